"""Fences: what stands behind the marks that open one, and the block that it becomes."""

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from foliensatz.deck import NO_ATTRIBUTES, Attributes, Chart, CodeBlock, Math
from foliensatz.reading.attributes import with_flags
from foliensatz.reading.raw_table import FENCES, FLAGS, RawTable

if TYPE_CHECKING:
    from foliensatz.reading.blocks import BlockReader

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


def read_fence(reader: "BlockReader", token) -> CodeBlock | Math | RawTable | Chart | None:
    """What a fence becomes: code, a formula, a chart or a table; None for a chart that can't be drawn."""
    from foliensatz.reading.code import read_code

    line = token.map[0] + reader.offset
    words = token.info.strip()
    info = read_info(with_flags(words, FLAGS) if words.lower().startswith(FENCES) else words)
    attributes = reader.context.without_fragment(info.attributes, line)
    if attributes.get("name").startswith("!!"):
        reader.context.names.append((line, attributes.get("name")))
        attributes = attributes.without("name")
    info = info._replace(attributes=attributes)
    name = info.language.lower() or "csv" * bool(attributes.get("chart"))
    if name not in (*FENCES, "math", "chart") or "code" in attributes.classes or not token.content.strip() and name == "math":
        return read_code(token.content, info, line, reader.context)
    if info.words:
        hint = "Behind the word there is room for attributes in braces, such as {#name}"
        reader.context.warn("F221", f"“{' '.join(info.words)}” behind the ``` is left out", line, hint)
    if name == "math":
        return reader.math(token.content.rstrip("\n"), line + 1, attributes)
    if name == "chart":
        from foliensatz.reading.chart import chart_of_fence

        return chart_of_fence(token.content, attributes, line, reader.context)
    return RawTable(token.content, name, "", line, (), attributes)
