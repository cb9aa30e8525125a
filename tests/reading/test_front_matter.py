"""Front matter: keys with their places, YAML 1.2 scalars, and the file's settings over the deck's."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foliensatz.diagnostic import Report
from foliensatz.reading.front_matter import DeckFile, read_deck_file, read_slide_file
from foliensatz.reading.yaml_entries import _plain_entries, composed_entries
from foliensatz.source import Settings, Source, Span

TODAY = date(2024, 5, 6)


def deck(front: str, theme_keys: frozenset[str] = frozenset()) -> Report[DeckFile]:
    return read_deck_file(Source("deck.md", f"---\n{front}\n---\n# A\n"), TODAY, theme_keys)


def told(front: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in deck(front).diagnostics]


VALUES = st.one_of(
    st.sampled_from(["16:9", "yes", "null", "~", "1.10", "a: b", "a #b", "#b", "'a'", '"a"', "'it''s'", '"\\n"', "[a, b]", "- a"]),
    st.sampled_from(["{a: b}", "*a", "&a b", "!!int 3", "a:", "|", "> x", "? a", "@a", "a  b ", "http://x/#y", "%x", "a\tb", "“ä”"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
FRONT_LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(["title", "a-b", "x_1"]), VALUES),
    st.builds("{}- {}".format, st.sampled_from(["", "  ", " "]), VALUES),
    st.sampled_from(["slides:", "key:value", "", "  ", "# comment", " indented: x", "---", "..."]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRONT_LINES, max_size=5))
def test_the_way_without_pyyaml_reads_the_same(lines: list[str]) -> None:
    text = "\n".join(lines)
    plain = _plain_entries(text)
    if plain is not None:
        composed = composed_entries(text)
        assert composed.diagnostics == ()
        places = [e._replace(value_span=Span()) if e.value == "" else e for e in composed.value]
        assert [e._replace(value_span=Span()) if e.value == "" else e for e in plain] == places


def test_the_first_decks_front_matter_needs_no_pyyaml() -> None:
    front = "title: Präsentation – „Charta“\ndate: 28.02.2020\naspect: 16:9\nslides:\n  - slides/*.md\n  - anhang.md\n"
    assert _plain_entries(front) is not None


def test_values_stay_what_the_author_wrote() -> None:
    metadata = deck("title: yes\naspect: 4:3\nfooter: 1.10\nclient: !!str 007").value.metadata
    assert (metadata.title, metadata.aspect, metadata.footer, metadata.client) == ("yes", "4:3", "1.10", "007")


def test_the_body_begins_behind_the_front_matter() -> None:
    file = deck("title: A\n\nlang: de").value
    assert (file.body.text, file.first_line) == ("# A\n", 6)


def test_broken_yaml_is_an_error_at_its_place_and_the_slides_are_still_read() -> None:
    report = deck("lang: de\ntitle: a: b")
    assert [(d.code, d.severity, d.span) for d in report.diagnostics] == [("F101", "error", Span(3, 9))]
    assert report.value.body.text == "# A\n"


def test_a_quotation_mark_that_is_never_closed_is_shown_where_it_opens() -> None:
    (diagnostic,) = deck('lang: de\ntitle: "A').diagnostics
    assert (diagnostic.code, diagnostic.span) == ("F101", Span(3, 8))
    assert "never closed" in diagnostic.message


def test_keys_that_are_not_known_get_a_suggestion() -> None:
    (diagnostic,) = deck("titel: A").diagnostics
    assert (diagnostic.code, diagnostic.span, diagnostic.hint) == ("F102", Span(2, 1), "Did you mean “title”?")


def test_the_themes_own_keys_are_kept() -> None:
    report = deck("strapline: Für alle", frozenset({"strapline"}))
    assert report.diagnostics == () and report.value.metadata.theme_keys == (("strapline", "Für alle"),)


def test_faults_of_values_have_their_places() -> None:
    assert told("date: 31.2.2020") == [("F104", 2, 7)]
    assert told("fit: big") == [("F103", 2, 6)]
    assert told("title: #x") == [("F105", 2, 7)]
    assert told("title: a\ntitle: b") == [("F106", 3, 1)]
    assert told("speaker: {a: b}") == [("F103", 2, 10)]


def test_the_author_is_the_speaker_and_today_is_today() -> None:
    metadata = deck("author: Ada\ndate: today").value.metadata
    assert (metadata.speaker, metadata.date) == ("Ada", "2024-05-06")


def test_a_slide_files_settings_overrule_the_decks() -> None:
    base = Settings(speaker="Ada", date="2020-01-01", layout="quote")
    report = read_slide_file(Source("s.md", "---\nspeaker: Bob\n---\ntext"), base, TODAY)
    assert report.value.settings == base._replace(speaker="Bob")


def test_a_title_belongs_to_the_deck() -> None:
    (diagnostic,) = read_slide_file(Source("s.md", "---\ntitle: X\n---\n"), Settings(), TODAY).diagnostics
    assert diagnostic.code == "F102" and diagnostic.path == "s.md"


def test_a_break_at_the_top_is_no_front_matter() -> None:
    text = "---\n# A\n---\n# B\n"
    file = read_deck_file(Source("d.md", text), TODAY).value
    assert file.body.text == text and file.first_line == 1


def test_front_matter_without_an_end() -> None:
    (diagnostic,) = read_deck_file(Source("d.md", "---\ntitle: A\n# B\n"), TODAY).diagnostics
    assert (diagnostic.code, diagnostic.severity, diagnostic.span.line) == ("F107", "error", 1)


def test_a_language_that_is_none_is_told_and_left_out() -> None:
    file, (diagnostic,) = read_deck_file(Source("d.md", "---\nlang: de_DE!\n---\n"), TODAY)
    assert (diagnostic.code, diagnostic.severity, diagnostic.span) == ("F103", "warning", Span(2, 7))
    assert file.metadata.lang == file.settings.lang == "de-DE"


@pytest.mark.parametrize(("written", "dots"), [("150", 150), ("300 ppi", 300), ("300dpi", 300), ("original", 0), ("", 220)])
def test_how_many_dots_of_pictures_are_kept(written: str, dots: int) -> None:
    report = deck(f"title: x\npictures: {written}")
    assert (report.value.metadata.pictures, report.diagnostics) == (dots, ())


@pytest.mark.parametrize("written", ["sharp", "10", "5000", "-3"])
def test_dots_that_are_none_are_told(written: str) -> None:
    report = deck(f"title: x\npictures: {written}")
    assert report.value.metadata.pictures == 220
    assert [d.code for d in report.diagnostics] == ["F103"]
