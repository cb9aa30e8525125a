"""A text measured: the lines, heights and indents of its paragraphs at every width and size step."""

from typing import NamedTuple

from foliensatz.geometry import EMU_PER_PT, Emu, Insets, Pt, emu_to_pt
from foliensatz.layout.linebreak import Line, Measured
from foliensatz.layout.lines import planned_lines, word_fits
from foliensatz.layout.setting import Setting
from foliensatz.runs import Runs, plain_text
from foliensatz.theme import Color, LevelStyle, TextStyle

# White space between a number and its text, in em.
NUMBER_GAP = 0.4
OPENING_QUOTES = "„“\"‚‘«»›‹"


class Item(NamedTuple):
    """A paragraph on its way. `keep` binds it to the next one (headings, leads). `bullet` as in TextParagraph, and
    "plain" for a paragraph at the left edge, without a marker. `number` is a list item's own number. A `tight` one
    has no space above (the explanation under its lead); `space` overrules that of its style. `labels` are the widest
    numbers of the numbered lists that the item belongs to, each with its level: they may need more room than the theme's
    markers. `ink` as in TextParagraph."""

    runs: Runs
    level: int = 0
    bullet: str = ""
    number: int = 1
    keep: bool = False
    line: int = 1
    tight: bool = False
    labels: tuple[tuple[int, str], ...] = ()
    ink: Color | None = None
    space: Pt | None = None


def own_step(style: TextStyle, scale: tuple[Pt, ...], step: int) -> int:
    """The step of a style at a step of the slide: of its own steps where there is no `scale`, else the largest size that
    is not above the scale's."""
    if not scale:
        return min(step, len(style.steps) - 1)
    cap = scale[min(step, len(scale) - 1)]
    for own, sizes in enumerate(style.steps):
        if sizes[0] <= cap:
            return own
    return len(style.steps) - 1


class MeasuredText:
    """Paragraphs of one style. All heights are in points; `width` in EMU is that of the box, insets included.

    A text alone on its slide goes through its own style's steps. Where several blocks share a slide they go through a
    common `scale` of sizes, and each takes its own largest size that is not above it."""

    __slots__ = ("items", "style", "setting", "kind", "insets", "fill", "line", "scale", "_measured", "_set")

    def __init__(
        self,
        items: tuple[Item, ...],
        style: TextStyle,
        setting: Setting,
        kind: str = "text",
        insets: Insets = Insets(),
        fill: Color | None = None,
        scale: tuple[Pt, ...] = (),
    ):
        self.items = items
        self.style = style
        self.setting = setting
        self.kind = kind
        self.insets = insets
        self.fill = fill
        self.line = items[0].line if items else 1
        self.scale = scale
        self._measured: list = []
        self._set: dict[tuple[Emu, int], list[tuple[Pt, Pt, tuple]]] = {}

    @property
    def steps(self) -> int:
        return len(self.scale or self.style.steps)

    def own_step(self, step: int, width: Emu) -> int:
        """The step of the style at a step of the slide."""
        return own_step(self.style, self.scale, step)

    def indents(self, item: Item, step: int) -> tuple[Emu, Emu]:
        """(marL, indent) of an item at a step."""
        level = self.style.level(item.level)
        if self.style.hanging_quote:
            return self._hanging(item, step)
        if item.bullet == "plain":
            return 0, 0
        shift, own = self._number_shift(item, step)
        if item.bullet == "none":
            return level.margin + shift, 0
        return level.margin + shift, level.indent - own

    def _number_shift(self, item: Item, step: int) -> tuple[Emu, Emu]:
        """How far wide numbers push the item to the right, and how much of that its own number needs."""
        shift = own = 0
        for depth, label in item.labels:
            level = self.style.level(depth)
            size = self.style.size(step, depth)
            # Numbers follow the weight of their text; the bold ones are the wider.
            width = self.setting.face(level.font, True, level.italic).width(label) + NUMBER_GAP
            more = max(0, round(width * size * EMU_PER_PT) + level.indent)
            shift += more
            own = more if depth == item.level and item.bullet in ("number", "note") else own
        return shift, own

    def _hanging(self, item: Item, step: int) -> tuple[Emu, Emu]:
        """The opening mark of a quotation hangs a third of its size (brand sheet, 4)."""
        if not plain_text(self.items[0].runs)[:1] in OPENING_QUOTES or not self.items[0].runs:
            return 0, 0
        hang = round(self.style.size(step, 0) / 3 * EMU_PER_PT)
        return hang, -hang if item is self.items[0] else 0

    def set(self, width: Emu, step: int) -> list[tuple[Pt, Pt, tuple]]:
        """For each item: space before, height, lines."""
        step = self.own_step(step, width)
        key = (width, step)
        found = self._set.get(key)
        if found is not None:
            return found
        result = []
        below = 0.0
        for n, item in enumerate(self.items):
            level = self.style.level(item.level)
            size = self.style.size(step, item.level)
            lines = self._lines(n, width, step)
            above = self._space(item, level, size) + below if n else 0.0
            below = 0.0 if n + 1 < len(self.items) and self.items[n + 1].tight else level.space_below(size)
            height = len(lines) * self.setting.line_height(level, size) + self._extra(n, lines, level, size)
            result.append((above, height, lines))
        self._set[key] = result
        return result

    @staticmethod
    def _space(item: Item, level: LevelStyle, size: Pt) -> Pt:
        if item.space is not None:
            return item.space
        return 0.0 if item.tight else level.space_at(size)

    def _lines(self, n: int, width: Emu, own_step: int) -> tuple[Line, ...]:
        """The planned lines of an item at a step of the style."""
        item = self.items[n]
        size = self.style.size(own_step, item.level)
        room = width - self.insets.left - self.insets.right
        return planned_lines(self._measure(n), size, *self._columns(item, room, size, own_step))

    def _measure(self, n: int) -> Measured:
        """The words of an item; those of all items before it are measured too."""
        while len(self._measured) <= n:
            item = self.items[len(self._measured)]
            self._measured.append(self.setting.measure(item.runs, self.style.level(item.level)))
        return self._measured[n]

    def _extra(self, n: int, lines: tuple[Line, ...], level: LevelStyle, size: Pt) -> Pt:
        """By how much an item's lines are higher than lines of text, for the formulas in them."""
        return self.setting.extra_height(self._measured[n], lines, level, size)

    def _columns(self, item: Item, room: Emu, size: Pt, step: int) -> tuple[float, float]:
        """How wide an item's lines are, and its first line, in em of its size."""
        margin, indent = self.indents(item, step)
        column = emu_to_pt(room - margin) / size
        return column, emu_to_pt(room - margin - indent) / size if indent and self._text_hangs(item) else column

    def _text_hangs(self, item: Item) -> bool:
        """True where the first line's text begins at the indent and not behind a marker."""
        return self.style.hanging_quote or item.bullet in ("none", "plain")

    def height(self, width: Emu, step: int) -> Pt:
        inner = sum(above + height for above, height, _ in self.set(width, step))
        return inner + emu_to_pt(self.insets.top + self.insets.bottom)

    def words_fit(self, width: Emu, step: int) -> bool:
        """True if no word is wider than its line."""
        step = self.own_step(step, width)
        room = width - self.insets.left - self.insets.right
        for n, item in enumerate(self.items):
            margin, _ = self.indents(item, step)
            size = self.style.size(step, item.level)
            if not word_fits(self._measure(n), size, emu_to_pt(room - margin) / size):
                return False
        return True
