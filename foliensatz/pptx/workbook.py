"""A chart's figures as a workbook that opens (ECMA-376 part 1, 18): one sheet, a row a category, a column a series.

Written here because a chart's workbook is so little of what a spreadsheet can be; the same figures, the same bytes.
"""

from functools import cache
from typing import Sequence

from foliensatz.frame import NumberFormat, SheetColumn
from foliensatz.pptx.chart_text import format_code
from foliensatz.pptx.part import DECLARATION
from foliensatz.pptx.xml_text import attribute, character_data
from foliensatz.pptx.zip_writer import PackedPart, join, pack

# The sheet's name, as the chart's formulas name it.
SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Number formats below this are Excel's own (18.8.30).
_FIRST_FORMAT = 164
_WIDEST = 60


def workbook(columns: Sequence[SheetColumn], lang: str) -> bytes:
    """The workbook's bytes. The first row has the columns' heads."""
    formats = list(dict.fromkeys(column.format for column in columns if column.format is not None))
    sheet = pack("xl/worksheets/sheet1.xml", _sheet(columns, formats).encode())
    return join((*_fixed(), pack("xl/styles.xml", _styles(formats, lang).encode()), sheet))


@cache
def _fixed() -> tuple[PackedPart, ...]:
    """The parts that are the same in every workbook."""
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><workbookPr/><sheets>'
            f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" '
            f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_DOCUMENT}/styles" Target="styles.xml"/>'
            "</Relationships>"
        ),
    }
    return tuple(pack(name, (DECLARATION + xml).encode()) for name, xml in parts.items())


def _styles(formats: Sequence[NumberFormat], lang: str) -> str:
    """xl/styles.xml: cell style 0 is plain, then one for each number format."""
    codes = "".join(
        [
            f'<numFmt numFmtId="{id}" formatCode="{attribute(format_code(number, lang))}"/>'
            for id, number in enumerate(formats, _FIRST_FORMAT)
        ]
    )
    cells = "".join(
        [
            f'<xf numFmtId="{id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
            for id, _ in enumerate(formats, _FIRST_FORMAT)
        ]
    )
    known = f'<numFmts count="{len(formats)}">{codes}</numFmts>' if formats else ""
    return (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}">{known}<fonts count="1"><font><sz val="11"/><name val="Calibri"/>'
        '<family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
        '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/>'
        '<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(formats) + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f'{cells}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(columns: Sequence[SheetColumn], formats: Sequence[NumberFormat]) -> str:
    letters = [column_letters(n) for n in range(len(columns))]
    styles = [formats.index(column.format) + 1 if column.format is not None else 0 for column in columns]
    widths = "".join(
        [
            f'<col min="{n}" max="{n}" width="{min(_WIDEST, max(10, *(len(str(c)) for c in (column.head, *column.cells))) + 2)}"'
            ' customWidth="1"/>'
            for n, column in enumerate(columns, 1)
        ]
    )
    rows = ["".join([_text(f"{letter}1", column.head) for letter, column in zip(letters, columns)])]
    for n in range(max(len(column.cells) for column in columns)):
        cells = []
        for letter, style, column in zip(letters, styles, columns):
            cell = column.cells[n] if n < len(column.cells) else None
            formula = column.formulas[n] if n < len(column.formulas) else ""
            cells.append(_cell(f"{letter}{n + 2}", cell, style, formula))
        rows.append("".join(cells))
    data = "".join([f'<row r="{n}">{cells}</row>' for n, cells in enumerate(rows, 1)])
    return f'{DECLARATION}<worksheet xmlns="{_MAIN}"><cols>{widths}</cols><sheetData>{data}</sheetData></worksheet>'


def _cell(place: str, value, style: int, formula: str) -> str:
    if formula:
        shown = f"<v>{value:f}</v>" if value is not None else ""
        return f'<c r="{place}" s="{style}"><f>{character_data(formula)}</f>{shown}</c>'
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(place, value)
    return f'<c r="{place}" s="{style}"><v>{value:f}</v></c>'


def _text(place: str, text: str) -> str:
    """A cell with a text of its own (18.3.1.53): PowerPoint's table of shared texts would be one more part."""
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f'<c r="{place}" t="inlineStr"><is><t{kept}>{character_data(text)}</t></is></c>' if text else ""


def column_letters(number: int) -> str:
    """A column's letters by its number from 0: A … Z, AA …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
