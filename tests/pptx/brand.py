"""The first brand, loaded once, for tests that need a whole package."""

from functools import cache
from pathlib import Path

from foliensatz.deck import Metadata
from foliensatz.frame import Frame
from foliensatz.pptx.emit import emit
from foliensatz.pptx.package import package
from foliensatz.pptx.skeleton import Skeleton, compile_theme
from foliensatz.source import Source
from foliensatz.theme import Theme
from foliensatz.theming import load_theme

_FILE = Path(__file__).parents[2] / "themes" / "loesungspartner" / "theme.toml"
METADATA = Metadata(title="Smart City Charta", speaker="Thomas Häufele", date="2020-02-28")


@cache
def theme() -> Theme:
    report = load_theme((Source(_FILE.name, _FILE.read_text(encoding="utf-8")),))
    assert report.value is not None, report.diagnostics
    return report.value


@cache
def skeleton() -> Skeleton:
    return compile_theme(theme())


def packed(*frames: Frame, metadata: Metadata = METADATA, media: dict[str, tuple[bytes, str]] | None = None) -> bytes:
    """The presentation of these frames; `media` are the pictures by key."""
    slides = [(emit(frame, theme()), frame) for frame in frames]
    return package(skeleton(), slides, lambda key, width: (media or {})[key], metadata, theme())
