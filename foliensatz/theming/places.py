"""Where a key of a TOML file stands. tomllib keeps no positions, so they are looked for only when there is a mistake."""

import re

from foliensatz.source import Source, Span


class Places:
    """Finds the line and column of a key path such as ("layouts", "title", "placeholders", "date", "style")."""

    def __init__(self, source: Source):
        self.source = source
        self.path = source.path

    def find(self, keys: tuple[str | int, ...]) -> Span:
        """The place of the last key that can be found, from the outside in; the first line where none can."""
        lines = self.source.text.split("\n")
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
