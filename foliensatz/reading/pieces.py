"""Pieces: stretches of a paragraph's text in one style, with the pictures, formulas and line breaks among them; and as runs.
"""

from foliensatz.deck import Image, Math
from foliensatz.runs import PLAIN, Run, Runs, RunStyle

TEXT, FIXED, SOFT, HARD, PICTURE, FORMULA, DISPLAY = range(7)


class Piece:
    """A stretch of text in one style (`kind` TEXT, or FIXED where typography keeps out), a line break as the source
    has it (SOFT, whose text is a space, or HARD), a picture (or a table's file in a picture's place), or a formula
    (FORMULA, or DISPLAY where it is meant to stand by itself; its words are `text`). `line` is where it stands; `block` is
    the picture, table or formula."""

    __slots__ = ("kind", "text", "style", "line", "block")

    def __init__(self, kind: int, text: str, style: RunStyle, line: int, block: Image | Math | None = None):
        self.kind = kind
        self.text = text
        self.style = style
        self.line = line
        self.block = block


def to_runs(pieces: list[Piece]) -> Runs:
    """Pieces as runs: equal styles joined, no blanks at the ends or beside a hard break."""
    runs: list[Run] = []
    text, style = "", PLAIN
    for piece in pieces:
        if piece.kind == PICTURE:
            continue
        if piece.kind >= FORMULA:
            if text:
                runs.append(Run(text, style))
            runs.append(Run(piece.text, piece.style, formula=piece.block.formula))
            text, style = "", piece.style
            continue
        if piece.kind == HARD:
            if text:
                runs.append(Run(text.rstrip(" "), style))
                text = ""
            if runs:
                runs.append(Run("\n", style))
            continue
        if piece.kind == SOFT and not text and (not runs or runs[-1].text == "\n"):
            continue
        addition = piece.text
        if not text and (not runs or runs[-1].text == "\n"):
            addition = addition.lstrip(" ")
        if not addition:
            continue
        if piece.style == style or not text:
            text, style = text + addition, piece.style if not text else style
        else:
            runs.append(Run(text, style))
            text, style = addition, piece.style
    if text.rstrip(" "):
        runs.append(Run(text.rstrip(" "), style))
    while runs and (runs[-1].text == "\n" or not runs[-1].text):
        runs.pop()
    return tuple(run for run in runs if run.text)
