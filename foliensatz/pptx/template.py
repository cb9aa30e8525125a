"""A template's masters, layouts, themes and all that these use, as they are, byte for byte; its sample slides are left
out, with all that only they used."""

from typing import Iterable

from foliensatz.opc.names import NOTES_MASTER, P, PRESENTATION, R, SLIDE_MASTER, THEME
from foliensatz.opc.package import Package
from foliensatz.opc.package import Part as Opened
from foliensatz.pptx.notes_master import NOTES_MASTER as OWN_NOTES_MASTER
from foliensatz.pptx.notes_master import notes_master_parts
from foliensatz.pptx.part import Part, Relationship
from foliensatz.pptx.embedded_fonts import STYLES
from foliensatz.pptx.skeleton import EmbeddedFont, Skeleton, properties_part
from foliensatz.pptx.table_style import PART as TABLE_STYLES
from foliensatz.pptx.table_style import table_style_xml, table_styles_part
from foliensatz.theme import Theme
from foliensatz.theming.template.mending import open_template

# Parts of the presentation that a deck keeps besides its masters, by the kind of their relationship.
_KEPT = ("presProps", "viewProps")
# What nothing of a template leads to in a deck: slides, and what belongs to the show it was.
_LEFT = (
    "slide", "notesSlide", "notesMaster", "handoutMaster", "printerSettings", "commentAuthors", "comments", "vbaProject",
    "customXml", "tags", "changesInfo", "revisionInfo", "sectionLst",
)  # fmt: skip
# Lists that mustn't be empty.
_LISTS = (P + "custDataLst", P + "controls")


def compile_template(data: bytes, theme: Theme) -> Skeleton:
    """The fixed parts of a deck in the template `data`, which `theme` was made from.

    Raises ValueError for bytes that are no template: no theme is made from these.
    """
    package, _ = open_template(data)
    presentation = next(package.of_kind(PRESENTATION), None) if package is not None else None
    if presentation is None:
        raise ValueError("no template")
    masters = _masters(package, presentation)
    roots = [part for _, part in masters]
    related: list[tuple[str, str]] = []
    for relationship in package.relationships.get(presentation.name, ()):
        if relationship.kind in _KEPT and not relationship.external and _is_free(package, relationship.target):
            roots.append(relationship.target)
            related.append((relationship.kind, relationship.target))
    fonts = _fonts(package, presentation)
    roots += [part for font in fonts for _, part in font.parts]
    themes = [rel.target for rel in package.related(masters[0][1], THEME)]
    related.append(("theme", themes[0]))
    notes, notes_master = _notes(package, theme)
    names = _reached(package, roots)
    parts = [_part(package, name) for name in names if name != TABLE_STYLES]
    parts.append(_table_styles(package, presentation, theme))
    related.append(("tableStyles", TABLE_STYLES))
    if not any(kind == "presProps" for kind, _ in related):
        made = properties_part("presProps", "presentationPr", "")
        parts.append(made)
        related.append(("presProps", made.name))
    return Skeleton(
        tuple(parts),
        {name: layout.part for name, layout in theme.layouts.items()},
        tuple(masters),
        tuple(related),
        notes,
        notes_master,
        _defaults(presentation),
        fonts,
    )


def _masters(package: Package, presentation: Opened) -> list[tuple[int, str]]:
    found = []
    for entry in presentation.root.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        relationship = package.relationship(presentation.name, entry.get(R + "id", ""))
        if relationship is not None and relationship.target in package.parts:
            if package.parts[relationship.target].kind == SLIDE_MASTER:
                found.append((int(entry.get("id", "0")), relationship.target))
    return found


def _fonts(package: Package, presentation: Opened) -> tuple[EmbeddedFont, ...]:
    """The fonts that the template has embedded."""
    found = []
    for entry in presentation.root.iterfind(f"{P}embeddedFontLst/{P}embeddedFont"):
        name = entry.find(P + "font")
        faces = []
        for style in STYLES:
            face = entry.find(P + style)
            relationship = package.relationship(presentation.name, face.get(R + "id", "")) if face is not None else None
            if relationship is not None and relationship.target in package.parts:
                faces.append((style, relationship.target))
        if name is not None and faces:
            found.append(EmbeddedFont(name.get("typeface", ""), tuple(faces)))
    return tuple(found)


def _is_free(package: Package, name: str) -> bool:
    """Whether a part stands without the sample slides: the outline view's state names them."""
    return name in package.parts and not any(rel.kind == "slide" for rel in package.relationships.get(name, ()))


def _reached(package: Package, roots: Iterable[str]) -> list[str]:
    """The parts that `roots` lead to, these included, in the order of the template's package."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name in found or name not in package.parts:
            continue
        found.add(name)
        waiting += [rel.target for rel in package.relationships.get(name, ()) if _leads_on(rel)]
    return [name for name in package.parts if name in found]


def _leads_on(relationship) -> bool:
    return not relationship.external and relationship.kind not in _LEFT


def _part(package: Package, name: str) -> Part:
    part = package.parts[name]
    relationships = tuple(
        Relationship(rel.id, rel.type, rel.target, rel.external)
        for rel in package.relationships.get(name, ())
        if rel.external or _leads_on(rel) and rel.target in package.parts
    )
    kept = {relationship.id for relationship in relationships}
    left = {rel.id for rel in package.relationships.get(name, ()) if rel.id not in kept}
    return Part(name, part.media_type, _without(left, part), relationships)


def _without(left: set[str], part: Opened) -> bytes:
    """A part without what refers to things that a deck doesn't have: links to sample slides, programs' own data. What
    refers to none stays as it is, byte for byte."""
    if not left or part.root is None:
        return part.data
    from copy import deepcopy

    from lxml import etree

    root = deepcopy(part.root)
    found = [
        element
        for element in root.iter()
        if isinstance(element.tag, str) and any(key.startswith(R) and id in left for key, id in element.attrib.items())
    ]
    if not found:
        return part.data
    for element in found:
        above = element.getparent()
        above.remove(element)
        if above.tag in _LISTS and not len(above):
            above.getparent().remove(above)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _notes(package: Package, theme: Theme) -> tuple[tuple[Part, ...], str]:
    """The template's notes master and all it uses, where its pages can hold our notes; else one of our own."""
    for master in package.of_kind(NOTES_MASTER):
        places = {(ph.get("type"), ph.get("idx")) for ph in master.root.iter(P + "ph")}
        if ("body", "1") in places and any(type_ == "sldImg" for type_, _ in places):
            names = _reached(package, [master.name])
            others = [_part(package, name) for name in names if name != master.name]
            return (_part(package, master.name), *others), master.name
    taken = {name for name in package.parts}
    number = next(n for n in range(2, len(taken) + 3) if f"ppt/theme/theme{n}.xml" not in taken)
    return notes_master_parts(theme, f"ppt/theme/theme{number}.xml"), OWN_NOTES_MASTER


def _table_styles(package: Package, presentation: Opened, theme: Theme) -> Part:
    """The template's table styles, with ours among them where tables have it."""
    own = table_styles_part(theme)
    for relationship in package.related(presentation.name, "tableStyles"):
        part = package.parts.get(relationship.target)
        if part is None or part.root is None:
            continue
        from lxml import etree

        if theme.table.id:
            return own._replace(data=part.data)
        root = etree.fromstring(part.data)
        root.append(etree.fromstring(table_style_xml(theme)))
        xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return own._replace(data=xml)
    return own


def _defaults(presentation: Opened) -> str:
    """What presentation.xml says of text that is in no placeholder, as XML; "" where it says nothing."""
    from lxml import etree

    found = presentation.root.find(P + "defaultTextStyle")
    if found is None:
        return ""
    return etree.tostring(found, encoding="unicode", with_tail=False)
