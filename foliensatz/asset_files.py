"""Files by the names that an author's text gives them: pictures, recordings, texts, and what links lead to."""

import os
import posixpath
from os.path import abspath, join
from typing import TYPE_CHECKING, Callable, NamedTuple

from foliensatz.deck import Asset, RecordingAsset, Sketch
from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.disk import Disk, unreadable
from foliensatz.memo import Recall, Same
from foliensatz.source import Source, Span
from foliensatz.theme_files import ThemeFiles

if TYPE_CHECKING:
    from foliensatz.pictures import PictureInfo
    from foliensatz.theme import Theme

MOST_OF_A_RECORDING = 2_000_000_000
MOST_BYTES = 500_000_000
"""Of a picture. PowerPoint gives up long before."""


class LinkedFile(NamedTuple):
    """A file that a slide links to: its path as shown ("" where there is none, then with a hint), and its address."""

    path: str
    href: str
    hint: str = ""


class AssetFiles:
    """The files that a deck in `deck_folder` shows, for one build. Names are relative to the `folder` of the file that gives
    them. `decoded` makes a text of bytes and their path as shown."""

    def __init__(
        self, disk: Disk, memo: Recall, deck_folder: str, themes: ThemeFiles, decoded: Callable[[bytes, str], Report[Source]]
    ) -> None:
        self._disk = disk
        self._memo = memo
        self._deck_folder = deck_folder
        self._themes = themes
        self._decoded = decoded
        self._theme: "Theme | None" = None
        self._pictures: dict[str, Report[Asset | None]] = {}
        self._media: dict[str, _Inspected] = {}
        self._recordings: dict[str, tuple[bytes, str]] = {}
        self._texts: dict[str, Report[Source | None]] = {}

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
        data, problems = self._read(path, name, "recording", "F330", MOST_OF_A_RECORDING)
        if data is None:
            return Report(None, problems)
        report = self._memo.recall("recording", (Same(data), name), lambda: _recorded(data, name))
        asset = report.value
        if asset is None:
            return report
        self._recordings[asset.key] = data, asset.media_type
        return self._as_named(report, path, name)

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

    def sketch(self, name: str, folder: str) -> Report[Sketch | None]:
        """The paths of the picture `name`, which is among those that `picture` has found."""
        asset = self.picture(name, folder).value
        if asset is None:
            return Report(None)
        return self._memo.recall("sketch", (asset.drawing, name), lambda: self._sketched(asset))

    def linked_file(self, href: str, folder: str, base: str) -> LinkedFile:
        """The file that a relative address in a source of `folder` leads to. The address that stands in the PPTX is
        relative to `base`, where that will be."""
        from urllib.parse import quote, unquote

        name = unquote(href.partition("#")[0].partition("?")[0])
        path = self._named_path(name, folder)
        if not self._disk.is_file(path) and not os.path.isdir(path):
            hint = self._disk.case_hint(abspath(path))
            if not hint and (elsewhere := self._from_the_deck(path, name)):
                hint = f"Paths are relative to the file that names them: write “{elsewhere}”"
            return LinkedFile("", "", hint or self._disk.like(path, posixpath.dirname(name)).replace("; did", "Did"))
        try:
            relative = os.path.relpath(path, base).replace(os.sep, "/")
        except ValueError:  # another drive, on Windows
            return LinkedFile(self._disk.shown(path), "file:///" + quote(abspath(path).replace(os.sep, "/"), safe="/:"))
        mark, fragment = href.partition("#")[1:]
        return LinkedFile(self._disk.shown(path), quote(relative, safe="/-._~!$&'()*+,;=@") + mark + fragment)

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
        return self._memo.recall("stored", (known, width), lambda: storable(picture.data, picture.info, width))

    def lasting_media(self, key: str) -> Callable[[], tuple[bytes, str]]:
        """The same, with all pixels, for whoever asks later, or from another thread. Raises KeyError now."""
        from foliensatz.pictures import DRAWING, storable

        picture = self._media[key]
        if key == picture.report.value.drawing:
            return lambda: (picture.info.drawing, DRAWING)
        return lambda: storable(picture.data, picture.info, 0)

    def use_icons_of(self, theme: "Theme | None") -> None:
        """Icons are those of the theme that was read last, in the colours it has."""
        self._theme = theme

    def _load_picture(self, path: str, name: str) -> Report[Asset | None]:
        data, problems = self._read(path, name, "picture", "F301", MOST_BYTES)
        if data is None:
            return Report(None, problems)
        report = self._known(self._memo.recall("picture", (Same(data), name), lambda: _inspected(data, name)))
        return self._as_named(report, path, name) if report.value is not None else report

    def _load_text(self, path: str, name: str) -> Report[Source | None]:
        data, problems = self._read(path, name, "file", "F260")
        if data is None:
            return Report(None, problems)
        return self._as_named(self._decoded(data, self._disk.shown(path)), path, name)

    def _icon(self, name: str) -> Report[Asset | None]:
        from foliensatz.icons import IconSet, read_icon

        icons = IconSet(self._themes.folder, dict(self._theme.colors)) if self._theme else None
        data, diagnostics = read_icon(name, icons, self._disk)
        if data is None:
            return Report(None, diagnostics)
        return self._known(self._memo.recall("picture", (data, name), lambda: _inspected(data, name)))

    def _poster(self, name: str) -> Report[Asset | None]:
        """What stands for a recording that has no picture of its own, in the theme's colours."""
        if self._theme is None:
            return Report(None)  # without a theme there is an error already, and nothing is set
        from foliensatz.posters import poster_svg

        data = poster_svg(name, dict(self._theme.colors))
        return self._known(self._memo.recall("picture", (data, name), lambda: _inspected(data, name)))

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

    def _named_path(self, name: str, folder: str) -> str:
        path = join(folder, name)
        if self._disk.is_file(path):
            return path
        if "\\" in name and self._disk.is_file(join(folder, name.replace("\\", "/"))):
            return join(folder, name.replace("\\", "/"))
        if "%" in name:
            from urllib.parse import unquote

            if self._disk.is_file(join(folder, unquote(name))):
                return join(folder, unquote(name))
        return self._disk.same_name(path)

    def _read(self, path: str, name: str, what: str, code: str, most: int = 0) -> Report[bytes | None]:
        """The bytes of a file that is called `what` where it can't be had: with `code` where it isn't there."""
        try:
            return Report(self._disk.read(path, most))
        except FileNotFoundError:
            return Report(None, (self._missing(path, name, code, what),))
        except OSError as problem:
            return Report(None, (unreadable(problem, f"The {what} “{name}”"),))

    def _as_named(self, report: Report, path: str, name: str) -> Report:
        """The report, with a warning where the file's name has other letters in upper case."""
        case = self._disk.case_warning(path, name, Span(), "")
        return Report(report.value, (*report.diagnostics, case)) if case else report

    def _missing(self, path: str, name: str, code: str, what: str) -> Diagnostic:
        if case := self._disk.case_hint(abspath(path)):
            hint = case
        elif elsewhere := self._from_the_deck(path, name):
            hint = f"Paths are relative to the file that names the {what}: write “{elsewhere}”"
        else:
            hint = f"Paths are relative to the file that names {'it' if what == 'file' else 'the ' + what}" + self._disk.like(path, posixpath.dirname(name))
        return error(code, f"There is no {what} “{name}”", hint=hint)

    def _from_the_deck(self, path: str, name: str) -> str:
        """How to write a file that is there as seen from the deck's file: from its slide's folder."""
        found, folder = join(self._deck_folder, name), path[: -len(name)]
        if not path.endswith(name) or not self._disk.is_file(found):
            return ""
        return os.path.relpath(found, folder or self._disk.here).replace(os.sep, "/")


class PicturesOf(NamedTuple):
    """The pictures and texts as one source file names them."""

    files: AssetFiles
    folder: str

    def picture(self, name: str) -> Report[Asset | None]:
        return self.files.picture(name, self.folder)

    def recording(self, name: str) -> Report[RecordingAsset | None]:
        return self.files.recording(name, self.folder)

    def sketch(self, name: str) -> Report[Sketch | None]:
        return self.files.sketch(name, self.folder)

    def text(self, name: str) -> Report[Source | None]:
        return self.files.text(name, self.folder)


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
    from foliensatz.digest import sha256

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
    from foliensatz.digest import sha256

    key = sha256(data).hexdigest()
    asset = RecordingAsset(
        key, name, found.media_type, found.film, len(data), found.width, found.height, found.duration
    )
    return Report(asset, diagnostics)


def _is_remote(name: str) -> bool:
    return name.lower().startswith(("http://", "https://", "//", "data:"))
