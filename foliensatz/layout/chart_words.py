"""A chart in words: its alternative text, made from its figures, and the names that its sheet gives to what formulas
make. In the deck's language where it is German, else in English."""

from decimal import Decimal

from foliensatz.deck import Chart
from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.frame import NumberFormat
from foliensatz.numerals import Number, format_number
from foliensatz.source import Span

# A reader who can't see the chart is told this many values; of more, the least and the largest.
MOST_TOLD = 12

_WORDS = {
    "de": {
        "bar": "Balkendiagramm", "column": "Säulendiagramm", "line": "Liniendiagramm", "area": "Flächendiagramm",
        "pie": "Kreisdiagramm", "doughnut": "Ringdiagramm", "scatter": "Punktdiagramm",
        "stacked": "Gestapeltes Säulendiagramm", "percent": "Anteile als gestapelte Säulen",
        "combo": "Säulen- und Liniendiagramm", "waterfall": "Wasserfalldiagramm", "gantt": "Zeitplan",
        "in": "in", "to": "bis", "highest": "höchster Wert", "lowest": "niedrigster Wert", "target": "Ziel",
        "missing": "keine Angabe", "series": "Reihen", "points": "Punkte", "days": "Tage", "duration": "Dauer",
        "base": "Sockel", "level": "Stand", "rise": "Zunahme", "fall": "Abnahme", "total": "Summe",
        "below": "unter null", "label": "Beschriftung", "chart": "Diagramm", "start": "Beginn", "end": "Ende",
    },
    "en": {
        "bar": "Bar chart", "column": "Column chart", "line": "Line chart", "area": "Area chart", "pie": "Pie chart",
        "doughnut": "Doughnut chart", "scatter": "Scatter chart", "stacked": "Stacked column chart",
        "percent": "Shares as stacked columns", "combo": "Column and line chart", "waterfall": "Waterfall chart",
        "gantt": "Gantt chart", "in": "in", "to": "to", "highest": "highest value", "lowest": "lowest value",
        "target": "Target", "missing": "no value", "series": "series", "points": "points", "days": "Days",
        "duration": "Duration", "base": "Base", "level": "Level", "rise": "Rise", "fall": "Fall", "total": "Total",
        "below": "below zero", "label": "Label", "chart": "Chart", "start": "Start", "end": "End",
    },
}  # fmt: skip


def word(key: str, lang: str) -> str:
    return _WORDS.get(lang.split("-")[0].lower(), _WORDS["en"])[key]


def figure(value: Decimal | float, number: NumberFormat, lang: str) -> str:
    """A value as labels and ticks show it."""
    if number.date:
        return day(value, lang)
    exact = value if isinstance(value, Decimal) else Decimal(repr(round(value, 10)))
    sign, digits, exponent = exact.as_tuple()
    whole = int("".join(map(str, digits))) * (-1 if sign else 1)
    found = Number(whole * 10**exponent, 0) if exponent >= 0 else Number(whole, -exponent)
    return format_number(found._replace(explicit=number.signed), lang, number.decimals, number.unit)


def day(value: Decimal | float, lang: str) -> str:
    """A day as spreadsheets count them."""
    from datetime import date, timedelta

    # They take 1900 for a leap year (18.17.4.1), so that day 1 of March 1900 is number 61.
    found = date(1899, 12, 30) + timedelta(int(value))
    code = lang.split("-")[0].lower()
    if code == "de":
        return f"{found.day:02}.{found.month:02}.{found.year}"
    if code == "en":
        months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
        return f"{found.day} {months[found.month - 1]} {found.year}"
    return found.isoformat()


def described(chart: Chart, number: NumberFormat, lang: str) -> str:
    """The alternative text: the kind, the title, what runs from where to where, and the values."""
    if chart.alt:
        return chart.alt
    said = word(chart.kind, lang)
    if chart.title:
        said += f": {chart.title}"
    if (
        chart.categories
        and chart.kind not in ("pie", "doughnut")
        and len(chart.categories) > 1
        and any(chart.categories)
    ):
        said += f", {chart.categories[0]} {word('to', lang)} {chart.categories[-1]}"
    if chart.unit and len(chart.unit) > 2:
        said += f" {word('in', lang)} {chart.unit}"
    told = [_series_told(chart, n, number, lang) for n in range(len(chart.series))] if chart.kind != "gantt" else []
    if chart.kind == "gantt":
        told = [_task_told(chart, n, number, lang) for n in range(len(chart.categories))][:MOST_TOLD]
    told += [f"{target.name or word('target', lang)}: {figure(target.value, number, lang)}" for target in chart.targets]
    return said + "".join(f". {part}" for part in told if part) + "."


def spoken(chart: Chart) -> tuple[str, ...]:
    """A chart where only text can be set (in notes and quotations): its title and names, and a line for each category."""
    heads = [chart.corner, *(series.name for series in chart.series)]
    lines = [
        " ".join(
            part for part in (chart.title, chart.unit, chart.y_title, chart.second_unit, chart.second_title) if part
        )
    ]
    lines.append(" | ".join(head for head in heads if head))
    for n, name in enumerate(chart.categories):
        place = [f"{chart.x[n]:f}"] if chart.x and chart.x[n] is not None else []
        values = [f"{series.values[n]:f}" for series in chart.series if series.values[n] is not None]
        lines.append(" | ".join(part for part in (name, *place, *values) if part))
    lines.append(chart.x_title)
    lines += [f"{target.name} {target.value:f}" for target in chart.targets]
    return tuple(line for line in lines if line)


def in_quotation(chart: Chart) -> Diagnostic:
    hint = "Move it out of the quotation; its figures were set in its place"
    return warning("F434", "The chart stands inside a quotation, where only text can be set", Span(chart.line), hint)


def _series_told(chart: Chart, n: int, number: NumberFormat, lang: str) -> str:
    series = chart.series[n]
    if series.second:
        number = NumberFormat(chart.second_decimals, chart.second_unit)
    name = f"{series.name}: " if len(chart.series) > 1 else ""
    places = chart.categories
    if chart.kind == "scatter":
        x_number = NumberFormat(max((max(0, -x.as_tuple().exponent) for x in chart.x if x is not None), default=0))
        places = tuple(
            " ".join(part for part in (label, f"({figure(x, x_number, lang)})" if x is not None else "") if part)
            for label, x in zip(chart.categories, chart.x)
        )
    pairs = [(place, value) for place, value in zip(places, series.values)]
    if len(pairs) <= MOST_TOLD:
        told = [
            f"{place} {figure(value, number, lang) if value is not None else word('missing', lang)}"
            for place, value in pairs
        ]
        return name + ", ".join(told)
    there = [(place, value) for place, value in pairs if value is not None]
    if not there:
        return name + word("missing", lang)
    high = max(there, key=lambda pair: pair[1])
    low = min(there, key=lambda pair: pair[1])
    return (
        f"{name}{word('highest', lang)} {figure(high[1], number, lang)} ({high[0]}), "
        f"{word('lowest', lang)} {figure(low[1], number, lang)} ({low[0]})"
    )


def _task_told(chart: Chart, n: int, number: NumberFormat, lang: str) -> str:
    begins, ends = (series.values[n] for series in chart.series)
    number = number._replace(date=chart.dates)
    if begins is None or ends is None:
        return f"{chart.categories[n]}: {word('missing', lang)}"
    return f"{chart.categories[n]}: {figure(begins, number, lang)} {word('to', lang)} {figure(ends, number, lang)}"
