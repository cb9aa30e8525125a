"""Footnotes stand at the foot of the slide that has their mark, and the rest makes room for them."""

from hypothesis import given
from hypothesis import strategies as st
from tests.layout.brick_theme import BODY, THEME, BrickFonts
from tests.layout.test_slide import bullets, slide, table, words

from foliensatz.deck import Chart, Footnote, Heading, Paragraph, Series
from foliensatz.footnotes import counted_from
from foliensatz.frame import Autoshape, TableFrame, TextFrame
from foliensatz.layout import lay_out
from foliensatz.runs import Run, RunStyle, plain_text
from foliensatz.theme import Color, Decoration, Placeholder


def marked(text: str, place: int, number: int | None = None) -> Paragraph:
    mark = Run(str(number or place), RunStyle(shift="super", note=place))
    return Paragraph((Run(text), mark))


def note(number: int, text: str = "") -> Footnote:
    return Footnote(words(text or f"Fußnote {number}"), number, number)


def abbreviation(text: str) -> Footnote:
    return Footnote(words(text), 0)


def set_slide(*blocks, theme=THEME, **fields):
    return lay_out(slide(*blocks, **fields), theme, BrickFonts())


def feet(frame) -> list[str]:
    return [plain_text(p.runs) for shape in frame.shapes if isinstance(shape, TextFrame) and shape.footnotes for p in shape.paragraphs]


def foot(frame) -> TextFrame:
    (found,) = (shape for shape in frame.shapes if isinstance(shape, TextFrame) and shape.footnotes)
    return found


def body_of(frame) -> TextFrame:
    return next(s for s in frame.shapes if isinstance(s, TextFrame) and s.placeholder and s.placeholder.role == "body")


def test_they_stand_at_the_foot_of_the_body_below_a_rule():
    report = set_slide(marked("Satz", 1), footnotes=(note(1),))
    (frame,) = report.value
    assert not report.diagnostics
    text = foot(frame)
    assert text.box.bottom == BODY.bottom and text.style == "note" and text.placeholder is None
    assert [(p.bullet, p.start) for p in text.paragraphs] == [("note", 1)]
    (rule,) = (shape for shape in frame.shapes if isinstance(shape, Autoshape))
    body = body_of(frame)
    assert body.moved and body.box.bottom < rule.box.y < text.box.y
    assert frame.shapes[-1].placeholder.type == "sldNum"  # the footer is read last


def test_abbreviations_come_last_and_have_no_number():
    paragraphs = Paragraph((Run("OZG", RunStyle(note=1)), *marked(" gilt", 2, 1).runs))
    (frame,) = set_slide(paragraphs, footnotes=(abbreviation("OZG: Gesetz"), note(1))).value
    assert [(p.bullet, plain_text(p.runs)) for p in foot(frame).paragraphs] == [("note", "Fußnote 1"), ("none", "OZG: Gesetz")]


def test_each_stands_on_the_slide_of_its_mark():
    blocks = [marked("Wort " * 60, n) for n in range(1, 13)]
    report = set_slide(*blocks, footnotes=tuple(note(n) for n in range(1, 13)))
    assert [d.code for d in report.diagnostics] == ["F401"] and len(report.value) > 1
    assert [said for frame in report.value for said in feet(frame)] == [f"Fußnote {n}" for n in range(1, 13)]
    for frame in report.value:
        body = body_of(frame)
        marks = [run.style.note for p in body.paragraphs for run in p.runs if run.style.note]
        assert feet(frame) == [f"Fußnote {n}" for n in marks]
        assert body.box.y + body.text_height <= foot(frame).box.y


def test_what_two_parts_refer_to_stands_on_both():
    blocks = [marked("Wort " * 150, 1) for _ in range(12)]
    report = set_slide(*blocks, footnotes=(note(1),))
    assert [d.code for d in report.diagnostics] == ["F401"] and len(report.value) > 1
    assert all(feet(frame) == ["Fußnote 1"] for frame in report.value)


def test_one_of_the_title_stands_on_the_first_part_only():
    title = marked("Titel", 1).runs
    report = lay_out(slide(bullets(*["Wort " * 90] * 9))._replace(title=title, footnotes=(note(1),)), THEME, BrickFonts())
    assert len(report.value) > 1
    assert [feet(frame) for frame in report.value] == [["Fußnote 1"], *[[]] * (len(report.value) - 1)]
    assert all(frame.title.startswith("Titel ") for frame in report.value)  # no mark is read out


def test_one_in_a_table_and_its_source_make_room():
    cells = table(3)
    cells = cells._replace(rows=(*cells.rows[:2], (words("letzte"), marked("5", 1).runs)))
    (frame,) = set_slide(cells, footnotes=(note(1),)).value
    (shape,) = (shape for shape in frame.shapes if isinstance(shape, TableFrame))
    assert shape.box.bottom < foot(frame).box.y


def test_a_mark_that_can_t_be_seen_loses_no_footnote():
    chart = Chart("bar", ("a", "b"), (Series("s", (1, 2)),), title="Titel")
    report = set_slide(chart, footnotes=(note(1),))
    assert not [d for d in report.diagnostics if d.code == "F499"]
    assert feet(report.value[-1]) == ["Fußnote 1"]


def test_many_of_them_are_told():
    long = tuple(note(n, "Wort " * 60) for n in range(1, 5))
    report = set_slide(*[marked("Satz", n) for n in range(1, 5)], footnotes=long)
    assert [d.code for d in report.diagnostics] == ["F462"]


def test_a_layout_s_own_place_is_taken():
    own = Placeholder("footnotes", "body", 30, BODY._replace(width=BODY.width // 2), "Fußnoten", "note")
    content = THEME.layouts["content"]
    theme = THEME._replace(layouts={**THEME.layouts, "content": content._replace(placeholders=(*content.placeholders, own))})
    (frame,) = set_slide(marked("Satz", 1), footnotes=(note(1),), theme=theme).value
    assert foot(frame).placeholder.idx == 30 and foot(frame).box.width == BODY.width // 2


def test_a_layout_with_a_drawing_where_they_stand_is_not_taken():
    halves = (Heading(3, words("Links")), marked("Satz", 1), Heading(3, words("Rechts")), Paragraph(words("Satz")))
    columns = THEME.layouts["two_columns"]
    card = Decoration("Karte", BODY._replace(width=BODY.width // 3), Color("lt2"))
    theme = THEME._replace(layouts={**THEME.layouts, "two_columns": columns._replace(decorations=(card,))})
    frames = [set_slide(*halves, footnotes=(note(1),), theme=each, **asked).value[0] for each, asked in (
        (THEME, {}), (theme, {}), (theme, {"layout": "two_columns"}),
    )]  # fmt: skip
    assert [frame.layout for frame in frames] == ["two_columns", "mixed", "two_columns"]


def test_counted_through_the_deck():
    shown = counted_from(slide(marked("Satz", 1), footnotes=(note(1), abbreviation("OZG"))), 4)
    assert plain_text(shown.blocks[0].runs) == "Satz5"
    assert [each.number for each in shown.footnotes] == [5, 0]


@given(st.lists(st.tuples(st.integers(1, 200), st.booleans()), min_size=1, max_size=12))
def test_no_footnote_is_lost_and_none_stands_over_text(paragraphs):
    blocks, notes = [], []
    for length, has_note in paragraphs:
        if has_note:
            notes.append(note(len(notes) + 1))
            blocks.append(marked("Wort " * length, len(notes)))
        else:
            blocks.append(Paragraph(words("Wort " * length)))
    report = set_slide(*blocks, footnotes=tuple(notes))
    assert "F499" not in [d.code for d in report.diagnostics]
    said = dict.fromkeys(said for frame in report.value for said in feet(frame))
    assert list(said) == [plain_text(each.runs) for each in notes]
    for frame in report.value:
        body = body_of(frame)
        if feet(frame):
            assert body.box.bottom <= foot(frame).box.y
