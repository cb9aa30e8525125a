"""What a template's masters and layouts draw behind the slides, for the preview: grounds, pictures, shapes, lines and their
words. In the file they stand as the template has them."""

import math
from foliensatz.digest import sha256
from typing import Iterator, Mapping, NamedTuple

from lxml import etree

from foliensatz.colors import rgb
from foliensatz.geometry import Box
from foliensatz.opc.names import A, P, R, local
from foliensatz.opc.package import Package
from foliensatz.theme import Backdrop, Color, TemplatePicture
from foliensatz.theming.template.drawing import color_in, own_box, whole

_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/svg+xml", "image/webp")
# Lines are drawn this thick where they say nothing (20.1.2.2.24).
_HAIRLINE = 9525
# Four of these curves make a circle.
_KAPPA = 0.5523
_ELLIPSES = ("ellipse", "flowChartConnector")
_WHOLE = 100000
_FIRST_GROUND = 1001
_USUAL_SIZE = 18.0


class _Transform(NamedTuple):
    """From a group's own measures to the slide's: moved by `x` and `y`, stretched by the factors."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, box: Box) -> Box:
        return Box(
            round(self.x + box.x * self.across), round(self.y + box.y * self.down),
            round(box.width * self.across), round(box.height * self.down),
        )  # fmt: skip


class Backdrops:
    """Reads the parts of one package; pictures are told in `pictures` as they are met."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.pictures: dict[str, TemplatePicture] = {}
        self._keys: dict[str, str] = {}

    def of(self, layout: str, master: str, theme: str, shows_master: bool, hexes: Mapping[str, str]) -> tuple[Backdrop, ...]:
        """All that a layout shows besides its placeholders, from the ground up. `hexes` are its colours by slot."""
        found = list(self._ground(layout, master, theme, hexes))
        for part in (master, layout) if shows_master else (layout,):
            tree = self.package.parts[part].root.find(f"{P}cSld/{P}spTree")
            if tree is not None:
                found += self._shapes(tree, part, hexes, _Transform())
        return tuple(found)

    def _ground(self, layout: str, master: str, theme: str, hexes: Mapping[str, str]) -> Iterator[Backdrop]:
        for part in (layout, master):
            ground = self.package.parts[part].root.find(f"{P}cSld/{P}bg")
            if ground is None:
                continue
            properties = ground.find(P + "bgPr")
            reference = ground.find(P + "bgRef")
            if properties is not None:
                yield from self._filled(properties, part, hexes, None)
            elif reference is not None and theme in self.package.parts:
                yield from self._styled(reference, theme, hexes)
            return

    def _styled(self, reference: etree._Element, theme: str, hexes: Mapping[str, str]) -> Iterator[Backdrop]:
        """A ground of the theme's list (20.1.4.1.7), in the colour that the reference says."""
        root = self.package.parts[theme].root
        listed = root.find(f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst") if root is not None else None
        number = whole(reference.get("idx")) or 0
        if listed is None or not 0 <= number - _FIRST_GROUND < len(listed):
            return
        holder = etree.Element(P + "bgPr")
        from copy import deepcopy

        holder.append(deepcopy(listed[number - _FIRST_GROUND]))
        own = color_in(reference)
        yield from self._filled(holder, theme, hexes, own)

    def _filled(
        self, holder: etree._Element, part: str, hexes: Mapping[str, str], own: Color | None
    ) -> Iterator[Backdrop]:
        """A ground: of one colour, of several, or a picture. It covers the slide, which a box of nothing stands for."""
        found = self._paint(holder, hexes, own)
        if found is not None:
            yield Backdrop(Box(0, 0, 0, 0), **found)
        picture = self._picture(holder.find(A + "blipFill"), part)
        if picture is not None:
            yield Backdrop(Box(0, 0, 0, 0), picture=picture)

    def _shapes(
        self, tree: etree._Element, part: str, hexes: Mapping[str, str], transform: _Transform
    ) -> Iterator[Backdrop]:
        for shape in tree:
            if not isinstance(shape.tag, str) or shape.find(f"*/{P}nvPr/{P}ph") is not None:
                continue
            kind = local(shape.tag)
            if kind == "AlternateContent":
                fallback = next((child for child in shape if local(child.tag) == "Fallback"), None)
                if fallback is not None:
                    yield from self._shapes(fallback, part, hexes, transform)
            elif kind == "grpSp":
                yield from self._shapes(shape, part, hexes, _inner(shape, transform))
            elif kind in ("sp", "pic", "cxnSp"):
                box = own_box(shape)
                if box is not None and not _is_hidden(shape):
                    yield from self._shape(shape, kind, part, hexes, transform.box(box))

    def _shape(
        self, shape: etree._Element, kind: str, part: str, hexes: Mapping[str, str], box: Box
    ) -> Iterator[Backdrop]:
        properties = shape.find(P + "spPr")
        if properties is None:
            return
        turn = (whole(properties.find(A + "xfrm").get("rot")) or 0) / 60000 if properties.find(A + "xfrm") is not None else 0.0
        if kind == "pic":
            picture = self._picture(shape.find(P + "blipFill"), part)
            if picture is not None:
                yield Backdrop(box, picture=picture, crop=_crop(shape.find(P + "blipFill")), turn=turn)
            return
        paint = self._paint(properties, hexes, None)
        stroke, width = _line(properties.find(A + "ln"), hexes)
        picture = self._picture(properties.find(A + "blipFill"), part)
        if picture is not None:
            yield Backdrop(box, picture=picture, turn=turn)
        path = _outline(properties, box)
        if path and (paint is not None or stroke is not None):
            looks = paint or {}
            yield Backdrop(box, path, stroke=stroke, stroke_width=width, turn=turn, **looks)
        yield from _words(shape, box, hexes)

    def _paint(self, holder: etree._Element, hexes: Mapping[str, str], own: Color | None) -> dict | None:
        """The colours of a fill, their opacity, and whether they run from top to bottom; None where there is none."""
        solid, gradient = holder.find(A + "solidFill"), holder.find(A + "gradFill")
        if solid is not None:
            color = _hex(color_in(solid) or own, hexes)
            return {"fill": (color,), "opacity": _opacity(solid)} if color is not None else None
        if gradient is None:
            return None
        stops = sorted(gradient.iter(A + "gs"), key=lambda stop: whole(stop.get("pos")) or 0)
        colors = [(whole(stop.get("pos")) or 0, _hex(color_in(stop) or own, hexes), _opacity(stop)) for stop in stops]
        colors = [stop for stop in colors if stop[1] is not None]
        if not colors:
            return None
        line = gradient.find(A + "lin")
        angle = math.radians((whole(line.get("ang")) or 0) / 60000) if line is not None else 0.0
        down = abs(math.sin(angle)) > abs(math.cos(angle))
        if line is not None and (math.sin(angle) if down else math.cos(angle)) < -1e-6:
            colors = [(_WHOLE - at, color, share) for at, color, share in reversed(colors)]
        opacity = sum(share for _, _, share in colors) / len(colors)
        return {
            "fill": tuple(color for _, color, _ in colors), "stops": tuple(at / _WHOLE for at, _, _ in colors),
            "opacity": opacity, "down": down,
        }  # fmt: skip

    def _picture(self, fill: etree._Element | None, part: str) -> str:
        """The key of a picture; "" where there is none that a browser can show."""
        blip = fill.find(A + "blip") if fill is not None else None
        if blip is None:
            return ""
        relationship = self.package.relationship(part, blip.get(R + "embed", ""))
        media = self.package.parts.get(relationship.target) if relationship is not None else None
        if media is None or media.media_type not in _SHOWN:
            return ""
        key = self._keys.get(media.name)
        if key is None:
            key = self._keys[media.name] = sha256(b"of a template " + media.data).hexdigest()
            self.pictures[key] = TemplatePicture(key, media.data, media.media_type)
        return key


def _is_hidden(shape: etree._Element) -> bool:
    named = shape.find(f"*/{P}cNvPr")
    return named is not None and named.get("hidden") in ("1", "true")


def _inner(group: etree._Element, outer: _Transform) -> _Transform:
    """The transform of a group's children (20.1.7.5)."""
    frame = group.find(f"{P}grpSpPr/{A}xfrm")
    parts = [frame.find(A + name) if frame is not None else None for name in ("off", "ext", "chOff", "chExt")]
    if any(part is None for part in parts):
        return outer
    (x, y), (width, height), (own_x, own_y), (own_width, own_height) = (
        (whole(part.get(one)) or 0, whole(part.get(other)) or 0)
        for part, (one, other) in zip(parts, (("x", "y"), ("cx", "cy"), ("x", "y"), ("cx", "cy")))
    )
    across, down = width / (own_width or 1), height / (own_height or 1)
    return _Transform(
        outer.x + (x - own_x * across) * outer.across, outer.y + (y - own_y * down) * outer.down,
        outer.across * across, outer.down * down,
    )  # fmt: skip


def _hex(color: Color | None, hexes: Mapping[str, str]) -> Color | None:
    if color is None or not color.hex and color.slot not in hexes:
        return None
    return Color("", hex=rgb(color, hexes)[1:])


def _opacity(holder: etree._Element) -> float:
    alpha = next(iter(holder.iter(A + "alpha")), None)
    return (whole(alpha.get("val")) or 0) / _WHOLE if alpha is not None else 1.0


def _line(line: etree._Element | None, hexes: Mapping[str, str]) -> tuple[Color | None, int]:
    if line is None:
        return None, 0
    color = color_in(line.find(A + "solidFill"))
    return _hex(color, hexes), whole(line.get("w")) or _HAIRLINE


def _crop(fill: etree._Element) -> tuple[float, float, float, float]:
    cut = fill.find(A + "srcRect")
    if cut is None:
        return (0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom = ((whole(cut.get(side)) or 0) / _WHOLE for side in "ltrb")
    return (left, top, right, bottom) if left + right < 1 and top + bottom < 1 else (0.0, 0.0, 0.0, 0.0)


def _outline(properties: etree._Element, box: Box) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """A shape's form as a path on the slide: free forms, ellipses, lines; every other form as a rectangle."""
    free, preset = properties.find(A + "custGeom"), properties.find(A + "prstGeom")
    if free is not None:
        return tuple(_free_form(free, box))
    kind = preset.get("prst", "rect") if preset is not None else ""
    if not kind:
        return ()
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    if kind in ("line", "straightConnector1"):
        frame = properties.find(A + "xfrm")
        if frame is not None and (frame.get("flipV") == "1") != (frame.get("flipH") == "1"):
            return (("M", (x, bottom)), ("L", (right, y)))
        return (("M", (x, y)), ("L", (right, bottom)))
    if kind in _ELLIPSES:
        half_x, half_y = box.width / 2, box.height / 2
        mid_x, mid_y = x + half_x, y + half_y
        dx, dy = half_x * _KAPPA, half_y * _KAPPA
        return (
            ("M", _rounded(x, mid_y)),
            ("C", _rounded(x, mid_y - dy, mid_x - dx, y, mid_x, y)),
            ("C", _rounded(mid_x + dx, y, right, mid_y - dy, right, mid_y)),
            ("C", _rounded(right, mid_y + dy, mid_x + dx, bottom, mid_x, bottom)),
            ("C", _rounded(mid_x - dx, bottom, x, mid_y + dy, x, mid_y)),
            ("Z", ()),
        )
    if kind in ("triangle", "rtTriangle"):
        top = x if kind == "rtTriangle" else x + box.width // 2
        return (("M", (x, bottom)), ("L", (top, y)), ("L", (right, bottom)), ("Z", ()))
    return (("M", (x, y)), ("L", (right, y)), ("L", (right, bottom)), ("L", (x, bottom)), ("Z", ()))


def _free_form(free: etree._Element, box: Box) -> Iterator[tuple[str, tuple[int, ...]]]:
    letters = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q", "close": "Z"}
    for path in free.iterfind(f"{A}pathLst/{A}path"):
        across = box.width / (whole(path.get("w")) or box.width or 1)
        down = box.height / (whole(path.get("h")) or box.height or 1)
        begun = False
        for step in path:
            letter = letters.get(local(step.tag))
            points = [(whole(point.get("x")), whole(point.get("y"))) for point in step.iter(A + "pt")]
            if letter is None or any(x is None or y is None for x, y in points) or letter != "M" and not begun:
                continue  # arcs and points that are worked out: the form comes near without them
            begun = begun or letter == "M"
            yield letter, _rounded(*(length for x, y in points for length in (box.x + x * across, box.y + y * down)))


def _rounded(*lengths: float) -> tuple[int, ...]:
    return tuple(round(length) for length in lengths)


def _words(shape: etree._Element, box: Box, hexes: Mapping[str, str]) -> Iterator[Backdrop]:
    """The paragraphs of a shape, each on one line."""
    body = shape.find(P + "txBody")
    if body is None:
        return
    lines = []
    for paragraph in body.iterfind(A + "p"):
        said = "".join(paragraph.itertext(A + "t")).strip()
        if said and paragraph.find(A + "fld") is None:  # what a field says isn't known here
            run = next(iter(paragraph.iter(A + "rPr")), None)
            size = whole(run.get("sz")) if run is not None else None
            fill = run.find(A + "solidFill") if run is not None else None
            properties = paragraph.find(A + "pPr")
            align = properties.get("algn", "l") if properties is not None else "l"
            lines.append((said, (size or _USUAL_SIZE * 100) / 100, _hex(color_in(fill) or Color("dk1"), hexes), align))
    anchor = body.find(A + "bodyPr").get("anchor", "t") if body.find(A + "bodyPr") is not None else "t"
    height = sum(size * 1.2 * 12700 for _, size, _, _ in lines)
    y = box.y + {"ctr": (box.height - height) / 2, "b": box.height - height}.get(anchor, 0)
    for said, size, color, align in lines:
        if color is not None:
            yield Backdrop(Box(box.x, round(y), box.width, round(size * 1.2 * 12700)), fill=(color,), text=said, size=size, align=align)
        y += size * 1.2 * 12700
