"""The pieces of DrawingML that a template's looks are made of, read into values: colours, boxes, insets, levels of text
(ECMA-376 part 1, 20.1 and 21.1). What a piece doesn't say is None, so that it can be taken from further up."""

from typing import Mapping, NamedTuple

from lxml import etree

from foliensatz.geometry import Box, Insets
from foliensatz.opc.names import A, P, local
from foliensatz.theme import Color

# What a:bodyPr says where nothing else does (21.1.2.1.1), in EMU.
USUAL_INSETS = Insets(91440, 45720, 91440, 45720)
LEVELS = 9
_SIDES = ("lIns", "tIns", "rIns", "bIns")
_ALIGNMENTS = {"l": "left", "ctr": "center", "r": "right", "just": "left", "dist": "left", "justLow": "left", "thaiDist": "left"}
_PERCENT = 1000
# Slots by the names that a colour map gives them.
_UNMAPPED = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
SLOTS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
_SYSTEM = {"windowText": "000000", "window": "FFFFFF"}


class Palette(NamedTuple):
    """A master's colours as its slides see them: `hexes` by our slot names, after the colour map; `own` are the theme's
    before it."""

    hexes: Mapping[str, str]
    own: Mapping[str, str] = {}

    def mapped(self, written: Mapping[str, str]) -> Mapping[str, str]:
        """The colours by slot as a layout with a colour map of its own sees them."""
        names = {**{slot: slot for slot in SLOTS[4:]}, **{"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}}
        return {slot: self.own.get(written.get(name, slot), self.hexes.get(slot, "000000")) for name, slot in names.items()}

    def hex(self, color: Color) -> str:
        """RRGGBB without luminance changes."""
        return color.hex or self.hexes.get(color.slot, "000000")


class BulletLook(NamedTuple):
    """A marker as one level says it. `kind` is "none", "char" or "number" ("blip" counts as a character)."""

    kind: str
    char: str = ""
    number_format: str = ""
# 20.1.10.3: angles are counted in these.
_DEGREE = 60000


class LevelLook(NamedTuple):
    """What one a:lvlNpPr says; None where it is silent. Sizes in points, spaces as (points, factor of the size)."""

    size: float | None = None
    color: Color | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    tracking: float | None = None
    font: str | None = None
    align: str | None = None
    margin: int | None = None
    indent: int | None = None
    line_factor: float | None = None
    line_points: float | None = None
    before: tuple[float, float] | None = None
    after: tuple[float, float] | None = None
    bullet: BulletLook | None = None
    bullet_color: Color | None = None
    bullet_font: str | None = None
    bullet_size: float | None = None
    rtl: bool | None = None

    def over(self, lower: "LevelLook") -> "LevelLook":
        """This look laid over another: what it is silent about is the other's."""
        merged = LevelLook(*[below if mine is None else mine for mine, below in zip(self, lower)])
        if self.line_factor is not None:
            return merged._replace(line_points=None)
        if self.line_points is not None:
            return merged._replace(line_factor=None)
        return merged


SILENT = tuple([LevelLook()] * LEVELS)


def lay_over(upper: tuple[LevelLook, ...], lower: tuple[LevelLook, ...]) -> tuple[LevelLook, ...]:
    return tuple(mine.over(below) for mine, below in zip(upper, lower))


def levels_of(style: etree._Element | None) -> tuple[LevelLook, ...]:
    """The nine levels of a list style (a:lstStyle, p:bodyStyle …)."""
    if style is None:
        return SILENT
    base = style.find(A + "defPPr")
    usual = _level(base) if base is not None else LevelLook()
    found = []
    for number in range(1, LEVELS + 1):
        element = style.find(f"{A}lvl{number}pPr")
        found.append(_level(element).over(usual) if element is not None else usual)
    return tuple(found)


def paragraph_look(paragraph: etree._Element) -> LevelLook:
    """What a paragraph and its first run say themselves."""
    properties = paragraph.find(A + "pPr")
    return _level(properties if properties is not None else etree.Element(A + "pPr"), paragraph.find(f"{A}r/{A}rPr"))


def _level(element: etree._Element, run: etree._Element | None = None) -> LevelLook:
    run = element.find(A + "defRPr") if run is None else run
    words: dict[str, object] = {}
    if run is not None:
        latin = run.find(A + "latin")
        fill = run.find(A + "solidFill")
        words = {
            "size": _hundredths(run.get("sz")),
            "color": color_in(fill) if fill is not None else None,
            "bold": _flag(run.get("b")),
            "italic": _flag(run.get("i")),
            "caps": None if run.get("cap") is None else run.get("cap") == "all",
            "tracking": _hundredths(run.get("spc")),
            "font": latin.get("typeface") if latin is not None else None,
        }
    factor, points = _spacing(element.find(A + "lnSpc"))
    before, after = (_spacing(element.find(A + name)) for name in ("spcBef", "spcAft"))
    bullet_font = element.find(A + "buFont")
    bullet_color, bullet_size = element.find(A + "buClr"), element.find(A + "buSzPct")
    return LevelLook(
        **words,
        align=_ALIGNMENTS.get(element.get("algn", "")),
        margin=whole(element.get("marL")),
        indent=whole(element.get("indent")),
        line_factor=factor,
        line_points=points,
        before=None if before == (None, None) else (before[1] or 0.0, before[0] or 0.0),
        after=None if after == (None, None) else (after[1] or 0.0, after[0] or 0.0),
        bullet=_bullet(element),
        bullet_color=color_in(bullet_color) if bullet_color is not None else None,
        bullet_font=bullet_font.get("typeface") if bullet_font is not None else None,
        bullet_size=_percent(bullet_size.get("val")) if bullet_size is not None else None,
        rtl=_flag(element.get("rtl")),
    )


def _bullet(element: etree._Element) -> BulletLook | None:
    for child in element:
        name = local(child.tag) if isinstance(child.tag, str) else ""
        if name == "buNone":
            return BulletLook("none")
        if name == "buChar":
            return BulletLook("char", child.get("char") or "•")
        if name == "buAutoNum":
            return BulletLook("number", "", child.get("type") or "arabicPeriod")
        if name == "buBlip":
            return BulletLook("char", "•")
    return None


def _spacing(element: etree._Element | None) -> tuple[float | None, float | None]:
    """(factor, points) of a:lnSpc or a:spcBef; one of them is None."""
    if element is None:
        return None, None
    percent, points = element.find(A + "spcPct"), element.find(A + "spcPts")
    if percent is not None:
        written = percent.get("val", "100000")
        value = float(written[:-1]) * _PERCENT if written.endswith("%") else float(written)
        return value / (100 * _PERCENT), None
    return None, _hundredths(points.get("val")) if points is not None else None


def color_in(parent: etree._Element | None) -> Color | None:
    """The colour within a fill, a line's or a bullet's colour element; None where there is none that can be told."""
    if parent is None:
        return None
    for child in parent:
        name = local(child.tag) if isinstance(child.tag, str) else ""
        value = child.get("val", "")
        if name == "schemeClr":
            if value == "phClr":
                return None
            return _changed(Color(_UNMAPPED.get(value, value)), child)
        if name == "srgbClr" and len(value) == 6:
            return _changed(Color("", hex=value.upper()), child)
        if name == "sysClr":
            return _changed(Color("", hex=(child.get("lastClr") or _SYSTEM.get(value, "000000")).upper()), child)
        if name == "prstClr":
            return _changed(Color("", hex=_PRESETS.get(value, "808080")), child)
    return None


_PRESETS = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "blue": "0000FF", "green": "008000", "gray": "808080"}


def _changed(color: Color, element: etree._Element) -> Color:
    """The colour with its luminance changes. Tint and shade, which mix with white and black, come near as these."""
    mod, off = 100.0, 0.0
    for change in element:
        share = _percent(change.get("val"))
        name = local(change.tag) if isinstance(change.tag, str) else ""
        if name == "lumMod":
            mod *= share / 100
        elif name == "lumOff":
            off += share
        elif name == "shade":
            mod *= share / 100
        elif name == "tint":
            mod, off = mod * share / 100, off + (100 - share)
    return color._replace(lum_mod=round(mod), lum_off=round(off))


def scheme_hex(element: etree._Element | None) -> str:
    """RRGGBB of an entry of a:clrScheme."""
    color = color_in(element)
    return color.hex if color is not None and color.hex else "000000"


def box_of(shape: etree._Element) -> Box | None:
    """Where a shape says that it stands; None where it says nothing."""
    for transform in shape.iter(A + "xfrm", P + "xfrm"):
        offset, extent = transform.find(A + "off"), transform.find(A + "ext")
        if offset is not None and extent is not None:
            return Box(*(whole(e.get(key)) or 0 for e, key in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy"))))
    return None


def own_box(shape: etree._Element) -> Box | None:
    """Where a shape itself says that it stands, in the measures of its group."""
    frame = shape.find(f"{P}spPr/{A}xfrm")
    offset = frame.find(A + "off") if frame is not None else None
    extent = frame.find(A + "ext") if frame is not None else None
    if offset is None or extent is None:
        return None
    x, y, width, height = (whole(e.get(key)) or 0 for e, key in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy")))
    return Box(x, y, width, height)


class Turn(NamedTuple):
    """How far a shape is rotated, and its text within it, in degrees clockwise; None where the shape is silent."""

    shape: int | None = None
    text: int | None = None

    def over(self, lower: "Turn") -> "Turn":
        return Turn(*[below if mine is None else mine for mine, below in zip(self, lower)])

    def __bool__(self) -> bool:
        return bool(self.degrees)

    @property
    def degrees(self) -> int:
        return ((self.shape or 0) + (self.text or 0)) % 360


def turn_of(shape: etree._Element) -> Turn:
    """What a shape says of its rotation (20.1.7.6), and of the way its text runs (20.1.10.83)."""
    body = shape.find(P + "txBody/" + A + "bodyPr")
    way = body.get("vert") if body is not None else None
    transform = next(shape.iter(A + "xfrm"), None)
    rotation = None if transform is None else round((whole(transform.get("rot")) or 0) / _DEGREE)
    return Turn(rotation, None if way is None else {"horz": 0, "vert270": 270}.get(way, 90))


class BodyLook(NamedTuple):
    """What a:bodyPr says; None where it is silent. Insets in the order left, top, right, bottom."""

    anchor: str | None = None
    insets: tuple[int | None, ...] = (None,) * 4
    columns: int | None = None

    def over(self, lower: "BodyLook") -> "BodyLook":
        insets = tuple(below if mine is None else mine for mine, below in zip(self.insets, lower.insets))
        anchor = lower.anchor if self.anchor is None else self.anchor
        return BodyLook(anchor, insets, lower.columns if self.columns is None else self.columns)


def body_of(shape: etree._Element) -> BodyLook:
    body = shape.find(P + "txBody/" + A + "bodyPr")
    if body is None:
        return BodyLook()
    return BodyLook(body.get("anchor"), tuple(whole(body.get(side)) for side in _SIDES), whole(body.get("numCol")))


def _percent(written: str | None) -> float:
    """ST_Percentage, in percent: 1000ths, or (strict) with a %."""
    if not written:
        return 100.0
    try:
        return float(written[:-1]) if written.endswith("%") else int(written) / _PERCENT
    except ValueError:
        return 100.0


def _hundredths(written: str | None) -> float | None:
    value = whole(written)
    return None if value is None else value / 100


def whole(written: str | None) -> int | None:
    """A whole number; None where nothing, or nothing that can be told, is written."""
    if written is None:
        return None
    try:
        return int(float(written))
    except (ValueError, OverflowError):  # a length with a unit, which only the strict form has: as good as silent
        return None


def _flag(written: str | None) -> bool | None:
    return None if written is None else written in ("1", "true", "on")
