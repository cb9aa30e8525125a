"""Runs with a look of their own: raised, lowered, small, underlined, on a ground, in a colour."""

import pytest
from tests.pptx.brand import theme
from tests.pptx.setting import BOX, body, paragraph, shapes_xml

from foliensatz.frame import TextFrame
from foliensatz.runs import Run, RunStyle

COLOR = '<a:solidFill><a:schemeClr val="accent2"/></a:solidFill>'


def run_xml(**style) -> str:
    xml = shapes_xml(body(paragraph(Run("x", RunStyle(**style)))), theme=theme())
    return xml[xml.index("<a:rPr") : xml.index("<a:t>")]


@pytest.mark.parametrize(
    "style, expected",
    [
        ({"shift": "super"}, '<a:rPr lang="de-DE" baseline="30000" dirty="0"/>'),
        ({"shift": "sub"}, '<a:rPr lang="de-DE" baseline="-10000" dirty="0"/>'),
        ({"underline": True}, '<a:rPr lang="de-DE" u="sng" dirty="0"/>'),
        ({"small": True}, '<a:rPr lang="de-DE" sz="1920" dirty="0"/>'),
        ({"color": "accent2"}, f'<a:rPr lang="de-DE" dirty="0">{COLOR}</a:rPr>'),
        ({"color": "Ziegel"}, f'<a:rPr lang="de-DE" dirty="0">{COLOR}</a:rPr>'),
        (
            {"color": "00AA00"},
            '<a:rPr lang="de-DE" dirty="0"><a:solidFill><a:srgbClr val="00AA00"/></a:solidFill></a:rPr>',
        ),
        ({"color": "nirgends"}, '<a:rPr lang="de-DE" dirty="0"/>'),
    ],
)
def test_a_run_says_its_look(style, expected):
    assert run_xml(**style) == expected


def test_a_mark_is_a_highlight_with_text_that_can_be_read_on_it():
    xml = run_xml(mark="marked")
    assert '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:highlight><a:schemeClr val="accent3">' in xml


def test_a_key_is_a_mark_in_the_code_s_font():
    xml = run_xml(mark="key", code=True)
    assert xml.index("<a:highlight>") < xml.index('<a:latin typeface="Consolas"/>')


def test_small_print_follows_the_size_of_its_text():
    small = paragraph(Run("x", RunStyle(small=True)))
    assert 'sz="1120"' in shapes_xml(TextFrame("Text", (small,), BOX, style="list", sizes=(14, 14, 14)), theme=theme())


@pytest.mark.parametrize("bullet, sign", [("open", "\u00a8"), ("done", "\u00fe")])
def test_a_task_has_a_box_in_its_level_s_colour(bullet, sign):
    xml = shapes_xml(body(paragraph("Aufgabe", bullet=bullet)))
    assert (
        '<a:pPr><a:buSzPct val="80000"/><a:buFont typeface="Wingdings" pitchFamily="2" charset="2"/>'
        f'<a:buChar char="{sign}"/></a:pPr>' in xml
    )
