"""An author learns once which font could not be measured, and with what it was."""

from tests.layout.brick_theme import THEME

from foliensatz.fonts import Fonts
from foliensatz.layout.unmeasured import unmeasured_fonts
from foliensatz.theme import FontScheme


def test_office_fonts_are_measured_exactly():
    theme = THEME._replace(fonts=FontScheme("Arial", "Calibri", "Consolas"))
    assert unmeasured_fonts(theme, Fonts()) == ()


def test_each_unknown_font_is_named_once_with_its_stand_in():
    theme = THEME._replace(fonts=FontScheme("Hausschrift", "Hausschrift", "Consolas"))
    (found,) = unmeasured_fonts(theme, Fonts())
    assert found.code == "F413"
    assert "Hausschrift" in found.message and "DejaVu Sans" in found.message


def test_what_stands_in_for_code_is_told_where_nobody_knows_it():
    theme = THEME._replace(fonts=FontScheme("Arial", "Calibri", "Consolas", "Nix Mono", places=(("Nix Mono", "theme.toml", (7, 1, 0)),)))
    (found,) = unmeasured_fonts(theme, Fonts())
    assert "Nix Mono" in found.message and (found.path, found.span) == ("theme.toml", (7, 1, 0))
