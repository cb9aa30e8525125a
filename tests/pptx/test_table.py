"""Tables: native, in the presentation's table style; cells say margins, size and alignment."""

import re

from foliensatz.frame import PlaceholderRef, TableCell, TableFrame, TableRow
from foliensatz.geometry import Box
from foliensatz.pptx.table_style import table_style_id, table_styles_part
from foliensatz.runs import Run, RunStyle
from tests.layout.brick_theme import THEME
from tests.pptx.setting import shapes_xml

WIDTHS = (1000, 500)
MARGINS = 'marL="127000" marR="127000" marT="63500" marB="63500" anchor="ctr"'


def cell(text: str, **rest) -> TableCell:
    return TableCell((Run(text),) if text else (), **rest)


def table(*body: tuple[TableCell, ...], header: bool = True, placeholder: PlaceholderRef | None = None) -> TableFrame:
    rows = (TableRow((cell("Gebiet", bold=True), cell("2020", align="right", bold=True)), 400, True),) if header else ()
    rows += tuple(TableRow(cells, 300) for cells in body)
    box = Box(10, 20, sum(WIDTHS), sum(row.height for row in rows))
    return TableFrame("Tabelle", box, WIDTHS, rows, 18, 16, placeholder)


def rows_of(xml: str) -> list[str]:
    return re.findall(r"<a:tr .*?</a:tr>", xml)


def test_frame_grid_and_style():
    xml = shapes_xml(table((cell("a"), cell("1"))), layout="table")
    assert xml.startswith(
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="2" name="Tabelle"/><p:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        '<p:xfrm><a:off x="10" y="20"/><a:ext cx="1500" cy="700"/></p:xfrm><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{table_style_id(THEME)}</a:tableStyleId></a:tblPr>"
        '<a:tblGrid><a:gridCol w="1000"/><a:gridCol w="500"/></a:tblGrid><a:tr h="400">'
    )


def test_table_in_its_placeholder():
    ref = PlaceholderRef("tbl", 13, "table")
    assert '<p:nvPr><p:ph type="tbl" idx="13"/></p:nvPr>' in shapes_xml(table(placeholder=ref), layout="table")


def test_header_cell_leaves_weight_and_colour_to_the_table_style():
    header, _ = rows_of(shapes_xml(table((cell("a"), cell("1")))))
    assert header == (
        '<a:tr h="400"><a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="de-DE" sz="1600" dirty="0"/>'
        f"<a:t>Gebiet</a:t></a:r></a:p></a:txBody><a:tcPr {MARGINS}/></a:tc>"
        '<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="r"/><a:r><a:rPr lang="de-DE" sz="1600" dirty="0"/>'
        f"<a:t>2020</a:t></a:r></a:p></a:txBody><a:tcPr {MARGINS}/></a:tc></a:tr>"
    )


def test_body_cells_say_size_weight_alignment_and_padding():
    _, row = rows_of(shapes_xml(table((cell("a", align="center", bold=True), cell("b", padding_left=381000)))))
    assert '<a:pPr algn="ctr"/><a:r><a:rPr lang="de-DE" sz="1800" b="1" dirty="0"/><a:t>a</a:t>' in row
    assert '<a:p><a:r><a:rPr lang="de-DE" sz="1800" dirty="0"/><a:t>b</a:t>' in row
    assert '<a:tcPr marL="381000" ' in row


def test_empty_cell_has_a_paragraph_of_the_row_s_size():
    _, row = rows_of(shapes_xml(table((cell(""), cell("1")))))
    assert '<a:p><a:endParaRPr lang="de-DE" sz="1800" dirty="0"/></a:p>' in row


def test_code_in_a_cell_is_in_the_code_font():
    coded = TableCell((Run("x", RunStyle(code=True)),))
    assert '<a:latin typeface="Brick Mono"/>' in shapes_xml(table((coded, cell(""))))


def test_table_without_header():
    assert "<a:tblPr><a:tableStyleId>" in shapes_xml(table((cell("a"), cell("b")), header=False))


def test_bands_from_seven_rows_take_the_hairlines_away_but_not_the_last_rule():
    six = shapes_xml(table(*[(cell("a"), cell("1"))] * 6))
    assert "bandRow" not in six and "<a:lnB" not in six
    seven = shapes_xml(table(*[(cell("a"), cell("1"))] * 7)._replace(banded=True))
    assert '<a:tblPr firstRow="1" bandRow="1">' in seven
    above, below = '<a:lnT w="0"><a:noFill/></a:lnT>', '<a:lnB w="0"><a:noFill/></a:lnB>'
    first, *middle, last = rows_of(seven)
    assert f"anchor=\"ctr\">{below}</a:tcPr>" in first
    assert all(f"anchor=\"ctr\">{above}{below}</a:tcPr>" in row for row in middle)
    assert f"anchor=\"ctr\">{above}</a:tcPr>" in last


def properties(xml: str) -> list[list[str]]:
    """What each cell says of itself and its looks, row by row."""
    found = []
    for row in rows_of(xml):
        cells = re.findall(r"<a:tc\b(.*?)>.*?<a:tcPr [^>]*?(?:/>|>(.*?)</a:tcPr>)</a:tc>", row)
        found.append([" ".join(part.strip() for part in parts if part.strip()) for parts in cells])
    return found


def test_what_the_table_style_holds_is_only_marked():
    xml = shapes_xml(table((cell("a", bold=True), cell("1")), (cell("Summe", bold=True), cell("1", bold=True)))._replace(total=True, stub=True))
    assert '<a:tblPr firstRow="1" firstCol="1" lastRow="1">' in xml
    assert ' b="1"' not in xml
    assert properties(xml) == [["", ""], ["", ""], ["", ""]]


def test_the_rule_over_the_total_of_a_banded_table_stays():
    _, *rows, last = properties(shapes_xml(table(*[(cell("a"), cell("1"))] * 8)._replace(banded=True, total=True)))
    above, below = '<a:lnT w="0"><a:noFill/></a:lnT>', '<a:lnB w="0"><a:noFill/></a:lnB>'
    assert rows[-2][0] == above + below
    assert rows[-1][0] == above
    assert last[0] == ""


def test_merged_cells_say_what_they_cover():
    rows = (
        (cell("a", rows=2, columns=2), cell("", across=True, rows=2)),
        (cell("", below=True, columns=2), cell("", across=True, below=True)),
    )
    assert properties(shapes_xml(table(*rows)))[1:] == [
        ['rowSpan="2" gridSpan="2"', 'rowSpan="2" hMerge="1"'],
        ['gridSpan="2" vMerge="1"', 'hMerge="1" vMerge="1"'],
    ]


def test_a_highlighted_cell_has_the_theme_s_fill_and_ink():
    theme_fill = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    xml = shapes_xml(table((cell("a", highlighted=True, bold=True), cell("1"))))
    assert properties(xml)[1] == [theme_fill, ""]
    assert '<a:rPr lang="de-DE" sz="1800" b="1" dirty="0"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:rPr><a:t>a</a:t>' in xml


def test_a_link_on_a_dark_ground_is_as_light_as_the_text():
    linked = TableCell((Run("a", RunStyle(href="https://example.org")),), highlighted=True)
    found = table((linked, cell("1")))
    heading = found.rows[0]._replace(cells=(linked._replace(highlighted=False), cell("2020")))
    for xml in (shapes_xml(found), shapes_xml(found._replace(rows=(heading, *found.rows[1:])))):
        assert '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:hlinkClick r:id="rId2"><a:extLst>' in xml
        assert 'val="tx"/></a:ext></a:extLst></a:hlinkClick></a:rPr><a:t>a</a:t>' in xml
    plain = shapes_xml(table((linked._replace(highlighted=False), cell("1"))))
    assert '<a:hlinkClick r:id="rId2"/></a:rPr><a:t>a</a:t>' in plain


def test_a_second_header_row_looks_like_the_first():
    found = table((cell("2019", bold=True), cell("2020", bold=True)), (cell("a"), cell("1")))
    rows = (found.rows[0], found.rows[1]._replace(header=True), found.rows[2])
    xml = shapes_xml(found._replace(rows=rows))
    fill = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    assert properties(xml) == [['<a:lnB w="0"><a:noFill/></a:lnB>'] * 2, [fill] * 2, ["", ""]]
    assert 'b="1" dirty="0"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:rPr><a:t>2019</a:t>' in xml


def test_the_heading_of_several_columns_has_a_rule_below():
    found = table((cell("2019"), cell("2020")), (cell("a"), cell("1")))
    heading = found.rows[0]._replace(cells=(cell("Jahr", columns=2), cell("", across=True)))
    xml = shapes_xml(found._replace(rows=(heading, found.rows[1]._replace(header=True), found.rows[2])))
    rule = '<a:lnB w="9525" cmpd="sng"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:lnB>'
    assert properties(xml)[0] == [f'gridSpan="2" {rule}', f'hMerge="1" {rule}']


def test_the_right_margin_sets_figures_at_their_decimal_sign():
    assert 'marR="200000"' in shapes_xml(table((cell("a"), cell("1", align="right", padding_right=200000))))


def test_the_style_has_a_part_for_the_total_and_the_first_column():
    xml = table_styles_part(THEME).data.decode()
    names = re.findall(r"<a:(wholeTbl|band2H|firstCol|lastRow|firstRow)>", xml)
    assert names == ["wholeTbl", "band2H", "firstCol", "lastRow", "firstRow"]  # CT_TableStyle's order
    assert '<a:lastRow><a:tcTxStyle b="on"/>' in xml
