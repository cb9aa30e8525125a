"""What is drawn over a chart: a part of its own (ECMA-376 part 1, 14.2.2 and 21.3), whose places are shares of the chart,
so that it goes with the chart where that is moved or made larger."""

from foliensatz.frame import ChartFrame, ChartRule
from foliensatz.geometry import Box
from foliensatz.pptx.chart_text import run_properties
from foliensatz.pptx.part import DECLARATION
from foliensatz.pptx.text_style import color_xml
from foliensatz.pptx.xml_text import attribute, character_data
from foliensatz.theme import Theme

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
)
_EMU_PER_PT = 12700


def drawing_xml(frame: ChartFrame, theme: Theme, lang: str) -> bytes:
    """The drawing of a chart's target lines; empty where it has none."""
    if not frame.rules:
        return b""
    shapes = "".join([_rule(rule, n, frame, theme, lang) for n, rule in enumerate(frame.rules)])
    return f"{DECLARATION}<c:userShapes {_NAMESPACES}>{shapes}</c:userShapes>".encode()


def _rule(rule: ChartRule, n: int, frame: ChartFrame, theme: Theme, lang: str) -> str:
    style = theme.chart
    text = rule.title.lines[0]
    width = round(style.line_width * 2 / 3 * _EMU_PER_PT)
    line = f'<a:ln w="{width}"><a:solidFill>{color_xml(style.target)}</a:solidFill><a:prstDash val="dash"/></a:ln>'
    run = run_properties("a:rPr", rule.title.size, style.color, rule.title.bold, lang)
    return (
        f'<cdr:relSizeAnchor>{_anchor(rule.box, frame.box)}<cdr:cxnSp macro=""><cdr:nvCxnSpPr>'
        f'<cdr:cNvPr id="{2 * n + 2}" name="{attribute(text)}"/><cdr:cNvCxnSpPr/></cdr:nvCxnSpPr><cdr:spPr>'
        f'{_transform(rule.box, frame.box)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</cdr:spPr></cdr:cxnSp>'
        f"</cdr:relSizeAnchor><cdr:relSizeAnchor>{_anchor(rule.title.box, frame.box)}"
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{2 * n + 3}" name="{attribute(text)} (Text)"/>'
        f'<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr>{_transform(rule.title.box, frame.box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></cdr:spPr><cdr:txBody>'
        '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/><a:lstStyle/><a:p><a:pPr algn="ctr"/>'
        f"<a:r>{run}<a:t>{character_data(text)}</a:t></a:r></a:p></cdr:txBody></cdr:sp></cdr:relSizeAnchor>"
    )


def _anchor(box: Box, frame: Box) -> str:
    """Where a shape begins and ends, as shares of the chart."""
    return (
        f"<cdr:from><cdr:x>{_share(box.x - frame.x, frame.width)}</cdr:x><cdr:y>{_share(box.y - frame.y, frame.height)}</cdr:y>"
        f"</cdr:from><cdr:to><cdr:x>{_share(box.right - frame.x, frame.width)}</cdr:x>"
        f"<cdr:y>{_share(box.bottom - frame.y, frame.height)}</cdr:y></cdr:to>"
    )


def _transform(box: Box, frame: Box) -> str:
    return f'<a:xfrm><a:off x="{box.x - frame.x}" y="{box.y - frame.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'


def _share(length: int, whole: int) -> str:
    return f"{length / whole:.5f}"
