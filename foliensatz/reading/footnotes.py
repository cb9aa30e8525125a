"""Footnotes and abbreviations: what a file says of them, which of them a slide uses, and their order on it."""

import re

from foliensatz.deck import Footnote
from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.reading.context import Context
from foliensatz.reading.lines import FOOTNOTE, Mark
from foliensatz.runs import Run, Runs
from foliensatz.source import Span

# Letters of a lost footnote that a message shows.
_SHOWN = 60
_FOOTNOTE = re.compile(r"[ ]{0,3}" + FOOTNOTE)


def label_of(line: str) -> str:
    """"^1" where a line begins what the footnote [^1] says, "*OZG" where it tells an abbreviation; else ""."""
    match = _FOOTNOTE.match(line)
    return "" if not match else "^" + match[1] if match[1] else "*" + " ".join(match[2].split())


def text_of(lines: list[str]) -> str:
    """What a footnote's lines say."""
    return "\n".join([_FOOTNOTE.sub("", lines[0]), *(line.strip() for line in lines[1:])]).strip()


def footnotes_of(marks: list[Mark], lines: list[str]) -> dict[str, str]:
    """The texts of a file's footnotes and abbreviations by their labels; of several with one label the first holds."""
    ends = {mark.line for mark in marks}
    found: dict[str, str] = {}
    for mark in marks:
        if mark.kind == "footnote":
            end = mark.line + 1
            while end < len(lines) and lines[end].strip() and end not in ends:
                end += 1
            found.setdefault(label_of(lines[mark.line]), text_of(lines[mark.line : end]))
    return found


def used_in(text: str, footnotes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Those that a slide's text may use."""
    return tuple(
        (label, said)
        for label, said in footnotes.items()
        if (f"[{label}]" if label[0] == "^" else label[1:]) in text
    )


def unused_footnotes(marks: list[Mark], lines: list[str], text: str) -> list[Diagnostic]:
    """Footnotes that no slide of the file refers to: their words would vanish."""
    found = []
    for mark in marks:
        label = label_of(lines[mark.line]) if mark.kind == "footnote" else ""
        if label[:1] == "^" and text.count(f"[{label}]") < 2:
            hint = f"Write [{label}] where it belongs"
            said = text_of([lines[mark.line]])
            said = said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"
            message = f"Nothing refers to the footnote [{label}], so it is not shown: “{said}”"
            found.append(warning("F292", message, Span(mark.line + 1, 1), hint))
    return found


def add_footnote(label: str, text: str, line: int, context: Context) -> int:
    """The place (counted from 1) on this slide of the footnote that says `text`: what has a label has one place, wherever
    it is referred to."""
    places = context.footnote_places
    if label and label in places:
        return places[label]
    from foliensatz.reading.inline import read_runs

    nested, context.in_footnote = context.in_footnote, True
    runs: Runs = read_runs(text, line, context)
    context.in_footnote = nested
    abbreviated = label[:1] == "*"
    if abbreviated:
        runs = (Run(f"{label[1:]}: "), *runs)
    number = 0 if abbreviated else 1 + sum([1 for note in context.footnotes if note.number])
    context.footnotes.append(Footnote(runs, number, line))
    place = len(context.footnotes)
    if label:
        places[label] = place
    return place
