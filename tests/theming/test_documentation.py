"""docs/themes.md: its examples, put into the shipped theme, make a theme."""

import re
import tomllib
from pathlib import Path

import pytest

from foliensatz.source import Source
from foliensatz.theming import load_theme
from foliensatz.theming.load import merged
from foliensatz.theming.schema import (
    DECORATION,
    LAYOUT,
    LAYOUT_ROLES,
    LEVEL,
    NEEDED,
    NEEDS,
    PLACEHOLDER,
    STYLE_TABLE,
)

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "themes.md").read_text("utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0])
def test_an_example_fits_into_the_shipped_theme(example):
    shipped = (ROOT / "themes" / "loesungspartner" / "theme.toml").read_text("utf-8")
    theme = load_theme((Source("theme.toml", example), Source("shipped.toml", shipped)))
    assert theme.value is not None and theme.diagnostics == ()


def test_the_variant_with_its_own_sign_says_nothing_of_the_brand_it_extends():
    (example,) = [tomllib.loads(example) for example in EXAMPLES if "negative = [\n" in example and "extends" in example]
    shipped = tomllib.loads((ROOT / "themes" / "loesungspartner" / "theme.toml").read_text("utf-8"))
    theme = merged(shipped, example)
    shapes = [*theme["master"]["decorations"], *theme["master"]["negative"]]
    shapes += [shape for layout in theme["layouts"].values() for shape in layout.get("decorations", ())]
    assert {run["text"] for shape in shapes for run in shape.get("text", ())} == {"HOCHBAUAMT"}


@pytest.mark.parametrize("table", [STYLE_TABLE, LEVEL, LAYOUT, PLACEHOLDER, DECORATION])
def test_every_key_is_named(table):
    assert [key for key in table if key != NEEDS and not re.search(rf"\b{key}\b", PAGE)] == []


def test_what_must_be_there_is_named():
    needed = {key for keys in NEEDED.values() for key in keys}
    roles = {role for names in LAYOUT_ROLES.values() for role in names}
    assert [word for word in sorted(needed | roles) if not re.search(rf"\b{word}\b", PAGE)] == []
