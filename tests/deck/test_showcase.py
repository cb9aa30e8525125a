"""The deck in docs/showcase uses everything at once, and builds without a word."""

from pathlib import Path

import pytest
from pptx import Presentation

from foliensatz.pipeline import Order, make
from foliensatz.project import Project
from tests.judges import libreoffice, need, overflow

DECK = Path(__file__).resolve().parent.parent.parent / "docs" / "showcase" / "deck.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    output = tmp_path_factory.mktemp("showcase") / "showcase.pptx"
    report = make(Project(str(DECK)), Order(output=str(output)))
    return report, output


def test_it_builds_without_a_word(built, judge_deck):
    report, output = built
    assert report.diagnostics == ()
    assert report.value.slides >= 40
    judge_deck(output.read_bytes())


def test_it_holds_one_of_everything(built):
    import zipfile

    slides = list(Presentation(str(built[1])).slides)
    shapes = [shape for slide in slides for shape in slide.shapes]
    assert sum(shape.has_chart for shape in shapes) >= 8
    assert sum(shape.has_table for shape in shapes) >= 2
    with zipfile.ZipFile(built[1]) as archive:
        names = archive.namelist()
        xml = "".join(archive.read(name).decode() for name in names if name.startswith("ppt/slides/slide"))
        presentation = archive.read("ppt/presentation.xml").decode()
    for sign in ("a14:m", "<p:timing", "p:transition", 'show="0"', "a:highlight", "buAutoNum", "hlinksldjump", "a:tbl"):
        assert sign in xml, sign
    assert presentation.count("<p14:section ") >= 6
    assert any(name.endswith(".svg") for name in names) and "docProps/custom.xml" in names
    assert any(name.startswith("ppt/notesSlides/") for name in names)


def test_nothing_stands_beyond_its_place(built):
    need(libreoffice.NAME, libreoffice.present())
    assert [str(finding) for finding in overflow.findings(built[1])] == []


def test_its_slides_are_shown():
    assert "](slides.png)" in (DECK.parent / "README.md").read_text("utf-8")
    assert (DECK.parent / "slides.png").exists()
