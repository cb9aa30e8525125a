"""Lists of definitions: a term, and below it what it means, in paragraphs that begin with a colon."""

import re
from typing import TYPE_CHECKING

from foliensatz.deck import Block, List, ListItem, Paragraph
from foliensatz.reading.inline import read_pieces
from foliensatz.runs import plain_text

if TYPE_CHECKING:
    from foliensatz.reading.blocks import BlockReader

_DEFINITION = re.compile(r"\n:[ \t]+(?=\S)")
# What stands before ": …" is a term up to so many characters.
_LONGEST_TERM = 100


def read_definitions(reader: "BlockReader", text: str, line: int, found: list[Block]) -> bool:
    """Whether a paragraph was a term with lines ": …" below that say what it means."""
    term, *meanings = _DEFINITION.split(text)
    if not meanings:
        return False
    blocks: list[Block] = []
    reader.add_text(read_pieces(term, line, reader.context), line, blocks)
    at = line + term.count("\n") + 1
    for meaning in meanings:
        reader.pieces_to_blocks(read_pieces(meaning, at, reader.context), at, blocks)
        at += meaning.count("\n") + 1
    item = ListItem(tuple(blocks), line)
    if found and isinstance(found[-1], List) and found[-1].definitions:
        found[-1] = found[-1]._replace(items=(*found[-1].items, item))
    else:
        found.append(List((item,), line=line, definitions=True))
    return True


def defines(reader: "BlockReader", text: str, line: int, found: list[Block], start: int) -> bool:
    """Whether a paragraph ": …" that is no table's caption says what the short paragraph before `start` means."""
    before = found[start - 1] if start else None
    if not text.startswith(":") or isinstance(before, Paragraph) and len(plain_text(before.runs)) > _LONGEST_TERM:
        return False
    if not isinstance(before, Paragraph) and not (isinstance(before, List) and before.definitions):
        return False
    meaning: list[Block] = []
    reader.pieces_to_blocks(read_pieces(text[1:].lstrip(), line, reader.context), line, meaning)
    if isinstance(before, List):
        last = before.items[-1]
        items = (*before.items[:-1], last._replace(blocks=(*last.blocks, *meaning)))
    else:
        items = (ListItem((before, *meaning), before.line),)
        if start > 1 and isinstance(found[start - 2], List) and found[start - 2].definitions:
            start -= 1
            items = (*found[start - 1].items, *items)
            del found[start]
    found[start - 1] = List(items, line=items[0].line, definitions=True)
    return True
