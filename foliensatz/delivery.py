"""The PPTX while somebody may have it open: put in its place, or kept beside it until the place is free."""

import os
from os.path import basename, dirname, exists, join, splitext
from typing import Callable, NamedTuple

from foliensatz import output, owners
from foliensatz.diagnostic import Diagnostic

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


class Target:
    """The place `path` of a deck's PPTX. `shown` gives paths as the author sees them."""

    def __init__(self, path: str, shown: Callable[[str], str]) -> None:
        self.path = path
        self._shown = shown
        self._lang = "en"
        self._waiting: bytes | None = None
        self._beside = ""
        self._stamp: tuple[int, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether `retry` has something to do: a build that is not in its place, or a file beside it that is not needed
        any more and could not be removed."""
        return self._waiting is not None or exists(output.list_of_besides(self._target))

    @property
    def signs(self) -> tuple[str, ...]:
        """The absolute paths whose coming or going may mean that the place is free."""
        target = self._target
        return tuple(sign for path in (target, *besides(target)) for sign in owners.owner_files(path))

    @property
    def _target(self) -> str:
        """The file itself, where the place is a link. (Windows resolves a network drive's letter, too, which nobody wants
        to read.)"""
        return os.path.realpath(self.path) if os.path.islink(self.path) else os.path.abspath(self.path)

    def standing(self) -> Delivery:
        """Where the newest PPTX is now, when nothing new was made."""
        if self._waiting is not None and self._beside:
            return Delivery(self._shown(self._beside), False)
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
        target = self._target
        if _holds(target, data):
            return self._in_place()._replace(written=False)
        program = owners.opened_in(target)
        if not (owners.SIGNS_DECIDE and program):
            problem = output.replace(target, data, shown)
            if not problem:
                return self._in_place()
            if problem.code != "F601":
                self._waiting = data
                return self.standing()._replace(diagnostics=(problem,))
        self._waiting = data
        return self._put_beside(target, data, program)

    def retry(self) -> Delivery | None:
        """Put the waiting build in its place if that is free now; None where nothing has come of it."""
        target = self._target
        if self._waiting is None:
            clear_besides(target)
            return None
        if owners.SIGNS_DECIDE and owners.opened_in(target):
            return None
        if not self._move_in(target, self._waiting):
            return None
        found = self._in_place()
        return found._replace(message=_FREE[self._lang].format(place=found.path))

    def _move_in(self, target: str, data: bytes) -> bool:
        """The file beside takes its place, in one step; written anew where it is in use or no longer what was built."""
        beside = self._beside
        if beside and not owners.opened_in(beside) and _stamp(beside) == self._stamp:
            try:
                os.replace(beside, target)
            except OSError:
                return False
            return True
        return output.replace(target, data, self._shown(target)) is None

    def _in_place(self) -> Delivery:
        self._waiting = None
        self._beside = ""
        clear_besides(self._target)
        return Delivery(self._shown(self.path), True, written=True)

    def _put_beside(self, target: str, data: bytes, program: str) -> Delivery:
        problem = None
        mine = besides(target)
        for beside in self._names(target):
            if exists(beside) and (beside not in mine or not is_untouched(beside) or owners.opened_in(beside)):
                continue
            _remember(target, [*mine, beside])
            problem = None if _holds(beside, data) else output.replace(beside, data, self._shown(beside))
            if not problem:
                self._beside, self._stamp = beside, _stamp(beside)
                clear_besides(target, keep=beside)
                shown = self._shown(self.path), self._shown(beside)
                return Delivery(shown[1], False, True, self._words(program, *shown))
            if problem.code != "F601":  # else it is open too
                break
        _remember(target, mine)
        return self.standing()._replace(diagnostics=(problem,) if problem else ())

    def _words(self, program: str, place: str, beside: str) -> str:
        held = _IN_PROGRAM[self._lang].format(program=program) if program else _HELD[self._lang]
        return _OPEN[self._lang].format(place=place, held=held, beside=beside)

    def _names(self, target: str) -> list[str]:
        stem, suffix = splitext(target)
        word = _NEW[self._lang]
        return [f"{stem} ({word}){suffix}", *(f"{stem} ({word} {n}){suffix}" for n in range(2, _MOST_BESIDE + 1))]


def besides(target: str) -> list[str]:
    """The builds that were put beside the PPTX `target`, in this session or one that was broken off. A list beside them
    says so, since a file of such a name may as well be another deck's."""
    try:
        with open(output.list_of_besides(target), encoding="utf-8") as file:
            names = file.read().splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [join(dirname(target), name) for name in names if name == basename(name)]


def clear_besides(target: str, keep: str = "") -> None:
    """Remove the builds beside `target`, which are not needed any more, but for those that somebody works with."""
    there = besides(target)
    if there or exists(output.list_of_besides(target)):
        _remember(target, [path for path in there if exists(path) and (path == keep or not _is_done_with(path))])


def _is_done_with(path: str) -> bool:
    """Whether there is nothing left to do for this file: it is removed, or it is the presenter's now."""
    if not is_untouched(path):
        return True
    if owners.opened_in(path):
        return False
    try:
        os.remove(path)
    except OSError:
        return False
    return True


def _remember(target: str, paths: list[str]) -> None:
    """Write the list of what lies beside `target`; without any there is no list."""
    place = output.list_of_besides(target)
    names = "".join(f"{basename(path)}\n" for path in dict.fromkeys(paths))
    if names:
        output.replace(place, names.encode(), place)
        return
    try:
        os.remove(place)
    except OSError:  # there was none, or the folder may not be written to, and nothing could be put there either
        return


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
