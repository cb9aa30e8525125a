"""A template's layouts with everything their placeholders inherit: layout → master → the presentation's defaults
(ECMA-376 part 1, 19.3.1.36 and 19.7.10)."""

from typing import Iterable, NamedTuple

from lxml import etree

from foliensatz.geometry import Box, Insets, Size
from foliensatz.opc.names import A, P, PRESENTATION, R, SLIDE_LAYOUT, SLIDE_MASTER, THEME
from foliensatz.opc.package import Package, Part
from foliensatz.theming.template.drawing import (
    SLOTS,
    USUAL_INSETS,
    BodyLook,
    LevelLook,
    Palette,
    Turn,
    body_of,
    box_of,
    lay_over,
    levels_of,
    scheme_hex,
    turn_of,
    whole,
)

# The master's placeholder that one of a layout inherits from, by type (every body-like one from its body).
_PARENTS = {"ctrTitle": "title", "title": "title", "ftr": "ftr", "sldNum": "sldNum", "dt": "dt"}
FEET = ("ftr", "sldNum", "dt")
_TITLES = ("title", "ctrTitle")
# 19.3.1.36: a placeholder that says no type.
_USUAL_TYPE = "obj"
# 20.1.10.69 as PowerPoint keeps to it: a slide's sides in EMU.
_LEAST_SIDE, _MOST_SIDE = 914400, 51206400
_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


_DRAWN = (P + "sp", P + "pic", P + "grpSp", P + "cxnSp", P + "graphicFrame")


class Held(NamedTuple):
    """A placeholder of a layout with all that it inherits. `type` is OOXML's, `name` the shape's; turned ones hold no
    running text."""

    type: str
    idx: int
    name: str
    prompt: str
    box: Box
    body: BodyLook
    levels: tuple[LevelLook, ...]
    turned: Turn

    @property
    def insets(self) -> Insets:
        return Insets(*(usual if own is None else own for own, usual in zip(self.body.insets, USUAL_INSETS)))


class TemplateLayout(NamedTuple):
    """`part` is its name in the package; `kind` what its type attribute says ("" where nothing); `master` the part of
    its master; `fixed` are the places of its shapes that are no placeholders, `shows_master` tells whether the master's
    show too."""

    part: str
    name: str
    kind: str
    master: str
    placeholders: tuple[Held, ...]
    shows_master: bool
    fixed: tuple[Box, ...] = ()


class TemplateMaster(NamedTuple):
    """`id` is the one in presentation.xml. `layouts` in its own order; `text` is what texts look like that say nothing."""

    part: str
    id: int
    theme: str
    palette: Palette
    major: str
    minor: str
    layouts: tuple[TemplateLayout, ...]
    placeholders: tuple[Held, ...]
    text: tuple[LevelLook, ...]
    fixed: tuple[Box, ...] = ()


class Template(NamedTuple):
    """`samples` are the layouts of the template's sample slides, in their order: what its maker means them for. `rtl` is set
    where text in no placeholder goes from right to left."""

    size: Size
    masters: tuple[TemplateMaster, ...]
    samples: tuple[TemplateLayout, ...] = ()
    rtl: bool = False


class Unusable(ValueError):
    """The template can't serve: its words say why."""


def resolve(package: Package) -> Template:
    """The masters and layouts of a template. Raises Unusable."""
    presentation = next(package.of_kind(PRESENTATION), None)
    if presentation is None:
        raise Unusable("it holds no presentation")
    size = presentation.root.find(P + "sldSz")
    if size is None:
        raise Unusable("it doesn't say how large its slides are")
    defaults = levels_of(presentation.root.find(P + "defaultTextStyle"))
    masters = []
    for entry in presentation.root.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        part = _target(package, presentation.name, entry.get(R + "id", ""))
        if part is not None and part.root is not None and part.kind == SLIDE_MASTER:
            masters.append(_master(package, part, whole(entry.get("id")) or 0, defaults))
    if not masters:
        raise Unusable("it has no slide master")
    width, height = whole(size.get("cx")) or 0, whole(size.get("cy")) or 0
    if not _LEAST_SIDE <= width <= _MOST_SIDE or not _LEAST_SIDE <= height <= _MOST_SIDE:
        raise Unusable("its slides are smaller than an inch, or larger than 56 inches")
    samples = _samples(package, presentation, masters)
    return Template(Size(width, height), tuple(masters), samples, bool(defaults[0].rtl))


def _samples(package: Package, presentation: Part, masters: list[TemplateMaster]) -> tuple[TemplateLayout, ...]:
    layouts = {layout.part: layout for master in masters for layout in master.layouts}
    found = []
    for entry in presentation.root.iterfind(f"{P}sldIdLst/{P}sldId"):
        slide = _target(package, presentation.name, entry.get(R + "id", ""))
        related = package.related(slide.name, SLIDE_LAYOUT) if slide is not None else ()
        found += [layouts[rel.target] for rel in related if rel.target in layouts]
    return tuple(found)


def _target(package: Package, source: str, id: str) -> Part | None:
    relationship = package.relationship(source, id)
    return package.parts.get(relationship.target) if relationship is not None else None


def _master(package: Package, part: Part, id: int, defaults: tuple[LevelLook, ...]) -> TemplateMaster:
    theme = next((package.parts.get(rel.target) for rel in package.related(part.name, THEME)), None)
    palette, major, minor = _theme(theme, part.root)
    found = {name: _text_style(part.root, name, defaults) for name in ("titleStyle", "bodyStyle", "otherStyle")}
    placeholders = []
    for shape in _shapes(part.root):
        type_, idx = _kind(shape)
        style = found["titleStyle" if type_ in _TITLES else "otherStyle" if type_ in FEET else "bodyStyle"]
        levels = lay_over(levels_of(shape.find(f"{P}txBody/{A}lstStyle")), style)
        box = box_of(shape) or Box(0, 0, 0, 0)
        placeholders.append(Held(type_, idx, _name(shape), "", box, body_of(shape), levels, turn_of(shape)))
    layouts = []
    for entry in part.root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
        layout = _target(package, part.name, entry.get(R + "id", ""))
        if layout is not None and layout.root is not None and layout.kind == SLIDE_LAYOUT:
            layouts.append(_layout(layout, part.name, placeholders, found))
    theme_name = theme.name if theme is not None else ""
    fixed = _fixed(part.root)
    return TemplateMaster(
        part.name, id, theme_name, palette, major, minor, tuple(layouts), tuple(placeholders), found["bodyStyle"], fixed
    )


def _text_style(master: etree._Element, name: str, defaults: tuple[LevelLook, ...]) -> tuple[LevelLook, ...]:
    """One of a master's text styles. Titles and bodies don't ask the presentation's defaults for what theirs is silent about,
    only where the master has none."""
    style = master.find(f"{P}txStyles/{P}{name}")
    if style is None:
        return defaults
    return levels_of(style) if name != "otherStyle" else lay_over(levels_of(style), defaults)


def _theme(part: Part | None, master: etree._Element) -> tuple[Palette, str, str]:
    """The colours as the master's map gives them, and the two typefaces."""
    if part is None or part.root is None:
        raise Unusable("its slide master has no theme")
    scheme = part.root.find(f"{A}themeElements/{A}clrScheme")
    if scheme is None or any(scheme.find(A + slot) is None for slot in SLOTS):
        raise Unusable("its theme hasn't all of the twelve colours")
    own = {slot: scheme_hex(scheme.find(A + slot)) for slot in SLOTS}
    mapped = master.find(P + "clrMap")
    hexes = dict(own)
    if mapped is not None:
        for name, slot in _MAP.items():
            hexes[slot] = own.get(mapped.get(name, slot), own.get(slot, "000000"))
        for slot in SLOTS[4:]:
            hexes[slot] = own.get(mapped.get(slot, slot), own.get(slot, "000000"))
    fonts = []
    for name in ("majorFont", "minorFont"):
        latin = part.root.find(f"{A}themeElements/{A}fontScheme/{A}{name}/{A}latin")
        if latin is None or not latin.get("typeface"):
            raise Unusable("its theme doesn't name both of its typefaces")
        fonts.append(latin.get("typeface", ""))
    return Palette(hexes, own), fonts[0], fonts[1]


def _layout(part: Part, master: str, above: list[Held], styles: dict[str, tuple[LevelLook, ...]]) -> TemplateLayout:
    taken: set[tuple[str, int]] = set()
    placeholders = []
    for shape in _shapes(part.root):
        held = _held(shape, above, styles)
        key = "title" if held.type in _TITLES else held.type, held.idx
        if key in taken:
            continue  # LibreOffice repeats kind and idx; a slide could only ever mean the first
        taken.add(key)
        placeholders.append(held)
    name = part.root.find(P + "cSld").get("name", "") if part.root.find(P + "cSld") is not None else ""
    shows = part.root.get("showMasterSp", "1") in ("1", "true")
    kind = part.root.get("type", "")
    return TemplateLayout(part.name, " ".join(name.split()), kind, master, tuple(placeholders), shows, _fixed(part.root))


def _held(shape: etree._Element, above: list[Held], styles: dict[str, tuple[LevelLook, ...]]) -> Held:
    type_, idx = _kind(shape)
    parent = _parent(type_, idx, above)
    if parent is not None:
        inherited = parent.levels
    else:
        inherited = styles["titleStyle" if type_ in _TITLES else "otherStyle" if type_ in FEET else "bodyStyle"]
    levels = lay_over(levels_of(shape.find(f"{P}txBody/{A}lstStyle")), inherited)
    body = body_of(shape)
    return Held(
        type_,
        idx,
        _name(shape),
        "".join(shape.itertext(A + "t")).strip(),
        box_of(shape) or (parent.box if parent is not None else Box(0, 0, 0, 0)),
        body.over(parent.body) if parent is not None else body,
        levels,
        turn_of(shape).over(parent.turned) if parent is not None else turn_of(shape),
    )


def _parent(type_: str, idx: int, above: Iterable[Held]) -> Held | None:
    wanted = _PARENTS.get(type_, "body")
    return next((held for held in above if held.type == wanted or wanted == "title" and held.type in _TITLES), None)


def _shapes(root: etree._Element) -> Iterable[etree._Element]:
    """The placeholders of a master or layout, in the order in which they are drawn."""
    tree = root.find(f"{P}cSld/{P}spTree")
    return [shape for shape in tree if shape.find(f"*/{P}nvPr/{P}ph") is not None] if tree is not None else []


def _fixed(root: etree._Element) -> tuple[Box, ...]:
    """Where the shapes are that are no placeholders."""
    tree = root.find(f"{P}cSld/{P}spTree")
    shapes = [shape for shape in tree if shape.tag in _DRAWN] if tree is not None else []
    boxes = [box_of(shape) for shape in shapes if shape.find(f"*/{P}nvPr/{P}ph") is None]
    return tuple(box for box in boxes if box is not None)


def _kind(shape: etree._Element) -> tuple[str, int]:
    ph = shape.find(f"*/{P}nvPr/{P}ph")
    idx = ph.get("idx", "0")
    return ph.get("type", _USUAL_TYPE), int(idx) if idx.isdigit() else 0


def _name(shape: etree._Element) -> str:
    return shape.find(f"*/{P}cNvPr").get("name", "")
