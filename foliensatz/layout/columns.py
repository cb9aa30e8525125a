"""Columns side by side: their boxes, and columns as one group among a slide's other blocks."""

from foliensatz.deck import Columns
from foliensatz.geometry import Box, Emu, Pt, emu_to_pt, pt_to_emu
from foliensatz.layout.fit import GAP, fill_box
from foliensatz.layout.setting import Setting


def column_boxes(columns: Columns, box: Box, gutter: Emu) -> tuple[Box, ...]:
    """Boxes from left to right. Widths the author gave are shares of what the gutters leave; the other columns
    divide the rest evenly."""
    room = box.width - gutter * (len(columns.columns) - 1)
    given = [column.width for column in columns.columns]
    missing = given.count(0.0)
    total = sum(given)
    if missing:
        rest = max(1 - total, 0.1 * missing) / missing
        given = [share or rest for share in given]
        total = sum(given)
    boxes = []
    x = box.x
    for n, share in enumerate(given):
        width = box.right - x if n == len(given) - 1 else round(room * share / total)
        boxes.append(Box(x, box.y, width, box.height))
        x += width + gutter
    return tuple(boxes)


class ColumnsGroup:
    """Columns that stand above or below other blocks. `stacks` has one tuple of groups a column; each column begins
    with its own size steps."""

    __slots__ = ("columns", "stacks", "gutter", "first_step", "setting", "line")
    kind = "columns"

    def __init__(self, columns: Columns, stacks: tuple, gutter: Emu, first_step: int, setting: Setting):
        self.columns = columns
        self.stacks = stacks
        self.gutter = gutter
        self.first_step = first_step
        self.setting = setting
        self.line = columns.line

    @property
    def steps(self) -> int:
        return max((group.steps for stack in self.stacks for group in stack), default=1)

    @property
    def flexible(self) -> bool:
        return any(group.flexible for stack in self.stacks for group in stack)

    @property
    def texts(self) -> int:
        return sum(group.texts for stack in self.stacks for group in stack)

    def boxes(self, box: Box) -> tuple[Box, ...]:
        return column_boxes(self.columns, box, self.gutter)

    def _boxes(self, width: Emu) -> tuple[Box, ...]:
        return self.boxes(Box(0, 0, width, 0))

    def height(self, width: Emu, step: int) -> Pt:
        heights = [0.0]
        for stack, box in zip(self.stacks, self._boxes(width)):
            inner = sum(group.height(box.width, step + self.first_step) for group in stack)
            heights.append(inner + emu_to_pt(GAP) * max(0, len(stack) - 1))
        return max(heights)

    def wished_height(self, width: Emu) -> Pt:
        """What the highest column would take with its pictures as large as they would like to be."""
        heights = [0.0]
        for stack, box in zip(self.stacks, self._boxes(width)):
            inner = sum(
                group.wished_height(box.width) if group.flexible else group.height(box.width, self.first_step)
                for group in stack
            )
            heights.append(inner + emu_to_pt(GAP) * max(0, len(stack) - 1))
        return max(heights)

    def words_fit(self, width: Emu, step: int) -> bool:
        return all(
            group.words_fit(box.width, step + self.first_step)
            for stack, box in zip(self.stacks, self._boxes(width))
            for group in stack
        )

    def hyphenated(self, width: Emu, step: int) -> "ColumnsGroup":
        return self._with(
            tuple(
                tuple(group.hyphenated(box.width, step + self.first_step) for group in stack)
                for stack, box in zip(self.stacks, self._boxes(width))
            )
        )

    def split(self, width: Emu, step: int, room: Pt) -> "tuple[ColumnsGroup, ColumnsGroup] | None":
        """Cut every column at the same height; None where no column would keep anything."""
        heads, tails = [], []
        for stack, box in zip(self.stacks, self._boxes(width)):
            queue = list(stack)
            column, _ = fill_box(queue, box._replace(height=pt_to_emu(max(room, 0))), step + self.first_step, 1.0, 0, 99)
            if column.forced:
                return None
            heads.append(column.groups)
            tails.append(tuple(queue))
        if not any(heads) or not any(tails):
            return None
        return self._with(tuple(heads)), self._with(tuple(tails))

    def _with(self, stacks: tuple) -> "ColumnsGroup":
        return ColumnsGroup(self.columns, stacks, self.gutter, self.first_step, self.setting)
