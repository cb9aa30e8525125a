"""F613: XML as PowerPoint writes and reads it: UTF-8 without a byte order mark, no DTD, no generated prefixes."""

import re
from collections.abc import Iterator

from foliensatz.opc.package import CONTENT_TYPES, Package, Part
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F613"

_GENERATED_PREFIX = re.compile(r"ns\d+")


def check(package: Package) -> Iterator[Diagnostic]:
    for part in (*package.rels_parts.values(), *package.xml_parts()):
        if part.root is not None:
            yield from _check_part(part)


def _check_part(part: Part) -> Iterator[Diagnostic]:
    info = part.root.getroottree().docinfo
    if part.data.startswith(b"\xef\xbb\xbf"):
        yield warning(CODE, f"{part.name}: the part begins with a byte order mark", hint="Write it without one")
    if (info.encoding or "UTF-8").upper() not in ("UTF-8", "US-ASCII"):
        yield error(CODE, f"{part.name}: the part is encoded as {info.encoding}", hint="Write it as UTF-8")
    if info.doctype:
        yield error(
            CODE,
            f"{part.name}: the part has a document type declaration",
            hint="Leave the DOCTYPE out; Office refuses it",
        )
    if any(prefix and _GENERATED_PREFIX.fullmatch(prefix) for prefix in part.root.nsmap):
        yield error(
            CODE,
            f"{part.name}: the part uses a generated prefix (ns0:)",
            hint=f"Give the namespace its usual prefix; {CONTENT_TYPES} and relationships have it as the default namespace",
        )
    elif part.name.endswith(".rels") and part.root.prefix is not None:
        yield error(
            CODE, f"{part.name}: relationships are written with a prefix", hint="Make their namespace the default one"
        )
