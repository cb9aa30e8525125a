"""Imports go down only: the floors of ARCHITECTURE.md, held."""

import re
from pathlib import Path

import pytest

import foliensatz

FLOORS = (
    "source diagnostic geometry dates digest language numerals suggestion address",
    "deck runs theme frame colors opc formula",
    "reading theming fonts pictures recordings",
    "layout",
    "pptx checking preview",
    "project theme_files theme_pictures sample_deck cross_references asset_files disk icons font_files font_embedding font_trouble decoding contents memo typesetting packaging pipeline builder output title_slide morphs posters anchors equations structure slide_ids slide_numbers footnotes filling inclusion prog"
    " delivery owners watcher watch",
    "cli arguments theme_command console serving diagnostic_format explanations __main__ __init__"
    " starter watch_command",
)
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names.split()}
PACKAGE = Path(foliensatz.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))


def place(file: Path) -> str:
    """The name of the package or module directly below foliensatz that `file` belongs to."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_every_module_stands_on_a_floor():
    assert {place(file) for file in FILES} == set(FLOOR)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_go_down(file):
    own = place(file)
    imported = set(re.findall(r"^\s*(?:from|import) foliensatz\.(\w+)", file.read_text("utf-8"), re.MULTILINE)) - {own}
    if own == "__init__":  # the door to the public surface
        return
    too_high = {name for name in imported if FLOOR[name] > FLOOR[own]}
    beside = {name for name in imported if FLOOR[name] == FLOOR[own]} if FLOOR[own] in (2, 3, 4) else set()
    assert not too_high | beside
