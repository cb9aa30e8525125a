"""Cold builds against pandoc: whole processes, by turns, in one run.

    python benchmarks/cold.py [--slides 10 100 1000] [--rounds 15 7 3] [--keep]

Needs only Python and, the first time, the network. It builds the wheel of the sources as they are, installs it in an
environment of its own with compiled bytecode, fetches pandoc, generates the decks, and prints what each took, their
ratio, and whether the limits of the project hold. Exit code 1 where one does not.
"""

import argparse
import os
import platform
import sys
from pathlib import Path
from statistics import median

from environment import Environment
from process import Cost, measure

RATIO_LIMITS = {10: 1.0, 100: 0.4, 1000: 0.18}
"""Slides -> our time over pandoc's."""

GROWTH_LIMIT = 11.0
"""1000 slides over 100 slides, our time."""

MEMORY_LIMIT = 200
"""Megabytes, in the largest build."""

ROUNDS = {10: 15, 100: 7, 1000: 3}


def main() -> int:
    arguments = _arguments()
    environment = Environment(arguments.folder)
    environment.make_ready(keep=arguments.keep)
    print(f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores; {environment.versions()}")
    print(f"{'slides':>7} {'rounds':>7} {'foliensatz':>12} {'pandoc':>10} {'ratio':>8} {'memory':>9} {'pandoc':>9}")
    verdicts: list[tuple[str, bool]] = []
    times: dict[int, float] = {}
    for slides in arguments.slides:
        ours, theirs = _pair(environment, slides, arguments.rounds or ROUNDS.get(slides, 5))
        ratio = median(a.seconds / b.seconds for a, b in zip(ours, theirs))
        times[slides] = median(cost.seconds for cost in ours)
        memory = max(cost.megabytes for cost in ours)
        print(
            f"{slides:7} {len(ours):7} {times[slides] * 1000:9.0f} ms"
            f" {median(cost.seconds for cost in theirs) * 1000:7.0f} ms {ratio:8.3f}"
            f" {memory:6.0f} MB {max(cost.megabytes for cost in theirs):6.0f} MB"
        )
        if slides in RATIO_LIMITS:
            limit = RATIO_LIMITS[slides]
            verdicts.append((f"{slides} slides take {ratio:.3f} × pandoc's time (limit {limit})", ratio <= limit))
        verdicts.append((f"{slides} slides take {memory:.0f} MB (limit {MEMORY_LIMIT})", memory <= MEMORY_LIMIT))
    if 100 in times and 1000 in times:
        growth = times[1000] / times[100]
        verdicts.append((f"1000 slides take {growth:.1f} × what 100 take (limit {GROWTH_LIMIT})", growth <= GROWTH_LIMIT))
    for sentence, holds in verdicts:
        print("holds " if holds else "BROKEN", sentence)
    return 0 if all(holds for _, holds in verdicts) else 1


def _pair(environment: Environment, slides: int, rounds: int) -> tuple[list[Cost], list[Cost]]:
    """The costs of both, round by round. A first run of each, which fills the disk's cache, is not counted."""
    folder = environment.deck(slides)
    ours_command = [environment.foliensatz, "build", "deck.md", "-o", "foliensatz.pptx"]
    theirs_command = [environment.pandoc, "deck.md", "-o", "pandoc.pptx"]
    ours: list[Cost] = []
    theirs: list[Cost] = []
    for round_number in range(rounds + 1):
        pair = measure(ours_command, folder), measure(theirs_command, folder)
        if round_number:
            ours.append(pair[0])
            theirs.append(pair[1])
    return ours, theirs


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time cold builds against pandoc.")
    parser.add_argument("--slides", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=0, help="the same number of rounds for every size")
    parser.add_argument("--keep", action="store_true", help="measure what was installed last, not the sources as they are")
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(__file__).resolve().parent.parent / "build" / "benchmarks",
        help="where environment and decks go",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
