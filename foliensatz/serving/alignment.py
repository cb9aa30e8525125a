"""Which slide of the deck before is which slide of the deck after an edit."""

from bisect import bisect_left
from collections import Counter
from typing import Hashable, Sequence


def aligned(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[int | None]:
    """For each slide of `after` the number of the slide of `before` that it continues, None for a new one. Both are
    given by what identifies a slide: its file and text. The numbers found rise.

    What both begin and end with is the same; between, slides that stand there once keep together, and the rest is
    paired in its order.
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
    old, new = start, start
    for anchor_old, anchor_new in (
        *_kept(before, after, start, len(before) - end, len(after) - end),
        (len(before) - end, len(after) - end),
    ):
        for step in range(min(anchor_old - old, anchor_new - new)):
            result[new + step] = old + step
        if anchor_new < len(after) - end:
            result[anchor_new] = anchor_old
        old, new = anchor_old + 1, anchor_new + 1
    return result


def _kept(
    before: Sequence[Hashable], after: Sequence[Hashable], start: int, old_end: int, new_end: int
) -> list[tuple[int, int]]:
    """The longest rising run of slides that stand once in both middles, as (number before, number after)."""
    old_count, new_count = Counter(before[start:old_end]), Counter(after[start:new_end])
    where = {before[n]: n for n in range(start, old_end) if old_count[before[n]] == 1}
    pairs = [(where[after[n]], n) for n in range(start, new_end) if new_count[after[n]] == 1 and after[n] in where]
    tails: list[int] = []  # the smallest number that ends a run of each length
    ends: list[int] = []
    links: list[int] = []
    for place, (old, _) in enumerate(pairs):
        length = bisect_left(tails, old)
        links.append(ends[length - 1] if length else -1)
        tails[length:] = [old] if length == len(tails) else [old, *tails[length + 1 :]]
        ends[length:] = [place] if length == len(ends) else [place, *ends[length + 1 :]]
    run = []
    place = ends[-1] if ends else -1
    while place >= 0:
        run.append(pairs[place])
        place = links[place]
    return run[::-1]
