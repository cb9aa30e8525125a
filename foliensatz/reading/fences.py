"""What stands behind the marks that open a block of code."""

import re
from html import unescape

from foliensatz.deck import NO_ATTRIBUTES, Attributes
from foliensatz.reading.attributes import parse_attributes


def read_info(info: str) -> tuple[str, Attributes, str]:
    """A fence's info string: the language, attributes, and what stands there besides and means nothing. `python {2,4-6 name="x"}` marks lines 2 and 4 to 6 (the pair
    "lines"); `{.python name="x"}` is pandoc's way to write the same."""
    if "{" not in info:
        name, *besides = info.split(maxsplit=1) or [""]
        return unescape(name), NO_ATTRIBUTES, "".join(besides)
    language, _, braces = info.partition("{")
    inner = braces.rstrip().removesuffix("}").strip()
    lines = ""
    if match := re.match(r"(\d+(?:-\d+)?(?:\s*,\s*\d+(?:-\d+)?)*)(?=\s|$)", inner):
        lines = re.sub(r"\s", "", match[1])
        inner = inner[match.end() :].strip()
    found = parse_attributes("{" + inner + "}") if inner else None
    besides = "" if found else inner
    attributes = found or NO_ATTRIBUTES
    name, *rest = language.split(maxsplit=1) or [""]
    besides = " ".join((*rest, besides)).strip()
    if not name:
        name = attributes.classes[0] if attributes.classes else ""
        attributes = attributes._replace(classes=attributes.classes[1:])
    if lines:
        attributes = attributes._replace(pairs=(("lines", lines), *attributes.pairs))
    return name, attributes, besides
