"""Layouts whose places have one job each: title, section, statement, full picture, closing, agenda."""

from foliensatz.deck import Image, Paragraph, Slide
from foliensatz.diagnostic import warning
from foliensatz.geometry import EMU_PER_PX, Box, emu_to_pt, pt_to_emu
from foliensatz.layout.fit import Fitted, Track
from foliensatz.layout.groups import group_blocks
from foliensatz.layout.picture import PictureGroup
from foliensatz.layout.plan import Flow, Line, Placed, Plan, plan_flow
from foliensatz.layout.setting import Setting, shortened
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item
from foliensatz.layout.title import SHRINK, SMALLEST, first_fitting
from foliensatz.runs import Run, Runs, plain_text
from foliensatz.source import Span
from foliensatz.theme import Layout

# The places of a title slide that a slide written by hand fills in this order.
TITLE_ROLES = ("subtitle", "client", "speaker", "date")
FEET = ("footer", "slide_number", "slide_date")
# Up to so many characters with a digit among them are a figure, which is set huge; anything else is a sentence.
MAX_FIGURE = 10
MAX_LETTERS = 4
# A sentence stands this much above the text below it, where a figure's empty descent is space enough.
SENTENCE_GAP = 16 * EMU_PER_PX
# Between client, speaker and date on one line: two em.
_BETWEEN = "\u2003\u2003"
# A sentence about a figure has at most so many characters.
MAX_STATEMENT = 180

ONE_SLIDE = Fitted(0, (), 1, True)


def plan_fixed(name: str, slide: Slide, setting: Setting):
    """(plans, fitted) of a slide in one of the FIXED layouts, or None where it can't hold the slide's blocks."""
    return FIXED[name](slide, setting)


def _title(slide: Slide, setting: Setting):
    layout = setting.theme.layouts["title"]
    if slide.fields:
        if slide.blocks:
            return None
        places = slide.field_lines or (slide.line,) * len(slide.fields)
        lines = [Line(runs, role, line) for (role, runs), line in zip(slide.fields, places)]
    else:
        if len(slide.blocks) > len(TITLE_ROLES) or not _all_paragraphs(slide.blocks):
            return None
        lines = [Line(block.runs, role, block.line) for role, block in zip(TITLE_ROLES, slide.blocks)]
    if any(layout.placeholder(line.role) is None for line in lines):
        return _few_places(lines, slide, layout, setting)
    return [Plan("title", (), _of_one_size(lines, layout, setting))], ONE_SLIDE


def _few_places(lines: list[Line], slide: Slide, layout: Layout, setting: Setting):
    """A title slide without a place for each line, as most templates have it. What isn't the subtitle stands in the
    place for details, where there is one; else the subtitle takes all lines, one below the other, or where they have no room
    so, what isn't the subtitle on one line; without a subtitle they stand below the title."""
    if not lines:
        return [Plan("title", ())], ONE_SLIDE
    if layout.placeholder("details") is not None and layout.placeholder("subtitle") is not None:
        own = [line for line in lines if line.role == "subtitle"]
        others = [line for line in lines if line.role != "subtitle"]
        found = [_stacked(part, role, layout, setting) for part, role in ((own, "subtitle"), (others, "details")) if part]
        if all(found):
            return [Plan("title", tuple(found))], ONE_SLIDE
    joined = _joined(lines)
    for shrink in (False, True):
        for wanted in (lines, joined):
            placed = _stacked(wanted, "subtitle", layout, setting, shrink)
            if placed is not None:
                return [Plan("title", (placed,))], ONE_SLIDE
    return None


def _joined(lines: list[Line]) -> list[Line]:
    """The subtitle, and all that isn't on one line."""
    own = [line for line in lines if line.role == "subtitle"]
    others = [line for line in lines if line.role != "subtitle"]
    runs: tuple[Run, ...] = ()
    for line in others:
        runs += (Run(_BETWEEN), *line.runs) if runs else line.runs
    return [*own, Line(runs, others[0].role, others[0].line)] if others else own


def _stacked(lines: list[Line], role: str, layout: Layout, setting: Setting, shrink: bool = False) -> Placed | None:
    """The lines one below the other in the place for `role`, or below the title where the layout has none; None where they
    are too many. Only with `shrink` they get smaller than their style likes."""
    items = tuple(Item(line.runs, 0, "plain", line=line.line) for line in lines)
    place, title = layout.placeholder(role), layout.placeholder("title")
    theme = setting.theme
    top, bottom = theme.size.height // 12, _free_bottom(layout, setting)
    if place is not None:
        style, box, insets, first = theme.styles[place.style], place.box, place.insets, place.first_step
    else:
        style, insets, first = theme.styles["subtitle"], theme.insets, 0
        body = theme.body_box
        below = title.box.bottom if title is not None else body.y
        if bottom - below < theme.size.height // 6:  # a title at the slide's foot: what is above it is free
            below, bottom = top, title.box.y
        box = Box(body.x, below, body.width, bottom - below)
    if title is not None and title.box.bottom > box.bottom:
        high = Box(box.x, min(top, box.y), box.width, box.bottom - min(top, box.y))  # above the title
    else:
        high = box._replace(height=max(box.height, bottom - box.y))
    if not shrink:
        text = Text(items, style, setting, insets=insets)
        # Where the place is too low for them all, what is free below it is theirs too, or above it where the title is below.
        for own in (box, high):
            for step in range(first, text.steps):
                if _fits(text, own, step):
                    return Placed(text, own if own.y == box.y else _at_foot(text, own, step), step, role)
        return None
    size = style.steps[-1][0]
    while (size := float(int(size * SHRINK))) >= SMALLEST:
        text = Text(items, style._replace(steps=((size,),)), setting, insets=insets)
        if _fits(text, high, 0):
            words = plain_text(lines[0].runs)
            message = f"“{shortened(words)}” and what stands below it were set in {size:g} pt, to fit the title slide"
            setting.diagnostics.append(warning("F407", message, Span(lines[0].line), "Shorten them"))
            return Placed(text, high, 0, role)
    return None


def _at_foot(text: Text, box: Box, step: int) -> Box:
    """The lower part of a box, as high as a text needs."""
    height = min(box.height, pt_to_emu(text.height(box.width, step)) + 1)
    return Box(box.x, box.bottom - height, box.width, height)


def _fits(text: Text, box: Box, step: int) -> bool:
    return text.height(box.width, step) <= emu_to_pt(box.height) + 0.01 and text.words_fit(box.width, step)


def _free_bottom(layout: Layout, setting: Setting) -> int:
    """Where the footers begin, or else the slide's lower margin."""
    height = setting.theme.size.height
    feet = [place.box.y for role in FEET if (place := layout.placeholder(role)) is not None and place.box.y > height // 2]
    return min(feet, default=height - height // 20)


def _of_one_size(lines: list[Line], layout: Layout, setting: Setting) -> tuple[Line, ...]:
    """Lines of the same style (client, speaker, date) take the size of the one that has least room."""
    steps: dict[str, int] = {}
    for line in lines:
        placeholder = layout.placeholder(line.role)
        style = setting.theme.styles[placeholder.style]
        step = first_fitting(line.runs, style, placeholder, setting)
        steps[style.name] = max(steps.get(style.name, 0), step)
    return tuple(line._replace(first_step=steps[layout.placeholder(line.role).style]) for line in lines)


def _section(slide: Slide, setting: Setting):
    if len(slide.blocks) > 1 or not _all_paragraphs(slide.blocks):
        return None
    lines = tuple(Line(block.runs, "body", block.line) for block in slide.blocks)
    return [Plan("section", (), lines)], ONE_SLIDE


def is_statement(slide: Slide) -> bool:
    """True for a slide that says one short thing: a title and nothing else, or a figure and a sentence about it."""
    if not slide.title:
        return False
    if not slide.blocks:
        return True
    if not _is_figure(plain_text(slide.title)) or len(slide.blocks) != 1 or not isinstance(slide.blocks[0], Paragraph):
        return False
    return len(plain_text(slide.blocks[0].runs)) <= MAX_STATEMENT


def _is_figure(words: str) -> bool:
    """ "575", "21 %", "1.250.000", "1,5 Mio." … : short, with more of a number than of words."""
    letters = sum(c.isalpha() for c in words)
    return len(words) <= MAX_FIGURE and any(c.isdigit() for c in words) and letters <= MAX_LETTERS


def _statement(slide: Slide, setting: Setting):
    groups = tuple(group_blocks(slide.blocks, setting))
    if any(not isinstance(group, Text) or group.kind != "text" for group in groups) or len(groups) > 1:
        return None
    words = plain_text(slide.title)
    if not words:
        return None
    layout = setting.theme.layouts["statement"]
    place = layout.placeholder("title").box
    if _is_figure(words):
        title = Line(slide.title, "title", slide.line, "big_number")
    else:
        # Only the huge figure begins a little further left, for the eye's sake.
        left = max(place.x, layout.placeholder("body").box.x)
        box = Box(left, place.y - SENTENCE_GAP, place.right - left, place.height)
        title = Line(slide.title, "title", slide.line, "statement_sentence", box)
    if not groups:
        return [Plan("statement", (), (title,))], ONE_SLIDE
    text = Text(groups[0].items, setting.theme.styles["statement_text"], setting)
    body = setting.theme.layouts["statement"].placeholder("body").box
    track = Track((text,), (body,), (setting.body,))
    plans, fitted = plan_flow(Flow("statement", (track,), (("body",),), "content", (("body",),)))
    plans[0] = plans[0]._replace(lines=(title,))
    return plans, fitted


def _picture_full(slide: Slide, setting: Setting):
    if len(slide.blocks) != 1 or not isinstance(slide.blocks[0], Image):
        return None
    place = setting.theme.layouts["picture_full"].placeholder("picture")
    picture = PictureGroup(slide.blocks[0], setting)
    if picture.captioned:
        return None
    return [Plan("picture_full", (Placed(picture, place.box, 0, "picture", fills=True),))], ONE_SLIDE


def _closing(slide: Slide, setting: Setting):
    if len(slide.blocks) > 3 or not _all_paragraphs(slide.blocks):
        return None
    layout = setting.theme.layouts["closing"]
    lines, placed = [], []
    for role, block in zip(("body", "contact", "contact2"), slide.blocks):
        if layout.placeholder(role) is None:
            return None
        if role == "body":
            lines.append(Line(block.runs, role, block.line))
            continue
        placeholder = layout.placeholder(role)
        items = tuple(
            Item(runs, min(n, 1), "plain", line=block.line) for n, runs in enumerate(split_at_breaks(block.runs))
        )
        text = Text(items, setting.theme.styles["contact"], setting)
        room = emu_to_pt(placeholder.box.height) + 0.01
        step = next((s for s in range(text.steps) if text.height(placeholder.box.width, s) <= room), None)
        if step is None:
            return None
        placed.append(Placed(text, placeholder.box, step, role))
    return [Plan("closing", tuple(placed), tuple(lines))], ONE_SLIDE


def _all_paragraphs(blocks: tuple) -> bool:
    return all(isinstance(block, Paragraph) for block in blocks)


def split_at_breaks(runs: Runs) -> list[Runs]:
    """The runs of each line between hard breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return [tuple(line) for line in lines]


def _agenda(slide: Slide, setting: Setting):
    from foliensatz.layout.agenda import plan_agenda

    return plan_agenda(slide, setting)


FIXED = {
    "title": _title,
    "section": _section,
    "statement": _statement,
    "picture_full": _picture_full,
    "closing": _closing,
    "agenda": _agenda,
}
