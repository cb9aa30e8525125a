"""A layout for templates that have none with a title and a place for text: without a title no slide could be told from
another in outlines and by who hears it, without a place for text outlines were empty. It stands on the template's master and
says only what that doesn't."""

from lxml import etree

from foliensatz.geometry import Box
from foliensatz.opc.names import OFFICE_RELATIONSHIP, P, PRESENTATION, R, SLIDE_LAYOUT, SLIDE_MASTER
from foliensatz.opc.package import Package, Part, Relationship, parse_xml
from foliensatz.theming.template.drawing import box_of, turn_of, whole

NAME = "ppt/slideLayouts/slideLayoutMade.xml"
"""The part by which it is told from the template's own."""
_LABEL = "Titel und Inhalt"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
_TITLES = ("title", "ctrTitle")
_FEET = (("dt", "Datum"), ("ftr", "Fußzeile"), ("sldNum", "Foliennummer"))
# Ids of masters and layouts are unique in a presentation and lie in this range (19.7.16).
_FIRST_ID, _LAST_ID = 1 << 31, (1 << 32) - 1
# Where a master says nothing: the margin, the title's top and its height, the gap below it, and where text ends, as shares
# of the slide.
_MARGIN, _TOP, _TITLE_HEIGHT, _GAP, _BOTTOM = 0.05, 0.07, 0.14, 0.03, 0.9
# A lower text holds too little, and a title that ends lower leaves too little room.
_LEAST_BODY, _LOWEST = 0.3, 0.4
_TITLE_SIZE = 3200
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def with_layout(package: Package) -> Package:
    """The package with a layout made on its first master; itself where it has none, or no size."""
    presentation = next(package.of_kind(PRESENTATION), None)
    first = _first_master(package, presentation) if presentation is not None else None
    size = presentation.root.find(P + "sldSz") if presentation is not None else None
    if first is None or size is None:
        return package
    layout = _layout(first, whole(size.get("cx")) or 0, whole(size.get("cy")) or 0)
    root = parse_xml(first.data)
    id = package.free_relationship(first.name)
    add_layout(root, str(free_id(package)), id)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    to_layout = Relationship(first.name, id, OFFICE_RELATIONSHIP + SLIDE_LAYOUT, SLIDE_LAYOUT, NAME, False)
    to_master = Relationship(NAME, "rId1", OFFICE_RELATIONSHIP + SLIDE_MASTER, SLIDE_MASTER, first.name, False)
    return package._replace(
        parts={**package.parts, first.name: first._replace(data=data, root=root), NAME: layout},
        relationships={
            **package.relationships,
            first.name: (*package.relationships.get(first.name, ()), to_layout),
            NAME: (to_master,),
        },
    )


def _first_master(package: Package, presentation: Part) -> Part | None:
    for entry in presentation.root.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        relationship = package.relationship(presentation.name, entry.get(R + "id", ""))
        part = package.parts.get(relationship.target) if relationship is not None else None
        if part is not None and part.root is not None and part.kind == SLIDE_MASTER:
            return part
    return None


def _places(part: Part) -> list[etree._Element]:
    tree = part.root.find(f"{P}cSld/{P}spTree")
    return [shape for shape in tree if shape.find(f"*/{P}nvPr/{P}ph") is not None] if tree is not None else []


def _kind(shape: etree._Element) -> str:
    return shape.find(f"*/{P}nvPr/{P}ph").get("type", "obj")


def _layout(master: Part, width: int, height: int) -> Part:
    places = {_kind(shape): shape for shape in reversed(_places(master)) if not turn_of(shape)}
    title, body = _boxes(places, width, height)
    size = "" if "title" in places else f'<a:lvl1pPr><a:defRPr sz="{_TITLE_SIZE}"/></a:lvl1pPr>'
    shapes = _shape(2, "Titel 1", 'type="title"', None if _box(places, "title") == title else title, size)
    shapes += _shape(3, "Inhalt 2", 'idx="1"', None if _box(places, "body") == body else body)
    slide = Box(0, 0, width, height)
    for n, (kind, name) in enumerate(_FEET):
        if (foot := _box(places, kind)) is not None and slide.holds(foot):
            shapes += _shape(4 + n, f"{name} {3 + n}", f'type="{kind}" idx="{10 + n}"', None)
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:sldLayout {_NAMESPACES} type="obj" preserve="1">'
        f'<p:cSld name="{_LABEL}"><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
        f"</p:grpSpPr>{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
    data = xml.encode()
    return Part(NAME, _TYPE, SLIDE_LAYOUT, data, parse_xml(data))


def _box(places: dict[str, etree._Element], kind: str) -> Box | None:
    shape = places.get(kind)
    return box_of(shape) if shape is not None else None


def _boxes(places: dict[str, etree._Element], width: int, height: int) -> tuple[Box, Box]:
    """Title and body: the master's own where they stand apart and leave room for text; what it lacks stands within usual
    margins."""
    title, body = _box(places, "title"), _box(places, "body")
    slide = Box(0, 0, width, height)
    if title is not None and not slide.holds(title):
        title = None
    if body is not None and (body.height < _LEAST_BODY * height or not slide.holds(body)):
        body = None
    if title is not None and body is not None and not body.overlaps(title):
        return title, body
    feet = [box for kind, _ in _FEET if (box := _box(places, kind)) is not None and box.y > height // 2 and slide.holds(box)]
    bottom = min((box.y for box in feet), default=round(height * _BOTTOM))
    margin = round(width * _MARGIN)
    left, wide = (body.x, body.width) if body is not None else (margin, width - 2 * margin)
    if title is None or title.bottom > height * _LOWEST:
        title = Box(left, round(height * _TOP), wide, round(height * _TITLE_HEIGHT))
    top = title.bottom + round(height * _GAP)
    if body is None:
        return title, Box(title.x, top, title.width, bottom - top)
    top = max(body.y, title.bottom)
    return title, Box(body.x, top, body.width, max(body.bottom, bottom) - top)


def _shape(id: int, name: str, kind: str, box: Box | None, style: str = "") -> str:
    where = ""
    if box is not None:
        where = f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
    field = '<a:fld id="{5B5A4F0C-6E0B-4B6E-9C56-0C7B1D0C0A11}" type="slidenum"><a:rPr lang="de-DE"/><a:t>‹#›</a:t></a:fld>'
    words = field if "sldNum" in kind else '<a:endParaRPr lang="de-DE"/>'
    list_style = f"<a:lstStyle>{style}</a:lstStyle>" if style else "<a:lstStyle/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/>'
        f"</p:nvPr></p:nvSpPr><p:spPr>{where}</p:spPr><p:txBody><a:bodyPr/>{list_style}<a:p>{words}</a:p></p:txBody></p:sp>"
    )


def add_layout(master: etree._Element, id: str, relationship: str) -> None:
    """Put a layout at the end of a master's list."""
    listed = master.find(P + "sldLayoutIdLst")
    if listed is None:
        listed = etree.Element(P + "sldLayoutIdLst")
        colors = master.find(P + "clrMap")
        if colors is not None:
            colors.addnext(listed)  # its place (19.3.1.42)
        else:
            master.append(listed)
    entry = etree.SubElement(listed, P + "sldLayoutId")
    entry.set("id", id)
    entry.set(R + "id", relationship)


def is_id(written: str) -> bool:
    """Whether this is an id that a master or a layout may have."""
    return written.isascii() and written.isdigit() and _FIRST_ID <= int(written) <= _LAST_ID


def free_id(package: Package) -> int:
    """An id for a master or a layout that none of them has yet."""
    lists = package.of_kind(PRESENTATION, SLIDE_MASTER)
    entries = (entry.get("id", "") for part in lists for entry in part.root.iter(P + "sldMasterId", P + "sldLayoutId"))
    return max((int(id) for id in entries if is_id(id) and int(id) < _LAST_ID), default=_FIRST_ID - 1) + 1
