"""The only reader of disk: finds the deck, its slide files, its pictures and its theme, and knows what it read."""

import os
import posixpath
from os.path import abspath, basename, dirname, join
from typing import TYPE_CHECKING, Callable, NamedTuple

from foliensatz.deck import Asset, RecordingAsset, Sketch
from foliensatz.decoding import decode
from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.disk import Disk, unreadable
from foliensatz.memo import Forgetful, Recall, Same
from foliensatz.suggestion import listed
from foliensatz.source import Source, Span
from foliensatz.theme_files import ThemeFiles

if TYPE_CHECKING:
    from foliensatz.contents import Contents
    from foliensatz.pictures import PictureInfo
    from foliensatz.theme import Theme

MOST_OF_A_RECORDING = 2_000_000_000
MOST_BYTES = 500_000_000
"""Of a picture. PowerPoint gives up long before."""
BESIDE = "slides/*.md"
"""Where slides are looked for when the deck's file has none and names none."""


class Project:
    """One deck on disk, for one build. `deck` is the path of the deck's file, absolute or relative to the current
    folder. Every file is read once. Who builds again and again hands on what earlier builds know: `contents` and
    `memo`."""

    def __init__(self, deck: str, contents: "Contents | None" = None, memo: Recall = Forgetful()) -> None:
        self.disk = Disk(contents)
        self.memo = memo
        self.deck = deck
        self.output = ""  # where the PPTX will be, "" where build/ is
        self.folder = dirname(abspath(deck))
        self.sources: dict[str, Source] = {}
        self._lines: dict[str, list[str]] = {}
        self._pictures: dict[str, Report[Asset | None]] = {}
        self._media: dict[str, _Inspected] = {}
        self._recordings: dict[str, tuple[bytes, str]] = {}
        self._texts: dict[str, Report[Source | None]] = {}
        self.themes = ThemeFiles(self.disk, self.folder, self._source)
        self._theme: "Theme | None" = None

    @property
    def reads(self) -> tuple[str, ...]:
        """Every absolute path that was read or looked for, folders and missing files included."""
        return tuple(self.disk.reads)

    def source_line(self, path: str, line: int) -> str | None:
        """A line of a source that was read, by the path shown to the author; None where there is none."""
        lines = self._lines.get(path)
        if lines is None:
            source = self.sources.get(path)
            lines = self._lines[path] = source.text.split("\n") if source else []
        return lines[line - 1] if 0 < line <= len(lines) else None

    # Sources

    def deck_source(self) -> Report[Source | None]:
        """The deck's own file."""
        if os.path.isdir(self.deck):
            inside = join(self.deck, "deck.md")
            hint = f"Name the file in it: {self.disk.shown(inside)}" if self.disk.is_file(inside) else "Name a file"
            return Report(None, (error("F151", "The deck is a folder, not a file", hint=hint, path=self._shown()),))
        if not self.disk.is_file(self.deck):
            return Report(None, (self._no_deck(),))
        return self._source(self.deck)

    def slide_sources(self, patterns: tuple[str, ...], line: int = 1) -> Report[tuple[Source, ...]]:
        """The files that the deck's `slides:`, on `line` of its file, names: in its order, those of one pattern by
        name. A file that several patterns name comes once, where the first names it."""
        found: dict[str, None] = {}
        diagnostics: list[Diagnostic] = []
        deck = abspath(self.deck)
        for pattern in patterns:
            matches = [path for path in self.disk.matching(self.folder, pattern) if abspath(path) != deck]
            if not matches:
                diagnostics.append(self._no_match(pattern, line))
            found.update(dict.fromkeys(abspath(path) for path in matches))
        sources = []
        for path in found:
            source, problems = self._source(path)
            diagnostics.extend(problems)
            if source is not None:
                sources.append(source)
        return Report(tuple(sources), tuple(diagnostics))

    def slide_sources_beside(self) -> Report[tuple[Source, ...]]:
        """The files slides/*.md beside the deck's file, by name; none is no mistake here."""
        if not self.disk.matching(self.folder, BESIDE):
            return Report(())
        return self.slide_sources((BESIDE,))

    def _source(self, path: str) -> Report[Source | None]:
        shown = self.disk.shown(path)
        try:
            data = self.disk.read(path)
        except OSError as problem:
            return Report(None, (unreadable(problem, "The file", path=shown),))
        source, diagnostics = self.memo.recall("decode", (Same(data), shown), lambda: _decoded(data, shown))
        self.sources[shown] = source
        return Report(source, diagnostics)

    def _shown(self) -> str:
        return self.disk.shown(self.deck)

    def _no_deck(self) -> Diagnostic:
        real = self.disk.other_case(abspath(self.deck))
        others = [name for name in self.disk.entries(self.folder) if name.endswith(".md")]
        if real:
            hint = f"There is {self.disk.shown(real)}; upper and lower case must be the same"
        elif others:
            hint = "There is " + listed([self.disk.shown(join(self.folder, name)) for name in others])
        else:
            from foliensatz.prog import prog

            hint = f"Write a deck.md, or name the deck's file: {prog()} build talk.md"
        return error("F151", "There is no such deck", hint=hint, path=self._shown())

    def _no_match(self, pattern: str, line: int) -> Diagnostic:
        real = self.disk.other_case(join(self.folder, pattern))
        if real:
            hint = f"There is “{basename(real)}”; upper and lower case must be the same"
        elif "*" in pattern or "?" in pattern:
            hint = "Patterns are relative to the deck's folder; slides/*.md takes every Markdown file in slides"
        else:
            hint = "Paths are relative to the deck's folder" + self.disk.like(join(self.folder, pattern), dirname(pattern))
        return error("F154", f"No file matches “{pattern}”", self.where(pattern, line), hint, self._shown())

    def where(self, words: str, first: int) -> Span:
        """Where the deck's front matter says `words`, from line `first` on."""
        number = first
        while (line := self.source_line(self._shown(), number)) is not None:
            if number > 1 and line.rstrip() in ("---", "..."):
                break
            column = line.find(words)
            if column >= 0:
                return Span(number, column + 1)
            number += 1
        return Span(first)

    # Pictures

    def pictures_of(self, path: str) -> "PicturesOf":
        """The pictures and texts as the source file `path` (as shown) names them: reading's Assets."""
        return PicturesOf(self, join(self.disk.here, dirname(path)))

    def picture(self, name: str, folder: str) -> Report[Asset | None]:
        """The picture `name`, relative to `folder`. Each file is read once.

        The diagnostics have no place yet: whoever names the picture knows it.
        """
        if _is_remote(name):
            hint = "Save the picture beside the slide and name that file; a build never fetches anything"
            return Report(None, (error("F303", "A picture from the network is not fetched", hint=hint),))
        if name.startswith("icon:"):
            return self._icon(name)
        if name.startswith("poster:"):
            return self._poster(name)
        path = self._named_path(name, folder)
        key = abspath(path)
        report = self._pictures.get(key)
        if report is None or report.value is None:  # a problem tells the name it was asked by
            report = self._pictures[key] = self._load_picture(path, name)
        if report.value is not None and report.value.name != name:
            return Report(report.value._replace(name=name), report.diagnostics)
        return report

    def recording(self, name: str, folder: str) -> Report[RecordingAsset | None]:
        """The film or sound `name`, relative to `folder`; otherwise as `picture`."""
        path = self._named_path(name, folder)
        try:
            data = self.disk.read(path, MOST_OF_A_RECORDING)
        except FileNotFoundError:
            return Report(None, (self._missing(path, name, "F330", "recording"),))
        except OSError as problem:
            return Report(None, (unreadable(problem, f"The recording “{name}”"),))
        report = self.memo.recall("recording", (Same(data), name), lambda: _recorded(data, name))
        asset = report.value
        if asset is None:
            return report
        self._recordings[asset.key] = data, asset.media_type
        case = self.disk.case_warning(path, name, Span(), "")
        return Report(asset, (*report.diagnostics, case)) if case else report

    def _poster(self, name: str) -> Report[Asset | None]:
        """What stands for a recording that has no picture of its own, in the theme's colours."""
        if self._theme is None:
            return Report(None)  # without a theme there is an error already, and nothing is set
        from foliensatz.posters import poster_svg

        data = poster_svg(name, dict(self._theme.colors))
        return self._known(self.memo.recall("picture", (data, name), lambda: _inspected(data, name)))

    def text(self, name: str, folder: str) -> Report[Source | None]:
        """The text file `name`, relative to `folder`; otherwise as `picture`."""
        if _is_remote(name):
            hint = "Save the file beside the slide and name it; a build never fetches anything"
            return Report(None, (error("F303", "A file from the network is not fetched", hint=hint),))
        path = self._named_path(name, folder)
        key = abspath(path)
        if key not in self._texts or self._texts[key].value is None:
            self._texts[key] = self._load_text(path, name)
        return self._texts[key]

    def _load_text(self, path: str, name: str) -> Report[Source | None]:
        shown = self.disk.shown(path)
        try:
            data = self.disk.read(path)
        except FileNotFoundError:
            return Report(None, (self._missing(path, name, "F260", "file"),))
        except OSError as problem:
            return Report(None, (unreadable(problem, f"The file “{name}”"),))
        source, diagnostics = self.memo.recall("decode", (Same(data), shown), lambda: _decoded(data, shown))
        self.sources[shown] = source
        case = self.disk.case_warning(path, name, Span(), "")
        return Report(source, (*diagnostics, case) if case else diagnostics)

    def linked_file(self, href: str, folder: str) -> "LinkedFile":
        """The file that a relative address in a source of `folder` leads to. The address that stands in the PPTX is
        relative to where that will be."""
        from urllib.parse import quote, unquote

        name = unquote(href.partition("#")[0].partition("?")[0])
        path = self._named_path(name, folder)
        if not self.disk.is_file(path) and not os.path.isdir(path):
            real = self.disk.other_case(abspath(path))
            hint = f"There is “{basename(real)}”; upper and lower case must be the same" if real else ""
            if not hint and (elsewhere := self._from_the_deck(path, name)):
                hint = f"Paths are relative to the file that names them: write “{elsewhere}”"
            return LinkedFile("", "", hint or self.disk.like(path, posixpath.dirname(name)).replace("; did", "Did"))
        base = dirname(abspath(self.output)) if self.output else join(self.folder, "build")
        try:
            relative = os.path.relpath(path, base).replace(os.sep, "/")
        except ValueError:  # another drive, on Windows
            return LinkedFile(self.disk.shown(path), "file:///" + quote(abspath(path).replace(os.sep, "/"), safe="/:"))
        mark, fragment = href.partition("#")[1:]
        return LinkedFile(self.disk.shown(path), quote(relative, safe="/-._~!$&'()*+,;=@") + mark + fragment)

    def media(self, key: str, width: int = 0) -> tuple[bytes, str]:
        """The bytes to be stored of a picture and their media type, by `Asset.key` or `Asset.drawing`. `width` is how
        many pixels across can be seen of it; 0 keeps them all. Raises KeyError for one that was never asked for."""
        from foliensatz.pictures import DRAWING, storable

        if key in self._recordings:
            return self._recordings[key]
        picture = self._media[key]
        if key == picture.report.value.drawing:
            return picture.info.drawing, DRAWING
        known = Same(picture)
        return self.memo.recall("stored", (known, width), lambda: storable(picture.data, picture.info, width))

    def lasting_media(self, key: str) -> Callable[[], tuple[bytes, str]]:
        """The same, with all pixels, for whoever asks later, or from another thread. Raises KeyError now."""
        from foliensatz.pictures import DRAWING, storable

        picture = self._media[key]
        if key == picture.report.value.drawing:
            return lambda: (picture.info.drawing, DRAWING)
        return lambda: storable(picture.data, picture.info, 0)

    def _named_path(self, name: str, folder: str) -> str:
        path = join(folder, name)
        if self.disk.is_file(path):
            return path
        if "\\" in name and self.disk.is_file(join(folder, name.replace("\\", "/"))):
            return join(folder, name.replace("\\", "/"))
        if "%" in name:
            from urllib.parse import unquote

            if self.disk.is_file(join(folder, unquote(name))):
                return join(folder, unquote(name))
        return self.disk.same_name(path)

    def _load_picture(self, path: str, name: str) -> Report[Asset | None]:
        try:
            data = self.disk.read(path, MOST_BYTES)
        except FileNotFoundError:
            return Report(None, (self._missing(path, name, "F301", "picture"),))
        except OSError as problem:
            return Report(None, (unreadable(problem, f"The picture “{name}”"),))
        picture = self.memo.recall("picture", (Same(data), name), lambda: _inspected(data, name))
        asset, diagnostics = self._known(picture)
        if asset is None:
            return picture.report
        case = self.disk.case_warning(path, name, Span(), "")
        return Report(asset, (*diagnostics, case) if case else diagnostics)

    def _icon(self, name: str) -> Report[Asset | None]:
        from foliensatz.icons import IconSet, read_icon

        icons = IconSet(self.themes.folder, dict(self._theme.colors)) if self._theme else None
        data, diagnostics = read_icon(name, icons, self.disk)
        if data is None:
            return Report(None, diagnostics)
        return self._known(self.memo.recall("picture", (data, name), lambda: _inspected(data, name)))

    def sketch(self, name: str, folder: str) -> Report[Sketch | None]:
        """The paths of the picture `name`, which is among those that `picture` has found."""
        asset = self.picture(name, folder).value
        if asset is None:
            return Report(None)
        return self.memo.recall("sketch", (asset.drawing, name), lambda: self._sketched(asset))

    def _sketched(self, asset: Asset) -> Report[Sketch | None]:
        from foliensatz.pictures import to_sketch

        return to_sketch(self._media[asset.key].info, asset.name)

    def _known(self, picture: "_Inspected") -> Report[Asset | None]:
        """What is said of a picture, whose media can be asked for from now on."""
        asset = picture.report.value
        if asset is not None:
            self._media[asset.key] = picture
            if asset.drawing:
                self._media[asset.drawing] = picture
        return picture.report

    def _missing(self, path: str, name: str, code: str, what: str) -> Diagnostic:
        real = self.disk.other_case(abspath(path))
        if real:
            hint = f"There is “{basename(real)}”; upper and lower case must be the same"
        elif elsewhere := self._from_the_deck(path, name):
            hint = f"Paths are relative to the file that names the {what}: write “{elsewhere}”"
        else:
            hint = f"Paths are relative to the file that names {'it' if what == 'file' else 'the ' + what}" + self.disk.like(path, posixpath.dirname(name))
        return error(code, f"There is no {what} “{name}”", hint=hint)

    def _from_the_deck(self, path: str, name: str) -> str:
        """How to write a file that is there as seen from the deck's file: from its slide's folder."""
        found, folder = join(self.folder, name), path[: -len(name)]
        if not path.endswith(name) or not self.disk.is_file(found):
            return ""
        return os.path.relpath(found, folder or self.disk.here).replace(os.sep, "/")

    # The theme

    def use_icons_of(self, theme: "Theme | None") -> None:
        """Icons are those of the theme that was read last, in the colours it has."""
        self._theme = theme


class LinkedFile(NamedTuple):
    """A file that a slide links to: its path as shown ("" where there is none, then with a hint), and its address."""

    path: str
    href: str
    hint: str = ""


class _Inspected(NamedTuple):
    """A picture file looked into, with its bytes, of which those to be stored are made when a deck is written."""

    report: Report[Asset | None]
    data: bytes = b""
    info: "PictureInfo | None" = None


def _inspected(data: bytes, name: str) -> _Inspected:
    from foliensatz.pictures import inspect

    info, diagnostics = inspect(data, name)
    if info is None:
        return _Inspected(Report(None, diagnostics))
    from hashlib import sha256

    asset = Asset(sha256(data).hexdigest(), name, info.media_type, info.width, info.height, info.dpi)
    if info.drawing:
        of_drawing, of_pixels = sha256(info.drawing).hexdigest(), sha256(b"pixels of " + info.drawing).hexdigest()
        asset = asset._replace(key=of_pixels, drawing=of_drawing)
    return _Inspected(Report(asset, diagnostics), data, info)


def _recorded(data: bytes, name: str) -> Report[RecordingAsset | None]:
    from foliensatz.recordings import inspect

    found, diagnostics = inspect(data, name)
    if found is None:
        return Report(None, diagnostics)
    from hashlib import sha256

    key = sha256(data).hexdigest()
    asset = RecordingAsset(
        key, name, found.media_type, found.film, len(data), found.width, found.height, found.duration
    )
    return Report(asset, diagnostics)


def _decoded(data: bytes, shown: str) -> Report[Source]:
    text, diagnostics = decode(data, shown)
    return Report(Source(shown, text), diagnostics)


class PartsOf(NamedTuple):
    """The files that a deck's files include, as these name them."""

    project: Project

    def part(self, asked: tuple[str, str]) -> Report[Source | None]:
        name, path = asked
        return self.project.text(name, join(self.project.disk.here, dirname(path)))


class PicturesOf(NamedTuple):
    """The pictures and texts as one source file names them."""

    project: Project
    folder: str

    def picture(self, name: str) -> Report[Asset | None]:
        return self.project.picture(name, self.folder)

    def recording(self, name: str) -> Report[RecordingAsset | None]:
        return self.project.recording(name, self.folder)

    def sketch(self, name: str) -> Report[Sketch | None]:
        return self.project.sketch(name, self.folder)

    def text(self, name: str) -> Report[Source | None]:
        return self.project.text(name, self.folder)


def _is_remote(name: str) -> bool:
    return name.lower().startswith(("http://", "https://", "//", "data:"))
