"""How large an SVG says it is: width, height and viewBox in whatever unit (SVG 2, 8.2 and 8.12; CSS Values 3, 6)."""

import re

DEFAULT = (300.0, 150.0)
"""What browsers take for a drawing that says nothing of its size."""

_PX = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 96 / 101.6, "in": 96.0}
_PX |= {"em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0}
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*([A-Za-z]*)\s*")
_SEPARATOR = re.compile(r"[\s,]+")


def svg_size(attributes: dict[str, str]) -> tuple[float, float, bool]:
    """Width and height in px, and whether the root's attributes say them. Where one of width and height is missing or
    in percent it follows from the viewBox; without any of them it is DEFAULT."""
    width, height = _length(attributes.get("width", "")), _length(attributes.get("height", ""))
    box = view_box(attributes.get("viewBox", ""))
    if width and height:
        return width, height, True
    if box:
        _, _, across, down = box
        if width:
            return width, width * down / across, True
        if height:
            return height * across / down, height, True
        return across, down, True
    return width or DEFAULT[0], height or DEFAULT[1], bool(width and height)


def view_box(text: str) -> tuple[float, float, float, float] | None:
    """x, y, width and height of a viewBox; None where it has no area or is none."""
    parts = [part for part in _SEPARATOR.split(text) if part]
    try:
        x, y, width, height = map(float, parts)
    except ValueError:
        return None
    finite = all(abs(value) < 1e9 for value in (x, y, width, height))
    return (x, y, width, height) if finite and width > 0 and height > 0 else None


def _length(text: str) -> float:
    """A length in px; 0 where it is none, is in percent, or is out of all reason."""
    match = _LENGTH.fullmatch(text)
    factor = _PX.get(match[2].lower()) if match else None
    if not match or factor is None:
        return 0.0
    value = float(match[1]) * factor
    return value if 0.01 <= value <= 1e6 else 0.0
