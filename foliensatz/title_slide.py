"""The title slide that a deck gets from its front matter."""

from foliensatz.dates import format_date
from foliensatz.deck import Metadata, Slide
from foliensatz.reading.transitions import transition_of
from foliensatz.reading.typography import typeset
from foliensatz.runs import Run, Runs
from foliensatz.source import Settings

ROLES = ("subtitle", "client", "speaker", "date")
ON_TITLE = ("title", *ROLES)
# Those that stand nowhere else: speaker and date are in the footers too.
ONLY_ON_TITLE = ("subtitle", "client")


def title_slide(metadata: Metadata, settings: Settings = Settings(), lines: tuple[tuple[str, int], ...] = ()) -> Slide | None:
    """The slide with the deck's title and what else its front matter says, worded for the eye; None where the deck has
    no title. `lines` are those of the front matter's keys."""
    if not metadata.title:
        return None
    said = {
        "subtitle": metadata.subtitle,
        "client": metadata.client,
        "speaker": metadata.speaker,
        "date": format_date(metadata.date, metadata.lang),
    }
    places = dict(lines)
    roles = [role for role in ROLES if said[role]]
    return Slide(
        line=places.get("title", 1),
        field_lines=tuple(places.get(role, 1) for role in roles),
        title=_set(metadata.title, metadata.lang, title=True),
        kind="title",
        layout="title",
        fit=metadata.fit,
        lang=metadata.lang,
        speaker=metadata.speaker,
        date=metadata.date,
        transition=transition_of(settings, {}),
        numbers=metadata.numbers,
        fields=tuple((role, _set(said[role], metadata.lang)) for role in roles),
    )


def needs_title_slide(slides: list[Slide]) -> bool:
    """False where the author begins with a title slide of their own (`layout: title`)."""
    return not slides or (slides[0].layout != "title" and slides[0].kind != "title")


def _set(text: str, lang: str, title: bool = False) -> Runs:
    """Front matter is plain text, set with the language's typography."""
    texts = [text]
    typeset(texts, [False], lang, title)
    return (Run(texts[0]),)
