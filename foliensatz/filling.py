"""A deck's variables: gathered from the command line, front matter and a data file, and put into slides and settings."""

import re
from typing import TYPE_CHECKING, Iterable

from foliensatz.deck import Metadata
from foliensatz.diagnostic import Diagnostic, Report, error, warning
from foliensatz.memo import Recall
from foliensatz.project import Project
from foliensatz.source import Excerpt, Settings, Span, span_of

if TYPE_CHECKING:
    from foliensatz.reading.front_matter import DeckFile, SlideFile
    from foliensatz.reading.values import Value
    from foliensatz.reading.variables import Names, Variables

Said = tuple[tuple[str, str], ...]
"""Names with values from the command line."""
_MARK = "{{"
_OF_METADATA = ("title", "subtitle", "client", "speaker", "date", "footer", "subject", "keywords", "description", "category")
_OF_SETTINGS = ("speaker", "date", "footer")


class Filling:
    """Puts variables into one deck, for one build. Of what gives a name its value, the command line goes before the slide
    file, that before the deck, and that before the data file. A deck without `{{` is left alone, and pays nothing."""

    def __init__(self, project: Project, memo: Recall, said: Said) -> None:
        self.project = project
        self.memo = memo
        self.said = said
        self._deck: "DeckFile | None" = None
        self._layers: "list[dict[str, Value]]" = []
        self._data: "dict[str, Value]" = {}
        self._texts: list[str] = []

    def deck(self, deck: "DeckFile") -> "Report[DeckFile]":
        """The deck file with the variables in its metadata and settings replaced."""
        self._deck = deck
        diagnostics: list[Diagnostic] = []
        if deck.data:
            found, told = self._read_data(deck)
            self._data = found
            diagnostics += told
        if not self._wanted(deck.metadata):
            return Report(deck, tuple(diagnostics))
        problems: list[tuple[str, tuple[str, str, str]]] = []
        names = self.names(deck)
        metadata = self._filled(deck.metadata, (*_OF_METADATA, "lang"), names, problems)
        own = tuple((name, self._words("properties", text, names, problems), kind) for name, text, kind in metadata.properties)
        settings = self._filled(deck.settings, _OF_SETTINGS, names, [])
        diagnostics += _told(problems, deck.keys, deck.body.path)
        return Report(deck._replace(metadata=metadata._replace(properties=own), settings=settings), tuple(diagnostics))

    def slide_file(self, file: "SlideFile") -> "Report[SlideFile]":
        """The slide file with the variables in its settings replaced."""
        if not self._wanted(file.settings):
            return Report(file)
        problems: list[tuple[str, tuple[str, str, str]]] = []
        settings = self._filled(file.settings, _OF_SETTINGS, self.names(file), problems)
        return Report(file._replace(settings=settings), _told(problems, file.keys, file.body.path))

    def names(self, file: "DeckFile | SlideFile") -> "Names":
        """What names stand for in the slides of a file."""
        return _Lazily(self, file)

    def variables(self, file: "DeckFile | SlideFile") -> "Variables":
        from foliensatz.reading.values import DATE, Value, kind_of
        from foliensatz.reading.variables import Variables

        deck = self._deck
        layers = [
            {key: Value(key, text, kind_of(text)) for key, text in self.said},
            _by_name(file.variables),
            *([_said_by(file.settings, _OF_SETTINGS)] if file is not deck else []),
            _by_name(deck.variables),
            _said_by(deck.metadata, _OF_METADATA),
            self._data,
        ]
        for layer in layers[:-1]:
            if "speaker" in layer:
                layer.setdefault("author", layer["speaker"])
            if "date" in layer and kind_of(layer["date"].text) == DATE:
                layer["date"] = layer["date"]._replace(kind=DATE)
        return Variables(layers, file.settings.lang)

    def excerpt(self, excerpt: Excerpt, names: "Names") -> Report[Excerpt]:
        """The excerpt with its variables replaced. Diagnostics have their place."""
        if not _has_variables(excerpt):
            return Report(excerpt)
        from foliensatz.reading.variables import fill

        key = (excerpt.text, excerpt.settings.lang)
        filled, told = self.memo.recall_asked("fill", key, names, lambda asked: fill(excerpt.text, asked))
        if self.said:
            self._texts.append(excerpt.text)
        placed = tuple(d.placed_in(excerpt) for d in told)
        references = tuple((label, self._address(url, names), title) for label, url, title in excerpt.references)
        footnotes = tuple((label, self._elsewhere(words, names)) for label, words in excerpt.footnotes)
        changed = excerpt._replace(text=filled.text, edits=filled.edits, references=references, footnotes=footnotes)
        return Report(changed, placed)

    def unasked(self, files: "Iterable[DeckFile | SlideFile]") -> list[Diagnostic]:
        """A warning for each name of the command line that nothing asks for."""
        if not self.said:
            return []
        from foliensatz.reading.front_matter import SAYABLE
        from foliensatz.suggestion import did_you_mean, listed

        known = set(self._data)
        for file in files:
            known.update(value.name for value in file.variables)
            self._texts += [value.text for value in file.variables]
        text = "\n".join(self._texts)
        asked = set(re.findall(r"\{\{\s*([^{}\n]*?)\s*\}\}", text))
        found = []
        for name, _ in self.said:
            if name not in known and name not in asked and name not in SAYABLE:
                there = sorted({*known, *asked})
                hint = did_you_mean(name, (*there, *SAYABLE), f"The deck asks for {listed(there)}" if there else "")
                hint = hint or f"Write {{{{ {name} }}}} where its value is to stand"
                found.append(warning("F174", f"Nothing in the deck asks for “{name}”", hint=hint, path="--set"))
        return found

    def _read_data(self, deck: "DeckFile") -> "Report[dict[str, Value]]":
        from foliensatz.reading.data_file import read_data

        path, lang = deck.body.path, deck.settings.lang
        source, told = self.project.assets.text(deck.data, self.project.folder)
        span, row_span = span_of(deck.keys, "data"), span_of(deck.keys, "row")
        told = tuple(d if d.path else d._replace(span=span, path=path) for d in told)
        if source is None:
            return Report({}, told)
        values, problems = self.memo.recall("data", (source, deck.row, lang), lambda: read_data(source, deck.row, lang))
        asked = row_span if deck.row else span
        placed = tuple(d if d.path else d._replace(span=asked, path=path) for d in problems)
        return Report(_by_name(values), (*told, *placed))

    def _wanted(self, said: Metadata | Settings) -> bool:
        texts = [text for text in said if isinstance(text, str)]
        if isinstance(said, Metadata):
            texts += [text for _, text, _ in said.properties]
        if self.said:
            self._texts += texts
        return any(_MARK in text for text in texts)

    def _filled(self, said, keys: tuple[str, ...], names: "Names", problems: list):
        changed = {key: self._words(key, getattr(said, key), names, problems) for key in keys if getattr(said, key)}
        if changed.get("date"):
            from foliensatz.dates import parse_date

            changed["date"] = parse_date(changed["date"], "") or changed["date"]
        return said._replace(**changed)

    def _words(self, key: str, text: str, names: "Names", problems: list) -> str:
        if _MARK not in text:
            return text
        from foliensatz.reading.variables import fill_words

        filled, found = fill_words(text, names)
        problems += [(key, problem) for problem in found]
        return filled

    def _elsewhere(self, text: str, names: "Names") -> str:
        """Text of another place in the file, where its problems are told."""
        if _MARK not in text:
            return text
        from foliensatz.reading.variables import fill

        return fill(text, names).value.text

    def _address(self, address: str, names: "Names") -> str:
        """A link definition's address, in which Markdown has encoded the braces."""
        if "%7B%7B" in address:
            address = re.sub("%7B%7B(.*?)%7D%7D", lambda match: "{{" + match[1].replace("%20", " ") + "}}", address)
        if _MARK not in address:
            return address
        from foliensatz.reading.variables import fill_words

        return "".join(fill_words(address, names)[0].split())


def _has_variables(excerpt: Excerpt) -> bool:
    if _MARK in excerpt.text:
        return True
    elsewhere = (*(address for _, address, _ in excerpt.references), *(words for _, words in excerpt.footnotes))
    return any(_MARK in words or "%7B%7B" in words for words in elsewhere)


class _Lazily:
    """A file's variables, gathered when the first is asked for."""

    def __init__(self, filling: Filling, file: "DeckFile | SlideFile") -> None:
        self._filling = filling
        self._file = file
        self._variables: "Variables | None" = None

    def found(self, name: str):
        if self._variables is None:
            self._variables = self._filling.variables(self._file)
        return self._variables.found(name)


def _by_name(values: "Iterable[Value]") -> "dict[str, Value]":
    return {value.name: value for value in values}


def _said_by(said: Metadata | Settings, keys: tuple[str, ...]) -> "dict[str, Value]":
    from foliensatz.reading.values import Value

    return {key: Value(key, getattr(said, key)) for key in keys if getattr(said, key)}


def _told(problems: list, keys: tuple[tuple[str, Span], ...], path: str) -> tuple[Diagnostic, ...]:
    found = [error(code, message, span_of(keys, key), hint, path) for key, (code, message, hint) in problems]
    return tuple(dict.fromkeys(found))
