"""Plain shapes."""

from foliensatz.frame import Autoshape
from foliensatz.geometry import Emu
from foliensatz.preview.markup import px
from foliensatz.preview.pen import Pen
from foliensatz.theme import Color


def autoshape_svg(shape: Autoshape, pen: Pen) -> str:
    """Raises ValueError for a form that is none of those that layout makes."""
    if shape.preset != "rect":
        raise ValueError(f"the preview can't draw the form {shape.preset}")
    return rect(*shape.box, shape.fill, pen, ' aria-hidden="true"')


def rect(x: Emu, y: Emu, width: Emu, height: Emu, fill: Color, pen: Pen, words: str = "") -> str:
    """A filled rectangle; lengths in EMU."""
    return f'<rect x="{px(x)}" y="{px(y)}" width="{px(width)}" height="{px(height)}" fill="{pen.color(fill)}"{words}/>'
