"""A table: column widths from what the cells need, row heights from measured lines, tighter rows and smaller type
where it must shrink, cut between rows with the header repeated where it must go on."""

import re
from typing import Iterable, NamedTuple

from foliensatz.deck import Merge, Runs, Table, plain_text
from foliensatz.diagnostic import error
from foliensatz.fonts import Face
from foliensatz.frame import PlaceholderRef, TableCell, TableFrame, TableRow
from foliensatz.geometry import EMU_PER_PT, EMU_PER_PX, Box, Emu, Pt, emu_to_pt
from foliensatz.layout.caption import caption_height, caption_text
from foliensatz.layout.column_widths import alike, as_wished, between, spread, squeeze
from foliensatz.layout.decimal_alignment import right_pads
from foliensatz.layout.hyphens import keep_used
from foliensatz.layout.linebreak import Line
from foliensatz.layout.lines import planned_lines, shown_lines, widths_needed, word_fits
from foliensatz.layout.setting import Setting
from foliensatz.layout.table_grid import body_rows, grid, part, whole_cut
from foliensatz.layout.text import Text, cut_runs, line_before
from foliensatz.numerals import is_nothing, parse_number
from foliensatz.source import Span
from foliensatz.theme import LevelStyle, Placeholder

NUMBER = re.compile(r"[+\-–−±~≈<>]?\s?(?:[€$£]\s?)?\d[\d.,\s]*(?:\s?[%‰€$£]|\s?\w{1,4}\.?)?")

# A column narrower than this, in em, holds no letter: a figure of Arial is 0.556 wide.
NARROWEST = 0.5

# A table that needs less than the whole width grows by this factor at most, and to this share of it at least.
MOST_STRETCH = 1.9
LEAST_SHARE = 0.5
# Columns of figures get one width if the widest needs no more than this much more than the narrowest.
MOST_UNLIKE = 1.5


class _Set(NamedTuple):
    """A table as set in one width at one step: column widths, row heights, and the lines of every cell. `aligned` where
    there is room to set figures below each other at their decimal sign."""

    widths: tuple[Emu, ...]
    heights: list[Emu]
    lines: list[list[tuple[Line, ...]]]
    aligned: bool


class TableGroup:
    """A table among a slide's blocks. Heights in points; steps are the row heights, then the type sizes. `captioned` is
    set where its caption stands below it (below its last part), and not in a placeholder of its own.

    A table that goes on is cut into parts that look alike: they share bands, alignment, and `row_height`, the least of
    their rows, where there is room for more than the rows need. `origin` is what all parts were cut from; a part that is
    `continued` is not the first."""

    __slots__ = (
        "table", "setting", "line", "alignments", "captioned", "continued", "partial", "banded", "origin", "row_height",
        "_formulas",
        "_grid", "_measured", "_pads", "_set",
    )
    flexible = False
    kind = "table"

    def __init__(self, table: Table, setting: Setting, like: "TableGroup | None" = None):
        self.table = table
        self.setting = setting
        self.line = table.line
        self.captioned = bool(table.caption) and (like is None or like.captioned)
        self.continued = like is not None and like.continued
        self.partial = like is not None and like.partial
        self.alignments = like.alignments if like else _alignments(table, setting.lang)
        self.origin: TableGroup = like.origin if like else self
        self.row_height: Emu | None = None
        self.banded = like.banded if like else _is_banded(table, setting)
        self._grid = grid(table)
        self._measured: list[tuple | None] = [None] * len(self._grid.rows)
        self._pads: list[list[float] | None] | None = None
        self._formulas: bool | None = None
        self._set: dict[tuple[Emu, int], _Set] = {}

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

    def set(self, width: Emu, step: int) -> _Set:
        step = min(step, self.steps - 1)
        found = self._set.get((width, step))
        if found:
            return found
        found = self._set[width, step] = self._laid(*self.widths(width, step), step)
        return found

    def _laid(self, widths: tuple[Emu, ...], aligned: bool, step: int) -> _Set:
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
        return _Set(widths, heights, lines, aligned)

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

    @property
    def texts(self) -> int:
        return int(self.captioned)

    def height(self, width: Emu, step: int) -> Pt:
        return emu_to_pt(sum(self.set(width, step).heights)) + self.caption_height(width)

    def caption_text(self) -> Text:
        return caption_text(self.table.caption, self.line, self.setting)

    def caption_height(self, width: Emu) -> Pt:
        return caption_height(self.table.caption, width, self.setting) if self.captioned else 0.0

    def words_fit(self, width: Emu, step: int) -> bool:
        step = min(step, self.steps - 1)
        widths, _, _, aligned = self.set(width, step)
        for row, rooms in enumerate(self._rooms(widths, step, aligned)):
            points = self._points(row, step)
            for column, room in enumerate(rooms):
                if not word_fits(self._measure(row, column), points, (room + 0.01) / points):
                    return False
        return True

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
        own._set[width, step] = _Set(
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

    def _cell(self, row: int, column: int, placed: _Set, room: Pt, step: int) -> TableCell:
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
