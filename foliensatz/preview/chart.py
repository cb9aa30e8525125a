"""Charts: what the PPTX's chart parts say, drawn where LibreOffice draws it. Plot, ticks and labels have the numbers that
the file has; the distances of labels from what they belong to are LibreOffice's, measured in its PDFs."""

from typing import Iterator

from foliensatz.fonts import line_rise
from foliensatz.frame import ChartFrame, ChartText
from foliensatz.geometry import EMU_PER_PX
from foliensatz.preview.chart_axes import axes
from foliensatz.preview.chart_legend import legend
from foliensatz.preview.chart_marks import areas, bars, lines, points
from foliensatz.preview.chart_pen import DASHES, ChartPen
from foliensatz.preview.chart_round import slices
from foliensatz.preview.markup import PX_PER_PT, escaped, number
from foliensatz.preview.pen import Pen

# LibreOffice sets titles so far within the place that the file says.
TITLE_INSET = (4.4, 5.8, 4.0)


def chart_svg(frame: ChartFrame, pen: Pen, lang: str) -> str:
    return "".join(_parts(ChartPen(frame, pen, lang)))


def _parts(chart: ChartPen) -> Iterator[str]:
    frame = chart.frame
    yield f'<g role="img" aria-label="{escaped(frame.descr)}">'
    if frame.axis is not None:
        yield from axes(chart)
    labels: list[str] = []
    if frame.kind in ("pie", "doughnut"):
        yield from slices(chart, labels)
    else:
        for mark in ("area", "bar", "line", "point"):
            drawn = {"area": areas, "bar": bars, "line": lines, "point": points}[mark]
            for second in (False, True):
                series = [s for s in frame.series if s.mark == mark and s.second == second]
                if series:
                    yield from drawn(chart, series, labels)
    yield from labels
    yield from _rules(chart)
    yield from legend(chart)
    for _, title in frame.titles:
        yield from _title(chart, title, title.box.y < frame.plot.y)
    yield "</g>"


def _rules(chart: ChartPen) -> Iterator[str]:
    for rule in chart.frame.rules:
        x, y = rule.box.x / EMU_PER_PX, rule.box.y / EMU_PER_PX
        width = chart.style.line_width * 2 / 3 * PX_PER_PT
        dash = " ".join(number(length * width) for length in DASHES["dash"])
        yield (
            f'<path d="M{number(x)} {number(y)}v{number(rule.box.height / EMU_PER_PX)}" stroke-width="{number(width)}" '
            f'stroke="{chart.pen.color(chart.style.target)}" stroke-dasharray="{dash}"/>'
        )
        box = rule.title.box
        middle, foot = (box.x + box.width / 2) / EMU_PER_PX, box.bottom / EMU_PER_PX
        yield chart.text(rule.title.lines[0], middle, foot - chart.below, "center", size=rule.title.size)


def _title(chart: ChartPen, title: ChartText, above_plot: bool) -> Iterator[str]:
    above, below = (share * title.size * PX_PER_PT for share in line_rise(chart.pen.theme.fonts.minor))
    x, y = title.box.x / EMU_PER_PX + TITLE_INSET[0], title.box.y / EMU_PER_PX + TITLE_INSET[1 if above_plot else 2]
    for n, line in enumerate(title.lines):
        yield chart.text(line, x, y + above + n * (above + below), bold=title.bold, size=title.size)
