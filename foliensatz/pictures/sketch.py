"""A simple SVG as paths that PowerPoint can edit: outlines with plain fills and strokes, everything else refused.

This module imports svgelements and is itself imported only for a picture that is to become shapes.
"""

import re
from io import StringIO
from math import sqrt

from svgelements import SVG, Arc, Close, Color, CubicBezier, Line, Move, Path, QuadraticBezier, Shape

from foliensatz.deck import Sketch, SketchPath

MOST_PATHS = 500
MOST_COMMANDS = 20_000
"""More than that nobody edits by hand, and PowerPoint gets slow."""
_MOST_CHARACTERS = 40 * MOST_COMMANDS  # of a file that has no more; reading a larger one takes seconds

# What has no like among PowerPoint's shapes, as it stands in the cleaned file, and what it is called.
_BEYOND = (
    (re.compile(r"<text[\s>]"), "text"),
    (re.compile(r"<image[\s>]"), "an embedded picture"),
    (re.compile(r"""(?:fill|stroke)\s*[:=]\s*["']?\s*url\("""), "gradients or patterns"),
    (re.compile(r"""clip-path\s*[:=]\s*["']?\s*url\("""), "a clipping path"),
    (re.compile(r"""mask\s*[:=]\s*["']?\s*url\("""), "a mask"),
    (re.compile(r"""filter\s*[:=]\s*["']?\s*(?:url|[a-z-]+)\("""), "a filter"),
    (re.compile(r"""marker(?:-start|-mid|-end)?\s*[:=]\s*["']?\s*url\("""), "arrowheads or markers"),
    (re.compile(r"<switch[\s>]"), "alternatives"),
    (re.compile(r"""<(?:g|use|svg)[^>]*\s(?:opacity=|style="[^"]*(?<!-)opacity\s*:)"""), "groups that are half transparent"),
    (re.compile(r"mix-blend-mode"), "mixed colours"),
)
_CAPS = {"butt": "flat", "round": "rnd", "square": "sq"}
_JOINS = {"miter": "miter", "round": "round", "bevel": "bevel"}
# So much of its size a drawing may stick out of its viewBox: less is a matter of rounding.
_OVERHANG = 0.01
_SAMPLES = 12

Point = tuple[float, float]


class Beyond(Exception):
    """The drawing has something that shapes can't show; the text says what."""


def read_sketch(drawing: bytes) -> Sketch:
    """The paths of a drawing as `read_svg` made it, in the order in which they are painted. Raises Beyond."""
    text = drawing.decode()
    for pattern, what in _BEYOND:
        if pattern.search(text):
            raise Beyond(what)
    if len(text) > _MOST_CHARACTERS:
        raise Beyond("too many parts")
    try:
        svg = SVG.parse(StringIO(text), reify=False)
    except RecursionError as problem:
        raise Beyond("parts that use themselves") from problem
    width, height = float(svg.width), float(svg.height)
    paths, count = [], 0
    for shape in svg.elements():
        if not isinstance(shape, Shape) or str(shape.values.get("visibility", "")) in ("hidden", "collapse"):
            continue
        path = _path(shape)
        if path is None:
            continue
        _check_within(path, width, height)
        paths.append(path)
        count += len(path.commands)
        if len(paths) > MOST_PATHS or count > MOST_COMMANDS:
            raise Beyond("too many parts")
    if not paths:
        raise Beyond("nothing to draw")
    return Sketch(width, height, tuple(paths))


def _path(shape: Shape) -> SketchPath | None:
    """A shape with its transforms applied; None where nothing of it is seen."""
    values = shape.values
    fill, fill_alpha = _paint(shape.fill, values, "fill-opacity")
    stroke, stroke_alpha = _paint(shape.stroke, values, "stroke-opacity")
    matrix = shape.transform
    scale = sqrt(abs(matrix.determinant)) if values.get("vector-effect") != "non-scaling-stroke" else 1.0
    width = (1.0 if shape.stroke_width is None else float(shape.stroke_width)) * scale
    if not width:
        stroke = ""
    commands = _commands(abs(Path(shape)))
    if fill and not any(abs(_area(part)) > 1e-6 for part in _parts(commands)):
        fill = ""  # a straight line has nothing to fill
    if not commands or not (fill or stroke):
        return None
    if fill and str(values.get("fill-rule", "nonzero")) != "evenodd":
        _check_fill(commands)
    return SketchPath(
        commands,
        fill,
        fill_alpha,
        stroke,
        stroke_alpha,
        round(width, 4) if stroke else 0.0,
        _CAPS.get(str(values.get("stroke-linecap", "butt")), "flat"),
        _JOINS.get(str(values.get("stroke-linejoin", "miter")), "miter"),
        _dashes(str(values.get("stroke-dasharray", "none")), scale) if stroke else (),
    )


def _paint(color: Color, values: dict, opacity: str) -> tuple[str, float]:
    """A paint as RRGGBB ("" for none) and how opaque it is."""
    if color is None or color.value is None:
        return "", 1.0
    # svgelements has the paint's own opacity in the colour, the element's beside it.
    alpha = color.opacity * _share(values.get("opacity", 1))
    return (f"{color.red:02X}{color.green:02X}{color.blue:02X}", round(alpha, 4)) if alpha > 0 else ("", 1.0)


def _share(value: object) -> float:
    text = str(value).strip()
    try:
        share = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return 1.0
    return min(max(share, 0.0), 1.0)


def _dashes(text: str, scale: float) -> tuple[float, ...]:
    """Lengths of dashes and gaps in turn, always in pairs; () for a solid line."""
    lengths = [float(length) * scale for length in re.findall(r"[0-9]*\.?[0-9]+", text)]
    if not any(lengths):
        return ()
    return tuple(round(length, 4) for length in (lengths if len(lengths) % 2 == 0 else lengths * 2))


def _commands(path: Path) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """M, L, C and Z with absolute coordinates."""
    path.approximate_arcs_with_cubics()
    result: list[tuple[str, tuple[float, ...]]] = []
    for segment in path:
        if isinstance(segment, Move):
            result.append(("M", _flat(segment.end)))
        elif isinstance(segment, Close):
            result.append(("Z", ()))
        elif isinstance(segment, Line):
            result.append(("L", _flat(segment.end)))
        elif isinstance(segment, QuadraticBezier):
            start, control, end = segment.start, segment.control, segment.end
            first = start + (control - start) * (2 / 3)
            second = end + (control - end) * (2 / 3)
            result.append(("C", _flat(first, second, end)))
        elif isinstance(segment, CubicBezier):
            result.append(("C", _flat(segment.control1, segment.control2, segment.end)))
        elif isinstance(segment, Arc):
            raise Beyond("an arc without size")
    while result and result[-1][0] == "M":
        result.pop()
    return tuple(result)


def _flat(*points) -> tuple[float, ...]:
    return tuple(round(float(value), 4) for point in points for value in (point.x, point.y))


def _parts(commands: tuple) -> list[list[Point]]:
    """The points of each part; curves as a few points on them."""
    parts: list[list[Point]] = []
    for command, values in commands:
        points = list(zip(values[::2], values[1::2]))
        if command == "M" or not parts:
            parts.append(points)
        elif command == "C":
            parts[-1] += [_on_curve(parts[-1][-1], *points, n / _SAMPLES) for n in range(1, _SAMPLES + 1)]
        else:
            parts[-1] += points
    return parts


def _on_curve(start: Point, first: Point, second: Point, end: Point, t: float) -> Point:
    """A point of a cubic Bézier curve."""
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    x, y = (a * p + b * q + c * r + d * s for p, q, r, s in zip(start, first, second, end))
    return x, y


def _check_fill(commands: tuple) -> None:
    """Where parts of a path overlap and turn the same way, SVG fills both and PowerPoint leaves a hole."""
    parts = [(_area(part), *_bounds(part)) for part in _parts(commands)]
    for n, (area, left, top, right, bottom) in enumerate(parts):
        for other, left2, top2, right2, bottom2 in parts[n + 1 :]:
            apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
            if area * other > 0 and not apart:
                raise Beyond("parts of one path that overlap")


def _area(points: list[Point]) -> float:
    following = points[1:] + points[:1]
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(points, following)) / 2


def _bounds(points: list[Point]) -> tuple[float, float, float, float]:
    across, down = zip(*points)
    return min(across), min(down), max(across), max(down)


def _check_within(path: SketchPath, width: float, height: float) -> None:
    """What sticks out of the viewBox is hidden in the picture, and would be seen as a shape."""
    margin = path.stroke_width / 2
    left, top, right, bottom = _bounds([point for part in _parts(path.commands) for point in part])
    spare_x, spare_y = width * _OVERHANG + margin, height * _OVERHANG + margin
    if left < -spare_x or top < -spare_y or right > width + spare_x or bottom > height + spare_y:
        raise Beyond("parts outside of its viewBox")
