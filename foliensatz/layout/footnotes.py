"""Footnotes: at the foot of the slide on which their mark stands, above the footer. What else stands on the slide gets
less room for them."""

from typing import Iterator

from foliensatz.deck import Footnote, Slide
from foliensatz.diagnostic import warning
from foliensatz.frame import Autoshape, Shape, TableFrame, TextFrame
from foliensatz.geometry import EMU_PER_PX, Box, Emu, Pt, pt_to_emu
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item
from foliensatz.runs import Runs
from foliensatz.source import Span
from foliensatz.theme import Layout, Placeholder, Theme

# From the text above to the rule, from there to the footnotes, and between two of them.
GAP_ABOVE: Emu = 16 * EMU_PER_PX
GAP_BELOW: Emu = 8 * EMU_PER_PX
BETWEEN: Pt = 2.0
# The rule's length as a share of the body's width.
RULE = 1 / 8
# What a renderer's rounding may need.
SPARE: Emu = 3 * EMU_PER_PX
# More than this share of the body is much for footnotes.
MUCH = 1 / 3
# What stands in the lowest quarter of the body is no place that could be made lower: it moves up as it is.
LOW = 0.75
# Layouts that others stand in for.
_MAY_GO = frozenset(("two_columns", "points", "picture_text"))
_FIXED = frozenset(("title", "ctrTitle", "subTitle", "ftr", "sldNum", "dt"))


def room_for(notes: tuple[Footnote, ...], places: tuple[int, ...], setting: Setting) -> Emu:
    """What the footnotes at these places take from the body, the space above them included; 0 for none."""
    if not places:
        return 0
    return _height(_text(notes, places, setting), setting) + GAP_ABOVE + GAP_BELOW


def lowered(theme: Theme, room: Emu, asked: str = "") -> Theme:
    """The theme with `room` less at the foot of its layouts' places for content. A layout with a drawing where the
    footnotes will stand serves only where it was `asked` for."""
    body = theme.body_box
    foot = Box(body.x, body.bottom - room, body.width, room)
    layouts = {
        name: _lowered(layout, body, room)
        for name, layout in theme.layouts.items()
        if name not in _MAY_GO or name == asked or not any([_meet(each.box, foot) for each in layout.decorations])
    }
    return theme._replace(layouts=layouts, body_box=body._replace(height=body.height - room))


def _meet(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _lowered(layout: Layout, body: Box, room: Emu) -> Layout:
    return layout._replace(placeholders=tuple(_place(each, body, room) for each in layout.placeholders))


def _place(placeholder: Placeholder, body: Box, room: Emu) -> Placeholder:
    box = placeholder.box
    if placeholder.type in _FIXED or box.bottom <= body.y + body.height // 2 or box.bottom > body.bottom + EMU_PER_PX:
        return placeholder
    if box.y >= body.y + body.height * LOW:
        return placeholder._replace(box=box._replace(y=box.y - room))
    return placeholder._replace(box=box._replace(height=max(EMU_PER_PX, box.height - room)))


def places_on(shapes: list[Shape]) -> tuple[int, ...]:
    """Which footnotes (counted from 1) the shapes' text has marks of, in the order of the slide's."""
    return tuple(sorted({run.style.note for runs in _runs_of(shapes) for run in runs if run.style.note}))


def _runs_of(shapes: list[Shape]) -> Iterator[Runs]:
    for shape in shapes:
        if isinstance(shape, TextFrame):
            for paragraph in shape.paragraphs:
                yield paragraph.runs
        elif isinstance(shape, TableFrame):
            for row in shape.rows:
                for cell in row.cells:
                    yield cell.runs


def footnote_shapes(slide: Slide, places: tuple[int, ...], layout: Layout, theme: Theme, setting: Setting) -> list[Shape]:
    """The footnotes at the foot of the body, below a short rule. `theme` is the one as it is, nothing lowered."""
    placeholder = layout.placeholder("footnotes")
    places = _in_order(slide.footnotes, places)
    text = _text(slide.footnotes, places, setting, layout.negative)
    body = placeholder.box if placeholder is not None else theme.body_box
    height = _height(text, setting)
    if height > theme.body_box.height * MUCH:
        line = slide.footnotes[places[0] - 1].line
        hint = "Say less in them, or divide the slide"
        setting.diagnostics.append(warning("F462", "The footnotes take more than a third of this slide", Span(line), hint))
    box = Box(body.x, body.bottom - height, body.width, height)
    name = placeholder.label if placeholder is not None else setting.theme.word("footnotes", setting.lang)
    frame = text.place(box, 0, placeholder, name)._replace(footnotes=places)
    rule = Box(box.x, box.y - GAP_BELOW, round(theme.body_box.width * RULE), theme.table.rule_width)
    return [Autoshape(name, rule, theme.table.rule, line=slide.line), frame]


def _in_order(notes: tuple[Footnote, ...], places: tuple[int, ...]) -> tuple[int, ...]:
    """Abbreviations last."""
    return tuple(sorted(places, key=lambda place: not notes[place - 1].number))


def _text(notes: tuple[Footnote, ...], places: tuple[int, ...], setting: Setting, negative: bool = False) -> Text:
    widest = max((str(notes[place - 1].number) for place in places), key=len)
    numbered = any(notes[place - 1].number for place in places)
    items = []
    for place in places:
        note = notes[place - 1]
        runs = note.runs
        if negative:
            runs = tuple(run._replace(style=run.style._replace(color=run.style.color or "lt1")) for run in runs)
        labels = ((0, widest),) if numbered else ()
        items.append(Item(runs, 0, "note" if note.number else "none", note.number, line=note.line, labels=labels, space=BETWEEN))
    return Text(tuple(items), setting.theme.styles["note"], setting, "footnotes")


def _height(text: Text, setting: Setting) -> Emu:
    return pt_to_emu(text.height(setting.theme.body_box.width, 0)) + SPARE
