"""Measured boxes: laws that hold whatever the fonts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.fonts import Fonts
from foliensatz.formula.linear import LONG, pieces, plain
from foliensatz.layout.formula.boxes import FormulaBox
from foliensatz.layout.formula.ink import Glyphs
from foliensatz.layout.formula.measurer import Measurer
from foliensatz.layout.opportunities import breaks_between
from foliensatz.pptx.omml import omml
from foliensatz.reading.latex import parse
from tests.math.test_formulas import FORMULAS

MEASURER = Measurer(Fonts())
# How far ink may reach over its box, in em: pens have a width, italics lean.
OVER = 0.12


def box(latex: str, display: bool = True) -> FormulaBox:
    return MEASURER.measure(parse(latex, display).body, display)


@pytest.mark.parametrize("latex", FORMULAS)
def test_all_ink_is_in_the_box(latex):
    found = box(latex)
    for mark in found.ink:
        if isinstance(mark, Glyphs):
            xs, ys = (mark.x, mark.x + mark.width), (mark.y,)
        else:
            xs = tuple(value for command in mark.commands for value in command[1::2])
            ys = tuple(value for command in mark.commands for value in command[2::2])
        assert -OVER <= min(xs) and max(xs) <= found.width + OVER
        assert -found.depth - OVER <= min(ys) and max(ys) <= found.height + OVER


@pytest.mark.parametrize(
    "small, large",
    [
        ("a", "ab"),
        ("a", "a^2"),
        (r"\frac12", r"\frac{1}{2+x}"),
        ("x", r"\sqrt{x}"),
        ("x+y", r"\left(x+y\right)"),
        (r"\begin{matrix}1\end{matrix}", r"\begin{matrix}1&2\end{matrix}"),
        ("a b", r"a \quad b"),
        ("-1", "1-1"),
    ],
)
def test_more_is_wider(small, large):
    assert box(small).width < box(large).width


@pytest.mark.parametrize(
    "small, large",
    [
        ("a", r"\frac{a}{b}"),
        ("x", "x^2"),
        (r"\frac{a}{b}", r"\frac{a}{\frac{b}{c}}"),
        (r"\sum i", r"\sum_{i=1}^n i"),
        (r"\begin{matrix}1\end{matrix}", r"\begin{matrix}1\\2\end{matrix}"),
    ],
)
def test_more_is_higher(small, large):
    assert box(small).total < box(large).total


def test_running_text_has_lower_formulas():
    for latex in (r"\frac{a}{b}", r"\sum_{i=1}^n i", r"\int_0^1 x"):
        assert box(latex, display=False).total < box(latex).total


def test_neighbouring_letters_are_one_text():
    assert [mark.text for mark in box(r"\mathrm{sin}x").ink] == ["sin", "x"]
    assert [mark.text for mark in box("abc").ink] == ["abc"]


TOKENS = (*"ab1+=^_{}()[]&%$ '|", "\\frac", "\\left", "\\right", "\\\\", "\\sum", "\\sqrt", "\\text", "\\tag", "\\overset",
          "\\begin{cases}", "\\end{cases}", "\\begin{aligned}", "\\end{aligned}", "\\limits", "\\mathbf", "\\hat", "\\")  # fmt: skip


@given(st.lists(st.sampled_from(TOKENS), max_size=30).map("".join))
def test_any_text_is_read_and_set(latex):
    """Whatever is typed, there is a formula, and what is wrong has a place within what was typed."""
    parsed = parse(latex, display=True)
    assert all(0 <= problem.offset <= len(latex) for problem in parsed.problems)
    assert MEASURER.measure(parsed.body, True).width >= 0
    assert omml(parsed.body, "de-DE")
    plain(parsed.body)


def test_nesting_has_an_end():
    parsed = parse("{" * 5000 + "x" + "}" * 5000)
    assert [problem.code for problem in parsed.problems] == ["F242"]


@pytest.mark.parametrize("latex", FORMULAS)
def test_no_line_breaks_within_a_formula(latex):
    text = "".join(piece.text for piece in pieces(parse(latex, display=True).body))
    assert " " not in text or len(text) > LONG
    assert [pair for pair in zip(text, text[1:]) if " " not in pair and breaks_between(*pair)] == []
