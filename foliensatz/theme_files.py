"""A theme on the disk: its theme.toml and those that it extends, or a template; its fonts."""

import os
from os.path import abspath, basename, dirname, join
from typing import Callable, NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.disk import Disk, unreadable
from foliensatz.source import Source, Span
from foliensatz.suggestion import listed, nearest

THEME_FILE = "theme.toml"
TEMPLATES = (".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm")
"""How the names of PowerPoint files end that can serve as a theme."""
BASIS = "basis"
"""What a theme may extend that is nobody's brand: plain styles, tables, code, charts and wording."""
FONTS = "fonts"
"""The folder beside a theme.toml in which its fonts are, for measuring."""


class Asked(NamedTuple):
    """Where a theme was asked for: in a file, as shown, or "--theme"; and the folder that its path is relative to."""

    span: Span
    place: str
    folder: str


class TemplateFile(NamedTuple):
    """A template's bytes, its path as shown, and where it was asked for."""

    path: str
    data: bytes
    asked: Asked


def is_template(theme: str) -> bool:
    """Whether a theme's name means a PowerPoint file."""
    return theme.lower().endswith(TEMPLATES)


def shipped_themes() -> str:
    """The folder of the themes that come with foliensatz: inside the installed package, or in a checkout beside it."""
    package = dirname(abspath(__file__))
    inside = join(package, "themes")
    return inside if os.path.isdir(inside) else join(dirname(package), "themes")


class ThemeFiles:
    """Finds the files of the themes that a deck in `deck_folder` may ask for; `read` reads one as text. `folder` is that
    of the theme that was read last."""

    def __init__(self, disk: Disk, deck_folder: str, read: Callable[[str], Report[Source | None]]) -> None:
        self.folder = ""
        self._disk = disk
        self._deck_folder = deck_folder
        self._read = read

    def sources(self, name: str, asked: Asked) -> Report[tuple[Source, ...]]:
        """The theme.toml that `name` means (a theme's name, a folder, or the file itself), and behind it those that it
        extends; none where one of them can't be had.

        A name is looked for in themes/ beside the deck and in the folders above, up to the repository's top, then
        among the themes that come with foliensatz; where no theme has it, a folder of that name is taken.
        """
        from foliensatz.theming import extended

        found: dict[str, Source] = {}
        problems: tuple[Diagnostic, ...] = ()
        while True:
            path, problem = self._find(name, asked)
            if problem:
                return Report((), (*problems, problem))
            if abspath(path) in found:
                return Report((), (*problems, _goes_round(name, asked)))
            source, told = self._read(path)
            problems += told
            if source is None:
                return Report((), problems)
            if not found:
                self.folder = dirname(abspath(path))
            found[abspath(path)] = source
            base = extended(source)
            if base is None:
                return Report(tuple(found.values()), problems)
            name, span = base
            asked = Asked(span, source.path, dirname(abspath(path)))

    def template(self, name: str, asked: Asked) -> Report[TemplateFile | None]:
        """The template that `name`, a path that ends like a PowerPoint file's, means."""
        path = self._disk.same_name(join(asked.folder, name))
        try:
            data = self._disk.read(path)
        except FileNotFoundError:
            shown = self._disk.shown(path)
            hint = f"The path is relative to {_folder_of(asked)}" + ("" if shown == name else f", so {shown} is meant")
            hint += self._disk.like(path, dirname(name))
            return Report(None, (error("F551", f"There is no template “{name}”", asked.span, hint, asked.place),))
        except OSError as problem:
            return Report(None, (unreadable(problem, f"The template “{name}”", asked.span, asked.place),))
        self.folder = dirname(abspath(path))
        return Report(TemplateFile(self._disk.shown(path), data, asked))

    def beside(self, name: str, asked: Asked) -> Report[Source | None]:
        """The theme.toml beside the template that `name` means, where it names that template: it overrules what is told of
        it, as if it had been asked for itself."""
        template = self._disk.same_name(join(asked.folder, name))
        path = join(dirname(abspath(template)), THEME_FILE)
        if not self._disk.is_file(path):
            return Report(None)
        from foliensatz.theming.template import named_template
        from foliensatz.theming.toml import parsed

        source, problems = self._read(path)
        if source is None:
            return Report(None, problems)
        named = named_template(source)
        if named is not None:
            same = abspath(self._disk.same_name(join(dirname(path), named[0]))) == abspath(template)
            return Report(source, problems) if same else Report(None)
        # One that can't be read, and speaks of the template: whoever reads it tells what is wrong.
        meant = basename(template) in source.text and parsed(source).value is None
        return Report(source, problems) if meant else Report(None)

    def fonts(self) -> tuple[tuple[str, int, int], ...]:
        """The files in the folder fonts of the theme that was read last, each with its time of change and its size."""
        folder = join(self.folder, FONTS)
        found = []
        for name in self._disk.entries(folder):
            path = join(folder, name)
            if self._disk.is_file(path):
                stat = os.stat(path)
                found.append((path, stat.st_mtime_ns, stat.st_size))
        return tuple(found)

    @property
    def fonts_file(self) -> str:
        """What lies where the folder fonts should be and is a file, as shown; "" where nothing does."""
        path = join(self.folder, FONTS)
        return self.shown(path) if self.folder and self._disk.is_file(path) else ""

    def shown(self, path: str) -> str:
        """A path as the author sees it."""
        return self._disk.shown(path)

    def data(self, path: str) -> bytes:
        """The bytes of a file that was found here. Raises OSError."""
        return self._disk.read(path)

    def font(self, family: str, bold: bool, italic: bool) -> tuple[bytes, int] | None:
        """The file of a face, and where in it the face begins: from the theme's own fonts, or else from those that are
        installed; None where there is none."""
        from foliensatz.font_files import find_font, installed_folders

        file = find_font(family, bold, italic, (join(self.folder, FONTS), *installed_folders()))
        if file is None:
            return None
        return self._disk.read(file.path), file.offset

    def _find(self, name: str, asked: Asked) -> tuple[str, Diagnostic | None]:
        """Where the theme.toml is that `name` means, or why there is none."""
        if name == BASIS:
            return join(dirname(abspath(__file__)), "theming", "basis.toml"), None
        if "/" in name or os.sep in name or name in (".", "..") or name.endswith(".toml"):
            path = join(asked.folder, name)
            if self._disk.is_file(path) and not name.endswith(".toml"):
                return "", _no_template(name, asked)
            if basename(path) != THEME_FILE and not (name.endswith(".toml") and self._disk.is_file(path)):
                path = join(path, THEME_FILE)
            if self._disk.is_file(path):
                return path, None
            hint = f"A theme is a folder with a file {THEME_FILE}; {self._disk.shown(path)} is not there"
            return "", error("F551", f"There is no theme in “{name}”", asked.span, hint, asked.place)
        folders = self._folders()
        for folder in folders:
            path = join(folder, name, THEME_FILE)
            if self._disk.is_file(path):
                return path, None
        path = join(asked.folder, name, THEME_FILE)
        if name and self._disk.is_file(path):
            return path, None
        if self._disk.is_file(join(asked.folder, name)):
            return "", _no_template(name, asked)
        return "", self._missing(name, folders, asked)

    def _folders(self) -> list[str]:
        folders = []
        folder = self._deck_folder
        while True:
            folders.append(join(folder, "themes"))
            if os.path.exists(join(folder, ".git")) or dirname(folder) == folder:
                break
            folder = dirname(folder)
        return [*folders, shipped_themes()]

    def names(self) -> tuple[str, ...]:
        """The themes that can be asked for by name."""
        return self._names(self._folders())

    def _names(self, folders: list[str]) -> tuple[str, ...]:
        found = {
            entry
            for folder in folders
            for entry in self._disk.entries(folder)
            if self._disk.is_file(join(folder, entry, THEME_FILE))
        }
        return tuple(sorted({*found, BASIS}))

    def _missing(self, name: str, folders: list[str], asked: Asked) -> Diagnostic:
        names = self._names(folders)
        near = nearest(name, names)
        there = f"there is {listed(names)}"
        hint = f"Did you mean “{near}”? ({there})" if near else there[0].upper() + there[1:]
        return error("F551", f"There is no theme “{name}”", asked.span, hint, asked.place)


def _folder_of(asked: Asked) -> str:
    return "the folder you are in" if asked.place.startswith("--") else "the folder of the file that names it"


def _no_template(name: str, asked: Asked) -> Diagnostic:
    """A file that is there, but no theme and nothing of PowerPoint's: another program's, or from before 2007."""
    hint = "If it is a presentation or a template, open it and save it as .potx or .pptx, and name that"
    return error("F551", f"“{name}” is a file, but no theme and no PowerPoint template", asked.span, hint, asked.place)


def _goes_round(name: str, asked: Asked) -> Diagnostic:
    hint = "Let the first of them stand on its own, without “extends”"
    return error("F505", f"The theme extends “{name}”, which extends it in turn", asked.span, hint, asked.place)
