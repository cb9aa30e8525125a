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

RULES: tuple[Callable[[Package], Iterable[Diagnostic]], ...] = (
    zip_entries.check,
    content_types.check,
    xml_form.check,
    media.check,
    relationships.check,
    references.check,
    addresses.check,
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


def strictness(package: Package) -> Iterator[Diagnostic]:
    """A Strict file (ISO/IEC 29500-1 with its own namespaces) is valid, but the rules know the Transitional names only."""
    for part in package.of_kind(PRESENTATION):
        if part.root.tag.startswith("{" + STRICT):
            yield warning(
                DAMAGED,
                f"{part.name}: this is a Strict Open XML file, of which only the package is checked",
                hint="Save it as an ordinary PowerPoint presentation to have all of it checked",
            )
