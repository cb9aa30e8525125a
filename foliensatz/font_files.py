"""Font files on the disk: those a theme brings along, and those that are installed."""

import os
import sys
from mmap import ACCESS_READ, mmap
from os.path import join
from typing import Iterable, Iterator, NamedTuple

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


class FontFile(NamedTuple):
    """A face: its file, and where in it the face begins."""

    path: str
    offset: int


class _Listed(NamedTuple):
    families: frozenset[str]
    bold: bool
    italic: bool
    file: FontFile


# What is in a font file doesn't change while it is there under one name: (path, time of change) → its faces.
_looked_into: dict[tuple[str, int], tuple[_Listed, ...]] = {}


def find_font(family: str, bold: bool, italic: bool, folders: Iterable[str]) -> FontFile | None:
    """The face of a family in one style, from the first of the `folders` (and those in them) that has the family. Where
    it lacks the style, the one that is nearest; None where no folder has the family."""
    name = family.strip().casefold()
    for folder in folders:
        found = [listed for path in _likely_first(folder, name) for listed in _faces(path) if name in listed.families]
        if found:
            best = min(found, key=lambda listed: (listed.bold != bold, listed.italic != italic, listed.file))
            return best.file
    return None


def installed_folders() -> tuple[str, ...]:
    """Where this system keeps its fonts, the user's own first."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        own = join(os.environ.get("LOCALAPPDATA", join(home, "AppData", "Local")), "Microsoft", "Windows", "Fonts")
        return own, join(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
    if sys.platform == "darwin":
        return join(home, "Library", "Fonts"), "/Library/Fonts", "/System/Library/Fonts"
    data = os.environ.get("XDG_DATA_HOME", join(home, ".local", "share"))
    shared = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    return join(data, "fonts"), join(home, ".fonts"), *(join(folder, "fonts") for folder in shared if folder)


def _likely_first(folder: str, family: str) -> Iterator[str]:
    """The font files below a folder: if there are any whose names begin like the family's, only those."""
    stem = "".join(filter(str.isalnum, family))
    paths = sorted(
        join(where, name)
        for where, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith(_SUFFIXES)
    )
    likely = [path for path in paths if _stem(path).startswith(stem)]
    if any(family in listed.families for path in likely for listed in _faces(path)):
        return iter(likely)
    return iter(paths)


def _stem(path: str) -> str:
    return "".join(filter(str.isalnum, os.path.basename(path).casefold()))


def _faces(path: str) -> tuple[_Listed, ...]:
    """The faces in a file; none where it can't be read, for what else lies in a folder of fonts is not our business."""
    from foliensatz.fonts.opentype import NoFont, faces

    try:
        key = path, os.stat(path).st_mtime_ns
        if key not in _looked_into:
            with open(path, "rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
                _looked_into[key] = tuple(
                    _Listed(frozenset(map(str.casefold, families)), bold, italic, FontFile(path, offset))
                    for families, bold, italic, offset in faces(data)
                )
    except (OSError, ValueError, NoFont):  # ValueError: an empty file can't be mapped
        return ()
    return _looked_into[key]
