"""Numbers of footnotes where they are counted through the deck, and not on each slide."""

from foliensatz.deck import Footnote, Slide
from foliensatz.runs import Run


def counted_from(slide: Slide, before: int) -> Slide:
    """The slide with its footnotes counted on from the `before` ones of the slides before it."""
    return _with_numbers(slide, before)


def _with_numbers(value, before: int):
    """A part of a slide, whatever its kind: deck values are tuples down to the runs."""
    if isinstance(value, Run):
        style = value.style
        return value._replace(text=str(int(value.text) + before)) if style.note and style.shift else value
    if isinstance(value, Footnote):
        return value._replace(number=value.number + before) if value.number else value
    if not isinstance(value, tuple):
        return value
    parts = [_with_numbers(part, before) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
