"""Where formulas stand in a text: `$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]` and `\\begin{align}…\\end{align}`.

The rules for a single dollar are pandoc's (no blank behind the opening one, none before the closing one, no figure behind
that), and GitHub's (no letter or figure before the opening one), so that "5 $ und 10 $" and "20$-30$" stay as they are.
"""

import re
from typing import NamedTuple

from foliensatz.deck import NO_ATTRIBUTES, Attributes
from foliensatz.reading.attributes import match_attributes

_CLOSINGS = {"$$": "$$", "$": "$", "\\(": "\\)", "\\[": "\\]"}
_ENVIRONMENT = re.compile(
    r"\\begin\{((?:align|alignat|flalign|gather|multline|equation|eqnarray|displaymath)\*?)\}"
)
# A formula has so many characters and lines at most: what is longer has lost its end.
LONGEST = 10_000
MOST_LINES = 120
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class InlineMath(NamedTuple):
    """`opening` is "$", "$$", "\\\\(" or "\\\\["; the last two of four stand by themselves. `end` is the offset behind it."""

    latex: str
    opening: str
    attributes: Attributes
    end: int


class BlockMath(NamedTuple):
    """`lines` is how many lines it takes, `before` how many characters of its first line stand before the LaTeX."""

    latex: str
    attributes: Attributes
    lines: int
    before: int


def inline(text: str, start: int, limit: int) -> InlineMath | None:
    """The formula that begins at `start`; None where there is none."""
    opening = text[start : start + 2]
    if opening not in _CLOSINGS:
        opening = "$" if text[start] == "$" else ""
    if not opening:
        return None
    inner = start + len(opening)
    if opening == "$":
        if inner >= limit or text[inner].isspace() or start and text[start - 1].isalnum():
            return None
    end = _closing(text, inner, limit, _CLOSINGS[opening])
    if end < 0 or not text[inner:end].strip() or _BLANK_LINE.search(text, inner, end):
        return None
    if opening == "$" and "`" in text[inner:end]:  # code begins there: these are two dollars of a text
        return None
    behind = end + len(opening)
    attributes = NO_ATTRIBUTES
    if opening in ("$$", "\\["):
        at = behind
        while at < limit and text[at] == " ":
            at += 1
        found = match_attributes(text, at) if text[at : at + 1] == "{" else None
        if found:
            attributes, behind = found
    return InlineMath(text[inner:end], opening, attributes, behind)


def _closing(text: str, start: int, limit: int, closing: str) -> int:
    """The offset of the closing mark; -1 where there is none, or none near."""
    limit = min(limit, start + LONGEST)
    at = text.find(closing, start, limit)
    while at >= 0:
        if closing == "$" and text[at - 1].isspace():
            return -1
        figure_behind = closing == "$" and text[at + 1 : at + 2].isdigit()
        if not figure_behind and not _is_escaped(text, start, at):
            return at
        at = text.find(closing, at + 1, limit)
    return -1


def _is_escaped(text: str, start: int, at: int) -> bool:
    """Whether an odd number of backslashes stands right before an offset."""
    count = 0
    while at - count > start and text[at - count - 1] == "\\":
        count += 1
    return count % 2 == 1


def block(text: str) -> BlockMath | None:
    """The formula that the first line of `text` begins, if nothing but it stands on its lines; None for any other."""
    stripped = text.lstrip(" ")
    indent = len(text) - len(stripped)
    opening = stripped[:2]
    if opening in ("$$", "\\["):
        inner = indent + 2
        end = _closing(text, inner, len(text), _CLOSINGS[opening])
        behind = end + 2
        latex = text[inner:end]
    else:
        match = _ENVIRONMENT.match(text, indent) if opening == "\\b" else None
        if not match:
            return None
        inner = indent
        closing = f"\\end{{{match[1]}}}"
        end = text.find(closing, inner)
        behind = end + len(closing)
        latex = text[inner:behind]
    if end < 0 or not latex.strip() or _BLANK_LINE.search(text, inner, end):
        return None
    line_end = text.find("\n", behind)
    line_end = len(text) if line_end < 0 else line_end
    rest = text[behind:line_end].strip()
    attributes = NO_ATTRIBUTES
    if rest:
        found = match_attributes(rest, 0)
        if not found or rest[found[1] :].strip():
            return None
        attributes = found[0]
    return BlockMath(latex, attributes, text.count("\n", 0, line_end) + 1, inner)


def lines_of_block(lines: list[str], number: int) -> int:
    """How many lines the formula takes that the line `number` begins; 0 where it begins none that is closed."""
    text = lines[number]
    at = number
    while at + 1 < min(len(lines), number + MOST_LINES) and lines[at + 1].strip():
        at += 1
    found = block("\n".join([text.lstrip(" "), *lines[number + 1 : at + 1]]))
    return found.lines if found else 0


def unclosed(text: str) -> str:
    """The mark of a formula that a text begins by itself and never ends; "" where there is none."""
    for opening in ("$$", "\\["):
        if text.startswith(opening) and _closing(text, 2, len(text), _CLOSINGS[opening]) < 0:
            return opening
    return ""
