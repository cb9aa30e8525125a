"""A corporate template as a theme: what a deck takes from it, and what becomes of its parts."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pptx
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

import foliensatz
from foliensatz.builder import Builder
from foliensatz.checking import verify
from foliensatz.pipeline import Order
from tests.theming import made_template, troubled

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


# What places are good for, and which are not (tests/theming/troubled.py has the templates).


def in_template(make, tmp_path, text: str, more: str = "lang: de"):
    """The slides of a deck with `text` in a template; `more` is front matter."""
    (tmp_path / "haus.potx").write_bytes(make())
    (tmp_path / "deck.md").write_text(f"---\ntheme: haus.potx\n{more}\n---\n\n{text}", encoding="utf-8")
    picture = Image.new("RGB", (400, 300), "#7799AA")
    picture.save(tmp_path / "bild.png")
    report = foliensatz.build(tmp_path / "deck.md", tmp_path / "out.pptx")
    assert [d for d in report.diagnostics if d.severity == foliensatz.Severity.ERROR] == []
    return list(Presentation(str(tmp_path / "out.pptx")).slides)


def test_a_picture_beside_text_takes_the_second_column_where_a_layout_has_but_a_caption(tmp_path):
    (slide,) = in_template(troubled.picture_with_caption, tmp_path, "## Titel\n\nEin Text.\n\n![Bild](bild.png)\n")
    assert slide.slide_layout.name == "Zwei Inhalte"


def test_a_picture_at_the_edge_leaves_a_narrow_title_its_place(tmp_path):
    (slide,) = in_template(troubled.picture_beside_title, tmp_path, "## Titel\n\n![bg left:40%](bild.png)\n\nEin Text.\n")
    assert slide.slide_layout.name == "Titel und Inhalt"


def test_a_layout_whose_title_is_the_quotation_serves_no_quotations(tmp_path):
    (slide,) = in_template(troubled.quote_with_caption, tmp_path, "## Titel\n\n> Ein Wort.\n>\n> – Jemand\n")
    assert slide.slide_layout.name == "Titel und Inhalt"


def test_lines_of_a_title_slide_grow_upwards_where_the_title_is_below(tmp_path):
    more = "title: Der Titel\nsubtitle: Ein Untertitel\nclient: Stadt Karlsruhe\nspeaker: Käthe Müller\ndate: 2020-02-28"
    slide, _ = in_template(troubled.subtitle_above, tmp_path, "## Titel\n\nText.\n", more)
    title, subtitle = slide.shapes.title, slide.placeholders[1]
    assert subtitle.top + subtitle.height <= title.top and "28.02.2020" in subtitle.text


def test_what_has_no_room_below_a_title_stands_on_one_line(tmp_path):
    more = "title: Der Titel\nsubtitle: Ein Untertitel\nclient: Stadt Karlsruhe\nspeaker: Käthe Müller\ndate: 2020-02-28"
    slide, _ = in_template(troubled.subtitle_at_foot, tmp_path, "## Titel\n\nText.\n", more)
    lines = [paragraph.text.split() for paragraph in slide.placeholders[1].text_frame.paragraphs]
    assert lines == [["Ein", "Untertitel"], ["Stadt", "Karlsruhe", "Käthe", "Müller", "28.02.2020"]]


def test_german_stays_german_in_a_template_that_is_read_from_right_to_left(tmp_path):
    text = "## Titel\n\n- Eins.\n- Zwei.\n\n## Zahlen\n\n| Anteil |\n|---|\n| 42 % |\n\n## عنوان\n\nنص.\n"
    german, table, arabic = in_template(troubled.right_to_left, tmp_path, text)
    body = german.placeholders[1].text_frame.paragraphs
    assert [(p._p.pPr.get("rtl"), p._p.pPr.get("algn")) for p in body] == [("0", "l")] * 2
    cells = [cell for shape in table.shapes if shape.has_table for cell in shape.table.iter_cells()]
    assert {(c.text_frame.paragraphs[0]._p.pPr.get("rtl"), c.text_frame.paragraphs[0]._p.pPr.get("algn")) for c in cells} == {("0", "l")}
    assert arabic.placeholders[1].text_frame.paragraphs[0]._p.pPr.get("rtl") is None


def test_turned_footers_stay_where_they_are_and_a_narrow_number_does_without_insets(tmp_path):
    text = "## Eins\n\nText.\n"
    (slide,) = in_template(troubled.turned_footer, tmp_path, f"<!-- footer: Amt für Stadtentwicklung und Statistik -->\n\n{text}")
    feet = {shape.placeholder_format.type: shape for shape in slide.placeholders}
    number, footer = feet[PP_PLACEHOLDER.SLIDE_NUMBER], feet[PP_PLACEHOLDER.FOOTER]
    assert (number.text_frame.margin_left, number.text_frame.margin_right) == (0, 0)
    assert footer._element.spPr.find(qn("a:xfrm")) is None


def test_content_begins_below_a_title_whose_place_reaches_into_the_texts(tmp_path):
    text = "## Titel\n\nText.\n\n## Zahlen\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    for slide in in_template(troubled.title_over_text, tmp_path, text):
        foot = slide.shapes.title.top + slide.shapes.title.height
        others = [s for s in slide.shapes if s.has_text_frame is False or s.is_placeholder and s.placeholder_format.idx == 1]
        assert others and all(shape.top >= foot for shape in others)


@pytest.mark.parametrize(
    "asked, layout",
    [
        ("Bild mit Beschriftung", "Bild mit Beschriftung"),
        ("Picture with Caption", "Bild mit Beschriftung"),
        ("Dwa elementy zawartości", "Zwei Inhalte"),
        ("Inhoud van twee", "Zwei Inhalte"),
        ("Tytuł i zawartość", "Titel und Inhalt"),
    ],
)
def test_a_layout_is_found_by_what_office_calls_it_elsewhere(tmp_path, asked, layout):
    (slide,) = in_template(troubled.picture_with_caption, tmp_path, f'## Titel {{layout="{asked}"}}\n\nEin Text.\n')
    assert slide.slide_layout.name == layout


def test_a_template_whose_text_has_the_grounds_colour_is_told(tmp_path):
    def faint() -> bytes:
        body = made_template.BODY_STYLE.replace('<a:schemeClr val="tx1"/>', '<a:srgbClr val="F4F4F4"/>')
        return made_template.made(made_template.usual(body_style=body))

    (tmp_path / "haus.potx").write_bytes(faint())
    (tmp_path / "deck.md").write_text("---\ntheme: haus.potx\n---\n\n## Titel\n\nText.\n", encoding="utf-8")
    found = foliensatz.build(tmp_path / "deck.md", tmp_path / "out.pptx").diagnostics
    assert {(d.code, d.span.line) for d in found} == {("F568", 2)} and all("1.1:1" in d.message and d.hint for d in found)


def test_text_on_dark_slides_whose_white_is_set_by_hand_takes_it_throughout(tmp_path):
    def dark() -> bytes:
        white = '<a:srgbClr val="FFFFFF"/>'
        body = made_template.BODY_STYLE.replace('<a:schemeClr val="tx1"/>', white)
        ground = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="101828"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        return made_template.made(made_template.usual(body_style=body, ground=ground))

    text = "## Titel\n\nText mit `code`.\n\n## Titel\n\n### Links\n\nText\n\n### Rechts\n\nText\n"
    in_template(dark, tmp_path, text)
    slides = zipfile.ZipFile(tmp_path / "out.pptx")
    for number in (1, 2):
        xml = slides.read(f"ppt/slides/slide{number}.xml").decode()
        assert 'val="tx1"' not in re.sub("<a:lstStyle>.*?</a:lstStyle>", "", xml)


def test_a_document_type_is_left_out_and_other_encodings_are_written_anew(tmp_path):
    def odd() -> bytes:
        parts = made_template.unzipped(made_template.made(made_template.usual()))
        theme, master = "ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml"
        parts[theme] = parts[theme].replace(b"<a:theme ", b'<!DOCTYPE theme [<!ENTITY x "y">]><a:theme ', 1)
        text = parts[master].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
        return made_template.zipped({**parts, master: text.encode("utf-16")})

    in_template(odd, tmp_path, "## Titel\n\nText.\n")
    assert verify((tmp_path / "out.pptx").read_bytes()) == ()


@pytest.mark.parametrize(
    "part, old, new, why",
    [
        ("ppt/presentation.xml", rb'cx="12192000"', b'cx="abc"', "smaller than an inch"),
        ("ppt/presentation.xml", rb'cx="12192000"', b'cx="99999999999"', "larger than 56 inches"),
        ("ppt/theme/theme1.xml", rb"<a:clrScheme.*?</a:clrScheme>", b"", "twelve colours"),
        ("ppt/theme/theme1.xml", rb'(<a:majorFont><a:latin typeface=)"[^"]*"', rb'\1""', "typefaces"),
    ],
)
def test_what_no_deck_could_be_made_of_is_told(tmp_path, part, old, new, why):
    parts = made_template.unzipped(made_template.made(made_template.usual()))
    changed, count = re.subn(old, new, parts[part], flags=re.DOTALL)
    assert count
    (tmp_path / "haus.potx").write_bytes(made_template.zipped({**parts, part: changed}))
    (tmp_path / "deck.md").write_text("---\ntheme: haus.potx\n---\n\n## Titel\n", encoding="utf-8")
    (found,) = foliensatz.build(tmp_path / "deck.md", tmp_path / "out.pptx").diagnostics
    assert (found.code, found.span.line) == ("F561", 2) and why in found.message
