"""Colours of text: the theme's by their names, and those that can be read."""

import pytest
from tests.layout.brick_theme import THEME, BrickFonts
from tests.layout.test_slide import slide, words

from foliensatz.deck import Paragraph
from foliensatz.layout import lay_out
from foliensatz.source import Span
from foliensatz.theme import Color

COLORS = (("dk1", "102030"), ("lt1", "FFFFFF"), ("accent1", "006475"), ("accent2", "FFE9C0"))
BRAND = THEME._replace(
    colors=COLORS, color_names=(("accent1", "Petrol"),), tints=(("muted", Color("dk1", 75, 25)),)
)


def said(name: str) -> list[tuple[str, str, Span]]:
    text = Paragraph(words("Wort", color=name))
    report = lay_out(slide(text, colors=((name, name, 3, 7),)), BRAND, BrickFonts())
    return [(told.code, told.hint, told.span) for told in report.diagnostics]


@pytest.mark.parametrize("name", ["accent1", "Petrol", "petrol", "muted", "00AA00", "DK1"])
def test_colours_of_the_theme_and_of_one_s_own(name):
    assert said(name) == []


def test_an_unknown_one_is_told_with_the_nearest():
    assert said("petrl") == [("F460", "Did you mean “Petrol”?", Span(3, 7))]


@pytest.mark.parametrize("name", ["accent2", "FFFF00", "lt1"])
def test_one_that_can_hardly_be_read_is_told(name):
    ((code, _, span),) = said(name)
    assert code == "F461" and span == Span(3, 7)
