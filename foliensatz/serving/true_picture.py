"""Slides as LibreOffice paints them, on demand: to see beside the preview what another program makes of the PPTX.

A picture is made of a PPTX with that one slide, which takes LibreOffice the same second in a deck of three slides or a
thousand. It is kept in a file, by the bytes of that PPTX, so that nothing is painted twice while the server runs.
"""

import tempfile
import threading
from hashlib import sha256
from pathlib import Path
from typing import Callable, Sequence

from foliensatz.serving import libreoffice
from foliensatz.serving.libreoffice import LibreOffice, LibreOfficeFailed

SET = 8
"""How many slides go into one call after the first: starting LibreOffice takes longer than painting a slide."""

Package = Callable[[int], "tuple[bytes, int, float] | None"]
"""A frame's key -> the PPTX with that slide alone, its number in the deck, and its height per width. None for a frame
that isn't on view any more."""
Publish = Callable[[str, object], None]


class TruePictures:
    """The pictures, and a thread that makes them, begun when they are first asked for. Its state goes to browsers as
    `{"available", "left"}` with `"ready": [[key, number, picture], …]` and `"failed": [[key, number, why], …]`."""

    def __init__(self, package: Package, publish: Publish, program: str | None = None) -> None:
        self._package = package
        self._publish = publish
        self._program = program if program is not None else libreoffice.find()
        self._changed = threading.Condition()
        self._wanted: list[int] = []
        self._at_work = 0
        self._pictures: dict[str, Path] = {}
        self._thread: threading.Thread | None = None
        self._painter: LibreOffice | None = None
        self._stopped = False

    def state(self) -> dict[str, object]:
        with self._changed:
            return {"available": bool(self._program), "left": len(self._wanted) + self._at_work}

    def picture(self, name: str) -> bytes | None:
        """A finished picture as PNG; None where there is none of that name."""
        with self._changed:
            path = self._pictures.get(name)
            return path.read_bytes() if path is not None else None

    def ask(self, keys: Sequence[int]) -> None:
        """Have pictures made of these frames, before all that were asked for earlier. Without keys the earlier ones are
        given up too."""
        with self._changed:
            if not self._program or self._stopped:
                return
            self._wanted = [*dict.fromkeys([*keys, *self._wanted])] if keys else []
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="true pictures", daemon=True)
                self._thread.start()
            self._changed.notify()
        self._tell()

    def stop(self) -> None:
        """End LibreOffice and the thread."""
        with self._changed:
            self._stopped = True
            self._wanted = []
            self._changed.notify()
            thread, painter = self._thread, self._painter
        if painter is not None:
            painter.stop()
        if thread is not None:
            thread.join()

    # The thread's own

    def _work(self) -> None:
        with tempfile.TemporaryDirectory(prefix="foliensatz-", ignore_cleanup_errors=True) as folder:
            with self._changed:
                self._painter = LibreOffice(self._program, folder)
            first = True
            while not self._stopped:
                with self._changed:
                    while not self._wanted and not self._stopped:
                        first = True
                        self._changed.wait()
                    keys = self._wanted[: 1 if first else SET]
                    del self._wanted[: len(keys)]
                    self._at_work = len(keys)
                first = False
                ready, failed = self._made(keys, folder)
                with self._changed:
                    self._at_work = 0
                if not self._stopped:
                    self._tell(ready, failed)
            with self._changed:
                self._pictures.clear()

    def _made(self, keys: Sequence[int], folder: str) -> tuple[list[list[object]], list[list[object]]]:
        ready: list[list[object]] = []
        missing: dict[str, tuple[int, int, bytes, float]] = {}
        for key in keys:
            packed = self._package(key)
            if packed is None:
                continue
            data, number, ratio = packed
            name = sha256(data).hexdigest()[:32] + ".png"
            if name in self._pictures:
                ready.append([key, number, name])
            else:
                missing[name] = (key, number, data, ratio)
        if not missing:
            return ready, []
        try:
            ratio = next(iter(missing.values()))[3]
            pictures = self._painter.paint([data for _, _, data, _ in missing.values()], ratio)
            why = "LibreOffice made no picture of this slide"
        except LibreOfficeFailed as problem:
            pictures, why = [None] * len(missing), str(problem)
        failed: list[list[object]] = []
        for (name, (key, number, _, _)), picture in zip(missing.items(), pictures):
            if picture is None:
                failed.append([key, number, why])
            else:
                ready.append([key, number, name])
                self._remember(Path(folder, name), picture)
        return ready, failed

    def _remember(self, path: Path, picture: bytes) -> None:
        path.write_bytes(picture)
        with self._changed:
            self._pictures[path.name] = path

    def _tell(self, ready: Sequence[object] = (), failed: Sequence[object] = ()) -> None:
        self._publish("true", {**self.state(), "ready": ready, "failed": failed})
