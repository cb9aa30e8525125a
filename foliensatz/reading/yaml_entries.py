"""Front matter as (key, value) entries with their places.

YAML 1.2 rules, made simple: every scalar is the text the author wrote. `16:9`, `yes` and `1.10` stay themselves,
where YAML 1.1 would make 969, True and 1.1 of them.

PyYAML takes 20-30 ms to import. Front matter of plain `key: value` lines, and lists of plain items, is read here
without it; a test compares both ways on generated front matter. Everything else goes to PyYAML's composer.
"""

import re
from typing import NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.reading.values import Value, of_yaml
from foliensatz.source import Span


class Entry(NamedTuple):
    """One key of the front matter. `value` is text, a tuple of texts, or None where it is something else (a mapping,
    a list of lists). Lines count from 1 within the front matter's text. `quoted` tells whether the author quoted. `values`
    are what a mapping holds, flat."""

    key: str
    value: str | tuple[str, ...] | None
    key_span: Span
    value_span: Span
    quoted: bool = False
    values: tuple[Value, ...] = ()


# A value that surely means itself in YAML, provided it is printable: it begins with a letter or digit, and neither ": "
# nor " #" can occur in it (YAML 1.2, 7.3.3). Quoted ones have no escapes in them.
_WORD = r"[^\W_](?:[^:#]|:(?=[\w/]))*"
_LINE = re.compile(rf"""([A-Za-z][\w-]*):(?:[ ]+(?:({_WORD})|"([^"\\]*)"|'([^']*)'))?[ ]*""")
_ITEM = re.compile(rf"([ ]*-[ ]+)({_WORD})[ ]*")
# What begins with a variable would be a mapping within a mapping to YAML, which nobody means.
_VARIABLE_FIRST = re.compile(r"([ ]*(?:-[ ]+)?[\w-]+:[ ]+|[ ]*-[ ]+)(\{\{.*?)([ ]+#.*|[ ]*)")
_BLOCK_SCALAR = re.compile(r"[ ]*[\w-]+:[ ]+[|>][+\-0-9]*[ ]*(?:#.*)?")
_NOTHING = ("~", "null", "Null", "NULL")


def read_entries(text: str) -> Report[tuple[Entry, ...]]:
    """The entries of front matter (its text without the `---` lines), in order, duplicates included."""
    entries = _plain_entries(text)
    return Report(entries) if entries is not None else composed_entries(text)


def _plain_entries(text: str) -> tuple[Entry, ...] | None:
    """The entries of `text` where it holds nothing but what this module can surely read, else None."""
    if not text.replace("\n", "").isprintable():
        return None
    entries: list[Entry] = []
    items: list[str] = []
    indent = ""
    open_key = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip(" "):
            continue
        if match := _LINE.fullmatch(line):
            key, plain, double, single = match.groups()
            group = match.lastindex or 1
            quoted = group > 2
            value = double or single or "" if quoted else _said((plain or "").rstrip(" "))
            start = match.start(group) + 1 - quoted if group > 1 else len(key) + 2
            entries.append(Entry(key, value, Span(number, 1), Span(number, start), quoted))
            items, indent, open_key = [], "", group == 1
        elif open_key and (match := _ITEM.fullmatch(line)):
            if items and match[1] != indent:
                return None
            if not items:
                indent = match[1]
                entries[-1] = entries[-1]._replace(value_span=Span(number, indent.index("-") + 1))
            items.append(_said(match[2].rstrip(" ")))
            entries[-1] = entries[-1]._replace(value=tuple(items))
        else:
            return None
    return tuple(entries)


def composed_entries(text: str) -> Report[tuple[Entry, ...]]:
    """The same by way of PyYAML, whatever the YAML says. Broken YAML is error F101 at its place."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if "{{" in text:
        text = _with_quotes(text)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as problem:
        if problem.context == "while scanning a quoted scalar":
            return Report((), (error("F101", "The front matter is not valid YAML: this quotation mark is never closed",
                                     _span(problem.context_mark), "Close the value with the same mark"),))
        return Report((), (_broken(problem.problem or problem.context or "", problem.problem_mark),))
    except yaml.reader.ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1 if isinstance(problem.position, int) else 1
        return Report((), (error("F101", f"The front matter holds a character YAML does not allow: {problem.reason}",
                                 Span(line), "Delete the invisible character"),))
    except (yaml.YAMLError, RecursionError) as problem:
        return Report((), (_broken(str(problem).split("\n")[0], None),))
    if root is None:
        return Report(())
    if not isinstance(root, yaml.MappingNode):
        return Report((), (error("F101", "The front matter is not a list of keys and values", _span(root.start_mark),
                                 "Write one “key: value” a line between the two --- lines"),))
    entries: list[Entry] = []
    diagnostics: list[Diagnostic] = []
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            diagnostics.append(error("F101", "A key of the front matter is not a word", _span(key.start_mark),
                                     "Write one “key: value” a line"))
            continue
        key_span, value_span = _span(key.start_mark), _span(value.start_mark)
        if isinstance(value, yaml.ScalarNode):
            entries.append(Entry(key.value, _scalar(value), key_span, value_span, bool(value.style)))
        elif isinstance(value, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in value.value):
            entries.append(Entry(key.value, tuple(_scalar(item) for item in value.value), key_span, value_span))
        else:
            values: tuple[Value, ...] = ()
            if isinstance(value, yaml.MappingNode):
                try:
                    values = tuple(of_yaml(value))
                except RecursionError:
                    diagnostics.append(error("F101", f"“{key.value}” repeats itself without end", value_span,
                                             "Write its names and values once, without aliases"))
                    continue
            entries.append(Entry(key.value, None, key_span, value_span, False, values))
    return Report(tuple(entries), tuple(diagnostics))


def _with_quotes(text: str) -> str:
    """The text with quotation marks about values that begin with a variable; texts of several lines stay as they are."""
    lines = text.split("\n")
    inside = -1  # the indentation of the key whose text of several lines this is
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (indent > inside or not line.strip()):
            continue
        inside = indent if _BLOCK_SCALAR.fullmatch(line) else -1
        if match := _VARIABLE_FIRST.fullmatch(line):
            lines[number] = match[1] + "'" + match[2].replace("'", "''") + "'" + match[3]
    return "\n".join(lines)


def _scalar(node) -> str:
    """A scalar's text; YAML's ways to say nothing are the empty text."""
    return node.value if node.style else _said(node.value)


def _said(plain: str) -> str:
    return "" if plain in _NOTHING else plain


def _span(mark) -> Span:
    return Span(mark.line + 1, mark.column + 1)


def _broken(problem: str, mark) -> Diagnostic:
    hint = "Put a value with a colon, a # or a quotation mark into 'single quotes'"
    if "character '\\t'" in problem or "tab" in problem:
        hint = "Indent with spaces: YAML does not allow tabs"
    message = f"The front matter is not valid YAML: {problem}" if problem else "The front matter is not valid YAML"
    return error("F101", message, _span(mark) if mark else Span(), hint)
