"""What a style slide shows beyond all bounds isn't taken, and is told; so is what is shown twice."""

from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

from foliensatz.cli import main
from foliensatz.theming.template import load_template


def template(*boxes: tuple[str, float, str, str], margin: float = 0.0) -> bytes:
    """A template with a slide “Stil”: boxes of (text, points, colour, ground), and a table with a margin in inches."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Stil"
    for text, points, color, ground in boxes:
        box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(5), Inches(1))
        box.text_frame.text = text
        run = box.text_frame.paragraphs[0].runs[0]
        run.font.size = Pt(points)
        run.font.color.rgb = RGBColor.from_string(color)
        if ground:
            box.fill.solid()
            box.fill.fore_color.rgb = RGBColor.from_string(ground)
    if margin:
        table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
        table.cell(1, 0).text = "a"
        table.cell(1, 0).margin_left = Inches(margin)
    out = BytesIO()
    presentation.save(out)
    return out.getvalue()


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def doctor(data: bytes) -> str:
        Path("haus.pptx").write_bytes(data)
        assert main(["theme", "haus.pptx"]) == 0
        return " ".join(capsys.readouterr().out.split())

    return doctor


@pytest.mark.parametrize(
    "text, style, points, called",
    [
        ("Code x = 1", "code", 1, "code"),
        ("Code x = 1", "code", 61, "code"),
        ("Zitat von wem", "quote", 300, "quotations"),
        ("Quelle: Amt", "note", 4, "sources and captions"),
    ],
)
def test_type_that_nobody_reads_or_that_fits_nowhere_is_not_taken(told, text, style, points, called):
    data = template((text, points, "000000", ""))
    plain = load_template(template(), "haus", "haus.pptx").value
    assert load_template(data, "haus", "haus.pptx").value.styles[style].steps == plain.styles[style].steps
    words = told(data)
    assert f"{called}: its type has {points} pt, and 8 to 60 pt are taken" in words
    assert f"{called} {points} pt" not in words


@pytest.mark.parametrize("points", [8, 14, 60])
def test_type_within_the_bounds_is(told, points):
    data = template(("Code x = 1", points, "000000", ""))
    assert load_template(data, "haus", "haus.pptx").value.styles["code"].steps[0][0] == points
    assert "are taken" not in told(data)


def test_a_margin_that_leaves_no_room_is_not_taken(told):
    plain = load_template(template(margin=0.2), "haus", "haus.pptx").value
    wide = load_template(template(margin=3), "haus", "haus.pptx").value
    assert plain.table.padding.left == Inches(0.2) and wide.table.padding.left < Inches(0.5)
    assert "margins of 3 in, and 0 to 0.5 in are taken" in told(template(margin=3))


def test_a_job_that_two_shapes_show_is_told(told):
    data = template(("Code a", 12, "FFFFFF", "000000"), ("Code b", 40, "000000", ""))
    assert load_template(data, "haus", "haus.pptx").value.styles["code"].steps[0][0] == 12
    assert "code: a further shape shows the same, and the first is taken" in told(data)


def test_what_is_not_taken_is_not_among_what_is(told):
    words = told(template(("Hinweis hier", 18, "000000", "000000"), ("Quelle: Amt", 12, "000000", "FFEEDD")))
    taken, _, rest = words.partition("To know:")
    assert "ground" not in taken[taken.index("shows:") :]
    assert "call-outs (note): text of slides has a contrast" in rest
    assert "it has a ground #FFEEDD, and sources and captions stand on the slide’s own" in rest
