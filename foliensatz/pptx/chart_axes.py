"""A chart's axes (ECMA-376 part 1, 21.2.2.25 and 21.2.2.226)."""

from foliensatz.frame import ChartAxis, ChartFrame
from foliensatz.pptx.chart_text import format_code, text_properties, title_xml
from foliensatz.pptx.text_style import fill_xml
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import ChartStyle

# The ids of the axes: any that differ within a chart. The second pair is that of the second axis.
CATEGORIES, VALUES, SECOND_CATEGORIES, SECOND_VALUES = 111111101, 111111102, 111111103, 111111104
_EMU_PER_PT = 12700


class AxesWriter:
    """Writes the axes of one chart."""

    def __init__(self, frame: ChartFrame, style: ChartStyle, lang: str):
        self.frame = frame
        self.style = style
        self.lang = lang
        self.titles = dict(frame.titles)

    def axes(self) -> str:
        frame = self.frame
        if frame.x_axis is not None:
            first = self._values(frame.x_axis, CATEGORIES, VALUES, "b", "x", "midCat")
            return first + self._values(frame.axis, VALUES, CATEGORIES, "l", "y", "midCat")
        across = frame.across
        between = "midCat" if frame.categories.at_edges else "between"
        xml = self._categories(CATEGORIES, VALUES, "l" if across else "b")
        xml += self._values(frame.axis, VALUES, CATEGORIES, "b" if across else "l", "y", between)
        if frame.second_axis is not None:
            xml += self._categories(SECOND_CATEGORIES, SECOND_VALUES, "b", deleted=True)
            xml += self._values(frame.second_axis, SECOND_VALUES, SECOND_CATEGORIES, "r", "second", between, "max")
        return xml

    def _categories(self, id: int, crossing: int, place: str, deleted: bool = False) -> str:
        frame, categories = self.frame, self.frame.categories
        # Where bars lie, the first category is on top, as one reads; the axis of values is then told to stay below.
        order = "maxMin" if frame.across else "minMax"
        skip = f'<c:tickLblSkip val="{categories.every}"/>' if categories.every > 1 else ""
        title = "" if deleted else self._title("x")
        line = _line(self.style.axis_width, self.style.axis)
        return (
            f'<c:catAx><c:axId val="{id}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
            f'<c:delete val="{int(deleted)}"/><c:axPos val="{place}"/>{title}'
            '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="{"low" if categories.shown else "none"}"/><c:spPr>{line}</c:spPr>'
            f"{text_properties(frame.size, self.style.color, self.lang, turn=categories.turn)}"
            f'<c:crossAx val="{crossing}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            f'<c:lblOffset val="100"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _values(
        self, axis: ChartAxis, id: int, crossing: int, place: str, role: str, between: str, crosses: str = ""
    ) -> str:
        most = f'<c:max val="{_number(axis.most)}"/>' if axis.fixed else ""
        grid = ""
        if axis.gridlines:
            line = _line(self.style.gridline_width, self.style.gridline)
            grid = f"<c:majorGridlines><c:spPr>{line}</c:spPr></c:majorGridlines>"
        code = "0%" if self.frame.grouping == "percentStacked" and role == "y" else format_code(axis.format, self.lang)
        if not crosses:
            crosses = "max" if self.frame.across else "autoZero"
        line = "<a:ln><a:noFill/></a:ln>"
        if role == "x":
            line = _line(self.style.axis_width, self.style.axis)
        step = f'<c:majorUnit val="{_number(axis.step)}"/>' if axis.fixed else ""
        return (
            f'<c:valAx><c:axId val="{id}"/><c:scaling><c:orientation val="minMax"/>{most}'
            f'<c:min val="{_number(axis.least)}"/></c:scaling><c:delete val="{int(not axis.shown)}"/>'
            f'<c:axPos val="{place}"/>{grid}{self._title(role)}'
            f'<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="{"low" if role in ("x", "y") and not self.frame.across else "nextTo"}"/><c:spPr>{line}</c:spPr>'
            f"{text_properties(self.frame.size, self.style.color, self.lang)}"
            f'<c:crossAx val="{crossing}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>{step}</c:valAx>'
        )

    def _title(self, role: str) -> str:
        title = self.titles.get(role)
        return title_xml(title, self.frame.box, self.style.color, self.lang) if title else ""


def _line(width: float, color) -> str:
    return f'<a:ln w="{round(width * _EMU_PER_PT)}">{fill_xml(color)}</a:ln>'


def _number(value: float) -> str:
    """A scale's number without an exponent, which some readers don't know."""
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return text if text not in ("", "-0") else "0"
