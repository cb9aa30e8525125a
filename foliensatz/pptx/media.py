"""How many pixels of each picture a deck can show."""

from math import ceil
from typing import Iterable

from foliensatz.frame import Frame, Picture
from foliensatz.geometry import EMU_PER_INCH

STEP = 64
"""Widths are rounded up to a multiple of this, so that a small change of the layout doesn't encode a photograph anew."""
DRAWING_DPI = 220
"""Of a drawing so many dots an inch are made at least: 2.3 pixels for each of a slide that is 1280 px wide."""


def seen_widths(frames: Iterable[Frame], dpi: int) -> dict[str, int]:
    """The key of each picture with how many pixels across can be seen of it in its largest place, the parts cut away
    included; 0 where it keeps all it has. A `dpi` of 0 keeps those of every photograph."""
    widths: dict[str, int] = {}
    for frame in frames:
        for shape in frame.shapes:
            if isinstance(shape, Picture):
                key, width = shape.asset.key, _width(shape, dpi)
                known = widths.get(key, 1)
                widths[key] = max(known, width) if known and width else 0
    return widths


def _width(picture: Picture, dpi: int) -> int:
    is_drawing = bool(picture.asset.drawing)
    if not is_drawing and (picture.original or not dpi):
        return 0
    left, _, right, _ = picture.crop
    across = picture.box.width / EMU_PER_INCH * (max(dpi, DRAWING_DPI) if is_drawing else dpi)
    return ceil(across / max(1e-6, 1 - left - right) / STEP) * STEP
