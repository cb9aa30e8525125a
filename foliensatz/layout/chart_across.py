"""The plan of what lies: bars, and plans of days."""

from foliensatz.deck import Target
from foliensatz.frame import ChartAxis, ChartCategories, ChartRule, ChartText, NumberFormat
from foliensatz.layout.chart_drawn import is_short, number_format, target_name
from foliensatz.layout.chart_labels import bar_width, fitting_segments, with_labels
from foliensatz.layout.chart_plan import AXIS_GAP, GAP, Planned, Room
from foliensatz.layout.chart_scale import automatic_axis, day_axis, value_axis
from foliensatz.layout.chart_words import figure, word

# Of a lying chart's width, its categories' names take this much at most.
_NAMES_SHARE = 0.42
_THICKEST_BAR = 44.0
_THICKEST_TASK = 26.0


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
    room.add_above("x", chart.x_title)
    room.left += left
    row = room.height / max(1, len(names))
    room.widen_gap(row, _THICKEST_TASK if gantt else _THICKEST_BAR)
    thick = bar_width(room, row, len(mine))
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
        fits = fitting_segments(room, series, mine, row, room.width, axis)
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
        last = room.text_width(_tick_text(room, axis, axis.most, percent)) / 2
        room.right -= last
    if clustered and (labelled or chart.labels == "last"):
        if drawn.low < 0 and not axis.shown:
            axis = with_room(axis, drawn.low, drawn.high, label / room.width)
        else:
            room.right -= label
    row = room.height / max(1, len(names))
    rows = max((len(broken) for broken in lines), default=1)
    if rows * room.line > row * 1.02 and any(names):
        message = f"The chart's {len(names)} rows are lower than the names beside them"
        room.wanting.append(
            (
                "F431",
                message,
                "Give the chart a slide of its own, where it goes on on a further one, or show fewer categories",
            )
        )
    series = with_labels(room, series, mine, labelled, row, axis) if not gantt else series
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


def _tick_text(room: Room, axis: ChartAxis, value: float, percent: bool) -> str:
    return f"{round(value * 100)}%" if percent else figure(value, axis.format, room.lang)


def with_room(axis: ChartAxis, low: float, high: float, share: float) -> ChartAxis:
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
