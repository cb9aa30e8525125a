"""A theme.toml as tomllib reads it. What stops tomllib is a diagnostic with its place, whatever it raises."""

import re

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.source import Source, Span

# Tables and lists within each other: no key of a theme lies deeper than ten.
_DEEPEST = 40
_LONG_NUMBER = re.compile(r"[0-9_]{1000,}")
_HINT = "A theme is a TOML file; look at quotation marks, brackets and commas"


def parsed(source: Source) -> Report[dict | None]:
    """The values of a theme.toml, or why it can't be read."""
    import tomllib

    try:
        raw = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as found:
        return Report(None, (_not_toml(str(found), source),))
    except RecursionError:
        return Report(None, (_too_deep(source),))
    except ValueError:  # an integer of more digits than Python converts
        return Report(None, (_too_long(source),))
    if _is_deeper(raw):
        return Report(None, (_too_deep(source),))
    return Report(raw)


def _is_deeper(raw: dict) -> bool:
    """Whether something lies deeper than a theme can need, so that nobody who walks through it falls."""
    level: list = [raw]
    for _ in range(_DEEPEST):
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each) if isinstance(inner, (dict, list))]
    return bool(level)


def _not_toml(message: str, source: Source) -> Diagnostic:
    """tomllib's message with its "(at line 3, column 7)" as a place."""
    text, _, place = message.partition(" (at ")
    line, column = len(source.text.split("\n")), 0
    numbers = [int(word.strip("),")) for word in place.split() if word.strip("),").isdigit()]
    if len(numbers) == 2:
        line, column = numbers
    return error("F501", f"This theme can't be read: {text[:1].lower()}{text[1:]}", Span(line, column), _HINT, source.path)


def _too_deep(source: Source) -> Diagnostic:
    depths = [sum(map(line.count, "[{.")) for line in source.text.split("\n")]
    message = f"This theme can't be read: tables or lists lie more than {_DEEPEST} deep in each other"
    return error("F501", message, Span(depths.index(max(depths)) + 1), _HINT, source.path)


def _too_long(source: Source) -> Diagnostic:
    span = Span(1)
    for number, line in enumerate(source.text.split("\n"), 1):
        match = _LONG_NUMBER.search(line)
        if match:
            span = Span(number, match.start() + 1)
            break
    hint = "No length, size or share of a theme has more than a few digits"
    return error("F501", "This theme can't be read: a number has too many digits", span, hint, source.path)
