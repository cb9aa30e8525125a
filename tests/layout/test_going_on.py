"""What goes on over many slides: every part looks as it did in the whole, and the effort grows with the length."""

import pytest
from tests.layout.brick_theme import THEME, BrickFonts

from foliensatz.deck import CodeBlock, List, ListItem, Paragraph, Quote, Slide, Table
from foliensatz.frame import TableFrame
from foliensatz.layout import lay_out, lines, table_measure, text_measure
from foliensatz.runs import Run


def runs(words: str) -> tuple[Run, ...]:
    return (Run(words),)


def long_list(count: int) -> List:
    return List(tuple(ListItem((Paragraph(runs(f"Punkt {n}")),)) for n in range(count)))


def long_table(count: int) -> Table:
    # The last rows have words that would need other columns, had they a table of their own.
    rows = [(runs(f"Zeile {n}"), runs("kurz" if n < count - 3 else "Verwaltung " * 6)) for n in range(count)]
    return Table(("left", "left"), (runs("Nummer"), runs("Wort")), tuple(rows))


def long_code(count: int) -> CodeBlock:
    return CodeBlock("\n".join(f"x{n} = {n}" for n in range(count)))


def test_a_table_keeps_its_column_widths_where_it_goes_on():
    frames = lay_out(Slide(title=runs("T"), blocks=(long_table(40),)), THEME, BrickFonts()).value
    widths = {shape.widths for frame in frames for shape in frame.shapes if isinstance(shape, TableFrame)}
    assert len(frames) > 1
    assert len(widths) == 1


@pytest.mark.parametrize("block", [long_list, long_table, long_code])
def test_twice_the_length_is_not_four_times_the_effort(block, monkeypatch):
    wrapped = []

    def counting(*arguments):
        wrapped.append(1)
        return lines.planned_lines(*arguments)

    for module in (text_measure, table_measure):
        monkeypatch.setattr(module, "planned_lines", counting)
    effort = []
    for count in (200, 400):
        wrapped.clear()
        lay_out(Slide(title=runs("T"), blocks=(block(count),)), THEME, BrickFonts())
        effort.append(len(wrapped))
    assert effort[1] < 2.5 * effort[0]


def test_a_quotation_of_nothing_is_a_text_like_any_other():
    """It may be the last thing that has room on a slide."""
    for before in range(1, 20):
        paragraphs = tuple(Paragraph(runs("Wort " * 12)) for _ in range(before))
        blocks = (*paragraphs, Quote(()), Quote((Paragraph(runs("Wort " * 60)),)))
        report = lay_out(Slide(title=runs("Titel"), blocks=blocks), THEME, BrickFonts())
        assert {diagnostic.code for diagnostic in report.diagnostics} <= {"F401", "F410"}


def parts(count: int, source: str):
    """The kinds of shapes on each slide of a table of `count` rows with a paragraph behind it."""
    rows = tuple((runs(f"Zeile {n}"), runs("kurz")) for n in range(count))
    grid = Table(("left", "left"), (runs("Nummer"), runs("Wort")), rows)
    before = Paragraph(runs("Vorher"))
    frames = lay_out(Slide(title=runs("T"), blocks=(before, grid, Paragraph(runs(source)))), THEME, BrickFonts()).value
    return [[type(shape).__name__ for shape in frame.shapes] for frame in frames]


def test_a_source_never_goes_on_without_a_row_of_its_table():
    seen = [parts(count, "Quelle: Kämmerei") for count in range(3, 30)]
    assert any(len(slides) > 1 for slides in seen)
    assert all("TableFrame" in slide for slides in seen for slide in slides)


@pytest.mark.parametrize("count, slides", [(30, 1), (34, 2), (40, 2)])
def test_a_long_list_goes_on_where_two_columns_would_be_too_small_to_read(count, slides):
    items = tuple(ListItem((Paragraph(runs(f"Punkt {n}")),)) for n in range(count))
    report = lay_out(Slide(title=runs("T"), blocks=(List(items),)), THEME, BrickFonts())
    assert [frame.layout for frame in report.value] == ["two_columns"] * slides
    assert [d.code for d in report.diagnostics] == ["F401"] * (slides - 1)


def test_unless_the_author_wants_one_slide():
    items = tuple(ListItem((Paragraph(runs(f"Punkt {n}")),)) for n in range(40))
    report = lay_out(Slide(title=runs("T"), blocks=(List(items),), fit="shrink"), THEME, BrickFonts())
    assert len(report.value) == 1 and [d.code for d in report.diagnostics] == ["F410"]
