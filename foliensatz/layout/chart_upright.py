"""The plan of what stands upright: columns, lines, areas and mixtures of them."""

from foliensatz.deck import Target
from foliensatz.frame import ChartAxis, ChartCategories, ChartSeries, NumberFormat
from foliensatz.geometry import pt_to_emu
from foliensatz.layout.chart_across import with_room
from foliensatz.layout.chart_drawn import CAN_LIE, number_format, second_format, target_name
from foliensatz.layout.chart_labels import axis_titles, has_labels, with_labels
from foliensatz.layout.chart_plan import AXIS_GAP, GAP, Planned, Room
from foliensatz.layout.chart_scale import automatic_axis, nice_step, ticks, value_axis
from foliensatz.layout.chart_words import figure

# A label takes at most this share of its category's room, and this many lines.
_LABEL_SHARE = 0.92
_LABEL_LINES = 3
# The share of a chart's height that turned labels may take.
_TURNED_SHARE = 0.62
# Columns whose turned names would take more than this lie down instead.
_LYING_SHARE = 0.36
_SINE = 0.7071
# A month's name may have so many letters to count on from; what has a figure in it (a date, "Q1 2025") so many.
_SHORT_NAME = 4
_LONG_COUNT = 10
_TURNED_SPARE = 1.15
# Bars of a few categories don't get thicker than this, in points.
_WIDEST_COLUMN = 110.0


def plan_upright(room: Room) -> Planned:
    """Columns, lines, areas and mixtures of them."""
    chart, drawn = room.chart, room.drawn
    series = list(drawn.series)
    seen = [n for n, one in enumerate(series) if one.color is not None]
    second = any(one.second for one in series)
    left_title, right_title = axis_titles(room, second)
    room.add_heading(unit_apart=second or bool(chart.y_title))
    room.add_below("x", chart.x_title)
    numbers = number_format(chart, True)
    bars = any(one.mark in ("bar", "area") for one in series)
    percent = drawn.grouping == "percentStacked"
    axis = value_axis(drawn.low, drawn.high, NumberFormat() if percent else numbers, bars)
    axis = axis._replace(format=axis.format._replace(decimals=max(axis.format.decimals, 0)))
    at_edges = bool(series) and all(one.mark in ("area", "line") for one in series) and series[0].mark == "area"
    at_edges = at_edges and len(chart.categories) > 1
    targets = [n for n, one in enumerate(series) if one.extended]
    mine = [n for n in seen if n not in targets]
    ends = _end_labels(room, series, mine, axis) if _lines_only(room) and len(mine) > 1 else {}
    in_legend = (len(mine) > 1 and not ends) and drawn.kind != "waterfall"
    hidden = tuple(n for n in range(len(series)) if n not in mine or not in_legend)
    if in_legend:
        room.add_legend(hidden)
    room.add_axis_titles(left_title, right_title)

    margin = max([room.text_width(name) for name in ends.values()], default=0.0)
    for n in targets:
        text = _target_text(room, series[n])
        series[n] = series[n]._replace(name=series[n].name)
        margin = max(margin, room.text_width(text))
    if margin:
        margin += GAP * 1.5
    labelled = has_labels(room, series, mine, room.width - margin, axis)
    axis = axis._replace(shown=not labelled or second, gridlines=not labelled or second)
    if axis.shown:
        room.left += room.tick_width(axis, percent) + AXIS_GAP
        room.top += room.line / 2
    else:
        if drawn.low >= 0 and not percent and axis.least == 0:
            axis = automatic_axis(drawn.high, axis.format)
    if labelled and drawn.low >= 0 and drawn.grouping == "clustered" or drawn.kind == "waterfall" and labelled:
        room.top += room.line
    second_axis = None
    if second:
        second_axis = _second_axis(room, axis)
        margin += room.tick_width(second_axis) + AXIS_GAP + GAP
    room.right -= margin
    categories = _category_labels(room, at_edges)
    if labelled and drawn.low < 0 and drawn.grouping == "clustered":
        axis = with_room(axis, drawn.low, drawn.high, (room.line + GAP) / room.height)
    slot = room.width / max(1, len(chart.categories) - (1 if at_edges else 0))
    room.widen_gap(slot, _WIDEST_COLUMN)
    series = with_labels(room, series, mine, labelled, slot, axis)
    shift = 0.0 if at_edges else slot / 2
    last = len(chart.categories) - 1
    for n in targets:
        text = _target_text(room, series[n])
        series[n] = series[n]._replace(label="r", labelled=(last,), words=((last, text),), shift=pt_to_emu(shift))
    for n, name in ends.items():
        series[n] = series[n]._replace(label="r", labelled=(last,), says="series", label_color=None, bold=False)
    room.centre_below("x")
    return room.planned(tuple(series), categories=categories, axis=axis, second_axis=second_axis)


def _lines_only(room: Room) -> bool:
    return room.drawn.kind == "line"


def _end_labels(room: Room, series: list[ChartSeries], mine: list[int], axis: ChartAxis) -> dict[int, str]:
    """The names of lines at their ends, where each has an end of its own; else there must be a legend."""
    if room.chart.legend == "none" or room.chart.labels in ("all", "last"):
        return {}
    height = room.height - 4 * room.line
    span = axis.most - axis.least
    ends = []
    for n in mine:
        value = series[n].values[-1] if series[n].values else None
        if value is None:
            return {}
        ends.append((float(value) - axis.least) / span * height)
    ends.sort()
    if any(high - low < room.line for low, high in zip(ends, ends[1:])):
        return {}
    if max(room.text_width(series[n].name) for n in mine) > room.width * 0.3:
        return {}
    return {n: series[n].name for n in mine}


def _target_text(room: Room, series: ChartSeries) -> str:
    """What stands at a target line."""
    value = figure(series.values[0], series.format, room.lang)
    return target_name(Target(series.values[0], series.name), value, room.lang)


def _second_axis(room: Room, axis: ChartAxis) -> ChartAxis:
    """The axis at the right, with as many steps as the left one has, so that both share the gridlines."""
    drawn = room.drawn
    found = value_axis(drawn.second_low, drawn.second_high, second_format(room.chart))
    steps = len(ticks(axis)) - 1
    if found.least == 0 == axis.least and found.most > 0:
        step = nice_step(found.most / steps)
        while step * steps < drawn.second_high:
            step = nice_step(step * 1.01)
        again = value_axis(0, step * steps, found.format, ticks=steps)
        found = found._replace(step=step, most=round(step * steps, 12), format=again.format)
    return found._replace(gridlines=False)


def _category_labels(room: Room, at_edges: bool) -> ChartCategories:
    """The labels below the plot: broken, or left out now and then where they count on, or turned."""
    chart = room.chart
    names = chart.categories
    if not any(names):
        return ChartCategories(tuple((name,) for name in names), shown=False, at_edges=at_edges)
    if at_edges:
        # The outermost labels reach over the plot's edges.
        room.left = max(room.left, room.text_width(names[0]) / 2)
        room.right -= max(0.0, min(room.text_width(names[-1]) / 2, room.width * 0.1))
    slot = room.width / max(1, len(names) - (1 if at_edges else 0))
    lines = tuple(room.lines(name, slot * _LABEL_SHARE) for name in names)
    fit = all(room.words_fit(name, slot * _LABEL_SHARE) for name in names)
    if not fit or max(map(len, lines)) > _LABEL_LINES:
        return _turned(room, names, slot, max(room.text_width(name) for name in names), at_edges)
    room.bottom -= max(map(len, lines)) * room.line + AXIS_GAP
    return ChartCategories(lines, at_edges=at_edges)


def _counts_on(names: tuple[str, ...]) -> bool:
    """Years, months and other labels of a row in which a reader knows what stands between two of them."""
    return len(names) > 6 and all(
        len(name) <= _SHORT_NAME or len(name) <= _LONG_COUNT and any(map(str.isdigit, name)) for name in names
    )


def _turned(room: Room, names: tuple[str, ...], slot: float, widest: float, at_edges: bool) -> ChartCategories:
    """Names that don't fit side by side, slanted or upright. Where they count on, some may be left out, and nobody minds
    that they are turned. (LibreOffice can leave out only labels that are turned.)"""
    counting = _counts_on(names)
    steep = slot < room.line * 1.6
    every = max(1, -(-int(room.line * 100) // max(1, int(slot * 100)))) if counting else 1
    if not counting:
        message = "The categories' names don't fit side by side below the chart, so they are turned"
        room.wanting.append(("F430", message, "Shorten them, or show fewer categories"))
    # LibreOffice cuts turned names short before they reach the chart's edge.
    need = widest * _TURNED_SPARE + (0 if steep else room.size)
    need *= 1 if steep else _SINE
    limit = room.height * (_LYING_SHARE if room.chart.kind in CAN_LIE else _TURNED_SHARE)
    if slot * every < room.line or need > limit:
        message = f"The names of these {len(names)} categories have no room below the chart"
        hint = "Shorten them, give the chart a slide of its own, or write bar, which has names at its side"
        room.wanting.append(("F431", message, hint))
    room.bottom -= min(need, limit) + AXIS_GAP
    if not steep:
        # Slanted labels end below their column and begin left of it.
        reach = room.text_width(names[0]) * _TURNED_SPARE * _SINE
        room.left = max(room.left, reach - (0 if at_edges else slot / 2))
    return ChartCategories(tuple((name,) for name in names), -90 if steep else -45, every, True, at_edges)
