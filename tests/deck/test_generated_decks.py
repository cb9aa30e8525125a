"""Decks such as presenters write them, and a census of the rare and the extreme: all of it is seen, in its place."""

import pytest

from decks import generate
from foliensatz.checking import verify
from tests.conftest import run_build
from tests.judges import libreoffice, need, overflow

SLIDES = 60


@pytest.mark.parametrize(("kind", "aspect"), [("mixed", "16:9"), ("census", "16:9"), ("census", "4:3")])
def test_a_generated_deck_fits(kind: str, aspect: str, tmp_path, judge_deck):
    need(libreoffice.NAME, libreoffice.present())
    deck = generate(tmp_path, SLIDES, kind)
    deck.write_text(deck.read_text("utf-8").replace("---\n", f"---\naspect: {aspect}\n", 1), "utf-8")
    built = run_build(tmp_path, tmp_path / "build" / "deck.pptx", str(deck))
    assert built.exit_code == 0, built.stderr
    judge_deck(built.path.read_bytes())
    assert verify(built.path.read_bytes()) == ()
    assert [str(finding) for finding in overflow.findings(built.path)] == []
