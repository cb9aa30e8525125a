"""A drawing as pixels, by resvg: for renderers that show no SVG, and for PowerPoint before 2016.

This module imports resvg_py and is itself imported only when a deck with an SVG is written.
"""

import re

import resvg_py

MOST_PIXELS = 16_000_000
"""More than a slide shows on the sharpest screen."""

_FAMILY = re.compile(
    r"""(font-family\s*(?::|="))\s*(&quot;|["']?)(Calibri|Cambria|Arial|Helvetica|Times New Roman|Courier New)\2(?=\s*[,;"}<]|&)"""
)
# Open typefaces of the same widths, for machines without Office's.
_TWINS = {
    "Calibri": "Carlito",
    "Cambria": "Caladea",
    "Arial": "Liberation Sans",
    "Helvetica": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
    "Courier New": "Liberation Mono",
}


def rasterise(svg: bytes, width: int, has_text: bool = True) -> bytes:
    """The drawing as a PNG `width` pixels wide, in its own proportions; transparent where nothing is drawn.

    `svg` is as `read_svg` made it. The installed fonts are looked at only where it `has_text`; nothing else of the
    machine plays a part. Raises ValueError where resvg can draw nothing of it.
    """
    text = svg.decode()
    if has_text:
        text = _FAMILY.sub(lambda match: f"{match[1]}{match[2]}{match[3]}{match[2]}, {_TWINS[match[3]]}", text)
    return resvg_py.svg_to_bytes(svg_string=text, width=max(1, width), skip_system_fonts=not has_text)


def sensible_width(width: int, ratio: float) -> int:
    """`width`, or what keeps the picture (`ratio` is width through height) within MOST_PIXELS and at least one pixel
    high."""
    most = int((MOST_PIXELS * ratio) ** 0.5)
    return max(1, min(width, most))
