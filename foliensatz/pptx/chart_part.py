"""A chart part (ECMA-376 part 1, 14.2.1): the chart as PowerPoint edits it, with places measured by us, so that every
program draws the plot where it was planned."""

from foliensatz.frame import ChartFrame
from foliensatz.pptx.chart_axes import CATEGORIES, SECOND_CATEGORIES, SECOND_VALUES, VALUES, AxesWriter
from foliensatz.pptx.chart_series import SeriesWriter
from foliensatz.pptx.chart_text import manual_layout, text_properties, title_xml
from foliensatz.pptx.part import DECLARATION
from foliensatz.theme import Theme

WORKBOOK_ID = "rId1"
DRAWING_ID = "rId2"
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# In the order in which they are painted.
_MARKS = ("area", "bar", "line", "point", "slice")


def chart_xml(frame: ChartFrame, theme: Theme, lang: str) -> bytes:
    """The chart part. Its relationships are WORKBOOK_ID, to the workbook with its figures, and DRAWING_ID, to what is drawn
    over it, where that is anything."""
    style = theme.chart
    titles = dict(frame.titles)
    title = title_xml(titles["title"], frame.box, style.color, lang) if "title" in titles else ""
    axes = AxesWriter(frame, style, lang).axes() if frame.axis is not None else ""
    over = f'<c:userShapes r:id="{DRAWING_ID}"/>' if frame.rules else ""
    plot = manual_layout(frame.plot, frame.box, "inner")
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        f'{title}<c:autoTitleDeleted val="{int(not title)}"/><c:plotArea>{plot}{_plots(frame, theme, lang)}{axes}'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        f'{_legend(frame, theme, lang)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{text_properties(frame.size, style.color, lang)}"
        f'<c:externalData r:id="{WORKBOOK_ID}"><c:autoUpdate val="0"/></c:externalData>{over}</c:chartSpace>'
    ).encode()


def _plots(frame: ChartFrame, theme: Theme, lang: str) -> str:
    """One plot for each mark on each axis."""
    writer = SeriesWriter(frame, theme.chart, theme.ground, lang)
    plots = []
    for mark in _MARKS:
        for second in (False, True):
            numbers = [n for n, series in enumerate(frame.series) if series.mark == mark and series.second == second]
            if numbers:
                inner = "".join([writer.series(n) for n in numbers])
                ids = (SECOND_CATEGORIES, SECOND_VALUES) if second else (CATEGORIES, VALUES)
                plots.append(_plot(mark, inner, frame, "".join([f'<c:axId val="{id}"/>' for id in ids])))
    return "".join(plots)


def _plot(mark: str, series: str, frame: ChartFrame, axes: str) -> str:
    if mark == "bar":
        overlap = frame.overlap if frame.grouping == "clustered" else 100
        return (
            f'<c:barChart><c:barDir val="{"bar" if frame.across else "col"}"/><c:grouping val="{frame.grouping}"/>'
            f'<c:varyColors val="0"/>{series}<c:gapWidth val="{frame.gap}"/><c:overlap val="{overlap}"/>{axes}</c:barChart>'
        )
    if mark == "line":
        return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}</c:lineChart>'
    if mark == "area":
        grouping = "standard" if frame.grouping == "clustered" else frame.grouping
        return f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}{axes}</c:areaChart>'
    if mark == "point":
        return (
            f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}{axes}</c:scatterChart>'
        )
    if frame.kind == "doughnut":
        return (
            f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/><c:holeSize val="{frame.hole}"/>'
            "</c:doughnutChart>"
        )
    return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'


def _legend(frame: ChartFrame, theme: Theme, lang: str) -> str:
    """c:legend (21.2.2.94), without entries for what needs none."""
    legend = frame.legend
    if legend is None:
        return ""
    hidden = "".join([f'<c:legendEntry><c:idx val="{n}"/><c:delete val="1"/></c:legendEntry>' for n in legend.hidden])
    return (
        f'<c:legend><c:legendPos val="{legend.at}"/>{hidden}{manual_layout(legend.box, frame.box)}<c:overlay val="0"/>'
        f"{text_properties(frame.size, theme.chart.color, lang)}</c:legend>"
    )
