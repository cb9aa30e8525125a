"""Rows and options → Chart: which row is the header, what the figures are exactly, what suits the kind of chart."""

from decimal import Decimal

from foliensatz.deck import CHART_KINDS, Chart, Series
from foliensatz.diagnostic import error
from foliensatz.numerals import NOTHING, Number, parse_number
from foliensatz.reading.chart_source import Cell, Option, Options, Rows
from foliensatz.reading.context import Context
from foliensatz.source import Span
from foliensatz.suggestion import did_you_mean, nearest

KEYS = (
    "chart title unit unit2 x y y2 labels legend highlight target order colors decimals decimals2 horizontal lines second "
    "totals alt series header delimiter columns rows id class"
).split()
_SYNONYMS = {
    "kind": "chart", "type": "chart", "targets": "target", "highlights": "highlight", "colours": "colors", "line": "lines",
    "total": "totals", "sort": "order", "xlabel": "x", "ylabel": "y", "x-title": "x", "y-title": "y", "color": "colors",
    "caption": "title",
}  # fmt: skip
_KINDS = {
    "bars": "bar", "columns": "column", "lines": "line", "donut": "doughnut", "ring": "doughnut", "points": "scatter",
    "stack": "stacked", "stacked-percent": "percent", "mixed": "combo", "balken": "bar", "säulen": "column",
    "säule": "column", "linie": "line", "fläche": "area", "kreis": "pie", "torte": "pie", "punkte": "scatter",
    "gestapelt": "stacked", "wasserfall": "waterfall", "plan": "gantt", "zeitplan": "gantt",
}  # fmt: skip
_YES = ("yes", "true", "all", "ja", "on", "1", "")
_NO = ("no", "false", "none", "nein", "off", "0")
_YEARS = range(1800, 2201)
# A waterfall's cell that stands for what has come together.
_TOTAL = ("=", "total", "summe", "sum")


def make_chart(rows: Rows | None, options: Options, line: int, context: Context) -> Chart | None:
    """The chart; None, with an error, where there is nothing to draw."""
    return ChartMaking(rows, options, line, context).chart()


class ChartMaking:
    """One chart in the making: its rows, its options, and whether anything about it was an error."""

    def __init__(self, rows: Rows | None, options: Options, line: int, context: Context):
        self.rows = rows
        self.line = line
        self.context = context
        self.failed = False
        self.options: Options = {}
        for key, option in options.items():
            name = _SYNONYMS.get(key.lower(), key.lower())
            if name in KEYS:
                self.options.setdefault(name, option)
            else:
                known = (*KEYS[:-2], "kind", "data", "categories")
                place = option.at if option.at.column else option.span
                self.warn("F235", f"A chart knows no “{key}”", place, did_you_mean(key, known, f"A chart has {', '.join(known)}"))

    def warn(self, code: str, message: str, span: Span | int, hint: str) -> None:
        span = Span(span) if isinstance(span, int) else span
        self.context.warn(code, message, span.line, hint, span.column)

    def fail(self, code: str, message: str, span: Span | int, hint: str) -> None:
        if code == "F231" and self.failed:
            return  # figures that can't be read were told already
        self.failed = True
        span = Span(span) if isinstance(span, int) else span
        self.context.diagnostics.append(error(code, message, span, hint))

    def text(self, key: str) -> str:
        return self.options[key].text.strip() if key in self.options else ""

    def chosen(self, key: str, meant: dict[str, str], otherwise: str) -> str:
        """One of the words that an option can be."""
        if key not in self.options:
            return otherwise
        said = self.text(key).lower()
        if said in meant:
            return meant[said]
        words = list(dict.fromkeys(meant.values()))
        hint = did_you_mean(said, words, f"Write one of {', '.join(words)}")
        self.warn("F235", f"“{key}” can't be “{self.text(key)}”", self.options[key].span, hint)
        return otherwise

    def kind(self) -> str:
        option = self.options.get("chart")
        if option is None or not option.text.strip():
            return "column"
        said = option.text.strip().lower()
        said = _KINDS.get(said, said)
        if said in CHART_KINDS:
            return said
        near = nearest(said, CHART_KINDS, 0.6)  # the words are short
        hint = f"Did you mean “{near}”?" if near else f"There are {', '.join(CHART_KINDS)}"
        self.fail("F230", f"There is no chart “{option.text.strip()}”", option.span, hint)
        return "column"

    def chart(self) -> Chart | None:
        kind = self.kind()
        if self.rows is None or not self.rows.rows or len(self.rows.rows[0]) < 2:
            hint = "Write a row of headings and rows of values below it, or data: with one “name: value” a line"
            self.fail("F231", "This chart has no figures", self.line, hint)
            return None
        head, body = self.header()
        if not body:
            self.fail("F231", "This chart has headings and no figures", self.line, "Write rows of values below them")
            return None
        if kind == "gantt":
            from foliensatz.reading.chart_days import plan_of

            made = plan_of(self, kind, head, body)
        else:
            made = self.scatter(kind, head, body) if kind == "scatter" else self.plain(kind, head, body)
        if made is None:
            return None
        chart = made._replace(
            title=self.text("title"),
            x_title=self.text("x"),
            y_title=self.text("y"),
            second_title=self.text("y2"),
            labels=self.chosen(
                "labels",
                dict.fromkeys(_YES, "all") | dict.fromkeys(_NO, "none") | {"auto": "auto", "last": "last"},
                "auto",
            ),
            legend=self.chosen(
                "legend", dict.fromkeys(_YES, "auto") | dict.fromkeys(_NO, "none") | {"auto": "auto"}, "auto"
            ),
            horizontal=self.chosen("horizontal", dict.fromkeys(_YES, "yes") | dict.fromkeys(_NO, "no"), "no") == "yes",
            colors=self.options["colors"].list() if "colors" in self.options else (),
            alt=self.text("alt"),
            line=self.line,
        )
        from foliensatz.reading.chart_suited import made_to_suit

        return made_to_suit(self, chart)

    def header(self) -> tuple[tuple[Cell, ...], tuple[tuple[Cell, ...], ...]]:
        """The head's cells, and the rows below it. Without a head the series have no names."""
        rows = self.rows.rows
        has = self.rows.header
        if "header" in self.options:
            has = self.text("header").lower() not in _NO
        if has is None:
            has = self.looks_like_header(rows)
        if has:
            return rows[0], rows[1:]
        return tuple(Cell("", rows[0][0].line) for _ in rows[0]), rows

    def looks_like_header(self, rows: tuple[tuple[Cell, ...], ...]) -> bool:
        first = rows[0]
        if not first[0].text:
            return True
        numbers = [parse_number(cell.text, self.rows.lang) for cell in first[1:]]
        if any(number is None and cell.text not in NOTHING for number, cell in zip(numbers, first[1:])):
            from foliensatz.reading.chart_days import day

            return not any(day(cell.text) is not None for cell in first[1:])
        years = all(number is not None and not number.decimals and number.digits in _YEARS for number in numbers)
        below = [parse_number(cell.text, self.rows.lang) for row in rows[1:] for cell in row[1:]]
        return years and not all(n is not None and n.digits in _YEARS and not n.decimals for n in below if n)

    def number(self, cell: Cell) -> Number | None:
        """A cell's number; None for a gap, and with an error for what is no number."""
        if cell.text in NOTHING:
            return None
        found = parse_number(cell.text, self.rows.lang)
        if found is None:
            hint = "Write a number, or leave the cell empty where there is none"
            self.fail("F232", f"“{cell.text}” is no number", cell.line, hint)
        return found

    def plain(self, kind: str, head: tuple[Cell, ...], body: tuple[tuple[Cell, ...], ...]) -> Chart | None:
        categories = tuple(row[0].text for row in body)
        columns = [[row[n] if n < len(row) else Cell("", row[0].line) for row in body] for n in range(1, len(head))]
        totals: tuple[int, ...] = ()
        values: list[tuple[Decimal | None, ...]] = []
        numbers: list[list[Number | None]] = []
        for column in columns:
            if kind == "waterfall" and not values:
                found, totals = self.steps(categories, column)
            else:
                found = [self.number(cell) for cell in column]
            numbers.append(found)
            values.append(tuple(None if number is None else exact(number) for number in found))
        if not any(value is not None for column in values for value in column):
            self.fail("F231", "This chart has no figures", self.line, "Write numbers in the columns behind the names")
            return None
        names = [cell.text for cell in head[1:]]
        if len(names) == 1 and not names[0]:
            names = [self.text("title") or self.text("y")]
        series = [Series(name, column) for name, column in zip(names, values)]
        second = [False] * len(series)
        if kind == "combo":
            series, second = self.combined(series)
        firsts = [number for found, other in zip(numbers, second) if not other for number in found]
        others = [number for found, other in zip(numbers, second) if other for number in found]
        return Chart(
            kind,
            categories,
            tuple(series),
            head[0].text,
            unit=self.unit("unit", firsts),
            second_unit=self.unit("unit2", others) if others else "",
            decimals=_decimals(firsts),
            second_decimals=_decimals(others),
            totals=totals,
        )

    def unit(self, key: str, numbers: list[Number | None]) -> str:
        """The author's unit, or the one that all figures have."""
        if key in self.options:
            return self.text(key)
        units = {number.unit or number.prefix for number in numbers if number is not None}
        return units.pop() if len(units) == 1 else ""

    def combined(self, series: list[Series]) -> tuple[list[Series], list[bool]]:
        """A combination's lines: those the author names, else the last series. They have an axis of their own where
        their figures are of another size or unit, or where the author says so."""
        wished = self.options["lines"].list() if "lines" in self.options else (series[-1].name,)
        known = [one.name for one in series]
        for name in wished:
            if name not in known:
                self.warn(
                    "F236",
                    f"There is no series “{name}”",
                    self.options["lines"].span,
                    did_you_mean(name, known, f"There are {', '.join(known)}"),
                )
        lines = [one.name in wished for one in series]
        if not any(lines):
            lines[-1] = True
        apart = "unit2" in self.options or "y2" in self.options or _other_size(series, lines)
        if "second" in self.options:
            said = self.text("second").lower()
            apart = said not in _NO
        apart = apart and not all(lines)
        found = [one._replace(line=line, second=line and apart) for one, line in zip(series, lines)]
        return found, [one.second for one in found]

    def steps(self, categories: tuple[str, ...], column: list[Cell]) -> tuple[list[Number | None], tuple[int, ...]]:
        """A waterfall's values and which of them are totals: those named so, and cells like "=", which are worked out."""
        named = self.options["totals"].list() if "totals" in self.options else ()
        for name in named:
            if name not in categories:
                hint = did_you_mean(name, categories, f"There are {', '.join(categories[:6])}")
                self.warn("F236", f"There is no category “{name}” to be a total", self.options["totals"].span, hint)
        level = Decimal(0)
        found: list[Number | None] = []
        totals = []
        for n, cell in enumerate(column):
            if cell.text.lower() in _TOTAL:
                totals.append(n)
                found.append(as_number(level))
                continue
            number = self.number(cell)
            value = Decimal(0) if number is None else exact(number)
            if categories[n] in named:
                totals.append(n)
                if n and level != value and number is not None:
                    self.warn(
                        "F237",
                        f"“{categories[n]}” is {value}, but the values before it come to {level}",
                        cell.line,
                        "Check the values, or write = to have it worked out",
                    )
                level = value
            else:
                level += value
            found.append(number)
        if totals and totals[0] != 0:
            # What leads to a total begins somewhere: the first value is that beginning, no rise.
            totals.insert(0, 0)
        return found, tuple(totals)

    def scatter(self, kind: str, head: tuple[Cell, ...], body: tuple[tuple[Cell, ...], ...]) -> Chart | None:
        """Places and values; where the first column is names, the second has the places."""
        first = [parse_number(row[0].text, self.rows.lang) for row in body]
        at = 0
        names = ("",) * len(body)
        if any(number is None and row[0].text not in NOTHING for number, row in zip(first, body)):
            at, names = 1, tuple(row[0].text for row in body)
        if len(head) < at + 2:
            hint = (
                "Write a column of places along the axis, and one of values; names of the points may stand before them"
            )
            self.fail("F231", "A scatter chart needs two columns of numbers", self.line, hint)
            return None
        places = [self.number(row[at]) for row in body]
        columns = [[self.number(row[n]) for row in body] for n in range(at + 1, len(head))]
        found = [number for column in columns for number in column]
        if not any(place is not None for place in places) or not any(number is not None for number in found):
            self.fail("F231", "This chart has no figures", self.line, "Write numbers in two columns")
            return None
        if not self.text("x") and head[at].text:
            self.options["x"] = Option(head[at].text)
        if not self.text("y") and len(columns) == 1 and head[at + 1].text:
            self.options["y"] = Option(head[at + 1].text)
        series = tuple(
            Series(head[at + 1 + n].text, tuple(None if v is None else exact(v) for v in column))
            for n, column in enumerate(columns)
        )
        return Chart(
            kind,
            names,
            series,
            head[0].text if at else "",
            unit=self.unit("unit", found),
            decimals=_decimals(found),
            x=tuple(None if place is None else exact(place) for place in places),
        )


def exact(number: Number) -> Decimal:
    """The number as it was written, to the last digit."""
    digits = tuple(map(int, str(abs(number.digits))))
    return Decimal((int(number.digits < 0), digits, -number.decimals))


def as_number(value: Decimal) -> Number:
    sign, digits, exponent = value.as_tuple()
    whole = int("".join(map(str, digits))) * (-1 if sign else 1)
    return Number(whole * 10**exponent, 0) if exponent >= 0 else Number(whole, -exponent)


def _decimals(numbers: list[Number | None]) -> int:
    return min(9, max((number.decimals for number in numbers if number is not None), default=0))


def _other_size(series: list[Series], lines: list[bool]) -> bool:
    """Whether the lines' figures are so much larger or smaller than the columns' that one axis can't show both."""
    tops = [0.0, 0.0]
    for one, line in zip(series, lines):
        values = [abs(float(value)) for value in one.values if value is not None]
        tops[line] = max(tops[line], *values, 0.0)
    return min(tops) * 4 < max(tops) if min(tops) else False
