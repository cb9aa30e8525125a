"""Figures one below the other at their decimal sign.

Figures stand right, each as much further left as the digits and the unit behind the longest tail are wider than its own:
as the cell's right margin. So a cell holds nothing but its number (a copy into a spreadsheet is one), every program sets
it exactly, and it stays right where the type is restyled. PowerPoint's decimal tabs would need a tab character in every
cell, and take the decimal sign of the computer they are shown on, not the deck's.
"""

from typing import Callable

from foliensatz.layout.linebreak import Measured
from foliensatz.numerals import is_nothing, parse_number
from foliensatz.runs import Run, Runs, plain_text


def right_pads(cells: list[Runs], lang: str, measure: Callable[[int, Runs], Measured]) -> list[float] | None:
    """For each cell of a column of figures how far it stands from the right, in em; None where all would stand at the edge.
    `measure(row, runs)` measures a text as the cell in that row is set."""
    tails: list[str | None] = []
    for cell in cells:
        text = plain_text(cell)
        if not cell or "\n" in text:
            tails.append(None)
        elif is_nothing(text):
            tails.append("" if len(text.strip()) == 1 else None)  # a dash stands where the last whole digit would
        else:
            number = parse_number(text, lang)
            tails.append(None if number is None else text[number.point :].rstrip().replace(" ", "\u00a0"))
    if len({tail for tail in tails if tail is not None}) < 2:
        return None
    widths = [_width(measure(row, (Run(tail, cells[row][-1].style),))) if tail else 0.0 for row, tail in enumerate(tails)]
    longest = max(widths)
    return [0.0 if tail is None else longest - width for tail, width in zip(tails, widths)]


def _width(measured: Measured) -> float:
    return measured.ends[-1] if measured.ends else 0.0
