"""Pies and rings, and their labels."""

from math import cos, pi, sin
from typing import Iterator

from foliensatz.frame import ChartSeries
from foliensatz.layout.chart_plan import beside
from foliensatz.preview.chart_pen import ChartPen
from foliensatz.preview.markup import number

SLICE_GAP = 3.0


def slices(chart: ChartPen, labels: list[str]) -> Iterator[str]:
    frame = chart.frame
    centre = chart.left + chart.width / 2, chart.top + chart.height / 2
    outer = min(chart.width, chart.height) / 2
    hole = outer * frame.hole / 100
    rings = len(frame.series)
    edge = chart.pen.color(chart.style.on_dark)
    for ring, series in enumerate(frame.series):
        low = hole + (outer - hole) * ring / rings
        high = hole + (outer - hole) * (ring + 1) / rings
        total = float(sum(value for value in series.values if value is not None)) or 1.0
        at = 0.0
        for n, value in enumerate(series.values):
            if not value:
                continue
            share = float(value) / total
            color = chart.pen.color(dict(series.colors).get(n, series.color))
            yield f'<path d="{_ring(centre, low, high, at, share)}" fill="{color}" stroke="{edge}" stroke-width="2" fill-rule="evenodd"/>'
            if chart.is_labelled(series, n):
                labels += slice_label(chart, series, n, centre, low, high, 2 * pi * (at + share / 2))
            at += share


def slice_label(
    chart: ChartPen, series: ChartSeries, n: int, centre, low: float, high: float, angle: float
) -> list[str]:
    text, look = chart.label(series, n)
    if series.label == "ring":
        middle = (low + high) / 2
        x, y = centre[0] + sin(angle) * middle, centre[1] - cos(angle) * middle
        return [chart.text(text, x, chart.level_with(y), "center", look)]
    lines = [chart.frame.chart.categories[n], text] if "category" in series.says else [text]
    pitch = chart.above + chart.below
    width, height = max(map(chart.text_width, lines)), pitch * len(lines)
    x = centre[0] + sin(angle) * (high + SLICE_GAP) + beside(sin(angle)) * width / 2
    y = centre[1] - cos(angle) * (high + SLICE_GAP) - beside(cos(angle)) * height / 2
    top = y - height / 2
    return [chart.text(line, x, top + chart.above + row * pitch, "center", look) for row, line in enumerate(lines)]


def _ring(centre, low: float, high: float, at: float, share: float) -> str:
    """A part of a ring (of a pie where `low` is 0), clockwise from the top."""
    cx, cy = centre
    if share > 0.9999:
        circle = f"M{number(cx)} {number(cy - high)}A{number(high)} {number(high)} 0 1 1 {number(cx - 0.01)} {number(cy - high)}Z"
        if low:
            circle += f"M{number(cx)} {number(cy - low)}A{number(low)} {number(low)} 0 1 1 {number(cx - 0.01)} {number(cy - low)}Z"
        return circle
    a, b = 2 * pi * at, 2 * pi * (at + share)
    large = int(share > 0.5)

    def point(angle: float, radius: float) -> str:
        return f"{number(cx + sin(angle) * radius)} {number(cy - cos(angle) * radius)}"

    outer = f"M{point(a, high)}A{number(high)} {number(high)} 0 {large} 1 {point(b, high)}"
    if not low:
        return f"{outer}L{number(cx)} {number(cy)}Z"
    return f"{outer}L{point(b, low)}A{number(low)} {number(low)} 0 {large} 0 {point(a, low)}Z"
