"""A formula by itself among a slide's blocks: as large as its neighbours' type, smaller where its column is narrow."""

from typing import Callable, NamedTuple

from foliensatz.deck import Math
from foliensatz.diagnostic import Diagnostic, error, warning
from foliensatz.formula.tree import Row
from foliensatz.frame import MathFrame, MathGlyphs, MathPath, TextFrame, TextParagraph
from foliensatz.geometry import EMU_PER_PT, Box, Emu, Insets, Pt, emu_to_pt, pt_to_emu
from foliensatz.layout.formula.boxes import FormulaBox
from foliensatz.layout.formula.breaking import in_lines
from foliensatz.layout.formula.ink import Glyphs, Ink
from foliensatz.layout.formula.measurer import Measurer
from foliensatz.layout.setting import Setting
from foliensatz.layout.text_measure import own_step
from foliensatz.runs import Run
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
# It is rather set this much smaller than divided into lines.
LITTLE_SMALLER = 0.8
SMALLEST = 4.0
_ROUNDING = 1e-6


class _Chosen(NamedTuple):
    """How a formula is set: its size, its tree (perhaps in lines), and that tree's box."""

    size: Pt
    body: Row
    box: FormulaBox


class MathGroup:
    """One formula. Heights are in points, widths in EMU."""

    __slots__ = ("math", "setting", "style", "line", "scale", "box", "_number", "_measurer", "_chosen")
    flexible = False
    texts = 0
    kind = "math"

    def __init__(self, math: Math, setting: Setting):
        self.math = math
        self.setting = setting
        self.style = setting.theme.styles.get("formula") or setting.theme.styles["list"]
        self.line = math.line
        self.scale: tuple[Pt, ...] = ()
        self._measurer = Measurer(setting.fonts)
        self.box = self._measurer.measure(math.formula.body, True)
        level = self.style.level(0)
        face = setting.face(level.font, level.bold, level.italic)
        self._number = face.width(f"({math.number})") * 1.02 + NUMBER_GAP if math.number else 0.0
        self._chosen: dict[tuple[Emu, int], _Chosen] = {}

    @property
    def steps(self) -> int:
        return len(self.scale or self.style.steps)

    def own_step(self, step: int) -> int:
        return own_step(self.style, self.scale, step)

    def chosen(self, width: Emu, step: int) -> "_Chosen":
        """How it is set at a step: in the style's size if its column is wide enough, else a little smaller, else in lines,
        and only then as small as it must."""
        key = width, self.own_step(step)
        found = self._chosen.get(key)
        if found is None:
            found = self._chosen[key] = self._choose(emu_to_pt(width), key[1])
        return found

    def _choose(self, room: Pt, step: int) -> "_Chosen":
        sizes = [sizes[0] for sizes in self.style.steps[step:]]
        whole = _Chosen(sizes[0], self.math.formula.body, self.box)
        for size in sizes:
            if size >= sizes[0] * LITTLE_SMALLER and self._width(self.box) * size <= room:
                return whole._replace(size=size)
        best = whole._replace(size=self._shrunk(self.box, room, sizes[0]))
        for size in sizes:
            body = in_lines(self.math.formula.body, (room / size - self._number) / WIDE_SIDE, self._measurer)
            if body is None or size <= best.size:
                break
            box = self._measurer.measure(body, True)
            if self._width(box) * size <= room:
                return _Chosen(size, body, box)
        return best

    def _width(self, box: FormulaBox) -> float:
        """What it needs with its number, in em."""
        return box.width * WIDE_SIDE + self._number - _ROUNDING

    def _shrunk(self, box: FormulaBox, room: Pt, size: Pt) -> Pt:
        return max(SMALLEST, min(size, int(room / self._width(box) * 2) / 2))

    def height(self, width: Emu, step: int) -> Pt:
        chosen = self.chosen(width, step)
        return max(chosen.box.total + 2 * PAD, LINE) * chosen.size

    def words_fit(self, width: Emu, step: int) -> bool:
        """Always: a formula that is too wide gets smaller by itself, and the text around it keeps its size."""
        return True

    def hyphenated(self, width: Emu, step: int) -> "MathGroup":
        return self

    def split(self, width: Emu, step: int, room: Pt) -> None:
        return None

    def place(self, box: Box, step: int, name: str, centred: bool = False) -> list[MathFrame | TextFrame]:
        """The formula in the middle of its box's width, and its number at the right edge."""
        chosen = self.chosen(box.width, step)
        height = min(box.height, pt_to_emu(self.height(box.width, step)))
        if chosen.box.total * chosen.size > emu_to_pt(box.height) + 0.5:
            chosen = chosen._replace(size=max(SMALLEST, int(emu_to_pt(box.height) / chosen.box.total * 2) / 2))
        size = chosen.size
        outside = self._width(chosen.box) * size > emu_to_pt(box.width) + 0.5 or chosen.box.total * size > emu_to_pt(box.height) + 0.5
        self._tell_outside(size) if outside else self._tell_small(size)
        if centred:
            box = box._replace(y=box.y + (box.height - height) // 2)
        box = box._replace(height=height)
        own = box
        if self.math.number:
            # A number at the right needs as much room at the left, so that the formula stays in the middle, if there is any.
            beside = round(self._number * size * EMU_PER_PT)
            both = (self._width(chosen.box) + self._number) * size <= emu_to_pt(box.width)
            own = Box(box.x + beside * both, box.y, box.width - beside * (1 + both), box.height)
        frame = self._frame(own, chosen, name)
        return [frame, self._number_frame(box, frame, size)] if self.math.number else [frame]

    def _frame(self, box: Box, chosen: "_Chosen", name: str) -> MathFrame:
        size, body, measured = chosen
        em = size * EMU_PER_PT
        left = box.x + (box.width - measured.width * em) / 2
        top = box.y + (box.height - measured.total * em) / 2
        baseline = top + measured.height * em
        ink = tuple(part for mark in measured.ink for part in _set(mark, left, baseline, size))
        ink_box = Box(round(left), round(top), max(1, round(measured.width * em)), max(1, round(measured.total * em)))
        formula = self.math.formula._replace(body=body)
        return MathFrame(name, formula, box, size, self.style.level(0).color, ink, ink_box, self.style.name, line=self.line)

    def _number_frame(self, box: Box, formula: MathFrame, size: Pt) -> TextFrame:
        """The number, in the middle of the formula's height."""
        high = round(size * LINE * self.style.level(0).line_spacing * EMU_PER_PT)
        width = round(self._number * size * EMU_PER_PT)
        top = formula.ink_box.y + (formula.ink_box.height - high) // 2
        number_box = Box(box.right - width, top, width, high)
        words = (Run(f"({self.math.number})"),)
        paragraph = TextParagraph(words, 0, "none", margin=0, indent=0, space_before=0.0, align="right")
        name = self.setting.theme.word("text", self.setting.lang)
        return TextFrame(
            name, (paragraph,), number_box, None, True, self.style.name, (size,), True, text_height=high, line=self.line, insets=Insets()
        )

    def _tell_small(self, size: Pt) -> None:
        if size < min(LEAST_READABLE, self.style.steps[-1][0]):
            self._tell(warning, f"This formula has no room in larger type and was set in {size:g} pt, which is small for a room")

    def _tell_outside(self, size: Pt) -> None:
        self._tell(error, f"This formula is larger than its place, even in {size:g} pt")

    def _tell(self, severity: Callable[..., Diagnostic], message: str) -> None:
        hint = "Give it more room, or divide it into lines with \\begin{aligned} … \\\\ … \\end{aligned}"
        said = severity("F440", message, Span(self.line), hint)
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


