"""HTML comments: settings for the slide, notes for the speaker, or remarks for nobody but the author.

`<!-- layout: quote -->` sets something (several `key: value` lines may stand in one comment), `<!-- // … -->` is a true
comment, and any other comment is a note.
"""

import re
from typing import NamedTuple

from foliensatz.suggestion import nearest

# What can be said about one slide, in its heading's braces or in a comment.
SLIDE_SETTINGS = (
    "layout", "columns", "class", "fit", "speaker", "date", "footer", "lang", "id", "incremental", "transition", "duration",
    "advance", "click", "hidden", "appendix", "agenda", "section",
)  # fmt: skip
# Notes may begin with such a word and a colon: "Agenda: skip the first point". Settings are in small letters.
_WORDS_OF_NOTES = ("hidden", "appendix", "agenda", "section")
# Marp's directives: settings by intent, so they are no notes, but nothing here answers to them.
_MARP = frozenset(
    "marp theme size style math paginate header headingdivider backgroundcolor backgroundimage backgroundposition "
    "backgroundrepeat backgroundsize color".split()
)
_PAIR = r"[ \t]*_?([A-Za-z][\w-]*)[ \t]*:[ \t]+(.*?)[ \t]*"
_BREAK = r"(?m)^(?:---|\*\*\*|___)[ \t]*$|^##? \S.*\n"


class Comment(NamedTuple):
    """What a comment says: settings as (key, value, line), unknown keys as (key, known key or "", line), and a note with
    the line it begins on. Lines count from 0 at the comment's own. `hides_slides` is a comment around whole slides."""

    settings: tuple[tuple[str, str, int], ...] = ()
    unknown: tuple[tuple[str, str, int], ...] = ()
    note: str = ""
    note_line: int = 0
    hides_slides: bool = False


def read_comment(text: str) -> Comment:
    """`text` is what stands between `<!--` and `-->`."""
    if text.lstrip().startswith("//"):
        return Comment()
    lines = text.split("\n")
    settings: list[tuple[str, str, int]] = []
    unknown: list[tuple[str, str, int]] = []
    rest = 0
    for number, line in enumerate(lines):
        if not line.strip():
            if settings or unknown:
                rest = number
                break
            continue
        pair = re.fullmatch(_PAIR, line)
        key = pair[1].lower() if pair else ""
        if key in _WORDS_OF_NOTES and key != pair[1]:
            key = ""
        if pair and key in SLIDE_SETTINGS:
            settings.append((key, _unquoted(pair[2]), number))
        elif pair and (key in _MARP or _looks_known(key, pair[2])):
            unknown.append((pair[1], nearest(key, SLIDE_SETTINGS), number))
        else:
            settings, unknown, rest = [], [], 0
            break
        rest = number + 1
    note = "\n".join(lines[rest:])
    if not note.strip():
        return Comment(tuple(settings), tuple(unknown))
    if re.search(_BREAK, note):
        return Comment(tuple(settings), tuple(unknown), hides_slides=True)
    return Comment(tuple(settings), tuple(unknown), note, rest)


def _looks_known(key: str, value: str) -> bool:
    """A mistyped setting: nearly a known key, with a value as short as settings have."""
    return len(value.split()) <= 2 and bool(nearest(key, SLIDE_SETTINGS, 0.75))


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
