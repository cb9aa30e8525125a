"""How many lines a paragraph needs, and which ones a reader sees.

Two questions, as no two programs set a line equally long. PowerPoint adds up the font's own widths; its fonts' kerning
is not to the unit ours. LibreOffice (up to 7.4) rounds the size and every advance to 1/600 inch, which makes a line up
to one percent longer or shorter in small type: in a long paragraph the two seldom break every line at the same word.

So what is *planned* (heights, whether a text fits, where a slide ends) is the larger number of lines: with the font's
widths and a half percent to spare, and as LibreOffice rounds. No program needs more lines than that. What is *shown*
(the breaks in a frame) are LibreOffice's lines, the only ones that can be checked against a program; they may be fewer.

Measuring again at each size is dear, and seldom changes the number of lines. Rounding can't change a width by more than
its tolerance; only where a paragraph in a column that much narrower had more lines is it measured as rounded.
"""

from typing import Iterable

from foliensatz.geometry import Pt
from foliensatz.layout.linebreak import SAFETY, Line, Measured, longest_word, measure, wrap

# What LibreOffice's lengths in 1/100 mm may cost beside its rounded advances.
ROUNDED_SAFETY = 0.9995
# Rounding moves the narrowest letters of prose (a fifth of an em) by half a dot at most, and the size by half a dot:
# 2.5 + 0.5 dots an em, of 600/72 dots a point.
_TOLERANCE = 3 / (600 / 72)
# Rounding makes hardly a line of prose from 10 pt on longer than that.
_LINE_SLACK = 1.012


def tolerance(size: Pt) -> float:
    """By how much of its width a line set in `size` may be longer in a renderer that rounds."""
    return _TOLERANCE / size


def rounded(measured: Measured, size: Pt) -> Measured:
    """The paragraph as LibreOffice measures it when it is set in `size`, still in em."""
    return measure(piece._replace(face=piece.face.rounded(size * piece.scale)) for piece in measured.pieces)


def planned_lines(measured: Measured, size: Pt, width: float, first_width: float | None = None) -> tuple[Line, ...]:
    """The lines of a paragraph set in `size`, as many as the renderer needs that needs most; widths in em."""
    spare = 1 - tolerance(size)
    if len(measured.stretches) == 1:
        whole = _longest_line(measured)
        if whole <= spare * (width if first_width is None else first_width):
            return (Line(0, measured.stretches[0].end, whole),)
    lines = wrap(measured, width, first_width)
    if len(wrap(measured, width, first_width, spare)) == len(lines):
        return lines
    as_rounded = wrap(rounded(measured, size), width, first_width, ROUNDED_SAFETY)
    return as_rounded if len(as_rounded) > len(lines) else lines


def shown_lines(measured: Measured, size: Pt, width: float, first_width: float | None = None) -> tuple[Line, ...]:
    """The lines that LibreOffice makes of a paragraph set in `size`: never more than the planned ones."""
    return wrap(rounded(measured, size), width, first_width, 1.0)


def word_fits(measured: Measured, size: Pt, width: float) -> bool:
    """Whether every word of the paragraph set in `size` stands whole in a column `width` em wide."""
    room = width + 1e-9
    word = longest_word(measured)
    if word > room * SAFETY:
        return False
    return word <= room * (1 - tolerance(size)) or longest_word(rounded(measured, size)) <= room * ROUNDED_SAFETY


def widths_needed(paragraphs: Iterable[tuple[Measured, Pt]]) -> tuple[Pt, Pt]:
    """How wide a column must be for paragraphs, each with its size, in points: so that no renderer breaks a word where
    it must not, and so that lines are broken at hard breaks alone. (The second is a wish: a renderer that rounds could
    break a line in small type all the same, for which `planned_lines` has room.)"""
    needs = [(longest_word(measured) * size, measured, size) for measured, size in paragraphs]
    widest_line = max((_longest_line(measured) * size for _, measured, size in needs), default=0.0)
    widest_word = max((word for word, _, _ in needs), default=0.0) / SAFETY
    tried = set()  # the same word stands in many cells
    for word, measured, size in needs:
        if word * (1 + tolerance(size)) > widest_word * ROUNDED_SAFETY and (word, size) not in tried:
            tried.add((word, size))
            widest_word = max(widest_word, longest_word(rounded(measured, size)) * size / ROUNDED_SAFETY)
    return widest_word, max(widest_word, widest_line * _LINE_SLACK)


def _longest_line(measured: Measured) -> float:
    ends, begins = measured.ends, measured.begins
    return max([ends[last - 1] - begins[first] for first, last, _, _ in measured.stretches if first < last], default=0.0)
