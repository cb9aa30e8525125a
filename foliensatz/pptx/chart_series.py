"""A chart's series (ECMA-376 part 1, 21.2.2.170 and following): their figures as the workbook has them, their colours,
their labels."""

from decimal import Decimal

from foliensatz.frame import ChartFrame, ChartSeries
from foliensatz.pptx.chart_text import format_code, run_properties, text_properties
from foliensatz.pptx.text_style import color_xml, fill_xml
from foliensatz.pptx.workbook import SHEET, column_letters
from foliensatz.pptx.xml_text import attribute, character_data
from foliensatz.theme import ChartStyle, Color

_EMU_PER_PT = 12700
_MARKER_SIZE = 8
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_SAYS = {"value": "Val", "series": "SerName", "category": "CatName"}


class SeriesWriter:
    """Writes the series of one chart."""

    def __init__(self, frame: ChartFrame, style: ChartStyle, ground: Color, lang: str):
        self.frame = frame
        self.style = style
        self.lang = lang
        self.rows = len(frame.sheet[0].cells)
        self.ground = ground
        self.categories = self._scatter_x() if frame.kind == "scatter" else self._categories()

    def series(self, number: int) -> str:
        """The c:ser of the frame's series `number`."""
        series = self.frame.series[number]
        writer = {"bar": self._bar, "line": self._line, "area": self._area, "slice": self._slice, "point": self._point}
        column = self.frame.sheet[series.column]
        letters = column_letters(series.column)
        head = (
            f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{SHEET}!${letters}$1</c:f>'
            f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{character_data(column.head)}</c:v></c:pt></c:strCache>'
            "</c:strRef></c:tx>"
        )
        return f"{head}{writer[series.mark](series)}</c:ser>"

    def _bar(self, series: ChartSeries) -> str:
        points = "".join(
            f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{self._filled(color)}</c:dPt>'
            for n, color in series.colors
        )
        return (
            f'{self._filled(series.color)}<c:invertIfNegative val="0"/>{points}{self._labels(series)}'
            f"{self.categories}{self._values(series)}"
        )

    def _line(self, series: ChartSeries) -> str:
        line = "<a:ln><a:noFill/></a:ln>" if series.extended or series.color is None else _stroke(series)
        marker = self._marker(series)
        points = "".join(
            f'<c:dPt><c:idx val="{n}"/>{self._marker(series, color)}<c:bubble3D val="0"/></c:dPt>'
            for n, color in series.colors
        )
        trend = ""
        if series.extended:
            trend = (
                f'<c:trendline><c:spPr>{_stroke(series)}</c:spPr><c:trendlineType val="linear"/>'
                '<c:forward val="0.5"/><c:backward val="0.5"/><c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>'
            )
        return (
            f"<c:spPr>{line}</c:spPr>{marker}{points}{self._labels(series)}{trend}{self.categories}{self._values(series)}"
            '<c:smooth val="0"/>'
        )

    def _area(self, series: ChartSeries) -> str:
        return f"{self._filled(series.color)}{self._labels(series)}{self.categories}{self._values(series)}"

    def _slice(self, series: ChartSeries) -> str:
        edge = f'<a:ln w="19050">{fill_xml(self.style.on_dark)}</a:ln>'
        points = "".join(
            f'<c:dPt><c:idx val="{n}"/><c:bubble3D val="0"/><c:spPr>{fill_xml(color)}{edge}</c:spPr></c:dPt>'
            for n, color in series.colors
        )
        return f"{points}{self._labels(series)}{self.categories}{self._values(series)}"

    def _point(self, series: ChartSeries) -> str:
        points = "".join(
            f'<c:dPt><c:idx val="{n}"/>{self._marker(series, color)}<c:bubble3D val="0"/></c:dPt>'
            for n, color in series.colors
        )
        line = _stroke(series) if series.width else '<a:ln w="19050"><a:noFill/></a:ln>'
        return (
            f"<c:spPr>{line}</c:spPr>{self._marker(series)}{points}{self._labels(series)}"
            f'{self.categories}{self._values(series, "c:yVal")}<c:smooth val="0"/>'
        )

    def _filled(self, color: Color | None) -> str:
        return f"<c:spPr>{fill_xml(color)}<a:ln><a:noFill/></a:ln></c:spPr>"

    def _marker(self, series: ChartSeries, color: Color | None = None) -> str:
        if series.marker == "none":
            return '<c:marker><c:symbol val="none"/></c:marker>'
        color = color or series.color
        return (
            f'<c:marker><c:symbol val="{series.marker}"/><c:size val="{_MARKER_SIZE}"/>'
            f'<c:spPr>{fill_xml(color)}<a:ln w="9525">{fill_xml(color)}</a:ln></c:spPr></c:marker>'
        )

    # Labels

    def _labels(self, series: ChartSeries) -> str:
        """c:dLbls (21.2.2.49). Single labels that say or look otherwise come first, as the schema wants it."""
        if not series.label:
            return f"<c:dLbls>{_shows('')}</c:dLbls>"
        code = format_code(series.format, self.lang)
        color = series.label_color or self.style.color
        words, colors = dict(series.words), dict(series.label_colors)
        single = []
        for n in range(len(series.values)):
            if series.values[n] is None:
                continue
            if series.labelled is not None and n not in series.labelled:
                single.append(f'<c:dLbl><c:idx val="{n}"/><c:delete val="1"/></c:dLbl>')
            elif n in words or n in colors or n in series.below or series.shift:
                single.append(self._label(series, n, code, words.get(n, ""), colors.get(n, color)))
        place = f'<c:dLblPos val="{series.label}"/>' if series.label != "ring" else ""
        ground = self._label_ground(series)
        return (
            f'<c:dLbls>{"".join(single)}<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>{ground}'
            f"{text_properties(self.frame.size, color, self.lang, series.bold, whole=True)}{place}{_shows(series.says)}"
            f"{_PIE_LEADERLESS if self.frame.kind in ('pie', 'doughnut') else _LEADERLESS}</c:dLbls>"
        )

    def _label(self, series: ChartSeries, n: int, code: str, words: str, color: Color) -> str:
        at = "b" if n in series.below else series.label
        place = f'<c:dLblPos val="{at}"/>' if at != "ring" else ""
        text = layout = ""
        if series.shift:
            share = f"{series.shift / self.frame.box.width:.5f}"
            layout = f'<c:layout><c:manualLayout><c:x val="{share}"/><c:y val="0"/></c:manualLayout></c:layout>'
        if words:
            run = run_properties("a:rPr", self.frame.size, color, series.bold, self.lang)
            text = (
                f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r>{run}<a:t>{character_data(words)}</a:t></a:r></a:p>'
                "</c:rich></c:tx>"
            )
        return (
            f'<c:dLbl><c:idx val="{n}"/>{layout}{text}<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>{self._label_ground(series)}'
            f"{text_properties(self.frame.size, color, self.lang, series.bold, whole=True)}{place}{_shows(series.says)}</c:dLbl>"
        )

    def _label_ground(self, series: ChartSeries) -> str:
        """Labels that a line may run through stand on the slide's ground."""
        return f"<c:spPr>{fill_xml(self.ground)}<a:ln><a:noFill/></a:ln></c:spPr>" if series.filled else _INVISIBLE

    # Figures

    def _categories(self) -> str:
        cells = self.frame.sheet[0].cells
        points = "".join([f'<c:pt idx="{n}"><c:v>{character_data(cell)}</c:v></c:pt>' for n, cell in enumerate(cells)])
        return (
            f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${self.rows + 1}</c:f><c:strCache>"
            f'<c:ptCount val="{self.rows}"/>{points}</c:strCache></c:strRef></c:cat>'
        )

    def _scatter_x(self) -> str:
        column = next(
            n for n, column in enumerate(self.frame.sheet) if column.cells and column.cells is self.frame.chart.x
        )
        return f"<c:xVal>{self._numbers(column, self.frame.chart.x, format_code(self.frame.x_axis.format, self.lang))}</c:xVal>"

    def _values(self, series: ChartSeries, tag: str = "c:val") -> str:
        return f"<{tag}>{self._numbers(series.column, series.values, format_code(series.format, self.lang))}</{tag}>"

    def _numbers(self, column: int, values: tuple[Decimal | None, ...], code: str) -> str:
        letters = column_letters(column)
        points = "".join(
            [f'<c:pt idx="{n}"><c:v>{value:f}</c:v></c:pt>' for n, value in enumerate(values) if value is not None]
        )
        return (
            f"<c:numRef><c:f>{SHEET}!${letters}$2:${letters}${self.rows + 1}</c:f><c:numCache>"
            f"<c:formatCode>{character_data(code)}</c:formatCode>"
            f'<c:ptCount val="{self.rows}"/>{points}</c:numCache></c:numRef>'
        )


_INVISIBLE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_PIE_LEADERLESS = '<c:showLeaderLines val="0"/>'
# A label that was moved is not tied to its point by a line ([MS-ODRAWXML] 2.24.3.62).
_LEADERLESS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


def _shows(says: str) -> str:
    """What a label shows; "category value" on two lines."""
    shown = {_SAYS[word] for word in says.split()}
    flags = "".join([f'<c:show{what} val="{int(what in shown)}"/>' for what in _SHOWN])
    return flags + ("<c:separator>\n</c:separator>" if len(shown) > 1 else "")


def _stroke(series: ChartSeries) -> str:
    dash = f'<a:prstDash val="{series.dash}"/>' if series.dash != "solid" else ""
    return (
        f'<a:ln w="{round(series.width * _EMU_PER_PT)}" cap="rnd"><a:solidFill>{color_xml(series.color)}</a:solidFill>'
        f"{dash}<a:round/></a:ln>"
    )
