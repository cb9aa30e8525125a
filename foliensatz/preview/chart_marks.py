"""What a chart draws on its plot: bars, lines, points and areas, and their labels."""

from typing import Iterator

from foliensatz.frame import ChartAxis, ChartSeries
from foliensatz.geometry import EMU_PER_PX
from foliensatz.preview.chart_pen import ChartPen, box_svg
from foliensatz.preview.markup import number

BAR_GAP = 2.0
POINT_GAP, MOVED_GAP = 9.5, 4.0
ABOVE_POINT = 6.0


def bars(chart: ChartPen, series: list[ChartSeries], labels: list[str]) -> Iterator[str]:
    frame = chart.frame
    axis = chart.axis_of(series[0])
    count = max(1, len(frame.chart.categories))
    stacked = frame.grouping != "clustered"
    parts = 1 if stacked else len(series) + (len(series) - 1) * -frame.overlap / 100
    slot = (chart.height if frame.across else chart.width) / count
    thick = slot / (parts + frame.gap / 100)
    step = 0.0 if stacked else thick * (1 - frame.overlap / 100)
    for n in range(count):
        first = chart.middle(n) - thick * parts / 2
        above = below = 0.0
        whole = sum(abs(float(one.values[n])) for one in series if one.values[n] is not None) or 1.0
        for index, one in enumerate(series):
            if one.values[n] is None:
                continue
            value = float(one.values[n])
            if frame.grouping == "percentStacked":
                value /= whole
            start = 0.0
            if stacked:
                start = above if value >= 0 else below
                above, below = (above + value, below) if value >= 0 else (above, below + value)
            yield from bar(chart, one, n, start, start + value, first + index * step, thick, axis, labels)


def bar(
    chart: ChartPen,
    series: ChartSeries,
    n: int,
    start: float,
    end: float,
    edge: float,
    thick: float,
    axis: ChartAxis,
    labels: list[str],
) -> Iterator[str]:
    color = dict(series.colors).get(n, series.color)
    across = chart.frame.across
    place = chart.x if across else chart.y
    least, most = axis.least, axis.most
    low, high = (place(min(max(value, least), most), axis) for value in (start, end))
    a, b = sorted((low, high))
    if color is not None:
        box = (a, edge, b - a, thick) if across else (edge, a, thick, b - a)
        yield box_svg(*box, chart.pen.color(color))
    if not chart.is_labelled(series, n):
        return
    text, look = chart.label(series, n)
    middle = edge + thick / 2
    if series.label == "ctr":
        x, y = ((a + b) / 2, middle) if across else (middle, (a + b) / 2)
        labels.append(chart.text(text, x, chart.level_with(y), "center", look, series.bold))
    elif across:
        side = "left" if end >= start else "right"
        x = high + BAR_GAP if end >= start else high - BAR_GAP
        labels.append(chart.text(text, x, chart.level_with(middle), side, look, series.bold))
    else:
        foot = low if series.label == "inBase" else high
        baseline = foot - BAR_GAP - chart.below if end >= start else foot + BAR_GAP + chart.above
        labels.append(chart.centred(series, text, middle, baseline, look))


def lines(chart: ChartPen, series: list[ChartSeries], labels: list[str]) -> Iterator[str]:
    for one in series:
        axis = chart.axis_of(one)
        points = [
            (n, chart.middle(n), chart.y(float(value), axis)) if value is not None else None
            for n, value in enumerate(one.values)
        ]
        if one.color is not None and one.extended:
            y = next(point[2] for point in points if point)
            yield f'<path d="M{number(chart.left)} {number(y)}H{number(chart.right)}"{chart.stroke(one)}/>'
        elif one.color is not None:
            yield f'<path d="{_path(points)}" fill="none"{chart.stroke(one)}/>'
        for point in filter(None, points):
            n, x, y = point
            if one.marker != "none" and one.color is not None:
                yield chart.marker(one.marker, x, y, dict(one.colors).get(n, one.color))
            if chart.is_labelled(one, n):
                text, look = chart.label(one, n)
                if one.label == "r":
                    x += one.shift / EMU_PER_PX + MOVED_GAP if one.shift else POINT_GAP
                    labels.append(chart.text(text, x, chart.level_with(y), "left", look, one.bold))
                elif n in one.below:
                    labels.append(chart.centred(one, text, x, y + ABOVE_POINT + chart.above, look))
                else:
                    labels.append(chart.centred(one, text, x, y - ABOVE_POINT - chart.below, look))


def points(chart: ChartPen, series: list[ChartSeries], labels: list[str]) -> Iterator[str]:
    for one in series:
        for n, (place, value) in enumerate(zip(chart.frame.chart.x, one.values)):
            if place is None or value is None:
                continue
            x, y = chart.x(float(place), chart.frame.x_axis), chart.y(float(value), chart.frame.axis)
            yield chart.marker(one.marker, x, y, dict(one.colors).get(n, one.color))
            if chart.is_labelled(one, n):
                text, look = chart.label(one, n)
                labels.append(chart.text(text, x + POINT_GAP, chart.level_with(y), "left", look, one.bold))


def areas(chart: ChartPen, series: list[ChartSeries], labels: list[str]) -> Iterator[str]:
    stacked = chart.frame.grouping != "clustered"
    count = len(chart.frame.chart.categories)
    floor = [0.0] * count
    for one in series:
        axis = chart.axis_of(one)
        top = [low + float(value or 0) for low, value in zip(floor, one.values)]
        upper = [f"{number(chart.middle(n))} {number(chart.y(value, axis))}" for n, value in enumerate(top)]
        lower = [f"{number(chart.middle(n))} {number(chart.y(value, axis))}" for n, value in enumerate(floor)]
        yield f'<path d="M{"L".join([*upper, *reversed(lower)])}Z" fill="{chart.pen.color(one.color)}"/>'
        if stacked:
            floor = top


def _path(points) -> str:
    """A line through the points that there are; a gap is one."""
    parts = []
    pen_down = False
    for point in points:
        if point is None:
            pen_down = False
            continue
        parts.append(f"{'L' if pen_down else 'M'}{number(point[1])} {number(point[2])}")
        pen_down = True
    return "".join(parts) or "M0 0"
