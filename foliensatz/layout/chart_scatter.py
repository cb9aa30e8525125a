"""The plan of points between two axes."""

from foliensatz.frame import NumberFormat
from foliensatz.layout.chart_drawn import number_format
from foliensatz.layout.chart_labels import axis_titles
from foliensatz.layout.chart_plan import AXIS_GAP, GAP, Planned, Room
from foliensatz.layout.chart_scale import value_axis
from foliensatz.layout.chart_words import figure


def plan_scatter(room: Room) -> Planned:
    """Points between two axes."""
    chart, drawn = room.chart, room.drawn
    series = list(drawn.series)
    xs = [float(x) for x in chart.x if x is not None]
    decimals = max((max(0, -x.as_tuple().exponent) for x in chart.x if x is not None), default=0)
    x_axis = value_axis(min(xs, default=0.0), max(xs, default=1.0), NumberFormat(decimals), False)
    axis = value_axis(drawn.low, drawn.high, number_format(chart, True), False)._replace(gridlines=True)
    room.add_heading(unit_apart=bool(chart.y_title))
    room.add_below("x", chart.x_title)
    if len(series) > 1:
        room.add_legend()
    room.add_axis_titles(axis_titles(room, False)[0])
    room.top += room.line / 2
    room.left += room.tick_width(axis) + AXIS_GAP
    room.bottom -= room.line + AXIS_GAP
    room.right -= room.text_width(figure(x_axis.most, x_axis.format, room.lang)) / 2
    names = [name for name in chart.categories if name]
    if names and chart.labels != "none":
        reach = max(
            (
                room.text_width(name) - room.width * (1 - (float(x) - x_axis.least) / (x_axis.most - x_axis.least))
                for name, x in zip(chart.categories, chart.x)
                if x is not None
            ),
            default=0.0,
        )
        room.right -= max(0.0, reach + GAP)
        # A point's name stands at the highest of its values.
        tops = [
            max((one.values[n] for one in series if one.values[n] is not None), default=None)
            for n in range(len(chart.x))
        ]
        found = []
        for one in series:
            words = tuple(
                (n, name) for n, name in enumerate(chart.categories) if name and one.values[n] == tops[n] is not None
            )
            found.append(one._replace(label="r" if words else "", words=words, labelled=tuple(n for n, _ in words)))
        series = found
    elif chart.labels == "all":
        series = [one._replace(label="r") for one in series]
    room.centre_below("x")
    return room.planned(tuple(series), x_axis=x_axis, axis=axis)
