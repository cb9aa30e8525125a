"""A corporate template as a theme: what a deck takes from it, and what becomes of its parts."""

import zipfile
from io import BytesIO
from pathlib import Path

import pptx
import pytest
from pptx import Presentation

import foliensatz
from foliensatz.builder import Builder
from foliensatz.pipeline import Order

PLAIN = Path(pptx.__file__).parent / "templates" / "default.pptx"
DECK = """---
title: Plan
subtitle: Ein Untertitel
speaker: A. Muster
date: 2020-02-28
theme: haus.pptx
---

## Eine Liste

- Eins
- Zwei
  - Zwei a

## Zahlen

| Jahr | Wert |
|---|---:|
| 2019 | 1,5 |

# Abschnitt
"""


@pytest.fixture
def deck(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("haus.pptx").write_bytes(PLAIN.read_bytes())
    Path("deck.md").write_text(DECK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def built(deck, judge_deck):
    report = foliensatz.build("deck.md", "out.pptx")
    assert report.diagnostics == ()
    judge_deck(Path("out.pptx").read_bytes())
    return Presentation("out.pptx")


def names(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_slide_takes_the_layout_that_is_meant_for_it(built):
    assert [slide.slide_layout.name for slide in built.slides] == [
        "Title Slide",
        "Title and Content",
        "Title and Content",
        "Section Header",
    ]


def test_texts_stand_in_the_templates_placeholders_and_inherit_their_looks(built):
    shapes = built.slides[1].placeholders
    assert [shape.text_frame.text for shape in list(shapes)[:2]] == ["Eine Liste", "Eins\nZwei\nZwei a"]
    body = shapes[1]
    assert [paragraph.level for paragraph in body.text_frame.paragraphs] == [0, 0, 1]
    assert body._element.spPr.xfrm is None
    assert not body.text_frame._txBody.findall(".//{*}lstStyle/*")


def test_lines_without_a_place_on_the_title_slide_stand_in_its_subtitle(built):
    subtitle = built.slides[0].placeholders[1]
    assert subtitle.text_frame.text == "Ein Untertitel\nA.\u00a0Muster\n28.02.2020"


def test_masters_layouts_and_themes_stay_byte_for_byte(built):
    before, after = names(PLAIN.read_bytes()), names(Path("out.pptx").read_bytes())
    kept = [name for name in before if name.startswith(("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/"))]
    parts = [name for name in kept if not name.endswith(".rels")]
    assert len(parts) == 13
    assert all(after[name] == before[name] for name in parts)


def test_sample_slides_and_what_only_they_used_are_left_out(deck, judge_deck):
    sample = Presentation(str(PLAIN))
    slide = sample.slides.add_slide(sample.slide_layouts[8])
    picture = BytesIO()
    from PIL import Image

    Image.new("RGB", (20, 20), "red").save(picture, "PNG")
    picture.seek(0)
    slide.placeholders[1].insert_picture(picture)
    slide.notes_slide.notes_text_frame.text = "sample"
    sample.save("haus.pptx")
    assert foliensatz.build("deck.md", "out.pptx").value.slides == 4
    judge_deck(Path("out.pptx").read_bytes())
    assert not [name for name in names(Path("out.pptx").read_bytes()) if "media" in name]


def test_a_changed_template_is_noticed(deck):
    builder = Builder("deck.md", Order())
    before = builder.typeset()
    assert str((deck / "haus.pptx").resolve()) in before.project.reads
    changed = Presentation(str(PLAIN))
    changed.slide_width, changed.slide_height = 12192000, 6858000
    changed.save("haus.pptx")
    assert builder.typeset().theme.size.width == 12192000


@pytest.mark.parametrize("data", [b"", b"no zip", PLAIN.read_bytes()[:9000]])
def test_what_is_no_template_is_an_error_at_the_place_that_names_it(deck, data):
    Path("haus.pptx").write_bytes(data)
    (found,) = [d for d in foliensatz.build("deck.md", "out.pptx").diagnostics if d.code == "F561"]
    assert (found.path, found.span.line) == ("deck.md", 6)
    assert not Path("out.pptx").exists()


class TestLayoutsByTheirNames:
    """`layout=` takes what PowerPoint shows, in whatever letters, and what Office calls it in another language."""

    @pytest.mark.parametrize(
        "written, label",
        [
            ("Two Content", "Two Content"),
            ("two content", "Two Content"),
            ("Zwei Inhalte", "Two Content"),
            ("two_columns", "Two Content"),
            ("Comparison", "Comparison"),
            ("Content with Caption", "Content with Caption"),
        ],
    )
    def test_a_layout_is_found(self, deck, judge_deck, written, label):
        columns = ":::: columns\n::: column\nEins\n:::\n::: column\nZwei\n:::\n::::\n"
        Path("deck.md").write_text(f'---\ntheme: haus.pptx\n---\n## T {{layout="{written}"}}\n\n{columns}', "utf-8")
        assert foliensatz.build("deck.md", "out.pptx").diagnostics == ()
        judge_deck(Path("out.pptx").read_bytes())
        (slide,) = Presentation("out.pptx").slides
        assert slide.slide_layout.name == label
        assert [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame][:3] == ["T", "Eins", "Zwei"]

    def test_a_picture_fills_the_place_for_one(self, deck, judge_deck):
        from PIL import Image

        Image.new("RGB", (1200, 800), "navy").save("bild.png")
        text = '---\ntheme: haus.pptx\n---\n## T {layout="Picture with Caption"}\n\n![Ein Bild](bild.png)\n\nText dazu\n'
        Path("deck.md").write_text(text, "utf-8")
        assert foliensatz.build("deck.md", "out.pptx").diagnostics == ()
        judge_deck(Path("out.pptx").read_bytes())
        (slide,) = Presentation("out.pptx").slides
        assert {shape.placeholder_format.type.name for shape in slide.placeholders} >= {"TITLE", "BODY", "PICTURE"}

    def test_an_unknown_one_gets_a_did_you_mean(self, deck):
        Path("deck.md").write_text('---\ntheme: haus.pptx\n---\n## T {layout="Two Contents"}\n\nEins\n', "utf-8")
        (found,) = foliensatz.build("deck.md", "out.pptx").diagnostics
        assert found.code == "F402" and "Two Content" in found.hint


    def test_our_own_names_are_no_error_where_the_template_has_no_such_layout(self, deck, judge_deck):
        text = "---\ntheme: haus.pptx\n---\n## T {layout=closing}\n\nEins\n\n## Z {layout=quote}\n\n> Zitat\n"
        Path("deck.md").write_text(text, "utf-8")
        report = foliensatz.build("deck.md", "out.pptx")
        assert [(found.code, found.severity) for found in report.diagnostics] == [("F402", "warning")] * 2
        judge_deck(Path("out.pptx").read_bytes())


class TestLightTextOnADarkPicture:
    """The ground may be a picture: what the template doesn't say is set in the colour of its text."""

    @pytest.fixture
    def dark(self, deck):
        white = Presentation(str(PLAIN))
        from lxml import etree

        for level in white.slide_master._element.findall(".//{*}bodyStyle/*"):
            color = level.find(".//{*}defRPr/{*}solidFill/{*}schemeClr")
            if color is not None:
                name = etree.QName(color).namespace
                color.getparent().replace(color, etree.Element(f"{{{name}}}srgbClr", val="FFFFFF"))
        white.save("haus.pptx")
        return Builder("deck.md", Order()).typeset().theme

    def test_quotations_tables_charts_and_numbers_take_it(self, dark):
        for name in ("quote", "cell", "column_head"):
            assert dark.styles[name].levels[0].color.hex == "FFFFFF"
        assert dark.table.color.hex == dark.chart.color.hex == dark.number_color.hex == "FFFFFF"
        assert dark.styles["note"].levels[0].color.lum_mod < 100

    def test_code_keeps_its_own_ground_and_colours(self, dark):
        assert dark.styles["code"].levels[0].color.slot == "dk1"

    def test_no_light_band_is_put_under_light_text(self, dark):
        assert dark.table.band_from_rows >= 1000
