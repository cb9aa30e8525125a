"""F629, F630: tables are whole grids, and merged cells agree with it (MS-OI29500 2.1.1424; ECMA-376 part 1, 21.1.3)."""

import re
from collections.abc import Iterator

from lxml import etree

from foliensatz.opc.names import A, P
from foliensatz.opc.package import Package, Part
from foliensatz.diagnostic import Diagnostic, error, warning

GRID = "F629"
MERGES = "F630"
GRID_HINT = "Write one a:tc a column in every row, each with a text body, widths above 0, and heights"
MERGE_HINT = "Mark exactly the covered cells with hMerge and vMerge, and repeat the spans along the merged area's edges"

_MOST = 1000
_TRUE = ("1", "true")


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.xml_parts():
        for table in part.root.iter(A + "tbl"):
            if (yield from _grid(part, table)):
                yield from _merges(part, table)
            yield from _width(part, table)


def _grid(part: Part, table: etree._Element):
    """Reports; returns whether every row has a cell a column, so that merges can be followed."""
    columns = table.findall(f"{A}tblGrid/{A}gridCol")
    rows = table.findall(A + "tr")
    whole = True
    if not 1 <= len(columns) <= _MOST or not 1 <= len(rows) <= _MOST:
        whole = False
        yield error(
            GRID,
            f"{part.name}: a table has {len(rows)} rows and {len(columns)} columns",
            hint="Have from 1 to 1000 of each",
        )
    if not all(_length(column.get("w", "")) > 0 for column in columns):
        yield error(GRID, f"{part.name}: a table has a column without a width", hint=GRID_HINT)
    # A height is the least one: PowerPoint writes 0 where a row is as high as its text.
    if not all(re.fullmatch("[0-9]+", row.get("h", "")) for row in rows):
        yield error(GRID, f"{part.name}: a table has a row without a height", hint=GRID_HINT)
    for number, row in enumerate(rows, 1):
        cells = row.findall(A + "tc")
        if len(cells) != len(columns):
            whole = False
            yield error(
                GRID,
                f"{part.name}: row {number} of a table has {len(cells)} cells for {len(columns)} columns",
                hint=GRID_HINT,
            )
        for cell in cells:
            if cell.find(f"{A}txBody/{A}p") is None:
                yield error(GRID, f"{part.name}: a cell in row {number} of a table has no paragraph", hint=GRID_HINT)
    return whole


def _merges(part: Part, table: etree._Element) -> Iterator[Diagnostic]:
    cells = [row.findall(A + "tc") for row in table.findall(A + "tr")]
    covered: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for y, row in enumerate(cells):
        for x, cell in enumerate(row):
            if cell.get("hMerge") in _TRUE or cell.get("vMerge") in _TRUE:
                continue
            across, down = _span(cell, "gridSpan"), _span(cell, "rowSpan")
            if across < 1 or down < 1 or x + across > len(row) or y + down > len(cells):
                yield error(
                    MERGES, f"{part.name}: a merged cell in row {y + 1} of a table reaches beyond it", hint=MERGE_HINT
                )
                continue
            if across == down == 1:
                continue
            for place in ((v, u) for v in range(y, y + down) for u in range(x, x + across)):
                if place in covered:
                    yield error(
                        MERGES,
                        f"{part.name}: two merged cells of a table overlap in row {place[0] + 1}",
                        hint=MERGE_HINT,
                    )
                covered[place] = (y, x, across, down)
    for y, row in enumerate(cells):
        for x, cell in enumerate(row):
            wanted = _marks(y, x, covered.get((y, x)))
            found = (
                cell.get("hMerge") in _TRUE,
                cell.get("vMerge") in _TRUE,
                _span(cell, "gridSpan"),
                _span(cell, "rowSpan"),
            )
            if found[:2] != (False, False) or (y, x) in covered:
                if found != wanted:
                    yield error(
                        MERGES,
                        f"{part.name}: the cell in row {y + 1}, column {x + 1} of a table is marked wrongly for its merge",
                        hint=MERGE_HINT,
                    )


def _marks(y: int, x: int, area: tuple[int, int, int, int] | None) -> tuple[bool, bool, int, int]:
    """hMerge, vMerge, gridSpan and rowSpan that a cell must have."""
    if area is None:
        return (False, False, 1, 1)
    top, left, across, down = area
    return (x > left, y > top, across if x == left else 1, down if y == top else 1)


def _width(part: Part, table: etree._Element) -> Iterator[Diagnostic]:
    frame = next(table.iterancestors(P + "graphicFrame"), None)
    extent = frame.find(f"{P}xfrm/{A}ext") if frame is not None else None
    if extent is None:
        return
    width, columns = _length(extent.get("cx", "")), sum(_length(e.get("w", "")) for e in table.iter(A + "gridCol"))
    if abs(width - columns) > max(width // 100, 12700):
        yield warning(
            GRID,
            f"{part.name}: a table's columns are {columns} EMU wide, its frame {width}",
            hint="Let the frame be as wide as its columns",
        )


def _length(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _span(cell: etree._Element, name: str) -> int:
    return _length(cell.get(name, "1"))
