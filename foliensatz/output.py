"""The PPTX on disk: where it goes, and how it is replaced without ever being half there."""

import os
from os.path import basename, dirname, join, splitext

from foliensatz import owners
from foliensatz.diagnostic import Diagnostic, error, warning

SUFFIX = ".pptx"
_UNFINISHED = ".new"
_WRITING_SECONDS = 5.0  # No write pauses that long.


def default_output(deck: str) -> str:
    """build/NAME.pptx beside the deck NAME.md."""
    return join(dirname(deck), "build", splitext(basename(deck))[0] + SUFFIX)


def refusal(output: str, shown: str) -> Diagnostic | None:
    """Why `output` can't be the name of the PPTX, known before any work is done; None where it can."""
    if os.path.isdir(output) or output.endswith(("/", os.sep)):
        hint = f"Name a file in it, such as {shown.rstrip('/')}/deck.pptx"
        return error("F603", "The output is a folder", hint=hint, path=shown)
    if splitext(output)[1].lower() != SUFFIX:
        hint = f"Name it {splitext(shown)[0]}.pptx"
        return error("F603", "The output's name does not end in .pptx", hint=hint, path=shown)
    return None


def replace(output: str, data: bytes, shown: str) -> Diagnostic | None:
    """Write `data` to `output` in one step: whoever opens it finds the old file or the new one, whole.

    Missing folders are made. Where writing fails the old file stays and the diagnostic says why; None is success.
    """
    target = os.path.realpath(output)
    folder = dirname(target)
    beside = join(folder, f".{basename(target)}.{os.getpid()}{_UNFINISHED}")
    try:
        try:
            os.makedirs(folder, exist_ok=True)
            with open(beside, "wb") as file:
                file.write(data)
        except OSError as problem:
            hint = "Choose another place with -o, or make room and see to the permissions there"
            return error("F602", f"The PPTX can't be written: {_words(problem)}", hint=hint, path=shown)
        try:
            os.replace(beside, target)
        except OSError as problem:
            if isinstance(problem, PermissionError):
                message = "The PPTX can't be replaced, it is open in another program or write-protected"
            else:
                message = f"The PPTX can't be replaced: {_words(problem)}"
            hint = "Close it in PowerPoint and build again, or write elsewhere with -o"
            return error("F601", message, hint=hint, path=shown)
    finally:
        _remove(beside)
    _clear_unfinished(target)
    return None


def _clear_unfinished(target: str) -> None:
    """Remove what builds left beside `target` that were killed while they wrote it, a build beside it ("deck (new).pptx")
    or the list of these."""
    name = basename(target)
    starts = (f".{name}.", f".{basename(list_of_besides(target))}.", f".{splitext(name)[0]} (")
    try:
        entries = list(os.scandir(dirname(target)))
    except OSError:  # a folder that may be written to but not listed
        return
    for entry in entries:
        number = entry.name.removesuffix(_UNFINISHED).rpartition(".")[2]
        if entry.name.startswith(starts) and entry.name.endswith(_UNFINISHED) and number.isdecimal():
            if _is_given_up(entry.path, int(number)):
                _remove(entry.path)


def _is_given_up(path: str, process: int) -> bool:
    """Whether nobody writes this file any more. Its process may run on another machine, so its age counts too."""
    from time import time

    try:
        if time() - os.path.getmtime(path) < _WRITING_SECONDS:
            return False
        if os.name != "nt":  # Windows lets no file be removed that is being written, and has no harmless kill
            os.kill(process, 0)
            return False
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # somebody else's, or gone meanwhile
        return False
    return True


def list_of_besides(target: str) -> str:
    """Where it is written down which builds lie beside the PPTX `target` (see delivery.py)."""
    return join(dirname(target), f".{basename(target)}.beside")


def still_shown(output: str, shown: str) -> Diagnostic | None:
    """What to tell where a file was replaced that a program goes on showing as it was; None where none does."""
    program = owners.opened_in(os.path.realpath(output)) if owners.SIGNS_DECIDE else ""
    if not program:
        return None
    reload = "Reload it there (File > Reload)" if program == "LibreOffice" else "Close it there and open it again"
    message = f"The PPTX is open in {program}, which goes on showing the one before"
    return warning("F605", message, hint=f"{reload}, before you save it there", path=shown)


def _words(problem: OSError) -> str:
    return (problem.strerror or str(problem)).lower()


def _remove(path: str) -> None:
    from contextlib import suppress

    with suppress(OSError):  # never made, or held by what the diagnostic is about
        os.remove(path)
