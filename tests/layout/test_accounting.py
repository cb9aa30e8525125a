"""Accounting: what is missing, and what is there too often, is named; what a continued slide repeats is not."""

import pytest

from foliensatz.deck import CodeBlock, List, ListItem, Paragraph, Quote, Slide, Table
from foliensatz.layout.accounting import account
from foliensatz.layout.slide import lay_out
from foliensatz.runs import Run
from tests.layout.brick_theme import THEME, BrickFonts


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def frames_of(*blocks):
    report = lay_out(Slide(title=(Run("Titel"),), blocks=blocks), THEME, BrickFonts())
    assert not report.failed, report.diagnostics
    return report.value


def without_last_paragraph(frames):
    """The frames as a defect might leave them."""
    (frame,) = frames
    shapes = [s._replace(paragraphs=s.paragraphs[:-1]) if getattr(s, "paragraphs", ())[1:] else s for s in frame.shapes]
    return (frame._replace(shapes=tuple(shapes)),)


TWO = (paragraph("Eins zwei"), paragraph("drei vier"))
SLIDE = Slide(title=(Run("Titel"),), blocks=TWO)


def test_a_slide_whose_words_all_arrive_is_in_order():
    assert account(SLIDE, frames_of(*TWO)) is None


def test_missing_words_are_named():
    lost = account(SLIDE, without_last_paragraph(frames_of(*TWO)))
    assert (lost.code, lost.severity) == ("F499", "error")
    assert "“drei”, “vier” would be missing" in lost.message


def test_words_that_stand_twice_are_named():
    lost = account(SLIDE, frames_of(*TWO, paragraph("vier")))
    assert lost.message.endswith("“vier” would stand there too often")


def test_words_may_stand_in_another_order():
    assert account(SLIDE, frames_of(*reversed(TWO))) is None


def test_a_word_may_be_divided_by_the_end_of_a_slide():
    one = Slide(title=(Run("Titel"),), blocks=(paragraph("Eins zweidreivier"),))
    assert account(one, frames_of(paragraph("Eins zwei"), paragraph("drei"), paragraph("vier"))) is None


def test_no_break_spaces_divide_words_and_soft_hyphens_count_nothing():
    one = Slide(title=(Run("Titel"),), blocks=(paragraph("10\u00a0km Land\u00adkreis"),))
    assert account(one, frames_of(paragraph("10 km Landkreis"))) is None


@pytest.mark.parametrize(
    "block",
    [
        Table(("", ""), ((Run("Kopf"),), (Run("Zeile"),)), tuple(((Run(f"a{n}"),), (Run(f"b{n}"),)) for n in range(80))),
        List(tuple(ListItem((paragraph(f"Punkt {n}"),)) for n in range(80))),
        CodeBlock("\n".join(f"x = {n}" for n in range(120))),
        Quote(TWO * 30, (Run("— Herkunft"),)),
    ],
    ids=["table", "list", "code", "quote"],
)
def test_what_a_continued_slide_repeats_is_counted_once(block):
    # Laying out does the accounting; a header row that counted on each slide would be an error.
    assert len(frames_of(block)) > 1
