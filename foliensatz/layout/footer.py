"""The footer's three placeholders, worded after the theme's pattern in the deck's language.

What is longer than its box takes the room that is free there: a date grows to the left, the footer's text upwards and
downwards. What has no room even so is an error, since nothing may run over the slide's content.
"""

import re

from foliensatz.dates import format_date
from foliensatz.deck import Run, Runs, Slide
from foliensatz.diagnostic import error
from foliensatz.frame import PlaceholderRef, TextFrame, TextParagraph
from foliensatz.geometry import Box, Emu, emu_to_pt, pt_to_emu
from foliensatz.layout.lines import planned_lines, widths_needed
from foliensatz.layout.setting import Setting
from foliensatz.source import Span
from foliensatz.theme import Layout, Placeholder

FIELD = re.compile(r"\{(\w+)\}")
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
    key = (theme.name, theme.digest, layout.name, slide.footer, slide.speaker, slide.date, slide.lang)
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
    number = layout.placeholder("slide_number")
    footer = layout.placeholder("footer")
    if footer:
        words = _worded(text, values, setting)
        shapes += _shape(footer, words, slide, _footer_box(footer, words, slide, setting))
    date_runs = _worded(theme.footer.slide_date, values, setting) if date else ()
    pattern = theme.footer.slide_number
    date_box = None
    follows = bool(number and date and number.box.right <= date.box.x)  # the date stands right of the number
    if date_runs:
        others = [other.box for other in (footer, number) if other and not (follows and other is number)]
        low = max((box.right for box in others if box.right <= date.box.x), default=0)
        high = min((box.x for box in others if box.x >= date.box.right), default=theme.size.width)
        if follows:
            low = number.box.x + _width(number, _worded(pattern, values, setting), setting) + DATE_GAP
        date_box = _date_box(date, date_runs, low, high, slide, setting)
    if number:
        box = number.box
        if not date_runs:
            # Nothing follows: the bar before the date goes, and the number takes the date's place.
            pattern = pattern.rstrip(" |")
            if follows:
                box = Box(box.x, box.y, date.box.right - box.x, box.height)
        elif follows and date_box.x < date.box.x:
            box = Box(box.x, box.y, date_box.x - DATE_GAP - box.x, box.height)
        shapes += _shape(number, _worded(pattern, values, setting), slide, box)
    if date_runs:
        shapes += _shape(date, date_runs, slide, date_box)
    return shapes


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


def _width(placeholder: Placeholder, runs: Runs, setting: Setting) -> Emu:
    """The width of the text on one line."""
    level = setting.theme.styles[placeholder.style].levels[0]
    _, line = widths_needed([(setting.measure(runs, level), level.size)])
    return pt_to_emu(line + 0.5)


def _date_box(placeholder: Placeholder, runs: Runs, low: Emu, high: Emu, slide: Slide, setting: Setting) -> Box:
    """A date longer than its box grows to the left (brand sheet, 6), down to `low`; one that begins at its box's left
    edge, as templates have it, grows to the right, up to `high`."""
    box, insets = placeholder.box, placeholder.insets
    needed = _width(placeholder, runs, setting) + insets.left + insets.right
    if needed <= box.width:
        return box
    style = setting.theme.styles[placeholder.style]
    to_the_right = (placeholder.align or style.levels[0].align) == "left"
    room = high - box.x if to_the_right else box.right - low
    if needed > room:
        _tell_too_long("date", slide, setting)
        needed = max(room, box.width)
    return Box(box.x if to_the_right else box.right - needed, box.y, needed, box.height)


def _footer_box(placeholder: Placeholder, runs: Runs, slide: Slide, setting: Setting) -> Box:
    """A text of more lines than its box grows about its middle, between what stands above and the slide's edge."""
    box, theme = placeholder.box, setting.theme
    level = theme.styles[placeholder.style].levels[0]
    insets = placeholder.insets
    room = box.width - insets.left - insets.right
    if not runs or _width(placeholder, runs, setting) <= room:
        return box
    lines = planned_lines(setting.measure(runs, level), level.size, emu_to_pt(room) / level.size)
    height = insets.top + insets.bottom + pt_to_emu(len(lines) * setting.line_height(level, level.size))
    middle = box.y + box.height // 2
    if height > 2 * min(middle - theme.body_box.bottom, theme.size.height - middle):
        _tell_too_long("footer", slide, setting)
        return box
    if height <= box.height:
        return box
    return Box(box.x, middle - height // 2, box.width, height)


def _tell_too_long(what: str, slide: Slide, setting: Setting) -> None:
    message = f"The {what} is too long for the foot of the slide"
    hint = "Shorten it in the front matter, or in the settings of this slide"
    setting.diagnostics.append(error("F414", message, Span(slide.line), hint))


def _shape(placeholder: Placeholder, runs: Runs, slide: Slide, box: Box | None = None) -> list[TextFrame]:
    if not runs:
        return []
    box = box or placeholder.box
    return [
        TextFrame(
            placeholder.label,
            (TextParagraph(runs),),
            box,
            PlaceholderRef(placeholder.type, placeholder.idx, placeholder.role),
            box != placeholder.box,
            placeholder.style,
            line=slide.line,
        )
    ]
