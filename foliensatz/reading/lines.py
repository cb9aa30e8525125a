"""Which lines of a Markdown text stand at its top level, found without parsing the text.

This is phase one of CommonMark's parsing strategy (spec 0.31, appendix): a stack of open containers (list items and
quotes) and one open leaf, moved on line by line. It is as exact as the splitter needs it, and no more: where a
top-level heading or thematic break stands, and what else hides such lines.
"""

import re
from typing import NamedTuple

from foliensatz.reading import divs


class Mark(NamedTuple):
    """A line (counted from 0) that matters to whoever divides the text.

    `kind`: heading (level 1-2), subheading, break, comment (a block comment that is alone), content (a top-level block
    begins; given once until the next heading or break), definition (a link reference definition), hash (a line like "##Heading", which is none), footnote (a footnote's or an abbreviation's text). `end` is the line
    behind it. `setext` headings begin with their text.
    """

    kind: str
    line: int
    end: int
    level: int = 0
    setext: bool = False


class Unclosed(NamedTuple):
    """A fence, div or comment whose end is missing; `stray` is a div's closing line without an opening one."""

    kind: str
    line: int


NONE, PROSE, TABLE, FENCE, HTML = range(5)
QUOTE = -1

_ATX = re.compile(r"(#{1,6})(?:[ ]|$)")
_HASH_WORD = re.compile(r"#{2,6}[^\W\d_]")
_RULE = re.compile(r"(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$")
_SETEXT = re.compile(r"(?:=+|-+)[ ]*$")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_MARKER = re.compile(r"([-+*]|\d{1,9}[.)])( +|$)")
_DELIMITER_ROW = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_DEFINITION = (
    r"""\[(?!\^)(?:[^\[\]\\]|\\.)*[^\s\[\]][^\[\]]*\]:[ ]*(?:<[^<>]*>|[^\s<]\S*)(?:[ ]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ ]*$"""
)
# What a footnote says, or what an abbreviation stands for: `[^1]: …`, `*[OZG]: …`.
FOOTNOTE = r"(?:\[\^([^\]\s\[]+)\]|\*\[([^\]\[]*[^\]\s\[][^\]\[]*)\]):[ \t]*"
_BLOCK_TAGS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead "
    "title tr track ul"
).replace(" ", "|")
_TAG = r"""<(?:[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?)*\s*/?|/[A-Za-z][A-Za-z0-9-]*\s*)>"""
# HTML blocks by how they begin, and what ends them (CommonMark 4.6); "": a blank line. Kind 7 interrupts no paragraph.
# They are compiled when a first line of text begins with <, as are definitions at the first [: many decks have neither.
_HTML = (
    (r"<(?:script|pre|style|textarea)(?=\s|>|$)", r"</(?:script|pre|style|textarea)>"),
    (r"<!--", r"-->"),
    (r"<\?", r"\?>"),
    (r"<![A-Za-z]", r">"),
    (r"<!\[CDATA\[", r"\]\]>"),
    (rf"</?(?:{_BLOCK_TAGS})(?=\s|/?>|$)", ""),
    (_TAG + r"\s*$", ""),
)
_COMMENT_ALONE = r"(?s)\s*<!--.*?-->\s*$"


def top_level(lines: list[str]) -> tuple[list[Mark], list[Unclosed]]:
    """The marks of a text in order, and what is never closed in it. What is never closed hides nothing: an unclosed
    fence, div or comment ends before the next heading or break."""
    marks, unclosed = _scan(lines, frozenset())
    openings = frozenset(u.line for u in unclosed if u.kind != "stray")
    if openings:
        marks, _ = _scan(lines, openings)
    return marks, unclosed


def _scan(lines: list[str], ignored: frozenset[int]) -> tuple[list[Mark], list[Unclosed]]:
    marks: list[Mark] = []
    unclosed: list[Unclosed] = []
    containers: list[int] = []  # a list item by its content's column, a quote as QUOTE
    open_divs: list[int] = []
    leaf = NONE
    leaf_line = 0
    leaf_depth = 0
    fence = ""
    html_end = ""
    html_kind = 0
    content = False
    empty_item = -1
    formula_end = 0
    number = -1
    for line in lines:
        number += 1
        if number < formula_end:
            continue
        # Prose at the top level is most of a deck: nothing in it can begin another block.
        if not containers and leaf <= TABLE and line and line[0].isalpha():
            if leaf == NONE:
                leaf, leaf_line, leaf_depth = PROSE, number, 0
                if not content and not open_divs:
                    content = True
                    marks.append(Mark("content", number, number + 1))
            continue
        text = line.expandtabs(4) if "\t" in line else line
        column = 0
        rest = text.lstrip(" ")
        indent = len(text) - len(rest)
        blank = not rest
        # Which containers go on?
        depth = 0
        for container in containers:
            if container == QUOTE:
                if indent - column < 4 and rest[:1] == ">":
                    column = indent + 1
                    if text[column : column + 1] == " ":
                        column += 1
                    rest = text[column:].lstrip(" ")
                    indent = len(text) - len(rest)
                    blank = not rest
                else:
                    break
            elif blank:
                if empty_item == number - 1 and depth == len(containers) - 1:
                    break
            elif indent >= container:
                column = container
            else:
                break
            depth += 1
        whole = depth == len(containers)
        if leaf == FENCE:
            if depth < leaf_depth:
                leaf = NONE
            else:
                if indent - column < 4 and rest.startswith(fence) and not rest.strip(fence[0]).strip():
                    leaf = NONE
                continue
        elif leaf == HTML:
            if depth < leaf_depth and not (blank and html_end and QUOTE not in containers[depth:leaf_depth]):
                leaf = NONE
            else:
                if not html_end:
                    if blank:
                        leaf = NONE
                elif re.search(html_end, rest, re.IGNORECASE):
                    leaf = NONE
                    if html_kind == 1 and leaf_depth == 0 and not open_divs:
                        _end_comment(marks, lines, leaf_line, number, content)
                        content = content or marks[-1].kind != "comment"
                continue
        if blank:
            if not whole:
                del containers[depth:]
            if leaf != NONE:
                leaf = NONE
            continue
        if leaf == TABLE and not whole:
            leaf = NONE
        in_prose = leaf == PROSE
        began = False
        # What begins here?
        while indent - column < 4:
            top = depth == 0 and not began
            first = rest[0]
            if first.isalpha():
                break
            if first == "#" and (match := _ATX.match(rest)):
                del containers[depth:]
                leaf = NONE
                began = True
                if top and not open_divs:
                    level = len(match[1])
                    if level < 3:
                        marks.append(Mark("heading", number, number + 1, level))
                        content = False
                    elif not content:
                        content = True
                        marks.append(Mark("content", number, number + 1))
                break
            if first == "#" and top and not open_divs and _HASH_WORD.match(rest):
                marks.append(Mark("hash", number, number + 1))
                break
            if first in "`~" and number not in ignored and (match := _FENCE.match(rest)):
                del containers[depth:]
                leaf, leaf_line, leaf_depth, fence = FENCE, number, depth, match[1] or match[2]
                began = True
                break
            if first in "$\\" and (taken := _formula(lines, number)):
                del containers[depth:]
                leaf = NONE
                began = True
                formula_end = number + taken
                if top and not open_divs and not content:
                    content = True
                    marks.append(Mark("content", number, number + 1))
                break
            if in_prose and whole and first in "-|:" and "|" in lines[number - 1]:
                header = unmarked(lines[number - 1])
                if _is_table(header, rest):
                    leaf, leaf_depth = TABLE, depth
                    began = True
                    break
            if in_prose and whole and first in "=-" and _SETEXT.match(rest):
                leaf = NONE
                began = True
                if top and not open_divs:
                    while marks and marks[-1].kind == "hash" and marks[-1].line >= leaf_line:
                        marks.pop()
                    if marks and marks[-1].kind == "content" and marks[-1].line == leaf_line:
                        marks.pop()
                    marks.append(Mark("heading", leaf_line, number + 1, 1 if first == "=" else 2, True))
                    content = False
                break
            if first in "*-_" and _RULE.match(rest):
                del containers[depth:]
                leaf = NONE
                began = True
                if top and not open_divs:
                    marks.append(Mark("break", number, number + 1))
                    content = False
                break
            if first == ">":
                del containers[depth:]
                containers.append(QUOTE)
                column = indent + 1
                if text[column : column + 1] == " ":
                    column += 1
            elif match := _MARKER.match(rest):
                empty = not rest[match.end() :]
                if in_prose and whole and (empty or first.isdigit() and match[1][:-1].lstrip("0") != "1"):
                    break
                del containers[depth:]
                width = len(match[1]) + (len(match[2]) if 1 <= len(match[2]) <= 4 and not empty else 1)
                containers.append(indent + width)
                column = indent + width
                if empty:
                    empty_item = number
            elif first == "<" and (kind := _html_kind(rest, in_prose or leaf == TABLE)) and number not in ignored:
                del containers[depth:]
                began = True
                html_kind, html_end = kind - 1, _HTML[kind - 1][1]
                leaf, leaf_line, leaf_depth = HTML, number, depth
                if html_end and re.search(html_end, rest, re.IGNORECASE):
                    leaf = NONE
                    if html_kind == 1 and top and not open_divs:
                        _end_comment(marks, lines, number, number, content)
                        content = content or marks[-1].kind != "comment"
                if html_kind == 1 and top and not open_divs:
                    break
                top_content = top and not open_divs and not content
                if top_content:
                    content = True
                    marks.append(Mark("content", number, number + 1))
                break
            elif first == ":" and top and rest.startswith(":::") and column == 0:
                if divs.is_closing(rest):
                    if open_divs:
                        open_divs.pop()
                    else:
                        unclosed.append(Unclosed("stray", number))
                elif divs.opening(rest):
                    if number not in ignored:
                        open_divs.append(number)
                else:
                    break
                del containers[:]
                leaf = NONE
                began = True
                if not content:
                    content = True
                    marks.append(Mark("content", number, number + 1))
                break
            else:
                break
            # A container began: go on with what stands in it.
            if top and not open_divs and not content:
                content = True
                marks.append(Mark("content", number, number + 1))
            depth += 1
            whole = True
            in_prose = False
            leaf = NONE
            rest = text[column:].lstrip(" ")
            indent = len(text) - len(rest)
            if not rest:
                began = True
                break
        if began:
            if leaf == FENCE and depth == 0 and not open_divs and not content:
                content = True
                marks.append(Mark("content", number, number + 1))
            continue
        if rest[0] in "[*" and depth == 0 and indent - column < 4 and re.match(FOOTNOTE, rest):
            del containers[depth:]
            leaf, leaf_line, leaf_depth = PROSE, number, depth
            marks.append(Mark("footnote", number, number + 1))
            continue
        # Text: it goes on with the open paragraph (lazily, if need be), or begins one.
        if in_prose and leaf == PROSE:
            continue
        if leaf == TABLE and indent - column < 4:
            continue
        del containers[depth:]
        if indent - column >= 4:
            leaf = NONE
        elif rest[0] == "[" and re.match(_DEFINITION, rest):
            leaf = NONE
            marks.append(Mark("definition", number, number + 1))
            continue
        else:
            leaf, leaf_line, leaf_depth = PROSE, number, depth
        if depth == 0 and not open_divs and not content:
            content = True
            marks.append(Mark("content", number, number + 1))
    if leaf == FENCE:
        unclosed.append(Unclosed("fence", leaf_line))
    if leaf == HTML and html_kind == 1:
        unclosed.append(Unclosed("comment", leaf_line))
    unclosed.extend(Unclosed("div", line) for line in open_divs)
    return marks, sorted(unclosed, key=lambda u: u.line)


def _formula(lines: list[str], number: int) -> int:
    """How many lines the formula takes that begins on this one: what stands in it is no heading and no break."""
    from foliensatz.reading.dollars import lines_of_block

    return lines_of_block(lines, number)


def _end_comment(marks: list[Mark], lines: list[str], first: int, last: int, content: bool) -> None:
    """A block comment came to its end: it counts as content only where text stands beside it."""
    alone = re.match(_COMMENT_ALONE, "\n".join(lines[first : last + 1]))
    marks.append(Mark("comment" if alone else "content", first, last + 1))


def _html_kind(rest: str, goes_on: bool) -> int:
    """Which of CommonMark's seven kinds of HTML block a line begins, 0 for none: a single tag doesn't end a paragraph or a
    table that `goes_on`."""
    if rest.startswith("<!--"):
        return 2
    for kind, (start, _) in enumerate(_HTML, 1):
        if re.match(start, rest, re.IGNORECASE):
            return 0 if kind == 7 and goes_on else kind
    return 0


def unmarked(line: str) -> str:
    """A table's row without the markers of the containers it stands in."""
    return re.sub(r"^(?:[ ]*(?:>|[-+*] |\d{1,9}[.)] ))*", "", line.expandtabs(4)).strip()


def _is_table(header: str, delimiter: str) -> bool:
    if len(delimiter.rstrip()) < 2 or not _DELIMITER_ROW.match(delimiter) or "|" not in header:
        return False
    return cells(header) == cells(delimiter)


def cells(row: str) -> int:
    """How many cells a table row has."""
    row = row.strip()
    pipes = len(re.findall(r"(?<!\\)\|", row))
    return pipes + 1 - row.startswith("|") - (len(row) > 1 and row.endswith("|") and not row.endswith("\\|"))
