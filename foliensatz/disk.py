"""Files and folders as a build sees them: every path it reads or looks for is noted, whether it is there or not.

`project.py` is the only user. What one build has read it does not read again.
"""

import os
import posixpath
from errno import EFBIG, EINVAL
from os.path import abspath, basename, dirname, join
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from foliensatz.diagnostic import Diagnostic, error, warning
from foliensatz.source import Span
from foliensatz.suggestion import nearest

if TYPE_CHECKING:
    from foliensatz.contents import Contents


class Disk:
    """`reads` are the absolute paths that were read or looked for, in that order, files and folders, missing ones too:
    when one of them changes, another build may give another result. `contents` are what an earlier build has read."""

    def __init__(self, contents: "Contents | None" = None) -> None:
        self._contents = contents
        self.reads: dict[str, None] = {}
        self.here = os.getcwd()
        self._entries: dict[str, tuple[str, ...]] = {}
        self._is_exact: dict[str, bool] = {}

    def shown(self, path: str) -> str:
        """A path as the author sees it, with `/`: relative to where the command runs, unless that is the longer way."""
        absolute = abspath(path)
        try:
            path = os.path.relpath(path, self.here)
        except ValueError:  # another drive, on Windows
            path = absolute
        return min(path, absolute, key=len).replace(os.sep, "/")

    def read(self, path: str, most: int = 0) -> bytes:
        """The file's bytes. Raises OSError; for what could be read without end (a pipe, a device) and for a file of
        more than `most` bytes too, where that is not 0."""
        if "\0" in path:  # no system has such a name; open() takes it for a mistake of the programmer's
            raise FileNotFoundError(path)
        absolute = abspath(path)
        self.reads[absolute] = None
        found = os.stat(path)
        if not S_ISREG(found.st_mode) and not S_ISDIR(found.st_mode):
            raise OSError(EINVAL, "it is a pipe or a device")
        if most and found.st_size > most:
            raise OSError(EFBIG, f"it has {found.st_size // 1_000_000:,} MB, and {most // 1_000_000} are the most")
        if self._contents is not None:
            return self._contents.read(absolute)
        with open(path, "rb") as file:
            return file.read()

    def is_file(self, path: str) -> bool:
        self.reads[abspath(path)] = None
        return os.path.isfile(path)

    def entries(self, folder: str) -> tuple[str, ...]:
        """The names in a folder, sorted; none where it can't be read."""
        folder = abspath(folder)
        if folder not in self._entries:
            self.reads[folder] = None
            try:
                self._entries[folder] = tuple(sorted(os.listdir(folder)))
            except (OSError, ValueError):  # the latter for a name with a NUL in it
                self._entries[folder] = ()
        return self._entries[folder]

    def matching(self, folder: str, pattern: str) -> list[str]:
        """The files below `folder` that a glob pattern means, sorted by their path; `**` reaches into folders."""
        from glob import glob, has_magic

        fixed = pattern.replace("\\", "/") if os.sep == "/" and not os.path.exists(join(folder, pattern)) else pattern
        if not has_magic(fixed):
            path = self.same_name(join(folder, fixed))
            return [path] if self.is_file(path) else []
        self._note_folders([folder], fixed.split("/") if os.sep == "/" else fixed.replace(os.sep, "/").split("/"))
        found = sorted(glob(join(_escape(folder), fixed), recursive=True))
        return [path for path in found if self.is_file(path)]

    def _note_folders(self, folders: list[str], parts: list[str]) -> None:
        """Note every folder whose entries decide what a pattern means: where a file or a folder may come that it takes."""
        from fnmatch import fnmatch
        from glob import has_magic

        part, rest = parts[0], parts[1:]
        if not has_magic(part) and rest:
            self._note_folders([join(folder, part) for folder in folders], rest)
            return
        inner = []
        for folder in folders:
            self.reads[abspath(folder)] = None
            if part == "**":
                inner += [folder, *_folders_below(folder)]
            elif rest:
                names = [name for name in self.entries(folder) if fnmatch(name, part)]
                inner += [join(folder, name) for name in names if os.path.isdir(join(folder, name))]
        if part == "**":
            for folder in inner:
                self.reads[abspath(folder)] = None
        if rest and inner:
            self._note_folders(inner, rest)

    def same_name(self, path: str) -> str:
        """The path as it is on the disk where only the Unicode spelling differs ("ü" as one character or as two, as
        files from a Mac have it): no author can see that difference. Any other path comes back as it is."""
        if path.isascii() or self.is_file(path):
            return path
        from unicodedata import normalize

        wanted = normalize("NFC", basename(path))
        for entry in self.entries(dirname(path)):
            if normalize("NFC", entry) == wanted:
                return join(dirname(path), entry)
        return path

    def like(self, path: str, written: str) -> str:
        """A did-you-mean for a missing file, from what stands in its folder, which the author wrote as `written`."""
        near = nearest(basename(path), self.entries(dirname(path)))
        return f"; did you mean “{posixpath.join(written, near)}”?" if near else ""

    def other_case(self, path: str) -> str:
        """How the path is really spelled where only upper and lower case differ; "" where that isn't so.

        Windows and macOS find such a file all the same, Linux does not.
        """
        folder, name = dirname(path), basename(path)
        if not name or folder == path:
            return ""
        names = self.entries(folder)
        if not names and not os.path.isdir(folder):
            real = self.other_case(folder)
            if not real:
                return ""
            folder, names = real, self.entries(real)
        if name in names:
            return join(folder, name) if folder != dirname(path) else ""
        for entry in names:
            if entry.casefold() == name.casefold():
                return join(folder, entry)
        return ""

    def case_hint(self, path: str) -> str:
        """What to say of a missing file of which only upper and lower case differ; "" where that isn't so."""
        real = self.other_case(path)
        return f"There is “{basename(real)}”; upper and lower case must be the same" if real else ""

    def case_warning(self, path: str, name: str, span: Span, place: str) -> Diagnostic | None:
        """A warning where a file was found only because this system does not mind upper and lower case."""
        folder = dirname(abspath(path))
        if not _forgiving() or basename(path) in self.entries(folder):
            return None
        real = self.other_case(abspath(path))
        if not real:
            return None
        return warning(
            "F302",
            f"The file “{name}” is really spelled “{basename(real)}”",
            span,
            "It is found here, but not on Linux; write it with the same upper and lower case",
            place,
        )


def _folders_below(folder: str) -> list[str]:
    """All folders below one, but for hidden ones, which `**` leaves out."""
    found = []
    for where, names, _ in os.walk(folder):
        names[:] = [name for name in names if not name.startswith(".")]
        found += [join(where, name) for name in names]
    return found


def unreadable(problem: OSError, what: str, span: Span = Span(), path: str = "") -> Diagnostic:
    """What keeps a file from being read, in plain words."""
    if isinstance(problem, FileNotFoundError):
        return error("F153", f"{what} is not there", span, "Check its name and folder", path)
    if isinstance(problem, IsADirectoryError):
        return error("F153", f"{what} is a folder, not a file", span, "Name a file in it", path)
    if isinstance(problem, PermissionError):
        hint = "Check its permissions; on Windows another program may hold it open"
        return error("F153", f"{what} may not be read", span, hint, path)
    message = f"{what} can't be read: {problem.strerror or problem}"
    return error("F153", message, span, "Check the file and try again", path)


def _forgiving() -> bool:
    import sys

    return sys.platform in ("win32", "darwin")


def _escape(folder: str) -> str:
    from glob import escape

    return escape(folder)
