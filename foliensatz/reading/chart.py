"""Charts as authors write them: a fence `chart` (YAML, or delimited values with attributes), a CSV file, or a table, each
with what is said of it. All of them end as rows of cells and options, which `chart_figures` makes a chart of."""

import re

from foliensatz.deck import CHART_KINDS, Attributes, Chart, Table
from foliensatz.reading.chart_figures import make_chart
from foliensatz.reading.chart_source import Cell, Option, Options, Rows
from foliensatz.reading.characters import CONTROL
from foliensatz.reading.context import Context
from foliensatz.reading.delimited import read_delimited
from foliensatz.reading.raw_table import RawTable
from foliensatz.runs import Runs, plain_text
from foliensatz.source import Span

# A block `chart` whose first line that says something has a key is YAML, otherwise delimited values.
_KEY = re.compile(r"[A-Za-z][\w-]*:(?:\s|$)")


def chart_of_fence(text: str, attributes: Attributes, line: int, context: Context) -> Chart | None:
    """The chart of a fence ```chart; `line` is the fence's. None, with an error, where it can't be read."""
    text = _clean(text, line, context)
    first = next((row for row in text.split("\n") if row.strip() and not row.startswith("#")), "")
    options = _options(attributes, line, context)
    if _KEY.match(first) or first.startswith("---"):
        from foliensatz.reading.chart_yaml import read_chart_yaml

        report = read_chart_yaml(text, context.lang)
        context.diagnostics.extend(d.placed("", line + 1) for d in report.diagnostics)
        if report.value is None:
            return None
        own, rows = report.value
        placed = {key: option.shifted(line) for key, option in own.items()}
        return make_chart(_shifted(rows, line), placed | options, line, context)
    return make_chart(_delimited(text, "csv", "", line, options, context), options, line, context)


def chart_of_raw(raw: RawTable, context: Context) -> Chart | None:
    """The chart of a CSV file or fence with an attribute `chart`."""
    options = _options(raw.attributes, raw.line, context)
    _titled(options, raw.caption, raw.line)
    rows = _delimited(_clean(raw.text, raw.line, context), raw.name, raw.path, raw.line, options, context)
    if rows.rows and ("columns" in options or "rows" in options):
        rows = rows._replace(rows=_chosen(rows.rows, raw, context))
    return make_chart(rows, options, raw.line, context)


def _chosen(rows: tuple[tuple[Cell, ...], ...], raw: RawTable, context: Context) -> tuple[tuple[Cell, ...], ...]:
    """The columns and rows that the author wants, as of a table."""
    from foliensatz.reading.tables import NO, TableReading

    reading = TableReading(raw, context)
    headed = raw.attributes.get("header").lower() not in NO
    columns = reading.columns(tuple(cell.text for cell in rows[0]) if headed else (), len(rows[0]))
    kept = (*rows[:headed], *reading.rows(list(rows[headed:])))
    return tuple(tuple(row[column] for column in columns) for row in kept)


def chart_of_table(table: Table, context: Context) -> Chart | None:
    """The chart of a Markdown table with an attribute `chart`."""
    options = _options(table.attributes, table.line, context)
    _titled(options, table.caption, table.line)
    records = (table.header, *table.rows)
    # The line of dashes stands between the header and the rest.
    lines = (table.line, *range(table.line + 2, table.line + 1 + len(records)))
    rows = tuple(
        tuple(Cell(" ".join(plain_text(cell).split()), number) for cell in record)
        for record, number in zip(records, lines)
    )
    has_header = any(plain_text(cell).strip() for cell in table.header)
    return make_chart(Rows(rows if has_header else rows[1:], context.lang, has_header), options, table.line, context)


def _delimited(text: str, name: str, path: str, line: int, options: Options, context: Context) -> Rows:
    delimiter = options["delimiter"].text if "delimiter" in options else ""
    report = read_delimited(text, context.lang, name, delimiter)
    context.diagnostics.extend(d._replace(path=path) if path else d.placed("", line + 1) for d in report.diagnostics)
    found = report.value
    rows = tuple(
        tuple(Cell(" ".join(cell.split()), line if path else line + row.line) for cell in row.cells)
        for row in found.rows
    )
    return Rows(rows, found.dialect.lang)


def _options(attributes: Attributes, line: int, context: Context) -> Options:
    """What attributes say; `{chart=line}`, and `{.chart}` for those who leave the kind to another word."""
    options = {key: Option(value, span=context.said(line, key, value)) for key, value in attributes.pairs}
    for name in attributes.classes:
        if name in CHART_KINDS:
            options.setdefault("chart", Option(name, span=Span(line)))
    return options


def _titled(options: Options, caption: Runs, line: int) -> None:
    if caption and "title" not in options:
        options["title"] = Option(" ".join(plain_text(caption).split()), span=Span(line))


def _shifted(rows: "Rows | None", line: int) -> "Rows | None":
    if rows is None:
        return None
    return rows._replace(rows=tuple(tuple(cell._replace(line=cell.line + line) for cell in row) for row in rows.rows))


def _clean(text: str, line: int, context: Context) -> str:
    control = re.search(CONTROL, text)
    if not control:
        return text
    number = text.count("\n", 0, control.start()) + 1 + line
    context.warn(
        "F214", f"An invisible character (U+{ord(control[0]):04X}) stands here and is left out", number, "Delete it"
    )
    return re.sub(CONTROL, "", text)
