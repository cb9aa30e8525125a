"""Widths of text in em, in the fonts that Office has."""

import pytest

from foliensatz.fonts import Fonts

fonts = Fonts()
STYLES = [(False, False), (True, False), (False, True), (True, True)]


@pytest.mark.parametrize(
    "family, text, units",
    [
        # advances in 2048ths of an em, as the fonts' makers publish them
        ("Arial", "A", 1366),
        ("Arial", "i", 455),
        ("Times New Roman", "A", 1479),
        ("Courier New", "A", 1229),
        ("Calibri", "0", 1038),
        ("Consolas", "A", 1126),
        ("DejaVu Sans Mono", "A", 1233),
    ],
)
def test_an_advance_is_the_font_makers(family, text, units):
    assert fonts.face(family).width(text) == pytest.approx(units / 2048)


@pytest.mark.parametrize("family", ["Arial", "Arial Narrow", "Times New Roman", "Courier New", "Calibri", "Cambria"])
@pytest.mark.parametrize("bold, italic", STYLES)
def test_the_office_fonts_are_known_in_every_style(family, bold, italic):
    face = fonts.face(family, bold, italic)
    assert (face.family, face.bold, face.italic, face.exact) == (family, bold, italic, True)
    assert 4 < face.width("Bürgermeister") < 9


def test_styles_differ():
    widths = {fonts.face("Cambria", bold, italic).width("Gemeinderatssitzung") for bold, italic in STYLES}
    assert len(widths) == 4


@pytest.mark.parametrize("pair", ["AV", "Te", "We", "Vo", "y."])
def test_pairs_are_kerned(pair):
    arial = fonts.face("Arial")
    assert arial.width(pair) < arial.width(pair[0]) + arial.width(pair[1])


@pytest.mark.parametrize("pair", ["Άν", "Та"])
def test_pairs_of_other_scripts_are_measured_too(pair):
    assert 0.9 < fonts.face("Arial").width(pair) < 1.5


@pytest.mark.parametrize("family", ["Arial", "Times New Roman", "Calibri", "Cambria", "DejaVu Sans"])
def test_words_and_the_spaces_between_them_add_up_to_the_text(family):
    face = fonts.face(family)
    words = "Am Tor A Von Ende. To AVA".split()
    text = " ".join(words)
    spaces = sum(face.spaces[left[-1], right[0]] for left, right in zip(words, words[1:]))
    assert sum(map(face.width, words)) + spaces == pytest.approx(face.width(text))


def test_nothing_is_as_wide_as_nothing():
    assert fonts.face("Arial").width("") == 0.0


@pytest.mark.parametrize("char", ["\u00ad", "\u200b", "\u2060", "\u0308", "\ufeff"])
def test_marks_and_invisible_characters_take_no_room(char):
    assert fonts.face("Arial").width(f"n{char}n") == pytest.approx(fonts.face("Arial").width("n") * 2)


@pytest.mark.parametrize(
    "char, least, most",
    [("中", 1.0, 1.0), ("カ", 1.0, 1.0), ("한", 1.0, 1.0), ("🙂", 1.25, 1.4), ("→", 0.5, 1.0), ("☎", 0.5, 1.3)],
)
def test_a_character_the_font_lacks_gets_the_room_another_font_takes(char, least, most):
    assert least <= fonts.face("Cambria").width(char) <= most


def test_a_no_break_space_is_as_wide_as_a_space_even_where_the_font_lacks_one():
    assert fonts.face("Calibri").width("\u00a0") == fonts.face("Calibri").width(" ")


def test_an_unknown_family_is_measured_with_a_wide_one():
    face = fonts.face("Brand Grotesk", bold=True)
    text = "Städtebauförderung"
    assert not face.exact
    assert face.measured_with == "DejaVu Sans"
    assert face.width(text) > max(fonts.face(known, True).width(text) for known in ("Arial", "Calibri", "Cambria"))


def test_a_family_is_found_however_it_is_capitalised():
    assert fonts.face("ARIAL ").width("Stadt") == fonts.face("Arial").width("Stadt")


def test_a_face_is_made_once():
    assert fonts.face("Arial", True) is fonts.face("Arial", True)


class TestSubstitute:
    def test_text_is_as_wide_as_in_the_wider_family(self):
        both = fonts.face("Consolas", substitute="DejaVu Sans Mono")
        assert both.width("print(x)") == pytest.approx(8 * 1233 / 2048)
        assert both.spaces["a", "b"] == pytest.approx(1233 / 2048)

    def test_which_is_wider_is_decided_text_by_text(self):
        both = fonts.face("Arial", substitute="Courier New")
        assert both.width("iii") == fonts.face("Courier New").width("iii")
        assert both.width("WWW") == fonts.face("Arial").width("WWW")

    def test_both_families_must_be_known_for_the_widths_to_be_exact(self):
        assert fonts.face("Consolas", substitute="DejaVu Sans Mono").exact
        assert not fonts.face("Consolas", substitute="Brand Mono").exact


def test_a_face_forgets_before_it_grows_for_ever(monkeypatch):
    monkeypatch.setattr("foliensatz.fonts.face._REMEMBERED", 100)
    face = Fonts().face("Arial")
    widths = [face.width(str(number)) for number in range(1000)]
    assert len(face.widths) <= 100
    assert face.width("7") == widths[7]


class TestRounded:
    """LibreOffice up to 7.4 sets type in whole dots of 1/600 inch."""

    def test_the_advance_is_a_whole_number_of_dots(self):
        # 14 pt are 117 dots; Arial's "a" is 1139/2048 em: 65.07 of them
        assert fonts.face("Arial").rounded(14).width("a") == pytest.approx(65 / (14 * 600 / 72))

    def test_the_size_is_rounded_to_hundredths_of_a_millimetre_first(self):
        # 10.5 pt are 87.5 dots, but 3.70 mm are 87.4
        wide = fonts.face("Courier New").rounded(10.5).width("m" * 10)
        assert wide == pytest.approx(10 * round(87 * 1229 / 2048) / 87.5)

    def test_the_larger_the_type_the_less_it_matters(self):
        face = fonts.face("Times New Roman")
        text = "Bürgermeisterin"
        assert face.rounded(400).width(text) == pytest.approx(face.width(text), rel=1e-3)

    def test_ligatures_are_drawn(self):
        face = fonts.face("Calibri").rounded(400)
        assert face.width("ti") < face.width("t") + face.width("i") - 0.005
        assert fonts.face("Calibri").width("Gesellschaft") > face.width("Gesellschaft") + 0.01

    def test_a_face_is_rounded_once_a_size(self):
        face = fonts.face("Arial")
        assert face.rounded(18) is face.rounded(18)
        assert face.rounded(18) is not face.rounded(20)

    def test_with_a_substitute_the_wider_one_counts(self):
        both = fonts.face("Consolas", substitute="DejaVu Sans Mono").rounded(14)
        assert both.width("ab") == fonts.face("DejaVu Sans Mono").rounded(14).width("ab")
