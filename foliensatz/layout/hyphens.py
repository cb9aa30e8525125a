"""Discretionary hyphens: only in words wider than their column, and in the end only where a line breaks, so that search
and later edits find whole words everywhere else."""

from bisect import bisect_right
from typing import Callable

from foliensatz.layout.linebreak import Line
from foliensatz.runs import Run, Runs, plain_text

SOFT_HYPHEN = "\u00ad"
WORD_JOINER = "\u2060"
# Shorter words are never divided, and so many letters stay together before and behind a hyphen.
SHORTEST = 9
LEAST_BEFORE = 4
LEAST_AFTER = 5


def insert_hyphens(runs: Runs, lang: str, too_wide: Callable[[int, int], bool]) -> Runs:
    """The runs with a soft hyphen at every place where a word that is `too_wide` (its offsets in the plain text) may be
    divided; the same runs where there is none. German only: no other language has patterns here."""
    if not lang.lower().startswith("de"):
        return runs
    text = plain_text(runs)
    places: list[int] = []
    for start, end in _words(text):
        if end - start >= SHORTEST and too_wide(start, end):
            from foliensatz.fonts.hyphenation import hyphenate

            last = end - start - LEAST_AFTER
            places += [start + offset for offset in hyphenate(text[start:end]) if LEAST_BEFORE <= offset <= last]
    return _with_marks(runs, places, SOFT_HYPHEN) if places else runs


def _words(text: str):
    """Offsets of the stretches of letters."""
    start = -1
    for at, character in enumerate(text):
        if character.isalpha():
            start = at if start < 0 else start
        elif start >= 0:
            yield start, at
            start = -1
    if start >= 0:
        yield start, len(text)


def bind_leading_hyphens(runs: Runs, lines: tuple[Line, ...]) -> Runs:
    """The runs with a word joiner behind a hyphen that begins a word, where a line would end between the two:
    "Datengewinnung und -" / "verarbeitung" reads like a mistake. The same runs where there is no such place."""
    text = plain_text(runs)
    places = [
        line.start
        for line in lines[1:]
        if line.start > 1 and text[line.start - 1] == "-" and text[line.start - 2].isspace() and text[line.start].isalpha()
    ]
    return _with_marks(runs, places, WORD_JOINER) if places else runs


def is_letter(character: str) -> bool:
    """A letter or figure of a script that writes words: between ideographs any line may end."""
    return character.isalnum() and character < "\u2e80"


def word_around(text: str, offset: int) -> str:
    """The word that goes across an offset, without its soft hyphens."""
    start = end = offset
    while start and (text[start - 1].isalnum() or text[start - 1] == SOFT_HYPHEN):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == SOFT_HYPHEN):
        end += 1
    return text[start:end].replace(SOFT_HYPHEN, "")


def _with_marks(runs: Runs, places: list[int], mark: str) -> Runs:
    result: list[Run] = []
    at = 0
    for run in runs:
        end = at + len(run.text)
        text = run.text
        inner = [place - at for place in places if at < place <= end]
        for place in reversed(inner):
            text = text[:place] + mark + text[place:]
        result.append(run._replace(text=text) if inner else run)
        at = end
    return tuple(result)


def keep_used(runs: Runs, lines: tuple[Line, ...]) -> tuple[Runs, tuple[int, ...]]:
    """The runs without the soft hyphens at which no line ends, and where the lines after the first begin in them.
    An author's own soft hyphens go too: they have done their work."""
    starts = tuple(line.start for line in lines[1:])
    text = plain_text(runs)
    if SOFT_HYPHEN not in text:
        return runs, starts
    used = set(starts)
    dropped = [at for at, c in enumerate(text) if c == SOFT_HYPHEN and at + 1 not in used]
    result: list[Run] = []
    at = 0
    for run in runs:
        if SOFT_HYPHEN in run.text:
            kept = "".join(c for n, c in enumerate(run.text, at) if c != SOFT_HYPHEN or n + 1 in used)
            result.append(run._replace(text=kept))
        else:
            result.append(run)
        at += len(run.text)
    return tuple(run for run in result if run.text), tuple(start - bisect_right(dropped, start - 1) for start in starts)
