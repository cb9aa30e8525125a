"""Tasks have boxes for markers, definitions their terms at the edge; both in the outline, both told in the notes."""

from tests.layout.test_slide import all_words, paragraph, points, set_slide, texts

from foliensatz.deck import List, ListItem
from foliensatz.geometry import pt_to_emu


def tasks(*checked: bool | None) -> List:
    return List(tuple(ListItem((paragraph(f"Punkt {n}"),), n, done) for n, done in enumerate(checked, 1)))


def definitions(*terms: str) -> List:
    items = tuple(ListItem((paragraph(term), paragraph("das ist es"))) for term in terms)
    return List(items, definitions=True)


def test_tasks_have_boxes():
    (frame,) = set_slide(tasks(True, False, None)).value
    assert [p.bullet for p in texts(frame)[0].paragraphs] == ["done", "open", ""]


def test_terms_stand_at_the_edge_bold_and_their_meaning_is_indented_below():
    (frame,) = set_slide(definitions("Stadt", "Land")).value
    first, second, third, _ = texts(frame)[0].paragraphs
    assert first.bullet == second.bullet == third.bullet == "none"
    assert first.margin == 0 and first.runs[0].style.bold
    assert (second.margin, second.indent, second.space_before) == (pt_to_emu(20), 0, 0.0)


def test_they_are_no_points():
    block = points(4)
    checked = block._replace(items=tuple(item._replace(checked=True) for item in block.items))
    assert set_slide(checked).value[0].layout == "content"
    assert set_slide(block._replace(definitions=True)).value[0].layout == "content"


def test_notes_say_what_is_done():
    report = set_slide(paragraph("Text"), notes=(tasks(True, False), definitions("Stadt")))
    assert not report.diagnostics
    said = [("".join(run.text for run in each.runs), each.bullet) for each in report.value[0].notes]
    assert said[:2] == [("☑ Punkt 1", "none"), ("☐ Punkt 2", "none")]
    assert said[2] == ("Stadt", "none")


def test_no_word_is_lost_when_they_go_on():
    report = set_slide(definitions(*[f"Begriff{n}" for n in range(30)]))
    assert len(report.value) > 1
    assert [d.code for d in report.diagnostics] == ["F401"]
    assert "Begriff29" in all_words(report.value)
    for frame in report.value:  # no term is left without its meaning
        assert not texts(frame)[-1].paragraphs[-1].runs[0].text.startswith("Begriff")
