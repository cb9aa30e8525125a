"""What the braces behind a table say: its header, widths, total, stub and highlights; and which of its cells are one."""

import re

from foliensatz.deck import Table
from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.reading.context import Context
from foliensatz.reading.merges import UP, Marks, find_merges
from foliensatz.reading.raw_table import FLAGS
from foliensatz.runs import Runs, plain_text
from foliensatz.source import Span
from foliensatz.suggestion import did_you_mean, nearest

NO = ("no", "false", "none", "0", "nein", "off")
YES = ("", "yes", "true", "last", "1", "ja", "on")
KEYS = ("header", "widths", "total", "stub", "rowheader", "highlight")
KEYS_OF_VALUES = ("columns", "rows", "decimals", "plain", "delimiter")
# A header of more rows leaves no room for the body.
MOST_HEADS = 4
_ROW, _COLUMN = ("row", "zeile"), ("column", "spalte")


def with_settings(table: Table, marks: list[Marks], context: Context, from_values: bool = False) -> Table:
    """The table as its attributes want it. `marks` are those of all its rows, the header's first; `from_values` is set
    for one that was made of delimited values, whose rows and columns were chosen already."""
    attributes = table.attributes
    if not attributes.pairs and not attributes.classes and not any(map(any, marks)):
        return table
    return _Settings(table, marks, context, from_values).applied()


def unknown_word(word: str, span: Span) -> Diagnostic:
    """What is told of a word in the braces below a table that says nothing, neither a flag nor key=value."""
    bare, equals, _ = word.strip(",;").partition("=")
    bare = bare.strip(" \t:.")
    near = nearest(bare, (*FLAGS, *KEYS, "chart", "columns"))
    flag = near in FLAGS
    hint = f"Did you mean “{near if flag else near + '=…'}”?" if near and near != bare else ""
    if not hint and bare in KEYS + ("chart",):
        hint = f"Write {bare}=…, with quotation marks around words with spaces"
    hint = hint or "Write single words like total, and key=value with no space beside the = and in quotation marks if it has spaces"
    return warning("F267", f"“{word}” says nothing about a table", span, hint)


class _Settings:
    def __init__(self, table: Table, marks: list[Marks], context: Context, from_values: bool):
        self.table = table
        self.marks = marks
        self.context = context
        self.from_values = from_values
        self.attributes = table.attributes

    def applied(self) -> Table:
        self.unknown_keys()
        self.header()
        self.merges()
        table = self.table
        return table._replace(
            widths=self.widths(),
            total=self.total(),
            stub=self.flag("stub", "rowheader"),
            **self.highlights(),
        )

    def total(self) -> bool:
        table = self.table
        if not self.flag("total") or len(table.rows) < table.heads:
            return False
        if any(merge.rows > 1 and merge.row + merge.rows == len(table.rows) + 1 for merge in table.merges):
            self.warn("F266", "The total is joined with the row above it, so it is set like any other row", "Take the ^ out of its cells")
            return False
        return True

    def unknown_keys(self) -> None:
        pairs = dict(self.attributes.pairs)
        if "chart" in pairs:
            return
        for key in pairs:
            if key in KEYS_OF_VALUES and not self.from_values:
                hint = "It is for CSV; of a table that stands on the slide, delete what isn't wanted"
                self.warn("F267", f"A table written with bars has no “{key}”", hint, self.said(key))
            elif key not in KEYS and key not in KEYS_OF_VALUES:
                known = (*KEYS, *KEYS_OF_VALUES) if self.from_values else KEYS
                hint = did_you_mean(key, (*known, "chart"), "It has " + ", ".join(known))
                self.warn("F267", f"A table has no “{key}”", hint, self.said(key))
        for name in self.attributes.classes:
            near = nearest(name, FLAGS)
            if near and near != name:
                self.warn("F267", f"A table has no “.{name}”", f"Did you mean “.{near}”?", self.context.said(self.table.line, f".{name}"))

    def header(self) -> None:
        """`header=no`: the first row belongs to the body; `header=2`: the second to the header."""
        wish, table = self.attributes.get("header").lower(), self.table
        if wish in NO and wish:
            if not self.from_values:
                empty = ((),) * len(table.header)
                self.table = table._replace(header=empty, rows=(table.header, *table.rows))
                self.marks = [("",) * len(empty), *self.marks]
        elif wish.isdecimal() and 1 <= int(wish) <= min(MOST_HEADS, len(table.rows)):
            self.table = table._replace(heads=int(wish))
        elif wish not in YES:
            hint = f"Write header=no, or the number of rows it has (up to {MOST_HEADS}, and fewer than the table), like header=2"
            self.warn("F265", f"header can't be “{wish}”", hint, self.said("header", wish))

    def merges(self) -> None:
        table = self.table
        if not any(map(any, self.marks)):
            return
        merges, stray = find_merges(self.marks, table.heads if any(table.header) else 1)
        rows = [table.header, *table.rows]
        kept = set(stray)
        for row, marks in enumerate(self.marks):
            for column, mark in enumerate(marks):
                if mark and (row, column) not in kept:
                    cells = list(rows[row])
                    cells[column] = ()
                    rows[row] = tuple(cells)
        self.table = table._replace(header=rows[0], rows=tuple(rows[1:]), merges=merges)
        for row, column in stray:
            mark = self.marks[row][column]
            side = "above it" if mark == UP else "to its left"
            message = f"The “{mark}” in row {row + 1}, column {column + 1} can't join the cell {side}, so it stands as it is"
            hint = "Merged cells form a rectangle, and stay within the header or within the body"
            beyond = 0 if self.from_values or not row else row + 1  # the line of dashes lies between
            self.warn("F266", message, hint, Span(table.line + beyond))

    def widths(self) -> tuple[float, ...]:
        """`widths="2 1 1"` or `"50% 25% 25%"` as shares of the width there is."""
        wish = self.attributes.get("widths")
        if not wish:
            return self.table.widths
        parts = [part for part in re.split(r"[\s,;]+", wish) if part]
        values = [float(part.rstrip("%")) if re.fullmatch(r"\d{1,4}(?:\.\d{1,4})?%?", part) else 0.0 for part in parts]
        count = len(self.table.alignments)
        if len(values) != count or not all(values):
            hint = f'Write {count} numbers, like widths="{self.example(count)}"'
            self.warn("F265", f"widths can't be “{wish}” for {count} columns", hint, self.said("widths", wish))
            return self.table.widths
        whole = 100.0 if all(part.endswith("%") for part in parts) else sum(values)
        return tuple(value / max(whole, sum(values)) for value in values)

    @staticmethod
    def example(count: int) -> str:
        return " ".join(["2", *["1"] * (count - 1)])

    def flag(self, *names: str) -> bool:
        for name in names:
            if name in self.attributes.classes:
                return True
            value = dict(self.attributes.pairs).get(name)
            if value is not None:
                if value.lower() in YES:
                    return True
                if value.lower() not in NO:
                    self.warn("F265", f"{name} can't be “{value}”", f"Write {{.{name}}} or {name}=no", self.said(name, value))
        return False

    # Highlights

    def highlights(self) -> dict[str, tuple[int, ...]]:
        """`highlight="row 3, column Anteil"`: rows by number or by what stands in their first cell, columns by number or
        heading."""
        rows: dict[int, None] = {}
        columns: dict[int, None] = {}
        for part in self.attributes.get("highlight").split(","):
            if not part.strip():
                continue
            kind, _, name = part.strip().partition(" ")
            if kind.lower() in _ROW and name.strip():
                rows.update(dict.fromkeys(self.found(name.strip(), "row", [self.row_names()], max(self.table.heads - 1, 0))))
            elif kind.lower() in _COLUMN and name.strip():
                for column in self.found(name.strip(), "column", self.column_names()):
                    columns.update(dict.fromkeys(range(column, column + self.headed(name, column))))
            else:
                hint = 'Write highlight="row 3" or highlight="column 2"'
                self.warn("F265", f"highlight can't be “{part.strip()}”", hint, self.said("highlight", part.strip()))
        return {"highlighted_rows": tuple(sorted(rows)), "highlighted_columns": tuple(sorted(columns))}

    def headed(self, name: str, column: int) -> int:
        """Over how many columns the heading `name` stands."""
        heads = [self.table.header, *self.table.rows[: self.table.heads - 1]]
        for merge in self.table.merges:
            if merge.row < len(heads) and merge.column == column and merge.columns > 1:
                if _words(heads[merge.row][column]).casefold() == " ".join(name.split()).casefold():
                    return merge.columns
        return 1

    def row_names(self) -> list[str]:
        return [_words(row[0]) for row in self.table.rows[self.table.heads - 1 :]]

    def column_names(self) -> list[list[str]]:
        """The headings, those of the header's last row first."""
        heads = [self.table.header, *self.table.rows[: self.table.heads - 1]]
        return [[_words(cell) for cell in row] for row in reversed(heads)]

    def found(self, name: str, kind: str, names: list[list[str]], first: int = 0) -> tuple[int, ...]:
        """The row or column that is called `name` in one of the lists of `names`, or is the last, or has this number."""
        wanted = " ".join(name.split()).casefold()
        for line in names:
            for number, other in enumerate(line):
                if other.casefold() == wanted:
                    return (first + number,)
        count = len(names[0])
        if wanted in ("last", "letzte") and count:
            return (first + count - 1,)
        if name.isdecimal() and 1 <= int(name) <= count:
            return (first + int(name) - 1,)
        filled = [other for line in names for other in line if other]
        hint = did_you_mean(name, filled, f"It has {count} of them")
        self.warn("F264", f"The table has no {kind} “{name}”", hint, self.said("highlight", name))
        return ()

    def said(self, key: str, value: str = "") -> Span:
        return self.context.said(self.table.line, key, value)

    def warn(self, code: str, message: str, hint: str, span: Span | None = None) -> None:
        """A warning at `span`, or the table's first line; of equal ones, one."""
        told = warning(code, message, span or Span(self.table.line), hint)
        if told not in self.context.diagnostics:
            self.context.diagnostics.append(told)


def _words(runs: Runs) -> str:
    return " ".join(plain_text(runs).split())
