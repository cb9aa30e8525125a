"""Code in the file: numbers and signs as list markers, marks as highlights."""

from foliensatz.frame import PlaceholderRef, TextParagraph
from foliensatz.runs import Run, RunStyle
from tests.pptx.brand import theme
from tests.pptx.setting import body, shapes_xml

NUMBERS = (
    '<a:buClr><a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr></a:buClr>'
    '<a:buSzPct val="100000"/><a:buFont typeface="Consolas"/>'
)


def code_xml(text: str, token: str = "", mark: str = "", **rest) -> str:
    """The XML of one line of code in the theme's place for code."""
    line = TextParagraph((Run(text, RunStyle(code=True, token=token, mark=mark)),), **rest)
    shape = body(line, placeholder=PlaceholderRef("body", 1, "code"), style="code")
    return shapes_xml(shape, theme=theme(), layout="code")


def test_the_number_of_a_line_is_a_live_list_number():
    xml = code_xml("a", bullet="line", start=10, margin=500, indent=-400)
    number = '<a:buAutoNum type="arabicPlain" startAt="10"/>'
    assert f'<a:p><a:pPr marL="500" indent="-400">{NUMBERS}{number}</a:pPr><a:r>' in xml


def test_the_sign_of_a_line_that_wraps_is_a_marker():
    assert f'{NUMBERS}<a:buChar char="↓"/></a:pPr>' in code_xml("a", bullet="wrapped", margin=500, indent=-500)


def test_marked_characters_are_highlighted_in_a_colour_of_the_theme():
    assert (
        '<a:rPr lang="de-DE" b="1" noProof="1" dirty="0"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:highlight>'
        '<a:schemeClr val="accent3"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr></a:highlight></a:rPr>'
    ) in code_xml("return", "keyword", "highlighted")
