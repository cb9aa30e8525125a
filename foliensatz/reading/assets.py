"""What reading asks of the world outside: pictures and text files by the name the author wrote."""

from typing import Protocol

from foliensatz.deck import Asset, RecordingAsset, Sketch
from foliensatz.diagnostic import Report
from foliensatz.source import Source


class Assets(Protocol):
    """The files a deck can use. The project implements it, as the only reader of disk; tests use a fake."""

    def picture(self, name: str) -> Report[Asset | None]:
        """The picture `name`: a path with `/`, relative to the file that shows it, or an address.

        Where there is none, the value is None and the diagnostics say why (missing, with close names; not a picture;
        remote). They carry no span: reading knows where the picture stands and adds it.
        """
        ...

    def sketch(self, name: str) -> Report[Sketch | None]:
        """The paths of the picture `name`, which `picture` knows, to be edited as shapes; None where it can't be."""
        ...

    def recording(self, name: str) -> Report[RecordingAsset | None]:
        """The film or sound `name`; otherwise as `picture`, which also makes posters: "poster:1280x720", "poster:sound"."""
        ...

    def text(self, name: str) -> Report[Source | None]:
        """The text file `name`, with the path to be shown; names and missing values as for pictures.

        A diagnostic without a path is about the name, and reading adds its place; one with a path (F152, for bytes that
        are no UTF-8) is about that file.
        """
        ...
