"""A table as a grid of cells: which rows are its header, which cells are one, and what is left of it after a cut."""

from typing import NamedTuple

from foliensatz.deck import Merge, Table
from foliensatz.runs import Runs


class Grid(NamedTuple):
    """`rows` are all rows that are shown, the first `heads` of them the header's. `spans` are (rows, columns) of merged
    cells by their (row, column); `covered` says of the other cells of a merge whether they lie right of its first column
    and below its first row, and the rows and columns that they repeat of the first one's (MS-OI29500 2.1.1424)."""

    rows: tuple[tuple[Runs, ...], ...]
    heads: int
    spans: dict[tuple[int, int], tuple[int, int]]
    covered: dict[tuple[int, int], tuple[bool, bool, int, int]]
    highlighted: frozenset[int]

    def is_bold(self, row: int, column: int, table: Table) -> bool:
        """Whether a cell's text is bold whatever its runs say: in the header, the total, the stub and what is
        highlighted."""
        if row < self.heads or table.stub and not column or table.total and row == len(self.rows) - 1:
            return True
        return self.is_highlighted(row, column, table)

    def is_highlighted(self, row: int, column: int, table: Table) -> bool:
        return row >= self.heads and (row in self.highlighted or column in table.highlighted_columns)


def grid(table: Table) -> Grid:
    """The grid of a table; a header that says nothing is no row of it, unless there is no other."""
    hidden = table.heads == 1 and not any(table.header) and bool(table.rows)
    rows = table.rows if hidden else (table.header, *table.rows)
    shift = int(hidden)
    spans, covered = {}, {}
    for row, column, high, wide in table.merges:
        row -= shift
        spans[row, column] = high, wide
        for y in range(high):
            for x in range(wide):
                if x or y:
                    covered[row + y, column + x] = bool(x), bool(y), 1 if y else high, 1 if x else wide
    highlighted = frozenset(row + 1 - shift for row in table.highlighted_rows)
    return Grid(rows, 0 if hidden else table.heads, spans, covered, highlighted)


def body_rows(table: Table) -> tuple[tuple[Runs, ...], ...]:
    """The rows below the header."""
    return table.rows[table.heads - 1 :]


def part(table: Table, first: int, last: int) -> Table:
    """The header and the body's rows from `first` to before `last`. A merge that is cut goes on in both parts, its words
    in the first."""
    heads, count = table.heads, len(table.rows) - table.heads + 1
    rows = (*table.rows[: heads - 1], *table.rows[heads - 1 + first : heads - 1 + last])
    lowest, highest = heads + first, heads + last  # rows of the whole that the part has
    merges = []
    for merge in table.merges:
        if merge.row < heads:
            merges.append(merge)
            continue
        top, bottom = max(merge.row, lowest), min(merge.row + merge.rows, highest)
        if bottom > top and (bottom - top) * merge.columns > 1:
            merges.append(Merge(top - first, merge.column, bottom - top, merge.columns))
    shown = range(heads - 1 + first, heads - 1 + last)
    return table._replace(
        rows=rows,
        merges=tuple(merges),
        total=table.total and last == count,
        highlighted_rows=tuple(row - first for row in table.highlighted_rows if row in shown or row < heads - 1),
    )


def whole_cut(table: Table, fitting: int) -> int:
    """The largest number of body rows up to `fitting` behind which no merged cell is cut; `fitting` where there is none."""
    if not table.merges:
        return fitting
    cut = fitting
    while cut and any(m.row >= table.heads and m.row < table.heads + cut < m.row + m.rows for m in table.merges):
        cut -= 1
    return cut or fitting
