"""Tables as native a:tbl in a graphic frame (ECMA-376 part 1, 21.1.3.13). Fills, rules and the header's look come from
the presentation's table style, so that PowerPoint's own table tools go on working; a cell says its margins, size,
alignment, merges and highlight, which a table style can't.
"""

from foliensatz.frame import TableCell, TableFrame, TextParagraph
from foliensatz.pptx.characters import Ground
from foliensatz.pptx.shape import placeholder_xml, transform
from foliensatz.pptx.text import TextWriter
from foliensatz.pptx.text_style import fill_xml
from foliensatz.pptx.xml_text import attribute

_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/table"
_ALIGNMENTS = {"left": "", "center": "center", "right": "right"}


def table_xml(table: TableFrame, id: int, writer: TextWriter) -> str:
    """The p:graphicFrame with the shape id `id`. The frame is as wide as its columns and as high as its rows."""
    columns = "".join([f'<a:gridCol w="{width}"/>' for width in table.widths])
    cells = _Cells(table, writer)
    rows = "".join([cells.row(number) for number in range(len(table.rows))])
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id}" name="{attribute(table.name)}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{placeholder_xml(table.placeholder)}</p:nvGraphicFramePr>{transform('p', table.box)}"
        f'<a:graphic><a:graphicData uri="{_GRAPHIC}"><a:tbl><a:tblPr{_flags(table)}>'
        f"<a:tableStyleId>{writer.characters.table_style_id}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _flags(table: TableFrame) -> str:
    """What parts of the table style hold, and what a screen reader tells as header row and column (21.1.3.15)."""
    flags = (
        ("firstRow", bool(table.rows) and table.rows[0].header),
        ("firstCol", table.stub),
        ("lastRow", table.total),
        ("bandRow", table.banded),
    )
    return "".join([f' {name}="1"' for name, on in flags if on])


class _Cells:
    """Writes a table's cells: what of them the table style doesn't say."""

    def __init__(self, table: TableFrame, writer: TextWriter) -> None:
        self.table = table
        self.writer = writer
        self.style = writer.theme.table
        self.last = len(table.rows) - 1

    def row(self, number: int) -> str:
        row = self.table.rows[number]
        rules = self.without_hairlines(number) if self.table.banded and not self.style.id else ""
        cells = "".join([self.cell(cell, number, column, rules) for column, cell in enumerate(row.cells)])
        return f'<a:tr h="{row.height}">{cells}</a:tr>'

    def without_hairlines(self, number: int) -> str:
        """Bands tell the rows apart already. A table style has the same rules with bands and without, so the cells of a
        banded table take the hairlines away; the rules of the header, the total and the last row stay. A template's own
        style knows what it does."""
        total = self.last if self.table.total else -1
        above = "" if number in (0, total) else '<a:lnT w="0"><a:noFill/></a:lnT>'
        below = "" if number in (self.last, total - 1) else '<a:lnB w="0"><a:noFill/></a:lnB>'
        return above + below

    def cell(self, cell: TableCell, number: int, column: int, rules: str) -> str:
        style, row = self.style, self.table.rows[number]
        fill = ""
        if cell.highlighted:
            ink = style.highlight_color
            ground = Ground(ink, dark=True, size=self.table.size, bold=True, ink=ink, link=ink)
            fill = fill_xml(style.highlight_fill)
        elif row.header:
            # The table style's header is its first row; a second one says the same of itself.
            ink = style.header_color if number else None
            size, link = self.table.header_size, style.header_color
            ground = Ground(style.header_color, not number, dark=True, size=size, bold=True, ink=ink, link=link)
            fill = fill_xml(style.header_fill) if number else ""
            rules = self.heading_rule(cell, number) or rules
        else:
            by_style = self.table.total and number == self.last or self.table.stub and not column
            ground = Ground(style.color, by_style, size=self.table.size, bold=cell.bold)
        turned = self.writer.theme.rtl
        align = cell.align if turned else _ALIGNMENTS[cell.align]
        paragraph = self.writer.paragraph(TextParagraph(cell.runs, align=align), ground, turned=turned)
        left, top, right, bottom = style.padding
        left = left if cell.padding_left is None else cell.padding_left
        right = right if cell.padding_right is None else cell.padding_right
        words = f'marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="ctr"'
        within = rules + fill
        properties = f"<a:tcPr {words}>{within}</a:tcPr>" if within else f"<a:tcPr {words}/>"
        return f"<a:tc{_merge(cell)}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</a:txBody>{properties}</a:tc>"

    def heading_rule(self, cell: TableCell, number: int) -> str:
        """The rule between a heading over several columns and their own headings; no other stands within the header."""
        rows = self.table.rows
        below = number + cell.rows < len(rows) and rows[number + cell.rows].header
        if not below:
            return ""
        width = self.style.rule_width
        if cell.columns > 1 or cell.across:
            return f'<a:lnB w="{width}" cmpd="sng">{fill_xml(self.style.header_color)}</a:lnB>'
        return '<a:lnB w="0"><a:noFill/></a:lnB>'


def _merge(cell: TableCell) -> str:
    """How a cell is merged with others (21.1.3.16): the first says how far it reaches, the covered ones that they are."""
    if not (cell.rows > 1 or cell.columns > 1 or cell.across or cell.below):
        return ""
    spans = f' rowSpan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' gridSpan="{cell.columns}"' if cell.columns > 1 else ""
    return spans + (' hMerge="1"' if cell.across else "") + (' vMerge="1"' if cell.below else "")
