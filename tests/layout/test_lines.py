"""How many lines are planned, and which are shown. The faces are the Office fonts': only their widths get rounded."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.fonts import Fonts
from foliensatz.layout.linebreak import Piece, longest_word, measure, wrap
from foliensatz.layout.lines import (
    planned_lines,
    rounded,
    shown_lines,
    tolerance,
    widths_needed,
    word_fits,
)

fonts = Fonts()
ARIAL = fonts.face("Arial")
TIMES = fonts.face("Times New Roman")
PROSE = (
    "Der Gemeinderat hat in seiner Sitzung beschlossen, die Mittel für die Sanierung der Grundschule am Mühlbach um "
    "2,4 Millionen Euro zu erhöhen. Ohne Termin ist mit Wartezeiten von bis zu 90 Minuten zu rechnen."
)
SIZES = (10.5, 12, 13.3, 14, 18, 24, 40)


@given(
    st.sampled_from(SIZES),
    st.floats(3, 40),
    st.sampled_from(("Arial", "Calibri", "Times New Roman", "Cambria")),
    st.booleans(),
    st.integers(1, len(PROSE)),
)
def test_no_renderer_needs_more_lines_than_planned(size, width, family, bold, length):
    paragraph = measure([Piece(PROSE[:length], fonts.face(family, bold))])
    planned = len(planned_lines(paragraph, size, width))
    assert len(wrap(paragraph, width, None, 0.996)) <= planned, "one that adds up the font's widths"
    assert len(shown_lines(paragraph, size, width)) <= planned, "one that rounds"


@given(st.sampled_from(SIZES), st.integers(1, len(PROSE)))
def test_rounding_stays_within_its_tolerance(size, length):
    paragraph = measure([Piece(PROSE[:length], ARIAL)])
    exact = paragraph.ends[-1]
    assert rounded(paragraph, size).ends[-1] == pytest.approx(exact, rel=tolerance(size))


def test_the_rounded_lines_are_planned_where_they_are_more():
    # Times gets wider by 0.7 % in 14 pt, more than the half percent that is planned to spare.
    word = "Verwaltungsgebäude"
    paragraph = measure([Piece(f"{word} {word}", TIMES)])
    as_rounded = rounded(paragraph, 14).ends[-1]
    assert as_rounded > paragraph.ends[-1] / 0.995
    width = (as_rounded + paragraph.ends[-1] / 0.995) / 2
    assert len(wrap(paragraph, width)) == 1
    assert len(planned_lines(paragraph, 14, width)) == 2
    assert len(shown_lines(paragraph, 14, width)) == 2


def test_fewer_lines_may_be_shown_than_planned():
    paragraph = measure([Piece("die Stadt tagt", ARIAL)])
    width = rounded(paragraph, 24).ends[-1] + 0.001
    assert len(planned_lines(paragraph, 24, width)) == 2
    assert len(shown_lines(paragraph, 24, width)) == 1


def test_the_first_line_may_have_a_width_of_its_own():
    paragraph = measure([Piece(PROSE, ARIAL)])
    starts = [[line.start for line in lines(paragraph, 20, 20, 5)] for lines in (planned_lines, shown_lines)]
    assert starts[0][1] == starts[1][1] < 12


class TestWords:
    def test_a_word_must_stand_whole_in_every_renderer(self):
        paragraph = measure([Piece("Verwaltungsgebäude", TIMES)])
        exact, as_rounded = longest_word(paragraph), longest_word(rounded(paragraph, 14))
        assert as_rounded > exact / 0.995
        assert not word_fits(paragraph, 14, exact / 0.995)
        assert word_fits(paragraph, 14, as_rounded / 0.999)

    @pytest.mark.parametrize("size", SIZES)
    def test_a_column_as_wide_as_needed_breaks_nothing(self, size):
        words = PROSE.split()
        random.Random(1).shuffle(words)
        cells = [measure([Piece(" ".join(words[at : at + 3]), ARIAL)]) for at in range(0, len(words), 3)]
        word, line = widths_needed((cell, size) for cell in cells)
        assert all(word_fits(cell, size, word / size) for cell in cells)
        assert all(len(planned_lines(cell, size, line / size)) == 1 for cell in cells)
        assert word < line

    def test_a_column_of_nothing_needs_nothing(self):
        assert widths_needed([]) == (0.0, 0.0)
        assert widths_needed([(measure([]), 18)]) == (0.0, 0.0)
