"""Formulas: by themselves from their measured ink, within text on their line, as programs without native formulas show
them."""

from foliensatz.formula.faces import SIGNS, stretches
from foliensatz.formula.linear import LOWERED, RAISED, SCRIPT_SCALE, pieces
from foliensatz.formula.tree import Formula
from foliensatz.frame import MathFrame, MathGlyphs, MathPath
from foliensatz.preview.markup import escaped, px, size_px
from foliensatz.preview.pen import Pen

_NO_WIDTH = "\u200b"


def formula_svg(frame: MathFrame, pen: Pen) -> str:
    """A formula by itself as one picture, whose name is its words."""
    color = pen.color(frame.color)
    parts = [_glyphs(mark, pen) if isinstance(mark, MathGlyphs) else _path(mark, color) for mark in frame.ink]
    return f'<g role="img" aria-label="{escaped(frame.formula.text)}" class="formula" fill="{color}">{"".join(parts)}</g>'


def _glyphs(mark: MathGlyphs, pen: Pen) -> str:
    looks = (' font-weight="bold"' if mark.bold else "") + (' font-style="italic"' if mark.italic else "")
    return (
        f'<text x="{px(mark.x)}" y="{px(mark.y)}" data-width="{px(mark.width)}" font-size="{size_px(mark.size)}" '
        f'font-family="{pen.named_family(mark.face)}"{looks}>{escaped(mark.text)}</text>'
    )


def _path(mark: MathPath, color: str) -> str:
    steps = " ".join([command[0] + " ".join([px(value) for value in command[1:]]) for command in mark.commands])
    if not mark.pen:
        return f'<path d="{steps}"/>'
    return (
        f'<path d="{steps}" fill="none" stroke="{color}" stroke-width="{px(mark.pen)}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def inline_svg(formula: Formula, pen: Pen) -> str:
    """A formula within a line: spans of its letters, moved up and down from the line's baseline and back to it."""
    parts = []
    for piece in pieces(formula.body):
        rise = (RAISED if piece.shift > 0 else LOWERED) if piece.shift else 0.0
        for n, (face, text) in enumerate(stretches(piece.text)):
            looks = f' font-family="{pen.named_family(face)}"'
            if piece.italic and face != SIGNS:
                looks += ' font-style="italic"'
            if piece.bold:
                looks += ' font-weight="bold"'
            if rise:
                looks += f' font-size="{SCRIPT_SCALE}em"' + (f' dy="{-rise / SCRIPT_SCALE:.3f}em"' if n == 0 else "")
            parts.append(f"<tspan{looks}>{escaped(text)}</tspan>")
        if rise:
            parts.append(f'<tspan dy="{rise}em">{_NO_WIDTH}</tspan>')
    return "".join(parts)
