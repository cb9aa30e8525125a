"""Decks such as presenters write them, and a census of the rare and the extreme: all of it is seen, in its place."""

from pathlib import Path

import pytest

from decks import generate
from foliensatz.checking import verify
from tests.conftest import run_build
from tests.judges import census, libreoffice, need, overflow

SLIDES = 60


def written(folder: Path, kind: str, aspect: str) -> Path:
    deck = generate(folder, SLIDES, kind)
    deck.write_text(deck.read_text("utf-8").replace("---\n", f"---\naspect: {aspect}\n", 1), "utf-8")
    return deck


def test_the_census_fits_and_loses_no_word_with_and_without_autofit(tmp_path, judge_deck):
    need(libreoffice.NAME, libreoffice.present())
    deck = written(tmp_path, "census", "16:9")
    built = run_build(tmp_path, tmp_path / "build" / "deck.pptx", str(deck))
    assert built.exit_code == 0, built.stderr
    judge_deck(built.path.read_bytes())
    assert verify(built.path.read_bytes()) == ()
    findings = census.judge(deck, built.path, tmp_path)
    assert findings == {census.AS_MADE: (), census.WITHOUT_AUTOFIT: ()}


@pytest.mark.parametrize(("kind", "aspect"), [("mixed", "16:9"), ("census", "4:3")])
def test_a_generated_deck_fits(kind: str, aspect: str, tmp_path, judge_deck):
    need(libreoffice.NAME, libreoffice.present())
    deck = written(tmp_path, kind, aspect)
    built = run_build(tmp_path, tmp_path / "build" / "deck.pptx", str(deck))
    assert built.exit_code == 0, built.stderr
    judge_deck(built.path.read_bytes())
    assert verify(built.path.read_bytes()) == ()
    assert [str(finding) for finding in overflow.findings(built.path)] == []
