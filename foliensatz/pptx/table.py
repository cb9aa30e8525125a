"""Tables as native a:tbl in a graphic frame (ECMA-376 part 1, 21.1.3.13). Fills, rules and the header's look come from
the presentation's table style, so that PowerPoint's own table tools go on working; a cell says its margins, size and
alignment, which a table style can't.
"""

from foliensatz.frame import TableCell, TableFrame, TableRow, TextParagraph
from foliensatz.pptx.characters import Ground
from foliensatz.pptx.shape import placeholder_xml, transform
from foliensatz.pptx.text import TextWriter
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import TableStyle

_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/table"
_ALIGNMENTS = {"left": "", "center": "center", "right": "right"}


def table_xml(table: TableFrame, id: int, writer: TextWriter) -> str:
    """The p:graphicFrame with the shape id `id`. The frame is as wide as its columns and as high as its rows."""
    style = writer.theme.table
    body_rows = sum(not row.header for row in table.rows)
    banded = body_rows >= style.band_from_rows
    flags = (' firstRow="1"' if table.rows and table.rows[0].header else "") + (' bandRow="1"' if banded else "")
    columns = "".join([f'<a:gridCol w="{width}"/>' for width in table.widths])
    last = len(table.rows) - 1
    rows = []
    for number, row in enumerate(table.rows):
        rules = _no_hairlines(number == 0, number == last) if banded else ""
        rows.append(_row(row, table, style, writer, rules))
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id}" name="{attribute(table.name)}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{placeholder_xml(table.placeholder)}</p:nvGraphicFramePr>{transform('p', table.box)}"
        f'<a:graphic><a:graphicData uri="{_GRAPHIC}"><a:tbl><a:tblPr{flags}>'
        f"<a:tableStyleId>{writer.characters.table_style_id}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _no_hairlines(first: bool, last: bool) -> str:
    """Bands tell the rows apart already. A table style has the same rules with bands and without, so the cells of a
    banded table take the hairlines away; the rule under the last row stays."""
    above = "" if first else '<a:lnT w="0"><a:noFill/></a:lnT>'
    below = "" if last else '<a:lnB w="0"><a:noFill/></a:lnB>'
    return above + below


def _row(row: TableRow, table: TableFrame, style: TableStyle, writer: TextWriter, rules: str) -> str:
    cells = "".join([_cell(cell, row.header, table, style, writer, rules) for cell in row.cells])
    return f'<a:tr h="{row.height}">{cells}</a:tr>'


def _cell(cell: TableCell, header: bool, table: TableFrame, style: TableStyle, writer: TextWriter, rules: str) -> str:
    if header:
        ground = Ground(style.header_color, level_bold=True, dark=True, size=table.header_size)
    else:
        ground = Ground(style.color, size=table.size, bold=cell.bold)
    paragraph = writer.paragraph(TextParagraph(cell.runs, align=_ALIGNMENTS[cell.align]), ground)
    _, top, right, bottom = style.padding
    left = style.padding.left if cell.padding_left is None else cell.padding_left
    words = f'marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="ctr"'
    properties = f"<a:tcPr {words}>{rules}</a:tcPr>" if rules else f"<a:tcPr {words}/>"
    return f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</a:txBody>{properties}</a:tc>"
