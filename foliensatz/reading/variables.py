"""Variables: `{{ name }}` in a slide's text becomes what it stands for, before the text is read as Markdown."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.reading.placeholders import CODE, CSV, YAML, Placeholder, placeholders, written
from foliensatz.reading.values import DATE, GROUP, NUMBER, Value, worded
from foliensatz.source import Edit, Span

_NAME = re.compile(r"\w(?:[\w .-]*\w)?")
_IN_WORDS = re.compile(r"(\\?)\{\{(?![<%{])([^{}\n]*)\}\}")


class Found(NamedTuple):
    """What a name stands for: the words for the eye, and the value as programs read it; or, in `problem`, why it stands for
    nothing, as (code, message, hint)."""

    words: str = ""
    plain: str = ""
    problem: tuple[str, str, str] = ("", "", "")


class Names(Protocol):
    """Whoever knows what names stand for."""

    def found(self, name: str) -> Found: ...


class Filled(NamedTuple):
    """A text with its variables' values, and where they stand in it."""

    text: str
    edits: tuple[Edit, ...] = ()


class Variables:
    """What names stand for, in the language `lang`. Of several `layers` the first that knows a name holds; the last of
    them, data, means itself, while the others' texts may have variables in them too."""

    def __init__(self, layers: Sequence[Mapping[str, Value]], lang: str) -> None:
        self.layers = layers
        self.lang = lang

    def found(self, name: str) -> Found:
        return self._found(name, ())

    def _found(self, name: str, chain: tuple[str, ...]) -> Found:
        if not _NAME.fullmatch(name):
            hint = "A name has letters and figures, and dots for what is nested; to show the braces, write \\{{"
            return Found(problem=("F171", f"“{{{{ {name} }}}}” names no variable, and nothing is worked out here", hint))
        number, value = next(((n, layer[name]) for n, layer in enumerate(self.layers) if name in layer), (0, None))
        if value is None:
            return Found(problem=("F170", f"There is no variable “{name}”", self._hint(name)))
        if value.kind == GROUP:
            inner = [other for layer in self.layers for other in layer if other.startswith(name + ".")]
            message = f"“{name}” stands for several values"
            return Found(problem=("F171", message, f"Name one of them, such as {inner[0]}" if inner else "It is empty"))
        if name in chain:
            circle = " → ".join((*chain[chain.index(name) :], name))
            return Found(problem=("F175", f"The variable “{name}” stands for itself: {circle}", "Give one of them a value"))
        words, problem = worded(value, self.lang), ("", "", "")
        if "{{" in words and number < len(self.layers) - 1:
            words, problem = self._filled(words, (*chain, name))
        plain = value.text.replace("_", "") if value.kind == NUMBER else value.text if value.kind == DATE else words
        return Found(words, plain, problem)

    def _filled(self, text: str, chain: tuple[str, ...]) -> tuple[str, tuple[str, str, str]]:
        problems: list[tuple[str, str, str]] = []

        def value(match: re.Match[str]) -> str:
            if match[1]:
                return match[0][1:]
            found = self._found(match[2].strip(), chain)
            problems.extend([found.problem] if found.problem[0] else [])
            return match[0] if found.problem[0] else found.words

        return _IN_WORDS.sub(value, text), problems[0] if problems else ("", "", "")

    def _hint(self, name: str) -> str:
        from foliensatz.suggestion import did_you_mean, listed

        known = list(dict.fromkeys(known for layer in self.layers for known in layer if layer[known].kind != GROUP))
        there = f"There is {listed(known)}" if known else "Give it a value below “variables:” in the front matter"
        return did_you_mean(name, known, there)


def fill(text: str, names: Names) -> Report[Filled]:
    """The text of a slide with its variables' values. A variable without one is an error and stays as it is; positions
    are those of `text`."""
    parts: list[str] = []
    edits: list[Edit] = []
    diagnostics: list[Diagnostic] = []
    end = 0
    added = 0  # by how much the new text of the line is longer so far
    last_line = 0
    for hole in placeholders(text):
        line, column = _place(text, hole.start)
        if hole.escaped:
            value = text[hole.start + 1 : hole.end]
        else:
            found = names.found(hole.name)
            code, message, hint = found.problem
            if code:
                diagnostics.append(error(code, message, Span(line, column), hint))
                continue
            value = written(_chosen(found, hole, text), hole, text)
        added = added if line == last_line else 0
        last_line = line
        length = hole.end - hole.start
        edits.append(Edit(line, column + added, len(value), column, length))
        added += len(value) - length
        parts += (text[end : hole.start], value)
        end = hole.end
    return Report(Filled("".join((*parts, text[end:])), tuple(edits)), tuple(diagnostics))


def fill_words(text: str, names: Names) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """A text of the front matter, which is no Markdown, with its variables' values; and the problems of those that have
    none, which stay as they are."""
    problems: list[tuple[str, str, str]] = []

    def value(match: re.Match[str]) -> str:
        if match[1]:
            return match[0][1:]
        found = names.found(match[2].strip())
        problems.extend([found.problem] if found.problem[0] else [])
        return match[0] if found.problem[0] else " ".join(found.words.split())

    return _IN_WORDS.sub(value, text), tuple(problems)


def _chosen(found: Found, hole: Placeholder, text: str) -> str:
    """For the eye, or as programs read it: in a chart's YAML, in CSV with commas between its cells, in code."""
    if hole.form in (YAML, CODE):
        return found.plain
    if hole.form == CSV:
        line = text[text.rfind("\n", 0, hole.start) + 1 : hole.start] + (text[hole.end :].partition("\n")[0])
        return found.words if ";" in line or "\t" in line else found.plain
    return found.words


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
