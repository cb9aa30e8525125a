"""Tables from files and fences of delimited values: which rows and columns, and figures in the form of the deck's language.

Cells are data: they stand as they are, not read as Markdown. Only numbers change their marks, never their value or how
exact they are said to be, and those of names and codes (years, postcodes, the first column) stay as they are.
"""

import re

from foliensatz.deck import Table
from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.numerals import NOTHING, Number, format_number, parse_number
from foliensatz.reading.characters import CONTROL
from foliensatz.reading.context import Context
from foliensatz.reading.delimited import Delimited, read_delimited
from foliensatz.reading.merges import mark_of
from foliensatz.reading.raw_table import RawTable
from foliensatz.reading.table_settings import MOST_HEADS, NO, with_settings
from foliensatz.runs import LINE_BREAK, PLAIN, Run, Runs
from foliensatz.source import Span
from foliensatz.suggestion import did_you_mean

# Columns with such a heading hold codes and names made of digits.
_CODES = frozenset(
    "plz postleitzahl zip postcode ags gkz id nr nr. no no. nummer number kennziffer schlüssel code jahr year telefon phone "
    "tel fax iban hausnummer konto kostenstelle".split()
)
_YEARS = range(1600, 2101)


def table_of(raw: RawTable, context: Context) -> tuple[Table, ...]:
    """The table; none, with a warning, where nothing stands in it."""
    return TableReading(raw, context).table()


class TableReading:
    """Delimited values on their way to a table, and what their author chose of them."""

    def __init__(self, raw: RawTable, context: Context):
        self.raw = raw
        self.context = context
        self.attributes = raw.attributes

    def table(self) -> tuple[Table, ...]:
        raw, context = self.raw, self.context
        text = raw.text
        if control := re.search(CONTROL, text):
            line = text.count("\n", 0, control.start()) + 1
            message = f"An invisible character (U+{ord(control[0]):04X}) stands here and is left out"
            self.tell("F214", message, "Delete it", Span(line, control.start() - text.rfind("\n", 0, control.start())))
            text = re.sub(CONTROL, "", text)
        delimited, problems = read_delimited(text, context.lang, raw.name, self.attributes.get("delimiter"))
        context.diagnostics.extend(self.placed(problem) for problem in problems)
        rows = [row.cells for row in delimited.rows]
        if not rows:
            what = f"The file “{raw.name}”" if raw.path else "This block"
            self.warn("F261", f"{what} has no rows, so there is no table", "Write a first row of headings, and rows below it")
            return ()
        header = () if self.attributes.get("header").lower() in NO else rows.pop(0)
        columns = self.columns(header, len(delimited.rows[0].cells))
        rows = [tuple(row[column] for column in columns) for row in self.rows(rows)]
        header = tuple(header[column] for column in columns) if header else ("",) * len(columns)
        body = list(zip(*(self.figures(header, rows, n, delimited) for n in range(len(columns)))))
        table = Table(
            ("",) * len(columns),
            tuple(map(_runs, header)),
            tuple(tuple(map(_runs, row)) for row in body),
            raw.line,
            raw.caption,
            self.attributes,
        )
        marks = [tuple(map(mark_of, row)) for row in (header, *rows)]
        return (with_settings(table, marks, context, from_values=True),)

    # What the author chose

    def columns(self, header: tuple[str, ...], count: int) -> list[int]:
        """The columns of `columns="Ort, 3"`, by heading or number; all where it says none that is there."""
        wish = self.attributes.get("columns")
        chosen = [self.column(name, header, count) for name in _listed(wish)]
        return [column for column in chosen if column >= 0] or list(range(count))

    def column(self, name: str, header: tuple[str, ...], count: int) -> int:
        """A column by its heading, or by its number from 1; -1, with a warning, where there is none."""
        for number, heading in enumerate(header):
            if heading.casefold() == name.casefold():
                return number
        if name.isdecimal() and 1 <= int(name) <= count:
            return int(name) - 1
        headings = [heading for heading in header if heading]
        otherwise = "It has " + ", ".join(headings) if headings else f"Give a number from 1 to {count}"
        self.warn("F264", f"The table has no column “{name}”", did_you_mean(name, headings, otherwise), "columns", name)
        return -1

    def rows(self, rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """The rows of `rows="1-5, 8, 12-"`, counted from 1 below the header."""
        wish = self.attributes.get("rows")
        if not wish:
            return rows
        chosen: list[tuple[str, ...]] = []
        for part in _listed(wish):
            match = re.fullmatch(r"(\d{1,6})(?:\s*([-–])\s*(\d{1,6})?)?", part)
            first = int(match[1]) if match else 0
            last = first if not match or not match[2] else int(match[3] or len(rows))
            if not 1 <= first <= last:
                hint = 'Write numbers and ranges like rows="1-5, 8, 12-"'
                self.warn("F265", f"rows can't be “{part}”", hint, "rows", part)
            elif first > len(rows):
                self.warn("F264", f"The table has no row {first}", f"It has {len(rows)} below the header", "rows", part)
            else:
                chosen += rows[first - 1 : last]
        return chosen or rows

    # Figures

    def figures(self, header: tuple[str, ...], rows: list[tuple[str, ...]], column: int, delimited: Delimited) -> list[str]:
        """A column's cells; where all of them are figures, in the form of the deck's language."""
        heads = self.attributes.get("header")
        lead = int(heads) - 1 if heads.isdecimal() and 0 < int(heads) <= MOST_HEADS else 0  # rows that belong to the header too
        above, cells = [row[column] for row in rows[:lead]], [row[column] for row in rows[lead:]]
        numbers = [None if cell in NOTHING or mark_of(cell) else parse_number(cell, delimited.dialect.lang) for cell in cells]
        places = self.decimals(column, len(header))
        if not any(numbers) or any(number is None and cell not in NOTHING and not mark_of(cell) for cell, number in zip(cells, numbers)):
            return above + cells
        found = [number for number in numbers if number is not None]
        fractions = any(number.decimals for number in found)
        if places is None and self.is_code(header[column], column, found, fractions):
            return above + cells
        if places is None and not fractions:
            places = 0
        elif places is None and _is_digit(self.attributes.get("decimals")):
            places = int(self.attributes.get("decimals"))
        lang = self.context.lang
        return above + [
            cell if number is None else format_number(number, lang, places) for cell, number in zip(cells, numbers)
        ]

    def decimals(self, column: int, count: int) -> int | None:
        """The decimals that `decimals="- 0 1"` says for a column; None where it leaves them alone."""
        wish = self.attributes.get("decimals")
        parts = wish.replace(",", " ").split()
        if not parts or len(parts) == 1 and _is_digit(parts[0]):
            return None
        if len(parts) != count or not all(part == "-" or _is_digit(part) for part in parts):
            if not column:
                hint = f"Write one number for all columns that have decimals, or {count} numbers, - where all stays (0 to 9 each)"
                self.warn("F265", f"decimals can't be “{wish}” for {count} columns", hint, "decimals", wish)
            return None
        return None if parts[column] == "-" else int(parts[column])

    def is_code(self, heading: str, column: int, numbers: list[Number], fractions: bool) -> bool:
        """Whether a column's digits name something: they are not grouped then."""
        if fractions or any(number.unit or number.prefix for number in numbers):
            return False
        plain = [name.casefold() for name in _listed(self.attributes.get("plain"))]
        if not column or heading.casefold() in plain or str(column + 1) in plain or heading.casefold() in _CODES:
            return True
        return all(number.digits in _YEARS and not number.explicit for number in numbers)

    # Diagnostics

    def warn(self, code: str, message: str, hint: str, key: str = "", value: str = "") -> None:
        """A warning at the place where the slide names the table, or where it says `key` and in it `value`."""
        span = self.context.said(self.raw.line, key, value) if key else Span(self.raw.line)
        self.context.diagnostics.append(warning(code, message, span, hint))

    def tell(self, code: str, message: str, hint: str, span: Span) -> None:
        """A warning within the delimited text."""
        self.context.diagnostics.append(self.placed(Diagnostic(code, "warning", message, span, hint)))

    def placed(self, diagnostic: Diagnostic) -> Diagnostic:
        if self.raw.path:
            return diagnostic._replace(path=self.raw.path)
        return diagnostic.placed("", self.raw.line + 1)


def _is_digit(text: str) -> bool:
    return len(text) == 1 and text.isdecimal()


def _listed(text: str) -> list[str]:
    return [part for part in (part.strip() for part in text.split(",")) if part]


def _runs(text: str) -> Runs:
    if "\n" not in text:
        return (Run(text, PLAIN),) if text else ()
    runs: list[Run] = []
    for line in text.split("\n"):
        runs += ([Run(LINE_BREAK)] if runs else []) + ([Run(line.strip())] if line.strip() else [])
    return tuple(runs)
