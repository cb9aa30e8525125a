"""Quotations: with whose words they are, where their last line begins with a dash; or call-outs, by their first line."""

import re
from typing import TYPE_CHECKING

from foliensatz.deck import Callout, Quote
from foliensatz.reading.inline import read_runs
from foliensatz.runs import Runs

if TYPE_CHECKING:
    from foliensatz.reading.blocks import BlockReader

_DASH_START = r"(?:—|–|---?)[\s\u00a0]*(?=\S)"
_SENTENCE_END = r"[.!?…][\"'“”‘’»«)*]*$|[\"“”‘’»«]$"


def read_quote(reader: "BlockReader", token) -> Quote | Callout:
    """The quotation or call-out that a token has opened, up to its end."""
    reader.check_depth(token)
    line = token.map[0] + reader.offset
    first = reader.tokens[reader.position : reader.position + 2]
    if len(first) == 2 and first[0].type == "paragraph_open" and first[1].content.startswith("[!"):
        from foliensatz.reading.callouts import opening

        found = opening(first[1].content, first[1].map[0] + reader.offset, reader.context)
        if found:
            kind, title, rest = found
            if rest:
                # The line that says what it is has been read.
                first[1].content, first[1].map = rest, [first[1].map[0] + 1, first[1].map[1]]
            else:
                del reader.tokens[reader.position : reader.position + 3]
            return Callout(kind, title, reader.blocks("blockquote_close"), line)
    close = reader.position
    depth = 1
    while depth:
        kind = reader.tokens[close].type
        depth += (kind == "blockquote_open") - (kind == "blockquote_close")
        close += 1
    last = close - 2  # the token before blockquote_close
    attribution: Runs = ()
    if reader.tokens[last].type == "paragraph_close" and reader.tokens[last].level == token.level + 1:
        inline = reader.tokens[last - 1]
        body, source, source_line = _split_attribution(inline.content, inline.map[0] + reader.offset)
        if source and (body or last - 2 > reader.position):
            attribution = read_runs(source, source_line, reader.context)
            if body:
                inline.content = body
            else:
                del reader.tokens[last - 2 : last + 1]
    blocks = reader.blocks("blockquote_close")
    return Quote(blocks, attribution, line)


def _split_attribution(text: str, line: int) -> tuple[str, str, int]:
    """A quote's last paragraph as (text that is left, attribution, its line). Where the attribution is the last line of
    the paragraph, the line before must end a sentence: a dash may also just happen to begin a line."""
    if re.match(_DASH_START, text):
        return "", text, line
    head, newline, tail = text.rpartition("\n")
    if newline and re.match(_DASH_START, tail.lstrip()) and re.search(_SENTENCE_END, head.rstrip(" \\")):
        return head, tail.lstrip(), line + head.count("\n") + 1
    return text, "", line
