"""Pipe tables: rows of cells between bars, as GFM has them, with the caption and the attributes right below."""

import re
from typing import TYPE_CHECKING

from foliensatz.deck import NO_ATTRIBUTES, Table
from foliensatz.reading.attributes import parse_attributes, split_unknown, with_flags
from foliensatz.reading.captions import CAPTION, captioned, table_attributes
from foliensatz.reading.dash_widths import LONG_LINE, dash_widths
from foliensatz.reading.inline import read_runs
from foliensatz.reading.lines import cells, unmarked
from foliensatz.reading.merges import Marks, marks_of_row
from foliensatz.reading.raw_table import FLAGS
from foliensatz.runs import Runs

if TYPE_CHECKING:
    from foliensatz.reading.blocks import BlockReader

_PIPE = re.compile(r"(?<!\\)\|")


def read_table(reader: "BlockReader", token) -> Table:
    """The table that a token has opened, up to its end."""
    line = token.map[0] + reader.offset
    alignments: list[str] = []
    rows: list[list[Runs]] = []
    row_line = line
    marks: list[Marks] = []
    contents: list[str] = []
    below = _lines_below(reader, token)
    last_row = token.map[1] + reader.offset - len(below)
    while reader.position < len(reader.tokens):
        part = reader.tokens[reader.position]
        reader.position += 1
        if part.type == "table_close":
            break
        if part.type == "tr_open":
            row_line = part.map[0] + reader.offset if part.map else row_line
            if row_line < last_row:
                rows.append([])
                contents = []
        elif part.type == "tr_close" and row_line < last_row:
            marks.append(marks_of_row(reader.source_line(row_line), contents))
        elif part.type in ("th_open", "td_open"):
            if part.type == "th_open":
                style = str(part.attrs.get("style", ""))
                alignments.append(style.partition(":")[2])
        elif part.type == "inline" and row_line < last_row:
            contents.append(part.content)
            rows[-1].append(read_runs(part.content, row_line, reader.context))
    width = len(alignments)
    _check_rows(reader, token, width)
    filled = [tuple(row[:width]) + ((),) * (width - len(row)) for row in rows]
    table = Table(tuple(alignments), filled[0], tuple(filled[1:]), line)
    source = [reader.source_line(number) for number in range(line, last_row)]
    if max(map(len, source)) > LONG_LINE:
        table = table._replace(widths=dash_widths(source))
    if any(map(any, marks)):
        reader.context.marks[line] = [(*row, *[""] * (width - len(row)))[:width] for row in marks]
    for number, text in enumerate(below, last_row):
        if CAPTION.match(text):
            table = captioned(table, text, number, reader.context)
        else:
            attributes = parse_attributes(with_flags(text, FLAGS)) or table_attributes(text, number, reader.context)
            table = table._replace(attributes=attributes or NO_ATTRIBUTES)
    return table


def _lines_below(reader: "BlockReader", token) -> list[str]:
    """The caption's and the attributes' line right below a table, which Markdown takes for rows."""
    found: list[str] = []
    first, number = token.map[0] + 2, token.map[1] - 1
    while number >= first and len(found) < 2:
        text = reader.source_line(number + reader.offset)
        if _PIPE.search(text) or not (CAPTION.match(text) or text.startswith("{") and split_unknown(text, FLAGS)):
            break
        found.insert(0, text)
        number -= 1
    return found


def _check_rows(reader: "BlockReader", token, width: int) -> None:
    """Cells beyond the header's are lost by GFM's rule (4.10); the author is told."""
    first, last = token.map[0] + reader.offset, token.map[1] + reader.offset
    for number in range(first + 2, last):
        row = reader.context.lines[number - 1] if number <= len(reader.context.lines) else ""
        if row.count("|") > width - 1 and cells(row := unmarked(row)) > width:
            hint = "Give the header row as many cells"
            rest = " | ".join(cell.strip() for cell in _PIPE.split(row.strip("|"))[width:])
            left_out = f"“{rest}” is left out" if rest.strip(" |") else "those beyond are left out"
            message = f"This row has more cells than the table's {width} columns: {left_out}"
            reader.context.warn("F219", message, number, hint)
