"""The preview shows what the PPTX shows: every word of the shipped deck and of the contact sheet, in headless Chromium,
stands where LibreOffice sets it."""

from pathlib import Path

import pytest

from tests.judges import chromium, libreoffice, need, preview

ROOT = Path(__file__).parents[2]
# Formulas have no words; file and preview draw their signs from the same ink (test_formula.py). Words from right to left
# poppler finds letter by letter (test_scripts.py).
NOT_COMPARED = ("13-formulas", "17-scripts")
SHEETS = [deck for deck in (ROOT / "docs" / "contact-sheet" / "decks").glob("*.md") if deck.stem not in NOT_COMPARED]
DECKS = (*sorted(SHEETS), ROOT / "deck.md")
ENOUGH = 0.98


@pytest.fixture(scope="module")
def verdicts():
    need(libreoffice.NAME, libreoffice.present())
    need(chromium.NAME, chromium.present())
    return preview.judge(DECKS)


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.stem)
def test_words_stand_where_libreoffice_sets_them(verdicts, deck: Path):
    verdict = verdicts[deck].without_autofit
    assert verdict.words > 100
    assert verdict.share >= ENOUGH, str(verdict)


def test_nearly_all_words_stand_there_in_the_files_as_made(verdicts):
    whole = preview.together(each.as_made for each in verdicts.values())
    assert whole.words > 4000
    assert whole.share >= ENOUGH, str(whole)


def test_a_word_that_is_elsewhere_is_found():
    here = libreoffice.Page(960, 540, (libreoffice.Word("Stadt", 10, 10, 40, 20), libreoffice.Word("und", 50, 10, 60, 20)))
    there = here._replace(words=(here.words[0]._replace(left=13), libreoffice.Word("Land", 50, 10, 60, 20)))
    verdict = preview.compare([here], [there])
    assert verdict.words == 3
    assert [str(off) for off in verdict.off] == [
        "slide 1: 'Land' is in LibreOffice only",
        "slide 1: 'und' is in the preview only",
        "slide 1: 'Stadt' is 4.0 px off (left, top, right, bottom: -4.0, +0.0, +0.0, +0.0)",
    ]
