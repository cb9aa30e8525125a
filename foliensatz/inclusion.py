"""Files that include others: their text with the parts in it, divided into slides that know where they come from."""

from os.path import dirname, join, relpath
from typing import TYPE_CHECKING, NamedTuple

from foliensatz.diagnostic import Diagnostic, Report
from foliensatz.memo import Recall
from foliensatz.project import Project
from foliensatz.source import Excerpt, Origin, Source, Span, origin_of

if TYPE_CHECKING:
    from foliensatz.reading.includes import Expanded


class Inclusion:
    """Takes parts into the files of one deck."""

    def __init__(self, project: Project, memo: Recall) -> None:
        self.project = project
        self.memo = memo

    def of(self, body: Source, first_line: int) -> "Report[Expanded] | None":
        """The text of a file's body with its parts; None where it includes nothing."""
        from foliensatz.reading.includes import expand, has_includes

        if not has_includes(body.text):
            return None
        key = (body.path, body.text, first_line)
        return self.memo.recall_asked("include", key, _Parts(self.project), lambda asked: expand(body, first_line, asked))


class _Parts(NamedTuple):
    """The files that a deck's files include, as these name them."""

    project: Project

    def part(self, asked: tuple[str, str]) -> Report[Source | None]:
        name, path = asked
        return self.project.assets.text(name, join(self.project.disk.here, dirname(path)))


def split_parts(split: Report[tuple[Excerpt, ...]], expanded: "Expanded") -> Report[tuple[Excerpt, ...]]:
    """The slides of an expanded text, which were counted from its line 1, with their places in the files."""
    origins = expanded.origins
    excerpts = tuple(_in_files(excerpt, origins) for excerpt in split.value)
    return Report(excerpts, tuple(_told_in_file(diagnostic, origins) for diagnostic in split.diagnostics))


def _in_files(excerpt: Excerpt, origins: tuple[Origin, ...]) -> Excerpt:
    first, last = excerpt.first_line, excerpt.first_line + excerpt.text.count("\n")
    begin = origin_of(origins, first)
    inner = [origin for origin in origins if first < origin.line <= last]
    path, line = begin.path, begin.first_line + first - begin.line
    if not inner:
        single = (Origin(1, path, line, begin.indent),) if begin.indent else ()
        return excerpt._replace(path=path, first_line=line, origins=single)
    shifted = tuple(origin._replace(line=origin.line - first + 1) for origin in inner)
    own = (Origin(1, path, line, begin.indent), *shifted)
    folders = tuple((origin.line, _folder(origin.path, path)) for origin in own)
    if not any(folder for _, folder in folders):
        folders = ()
    return excerpt._replace(path=path, first_line=line, origins=own, folders=folders)


def _folder(path: str, start: str) -> str:
    """The folder of a file as seen from that of another; "" where it is the same."""
    folder = relpath(dirname(path) or ".", dirname(start) or ".").replace("\\", "/")
    return "" if folder == "." else folder


def _told_in_file(diagnostic: Diagnostic, origins: tuple[Origin, ...]) -> Diagnostic:
    span = diagnostic.span
    begin, path, line, indent = origin_of(origins, span.line)
    column = max(span.column - indent, 1) if span.column else 0
    end = span.end_line + line - begin if span.end_line else 0
    return diagnostic._replace(path=path, span=Span(span.line - begin + line, column, end))
