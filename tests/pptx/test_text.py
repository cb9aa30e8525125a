"""Text: a shape says only what its placeholder doesn't, and its runs only what their paragraph doesn't."""

import pytest

from foliensatz.frame import PlaceholderRef, TextFrame
from foliensatz.geometry import Insets
from foliensatz.runs import Run, RunStyle
from foliensatz.theme import Color
from tests.pptx.setting import BOX, TITLE, body, paragraph, paragraphs_xml, shapes_xml, slide_of

RUN = '<a:r><a:rPr lang="de-DE" dirty="0"/><a:t>{}</a:t></a:r>'


def styled(text: str, **style) -> Run:
    return Run(text, RunStyle(**style))


def test_title_in_its_placeholder_inherits_everything():
    title = TextFrame("Titel", (paragraph("Was ist die Charta"),), BOX, TITLE, style="title")
    assert shapes_xml(title) == (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Titel"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/>'
        "<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>"
        f"<a:p>{RUN.format('Was ist die Charta')}</a:p></p:txBody></p:sp>"
    )


def test_footer_has_nothing_to_shrink_and_a_live_number():
    number = TextFrame(
        "Foliennummer",
        (paragraph("Folie ", Run("‹#›", field="slidenum"), " |"),),
        BOX,
        PlaceholderRef("sldNum", 12, "slide_number"),
        style="footer",
    )
    assert shapes_xml(number).endswith(
        '<p:nvPr><p:ph type="sldNum" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr wrap="square"/><a:lstStyle/>'
        f"<a:p>{RUN.format('Folie ')}"
        '<a:fld id="{5C9D1F2E-6B0A-5E3B-9C3A-3B1B5D7F0A11}" type="slidenum"><a:rPr lang="de-DE" dirty="0"/>'
        f"<a:t>‹#›</a:t></a:fld>{RUN.format(' |')}</a:p></p:txBody></p:sp>"
    )


def test_moved_shape_says_where_it_is():
    assert '<p:spPr><a:xfrm><a:off x="10" y="20"/><a:ext cx="300" cy="400"/></a:xfrm></p:spPr>' in shapes_xml(
        body(paragraph("a"), moved=True)
    )


def test_changed_sizes_are_written_once_with_the_spaces_that_follow_them():
    xml = shapes_xml(body(paragraph("a"), paragraph("b", level=1), sizes=(14, 14, 14)))
    levels = "".join(
        f'<a:lvl{n}pPr><a:spcBef><a:spcPts val="{space}"/></a:spcBef><a:defRPr sz="1400"/></a:lvl{n}pPr>'
        for n, space in ((1, 700), (2, 420), (3, 280))
    )
    assert f"<a:lstStyle>{levels}</a:lstStyle>" in xml
    assert xml.count("sz=") == 3


def test_spaces_that_keep_to_points_are_left_to_the_placeholder():
    xml = shapes_xml(body(paragraph("a"), style="points", sizes=(16, 14)))
    assert (
        '<a:lstStyle><a:lvl1pPr><a:defRPr sz="1600"/></a:lvl1pPr><a:lvl2pPr><a:defRPr sz="1400"/></a:lvl2pPr></a:lstStyle>'
        in xml
    )


def test_another_style_is_written_whole():
    xml = shapes_xml(body(paragraph("a"), style="quote", sizes=(20, 16), restyled=True))
    assert xml.count("<a:lvl1pPr ") == xml.count("<a:lvl2pPr ") == 1
    assert 'sz="2000" b="0"' in xml and 'sz="1600" b="1"' in xml and "<a:buNone/>" in xml


def test_text_box_says_everything_itself():
    box = TextFrame(
        "Kasten", (paragraph("a"),), BOX, style="line", fill=Color("lt2"), insets=Insets(1, 2, 3, 4)
    )
    xml = shapes_xml(box)
    assert '<p:cNvSpPr txBox="1"/><p:nvPr/>' in xml
    assert (
        '<p:spPr><a:xfrm><a:off x="10" y="20"/><a:ext cx="300" cy="400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></p:spPr>'
    ) in xml
    assert '<a:bodyPr wrap="square" lIns="1" tIns="2" rIns="3" bIns="4"><a:normAutofit/></a:bodyPr>' in xml
    assert '<a:lstStyle><a:lvl1pPr marL="0"' in xml


def test_columns_within_a_shape():
    xml = shapes_xml(body(paragraph("a"), columns=2, column_gap=457200))
    assert '<a:bodyPr numCol="2" spcCol="457200"><a:normAutofit/></a:bodyPr>' in xml


@pytest.mark.parametrize(
    ("given", "properties"),
    [
        ({}, ""),
        ({"level": 2}, '<a:pPr lvl="2"/>'),
        ({"level": 12}, '<a:pPr lvl="8"/>'),
        ({"bullet": "none", "margin": 0, "indent": 0}, '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>'),
        ({"align": "center"}, '<a:pPr algn="ctr"/>'),
        ({"space_before": 7.5}, '<a:pPr><a:spcBef><a:spcPts val="750"/></a:spcBef></a:pPr>'),
    ],
)
def test_paragraph_says_only_what_differs(given, properties):
    assert paragraphs_xml(paragraph("a", **given)) == f"<a:p>{properties}{RUN.format('a')}</a:p>"


@pytest.mark.parametrize(
    ("start", "number"),
    [
        (1, '<a:buAutoNum type="arabicPeriod"/>'),
        (4, '<a:buAutoNum type="arabicPeriod" startAt="4"/>'),
        (0, '<a:buAutoNum type="arabicPeriod"/>'),
        (10**9, '<a:buAutoNum type="arabicPeriod" startAt="32767"/>'),
    ],
)
def test_numbers_are_the_list_s_own_within_what_a_list_can_count(start, number):
    color = '<a:buClr><a:schemeClr val="tx1"/></a:buClr>'
    xml = paragraphs_xml(paragraph("a", bullet="number", start=start))
    assert xml == f"<a:p><a:pPr>{color}{number}</a:pPr>{RUN.format('a')}</a:p>"


def test_empty_paragraph_keeps_its_language():
    assert paragraphs_xml(paragraph()) == '<a:p><a:endParaRPr lang="de-DE" dirty="0"/></a:p>'


def test_frame_without_paragraphs_has_one():
    assert paragraphs_xml() == '<a:p><a:endParaRPr lang="de-DE" dirty="0"/></a:p>'


@pytest.mark.parametrize(
    ("run", "properties"),
    [
        (styled("a", bold=True), '<a:rPr lang="de-DE" b="1" dirty="0"/>'),
        (styled("a", italic=True, strike=True), '<a:rPr lang="de-DE" i="1" strike="sngStrike" dirty="0"/>'),
        (styled("a", lang="en-GB"), '<a:rPr lang="en-GB" dirty="0"/>'),
        (
            styled("a", code=True),
            '<a:rPr lang="de-DE" noProof="1" dirty="0"><a:latin typeface="Brick Mono"/><a:cs typeface="Brick Mono"/></a:rPr>',
        ),
    ],
)
def test_run_properties(run, properties):
    assert paragraphs_xml(paragraph(run)) == f"<a:p><a:r>{properties}<a:t>a</a:t></a:r></a:p>"


def test_frame_s_language_is_on_every_run():
    assert 'lang="fr-FR"' in paragraphs_xml(paragraph("a"), lang="fr-FR")


def test_language_that_is_none_is_office_s_own_no_language():
    assert paragraphs_xml(paragraph(styled("a", lang='de "DE"')), lang="Deutsch!") == (
        '<a:p><a:r><a:rPr lang="x-none" dirty="0"/><a:t>a</a:t></a:r></a:p>'
    )


def test_bold_in_a_bold_level_needn_t_be_said():
    xml = shapes_xml(body(paragraph(styled("Lead", bold=True)), style="points"))
    assert RUN.format("Lead") in xml


def test_hard_break_is_an_element_with_the_looks_of_its_run():
    xml = paragraphs_xml(paragraph("a", styled("\n", bold=True), "b"))
    assert xml == (
        f'<a:p>{RUN.format("a")}<a:br><a:rPr lang="de-DE" b="1" dirty="0"/></a:br>{RUN.format("b")}</a:p>'
    )


def test_our_own_line_breaks_stay_out_of_the_file_and_soft_hyphens_in_it():
    text = "Stadt\u00adentwicklung"
    assert paragraphs_xml(paragraph(text, breaks=(6,))) == f"<a:p>{RUN.format(text)}</a:p>"


def test_links_are_relationships_each_address_once():
    part = slide_of(
        body(
            paragraph(
                styled("a", href="https://example.org/ä b"),
                styled("b", href="#charta"),
                styled("c", href="https://example.org/ä b"),
            )
        )
    )
    xml = part.xml.decode()
    assert xml.count('<a:hlinkClick r:id="rId2"/>') == 2
    assert '<a:hlinkClick r:id="rId3" action="ppaction://hlinksldjump"/>' in xml
    assert part.needs[1:] == (
        ("rId2", "link", "https://example.org/%C3%A4%20b", ""),
        ("rId3", "jump", "charta", ""),
    )


def test_address_that_is_none_leaves_its_text():
    part = slide_of(body(paragraph(styled("a", href="javascript:alert(1)"))))
    assert RUN.format("a") in part.xml.decode()
    assert len(part.needs) == 1


def test_code_s_colours_in_a_placeholder_that_is_set_in_the_code_font():
    ref = PlaceholderRef("body", 1, "code")
    code = TextFrame("Code", (paragraph(styled("def", code=True, token="keyword")),), BOX, ref, style="code")
    xml = shapes_xml(code, layout="code")
    assert '<a:rPr lang="de-DE" b="1" noProof="1" dirty="0"' in xml


def test_ids_count_in_reading_order_and_names_are_the_shapes_own():
    xml = shapes_xml(body(paragraph("a"), name="Titel"), body(paragraph("b"), name="Text 2"))
    assert '<p:cNvPr id="2" name="Titel"/>' in xml and '<p:cNvPr id="3" name="Text 2"/>' in xml


def test_name_in_markup_characters():
    assert 'name="a &quot;b&quot; &amp; &lt;c&gt;"' in shapes_xml(body(name='a "b" & <c>'))


def test_hidden_slide():
    assert ' show="0">' in slide_of(hidden=True).xml.decode()


def test_layout_is_named_not_found():
    assert slide_of(layout="quote").needs == (("rId1", "layout", "quote", ""),)
