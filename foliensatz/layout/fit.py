"""Fit: which size step, how many slides, what stands on each.

The order is the design's: as asked → the theme's size steps → continue on further slides (and then at the largest
step that needs no more of them, with the cuts evened out). Variants of the layout are tried by who arranges.
"""

import re
from typing import NamedTuple

from foliensatz.geometry import EMU_PER_PX, Box, Emu, Pt, emu_to_pt
from foliensatz.layout.table import TableGroup
from foliensatz.layout.text import Text
from foliensatz.runs import plain_text

# White space between two blocks that share a box: three modules of 8 px.
GAP: Emu = 24 * EMU_PER_PX
_GAP_PT = emu_to_pt(GAP)
# Lengths are compared with this much tolerance, in points: far below what an eye or a renderer sees.
EPSILON = 0.01
# Cuts are evened out by lowering the boxes: to this share of their height at least, found in so many halvings.
LEAST_SHARE = 0.3
HALVINGS = 9


class Track(NamedTuple):
    """Groups that flow through boxes: `boxes` on the first slide, `later` on each further one. `first_step` is where
    its size steps begin. `capacity` is how many texts one slide can take (its placeholders)."""

    groups: tuple
    boxes: tuple[Box, ...]
    later: tuple[Box, ...]
    first_step: int = 0
    capacity: int = 6


class Column(NamedTuple):
    """What stands in one box of one slide. `forced` is set where it could not be cut and does not fit."""

    groups: tuple
    forced: bool = False


Page = tuple[Column, ...]

_SOURCE = re.compile(r"(?:Daten)?quellen?\s*:|sources?\s*:", re.IGNORECASE)


class Fitted(NamedTuple):
    """`pages[t][p][b]` is the Column of track t on page p in box b; every track has `count` pages or fewer."""

    step: int
    pages: tuple[tuple[Page, ...], ...]
    count: int
    fits: bool


def paginate(track: Track, step: int, share: float = 1.0) -> tuple[Page, ...]:
    """Fill boxes from the top, slide after slide. With `share` < 1 boxes count as that much lower, which evens out
    the cuts; what would not fit then may still use the whole box."""
    queue = list(track.groups)
    step += track.first_step
    pages: list[Page] = []
    while queue:
        boxes = track.later if pages else track.boxes
        page = []
        texts = 0
        for box in boxes:
            column, texts = fill_box(queue, box, step, share, texts, track.capacity)
            page.append(column)
        pages.append(tuple(page))
    return tuple(pages) or ((Column(()),) * len(track.boxes),)


def fill_box(queue: list, box: Box, step: int, share: float, texts: int, capacity: int) -> tuple[Column, int]:
    """Take from the queue what fits into one box; `texts` counts the texts already on the slide."""
    whole = emu_to_pt(box.height)
    room = whole * share
    placed: list = []
    used: Pt = 0.0
    while queue:
        group = queue[0]
        gap = _GAP_PT if placed else 0.0
        more = group.texts
        if texts and texts + more > capacity:
            break
        if used + gap + group.height(box.width, step) <= room + EPSILON:
            placed.append(queue.pop(0))
            used += gap + group.height(box.width, step)
            texts += more
            continue
        parts = group.split(box.width, step, room - used - gap)
        if parts is None and not placed:
            if group.height(box.width, step) <= whole + EPSILON:
                return Column((queue.pop(0),)), texts + more
            parts = group.split(box.width, step, whole)
            if parts is None and isinstance(group, TableGroup):
                parts = group.split_within(box.width, step, whole)
            if parts is None:
                return Column((queue.pop(0),), forced=not group.flexible), texts + more
        if parts is not None:
            placed.append(parts[0])
            queue[0] = parts[1]
            texts += more
        break
    if queue and placed:
        _keep_with_next(placed, queue)
        _keep_source(placed, queue, box, step)
    return Column(tuple(placed)), texts


def _keep_with_next(placed: list, queue: list) -> None:
    """A heading at the very end of a box goes with what it heads."""
    last = placed[-1]
    if not isinstance(last, Text) or not last.items[-1].keep:
        return
    cut = len(last.items)
    while cut and last.items[cut - 1].keep:
        cut -= 1
    if not cut and len(placed) == 1:
        return
    queue.insert(0, last.with_items(last.items[cut:]))
    if cut:
        placed[-1] = last.with_items(last.items[:cut])
    else:
        placed.pop()


def _keep_source(placed: list, queue: list, box: Box, step: int) -> None:
    """What figures come from, and a caption, never go on alone: what stands above them goes over with them, of a table its
    last row, of a text its last paragraph."""
    if not placed or not _is_source(queue[0]):
        return
    last = placed[-1]
    if isinstance(last, TableGroup):
        parts = last.split(box.width, step, last.height(box.width, step) - EPSILON * 2)
        if parts is not None:
            placed[-1] = parts[0]
            queue.insert(0, parts[1])
            return
    elif isinstance(last, Text) and len(last.items) > 1:
        placed[-1] = last.with_items(last.items[:-1])
        if placed[-1].kind == queue[0].kind:
            queue[0] = queue[0].with_items((last.items[-1], *queue[0].items))
        else:
            queue.insert(0, last.with_items(last.items[-1:]))
        return
    if len(placed) > 1:
        queue.insert(0, placed.pop())


def _is_source(group) -> bool:
    """Whether a group is nothing but a caption or a line that says where figures come from."""
    if not isinstance(group, Text) or len(group.items) != 1:
        return False
    return group.kind == "caption" or bool(_SOURCE.match(plain_text(group.items[0].runs)))


def _words_fit(tracks, step: int) -> bool:
    return all(
        group.words_fit(box.width, step + track.first_step)
        for track in tracks
        for group in track.groups
        for box in track.boxes[:1]
    )


def _hyphenated(track: Track, step: int) -> Track:
    """The track with its words made divisible that are wider than their column even in the smallest type."""
    width = min(box.width for box in track.boxes)
    groups = tuple(group.hyphenated(width, step + track.first_step) for group in track.groups)
    return track._replace(groups=groups)


def _forced(pages) -> bool:
    return any(column.forced for track in pages for page in track for column in page)


def fit(tracks: tuple[Track, ...], steps: int, shrink: bool = True) -> Fitted:
    """Find the largest of `steps` at which everything stands on one slide with whole words; else the fewest slides.
    Without `shrink` only the first step is tried."""
    if not _words_fit(tracks, 0):
        tracks = tuple(_hyphenated(track, steps - 1) for track in tracks)
    steps = steps if shrink else 1
    tried = []
    for step in range(steps):
        pages = tuple(paginate(track, step) for track in tracks)
        one = all(len(track) == 1 for track in pages) and not _forced(pages)
        if one and _words_fit(tracks, step):
            return Fitted(step, _even(tracks, step, pages), 1, True)
        tried.append((step, pages, one))
    for step, pages, one in tried:
        if one and not _words_fit(tracks, steps - 1):
            return Fitted(step, _even(tracks, step, pages), 1, True)
    step, pages, _ = min(tried, key=lambda found: (_forced(found[1]), max(map(len, found[1])), found[0]))
    count = max(map(len, pages))
    return Fitted(step, _even(tracks, step, pages), count, not _forced(pages))


def _even(tracks, step: int, pages):
    return tuple(_even_track(track, step, own) for track, own in zip(tracks, pages))


def _even_track(track: Track, step: int, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The lowest boxes that need no more slides and no more cuts: no last slide with a single line."""
    if len(pages) == 1 and len(track.boxes) == 1:
        return pages
    pieces = _pieces(pages)
    low, high, best = _lowest(track, step), 1.0, pages
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        tried = paginate(track, step, middle)
        if len(tried) == len(pages) and _pieces(tried) <= pieces and not _hollow(tried, pages):
            best, high = tried, middle
        else:
            low = middle
    return best


def _lowest(track: Track, step: int) -> float:
    """The least share of its boxes to try: where several stand side by side, what the highest paragraph needs."""
    if len(track.boxes) == 1 or not all(isinstance(group, Text) for group in track.groups):
        return LEAST_SHARE
    box = track.boxes[0]
    highest = max((sum(item[:2]) for group in track.groups for item in group.set(box.width, step + track.first_step)), default=0.0)
    return min(1.0, highest / emu_to_pt(box.height))


def _pieces(pages: tuple[Page, ...]) -> int:
    """How many parts everything is cut into: paragraphs and groups."""
    return sum(
        len(group.items) if isinstance(group, Text) else 1
        for page in pages
        for column in page
        for group in column.groups
    )


def _hollow(tried, pages) -> bool:
    return any(column.forced for page in tried for column in page) and not any(
        column.forced for page in pages for column in page
    )
