"""Who may ask: only pages that this server itself has served.

The server listens on this machine alone, yet every web page a browser here has open could send it requests. A page
elsewhere is known by its Origin, and one that has pointed a name of its own at 127.0.0.1 (DNS rebinding) by its Host.
"""

from typing import Mapping

NAMES = ("127.0.0.1", "localhost", "[::1]")


def hosts(port: int) -> frozenset[str]:
    """The values of a Host header (RFC 9110, 7.2) that mean this server."""
    return frozenset(f"{name}:{port}" for name in NAMES) | (frozenset(NAMES) if port == 80 else frozenset())


def allowed(headers: Mapping[str, str], port: int, changes: bool) -> bool:
    """Whether a request with these headers may be answered. One that `changes` something must say where it comes from
    (browsers do, with every POST); where any other says it, it has to be right."""
    host = headers.get("Host", "").lower()
    if host not in hosts(port):
        return False
    origin = headers.get("Origin")
    if origin is not None:
        return origin.lower() == f"http://{host}"
    if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        # A link that someone follows to the page is welcome; what another page embeds or fetches is not.
        return not changes and headers.get("Sec-Fetch-Mode") == "navigate"
    return not changes
