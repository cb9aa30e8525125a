"""F617: addresses outside of the file are URIs after RFC 3986: PowerPoint calls the file damaged over one that isn't. It
writes letters beyond ASCII itself, and names files as Windows does."""

import re
from collections.abc import Iterator

from foliensatz.opc.package import Package, Relationship
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F617"

SCHEMES = frozenset("http https mailto tel sms ftp ftps file news".split())

_CHARACTER = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2}|[^\x00-\xa0]"
_ALLOWED = re.compile(rf"(?:{_CHARACTER})*|[Ff][Ii][Ll][Ee]:(?:{_CHARACTER}|[\\ ])*")
_HINT = "Write it percent-encoded, as a browser shows it when copied"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")


def check(package: Package) -> Iterator[Diagnostic]:
    for source, relationships in package.relationships.items():
        where = source or "the package"
        for rel in relationships:
            if rel.external:
                problem = problem_of(rel.target)
                if problem:
                    yield error(CODE, f"{where}: the address {rel.target!r} {problem}", hint=_HINT)
                elif not rel.target.isascii():
                    yield warning(CODE, f"{where}: the address {rel.target!r} has characters beyond ASCII", hint=_HINT)
            elif rel.kind == "hyperlink" and not stays_inside(rel):
                yield error(
                    CODE, f"{where}: the link {rel.id} is not marked as external", hint='Add TargetMode="External"'
                )


def stays_inside(rel: Relationship) -> bool:
    """Whether a link has no path, only a fragment (#name). PowerPoint keeps such links of texts pasted from elsewhere."""
    return rel.kind == "hyperlink" and not rel.external and rel.target == rel.source.rpartition("/")[0]


def problem_of(address: str) -> str:
    """What is wrong with an address, or ""."""
    if not address:
        return "is empty"
    if not _ALLOWED.fullmatch(address):
        return "has a character, or a % without two hexadecimal digits, that no address may have"
    if address.count("#") > 1:
        return "has two #"
    scheme = _SCHEME.match(address)
    if scheme and scheme.group(1).lower() not in SCHEMES:
        return f"has the scheme {scheme.group(1)}, which Office blocks"
    if scheme and len(address) == scheme.end():
        return "has nothing behind its scheme"
    if (
        scheme
        and scheme.group(1).lower() in ("http", "https")
        and not re.match(r"https?://[^/?#]", address, re.IGNORECASE)
    ):
        return "names no host"
    authority = re.match(r"[A-Za-z][A-Za-z0-9+.\-]*://([^/?#]*)", address)
    rest = address[authority.end() :] if authority else address
    if "[" in rest or "]" in rest:
        return "has a square bracket outside of its host"
    return ""
