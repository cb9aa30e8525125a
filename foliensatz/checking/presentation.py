"""F620 to F624: the presentation part lists slides, masters and sections without gaps or doubles
(ECMA-376 part 1, 19.2.1)."""

import re
from collections.abc import Iterator

from foliensatz.opc.names import NOTES_SLIDE, P, P14, PRESENTATION, R, SLIDE_MASTER, local
from foliensatz.opc.package import Package, Part
from foliensatz.diagnostic import Diagnostic, error, warning

SLIDE_LIST = "F620"
MASTER_IDS = "F621"
NOTES_MASTER_LIST = "F622"
SECTIONS = "F623"
SLIDE_SIZE = "F624"

FIRST_MASTER_ID = 1 << 31
GUID = re.compile(r"\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")

_CHILDREN = """sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags embeddedFontLst custShowLst
photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst""".split()

# ST_SlideSizeType -> width and height in EMU as PowerPoint writes them.
_SIZES = {
    "screen4x3": (9144000, 6858000),
    "letter": (9144000, 6858000),
    "A4": (9906000, 6858000),
    "35mm": (10287000, 6858000),
    "overhead": (9144000, 6858000),
    "banner": (7315200, 914400),
    "ledger": (12179300, 9134475),
    "A3": (12801600, 9601200),
    "B4ISO": (10826750, 8120063),
    "B5ISO": (7169150, 5376863),
    "screen16x9": (9144000, 5143500),
    "screen16x10": (9144000, 5715000),
}
_SMALLEST, _LARGEST = 914400, 51206400


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.of_kind(PRESENTATION):
        yield from _slides(package, part)
        yield from _master_ids(package, part)
        yield from _notes_master(package, part)
        yield from _sections(part)
        yield from _size(part)


def _slides(package: Package, part: Part) -> Iterator[Diagnostic]:
    hint = "List each slide once, with an id of its own from 256 to 2147483647"
    entries = part.root.findall(f"{P}sldIdLst/{P}sldId")
    yield from _doubles(SLIDE_LIST, part, [e.get("id", "") for e in entries], "two slides have the id {}", hint)
    for entry in entries:
        number = _number(entry.get("id", ""))
        if number is None or not 256 <= number < FIRST_MASTER_ID:
            yield error(SLIDE_LIST, f"{part.name}: the slide id {entry.get('id')!r} is out of range", hint=hint)
    related = {rel.id: rel.target for rel in package.related(part.name, "slide")}
    listed = [related[id_] for e in entries if (id_ := e.get(R + "id", "")) in related]
    yield from _doubles(SLIDE_LIST, part, listed, "the slide {} is listed twice", hint)
    for target in sorted(set(related.values()) - set(listed)):
        yield error(SLIDE_LIST, f"{part.name}: the slide {target} is not in the list of slides", hint=hint)


def _master_ids(package: Package, part: Part) -> Iterator[Diagnostic]:
    hint = "Number masters and layouts together, each once, from 2147483648"
    ids = [(part.name, e.get("id", "")) for e in part.root.iter(P + "sldMasterId")]
    for master in package.of_kind(SLIDE_MASTER):
        ids += [(master.name, e.get("id", "")) for e in master.root.iter(P + "sldLayoutId")]
    seen: dict[str, str] = {}
    for name, id_ in ids:
        number = _number(id_)
        # The id is optional (19.2.1.37); without one there is nothing to clash.
        if id_ and (number is None or not FIRST_MASTER_ID <= number < 1 << 32):
            yield error(MASTER_IDS, f"{name}: the id {id_} of a master or layout is out of range", hint=hint)
        if id_ and id_ in seen:
            yield error(MASTER_IDS, f"{name}: the id {id_} is in use already in {seen[id_]}", hint=hint)
        seen.setdefault(id_, name)
    related = {rel.id: rel.target for rel in package.related(part.name, "slideMaster")}
    listed = {e.get(R + "id", "") for e in part.root.iter(P + "sldMasterId")}
    for id_ in sorted(set(related) - listed):
        yield error(MASTER_IDS, f"{part.name}: the master {related[id_]} is not in the list of masters", hint=hint)


def _notes_master(package: Package, part: Part) -> Iterator[Diagnostic]:
    hint = "Write notesMasterIdLst right after sldMasterIdLst where there is a notes master, and only there"
    related = {rel.id for rel in package.related(part.name, "notesMaster")}
    listed = [e.get(R + "id", "") for e in part.root.iter(P + "notesMasterId")]
    if related and not listed:
        yield error(NOTES_MASTER_LIST, f"{part.name}: the notes master is not listed", hint=hint)
    if listed and set(listed) != related:
        yield error(NOTES_MASTER_LIST, f"{part.name}: the list of notes masters names one that is not there", hint=hint)
    if len(listed) > 1:
        yield error(
            NOTES_MASTER_LIST, f"{part.name}: there are {len(listed)} notes masters where one is the most", hint=hint
        )
    if not related and any(package.of_kind(NOTES_SLIDE)):
        yield error(NOTES_MASTER_LIST, f"{part.name}: there are notes but no notes master", hint=hint)
    found = [local(child.tag) for child in part.root if isinstance(child.tag, str)]
    places = [_CHILDREN.index(name) for name in found if name in _CHILDREN]
    if places != sorted(set(places)):
        yield error(
            NOTES_MASTER_LIST, f"{part.name}: the lists are not in the schema's order, or one stands twice", hint=hint
        )


def _sections(part: Part) -> Iterator[Diagnostic]:
    hint = "Let the sections hold every slide once, in the order of the slides"
    for sections in part.root.iter(P14 + "sectionLst"):
        listed = [e.get("id", "") for e in part.root.findall(f"{P}sldIdLst/{P}sldId")]
        in_sections = [e.get("id", "") for e in sections.iter(P14 + "sldId")]
        if in_sections != listed:
            yield error(
                SECTIONS,
                f"{part.name}: the sections hold other slides, or in another order, than the list of slides",
                hint=hint,
            )
        ids = [section.get("id", "") for section in sections.iter(P14 + "section")]
        yield from _doubles(SECTIONS, part, ids, "two sections have the id {}", "Give each section an id of its own")
        for id_ in ids:
            if not GUID.fullmatch(id_):
                yield error(
                    SECTIONS,
                    f"{part.name}: the section id {id_!r} is no upper-case {{GUID}}",
                    hint="Write it in upper case and braces",
                )


def _size(part: Part) -> Iterator[Diagnostic]:
    size = part.root.find(P + "sldSz")
    if size is None:
        return
    width, height = _number(size.get("cx", "")), _number(size.get("cy", ""))
    if width is None or height is None or not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        yield error(
            SLIDE_SIZE, f"{part.name}: the slide size is out of range", hint="Keep each side between 1 and 56 inches"
        )
        return
    wanted = _SIZES.get(size.get("type", ""))
    if wanted and not any(
        abs(width - w) <= w // 100 and abs(height - h) <= h // 100 for w, h in (wanted, wanted[::-1])
    ):
        yield warning(
            SLIDE_SIZE,
            f"{part.name}: the slide size is called {size.get('type')} but is {width} by {height}",
            hint="Leave the type out, or name the one that fits",
        )


def _doubles(code: str, part: Part, values: list[str], message: str, hint: str) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield error(code, f"{part.name}: {message.format(value)}", hint=hint)
        seen.add(value)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
