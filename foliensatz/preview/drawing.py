"""Drawings: a group of paths."""

from foliensatz.frame import Drawing, DrawnPath
from foliensatz.geometry import EMU_PER_PX, Emu
from foliensatz.preview.line import link
from foliensatz.preview.markup import escaped, number, px
from foliensatz.preview.pen import Pen
from foliensatz.theme import Color

_CAPS = {"flat": "butt", "rnd": "round", "sq": "square"}


def drawing_svg(drawing: Drawing, pen: Pen) -> str:
    said = f' role="img" aria-label="{escaped(drawing.descr)}"' if drawing.descr else ' aria-hidden="true"'
    group = f"<g{said}>{''.join([_path(path, pen) for path in drawing.paths])}</g>"
    start = link(drawing.href) if drawing.href else ""
    return f"{start}{group}</a>" if start else group


def _path(path: DrawnPath, pen: Pen) -> str:
    steps = " ".join(f"{command}{_points(values)}" for command, values in path.commands)
    looks = f' fill="{_paint(path.fill, pen)}"' + _opacity("fill", path.fill_opacity)
    if path.stroke is not None:
        looks += f' stroke="{_paint(path.stroke, pen)}" stroke-width="{px(path.stroke_width)}"'
        looks += f' stroke-linecap="{_CAPS[path.cap]}" stroke-linejoin="{path.join}"'
        looks += _opacity("stroke", path.stroke_opacity)
        if path.dashes:
            lengths = (number(length * path.stroke_width / EMU_PER_PX) for length in path.dashes)
            looks += f' stroke-dasharray="{" ".join(lengths)}"'
    return f'<path d="{steps}" fill-rule="evenodd"{looks}/>'


def _points(values: tuple[Emu, ...]) -> str:
    return " ".join(number(value / EMU_PER_PX) for value in values)


def _paint(color: Color | str | None, pen: Pen) -> str:
    if color is None:
        return "none"
    return f"#{color}" if isinstance(color, str) else pen.color(color)


def _opacity(name: str, share: float) -> str:
    return f' {name}-opacity="{share:g}"' if share < 1 else ""
