"""Rows that were meant as a table and are none: found in the paragraph they became, and told with what to write.

GFM (4.10) has a table only where a line of dashes stands below the headings, with as many columns as they have.
"""

import re
from typing import TYPE_CHECKING

from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.reading.lines import cells, unmarked
from foliensatz.source import Span

if TYPE_CHECKING:
    from foliensatz.reading.blocks import BlockReader

_PIPE = re.compile(r"(?<!\\)\|")
# A line of dashes, or of what a word processor makes of them.
_DASHES = re.compile(r"(?=.*[\-–—=_])[ \t|:\-–—=_+]+$")


def tell_of_rows(reader: "BlockReader", text: str, line: int) -> None:
    """Tell of rows in a paragraph, which has just been taken, that were meant as a table."""
    after = reader.tokens[reader.position] if reader.position < len(reader.tokens) else None
    last = line + text.count("\n")
    if after is not None and after.type == "table_open" and after.map[0] + reader.offset == last + 1:
        told = _headless(reader.source_line(last), reader.source_line(last + 1), last + 1)
    else:
        told = _broken_table(text, line)
    if told:
        reader.context.diagnostics.append(told)


def _broken_table(text: str, line: int) -> Diagnostic | None:
    """What is wrong with the table that a paragraph, beginning on `line`, was meant to be; None where it is text."""
    rows = [unmarked(row) for row in text.split("\n")]
    for number, row in enumerate(rows[:-1]):
        below = rows[number + 1]
        if _is_row(row) and _is_dashes(below):
            return _wrong_dashes(row, below, line + number + 1, number)
    for number, (row, below) in enumerate(zip(rows, rows[1:])):
        if _is_framed(row) and _is_framed(below):
            message = "These rows are no table: below the first there is no line of dashes"
            hint = f"Write {_dashes(cells(row))} below the headings"
            return warning("F268", message, Span(line + number, 1), hint)
    if len(rows) == 1 and _is_framed(rows[0]) and cells(rows[0]) > 1 and not _is_dashes(rows[0]):
        hint = f"Write {_dashes(cells(rows[0]))} directly below the headings, and the rows directly below that"
        return warning("F268", "This row is no table: no line of dashes is below it", Span(line, 1), hint)
    return None


def _headless(above: str, header: str, line: int) -> Diagnostic | None:
    """What is wrong with a table whose `header` stands on `line`, directly below another row: the dashes are too low."""
    if not _is_row(above) or cells(above) != cells(header):
        return None
    message = "The line of dashes is a row too low, so the row above the table stands as text"
    return warning("F269", message, Span(line - 1, 1), "Put the line of dashes directly below the first row")


def _wrong_dashes(row: str, below: str, line: int, above: int) -> Diagnostic:
    have, want = cells(below), cells(row)
    if have != want:
        columns = "one column" if have == 1 else f"{have} columns"
        message = f"This line of dashes has {columns}, the headings above it have {want}, so they are no table"
        return warning("F268", message, Span(line, 1), f"Write {_dashes(want)}")
    if above and "|" in below:
        return warning("F268", "This line of dashes is too low for a table", Span(line, 1), "Put it below the first row")
    return warning("F268", "This is no line of dashes, so the rows are no table", Span(line, 1), f"Write {_dashes(want)}")


def _is_row(text: str) -> bool:
    return bool(_PIPE.search(text)) and cells(text) > 1 and not _is_dashes(text)


def _is_framed(text: str) -> bool:
    return len(text) > 2 and text[0] == text[-1] == "|" and cells(text) > 1


def _is_dashes(text: str) -> bool:
    return "|" in text and bool(_DASHES.match(text))


def _dashes(columns: int) -> str:
    return "|" + "---|" * columns
