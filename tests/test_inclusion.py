"""Included parts from end to end: places, pictures, links, and what an edit costs."""

from pathlib import Path

import pytest
from PIL import Image

from foliensatz.builder import Builder
from foliensatz.pipeline import Order


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("parts").mkdir()


def typeset(deck: str, **parts: str):
    Path("deck.md").write_text(deck)
    for name, text in parts.items():
        Path(f"parts/{name}.md").write_text(text)
    return Builder("deck.md", Order()).typeset()


def told(deck: str, **parts: str):
    return [(d.code, d.path, d.span.line, d.span.column) for d in typeset(deck, **parts).diagnostics]


FRONT = "---\ntitle: T\n---\n"


def test_positions_lead_into_the_part():
    deck = FRONT + "## A\n\nx [a](#no)\n\n<!-- include: parts/p.md -->\n\ny [b](#no)\n\n- l\n\n  <!-- include: parts/l.md -->\n"
    part = "{{ v }} [c](#nope)\n\n## B\n\n##C\n"
    assert told(deck, p=part, l="- [d](#nono)\n") == [
        ("F251", "deck.md", 6, 7),
        ("F251", "deck.md", 10, 7),
        ("F170", "parts/p.md", 1, 1),
        ("F251", "parts/p.md", 1, 13),
        ("F206", "parts/p.md", 5, 3),
        ("F251", "parts/l.md", 1, 7),
    ]


def test_slides_of_a_part_are_where_they_stand():
    deck = typeset(FRONT + "<!-- include: parts/p.md -->\n\n## Z\n\nText\n", p="\n## A\n\nText\n\n## B\n\nText\n")
    places = [(slide.path, slide.line) for slide in deck.slides]
    assert places == [("deck.md", 1), ("parts/p.md", 2), ("parts/p.md", 6), ("deck.md", 6)]
    assert not deck.diagnostics


def test_files_are_relative_to_the_part_that_names_them():
    Image.new("RGB", (40, 30)).save("parts/a.png")
    Image.new("RGB", (40, 30), (9, 9, 9)).save("b.png")
    Path("parts/w.csv").write_text("a,b\n1,2\n")
    Path("parts/app.py").write_text("print(1)\n")
    part = '![](a.png)\n\n![](w.csv)\n\n```{include="app.py"}\n```\n\n![](fehlt.png)\n'
    deck = typeset(FRONT + "## A\n\n![](b.png)\n\n<!-- include: parts/p.md -->\n\n![](b.png)\n", p=part)
    (problem,) = deck.diagnostics
    assert (problem.code, problem.path, problem.span.line, problem.span.column) == ("F301", "parts/p.md", 8, 1)
    assert "“fehlt.png”" in problem.message


def test_links_to_files_are_relative_to_the_part_that_has_them():
    Path("parts/plan.pdf").write_bytes(b"%PDF")
    Path("oben.pdf").write_bytes(b"%PDF")
    deck = FRONT + "## A\n\n[oben](oben.pdf)\n\n<!-- include: parts/p.md -->\n"
    assert told(deck, p="[Plan](plan.pdf) und [fehlt](oben.pdf2)\n") == [("F294", "parts/p.md", 1, 30)]


def test_parts_include_parts_relative_to_themselves():
    deck = FRONT + "<!-- include: parts/p.md -->\n"
    assert told(deck, p="## A\n\n<!-- include: q.md -->\n", q="[x](#no)\n") == [("F251", "parts/q.md", 1, 5)]
    assert told(deck, p="## A\n\n<!-- include: qq.md -->\n") == [("F260", "parts/p.md", 3, 1)]


def test_an_edit_of_a_part_changes_its_slides_only():
    before_text = FRONT + "## A\n\nText\n\n<!-- include: parts/p.md -->\n\n<!-- include: parts/q.md -->\n"
    Path("deck.md").write_text(before_text)
    Path("parts/p.md").write_text("## P\n\nText\n")
    Path("parts/q.md").write_text("## Q\n\nText\n")
    builder = Builder("deck.md", Order())
    before = builder.typeset()
    assert str(Path("parts/p.md").absolute()) in before.project.reads
    Path("parts/p.md").write_text("## P\n\nAnders, und länger\n\n- a\n")
    after = builder.typeset()
    same = [one.frames[0] is other.frames[0] for one, other in zip(before.slides, after.slides)]
    assert same == [True, True, False, True]
    assert after.slides[3].path == "parts/q.md"
