"""F615: relationships have ids of their own and known types, and lead to parts that exist; every part is reached
(ECMA-376 part 2, 8.3). A type that nobody knows and a part that nothing reaches are left alone: no damage, but odd."""

import re
from collections.abc import Iterator

from foliensatz.opc.names import MICROSOFT_RELATIONSHIP, OFFICE_RELATIONSHIP, PACKAGE_RELATIONSHIP, STRICT
from foliensatz.opc.package import Package
from foliensatz.checking.addresses import stays_inside
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F615"

_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_OWN_ROOTS = ("http://schemas.openxmlformats.org/", MICROSOFT_RELATIONSHIP, STRICT)

# ECMA-376 part 1, 15.2, and what PowerPoint adds under the same root.
_OFFICE_KINDS = frozenset(
    """aFChunk attachedToolbars audio calcChain chart chartColorStyle chartStyle chartUserShapes chartsheet commentAuthors
    comments control ctrlProp custom-properties customData customXml customXmlProps diagramColors diagramData diagramDrawing
    diagramLayout diagramQuickStyle downRev drawing extended-properties externalLink externalLinkPath font fontTable
    handoutMaster hyperlink image keyMapCustomizations metadata notesMaster notesSlide officeDocument oleObject package
    presProps printerSettings settings sharedStrings slide slideLayout slideMaster slideUpdateInfo slideUpdateUrl styles
    tableStyles table tags theme themeOverride thumbnail vbaProject video viewProps vmlDrawing webExtension
    webExtensionTaskpanes worksheet xmlMaps""".split()
)
_PACKAGE_TYPES = frozenset(
    PACKAGE_RELATIONSHIP + kind
    for kind in (
        "metadata/core-properties",
        "metadata/thumbnail",
        "digital-signature/origin",
        "digital-signature/signature",
        "digital-signature/certificate",
    )
)


def check(package: Package) -> Iterator[Diagnostic]:
    for name in package.rels_parts:
        folder, _, base = name.rpartition("/")
        source = (folder.removesuffix("_rels") + base[: -len(".rels")]).lstrip("/")
        if source and source not in package.parts:
            yield error(
                CODE, f"{name}: the part whose relationships these are is missing", hint="Remove both or neither"
            )
    for source, relationships in package.relationships.items():
        where = source or "the package"
        ids = [rel.id for rel in relationships]
        for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            yield error(CODE, f"{where}: two relationships have the id {id_}", hint="Give each an id of its own")
        for rel in relationships:
            if not _NCNAME.fullmatch(rel.id):
                yield error(
                    CODE,
                    f"{where}: the relationship id {rel.id!r} is no name",
                    hint="Begin it with a letter, as in rId1",
                )
            if not _known(rel.type):
                yield warning(
                    CODE,
                    f"{where}: the relationship {rel.id} has the unknown type {rel.type}",
                    hint="Check its spelling",
                )
            if not rel.external and rel.target not in package.parts and not stays_inside(rel):
                yield error(
                    CODE,
                    f"{where}: the relationship {rel.id} leads to {rel.target or 'nothing'}, which is not in the file",
                    hint="Add the part or remove the relationship; upper and lower case count",
                )
    reached = _reached(package)
    for name in package.parts:
        if name not in reached:
            yield warning(
                CODE, f"{name}: no relationship leads to the part", hint="Remove the part, or say what it is for"
            )


def is_foreign(type_: str) -> bool:
    """Whether a relationship's type is another vendor's. PowerPoint keeps it and asks no more."""
    return bool(_URI.match(type_)) and not type_.startswith(_OWN_ROOTS)


def _known(type_: str) -> bool:
    if type_.startswith(OFFICE_RELATIONSHIP):
        return type_.removeprefix(OFFICE_RELATIONSHIP) in _OFFICE_KINDS
    return type_ in _PACKAGE_TYPES or type_.startswith((MICROSOFT_RELATIONSHIP, STRICT)) or is_foreign(type_)


def _reached(package: Package) -> set[str]:
    reached: set[str] = set()
    ahead = [""]
    while ahead:
        for rel in package.relationships.get(ahead.pop(), ()):
            if not rel.external and rel.target not in reached:
                reached.add(rel.target)
                ahead.append(rel.target)
    return reached
