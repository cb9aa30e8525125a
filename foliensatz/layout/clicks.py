"""What appears with which click of a slide as set: lines of its source → shapes and paragraphs."""

from bisect import bisect_right
from typing import Sequence

from foliensatz.frame import Reveal, Shape, TextFrame


def clicks_of(steps: tuple[tuple[int, int], ...], shapes: Sequence[Shape]) -> tuple[tuple[Reveal, ...], ...]:
    """The clicks of one frame, in their order; those whose things stand on other frames of the slide aren't counted.
    `shapes` are those of its content, which come first; `steps` are (line, click) where the click changes."""
    lines = [line for line, _ in steps]
    found: dict[int, list[Reveal]] = {}

    def click(line: int) -> int:
        at = bisect_right(lines, line)
        return steps[at - 1][1] if at else 0

    for number, shape in enumerate(shapes):
        if not isinstance(shape, TextFrame):
            if step := click(shape.line):
                found.setdefault(step, []).append(Reveal(number))
        elif shape.placeholder is None or shape.placeholder.role != "title":
            for step, reveal in _of_text(number, shape, click):
                found.setdefault(step, []).append(reveal)
    return tuple(tuple(found[step]) for step in sorted(found))


def _of_text(number: int, frame: TextFrame, click) -> list[tuple[int, Reveal]]:
    """A text's paragraphs, those that come together as one; all of a text that stands on a ground and comes at once."""
    steps = [click(paragraph.line or frame.line) for paragraph in frame.paragraphs]
    if not any(steps):
        return []
    if (frame.fill is not None or frame.style == "code") and len(set(steps)) == 1:
        return [(steps[0], Reveal(number))]
    found = [(min(steps), Reveal(number, ground=True))] if frame.fill is not None and all(steps) else []
    first = 0
    for place in range(1, len(steps) + 1):
        if place == len(steps) or steps[place] != steps[first]:
            if steps[first]:
                found.append((steps[first], Reveal(number, first, place - 1)))
            first = place
    return found
