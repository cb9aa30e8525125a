"""Code as text: one paragraph a line, so that it stays editable and can be cut between slides. Its lines may be numbered,
marked, and signed as a difference; where one has to wrap, a sign stands beside it.

Numbers and signs are list markers: no part of the text, so nobody copies them, and they stay right when lines are put in.
"""

from foliensatz.deck import CodeBlock
from foliensatz.diagnostic import warning
from foliensatz.frame import TextFrame
from foliensatz.geometry import EMU_PER_PT, EMU_PER_PX, Box, Emu, Insets, Pt, emu_to_pt
from foliensatz.layout.caption import CAPTION_GAP
from foliensatz.layout.highlight import highlight
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item
from foliensatz.runs import Run, RunStyle, Runs
from foliensatz.source import Span
from foliensatz.theme import Color, Placeholder, TextStyle

# Between a line's number and its code, in characters.
NUMBER_GAP = 2
# How far to the left of a line that wraps its sign stands: within the space at the left of the ground.
SIGN_GAP: Emu = 24 * EMU_PER_PX
# Space around code on its ground where the theme has no place for code that says it.
INSETS = Insets(32 * EMU_PER_PX, 16 * EMU_PER_PX, 24 * EMU_PER_PX, 16 * EMU_PER_PX)
# The level of the code's style in which the name of its file is set.
CAPTION_LEVEL = 1
_PLAIN = RunStyle(code=True)
_marked: dict[tuple[str, str], RunStyle] = {}


class CodeText(Text):
    """`gutter` is the width of the column of numbers, in characters, 0 where there is none.

    Beside other blocks code goes through sizes of its own: the largest that is not above the slide's and at which lines
    wrap no more than they must. So one long line makes nothing else on the slide smaller. All code of a slide is set in one size,
    though."""

    __slots__ = ("gutter", "_wraps")

    def __init__(
        self,
        items: tuple[Item, ...],
        style: TextStyle,
        setting: Setting,
        insets: Insets = Insets(),
        fill: Color | None = None,
        scale: tuple[Pt, ...] = (),
        gutter: int = 0,
    ):
        super().__init__(items, style, setting, "code", insets, fill, scale)
        self.gutter = gutter
        self._wraps: dict[tuple[Emu, int], int] = {}

    def with_items(self, items: tuple[Item, ...]) -> "CodeText":
        part = CodeText(items, self.style, self.setting, self.insets, self.fill, self.scale, self.gutter)
        return part

    def own_step(self, step: int, width: Emu) -> int:
        first = super().own_step(step, width)
        if not self.scale:
            return first
        codes = self.setting.codes.values()
        steps = range(first, len(self.style.steps))
        return next((step for step in steps if all(code.is_whole(width, step) for code in codes)), steps[-1])

    def is_whole(self, width: Emu, own_step: int) -> bool:
        """True where smaller type, as long as it reads well, would wrap lines no less."""
        least = self.style.comfortable
        if own_step >= least:
            return True
        wraps = self._wrapping(width, own_step)
        return not wraps or wraps == self._wrapping(width, least)

    def _wrapping(self, width: Emu, own_step: int) -> int:
        """How many lines there are at a step of the style beyond those of the source."""
        found = self._wraps.get((width, own_step))
        if found is None:
            found = sum([len(self._lines(n, width, own_step)) - 1 for n in range(len(self.items))])
            self._wraps[width, own_step] = found
        return found

    def words_fit(self, width: Emu, step: int) -> bool:
        """True if lines wrap no more than they must; beside other blocks smaller type for all of them would not help."""
        return bool(self.scale) or self.is_whole(width, self.own_step(step, width))

    def hyphenated(self, width: Emu, step: int) -> "CodeText":
        return self

    def _bound(self, width: Emu, step: int) -> "CodeText":
        return self

    def _note_divided(self, runs: Runs, starts: tuple[int, ...], line: int) -> None:
        """Told for the whole line (F416)."""

    def indents(self, item: Item, step: int) -> tuple[Emu, Emu]:
        if not self.gutter or item.level:
            return 0, 0
        size = self.style.size(step, 0)
        character = self.setting.face(self.style.level(0).font, False, False).width("0") * size * EMU_PER_PT
        number = len(str(item.number)) + NUMBER_GAP if item.bullet == "line" else 0
        return round(self.gutter * character), -round(number * character)

    def place(
        self,
        box: Box,
        step: int,
        placeholder: Placeholder | None,
        name: str,
        spaces: tuple[Pt | None, ...] = (),
    ) -> TextFrame:
        frame = super().place(box, step, placeholder, name, spaces)
        wrapped = [n for n, (_, _, lines) in enumerate(self.set(box.width, step)) if len(lines) > 1]
        wrapped = [n for n in wrapped if self.items[n].level == 0]
        if not wrapped:
            return frame
        # The rest of a line that began on the slide before was told there.
        if begun := [n for n in wrapped if self.items[n].bullet != "none"]:
            self._tell_wrapped(begun)
        if self.gutter or self.insets.left < SIGN_GAP or not self.setting.theme.code.wrapped:
            return frame
        paragraphs = list(frame.paragraphs)
        for n, paragraph in enumerate(paragraphs):
            signed = n in begun
            paragraphs[n] = paragraph._replace(
                margin=SIGN_GAP, indent=-SIGN_GAP if signed else 0, bullet="wrapped" if signed else paragraph.bullet
            )
        insets = self.insets._replace(left=self.insets.left - SIGN_GAP)
        return frame._replace(paragraphs=tuple(paragraphs), insets=insets)

    def _tell_wrapped(self, wrapped: list[int]) -> None:
        first = self.items[wrapped[0]].line
        size = self.style.size(self.style.comfortable, 0)
        if len(wrapped) == 1:
            message = f"This line of code is wider than its place, even in {size:g} pt, and wraps"
        else:
            message = f"{len(wrapped)} lines of code are wider than their place, even in {size:g} pt, and wrap"
        hint = "Break it yourself where it reads well, or give the code more room"
        self.setting.diagnostics.append(warning("F416", message, Span(first), hint))


def code_text(block: CodeBlock, setting: Setting) -> CodeText:
    """A block of code as text on the theme's ground for code."""
    rows = coloured(block, setting)
    items = []
    bullet = "line" if block.first_number else ""
    for n, runs in enumerate(rows):
        if bullet and not runs:
            # PowerPoint numbers no empty paragraph, and does not count it either.
            runs = (Run(" ", _PLAIN),)
        items.append(Item(runs, 0, bullet, block.first_number + n, line=block.line + 1 + n))
    if block.title:
        items[0] = items[0]._replace(space=emu_to_pt(CAPTION_GAP))
        items.insert(0, Item((Run(block.title),), CAPTION_LEVEL, keep=True, line=block.line))
    gutter = len(str(block.first_number + len(rows) - 1)) + NUMBER_GAP if bullet else 0
    layout = setting.theme.layouts.get("code")
    placeholder = layout.placeholder("code") if layout else None
    insets = placeholder.insets if placeholder else INSETS
    fill = placeholder.fill if placeholder else setting.theme.code.ground
    text = CodeText(tuple(items), setting.theme.styles["code"], setting, insets, fill, gutter=gutter)
    setting.codes[block] = text
    return text


def coloured(block: CodeBlock, setting: Setting) -> tuple[Runs, ...]:
    """The lines of a block as runs that know their token and their mark (`RunStyle.mark`)."""
    if block.signed:
        rows = _difference(block, setting)
    else:
        rows = _highlighted(block.text, block.language, block.line, setting)
    if not block.highlighted:
        return rows
    wanted = frozenset(block.highlighted)
    return tuple(
        _with_mark(runs, "highlighted") if n in wanted else _dimmed(runs) for n, runs in enumerate(rows, 1)
    )


def _highlighted(text: str, language: str, line: int, setting: Setting) -> tuple[Runs, ...]:
    report = highlight(text, language)
    for diagnostic in report.diagnostics:
        setting.diagnostics.append(diagnostic._replace(span=Span(line)))
    return report.value


def _difference(block: CodeBlock, setting: Setting) -> tuple[Runs, ...]:
    """Lines that begin with "+" and "-" on grounds of their own, with these signs kept. Where the code names its own
    language, what stands behind the sign has that language's colours."""
    plain = block.text.split("\n")
    if block.language.lower() in ("diff", "patch", "udiff"):
        rows = list(_highlighted(block.text, "diff", block.line, setting))
        for n, line in enumerate(plain[:-1]):
            if line.startswith("--- ") and plain[n + 1].startswith("+++ "):
                # The two names of the file that was changed are no lines of it.
                rows[n : n + 2] = [(Run(each, _style("heading", "")),) for each in plain[n : n + 2]]
    else:
        behind = "\n".join([line[1:] for line in plain])
        rows = [
            (Run(line[:1], _style(_kind(line), "")), *runs) if line else runs
            for line, runs in zip(plain, _highlighted(behind, block.language, block.line, setting))
        ]
    return tuple(
        _with_mark(runs, _kind(line)) if _kind(line) and runs[0].style.token != "heading" else runs
        for line, runs in zip(plain, rows)
    )


def _kind(line: str) -> str:
    return {"+": "inserted", "-": "deleted"}.get(line[:1], "")


def _style(token: str, mark: str) -> RunStyle:
    style = _marked.get((token, mark))
    if style is None:
        style = _marked[token, mark] = RunStyle(code=True, token=token, mark=mark)
    return style


def _with_mark(runs: Runs, mark: str) -> Runs:
    return tuple([run._replace(style=_style(run.style.token, run.style.mark or mark)) for run in runs])


def _dimmed(runs: Runs) -> Runs:
    return (Run("".join([run.text for run in runs]), _style("dimmed", runs[0].style.mark)),) if runs else runs
