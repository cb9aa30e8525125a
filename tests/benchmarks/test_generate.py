"""Generated decks: the number of slides asked for, the same bytes every time, and in the census the extremes."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from decks import generate


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def slides_of(text: str) -> list[str]:
    return re.split(r"^##? ", text, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("slides", [1, 10, 25])
def test_as_many_slides_as_asked_for(tmp_path, slides):
    assert len(slides_of(generate(tmp_path, slides).read_text("utf-8"))) == slides


def test_ten_slides_have_every_common_block(tmp_path):
    text = generate(tmp_path, 10).read_text("utf-8")
    for mark in ("\n- ", "\n        - ", "\n1. ", "\n| ", "\n``` ", "](pictures/", "::: notes"):
        assert mark in text


@pytest.mark.parametrize("kind", ["mixed", "census"])
def test_the_same_arguments_give_the_same_bytes(tmp_path, kind):
    generate(tmp_path / "a", 12, kind)
    generate(tmp_path / "b", 12, kind)
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


def test_another_seed_gives_another_deck(tmp_path):
    assert generate(tmp_path / "a", 5, seed=1).read_text("utf-8") != generate(tmp_path / "b", 5, seed=2).read_text("utf-8")


def test_slides_spread_over_files_are_the_same_slides(tmp_path):
    together = slides_of(generate(tmp_path / "a", 12).read_text("utf-8"))
    generate(tmp_path / "b", 12, files=5)
    files = sorted((tmp_path / "b" / "slides").iterdir())
    spread = slides_of("\n\n".join(file.read_text("utf-8") for file in files))
    assert len(files) == 5
    assert [text.split() for text in together] == [text.replace("../pictures/", "pictures/").split() for text in spread]


def test_every_picture_named_is_there(tmp_path):
    text = generate(tmp_path, 30).read_text("utf-8")
    names = re.findall(r"\]\((pictures/[^)]+)\)", text)
    assert names
    assert all((tmp_path / name).is_file() for name in names)


def test_the_census_holds_the_extremes(tmp_path):
    slides = slides_of(generate(tmp_path, 14, "census").read_text("utf-8"))
    assert max(len(slide.split()) for slide in slides) >= 1580
    assert any(re.search(r"^( *\|[^|]*){9}\|$", slide, re.MULTILINE) for slide in slides)
    assert any(re.search(r"^```(.*\n){80,}?```", slide, re.MULTILINE) for slide in slides)
    assert any("\n" + " " * 12 + "- " in slide for slide in slides)
    assert max(len(word) for slide in slides for word in slide.split()) >= 60
