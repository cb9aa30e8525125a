"""Where the parts of a chart stand: heading, legend, plot and labels, measured with the theme's font, so that every
program draws the same.

All lengths are in points from the chart's top left corner until the end.
"""

from typing import NamedTuple

from foliensatz.deck import Chart
from foliensatz.frame import ChartAxis, ChartCategories, ChartLegend, ChartRule, ChartSeries, ChartText
from foliensatz.geometry import Box, Pt, emu_to_pt, pt_to_emu
from foliensatz.layout.chart_drawn import Drawn, is_short
from foliensatz.layout.chart_words import figure, word
from foliensatz.layout.linebreak import SAFETY, Piece, longest_word, measure, wrap
from foliensatz.fonts import LINE_PITCH
from foliensatz.layout.setting import Setting

# White space, in points.
GAP = 6.0
ROOMY = 10.0
# LibreOffice sets labels so far from their axis and from their slice; with less room it makes the plot smaller.
AXIS_GAP = 7.5
SLICE_GAP = 3.0
# A legend's swatch with the space around it, in ems.
SWATCH = 2.0
LINE_SWATCH = 2.7
DASHED_SWATCH = 4.2
# A label beside a slice that points so nearly to one side (in sines) stands in the middle of that side.
_STRAIGHT = 0.09
# What the standard allows between two bars, in percent of their thickness (21.2.3.15).
_WIDEST_GAP = 500
# LibreOffice breaks titles that are wider than these shares of the chart: one above it or below, one of an upright axis.
_TITLE_SHARE = 0.8
_UPRIGHT_SHARE = 0.18
# What is lower than so many lines shows no figures.
_LEAST_PLOT = 2
# A renderer's type may be so much wider than ours.
WIDER = 1.02

ROUNDING = 1e-6

Wanting = tuple[str, str, str]
"""What has no room in a size: a diagnostic's code, message and hint."""


class Planned(NamedTuple):
    """A chart's parts in their places."""

    size: Pt
    plot: Box
    series: tuple[ChartSeries, ...]
    categories: ChartCategories | None = None
    axis: ChartAxis | None = None
    second_axis: ChartAxis | None = None
    x_axis: ChartAxis | None = None
    legend: ChartLegend | None = None
    titles: tuple[tuple[str, ChartText], ...] = ()
    wanting: tuple[Wanting, ...] = ()
    gap: int = 0
    rules: tuple[ChartRule, ...] = ()


def plan_chart(chart: Chart, drawn: Drawn, box: Box, size: Pt, setting: Setting) -> Planned:
    """The chart's plan in one size of type."""
    room = Room(chart, drawn, box, size, setting)
    if drawn.kind in ("pie", "doughnut"):
        from foliensatz.layout.chart_round import plan_round as plan
    elif drawn.kind == "scatter":
        from foliensatz.layout.chart_scatter import plan_scatter as plan
    elif drawn.across:
        from foliensatz.layout.chart_across import plan_across as plan
    else:
        from foliensatz.layout.chart_upright import plan_upright as plan
    return plan(room)


class Room:
    """A chart's box while it is filled from its edges: what is left of it for the plot, and what stands already."""

    def __init__(self, chart: Chart, drawn: Drawn, box: Box, size: Pt, setting: Setting):
        self.chart = chart
        self.drawn = drawn
        self.box = box
        self.size = size
        self.setting = setting
        self.lang = setting.lang
        self.face = setting.face("minor", False, False)
        self.bold = setting.face("minor", True, False)
        self.left, self.top = 0.0, 0.0
        self.right, self.bottom = emu_to_pt(box.width), emu_to_pt(box.height)
        self.full_width = self.right
        self.titles: list[tuple[str, ChartText]] = []
        self.legend: ChartLegend | None = None
        self.wanting: list[Wanting] = []
        self.gap = drawn.gap

    def widen_gap(self, slot: Pt, thickest: Pt) -> None:
        """Bars of a few categories don't grow beyond `thickest` points: the space between them does."""
        count = sum(one.color is not None and one.mark == "bar" for one in self.drawn.series)
        count = count if self.drawn.grouping == "clustered" else 1
        parts = count + (count - 1) * -self.drawn.overlap / 100 if self.drawn.grouping == "clustered" else 1
        if slot / (parts + self.gap / 100) > thickest:
            self.gap = min(_WIDEST_GAP, round((slot / thickest - parts) * 100))

    @property
    def line(self) -> Pt:
        return self.size * LINE_PITCH

    @property
    def width(self) -> Pt:
        return self.right - self.left

    @property
    def height(self) -> Pt:
        return self.bottom - self.top

    def text_width(self, text: str, size: Pt = 0, bold: bool = False) -> Pt:
        return (self.bold if bold else self.face).widths[text] * (size or self.size) * WIDER

    def lines(self, text: str, width: Pt, size: Pt = 0, bold: bool = False) -> tuple[str, ...]:
        """The text broken at this width."""
        size = size or self.size
        measured = measure((Piece(text, self.bold if bold else self.face),))
        broken = wrap(measured, max(width / size / WIDER / SAFETY + ROUNDING, 0.5))
        return tuple(text[line.start : line.end].strip() for line in broken) or ("",)

    def words_fit(self, text: str, width: Pt) -> bool:
        """Whether every word of the text stands whole in a column so wide."""
        return longest_word(measure((Piece(text, self.face),))) * self.size * WIDER <= width

    def place(self, x: Pt, y: Pt, width: Pt, height: Pt) -> Box:
        """A box in points from the chart's corner as one on the slide."""
        return Box(
            self.box.x + pt_to_emu(x),
            self.box.y + pt_to_emu(y),
            max(1, pt_to_emu(width)),
            max(1, pt_to_emu(height)),
        )

    def plot(self) -> Box:
        return self.place(self.left, self.top, max(self.width, 1.0), max(self.height, 1.0))

    def add_heading(self, unit_apart: bool = False) -> None:
        """The chart's title, with the unit of its figures where that is too long to stand behind each."""
        chart = self.chart
        unit = "" if is_short(chart.unit) or unit_apart else f"{word('in', self.lang)} {chart.unit}"
        text = " ".join(part for part in (chart.title, unit) if part)
        if not text:
            return
        size = self.setting.theme.chart.title_size if chart.title else self.size
        size = min(size, self.size)
        bold = bool(chart.title)
        lines = self.lines(text, self.full_width * _TITLE_SHARE, size, bold)
        height = len(lines) * size * LINE_PITCH
        self.titles.append(("title", ChartText(lines, self.place(0, 0, self.width, height), size, bold)))
        self.top += height + ROOMY

    def add_legend(self, hidden: tuple[int, ...] = (), left: Pt | None = None) -> None:
        """The series' names: in one row above the plot, or one below the other at its right."""
        shown = [n for n in range(len(self.drawn.series)) if n not in hidden]
        names = tuple(self.drawn.series[n].name for n in shown)
        if self.chart.legend == "none" or not names:
            return
        lines = [self.drawn.series[n] for n in shown if self.drawn.series[n].mark == "line"]
        swatch = DASHED_SWATCH if any(one.dash != "solid" for one in lines) else LINE_SWATCH if lines else SWATCH
        row = sum(self.text_width(name) for name in names) + len(names) * swatch * self.size
        start = self.left if left is None else left
        if row <= self.right - start:
            self.legend = ChartLegend(self.place(start, self.top, row, self.line + 4), "t", names, hidden)
            self.top += self.line + 4 + ROOMY
        else:
            self._legend_at_right(names, hidden)

    def _legend_at_right(self, names: tuple[str, ...], hidden: tuple[int, ...]) -> None:
        widest = max(self.text_width(name) for name in names) + SWATCH * self.size
        width = min(widest, (self.right - self.left) * 0.4)
        rows = sum(len(self.lines(name, width - SWATCH * self.size)) for name in names)
        height = min(rows * self.line * 1.25, self.height)
        if rows * self.line > self.height:
            self.want_legend()
        self.legend = ChartLegend(self.place(self.right - width, self.top, width, height), "r", names, hidden)
        self.right -= width + ROOMY * 2

    def want_legend(self) -> None:
        message = "The chart's legend has more entries than it has room for"
        self.wanting.append(("F431", message, "Show fewer series, or give the chart a slide of its own"))

    def add_axis_titles(self, left: str, right: str = "", left_at: Pt | None = None) -> None:
        """Titles of upright axes stand above them, level, so that nobody has to turn their head."""
        if not left and not right:
            return
        width = self.full_width * _UPRIGHT_SHARE
        broken = [(role, self.lines(text, width)) for role, text in (("y", left), ("second", right)) if text]
        bottom = self.top + max(len(lines) for _, lines in broken) * self.line
        for role, lines in broken:
            width = max(map(self.text_width, lines))
            x = (self.left if left_at is None else left_at) if role == "y" else self.right - width
            height = len(lines) * self.line
            self.titles.append((role, ChartText(lines, self.place(x, bottom - height, width, height), self.size)))
        self.top = bottom + GAP

    def add_above(self, role: str, text: str) -> None:
        """The title of an axis of names, above them at the left."""
        if text:
            title = self._title(text, self.top, _UPRIGHT_SHARE)
            self.titles.append((role, title))
            self.top += len(title.lines) * self.line + GAP

    def add_below(self, role: str, text: str) -> None:
        """The title of a level axis, at the chart's foot; it is centred when the plot's sides are known."""
        if text:
            title = self._title(text, 0, _TITLE_SHARE)
            height = len(title.lines) * self.line
            self.bottom -= height + GAP
            self.titles.append((role, title._replace(box=title.box._replace(y=self.box.y + pt_to_emu(self.bottom)))))

    def _title(self, text: str, y: Pt, share: float) -> ChartText:
        lines = self.lines(text, self.full_width * share)
        width = max(map(self.text_width, lines))
        return ChartText(lines, self.place(0, y, width, len(lines) * self.line), self.size)

    def centre_below(self, role: str) -> None:
        for n, (found, title) in enumerate(self.titles):
            if found == role:
                width = max(map(self.text_width, title.lines))
                x = max(0.0, (self.left + self.right - width) / 2)
                box = title.box._replace(x=self.box.x + pt_to_emu(x))
                self.titles[n] = role, title._replace(box=box)

    def tick_width(self, axis: ChartAxis, percent: bool = False) -> Pt:
        return max(self.text_width(text) for text in tick_texts(axis, self.lang, percent))

    def planned(self, series: tuple[ChartSeries, ...], **rest) -> Planned:
        if min(self.width, self.height) < _LEAST_PLOT * self.line:
            message = "The chart's titles and names leave no room for its figures"
            self.wanting.append(("F431", message, "Shorten them, or give the chart a slide of its own"))
        return Planned(
            self.size,
            self.plot(),
            series,
            legend=self.legend,
            titles=tuple(self.titles),
            wanting=tuple(self.wanting),
            gap=self.gap,
            **rest,
        )


def beside(share: float) -> int:
    """On which side of its slice's middle a label stands, -1, 0 or 1, by the sine or cosine of where that points."""
    return 0 if abs(share) < _STRAIGHT else 1 if share > 0 else -1


def tick_texts(axis: ChartAxis, lang: str, percent: bool = False) -> tuple[str, ...]:
    """What stands at an axis's ticks."""
    from foliensatz.layout.chart_scale import ticks

    if percent:
        return tuple(f"{round(value * 100)}%" for value in ticks(axis))
    return tuple(figure(value, axis.format, lang) for value in ticks(axis))
