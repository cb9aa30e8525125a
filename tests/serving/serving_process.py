"""`foliensatz serve` as a process of its own, on a small deck."""

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

from tests.serving.decks import FRONT, SLIDES, write_deck

ROOT = Path(__file__).resolve().parents[2]


class Serving:
    """A running server of a deck, or with `theme` of that theme's samples. `url` is its address; `said` are the lines it
    has written."""

    def __init__(self, folder: Path, *options: str, slides: str = SLIDES, front: str = FRONT, port: int = 0, theme: str = "") -> None:
        self.folder = folder
        self.deck = write_deck(folder, slides, front)
        self.said: list[str] = []
        self._news = threading.Condition()
        command = [sys.executable, "-m", "foliensatz", *(("theme", theme, "--serve") if theme else ("serve", "deck.md")), "--no-open", "--port", str(port), *options]
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        line = self.wait_for(r"The preview is at")
        self.url = re.search(r"http://127\.0\.0\.1:\d+/", line)[0]

    def _read(self) -> None:
        for line in self.process.stdout:
            with self._news:
                self.said.append(line.rstrip("\n"))
                self._news.notify_all()
        with self._news:
            self.said.append("")
            self._news.notify_all()

    def wait_for(self, pattern: str, times: int = 1, patience: float = 30) -> str:
        """The line that matches, as soon as so many of them are there."""

        def found() -> list[str]:
            return [line for line in self.said if re.search(pattern, line)]

        with self._news:
            assert self._news.wait_for(lambda: len(found()) >= times, patience), self.said
            return found()[times - 1]

    def edit(self, old: str, new: str, file: str = "deck.md") -> None:
        """Replace a text in a source on disk."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def end(self) -> int:
        """Press Ctrl-C. Returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            self._reader.join(5)
            self.process.stdout.close()
