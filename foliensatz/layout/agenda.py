"""The agenda: a list on rows of even height with hairlines between them, where one row may be marked."""

from typing import Iterator, NamedTuple

from foliensatz.deck import List, Paragraph, Slide
from foliensatz.frame import Autoshape
from foliensatz.geometry import EMU_PER_PT, EMU_PER_PX, Box, Emu, Pt
from foliensatz.layout.fit import Fitted
from foliensatz.layout.plan import Placed, Plan
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item

# Row pitch by number of rows, in px (brand sheet, section 9); more rows share the height there is.
PITCH = {6: 72, 7: 64, 8: 56}
PITCH_UP_TO_FIVE = 80
# From so many rows on the type is the smallest.
SMALL_FROM = 7
# White space around the words of a row at least, above and below them together.
PADDING: Emu = 12 * EMU_PER_PX
# Between two columns of rows, and between the mark of a row in the second one and its number.
GAP: Emu = 64 * EMU_PER_PX
BLEED: Emu = 16 * EMU_PER_PX


class Fit(NamedTuple):
    """Rows in columns: the text of each column, the boxes they stand in, the step of their size and the rows' pitch."""

    texts: tuple[Text, ...]
    boxes: tuple[Box, ...]
    step: int
    pitch: Emu


def plan_agenda(slide: Slide, setting: Setting) -> tuple[list[Plan], Fitted] | None:
    """The agenda's slides; None for a slide that isn't a plain list."""
    if len(slide.blocks) != 1 or not isinstance(slide.blocks[0], List) or slide.blocks[0].tasks:
        return None
    entries = slide.blocks[0].items
    if any([len(entry.blocks) != 1 or not isinstance(entry.blocks[0], Paragraph) for entry in entries]):
        return None
    rows = tuple([_row(number, entry, slide, setting) for number, entry in enumerate(entries, 1)])
    for count in range(1, len(rows) + 1):
        pages = [rows[len(rows) * n // count : len(rows) * (n + 1) // count] for n in range(count)]
        found = [_fit(page, setting) for page in pages]
        if all(found):
            return [_plan(fit, slide, setting) for fit in found if fit], Fitted(0, (), count, True)
    return None


def _row(number: int, entry, slide: Slide, setting: Setting) -> Item:
    """A row, whose letters have the colour of its ground's text even where they are a link."""
    color = setting.theme.styles["agenda"].level(0).color
    ink = None
    if any([run.style.href for run in entry.blocks[0].runs]):
        ink = color
    if number == slide.current:
        ink = setting.theme.table.highlight_color
    return Item(entry.blocks[0].runs, 0, "", number, line=entry.line, ink=ink)


def _fit(rows: tuple[Item, ...], setting: Setting) -> Fit | None:
    """The rows on one slide: in one column, or else in two; with titles on one line each where that can be done."""
    box = setting.theme.layouts["agenda"].placeholder("body").box
    width = (box.width - GAP) // 2
    style = setting.theme.styles["agenda"]
    for boxes in ((box,), (box._replace(width=width), box._replace(x=box.right - width, width=width))):
        deepest = -(-len(rows) // len(boxes))
        columns = [rows[:deepest], rows[deepest:]] if len(boxes) > 1 else [rows]
        texts = tuple([Text(column, style, setting, "rows") for column in columns if column])
        first = 0 if deepest < SMALL_FROM else len(style.steps) - 1
        for on_one_line in (True, False):
            for step in range(first, len(style.steps)):
                pitch = _pitch(texts, boxes[0], deepest, step, on_one_line)
                if pitch:
                    return Fit(texts, boxes, step, pitch)
    return None


def _pitch(texts: tuple[Text, ...], box: Box, count: int, step: int, on_one_line: bool) -> Emu:
    """The pitch at which `count` rows stand in the box, 0 where they can't."""
    heights = [(height, len(lines)) for text in texts for _, height, lines in text.set(box.width, step)]
    if on_one_line and any([lines > 1 for _, lines in heights]) or not all([t.words_fit(box.width, step) for t in texts]):
        return 0
    needed = round(max([height for height, _ in heights]) * EMU_PER_PT) + PADDING
    wished = PITCH_UP_TO_FIVE if count <= 5 else PITCH.get(count, 0)
    pitch = max(min(wished * EMU_PER_PX or box.height // count, box.height // count), needed)
    return pitch if pitch * count <= box.height else 0


def _plan(fit: Fit, slide: Slide, setting: Setting) -> Plan:
    placed: list[Placed] = []
    for number, (text, box) in enumerate(zip(fit.texts, fit.boxes)):
        placed += _marks(text, box, fit.pitch, number, slide, setting)
    for text, box, role in zip(fit.texts, fit.boxes, ("body", "body2")):
        placed.append(_placed(text, box, role, fit))
    return Plan("agenda" if len(fit.texts) == 1 else "mixed", tuple(placed))


def _marks(text: Text, box: Box, pitch: Emu, column: int, slide: Slide, setting: Setting) -> Iterator[Placed]:
    """The bar under the marked row, which comes from the slide's edge, and the rules between the others."""
    table = setting.theme.table
    current = next((n for n, item in enumerate(text.items) if item.number == slide.current), -1)
    for n in range(1, len(text.items)):
        if current not in (n - 1, n):
            rule = Box(box.x, box.y + pitch * n, box.width, table.rule_width)
            yield Placed(Autoshape("Linie", rule, table.rule, line=slide.line), box)
    if current >= 0:
        left = box.x - BLEED if column else 0
        bar = Box(left, box.y + pitch * current, box.right - left, pitch)
        yield Placed(Autoshape("Balken", bar, table.highlight_fill, line=slide.line), box)


def _placed(text: Text, box: Box, role: str, fit: Fit) -> Placed:
    """The rows' text, each in the middle of its row."""
    heights = [round(height * EMU_PER_PT) for _, height, _ in text.set(box.width, fit.step)]
    free = [fit.pitch - height for height in heights]
    spaces: tuple[Pt | None, ...] = (None,)
    spaces += tuple([round((above + below) / 2 / EMU_PER_PT, 2) for above, below in zip(free, free[1:])])
    top = box.y + free[0] // 2
    own = Box(box.x, top, box.width, box.bottom - top)
    return Placed(text, own, fit.step, role, spaces)
