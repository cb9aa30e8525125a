"""An author's address as a URI that may stand in a relationship (RFC 3986; ECMA-376 part 2, 6.5.3.4).

PowerPoint calls a file damaged over one address that it can't parse, so what can't be made one is no link at all.
"""

import re

SCHEMES = frozenset(("http", "https", "mailto", "tel", "sms", "ftp", "ftps", "file", "news"))
"""Those that Office follows."""

_scheme = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):").match
_not_allowed = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})").sub
_authority = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]*:)?//([^/?#]*)").match
_good_authority = re.compile(
    r"(?:(?:[A-Za-z0-9\-._~!$&'()*+,;=:]|%[0-9A-Fa-f]{2})*@)?"
    r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?)*\.?"
    r"|\[([0-9A-Fa-f:.]+)\])(?::(\d{1,5})?)?"
).fullmatch
_mail = re.compile(r"mailto:([^@?#:/,]+@[A-Za-z0-9\-.]+)((?:,[^@?#:/,]+@[A-Za-z0-9\-.]+)*)(?:\?([^#]*))?", re.I).fullmatch
_file_path = re.compile(r"$|/[A-Za-z]:/|/(?!/|[A-Za-z]:)").match
_HIGHEST_PORT = 65535


def uri(href: str) -> str:
    """`href` percent-encoded where it must be, or "" where it can be no link: a scheme that Office blocks, no host,
    a host that is none."""
    text = _not_allowed(_encoded, _plain_host(href.strip()))
    scheme = _scheme(text)
    name = scheme[1].lower() if scheme else ""
    if not text or scheme and (name not in SCHEMES or len(text) == scheme.end()):
        return ""
    if name == "mailto":
        return _mail_uri(text)
    authority = _authority(text)
    if authority:
        if not _is_host(authority[1]) and not (name == "file" and not authority[1]):
            return ""
        # A file's host is a bare name, its path begins with one slash, a drive stands alone between slashes.
        if name == "file" and (set("@:") & set(authority[1]) or not _file_path(text, authority.end())):
            return ""
    elif name in ("http", "https", "ftp", "ftps", "file"):
        return ""
    start = authority.end() if authority else 0
    rest = text[start:].replace("[", "%5B").replace("]", "%5D")
    path, mark, fragment = rest.partition("#")
    return text[:start] + path + mark + fragment.replace("#", "%23")


def _is_host(authority: str) -> bool:
    match = _good_authority(authority)
    if not match:
        return False
    numbers, port = match.groups()
    if numbers:
        from ipaddress import AddressValueError, IPv6Address

        try:
            IPv6Address(numbers)
        except AddressValueError:
            return False
    return not port or int(port) <= _HIGHEST_PORT


def _mail_uri(text: str) -> str:
    """A mail address. Office parses one recipient before the "?", so more of them become `to` fields (RFC 6068, 2)."""
    match = _mail(text)
    if not match:
        return ""
    first, others, fields = match.groups()
    all_fields = [f"to={other}" for other in others.split(",") if other]
    if fields:
        all_fields.append(fields.replace("[", "%5B").replace("]", "%5D"))
    return f"mailto:{first}" + (f"?{'&'.join(all_fields)}" if all_fields else "")


def _encoded(match: re.Match[str]) -> str:
    return "".join([f"%{byte:02X}" for byte in match[0].encode("utf-8", "ignore")])


def _plain_host(href: str) -> str:
    """A host in letters beyond ASCII takes its ASCII form (RFC 5891); one that has none stays as it is."""
    authority = _authority(href)
    if not authority or authority[1].isascii():
        return href
    user, at, host = authority[1].rpartition("@")
    try:
        host = host.encode("idna").decode()
    except UnicodeError:
        return href
    return href[: authority.start(1)] + user + at + host + href[authority.end(1) :]
