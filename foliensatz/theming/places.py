"""Where a key of a TOML file stands. tomllib keeps no positions, so they are looked for only when there is a mistake."""

import re
from typing import Sequence

from foliensatz.source import Source, Span


class Places:
    """Finds the place of a key path such as ("layouts", "title", "placeholders", "date", "style") in a theme.toml or in
    those that it extends; `parsed` are their values, in the order of the `sources`."""

    def __init__(self, sources: Sequence[Source], parsed: Sequence[dict]):
        self._sources = sources
        self._parsed = parsed

    def find(self, keys: tuple[str | int, ...]) -> tuple[str, Span]:
        """(path of the file, place) of the last key that can be found, from the outside in: in the first of the files
        that says most of it. The first line where none does."""
        depths = [_depth(raw, keys) for raw in self._parsed]
        source = self._sources[depths.index(max(depths))]
        return source.path, _find(source, keys)


def _depth(raw: object, keys: tuple[str | int, ...]) -> int:
    """How many of the keys a file has, from the outside in."""
    depth = 0
    for key in keys:
        if isinstance(raw, dict) and key in raw or isinstance(raw, list) and isinstance(key, int) and key < len(raw):
            raw = raw[key]
            depth += 1
        else:
            break
    return depth


def _find(source: Source, keys: tuple[str | int, ...]) -> Span:
    lines = source.text.split("\n")
    at, column = 0, 0
    header = ()
    names = [key for key in keys if isinstance(key, str)]
    # The deepest table header that begins the path.
    for number, line in enumerate(lines):
        match = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if not match:
            continue
        parts = tuple(part.strip().strip("\"'") for part in re.findall(r'"[^"]*"|\'[^\']*\'|[^.\s]+', match[1]))
        if len(parts) > len(header) and parts == tuple(names[: len(parts)]):
            header, at = parts, number
    for key in names[len(header) :]:
        pattern = re.compile(rf"(?:^|[{{,\s])([\"']?{re.escape(key)}[\"']?)\s*=")
        for number in range(at, len(lines)):
            match = pattern.search(lines[number], column if number == at else 0)
            if match:
                at, column = number, match.start(1)
                break
    return Span(at + 1, column + 1 if column or names else 0)
