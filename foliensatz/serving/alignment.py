"""Which slide of the deck before is which slide of the deck after an edit."""

from bisect import bisect_left
from collections import Counter
from typing import Callable, Hashable, Iterator, Sequence

Likeness = Callable[[Hashable], Hashable]
"""What of a slide's identity outlives most edits: its heading, say."""


def aligned(
    before: Sequence[Hashable], after: Sequence[Hashable], likeness: Likeness | None = None
) -> list[int | None]:
    """For each slide of `after` the number of the slide of `before` that it continues, None for a new one. Both are
    given by what identifies a slide: its file and text. The numbers found rise.

    What both begin and end with is the same. Between, slides that stand there once keep together, then those that are
    alike and stand there once, and the rest is paired in its order.
    """
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    result: list[int | None] = [None] * len(after)
    result[:start] = range(start)
    if end:
        result[-end:] = range(len(before) - end, len(before))
    middles = before[start : len(before) - end], after[start : len(after) - end]
    for old, new in _pairs(*middles, (None, likeness) if likeness else (None,)):
        result[start + new] = start + old
    return result


def _pairs(
    before: Sequence[Hashable], after: Sequence[Hashable], likenesses: Sequence[Likeness | None]
) -> Iterator[tuple[int, int]]:
    """Which belong together, as (number before, number after): by one likeness after the other, then in their order."""
    if not before or not after:
        return
    if not likenesses:
        yield from zip(range(len(before)), range(len(after)))
        return
    likeness, *others = likenesses
    kept = _kept(before, after) if likeness is None else _kept([*map(likeness, before)], [*map(likeness, after)])
    old, new = 0, 0
    for next_old, next_new in (*kept, (len(before), len(after))):
        for inner_old, inner_new in _pairs(before[old:next_old], after[new:next_new], others):
            yield old + inner_old, new + inner_new
        if next_new < len(after):
            yield next_old, next_new
        old, new = next_old + 1, next_new + 1


def _kept(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The longest rising run of those that stand once in both."""
    old_count, new_count = Counter(before), Counter(after)
    where = {each: number for number, each in enumerate(before) if old_count[each] == 1}
    pairs = [(where[each], number) for number, each in enumerate(after) if new_count[each] == 1 and each in where]
    tails: list[int] = []  # the smallest number that ends a run of each length
    ends: list[int] = []
    links: list[int] = []
    for place, (old, _) in enumerate(pairs):
        length = bisect_left(tails, old)
        links.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(old)
            ends.append(place)
        else:
            tails[length], ends[length] = old, place
    run = []
    place = ends[-1] if ends else -1
    while place >= 0:
        run.append(pairs[place])
        place = links[place]
    return run[::-1]
