"""The footer's three placeholders, worded after the theme's pattern in the deck's language.

What is longer than its box takes the room that is free there: a date grows to the left, the footer's text upwards and
downwards; what a template has turned keeps its place. What has no room even so gets smaller, where the style has smaller sizes
(a template's has); then it is an error, since nothing may run over the slide's content. A number that its place's insets leave
no room for does without them.
"""

import re
from typing import Callable

from foliensatz.dates import format_date
from foliensatz.deck import Slide
from foliensatz.diagnostic import error
from foliensatz.frame import PlaceholderRef, TextFrame, TextParagraph
from foliensatz.geometry import Box, Emu, Insets, Pt, emu_to_pt, pt_to_emu
from foliensatz.layout.lines import planned_lines, widths_needed
from foliensatz.layout.setting import Setting
from foliensatz.runs import Run, Runs
from foliensatz.source import Span
from foliensatz.theme import Layout, Placeholder

FIELD = re.compile(r"\{(\w+)\}")
# How many slides there are is known when all are set: until then so many, which no narrower number outgrows.
WIDEST_TOTAL = "888"
# What a slide's number is taken to be where its room is measured.
WIDEST_NUMBER = "88"
UP_TO_TOTAL = re.compile(r"\{n\}.*?\{total\}")
# White space kept between the slide number and a date that is longer than its box.
DATE_GAP = 28575


# Most slides of a deck have the same footer in the same layout: it is set once. So many are remembered.
_REMEMBERED = 256
_known: dict[tuple, tuple[TextFrame, ...]] = {}
# The fonts they were measured with: what was measured with others is forgotten, and those with it.
_measured_with: list = []


def footer_shapes(slide: Slide, layout: Layout, setting: Setting) -> list[TextFrame]:
    """Footer text, slide number and date: each only where the layout has it and there is something to say."""
    theme = setting.theme
    if not _measured_with or _measured_with[0] is not setting.fonts:
        _known.clear()
        _measured_with[:] = [setting.fonts]
    said = (slide.footer, slide.speaker, slide.date, slide.lang, slide.numbers)
    key = (theme.name, theme.digest, layout.name, *said)
    shapes = _known.get(key)
    if shapes is None:
        told = len(setting.diagnostics)
        shapes = tuple(_set_footer(slide, layout, setting))
        if len(setting.diagnostics) == told:
            if len(_known) >= _REMEMBERED:
                _known.clear()
            _known[key] = shapes
    return [shape._replace(line=slide.line) for shape in shapes]


def _set_footer(slide: Slide, layout: Layout, setting: Setting) -> list[TextFrame]:
    theme = setting.theme
    values = {"speaker": slide.speaker, "date": format_date(slide.date, slide.lang) if slide.date else ""}
    text = slide.footer or theme.footer.footer
    shapes = []
    date = layout.placeholder("slide_date")
    number = layout.placeholder("slide_number") if slide.numbers != "none" else None
    footer = layout.placeholder("footer")
    if footer:
        words = _worded(text, values, setting)
        size = _size(footer, setting, lambda size: _footer_box(footer, words, setting, size) is not None)
        footer_box = _footer_box(footer, words, setting, size)
        if footer_box is None:
            _tell_too_long("footer", slide, setting)
        shapes += _shape(footer, words, slide, setting, footer_box, size)
    date_runs = _worded(theme.footer.slide_date, values, setting) if date else ()
    pattern = _number_pattern(theme.footer.slide_number, slide.numbers)
    date_box, date_size = None, 0.0
    # the date stands right of the number
    follows = bool(number and date and not number.turn and not date.turn and number.box.right <= date.box.x)
    if date_runs:
        others = [other.box for other in (footer, number) if other and not other.turn and not (follows and other is number)]
        low = max((box.right for box in others if box.right <= date.box.x), default=0)
        high = min((box.x for box in others if box.x >= date.box.right), default=theme.size.width)
        if follows:
            low = number.box.x + _width(number, _worded(pattern, values, setting), setting, _own_size(number, setting)) + DATE_GAP
        date_size = _size(date, setting, lambda size: _date_box(date, date_runs, low, high, setting, size)[1])
        date_box, fits = _date_box(date, date_runs, low, high, setting, date_size)
        if not fits:
            _tell_too_long("date", slide, setting)
    if number:
        box = number.box
        if not date_runs:
            # Nothing follows: the bar before the date goes, and the number takes the date's place.
            pattern = pattern.rstrip(" |")
            if follows:
                box = Box(box.x, box.y, date.box.right - box.x, box.height)
        elif follows and date_box.x < date.box.x:
            box = Box(box.x, box.y, date_box.x - DATE_GAP - box.x, box.height)
        runs = _worded(pattern, values, setting)
        size, insets = _number_size(number, runs, box, setting)
        shapes += _shape(number, runs, slide, setting, box, size, insets)
    if date_runs:
        shapes += _shape(date, date_runs, slide, setting, date_box, date_size)
    return shapes


def _number_pattern(pattern: str, numbers: str) -> str:
    """The theme's wording of the slide number as the deck wants it: with the number of all slides, or without."""
    if numbers == "total" and "{total}" not in pattern:
        return pattern.replace("{n}", "{n} {of} {total}", 1)
    return UP_TO_TOTAL.sub("{n}", pattern) if numbers == "x" else pattern


def _worded(pattern: str, values: dict[str, str], setting: Setting) -> Runs:
    """The pattern as runs; a pattern whose only words are missing ones says nothing."""
    runs: list[Run] = []
    at = 0
    said = False
    for match in FIELD.finditer(pattern):
        before = pattern[at : match.start()]
        name = match[1]
        if before:
            runs.append(Run(before))
        if name == "n":
            runs.append(Run("‹#›", field="slidenum"))
            said = True
        elif name == "total":
            runs.append(Run(WIDEST_TOTAL, field="total"))
        elif name in values:
            if values[name]:
                runs.append(Run(values[name]))
                said = True
        else:
            runs.append(Run(setting.theme.word(name, setting.lang)))
        at = match.end()
    if pattern[at:]:
        runs.append(Run(pattern[at:]))
    if not said and FIELD.search(pattern):
        return ()
    return _joined(runs)


def _joined(runs: list[Run]) -> Runs:
    result: list[Run] = []
    for run in runs:
        if result and not run.field and not result[-1].field and run.style == result[-1].style:
            result[-1] = result[-1]._replace(text=result[-1].text + run.text)
        else:
            result.append(run)
    return tuple(result)


def _own_size(placeholder: Placeholder, setting: Setting) -> Pt:
    """The size that a placeholder's text has by itself."""
    return setting.theme.styles[placeholder.style].size(placeholder.first_step, 0)


def _size(placeholder: Placeholder, setting: Setting, fits: Callable[[Pt], bool]) -> Pt:
    """The largest size of the placeholder's style that fits; the smallest where none does."""
    style = setting.theme.styles[placeholder.style]
    sizes = [style.size(step, 0) for step in range(placeholder.first_step, len(style.steps))]
    return next((size for size in sizes if fits(size)), sizes[-1])


def _width(placeholder: Placeholder, runs: Runs, setting: Setting, size: Pt) -> Emu:
    """The width of the text on one line."""
    level = setting.theme.styles[placeholder.style].levels[0]
    _, line = widths_needed([(setting.measure(runs, level), size)])
    return pt_to_emu(line + 0.5)


def _number_size(placeholder: Placeholder, runs: Runs, box: Box, setting: Setting) -> tuple[Pt, Insets | None]:
    """The largest size in which the number stands on one line, and the insets that leave room for that: None for the
    placeholder's own."""
    widest = tuple(run._replace(text=WIDEST_NUMBER) if run.field == "slidenum" else run for run in runs)
    own = placeholder.insets
    narrow = Insets(0, own.top, 0, own.bottom)
    style = setting.theme.styles[placeholder.style]
    for step in range(placeholder.first_step, len(style.steps)):
        size = style.size(step, 0)
        needed = _width(placeholder, widest, setting, size)
        for insets in (None, narrow):
            if needed <= box.inside(insets or own).width:
                return size, insets
    return style.size(len(style.steps) - 1, 0), narrow


def _date_box(
    placeholder: Placeholder, runs: Runs, low: Emu, high: Emu, setting: Setting, size: Pt
) -> tuple[Box, bool]:
    """A date longer than its box grows to the left (brand sheet, 6), down to `low`; one that begins at its box's left
    edge, as templates have it, grows to the right, up to `high`. False where there is no room."""
    box, insets = placeholder.box, placeholder.insets
    needed = _width(placeholder, runs, setting, size) + insets.left + insets.right
    if needed <= box.width:
        return box, True
    style = setting.theme.styles[placeholder.style]
    to_the_right = (placeholder.align or style.levels[0].align) == "left"
    room = 0 if placeholder.turn else high - box.x if to_the_right else box.right - low
    fits = needed <= room
    if not fits:
        needed = max(room, box.width)
    return Box(box.x if to_the_right else box.right - needed, box.y, needed, box.height), fits


def _footer_box(placeholder: Placeholder, runs: Runs, setting: Setting, size: Pt) -> Box | None:
    """A text of more lines than its box grows about its middle, between what stands above and the slide's edge; None
    where it has no room there."""
    box, theme = placeholder.box, setting.theme
    level = theme.styles[placeholder.style].levels[0]
    insets = placeholder.insets
    room = box.width - insets.left - insets.right
    if not runs or _width(placeholder, runs, setting, size) <= room:
        return box
    lines = planned_lines(setting.measure(runs, level), size, emu_to_pt(room) / size)
    height = insets.top + insets.bottom + pt_to_emu(len(lines) * setting.line_height(level, size))
    if height <= box.height:
        return box
    middle = box.y + box.height // 2
    if placeholder.turn or height > 2 * min(middle - theme.body_box.bottom, theme.size.height - middle):
        return None
    return Box(box.x, middle - height // 2, box.width, height)


def _tell_too_long(what: str, slide: Slide, setting: Setting) -> None:
    message = f"The {what} is too long for the foot of the slide"
    hint = "Shorten it in the front matter, or in the settings of this slide"
    setting.diagnostics.append(error("F414", message, Span(slide.line), hint))


def _shape(
    placeholder: Placeholder,
    runs: Runs,
    slide: Slide,
    setting: Setting,
    box: Box | None = None,
    size: Pt = 0.0,
    insets: Insets | None = None,
) -> list[TextFrame]:
    if not runs:
        return []
    box = box or placeholder.box
    smaller = size and size != _own_size(placeholder, setting)
    return [
        TextFrame(
            placeholder.label,
            (TextParagraph(runs),),
            box,
            PlaceholderRef(placeholder.type, placeholder.idx, placeholder.role),
            box != placeholder.box,
            placeholder.style,
            (size,) if smaller else (),
            line=slide.line,
            insets=insets,
        )
    ]
