"""How high lines are, and where in them the baseline is: as LibreOffice sets them, which was measured in its PDFs.

In placeholders and text boxes a line in single spacing is 1.2 times its type size high in every font, as in PowerPoint. In
table cells LibreOffice takes the height from the font instead; that differs by 2 px a line in Arial of 18 pt.
"""

from typing import NamedTuple

from foliensatz.fonts import line_rise
from foliensatz.layout.setting import Setting
from foliensatz.preview.line import SetLine
from foliensatz.preview.markup import PX_PER_PT
from foliensatz.theme import FontScheme, LevelStyle

# What is below the baseline: of the type size in single spacing, and of the line's height in less than that.
BELOW = 0.2


class Rise(NamedTuple):
    """How far a line reaches above and below its baseline, in px."""

    above: float
    below: float


def text_rise(level: LevelStyle, setting: Setting) -> Rise:
    """A line of a text. Line spacing counts from the first line on: more of it is put above a line, less is taken from
    both sides."""
    size = level.size * PX_PER_PT
    height = setting.line_height(level, level.size) * PX_PER_PT
    below = BELOW * (size if level.line_spacing >= 1 else height)
    return Rise(height - below, below)


def cell_rise(line: SetLine, level: LevelStyle, fonts: FontScheme) -> Rise:
    """A line of a table cell: as high as the highest of its fonts."""
    above, below = line_rise(fonts.minor)
    if any([piece.style.code for piece in line.pieces]):
        high, low = line_rise(fonts.mono, fonts.mono_substitute)
        above, below = max(above, high), max(below, low)
    size = level.size * PX_PER_PT
    return Rise(above * size, below * size)
