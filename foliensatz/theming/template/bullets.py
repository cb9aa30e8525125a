"""Markers that nothing sets apart from their text. LibreOffice writes lists without margins where they have its usual ones;
PowerPoint would set the text right behind the marker, so the master says here what is meant."""

from lxml import etree

from foliensatz.geometry import EMU_PER_PT
from foliensatz.opc.names import A, P

_USUAL_SIZE = 18.0
_MARKERS = ("buChar", "buAutoNum", "buBlip")
# The room of a marker, as a share of the type size.
_ROOM = 0.75
_LEVELS = 9


def set_markers_apart(master: etree._Element) -> bool:
    """Give each level of a master's list styles a hanging indent, that has a marker and neither margin nor indent from
    anywhere. True where something changed. `master` is changed."""
    styles = master.find(f"{P}txStyles/{P}bodyStyle")
    changed = False
    for shape in master.iter(P + "sp"):
        style = shape.find(f"{P}txBody/{A}lstStyle")
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if style is None or place is None or place.get("type") != "body":
            continue
        for number in range(1, _LEVELS + 1):
            level = style.find(f"{A}lvl{number}pPr")
            below = styles.find(f"{A}lvl{number}pPr") if styles is not None else None
            if level is not None and _has_marker(level) and not _says_place(level) and (below is None or not _says_place(below)):
                room = round(_ROOM * _size(level) * EMU_PER_PT)
                level.set("marL", str(room * number))
                level.set("indent", str(-room))
                changed = True
    return changed


def _has_marker(level: etree._Element) -> bool:
    return any(level.find(A + name) is not None for name in _MARKERS)


def _says_place(level: etree._Element) -> bool:
    return level.get("marL") is not None or level.get("indent") is not None


def _size(level: etree._Element) -> float:
    words = level.find(A + "defRPr")
    written = words.get("sz", "") if words is not None else ""
    return int(written) / 100 if written.isdigit() else _USUAL_SIZE
