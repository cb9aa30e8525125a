"""Plain shapes."""

from foliensatz.frame import Autoshape
from foliensatz.preview.ground import rect
from foliensatz.preview.pen import Pen


def autoshape_svg(shape: Autoshape, pen: Pen) -> str:
    if shape.preset != "rect":
        raise ValueError(f"the preview can't draw the form {shape.preset}")
    return rect(*shape.box, shape.fill, pen, ' aria-hidden="true"')
