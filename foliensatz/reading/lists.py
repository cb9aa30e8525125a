"""Lists, of points or numbered: their items with leads and tasks, and the attributes that stand at their end."""

import re
from typing import TYPE_CHECKING

from foliensatz.deck import NO_ATTRIBUTES, Block, List, ListItem
from foliensatz.reading.attributes import parse_attributes
from foliensatz.reading.captions import finished
from foliensatz.reading.context import Context
from foliensatz.reading.inline import read_pieces
from foliensatz.reading.pieces import HARD, PICTURE, SOFT

if TYPE_CHECKING:
    from foliensatz.reading.blocks import BlockReader

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


def read_list(reader: "BlockReader", token) -> List:
    """The list that a token has opened, up to its end."""
    ordered = token.type == "ordered_list_open"
    line = token.map[0] + reader.offset
    start = _first_number(int(token.attrs.get("start", 1)), line, reader.context) if ordered else 1
    tight = True
    items: list[ListItem] = []
    close = "ordered_list_close" if ordered else "bullet_list_close"
    reader.list_depth += 1
    while reader.position < len(reader.tokens):
        item = reader.tokens[reader.position]
        reader.position += 1
        if item.type == close:
            break
        reader.check_depth(item)
        blocks: list[Block] = []
        checked = None
        first = reader.tokens[reader.position]
        if first.type == "paragraph_open":
            tight = tight and first.hidden
            inline = reader.tokens[reader.position + 1]
            if inline.content.startswith("[") and (task := _TASK.match(inline.content)):
                checked = task[1] != " "
                inline.content = inline.content[task.end() :]
            if not inline.content.startswith("{"):
                reader.position += 3
                _item_paragraph(reader, inline.content, inline.map[0] + reader.offset, blocks)
                blocks = list(finished(blocks, reader.context))
        blocks.extend(reader.blocks("list_item_close"))
        items.append(ListItem(tuple(blocks), item.map[0] + reader.offset, checked))
    reader.list_depth -= 1
    attributes = NO_ATTRIBUTES
    if reader.list_attributes and not (reader.for_outermost and reader.list_depth):
        attributes, reader.list_attributes = reader.list_attributes, None
    return List(tuple(items), ordered, start, tight, attributes, line)


def _first_number(start: int, line: int, context: Context) -> int:
    """The number of a list's first item, brought into the range of numbers that count themselves in PowerPoint
    (buAutoNum's startAt, ECMA-376 part 1, 21.1.2.4.1)."""
    nearest = min(max(start, 1), 32767)
    if nearest != start:
        hint = f"Where the {start} matters, write the numbers as text: - {start}: …"
        message = f"PowerPoint's lists count from 1 to 32767, so this one begins at {nearest} instead of {start}"
        context.warn("F223", message, line, hint)
    return nearest


def without_list_attributes(reader: "BlockReader", text: str, line: int) -> str:
    """A paragraph within a list without the line of attributes at its end. `{columns=2}` directly behind a list is,
    for Markdown, a line of its last item; it belongs to the outermost list where it isn't indented."""
    head, _, tail = text.rpartition("\n")
    attributes = parse_attributes(tail) if tail.startswith("{") else None
    if not attributes:
        return text
    number = line + head.count("\n") + 1
    reader.list_attributes = attributes
    reader.for_outermost = "".join(reader.context.lines[number - 1 : number]).startswith("{")
    return head


def _item_paragraph(reader: "BlockReader", text: str, line: int, found: list[Block]) -> None:
    """The first paragraph of an item; a first line that is all bold becomes a paragraph of its own."""
    if text.startswith("{") or text.endswith("}"):
        text, line = reader.without_own_attributes(text, line)
    if "\n{" in text:
        text = without_list_attributes(reader, text, line)
    pieces = read_pieces(text, line, reader.context)
    if len(pieces) > 2 and pieces[0].style.bold:
        for index, piece in enumerate(pieces):
            if piece.kind in (SOFT, HARD):
                if index + 1 < len(pieces) and not piece.style.bold:
                    reader.add_text(pieces[:index], line, found)
                    reader.pieces_to_blocks(pieces[index + 1 :], pieces[index + 1].line, found)
                    return
                break
            if piece.kind == PICTURE or not piece.style.bold and piece.text.strip():
                break
    reader.pieces_to_blocks(pieces, line, found)
