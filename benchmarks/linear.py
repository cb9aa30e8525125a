"""What must cost no more than it is long: eight times the text, or ten times the charts, against once.

    python benchmarks/linear.py

Run it with the project's Python (`.venv/bin/python`). Everything is timed in this one process, by turns and with the collector of
garbage off; the better of three rounds counts. Exit code 1 where a limit does not hold.
"""

import gc
import sys
import tempfile
from pathlib import Path
from time import process_time
from typing import Callable

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import foliensatz
from foliensatz.reading.slide import read
from foliensatz.source import Excerpt

# Marks without their partners, many in a text that isn't meant as one with formulas. Their square would be 64 times.
LONE_MARKS = ("$a$1", "\\( ", "\\[\n", "$$\n", "$$a ", "a $x ", "$x$ ", "$\\frac", "${", "$x^")
MARKS_LIMIT = 16.0
"""Times the cost of a text that an eightfold one may have."""
CHARTS_LIMIT = 15.0
"""Times the cost of a deck of 10 charts that one of 100 may have."""
ROUNDS = 3
KINDS = ("column", "bar", "line", "area", "stacked", "percent", "pie", "doughnut")


def ratio(small: Callable[[], object], large: Callable[[], object]) -> float:
    """How many times the cost of one thing another is."""
    costs = []
    for work in (small, large):
        times = []
        for _ in range(ROUNDS):
            gc.collect()
            gc.disable()
            began = process_time()
            work()
            times.append(process_time() - began)
            gc.enable()
        costs.append(min(times))
    return costs[1] / max(costs[0], 0.001)


def reading(text: str, times: int) -> Callable[[], object]:
    return lambda: read(Excerpt("deck.md", 1, "## Titel\n\n" + text * times), None)


def charts(count: int, folder: Path) -> Callable[[], object]:
    slides = (
        f"## Anträge {n}\n\n```csv {{chart={KINDS[n % len(KINDS)]}}}\nAmt;2023;2024\nSoziales;{n};{n + 7}\nBauen;{n + 3};5\n```\n"
        for n in range(count)
    )
    deck = folder / f"{count}.md"
    deck.write_text("---\nlang: de\n---\n\n" + "\n".join(slides), encoding="utf-8")
    return lambda: foliensatz.build(deck, deck.with_suffix(".pptx"), "loesungspartner")


def main() -> int:
    found = [(f"reading {text!r}", ratio(reading(text, 1000), reading(text, 8000)), MARKS_LIMIT) for text in LONE_MARKS]
    with tempfile.TemporaryDirectory() as folder:
        charts(1, Path(folder))()
        found.append(("a deck of charts", ratio(charts(10, Path(folder)), charts(100, Path(folder))), CHARTS_LIMIT))
    for what, times, limit in found:
        print(f"{what:<24}{times:6.1f} ×   limit {limit:g} ×{'' if times <= limit else '   TOO MUCH'}")
    return int(any(times > limit for _, times, limit in found))


if __name__ == "__main__":
    sys.exit(main())
