"""The only reader of disk: finds the deck and its slide files, has what else it is made of found, and knows what it read."""

import os
from os.path import abspath, dirname, join
from typing import TYPE_CHECKING

from foliensatz.asset_files import AssetFiles, LinkedFile, PicturesOf
from foliensatz.decoding import decode
from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.disk import Disk, unreadable
from foliensatz.memo import Forgetful, Recall, Same
from foliensatz.suggestion import listed
from foliensatz.source import Source, Span
from foliensatz.theme_files import ThemeFiles

if TYPE_CHECKING:
    from foliensatz.contents import Contents

BESIDE = "slides/*.md"
"""Where slides are looked for when the deck's file has none and names none."""


class Project:
    """One deck on disk, for one build. `deck` is the path of the deck's file, absolute or relative to the current
    folder. Every file is read once. Who builds again and again hands on what earlier builds know: `contents` and
    `memo`."""

    def __init__(self, deck: str, contents: "Contents | None" = None, memo: Recall = Forgetful()) -> None:
        self.disk = Disk(contents)
        self.memo = memo
        self.deck = deck
        self.output = ""  # where the PPTX will be, "" where build/ is
        self.folder = dirname(abspath(deck))
        self.sources: dict[str, Source] = {}
        self._lines: dict[str, list[str]] = {}
        self.themes = ThemeFiles(self.disk, self.folder, self._source)
        self.assets = AssetFiles(self.disk, memo, self.folder, self.themes, self._decoded)

    @property
    def reads(self) -> tuple[str, ...]:
        """Every absolute path that was read or looked for, folders and missing files included."""
        return tuple(self.disk.reads)

    def source_line(self, path: str, line: int) -> str | None:
        """A line of a source that was read, by the path shown to the author; None where there is none."""
        lines = self._lines.get(path)
        if lines is None:
            source = self.sources.get(path)
            lines = self._lines[path] = source.text.split("\n") if source else []
        return lines[line - 1] if 0 < line <= len(lines) else None

    # Sources

    def deck_source(self) -> Report[Source | None]:
        """The deck's own file."""
        if os.path.isdir(self.deck):
            inside = join(self.deck, "deck.md")
            hint = f"Name the file in it: {self.disk.shown(inside)}" if self.disk.is_file(inside) else "Name a file"
            return Report(None, (error("F151", "The deck is a folder, not a file", hint=hint, path=self._shown()),))
        if not self.disk.is_file(self.deck):
            return Report(None, (self._no_deck(),))
        return self._source(self.deck)

    def slide_sources(self, patterns: tuple[str, ...], line: int = 1) -> Report[tuple[Source, ...]]:
        """The files that the deck's `slides:`, on `line` of its file, names: in its order, those of one pattern by
        name. A file that several patterns name comes once, where the first names it."""
        found: dict[str, None] = {}
        diagnostics: list[Diagnostic] = []
        deck = abspath(self.deck)
        for pattern in patterns:
            matches = [path for path in self.disk.matching(self.folder, pattern) if abspath(path) != deck]
            if not matches:
                diagnostics.append(self._no_match(pattern, line))
            found.update(dict.fromkeys(abspath(path) for path in matches))
        sources = []
        for path in found:
            source, problems = self._source(path)
            diagnostics.extend(problems)
            if source is not None:
                sources.append(source)
        return Report(tuple(sources), tuple(diagnostics))

    def slide_sources_beside(self) -> Report[tuple[Source, ...]]:
        """The files slides/*.md beside the deck's file, by name; none is no mistake here."""
        if not self.disk.matching(self.folder, BESIDE):
            return Report(())
        return self.slide_sources((BESIDE,))

    def _source(self, path: str) -> Report[Source | None]:
        shown = self.disk.shown(path)
        try:
            data = self.disk.read(path)
        except OSError as problem:
            return Report(None, (unreadable(problem, "The file", path=shown),))
        return self._decoded(data, shown)

    def _shown(self) -> str:
        return self.disk.shown(self.deck)

    def _no_deck(self) -> Diagnostic:
        real = self.disk.other_case(abspath(self.deck))
        others = [name for name in self.disk.entries(self.folder) if name.endswith(".md")]
        if real:
            hint = f"There is {self.disk.shown(real)}; upper and lower case must be the same"
        elif others:
            hint = "There is " + listed([self.disk.shown(join(self.folder, name)) for name in others])
        else:
            from foliensatz.prog import prog

            hint = f"Write a deck.md, or name the deck's file: {prog()} build talk.md"
        return error("F151", "There is no such deck", hint=hint, path=self._shown())

    def _no_match(self, pattern: str, line: int) -> Diagnostic:
        if case := self.disk.case_hint(join(self.folder, pattern)):
            hint = case
        elif "*" in pattern or "?" in pattern:
            hint = "Patterns are relative to the deck's folder; slides/*.md takes every Markdown file in slides"
        else:
            hint = "Paths are relative to the deck's folder" + self.disk.like(join(self.folder, pattern), dirname(pattern))
        return error("F154", f"No file matches “{pattern}”", self.where(pattern, line), hint, self._shown())

    def where(self, words: str, first: int) -> Span:
        """Where the deck's front matter says `words`, from line `first` on."""
        number = first
        while (line := self.source_line(self._shown(), number)) is not None:
            if number > 1 and line.rstrip() in ("---", "..."):
                break
            column = line.find(words)
            if column >= 0:
                return Span(number, column + 1)
            number += 1
        return Span(first)

    def _decoded(self, data: bytes, shown: str) -> Report[Source]:
        """The text of a file's bytes, whose lines can be shown from now on."""
        source, diagnostics = self.memo.recall("decode", (Same(data), shown), lambda: _text(data, shown))
        self.sources[shown] = source
        return Report(source, diagnostics)

    # What the sources name

    def pictures_of(self, path: str) -> PicturesOf:
        """The pictures and texts as the source file `path` (as shown) names them: reading's Assets."""
        return PicturesOf(self.assets, join(self.disk.here, dirname(path)))

    def linked_file(self, href: str, path: str) -> LinkedFile:
        """The file that a relative address in the source file `path` (as shown) leads to."""
        base = dirname(abspath(self.output)) if self.output else join(self.folder, "build")
        return self.assets.linked_file(href, join(self.disk.here, dirname(path)), base)


def _text(data: bytes, shown: str) -> Report[Source]:
    text, diagnostics = decode(data, shown)
    return Report(Source(shown, text), diagnostics)
