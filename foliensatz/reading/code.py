"""Blocks of code: what their attributes say of numbers, lines and names, in the spellings of other tools too."""

import re

from foliensatz.deck import CodeBlock
from foliensatz.reading.context import Context
from foliensatz.reading.fences import Info
from foliensatz.suggestion import did_you_mean

TAB = 4
# As authors of pandoc, Quarto, Docusaurus, Slidev and MkDocs know them: folded (small letters, no hyphens) → ours.
_KEYS = {
    "lines": "lines", "highlight": "lines", "highlightlines": "lines", "hllines": "lines", "emphasizelines": "lines",
    "codelinenumbers": "lines",
    "linenumbers": "numbers", "showlinenumbers": "numbers", "numberlines": "numbers", "linenums": "numbers",
    "startfrom": "first", "startline": "first", "firstnumber": "first", "linenostart": "first",
    "title": "title", "name": "title", "filename": "title", "file": "title", "caption": "title",
    "tabs": "tabs", "tabwidth": "tabs", "tabsize": "tabs",
    "diff": "diff",
}  # fmt: skip
_FLAGS = {"numberlines": "numbers", "linenumbers": "numbers", "showlinenumbers": "numbers", "diff": "diff", "variables": "variables"}
# What an author is told of: ours.
_NAMES = ("highlight", "lineNumbers", "startFrom", "title", "tabs", "diff")
_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_SIGNS = ("diff", "patch", "udiff")
MOST = 32767  # buAutoNum's startAt (ECMA-376 part 1, 21.1.2.4.1)


def read_code(text: str, info: Info, line: int, context: Context) -> CodeBlock:
    """The block of code with this text, whose opening fence stands on `line`."""
    text = text[:-1] if text.endswith("\n") else text
    included = None
    if info.attributes.get("include"):
        from foliensatz.reading.included_code import included_code

        included = included_code(text, info, line, context)
        text, info = included.text, included.info
    said: dict[str, str] = {}
    for name in (*info.attributes.classes, *info.words):
        flag = _FLAGS.get(_folded(name))
        if flag:
            said[flag] = "true"
        elif name in info.attributes.classes and name != "code":
            _unknown(f".{name}", name, line, context)
    left_out = " ".join(word for word in info.words if _folded(word) not in _FLAGS)
    if left_out:
        hint = "Behind the language there is room for attributes, such as {2,4-6} or title=\"app.py\""
        context.warn("F221", f"“{left_out}” behind the ``` is left out", line, hint, context.column(line, info.words[0]))
    for key, value in info.attributes.pairs:
        name = _KEYS.get(_folded(key))
        if name is None:
            _unknown(key, key, line, context)
            continue
        # Quarto's code-line-numbers and Slidev's lines say both: which lines, or whether there are numbers.
        if name == "lines" and value.lower() in ("true", "false"):
            name = "numbers"
        said[name] = f"{said[name]},{value}" if name == "lines" and name in said else value
    if included and "first" not in said and said.get("numbers", "").lower() == "true":
        said["first"] = str(included.first)
        if included.has_gaps:
            said["numbers"] = "false"
            hint = "Include each stretch of lines in a block of its own"
            context.warn("F177", "Lines that don't follow each other can't be numbered", line, hint)
    rows = text.count("\n") + 1
    first = _first_number(said, line, context)
    lines = _lines(said["lines"], rows, first, line, context) if "lines" in said else ()
    width = _whole(said.get("tabs", str(TAB)), "tabs", line, context) or TAB
    signed = info.language.lower() in _SIGNS or said.get("diff", "false").lower() != "false"
    return CodeBlock(
        text.expandtabs(min(width, 16)), info.language, line, said.get("title", ""), first, lines, signed
    )


def _folded(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()


def _unknown(shown: str, name: str, line: int, context: Context) -> None:
    hint = did_you_mean(name, _NAMES, f"Code knows {', '.join(_NAMES[:-1])} and {_NAMES[-1]}")
    context.warn("F270", f"“{shown}” means nothing for code", line, hint, context.column(line, shown))


def _first_number(said: dict[str, str], line: int, context: Context) -> int:
    """The number of the first line; 0 where lines are to have none."""
    wish = said.get("numbers", "").lower()
    if wish == "false":
        return 0
    if "first" in said:
        return _whole(said["first"], "startFrom", line, context) or 1
    if wish in ("", "true"):
        return 1 if wish else 0
    return _whole(wish, "lineNumbers", line, context) or 1


def _whole(value: str, key: str, line: int, context: Context) -> int:
    if value.isascii() and value.isdigit() and len(value) < 6 and 0 < int(value) <= MOST:
        return int(value)
    hint = f"Write a whole number from 1 to {MOST}"
    context.warn("F272", f"{key} “{value}” is no number that lines can have", line, hint, context.column(line, value))
    return 0


def _lines(ranges: str, rows: int, first: int, line: int, context: Context) -> tuple[int, ...]:
    """The lines that `2,4-6` names, counted from 1, those the block hasn't left out."""
    found: set[int] = set()
    for part in re.split(r"[\s,|]+", ranges.strip()):
        match = _RANGE.fullmatch(part)
        if match is None or not int(match[1]) or int(match[2] or match[1]) < int(match[1]):
            hint = "Write lines and ranges of lines, such as 2,4-6"
            context.warn("F272", f"“{part}” names no lines", line, hint, context.column(line, part))
            continue
        begin, end = int(match[1]), int(match[2] or match[1])
        if end > rows:
            which = f"line {begin}" if begin == end else f"lines {begin}-{end}"
            has = "one line" if rows == 1 else f"{rows} lines"
            hint = "Lines count from the block's first"
            if first > 1:
                hint += f", which is 1 here though its number is {first}"
            context.warn("F271", f"The code has {has}, so it has no {which}", line, hint, context.column(line, part))
        found.update(range(begin, min(end, rows) + 1))
    return tuple(sorted(found))
