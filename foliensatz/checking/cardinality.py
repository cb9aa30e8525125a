"""F618: how many parts of which kind a part is bound to (ECMA-376 part 1, 13.3)."""

from collections.abc import Iterator

from foliensatz.opc import names
from foliensatz.opc.package import Package
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F618"
HINT = "Each slide has one layout, each layout one master, each master one theme of its own"

_MANY = 1 << 30
_ROOTS = (names.OFFICE_RELATIONSHIP, names.PACKAGE_RELATIONSHIP)

# Kind of part -> (kind of relationship, at least, at most).
_COUNTS = {
    names.PRESENTATION: (
        ("slideMaster", 1, _MANY),
        ("notesMaster", 0, 1),
        ("handoutMaster", 0, 1),
        ("theme", 0, 1),
        ("presProps", 0, 1),
        ("viewProps", 0, 1),
        ("tableStyles", 0, 1),
    ),
    names.SLIDE: (("slideLayout", 1, 1), ("notesSlide", 0, 1)),
    names.SLIDE_LAYOUT: (("slideMaster", 1, 1),),
    names.SLIDE_MASTER: (("theme", 1, 1), ("slideLayout", 0, _MANY)),
    names.NOTES_SLIDE: (("notesMaster", 1, 1), ("slide", 1, 1)),
    names.NOTES_MASTER: (("theme", 1, 1),),
    names.HANDOUT_MASTER: (("theme", 1, 1),),
}
_PACKAGE_COUNTS = (
    ("officeDocument", 1, 1),
    ("core-properties", 0, 1),
    ("extended-properties", 0, 1),
    ("thumbnail", 0, 1),
    ("custom-properties", 0, 1),
)


def check(package: Package) -> Iterator[Diagnostic]:
    yield from _count(package, "", _PACKAGE_COUNTS)
    for kind in ("core-properties", "extended-properties"):
        if not package.related("", kind):
            yield warning(CODE, f"the package: there is no {kind}", hint="Say who made the file, and with what")
    for part in package.parts.values():
        yield from _count(package, part.name, _COUNTS.get(part.kind, ()))
    owner: dict[str, str] = {}
    for part in package.of_kind(names.SLIDE_MASTER, names.NOTES_MASTER, names.HANDOUT_MASTER):
        for rel in package.related(part.name, "theme"):
            if rel.target in owner:
                yield error(
                    CODE, f"{part.name}: the theme {rel.target} belongs to {owner[rel.target]} already", hint=HINT
                )
            owner.setdefault(rel.target, part.name)


def _count(package: Package, source: str, counts: tuple[tuple[str, int, int], ...]) -> Iterator[Diagnostic]:
    where = source or "the package"
    for kind, least, most in counts:
        # A type that only ends like one of these is another: PowerPoint keeps it without asking.
        found = sum(rel.type.startswith(_ROOTS) for rel in package.related(source, kind))
        if found < least:
            yield error(CODE, f"{where}: there is no {kind}", hint=HINT)
        elif found > most:
            yield error(
                CODE, f"{where}: there are {found} relationships of the kind {kind} where {most} is the most", hint=HINT
            )
