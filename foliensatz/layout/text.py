"""A group of paragraphs that is set as one text: prose and lists, a quotation, code. Knows where it may be cut, and how it
is placed."""

from foliensatz.frame import PlaceholderRef, TextFrame, TextParagraph
from foliensatz.geometry import EMU_PER_PT, Box, Emu, Pt, emu_to_pt
from foliensatz.layout.hyphens import bind_leading_hyphens, keep_used
from foliensatz.layout.linebreak import Line
from foliensatz.layout.lines import shown_lines
from foliensatz.layout.text_measure import Item, MeasuredText
from foliensatz.runs import Run, Runs, plain_text
from foliensatz.theme import LevelStyle, Placeholder


class Text(MeasuredText):
    """A measured text among a slide's blocks."""

    __slots__ = ()
    flexible = False
    texts = 1

    def with_items(self, items: tuple[Item, ...]) -> "Text":
        return Text(items, self.style, self.setting, self.kind, self.insets, self.fill, self.scale)

    def _part(self, first: int, last: int, width: Emu, step: int) -> "Text":
        """The items from `first` to before `last`. As set at this width and step they are known already: only the
        first one's space above goes. A long text that goes on over many slides would else be set as often."""
        part = self.with_items(self.items[first:last])
        if not self.style.hanging_quote:
            placed = self.set(width, step)
            _, height, lines = placed[first]
            part._set[width, self.own_step(step, width)] = [(0.0, height, lines), *placed[first + 1 : last]]
            part._measured = self._measured[first:last]
        return part

    def hyphenated(self, width: Emu, step: int) -> "Text":
        """The text with its words that are wider than their line made divisible; itself where all are
        narrow enough."""
        if self.words_fit(width, step):
            return self
        own = self.own_step(step, width)
        room = width - self.insets.left - self.insets.right
        items = []
        for item in self.items:
            margin, _ = self.indents(item, own)
            level = self.style.level(item.level)
            size = self.style.size(own, item.level)
            runs = self.setting.divisible(item.runs, level, size, emu_to_pt(room - margin) / size)
            items.append(item._replace(runs=runs))
        return self.with_items(tuple(items))

    def split(self, width: Emu, step: int, room: Pt) -> "tuple[Text, Text] | None":
        """Cut so that the head is at most `room` high; None where nothing would remain at the head. Between items
        where that is possible, never behind one that keeps with the next; within an item only if it alone is higher
        than the room and stands first."""
        room -= emu_to_pt(self.insets.top + self.insets.bottom)
        used = 0.0
        fitting = 0
        for above, height, _ in self.set(width, step):
            used += above + height
            if used > room + 0.01:
                break
            fitting += 1
        if fitting == len(self.items):
            return None
        cut = fitting
        while cut and self.items[cut - 1].keep:
            cut -= 1
        if cut:
            return self._part(0, cut, width, step), self._part(cut, len(self.items), width, step)
        return self._split_item(fitting, width, step, room)

    def _split_item(self, index: int, width: Emu, step: int, room: Pt) -> "tuple[Text, Text] | None":
        """Cut the item at `index`, which everything before it keeps with, between two of its lines."""
        placed = self.set(width, step)
        above, _, lines = placed[index]
        used = sum(a + h for a, h, _ in placed[:index]) + above
        item = self.items[index]
        size = self.style.size(self.own_step(step, width), item.level)
        level = self.style.level(item.level)
        pitch = self.setting.line_height(level, size)
        fitting = int((room - used - self._extra(index, lines, level, size) + 0.01) / pitch)
        if fitting < 1 or fitting >= len(lines):
            return None
        head, tail = cut_runs(item.runs, line_before(plain_text(item.runs), lines, fitting))
        rest = item._replace(runs=tail, bullet="plain" if item.bullet == "plain" else "none")
        following = self.with_items((rest,) + self.items[index + 1 :])
        if not self.style.hanging_quote:
            # Only the cut item is set anew: what follows is known.
            following._measure(0)
            following._measured += self._measured[index + 1 :]
            lines = following._lines(0, width, self.own_step(step, width))
            height = len(lines) * pitch + following._extra(0, lines, level, size)
            following._set[width, self.own_step(step, width)] = [(0.0, height, lines), *placed[index + 1 :]]
        return self.with_items(self.items[:index] + (item._replace(runs=head),)), following

    def _bound(self, width: Emu, step: int) -> "Text":
        """The text with hyphens that begin a word bound to it where a line would end between them, if that needs no
        more lines; else itself."""
        items = list(self.items)
        for n, (item, (_, _, lines)) in enumerate(zip(self.items, self.set(width, step))):
            if len(lines) > 1:
                items[n] = item._replace(runs=bind_leading_hyphens(item.runs, lines))
        if all(mine.runs is own.runs for mine, own in zip(items, self.items)):
            return self
        bound = self.with_items(tuple(items))
        return bound if bound.height(width, step) <= self.height(width, step) + 0.01 else self

    def place(
        self,
        box: Box,
        step: int,
        placeholder: Placeholder | None,
        name: str,
        spaces: tuple[Pt | None, ...] = (),
    ) -> TextFrame:
        """The text in its box. `spaces` overrule the space before single items (aligned rows)."""
        bound = self._bound(box.width, step)
        if bound is not self:
            return bound.place(box, step, placeholder, name, spaces)
        placed = self.set(box.width, step)
        step = self.own_step(step, box.width)
        restyled = placeholder is None or placeholder.style != self.style.name
        numbering = Numbering()
        paragraphs = []
        for n, (item, (above, _, lines)) in enumerate(zip(self.items, placed)):
            margin, indent = self.indents(item, step)
            level = self.style.level(item.level)
            runs, breaks = self._shown(n, lines, box.width, step)
            inherits = (margin, indent) == (level.margin, level.indent)
            paragraphs.append(
                TextParagraph(
                    runs,
                    min(item.level, 8),
                    "none" if item.bullet == "plain" else item.bullet,
                    numbering.start(item, level.bullet is not None and level.bullet.numbered),
                    None if inherits else margin,
                    None if inherits else indent,
                    spaces[n] if spaces else self._own_space(item, level),
                    "",
                    breaks,
                    self._own_space_below(n, level),
                    item.line,
                    item.ink,
                )
            )
        sizes = tuple(self.style.size(step, level) for level in range(len(self.style.levels)))
        own = () if restyled or placeholder is None else self._placeholder_sizes(placeholder)
        insets = None
        if placeholder is None or placeholder.insets != self.insets:
            insets = self.insets
        return TextFrame(
            name,
            tuple(paragraphs),
            box,
            PlaceholderRef(placeholder.type, placeholder.idx, placeholder.role) if placeholder else None,
            placeholder is None or placeholder.cut or placeholder.box != box,
            self.style.name,
            () if sizes == own else sizes,
            restyled,
            fill=self.fill if placeholder is None or placeholder.fill != self.fill else None,
            text_height=round(sum(a + h for a, h, _ in placed) * EMU_PER_PT),
            line=self.line,
            insets=insets,
            rigid=self.kind == "rows",
        )

    @staticmethod
    def _own_space(item: Item, level: LevelStyle) -> Pt | None:
        """The space before an item that its style doesn't say."""
        if item.space is not None:
            return item.space
        return 0.0 if item.tight and level.space_before else None

    def _own_space_below(self, n: int, level: LevelStyle) -> Pt | None:
        """The space after an item that its style doesn't say: none where its explanation follows."""
        tight = n + 1 < len(self.items) and self.items[n + 1].tight
        return 0.0 if tight and level.space_after else None

    def _shown(self, n: int, planned: tuple[Line, ...], width: Emu, step: int) -> tuple[Runs, tuple[int, ...]]:
        """An item's runs with the soft hyphens that its planned lines need, and where its lines begin as a reader
        sees them. (A hyphen stays where only the planned lines break: a renderer that sets wider needs it.)"""
        item = self.items[n]
        runs, starts = keep_used(item.runs, planned)
        if not starts:
            return runs, starts
        self._note_divided(runs, starts, item.line)
        level = self.style.level(item.level)
        size = self.style.size(step, item.level)
        measured = self._measured[n] if runs is item.runs else self.setting.measure(runs, level)
        room = width - self.insets.left - self.insets.right
        lines = shown_lines(measured, size, *self._columns(item, room, size, step))
        return runs, tuple(line.start for line in lines[1:])

    def _note_divided(self, runs: Runs, starts: tuple[int, ...], line: int) -> None:
        self.setting.note_divided(runs, starts, line)

    def _placeholder_sizes(self, placeholder: Placeholder) -> tuple[Pt, ...]:
        style = self.setting.theme.styles[placeholder.style]
        return tuple(style.size(placeholder.first_step, level) for level in range(len(style.levels)))


class Numbering:
    """Works out buAutoNum's startAt. All items of an unbroken list say the same start, so that an item put in later
    counts on; where something else stood between, the item says its own number."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, int]] = {}

    def start(self, item: Item, by_style: bool = False) -> int:
        """`by_style` says that the item's style has numbers for markers."""
        for level in [level for level in self._open if level > item.level]:
            del self._open[level]
        if item.bullet not in ("number", "line", "note") and (item.bullet or not by_style):
            self._open.pop(item.level, None)
            return 1
        start, expected = self._open.get(item.level, (item.number, item.number))
        if item.number != expected:
            start = item.number
        self._open[item.level] = (start, item.number + 1)
        return start


def line_before(text: str, lines: tuple, fitting: int) -> int:
    """Where a text of which `fitting` lines have room is cut: at the beginning of a line, or where that is in the midst of
    a word, before the word if anything stands before it."""
    start = lines[fitting].start
    if text[start - 1].isspace():
        return start
    blank = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start))
    return blank + 1 if text[: blank + 1].strip() else start


def cut_runs(runs: Runs, offset: int) -> tuple[Runs, Runs]:
    """The runs before and from a character offset; spaces at the cut go."""
    head: list[Run] = []
    tail: list[Run] = []
    at = 0
    for run in runs:
        end = at + len(run.text)
        if end <= offset:
            head.append(run)
        elif at >= offset:
            tail.append(run)
        else:
            head.append(run._replace(text=run.text[: offset - at]))
            tail.append(run._replace(text=run.text[offset - at :]))
        at = end
    if head:
        head[-1] = head[-1]._replace(text=head[-1].text.rstrip(" \n"))
        if not head[-1].text:
            head.pop()
    return tuple(head), tuple(tail)
