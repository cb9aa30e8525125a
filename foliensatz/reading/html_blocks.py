"""HTML blocks: comments are read, tags left out, the text between them kept."""

import re
from typing import TYPE_CHECKING

from foliensatz.deck import Block
from foliensatz.reading.context import Context
from foliensatz.reading.steps import TAGS, Move

if TYPE_CHECKING:
    from foliensatz.reading.blocks import BlockReader

_COMMENT = re.compile(r"(?s)<!--(.*?)(?:-->|\Z)")
_HIDDEN = r"(?is)<(style|script)\b.*?(?:</\1\s*>|\Z)"
_BLOCK_TAG = (
    r"(?i)</?(?:p|div|section|article|header|footer|main|aside|nav|center|figure|figcaption|details|summary|h[1-6]|ul|ol|li"
    r"|dl|dt|dd|table|thead|tbody|tr|td|th|blockquote|pre|form|hr)\b[^<>]*>"
)
_CLICK_TAG = re.compile(r"<(/?)(v-clicks?)(?: [^<>]*)?>")


def read_html(reader: "BlockReader", token, found: list[Block]) -> None:
    """What is left of an HTML block, put behind what was `found` before it."""
    text, line, context = token.content, token.map[0] + reader.offset, reader.context
    if "<!--" in text:
        for match in _COMMENT.finditer(text):
            context.comment(match[1], line + text.count("\n", 0, match.start()))
        text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    if not text.strip():
        return
    if "v-click" in text and (tag := _CLICK_TAG.fullmatch(text.strip())):
        _click_tag(reader.context, tag[2], line, not tag[1])
        return
    for pattern in (_HIDDEN, _BLOCK_TAG):
        for match in re.finditer(pattern, text):
            context.dropped_tags.append((match[0].split("\n")[0], line + text.count("\n", 0, match.start())))
        text = re.sub(pattern, lambda match: "\0" * (pattern is _BLOCK_TAG) + "\n" * match[0].count("\n"), text)
    for chunk in text.split("\0"):
        if chunk.strip():
            stripped = "\n".join(part.strip() for part in chunk.strip().split("\n"))
            reader.paragraph(stripped, line + chunk[: len(chunk) - len(chunk.lstrip())].count("\n"), found)
        line += chunk.count("\n")


def _click_tag(context: Context, name: str, line: int, opens: bool) -> None:
    """Slidev's tags around what comes with clicks: the opening one holds to the end, or to the closing one."""
    moves, kind = context.moves, TAGS[name]
    if opens:
        moves.append(Move(kind, line, len(context.lines) + 1))
        return
    for index in range(len(moves) - 1, -1, -1):
        if moves[index].kind == kind and moves[index].last > len(context.lines):
            moves[index] = moves[index]._replace(last=line)
            return
