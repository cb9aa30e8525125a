"""Front matter: what a deck file and a slide file say about themselves before their first slide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from foliensatz.dates import parse_date
from foliensatz.deck import Metadata
from foliensatz.diagnostic import Diagnostic, Report, error, warning
from foliensatz.language import LANGUAGE_HINT, full_language_tag
from foliensatz.reading.choices import choice, choice_hint, is_choice
from foliensatz.suggestion import did_you_mean
from foliensatz.reading.steps import switch
from foliensatz.reading.transitions import KEYS, read_setting
from foliensatz.reading.values import DATE, GROUP, NUMBER, TRUTH, Value, is_true
from foliensatz.reading.yaml_entries import Entry, read_entries
from foliensatz.source import Settings, Source, Span

if TYPE_CHECKING:
    from datetime import date

SLIDE_KEYS = ("speaker", "date", "lang", "layout", "fit", "footer", "class", "incremental", "variables", *KEYS)
# What stands in the file's properties, and on no slide.
PROPERTY_KEYS = ("subject", "keywords", "description", "category", "properties")
# What concerns the deck as a whole.
ORDER_KEYS = ("numbers", "number-sections", "agenda", "footnotes")
DECK_KEYS = (
    "title", "subtitle", "client", *SLIDE_KEYS, "data", "row", "theme", "aspect", "slides", "pictures", "recordings", *ORDER_KEYS,
    *PROPERTY_KEYS,
)  # fmt: skip
# What only a slide file can say of its slides.
FILE_KEYS = ("section", "hidden", "appendix")
DOTS = (50, 1200)
# Keys with names and values below them.
MAPPINGS = ("properties", "variables")
# Keys that the command line may give a value to: texts.
SAYABLE = (
    "title", "subtitle", "client", "speaker", "author", "date", "lang", "footer", "data", "row", "aspect",
    "subject", "keywords", "description", "category",
)  # fmt: skip
LONGEST_NAME = 255  # of a property that programs can show

_SYNONYMS = {"author": "speaker", "classes": "class", "number_sections": "number-sections"}
# What keys are called in German decks and in other programs: told, so that a file says one thing in one way.
_OTHER_WORDS = {
    "titel": "title", "untertitel": "subtitle", "kunde": "client", "kundin": "client", "auftraggeber": "client",
    "datum": "date", "redner": "speaker", "rednerin": "speaker", "referent": "speaker", "referentin": "speaker",
    "sprecher": "speaker", "sprecherin": "speaker", "autor": "speaker", "autorin": "speaker", "vortragende": "speaker",
    "presenter": "speaker", "sprache": "lang", "language": "lang", "fußzeile": "footer", "folien": "slides",
    "bilder": "pictures", "images": "pictures", "seitenzahlen": "numbers", "foliennummern": "numbers", "fußnoten": "footnotes",
    "schlagwörter": "keywords", "stichwörter": "keywords", "beschreibung": "description", "thema": "subject",
    "vorlage": "theme", "template": "theme", "format": "aspect", "variablen": "variables", "daten": "data",
    "übergang": "transition", "klasse": "class", "abschnitt": "section",
}  # fmt: skip
_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE = re.compile(r"""[\w"'{][^ ]*\s*:(?: |$)|\{|\w[\w-]*:""")


class DeckFile(NamedTuple):
    """A deck file taken apart. `settings` hold for its slides; `body` is its text behind the front matter, which
    begins on `first_line` of the file. `keys` are the places of the front matter's keys, as (key, span of its value),
    for whoever finds fault with a value later (an unknown theme, a glob without files). `variables` are what stands below
    `variables:`; `data` is a file with further ones, `row` the row of it that is meant."""

    metadata: Metadata
    settings: Settings
    body: Source
    first_line: int = 1
    keys: tuple[tuple[str, Span], ...] = ()
    variables: tuple[Value, ...] = ()
    data: str = ""
    row: str = ""


class SlideFile(NamedTuple):
    """A slide file taken apart, as DeckFile. `settings` are the deck's with the file's own laid over them."""

    settings: Settings
    body: Source
    first_line: int = 1
    keys: tuple[tuple[str, Span], ...] = ()
    variables: tuple[Value, ...] = ()


def read_deck_file(
    source: Source, today: date, theme_keys: frozenset[str] = frozenset(), said: tuple[tuple[str, str], ...] = ()
) -> Report[DeckFile]:
    """The deck file's metadata, settings and body. `said` are keys with values from the command line, which overrule the
    file's. Diagnostics are placed; the body is there even where they are errors, so that its slides are checked too."""
    front, body, first_line, diagnostics = _front_matter(source)
    front = _overruled(front, said, SAYABLE)
    values, theme_values, keys = _values(front, DECK_KEYS, theme_keys, source, today, diagnostics)
    own = _mapping(front, "properties")
    slides = values.get("slides", ())
    metadata = Metadata(
        title=_text(values, "title"),
        subtitle=_text(values, "subtitle"),
        client=_text(values, "client"),
        speaker=_text(values, "speaker"),
        date=_text(values, "date"),
        lang=_text(values, "lang") or Metadata().lang,
        theme=_text(values, "theme") or Metadata().theme,
        aspect=_text(values, "aspect"),
        footer=_text(values, "footer"),
        fit=_text(values, "fit") or Metadata().fit,
        slides=(slides,) if isinstance(slides, str) and slides else tuple(slides),
        pictures=int(_text(values, "pictures") or Metadata().pictures),
        footnotes=_text(values, "footnotes") or Metadata().footnotes,
        numbers=_text(values, "numbers"),
        number_sections=_text(values, "number-sections"),
        agenda=_text(values, "agenda"),
        theme_keys=theme_values,
        subject=_text(values, "subject"),
        keywords=_text(values, "keywords"),
        description=_text(values, "description"),
        category=_text(values, "category"),
        properties=_properties(own, diagnostics) if own else (),
    )
    settings = _settings(values, Settings(lang=metadata.lang, fit=metadata.fit, numbers=metadata.numbers))
    if limit := _text(values, "recordings"):
        settings = settings._replace(recordings=int(limit))
    variables = _shifted_values(_mapping(front, "variables"))
    file = DeckFile(
        metadata, settings, body, first_line, keys, variables, _text(values, "data"), _text(values, "row")
    )
    return Report(file, _placed(diagnostics, source))


def read_slide_file(
    source: Source, deck: Settings, today: date, said: tuple[tuple[str, str], ...] = ()
) -> Report[SlideFile]:
    """The slide file's body and its settings: the deck's (`DeckFile.settings`), overruled by the file's own.

    A title, subtitle or client there is the deck's business and gets a warning.
    """
    front, body, first_line, diagnostics = _front_matter(source)
    front = _overruled(front, said, SLIDE_KEYS)
    values, _, keys = _values(front, (*SLIDE_KEYS, *FILE_KEYS), frozenset(), source, today, diagnostics)
    variables = _shifted_values(_mapping(front, "variables"))
    return Report(SlideFile(_settings(values, deck), body, first_line, keys, variables), _placed(diagnostics, source))


def _overruled(
    entries: tuple[Entry, ...], said: tuple[tuple[str, str], ...], known: tuple[str, ...]
) -> tuple[Entry, ...]:
    """The entries with those of the command line in the place of the file's."""
    own = {_SYNONYMS.get(key, key): value for key, value in said if key in SAYABLE and _SYNONYMS.get(key, key) in known}
    if not own:
        return entries
    kept = [entry for entry in entries if _SYNONYMS.get(entry.key.lower(), entry.key.lower()) not in own]
    return (*kept, *(Entry(key, value, Span(), Span(), True) for key, value in own.items()))


def without_front_matter(source: Source) -> tuple[Source, int, bool]:
    """The text behind a file's front matter, the line on which that begins, and whether there is some."""
    _, body, first_line, problems = _front_matter(source)
    return body, first_line, bool(problems) or first_line > 1


def _front_matter(source: Source) -> tuple[tuple[Entry, ...], Source, int, list[Diagnostic]]:
    """The entries, the rest of the file, and the line on which that begins."""
    text = source.text
    opening = _OPENING.match(text)
    if not opening:
        return (), source, 1, []
    rest_start = opening.end()
    closing = _CLOSING.search(text, rest_start)
    if not closing:
        if not _speaks_yaml(text[rest_start:]):
            return (), source, 1, []
        hint = "Write a line with --- behind the last key"
        return (), source, 1, [error("F107", "The front matter is never closed", Span(1, 1), hint)]
    front = text[rest_start : closing.start()]
    if front.strip() and not _speaks_yaml(front):
        return (), source, 1, []  # a slide break at the very top, as Marp's authors like it
    report = read_entries(front)
    shifted = [d._replace(span=_shifted(d.span)) for d in report.diagnostics]
    entries = tuple(e._replace(key_span=_shifted(e.key_span), value_span=_shifted(e.value_span)) for e in report.value)
    body = text[closing.end() + 1 :]
    first_line = text.count("\n", 0, closing.end()) + 2
    return entries, Source(source.path, body), first_line, shifted


# A block of lines at the top with one of these keys is front matter, even if its first line is broken.
_MEANT = frozenset(("title", "subtitle", "client", "speaker", "author", "date", "lang", "theme", "slides"))


def _speaks_yaml(text: str) -> bool:
    """Whether the text behind a --- on the first line is meant as front matter: its first line that is no comment of
    YAML's has a key; or it is one block of lines, and a later one has a key that decks have."""
    lines = [line for line in text.split("\n") if not re.match(r"#(?!#)", line)]
    first = next((line for line in lines if line.strip()), "")
    if _KEY_LINE.match(first):
        return True
    closely = bool(first) and "\n\n" not in text.strip("\n") and not first.startswith("#")
    return closely and any(line.partition(":")[0] in _MEANT and ":" in line for line in lines)


def _shifted(span: Span) -> Span:
    return span._replace(line=span.line + 1)


def _values(
    entries: tuple[Entry, ...],
    known: tuple[str, ...],
    theme_keys: frozenset[str],
    source: Source,
    today: date,
    diagnostics: list[Diagnostic],
) -> tuple[dict[str, str | tuple[str, ...]], tuple[tuple[str, str], ...], tuple[tuple[str, Span], ...]]:
    """The entries' values by key, checked; the theme's own; and where each value stands."""
    values: dict[str, str | tuple[str, ...]] = {}
    theme_values: dict[str, str] = {}
    places: dict[str, Span] = {}
    lines = source.text.split("\n") if entries else []
    for entry in entries:
        key = _SYNONYMS.get(entry.key.lower(), entry.key.lower())
        if key not in known and entry.key not in theme_keys:
            diagnostics.append(_unknown_key(entry, known, theme_keys))
            continue
        if key in values or entry.key in theme_values:
            hint = "Keep one of the two lines; the last one holds"
            diagnostics.append(warning("F106", f"The key “{entry.key}” is given twice", entry.key_span, hint))
        if entry.value == "" and not entry.quoted and _comment_follows(lines, entry):
            hint = "Put the value into quotation marks: '#…'"
            message = f"“{entry.key}” is empty, because # begins a comment"
            diagnostics.append(warning("F105", message, entry.value_span, hint))
        places[key if key in known else entry.key] = entry.value_span
        if key not in known:
            theme_values[entry.key] = entry.value if isinstance(entry.value, str) else ", ".join(entry.value or ())
            continue
        value = _checked(key, entry, today, diagnostics)
        if value is not None and key in KEYS:
            values |= _motion(key, value, entry, diagnostics)
        elif value is not None:
            values[key] = value
    return values, tuple(theme_values.items()), tuple(places.items())


def _checked(key: str, entry: Entry, today: date, diagnostics: list[Diagnostic]) -> str | tuple[str, ...] | None:
    """A known key's value in its canonical form; None, with a diagnostic, where it is none."""
    value = entry.value
    if key in MAPPINGS:
        if value is not None or not entry.values:
            hint = "Write the names below it, each on a line of its own: “  name: value”"
            diagnostics.append(warning("F103", f"“{entry.key}” wants names with values", entry.value_span, hint))
        return None
    if key in ("slides", "class") and isinstance(value, tuple):
        return value
    if key == "keywords" and isinstance(value, tuple):
        value = ", ".join(value)
    if not isinstance(value, str):
        hint = f"Write “{entry.key}: …” on one line"
        diagnostics.append(warning("F103", f"“{entry.key}” wants a text", entry.value_span, hint))
        return None
    if key == "description":
        return value.strip()
    value = " ".join(value.split()) if "\n" not in value else " ".join(value.split("\n")).strip()
    if not value:
        return value
    if key == "date":
        iso = parse_date(value, today.isoformat())
        if iso is None and "{{" not in value:
            hint = "Write 2020-02-28, 28.02.2020, “28 February 2020” or today; as it is, it is shown word for word"
            diagnostics.append(warning("F104", f"“{value}” is not a date that can be read", entry.value_span, hint))
        return iso or value
    if key == "lang":
        tag = full_language_tag(value)
        if not tag:
            message = f"“{value}” is not a language"
            diagnostics.append(warning("F103", message, entry.value_span, LANGUAGE_HINT))
        return tag or None
    if key == "pictures":
        return _dots(value, entry, diagnostics)
    if key == "recordings" and not (value.isascii() and value.isdigit() and 0 < int(value) <= 2000):
        message = f"“{entry.key}” can't be “{value}”"
        hint = "Write how many megabytes a film or sound may have, from 1 to 2000"
        diagnostics.append(warning("F103", message, entry.value_span, hint))
        return None
    if key == "incremental" and switch(value) is None:
        message = f"“{entry.key}” can't be “{value}”"
        diagnostics.append(warning("F103", message, entry.value_span, "Write yes or no"))
        return None
    if is_choice(key):
        chosen = choice(key, value)
        if not chosen:
            message = f"“{entry.key}” can't be “{value}”"
            diagnostics.append(warning("F103", message, entry.value_span, choice_hint(key, value)))
        return chosen or None
    return value


def _motion(key: str, value: str, entry: Entry, diagnostics: list[Diagnostic]) -> dict[str, str]:
    """What a setting about transitions means."""

    def tell(code: str, message: str, hint: str) -> None:
        diagnostics.append(warning(code, message, entry.value_span, hint))

    return read_setting(key, value, tell)


def _dots(value: str, entry: Entry, diagnostics: list[Diagnostic]) -> str | None:
    """How many dots of a picture are kept for an inch, as a number; "0" for all of them."""
    if value.lower() == "original":
        return "0"
    match = re.fullmatch(r"(\d{1,4})(?: ?(?:ppi|dpi))?", value)
    if match and DOTS[0] <= int(match[1]) <= DOTS[1]:
        return match[1]
    hint = f"Write a number of dots an inch from {DOTS[0]} to {DOTS[1]} (220 if you say nothing), or original"
    diagnostics.append(warning("F103", f"“{entry.key}” can't be “{value}”", entry.value_span, hint))
    return None


def _unknown_key(entry: Entry, known: tuple[str, ...], theme_keys: frozenset[str]) -> Diagnostic:
    if entry.key.lower() in DECK_KEYS:
        hint = "Move it to the deck file"
        return warning("F102", f"“{entry.key}” belongs to the whole deck, not to a slide file", entry.key_span, hint)
    if entry.key.lower() in FILE_KEYS:
        hint = f"Write it into a slide file, or at a slide: ## Title {{{entry.key.lower()}=…}}"
        return warning("F102", f"“{entry.key}” belongs to some slides, not to the whole deck", entry.key_span, hint)
    hint = did_you_mean(entry.key, (*known, "author", *sorted(theme_keys)), f"Known keys: {', '.join(known)}")
    if (meant := _OTHER_WORDS.get(entry.key.lower())) in known:
        hint = f"Did you mean “{meant}”?"
    return warning("F102", f"“{entry.key}” is not a key of the front matter", entry.key_span, hint)


def _mapping(entries: tuple[Entry, ...], key: str) -> tuple[Value, ...]:
    """What stands below a key, flat."""
    return next((entry.values for entry in reversed(entries) if entry.key.lower() == key), ())


def _shifted_values(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(value._replace(span=_shifted(value.span)) for value in values)


def _properties(values: tuple[Value, ...], diagnostics: list[Diagnostic]) -> tuple[tuple[str, str, str], ...]:
    """The author's own properties of the file: each name once (whatever its case is), and none without a value."""
    found: dict[str, tuple[str, str, str]] = {}
    for name, text, kind, span in values:
        span = _shifted(span)
        if kind == GROUP:
            continue
        problem = ""
        if name.lower() in found:
            problem = "is given twice"
        elif len(name) > LONGEST_NAME:
            problem = f"has a name of more than {LONGEST_NAME} characters"
        elif not text:
            problem = "says nothing"
        elif kind == DATE and parse_date(text, "") is None:
            problem = "is no day of the calendar"
        if problem:
            hint = "Give each property a short name of its own and a value"
            diagnostics.append(warning("F179", f"The property “{name}” {problem}, so it is left out", span, hint))
            continue
        if kind == NUMBER:
            text = text.replace("_", "").lstrip("+")
        elif kind == TRUTH:
            text = "true" if is_true(text) else "false"
        found[name.lower()] = (name, text, kind)
    return tuple(found.values())


def _comment_follows(lines: list[str], entry: Entry) -> bool:
    line = lines[entry.key_span.line - 1] if entry.key_span.line <= len(lines) else ""
    return line[entry.key_span.column - 1 + len(entry.key) :].lstrip(" :\t").startswith("#")


def _settings(values: dict[str, str | tuple[str, ...]], base: Settings) -> Settings:
    own = {key: _text(values, key) for key in ("lang", "speaker", "date", "layout", "fit", "footer", "section")}
    own.update({key: _text(values, key) == "yes" for key in ("hidden", "appendix")})
    classes = values.get("class", ())
    classes = tuple(classes.split()) if isinstance(classes, str) else classes
    if moving := {key: _text(values, key) for key in KEYS if key in values}:
        base = base._replace(transition=tuple((dict(base.transition) | moving).items()))
    if said := _text(values, "incremental"):
        base = base._replace(incremental=bool(switch(said)))
    return base._replace(**{key: value for key, value in own.items() if value}, classes=base.classes + classes)


def _text(values: dict[str, str | tuple[str, ...]], key: str) -> str:
    value = values.get(key, "")
    return value if isinstance(value, str) else " ".join(value)


def _placed(diagnostics: list[Diagnostic], source: Source) -> tuple[Diagnostic, ...]:
    return tuple(diagnostic.placed(source.path, 1) for diagnostic in diagnostics)
