"""The plan of pies and rings: what their parts are stands around them, or in a legend beside them."""

from math import cos, pi, sin

from foliensatz.deck import Chart
from foliensatz.frame import ChartLegend, ChartSeries
from foliensatz.layout.chart_drawn import in_a_legend
from foliensatz.layout.chart_plan import GAP, ROOMY, SLICE_GAP, SWATCH, Planned, Room, beside
from foliensatz.layout.chart_words import figure


def plan_round(room: Room) -> Planned:
    """A pie or rings: what its parts are stands around it, or in a legend beside it."""
    chart, drawn = room.chart, room.drawn
    room.add_heading()
    series = list(drawn.series)
    # A part that isn't there has no label: only a legend names it.
    if drawn.kind == "pie" and chart.labels != "none" and all(series[0].values):
        around = _labels_around(room, chart, series[0])
        if around:
            diameter, centre = around
            _square(room, diameter, centre)
            series[0] = series[0]._replace(label="outEnd", says="category value", label_colors=())
            return room.planned(tuple(series))
    if chart.highlight:
        series = in_a_legend(series, chart, room.setting.theme)
    names = chart.categories
    widest = max((room.text_width(name) for name in names), default=0.0) + SWATCH * room.size
    width = min(widest, room.width * 0.5)
    rows = sum(len(room.lines(name, width - SWATCH * room.size)) for name in names)
    if rows * room.line > room.height:
        room.want_legend()
    labelled = chart.labels != "none"
    edge = room.line + GAP if drawn.kind == "pie" and labelled else 0.0
    diameter = min(room.height - 2 * edge, room.width - width - ROOMY * 2 - 2 * edge)
    whole = diameter + 2 * edge + ROOMY * 2 + width
    start = room.left + max(0.0, (room.width - whole) / 2)
    height = min(rows * room.line * 1.3, room.height)
    y = room.top + (room.height - height) / 2
    if chart.legend != "none":
        x = start + 2 * edge + diameter + ROOMY * 2
        room.legend = ChartLegend(room.place(x, y, width, height), "r", names)
    _square(room, diameter, start + edge + diameter / 2)
    if labelled:
        place = "outEnd" if drawn.kind == "pie" else "ring"
        if drawn.kind == "doughnut":
            _tell_unlabelled(room, series, diameter)
        series = [
            one._replace(
                label=place,
                labelled=None if drawn.kind == "pie" else _fitting_slices(room, one, diameter),
                label_colors=() if drawn.kind == "pie" else one.label_colors,
            )
            for one in series
        ]
    return room.planned(tuple(series))


def _tell_unlabelled(room: Room, series: list[ChartSeries], diameter: float) -> None:
    """Values that a ring has no room for."""
    missing = [
        name
        for one in series
        for n, name in enumerate(room.chart.categories)
        if one.values[n] and n not in _fitting_slices(room, one, diameter)
    ]
    if missing:
        named = ", ".join(f"“{name}”" for name in missing[:3]) + (
            f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        )
        message = f"The ring has no room for the value of {named}"
        room.wanting.append(("F435", message, "Write bar or pie, which have it beside, or sum up the small parts"))


def _square(room: Room, diameter: float, centre: float) -> None:
    """The plot of round charts, in the middle of its height."""
    diameter = max(diameter, 1.0)
    middle = (room.top + room.bottom) / 2
    room.left, room.right = centre - diameter / 2, centre + diameter / 2
    room.top, room.bottom = middle - diameter / 2, middle + diameter / 2


def _labels_around(room: Room, chart: Chart, series: ChartSeries) -> tuple[float, float] | None:
    """Diameter and centre of a pie whose parts are named around it; None where the names would run into each other."""
    total = float(sum(value for value in series.values if value is not None) or 1)
    shares = [float(value or 0) / total for value in series.values]
    texts = [
        (room.text_width(name), room.text_width(figure(value, series.format, room.lang)))
        for name, value in zip(chart.categories, series.values)
        if value is not None
    ]
    widest = max(max(pair) for pair in texts)
    diameter = min(room.height - 4.6 * room.line, room.width - 2 * (widest + ROOMY * 2))
    if diameter < min(room.height * 0.5, room.width * 0.5):
        return None
    boxes = []
    at = 0.0
    for share, value, name in zip(shares, series.values, chart.categories):
        if value is None:
            continue
        angle = 2 * pi * (at + share / 2)
        at += share
        width = max(room.text_width(name), room.text_width(figure(value, series.format, room.lang)))
        height = 2 * room.line
        x, y = sin(angle) * (diameter / 2 + SLICE_GAP), -cos(angle) * (diameter / 2 + SLICE_GAP)
        left = x - width / 2 + beside(sin(angle)) * width / 2
        top = y - height / 2 - beside(cos(angle)) * height / 2
        boxes.append((left, top, left + width, top + height))
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]:
                return None
    return diameter, (room.left + room.right) / 2


def _fitting_slices(room: Room, series: ChartSeries, diameter: float) -> tuple[int, ...]:
    """The parts of a ring that are long enough for their labels."""
    total = float(sum(value for value in series.values if value is not None) or 1)
    radius = diameter / 2 * (1 + room.drawn.hole / 100) / 2
    return tuple(
        n
        for n, value in enumerate(series.values)
        if value is not None
        and 2 * pi * radius * float(value) / total
        >= min(room.text_width(figure(value, series.format, room.lang)), room.line * 2)
    )
