"""Parts of a deck in files of their own: `<!-- include: part.md -->` on a line stands for that file's text."""

import re
from typing import NamedTuple, Protocol

from foliensatz.diagnostic import Diagnostic, Report, error, warning
from foliensatz.reading.front_matter import without_front_matter
from foliensatz.reading.line_ranges import chosen_lines
from foliensatz.source import Origin, Source, Span

ENDINGS = ("md", "markdown", "qmd", "txt")
MOST_LINES = 100_000
DEEPEST = 50

_INSIDE = r"""(?:"(?P<{0}q>[^"\n]+)"|'(?P<{0}s>[^'\n]+)'|(?P<{0}w>\S+?))(?:[ \t]+lines=["']?(?P<{0}l>[\d,\- ]+?)["']?)?"""
_INCLUDE = re.compile(
    rf"<!--[ \t]*include:[ \t]*{_INSIDE.format('a')}[ \t]*-->|\{{\{{<[ \t]*include[ \t]+{_INSIDE.format('b')}[ \t]*>\}}\}}"
)
_ANY = re.compile(r"<!--[ \t]*include:[^\n]*?-->|\{\{<[ \t]*include\b[^\n]*?>\}\}")
_FENCE = re.compile(r"[ >]*(?:[-+*] +|\d+[.)] +)*(`{3,}[^`]*$|~{3,})")


class Parts(Protocol):
    """Whoever has the files."""

    def part(self, asked: tuple[str, str]) -> Report[Source | None]:
        """The file of a name, as the file with the given path names it: (name, path). Diagnostics without a path are about
        the name."""
        ...


class Expanded(NamedTuple):
    """A text with its parts in it. Line by line, `origins` tell where it comes from."""

    text: str
    origins: tuple[Origin, ...]


def has_includes(text: str) -> bool:
    return "include" in text and bool(_ANY.search(text))


def expand(body: Source, first_line: int, parts: Parts) -> Report[Expanded]:
    """The text of `body`, which begins on `first_line` of its file, with the parts it includes, and those that they
    include. Diagnostics are placed."""
    expansion = _Expansion(parts)
    expansion.add(body.text.split("\n"), body.path, first_line, "", (body.path,))
    return Report(Expanded("\n".join(expansion.lines), tuple(expansion.origins)), tuple(expansion.diagnostics))


class _Expansion:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.lines: list[str] = []
        self.origins: list[Origin] = []
        self.diagnostics: list[Diagnostic] = []

    def add(self, lines: list[str] | tuple[str, ...], path: str, first: int, indent: str, chain: tuple[str, ...]) -> None:
        """Take lines that begin on line `first` of the file `path`. Each gets the `indent` of the include it stands for."""
        begins = True  # a stretch of this file
        fence = ""
        for number, line in enumerate(lines, first):
            if opening := _FENCE.match(line):
                mark = opening[1]
                run = mark[: len(mark) - len(mark.lstrip(mark[0]))]
                if not fence:
                    fence = run
                elif run.startswith(fence) and not mark.lstrip(mark[0]).strip():
                    fence = ""
            if not fence and "include" in line and (found := _ANY.search(line)):
                include = _INCLUDE.fullmatch(line.strip())
                span = Span(number, found.start() + 1)
                if include is None:
                    message = "This include does not stand alone on its line, or names no file"
                    hint = "Write <!-- include: part.md --> on a line of its own"
                    self.diagnostics.append(error("F176", message, span, hint, path))
                else:
                    self.include(include, path, span, indent + line[: len(line) - len(line.lstrip())], chain)
                    begins = True
                    continue
            if begins:
                self.origins.append(Origin(len(self.lines) + 1, path, number, len(indent)))
                begins = False
            self.lines.append(indent + line if line.strip() else line)

    def include(self, include: re.Match[str], path: str, span: Span, indent: str, chain: tuple[str, ...]) -> None:
        kind = "a" if include[0].startswith("<!--") else "b"
        name = include[kind + "q"] or include[kind + "s"] or include[kind + "w"]
        ending = name.rpartition(".")[2].lower()
        source, told = self.parts.part((name, path))
        self.diagnostics += [d if d.path else d._replace(span=span, path=path) for d in told]
        problem = hint = ""
        if source is None:
            return
        if source.path in chain:
            circle = " → ".join((*chain[chain.index(source.path) :], source.path))
            problem, hint = f"This file includes itself: {circle}", "Take one of the includes out"
        elif len(chain) > DEEPEST:
            problem, hint = f"Includes are nested more than {DEEPEST} deep", "Nest less deeply"
        elif ending not in ENDINGS:
            problem = f"“{name}” is no Markdown"
            hint = f'For code write ```{ending} {{include="{name}"}} and ``` below it; a picture or a CSV file is shown by ![](…)'
        elif len(self.lines) > MOST_LINES:
            problem, hint = f"The deck's parts come to more than {MOST_LINES} lines", "Include less, or each part once"
        if problem:
            self.diagnostics.append(error("F176", problem, span, hint, path))
            return
        body, first, has_front_matter = without_front_matter(source)
        if has_front_matter:
            message = "The front matter of an included file is left out"
            self.diagnostics.append(warning("F178", message, Span(1), "Say it in the file that includes it", source.path))
        stretches, problems = chosen_lines(source.text, include[kind + "l"] or "")
        self.diagnostics += [warning("F177", message, span, hint, path) for message, hint in problems]
        if not include[kind + "l"]:
            stretches = ((first, tuple(body.text.removesuffix("\n").split("\n"))),)
        for number, lines in stretches:
            self.add(lines, source.path, number, indent, (*chain, source.path))
