"""LibreOffice as a painter of slides: where it is, and PPTX files made pictures.

Its own PNG export is used, which paints a file's first slide: so a slide is given as a PPTX of its own, and nothing
else has to be installed, as a PDF's pages would ask for.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from os.path import isfile, join
from pathlib import Path
from typing import Sequence

PATIENCE = 120
"""Seconds for one call; the first one makes a profile, which takes long on a slow disk."""
WIDTH = 1920


class LibreOfficeFailed(Exception):
    """It made no picture; the text is what it said, for people."""


def find() -> str | None:
    """The program's path; None where LibreOffice isn't installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    places = []
    if sys.platform == "darwin":
        places = ["/Applications/LibreOffice.app/Contents/MacOS/soffice"]
    elif sys.platform == "win32":
        programs = (os.environ.get(name) for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"))
        places = [join(folder, "LibreOffice", "program", "soffice.com") for folder in programs if folder]
    return next(filter(isfile, places), None)


class LibreOffice:
    """LibreOffice with a profile of its own, so that one the author has open is left alone. One call at a time.
    `folder` is where the profile and all files go."""

    def __init__(self, program: str, folder: str) -> None:
        self._program = program
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def paint(self, decks: Sequence[bytes], height_per_width: float) -> list[bytes | None]:
        """The first slide of each deck as a PNG, WIDTH pixels wide; None where there is no picture of one.

        Raises LibreOfficeFailed where there is none at all.
        """
        with tempfile.TemporaryDirectory(prefix="call-", dir=self._folder, ignore_cleanup_errors=True) as folder:
            names = []
            for number, deck in enumerate(decks):
                names.append(join(folder, f"{number}.pptx"))
                Path(names[-1]).write_bytes(deck)
            said = self._call(names, folder, _size(height_per_width))
            pictures = [_bytes(name.removesuffix(".pptx") + ".png") for name in names]
        if not any(pictures):
            raise LibreOfficeFailed(said or "LibreOffice made no picture and said nothing")
        return pictures

    def stop(self) -> None:
        """End a call under way; no further one begins."""
        self._stopped = True
        if self._running is not None:
            _kill(self._running)

    def _call(self, names: Sequence[str], folder: str, size: str) -> str:
        """Convert the files into `folder`. Returns the last thing LibreOffice said of its troubles."""
        command = [
            self._program,
            f"-env:UserInstallation={Path(self._folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            f"png:impress_png_Export:{size}",
            "--outdir",
            folder,
            *names,
        ]
        if self._stopped:
            return ""
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except OSError as problem:
            raise LibreOfficeFailed(problem.strerror or str(problem)) from problem
        self._running = process
        if self._stopped:
            _kill(process)
        try:
            _, said = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            _kill(process)
            process.communicate()
            raise LibreOfficeFailed(f"it did not finish within {PATIENCE} seconds") from None
        finally:
            self._running = None
        lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
        return next((line for line in reversed(lines) if "javaldx" not in line), "")


def _size(height_per_width: float) -> str:
    sides = {"PixelWidth": WIDTH, "PixelHeight": round(WIDTH * height_per_width)}
    return json.dumps({name: {"type": "long", "value": str(value)} for name, value in sides.items()})


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """soffice is a script that starts the program proper: both go."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except OSError:  # it has just ended
        pass


def _bytes(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        return None
