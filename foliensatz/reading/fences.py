"""What stands behind the marks that open a block of code."""

import re
from html import unescape

from foliensatz.deck import NO_ATTRIBUTES, Attributes
from foliensatz.reading.attributes import parse_attributes


def read_info(info: str) -> tuple[str, Attributes]:
    """A fence's info string: the language, and attributes. `python {2,4-6 name="x"}` marks lines 2 and 4 to 6 (the pair
    "lines"); `{.python name="x"}` is pandoc's way to write the same."""
    if "{" not in info:
        return unescape(info.split(maxsplit=1)[0]) if info else "", NO_ATTRIBUTES
    language, _, braces = info.partition("{")
    inner = braces.rstrip().removesuffix("}").strip()
    lines = ""
    if match := re.match(r"(\d+(?:-\d+)?(?:\s*,\s*\d+(?:-\d+)?)*)(?=\s|$)", inner):
        lines = re.sub(r"\s", "", match[1])
        inner = inner[match.end() :].strip()
    attributes = (parse_attributes("{" + inner + "}") if inner else None) or NO_ATTRIBUTES
    words = language.split(maxsplit=1)
    if words:
        name = words[0]
    else:
        name = attributes.classes[0] if attributes.classes else ""
        attributes = attributes._replace(classes=attributes.classes[1:])
    if lines:
        attributes = attributes._replace(pairs=(("lines", lines), *attributes.pairs))
    return name, attributes
