"""The plans of each family of charts: upright, lying, round, and of points."""

from math import cos, pi, sin

from foliensatz.deck import Chart, Target
from foliensatz.frame import ChartAxis, ChartCategories, ChartLegend, ChartRule, ChartSeries, ChartText, NumberFormat
from foliensatz.geometry import pt_to_emu
from foliensatz.layout.chart_drawn import CAN_LIE, is_short, in_a_legend, number_format, second_format, target_name
from foliensatz.layout.chart_plan import AXIS_GAP, GAP, ROOMY, SLICE_GAP, SWATCH, Planned, Room, beside
from foliensatz.layout.chart_scale import automatic_axis, day_axis, nice_step, ticks, value_axis
from foliensatz.layout.chart_words import figure, word

# A label takes at most this share of its category's room, and this many lines.
_LABEL_SHARE = 0.92
_LABEL_LINES = 3
# Of a lying chart's width, its categories' names take this much at most.
_NAMES_SHARE = 0.42
# Labels at every value are a help as long as there are no more than this.
_MOST_LABELS = 30
_MOST_LINE_LABELS = 12
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
_THICKEST_BAR = 44.0
_THICKEST_TASK = 26.0


def plan_upright(room: Room) -> Planned:
    """Columns, lines, areas and mixtures of them."""
    chart, drawn = room.chart, room.drawn
    series = list(drawn.series)
    seen = [n for n, one in enumerate(series) if one.color is not None]
    second = any(one.second for one in series)
    left_title, right_title = _axis_titles(room, second)
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
    labelled = _labelled(room, series, mine, room.width - margin, axis)
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
        axis = _with_room(axis, drawn.low, drawn.high, (room.line + GAP) / room.height)
    slot = room.width / max(1, len(chart.categories) - (1 if at_edges else 0))
    room.widen_gap(slot, _WIDEST_COLUMN)
    series = _with_labels(room, series, mine, labelled, slot, axis)
    shift = 0.0 if at_edges else slot / 2
    last = len(chart.categories) - 1
    for n in targets:
        text = _target_text(room, series[n])
        series[n] = series[n]._replace(label="r", labelled=(last,), words=((last, text),), shift=pt_to_emu(shift))
    for n, name in ends.items():
        series[n] = series[n]._replace(label="r", labelled=(last,), says="series", label_color=None, bold=False)
    room.centre_below("x")
    return room.planned(
        tuple(series), categories=categories, axis=axis, second_axis=second_axis
    )


def _axis_titles(room: Room, second: bool) -> tuple[str, str]:
    """What stands above the axes: their titles, with units too long to stand behind each figure."""
    chart = room.chart
    left = chart.y_title
    if not is_short(chart.unit) and (left or second):
        left = f"{left} {word('in', room.lang)} {chart.unit}".strip()
    right = chart.second_title if second else ""
    if second and not is_short(chart.second_unit):
        right = f"{right} {word('in', room.lang)} {chart.second_unit}".strip()
    return left, right


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


def _bar_width(room: Room, slot: float, count: int) -> float:
    """How thick one of `count` bars of a category is."""
    drawn = room.drawn
    if drawn.grouping != "clustered":
        count = 1
    return slot / (count + (count - 1) * -drawn.overlap / 100 + room.gap / 100)


def _labelled(room: Room, series: list[ChartSeries], mine: list[int], width: float, axis: ChartAxis) -> bool:
    """Whether every value gets a label (then no axis is needed): where each has room, unless the author says."""
    chart, drawn = room.chart, room.drawn
    wish = chart.labels
    if wish in ("none", "last") or not mine:
        return False
    count = len(chart.categories)
    total = count * len(mine)
    slot = width / max(1, count)
    if drawn.kind == "area" or wish == "auto" and drawn.kind == "combo":
        return wish == "all"
    if drawn.kind == "waterfall":
        texts = [figure(v, NumberFormat(chart.decimals, series[-1].format.unit, True), room.lang) for v in chart.series[0].values if v is not None]
        return wish == "all" or max(map(room.text_width, texts), default=0.0) <= slot
    texts = [figure(v, series[n].format, room.lang) for n in mine for v in series[n].values if v is not None]
    widest = max(map(room.text_width, texts), default=0.0)
    if wish == "all":
        return True
    if drawn.kind == "line":
        return len(mine) == 1 and count <= _MOST_LINE_LABELS and widest <= slot
    if drawn.grouping == "clustered":
        step = _bar_width(room, slot, len(mine)) * (1 - drawn.overlap / 100) if len(mine) > 1 else slot * 0.96
        return total <= _MOST_LABELS and widest <= step
    fitting = _fitting_segments(room, series, mine, slot, room.height - 3 * room.line, axis)
    return total <= _MOST_LABELS and all(len(f) == sum(v is not None and v != 0 for v in series[n].values) for n, f in fitting.items())


def _fitting_segments(room: Room, series, mine, slot: float, height: float, axis: ChartAxis) -> dict[int, tuple[int, ...]]:
    """Of each stacked series, the points whose part is large enough for its label. `height` is that of the axis."""
    drawn = room.drawn
    thick = _bar_width(room, slot, 1)
    span = axis.most - axis.least
    sums = [sum(float(abs(series[n].values[i])) for n in mine if series[n].values[i] is not None) for i in range(len(room.chart.categories))]
    found = {}
    for n in mine:
        fits = []
        for i, value in enumerate(series[n].values):
            if value is None or value == 0:
                continue
            share = float(abs(value)) / (sums[i] if drawn.grouping == "percentStacked" and sums[i] else span)
            width = room.text_width(figure(value, series[n].format, room.lang))
            long, wide = (width + 4, room.line) if drawn.across else (room.line, width)
            if share * height >= long and wide <= thick:
                fits.append(i)
        found[n] = tuple(fits)
    return found


def _with_labels(
    room: Room, series: list[ChartSeries], mine: list[int], labelled: bool, slot: float, axis: ChartAxis
) -> list[ChartSeries]:
    """The series with their labels' places."""
    from foliensatz.layout.chart_colors import on_fill

    chart, drawn = room.chart, room.drawn
    theme = room.setting.theme
    last = len(chart.categories) - 1
    if drawn.kind == "waterfall":
        number = NumberFormat(chart.decimals, series[-1].format.unit)
        values = chart.series[0].values
        words = tuple(
            (n, figure(value, number._replace(signed=n not in chart.totals), room.lang))
            for n, value in enumerate(values)
            if value is not None
        )
        labels = [n for n, one in enumerate(series) if one.label == "t"]
        for n in labels:
            series[n] = series[n]._replace(words=words) if labelled else series[n]._replace(label="")
        return series
    stacked = drawn.grouping != "clustered" and any(series[n].mark == "bar" for n in mine)
    fitting = {}
    if stacked:
        fitting = _fitting_segments(room, series, mine, slot, room.width if drawn.across else room.height, axis)
    for n in mine:
        one = series[n]
        place = {"bar": "ctr" if stacked else "outEnd", "line": "t", "area": "", "point": "r"}[one.mark]
        if chart.labels == "last":
            points: tuple[int, ...] | None = (last,)
            shown = True
        else:
            points = None
            shown = labelled or stacked and chart.labels == "auto"
        if stacked:
            points = tuple(i for i in fitting[n] if points is None or i in points)
            one = one._replace(label_color=on_fill(one.color, theme), label_colors=tuple((i, on_fill(c, theme)) for i, c in one.colors))
        if not shown or not place or points == ():
            series[n] = one
            continue
        # The last series decides, where one of several is stressed.
        bold = bool(chart.highlight) and not stacked and n == mine[-1] and len(mine) > 1
        below = _valleys(one, axis, room.line * 1.6 / room.height) if one.mark == "line" and not one.second else ()
        filled = bool(chart.targets) and not stacked and not drawn.across
        series[n] = one._replace(label=place, labelled=points, bold=bold, below=below, filled=filled)
    return series


def _valleys(series: ChartSeries, axis: ChartAxis, share: float) -> tuple[int, ...]:
    """The points of a line that lie below the way between their neighbours: there the label has room below, where it
    takes the `share` of the axis."""
    found = []
    values = series.values
    least = axis.least + share * (axis.most - axis.least)
    for n, value in enumerate(values):
        around = [v for v in (values[n - 1] if n else None, values[n + 1] if n + 1 < len(values) else None) if v is not None]
        if value is not None and around and value < sum(around) / len(around) and value > least:
            found.append(n)
    return tuple(found)


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


def plan_across(room: Room) -> Planned:
    """Bars that lie, and plans of days."""
    chart, drawn = room.chart, room.drawn
    series = list(drawn.series)
    mine = [n for n, one in enumerate(series) if one.color is not None]
    gantt = drawn.kind == "gantt"
    room.add_heading(unit_apart=bool(chart.y_title))
    y_title = chart.y_title
    if y_title and not is_short(chart.unit):
        y_title = f"{y_title} {word('in', room.lang)} {chart.unit}"
    room.add_below("y", y_title)
    names = chart.categories
    widest = max((room.text_width(name) for name in names), default=0.0)
    names_width = min(widest, room.width * _NAMES_SHARE)
    lines = tuple(room.lines(name, names_width) for name in names)
    names_width = max((room.text_width(line) for broken in lines for line in broken), default=0.0)
    left = names_width + AXIS_GAP + 1 if any(names) else 0.0
    if len(mine) > 1:
        room.add_legend(tuple(n for n in range(len(series)) if n not in mine), left)
    if chart.x_title:
        room.add_axis_titles("", "")
        width = room.text_width(chart.x_title)
        room.titles.append(("x", ChartText((chart.x_title,), room.place(0, room.top, width, room.line), room.size)))
        room.top += room.line + GAP
    room.left += left
    row = room.height / max(1, len(names))
    room.widen_gap(row, _THICKEST_TASK if gantt else _THICKEST_BAR)
    thick = _bar_width(room, row, len(mine))
    percent = drawn.grouping == "percentStacked"
    axis = value_axis(drawn.low, drawn.high, NumberFormat() if percent else number_format(chart, True))
    if gantt:
        axis = _plan_axis(room)
    texts = [figure(v, series[n].format, room.lang) for n in mine for v in series[n].values if v is not None]
    label = max(map(room.text_width, texts), default=0.0) + GAP
    clustered = drawn.grouping == "clustered"
    pitch = thick * (1 - drawn.overlap / 100) if len(mine) > 1 else row
    if gantt or chart.labels in ("none", "last"):
        labelled = False
    elif clustered:
        labelled = chart.labels == "all" or pitch >= room.size * 1.05
    else:
        fits = _fitting_segments(room, series, mine, row, room.width, axis)
        labelled = chart.labels == "all" or all(
            len(found) == sum(v is not None and v != 0 for v in series[n].values) for n, found in fits.items()
        )
    targets = () if gantt or percent else sorted(chart.targets, key=lambda target: target.value)
    fixed = not labelled or drawn.low < 0 or percent or bool(targets)
    axis = axis._replace(shown=not labelled, gridlines=not labelled, fixed=fixed)
    if not axis.fixed:
        axis = automatic_axis(drawn.high, axis.format)
    room.top += len(targets) * room.line
    if axis.shown:
        room.bottom -= room.line + AXIS_GAP
        last = room.text_width(tick_text(room, axis, axis.most, percent)) / 2
        room.right -= last
    if clustered and (labelled or chart.labels == "last"):
        if drawn.low < 0 and not axis.shown:
            axis = _with_room(axis, drawn.low, drawn.high, label / room.width)
        else:
            room.right -= label
    row = room.height / max(1, len(names))
    rows = max((len(broken) for broken in lines), default=1)
    if rows * room.line > row * 1.02 and any(names):
        message = f"The chart's {len(names)} rows are lower than the names beside them"
        room.wanting.append(("F431", message, "Give the chart a slide of its own, where it goes on on a further one, or show fewer categories"))
    series = _with_labels(room, series, mine, labelled, row, axis) if not gantt else series
    room.centre_below("y")
    rules = _rules(room, targets, axis, drawn.low)
    return room.planned(tuple(series), categories=ChartCategories(lines), axis=axis, rules=rules)


def _rules(room: Room, targets: list[Target], axis: ChartAxis, low: float) -> tuple[ChartRule, ...]:
    """Target lines across bars that lie, each with its words above it in a row of its own."""
    rules = []
    number = number_format(room.chart, True)
    for n, target in enumerate(targets):
        at = room.left + room.width * (float(target.value) - axis.least) / (axis.most - axis.least)
        exact = number._replace(decimals=max(number.decimals, -target.value.as_tuple().exponent))
        text = target_name(target, figure(target.value, exact, room.lang), room.lang)
        width = room.text_width(text)
        x = min(max(0.0, at - width / 2), room.full_width - width)
        y = room.top - (len(targets) - n) * room.line
        title = ChartText((text,), room.place(x, y, width, room.line), room.size)
        rules.append(ChartRule(room.place(at, y + room.line, 0, room.bottom - y - room.line), title))
    return tuple(rules)


def tick_text(room: Room, axis: ChartAxis, value: float, percent: bool) -> str:
    return f"{round(value * 100)}%" if percent else figure(value, axis.format, room.lang)


def _with_room(axis: ChartAxis, low: float, high: float, share: float) -> ChartAxis:
    """An axis without ticks that leaves so much of itself for labels at both ends."""
    span = (high - low) / max(0.2, 1 - share * (2 if high > 0 else 1))
    least = low - span * share
    most = high + span * share if high > 0 else 0.0
    return axis._replace(least=least, most=most, step=(most - least) / 4)


def _plan_axis(room: Room) -> ChartAxis:
    """A plan's axis: days, or plain numbers that begin where the first task does."""
    drawn, chart = room.drawn, room.chart
    if chart.dates:
        number = NumberFormat(date=True)
        width = room.text_width(figure(drawn.high, number, room.lang)) * 1.25
        return day_axis(int(drawn.low), int(drawn.high), max(2, int(room.width / width)), number)
    return value_axis(drawn.low, drawn.high, number_format(chart, True), False)._replace(gridlines=True)


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
    room.add_axis_titles(_axis_titles(room, False)[0])
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
        tops = [max((one.values[n] for one in series if one.values[n] is not None), default=None) for n in range(len(chart.x))]
        found = []
        for one in series:
            words = tuple((n, name) for n, name in enumerate(chart.categories) if name and one.values[n] == tops[n] is not None)
            found.append(one._replace(label="r" if words else "", words=words, labelled=tuple(n for n, _ in words)))
        series = found
    elif chart.labels == "all":
        series = [one._replace(label="r") for one in series]
    room.centre_below("x")
    return room.planned(tuple(series), x_axis=x_axis, axis=axis)


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
        named = ", ".join(f"“{name}”" for name in missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
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
        and 2 * pi * radius * float(value) / total >= min(room.text_width(figure(value, series.format, room.lang)), room.line * 2)
    )



