"""Values with names, as front matter and data files give them: flat, with dots in the names of what is nested."""

import re
from typing import NamedTuple

from foliensatz.source import Span

MOST = 20_000
"""So many values a file may have."""
TEXT, NUMBER, DATE, TRUTH, GROUP = "text", "number", "date", "truth", "group"

# Longer ones are names of something, and no numbers to reckon with.
_INTEGER = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,30}|[1-9][0-9]{0,8}(?:_[0-9]{1,9}){1,8})")
_DECIMAL = re.compile(_INTEGER.pattern + r"\.[0-9]{1,30}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TRUTHS = {"true": "true", "yes": "true", "false": "false", "no": "false"}


class Value(NamedTuple):
    """`text` is as the author wrote it. `kind` is TEXT, NUMBER (decimal point, perhaps underscores between its digits),
    DATE (ISO 8601), TRUTH or, for a name that stands for several others, GROUP. `span` is where it stands in its file."""

    name: str
    text: str
    kind: str = TEXT
    span: Span = Span()


def kind_of(plain: str) -> str:
    """What a scalar without quotation marks is. A number with a zero before it is a text: 07234 is a dialling code."""
    if plain[:1].isdigit() or plain[:1] in "+-":
        if _INTEGER.fullmatch(plain) or _DECIMAL.fullmatch(plain):
            return NUMBER
        if _DATE.fullmatch(plain):
            return DATE
    return TRUTH if plain.lower() in _TRUTHS else TEXT


def is_true(text: str) -> bool:
    """What a TRUTH says."""
    return _TRUTHS[text.lower()] == "true"


def worded(value: Value, lang: str) -> str:
    """The value in the customary form of `lang`: a date; a number with its decimal sign, and in groups of three digits
    where the author divided it with underscores. Any other text is as it was written."""
    if value.kind == DATE:
        from foliensatz.dates import format_date

        return format_date(value.text, lang)
    if value.kind == NUMBER:
        from foliensatz.numerals import MINUS, marks

        decimal, thousands = marks(lang)
        whole, point, rest = value.text.partition(".")
        return whole.replace("-", MINUS).replace("_", thousands) + (decimal + rest if point else "")
    return value.text


def of_yaml(node, name: str = "") -> list[Value]:
    """The values of a YAML node (PyYAML's), each under its name within `name`. A list of plain items is one text with
    commas; its items have numbers from 1. Raises RecursionError for what is nested endlessly, or says too much by
    repeating itself (aliases of aliases)."""
    return _of_yaml(node, name, [MOST])


def _of_yaml(node, name: str, left: list[int]) -> list[Value]:
    import yaml

    left[0] -= 1
    if left[0] < 0:
        raise RecursionError("too many values")
    span = Span(node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        if node.style:
            return [Value(name, node.value.strip("\n"), TEXT, span)]
        plain = "" if node.value in ("~", "null", "Null", "NULL") else node.value
        return [Value(name, plain, kind_of(plain), span)]
    if isinstance(node, yaml.SequenceNode):
        found = [value for number, item in enumerate(node.value, 1) for value in _of_yaml(item, _below(name, str(number)), left)]
        return [_listed(name, found, len(node.value), span), *found]
    found = []
    for key, item in node.value:
        if isinstance(key, yaml.ScalarNode):
            found += _of_yaml(item, _below(name, key.value.strip()), left)
    return [Value(name, "", GROUP, span), *found] if name else found


def of_data(data: object, name: str = "") -> list[Value]:
    """The values of what JSON and TOML are in Python."""
    if isinstance(data, dict):
        found = [value for key, item in data.items() for value in of_data(item, _below(name, str(key).strip()))]
        return [Value(name, "", GROUP), *found] if name else found
    if isinstance(data, list):
        found = [value for number, item in enumerate(data, 1) for value in of_data(item, _below(name, str(number)))]
        return [_listed(name, found, len(data), Span()), *found]
    if isinstance(data, bool):
        return [Value(name, "true" if data else "false", TRUTH)]
    if data is None:
        return [Value(name, "")]
    if isinstance(data, str):
        return [Value(name, data.strip("\n"))]
    text = str(data)
    return [Value(name, text, kind_of(text))]


def of_row(header: tuple[str, ...], cells: tuple[str, ...], line: int) -> list[Value]:
    """The values of one row of a CSV file. Numbers there are texts already, dates are read."""
    return [
        Value(name, cell, DATE if _DATE.fullmatch(cell) else TEXT, Span(line))
        for name, cell in zip(header, cells)
        if name
    ]


def _listed(name: str, items: list[Value], count: int, span: Span) -> Value:
    """What the name of a list stands for by itself."""
    if len(items) == count and all(item.kind != GROUP for item in items):
        return Value(name, ", ".join(item.text for item in items), TEXT, span)
    return Value(name, "", GROUP, span)


def _below(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key
