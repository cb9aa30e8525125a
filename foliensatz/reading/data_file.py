"""A data file's values: YAML, TOML, JSON, or one row of a CSV file."""

import re

from foliensatz.diagnostic import Report, error, warning
from foliensatz.reading.values import Value, of_data, of_row, of_yaml
from foliensatz.source import Source, Span
from foliensatz.suggestion import did_you_mean, listed

_LONG_NUMBER = re.compile(r"[0-9_]{1000,}")
ENDINGS = (".yaml", ".yml", ".toml", ".json", ".csv", ".tsv")
_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def read_data(source: Source, row: str, lang: str) -> Report[tuple[Value, ...]]:
    """The values of the data file `source`. `row` names a row of a CSV file, by what stands in one of its cells or by its
    number. Diagnostics have their path, but for F173 about a row that isn't there, which is the asker's."""
    ending = source.path[source.path.rfind(".") :].lower()
    if ending in (".csv", ".tsv"):
        return _row(source, row, lang)
    if ending in (".yaml", ".yml"):
        return _yaml(source)
    if ending == ".toml":
        return _toml(source)
    if ending == ".json":
        return _json(source)
    hint = f"Data files end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
    return Report((), (error("F172", f"The data file “{source.path}” is of no kind that can be read", hint=hint),))


def _yaml(source: Source) -> Report[tuple[Value, ...]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(source.text, Loader=loader)
        if root is not None and not isinstance(root, yaml.MappingNode):
            return _no_names(source)
        return Report(tuple(of_yaml(root)) if root is not None else ())
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        span = Span(mark.line + 1, mark.column + 1) if mark else Span()
        last = source.text.rstrip("\n").count("\n") + 1
        span = span if span.line <= last else Span(last)
        return _broken("YAML", problem.problem or problem.context or "", span, source)
    except yaml.YAMLError as problem:
        return _broken("YAML", str(problem).split("\n")[0], Span(), source)
    except RecursionError:
        return _broken("YAML", "it is nested too deeply", Span(), source)


def _toml(source: Source) -> Report[tuple[Value, ...]]:
    import tomllib
    from decimal import Decimal

    try:
        return Report(tuple(of_data(tomllib.loads(source.text, parse_float=Decimal))))
    except tomllib.TOMLDecodeError as problem:
        place = _TOML_PLACE.search(str(problem))
        span = Span(int(place[1]), int(place[2])) if place else Span(source.text.count("\n") + 1)
        return _broken("TOML", _TOML_PLACE.sub("", str(problem)), span, source)
    except RecursionError:
        return _broken("TOML", "it is nested too deeply", Span(), source)
    except ValueError:  # an integer of more digits than Python converts
        long = _LONG_NUMBER.search(source.text)
        span = Span(source.text.count("\n", 0, long.start()) + 1) if long else Span()
        return _broken("TOML", "a number has more digits than can be read", span, source)


def _json(source: Source) -> Report[tuple[Value, ...]]:
    import json
    from decimal import Decimal

    try:
        data = json.loads(source.text, parse_float=Decimal, parse_int=Decimal)
    except json.JSONDecodeError as problem:
        return _broken("JSON", problem.msg, Span(problem.lineno, problem.colno), source)
    except RecursionError:
        return _broken("JSON", "it is nested too deeply", Span(), source)
    return Report(tuple(of_data(data))) if isinstance(data, dict) else _no_names(source)


def _row(source: Source, row: str, lang: str) -> Report[tuple[Value, ...]]:
    from foliensatz.reading.delimited import read_delimited

    (rows, _), told = read_delimited(source.text, lang, source.path)
    placed = tuple(diagnostic.placed(source.path, 1) for diagnostic in told)
    if len(rows) < 2:
        hint = "Write the names of the columns into the first row, and the values below"
        return Report((), (*placed, error("F172", "The data file has no row with values", Span(1), hint, source.path)))
    header, records = rows[0].cells, rows[1:]
    names = [record.cells[0] for record in records]
    if not row and len(records) > 1:
        hint = f"Write “row:” with what stands in one of its cells: {listed(names)}"
        message = f"The data file has {len(records)} rows, and none is chosen"
        return Report((), (*placed, error("F173", message, hint=hint)))
    matches = _matching(records, row) if row else records
    if not matches:
        message = f"No row of the data file has “{row}” in a cell"
        return Report((), (*placed, error("F173", message, hint=did_you_mean(row, names, f"There is {listed(names)}"))))
    if len(matches) > 1:
        lines = listed([str(record.line) for record in matches])
        told_twice = warning("F173", f"Several rows of the data file have “{row}” in a cell: lines {lines}",
                             hint="The first holds; choose it by a cell that no other row has")  # fmt: skip
        placed = (*placed, told_twice)
    return Report(tuple(of_row(header, matches[0].cells, matches[0].line)), placed)


def _matching(records, row: str) -> list:
    """The rows that have `row` in a cell, in their first one if any has it there; or the row with that number."""
    by_name = [record for record in records if record.cells[0] == row]
    found = by_name or [record for record in records if row in record.cells]
    if not found and row.isascii() and row.isdigit() and 0 < int(row) <= len(records):
        return [records[int(row) - 1]]
    return found


def _broken(kind: str, problem: str, span: Span, source: Source) -> Report[tuple[Value, ...]]:
    what = f": {problem[0].lower()}{problem[1:]}" if problem else ""
    return Report((), (error("F172", f"The data file is not valid {kind}{what}", span, "Mend the file", source.path),))


def _no_names(source: Source) -> Report[tuple[Value, ...]]:
    hint = "Give each value a name; in a list nothing has one"
    return Report((), (error("F172", "The data file is not a list of names with values", Span(1), hint, source.path),))
