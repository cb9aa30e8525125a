"""The title slide made from the front matter."""

from foliensatz.deck import Metadata, Slide
from foliensatz.runs import plain_text
from foliensatz.title_slide import needs_title_slide, title_slide


def fields(**metadata: str) -> dict[str, str]:
    slide = title_slide(Metadata(title="T", **metadata))
    return {role: plain_text(runs) for role, runs in slide.fields}


def test_it_says_what_the_deck_says_in_the_order_of_the_layout():
    said = fields(date="2020-02-28", speaker="Jens Mofina", client="Stadt Karlsruhe", subtitle="Förderantrag")
    assert list(said) == ["subtitle", "client", "speaker", "date"]
    assert said["speaker"] == "Jens Mofina"


def test_the_date_is_worded_in_the_decks_language():
    assert fields(date="2020-02-28")["date"] == "28.02.2020"
    assert fields(date="2020-02-28", lang="en-GB")["date"] == "28\N{NO-BREAK SPACE}February 2020"


def test_what_the_deck_does_not_say_is_not_there():
    assert fields() == {}


def test_titles_get_the_languages_typography():
    assert plain_text(title_slide(Metadata(title='Die "Charta"')).title) == "Die „Charta“"


def test_a_deck_without_a_title_gets_none():
    assert title_slide(Metadata(speaker="A")) is None


def test_an_authors_own_title_slide_takes_its_place():
    assert not needs_title_slide([Slide(layout="title")])
    assert needs_title_slide([Slide(layout="quote")])
    assert needs_title_slide([])


def test_it_knows_where_the_front_matter_says_what():
    slide = title_slide(Metadata(title="T", client="C", date="2020-02-28"), lines=(("title", 2), ("date", 3), ("client", 5)))
    assert (slide.line, slide.field_lines) == (2, (5, 3))
