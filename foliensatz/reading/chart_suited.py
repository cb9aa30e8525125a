"""What suits the kind of chart that is wished: another kind where the figures can't be shown so; order, stress, targets."""

from decimal import Decimal

from foliensatz.deck import Chart, Target
from foliensatz.numerals import parse_number
from foliensatz.reading.chart_figures import ChartMaking, exact
from foliensatz.source import Span
from foliensatz.suggestion import did_you_mean


def made_to_suit(making: ChartMaking, chart: Chart) -> Chart:
    """The chart as it can be shown, in the order and with the stress that its author wishes."""
    chart = suited(making, decimals(making, chart))
    return stressed(making, with_targets(making, ordered(making, chart)))


def decimals(making: ChartMaking, chart: Chart) -> Chart:
    for key in ("decimals", "decimals2"):
        if key in making.options:
            said = making.text(key)
            if said.isdecimal() and int(said) <= 9:
                field = "decimals" if key == "decimals" else "second_decimals"
                chart = chart._replace(**{field: int(said)})
            else:
                making.warn(
                    "F235", f"“{key}” can't be “{said}”", making.options[key].span, "Write a number from 0 to 9"
                )
    return chart


def suited(making: ChartMaking, chart: Chart) -> Chart:
    """Another kind where the figures can't be shown as the author wishes."""
    negative = any(value is not None and value < 0 for series in chart.series for value in series.values)
    span = making.options["chart"].span if "chart" in making.options else Span(making.line)
    if chart.kind in ("pie", "doughnut", "percent", "area") and negative:
        other = {"percent": "stacked", "area": "line"}.get(chart.kind, "bar")
        message = f"Parts of a whole can't be negative, so this {chart.kind} chart is drawn as {other}"
        making.warn("F233", message, span, f"Write {other}, which shows them, or check the figures")
        return chart._replace(kind=other)
    if chart.kind == "area" and any(value is None for series in chart.series for value in series.values):
        message = "An area can't show that a value is missing, so this area chart is drawn as line"
        making.warn("F233", message, span, "Write line, which has a gap there, or fill the gaps")
        return chart._replace(kind="line")
    if chart.kind in ("pie", "doughnut"):
        gaps = [
            n for n in range(len(chart.categories)) if all(s.values[n] is None or not s.values[n] for s in chart.series)
        ]
        if len(chart.series) > (1 if chart.kind == "pie" else 3):
            message = f"A {chart.kind} chart can't show {len(chart.series)} series, so it is drawn as shares in bars"
            making.warn("F234", message, span, "Write percent, or divide it between several charts")
            return chart._replace(kind="percent", horizontal=True)
        if len(gaps) == len(chart.categories):
            making.warn(
                "F233",
                f"All parts of this {chart.kind} chart are nothing, so it is drawn as bars",
                span,
                "Check the figures",
            )
            return chart._replace(kind="bar")
    if chart.kind == "waterfall" and len(chart.series) > 1:
        message = f"A waterfall shows one series, so these {len(chart.series)} are drawn as columns"
        making.warn("F234", message, span, "Write column, or leave the other series out")
        return chart._replace(kind="column", totals=())
    if chart.kind == "combo" and len(chart.series) == 1:
        return chart._replace(kind="line", series=tuple(s._replace(line=False, second=False) for s in chart.series))
    return chart


def ordered(making: ChartMaking, chart: Chart) -> Chart:
    """The order of series and categories: by value, turned round, or as the author lists them."""
    option = making.options.get("order")
    if option is None:
        return chart
    said = option.text.strip().lower()
    rows = list(range(len(chart.categories)))
    if chart.kind == "waterfall" or said in ("source", "none"):
        return chart
    if said in ("descending", "ascending", "desc", "asc", "absteigend", "aufsteigend"):
        sums = [sum((s.values[n] for s in chart.series if s.values[n] is not None), Decimal(0)) for n in rows]
        rows.sort(key=lambda n: sums[n], reverse=said[0] == "d" or said == "absteigend")
    elif said in ("reverse", "reversed", "umgekehrt"):
        rows.reverse()
    else:
        wished = option.list()
        names = [series.name for series in chart.series]
        unknown = [name for name in wished if name not in names and name not in chart.categories]
        for name in unknown:
            known = (*names, *chart.categories)
            hint = did_you_mean(name, known, "Write descending, ascending, reverse, or names of series or categories")
            making.warn("F236", f"There is no series and no category “{name}”", option.span, hint)
        series = [s for name in wished for s in chart.series if s.name == name]
        chart = chart._replace(series=(*series, *(s for s in chart.series if s not in series)))
        first = [n for name in wished for n in rows if chart.categories[n] == name]
        rows = [*first, *(n for n in rows if n not in first)]
    return chart._replace(
        categories=tuple(chart.categories[n] for n in rows),
        series=tuple(s._replace(values=tuple(s.values[n] for n in rows)) for s in chart.series),
        x=tuple(chart.x[n] for n in rows) if chart.x else (),
    )


def stressed(making: ChartMaking, chart: Chart) -> Chart:
    option = making.options.get("highlight")
    if option is None:
        return chart
    known = (*chart.categories, *(series.name for series in chart.series))
    wished = (option.text.strip(),) if option.text.strip() in known else option.list()
    for name in wished:
        if name not in known:
            hint = did_you_mean(name, known, f"There are {', '.join(known[:6])}")
            making.warn("F236", f"There is nothing called “{name}” to highlight", option.span, hint)
    return chart._replace(highlight=tuple(name for name in wished if name in known))


def with_targets(making: ChartMaking, chart: Chart) -> Chart:
    option = making.options.get("target")
    if option is None:
        return chart
    pairs = option.pairs or tuple(_named_value(text) for text in (option.items or option.text.split(";")))
    targets = []
    for name, text in pairs:
        number = parse_number(text, making.context.lang)
        if number is None:
            making.fail(
                "F232", f"The target “{text}” is no number", option.span, "Write target: 60, or target: {Ziel 2025: 60}"
            )
        else:
            targets.append(Target(exact(number), name))
    if targets and chart.kind in ("pie", "doughnut", "gantt", "scatter", "percent"):
        making.warn(
            "F235", f"A {chart.kind} chart has no axis for a target line", option.span, "Use columns, bars or lines"
        )
        return chart
    return chart._replace(targets=tuple(targets))


def _named_value(text: str) -> tuple[str, str]:
    """ "Ziel 2025: 60" as name and value."""
    name, colon, value = text.rpartition(":")
    return (name.strip(), value.strip()) if colon else ("", text.strip())
