"""One excerpt read as one slide."""

import re

from foliensatz.dates import format_date
from foliensatz.deck import Attributes, Block, Paragraph, Slide
from foliensatz.diagnostic import Report
from foliensatz.language import LANGUAGE_HINT, full_language_tag
from foliensatz.reading.slug import slug
from foliensatz.reading.assets import Assets
from foliensatz.reading.attributes import split_trailing
from foliensatz.reading.blocks import BlockReader, read_blocks
from foliensatz.reading.captions import finished
from foliensatz.reading.characters import CONTROL
from foliensatz.reading.choices import choice, choice_hint, is_choice
from foliensatz.reading.comments import SLIDE_SETTINGS
from foliensatz.reading.context import Context, TooDeep
from foliensatz.reading.inline import read_pieces
from foliensatz.reading.markdown import parse_blocks
from foliensatz.reading.pieces import PICTURE, to_runs
from foliensatz.reading.steps import INCREMENTAL, NONINCREMENTAL, steps_of, switch
from foliensatz.reading.transitions import KEYS, read_setting, transition_of
from foliensatz.suggestion import did_you_mean
from foliensatz.reading.typography import typeset
from foliensatz.runs import Run, Runs, spoken
from foliensatz.source import Excerpt, Span

_ASCII_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LANG_COMMENT = r"(?m)^(?:<!--)?[ \t]*lang:[ \t]+[\"']?([A-Za-z]{2,3}(?:[-_]\w+)*)[\"']?[ \t]*(?:-->[ \t]*)?$"


def read(excerpt: Excerpt, assets: Assets) -> Report[Slide]:
    """The slide of an excerpt. Positions are relative to it, `excerpt.path` and `first_line` are not looked at.

    Whatever the text, a slide comes out; what could not be kept is among the diagnostics.
    """
    text = excerpt.text
    controls = None
    if _ASCII_CONTROL.search(text) or not text.isascii() and any(c in text for c in "\ufeff\ufffe\uffff"):
        controls = re.search(CONTROL, text)
    if controls:
        text = re.sub(CONTROL, "", text.replace("\r\n", "\n").replace("\r", "\n"))
    context = Context(text.split("\n"), excerpt.settings.lang, assets, {}, excerpt.folders)
    context.recordings = excerpt.settings.recordings
    if controls:
        before = excerpt.text[: controls.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"An invisible character (U+{ord(controls[0]):04X}) stands here and is left out"
        context.warn("F214", message, line, "Delete it", column)
    try:
        return _read(text, excerpt, context)
    except RecursionError as problem:
        plain = Context(context.lines, excerpt.settings.lang, assets, {})
        line = problem.line if isinstance(problem, TooDeep) else 1
        message = "This is nested too deeply to be read, so the slide's text stands as it is"
        plain.warn("F217", message, line, "Nest less deeply")
        return _as_it_stands(text, excerpt, plain)


def _read(text: str, excerpt: Excerpt, context: Context) -> Report[Slide]:
    tokens, context.environment = parse_blocks(text, excerpt.references, excerpt.footnotes)
    if "footnotes" in context.environment:
        words = [re.escape(label[1:]) for label in context.environment["footnotes"] if label[0] == "*"]
        if words:
            words.sort(key=len, reverse=True)
            context.abbreviations = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
    if "lang:" in text:  # it decides about typography, so it is looked up before any text is set
        for token in tokens:
            if token.type == "html_block" and (match := re.search(_LANG_COMMENT, token.content)):
                context.lang = full_language_tag(match[1]) or context.lang
    if len(context.environment.get("references", ())) > len(excerpt.references):
        _tell_unused(excerpt, context)
    title_at = next((n for n, t in enumerate(tokens) if t.type == "heading_open" and t.tag in ("h1", "h2")), -1)
    if title_at >= 0 and (tokens[title_at].level or any(t.type == "div_open" for t in tokens[:title_at])):
        title_at = -1
    title_text, attributes, level, line, pictures = "", None, 0, 1, []
    title: Runs = ()
    if title_at >= 0:
        opening, inline = tokens[title_at], tokens[title_at + 1]
        level, line = int(opening.tag[1]), opening.map[0] + 1
        title_text, attributes, _ = split_trailing(inline.content)
        if attributes and attributes.get("lang"):
            context.lang = full_language_tag(attributes.get("lang")) or context.lang
        del tokens[title_at : title_at + 3]
        pieces = read_pieces(title_text, line, context, title=True)
        title = to_runs(pieces)
        pictures = [piece.block for piece in pieces if piece.kind == PICTURE]
    blocks = (*finished(pictures, context), *BlockReader(tokens, context).blocks())
    context.in_notes = True
    while context.pending_notes:
        note, note_line = context.pending_notes.pop(0)
        context.notes.extend(read_blocks(_dedented(note), note_line, context))
    return _slide(excerpt, context, title, blocks, attributes, level, line)


def _tell_unused(excerpt: Excerpt, context: Context) -> None:
    """Tell of definitions that go over several lines, which only parsing finds, where the slide doesn't use them."""
    from foliensatz.reading.link_definitions import is_used, label_of, unused

    known = {label for label, _, _ in excerpt.references}
    for key, entry in context.environment["references"].items():
        line = entry["map"][0] + 1
        label = label_of(context.lines[line - 1]) or key
        if key not in known and not is_used(label, excerpt.text):
            message, hint = unused(label, entry.get("title", ""))
            context.warn("F222", message, line, hint)


def _slide(
    excerpt: Excerpt,
    context: Context,
    title: Runs,
    blocks: tuple[Block, ...],
    attributes: Attributes | None,
    level: int,
    line: int,
) -> Report[Slide]:
    settings = excerpt.settings
    chosen, classes = _settings(attributes, line, context)
    layout = chosen.get("layout", settings.layout)
    kind = "content"
    if layout == "title":
        kind = "title"
    elif layout == "section" or level == 1 and not blocks and chosen.get("layout", "section") == "section":
        kind = "section"
    speaker = chosen.get("speaker", settings.speaker)
    date = chosen.get("date", settings.date)
    lang = context.lang
    fields: tuple[tuple[str, Runs], ...] = ()
    if kind == "title":
        fields, blocks = _title_fields(blocks, speaker, date, lang)
    if context.dropped_tags:
        tag, tag_line = context.dropped_tags[0]
        more = len(context.dropped_tags) - 1
        message = f"The HTML tag {tag} is left out" + (f", and {more} more on this slide" if more else "")
        hint = "The text within is kept; write Markdown for its form"
        context.warn("F207", message, tag_line, hint, context.column(tag_line, tag))
    steps: tuple[tuple[int, int], ...] = ()
    incremental = chosen.get("incremental", "yes" if settings.incremental else "") == "yes"
    if incremental or context.moves or "incremental" in excerpt.text or "fragment" in excerpt.text:
        steps, empty = steps_of(blocks, context.moves, incremental)
        for number in empty:
            context.warn("F483", "Nothing comes after this pause", number, "Delete it, or move it up")
    slide = Slide(
        title=title,
        blocks=blocks,
        notes=tuple(context.notes),
        kind=kind,
        layout=layout,
        columns=int(chosen.get("columns", "0")),
        classes=(*settings.classes, *classes),
        anchor=chosen.get("id", "") or slug(spoken(title)),
        fit=chosen.get("fit", settings.fit),
        lang=lang,
        speaker=speaker,
        date=date,
        footer=chosen.get("footer", settings.footer),
        fields=fields,
        line=line,
        equations=tuple(context.equations),
        cites=context.cites,
        colors=tuple(dict.fromkeys(context.colors)),
        footnotes=tuple(context.footnotes),
        steps=steps,
        transition=transition_of(settings, chosen),
        names=tuple(context.names),
        named=bool(chosen.get("id")),
        hidden=_is("hidden", settings.hidden, chosen, classes),
        appendix=_is("appendix", settings.appendix, chosen, classes),
        section=chosen.get("section", settings.section),
        agenda=chosen.get("agenda", "yes" if "agenda" in classes else ""),
        numbers=settings.numbers,
    )
    return Report(slide, tuple(sorted(context.diagnostics, key=lambda d: (d.span.line, d.span.column))))


def _is(word: str, by_file: bool, chosen: dict[str, str], classes: list[str]) -> bool:
    """Whether a slide is something: as a setting says, or else a class or its file."""
    return chosen[word] == "yes" if word in chosen else word in classes or by_file


def _settings(attributes: Attributes | None, line: int, context: Context) -> tuple[dict[str, str], list[str]]:
    """What heading and comments say about the slide, checked; the heading has the last word. And the classes."""
    column = context.column(line, "{") if attributes else 0
    said = list(context.settings)
    classes: list[str] = []
    if attributes:
        said.extend((key, value, Span(line, column)) for key, value in attributes.pairs)
        if attributes.id:
            said.append(("id", attributes.id, Span(line, column)))
        classes.extend(attributes.classes)
    chosen: dict[str, str] = {}
    for key, value, span in said:
        key = "speaker" if key == "author" else key
        problem = ""
        if key not in SLIDE_SETTINGS:
            hint = did_you_mean(key, SLIDE_SETTINGS, f"Known settings: {', '.join(SLIDE_SETTINGS)}")
            context.warn("F209", f"“{key}” is not a setting of a slide", span.line, hint, span.column)
        elif key == "class":
            classes.extend(value.split())
        elif key == "columns":
            if value in ("1", "2", "3", "4"):
                chosen[key] = value
            else:
                problem = "Write a number from 1 to 4"
        elif key in KEYS:
            chosen |= _motion(key, value, span, context)
        elif key == "incremental":
            if (said := switch(value)) is None:
                problem = "Write yes or no"
            else:
                chosen[key] = "yes" if said else "no"
        elif is_choice(key):
            word = choice(key, value)
            problem = "" if word else choice_hint(key, value)
            chosen.update({key: word} if word else {})
        elif key == "date":
            chosen[key] = _date(value, span, context)
        elif key == "lang":  # the slide's text was set in it already
            problem = "" if full_language_tag(value) else LANGUAGE_HINT
        else:
            chosen[key] = value
        if problem:
            context.warn("F210", f"“{key}” can't be “{value}”", span.line, problem, span.column)
    for name in (INCREMENTAL, NONINCREMENTAL):
        if name in classes:
            chosen["incremental"] = "yes" if name == INCREMENTAL else "no"
    return chosen, classes


def _motion(key: str, value: str, span: Span, context: Context) -> dict[str, str]:
    return read_setting(key, value, lambda code, message, hint: context.warn(code, message, span.line, hint, span.column))


def _date(value: str, span: Span, context: Context) -> str:
    from foliensatz.dates import parse_date

    iso = parse_date(value, "")
    if not iso:
        hint = "Write 2020-02-28, 28.02.2020 or “28 February 2020”; as it is, it is shown word for word"
        context.warn("F104", f"“{value}” is not a date that can be read", span.line, hint, span.column)
    return iso or value


def _title_fields(
    blocks: tuple[Block, ...], speaker: str, date: str, lang: str
) -> tuple[tuple[tuple[str, Runs], ...], tuple[Block, ...]]:
    """A title slide's fields: its first two paragraphs are subtitle and client."""
    fields: list[tuple[str, Runs]] = []
    for name in ("subtitle", "client"):
        if blocks and isinstance(blocks[0], Paragraph):
            fields.append((name, blocks[0].runs))
            blocks = blocks[1:]
    fields.append(("speaker", _words(speaker, lang)))
    fields.append(("date", _words(format_date(date, lang), lang)))
    return tuple((name, runs) for name, runs in fields if runs), blocks


def _words(text: str, lang: str) -> Runs:
    """Text from the front matter as runs: set, but not Markdown."""
    texts = [_ASCII_CONTROL.sub("", text)]
    typeset(texts, [False], lang)
    return (Run(texts[0]),) if texts[0] else ()


def _dedented(note: str) -> str:
    """A note's lines without the indentation they have in common (a comment's text is often indented)."""
    first, newline, rest = note.partition("\n")
    lines = rest.split("\n") if newline else []
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return "\n".join([first.lstrip(" "), *(line[margin:] for line in lines)])


def _as_it_stands(text: str, excerpt: Excerpt, context: Context) -> Report[Slide]:
    """The text, paragraph by paragraph, where reading it as Markdown was not possible."""
    blocks: list[Block] = []
    line = 1
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            blocks.append(Paragraph((Run(" ".join(paragraph.split())),), line))
        line += paragraph.count("\n") + 2
    return _slide(excerpt, context, (), tuple(blocks), None, 0, 1)
