"""Column widths that a table's dashes tell, as pandoc reads them."""

import re

# A table with a line longer than this has columns as wide as their dashes are many (pandoc's --columns).
LONG_LINE = 72


def dash_widths(lines: list[str]) -> tuple[float, ...]:
    """The shares of a table's columns by the dashes of its second line, or (). `lines` are its source's.

    They count only where a line is long, the dashes differ, and the bars of the other lines don't stand below those of the
    dashes: an editor that aligns tables makes as many dashes as the longest cell has letters, which measuring knows better.
    """
    dashes = [len(part.strip()) for part in lines[1].strip().strip("|").split("|")]
    if max(map(len, lines)) <= LONG_LINE or len(set(dashes)) == 1:
        return ()
    bars = _bars(lines[1])
    if all(_bars(line) == bars for line in lines):
        return ()
    return tuple(count / sum(dashes) for count in dashes)


def _bars(line: str) -> list[int]:
    return [match.start() for match in re.finditer(r"(?<!\\)\|", line.rstrip())]
