"""The soak: an author works for long, and in the end, and at every stop between, the PPTX is that of a cold build.

    python -m tests.soak.soak [--edits 10000] [--seed 1] [--poll]

Prints what it finds at each stop and in the end; exit code 1 where something is not as it must be.
"""

import argparse
import gc
import os
import platform
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

import psutil

from foliensatz import watcher
from foliensatz.builder import Builder
from foliensatz.pipeline import Order, build
from foliensatz.watch import Watcher, keep_building
from tests.soak.editing import Author

STOP_EVERY = 50
"""Edits between two stops at which the PPTX is compared."""

NO_SWEEP = 3600.0
"""Seconds between two looks at the files: none in a soak, so that every change must be told by an event."""

QUIET = 0.5
"""Seconds without a rebuild after which everything is done. Where the files are looked at now and then: thrice as long."""

LONGEST = 10.0
"""Seconds after the last edit within which the last rebuild must come."""

GROWTH_LIMIT = 16.0
"""Megabytes that the process may have grown between the second quarter and the last one."""


class Stop(NamedTuple):
    """What was found at one stop. `late` are the seconds from the last edit until the PPTX was right."""

    edits: int
    builds: int
    late: float
    megabytes: float
    threads: int
    handles: int
    mistakes: tuple[str, ...]


class Counting:
    """A listener that counts, and knows the latest."""

    def __init__(self) -> None:
        self.builds = 0
        self.deliveries = 0
        self.written = 0
        self.latest = None
        self.seconds: list[float] = []
        self.last_news = time.monotonic()

    def typeset(self, typeset, changed, seconds) -> None:
        self.builds += 1
        self.latest = typeset
        self.last_news = time.monotonic()

    def delivered(self, delivery, typeset, seconds) -> None:
        self.deliveries += 1
        self.written += delivery.written
        self.seconds.append(seconds)
        self.last_news = time.monotonic()


class Soak:
    """An author and a watching build in one folder."""

    def __init__(self, folder: Path, seed: int, polling: bool = False) -> None:
        self.folder = folder
        self.process = psutil.Process()
        self.author = Author(folder, seed)
        self.listener = Counting()
        self.watcher = Watcher(polling)
        self.quiet = QUIET * 3 if polling else QUIET
        self.builder = Builder(str(folder / "deck.md"), Order())
        self.stops: list[Stop] = []
        self.trouble: list[BaseException] = []
        self.before = self.threads_and_handles()
        self.thread = threading.Thread(target=self._watch)

    def _watch(self) -> None:
        sweep, watcher.SWEEP = watcher.SWEEP, NO_SWEEP
        try:
            with self.watcher:
                keep_building(self.builder, self.watcher, self.listener)
        except BaseException as problem:
            self.trouble.append(problem)
            raise
        finally:
            watcher.SWEEP = sweep

    def threads_and_handles(self) -> tuple[int, int]:
        gc.collect()
        return self.process.num_threads(), self.process.num_handles() if os.name == "nt" else self.process.num_fds()

    def run(self, edits: int, tell=lambda stop: None) -> list[str]:
        """Let the author do so many edits; what is not as it must be."""
        self.thread.start()
        mistakes: list[str] = []
        try:
            while not self.listener.deliveries and self.thread.is_alive():
                time.sleep(0.01)
            while self.author.edits < edits and self.thread.is_alive():
                self.author.work(min(STOP_EVERY, edits - self.author.edits))
                last = self.author.edits >= edits
                if last:
                    self.author.mend()
                stop = self.stop()
                self.stops.append(stop)
                mistakes += stop.mistakes
                tell(stop)
        finally:
            self.watcher.stop()
            self.thread.join(30)
        mistakes += [f"keep_building ended with {problem!r}" for problem in self.trouble]
        if self.thread.is_alive():
            mistakes.append("keep_building does not end")
        return mistakes + self._leaks()

    def stop(self) -> Stop:
        """Wait until it is quiet, and compare with a cold build."""
        begun = time.monotonic()
        while True:
            time.sleep(0.02)
            quiet = time.monotonic() - self.listener.last_news
            if quiet > self.quiet and not self.watcher.pending():
                problem = self._difference()
                if not problem or time.monotonic() - begun > LONGEST:
                    break
        late = max(0.0, self.listener.last_news - begun)
        builds = self.listener.builds
        time.sleep(self.quiet)
        mistakes = [problem] if problem else []
        if self.listener.builds != builds:
            mistakes.append("it builds although nothing changes")
        mistakes = [f"after {self.author.edits} edits {mistake}" for mistake in mistakes]
        memory = self.process.memory_info().rss / 1e6
        return Stop(self.author.edits, builds, late, memory, *self.threads_and_handles(), tuple(mistakes))

    def _difference(self) -> str:
        """How the PPTX and its diagnostics differ from a cold build's; "" where they don't."""
        cold = self.folder.with_name(self.folder.name + "-cold.pptx")
        report = build(self.folder / "deck.md", cold)
        if report.diagnostics != self.listener.latest.diagnostics:
            return f"the diagnostics are {self.listener.latest.diagnostics} instead of {report.diagnostics}"
        if report.value and cold.read_bytes() != (self.folder / "build" / "deck.pptx").read_bytes():
            return "the PPTX is not that of a cold build"
        return ""

    def _leaks(self) -> list[str]:
        found = []
        after = self.threads_and_handles()
        if after != self.before:
            found.append(f"threads and handles were {self.before} and are {after}")
        quarter = len(self.stops) // 4
        if quarter >= 4:
            early = sum(stop.megabytes for stop in self.stops[quarter : 2 * quarter]) / quarter
            late = sum(stop.megabytes for stop in self.stops[-quarter:]) / quarter
            if late - early > GROWTH_LIMIT:
                found.append(f"memory grew from {early:.0f} to {late:.0f} MB")
        left = [name for name in os.listdir(self.folder / "build") if name != "deck.pptx"]
        return [*found, *(f"{name} was left behind" for name in left)]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--poll", action="store_true", help="without the system's events")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(Path(folder) / "deck", options.seed, options.poll)
        begun = time.monotonic()
        number = 0

        def tell(stop: Stop) -> None:
            nonlocal number
            number += 1
            if number % 10 == 1 or stop.mistakes:
                print(
                    f"{stop.edits:6} edits {stop.builds:6} builds  right after {stop.late:4.2f} s  {stop.megabytes:4.0f} MB"
                    f"  {stop.threads} threads  {stop.handles} handles",
                    flush=True,
                )
            for mistake in stop.mistakes:
                print("WRONG", mistake, flush=True)

        mistakes = soak.run(options.edits, tell)
        print(f"Python {platform.python_version()}, {platform.platform()}, {time.monotonic() - begun:.0f} s")
        print(", ".join(f"{what}: {count}" for what, count in sorted(soak.author.done.items())))
        seconds = sorted(soak.listener.seconds)
        print(
            f"{soak.author.edits} edits, {soak.listener.builds} builds, {soak.listener.written} files written, "
            f"{len(soak.stops)} stops; a rebuild took {seconds[len(seconds) // 2] * 1000:.0f} ms in the median; the PPTX "
            f"was right {max(stop.late for stop in soak.stops):.2f} s after the last edit at the latest"
        )
        for mistake in mistakes:
            print("WRONG", mistake)
        print("BROKEN" if mistakes else "holds")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
