"""F617: addresses outside of the file are URIs after RFC 3986: PowerPoint calls the file damaged over one that isn't."""

import re
from collections.abc import Iterator

from foliensatz.opc.package import Package
from foliensatz.diagnostic import Diagnostic, error

CODE = "F617"

SCHEMES = frozenset("http https mailto tel sms ftp ftps file news".split())

_ALLOWED = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")


def check(package: Package) -> Iterator[Diagnostic]:
    for source, relationships in package.relationships.items():
        where = source or "the package"
        for rel in relationships:
            if rel.external:
                problem = problem_of(rel.target)
                if problem:
                    yield error(
                        CODE,
                        f"{where}: the address {rel.target!r} {problem}",
                        hint="Write it percent-encoded, as a browser shows it when copied",
                    )
            elif rel.kind == "hyperlink":
                yield error(
                    CODE, f"{where}: the link {rel.id} is not marked as external", hint='Add TargetMode="External"'
                )


def problem_of(address: str) -> str:
    """What is wrong with an address, or ""."""
    if not address:
        return "is empty"
    if not address.isascii():
        return "has characters beyond ASCII"
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
