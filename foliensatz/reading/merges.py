"""Merged cells: `^` is one with the cell above it, `<` (or nothing at all between two bars) with the cell to its left."""

import re

from foliensatz.deck import Merge

UP, LEFT = "^", "<"
# Marks of one row: UP, LEFT or "" a cell.
Marks = tuple[str, ...]

_BAR = re.compile(r"(?<!\\)\|")


def mark_of(cell: str) -> str:
    """The mark that a cell's text is, or ""."""
    return cell if cell in (UP, LEFT) else ""


def marks_of_row(row: str, cells: list[str]) -> Marks:
    """The marks of a table row as it stands in the source, and of its cells' Markdown. Two bars side by side join two
    cells, as in MultiMarkdown, unless the whole row is written without blanks: |1||3| has an empty cell."""
    marks = [mark_of(cell) for cell in cells]
    if "||" in row:
        row = row.strip()
        parts = _BAR.split(row[1:] if row.startswith("|") else row)
        if any(part != part.strip() for part in parts):
            for column, part in enumerate(parts[: len(marks)]):
                if column and not part:
                    marks[column] = LEFT
    return tuple(marks)


def find_merges(marks: list[Marks], first_body_row: int) -> tuple[tuple[Merge, ...], list[tuple[int, int]]]:
    """The merges that marks make, and the (row, column) of marks that can't be followed: with no cell on that side, from
    the body into the header, or making something other than a rectangle."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    stray: list[tuple[int, int]] = []
    for row, line in enumerate(marks):
        for column, mark in enumerate(line):
            beside = (row, column - 1) if mark == LEFT else (row - 1, column)
            if not mark:
                continue
            if min(beside) < 0 or mark == UP and row in (0, first_body_row):
                stray.append((row, column))
            else:
                owners[row, column] = owners.get(beside, beside)
    areas: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell, owner in owners.items():
        areas.setdefault(owner, []).append(cell)
    merges = []
    for (row, column), cells in areas.items():
        rows = max(cell[0] for cell in cells) - row + 1
        columns = max(cell[1] for cell in cells) - column + 1
        if rows * columns == len(cells) + 1 and all(cell >= (row, column) and cell[1] >= column for cell in cells):
            merges.append(Merge(row, column, rows, columns))
        else:
            stray += cells
    return tuple(sorted(merges)), sorted(stray)
