"""What PowerPoint's “Morph” turns into each other: shapes of two neighbouring slides with one name."""

from typing import Iterator, Sequence

from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.frame import Frame
from foliensatz.source import Span

SIGN = "!!"
"""What a name begins with that two shapes have so that they are one to PowerPoint."""


def partnerless(frames: Sequence[Frame]) -> Iterator[tuple[int, Diagnostic]]:
    """(number of the frame, what to tell) for each named shape of a slide that comes by morphing and that is neither on
    the slide before nor morphs into the next. Positions are relative to the slide."""
    for number, frame in enumerate(frames):
        if not _morphs(frame):
            continue
        partners = _names(frames[number - 1]) if number else set()
        if number + 1 < len(frames) and _morphs(frames[number + 1]):
            partners |= _names(frames[number + 1])
        for shape in frame.shapes:
            if shape.name.startswith(SIGN) and shape.name not in partners:
                message = f"Nothing on the slide before is called “{shape.name}”, so it can't morph"
                hint = "Give its partner there the same name: {name=%s}" % shape.name
                yield number, warning("F484", message, Span(shape.line), hint)


def _morphs(frame: Frame) -> bool:
    return frame.transition is not None and frame.transition.kind == "morph"


def _names(frame: Frame) -> set[str]:
    return {shape.name for shape in frame.shapes if shape.name.startswith(SIGN)}
