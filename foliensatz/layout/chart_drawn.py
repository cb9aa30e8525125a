"""From what an author means to what is drawn: a chart's series, and the sheet whose columns they come from.

Most kinds draw the author's columns as they are. A waterfall stands on an invisible base, a plan begins at an invisible
start: their sheets have the author's columns first, and behind them what formulas make of these.
"""

from decimal import Decimal
from typing import NamedTuple

from foliensatz.deck import Chart, Target
from foliensatz.frame import ChartSeries, NumberFormat, SheetColumn
from foliensatz.layout.chart_colors import on_fill, series_colors
from foliensatz.layout.chart_words import word
from foliensatz.theme import Color, Theme

ZERO = Decimal(0)
# Kinds whose columns may as well lie.
CAN_LIE = ("column", "stacked", "percent")
MARKERS = ("circle", "square", "diamond", "triangle", "x", "star")
DASHES = ("solid", "dash", "sysDot", "lgDashDot", "lgDash", "sysDashDot")
# Lines with more points than this are told apart by dashes: markers would run into each other.
MOST_MARKERS = 16
# A pie of more parts can't be read.
MOST_SLICES = 6


class Drawn(NamedTuple):
    """What is drawn. `low` and `high` are the values that the first axis must hold, `second_low` and `second_high`
    those of the second."""

    kind: str
    sheet: tuple[SheetColumn, ...]
    series: tuple[ChartSeries, ...]
    across: bool = False
    grouping: str = "clustered"
    gap: int = 60
    overlap: int = 0
    hole: int = 0
    low: float = 0.0
    high: float = 0.0
    second_low: float = 0.0
    second_high: float = 0.0


def draw(chart: Chart, theme: Theme, lang: str) -> Drawn:
    """The series and the sheet of a chart."""
    if chart.kind == "waterfall":
        drawn = _waterfall(chart, theme, lang)
    elif chart.kind == "gantt":
        drawn = _gantt(chart, theme, lang)
    elif chart.kind in ("pie", "doughnut"):
        drawn = _round(chart, theme)
    elif chart.kind == "scatter":
        drawn = _scatter(chart, theme)
    else:
        drawn = _plain(chart, theme)
    return _with_targets(drawn, chart, theme)


def number_format(chart: Chart, unit: bool) -> NumberFormat:
    return NumberFormat(chart.decimals, chart.unit if unit and is_short(chart.unit) else "")


def second_format(chart: Chart) -> NumberFormat:
    return NumberFormat(chart.second_decimals, chart.second_unit if is_short(chart.second_unit) else "")


def is_short(unit: str) -> bool:
    """A unit that stands behind every figure; a longer one is said once, above the chart."""
    return len(unit) <= 2


def _categories(chart: Chart) -> SheetColumn:
    return SheetColumn(chart.corner, chart.categories)


def _plain(chart: Chart, theme: Theme) -> Drawn:
    style = theme.chart
    number = number_format(chart, True)
    second = second_format(chart)
    sheet = (_categories(chart), *(SheetColumn(s.name, s.values, second if s.second else number) for s in chart.series))
    colors = series_colors(chart, theme, len(chart.series))
    marked = len(chart.categories) <= MOST_MARKERS
    series = []
    lines = 0
    for n, (source, color) in enumerate(zip(chart.series, colors)):
        shape = "line" if source.line or chart.kind == "line" else "area" if chart.kind == "area" else "bar"
        found = ChartSeries(source.name, source.values, n + 1, shape, color, second=source.second)
        found = found._replace(format=second if source.second else number)
        if shape == "line":
            found = found._replace(
                width=style.line_width,
                marker=MARKERS[lines % len(MARKERS)] if marked else "none",
                dash="solid" if marked and lines < len(MARKERS) else DASHES[lines % len(DASHES)],
            )
            lines += 1
        series.append(found)
    series = _highlighted(series, chart, theme)
    stacked = chart.kind in ("stacked", "percent", "area") and len(series) > 1
    grouping = {"percent": "percentStacked"}.get(chart.kind, "stacked" if stacked else "clustered")
    across = chart.kind == "bar" or chart.horizontal and chart.kind in ("column", "stacked", "percent")
    low, high = _extent([s for s in series if not s.second], stacked)
    if chart.kind == "percent":
        low, high = 0.0, 1.0
    second_low, second_high = _extent([s for s in series if s.second], False)
    gap = 75 if across else 60
    if len(series) == 1:
        gap = 60 if across else 80
    overlap = -8 if len(series) > 1 else 0
    return Drawn(
        chart.kind, sheet, tuple(series), across, grouping, gap, overlap, 0, low, high, second_low, second_high
    )


def _highlighted(series: list[ChartSeries], chart: Chart, theme: Theme) -> list[ChartSeries]:
    """Single values in the colour that stresses: those of the named categories, in the last series, which decides."""
    hits = [n for n, name in enumerate(chart.categories) if name in chart.highlight]
    if hits and series:
        series[-1] = series[-1]._replace(colors=tuple((n, theme.chart.highlight) for n in hits))
    return series


def _extent(series: list[ChartSeries], stacked: bool) -> tuple[float, float]:
    """The least and the largest value, of whole stacks where values stand on each other."""
    if not series:
        return 0.0, 0.0
    if not stacked:
        values = [float(value) for one in series for value in one.values if value is not None]
        return min(values, default=0.0), max(values, default=0.0)
    lows, highs = [0.0], [0.0]
    for column in zip(*(one.values for one in series)):
        present = [value for value in column if value is not None]
        lows.append(float(sum((value for value in present if value < 0), ZERO)))
        highs.append(float(sum((value for value in present if value > 0), ZERO)))
    return min(lows), max(highs)


def _round(chart: Chart, theme: Theme) -> Drawn:
    """A pie, or rings from the inside out."""
    number = number_format(chart, True)
    colors = series_colors(chart._replace(highlight=()), theme, len(chart.categories))
    if chart.highlight:
        colors = _stressed_slices(chart, theme, colors)
    sheet = (_categories(chart), *(SheetColumn(s.name, s.values, number) for s in chart.series))
    series = tuple(
        ChartSeries(
            source.name,
            source.values,
            n,
            "slice",
            colors[0],
            tuple(enumerate(colors)),
            format=number,
            label_colors=tuple((i, on_fill(color, theme)) for i, color in enumerate(colors)),
        )
        for n, source in enumerate(chart.series, 1)
    )
    return Drawn(chart.kind, sheet, series, hole=0 if chart.kind == "pie" else 100 // (len(series) + 1))


def _stressed_slices(chart: Chart, theme: Theme, colors: tuple[Color, ...]) -> tuple[Color, ...]:
    """The named slices stand out; the others stay apart from each other by the white edges between them."""
    style = theme.chart
    hits = [name in chart.highlight for name in chart.categories]
    return tuple(style.highlight if hit else style.muted for hit in hits) if any(hits) else colors


def in_a_legend(series: list[ChartSeries], chart: Chart, theme: Theme) -> list[ChartSeries]:
    """Slices that a legend tells apart: what isn't stressed has colours of its own then."""
    style = theme.chart
    rest = [color for color in style.palette if color != style.highlight] or [style.muted]
    colors, others = [], 0
    for name in chart.categories:
        hit = name in chart.highlight
        colors.append(style.highlight if hit else rest[others % len(rest)])
        others += not hit
    labels = tuple((n, on_fill(color, theme)) for n, color in enumerate(colors))
    return [one._replace(color=colors[0], colors=tuple(enumerate(colors)), label_colors=labels) for one in series]


def _scatter(chart: Chart, theme: Theme) -> Drawn:
    number = number_format(chart, True)
    places = SheetColumn(chart.x_title or chart.corner, chart.x, NumberFormat(_decimals(chart.x)))
    named = any(chart.categories)
    sheet: tuple[SheetColumn, ...] = (_categories(chart), places) if named else (places,)
    first = len(sheet)
    sheet += tuple(SheetColumn(s.name, s.values, number) for s in chart.series)
    colors = series_colors(chart, theme, len(chart.series))
    series = [
        ChartSeries(s.name, s.values, n + first, "point", color, marker=MARKERS[n % len(MARKERS)], format=number)
        for n, (s, color) in enumerate(zip(chart.series, colors))
    ]
    series = _highlighted(series, chart, theme)
    low, high = _extent(series, False)
    return Drawn("scatter", sheet, tuple(series), low=low, high=high)


def _decimals(values: tuple[Decimal | None, ...]) -> int:
    return max((max(0, -value.as_tuple().exponent) for value in values if value is not None), default=0)


def _gantt(chart: Chart, theme: Theme, lang: str) -> Drawn:
    """Bars that begin where an invisible one ends. A task of days ends at the end of its last."""
    begins, ends = chart.series
    day = NumberFormat(chart.decimals, date=chart.dates)
    more = Decimal(1) if chart.dates else ZERO
    lengths = tuple(
        None if start is None or end is None else end - start + more for start, end in zip(begins.values, ends.values)
    )
    formulas = tuple(
        "" if length is None else f"C{n}-B{n}" + ("+1" if chart.dates else "") for n, length in enumerate(lengths, 2)
    )
    duration = SheetColumn(
        word("days" if chart.dates else "duration", lang), lengths, NumberFormat(chart.decimals), formulas
    )
    sheet = (
        _categories(chart),
        SheetColumn(begins.name, begins.values, day),
        SheetColumn(ends.name, ends.values, day),
        duration,
    )
    color = series_colors(chart, theme, 1)[0]
    hits = tuple((n, theme.chart.highlight) for n, name in enumerate(chart.categories) if name in chart.highlight)
    shown = tuple(start if length is not None else None for start, length in zip(begins.values, lengths))
    series = (
        ChartSeries(begins.name, shown, 1, "bar", None, format=day),
        ChartSeries(duration.head, lengths, 3, "bar", color, hits, format=duration.format),
    )
    moments = [float(value) for value in begins.values if value is not None]
    moments += [float(value + more) for value in ends.values if value is not None]
    return Drawn(
        "gantt", sheet, series, True, "stacked", 45, 100, low=min(moments, default=0.0), high=max(moments, default=1.0)
    )


def _waterfall(chart: Chart, theme: Theme, lang: str) -> Drawn:
    """Each value from where the one before ended. What crosses zero has a part above it and one below."""
    style = theme.chart
    values = chart.series[0].values
    number = number_format(chart, True)
    bare = number._replace(unit="")
    befores: list[Decimal] = []
    afters: list[Decimal] = []
    level = ZERO
    for n, value in enumerate(values):
        total = n in chart.totals
        befores.append(ZERO if total else level)
        level = (value or ZERO) if total else level + (value or ZERO)
        afters.append(level)
    rows = range(len(values))
    kinds = ["total" if n in chart.totals else "rise" if (values[n] or ZERO) >= 0 else "fall" for n in rows]
    # Column letters: B the values, C what has come together, D the base; the parts follow from E on.
    level_formulas = tuple(f"B{n + 2}" if not n or n in chart.totals else f"C{n + 1}+B{n + 2}" for n in rows)
    before = ["0" if not n or n in chart.totals else f"C{n + 1}" for n in rows]
    sheet = [
        _categories(chart),
        SheetColumn(chart.series[0].name, values, number),
        SheetColumn(word("level", lang), tuple(afters), bare, level_formulas),
    ]
    base = tuple(max(ZERO, min(a, b)) + min(ZERO, max(a, b)) for a, b in zip(befores, afters))
    sheet.append(
        SheetColumn(
            word("base", lang),
            base,
            bare,
            tuple(f"MAX(0,MIN({a},C{n}))+MIN(0,MAX({a},C{n}))" for n, a in enumerate(before, 2)),
        )
    )
    series = [ChartSeries(word("base", lang), base, 3, "bar", None, format=bare)]
    colors = {"rise": style.rise, "fall": style.fall, "total": style.total}
    for kind, color in colors.items():
        for below in (False, True):
            part, formulas = [], []
            for n in rows:
                a, b = befores[n], afters[n]
                size = (
                    min(ZERO, min(a, b)) - min(ZERO, max(a, b))
                    if below
                    else max(ZERO, max(a, b)) - max(ZERO, min(a, b))
                )
                mine = kinds[n] == kind and values[n] is not None
                part.append(size if mine and size else None)
                formulas.append(
                    _part_formula(kind, below, before[n], n + 2) if (kind == "total") == (n in chart.totals) else ""
                )
            if any(size is not None for size in part):
                name = word(kind, lang) + (f" ({word('below', lang)})" if below else "")
                column = SheetColumn(
                    name, tuple(size if f else None for size, f in zip(part, formulas)), bare, tuple(formulas)
                )
                series.append(ChartSeries(name, tuple(part), len(sheet), "bar", color, format=bare))
                sheet.append(column)
    hits = {n for n, name in enumerate(chart.categories) if name in chart.highlight}
    if hits:
        series = [
            one._replace(colors=tuple((n, style.highlight) for n in rows if n in hits and one.values[n] is not None))
            if one.color
            else one
            for one in series
        ]
    tops = tuple(max(a, b) if value is not None else None for a, b, value in zip(befores, afters, values))
    name = word("label", lang)
    sheet.append(SheetColumn(name, tops, bare, tuple(f"MAX({a},C{n})" for n, a in enumerate(before, 2))))
    series.append(ChartSeries(name, tops, len(sheet) - 1, "line", None, label="t", format=number))
    low = float(min(*befores, *afters, ZERO))
    high = float(max(*befores, *afters, ZERO))
    return Drawn("waterfall", tuple(sheet), tuple(series), False, "stacked", 40, 100, low=low, high=high)


def _part_formula(kind: str, below: bool, before: str, row: int) -> str:
    low, high = f"MIN({before},C{row})", f"MAX({before},C{row})"
    size = f"MIN(0,{low})-MIN(0,{high})" if below else f"MAX(0,{high})-MAX(0,{low})"
    if kind == "total":
        return size
    return f"IF(B{row}{'>=' if kind == 'rise' else '<'}0,{size},0)"


def target_name(target: Target, value: str, lang: str) -> str:
    """A target's name with its value, unless that is in the name already."""
    if not target.name:
        return f"{word('target', lang)} {value}"
    return target.name if value.split("\u00a0")[0] in target.name else f"{target.name} {value}"


def _with_targets(drawn: Drawn, chart: Chart, theme: Theme) -> Drawn:
    """Target lines: a series of the same value over all categories."""
    if not chart.targets or drawn.kind in ("pie", "doughnut", "gantt", "scatter", "percent"):
        return drawn
    if drawn.across:
        # No kind of chart has upright lines across lying bars: they are drawn over it, where its scale has them.
        ends = [float(target.value) for target in chart.targets]
        return drawn._replace(low=min(drawn.low, *ends), high=max(drawn.high, *ends))
    style = theme.chart
    sheet, series = list(drawn.sheet), list(drawn.series)
    low, high = drawn.low, drawn.high
    for n, target in enumerate(chart.targets):
        values = (target.value,) * len(chart.categories)
        number = number_format(chart, True)._replace(decimals=max(chart.decimals, _decimals((target.value,))))
        series.append(
            ChartSeries(
                target.name,
                values,
                len(sheet),
                "line",
                style.target,
                dash=("dash", "sysDash", "lgDashDot")[n % 3],
                width=style.line_width * 2 / 3,
                format=number,
                extended=True,
            )
        )
        sheet.append(SheetColumn(target.name, values, number))
        low, high = min(low, float(target.value)), max(high, float(target.value))
    return drawn._replace(sheet=tuple(sheet), series=tuple(series), low=low, high=high)
