"""A table: column widths from what the cells need, row heights from measured lines, tighter rows and smaller type
where it must shrink, cut between rows with the header repeated where it must go on."""

import re

from foliensatz.deck import Runs, Table, plain_text
from foliensatz.diagnostic import error
from foliensatz.frame import PlaceholderRef, TableCell, TableFrame, TableRow
from foliensatz.geometry import EMU_PER_PT, EMU_PER_PX, Box, Emu, Pt, emu_to_pt
from foliensatz.layout.caption import caption_height, caption_text
from foliensatz.layout.hyphens import keep_used
from foliensatz.layout.linebreak import Line
from foliensatz.layout.lines import planned_lines, shown_lines, widths_needed, word_fits
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text, cut_runs, line_before
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


class TableGroup:
    """A table among a slide's blocks. Heights in points; steps are the row heights, then the type sizes. `captioned` is
    set where its caption stands below it (below its last part), and not in a placeholder of its own."""

    __slots__ = ("table", "setting", "line", "alignments", "captioned", "_all_rows", "_measured", "_set")
    flexible = False
    kind = "table"

    def __init__(self, table: Table, setting: Setting, alignments: tuple[str, ...] = (), captioned: bool = True):
        self.table = table
        self.captioned = captioned and bool(table.caption)
        self.setting = setting
        self.line = table.line
        self.alignments = alignments or _alignments(table)
        self._all_rows: tuple[tuple[Runs, ...], ...] = (table.header, *table.rows)
        self._measured: list[tuple | None] = [None] * len(self._all_rows)
        self._set: dict[tuple[Emu, int], tuple] = {}

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

    def _measure(self, row: int, column: int):
        cells = self._measured[row]
        if cells is None:
            level = self._level(row)
            cells = tuple([self.setting.measure(runs, level) for runs in self._all_rows[row]])
            self._measured[row] = cells
        return cells[column]

    def _level(self, row: int) -> LevelStyle:
        level = self.setting.theme.styles["cell"].levels[0]
        return level if row else level._replace(bold=True)

    def padding(self, column: int) -> tuple[Emu, Emu]:
        """Left and right padding; text behind a column of figures keeps away from it (brand sheet, 9)."""
        style = self.setting.theme.table
        left = style.padding.left
        if column and self.alignments[column] == "left" and self.alignments[column - 1] == "right":
            left = style.padding_after_number
        return left, style.padding.right

    def widths(self, width: Emu, step: int) -> tuple[Emu, ...]:
        """Column widths that add up to `width`, or to less for a small table: each as wide as its longest word at least,
        as its longest line if there is room, and wider in proportion if there is more."""
        size, header_size, _ = self._sizes(step)
        columns = range(len(self.alignments))
        least, natural = [], []
        for column in columns:
            padding = emu_to_pt(sum(self.padding(column)))
            rows = range(len(self._all_rows))
            word, line = widths_needed((self._measure(row, column), size if row else header_size) for row in rows)
            least.append(word + padding + 0.5)
            natural.append(line + padding + 0.5)
        natural = self._alike(natural)
        room = emu_to_pt(width)
        if sum(natural) <= room:
            # A small table is not pulled apart over the whole width: figures would stand far from what they are of.
            room = min(room, max(sum(natural) * MOST_STRETCH, room * LEAST_SHARE))
            stretch = room / sum(natural)
            shares = [share * stretch for share in natural]
        elif sum(least) <= room:
            shares = _between(least, natural, room)
        else:
            shares = _squeeze(least, room)
        # Whole px, so that no renderer shows a seam between two cells; the first column takes what that leaves.
        whole = [int(share * EMU_PER_PT) // EMU_PER_PX * EMU_PER_PX for share in shares]
        whole[0] += round(room * EMU_PER_PT) - sum(whole)
        return tuple(whole)

    def _alike(self, natural: list[float]) -> list[float]:
        """Neighbouring columns of figures that need about the same get the same."""
        result = list(natural)
        columns = [c for c in range(len(natural)) if self.alignments[c] == "right"]
        while columns:
            run = [columns.pop(0)]
            while columns and columns[0] == run[-1] + 1:
                run.append(columns.pop(0))
            widest = max(natural[c] for c in run)
            if len(run) > 1 and min(natural[c] for c in run) * MOST_UNLIKE >= widest:
                for c in run:
                    result[c] = widest
        return result

    def set(self, width: Emu, step: int) -> tuple[tuple[Emu, ...], list[Emu], list[list[tuple]]]:
        """Column widths, row heights and the lines of every cell."""
        step = min(step, self.steps - 1)
        found = self._set.get((width, step))
        if found:
            return found
        style = self.setting.theme.table
        size, header_size, least = self._sizes(step)
        widths = self.widths(width, step)
        vertical = style.padding.top + style.padding.bottom
        heights, lines = [], []
        for row in range(len(self._all_rows)):
            points = header_size if row == 0 else size
            cells = []
            for column, column_width in enumerate(widths):
                room = emu_to_pt(column_width - sum(self.padding(column))) / points
                cells.append(planned_lines(self._measure(row, column), points, max(room, 0.1)))
            pitch = self.setting.line_height(self.setting.theme.styles["cell"].levels[0], points)
            needed = round(max(len(cell) for cell in cells) * pitch * EMU_PER_PT) + vertical
            heights.append(max(needed, min(style.header_height, least) if row == 0 else least))
            lines.append(cells)
        self._set[(width, step)] = widths, heights, lines
        return widths, heights, lines

    @property
    def texts(self) -> int:
        return int(self.captioned)

    def height(self, width: Emu, step: int) -> Pt:
        return emu_to_pt(sum(self.set(width, step)[1])) + self.caption_height(width)

    def caption_text(self) -> Text:
        return caption_text(self.table.caption, self.line, self.setting)

    def caption_height(self, width: Emu) -> Pt:
        return caption_height(self.table.caption, width, self.setting) if self.captioned else 0.0

    def words_fit(self, width: Emu, step: int) -> bool:
        size, header_size, _ = self._sizes(min(step, self.steps - 1))
        widths = self.set(width, step)[0]
        for column, column_width in enumerate(widths):
            room = emu_to_pt(column_width - sum(self.padding(column))) + 0.01
            for row in range(len(self._all_rows)):
                points = header_size if row == 0 else size
                if not word_fits(self._measure(row, column), points, room / points):
                    return False
        return True

    def hyphenated(self, width: Emu, step: int) -> "TableGroup":
        """The table with the words made divisible that are wider than their column."""
        if self.words_fit(width, step):
            return self
        widths = self.widths(width, step)
        size, header_size, _ = self._sizes(step)
        if min(emu_to_pt(w - sum(self.padding(column))) for column, w in enumerate(widths)) < NARROWEST * size:
            self._tell_too_many_columns()
            return self._like(self.table._replace(rows=()))  # with an error nothing is written, so it needn't be set
        level = self.setting.theme.styles["cell"].levels[0]
        rows = []
        for row, cells in enumerate(self._all_rows):
            points = header_size if row == 0 else size
            style = level._replace(bold=True) if row == 0 else level
            rows.append(
                tuple(
                    self.setting.divisible(
                        runs,
                        style,
                        points,
                        emu_to_pt(widths[column] - sum(self.padding(column))) / points,
                    )
                    for column, runs in enumerate(cells)
                )
            )
        return self._like(self.table._replace(header=rows[0], rows=tuple(rows[1:])))

    def _tell_too_many_columns(self) -> None:
        message = f"A table of {len(self.alignments)} columns leaves no room for the text in them"
        hint = "Divide it into several tables, or swap its rows and columns"
        told = error("F415", message, Span(self.line), hint)
        if told not in self.setting.diagnostics:
            self.setting.diagnostics.append(told)

    def split(self, width: Emu, step: int, room: Pt) -> "tuple[TableGroup, TableGroup] | None":
        """Cut between rows; the header row stands on both parts."""
        heights = self.set(width, step)[1]
        used, fitting = heights[0], 0
        for height in heights[1:]:
            used += height
            if emu_to_pt(used) > room + 0.01:
                break
            fitting += 1
        if fitting == len(heights) - 1 and self.captioned:
            fitting -= 1  # only the caption doesn't fit: it takes the last row with it
        if not fitting or fitting == len(heights) - 1:
            return None
        return self._part(0, fitting, width, step), self._part(fitting, len(self.table.rows), width, step)

    def split_within(self, width: Emu, step: int, room: Pt) -> "tuple[TableGroup, TableGroup] | None":
        """Cut within the first row, for one that is higher than a slide: every cell keeps the lines that fit, the rest
        of each goes on in a row of the next part. None where not even one line fits below the header."""
        _, heights, lines = self.set(width, step)
        if len(heights) < 2:
            return None
        style = self.setting.theme.table
        size, _, _ = self._sizes(min(step, self.steps - 1))
        pitch = self.setting.line_height(self.setting.theme.styles["cell"].levels[0], size)
        left = room - emu_to_pt(heights[0] + style.padding.top + style.padding.bottom)
        fitting = int((left + 0.01) / pitch)
        if fitting < 1:
            return None
        head, tail = [], []
        for runs, cell in zip(self.table.rows[0], lines[1]):
            if len(cell) <= fitting:
                head.append(runs)
                tail.append(())
                continue
            upper, lower = cut_runs(runs, line_before(plain_text(runs), cell, fitting))
            head.append(upper)
            tail.append(lower)
        rows = self.table.rows[1:]
        return self._like(self.table._replace(rows=(tuple(head),)), last=False), self._like(
            self.table._replace(rows=(tuple(tail), *rows))
        )

    def _part(self, first: int, last: int, width: Emu, step: int) -> "TableGroup":
        """The header and the rows from `first` to before `last`, as they are set in the whole: a table that goes on
        keeps its column widths, and is not set anew for every slide."""
        part = self._like(self.table._replace(rows=self.table.rows[first:last]), last == len(self.table.rows))
        widths, heights, lines = self.set(width, step)
        # Row 0 is the header's.
        kept = slice(first + 1, last + 1)
        part._set[width, min(step, self.steps - 1)] = (
            widths,
            [heights[0], *heights[kept]],
            [lines[0], *lines[kept]],
        )
        part._measured = [self._measured[0], *self._measured[kept]]
        return part

    def _like(self, table: Table, last: bool = True) -> "TableGroup":
        """Another table set like this one; the caption stands below the `last` part."""
        return TableGroup(table, self.setting, self.alignments, self.captioned and last)

    def relaxed(self, width: Emu, step: int, room: Pt) -> Pt:
        """The height with rows as high as the theme likes them and `room` allows: type that had to shrink for its
        column's sake needs no tight rows."""
        caption = self.caption_height(width)
        return emu_to_pt(sum(self._relaxed_heights(width, step, room - caption))) + caption

    def _relaxed_heights(self, width: Emu, step: int, room: Pt) -> list[Emu]:
        _, heights, _ = self.set(width, step)
        style = self.setting.theme.table
        for least in style.row_heights:
            header = max(heights[0], min(style.header_height, least))
            relaxed = [header, *(max(height, least) for height in heights[1:])]
            if emu_to_pt(sum(relaxed)) <= room + 0.01:
                return relaxed
        return heights

    def place(self, box: Box, step: int, placeholder: Placeholder | None, name: str) -> TableFrame:
        widths, _, lines = self.set(box.width, step)
        heights = self._relaxed_heights(box.width, step, emu_to_pt(box.height))
        size, header_size, _ = self._sizes(min(step, self.steps - 1))
        usual = self.setting.theme.table.padding.left
        rows = []
        for row, (cells, height) in enumerate(zip(self._all_rows, heights)):
            set_cells = []
            for column in range(len(cells)):
                runs, breaks = self._shown(row, column, lines[row][column], widths, header_size if row == 0 else size)
                left = self.padding(column)[0]
                set_cells.append(
                    TableCell(runs, self.alignments[column], row == 0, None if left == usual else left, breaks)
                )
            rows.append(TableRow(tuple(set_cells), height, row == 0))
        return TableFrame(
            name,
            Box(box.x, box.y, sum(widths), sum(heights)),
            widths,
            tuple(rows),
            size,
            header_size,
            PlaceholderRef(placeholder.type, placeholder.idx, placeholder.role) if placeholder else None,
            self.line,
        )

    def _shown(
        self, row: int, column: int, planned: tuple[Line, ...], widths: tuple[Emu, ...], size: Pt
    ) -> tuple[Runs, tuple[int, ...]]:
        """A cell's runs with the soft hyphens that its planned lines need, and where its lines begin as a reader sees
        them."""
        cell = self._all_rows[row][column]
        runs, starts = keep_used(cell, planned)
        if not starts:
            return runs, starts
        self.setting.note_divided(runs, starts, self.line)
        measured = self._measure(row, column) if runs is cell else self.setting.measure(runs, self._level(row))
        room = emu_to_pt(widths[column] - sum(self.padding(column))) / size
        lines = shown_lines(measured, size, max(room, 0.1))
        return runs, tuple(line.start for line in lines[1:])


def _alignments(table: Table) -> tuple[str, ...]:
    """The author's alignment, else figures right and text left. The first column says what a row is about: years and
    numbers stand left there, like any name."""
    result = []
    for column, wish in enumerate(table.alignments):
        if not wish:
            cells = [plain_text(row[column]).strip() for row in table.rows]
            filled = [cell for cell in cells if cell not in ("", "–", "-", "—")]
            wish = "right" if column and filled and all(NUMBER.fullmatch(cell) for cell in filled) else "left"
        result.append(wish)
    return tuple(result)


def _between(least: list[float], natural: list[float], room: float) -> list[float]:
    """Shares between least and natural width, growing in proportion to what each lacks."""
    lacking = [n - low for n, low in zip(natural, least)]
    total = sum(lacking)
    spare = room - sum(least)
    return [low + (spare * lack / total if total else spare / len(least)) for low, lack in zip(least, lacking)]


def _squeeze(least: list[float], room: float) -> list[float]:
    """Not even the longest words fit: narrow columns keep what they need, the wide ones share the rest."""
    shares = list(least)
    open_columns = set(range(len(least)))
    left = room
    while open_columns:
        fair = left / len(open_columns)
        small = [c for c in open_columns if least[c] <= fair]
        if not small:
            for column in open_columns:
                shares[column] = fair
            break
        for column in small:
            left -= least[column]
            open_columns.remove(column)
    return shares
