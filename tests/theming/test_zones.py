"""Zones: boxes with names, on a grid or free."""

import pytest

from foliensatz.geometry import EMU_PER_PX
from foliensatz.source import Source
from foliensatz.theming import load_theme
from tests.theming.test_load import TEXT

GRID = "[grid]\ncolumns = 12\nmargin = 64\ngutter = 24\n"
USE = '[layouts.content.placeholders.body]\nbox = "text"\n'


def load(text: str):
    return load_theme((Source("own/theme.toml", text), Source("base/theme.toml", TEXT)))


@pytest.mark.parametrize(
    "zone, box",
    [
        ("[80, 200, 1000, 400]", (80, 200, 1000, 400)),
        ('{ columns = "1-12", y = 184, height = 456 }', (64, 184, 1152, 456)),
        ('{ columns = "1-6", y = 184, height = 456 }', (64, 184, 564, 456)),
        ('{ columns = "7-12", y = 184, height = 456 }', (652, 184, 564, 456)),
        ('{ columns = 3, y = 10, height = 20 }', (260, 10, 74, 20)),
    ],
)
def test_a_layouts_box_may_be_a_zone(zone, box):
    theme = load(f"{GRID}[zones]\ntext = {zone}\n{USE}").value
    assert tuple(round(length / EMU_PER_PX) for length in theme.layouts["content"].placeholder("body").box) == box


def test_the_masters_body_and_decorations_may_be_zones_too():
    text = '[zones]\nall = [64, 184, 1152, 456]\nbar = [0, 0, 1280, 8]\n[master]\nbody = "all"\n'
    theme = load(text + 'decorations = [{ name = "Bar", box = "bar", fill = "accent1_dark" }]\n').value
    assert theme.body_box.width == 1152 * EMU_PER_PX
    assert theme.decorations[0].box.height == 8 * EMU_PER_PX
    assert (theme.decorations[0].fill.slot, theme.decorations[0].fill.lum_mod) == ("accent1", 75)


@pytest.mark.parametrize(
    "text, line, words",
    [
        (f"[zones]\ntext = [1, 2, 3, 4]\n{USE.replace('text', 'txt')}", 4, 'no zone "txt"'),
        (f"[zones]\ntext = [1, 2]\n{USE}", 2, "zones.text must be a box [x, y, width, height], not [1, 2]"),
        (f'[zones]\ntext = {{ columns = "1-6", y = 1, height = 2 }}\n{USE}', 2, "the theme has no grid"),
        (f'{GRID}[zones]\ntext = {{ columns = "7-13", y = 1, height = 2 }}\n{USE}', 6, "The grid has no column 13"),
        (f'{GRID}[zones]\ntext = {{ columns = "6-1", y = 1, height = 2 }}\n{USE}', 6, "run backwards, from 6 to 1"),
        (f'{GRID}[zones]\ntext = {{ columns = "a-b", y = 1, height = 2 }}\n{USE}', 6, 'not "a-b"'),
        (f'{GRID}[zones]\ntext = {{ columns = "1-6", y = 1 }}\n{USE}', 6, 'zones.text lacks "height"'),
        (f'{GRID}[zones]\ntext = {{ columns = "1-6", y = 1, height = -2 }}\n{USE}', 6, "zones.text.height must be a number, 0 or more"),
        (f"[grid]\ncolumns = 12\nmargin = 64\n[zones]\ntext = [64, 184, 1152, 456]\n{USE}", 1, 'grid lacks "gutter"'),
        (GRID.replace("64", "-64"), 3, "grid.margin must be a number, 0 or more, not -64"),
        (GRID.replace("12", "true"), 2, "grid.columns must be a whole number from 1 to 48"),
        ("grid = 12\n", 1, "grid must be a table"),
        (f"[grid]\ncolumns = 12\nmargin = 700\ngutter = 24\n[zones]\ntext = [1, 2, 3, 4]\n{USE}", 1, "no width"),
        ("zones = 3\n", 1, "zones must be a table"),
    ],
)
def test_a_mistake_has_its_place(text, line, words):
    """Told once, where it is made."""
    (found,) = load(text).diagnostics
    assert found.code == "F503" and words in found.message
    assert (found.path, found.span.line) == ("own/theme.toml", line)


def test_an_unknown_key_of_a_zone_is_told_with_the_one_that_is_meant():
    (found,) = load(f'{GRID}[zones]\ntext = {{ columns = "1-6", y = 184, height = 456, heigth = 3 }}\n{USE}').diagnostics
    assert (found.code, found.span.line, found.span.column) == ("F502", 6, 50)
    assert "Did you mean “height”?" in found.hint


def test_a_zone_off_the_slide_is_told_where_it_is_said_and_not_where_it_is_called():
    calls = USE + USE.replace("content", "agenda") + USE.replace("content", "quote")
    (found,) = load(f"[zones]\ntext = [64, 184, 1152, 4560]\n{calls}").diagnostics
    assert (found.code, found.span.line) == ("F507", 2)
    assert found.message == "zones.text reaches 4024 px beyond the slide’s lower edge"
