"""F616: every r:id, r:embed, r:link … finds a relationship of its part, of the type the element asks for."""

from collections.abc import Iterator

from foliensatz.opc.names import DGM, R, local
from foliensatz.opc.package import Package
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F616"

# Element -> kinds of relationship it may name. Elements that are not here only have to find one.
_KINDS = {
    "blip": {"image"},
    "svgBlip": {"image"},
    "sldId": {"slide"},
    "sldMasterId": {"slideMaster"},
    "sldLayoutId": {"slideLayout"},
    "notesMasterId": {"notesMaster"},
    "handoutMasterId": {"handoutMaster"},
    "chart": {"chart", "chartEx"},
    "externalData": {"package", "oleObject"},
    "userShapes": {"chartUserShapes"},
    "videoFile": {"video"},
    "audioFile": {"audio"},
    "quickTimeFile": {"video"},
    "media": {"media"},
    "snd": {"audio"},
    "oleObj": {"oleObject", "package"},
    "regular": {"font"},
    "bold": {"font"},
    "italic": {"font"},
    "boldItalic": {"font"},
    "tags": {"tags"},
}
_HYPERLINKS = {"hlinkClick", "hlinkHover", "hlinkMouseOver"}
_LINK_KINDS = {"hyperlink", "slide", "audio", "video", "media", "oleObject", "package", "customXml"}
# The shape of a SmartArt's layout that is no picture: PowerPoint always says so with an empty name.
_NO_PICTURE = (DGM + "shape", R + "blip")
_SLIDE_JUMP = "ppaction://hlinksldjump"


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.xml_parts():
        kind_of = {rel.id: rel.kind for rel in package.relationships.get(part.name, ())}
        for element in part.root.iter("*"):
            for attribute, id_ in element.attrib.items():
                if not attribute.startswith(R):
                    continue
                name = local(element.tag)
                where = f"{part.name}: {name} r:{local(attribute)}"
                if id_ == "":
                    if name in _HYPERLINKS and not element.get("action"):
                        yield warning(
                            CODE, f"{where} is empty, so the link leads nowhere", hint="Give it a target, or remove it"
                        )
                    elif name not in _HYPERLINKS and (element.tag, attribute) != _NO_PICTURE:
                        yield error(
                            CODE, f"{where} is empty", hint="Only a link with an action may do without a target"
                        )
                elif id_ not in kind_of:
                    yield error(
                        CODE, f"{where} names {id_}, which is no relationship of the part", hint="Add the relationship"
                    )
                elif kind_of[id_] not in _wanted(name, element, kind_of[id_]):
                    yield error(
                        CODE,
                        f"{where} names {id_}, a relationship of the wrong type ({kind_of[id_]})",
                        hint="Name a relationship of the type the element asks for",
                    )


def _wanted(name: str, element, found: str) -> set[str]:
    if name in _HYPERLINKS:
        return {"slide"} if element.get("action") == _SLIDE_JUMP else _LINK_KINDS
    return _KINDS.get(name, {found})
