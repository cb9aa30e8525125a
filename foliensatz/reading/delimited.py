"""Delimited values (CSV, TSV) → rows of cells: from a file or a fence, with the delimiter and the decimal mark found out.

The form is RFC 4180's, with what programs make of it: `;` or a tab instead of the comma, Excel's line `sep=;`, line breaks
within quotation marks, empty columns and rows at the end.
"""

import re
from typing import NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error, warning
from foliensatz.numerals import marks, parse_number
from foliensatz.source import Span

# Excel's word about its delimiter.
_SEPARATOR_LINE = r'"?sep=(.)"?(?:\n|$)'
_NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|", "\\t": "\t"}
# A comma between two digits may be a decimal comma.
_DECIMAL_COMMA = r"(?<=\d),(?=\d)"


class Dialect(NamedTuple):
    """How a text of delimited values is written. `delimiter` is one character; `lang` is the language as whose numbers
    its figures are to be read."""

    delimiter: str
    lang: str


class Row(NamedTuple):
    """One record; `line` is where it begins, counted from the text's first line as 1."""

    cells: tuple[str, ...]
    line: int


class Delimited(NamedTuple):
    """Rows of equal length, and the dialect they were written in. The first row may be a header."""

    rows: tuple[Row, ...]
    dialect: Dialect


def read_delimited(text: str, lang: str, name: str = "", delimiter: str = "") -> Report[Delimited]:
    """The rows of CSV or TSV `text`, all as long as the longest. `lang` is the deck's language, `name` and `delimiter` as
    in `sniff`. Diagnostics count lines from the text's first.

    Cells are without the blanks around them. Rows in which nothing stands are left out, and such columns at the end.
    """
    dialect = sniff(text, lang, name, delimiter)
    diagnostics: list[Diagnostic] = []
    rows = [row for row in _records(text, dialect.delimiter, diagnostics) if any(row.cells)]
    width = max((_filled(row.cells) for row in rows), default=0)
    first = _filled(rows[0].cells) if rows else 0
    for row in rows[1:]:
        filled = _filled(row.cells)
        if filled > first:
            message = f"This row has {filled} cells, the first row only {first}"
            hint = "Give the first row as many, or put a text with a delimiter in it into quotation marks"
            diagnostics.append(warning("F262", message, Span(row.line), hint))
        elif len(row.cells) < first:
            message = f"This row has only {len(row.cells)} of the first row's {first} cells, so the rest stay empty"
            diagnostics.append(warning("F262", message, Span(row.line), "Check its delimiters"))
    even = tuple(Row((*row.cells[:width], *[""] * (width - len(row.cells))), row.line) for row in rows)
    return Report(Delimited(even, dialect), tuple(diagnostics))


def _filled(cells: tuple[str, ...]) -> int:
    """How many cells there are up to the last in which something stands."""
    count = len(cells)
    while count and not cells[count - 1]:
        count -= 1
    return count


def _records(text: str, delimiter: str, diagnostics: list[Diagnostic]) -> list[Row]:
    """Every line as a record; one with an opening quotation mark ends where that is closed."""
    lines = text.split("\n")
    number = 1 if re.match(_SEPARATOR_LINE, text) else 0
    rows: list[Row] = []
    while number < len(lines):
        first = number
        record = lines[number]
        number += 1
        if '"' in record:
            cells = _quoted(record, delimiter)
            while cells is None and number < len(lines):
                record += "\n" + lines[number]
                number += 1
                if '"' in lines[number - 1]:
                    cells = _quoted(record, delimiter)
            if cells is None:
                column = _open_quote(lines[first], delimiter) + 1
                hint = "Close it, or write it twice where the text itself has one"
                told = error("F263", "The quotation mark that opens a cell here is never closed", Span(first + 1, column), hint)
                diagnostics.append(told)
                number = first + 1
                cells = lines[first].replace('"', "").split(delimiter)
        else:
            cells = record.split(delimiter)
        rows.append(Row(tuple([cell.strip(" \u00a0\t\r") for cell in cells]), first + 1))
    return rows


def _quoted(record: str, delimiter: str) -> list[str] | None:
    """The cells of a record with quotation marks; None where the last one is still open. A mark within a cell that
    doesn't begin with one is a character like any other (5" pipe)."""
    cells: list[str] = []
    position = 0
    while True:
        start = position + len(record[position:]) - len(record[position:].lstrip(" "))
        if record[start : start + 1] != '"':
            end = record.find(delimiter, position)
            cells.append(record[position : end if end >= 0 else len(record)])
        else:
            close = start + 1
            while (close := record.find('"', close)) >= 0 and record[close + 1 : close + 2] == '"':
                close += 2
            if close < 0:
                return None
            end = record.find(delimiter, close)
            rest = record[close + 1 : end if end >= 0 else len(record)]
            cells.append(record[start + 1 : close].replace('""', '"') + rest)
        if end < 0:
            return cells
        position = end + 1


def _open_quote(line: str, delimiter: str) -> int:
    """The offset of the quotation mark that opens the line's last cell."""
    found = [match.end() - 1 for match in re.finditer(rf'(?:^|{re.escape(delimiter)}) *"', line)]
    return found[-1] if found else 0


def sniff(text: str, lang: str, name: str = "", delimiter: str = "") -> Dialect:
    """The dialect of CSV or TSV text. `name` is the file's or the fence's ("figures.tsv", "csv"); `delimiter` what the
    author says ("tab", ";").

    Excel writes `;` where the comma is the decimal mark. A comma divides only where it also stands in the first line, and
    where no semicolon or tab does so more evenly; commas between digits don't count as long as there is another mark.
    """
    delimiter = _NAMED.get(delimiter.lower(), delimiter)[:1]
    if not delimiter:
        if match := re.match(_SEPARATOR_LINE, text):
            delimiter = match[1]
        else:
            delimiter = "\t" if name.lower().endswith("tsv") and "\t" in text else _delimiter(text)
    return Dialect(delimiter, _number_language(text, delimiter, lang))


def _delimiter(text: str) -> str:
    """The mark that divides the lines most evenly; ";" where nothing divides the first one."""
    lines = [line for line in re.sub(r'"[^"]*"', "", text[:20000]).split("\n")[:60] if line.strip()]
    if not lines:
        return ";"
    best, best_score = ";", 0.0
    for mark in "\t;,|":
        if mark not in lines[0]:
            continue
        wanted = lines[0].count(mark)
        score = sum(line.count(mark) == wanted for line in lines) / len(lines)
        if mark == "," and not re.sub(_DECIMAL_COMMA, "", lines[0]).count(","):
            score /= 2
        if score > best_score:
            best, best_score = mark, score
    return best


def _number_language(text: str, delimiter: str, lang: str) -> str:
    """The deck's language, or one with the other decimal mark where the figures are clearly written with that."""
    point = comma = 0
    quoted = re.findall(r'"([^"\n]*)"', text[:20000])
    bare = re.sub(r'"[^"]*"', "", text[:20000])
    for cell in (*quoted, *re.split(rf"[\n{re.escape(delimiter)}]", bare)):
        cell = cell.strip()
        if not cell or not (cell[0].isdigit() or cell[0] in "+-–\u2212.,€$£") or not ("." in cell or "," in cell):
            continue
        as_german, as_english = parse_number(cell, "de"), parse_number(cell, "en")
        if as_german is None or as_english is None or (as_german.digits, as_german.decimals) != as_english[:2]:
            continue
        if as_german.decimals:
            if cell[as_german.point] == ",":
                comma += 1
            else:
                point += 1
    own = marks(lang)[0]
    if delimiter == "," and not comma:
        # An unquoted comma would have divided the cell: what such a file holds are decimal points.
        point += 1
    if comma > point:
        return lang if own == "," else "de"
    if point > comma:
        return lang if own == "." else "en"
    return lang
