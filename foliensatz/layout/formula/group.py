"""A formula by itself among a slide's blocks: as large as its neighbours' type, smaller where its column is narrow."""

from foliensatz.deck import Math, Run
from foliensatz.diagnostic import warning
from foliensatz.frame import MathFrame, MathGlyphs, MathPath, TextFrame, TextParagraph
from foliensatz.geometry import EMU_PER_PT, Box, Emu, Insets, Pt, emu_to_pt, pt_to_emu
from foliensatz.layout.formula.boxes import FormulaBox, Measurer
from foliensatz.layout.formula.ink import Glyphs, Ink
from foliensatz.layout.setting import Setting
from foliensatz.source import Span

# White space above and below a formula, and between it and its number, in em.
PAD = 0.2
NUMBER_GAP = 1.0
# A formula and its number take a line of text's height at least, in em.
LINE = 1.2
# PowerPoint's own setting may be wider than what was measured, by this share.
WIDE_SIDE = 1.03
# Below this size a formula can't be read in a room; the author is told.
LEAST_READABLE = 14.0
_ROUNDING = 1e-6


class MathGroup:
    """One formula. Heights are in points, widths in EMU."""

    __slots__ = ("math", "setting", "style", "line", "scale", "_box", "_number")
    flexible = False
    texts = 0
    kind = "math"

    def __init__(self, math: Math, setting: Setting):
        self.math = math
        self.setting = setting
        self.style = setting.theme.styles.get("formula") or setting.theme.styles["list"]
        self.line = math.line
        self.scale: tuple[Pt, ...] = ()
        self._box: FormulaBox | None = None
        self._number = 0.0

    @property
    def box(self) -> FormulaBox:
        if self._box is None:
            self._box = Measurer(self.setting.fonts).measure(self.math.formula.body, True)
            if self.math.number:
                level = self.style.level(0)
                face = self.setting.face(level.font, level.bold, level.italic)
                self._number = face.width(f"({self.math.number})") * 1.02 + NUMBER_GAP
        return self._box

    @property
    def steps(self) -> int:
        return len(self.scale or self.style.steps)

    def own_step(self, step: int) -> int:
        """The step of the style at a step of the slide."""
        if not self.scale:
            return min(step, len(self.style.steps) - 1)
        cap = self.scale[min(step, len(self.scale) - 1)]
        for own, sizes in enumerate(self.style.steps):
            if sizes[0] <= cap:
                return own
        return len(self.style.steps) - 1

    def needed(self) -> float:
        """The width it needs in em: a number at its right needs as much room at its left, so that it stays centred."""
        width = self.box.width * WIDE_SIDE
        return width + self._number * (2 if self.math.number else 1)

    def size(self, width: Emu, step: int) -> Pt:
        """Its size at a step: the style's, or what its column's width allows."""
        size = self.style.size(self.own_step(step), 0)
        room = emu_to_pt(width)
        if self.needed() * size <= room + _ROUNDING:
            return size
        tight = self.box.width * WIDE_SIDE + self._number
        return max(4.0, min(size, int(room / tight * 2) / 2))

    def height(self, width: Emu, step: int) -> Pt:
        size = self.size(width, step)
        return max(self.box.total + 2 * PAD, LINE) * size

    def words_fit(self, width: Emu, step: int) -> bool:
        """Always: a formula that is too wide gets smaller by itself, and the text around it keeps its size."""
        return True

    def hyphenated(self, width: Emu, step: int) -> "MathGroup":
        return self

    def split(self, width: Emu, step: int, room: Pt) -> None:
        return None

    def place(self, box: Box, step: int, name: str, centred: bool = False) -> list[MathFrame | TextFrame]:
        """The formula in the middle of its box's width, and its number at the right edge."""
        size = self.size(box.width, step)
        height = min(box.height, pt_to_emu(self.height(box.width, step)))
        if self.box.total * size > emu_to_pt(box.height) + 0.5:
            size = max(4.0, int(emu_to_pt(box.height) / self.box.total * 2) / 2)
        self._tell_small(size)
        if centred:
            box = box._replace(y=box.y + (box.height - height) // 2)
        box = box._replace(height=height)
        number_width = round(self._number * size * EMU_PER_PT)
        own = box
        if self.math.number:
            both = self.needed() * size <= emu_to_pt(box.width) + _ROUNDING
            own = Box(box.x + number_width * both, box.y, box.width - number_width * (1 + both), box.height)
        frames: list[MathFrame | TextFrame] = [self._frame(own, size, name)]
        if self.math.number:
            frames.append(self._number_frame(box, own, size))
        return frames

    def _frame(self, box: Box, size: Pt, name: str) -> MathFrame:
        measured = self.box
        em = size * EMU_PER_PT
        left = box.x + (box.width - measured.width * em) / 2
        baseline = box.y + (box.height - measured.total * em) / 2 + measured.height * em
        ink = tuple(part for mark in measured.ink for part in _set(mark, left, baseline, size))
        ink_box = Box(
            round(left), round(baseline - measured.height * em), max(1, round(measured.width * em)), max(1, round(measured.total * em))
        )
        return MathFrame(name, self.math.formula, box, size, self.style.level(0).color, ink, ink_box, self.style.name, line=self.line)

    def _number_frame(self, box: Box, own: Box, size: Pt) -> TextFrame:
        """The number stands on the formula's axis."""
        high = round(size * LINE * EMU_PER_PT)
        width = round(self._number * size * EMU_PER_PT)
        em = size * EMU_PER_PT
        baseline = own.y + (own.height - self.box.total * em) / 2 + self.box.height * em
        top = round(baseline - 0.3 * em - high / 2)
        number_box = Box(box.right - width, top, width, high)
        paragraph = TextParagraph((Run(f"({self.math.number})"),), 0, "none", align="right")
        name = self.setting.theme.word("text", self.setting.lang)
        return TextFrame(
            name, (paragraph,), number_box, None, True, self.style.name, (size,), True, text_height=high, line=self.line, insets=Insets()
        )

    def _tell_small(self, size: Pt) -> None:
        if size >= min(LEAST_READABLE, self.style.steps[-1][0]):
            return
        said = warning(
            "F440",
            f"This formula is wider than its column and was set in {size:g} pt, which is small for a room",
            Span(self.line),
            "Give it more room, or divide it into lines with \\begin{aligned} … \\\\ … \\end{aligned}",
        )
        if said not in self.setting.diagnostics:
            self.setting.diagnostics.append(said)


def _set(mark: Ink, left: float, baseline: float, size: Pt):
    """Ink with its place on the slide; text whose characters stand in one face."""
    em = size * EMU_PER_PT
    if isinstance(mark, Glyphs):
        yield MathGlyphs(
            mark.text,
            round(left + mark.x * em),
            round(baseline - mark.y * em),
            round(mark.width * em),
            round(size * mark.scale, 2),
            mark.face,
            mark.bold,
            mark.italic,
        )
        return
    commands = tuple(
        (command[0], *[round(baseline - v * em) if n % 2 else round(left + v * em) for n, v in enumerate(command[1:])])
        for command in mark.commands
    )
    yield MathPath(commands, round(mark.pen * em))


