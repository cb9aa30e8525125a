"""Kills: `foliensatz watch` is killed at random moments of a rebuild, and the PPTX is whole each time, old or new.

    python -m tests.soak.kill [--kills 500] [--seed 1] [--slides 60]

Every second kill waits until the new file is being written. Every third happens while LibreOffice's lock file says that the
PPTX is open, so that the newest build goes beside it. Exit code 1 where a file was found that is neither build.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import foliensatz
from foliensatz.pipeline import build

ROOT = Path(foliensatz.__file__).parent.parent
LOCK = ".~lock.deck.pptx#"


class Kill(NamedTuple):
    """One kill: `seconds` after the edit, what each file held ("old", "new", or what was wrong), and whether the file
    being written was left."""

    seconds: float
    held: dict[str, str]
    left: bool


def source(version: int, slides: int) -> str:
    bodies = (f"## Folie {number}\n\n- Punkt {number * version}\n- Punkt {number + version}\n" for number in range(slides))
    return "---\ntitle: Plan\n---\n\n" + "\n".join(bodies)


class Killer:
    """Edits a deck of so many slides to and fro between two versions, and kills whoever builds it."""

    def __init__(self, folder: Path, seed: int, slides: int = 60) -> None:
        self.folder = folder
        self.build_folder = folder / "build"
        self.random = random.Random(seed)
        self.sources = [source(version, slides) for version in (1, 2)]
        self.versions = []
        for text in self.sources:
            (folder / "deck.md").write_text(text, encoding="utf-8")
            build(folder / "deck.md", folder / "cold.pptx")
            self.versions.append((folder / "cold.pptx").read_bytes())
        assert self.versions[0] != self.versions[1]
        self.latest = 1
        build(folder / "deck.md")

    def kill(self, aimed: bool, locked: bool) -> Kill:
        """Start watching, edit once, and kill: at a random moment, or as soon as the new file is being written."""
        lock = self.build_folder / LOCK
        if locked:
            lock.touch()
        process = subprocess.Popen(
            [sys.executable, "-m", "foliensatz", "watch", "--format", "json"],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        fresh = set(os.listdir(self.build_folder))
        with process:
            process.stdout.readline()
            time.sleep(0.03)
            before, self.latest = self.latest, 1 - self.latest
            begun = time.monotonic()
            (self.folder / "deck.md").write_text(self.sources[self.latest], encoding="utf-8")
            if aimed:
                while time.monotonic() - begun < 5.0:
                    if self._written(fresh):
                        break
            else:
                time.sleep(self.random.uniform(0.03, 0.2))
            process.kill()
            seconds = time.monotonic() - begun
        held = {path.name: self._found(path, before) for path in self.build_folder.glob("*.pptx")}
        left = self._written(fresh)
        lock.unlink(missing_ok=True)
        return Kill(seconds, held, left)

    def _written(self, before: set[str]) -> bool:
        """Whether a file is half written that was not there before."""
        return any(name.endswith(".new") for name in set(os.listdir(self.build_folder)) - before)

    def _found(self, path: Path, before: int) -> str:
        data = path.read_bytes()
        if data not in self.versions:
            return f"{len(data)} bytes that are neither build"
        return "old" if self.versions.index(data) == before else "new"

    def tidied(self) -> list[str]:
        """What is left behind by all that were killed, after one more build, when their files are no longer fresh."""
        for path in self.build_folder.iterdir():
            os.utime(path, (time.time() - 60, time.time() - 60))
        build(self.folder / "deck.md")
        return sorted(name for name in os.listdir(self.build_folder) if name != "deck.pptx")


def kills(killer: Killer, count: int) -> list[Kill]:
    return [killer.kill(aimed=bool(number % 2), locked=number % 3 == 2) for number in range(count)]


def wrong(found: list[Kill]) -> list[str]:
    """The files that were neither the old build nor the new one."""
    return [
        f"{name} held {what}, {kill.seconds * 1000:.0f} ms after the edit"
        for kill in found
        for name, what in kill.held.items()
        if what not in ("old", "new")
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slides", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(Path(folder), options.seed, options.slides)
        found = kills(killer, options.kills)
        left = killer.tidied()
    for sentence in wrong(found):
        print("WRONG", sentence)
    for name in left:
        print("WRONG", name, "was left behind for good")
    states = [kill.held.get("deck.pptx", "missing") for kill in found]
    print(
        f"{len(found)} kills: {states.count('old')} times the old file, {states.count('new')} times the new one; "
        f"{sum(kill.left for kill in found)} times while it was being written"
    )
    is_broken = bool(wrong(found) or left or "missing" in states)
    print("BROKEN" if is_broken else "holds")
    return 1 if is_broken else 0


if __name__ == "__main__":
    sys.exit(main())
