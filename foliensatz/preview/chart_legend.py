"""Legends of charts, laid out as LibreOffice does it."""

from typing import Iterator

from foliensatz.frame import ChartSeries
from foliensatz.geometry import EMU_PER_PX
from foliensatz.layout.linebreak import Piece, measure, wrap
from foliensatz.preview.chart_pen import ChartPen, box_svg
from foliensatz.preview.markup import number
from foliensatz.theme import Color

# A legend's swatch, from its beginning to the name's, and what stands behind the name; in ems. What is left over stands
# before, between and behind the entries.
SWATCH = 0.42
ENTRY, ENTRY_END = 0.86, 0.34
LINE_ENTRY, LINE_ENTRY_END = 1.58, 0.1
DASHED = 1.8
LEGEND_INSET = 12.0


def legend(chart: ChartPen) -> Iterator[str]:
    legend = chart.frame.legend
    if legend is None:
        return
    box = legend.box
    x, y = box.x / EMU_PER_PX, box.y / EMU_PER_PX
    shown = [n for n in range(len(chart.frame.series)) if n not in legend.hidden]
    round_ = chart.frame.kind in ("pie", "doughnut")
    colors = chart.frame.series[0].colors if round_ else ()
    pitch = chart.above + chart.below
    rows = []
    for row, name in enumerate(legend.names):
        series = chart.frame.series[0] if round_ else chart.frame.series[shown[row]]
        color = dict(colors).get(row, series.color) if round_ else series.color
        rows.append((name, series, color))
    names = [chart.text_width(name) for name, _, _ in rows]
    lined = any(series.mark == "line" for _, series, _ in rows)
    before, behind = (LINE_ENTRY, LINE_ENTRY_END) if lined else (ENTRY, ENTRY_END)
    before += DASHED * any(series.dash != "solid" for _, series, _ in rows)
    before, behind = before * chart.size, behind * chart.size
    if legend.at == "t":
        middle = y + box.height / EMU_PER_PX / 2
        used = sum(names) + len(rows) * (before + behind) - behind
        space = max(0.0, (box.width / EMU_PER_PX - used) / (len(rows) + 1))
        for (name, series, color), width in zip(rows, names):
            x += space
            yield from swatch(chart, series, color, x, middle, before)
            yield chart.text(name, x + before, chart.level_with(middle))
            x += before + width + behind
        return
    x += LEGEND_INSET
    lines = [wrapped(chart, name, box.width / EMU_PER_PX - LEGEND_INSET - before) for name, _, _ in rows]
    space = (box.height / EMU_PER_PX - sum(map(len, lines)) * pitch) / (len(rows) + 1)
    y += space
    for (_, series, color), own in zip(rows, lines):
        yield from swatch(chart, series, color, x, y + pitch / 2, before)
        for text in own:
            yield chart.text(text, x + before, y + chart.above)
            y += pitch
        y += space


def swatch(chart: ChartPen, series: ChartSeries, color: Color, x: float, middle: float, room: float) -> Iterator[str]:
    """What a name stands for, in the room before it."""
    width, high = room - 0.3 * chart.size, SWATCH * chart.size
    if series.mark == "line":
        yield f'<path d="M{number(x)} {number(middle)}h{number(width)}"{chart.stroke(series)}/>'
        if series.marker != "none":
            yield chart.marker(series.marker, x + width / 2, middle, color)
    elif series.mark == "point":
        yield chart.marker(series.marker, x + width / 2, middle, color)
    else:
        yield box_svg(x, middle - high / 2, max(width, high), high, chart.pen.color(color))


def wrapped(chart: ChartPen, text: str, width: float) -> list[str]:
    measured = measure((Piece(text, chart.pen.setting.face("minor", False, False)),))
    return [text[line.start : line.end].strip() for line in wrap(measured, max(width / chart.size, 1.0))]
