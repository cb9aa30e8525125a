"""Icons of the theme: found by name, in the brand's colours, as high as a line of a title."""

import re
import zipfile
from pathlib import Path

import pytest

THEMES = Path(__file__).parents[1] / "themes"
ICONS = sorted((THEMES / "loesungspartner" / "icons").glob("*.svg"))
ACCENTS = dict(re.findall(r'^(accent\d) = \{ hex = "(\w+)"', (THEMES / "loesungspartner" / "theme.toml").read_text("utf-8"), re.M))


def drawings(built) -> list[str]:
    with zipfile.ZipFile(built.path) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if name.endswith(".svg")]


def test_an_icon_is_a_small_drawing_in_the_first_accent_colour(build_deck):
    built = build_deck({"deck.md": "## T\n\n![Erledigt](icon:check)\n\nText\n"})
    assert built.codes == ()
    (svg,) = drawings(built)
    assert f"#{ACCENTS['accent1']}" in svg and "currentColor" not in svg
    picture = next(shape for shape in built.presentation.slides[0].shapes if shape.shape_type == 13)
    assert picture.height == 72 * 9525


def test_its_colour_and_size_can_be_said(build_deck):
    text = "## T\n\n![](icon:check){color=accent2 height=1in}\n\nText\n\n![](icon:check){color=#2E7D32}\n"
    built = build_deck({"deck.md": text})
    assert sorted(re.findall(r'stroke="#(\w+)"', "".join(drawings(built)))) == sorted([ACCENTS["accent2"], "2E7D32"])


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_every_icon_that_is_shipped_is_sound(icon, build_deck):
    built = build_deck({"deck.md": f"## T\n\n![](icon:{icon.stem})\n\nText\n"})
    assert built.codes == ()


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("icon:chekc", "F308", "Did you mean “check”?"),
        ("icon:zebra", "F308", "It has arrow, calendar, chart"),
        ("icon:../theme", "F308", "It has arrow"),
        ("icon:check){color=acent2", "F309", "Did you mean “accent2”?"),
        ("icon:check){color=green", "F309", "Write one of dk1, lt1"),
    ],
)
def test_what_is_wrong_is_told(written, code, hint, build_deck):
    close = "" if "{" in written else ")"
    built = build_deck({"deck.md": f"## T\n\n![]({written}{close}{'}' if '{' in written else ''}\n"})
    (told,) = built.diagnostics
    assert (told["code"], told["line"], told["column"]) == (code, 3, 1)
    assert told["hint"].startswith(hint)


def test_a_theme_without_icons_says_how_to_add_one(build_deck):
    theme = (THEMES / "loesungspartner" / "theme.toml").read_text("utf-8")
    built = build_deck({"deck.md": "---\ntheme: bare\n---\n## T\n\n![](icon:check)\n", "themes/bare/theme.toml": theme})
    (told,) = built.diagnostics
    assert told["hint"] == "Put check.svg into the folder icons beside its theme.toml"


def test_without_a_theme_there_is_no_icon(build_deck):
    built = build_deck({"deck.md": "---\ntheme: nowhere\n---\n## T\n\n![](icon:check)\n"})
    assert sorted(built.codes) == ["F308", "F551"]
