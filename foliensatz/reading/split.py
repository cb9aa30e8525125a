"""A file's text divided into slides, by lines and without parsing it.

A heading of level 1 or 2 at the top level begins a slide, and so does a thematic break. A break beside a heading
makes no slide of its own: comments and blank lines may stand between the two.
"""

import re

from foliensatz.diagnostic import Diagnostic, Report, warning
from foliensatz.reading.lines import Mark, Unclosed, top_level
from foliensatz.source import Excerpt, Settings, Span

_HASH_WORD = re.compile(r" {0,3}(?:#{2,6}(?=[^\W\d_])|#(?=[A-ZÄÖÜ]\w* \w))")
_TRUE_COMMENT = re.compile(r"\s*<!--\s*//")
_KEY = re.compile(r"[a-z_]+:(?: |$)")
_SENTENCE_END = re.compile(r"[.!?:;][\"'“”)»*_]*$")


def split(text: str, path: str, first_line: int = 1, settings: Settings = Settings()) -> Report[tuple[Excerpt, ...]]:
    """The slides of `text`, which begins on `first_line` of the file `path`. Diagnostics are placed."""
    lines = text.split("\n")
    marks, unclosed = top_level(lines)
    diagnostics = [_unclosed(problem) for problem in unclosed]
    bounds = _bounds(marks, lines)
    diagnostics.extend(_setext(mark, lines) for mark in marks if mark.setext and _looks_like_break(mark, lines))
    if "\n#" in text or text.startswith("#"):
        diagnostics.extend(_hash_words(marks, lines))
    references = _references(marks, lines)
    footnotes: dict[str, str] = {}
    if any([mark.kind == "footnote" for mark in marks]):
        from foliensatz.reading.footnotes import footnotes_of, unused_footnotes, used_in

        footnotes = footnotes_of(marks, lines)
        diagnostics.extend(unused_footnotes(marks, lines, text))
    if references:
        diagnostics.extend(_unused(marks, lines, text, references))
    excerpts = []
    for start, end in bounds:
        while start < end and not lines[start].strip():
            start += 1
        while end > start and not lines[end - 1].strip():
            end -= 1
        if start < end:
            body = "\n".join(lines[start:end])
            known = used_in(body, footnotes) if footnotes else ()
            excerpts.append(Excerpt(path, first_line + start, body, settings, references, known))
    diagnostics.sort(key=lambda diagnostic: diagnostic.span.line)
    return Report(tuple(excerpts), tuple(d.placed(path, first_line) for d in diagnostics))


def _bounds(marks: list[Mark], lines: list[str]) -> list[tuple[int, int]]:
    """First line and line behind the last of each slide, blank lines at the ends included."""
    bounds: list[tuple[int, int]] = []
    start = 0
    filled = False  # heading or content since `start`
    remarked = False  # a comment that isn't a true one since `start`
    for mark in marks:
        if mark.kind == "heading":
            if filled:
                bounds.append((start, mark.line))
                start = mark.line
            filled, remarked = True, False
        elif mark.kind == "break":
            if filled or remarked:
                bounds.append((start, mark.line))
            start = mark.end
            filled = remarked = False
        elif mark.kind == "content":
            filled = True
        elif mark.kind == "comment":
            remarked = remarked or not _TRUE_COMMENT.match(lines[mark.line])
    if filled or remarked:
        bounds.append((start, len(lines)))
    return bounds


def _references(marks: list[Mark], lines: list[str]) -> tuple[tuple[str, str, str], ...]:
    """The link reference definitions of the whole text; of two with one label the first holds (CommonMark 4.7)."""
    found = [lines[mark.line] for mark in marks if mark.kind == "definition"]
    if not found:
        return ()
    from foliensatz.reading.markdown import definitions

    return definitions("\n".join(line.lstrip(" >-+*\t") for line in found))


def _unused(marks: list[Mark], lines: list[str], text: str, references) -> list[Diagnostic]:
    from foliensatz.reading.link_definitions import is_used, label_of, unused
    from foliensatz.reading.markdown import normalizeReference

    titles = {label: title for label, _, title in references}
    found = []
    for mark in marks:
        label = label_of(lines[mark.line]) if mark.kind == "definition" else ""
        if label and not is_used(label, text):
            message, hint = unused(label, titles.get(normalizeReference(label), ""))
            found.append(warning("F222", message, Span(mark.line + 1), hint))
    return found


def _unclosed(problem: Unclosed) -> Diagnostic:
    span = Span(problem.line + 1, 1)
    if problem.kind == "fence":
        return warning("F201", "This code block is never closed", span, "Write ``` on a line of its own behind the code")
    if problem.kind == "div":
        return warning("F202", "This ::: block is never closed", span, "Write ::: on a line of its own behind it")
    if problem.kind == "comment":
        return warning("F203", "This comment is never closed", span, "Write --> behind it")
    return warning("F205", "This ::: closes nothing", span, "Delete it, or open a block with “::: name” above")


def _looks_like_break(mark: Mark, lines: list[str]) -> bool:
    if not lines[mark.end - 1].lstrip().startswith("---"):
        return False
    text = lines[mark.line : mark.end - 1]
    return len(text) > 1 or _like_front_matter(mark, lines) or bool(_SENTENCE_END.search(text[0].rstrip()))


def _like_front_matter(mark: Mark, lines: list[str]) -> bool:
    """Whether keys stand between two --- lines, in the midst of a file or behind a line that is no key."""
    if not mark.line or lines[mark.line - 1].rstrip() != "---":
        return False
    return any(_KEY.match(line) for line in lines[mark.line : mark.end - 1])


def _setext(mark: Mark, lines: list[str]) -> Diagnostic:
    if _like_front_matter(mark, lines):
        message = "This is no front matter, and shown as a heading"
        hint = "Front matter begins on a file's first line, with “key: value” on each; one slide has ## Title {key=value}"
        return warning("F204", message, Span(mark.line + 1, 1), hint)
    message = "This --- makes the text above it a heading"
    hint = "Put a blank line before the --- if a new slide is meant, or write “## ” before the heading"
    return warning("F204", message, Span(mark.end, 1), hint)


def _hash_words(marks: list[Mark], lines: list[str]) -> list[Diagnostic]:
    """Lines like "##Heading", where the blank behind the # is missing."""
    found = []
    hashes = {mark.line for mark in marks if mark.kind == "hash"}
    firsts = {mark.line for mark in marks if mark.kind == "content"}
    for line in sorted(hashes | firsts):
        if match := _HASH_WORD.match(lines[line]):
            behind = lines[line + 1] if line + 1 < len(lines) else ""
            if "##" in match[0] or not behind.strip():
                span = Span(line + 1, match.end() + 1)
                found.append(warning("F206", "This is a line of text, not a heading", span, "Write a space behind the #"))
    return found
