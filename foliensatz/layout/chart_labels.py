"""Which values of a chart are written out, and where: those that have room, unless the author says otherwise."""

from foliensatz.frame import ChartAxis, ChartSeries, NumberFormat
from foliensatz.layout.chart_colors import on_fill
from foliensatz.layout.chart_drawn import is_short
from foliensatz.layout.chart_plan import Room
from foliensatz.layout.chart_words import figure, word

# Labels at every value are a help as long as there are no more than this.
_MOST_LABELS = 30
_MOST_LINE_LABELS = 12


def bar_width(room: Room, slot: float, count: int) -> float:
    """How thick one of `count` bars of a category is."""
    drawn = room.drawn
    if drawn.grouping != "clustered":
        count = 1
    return slot / (count + (count - 1) * -drawn.overlap / 100 + room.gap / 100)


def has_labels(room: Room, series: list[ChartSeries], mine: list[int], width: float, axis: ChartAxis) -> bool:
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
        texts = [
            figure(v, NumberFormat(chart.decimals, series[-1].format.unit, True), room.lang)
            for v in chart.series[0].values
            if v is not None
        ]
        return wish == "all" or max(map(room.text_width, texts), default=0.0) <= slot
    texts = [figure(v, series[n].format, room.lang) for n in mine for v in series[n].values if v is not None]
    widest = max(map(room.text_width, texts), default=0.0)
    if wish == "all":
        return True
    if drawn.kind == "line":
        return len(mine) == 1 and count <= _MOST_LINE_LABELS and widest <= slot
    if drawn.grouping == "clustered":
        step = bar_width(room, slot, len(mine)) * (1 - drawn.overlap / 100) if len(mine) > 1 else slot * 0.96
        return total <= _MOST_LABELS and widest <= step
    fitting = fitting_segments(room, series, mine, slot, room.height - 3 * room.line, axis)
    return total <= _MOST_LABELS and all(
        len(f) == sum(v is not None and v != 0 for v in series[n].values) for n, f in fitting.items()
    )


def fitting_segments(
    room: Room, series, mine, slot: float, height: float, axis: ChartAxis
) -> dict[int, tuple[int, ...]]:
    """Of each stacked series, the points whose part is large enough for its label. `height` is that of the axis."""
    drawn = room.drawn
    thick = bar_width(room, slot, 1)
    span = axis.most - axis.least
    sums = [
        sum(float(abs(series[n].values[i])) for n in mine if series[n].values[i] is not None)
        for i in range(len(room.chart.categories))
    ]
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


def with_labels(
    room: Room, series: list[ChartSeries], mine: list[int], labelled: bool, slot: float, axis: ChartAxis
) -> list[ChartSeries]:
    """The series with their labels' places."""
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
        fitting = fitting_segments(room, series, mine, slot, room.width if drawn.across else room.height, axis)
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
            one = one._replace(
                label_color=on_fill(one.color, theme), label_colors=tuple((i, on_fill(c, theme)) for i, c in one.colors)
            )
        if not shown or not place or points == ():
            series[n] = one
            continue
        # The last series decides, where one of several is stressed.
        bold = bool(chart.highlight) and not stacked and n == mine[-1] and len(mine) > 1
        below = valleys(one, axis, room.line * 1.6 / room.height) if one.mark == "line" and not one.second else ()
        filled = bool(chart.targets) and not stacked and not drawn.across
        if drawn.kind == "combo" and not stacked:
            # Labels of lines may stand on columns, so those of columns stand at their feet.
            filled, below = one.mark == "line", ()
            if one.mark == "bar":
                place = "inBase"
                one = one._replace(label_color=on_fill(one.color, theme))
        series[n] = one._replace(label=place, labelled=points, bold=bold, below=below, filled=filled)
    return series


def valleys(series: ChartSeries, axis: ChartAxis, share: float) -> tuple[int, ...]:
    """The points of a line that lie below the way between their neighbours: there the label has room below, where it
    takes the `share` of the axis."""
    found = []
    values = series.values
    least = axis.least + share * (axis.most - axis.least)
    for n, value in enumerate(values):
        around = [
            v for v in (values[n - 1] if n else None, values[n + 1] if n + 1 < len(values) else None) if v is not None
        ]
        if value is not None and around and value < sum(around) / len(around) and value > least:
            found.append(n)
    return tuple(found)


def axis_titles(room: Room, second: bool) -> tuple[str, str]:
    """What stands above the axes: their titles, with units too long to stand behind each figure."""
    chart = room.chart
    left = chart.y_title
    if not is_short(chart.unit) and (left or second):
        left = f"{left} {word('in', room.lang)} {chart.unit}".strip()
    right = chart.second_title if second else ""
    if second and not is_short(chart.second_unit):
        right = f"{right} {word('in', room.lang)} {chart.second_unit}".strip()
    return left, right
