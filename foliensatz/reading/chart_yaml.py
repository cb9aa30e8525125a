"""A chart in YAML: its options, and its figures in whichever of YAML's forms is shortest to write.

    data: |            delimited values, as in a CSV file
    data: {A: 1}       names with a value each: one series; with a list of values each: as many as the lists are long
    data: {S: {A: 1}}  series with names and values
    series: {S: [1]}   beside categories: [A]

Every scalar is the text the author wrote, as in front matter.
"""

from typing import NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.reading.chart_source import Cell, Option, Options, Rows
from foliensatz.source import Span


# More than any chart holds that people can read.
_MOST_NODES = 100_000
_DEEPEST = 8


class Node(NamedTuple):
    """What stands in YAML. `value` is a text, a tuple of nodes, or a tuple of pairs of nodes where `mapped`."""

    value: "str | tuple"
    line: int
    column: int
    mapped: bool = False
    block: bool = False

    @property
    def span(self) -> Span:
        return Span(self.line, self.column)


def read_chart_yaml(text: str, lang: str) -> "Report[tuple[Options, Rows | None] | None]":
    """Options and figures; None with an error where the YAML is broken. Lines count from the text's first."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as problem:
        # A bracket that is never closed is shown where it opens.
        opened = str(problem.context).startswith("while parsing a flow")
        mark = problem.context_mark if opened else problem.problem_mark or problem.context_mark
        hint = "Put a text with a colon, a # or a quotation mark into 'single quotes', and indent with spaces"
        if "\t" in text:
            hint = "Indent with spaces: YAML does not allow tabs"
        span = Span(mark.line + 1, mark.column + 1) if mark else Span()
        return Report(
            None, (error("F231", f"This chart is not valid YAML: {problem.problem or problem.context}", span, hint),)
        )
    except (yaml.YAMLError, RecursionError) as problem:
        said = str(problem).split("\n")[0]
        return Report(
            None, (error("F231", f"This chart is not valid YAML: {said}", Span(), "Write one “key: value” a line"),)
        )
    if not isinstance(root, yaml.MappingNode):
        return Report(
            None, (error("F231", "This chart is no list of keys and values", Span(), "Write one “key: value” a line"),)
        )
    options: Options = {}
    figures: dict[str, Node] = {}
    try:
        for key, value in _Nodes(yaml).node(root).value:
            name = key.value if isinstance(key.value, str) else ""
            if name == "data" or name in ("series", "categories") and not isinstance(value.value, str):
                figures[name] = value
            else:
                options[name] = _option(value)._replace(at=key.span)
        return Report((options, _rows(figures, options, lang)))
    except Misplaced as problem:
        return Report(None, (problem.told,))


class Misplaced(ValueError):
    """Something stands where it can't; `told` says so to the author."""

    def __init__(self, message: str, node: Node, hint: str, code: str = "F231"):
        super().__init__(message)
        self.told: Diagnostic = error(code, message, node.span, hint)


class _Nodes:
    """PyYAML's nodes as ours. Aliases are followed, but not without end: a few lines of them can stand for billions."""

    def __init__(self, yaml):
        self.yaml = yaml
        self.left = _MOST_NODES

    def node(self, node, depth: int = 0) -> Node:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.left -= 1
        if self.left < 0 or depth > _DEEPEST:
            here = Node("", line, column)
            raise Misplaced("This chart's YAML is nested or repeated without end", here, "Write its figures as data: |")
        if isinstance(node, self.yaml.ScalarNode):
            return Node(node.value, line, column, block=node.style in ("|", ">"))
        if isinstance(node, self.yaml.SequenceNode):
            return Node(tuple(self.node(item, depth + 1) for item in node.value), line, column)
        pairs = tuple((self.node(key, depth + 1), self.node(value, depth + 1)) for key, value in node.value)
        return Node(pairs, line, column, True)


def _option(value: Node) -> Option:
    """An option's text, or its list; a mapping is a list of pairs."""
    if isinstance(value.value, str):
        return Option(value.value, span=value.span)
    if value.mapped:
        pairs = tuple((_text(name), _text(of)) for name, of in value.value)
        return Option("", tuple(name for name, _ in pairs), value.span, pairs)
    return Option("", tuple(_text(item) for item in value.value), value.span)


def _text(node: Node) -> str:
    if not isinstance(node.value, str):
        raise Misplaced("Lists within lists mean nothing here", node, "Write one value a line, or a list in brackets")
    return " ".join(node.value.split())


def _rows(figures: dict[str, Node], options: Options, lang: str) -> Rows | None:
    data, series, categories = (figures.get(key) for key in ("data", "series", "categories"))
    if series is not None and series.mapped:
        return _listed(series, categories, lang)
    if data is None:
        return None
    if isinstance(data.value, str):
        from foliensatz.reading.delimited import read_delimited

        found = read_delimited(data.value, lang, "csv").value
        # A literal's first line stands below its key; a plain one on it.
        below = data.line if data.block else data.line - 1
        rows = tuple(tuple(Cell(" ".join(cell.split()), row.line + below) for cell in row.cells) for row in found.rows)
        return Rows(rows, found.dialect.lang)
    if data.mapped:
        if data.value and all(value.mapped for _, value in data.value):
            return _crossed(data, lang)
        return _named(data, series, options, lang)
    return _records(data, lang)


def _named(data: Node, series: Node | None, options: Options, lang: str) -> Rows:
    """Names with a value each, or with as many as there are series."""
    rows = []
    for key, value in data.value:
        values = (value,) if isinstance(value.value, str) else value.value
        if value.mapped:
            raise Misplaced("Here some names have a value and others a list of names", value, "Give all of them values")
        rows.append((Cell(_text(key), key.line), *(Cell(_text(item), item.line) for item in values)))
    width = max((len(row) for row in rows), default=1)
    for row in rows:
        _check_length(len(row) - 1, width - 1, row[0], "the others have")
    if series is not None:
        names = tuple(Cell(_text(item), item.line) for item in series.value)
        if len(names) != width - 1:
            message = f"There are {len(names)} names of series, and {width - 1} values for each category"
            raise Misplaced(message, series, "Give each series a name", "F239")
        return Rows((((Cell("", series.line)), *names), *rows), lang, True)
    if width == 2:
        name = options["series"].text if "series" in options else ""
        return Rows(((Cell("", data.line), Cell(name, data.line)), *rows), lang, True)
    return Rows(tuple(rows), lang, False)


def _check_length(found: int, wanted: int, cell: Cell, who: str) -> None:
    if found != wanted:
        node = Node(cell.text, cell.line, 0)
        hint = "Write a point in the numbers of a list, since a comma divides them: [3.4, 5.1]; or use data: |"
        raise Misplaced(f"“{cell.text}” has {found} values, {who} {wanted}", node, hint, "F239")


def _crossed(data: Node, lang: str) -> Rows:
    """Series with names and values: the names in the order in which they first come."""
    names: dict[str, int] = {}
    for _, of in data.value:
        for key, _ in of.value:
            names.setdefault(_text(key), key.line)
    head = (Cell("", data.line), *(Cell(_text(key), key.line) for key, _ in data.value))
    tables = [{_text(key): value for key, value in of.value} for _, of in data.value]
    rows = [
        (Cell(name, line), *(Cell(_text(t[name]), t[name].line) if name in t else Cell("", line) for t in tables))
        for name, line in names.items()
    ]
    return Rows((head, *rows), lang, True)


def _listed(series: Node, categories: Node | None, lang: str) -> Rows:
    """Series as lists beside the list of categories."""
    lists = []
    for key, value in series.value:
        if isinstance(value.value, str) or value.mapped:
            raise Misplaced(f"The series “{_text(key)}” is no list of values", value, "Write [1, 2, 3]")
        lists.append((Cell(_text(key), key.line), tuple(Cell(_text(item), item.line) for item in value.value)))
    if categories is None or isinstance(categories.value, str) or categories.mapped:
        raise Misplaced(
            "The series have no categories", series, "Add categories: [2019, 2020, …], one for each value", "F239"
        )
    names = tuple(Cell(_text(item), item.line) for item in categories.value)
    for name, values in lists:
        _check_length(len(values), len(names), name, "the categories are")
    head = (Cell("", series.line), *(name for name, _ in lists))
    rows = [(name, *(values[n] for _, values in lists)) for n, name in enumerate(names)]
    return Rows((head, *rows), lang, True)


def _records(data: Node, lang: str) -> Rows:
    """A list of lists: rows."""
    rows = []
    for record in data.value:
        if isinstance(record.value, str) or record.mapped:
            raise Misplaced(
                "This is no row of figures", record, "Write rows as [name, 1, 2], or data: | with delimited values"
            )
        rows.append(tuple(Cell(_text(item), item.line) for item in record.value))
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        if row:
            _check_length(len(row), width, row[0], "other rows have")
    return Rows(tuple(row for row in rows if row), lang)
