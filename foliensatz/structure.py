"""What the deck's parts are: sections, the appendix behind them, and the agenda that tells them."""

from typing import NamedTuple, Sequence

from foliensatz.deck import List, ListItem, Metadata, Paragraph, Slide
from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.frame import Autoshape, Frame
from foliensatz.reading.slug import slug
from foliensatz.reading.transitions import transition_of
from foliensatz.runs import LINE_BREAK, Run, Runs, spoken
from foliensatz.source import Settings, Span
from foliensatz.theme import Theme


class Section(NamedTuple):
    """Slides from the one with the number `first` (counted from 0) up to the next section's. `heading` is how its title
    is set, `number` its own among those that the agenda tells, 0 for one that it leaves out."""

    name: str
    first: int
    heading: Runs
    number: int = 0


class Row(NamedTuple):
    """A line of the agenda, and the anchor of the slide it leads to."""

    runs: Runs
    anchor: str


class Part(NamedTuple):
    """What a slide is given by its place in the deck: its section's number where it begins one, the agenda's rows where
    it is to be filled, with the one that is marked (from 1; 0: none), and a name where it is needed. `layout` None
    leaves the slide's own; a `repeated` slide keeps its notes and its name to the first."""

    number: str = ""
    rows: tuple[Row, ...] = ()
    current: int = 0
    anchor: str = ""
    layout: str | None = None
    repeated: bool = False


NO_PART = Part()


class Placed(NamedTuple):
    """A slide at its place: the number it was read as, its part, and the name of the section that begins with it, ""
    where none does. A repeated agenda is told from others by the section it stands before: `before`."""

    source: int
    part: Part = NO_PART
    begins: str = ""
    before: str = ""


def sections(slides: Sequence[Slide], title: str, appendix: str) -> tuple[Section, ...]:
    """The deck's sections. One begins with a slide of a heading of level 1, where a slide's file or its setting names
    another than before, and with the appendix; what stands before the first is called after the deck's `title`. Without
    any of that there are none."""
    found: list[Section] = []
    setting = ""
    appendix_at = next((place for place, slide in enumerate(slides) if slide.appendix), len(slides))
    for place, slide in enumerate(slides):
        name, heading = "", slide.title
        if slide.section and slide.section != setting and (not found or found[-1].name != slide.section):
            name = slide.section
            heading = slide.title if slide.kind == "section" else (Run(name),)
        elif slide.kind == "section":
            name = _flat(slide.title) or str(len(found) + 1)
        elif place == appendix_at:
            name, heading = appendix, (Run(appendix),)
        setting = slide.section
        if name:
            found.append(Section(name, place, heading))
    if not found:
        return ()
    ends = [section.first for section in found[1:]] + [len(slides)]
    listed = 0
    for n, (section, end) in enumerate(zip(found, ends)):
        first = section.first
        if first < appendix_at and slides[first].agenda != "no" and not all([s.hidden for s in slides[first:end]]):
            listed += 1
            found[n] = section._replace(number=listed)
    if found[0].first:
        found.insert(0, Section(title or _flat(slides[0].title) or "…", 0, ()))
    return tuple(found)


def _flat(runs: Runs) -> str:
    return " ".join(spoken(runs).split())


def arranged(slides: Sequence[Slide], metadata: Metadata, theme: Theme | None) -> tuple[Placed, ...]:
    """The slides in their order with the part each has, and before sections the agenda once more where it is to be
    repeated."""
    found = sections(slides, metadata.title, word("appendix", metadata.lang, theme))
    agendas = {place for place, slide in enumerate(slides) if is_agenda(slide)}
    anchors = _anchors(slides, found)
    rows = tuple(Row(_row(each.heading), anchors[each.first]) for each in found if each.number)
    layout = "agenda" if theme is None or "agenda" in theme.layouts else ""
    numbered = metadata.number_sections == "yes" or not metadata.number_sections and _has_number_place(theme)
    begins = {section.first: section for section in found}
    result: list[Placed] = []
    repeats = -1
    for place, slide in enumerate(slides):
        section = begins.get(place)
        name = section.name if section else ""
        part = NO_PART
        if section:
            number = str(section.number) if numbered and section.number and slide.kind == "section" else ""
            part = Part(number, anchor=anchors[place] if anchors[place] != slide.anchor else "")
            if section.number and repeats >= 0:
                copy = Part(rows=rows, current=section.number, layout=layout, repeated=True)
                result.append(Placed(repeats, copy, name, f"{name}\0{section.number}"))
                name = ""
        if place in agendas:
            part = part._replace(rows=rows, layout=layout if rows else "")
            if repeats < 0 and "repeat" in (slide.agenda, "" if slide.agenda else metadata.agenda):
                repeats = place
        result.append(Placed(place, part, name))
    return tuple(result)


def is_agenda(slide: Slide) -> bool:
    """Whether the slide is an agenda without a text of its own, which is to be filled."""
    return not slide.blocks and (slide.agenda in ("yes", "repeat") or slide.layout == "agenda" and slide.agenda != "no")


def agenda_slide(metadata: Metadata, settings: Settings, theme: Theme | None) -> Slide:
    """The agenda that the front matter asks for."""
    title = (Run(word("agenda", metadata.lang, theme)),)
    return Slide(
        title,
        layout="agenda",
        anchor=slug(spoken(title)),
        fit=metadata.fit,
        lang=metadata.lang,
        speaker=metadata.speaker,
        date=metadata.date,
        footer=metadata.footer,
        numbers=metadata.numbers,
        agenda=metadata.agenda,
        transition=transition_of(settings, {}),
    )


def with_part(slide: Slide, part: Part) -> Slide:
    """The slide as its place in the deck wants it."""
    changed = slide._replace(number=part.number, anchor=part.anchor or slide.anchor)
    if part.layout is not None:
        changed = changed._replace(layout=part.layout)
    if part.rows:
        items = tuple(_item(row, number == part.current, slide.line) for number, row in enumerate(part.rows, 1))
        changed = changed._replace(blocks=(List(items, ordered=True, line=slide.line),), current=part.current)
    return changed._replace(notes=(), anchor="", named=False, equations=(), footnotes=()) if part.repeated else changed


def marked(frames: tuple[Frame, ...], theme: Theme) -> tuple[Frame, ...]:
    """Of a repeated agenda that takes several slides the one whose row is marked."""
    if len(frames) == 1:
        return frames
    fill = theme.table.highlight_fill
    bars = [frame for frame in frames if any([isinstance(s, Autoshape) and s.fill == fill for s in frame.shapes])]
    return tuple(bars[:1]) or frames


def _item(row: Row, current: bool, line: int) -> ListItem:
    href = f"#{row.anchor}" if row.anchor else ""
    runs = tuple(run._replace(style=run.style._replace(href=href, bold=run.style.bold or current)) for run in row.runs)
    return ListItem((Paragraph(runs, line),), line)


def _row(heading: Runs) -> Runs:
    """A section's title as a line of the agenda: on one line, without links and marks of footnotes."""
    return tuple(
        Run(" " if run.text == LINE_BREAK else run.text, run.style._replace(href="", tip=""), formula=run.formula)
        for run in heading
        if not run.style.note
    )


def _anchors(slides: Sequence[Slide], found: Sequence[Section]) -> dict[int, str]:
    """The anchor of each section's first slide; one without gets its section's name."""
    taken = {slide.anchor for slide in slides}
    result = {}
    for section in found:
        anchor = slides[section.first].anchor
        if not anchor:
            base = anchor = slug(section.name) or "section"
            count = 1
            while anchor in taken:
                anchor, count = f"{base}-{count}", count + 1
            taken.add(anchor)
        result[section.first] = anchor
    return result


def _has_number_place(theme: Theme | None) -> bool:
    layout = theme.layouts.get("section") if theme is not None else None
    return layout is not None and layout.placeholder("number") is not None


def word(key: str, lang: str, theme: Theme | None) -> str:
    """A word of the theme's; the key itself, with a capital, where it has none for it."""
    found = theme.word(key, lang) if theme is not None else key
    return found if found != key else key.capitalize()


def tell_agenda(slide: Slide, rows: bool) -> tuple[Diagnostic, ...]:
    """What is to be said of a slide that is or might be an agenda."""
    if slide.blocks and slide.agenda in ("yes", "repeat"):
        hint = "Delete the text below its title, or “agenda”"
        return (warning("F161", "This agenda has a text of its own, so it is not filled", Span(slide.line), hint),)
    if is_agenda(slide) and not rows:
        return (nothing_to_tell(Span(slide.line)),)
    return ()


def nothing_to_tell(span: Span, path: str = "") -> Diagnostic:
    hint = "Begin each section with a slide like “# Title”"
    return warning("F162", "The agenda stays empty, since the deck has no sections", span, hint, path)
