"""Looks that a master gives to its prompts only. LibreOffice writes masters without text styles: how the text is to look
stands at the words “Click to edit …”, which no slide inherits. Here it goes to where slides do inherit it from."""

from copy import deepcopy

from lxml import etree

from foliensatz.opc.names import A, P

_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle"}
# Of a layout's places only these look as their prompts do: those of others are shown without their markers.
_OWN_LOOKS = ("title", "ctrTitle", "subTitle")
# What PowerPoint takes where nothing says a size, in hundredths of a point.
_USUAL_SIZE = "1800"
# What is of the prompt itself.
_NOT_INHERITED = ("lang", "altLang", "dirty", "err", "noProof", "smtClean", "bmk")
_NO_LEVELS = {"lvl"}
_LEVELS = 9


def prompts_to_styles(root: etree._Element) -> bool:
    """Give each placeholder of a master, whose size nothing says, the look of its prompt as its list style. True where
    something changed. `root` is changed."""
    styles = root.find(P + "txStyles")
    changed = False
    for shape in _places(root):
        type_ = _type(shape)
        base = styles.find(P + _STYLES.get(type_, "otherStyle")) if styles is not None else None
        if _says_size(base) or _says_size(shape.find(f"{P}txBody/{A}lstStyle")):
            continue
        changed = _promote(shape, True) or changed
    return changed


def layout_prompts_to_styles(root: etree._Element, master: etree._Element) -> bool:
    """The same for a layout of such a `master`: its titles and subtitles."""
    if _says_size(master.find(f"{P}txStyles/{P}bodyStyle")):
        return False
    changed = False
    for shape in _places(root):
        if _type(shape) in _OWN_LOOKS and not _says_size(shape.find(f"{P}txBody/{A}lstStyle")):
            changed = _promote(shape, False) or changed
    return changed


def _places(root: etree._Element) -> list[etree._Element]:
    return [shape for shape in root.iter(P + "sp") if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None]


def _type(shape: etree._Element) -> str:
    return shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph").get("type", "obj")


def _says_size(style: etree._Element | None) -> bool:
    if style is None:
        return False
    first = style.find(f"{A}lvl1pPr/{A}defRPr")
    usual = style.find(f"{A}defPPr/{A}defRPr")
    return any(run is not None and run.get("sz") for run in (first, usual))


def _promote(shape: etree._Element, always: bool) -> bool:
    """Put the look of a shape's prompt into its list style; with `always`, a size even where the prompt says none."""
    body = shape.find(P + "txBody")
    if body is None:
        return False
    found: dict[int, etree._Element] = {}
    for paragraph in body.iterfind(A + "p"):
        properties = paragraph.find(A + "pPr")
        written = properties.get("lvl", "0") if properties is not None else "0"
        level = int(written) if written.isdigit() and int(written) < _LEVELS else 0
        if level not in found:
            look = _level(level, paragraph, properties)
            if look is not None:
                found[level] = look
    if 0 not in found and always:
        found[0] = etree.Element(A + "lvl1pPr")
        etree.SubElement(found[0], A + "defRPr").set("sz", _USUAL_SIZE)
    if not found:
        return False
    style = body.find(A + "lstStyle")
    if style is None:
        style = etree.Element(A + "lstStyle")
        properties = body.find(A + "bodyPr")
        if properties is None:
            return False
        properties.addnext(style)
    for level in sorted(found):
        own = style.find(found[level].tag)
        if own is not None:
            style.remove(own)
        style.append(found[level])
    style[:] = sorted(style, key=lambda element: element.tag)
    return True


def _level(level: int, paragraph: etree._Element, properties: etree._Element | None) -> etree._Element | None:
    run = next((run for run in paragraph.iter(A + "rPr", A + "endParaRPr") if run.get("sz")), None)
    if run is None:
        return None
    look = etree.Element(f"{A}lvl{level + 1}pPr")
    if properties is not None:
        for key, value in properties.attrib.items():
            if key not in _NO_LEVELS:
                look.set(key, value)
        look.extend(deepcopy(child) for child in properties if child.tag not in (A + "defRPr", A + "extLst"))
    words = etree.SubElement(look, A + "defRPr")
    for key, value in run.attrib.items():
        if key not in _NOT_INHERITED:
            words.set(key, value)
    words.extend(deepcopy(child) for child in run if child.tag not in (A + "hlinkClick", A + "hlinkMouseOver", A + "extLst"))
    return look
