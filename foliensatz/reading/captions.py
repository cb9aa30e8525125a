"""Captions and attributes on lines of their own: whom they belong to, and what a table becomes when it has all of its own.
"""

import re
from typing import TYPE_CHECKING

from foliensatz.deck import NO_ATTRIBUTES, Attributes, Block, List, Table
from foliensatz.reading.attributes import parse_attributes, split_trailing, split_unknown, with_flags
from foliensatz.reading.context import Context
from foliensatz.reading.inline import read_runs
from foliensatz.reading.raw_table import FLAGS, RawTable
from foliensatz.reading.steps import FRAGMENT
from foliensatz.source import Span

if TYPE_CHECKING:
    from foliensatz.reading.blocks import BlockReader

# What can have a caption: tables, and what will be one.
TABLES = (Table, RawTable)
# Pandoc's marks of a table's caption.
CAPTION = re.compile(r"(?::|[Tt]able:)[ \t]+(?=\S)")

# Attributes on a line of their own that wait for the list or table behind them, with their line.
Pending = tuple[Attributes, int]


def own_attributes(text: str, line: int, found: list[Block], context: Context) -> Attributes | None:
    """Attributes on a line of their own; below a table they may have its flags in them."""
    if not (found and isinstance(found[-1], TABLES)):
        return parse_attributes(text)
    attributes = parse_attributes(with_flags(text, FLAGS))
    return attributes or table_attributes(text, line, context)


def table_attributes(text: str, line: int, context: Context) -> Attributes | None:
    """What a line in braces below a table says, without its words that say nothing, of which the author is told; None
    where the line is no such line."""
    from foliensatz.reading.table_settings import unknown_word

    found = split_unknown(text, FLAGS)
    if not found:
        return None
    attributes, unknown = found
    column = context.column(line, "{") or 1
    for word, offset in unknown:
        context.diagnostics.append(unknown_word(word, Span(line, column + offset)))
    return attributes


def settle_attributes(pending: Pending, found: list[Block], start: int, context: Context) -> None:
    """Give waiting attributes to the block that began at `start` if it is a list or a table, or to the one before; to
    a table before if they stand directly above nothing."""
    attributes, number = pending
    if FRAGMENT in attributes.classes and found and not isinstance(found[min(start, len(found) - 1)], List):
        line = found[min(start, len(found) - 1)].line
        attributes = context.without_fragment(attributes, line)
    if found and attributes.get("name"):
        context.names.append((found[min(start, len(found) - 1)].line, attributes.get("name")))
        attributes = attributes.without("name")
    if attributes == NO_ATTRIBUTES:
        return
    lines = context.lines
    above = start and isinstance(found[start - 1], TABLES) and not "".join(lines[number : number + 1]).strip()
    for index in (start - 1, start) if above else (start, start - 1):
        if 0 <= index < len(found):
            block = found[index]
            if isinstance(block, (List, *TABLES)) and block.attributes == NO_ATTRIBUTES:
                found[index] = block._replace(attributes=attributes)
                return
    hint = "Put them directly before or behind a list or table, or behind a picture or heading"
    context.warn("F216", "These attributes belong to nothing", number, hint)


def take_caption(reader: "BlockReader", text: str, line: int, found: list[Block]) -> None:
    """Give the caption of a paragraph ": Caption {…}" to the table before it, or let it wait for one behind it."""
    if found and isinstance(found[-1], TABLES) and not found[-1].caption:
        found[-1] = captioned(found[-1], text, line, reader.context)
        return
    if reader.waiting_caption:
        settle_caption(reader, found, len(found))
    reader.waiting_caption = (text, line)


def settle_caption(reader: "BlockReader", found: list[Block], start: int) -> None:
    """Give a waiting caption to the table that begins at `start`; where something else does, it is a paragraph."""
    from foliensatz.reading.definition_lists import defines

    text, line = reader.waiting_caption
    reader.waiting_caption = None
    if start < len(found) and isinstance(found[start], TABLES) and not found[start].caption:
        found[start] = captioned(found[start], text, line, reader.context)
        return
    if defines(reader, text, line, found, start):
        return
    before: list[Block] = []
    reader.paragraph(text, line, before)
    found[start:start] = before


def captioned(table: Table, text: str, line: int, context: Context) -> Table:
    """The table with the caption and the attributes of a line ": Caption {…}"."""
    mark = CAPTION.match(text)
    text, attributes, _ = split_trailing(with_flags(text[mark.end() if mark else 0 :], FLAGS))
    table = table._replace(caption=read_runs(text, line, context))
    if not attributes:
        return table
    own = table.attributes
    both = Attributes(
        attributes.id or own.id, (*own.classes, *attributes.classes), (*attributes.pairs, *own.pairs)
    )
    return table._replace(attributes=both)


def finished(found: list, context: Context) -> tuple[Block, ...]:
    """Blocks whose captions and attributes have come: tables as their attributes want them, those of files and fences
    made of their values, and charts."""
    if not any(isinstance(block, TABLES) for block in found):
        return tuple(found)
    from foliensatz.reading.table_settings import with_settings
    from foliensatz.reading.tables import table_of

    blocks: list[Block] = []
    for block in found:
        if isinstance(block, TABLES):
            block = block._replace(attributes=context.without_fragment(block.attributes, block.line))
        if isinstance(block, TABLES) and block.attributes.get("chart"):
            blocks += _chart(block, context)
        elif isinstance(block, Table):
            blocks.append(with_settings(block, context.marks.pop(block.line, []), context))
        elif isinstance(block, RawTable):
            blocks += table_of(block, context)
        else:
            blocks.append(block)
    return tuple(blocks)


def _chart(block: Table | RawTable, context: Context) -> list[Block]:
    """The chart of what would be a table."""
    from foliensatz.reading.chart import chart_of_raw, chart_of_table

    context.marks.pop(block.line, None)
    found = chart_of_raw(block, context) if isinstance(block, RawTable) else chart_of_table(block, context)
    return [found] if found is not None else []
