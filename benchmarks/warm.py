"""One slide edited in a deck that `foliensatz serve` watches: how long until a browser hears of it, how long until the
PPTX is finished.

    python benchmarks/warm.py [--slides 10 100 1000] [--edits 30] [--files 20] [--keep]

Needs only Python. It installs the sources as they are in an environment of its own, starts the server on a generated
deck, listens to its events as a browser does, and edits a slide on disk again and again. Times count from the moment
the edited file is closed; the watcher's debounce, which waits whether the burst is over, is taken off the first. Exit
code 1 where a limit of the project does not hold.
"""

import argparse
import os
import platform
import queue
import re
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from environment import Environment

EVENT_LIMIT = 0.050
"""Seconds from the file's close to the event in the browser, over the debounce."""

FILE_LIMIT = 0.250
"""Seconds from the file's close to the finished PPTX."""

PATIENCE = 30.0
SETTLED = 3.0
"""Seconds of rest before the first edit: a file written just now is read twice by anyone who is careful."""


class Listener:
    """A browser's connection to the server: the moments at which events came, with their names."""

    def __init__(self, port: int) -> None:
        self.events: queue.Queue[tuple[float, str]] = queue.Queue()
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._connection.request("GET", "/events", headers={"Accept": "text/event-stream"})
        self._answer = self._connection.getresponse()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        name = ""
        try:
            for line in self._answer:
                now = time.perf_counter()
                if line.startswith(b"event:"):
                    name = line[6:].strip().decode()
                elif not line.strip() and name:
                    self.events.put((now, name))
                    name = ""
        except (OSError, ValueError, AttributeError):  # closed: the server's work is done
            return

    def wait(self, name: str) -> float:
        """When the next event of that name came. Raises queue.Empty where it doesn't come."""
        end = time.perf_counter() + PATIENCE
        while True:
            moment, found = self.events.get(timeout=end - time.perf_counter())
            if found == name:
                return moment

    def forget(self) -> None:
        while not self.events.empty():
            self.events.get()

    def close(self) -> None:
        self._connection.close()


def main() -> int:
    arguments = _arguments()
    environment = Environment(arguments.folder)
    environment.make_ready(keep=arguments.keep, pandoc=False)
    debounce = float(_ask(environment, "from foliensatz.watcher import QUIET; print(QUIET)"))
    print(f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores; debounce {debounce * 1000:.0f} ms")
    print(f"{'slides':>7} {'edits':>6} {'event':>9} {'over debounce':>14} {'PPTX':>9} {'slowest event':>14} {'slowest PPTX':>13}")
    verdicts = []
    for slides in arguments.slides:
        events, files = _measure(environment, slides, arguments.files, arguments.edits)
        event, file = median(events), median(files)
        print(
            f"{slides:7} {len(events):6} {event * 1000:6.0f} ms {(event - debounce) * 1000:11.0f} ms {file * 1000:6.0f} ms"
            f" {max(events) * 1000:11.0f} ms {max(files) * 1000:10.0f} ms"
        )
        verdicts.append((f"{slides} slides: event after {(event - debounce) * 1000:.0f} ms", event - debounce <= EVENT_LIMIT))
        verdicts.append((f"{slides} slides: PPTX after {file * 1000:.0f} ms", file <= FILE_LIMIT))
    for sentence, holds in verdicts:
        print("holds " if holds else "BROKEN", sentence)
    return 0 if all(holds for _, holds in verdicts) else 1


def _measure(environment: Environment, slides: int, files: int, edits: int) -> tuple[list[float], list[float]]:
    """Seconds until the event and until the PPTX, edit by edit."""
    folder = environment.deck(slides, min(files, slides))
    source = sorted((folder / "slides").glob("*.md"))[-1]
    text = source.read_text(encoding="utf-8")
    heading = re.search(r"^## .*$", text, re.MULTILINE)
    output = folder / "build" / "deck.pptx"
    command = [environment.foliensatz, "serve", "deck.md", "--no-open", "--port", "0"]
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    server = subprocess.Popen(command, cwd=folder, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        port = _port(server)
        threading.Thread(target=server.stdout.read, daemon=True).start()
        listener = Listener(port)
        _until(output.exists)
        time.sleep(SETTLED)
        listener.forget()
        events, made = [], []
        for number in range(edits + 1):
            edited = text[: heading.end()] + f" {number}" + text[heading.end() :]
            before = output.stat()
            with open(source, "w", encoding="utf-8") as file:
                file.write(edited)
            closed = time.perf_counter()
            event = listener.wait("edit")
            _until(lambda: _changed(output, before))
            if number:  # the first one finds caches cold that any author's second edit finds warm
                made.append(time.perf_counter() - closed)
                events.append(event - closed)
            time.sleep(0.4)
        listener.close()
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)
    return events, made


def _changed(path: Path, before: os.stat_result) -> bool:
    try:
        now = path.stat()
    except FileNotFoundError:
        return False
    return (now.st_ino, now.st_mtime_ns) != (before.st_ino, before.st_mtime_ns)


def _until(holds) -> None:
    end = time.perf_counter() + PATIENCE
    while not holds():
        if time.perf_counter() > end:
            sys.exit("benchmark: the server took too long")
        time.sleep(0.002)


def _port(server: subprocess.Popen) -> int:
    """The port that the server tells when it is ready."""
    for line in server.stdout:
        found = re.search(r"http://[^/:]+:(\d+)", line)
        if found:
            return int(found[1])
    sys.exit("benchmark: the server did not start")


def _ask(environment: Environment, program: str) -> str:
    return subprocess.run([environment.python, "-c", program], capture_output=True, text=True, check=True).stdout


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time warm rebuilds through the live preview.")
    parser.add_argument("--slides", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--files", type=int, default=20, help="how many files the slides are spread over")
    parser.add_argument("--keep", action="store_true", help="use what an earlier run installed")
    parser.add_argument("--folder", type=Path, default=Path(__file__).resolve().parent.parent / "build" / "benchmarks")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
