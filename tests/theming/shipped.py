"""The themes that come with foliensatz, for tests of what all of them must be."""

import tomllib
from pathlib import Path

from foliensatz.project import Project
from foliensatz.source import Span
from foliensatz.theme import Theme
from foliensatz.theme_files import Asked, shipped_themes
from foliensatz.theming import load_theme

NAMES = sorted(path.parent.name for path in Path(shipped_themes()).glob("*/theme.toml"))
FORMATS = [
    (name, aspect)
    for name in NAMES
    for aspect in tomllib.loads((Path(shipped_themes()) / name / "theme.toml").read_text("utf-8"))["aspects"]
]


def load(name: str, aspect: str = "") -> Theme:
    """A shipped theme, with whatever it extends."""
    sources, problems = Project("deck.md").themes.sources(name, Asked(Span(), "--theme", "."))
    theme, told = load_theme(sources, aspect)
    assert (problems, told) == ((), ())
    return theme
