"""A template's sample slide “style” shows how code, quotations, call-outs, sources and tables are to look."""

from pathlib import Path

import pytest
from pptx import Presentation

import foliensatz
from foliensatz.cli import main
from foliensatz.source import Source
from foliensatz.theme import Color
from foliensatz.theming.template import load_template
from tests.theming.made_template import unzipped, zipped
from tests.theming.templates import styled

DECK = """---
title: Plan
theme: haus.pptx
lang: de
---

## Code

```python
def f(x):
    return "x"  # nichts
```

## Zitat

> Die Stadt gehört denen, die in ihr leben.
>
> — Jemand

## Hinweis

> [!NOTE]
> Das ist zu wissen.

## Zahlen

| Jahr | Wert |
|---|---:|
| 2019 | 1,5 |
| 2020 | 1,7 |

Quelle: wer weiß
"""
MEDIUM = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


def themed(data: bytes, over: str = ""):
    report = load_template(data, "haus", "haus.pptx", over=Source("theme.toml", over) if over else None)
    assert report.diagnostics == ()
    return report.value


def test_code_has_the_samples_ground_font_size_and_colours_that_can_be_read():
    theme = themed(styled())
    assert theme.code.ground == Color("", hex="1B2A3A") and theme.fonts.mono == "Courier New"
    assert theme.styles["code"].steps[0][0] == 16
    light = Color("", hex="E8EDF2")
    assert theme.styles["code"].levels[0].color == theme.code.tokens["name"].color == theme.code.tokens["keyword"].color == light


def test_quotations_have_the_samples_look():
    quote = themed(styled()).styles["quote"]
    first = quote.levels[0]
    assert (first.size, first.bold, first.italic, first.align, first.color.hex) == (28, True, False, "center", "5B2C83")
    assert quote.steps[0][0] == 28 and quote.steps[-1][0] < 20 and quote.levels[1].size == 28


def test_one_call_out_shows_the_ground_of_all_and_a_bar_of_its_own():
    kinds = themed(styled()).callouts.kinds
    assert {style.fill for style in kinds.values()} == {Color("", hex="FFF3D6")}
    assert kinds["note"].bar == Color("", hex="D08700") != kinds["warning"].bar


def test_a_colour_that_cannot_be_read_is_not_taken():
    assert themed(styled()).styles["note"].levels[0].color == Color("dk1")
    assert themed(styled()).styles["note"].levels[0].italic


def test_tables_have_the_style_of_the_sample():
    table = themed(styled()).table
    assert table.id == MEDIUM and table.header_size == 15 and table.sizes[0] == 14 and table.padding.left == 20 * 9525
    assert table.header_fill == Color("accent1")


def test_cells_that_are_formatted_themselves_make_a_style_of_ours():
    table = themed(styled(cells=True)).table
    assert table.id == ""
    assert (table.header_fill.hex, table.header_color.hex, table.band_fill.hex) == ("5B2C83", "FFFFFF", "F1EAF7")


def test_the_theme_beside_the_template_wins():
    theme = themed(styled(), 'template = "haus.pptx"\n[code]\nground = "lt2"\n[callouts]\nnote = { bar = "accent3" }\n[styles.quote]\nsteps = [24, 20]\n')
    assert theme.code.ground == Color("lt2") and theme.callouts.kinds["note"].bar == Color("accent3")
    assert theme.styles["quote"].steps[0] == (24,) and theme.styles["quote"].levels[0].align == "center"


@pytest.mark.parametrize("called", ["Style", "STIL", "stil"])
def test_the_slide_is_told_by_its_name(called):
    assert themed(styled(called=called)).code.ground.hex


def test_a_slide_with_another_name_is_a_sample_like_others():
    assert not themed(styled(called="Muster")).code.ground.hex


@pytest.mark.parametrize("cells", [False, True])
def test_a_deck_is_set_as_the_slide_shows_and_is_sound(tmp_path, monkeypatch, judge_deck, cells):
    monkeypatch.chdir(tmp_path)
    Path("haus.pptx").write_bytes(styled(cells))
    Path("deck.md").write_text(DECK, encoding="utf-8")
    assert not [each for each in foliensatz.build("deck.md", "out.pptx").diagnostics if each.code != "F413"]
    judge_deck(Path("out.pptx").read_bytes())
    slides = Presentation("out.pptx").slides
    assert len(slides) == 5
    code = next(shape for shape in slides[1].shapes if "def f" in (shape.text_frame.text if shape.has_text_frame else ""))
    assert str(code.fill.fore_color.rgb) == "1B2A3A"
    table = next(shape for shape in slides[4].shapes if shape.has_table)
    assert (table._element.findtext(".//{*}tableStyleId") == MEDIUM) != cells


def test_the_doctor_says_what_was_taken(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("haus.pptx").write_bytes(styled())
    assert main(["theme", "haus.pptx"]) == 0
    told = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "What its slide “Stil” shows:" in told
    assert "code ground #1B2A3A, Courier New, 16 pt, #E8EDF2" in told
    assert "sources and captions 12 pt, italic" in told
    assert f"tables the table style {MEDIUM}, text of 14 pt, margins of cells" in told
    assert "The style slide’s sources and captions: its text has a contrast of 1.6:1 to its ground" in told


def test_a_table_style_that_nobody_defines_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("haus.pptx").write_bytes(styled(known=False))
    assert main(["theme", "haus.pptx"]) == 0
    assert "its style is nowhere defined" in capsys.readouterr().out
    assert themed(styled(known=False)).table.id == ""


def test_the_slide_is_told_by_its_title_too():
    parts = unzipped(styled(called=""))
    name = next(name for name in parts if name.startswith("ppt/slides/slide"))
    parts[name] = parts[name].replace("So soll es aussehen".encode(), "Stil".encode())
    assert themed(zipped(parts)).table.id == MEDIUM


def test_a_table_style_of_the_templates_own_is_kept_with_all_that_it_says(tmp_path, monkeypatch, judge_deck):
    monkeypatch.chdir(tmp_path)
    guid = "{01234567-89AB-CDEF-0123-456789ABCDEF}"
    parts = unzipped(styled(known=False))
    fill = '<a:fill><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:fill>'
    parts["ppt/tableStyles.xml"] = (
        f'<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{guid}"><a:tblStyle styleId="{guid}" '
        f'styleName="Haus"><a:firstRow><a:tcStyle><a:tcBdr/>{fill}</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>'
    ).encode()
    media = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
    types, rels = "[Content_Types].xml", "ppt/_rels/presentation.xml.rels"
    parts[types] = parts[types].replace(b"</Types>", f'<Override PartName="/ppt/tableStyles.xml" ContentType="{media}"/></Types>'.encode())
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tableStyles"
    more = f'<Relationship Id="rId70" Type="{kind}" Target="tableStyles.xml"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", more.encode())
    Path("haus.pptx").write_bytes(zipped(parts))
    table = themed(zipped(parts)).table
    assert (table.id, table.header_fill) == (guid, Color("accent2"))
    Path("deck.md").write_text(DECK, encoding="utf-8")
    foliensatz.build("deck.md", "out.pptx")
    built = Path("out.pptx").read_bytes()
    judge_deck(built)
    assert unzipped(built)["ppt/tableStyles.xml"] == parts["ppt/tableStyles.xml"]
    tables = [shape for slide in Presentation("out.pptx").slides for shape in slide.shapes if shape.has_table]
    assert [table._element.findtext(".//{*}tableStyleId") for table in tables] == [guid]
