"""A chart on a slide: a graphic frame (ECMA-376 part 1, 19.3.1.21) that names a chart part, which names a workbook."""

from foliensatz.digest import sha256

from foliensatz.frame import ChartFrame
from foliensatz.pptx.chart_drawing import drawing_xml
from foliensatz.pptx.chart_part import chart_xml
from foliensatz.pptx.shape import placeholder_xml, transform
from foliensatz.pptx.slide_part import CHART, ChartPart, Needs
from foliensatz.pptx.workbook import workbook
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import Theme

_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def chart_frame_xml(frame: ChartFrame, id: int, theme: Theme, lang: str, needs: Needs) -> tuple[str, ChartPart]:
    """The p:graphicFrame with the shape id `id`, and the part that it shows. Two charts of a slide that are alike are
    two parts: an edit of one leaves the other as it is."""
    xml = chart_xml(frame, theme, lang)
    data = workbook(frame.sheet, lang)
    drawing = drawing_xml(frame, theme, lang)
    key = sha256(b"%d\n%b%b%b" % (id, xml, data, drawing)).hexdigest()
    embedded = needs.id(CHART, key)
    words = f' descr="{attribute(frame.descr)}"' if frame.descr else ""
    shape = (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id}" name="{attribute(frame.name)}"{words}/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{placeholder_xml(frame.placeholder)}</p:nvGraphicFramePr>{transform('p', frame.box)}"
        f'<a:graphic><a:graphicData uri="{_GRAPHIC}"><c:chart xmlns:c="{_GRAPHIC}" r:id="{embedded}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    return shape, ChartPart(key, xml, data, drawing)
