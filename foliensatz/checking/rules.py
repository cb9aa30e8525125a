"""All rules, in the order in which their findings are shown: from the zip inwards."""

from collections.abc import Callable, Iterable, Iterator

from foliensatz.checking import (
    addresses,
    cardinality,
    charts,
    content_types,
    drawing_geometry,
    markup_compatibility,
    media,
    mutual_links,
    presentation,
    properties,
    references,
    relationships,
    shapes,
    tables,
    text,
    theme_part,
    timing,
    xml_form,
    zip_entries,
)
from foliensatz.opc.names import PRESENTATION, STRICT
from foliensatz.opc.package import DAMAGED, Package
from foliensatz.diagnostic import Diagnostic, warning

Rule = Callable[[Package], Iterable[Diagnostic]]

_OF_THE_PACKAGE: tuple[Rule, ...] = (
    zip_entries.check,
    content_types.check,
    xml_form.check,
    media.check,
    relationships.check,
    references.check,
    addresses.check,
)
_OF_THE_PARTS: tuple[Rule, ...] = (
    cardinality.check,
    mutual_links.check,
    presentation.check,
    shapes.check,
    drawing_geometry.check,
    text.check,
    markup_compatibility.check,
    tables.check,
    timing.check,
    charts.check,
    theme_part.check,
    properties.check,
)


def findings(package: Package) -> Iterator[Diagnostic]:
    """What all rules find. A Strict file (ISO/IEC 29500-1 with its own namespaces) is valid, but the rules for what is in
    the parts know the Transitional names only."""
    strict = [part.name for part in package.of_kind(PRESENTATION) if part.root.tag.startswith("{" + STRICT)]
    for name in strict:
        yield warning(
            DAMAGED,
            f"{name}: this is a Strict Open XML file, of which only the package is checked",
            hint="Save it as an ordinary PowerPoint presentation to have all of it checked",
        )
    for rule in _OF_THE_PACKAGE if strict else _OF_THE_PACKAGE + _OF_THE_PARTS:
        yield from rule(package)
