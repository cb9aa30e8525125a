"""120 formulas from school to university: read without a problem, as expected, and valid OMML."""

import re
from pathlib import Path

import pytest

from foliensatz.formula.linear import plain
from foliensatz.pptx.omml import omml
from foliensatz.reading.latex import parse
from tests.judges import math, need, openxml_sdk, pandoc
from tests.math.outline import outline

HERE = Path(__file__).parent
FORMULAS = [line for line in (HERE / "formulas.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
EXPECTED = HERE / "formulas.expected"
# PowerPoint's matrices have no rules: the author is told.
WITH_A_RULE = r"\left(\begin{array}{cc|c} 1 & 2 & 3 \\ 0 & 1 & 4 \end{array}\right)"


def expected() -> dict[str, tuple[str, str]]:
    blocks = EXPECTED.read_text("utf-8").strip().split("\n\n")
    return {latex: (words, tree) for latex, words, tree in (block.split("\n") for block in blocks)}


def test_there_are_120():
    assert len(FORMULAS) == len(set(FORMULAS)) == len(expected()) == 120


@pytest.mark.parametrize("latex", FORMULAS)
def test_formula(latex):
    parsed = parse(latex, display=True)
    assert [problem.code for problem in parsed.problems] == (["F244"] if latex == WITH_A_RULE else [])
    assert (plain(parsed.body).replace("\u00a0", " "), outline(parsed.body)) == expected()[latex]


def test_all_are_valid_office_math(tmp_path):
    need(openxml_sdk.NAME, openxml_sdk.binary() is not None)
    assert math.findings([omml(parse(latex, True).body, "de-DE") for latex in FORMULAS], tmp_path) == ()


def test_the_judge_sees_what_is_invalid(tmp_path):
    need(openxml_sdk.NAME, openxml_sdk.binary() is not None)
    wrong = omml(parse("x^2", True).body, "de-DE").replace("<m:sup>", "<m:hoch>").replace("</m:sup>", "</m:hoch>")
    assert math.findings([wrong], tmp_path)


# What pandoc tells in other words, though it means the same.
TOLD_OTHERWISE = {
    r"v = \frac{s}{t} = \frac{100\,\mathrm{km}}{2\,\mathrm{h}} = 50\,\tfrac{\mathrm{km}}{\mathrm{h}}",
    r"\underbrace{1 + 1 + \dots + 1}_{n\text{-mal}} = n",
    r"A \xrightarrow{k_1} B \xrightarrow[T]{k_2} C",
    r"\mathfrak{g} = \mathfrak{sl}_2(\mathbb{C})",
    r"\limsup_{n\to\infty} a_n \ge \liminf_{n\to\infty} a_n",
}


def test_pandoc_reads_what_the_author_typed(tmp_path):
    """LaTeX → tree → OMML → pandoc → LaTeX → tree: both trees say the same."""
    need(pandoc.NAME, pandoc.present())

    def said(latex: str) -> str:
        return re.sub(r"\s", "", plain(parse(latex, True).body))

    told = pandoc.read_back([omml(parse(latex, True).body, "de-DE") for latex in FORMULAS], tmp_path)
    assert {latex for latex, back in zip(FORMULAS, told, strict=True) if said(latex) != said(back)} == TOLD_OTHERWISE


def write_expected() -> None:
    """Write formulas.expected anew; its differences are then to be read."""
    blocks = []
    for latex in FORMULAS:
        body = parse(latex, True).body
        blocks.append("\n".join((latex, plain(body).replace("\u00a0", " "), outline(body))))
    EXPECTED.write_text("\n\n".join(blocks) + "\n", "utf-8")


if __name__ == "__main__":
    write_expected()
