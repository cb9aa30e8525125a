"""Straight marks become typographic ones, and blanks that must not break don't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.reading.typography import typeset


def set_text(text: str, lang: str = "de-DE", title: bool = False) -> str:
    texts = [text]
    typeset(texts, [False], lang, title)
    return texts[0].replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "german", "english"),
    [
        ('"A \'b\' c"', "„A ‚b‘ c“", "“A ‘b’ c”"),
        ("Geht's? '90er", "Geht’s? ’90er", "Geht’s? ’90er"),
        ('("x"), "y".', "(„x“), „y“.", "(“x”), “y”."),
        ('Ohne Ende "x', "Ohne Ende „x", "Ohne Ende “x"),
        ('5" breit', '5" breit', '5" breit'),
        ("„schon“ “set”", "„schon“ “set”", "„schon“ “set”"),
        ("a -- b, c---d, 1--2, a - b, -x, --y", "a – b, c—d, 1–2, a – b, -x, --y", "a – b, c—d, 1–2, a – b, -x, --y"),
        ("und ... so...", "und … so…", "und … so…"),
        ("....", "....", "...."),
    ],
)
def test_marks(typed: str, german: str, english: str) -> None:
    assert (set_text(typed), set_text(typed, "en-GB")) == (german, english)


@pytest.mark.parametrize(
    "text",
    ["z. B.", "d. h.", "i. d. R.", "u. a.", "v. Chr.", "§ 12", "Art. 5", "Nr. 3", "28. Februar", "20 km", "30 m²", "5 kWh/m²"]
    + ["40 %", "3 €", "3 Mio. Euro", "14 Uhr", "20 °C", "5 MB", "Dr. Meier", "Seite 3", "Abb. 2", "J. S. Bach"],
)
def test_blanks_that_must_not_break(text: str) -> None:
    assert set_text(f"Hier: {text} und mehr") == f"Hier: {text.replace(' ', '~')} und mehr"


@pytest.mark.parametrize("text", ["Satz. Noch einer.", "Im Jahr 2020 kam es", "in 5 Jahren", "2020 Und", "Ende. 5 Punkte"])
def test_blanks_that_may_break(text: str) -> None:
    assert set_text(text) == text


def test_tight_abbreviations_get_their_blank() -> None:
    assert set_text("z.B. und i.d.R. auf x.y.de") == "z.~B. und i.~d.~R. auf x.y.de"


def test_dots_at_the_end_of_a_title_stay() -> None:
    assert set_text("Smart ... City ist...", title=True) == "Smart … City ist..."


def test_quotes_pair_across_runs_and_code_is_left_alone() -> None:
    texts = ['"', "Fett", '" und ', '"--"', ' "x"']
    typeset(texts, [False, False, False, True, False], "de-DE")
    assert texts == ["„", "Fett", "“ und ", '"--"', " „x“"]


def test_swiss_quotes_and_languages_without_rules() -> None:
    assert set_text('"x"', "de-CH") == "«x»"
    assert set_text('"x" -- y', "fr-FR") == '"x" -- y'


@given(st.lists(st.tuples(st.text("ab \"'.-5§zBkm", max_size=8), st.booleans()), max_size=5))
def test_letters_and_digits_are_never_changed(pieces: list[tuple[str, bool]]) -> None:
    texts = [text for text, _ in pieces]
    typeset(texts, [kept for _, kept in pieces], "de-DE")
    for before, after in zip(pieces, texts):
        assert [c for c in after if c.isalnum()] == [c for c in before[0] if c.isalnum()]
        assert not before[1] or after == before[0]
