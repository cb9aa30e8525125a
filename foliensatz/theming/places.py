"""Where a key of a TOML file stands. tomllib keeps no positions, so they are looked for only when there is a mistake."""

import re
from functools import lru_cache
from typing import Iterable, NamedTuple, Sequence

from foliensatz.source import Source, Span

Keys = tuple[str | int, ...]


class Places:
    """Finds the place of a key path such as ("layouts", "title", "placeholders", "date", "style") in a theme.toml or in
    those that it extends; `parsed` are their values, in the order of the `sources`."""

    def __init__(self, sources: Sequence[Source], parsed: Sequence[dict]):
        self._sources = sources
        self._parsed = parsed

    def find(self, keys: Keys) -> tuple[str, Span]:
        """(path of the file, place) of the last key that can be found, from the outside in: in the first of the files
        that says most of it. The first line where none does."""
        source = self._sources[self.file(keys)]
        return source.path, _find(source, keys)

    def nearest(self, paths: Iterable[Keys]) -> tuple[Keys | None, int]:
        """Of several paths the one that the first of the files says which says any, and that file's number; (None, 0) where
        none says one."""
        said = [(n, path) for path in paths for n, raw in enumerate(self._parsed) if _depth(raw, path) == len(path)]
        number, path = min(said, key=lambda each: each[0], default=(0, None))
        return path, number

    def file(self, keys: Keys) -> int:
        """Which of the files says most of a path; 0 is the theme's own, the next the one that it extends."""
        depths = [_depth(raw, keys) for raw in self._parsed]
        return depths.index(max(depths))


def _depth(raw: object, keys: Keys) -> int:
    """How many of the keys a file has, from the outside in."""
    depth = 0
    for key in keys:
        if isinstance(raw, dict) and key in raw or isinstance(raw, list) and isinstance(key, int) and key < len(raw):
            raw = raw[key]
            depth += 1
        else:
            break
    return depth


class _At(NamedTuple):
    """A place: a line and a column, both counted from 0."""

    line: int
    column: int


def _find(source: Source, keys: Keys) -> Span:
    lines = _lines(source.text)
    at, rest = _header(lines, keys)
    found = bool([key for key in keys if isinstance(key, str)])
    for key in rest:
        at = _entry(lines, at, key) if isinstance(key, int) else _key(lines, at, key)
    return Span(at.line + 1, at.column + 1 if found else 0)


@lru_cache(8)
def _lines(text: str) -> list[str]:
    """A file's lines without their comments."""
    return [_without_comment(line) for line in text.split("\n")]


def _header(lines: list[str], keys: Keys) -> tuple[_At, Keys]:
    """The deepest table header that begins the path, and the keys behind it; where none does, the first one within it."""
    best, rest = _At(0, 0), keys
    within: _At | None = None
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines):
        if not line.lstrip().startswith("["):
            continue
        match = re.match(r"\s*(\[\[?)\s*([^\]\[]+?)\s*\]\]?\s*$", line)
        if not match:
            continue
        parts = tuple(part.strip("\"'") for part in re.findall(r'"[^"]*"|\'[^\']*\'|[^.\s]+', match[2]))
        behind = keys[len(parts) :]
        if within is None and len(parts) > len(keys) and parts[: len(keys)] == keys:
            within = _At(number, 0)
        if parts != keys[: len(parts)] or len(behind) > len(rest):
            continue
        if match[1] == "[[":  # an entry of a list: which one, the next key says
            count = seen.get(parts, 0)
            seen[parts] = count + 1
            if not behind or behind[0] != count:
                continue
            behind = behind[1:]
        if len(behind) < len(rest):
            best, rest = _At(number, 0), behind
    return (within, ()) if within is not None and rest == keys else (best, rest)


def _key(lines: list[str], start: _At, key: str) -> _At:
    """Where a key stands, from `start` on; `start` where it can't be found."""
    pattern = re.compile(rf"(?:^|[{{,\s.])([\"']?{re.escape(key)}[\"']?)\s*(?:=|\.\w)")
    for number in range(start.line, len(lines)):
        match = pattern.search(lines[number], start.column if number == start.line else 0)
        if match:
            return _At(number, match.start(1))
    return start


def _entry(lines: list[str], start: _At, wanted: int) -> _At:
    """Where the entry with this number begins in the list whose key stands at `start`."""
    depth = count = 0
    quote = ""
    due = False  # whether the next sign begins an entry
    for number in range(start.line, len(lines)):
        line = lines[number]
        for column in range(start.column if number == start.line else 0, len(line)):
            sign = line[column]
            if due and not sign.isspace():
                if count == wanted:
                    return _At(number, column)
                count, due = count + 1, False
            if quote:
                quote = "" if sign == quote else quote
            elif sign in "\"'":
                quote = sign
            elif sign in "[{":
                depth += 1
                due = due or depth == 1
            elif sign in "]}":
                depth -= 1
                if depth == 0:
                    return start
            elif sign == "," and depth == 1:
                due = True
    return start


def _without_comment(line: str) -> str:
    if "#" not in line:
        return line
    quote = ""
    for column, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "#":
            return line[:column]
    return line
