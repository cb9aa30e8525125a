"""The Markdown parser as foliensatz uses it: CommonMark, tables, strikethrough, pandoc's divs and attributes.

markdown-it-py does the parsing; its blocks and its inlines are called one by one, so that plain text, which most text
is, takes a short way past both. The parser is built when it is first needed.
"""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from foliensatz.deck import Attributes
from foliensatz.reading import divs
from foliensatz.reading.attributes import match_attributes, parse_attributes, with_flags
from foliensatz.reading.pictures import PLAYED, RECORDINGS
from foliensatz.reading.raw_table import FILES, FLAGS

MAX_NESTING = 60


@cache
def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    markdown.enable(["table", "strikethrough"])
    markdown.validateLink = _any_address
    markdown.block.ruler.at("reference", _reference)
    markdown.block.ruler.before("table", "prose", _prose)
    markdown.block.ruler.before("table", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    markdown.block.ruler.before("table", "math", _math, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    markdown.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    markdown.inline.ruler.before("link", "footnote", _footnote_mark)
    markdown.inline.ruler.after("newline", "attributes", _attributes)
    markdown.inline.ruler.before("escape", "math", _inline_math)
    markdown.inline.ruler.before("link", "span", _span)
    return markdown


def _any_address(address: str) -> bool:
    """markdown-it leaves `[text](javascript:…)` as it stands. Here it is a link as in CommonMark, and the check of
    links tells the author what is wrong with it."""
    return True


def parse_blocks(
    text: str, references: tuple[tuple[str, str, str], ...], footnotes: tuple[tuple[str, str], ...] = ()
) -> tuple[list[Token], dict]:
    """The block tokens of `text`; and the environment in which its inlines are to be parsed."""
    environment: dict = {}
    if references:
        environment["references"] = {
            label: {"href": address, "title": title, "map": [0, 0]} for label, address, title in references
        }
    tokens: list[Token] = []
    markdown = parser()
    markdown.block.parse(text, markdown, environment, tokens)
    for label, said in footnotes:
        environment.setdefault("footnotes", {}).setdefault(label, (said, 0))
    return tokens, environment


def parse_inlines(text: str, environment: dict) -> list[Token]:
    tokens: list[Token] = []
    markdown = parser()
    markdown.inline.parse(text, markdown, environment, tokens)
    return tokens


def definitions(text: str) -> tuple[tuple[str, str, str], ...]:
    """The link reference definitions in `text` as (normalised label, address, title)."""
    _, environment = parse_blocks(text, ())
    found = environment.get("references", {})
    return tuple((label, entry["href"], entry.get("title", "")) for label, entry in found.items())


def _reference(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A link definition. `[^1]: word` is none: it is meant as a footnote, and its words must not vanish."""
    if state.src.startswith("[^", state.bMarks[first] + state.tShift[first]):
        return False
    return reference(state, first, last, silent)


def _footnote(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """What a footnote says, or what an abbreviation stands for, up to a blank line or another block. It is kept in the
    environment as (text, line), and sets nothing here."""
    start = state.bMarks[first] + state.tShift[first]
    if state.src[start : start + 2] not in ("[^", "*[") or state.sCount[first] - state.blkIndent > 3:
        return False
    from foliensatz.reading.footnotes import label_of, text_of

    label = label_of(state.src[start : state.eMarks[first]])
    if not label:
        return False
    if silent:
        return True
    end = first + 1
    rules = state.md.block.ruler.getRules("paragraph")
    while end < last and not state.isEmpty(end) and not any(rule(state, end, last, True) for rule in rules):
        end += 1
    lines = state.getLines(first, end, state.blkIndent, False).split("\n")
    state.env.setdefault("footnotes", {}).setdefault(label, (text_of(lines), first + 1))
    state.line = end
    return True


def _footnote_mark(state, silent: bool) -> bool:
    """`[^1]`, or `^[the footnote itself]`."""
    source, start = state.src, state.pos
    if source.startswith("[^", start):
        end = source.find("]", start)
        label = source[start + 1 : end]
        if end < 0 or len(label) < 2 or any(char in label for char in " \t\n["):
            return False
        if not silent:
            token = state.push("footnote_ref", "sup", 0)
            token.content = label
        state.pos = end + 1
        return True
    if source.startswith("^[", start):
        end = state.md.helpers.parseLinkLabel(state, start + 1)
        if end < 0 or not source[start + 2 : end].strip():
            return False
        if not silent:
            token = state.push("footnote_inline", "sup", 0)
            token.content = source[start + 2 : end]
        state.pos = end + 1
        return True
    return False


def _prose(state, first: int, last: int, silent: bool) -> bool:
    """A paragraph whose lines all begin with a letter and that surely ends: at a blank line, at the end, or before a
    plain list item in a list. No other block can begin with a letter, so no other rule needs to be asked."""
    source, begins, shifts, ends, indents = state.src, state.bMarks, state.tShift, state.eMarks, state.sCount
    indent = state.blkIndent
    if not source[begins[first] + shifts[first]].isalpha() or indents[first] - indent > 3 or silent:
        return False
    line = first + 1
    while line < last:
        start = begins[line] + shifts[line]
        if start >= ends[line]:
            break
        if source[start].isalpha():
            if indents[line] < indent:
                return False
        elif (
            state.listIndent >= 0
            and source[start] in "-*+"
            and source[start + 1 : start + 2] == " "
            and source[start + 2 : start + 3].isalpha()
            and indents[line] < indent
            and indents[line] - state.listIndent < 4
            and indents[line] >= 0
        ):
            break
        else:
            return False
        line += 1
    state.line = line
    token = state.push("paragraph_open", "p", 1)
    token.map = [first, line]
    token = state.push("inline", "", 0)
    if line == first + 1:
        token.content = source[begins[first] + shifts[first] : ends[first]].strip(" \t\n\r\f\v")
    else:
        token.content = state.getLines(first, line, indent, False).strip(" \t\n\r\f\v")
    token.map = [first, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _div(state, first: int, last: int, silent: bool) -> bool:
    """An opening or closing line of a div, at the top level only; the builder of blocks matches the two."""
    start = state.bMarks[first] + state.tShift[first]
    if state.src[start : start + 3] != ":::" or not 0 <= state.sCount[first] <= 3:
        return False
    if state.level and not (silent and (state.sCount[first] < state.blkIndent or _in_outer_table(state))):
        return False
    line = state.src[start : state.eMarks[first]]
    attributes = divs.opening(line)
    if attributes is None and not divs.is_closing(line):
        return False
    if silent:
        return True
    state.line = first + 1
    token = state.push("div_open" if attributes else "div_close", "div", 0)
    token.map = [first, first + 1]
    token.meta = {"attributes": attributes}
    return True


def _math(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A formula by itself: from a line that begins with $$, \\[ or \\begin{…} to the one where that ends."""
    start = state.bMarks[first] + state.tShift[first]
    if state.src[start : start + 1] not in ("$", "\\") or state.sCount[first] - state.blkIndent >= 4:
        return False
    from foliensatz.reading import dollars

    end = first + 1
    last = min(last, first + dollars.MOST_LINES)
    while end < last and not state.isEmpty(end) and state.sCount[end] >= state.blkIndent:
        end += 1
    found = dollars.block(state.getLines(first, end, state.blkIndent, False))
    if not found:
        return False
    if silent:
        return True
    state.line = first + found.lines
    token = state.push("math_block", "math", 0)
    token.map = [first, state.line]
    token.content = found.latex
    token.meta = {"attributes": found.attributes, "before": found.before}
    return True


def _inline_math(state, silent: bool) -> bool:
    """A formula in running text: $…$ or \\(…\\), and $$…$$ and \\[…\\], which then stand by themselves."""
    if state.src[state.pos] not in "$\\":
        return False
    from foliensatz.reading import dollars

    found = dollars.inline(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content, token.markup = found.latex, found.opening
        token.meta = {"attributes": found.attributes}
    state.pos = found.end
    return True


def _in_outer_table(state: StateBlock) -> bool:
    """Whether the line may be a row of a table that stands in no list and no quotation."""
    return state.parentType == "table" and next(t for t in reversed(state.tokens) if t.type == "table_open").level == 0


def _attributes(state, silent: bool) -> bool:
    """Attributes right behind a picture or a piece of code; {qr} behind a picture or a link."""
    if state.src[state.pos] != "{":
        return False
    found = match_attributes(state.src, state.pos)
    if not state.tokens or state.pending or state.tokens[-1].type not in ("image", "code_inline", "link_close"):
        return False
    if not found and state.tokens[-1].type != "code_inline":
        found = _with_flag(state.src, state.pos)
    if state.tokens[-1].type == "link_close" and not (found and "qr" in found[0].classes):
        return False
    address = str(state.tokens[-1].attrs.get("src", "")).lower() if not found else ""
    if address.endswith((*FILES, *RECORDINGS)):
        end = state.src.find("}", state.pos) + 1
        flags = FLAGS if address.endswith(FILES) else PLAYED
        attributes = parse_attributes(with_flags(state.src[state.pos : end], flags))
        found = (attributes, end) if attributes else None
    if not found:
        return False
    if not silent:
        state.tokens[-1].meta["attributes"] = found[0]
    state.pos = found[1]
    return True


def _with_flag(text: str, start: int) -> tuple[Attributes, int] | None:
    """`{qr}`, and what else stands in these braces, as the attributes `{.qr …}`; and where they end."""
    end = text.find("}", start) + 1
    if "qr" not in text[start:end]:
        return None
    attributes = parse_attributes(with_flags(text[start:end], ("qr",)))
    return (attributes, end) if attributes and "qr" in attributes.classes else None


def _span(state, silent: bool) -> bool:
    """Pandoc's bracketed span: `[text]{lang=en}`."""
    if state.src[state.pos] != "[" or "]{" not in state.src:
        return False
    start, maximum = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or state.src[end + 1 : end + 2] != "{":
        return False
    found = match_attributes(state.src, end + 1)
    if not found:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, end
        state.push("span_open", "span", 1).meta = {"attributes": found[0]}
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = found[1], maximum
    return True


__all__ = ["definitions", "normalizeReference", "parse_blocks", "parse_inlines", "parser"]
