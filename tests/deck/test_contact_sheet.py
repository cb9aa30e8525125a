"""The contact sheet in docs/ shows the whole brand: its sources build, and leave no layout out."""

import tomllib
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from foliensatz.checking import verify
from tests.conftest import run_build
from tests.judges import libreoffice, need, overflow

ROOT = Path(__file__).resolve().parent.parent.parent
SHEETS = ROOT / "docs" / "contact-sheet"
DECKS = sorted((SHEETS / "decks").glob("*.md"))


def layouts_used(path: Path) -> set[str]:
    return {slide.slide_layout.name for slide in Presentation(str(path)).slides}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The decks as built, by name."""
    folder = tmp_path_factory.mktemp("sheets")
    return {deck.stem: run_build(folder, folder / f"{deck.stem}.pptx", str(deck)) for deck in DECKS}


@pytest.mark.parametrize("name", [deck.stem for deck in DECKS])
def test_a_source_builds_without_errors(built, judge_deck, name: str):
    assert built[name].exit_code == 0, built[name].stderr
    data = built[name].path.read_bytes()
    judge_deck(data)
    assert verify(data) == ()


def test_every_layout_of_the_theme_is_shown(built):
    theme = tomllib.loads((ROOT / "themes" / "loesungspartner" / "theme.toml").read_text("utf-8"))
    labels = {layout["label"] for layout in theme["layouts"].values()}
    shown = set().union(*(layouts_used(deck.path) for deck in built.values()))
    assert labels <= shown


@pytest.mark.parametrize("name", [deck.stem for deck in DECKS])
def test_every_slide_holds_what_stands_on_it(built, name: str):
    need(libreoffice.NAME, libreoffice.present())
    assert [str(finding) for finding in overflow.findings(built[name].path)] == []


@pytest.mark.parametrize("name", [deck.stem for deck in DECKS])
def test_a_source_has_its_picture_in_the_readme(name: str):
    assert f"]({name}.png)" in (SHEETS / "README.md").read_text("utf-8")
    with Image.open(SHEETS / f"{name}.png") as sheet:
        assert sheet.width > 3 * 640


def test_pictures_stay_small():
    pictures = [*SHEETS.glob("*.png"), *(ROOT / "docs" / "pictures").glob("*.png")]
    assert sum(picture.stat().st_size for picture in pictures) < 3_000_000
