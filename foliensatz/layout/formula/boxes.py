"""The box of a formula or of a part of it, and TeX's styles that say how large its type is.

Lengths are in em of the formula's size.
"""

from typing import NamedTuple

from foliensatz.layout.formula.ink import Glyphs, Ink

# TeX's styles of a formula, and how large their type is: display, running text, scripts, scripts of scripts.
DISPLAY, TEXT, SMALL, SMALLEST = range(4)
SCALES = (1.0, 1.0, 0.73, 0.6)
AXIS = 0.28


class FormulaBox(NamedTuple):
    width: float
    height: float
    depth: float
    ink: tuple[Ink, ...] = ()

    @property
    def total(self) -> float:
        return self.height + self.depth


def joined(box: FormulaBox) -> FormulaBox:
    """Neighbouring letters that follow each other without space as one stretch of text."""
    ink: list[Ink] = []
    for mark in box.ink:
        last = ink[-1] if ink else None
        if (
            isinstance(mark, Glyphs)
            and isinstance(last, Glyphs)
            and (last.y, last.scale, *last[5:]) == (mark.y, mark.scale, *mark[5:])
            and abs(last.x + last.width - mark.x) < 0.002
        ):
            ink[-1] = last._replace(text=last.text + mark.text, width=last.width + mark.width)
        else:
            ink.append(mark)
    return box._replace(ink=tuple(ink))
