"""A table among a slide's blocks: measured, cut between rows with the header repeated where it must go on, and placed."""

from foliensatz.deck import Merge, Table
from foliensatz.diagnostic import error
from foliensatz.frame import PlaceholderRef, TableCell, TableFrame, TableRow
from foliensatz.geometry import EMU_PER_PT, Box, Emu, Pt, emu_to_pt
from foliensatz.layout.caption import caption_height, caption_text
from foliensatz.layout.hyphens import keep_used
from foliensatz.layout.linebreak import Line
from foliensatz.layout.lines import shown_lines
from foliensatz.layout.setting import Setting
from foliensatz.layout.table_grid import body_rows, part, whole_cut
from foliensatz.layout.table_measure import MeasuredTable, SetTable
from foliensatz.layout.text import Text, cut_runs, line_before
from foliensatz.runs import Runs, plain_text
from foliensatz.source import Span
from foliensatz.theme import Placeholder

# A column narrower than this, in em, holds no letter: a figure of Arial is 0.556 wide.
NARROWEST = 0.5

class TableGroup(MeasuredTable):
    """A table among a slide's blocks. Heights in points; steps are the row heights, then the type sizes. `captioned` is
    set where its caption stands below it (below its last part), and not in a placeholder of its own.

    A table that goes on is cut into parts that look alike: they share bands, alignment, and `row_height`, the least of
    their rows, where there is room for more than the rows need. `origin` is what all parts were cut from; a part that is
    `continued` is not the first."""

    __slots__ = ("line", "captioned", "continued", "partial", "banded", "origin", "row_height")
    flexible = False
    kind = "table"

    def __init__(self, table: Table, setting: Setting, like: "TableGroup | None" = None):
        super().__init__(table, setting, like.alignments if like else None)
        self.line = table.line
        self.captioned = bool(table.caption) and (like is None or like.captioned)
        self.continued = like is not None and like.continued
        self.partial = like is not None and like.partial
        self.origin: TableGroup = like.origin if like else self
        self.row_height: Emu | None = None
        self.banded = like.banded if like else _is_banded(table, setting)

    @property
    def texts(self) -> int:
        return int(self.captioned)

    def height(self, width: Emu, step: int) -> Pt:
        return emu_to_pt(sum(self.set(width, step).heights)) + self.caption_height(width)

    def caption_text(self) -> Text:
        return caption_text(self.table.caption, self.line, self.setting)

    def caption_height(self, width: Emu) -> Pt:
        return caption_height(self.table.caption, width, self.setting) if self.captioned else 0.0

    def hyphenated(self, width: Emu, step: int) -> "TableGroup":
        """The table with the words made divisible that are wider than their column."""
        if self.words_fit(width, step):
            return self
        step = min(step, self.steps - 1)
        widths, aligned = self.widths(width, step)
        if min(emu_to_pt(w - sum(self.padding(column))) for column, w in enumerate(widths)) < NARROWEST * self._sizes(step)[0]:
            self._tell_too_many_columns()
            # With an error nothing is written, so it needn't be set.
            return TableGroup(part(self.table, 0, 0), self.setting, self)
        rows = []
        all_rooms = self._rooms(widths, step, aligned)
        for row, cells in enumerate(self._grid.rows):
            points = self._points(row, step)
            rows.append(
                tuple(
                    self.setting.divisible(runs, self._level(row, column), points, all_rooms[row][column] / points)
                    for column, runs in enumerate(cells)
                )
            )
        header = rows.pop(0) if self._grid.heads else self.table.header
        return TableGroup(self.table._replace(header=header, rows=tuple(rows)), self.setting, self)

    def _tell_too_many_columns(self) -> None:
        message = f"A table of {len(self.alignments)} columns leaves no room for the text in them"
        hint = "Divide it into several tables, or swap its rows and columns"
        told = error("F415", message, Span(self.line), hint)
        if told not in self.setting.diagnostics:
            self.setting.diagnostics.append(told)

    # Cuts

    def split(self, width: Emu, step: int, room: Pt) -> "tuple[TableGroup, TableGroup] | None":
        """Cut between rows, and behind merged cells; the header stands on both parts."""
        heights, heads = self.set(width, step).heights, self._grid.heads
        used, fitting = sum(heights[:heads]), 0
        for height in heights[heads:]:
            used += height
            if emu_to_pt(used) > room + 0.01:
                break
            fitting += 1
        count = len(heights) - heads
        if fitting == count and self.captioned:
            fitting -= 1  # only the caption doesn't fit: it takes the last row with it
        if not fitting or fitting == count:
            return None
        cut = whole_cut(self.table, fitting)
        crossing = [m for m in self.table.merges if m.row < self.table.heads + cut < m.row + m.rows]
        if crossing:
            return self._cut_through(crossing, cut, width, step)
        return self._part(0, cut, width, step), self._part(cut, count, width, step)

    def _cut_through(self, merges: list[Merge], cut: int, width: Emu, step: int) -> "tuple[TableGroup, TableGroup]":
        """Cut behind `cut` rows of the body, through merged cells: each keeps the lines that its rows have room for."""
        step = min(step, self.steps - 1)
        _, heights, lines, _ = self.set(width, step)
        heads, lead = self._grid.heads, self.table.heads - 1
        padding = self.setting.theme.table.padding
        pitch = self._pitch(self._points(heads, step))
        rows = [list(row) for row in self.table.rows]
        for merge in merges:
            first = merge.row - self.table.heads
            room = emu_to_pt(sum(heights[heads + first : heads + cut]) - padding.top - padding.bottom)
            fitting = int((room + 0.01) / pitch)
            cell = lines[heads + first][merge.column]
            if len(cell) > fitting:
                runs = rows[lead + first][merge.column]
                upper, lower = cut_runs(runs, line_before(plain_text(runs), cell, fitting)) if fitting else ((), runs)
                rows[lead + first][merge.column], rows[lead + cut][merge.column] = upper, lower
        table = self.table._replace(rows=tuple(map(tuple, rows)))
        parts = (
            self._like(part(table, 0, cut), ends=False),
            self._like(part(table, cut, len(heights) - heads), begins=False),
        )
        return self._in_the_same_columns(parts, width, step)

    def _in_the_same_columns(self, parts: tuple, width: Emu, step: int) -> "tuple[TableGroup, TableGroup]":
        """Parts of this table whose text is cut, so that they are set anew, but as wide as they were."""
        for own in parts:
            own._set[width, step] = own._laid(self.set(width, step).widths, self.set(width, step).aligned, step)
        return parts

    def split_within(self, width: Emu, step: int, room: Pt) -> "tuple[TableGroup, TableGroup] | None":
        """Cut within the first row, for one that is higher than a slide: every cell keeps the lines that fit, the rest
        of each goes on in a row of the next part. None where not even one line fits below the header."""
        step = min(step, self.steps - 1)
        _, heights, lines, _ = self.set(width, step)
        heads = self._grid.heads
        if len(heights) == heads:
            return None
        style = self.setting.theme.table
        pitch = self._pitch(self._points(heads, step))
        left = room - emu_to_pt(sum(heights[:heads]) + style.padding.top + style.padding.bottom)
        fitting = int((left + 0.01) / pitch)
        if fitting < 1:
            return None
        if max(map(len, lines[heads])) <= fitting:
            return None  # its lines would fit: it is its height that doesn't
        first, *others = body_rows(self.table)
        head, tail = [], []
        for runs, cell in zip(first, lines[heads]):
            if len(cell) <= fitting:
                head.append(runs)
                tail.append(())
                continue
            upper, lower = cut_runs(runs, line_before(plain_text(runs), cell, fitting))
            head.append(upper)
            tail.append(lower)
        lead = self.table.rows[: self.table.heads - 1]
        upper = part(self.table, 0, 1)._replace(rows=(*lead, tuple(head)))
        lower = self.table._replace(rows=(*lead, tuple(tail), *others))
        return self._in_the_same_columns(
            (self._like(upper, ends=False), self._like(lower, begins=False)), width, step
        )

    def _part(self, first: int, last: int, width: Emu, step: int) -> "TableGroup":
        """The header and the body's rows from `first` to before `last`, as they are set in the whole: a table that goes on
        keeps its column widths, and is not set anew for every slide."""
        step = min(step, self.steps - 1)
        heads = self._grid.heads
        count = len(self._grid.rows) - heads
        own = self._like(part(self.table, first, last), begins=not first, ends=last == count)
        widths, heights, lines, aligned = self.set(width, step)
        kept = slice(heads + first, heads + last)
        own._set[width, step] = SetTable(
            widths, [*heights[:heads], *heights[kept]], [*lines[:heads], *lines[kept]], aligned
        )
        own._measured = [*self._measured[:heads], *self._measured[kept]]
        if self._pads is not None:
            own._pads = [pads and pads[first:last] for pads in self._pads]
        return own

    def _like(self, table: Table, begins: bool = True, ends: bool = True) -> "TableGroup":
        """A part of this table, with its beginning or not, and with its end (and caption) or not."""
        own = TableGroup(table, self.setting, self)
        own.partial = True
        own.captioned = own.captioned and ends
        own.continued = own.continued or not begins
        return own

    # Placing

    def relaxed(self, width: Emu, step: int, room: Pt) -> Pt:
        """The height with rows as high as the theme likes them and `room` allows: type that had to shrink for its
        column's sake needs no tight rows."""
        caption = self.caption_height(width)
        return emu_to_pt(sum(self._relaxed_heights(width, step, room - caption))) + caption

    def roomiest(self, width: Emu, step: int, room: Pt) -> Emu:
        """The largest of the theme's row heights for which there is room; 0 where there is for none."""
        room -= self.caption_height(width)
        for least in self.setting.theme.table.row_heights:
            if emu_to_pt(sum(self._at_least(least, width, step))) <= room + 0.01:
                return least
        return 0

    def _at_least(self, least: Emu, width: Emu, step: int) -> list[Emu]:
        """The heights of rows that are at least so high."""
        heads, head = self._grid.heads, min(self.setting.theme.table.header_height, least)
        heights = self.set(width, step).heights
        return [max(height, head if row < heads else least) for row, height in enumerate(heights)]

    def _relaxed_heights(self, width: Emu, step: int, room: Pt) -> list[Emu]:
        if self.partial:
            least = self.row_height or 0
        else:
            least = self.roomiest(width, step, room + self.caption_height(width))
        return self._at_least(least, width, step)

    def place(self, box: Box, step: int, placeholder: Placeholder | None, name: str) -> TableFrame:
        step = min(step, self.steps - 1)
        placed = self.set(box.width, step)
        heights = self._relaxed_heights(box.width, step, emu_to_pt(box.height))
        size, header_size, _ = self._sizes(step)
        rows = []
        rooms = self._rooms(placed.widths, step, placed.aligned)
        for row, height in enumerate(heights):
            cells = tuple(self._cell(row, column, placed, room, step) for column, room in enumerate(rooms[row]))
            rows.append(TableRow(cells, height, row < self._grid.heads))
        return TableFrame(
            name,
            Box(box.x, box.y, sum(placed.widths), sum(heights)),
            placed.widths,
            tuple(rows),
            size,
            header_size,
            PlaceholderRef(placeholder.type, placeholder.idx, placeholder.role) if placeholder else None,
            self.line,
            self.banded,
            self.table.total,
            self.table.stub,
            self.continued,
        )

    def _cell(self, row: int, column: int, placed: SetTable, room: Pt, step: int) -> TableCell:
        cells = self._grid
        style = self.setting.theme.table
        high, wide = cells.spans.get((row, column), (1, 1))
        across, below, *repeated = cells.covered.get((row, column), (False, False, high, wide))
        runs, breaks = self._shown(row, column, placed.lines[row][column], room, self._points(row, step))
        left, right = self.padding(column)[0], self.padding(column + wide - 1)[1]
        pad = round(self._pad(row, column) * self._points(row, step) * EMU_PER_PT) if placed.aligned else 0
        align = self.alignments[column]
        if wide > 1 and row < cells.heads and not self.table.alignments[column]:
            align = "center"  # over the columns that it heads
        highlighted = cells.is_highlighted(row, column, self.table)
        return TableCell(
            runs,
            align,
            cells.is_bold(row, column, self.table),
            None if left == style.padding.left else left,
            breaks,
            right + pad if pad else None,
            *repeated,
            across,
            below,
            highlighted,
        )

    def _shown(
        self, row: int, column: int, planned: tuple[Line, ...], room: Pt, points: Pt
    ) -> tuple[Runs, tuple[int, ...]]:
        """A cell's runs with the soft hyphens that its planned lines need, and where its lines begin as a reader sees
        them."""
        cell = self._grid.rows[row][column]
        runs, starts = keep_used(cell, planned)
        if not starts:
            return runs, starts
        self.setting.note_divided(runs, starts, self.line)
        measured = self._measure(row, column)
        if runs is not cell:
            measured = self.setting.measure(runs, self._level(row, column))
        lines = shown_lines(measured, points, max(room / points, 0.1))
        return runs, tuple(line.start for line in lines[1:])


def _is_banded(table: Table, setting: Setting) -> bool:
    """Bands tell many rows apart, unless cells reach over several of them."""
    if any(merge.rows > 1 and merge.row >= table.heads for merge in table.merges):
        return False
    return len(body_rows(table)) - table.total >= setting.theme.table.band_from_rows
