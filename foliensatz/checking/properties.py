"""F634: document properties are single, dated in UTC and true (ECMA-376 part 2, 10); nothing of a template is left over."""

import re
from collections.abc import Iterator

from foliensatz.opc.names import APP, CORE, CUSTOM, DCTERMS, NOTES_SLIDE, SLIDE, VT, XSI, local
from foliensatz.opc.package import Package, Part
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F634"

_MOMENT = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z")


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.of_kind("core-properties"):
        yield from _core(part)
    for part in package.of_kind("extended-properties"):
        yield from _app(package, part)
    for part in package.of_kind("custom-properties"):
        yield from _custom(part)
    for relationships in package.relationships.values():
        for rel in relationships:
            if rel.kind in ("thumbnail", "printerSettings") and not rel.external:
                yield warning(
                    CODE,
                    f"{rel.target}: the {rel.kind} may be left over from a template",
                    hint="Remove it when the file was made from a template",
                )


def _core(part: Part) -> Iterator[Diagnostic]:
    if part.root.tag != CORE + "coreProperties":
        yield error(CODE, f"{part.name}: the part holds no core properties", hint="Write cp:coreProperties")
    seen: set[str] = set()
    for element in part.root.iterchildren("*"):
        name = local(element.tag)
        if element.tag in seen:
            yield error(CODE, f"{part.name}: the property {name} stands twice", hint="Write each property once")
        seen.add(element.tag)
        if element.tag in (DCTERMS + "created", DCTERMS + "modified"):
            if not _MOMENT.fullmatch((element.text or "").strip()) or element.get(XSI + "type") != "dcterms:W3CDTF":
                yield error(
                    CODE,
                    f"{part.name}: {name} is {element.text!r}",
                    hint="Write it as dcterms:W3CDTF in UTC, as in 2020-02-28T00:00:00Z",
                )


def _custom(part: Part) -> Iterator[Diagnostic]:
    """User-defined properties (part 1, 22.3.2.2): one name, one identifier from 2 on, one value each."""
    if part.root.tag != CUSTOM + "Properties":
        yield error(CODE, f"{part.name}: the part holds no custom properties", hint="Write custom properties")
    names: set[str] = set()
    ids: set[str] = set()
    for element in part.root.iterchildren(CUSTOM + "property"):
        name, id = element.get("name", ""), element.get("pid", "")
        values = [child.tag for child in element.iterchildren("*")]
        if not name or name.lower() in names:
            yield error(CODE, f"{part.name}: the name “{name}” is missing or stands twice", hint="Name each property once")
        if not id.isdigit() or int(id) < 2 or id in ids:
            yield error(CODE, f"{part.name}: “{name}” has the identifier “{id}”", hint="Count from 2, each number once")
        if len(values) != 1 or not str(values[0]).startswith(VT):
            yield error(CODE, f"{part.name}: “{name}” has not one value", hint="Write one variant, such as vt:lpwstr")
        names.add(name.lower())
        ids.add(id)


def _app(package: Package, part: Part) -> Iterator[Diagnostic]:
    slides = list(package.of_kind(SLIDE))
    true = {
        "Slides": len(slides),
        "HiddenSlides": sum(slide.root.get("show") in ("0", "false") for slide in slides),
        "Notes": sum(1 for _ in package.of_kind(NOTES_SLIDE)),
    }
    for name, count in true.items():
        written = part.root.findtext(APP + name)
        if written is not None and written.strip() != str(count):
            yield warning(
                CODE,
                f"{part.name}: {name} says {written.strip()} where there are {count}",
                hint="Write the true count, or leave it out",
            )
