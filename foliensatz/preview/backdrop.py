"""What a template draws behind its slides. Without ids there are no SVG gradients: bands of colour stand for them."""

from foliensatz.colors import mixed
from foliensatz.geometry import EMU_PER_PX, Box
from foliensatz.preview.markup import escaped, number, px, size_px
from foliensatz.preview.pen import Pen
from foliensatz.theme import Backdrop, Color

# So many bands look like a gradient, at the size of a preview.
_BANDS = 48
# Where the baseline of a line is, as a share of the line's height.
_BASELINE = 0.8
_ANCHORS = {"ctr": ("middle", 0.5), "r": ("end", 1.0)}


def backdrop_svg(drop: Backdrop, pen: Pen) -> str:
    width, height = pen.theme.size
    box = drop.box if drop.box.width or drop.box.height else Box(0, 0, width, height)
    if drop.text:
        return _line(drop, box, pen)
    if drop.picture:
        drawn = _picture(drop, box)
    elif len(drop.fill) > 1 and _is_upright(drop):
        drawn = _bands(drop, box, pen)
    else:
        drawn = _path(drop, box, pen)
    if not drop.turn:
        return drawn
    middle = f"{px(box.x + box.width // 2)} {px(box.y + box.height // 2)}"
    return f'<g transform="rotate({number(drop.turn)} {middle})">{drawn}</g>'


def _is_upright(drop: Backdrop) -> bool:
    """Whether what is filled is a rectangle."""
    return not drop.commands or len(drop.commands) == 5 and all(letter != "C" for letter, _ in drop.commands)


def _path(drop: Backdrop, box: Box, pen: Pen) -> str:
    color = _at(drop, 0.5, pen) if drop.fill else "none"
    looks = f' fill="{color}"'
    if drop.opacity < 1:
        looks += f' fill-opacity="{drop.opacity:g}"'
    if drop.stroke is not None:
        looks += f' stroke="{pen.color(drop.stroke)}" stroke-width="{px(drop.stroke_width)}"'
    if not drop.commands:
        return f'<rect x="{px(box.x)}" y="{px(box.y)}" width="{px(box.width)}" height="{px(box.height)}"{looks}/>'
    steps = " ".join(letter + " ".join(number(value / EMU_PER_PX) for value in values) for letter, values in drop.commands)
    return f'<path d="{steps}"{looks}/>'


def _bands(drop: Backdrop, box: Box, pen: Pen) -> str:
    """A gradient within a rectangle; each band reaches under the next, so that no gap shines through."""
    parts = []
    for n in range(_BANDS):
        color = _at(drop, (n + 0.5) / _BANDS, pen)
        if drop.down:
            y = box.y + box.height * n // _BANDS
            part = Box(box.x, y, box.width, box.bottom - y)
        else:
            x = box.x + box.width * n // _BANDS
            part = Box(x, box.y, box.right - x, box.height)
        parts.append(f'<rect x="{px(part.x)}" y="{px(part.y)}" width="{px(part.width)}" height="{px(part.height)}" fill="{color}"/>')
    shade = f' opacity="{drop.opacity:g}"' if drop.opacity < 1 else ""
    return f"<g{shade}>{''.join(parts)}</g>"


def _at(drop: Backdrop, where: float, pen: Pen) -> str:
    """The colour at a place of the gradient."""
    stops = drop.stops or tuple(n / max(1, len(drop.fill) - 1) for n in range(len(drop.fill)))
    before: tuple[float, Color] = (stops[0], drop.fill[0])
    for at, color in zip(stops, drop.fill):
        if at >= where:
            share = (where - before[0]) / (at - before[0]) if at > before[0] else 0.0
            return mixed(pen.color(before[1]), pen.color(color), min(max(share, 0.0), 1.0))
        before = (at, color)
    return pen.color(before[1])


def _picture(drop: Backdrop, box: Box) -> str:
    left, top, right, bottom = drop.crop
    width, height = box.width / (1 - left - right), box.height / (1 - top - bottom)
    shown = ""
    if any(drop.crop):
        sides = " ".join(number(length / EMU_PER_PX) + "px" for length in (top * height, right * width, bottom * height, left * width))
        shown = f' style="clip-path:inset({sides})"'
    return (
        f'<image href="media/{drop.picture}" x="{px(round(box.x - left * width))}" y="{px(round(box.y - top * height))}" '
        f'width="{px(round(width))}" height="{px(round(height))}" preserveAspectRatio="none"{shown}/>'
    )


def _line(drop: Backdrop, box: Box, pen: Pen) -> str:
    anchor, share = _ANCHORS.get(drop.align, ("start", 0.0))
    x, y = box.x + box.width * share, box.y + box.height * _BASELINE
    return (
        f'<text x="{px(round(x))}" y="{px(round(y))}" font-size="{size_px(drop.size)}" text-anchor="{anchor}" '
        f'fill="{pen.color(drop.fill[0])}">{escaped(drop.text)}</text>'
    )
