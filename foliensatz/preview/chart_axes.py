"""Axes of charts: gridlines, ticks and the names of categories."""

from typing import Iterator

from foliensatz.layout.chart_plan import tick_texts
from foliensatz.layout.chart_scale import ticks
from foliensatz.preview.chart_pen import ChartPen
from foliensatz.preview.markup import PX_PER_PT, number

# Between an axis and its labels, a bar's end and its label, a point and its label; in px.
AXIS_GAP = 9.4
BELOW_AXIS = 8.8
BELOW_VALUES, BELOW_PLACES = 3.8, 7.0
SECOND_GAP = 4.0


def axes(chart: ChartPen) -> Iterator[str]:
    frame, style = chart.frame, chart.style
    grid = f' stroke="{chart.pen.color(style.gridline)}" stroke-width="{number(style.gridline_width * PX_PER_PT)}"'
    line = f' stroke="{chart.pen.color(style.axis)}" stroke-width="{number(style.axis_width * PX_PER_PT)}"'
    percent = frame.grouping == "percentStacked"
    for axis, second in ((frame.axis, False), (frame.second_axis, True)):
        if axis is None:
            continue
        for value, text in zip(ticks(axis), tick_texts(axis, chart.lang, percent)):
            if frame.across:
                x = chart.x(value, axis)
                if axis.gridlines:
                    yield f'<path d="M{number(x)} {number(chart.top)}V{number(chart.bottom)}"{grid}/>'
                if axis.shown:
                    yield chart.text(text, x, chart.bottom + BELOW_VALUES + chart.above, "center")
                continue
            y = chart.y(value, axis)
            if axis.gridlines:
                yield f'<path d="M{number(chart.left)} {number(y)}H{number(chart.right)}"{grid}/>'
            if axis.shown and second:
                yield chart.text(text, chart.right + SECOND_GAP, chart.level_with(y))
            elif axis.shown:
                yield chart.text(text, chart.left - AXIS_GAP, chart.level_with(y), "right")
    zero = min(max(0.0, frame.axis.least), frame.axis.most)
    if frame.across:
        x = chart.x(zero, frame.axis)
        yield f'<path d="M{number(x)} {number(chart.top)}V{number(chart.bottom)}"{line}/>'
    else:
        y = chart.y(zero, frame.axis)
        yield f'<path d="M{number(chart.left)} {number(y)}H{number(chart.right)}"{line}/>'
    if frame.x_axis is not None:
        for value, text in zip(ticks(frame.x_axis), tick_texts(frame.x_axis, chart.lang)):
            yield chart.text(text, chart.x(value, frame.x_axis), chart.bottom + BELOW_PLACES + chart.above, "center")
    elif frame.categories.shown:
        yield from category_labels(chart)


def category_labels(chart: ChartPen) -> Iterator[str]:
    categories = chart.frame.categories
    pitch = chart.above + chart.below
    for n, lines in enumerate(categories.lines):
        if n % categories.every:
            continue
        at = chart.middle(n)
        if chart.frame.across:
            top = at - pitch * len(lines) / 2
            widest = max(map(chart.text_width, lines))
            for row, text in enumerate(lines):
                x = chart.left - AXIS_GAP - widest / 2
                yield chart.text(text, x, top + chart.above + row * pitch, "center")
        elif categories.turn:
            yield turned(chart, lines[0], at, categories.turn)
        else:
            for row, text in enumerate(lines):
                yield chart.text(text, at, chart.bottom + BELOW_AXIS + chart.above + row * pitch, "center")


def turned(chart: ChartPen, text: str, at: float, turn: int) -> str:
    """A label that ends below its category."""
    y = chart.bottom + BELOW_AXIS
    words = chart.text(text, 0, chart.above / 2 if turn == -90 else chart.above * 0.8, "right")
    return f'<g data-turned="{turn}" transform="translate({number(at)} {number(y)}) rotate({turn})">{words}</g>'
