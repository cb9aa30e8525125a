"""Layouts of a theme's own serve prose, and names that are nearly known ones are told."""

from pathlib import Path

import pytest
from pptx import Presentation

import foliensatz
from foliensatz.source import Source
from foliensatz.theming import load_theme

ROOT = Path(__file__).parents[2]
OWN = """extends = "bericht"
name = "haus"

[layouts.merksatz]
label = "Merksatz"
[layouts.merksatz.placeholders]
body = { type = "body", idx = 1, box = [72, 168, 536, 464], label = "Links", style = "list" }
body2 = { type = "body", idx = 13, box = [664, 168, 544, 464], label = "Rechts", style = "list" }
"""


@pytest.fixture
def built(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("themes/haus").mkdir(parents=True)
    Path("themes/haus/theme.toml").write_text(OWN, "utf-8")

    def build(text: str) -> list[list[str]]:
        Path("deck.md").write_text(f"---\ntheme: haus\n---\n{text}", "utf-8")
        report = foliensatz.build("deck.md", "out.pptx")
        assert report.diagnostics == ()
        slides = Presentation("out.pptx").slides
        assert {slide.slide_layout.name for slide in slides} == {"Merksatz"}
        return [[shape.text_frame.text for shape in slide.placeholders if shape.placeholder_format.idx in (1, 13)] for slide in slides]

    return build


def test_prose_stands_in_a_layout_of_ones_own(built, judge_deck):
    (places,) = built("## Text {layout=merksatz}\n\nEin Satz.\n\n- Eins\n- Zwei\n")
    assert "\n".join(places) == "Ein Satz.\nEins\nZwei"
    judge_deck(Path("out.pptx").read_bytes())


def test_columns_take_a_place_each(built):
    slide = "## Text {layout=Merksatz}\n\n:::: columns\n::: column\nLinks.\n:::\n::: column\nRechts.\n:::\n::::\n"
    assert built(slide) == [["Links.", "Rechts."]]


def test_long_text_flows_from_place_to_place(built):
    (left, right), *others = built("## Text {layout=merksatz}\n\n" + "\n".join(f"- Punkt {n}" for n in range(14)) + "\n")
    assert (left + "\n" + right).split("\n") == [f"Punkt {n}" for n in range(14)] and others == []


@pytest.mark.parametrize(
    "text, line, meant",
    [
        ('[layouts.point]\nlabel = "P"\n', 1, "points"),
        ('[layouts.qoute]\nlabel = "P"\n', 1, "quote"),
        ('[styles.titel]\nsteps = [12]\nlevels = [{ color = "dk1" }]\n', 1, "title"),
        ('[styles.subtitel]\nsteps = [12]\nlevels = [{ color = "dk1" }]\n', 1, "subtitle"),
        ('[layouts.points2]\nlabel = "P"\n', 0, ""),
        ('[layouts.merksatz]\nlabel = "P"\n', 0, ""),
        ('[styles.werbung]\nsteps = [12]\nlevels = [{ color = "dk1" }]\n', 0, ""),
        ('[styles.lists]\nsteps = [12]\nlevels = [{ color = "dk1" }]\n[layouts.content.placeholders.body]\nstyle = "lists"\n', 0, ""),
    ],
)
def test_a_name_that_is_nearly_a_known_one_is_told(text, line, meant):
    bases = (ROOT / "themes" / "bericht" / "theme.toml", ROOT / "foliensatz" / "theming" / "basis.toml", ROOT / "foliensatz" / "theming" / "template" / "usual.toml")
    report = load_theme((Source("theme.toml", text), *(Source(str(path), path.read_text("utf-8")) for path in bases)))
    found = [each for each in report.diagnostics if each.code == "F510"]
    assert [(each.severity, each.path, each.span.line) for each in found] == [("warning", "theme.toml", line)] * bool(line)
    assert all(f"“{meant}”" in each.hint for each in found)
