"""A chart among a slide's blocks: a group that gives way in height like a picture, and is set in the largest of the
theme's sizes in which all its labels have room."""

from foliensatz.deck import Chart
from foliensatz.diagnostic import error, warning
from foliensatz.frame import ChartFrame, PlaceholderRef
from foliensatz.geometry import Box, Emu, Pt, emu_to_pt
from foliensatz.layout.chart_colors import color_names, named
from foliensatz.layout.chart_drawn import CAN_LIE, Drawn, draw, number_format
from foliensatz.layout.chart_plan import Planned, plan_chart
from foliensatz.layout.chart_words import described
from foliensatz.fonts import LINE_PITCH
from foliensatz.layout.setting import Setting
from foliensatz.source import Span
from foliensatz.suggestion import did_you_mean
from foliensatz.theme import Placeholder

# The least height in which a chart can be read, in points.
MIN_HEIGHT = 150.0
# What a chart's heading and legend take beside its rows, in lines.
_AROUND = 3
# A chart that may have any height is this much lower than wide.
_RATIO = 0.75
_ROUND = ("pie", "doughnut")
# Kinds that can't be cut between categories, and how many categories a part has at least.
_WHOLE = ("pie", "doughnut", "scatter", "waterfall")
_LEAST_PART = 2


class ChartGroup:
    """One chart. Its height gives way to the blocks beside it, down to what its rows need."""

    __slots__ = ("chart", "setting", "line", "continued", "_drawn")
    flexible = True
    steps = 1
    kind = "chart"
    texts = 0

    def __init__(self, chart: Chart, setting: Setting, drawn: Drawn | None = None, continued: bool = False):
        self.chart = chart
        self.setting = setting
        self.line = chart.line
        self.continued = continued
        self._drawn = drawn or draw(chart, setting.theme, setting.lang)
        self._check_colors()

    def _check_colors(self) -> None:
        theme = self.setting.theme
        for name in self.chart.colors:
            if named(name, theme) is None:
                hint = did_you_mean(name, color_names(theme), "It has " + ", ".join(color_names(theme)))
                self._tell("F433", f"The theme has no colour “{name}”, so its usual order is kept there", hint)
        palette = len(theme.chart.palette)
        counted = [series for series in self._drawn.series if series.color is not None and not series.extended]
        parts, count = (
            ("series", len(counted)) if self.chart.kind not in _ROUND else ("parts", len(self.chart.categories))
        )
        if self.chart.kind != "waterfall" and count > palette and not (self.chart.highlight and parts == "parts"):
            message = f"The theme tells {palette} {parts} apart by their colours, and this chart has {count}"
            self._tell(
                "F432",
                message,
                "Show fewer and sum up the rest, or write bar, which needs no colours"
                if parts == "parts"
                else "Show fewer, or divide them between two charts",
            )

    def _planned(self, drawn: Drawn, box: Box) -> Planned:
        """The plan in the largest size in which nothing is wanting, else in the smallest."""
        for size in self.setting.theme.chart.sizes:
            planned = plan_chart(self.chart, drawn, box, size, self.setting)
            if not planned.wanting:
                break
        return planned

    def _tell(self, code: str, message: str, hint: str) -> None:
        # What has no room at all would be lost.
        told = (error if code == "F431" else warning)(code, message, Span(self.line), hint)
        if told not in self.setting.diagnostics:
            self.setting.diagnostics.append(told)

    def height(self, width: Emu, step: int) -> Pt:
        """The least it takes."""
        rows = len(self.chart.categories) * (len(self.chart.series) if self._drawn.grouping == "clustered" else 1)
        if not self._drawn.across:
            return MIN_HEIGHT
        smallest = self.setting.theme.chart.sizes[-1] * LINE_PITCH
        highest = emu_to_pt(self.setting.theme.body_box.height)
        return min(max(MIN_HEIGHT, (rows + _AROUND) * smallest), highest)

    def wished_height(self, width: Emu) -> Pt:
        return max(self.height(width, 0), emu_to_pt(width) * _RATIO)

    def words_fit(self, width: Emu, step: int) -> bool:
        return True

    def hyphenated(self, width: Emu, step: int) -> "ChartGroup":
        return self

    def split(self, width: Emu, step: int, room: Pt) -> None:
        return None

    def parts(self, box: Box) -> "tuple[ChartGroup, ...]":
        """The chart whole where all its names have room in the box, else the fewest parts of its categories in which
        they have; every part has the scale of the whole."""
        if self.chart.kind in _WHOLE or not self._crowded(box):
            return (self,)
        # Twice as many parts each time, then the fewest between the last two tries.
        few, many = 1, 2
        while (parts := self._cut(many)) and any(part._crowded(box) for part in parts):
            few, many = many, many * 2
        if not parts:
            return (self,)
        while many - few > 1:
            number = (few + many) // 2
            tried = self._cut(number)
            if any(part._crowded(box) for part in tried):
                few = number
            else:
                many, parts = number, tried
        return parts

    def _cut(self, number: int) -> "tuple[ChartGroup, ...]":
        """So many parts of about as many categories; none where they would have too few."""
        count = len(self.chart.categories)
        if number * _LEAST_PART > count:
            return ()
        ends = [round(n * count / number) for n in range(number + 1)]
        return tuple(self._part(first, last) for first, last in zip(ends, ends[1:]))

    def _part(self, first: int, last: int) -> "ChartGroup":
        series = tuple(one._replace(values=one.values[first:last]) for one in self.chart.series)
        chart = self.chart._replace(categories=self.chart.categories[first:last], series=series)
        whole = self._drawn
        drawn = draw(chart, self.setting.theme, self.setting.lang)._replace(
            low=whole.low, high=whole.high, second_low=whole.second_low, second_high=whole.second_high
        )
        return ChartGroup(chart, self.setting, drawn, first > 0)

    def _crowded(self, box: Box) -> bool:
        return any(code == "F431" for code, _, _ in self._set(box)[1].wanting)

    def _set(self, box: Box) -> tuple[Drawn, Planned]:
        """What is drawn, and how; columns whose names don't fit below them lie down, where these fit then."""
        drawn = self._drawn
        planned = self._planned(drawn, box)
        if self.chart.kind in CAN_LIE and not drawn.across and any(code == "F430" for code, _, _ in planned.wanting):
            lying = draw(self.chart._replace(horizontal=True), self.setting.theme, self.setting.lang)
            lying = lying._replace(low=drawn.low, high=drawn.high)
            again = self._planned(lying, box)
            if not again.wanting or any(code == "F431" for code, _, _ in planned.wanting):
                return lying, again
        return drawn, planned

    def place(self, box: Box, name: str, placeholder: Placeholder | None = None) -> ChartFrame:
        """The chart in its box, in the largest size in which nothing is wanting."""
        drawn, planned = self._set(box)
        if drawn.across and not self._drawn.across:
            message = "The categories' names don't fit below the columns, so they lie as bars"
            self._tell("F430", message, "Shorten the names, or write bar or horizontal: yes")
        for code, message, hint in planned.wanting:
            self._tell(code, message, hint)
        reference = PlaceholderRef(placeholder.type, placeholder.idx, placeholder.role) if placeholder else None
        return ChartFrame(
            name=name,
            box=box,
            chart=self.chart,
            kind=drawn.kind,
            sheet=drawn.sheet,
            series=planned.series,
            plot=planned.plot,
            size=planned.size,
            descr=described(self.chart, number_format(self.chart, True), self.setting.lang),
            across=drawn.across,
            grouping=drawn.grouping,
            gap=planned.gap,
            overlap=drawn.overlap,
            hole=drawn.hole,
            categories=planned.categories,
            axis=planned.axis,
            second_axis=planned.second_axis,
            x_axis=planned.x_axis,
            legend=planned.legend,
            titles=planned.titles,
            rules=planned.rules,
            placeholder=reference,
            line=self.line,
            continued=self.continued,
        )
