"""Tables: native, in the presentation's table style; cells say margins, size and alignment."""

import re

from foliensatz.deck import Run, RunStyle
from foliensatz.frame import PlaceholderRef, TableCell, TableFrame, TableRow
from foliensatz.geometry import Box
from foliensatz.pptx.table_style import table_style_id
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
    seven = shapes_xml(table(*[(cell("a"), cell("1"))] * 7))
    assert '<a:tblPr firstRow="1" bandRow="1">' in seven
    above, below = '<a:lnT w="0"><a:noFill/></a:lnT>', '<a:lnB w="0"><a:noFill/></a:lnB>'
    first, *middle, last = rows_of(seven)
    assert f"anchor=\"ctr\">{below}</a:tcPr>" in first
    assert all(f"anchor=\"ctr\">{above}{below}</a:tcPr>" in row for row in middle)
    assert f"anchor=\"ctr\">{above}</a:tcPr>" in last
