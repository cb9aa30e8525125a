"""The parts that speak of the whole: presentation.xml, [Content_Types].xml, relationships and document properties."""

import os
from typing import Iterable, NamedTuple, Sequence

from foliensatz.deck import Metadata
from foliensatz.geometry import Size
from foliensatz.pptx.part import DECLARATION, NAMESPACES, Part, Relationship
from foliensatz.pptx.xml_text import attribute, character_data

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # the extension that holds them (MS-PPTX 2.8)
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
FIRST_SLIDE_ID = 256  # the least that ST_SlideId allows (ECMA-376 part 1, 19.7.13)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONSHIPS = f'{DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">'
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
# Where neither the environment nor the deck says when: the first moment that a zip can tell.
_EARLIEST = "1980-01-01T00:00:00Z"
_LAST_SECOND = 253402300799  # 9999-12-31T23:59:59Z
_NOTES_SIZE = Size(6858000, 9144000)
_TYPED_BY_EXTENSION = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
# Sizes that PowerPoint knows by name (19.7.15); any other has none.
_SIZE_NAMES = {(9144000, 6858000): ' type="screen4x3"'}


class Section(NamedTuple):
    """A section of the slide sorter: its name, the {GUID} it is known by, and how many slides it has."""

    name: str
    id: str
    slides: int


class SlideList(NamedTuple):
    """The slides' ids in their order (19.2.1.33), () where they are numbered as they come; and the sections they stand
    in, which are either none or hold every slide."""

    ids: tuple[int, ...] = ()
    sections: tuple[Section, ...] = ()


def presentation_xml(
    size: Size,
    masters: Sequence[tuple[int, str]],
    notes_masters: Sequence[str],
    slides: Sequence[str],
    text_defaults: str = "",
    fonts: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (),
    order: SlideList = SlideList(),
) -> bytes:
    """presentation.xml (13.3.6). `masters` are (id, relationship id), the others relationship ids in their order;
    where `order` has no ids, slides are numbered from FIRST_SLIDE_ID. `text_defaults` is a p:defaultTextStyle; `fonts` are
    the embedded ones, as (typeface, ((style, relationship id), …))."""
    master_list = "".join([f'<p:sldMasterId id="{id}" r:id="{rel}"/>' for id, rel in masters])
    notes_list = "".join([f'<p:notesMasterId r:id="{rel}"/>' for rel in notes_masters])
    ids = order.ids or range(FIRST_SLIDE_ID, FIRST_SLIDE_ID + len(slides))
    slide_list = "".join([f'<p:sldId id="{id}" r:id="{rel}"/>' for id, rel in zip(ids, slides, strict=True)])
    name = _SIZE_NAMES.get(size, "")
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1">'
        f"<p:sldMasterIdLst>{master_list}</p:sldMasterIdLst>"
        f"{f'<p:notesMasterIdLst>{notes_list}</p:notesMasterIdLst>' if notes_list else ''}"
        f"{f'<p:sldIdLst>{slide_list}</p:sldIdLst>' if slide_list else ''}"
        f'<p:sldSz cx="{size.width}" cy="{size.height}"{name}/>'
        f'<p:notesSz cx="{_NOTES_SIZE.width}" cy="{_NOTES_SIZE.height}"/>{_embedded(fonts)}{text_defaults}'
        f"{_sections_xml(order)}</p:presentation>"
    ).encode()


def _embedded(fonts: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> str:
    """The p:embeddedFontLst (19.2.1.10)."""
    entries = "".join(
        f'<p:embeddedFont><p:font typeface="{attribute(family)}"/>'
        f"{''.join(f'<p:{style} r:id={chr(34)}{rel}{chr(34)}/>' for style, rel in faces)}</p:embeddedFont>"
        for family, faces in fonts
    )
    return f"<p:embeddedFontLst>{entries}</p:embeddedFontLst>" if entries else ""


def _sections_xml(order: SlideList) -> str:
    """The sections, which PowerPoint keeps in an extension list (MS-PPTX 2.8.5)."""
    if not order.sections:
        return ""
    ids = iter(order.ids)
    written = []
    for name, id, count in order.sections:
        slides = "".join([f'<p14:sldId id="{next(ids)}"/>' for _ in range(count)])
        listed = f"<p14:sldIdLst>{slides}</p14:sldIdLst>"
        written.append(f'<p14:section name="{attribute(name)}" id="{id}">{listed}</p14:section>')
    return (
        f'<p:extLst><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{_P14}">{"".join(written)}</p14:sectionLst>'
        "</p:ext></p:extLst>"
    )


def content_types(parts: Iterable[Part]) -> bytes:
    """[Content_Types].xml (ECMA-376 part 2, 6.2.3): XML parts are typed one by one, media by their extension."""
    defaults = dict(_TYPED_BY_EXTENSION)
    overrides = []
    for name, content_type, _, _ in parts:
        extension = name.rpartition(".")[2].lower()
        if content_type.startswith(("image/", "audio/", "video/")) and defaults.get(extension, content_type) == content_type:
            defaults[extension] = content_type
        else:
            overrides.append(f'<Override PartName="/{name}" ContentType="{content_type}"/>')
    known = "".join([f'<Default Extension="{end}" ContentType="{type_}"/>' for end, type_ in sorted(defaults.items())])
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}content-types">{known}{"".join(overrides)}</Types>'.encode()


def relationships_name(name: str) -> str:
    """Where the relationships of the part `name` stand; "" is the package itself."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def relationships_xml(source: str, relationships: Iterable[Relationship]) -> bytes:
    """The .rels part of the part `source` (ECMA-376 part 2, 6.5.3)."""
    folder = source.rpartition("/")[0]
    entries = []
    for id, type_, target, external in relationships:
        if external:
            entries.append(f'<Relationship Id="{id}" Type="{type_}" Target="{attribute(target)}" TargetMode="External"/>')
        else:
            entries.append(f'<Relationship Id="{id}" Type="{type_}" Target="{_relative(folder, target)}"/>')
    return f"{_RELATIONSHIPS}{''.join(entries)}</Relationships>".encode()


def _relative(folder: str, target: str) -> str:
    """`target`'s name as seen from `folder`."""
    if not folder:
        return target
    here, there = folder.split("/"), target.split("/")
    common = 0
    while common < len(here) and common < len(there) - 1 and here[common] == there[common]:
        common += 1
    return "../" * (len(here) - common) + "/".join(there[common:])


def core_properties(metadata: Metadata) -> bytes:
    """docProps/core.xml (ECMA-376 part 2, 8): nothing of the machine or the moment, so that the bytes stay the same."""
    moment = _moment(metadata.date)
    words = [
        ("dc:title", metadata.title),
        ("dc:creator", metadata.speaker),
        ("dc:language", metadata.lang),
        ("dc:subject", metadata.subject),
        ("dc:description", metadata.description),
        ("cp:keywords", metadata.keywords),
        ("cp:category", metadata.category),
    ]
    said = "".join([f"<{tag}>{_lines(text)}</{tag}>" for tag, text in words if text])
    dates = "".join(
        [f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>' for tag in ("created", "modified")]
    )
    return f"{DECLARATION}{_CORE}{said}{dates}</cp:coreProperties>".encode()


def _lines(text: str) -> str:
    return "\n".join([character_data(line) for line in text.split("\n")])


def extended_properties(application: str, slides: int, hidden: int, notes: int) -> bytes:
    """docProps/app.xml (22.2): who wrote it, and counts that are true."""
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{DECLARATION}<Properties xmlns="{schema}"><Application>{application}</Application>'
        f"<Slides>{slides}</Slides><Notes>{notes}</Notes><HiddenSlides>{hidden}</HiddenSlides></Properties>"
    ).encode()


def _moment(date: str) -> str:
    """When the deck is of, in UTC (W3CDTF): SOURCE_DATE_EPOCH, else the deck's date, else the earliest."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and int(epoch) <= _LAST_SECOND:
        from time import gmtime, strftime

        return strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(int(epoch)))
    year, _, rest = date.partition("-")
    digits = year + rest.replace("-", "", 1)
    if len(date) == 10 and len(digits) == 8 and digits.isascii() and digits.isdigit():
        return f"{date}T00:00:00Z"
    return _EARLIEST
