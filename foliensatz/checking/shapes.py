"""F625: shapes have ids of their own, placeholders an idx of their own that the layout knows; connectors hit shapes."""

from collections.abc import Iterator

from lxml import etree

from foliensatz.opc.names import A, MC, NOTES_SLIDE, P, SHAPE_TREES, SLIDE
from foliensatz.opc.package import Package, Part
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F625"

# The idx with which PowerPoint marks a placeholder that belongs to no place of its layout; any number may have it.
_NO_PLACE = "4294967295"
_FOOTER_TYPES = ("dt", "ftr", "sldNum")
_TITLES = ("title", "ctrTitle")


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.of_kind(*SHAPE_TREES):
        yield from _ids(part)
        yield from _placeholders(part)
        if len(part.root.findall(f"{P}cSld/{P}bg")) > 1:
            yield error(CODE, f"{part.name}: there are two backgrounds", hint="Keep one p:bg")
        if part.kind == SLIDE:
            yield from _against_layout(package, part)


def shape_ids(root: etree._Element) -> list[str]:
    """The ids of all shapes. A Fallback is the same shape once more and may repeat the id."""
    return [
        element.get("id", "")
        for element in root.iter(P + "cNvPr")
        if next(element.iterancestors(MC + "Fallback"), None) is None
    ]


def _ids(part: Part) -> Iterator[Diagnostic]:
    ids = shape_ids(part.root)
    seen: set[str] = set()
    for id_ in ids:
        if not (id_.isascii() and id_.isdigit() and 1 <= int(id_) < 1 << 32):
            yield error(CODE, f"{part.name}: the shape id {id_!r} is no positive number", hint="Number shapes from 1")
        if id_ in seen:
            yield error(CODE, f"{part.name}: two shapes have the id {id_}", hint="Give every shape an id of its own")
        seen.add(id_)
    for end in (A + "stCxn", A + "endCxn"):
        for connection in part.root.iter(end):
            if connection.get("id", "") not in seen:
                yield error(
                    CODE,
                    f"{part.name}: a connector ends at the shape {connection.get('id')}, which is not there",
                    hint="Connect it to a shape of the slide",
                )


def _placeholders(part: Part) -> Iterator[Diagnostic]:
    """Placeholders of several types may share an idx: PowerPoint tells them apart by both."""
    seen: set[tuple[str, str]] = set()
    for placeholder in part.root.iter(P + "ph"):
        if next(placeholder.iterancestors(MC + "Fallback"), None) is not None:
            continue
        type_, idx = placeholder.get("type", "obj"), placeholder.get("idx", "0")
        if (type_, idx) in seen and idx != _NO_PLACE:
            # PowerPoint keeps them on masters and layouts of other programs, where a slide can't tell them apart.
            report = error if part.kind in (SLIDE, NOTES_SLIDE) else warning
            yield report(
                CODE,
                f"{part.name}: two placeholders of the type {type_} have the idx {idx}",
                hint="Give every placeholder an idx of its own",
            )
        seen.add((type_, idx))


def _against_layout(package: Package, slide: Part) -> Iterator[Diagnostic]:
    layouts = [
        package.parts[rel.target] for rel in package.related(slide.name, "slideLayout") if rel.target in package.parts
    ]
    if len(layouts) != 1 or layouts[0].root is None:
        return
    offered = [(ph.get("type", "obj"), ph.get("idx", "0")) for ph in layouts[0].root.iter(P + "ph")]
    types = {type_ for type_, _ in offered}
    indices = {idx for _, idx in offered}
    for placeholder in slide.root.iter(P + "ph"):
        type_, idx = placeholder.get("type", "obj"), placeholder.get("idx", "0")
        if idx == _NO_PLACE:
            continue
        by_type = type_ in types if type_ in _FOOTER_TYPES else type_ in _TITLES and bool(types & set(_TITLES))
        if not by_type and (type_ in _TITLES or type_ in _FOOTER_TYPES or idx not in indices):
            yield warning(
                CODE,
                f"{slide.name}: the layout has no placeholder {type_} with the idx {idx}",
                hint="Take an idx that the layout offers; a placeholder without one inherits nothing",
            )
