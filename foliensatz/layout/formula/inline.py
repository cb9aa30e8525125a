"""Formulas in running text: a word that no line divides, as wide as the wider of its two looks.

A program that sets native formulas shows fractions and the like in two dimensions; one that doesn't shows the formula on
a line, with raised and lowered text. Lines are planned for the wider look, and as high as the higher one needs.
"""

from foliensatz.fonts import Fonts
from foliensatz.formula.faces import SIGNS, stretches
from foliensatz.formula.linear import SCRIPT_SCALE, pieces
from foliensatz.layout.formula.measurer import Measurer
from foliensatz.layout.linebreak import Line, Measured
from foliensatz.runs import Run

# Stands for each character of a formula's words while its paragraph is measured: no line breaks at it.
FILLER = "\u2061"
# How far a line's type reaches above and below its baseline, and the room that a formula keeps from the next line, in em.
ASCENT, DESCENT = 0.95, 0.25
ROOM = 0.06
_WIDE_SIDE = 1.02


class FormulaFace:
    """Stands in for a Face for the words of one formula: each of its characters has the same share of its width.
    `height` and `depth` are the formula's in em."""

    __slots__ = ("widths", "spaces", "height", "depth", "_round")

    def __init__(self, widths: "_Shares", height: float, depth: float, round_at):
        self.widths = widths
        self.spaces = _Shares(widths.share)
        self.height = height
        self.depth = depth
        self._round = round_at

    def width(self, text: str) -> float:
        return self.widths[text]

    def rounded(self, size: float) -> "FormulaFace":
        return self._round(size)


class _Shares(dict):
    """A text of n characters -> n shares."""

    __slots__ = ("share",)

    def __init__(self, share: float):
        self.share = share

    def __missing__(self, key) -> float:
        return self.share * len(key) if isinstance(key, str) else self.share


def formula_face(run: Run, fonts: Fonts, bold: bool) -> FormulaFace:
    """The face of a run that is a formula."""
    body = run.formula.body
    box = Measurer(fonts).measure(body, False)
    on_a_line = pieces(body)
    characters = max(1, len(run.text))

    def linear_width(rounded_at: float = 0.0) -> float:
        total = 0.0
        for piece in on_a_line:
            scale = SCRIPT_SCALE if piece.shift else 1.0
            for face_name, text in stretches(piece.text):
                face = fonts.face(face_name, piece.bold or bold, piece.italic and face_name != SIGNS)
                face = face.rounded(rounded_at * scale) if rounded_at else face
                total += face.width(text) * scale
        return total

    def rounded(size: float) -> FormulaFace:
        return FormulaFace(_Shares(linear_width(size) / characters), box.height, box.depth, rounded)

    width = max(box.width * _WIDE_SIDE, linear_width())
    return FormulaFace(_Shares(width / characters), box.height, box.depth, rounded)


def extra_height(measured: Measured, lines: tuple[Line, ...]) -> float:
    """By how much the lines with formulas are higher in all than lines of text, in em at single line spacing."""
    in_lines: dict[int, list[FormulaFace]] = {}
    at = number = 0
    for piece in measured.pieces:
        while number + 1 < len(lines) and lines[number + 1].start <= at:
            number += 1
        if isinstance(piece.face, FormulaFace):
            in_lines.setdefault(number, []).append(piece.face)
        at += len(piece.text)
    return sum(map(_extra, in_lines.values()))


def _extra(faces: list[FormulaFace]) -> float:
    height = max(face.height for face in faces) + ROOM
    depth = max(face.depth for face in faces) + ROOM
    return max(0.0, height - ASCENT) + max(0.0, depth - DESCENT)
