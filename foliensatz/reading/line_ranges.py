"""Lines of a file chosen by their numbers: `10-24`, `10-`, `-5`, `3,7-9`."""

import re
from typing import NamedTuple

_RANGE = re.compile(r"(\d{1,7})?(-)?(\d{1,7})?")


class Chosen(NamedTuple):
    """Stretches of lines, as (number of the first, the lines); and what was wrong with the choice, as (message, hint)."""

    stretches: tuple[tuple[int, tuple[str, ...]], ...]
    problems: tuple[tuple[str, str], ...] = ()


def chosen_lines(text: str, ranges: str) -> Chosen:
    """The lines of `text` that `ranges` names, in its order; all of them where it is ""."""
    lines = text.removesuffix("\n").split("\n")
    if not ranges:
        return Chosen(((1, tuple(lines)),))
    count = len(lines)
    stretches: list[tuple[int, tuple[str, ...]]] = []
    problems: list[tuple[str, str]] = []
    for part in re.split(r"[\s,]+", ranges.strip(" ,")):
        match = _RANGE.fullmatch(part)
        first = int(match[1] or 1) if match else 0
        last = (int(match[3] or count) if match[2] else first) if match and (match[1] or match[3]) else 0
        if not match or not (match[1] or match[3]) or (match[3] and not match[2]) or first < 1 or match[3] and last < first:
            problems.append((f"“{part}” names no lines", "Write lines and ranges of lines, such as 10-24, 10- or 3,7-9"))
            continue
        if max(first, last) > count:
            has = "one line" if count == 1 else f"{count} lines"
            which = f"line {first}" if first == last else f"lines {first}-{last}"
            problems.append((f"The file has {has}, so it has no {which}", f"Its last line is {count}"))
        if first <= count:
            stretches.append((first, tuple(lines[first - 1 : last])))
    return Chosen(tuple(stretches), tuple(problems))
