"""Where variables stand in a slide's Markdown, and how a value has to be written there to mean itself."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from foliensatz.reading.comments import SLIDE_SETTINGS

# What a value is written into: Markdown text, an address, something without Markdown (settings, attributes, tags), a CSV
# block, a chart's YAML, or code that asks for variables.
TEXT, ADDRESS, PLAIN, CSV, YAML, CODE = "text", "address", "plain", "csv", "yaml", "code"

_VARIABLE = re.compile(r"\{\{(?![<%{])([^{}\n]*)\}\}")
_MARK = re.compile(r"[\\`$<\]{]")
_RUN = re.compile(r"`+")
_TAG = re.compile(r"<[A-Za-z/][^<>]*>")
_BRACES = re.compile(r"""\{(?!\{)(?:[^{}"'\n]|"[^"\n]*"|'[^'\n]*')*\}""")
_SETTING = re.compile(rf"(?:<!--)?[ \t]*_?(?:{'|'.join(SLIDE_SETTINGS)})[ \t]*:[ \t]", re.IGNORECASE)
_BEGINNING = re.compile(r"(?:[ ]|>|[-+*][ ]|\d{1,9}[.)][ ])*")
_SPECIAL = re.compile(r"[\\`*_<>&$~|#]")
# Behind a backslash a bracket would begin a formula, and a brace at a line's end close attributes.
_BRACKETS = {ord(sign): f"&#{ord(sign)};" for sign in "[]{}"}
_LEADING = re.compile(r"[-+=:]|\d{1,9}(?=[.)])")
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_ALONE = re.compile(r"(?:https?://[^\s<>\\]+|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_YAML_SAFE = re.compile(r"[\w.−/()%€ +-]*[\w.)%€]")
_CELL_START, _CELL_END = re.compile(r"(?:^|[;,\t])[ ]*$"), re.compile(r"[ ]*(?:$|[;,\t])")
_ITEM_START, _ITEM_END = re.compile(r"(?:^|:|-|\[|,|\{)[ ]+$|[\[,]$"), re.compile(r"[ ]*(?:$|[,\]}]|#)")


class Placeholder(NamedTuple):
    """`{{ name }}` from offset `start` to `end` of a text. Where it is `escaped`, its backslash at `start` goes."""

    start: int
    end: int
    name: str
    form: str
    escaped: bool = False


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The variables of a slide's text in their order; none of those in code and formulas."""
    from foliensatz.reading.markdown import parse_blocks

    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    apart: dict[int, tuple[int, str]] = {}  # first line -> line behind the last, form
    for token in parse_blocks(text, ())[0]:
        if token.type in ("fence", "code_block", "math_block") and token.map:
            apart[token.map[0]] = (token.map[1], _form(token.info) if token.type == "fence" else "")
    found: list[Placeholder] = []
    number = 0
    while number < len(lines):
        if number in apart:
            end, form = apart[number]
            if form:
                found += _all(text, starts[number + 1], starts[end], form)
            number = end
        elif not lines[number].strip():
            number += 1
        else:
            first = number
            while number < len(lines) and number not in apart and (lines[number].strip() or _in_comment(text, starts[first], starts[number])):
                number += 1
            found += _in_text(text, starts[first], starts[number] - 1)
    return tuple(found)


def written(value: str, hole: Placeholder, text: str) -> str:
    """`value` as it is to be written in the place of a placeholder, so that it stands for nothing but itself."""
    line_start = text.rfind("\n", 0, hole.start) + 1
    line_end = text.find("\n", hole.end)
    before, behind = text[line_start : hole.start], text[hole.end : line_end if line_end >= 0 else len(text)]
    if hole.form == TEXT:
        return _as_markdown(value.strip(), before)
    value = " ".join(value.split())
    if hole.form == ADDRESS:
        return re.sub(r'[\s<>()"\\]', lambda match: f"%{ord(match[0]):02X}", value)
    if hole.form == PLAIN:
        return value.replace('"', "”").replace("-->", "--\u2060>")
    if hole.form == CSV and re.search(r'[,;\t"]', value) and _CELL_START.search(before) and _CELL_END.match(behind):
        return '"' + value.replace('"', '""') + '"'
    if hole.form == YAML and not _YAML_SAFE.fullmatch(value) and _ITEM_START.search(before) and _ITEM_END.match(behind):
        return "'" + value.replace("'", "''") + "'"
    return value


def _as_markdown(value: str, before: str) -> str:
    if _ALONE.fullmatch(value) and "[" not in before.rpartition("]")[2]:
        return f"<{value}>"
    beginning = _BEGINNING.fullmatch(before)
    lines = []
    for line in value.split("\n"):
        line = _SPECIAL.sub(r"\\\g<0>", line.strip())
        line = line.translate(_BRACKETS)
        line = _EMOJI.sub(r"\:", line)
        leading = _LEADING.match(line) if beginning and not lines else None
        if leading:
            at = leading.end() if line[0].isdigit() else 0
            line = f"{line[:at]}\\{line[at:]}"
        lines.append(line)
    return "<br>".join(lines)


def _form(info: str) -> str:
    """What a fence with this info string is to variables; "" where it is code and takes none."""
    from foliensatz.reading.fences import read_info

    said = read_info(info.strip())
    if "variables" in said.attributes.classes:
        return CODE
    if "code" in said.attributes.classes:
        return ""
    language = said.language.lower()
    return CSV if language in ("csv", "tsv") or said.attributes.get("chart") else YAML if language == "chart" else ""


def _in_comment(text: str, start: int, end: int) -> bool:
    """Whether a comment that begins in the text between is open at its end: a blank line is a part of it then."""
    return text.rfind("<!--", start, end) > text.rfind("-->", start, end)


def _all(text: str, start: int, end: int, form: str) -> Iterator[Placeholder]:
    """Every placeholder between two offsets."""
    for match in _VARIABLE.finditer(text, start, end):
        escaped = match.start() > start and text[match.start() - 1] == "\\"
        yield Placeholder(match.start() - escaped, match.end(), match[1].strip(), form, escaped)


def _in_text(text: str, start: int, end: int) -> Iterator[Placeholder]:
    """The placeholders of Markdown text between two offsets. A backslash before one is Markdown's own business."""
    at = start
    while mark := _MARK.search(text, at, end):
        at = mark.start()
        sign = mark[0]
        if sign == "\\":
            at = _behind_formula(text, at, end) if text[at + 1 : at + 2] in ("(", "[") else at + 2
        elif sign == "`":
            run = _RUN.match(text, at)
            closing = re.compile(rf"(?<!`){run[0]}(?!`)").search(text, run.end(), end)
            at = closing.end() if closing else run.end()
        elif sign == "$":
            at = _behind_formula(text, at, end)
        elif sign == "<":
            behind = yield from _in_angles(text, at, end)
            at = behind
        elif sign == "]":
            at += 1
            if text[at : at + 1] == "(":
                behind = yield from _in_link(text, at + 1, end)
                at = behind
        elif variable := _VARIABLE.match(text, at, end):
            yield Placeholder(at, variable.end(), variable[1].strip(), TEXT)
            at = variable.end()
        elif braces := _BRACES.match(text, at, end):
            yield from _all(text, at, braces.end(), PLAIN)
            at = braces.end()
        else:
            at += 1


def _behind_formula(text: str, at: int, end: int) -> int:
    from foliensatz.reading.dollars import inline

    formula = inline(text, at, end)
    return formula.end if formula else at + 1


def _in_angles(text: str, at: int, end: int):
    """A comment, a tag or an address in angle brackets; returns the offset behind."""
    if text.startswith("<!--", at):
        closing = text.find("-->", at, end)
        closing = end if closing < 0 else closing
        if not text[at + 4 : closing].lstrip().startswith("//"):
            for hole in _all(text, at, closing, PLAIN):
                line = text[max(at, text.rfind("\n", at, hole.start) + 1) : hole.start]
                yield hole._replace(form=PLAIN if _SETTING.match(line) else TEXT)
        return closing
    variable = _VARIABLE.match(text, at + 1, end)
    if variable and text[variable.end() : variable.end() + 1] == ">":
        yield Placeholder(at + 1, variable.end(), variable[1].strip(), ADDRESS)
        return variable.end() + 1
    tag = _TAG.match(text, at, end)
    if tag:
        yield from _all(text, at, tag.end(), PLAIN)
        return tag.end()
    return at + 1


def _in_link(text: str, at: int, end: int):
    """A link's address and title; returns the offset behind."""
    form = ADDRESS
    while at < end and text[at] not in ")\n":
        variable = _VARIABLE.match(text, at, end)
        if variable:
            yield Placeholder(at, variable.end(), variable[1].strip(), form)
            at = variable.end()
            continue
        if text[at] in "\"'":
            form = PLAIN
        at += 1
    return at
