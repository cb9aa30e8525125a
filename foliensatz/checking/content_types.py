"""F612: [Content_Types].xml gives every part its media type, once (ECMA-376 part 2, 7.2.3)."""

from collections.abc import Iterator

from foliensatz.opc.names import PRESENTATION
from foliensatz.opc.package import CONTENT_TYPES, Package
from foliensatz.checking.relationships import is_foreign
from foliensatz.diagnostic import Diagnostic, error

CODE = "F612"
HINT = "List each part once in [Content_Types].xml, with the media type of what it holds"


def check(package: Package) -> Iterator[Diagnostic]:
    extensions = [extension.lower() for extension, _ in package.defaults]
    for extension in _repeated(extensions):
        yield error(CODE, f"{CONTENT_TYPES}: the extension {extension} has two default media types", hint=HINT)
    for extension in ("rels", "xml"):
        if extension not in extensions:
            yield error(CODE, f"{CONTENT_TYPES}: the extension {extension} has no default media type", hint=HINT)
    names = [name for name, _ in package.overrides]
    for name in _repeated([name.lower() for name in names]):
        yield error(CODE, f"{CONTENT_TYPES}: the part {name} is listed twice", hint=HINT)
    for name in names:
        if name.removeprefix("/") not in package.parts or not name.startswith("/"):
            yield error(CODE, f"{CONTENT_TYPES}: the part {name} is listed but not in the file", hint=HINT)
    # Custom XML is data of anybody's: PowerPoint itself leaves it at the default.
    foreign = {name for name in package.parts if name.startswith("customXml/")}
    for relationships in package.relationships.values():
        foreign.update(rel.target for rel in relationships if is_foreign(rel.type))
    overridden = {name.removeprefix("/") for name in names}
    for part in package.parts.values():
        if not part.media_type:
            yield error(CODE, f"{part.name}: nothing says what type the part has", hint=HINT)
        elif part.name.endswith(".xml") and part.name not in overridden and part.name not in foreign:
            yield error(CODE, f"{part.name}: the XML part has no media type of its own", hint=HINT)
    for rel in package.related("", "officeDocument"):
        main = package.parts.get(rel.target)
        if main is not None and main.kind != PRESENTATION:
            yield error(CODE, f"{main.name}: the main part is no presentation ({main.media_type})", hint=HINT)


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
