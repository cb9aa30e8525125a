"""Lines of paragraphs. Most tests measure with Courier New, in which every character is 0.6 em wide: a column of
`columns(12)` then holds twelve characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.fonts import Fonts
from foliensatz.layout.linebreak import SAFETY, Line, Piece, longest_word, measure, wrap

fonts = Fonts()
COURIER = fonts.face("Courier New")
CHARACTER = COURIER.width("m")


def columns(number: float) -> float:
    return number * CHARACTER / SAFETY


def lines(text: str, width: float, first: float | None = None) -> list[str]:
    wrapped = wrap(measure([Piece(text, COURIER)]), columns(width), first if first is None else columns(first))
    return [text[line.start : line.end] for line in wrapped]


class TestBreakingAtSpaces:
    def test_a_line_takes_the_words_that_fit(self):
        assert lines("der Rat der Stadt tagt", 12) == ["der Rat der ", "Stadt tagt"]

    def test_a_word_that_fits_to_the_last_character_fits(self):
        assert lines("der Rat", 7) == ["der Rat"]
        assert lines("der Rat", 6.99) == ["der ", "Rat"]

    def test_spaces_at_the_end_of_a_line_belong_to_it_but_not_to_its_width(self):
        first, second = wrap(measure([Piece("der   Rat", COURIER)]), columns(4))
        assert first == Line(0, 6, pytest.approx(3 * CHARACTER))
        assert second == Line(6, 9, pytest.approx(3 * CHARACTER))

    def test_spaces_at_the_beginning_of_a_paragraph_take_room(self):
        assert lines("  der Rat", 8) == ["  der ", "Rat"]

    def test_the_first_line_may_have_a_width_of_its_own(self):
        assert lines("der Rat der Stadt tagt", 12, first=7) == ["der Rat ", "der Stadt ", "tagt"]

    def test_a_line_is_planned_a_little_short(self):
        paragraph = measure([Piece("der Rat", COURIER)])
        assert len(wrap(paragraph, 7 * CHARACTER)) == 2

    def test_a_word_that_begins_with_closing_punctuation_stays_with_the_one_before(self):
        assert lines("Stadt und / oder", 10) == ["Stadt ", "und / oder"]


class TestHardBreaks:
    def test_a_newline_ends_a_line(self):
        assert lines("der Rat\ntagt", 20) == ["der Rat\n", "tagt"]

    def test_newlines_in_a_row_are_empty_lines(self):
        assert lines("a\n\nb\n", 20) == ["a\n", "\n", "b\n", ""]

    def test_the_first_lines_width_ends_with_the_first_line(self):
        assert lines("der\nder Rat", 7, first=3) == ["der\n", "der Rat"]

    @pytest.mark.parametrize("pieces", [[], [Piece("", COURIER)]])
    def test_an_empty_paragraph_is_one_empty_line(self, pieces):
        assert wrap(measure(pieces), 10) == (Line(0, 0, 0.0),)


@pytest.mark.parametrize(
    "text",
    [
        # "|" is where a line may break, as LibreOffice was seen to do it
        "Stadt-|und", "Ein-/Ausgabe", "E-|Mail-|Adresse", "2019-|2020", "2019–|2020", "ein–|aus",
        "-|verarbeitung", "Wort|—|Gedanke", "Ende…|Anfang", "10-|Minuten-|Takt", "Energie-,", "(Stadt-)Land", "und/oder",
        "km/h", "Bürger:innen", "Bürger*innen", "z.\u00a0B.\u00a0die", "12\u202fEuro", "Teil-\u2060weise",
        "Kita\u2011Platz", "Nord-\u00a0Süd", "20.000,50", "d’Amour", "(Stadt)|(Land)", "Haus(innen)", "was?|ja", "lang\u200b|wort",
        "Aus\u00ad|gabe", "中|文|字", "「中|文」|字", "中|文。", "a|中", "»Haus«und", "Stadt-|„Land“", "5€/m²", "C++-|Code",
    ],
)  # fmt: skip
def test_where_a_word_may_break(text):
    plain = text.replace("|", "")
    paragraph = measure([Piece("x " + plain, COURIER)])
    offsets = [offset - 2 for offset in paragraph.offsets[2:]]
    parts = [plain[start:end] for start, end in zip([0, *offsets], [*offsets, len(plain)])]
    assert "|".join(parts) == text


def test_only_a_paragraphs_first_word_breaks_behind_a_slash():
    assert lines("Eingabe/Ausgabe", 9) == ["Eingabe/", "Ausgabe"]
    assert lines("1 Eingabe/Ausgabe", 9) == ["1 ", "Eingabe/A", "usgabe"]


class TestLongWords:
    def test_a_word_wider_than_its_line_breaks_where_the_line_is_full(self):
        assert lines("Verwaltung", 4) == ["Verw", "altu", "ng"]

    def test_it_begins_on_a_line_of_its_own_and_goes_on_with_the_text(self):
        assert lines("am Verwaltungsort tagt es", 7) == ["am ", "Verwalt", "ungsort ", "tagt es"]

    def test_however_narrow_the_column_a_line_has_a_character(self):
        assert lines("Rat", 0.1) == ["R", "a", "t"]

    def test_a_letter_and_its_accent_stay_together(self):
        assert lines("ne\u0301e", 2) == ["ne\u0301", "e"]

    def test_the_word_may_be_of_several_pieces(self):
        pieces = [Piece("Ver", COURIER), Piece("wal", COURIER, scale=2.0), Piece("tung", COURIER)]
        assert [(line.start, line.end) for line in wrap(measure(pieces), columns(6))] == [(0, 4), (4, 8), (8, 10)]

    def test_the_longest_word_says_how_wide_a_column_must_be(self):
        paragraph = measure([Piece("der Stadtrat-Ausschuss tagt", COURIER)])
        assert longest_word(paragraph) == pytest.approx(9 * CHARACTER)
        assert longest_word(measure([])) == 0.0


class TestSoftHyphens:
    def test_a_soft_hyphen_shows_only_where_the_line_breaks(self):
        shown, rest = wrap(measure([Piece("Aus\u00adgabe", COURIER)]), columns(5))
        assert shown == Line(0, 4, pytest.approx(4 * CHARACTER))
        assert rest.width == pytest.approx(4 * CHARACTER)
        (whole,) = wrap(measure([Piece("Aus\u00adgabe", COURIER)]), columns(7))
        assert whole.width == pytest.approx(7 * CHARACTER)

    def test_the_hyphen_must_fit_too(self):
        assert lines("an Aus\u00adgabe", 7) == ["an Aus\u00ad", "gabe"]
        assert lines("an Aus\u00adgabe", 6) == ["an ", "Aus\u00ad", "gabe"]

    def test_the_longest_word_counts_the_hyphen(self):
        assert longest_word(measure([Piece("Aus\u00adga", COURIER)])) == pytest.approx(4 * CHARACTER)

    def test_it_may_stand_at_the_end_of_a_piece(self):
        pieces = [Piece("Aus\u00ad", COURIER), Piece("gabe", COURIER)]
        assert [line.width for line in wrap(measure(pieces), columns(5))] == [pytest.approx(4 * CHARACTER)] * 2


class TestPieces:
    def test_a_word_goes_on_from_piece_to_piece(self):
        pieces = [Piece("die Stadt", COURIER), Piece("verwaltung", fonts.face("Courier New", bold=True))]
        assert [(line.start, line.end) for line in wrap(measure(pieces), columns(16))] == [(0, 4), (4, 19)]

    def test_a_hyphen_at_the_end_of_a_piece_may_end_a_line(self):
        pieces = [Piece("Stadt-", COURIER), Piece("und Landkreis", COURIER)]
        assert [(line.start, line.end) for line in wrap(measure(pieces), columns(9))] == [(0, 10), (10, 19)]
        assert [(line.start, line.end) for line in wrap(measure(pieces), columns(7))][0] == (0, 6)

    def test_a_space_in_a_piece_of_its_own_ends_a_word(self):
        pieces = [Piece("der", COURIER), Piece(" ", COURIER), Piece("Rat", COURIER)]
        assert [(line.start, line.end) for line in wrap(measure(pieces), columns(4))] == [(0, 4), (4, 7)]

    def test_scale_and_tracking_widen(self):
        (line,) = wrap(measure([Piece("ab cd", COURIER, scale=0.5, tracking=0.1)]), 10)
        assert line.width == pytest.approx(5 * (CHARACTER / 2 + 0.1))


@pytest.mark.parametrize("family", ["Arial", "Calibri", "Times New Roman"])
def test_a_lines_width_is_the_width_of_its_text(family):
    face = fonts.face(family)
    text = "Am Tor der Verwaltung, Abt. To 11 – Vorwerk AVA Teil Stadt-und"
    (line,) = wrap(measure([Piece(text, face)]), 1000)
    assert line.width == pytest.approx(face.width(text))


TEXT = st.text(st.sampled_from("abM -–\u00ad\n/.,)(…\u00a0中"), max_size=60)


@given(st.lists(TEXT, max_size=4), st.floats(0.5, 20), st.floats(0.5, 20))
def test_lines_cover_the_text_without_gap_and_fit(texts, width, first_width):
    paragraph = measure([Piece(text, COURIER) for text in texts])
    wrapped = wrap(paragraph, width, first_width)
    text = "".join(texts)
    assert "".join(text[line.start : line.end] for line in wrapped) == text
    assert [line.start for line in wrapped[1:]] == [line.end for line in wrapped[:-1]]
    assert len(wrapped) > text.count("\n")
    for number, line in enumerate(wrapped):
        shown = text[line.start : line.end].strip(" \n")
        may_stick_out = CHARACTER if shown.endswith("\u00ad") else 0.0
        fits = line.width <= (width if number else first_width) + may_stick_out
        assert fits or len(shown.replace("\u00ad", "")) <= 1


@given(TEXT, st.floats(0.5, 20))
def test_how_a_text_is_cut_into_pieces_changes_no_line(text, width):
    whole = wrap(measure([Piece(text, COURIER)]), width)
    letters = wrap(measure([Piece(letter, COURIER) for letter in text]), width)
    assert [line.end for line in letters] == [line.end for line in whole]
