"""Paragraphs from right to left, and fonts for scripts that the brand's own lack."""

import pytest
from tests.pptx.brand import theme
from tests.pptx.setting import paragraph, paragraphs_xml

from foliensatz.pptx.theme_part import theme_part
from foliensatz.runs import Run, right_to_left


@pytest.mark.parametrize(
    "text, rtl",
    [
        ("Text", False), ("", False), ("123", False), ("Ä", False), ("שלום", True), ("مرحبا", True), ("123 – שלום abc", True),
        ("abc שלום", False), ("日本", False), ("🚀 שלום", True), ("\u202eabc", False),
    ],
)  # fmt: skip
def test_the_first_letter_says_where_a_paragraph_begins(text, rtl):
    assert right_to_left((Run(text),)) == rtl
    assert right_to_left((Run(" "), Run(text))) == rtl


def test_such_a_paragraph_stands_at_the_right():
    assert '<a:pPr rtl="1" algn="r"/>' in paragraphs_xml(paragraph("שלום"))
    assert '<a:pPr rtl="1" algn="ctr"/>' in paragraphs_xml(paragraph("שלום", align="center"))
    assert "rtl" not in paragraphs_xml(paragraph("abc שלום"))


def test_the_theme_has_fonts_for_other_scripts():
    xml = theme_part(theme(), "ppt/theme/theme1.xml").data.decode()
    assert xml.count('<a:font script="Jpan" typeface="Yu Gothic"/>') == 2
