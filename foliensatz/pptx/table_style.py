"""The brand's table style in tableStyles.xml (ECMA-376 part 1, 20.1.4.2.26): header row, hairlines, banding, the total row
and the first column."""

from foliensatz.digest import sha1

from foliensatz.pptx.part import DECLARATION, Part
from foliensatz.pptx.text_style import color_xml, fill_xml
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import Color, Theme

PART = "ppt/tableStyles.xml"
_NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"


def table_style_id(theme: Theme) -> str:
    """The style's GUID: the same for the same brand, in every deck. It is a UUID by name (RFC 9562, 5.5), made by hand
    because the standard library's uuid takes 3 ms to import. Where tables have a template's style, that one's."""
    if theme.table.id:
        return theme.table.id
    digest = sha1(f"foliensatz:table-style:{theme.name}".encode(), usedforsecurity=False).hexdigest().upper()
    return f"{{{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}}}"


def table_styles_part(theme: Theme) -> Part:
    own = "" if theme.table.id else table_style_xml(theme, "")
    xml = f'{DECLARATION}<a:tblStyleLst {_NAMESPACE} def="{table_style_id(theme)}">{own}</a:tblStyleLst>'
    return Part(PART, _TYPE, xml.encode())


def table_style_xml(theme: Theme, namespace: str = _NAMESPACE) -> str:
    """The brand's a:tblStyle; `namespace` declares its prefix where it stands alone."""
    style = theme.table
    inner = _line("insideH", style.rule, style.rule_width)
    bottom = _line("bottom", style.last_rule, style.last_rule_width)
    total = _line("top", style.total_rule, style.total_rule_width)
    guid = table_style_id(theme)
    declared = f" {namespace}" if namespace else ""
    return (
        f'<a:tblStyle{declared} styleId="{guid}" styleName="{attribute(theme.label)}">'
        f'<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/>{color_xml(style.color)}</a:tcTxStyle><a:tcStyle>'
        f"<a:tcBdr>{bottom}{inner}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f"<a:band2H><a:tcStyle><a:tcBdr/><a:fill>{fill_xml(style.band_fill)}</a:fill></a:tcStyle></a:band2H>"
        # Without a colour: LibreOffice takes the first column's in the header too.
        '<a:firstCol><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>'
        '<a:lastRow><a:tcTxStyle b="on"/><a:tcStyle>'
        f"<a:tcBdr>{total}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:lastRow>"
        f'<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/>{color_xml(style.header_color)}</a:tcTxStyle><a:tcStyle>'
        f"<a:tcBdr/><a:fill>{fill_xml(style.header_fill)}</a:fill></a:tcStyle></a:firstRow></a:tblStyle>"
    )


def _line(side: str, color: Color, width: int) -> str:
    if not width:
        return f'<a:{side}><a:ln w="0"><a:noFill/></a:ln></a:{side}>'
    return f'<a:{side}><a:ln w="{width}" cmpd="sng">{fill_xml(color)}</a:ln></a:{side}>'
