"""The PPTX while somebody may have it open: put in its place, or kept beside it until the place is free."""

import os
from os.path import basename, dirname, exists, join, splitext
from typing import Callable, NamedTuple

from foliensatz import output
from foliensatz.diagnostic import Diagnostic

SIGNS_DECIDE = os.name != "nt"
"""Whether only a program's owner file says that a presentation is open. Windows itself refuses to replace one that is, and
knows better than an owner file, which a crash may have left behind."""

_MOST_BESIDE = 20

_NEW = {"de": "neu", "en": "new"}
_OPEN = {
    "de": "{place} ist {held}. Der neueste Stand liegt in „{beside}“ und kommt an seinen Platz, sobald die Datei frei ist.",
    "en": "{place} is {held}. The newest build is in “{beside}” and takes its place as soon as the file is free.",
}
_IN_PROGRAM = {"de": "in {program} geöffnet", "en": "open in {program}"}
_HELD = {
    "de": "in einem anderen Programm geöffnet oder schreibgeschützt",
    "en": "open in another program or write-protected",
}
_FREE = {"de": "{place} ist wieder frei und auf dem neuesten Stand.", "en": "{place} is free again and up to date."}


class Delivery(NamedTuple):
    """Where the newest PPTX is: `path`, as shown; "" where there is none. It is `in_place`, or beside it. `written` says
    whether a file was written for this build: not where it has errors or gives the bytes that are there already.
    `message` is what a presenter should know, in the deck's language; `diagnostics` say why nothing could be written."""

    path: str
    in_place: bool
    written: bool = False
    message: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def owner_files(path: str) -> dict[str, str]:
    """The files that programs keep beside a presentation as long as they have it open, and the program's name."""
    folder, name = dirname(path), basename(path)
    return {join(folder, f".~lock.{name}#"): "LibreOffice", join(folder, f"~${name}"): "PowerPoint"}


def opened_in(path: str) -> str:
    """The program that says it has the presentation open; "" where none does."""
    return next((program for sign, program in owner_files(path).items() if exists(sign)), "")


class Target:
    """The place `path` of a deck's PPTX. `shown` gives paths as the author sees them."""

    def __init__(self, path: str, shown: Callable[[str], str]) -> None:
        self.path = path
        self._shown = shown
        self._waiting: bytes | None = None
        self._lang = "en"
        self._besides: list[str] = []
        self._stamp: tuple[int, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether `retry` has something to do: a build that is not in its place, or a file beside it that is not needed
        any more and could not be removed."""
        return self._waiting is not None or bool(self._besides)

    @property
    def signs(self) -> tuple[str, ...]:
        """The absolute paths whose coming or going may mean that the place is free."""
        target = os.path.realpath(self.path)
        return tuple(sign for path in (target, *self._besides) for sign in owner_files(path))

    def standing(self) -> Delivery:
        """Where the newest PPTX is now, when nothing new was made."""
        if self._waiting is not None and self._besides:
            return Delivery(self._shown(self._besides[0]), False)
        there = exists(self.path)
        return Delivery(self._shown(self.path) if there else "", there)

    def deliver(self, data: bytes, lang: str) -> Delivery:
        """Put a new build in its place, or, where that is taken, beside it: "deck (new).pptx", in the language `lang` of
        the deck. Either file is the old one or the new one, whole, at any moment."""
        self._lang = "de" if lang.lower().startswith("de") else "en"
        shown = self._shown(self.path)
        refused = output.refusal(self.path, shown)
        if refused:
            return self.standing()._replace(diagnostics=(refused,))
        if _holds(self.path, data):
            self._waiting = None
            self._clear_besides()
            return Delivery(shown, True)
        target = os.path.realpath(self.path)
        program = opened_in(target)
        if not (SIGNS_DECIDE and program):
            problem = output.replace(self.path, data, shown)
            if not problem:
                return self._in_place()
            if problem.code != "F601":
                self._waiting = data
                return self.standing()._replace(diagnostics=(problem,))
        self._waiting = data
        return self._beside(data, program)

    def retry(self) -> Delivery | None:
        """Put the waiting build in its place if that is free now; None where nothing has come of it."""
        if self._waiting is None:
            self._clear_besides()
            return None
        target = os.path.realpath(self.path)
        if SIGNS_DECIDE and opened_in(target):
            return None
        if not self._move_in(target):
            return None
        found = self._in_place()
        return found._replace(message=_FREE[self._lang].format(place=found.path))

    def _move_in(self, target: str) -> bool:
        """The file beside takes its place, in one step; written anew where it is in use or no longer what was built."""
        beside = self._besides[0] if self._besides else ""
        if beside and not opened_in(beside) and _stamp(beside) == self._stamp:
            try:
                os.replace(beside, target)
            except OSError:
                return False
            return True
        return output.replace(self.path, self._waiting or b"", self._shown(self.path)) is None

    def _in_place(self) -> Delivery:
        self._waiting = None
        self._clear_besides()
        return Delivery(self._shown(self.path), True, written=True)

    def _beside(self, data: bytes, program: str) -> Delivery:
        problem = None
        for beside in self._candidates():
            problem = None if _holds(beside, data) else output.replace(beside, data, self._shown(beside))
            if problem and problem.code == "F601":  # it is open too
                continue
            if not problem:
                self._besides = [beside, *(other for other in self._besides if other != beside)]
                self._stamp = _stamp(beside)
                shown = self._shown(self.path), self._shown(beside)
                return Delivery(shown[1], False, True, self._words(program, *shown))
            break
        return self.standing()._replace(diagnostics=(problem,) if problem else ())

    def _words(self, program: str, place: str, beside: str) -> str:
        held = _IN_PROGRAM[self._lang].format(program=program) if program else _HELD[self._lang]
        return _OPEN[self._lang].format(place=place, held=held, beside=beside)

    def _candidates(self) -> list[str]:
        """The names beside the place that may be used: of files that are not there, or that are builds and not open."""
        stem, suffix = splitext(os.path.realpath(self.path))
        word = _NEW[self._lang]
        names = [f"{stem} ({word}){suffix}", *(f"{stem} ({word} {n}){suffix}" for n in range(2, _MOST_BESIDE + 1))]
        return [name for name in names if not exists(name) or (is_untouched(name) and not opened_in(name))]

    def _clear_besides(self) -> None:
        """Remove what lies beside and is not needed any more, unless somebody works with it."""
        self._besides = [path for path in self._besides if exists(path) and not self._removed(path)]

    def _removed(self, path: str) -> bool:
        """Whether there is nothing left to do for this file: it is removed, or it is the presenter's now."""
        if not is_untouched(path):
            return True
        if opened_in(path):
            return False
        try:
            os.remove(path)
        except OSError:
            return False
        return True


def is_untouched(path: str) -> bool:
    """Whether the file is a build of foliensatz that no other program has saved: those put their own name into it."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            return b"<Application>foliensatz</Application>" in archive.read("docProps/app.xml")
    except (OSError, BadZipFile, KeyError):
        return False


def _holds(path: str, data: bytes) -> bool:
    """Whether the file is there with exactly these bytes."""
    try:
        if os.path.getsize(path) != len(data):
            return False
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def _stamp(path: str) -> tuple[int, ...]:
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino
