"""Files in a theme's folder of fonts that can't be used are named with the reason; what is told of fonts has its place."""

from pathlib import Path

import pytest

import foliensatz
from tests.fonts.made_fonts import made_font
from tests.test_font_embedding import EDITABLE, with_rights
from tests.theming import templates

WHOLE = made_font()
THEME = 'extends = "bericht"\nname = "haus"\n[fonts]\nmajor = "Hausschrift"\n'


@pytest.fixture
def haus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = Path("themes/haus")
    folder.mkdir(parents=True)
    Path("deck.md").write_text("---\ntheme: haus\n---\n## A\n\nText\n", "utf-8")

    def told(files: dict[str, bytes], theme: str = THEME):
        (folder / "theme.toml").write_text(theme, "utf-8")
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return foliensatz.build("deck.md", "out.pptx").diagnostics

    return told


@pytest.mark.parametrize(
    "data, why",
    [
        (b"", "empty"),
        (b"no font at all", "no font"),
        (WHOLE[: len(WHOLE) // 2], ""),
        (WHOLE[:-20], "cut off"),
        (b"wOF2" + WHOLE, "web pages"),
        (b"\0\1\0\0 and no more", "damaged"),
    ],
)
def test_a_file_that_can_not_be_used_is_named(haus, data, why):
    found, *others = haus({"fonts/Hausschrift.ttf": data})
    assert (found.code, found.severity, found.path) == ("F511", "warning", "themes/haus/fonts/Hausschrift.ttf")
    assert why in found.message and "Hausschrift.ttf" in found.message and found.hint
    assert [each.code for each in others] in ([], ["F413"])


def test_whole_files_and_others_are_quiet(haus):
    assert haus({"fonts/Hausschrift.ttf": WHOLE, "fonts/LICENSE.txt": b"free"}) == ()


def test_a_file_where_the_folder_should_be(haus):
    found = haus({"fonts": b"x"})[0]
    assert (found.code, found.path) == ("F511", "themes/haus/fonts") and "folder" in found.message


def test_another_family_in_the_folder_is_named(haus):
    (found,) = haus({"fonts/Hausschrift.ttf": made_font("Amtsschrift")})
    assert (found.code, found.path, found.span) == ("F413", "themes/haus/theme.toml", (4, 1, 0))
    assert "“Amtsschrift”" in found.hint


def test_a_typeface_that_the_extended_theme_names_is_told_there(haus):
    base = Path("themes/amt")
    base.mkdir()
    (base / "theme.toml").write_text('extends = "bericht"\nname = "amt"\n[fonts]\nminor = "Amtsschrift"\n', "utf-8")
    (found,) = haus({}, 'extends = "amt"\nname = "haus"\n')
    assert (found.code, found.path, found.span.line) == ("F413", "themes/amt/theme.toml", 4)


def test_only_bold_is_embedded_and_told(haus):
    (found,) = haus({"fonts/Hausschrift.ttf": with_rights(made_font(bold=True), EDITABLE)}, THEME + 'minor = "Hausschrift"\nembed = true\n')
    assert (found.code, found.span.line) == ("F506", 4) and "only bold" in found.message


def test_of_a_template_the_template_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("haus.potx").write_bytes(templates.agency())
    Path("deck.md").write_text("---\ntheme: haus.potx\n---\n## A\n\nText\n", "utf-8")
    found = foliensatz.build("deck.md", "out.pptx").diagnostics
    assert {(each.code, each.path) for each in found} == {("F413", "haus.potx")}
