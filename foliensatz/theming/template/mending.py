"""What is amiss in many a template and would be amiss in every deck made from it: shapes with the same id, placeholders
with the same idx, looks that only the prompts have; masters and layouts without an id of their own, layouts that don't lead
to their master or that it doesn't list. Other programs write such files, and PowerPoint may want to repair them. A sound
part stays as it is, byte for byte."""

from copy import deepcopy

from lxml import etree

from foliensatz.diagnostic import Report
from foliensatz.opc.names import NOTES_MASTER, OFFICE_RELATIONSHIP, P, PRESENTATION, R, SLIDE_LAYOUT, SLIDE_MASTER
from foliensatz.opc.package import Package, Part, Relationship, open_package
from foliensatz.theming.template.bullets import set_markers_apart
from foliensatz.theming.template.inheritance import Unusable, resolve
from foliensatz.theming.template.made_layout import add_layout, free_id, is_id, with_layout
from foliensatz.theming.template.prompts import layout_prompts_to_styles, prompts_to_styles
from foliensatz.theming.template.roles import ROLES

_MENDED = (SLIDE_MASTER, SLIDE_LAYOUT, NOTES_MASTER)
# Placeholders that get a new idx are numbered from here on: below are those that Office gives out itself.
_FIRST_IDX = 20


def open_template(data: bytes) -> Report[Package | None]:
    """The package of a template, sound and with at least one layout that has a title and a place for text; None where it is
    no zip at all."""
    package, problems = open_package(data)
    if package is None:
        return Report(None, problems)
    parts = {name: _mended(_plain(part), package) if part.kind in _MENDED else _plain(part) for name, part in package.parts.items()}
    package = _numbered(_led_to_masters(package._replace(parts=parts)))
    return Report(package if _holds_content(package) else with_layout(package), problems)


def _holds_content(package: Package) -> bool:
    """Whether a layout has places for a title and a text. A template that can't be used needs none."""
    try:
        template = resolve(package)
    except Unusable:
        return True
    layouts = (layout for master in template.masters for layout in master.layouts)
    return any(ROLES["content"](layout, template) for layout in layouts)


def _led_to_masters(package: Package) -> Package:
    """The package, each of whose layouts leads to the master that lists it (13.3.9)."""
    relationships = dict(package.relationships)
    for master in package.of_kind(SLIDE_MASTER):
        for listed in package.related(master.name, SLIDE_LAYOUT):
            name = listed.target
            if name in package.parts and not any(rel.kind == SLIDE_MASTER for rel in relationships.get(name, ())):
                id, type_ = package.free_relationship(name), OFFICE_RELATIONSHIP + SLIDE_MASTER
                back = Relationship(name, id, type_, SLIDE_MASTER, master.name, False)
                relationships[name] = (*relationships.get(name, ()), back)
    return package._replace(relationships=relationships)


def _numbered(package: Package) -> Package:
    """The package, whose masters and layouts each have an id of their own (19.2.1.37, 19.3.1.41)."""
    seen: set[str] = set()
    parts = dict(package.parts)
    for part in (*package.of_kind(PRESENTATION), *package.of_kind(SLIDE_MASTER)):
        root = deepcopy(part.root)
        changed = part.kind == SLIDE_MASTER and _list_layouts(root, part, package)
        for entry in root.iter(P + "sldMasterId", P + "sldLayoutId"):
            id = entry.get("id", "")
            if id in seen or not is_id(id):
                id = str(free_id(package._replace(parts={**parts, part.name: part._replace(root=root)})))
                entry.set("id", id)
                changed = True
            seen.add(id)
        if changed:
            parts[part.name] = _written(part, root)
    return package._replace(parts=parts)


def _plain(part: Part) -> Part:
    """A part as Office reads it: in UTF-8, and without a document type."""
    if part.root is None:
        return part
    document = part.root.getroottree().docinfo
    if not document.doctype and (document.encoding or "UTF-8").upper() == "UTF-8":
        return part
    return _written(part, part.root)


def _list_layouts(root: etree._Element, master: Part, package: Package) -> bool:
    """List all layouts that a master leads to, the new ones without an id; True where one wasn't."""
    listed = {entry.get(R + "id") for entry in root.iter(P + "sldLayoutId")}
    missing = [rel.id for rel in package.related(master.name, SLIDE_LAYOUT) if rel.id not in listed and rel.target in package.parts]
    for id in missing:
        add_layout(root, "", id)
    return bool(missing)


def _mended(part: Part, package: Package) -> Part:
    if part.root is None:
        return part
    root = deepcopy(part.root)
    changed = _renumber_shapes(root) | _renumber_placeholders(root)
    if part.kind == SLIDE_MASTER:
        changed |= prompts_to_styles(root) | set_markers_apart(root)
    elif part.kind == SLIDE_LAYOUT:
        master = next((package.parts.get(rel.target) for rel in package.related(part.name, SLIDE_MASTER)), None)
        if master is not None and master.root is not None:
            changed |= layout_prompts_to_styles(root, master.root)
    if not changed:
        return part
    return _written(part, root)


def _written(part: Part, root: etree._Element) -> Part:
    """A part whose content is `root` now."""
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True, doctype="")
    return part._replace(data=data, root=root)


def _renumber_shapes(root: etree._Element) -> bool:
    """Give every shape an id of its own (20.1.2.2.8); True where one had none. What animations and connectors refer to
    is the first of equal ones, which keeps its id."""
    named = [element for element in root.iter(P + "cNvPr")]
    written = [element.get("id", "") for element in named]
    taken = {int(id) for id in written if id.isdigit()}
    seen: set[str] = set()
    changed = False
    for element, id in zip(named, written):
        if not id.isdigit() or int(id) < 1 or id in seen:
            free = max(taken, default=0) + 1
            taken.add(free)
            element.set("id", str(free))
            changed = True
        seen.add(id)
    return changed


def _renumber_placeholders(root: etree._Element) -> bool:
    """Give every placeholder an idx of its own; True where one had not."""
    places = list(root.iter(P + "ph"))
    taken = {ph.get("idx", "0") for ph in places}
    seen: set[str] = set()
    changed = False
    free = _FIRST_IDX
    for ph in places:
        idx = ph.get("idx", "0")
        if idx in seen:
            while str(free) in taken:
                free += 1
            taken.add(str(free))
            ph.set("idx", str(free))
            changed = True
        seen.add(idx)
    return changed
