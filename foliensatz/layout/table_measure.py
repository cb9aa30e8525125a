"""A table measured: column widths from what the cells need, row heights from their lines, tighter rows and smaller type
where it must shrink."""

import re
from typing import Iterable, NamedTuple

from foliensatz.deck import Table
from foliensatz.fonts import Face
from foliensatz.geometry import EMU_PER_PT, EMU_PER_PX, Emu, Pt, emu_to_pt
from foliensatz.layout.column_widths import alike, as_wished, between, spread, squeeze
from foliensatz.layout.decimal_alignment import right_pads
from foliensatz.layout.linebreak import Line
from foliensatz.layout.lines import planned_lines, widths_needed, word_fits
from foliensatz.layout.setting import Setting
from foliensatz.layout.table_grid import body_rows, grid
from foliensatz.numerals import is_nothing, parse_number
from foliensatz.runs import plain_text
from foliensatz.theme import LevelStyle

NUMBER = re.compile(r"[+\-–−±~≈<>]?\s?(?:[€$£]\s?)?\d[\d.,\s]*(?:\s?[%‰€$£]|\s?\w{1,4}\.?)?")

# A table that needs less than the whole width grows by this factor at most, and to this share of it at least.
MOST_STRETCH = 1.9
LEAST_SHARE = 0.5
# Columns of figures get one width if the widest needs no more than this much more than the narrowest.
MOST_UNLIKE = 1.5


class SetTable(NamedTuple):
    """A table as set in one width at one step: column widths, row heights, and the lines of every cell. `aligned` where
    there is room to set figures below each other at their decimal sign."""

    widths: tuple[Emu, ...]
    heights: list[Emu]
    lines: list[list[tuple[Line, ...]]]
    aligned: bool


class MeasuredTable:
    """A table's widths, lines and heights at each step: steps are the row heights, then the type sizes."""

    __slots__ = ("table", "setting", "alignments", "_formulas", "_grid", "_measured", "_pads", "_set")

    def __init__(self, table: Table, setting: Setting, alignments: tuple[str, ...] | None = None):
        self.table = table
        self.setting = setting
        self.alignments = _alignments(table, setting.lang) if alignments is None else alignments
        self._grid = grid(table)
        self._measured: list[tuple | None] = [None] * len(self._grid.rows)
        self._pads: list[list[float] | None] | None = None
        self._formulas: bool | None = None
        self._set: dict[tuple[Emu, int], SetTable] = {}

    @property
    def steps(self) -> int:
        style = self.setting.theme.table
        return len(style.sizes) + len(style.row_heights) - 1

    def _sizes(self, step: int) -> tuple[Pt, Pt, Emu]:
        """Body size, header size, least row height at a step: first tighter rows, then smaller type in them."""
        style = self.setting.theme.table
        step = min(step, self.steps - 1)
        tightest = len(style.row_heights) - 1
        size = style.sizes[max(0, step - tightest)]
        return size, min(style.header_size, size), style.row_heights[min(step, tightest)]

    def _points(self, row: int, step: int) -> Pt:
        """The type size of a row."""
        size, header_size, _ = self._sizes(step)
        return header_size if row < self._grid.heads else size

    def _measure(self, row: int, column: int):
        cells = self._measured[row]
        if cells is None:
            measure = self.setting.measure
            cells = tuple([measure(runs, self._level(row, n)) for n, runs in enumerate(self._grid.rows[row])])
            self._measured[row] = cells
        return cells[column]

    def _level(self, row: int, column: int) -> LevelStyle:
        level = self.setting.theme.styles["cell"].levels[0]
        return level._replace(bold=True) if self._grid.is_bold(row, column, self.table) else level

    def padding(self, column: int) -> tuple[Emu, Emu]:
        """Left and right padding; text behind a column of figures keeps away from it (brand sheet, 9)."""
        style = self.setting.theme.table
        left = style.padding.left
        if column and self.alignments[column] == "left" and self.alignments[column - 1] == "right":
            left = style.padding_after_number
        return left, style.padding.right

    # Figures at their decimal sign

    def _all_pads(self) -> list[list[float] | None]:
        """By column how much further from the right than others the figures of the body's rows stand, in em; None for a
        column that needs none."""
        if self._pads is None:
            self._pads = [self._column_pads(column) for column in range(len(self.alignments))]
        return self._pads

    def _pad(self, row: int, column: int) -> float:
        pads, heads = self._all_pads()[column], self._grid.heads
        return pads[row - heads] if pads and row >= heads else 0.0

    def _column_pads(self, column: int) -> list[float] | None:
        if self.alignments[column] != "right":
            return None
        heads, spans = self._grid.heads, self._grid.spans
        cells = [row[column] for row in self._grid.rows[heads:]]
        for row, at in spans:
            if at == column and row >= heads and spans[row, at][1] > 1:
                cells[row - heads] = ()
        return right_pads(
            cells, self.setting.lang, lambda row, runs: self.setting.measure(runs, self._level(heads + row, column))
        )

    # Widths

    def _rooms(self, widths: tuple[Emu, ...], step: int, aligned: bool) -> list[list[Pt]]:
        """The width that each cell has for its text, in points."""
        heads, spans = self._grid.heads, self._grid.spans
        paddings = [self.padding(column) for column in range(len(widths))]
        usual = [emu_to_pt(width - sum(padding)) for width, padding in zip(widths, paddings)]
        rooms = [usual] * len(self._grid.rows)
        for (row, column), (_, wide) in spans.items():
            if wide > 1:
                last = column + wide - 1
                rooms[row] = list(rooms[row])
                rooms[row][column] = emu_to_pt(sum(widths[column : last + 1]) - paddings[column][0] - paddings[last][1])
        if aligned and any(self._all_pads()):
            size = self._sizes(step)[0]
            for row in range(heads, len(rooms)):
                pads = [column[row - heads] if column else 0.0 for column in self._all_pads()]
                rooms[row] = [room - pad * size for room, pad in zip(rooms[row], pads)]
        return rooms

    def widths(self, width: Emu, step: int) -> tuple[tuple[Emu, ...], bool]:
        """Column widths that add up to `width`, or to less for a small table: each as wide as its longest word at least,
        as its longest line if there is room, and wider in proportion if there is more; or as the author wishes. And
        whether there is room to align figures."""
        room = emu_to_pt(width)
        aligned = True
        least, natural = self._needs(step, aligned)
        if sum(least) > room and any(self._all_pads()):
            aligned = False
            least, natural = self._needs(step, aligned)
        wished = self.table.widths
        if wished and sum(least) <= room:
            room = min(room, max(room * sum(wished), sum(least)))
            shares = as_wished(wished, least, room)
        elif sum(natural) <= room:
            # A small table is not pulled apart over the whole width: figures would stand far from what they are of.
            room = min(room, max(sum(natural) * MOST_STRETCH, room * LEAST_SHARE))
            stretch = room / sum(natural)
            shares = [share * stretch for share in natural]
        elif sum(least) <= room:
            shares = between(least, natural, room)
        else:
            shares = squeeze(least, room)
        # Whole px, so that no renderer shows a seam between two cells; the first column takes what that leaves.
        whole = [int(share * EMU_PER_PT) // EMU_PER_PX * EMU_PER_PX for share in shares]
        whole[0] += round(room * EMU_PER_PT) - sum(whole)
        return tuple(whole), aligned

    def _needs(self, step: int, aligned: bool) -> tuple[list[float], list[float]]:
        """How wide each column must be, and would like to be, in points."""
        least, natural = [], []
        heads, spans = self._grid.heads, self._grid.spans
        points = [self._points(row, step) for row in range(len(self._grid.rows))]
        over_several = {place for place, (_, wide) in spans.items() if wide > 1}
        for column in range(len(self.alignments)):
            padding = emu_to_pt(sum(self.padding(column)))
            rows: Iterable[int] = range(len(points))
            if over_several:
                rows = [row for row in rows if (row, column) not in over_several]
            pads = self._all_pads()[column] if aligned else None
            by_pad: dict[float, Iterable[int]] = {0.0: rows}
            if pads:
                by_pad = {}
                for row in rows:
                    by_pad.setdefault(pads[row - heads] if row >= heads else 0.0, []).append(row)
            word = line = 0.0
            for pad, alike_padded in by_pad.items():
                needed = widths_needed((self._measure(row, column), points[row]) for row in alike_padded)
                more = pad * points[-1]
                word, line = max(word, needed[0] + more), max(line, needed[1] + more)
            least.append(word + padding + 0.5)
            natural.append(line + padding + 0.5)
        natural = alike(natural, self.alignments, MOST_UNLIKE)
        for (row, column), (_, wide) in spans.items():
            if wide > 1:
                columns = range(column, column + wide)
                padding = emu_to_pt(self.padding(column)[0] + self.padding(columns[-1])[1])
                word, line = widths_needed([(self._measure(row, column), points[row])])
                spread(least, columns, word + padding + 0.5)
                spread(natural, columns, line + padding + 0.5)
        return least, natural

    # Heights

    def set(self, width: Emu, step: int) -> SetTable:
        step = min(step, self.steps - 1)
        found = self._set.get((width, step))
        if found:
            return found
        found = self._set[width, step] = self._laid(*self.widths(width, step), step)
        return found

    def _laid(self, widths: tuple[Emu, ...], aligned: bool, step: int) -> SetTable:
        """Lines and heights in columns of these widths."""
        style = self.setting.theme.table
        least = self._sizes(step)[2]
        vertical = style.padding.top + style.padding.bottom
        spans, heads = self._grid.spans, self._grid.heads
        heights, lines = [], []
        rooms = self._rooms(widths, step, aligned)
        for row, row_rooms in enumerate(rooms):
            points = self._points(row, step)
            cells = []
            for column, room in enumerate(row_rooms):
                cells.append(planned_lines(self._measure(row, column), points, max(room / points, 0.1)))
            single = range(len(cells))
            if spans:
                single = [column for column in single if spans.get((row, column), (1, 1))[0] == 1]
            highest = self._row_height(row, [(column, cells[column]) for column in single], points)
            needed = round(highest * EMU_PER_PT) + vertical
            heights.append(max(needed, min(style.header_height, least) if row < heads else least))
            lines.append(cells)
        for (row, column), (high, _) in spans.items():
            text = self._row_height(row, [(column, lines[row][column])], self._points(row, step))
            heights[row + high - 1] += max(0, round(text * EMU_PER_PT) + vertical - sum(heights[row : row + high]))
        return SetTable(widths, heights, lines, aligned)

    def _row_height(self, row: int, cells: list[tuple[int, tuple[Line, ...]]], points: Pt) -> Pt:
        """What the lines of the highest of these (column, lines) of a row take."""
        pitch = self._pitch(points)
        if self._formulas is None:
            self._formulas = any(
                type(piece.face) is not Face
                for n in range(len(self._grid.rows))
                for column in range(len(self.alignments))
                for piece in self._measure(n, column).pieces
            )
        if not self._formulas:
            return pitch * max([len(lines) for _, lines in cells], default=1)
        extra = self.setting.extra_height
        return max(
            [len(lines) * pitch + extra(self._measure(row, n), lines, self._level(row, n), points) for n, lines in cells],
            default=pitch,
        )

    def _pitch(self, points: Pt) -> Pt:
        """From line to line."""
        return self.setting.line_height(self.setting.theme.styles["cell"].levels[0], points)

    def words_fit(self, width: Emu, step: int) -> bool:
        step = min(step, self.steps - 1)
        widths, _, _, aligned = self.set(width, step)
        for row, rooms in enumerate(self._rooms(widths, step, aligned)):
            points = self._points(row, step)
            for column, room in enumerate(rooms):
                if not word_fits(self._measure(row, column), points, (room + 0.01) / points):
                    return False
        return True


def _is_figure(cell: str, lang: str) -> bool:
    return bool(NUMBER.fullmatch(cell)) or parse_number(cell, lang) is not None


def _alignments(table: Table, lang: str) -> tuple[str, ...]:
    """The author's alignment, else figures right and text left. The first column says what a row is about: years and
    numbers stand left there, like any name."""
    result = []
    for column, wish in enumerate(table.alignments):
        if not wish:
            cells = [plain_text(row[column]).strip() for row in body_rows(table)]
            filled = [cell for cell in cells if not is_nothing(cell)]
            wish = "right" if column and filled and all(_is_figure(cell, lang) for cell in filled) else "left"
        result.append(wish)
    return tuple(result)
