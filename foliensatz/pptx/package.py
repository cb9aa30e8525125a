"""Slide parts, a theme's skeleton and media to the bytes of a presentation (ECMA-376 part 2).

What slide parts name by meaning (a layout, a slide's anchor, a picture's key) becomes parts and relationships here,
where it is known which parts there are.
"""

from typing import Callable, Iterable, Mapping, NamedTuple, Sequence

from foliensatz.deck import Metadata
from foliensatz.frame import Frame
from foliensatz.pptx.part import REL, Part, Relationship
from foliensatz.pptx.presentation import (
    SlideList,
    content_types,
    core_properties,
    extended_properties,
    presentation_xml,
    relationships_name,
    relationships_xml,
)
from foliensatz.pptx.skeleton import Skeleton
from foliensatz.pptx.slide_part import (
    CHART, FILM, JUMP, LAYOUT, LINK, NOTES, NOTES_MASTER, PICTURE, RECORDING, SLIDE, SOUND, Need, SlidePart,
)  # fmt: skip
from foliensatz.pptx.zip_writer import PackedPart, join, pack
from foliensatz.theme import Theme

Media = Callable[[str, int], tuple[bytes, str]]
"""An asset's key and how many pixels across can be seen of it (0: keep them all) -> the bytes to be stored and their
media type."""

PRESENTATION = "ppt/presentation.xml"
CONTENT_TYPES = "[Content_Types].xml"
_PML = "application/vnd.openxmlformats-officedocument.presentationml."
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EXTENSIONS = {
    "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg",
    "video/mp4": "mp4", "video/quicktime": "mov", "video/avi": "avi", "video/x-ms-wmv": "wmv",
    "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/wav": "wav", "audio/x-ms-wma": "wma",
}  # fmt: skip
_RECORDINGS = {
    FILM: REL + "video",
    SOUND: REL + "audio",
    RECORDING: "http://schemas.microsoft.com/office/2007/relationships/media",
}
_APPLICATION = "foliensatz"


class Places(NamedTuple):
    """Where in the package the things are that slides name: layouts by name, slides by anchor, media by key. `charts`
    are the names that are taken: each chart has a part of its own, named after what it shows."""

    layouts: Mapping[str, str]
    anchors: dict[str, str]
    media: dict[str, str]
    notes_master: str
    charts: set[str]


def package(
    skeleton: Skeleton,
    slides: Sequence[tuple[SlidePart, Frame]],
    media: Media,
    metadata: Metadata,
    theme: Theme,
    order: SlideList = SlideList(),
) -> bytes:
    """The presentation as a zip: the same input, the same bytes.

    A picture that several slides show is stored once. A link to a slide that isn't there leads to its own slide.
    Raises TooLarge past a zip's limits and KeyError where a slide wants a layout that the skeleton hasn't.
    """
    return join(packed_parts(parts_of(skeleton, slides, media, metadata, theme, order)))


def packed_parts(parts: Sequence[Part], pack: Callable[[str, bytes], PackedPart] = pack) -> Iterable[PackedPart]:
    """The parts packed in the order of the zip: content types first, each part's relationships right behind it.
    `pack` makes a packed part of a part's name and bytes, or knows it from before."""
    yield pack(CONTENT_TYPES, content_types(part for part in parts if part.name))
    for name, _, data, relationships in parts:
        if name:
            yield pack(name, data)
        if relationships:
            yield pack(relationships_name(name), relationships_xml(name, relationships))


def parts_of(
    skeleton: Skeleton,
    slides: Sequence[tuple[SlidePart, Frame]],
    media: Media,
    metadata: Metadata,
    theme: Theme,
    order: SlideList = SlideList(),
) -> list[Part]:
    """All parts of the presentation. The first, without a name, is the package itself with its relationships."""
    names = [f"ppt/slides/slide{number}.xml" for number in range(1, len(slides) + 1)]
    pictures = _media_parts(slides, media, metadata.pictures)
    places = Places(
        skeleton.layout_parts,
        {frame.anchor: name for (_, frame), name in zip(reversed(slides), reversed(names)) if frame.anchor},
        {key: part.name for key, part in pictures.items()},
        skeleton.notes_master,
        set(),
    )
    has_notes = any(slide.notes_xml is not None for slide, _ in slides)
    slide_parts = []
    for (slide, _), name in zip(slides, names):
        slide_parts += _slide_parts(slide, name, places)
    notes = sum(slide.notes_xml is not None for slide, _ in slides)
    hidden = sum(frame.hidden for _, frame in slides)
    return [
        _root(bool(metadata.properties)),
        _presentation(skeleton, names, has_notes, theme, order),
        *skeleton.parts,
        *(skeleton.notes_parts if has_notes else ()),
        *slide_parts,
        *pictures.values(),
        Part("docProps/core.xml", _CORE_TYPE, core_properties(metadata)),
        Part("docProps/app.xml", _APP_TYPE, extended_properties(_APPLICATION, len(slides), hidden, notes)),
        *_custom(metadata),
    ]


def _custom(metadata: Metadata) -> Iterable[Part]:
    """The author's own properties, where there are some."""
    if metadata.properties:
        from foliensatz.pptx.custom_properties import CONTENT_TYPE, NAME, custom_properties

        yield Part(NAME, CONTENT_TYPE, custom_properties(metadata.properties))


def _root(custom: bool) -> Part:
    return Part(
        "",
        "",
        b"",
        (
            Relationship("rId1", REL + "officeDocument", PRESENTATION),
            Relationship("rId2", _CORE_RELATIONSHIP, "docProps/core.xml"),
            Relationship("rId3", REL + "extended-properties", "docProps/app.xml"),
            *((Relationship("rId4", REL + "custom-properties", "docProps/custom.xml"),) if custom else ()),
        ),
    )


def _presentation(skeleton: Skeleton, slides: Sequence[str], has_notes: bool, theme: Theme, order: SlideList) -> Part:
    """presentation.xml. Slides take the relationships rId1 and following, so that they stay when others come."""
    relationships = [Relationship(f"rId{n}", REL + "slide", name) for n, name in enumerate(slides, 1)]

    def related(kind: str, target: str) -> str:
        id = f"rId{len(relationships) + 1}"
        relationships.append(Relationship(id, REL + kind, target))
        return id

    masters = [(id, related("slideMaster", master)) for id, master in skeleton.masters]
    notes_masters = [related("notesMaster", skeleton.notes_master)] if has_notes else []
    for kind, name in skeleton.related:
        related(kind, name)
    fonts = [
        (font.family, [(style, related("font", part)) for style, part in font.parts]) for font in skeleton.fonts
    ]
    slide_ids = [f"rId{n}" for n in range(1, len(slides) + 1)]
    xml = presentation_xml(theme.size, masters, notes_masters, slide_ids, skeleton.text_defaults, fonts, order)
    return Part(PRESENTATION, _PML + "presentation.main+xml", xml, tuple(relationships))


def _media_parts(slides: Sequence[tuple[SlidePart, Frame]], media: Media, dpi: int) -> dict[str, Part]:
    """One part a picture, in the order in which they are first shown, named after its bytes; each as large as the
    largest place where it is shown needs it at `dpi`."""
    keys = dict.fromkeys(need.target for slide, _ in slides for need in slide.needs if need.kind == PICTURE)
    recordings = dict.fromkeys(need.target for slide, _ in slides for need in slide.needs if need.kind == RECORDING)
    if not keys and not recordings:
        return {}
    from foliensatz.pptx.media import seen_widths

    widths = seen_widths((frame for _, frame in slides), dpi)
    found: dict[str, Part] = {}
    for key in keys:
        data, media_type = media(key, widths.get(key, 0))
        found[key] = Part(f"ppt/media/image-{key[:12]}.{_EXTENSIONS[media_type]}", media_type, data)
    for key in recordings:
        data, media_type = media(key, 0)
        found[key] = Part(f"ppt/media/media-{key[:12]}.{_EXTENSIONS[media_type]}", media_type, data)
    return found


def _slide_parts(slide: SlidePart, name: str, places: Places) -> Iterable[Part]:
    notes = name.replace("slides/slide", "notesSlides/notesSlide")
    charts = {chart.key: _chart_name(chart.key, places.charts) for chart in slide.charts}
    yield Part(name, _PML + "slide+xml", slide.xml, _relationships(slide.needs, name, notes, places, charts))
    for key, xml, workbook, drawing in slide.charts:
        book = charts[key].replace("charts/chart", "embeddings/workbook").replace(".xml", ".xlsx")
        over = charts[key].replace("charts/chart", "drawings/drawing")
        related = [Relationship("rId1", REL + "package", book)]
        related += [Relationship("rId2", REL + "chartUserShapes", over)] if drawing else []
        yield Part(charts[key], _CHART_TYPE, xml, tuple(related))
        yield Part(book, _WORKBOOK_TYPE, workbook)
        if drawing:
            yield Part(over, _DRAWING_TYPE, drawing)
    if slide.notes_xml is not None:
        needs = _relationships(slide.notes_needs, name, notes, places)
        yield Part(notes, _PML + "notesSlide+xml", slide.notes_xml, needs)


def _chart_name(key: str, taken: set[str]) -> str:
    """A name that stays when other slides come and go; the same chart on a further slide gets a number."""
    name, count = f"ppt/charts/chart-{key[:12]}.xml", 1
    while name in taken:
        count += 1
        name = f"ppt/charts/chart-{key[:12]}-{count}.xml"
    taken.add(name)
    return name


def _relationships(
    needs: Iterable[Need], slide: str, notes: str, places: Places, charts: Mapping[str, str] = {}
) -> tuple[Relationship, ...]:
    """What a slide or its notes page needs, as relationships to parts."""
    result = []
    for id, kind, target, _ in needs:
        if kind in _RECORDINGS:
            result.append(Relationship(id, _RECORDINGS[kind], places.media[target]))
            continue
        if kind == LAYOUT:
            found = Relationship(id, REL + "slideLayout", places.layouts[target])
        elif kind == PICTURE:
            found = Relationship(id, REL + "image", places.media[target])
        elif kind == CHART:
            found = Relationship(id, REL + "chart", charts[target])
        elif kind == LINK:
            found = Relationship(id, REL + "hyperlink", target, True)
        elif kind == JUMP:
            found = Relationship(id, REL + "slide", places.anchors.get(target, slide))
        elif kind == SLIDE:
            found = Relationship(id, REL + "slide", slide)
        elif kind == NOTES:
            found = Relationship(id, REL + "notesSlide", notes)
        elif kind == NOTES_MASTER:
            found = Relationship(id, REL + "notesMaster", places.notes_master)
        else:
            raise ValueError(f"a slide part needs {kind!r}, which is no relationship")
        result.append(found)
    return tuple(result)
