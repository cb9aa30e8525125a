"""The deck that ships with the repository, built once a session in a copy of its own."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import BuiltDeck, Docket, run_build
from tests.judges import libreoffice, need

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
LOOKS = Path(__file__).parent / "looks"
STRAPLINE = "LÖSUNGSPARTNER FÜR DIE DIGITALE KOMMUNE"


def build_shipped(folder: Path) -> BuiltDeck:
    """Build deck.md and slides/ in a folder of their own, so that the repository stays as it is."""
    shutil.copy(ROOT / "deck.md", folder)
    shutil.copytree(ROOT / "slides", folder / "slides")
    return run_build(folder, folder / "build" / "deck.pptx", str(folder / "deck.md"))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, docket: Docket) -> BuiltDeck:
    deck = build_shipped(tmp_path_factory.mktemp("shipped"))
    assert deck.exit_code == 0, deck.stderr
    docket.add(deck.path.read_bytes(), "tests/deck: the shipped deck")
    return deck


@pytest.fixture(scope="session")
def shipped_pdf(shipped: BuiltDeck) -> Path:
    need(libreoffice.NAME, libreoffice.present())
    return libreoffice.to_pdf([shipped.path])[shipped.path]
