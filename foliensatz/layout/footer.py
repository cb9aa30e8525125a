"""The footer's three placeholders, worded after the theme's pattern in the deck's language."""

import re

from foliensatz.dates import format_date
from foliensatz.deck import Run, Runs, Slide
from foliensatz.frame import PlaceholderRef, TextFrame, TextParagraph
from foliensatz.geometry import Box, pt_to_emu
from foliensatz.layout.linebreak import measure, wrap, Piece
from foliensatz.layout.setting import Setting
from foliensatz.theme import Layout, Placeholder

FIELD = re.compile(r"\{(\w+)\}")
# White space kept between the slide number and a date that is longer than its box.
DATE_GAP = 28575


def footer_shapes(slide: Slide, layout: Layout, setting: Setting) -> list[TextFrame]:
    """Footer text, slide number and date: each only where the layout has it and there is something to say."""
    theme = setting.theme
    values = {"speaker": slide.speaker, "date": format_date(slide.date, slide.lang) if slide.date else ""}
    text = slide.footer or theme.footer.footer
    shapes = []
    date = layout.placeholder("slide_date")
    number = layout.placeholder("slide_number")
    footer = layout.placeholder("footer")
    if footer:
        shapes += _shape(footer, _worded(text, values, setting), slide)
    date_runs = _worded(theme.footer.slide_date, values, setting) if date else ()
    date_box = _date_box(date, date_runs, setting) if date_runs else None
    if number:
        pattern = theme.footer.slide_number
        box = number.box
        if not date_runs:
            # Nothing follows: the bar before the date goes, and the number takes the date's place.
            pattern = pattern.rstrip(" |")
            if date:
                box = Box(box.x, box.y, date.box.right - box.x, box.height)
        elif date_box.x < date.box.x:
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


def _date_box(placeholder: Placeholder, runs: Runs, setting: Setting) -> Box:
    """A date longer than its box grows to the left (brand sheet, 6)."""
    level = setting.theme.styles[placeholder.style].levels[0]
    measured = measure(Piece(run.text, setting.face(level.font, level.bold, level.italic)) for run in runs)
    needed = pt_to_emu(max(line.width for line in wrap(measured, 1e9)) * level.size / 0.99 + 0.5)
    box = placeholder.box
    if needed <= box.width:
        return box
    return Box(box.right - needed, box.y, needed, box.height)


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
