"""Divs that hold notes, by the names that people give them: what may be private must not come onto a slide by a slip."""

from foliensatz.diagnostic import error
from foliensatz.reading.context import Context
from foliensatz.source import Span
from foliensatz.suggestion import nearest

NOTES = (
    "notes", "note", "speaker-notes", "speaker-note", "speakernotes", "presenter-notes", "notizen", "notiz", "sprechernotizen",
    "sprechernotiz", "vortragsnotizen", "rednernotizen", "referentennotizen", "moderationsnotizen",
)  # fmt: skip
# What is like a note's name and says something else.
_OTHERS = ("columns", "column", "incremental", "nonincremental", "fragment", "note-box", "footnotes", "quotes", "quote", "code")


def is_notes(classes: tuple[str, ...], line: int, context: Context) -> bool:
    """Whether a div with these classes holds notes. One that almost does is an error, and kept off the slide as well."""
    if not classes:
        return False
    names = [name.lower() for name in classes]
    if any(name in NOTES for name in names):
        return True
    near = nearest(names[0], (*NOTES, *_OTHERS))
    if near not in NOTES:
        return False
    message = f"“::: {classes[0]}” means nothing here, and may hide private notes"
    hint = f"Did you mean “{near}”? Where the text belongs on the slide, delete the ::: lines"
    context.diagnostics.append(error("F213", message, Span(line, 1), hint))
    return True
