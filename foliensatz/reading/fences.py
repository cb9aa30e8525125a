"""What stands behind the marks that open a block of code."""

import re
from html import unescape
from typing import NamedTuple

from foliensatz.deck import NO_ATTRIBUTES, Attributes

_RANGES = r"\d+(?:-\d+)?(?:\s*[,|]\s*\d+(?:-\d+)?)*"
_PIECE = re.compile(
    rf"""(?P<lines>{_RANGES})(?=[\s{{}},]|$)
    | (?P<key>[A-Za-z_][\w-]*)\s*[=:]\s*(?P<value>"[^"\n]*"|'[^'\n]*'|[^\s{{}}"',]+)
    | \.(?P<class>[^\s{{}}.=]+)
    | \#(?P<id>[^\s{{}}=]+)
    | (?P<word>(?:[^\s{{}}"',]|"[^"\n]*"|'[^'\n]*')+|["'])
    | [\s{{}},]+""",
    re.VERBOSE,
)
_LANGUAGE = re.compile(r"[^\s{]+")


class Info(NamedTuple):
    """A fence's info string. `words` are those that stand there besides the language and mean nothing by themselves."""

    language: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    words: tuple[str, ...] = ()


def read_info(info: str) -> Info:
    """`python {2,4-6 name="x"}` marks lines 2 and 4 to 6 (the pair "lines"); `{.python name="x"}` is pandoc's way to
    write the same, `python name="x" {2,4-6}` Docusaurus's, `python {2,4-6}{name:x}` Slidev's."""
    if not info:
        return Info()
    language, rest = "", info
    first = _LANGUAGE.match(info)
    if first and "=" not in first[0]:
        language, rest = unescape(first[0]), info[first.end() :]
    if not rest:
        return Info(language)
    identifier = ""
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    words: list[str] = []
    for piece in _PIECE.finditer(rest):
        kind, found = piece.lastgroup, piece[0]
        if kind == "lines":
            pairs.append(("lines", re.sub(r"\s", "", found)))
        elif kind == "value":
            value = piece["value"]
            pairs.append((piece["key"], value[1:-1] if value[0] in "\"'" else value))
        elif kind == "class":
            classes.append(piece["class"])
        elif kind == "id":
            identifier = piece["id"]
        elif kind == "word":
            words.append(found)
    if not language and classes and rest.lstrip().startswith("{"):
        language = classes.pop(0)
    return Info(language, Attributes(identifier, tuple(classes), tuple(pairs)), tuple(words))
