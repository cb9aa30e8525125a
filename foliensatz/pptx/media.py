"""How many pixels of a picture a slide can show."""

from math import ceil
from typing import Iterator

from foliensatz.frame import Frame, Picture
from foliensatz.geometry import EMU_PER_INCH

ALL_PIXELS = 1 << 30
"""More than any picture has: it keeps what it has."""
STEP = 64
"""Widths are rounded up to a multiple of this, so that a small change of the layout doesn't encode a photograph anew."""
DRAWING_DPI = 220
"""Of a drawing so many dots an inch are made at least: 2.3 pixels for each of a slide that is 1280 px wide."""


def seen_widths(frame: Frame, dpi: int) -> Iterator[tuple[str, int]]:
    """The key of each picture of a frame with how many pixels across can be seen of it, the parts cut away included;
    ALL_PIXELS where it keeps them all. A `dpi` of 0 keeps those of every photograph."""
    for shape in frame.shapes:
        if isinstance(shape, Picture):
            asset = shape.asset
            wanted = max(dpi, DRAWING_DPI) if asset.drawing else dpi
            if not wanted or shape.original and not asset.drawing:
                yield asset.key, ALL_PIXELS
                continue
            left, _, right, _ = shape.crop
            across = shape.box.width / EMU_PER_INCH * wanted / max(1e-6, 1 - left - right)
            yield asset.key, ceil(across / STEP) * STEP
