"""Where German words may be hyphenated."""

import pytest

from foliensatz.fonts.hyphenation import hyphenate


def shown(word: str) -> str:
    offsets = (0, *hyphenate(word), len(word))
    return "·".join(word[start:end] for start, end in zip(offsets, offsets[1:]))


@pytest.mark.parametrize(
    "word",
    [
        "Ver·wal·tungs·di·gi·ta·li·sie·rung",
        "Donau·dampf·schiff·fahrts·ge·sell·schaft",
        "Grund·stücks·ver·kehrs·ge·neh·mi·gung",
        "Stra·ßen·ver·kehrs·ord·nung",
        "Städ·te·bau·för·de·rung",
        "STÄD·TE·BAU·FÖR·DE·RUNG",
    ],
)
def test_words_break_between_their_syllables(word):
    assert shown(word.replace("·", "")) == word


@pytest.mark.parametrize("word", ["Urinstinkt", "Staubecken"])
def test_where_a_break_would_mislead_there_is_none(word):
    assert hyphenate(word) == ()


@pytest.mark.parametrize("word", ["Abend", "Datei", "über", "", "a", "2024", "…"])
def test_three_letters_stay_together_at_either_end(word):
    assert hyphenate(word) == ()


def test_the_parts_of_a_hyphened_word_are_words_of_their_own():
    assert shown("Energie-Einsparverordnung") == "Ener·gie-Ein·spar·ver·ord·nung"


def test_a_letter_that_grows_when_made_small_is_left_alone():
    assert hyphenate("İstanbulverwaltung") == ()


def test_punctuation_around_a_word_does_not_count():
    assert shown("(Verwaltung),") == "(Ver·wal·tung),"
