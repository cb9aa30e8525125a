"""What emitting a slide makes. It names what it needs by name, not by part: a slide part holds wherever in the deck
its slide stands, and is packed once."""

from typing import NamedTuple

LAYOUT = "layout"
NOTES = "notes"
PICTURE = "picture"
LINK = "link"
JUMP = "jump"
CHART = "chart"
FILM = "film"
SOUND = "sound"
RECORDING = "recording"
SLIDE = "slide"
NOTES_MASTER = "notes master"


class Need(NamedTuple):
    """A relationship by what it means. `kind` is LAYOUT (`target` is a layout's name), PICTURE (an asset's key, with
    its media type), LINK (a URI), JUMP (a slide's anchor) or CHART (a ChartPart's key); a recording's key for FILM and SOUND, as programs before 2010 play it, and
    RECORDING, as later ones do. NOTES (a slide's notes page), SLIDE (a notes page's slide)
    and NOTES_MASTER have no target: there is only one."""

    id: str
    kind: str
    target: str = ""
    media_type: str = ""


class ChartPart(NamedTuple):
    """A chart that a slide shows: the chart part's XML, the workbook that it is edited in, and what is drawn over it (empty
    where nothing is). `key` is made of them all."""

    key: str
    xml: bytes
    workbook: bytes
    drawing: bytes = b""


class SlidePart(NamedTuple):
    """The XML of a slide and, where it has notes, of its notes page, each with the relationships it needs; and the
    charts on it."""

    xml: bytes
    needs: tuple[Need, ...]
    notes_xml: bytes | None = None
    notes_needs: tuple[Need, ...] = ()
    charts: tuple[ChartPart, ...] = ()


class Needs:
    """The relationships of a part in the making: each target once, numbered in the order they come."""

    __slots__ = ("_ids", "_found")

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._found: list[Need] = []

    def id(self, kind: str, target: str = "", media_type: str = "") -> str:
        """The relationship's id, which is made where there is none yet."""
        key = kind, target
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = f"rId{len(self._found) + 1}"
            self._found.append(Need(found, kind, target, media_type))
        return found

    def all(self) -> tuple[Need, ...]:
        return tuple(self._found)
