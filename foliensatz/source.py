"""Where text came from. Lines are counted from 1; within a slide they are relative to the slide's excerpt.

A position becomes absolute only when a diagnostic is shown: an edit above a slide then changes nothing
that was worked out for it.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """A place in a text. `column` counts characters from 1; 0 means the whole line. `end_line` 0 means `line`."""

    line: int = 1
    column: int = 0
    end_line: int = 0


def span_of(keys: tuple[tuple[str, Span], ...], key: str) -> Span:
    """Where front matter gives `key`, of all its `keys` with the places of their values; the first line where it doesn't."""
    return next((span for name, span in keys if name == key), Span())


class Source(NamedTuple):
    """One file of the deck. `path` is what the author sees (relative to where the command runs, with `/`);
    `text` has "\\n" line ends and no byte order mark."""

    path: str
    text: str


RECORDINGS_LIMIT = 500
"""Megabytes that a film or sound may have if the author says nothing."""


class Settings(NamedTuple):
    """What the deck's and the file's front matter say about every slide of an excerpt.

    `incremental` says whether lists come item by item, `transition` how slides come and go, as (setting, value). `section`
    names the section that a slide file is; `hidden` and `appendix` hold for all of its slides. `numbers` as in deck.Slide.
    `recordings` is how many megabytes a film or sound may have.
    `date` is ISO 8601 ("2020-02-28"), or the author's own words where no date could be read from them.
    """

    lang: str = "de-DE"
    speaker: str = ""
    date: str = ""
    layout: str = ""
    fit: str = "continue"
    footer: str = ""
    section: str = ""
    numbers: str = ""
    hidden: bool = False
    appendix: bool = False
    classes: tuple[str, ...] = ()
    incremental: bool = False
    transition: tuple[tuple[str, str], ...] = ()
    recordings: int = RECORDINGS_LIMIT


class Edit(NamedTuple):
    """A stretch of a line that was put in the place of another: `length` characters from `column` on, where the source
    has `source_length` from `source_column` on."""

    line: int
    column: int
    length: int
    source_column: int
    source_length: int


class Origin(NamedTuple):
    """From `line` of a text on (counted from 1), its lines are those of the file `path` from `first_line` on, each moved
    to the right by `indent` characters."""

    line: int
    path: str
    first_line: int
    indent: int = 0


def origin_of(origins: tuple[Origin, ...], line: int) -> Origin:
    """Where a line of the text comes from."""
    from bisect import bisect_right

    return origins[bisect_right(origins, line, key=lambda origin: origin.line) - 1]


class Excerpt(NamedTuple):
    """The lines of one slide. `first_line` is the line of the file on which `text` begins (1-based); it is used to
    show positions and is no input of any stage. `references` are the link definitions of the whole file,
    as (label, url, title), since a slide may use one that stands further down. `footnotes` are those footnotes ("^1")
    and abbreviations ("*OZG") of the file that the slide may use, as (label, text). `edits`
    are the places of variables, whose values `text` has already, in order. `origins` are there where the lines come
    from several files, `folders` where these lie in different ones: from a line on, what stands before the names of files
    to make them relative to the first line's."""

    path: str
    first_line: int
    text: str
    settings: Settings = Settings()
    references: tuple[tuple[str, str, str], ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    edits: tuple[Edit, ...] = ()
    origins: tuple[Origin, ...] = ()
    folders: tuple[tuple[int, str], ...] = ()

    def in_file(self, span: Span) -> tuple[str, Span]:
        """A place of `text` as a file's path and the place there."""
        if self.edits:
            span = self.in_source(span)
        path, line, moved, indent = self.path, self.first_line, span.line - 1, 0
        if self.origins:
            begin, path, line, indent = origin_of(self.origins, span.line)
            moved = span.line - begin
        end = span.end_line + line + moved - span.line if span.end_line else 0
        column = max(span.column - indent, 1) if span.column else 0
        return path, Span(line + moved, column, end)

    def in_source(self, span: Span) -> Span:
        """A place of `text` as a place of the lines that the author wrote, counted from the excerpt's first."""
        moved = 0
        for line, column, length, source_column, source_length in self.edits:
            if line < span.line:
                continue
            if line > span.line or span.column < column:
                break
            if span.column < column + length:
                return span._replace(column=source_column)
            moved = source_column + source_length - column - length
        return span._replace(column=span.column + moved) if moved else span
