"""Pandoc's divs: `::: name`, `::: {.name key=value}` … `:::`. The splitter and the Markdown parser share this grammar.

As in pandoc, an opening line has a name or attributes and a closing one has none, and a closing line closes the div
opened last. The number of colons is for the author's eye only.
"""

import re

from foliensatz.deck import NO_ATTRIBUTES, Attributes
from foliensatz.reading.attributes import BRACES, parse_attributes

_OPENING = re.compile(rf":{{3,}}[ \t]*(?:([\w-]+)[ \t]*)?({BRACES})?[ \t]*:*[ \t]*$")
_CLOSING = re.compile(r":{3,}[ \t]*$")


def is_closing(line: str) -> bool:
    """Whether `line` (without indentation) closes a div."""
    return bool(_CLOSING.match(line))


def opening(line: str) -> Attributes | None:
    """The attributes of the div that `line` (without indentation) opens; its bare name is its first class."""
    match = _OPENING.match(line)
    if not match or not (match[1] or match[2]):
        return None
    attributes = parse_attributes(match[2]) if match[2] else NO_ATTRIBUTES
    if match[1]:
        attributes = attributes._replace(classes=(match[1], *attributes.classes))
    return attributes
