"""What a slide stands on: its ground, and the fixed shapes of master and layout."""

from foliensatz.geometry import EMU_PER_PX
from foliensatz.preview.autoshape import rect
from foliensatz.preview.line import set_lines, written
from foliensatz.preview.markup import px, size_px
from foliensatz.preview.pen import Ground, Pen
from foliensatz.preview.rise import text_rise
from foliensatz.runs import PLAIN, Run
from foliensatz.theme import Decoration, Layout


def ground_svg(layout: Layout, pen: Pen) -> str:
    """Ground, master and layout, worked out once a layout."""
    found = pen.remembered.get(layout.name)
    if found is None:
        found = pen.remembered[layout.name] = _ground(layout, pen)
    return found


def _ground(layout: Layout, pen: Pen) -> str:
    width, height = pen.theme.size
    shapes = (*(pen.theme.decorations if layout.shows_master else ()), *layout.decorations)
    parts = [rect(0, 0, width, height, layout.ground, pen)]
    parts += [_decoration(shape, pen) for shape in shapes]
    if layout.backdrops:
        from foliensatz.preview.backdrop import backdrop_svg

        parts += [backdrop_svg(drop, pen) for drop in layout.backdrops]
    return f'<g aria-hidden="true">{"".join(parts)}</g>'


def _decoration(shape: Decoration, pen: Pen) -> str:
    parts = [rect(*shape.box, shape.fill, pen)] if shape.fill is not None else []
    if shape.picture:
        x, y, width, height = (px(length) for length in shape.box)
        parts.append(f'<image href="media/{shape.picture}" x="{x}" y="{y}" width="{width}" height="{height}"/>')
    if shape.text:
        parts.append(_words(shape, pen))
    return "".join(parts)


def _words(shape: Decoration, pen: Pen) -> str:
    style = pen.theme.styles[shape.style or pen.theme.body_style]
    level = style.level(0)._replace(size=style.size(0, 0))
    ground = Ground(level._replace(color=shape.color or level.color))
    runs = tuple(Run(run.text, PLAIN._replace(bold=run.bold)) for run in shape.text)
    (line,) = set_lines(runs, (), ground.level, pen.setting)
    rise = text_rise(level, pen.setting)
    free = shape.box.height / EMU_PER_PX - sum(rise)
    top = shape.box.y / EMU_PER_PX + {"t": 0.0, "ctr": free / 2, "b": free}[shape.anchor]
    spacing = f' letter-spacing="{size_px(level.tracking)}"' if level.tracking else ""
    words = written(line, shape.box.x / EMU_PER_PX, top + rise.above, ground, level.align, pen)
    return f'<g font-size="{size_px(level.size)}"{pen.letters(ground)}{spacing}>{words}</g>'

