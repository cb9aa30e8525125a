"""Tables on slides: captions, widths, figures at their decimal sign, merged cells, and how all that goes on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foliensatz.deck import Column, Columns, Merge, Paragraph, Slide, Table
from foliensatz.frame import TableFrame, TextFrame
from foliensatz.geometry import emu_to_pt, pt_to_emu
from foliensatz.layout import lay_out
from foliensatz.runs import Run, plain_text
from tests.layout.brick_theme import BODY, THEME, BrickFonts


def runs(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def table(rows: int = 2, caption: str = "Unterschrift", **fields) -> Table:
    body = tuple((runs(f"Zeile {n}"), runs(str(n))) for n in range(rows))
    return Table(("", ""), (runs("Kopf"), runs("Zahl")), body, caption=runs(caption) if caption else (), **fields)


def frames(*blocks):
    report = lay_out(Slide(title=runs("Titel"), blocks=blocks), THEME, BrickFonts())
    assert not [d for d in report.diagnostics if d.severity == "error"]
    return report.value


def tables(frame) -> list[TableFrame]:
    return [shape for shape in frame.shapes if isinstance(shape, TableFrame)]


def text_of(frame, words: str) -> TextFrame:
    (found,) = [s for s in frame.shapes if isinstance(s, TextFrame) and words in plain_text(s.paragraphs[0].runs)]
    return found


class TestCaptions:
    def test_alone_it_stands_right_below_the_table_in_the_sources_placeholder(self):
        (frame,) = frames(table())
        (found,) = tables(frame)
        caption = text_of(frame, "Unterschrift")
        assert frame.layout == "table"
        assert caption.placeholder.role == "source"
        assert 0 < caption.box.y - found.box.bottom < 12 * 12700

    def test_above_a_source_it_shares_its_place(self):
        (frame,) = frames(table(), Paragraph(runs("Quelle: Amt")))
        caption = text_of(frame, "Unterschrift")
        assert plain_text(caption.paragraphs[0].runs) == "Unterschrift\nQuelle: Amt"

    def test_a_source_alone_stays_where_it_is(self):
        (frame,) = frames(table(caption=""), Paragraph(runs("Quelle: Amt")))
        assert text_of(frame, "Quelle").box == THEME.layouts["table"].placeholder("source").box

    def test_among_other_blocks_it_has_a_body_of_its_own_in_the_captions_style(self):
        (frame,) = frames(Paragraph(runs("davor")), table(), Paragraph(runs("danach")))
        (found,) = tables(frame)
        caption, after = text_of(frame, "Unterschrift"), text_of(frame, "danach")
        assert caption.placeholder and caption.style == "note"
        assert found.box.bottom < caption.box.y < caption.box.bottom < after.box.y

    def test_in_a_column(self):
        (frame,) = frames(Columns((Column((Paragraph(runs("links")),)), Column((table(),)))))
        (found,) = tables(frame)
        assert text_of(frame, "Unterschrift").box.x == found.box.x

    def test_a_long_one_takes_room_from_the_table(self):
        (frame,) = frames(table(6, "lang " * 80))
        assert text_of(frame, "lang").box.bottom <= THEME.layouts["table"].placeholder("source").box.bottom

    def test_it_stands_below_the_last_part_only(self):
        parts = frames(table(40))
        assert len(parts) > 1
        with_caption = [n for n, frame in enumerate(parts) if "Unterschrift" in str(frame.shapes)]
        assert with_caption == [len(parts) - 1]
        assert text_of(parts[-1], "Unterschrift").box.bottom <= BODY.bottom + 20 * 12700

    def test_it_never_stands_on_a_slide_without_a_row(self):
        for rows in range(6, 16):
            for blocks in ((table(rows),), (Paragraph(runs("davor")), table(rows), Paragraph(runs("danach")))):
                for frame in frames(*blocks):
                    if "Unterschrift" in str(frame.shapes):
                        assert len(tables(frame)[0].rows) > 1


def of_cells(*rows: str, **fields) -> Table:
    """A table from rows like "a | b", the header's first."""
    cells = [tuple(runs(cell.strip()) if cell.strip() else () for cell in row.split("|")) for row in rows]
    return Table(("",) * len(cells[0]), cells[0], tuple(cells[1:]), **fields)


def one(table: Table) -> TableFrame:
    (frame,) = frames(table)
    (found,) = tables(frame)
    return found


class TestFigures:
    """Every letter of the brick font is half an em wide: 9 pt of 18."""

    def pads(self, *cells: str) -> list[float]:
        found = one(of_cells("Was | Wert", *(f"x | {cell}" for cell in cells)))
        return [emu_to_pt((row.cells[1].padding_right or 127000) - 127000) / 9 for row in found.rows[1:]]

    def test_they_stand_one_below_the_other_at_the_decimal_sign(self):
        assert self.pads("1", "1,5", "10,25", "1.000") == [3, 1, 0, 3]

    def test_with_their_units(self):
        assert self.pads("5 %", "12,5 %", "100 %") == [2, 0, 2]

    @pytest.mark.parametrize(
        "cells",
        [("18,45 Mio. €", "6,2 Mio. €", "1,2 Mrd. €"), ("ca. 3 %", "12,5 %", "–"), ("> 10", "rd. 5", "k. A."), ("12 Tsd.", "1,5 Tsd.")],
    )
    def test_as_people_write_them(self, cells):
        found = one(of_cells("Was | Wert", *(f"x | {cell}" for cell in cells)))
        assert {row.cells[1].align for row in found.rows} == {"right"}

    def test_about_so_many_stands_at_the_decimal_sign_like_the_others(self):
        assert self.pads("ca. 3 %", "12,5 %") == [2, 0]

    def test_a_dash_stands_where_the_last_whole_digit_would_and_words_at_the_right(self):
        assert self.pads("1,5", "–", "k. A.", "") == [0, 2, 0, 0]

    def test_what_is_alike_needs_no_margins_of_its_own(self):
        found = one(of_cells("Was | Wert", "x | 1,5", "y | 20,3"))
        assert {cell.padding_right for row in found.rows for cell in row.cells} == {None}

    def test_the_header_keeps_to_the_edge(self):
        assert one(of_cells("Was | Wert", "x | 1", "y | 1,5")).rows[0].cells[1].padding_right is None

    def test_text_columns_and_the_first_one_stay_as_they_are(self):
        found = one(of_cells("1,5 | Wert", "1 | a 1", "2,5 | b 1,5"))
        assert {cell.padding_right for row in found.rows for cell in row.cells} == {None}

    def test_where_there_is_no_room_they_just_stand_right(self):
        wide = " | ".join(["xxxxxxxx"] * 11)
        (frame,) = frames(of_cells(f"Was | Wert | {wide}", f"x | 12345678 | {wide}", f"y | 1,2555555 | {wide}"))
        (found,) = tables(frame)
        assert {row.cells[1].padding_right for row in found.rows} == {None}


class TestWidths:
    def test_they_are_shares_of_the_whole_width(self):
        found = one(of_cells("a | b | c", "1 | 2 | 3", widths=(0.5, 0.25, 0.25)))
        assert [emu_to_pt(width) for width in found.widths] == pytest.approx([500, 250, 250], abs=1)

    def test_or_of_less(self):
        found = one(of_cells("a | b", "1 | 2", widths=(0.3, 0.1)))
        assert emu_to_pt(found.box.width) == pytest.approx(400, abs=1)

    def test_a_word_takes_what_it_needs(self):
        found = one(of_cells("a | b", f"{'x' * 60} | 2", widths=(0.1, 0.9)))
        assert 60 * 9 < emu_to_pt(found.widths[0]) < 60 * 9 + 30
        assert emu_to_pt(sum(found.widths)) == pytest.approx(1000, abs=1)


class TestMerges:
    def test_the_first_cell_reaches_over_the_others_and_heads_its_columns_in_their_middle(self):
        found = one(of_cells("Jahr | Anträge |", " | online | Papier", "2019 | 1 | 2", heads=2,
                             merges=(Merge(0, 0, 2, 1), Merge(0, 1, 1, 2))))
        upper, lower, body = found.rows
        assert [(c.rows, c.columns, c.across, c.below) for c in upper.cells] == [(2, 1, False, False), (1, 2, False, False), (1, 1, True, False)]
        assert [(c.rows, c.columns, c.across, c.below) for c in lower.cells][0] == (1, 1, False, True)
        assert upper.header and lower.header and not body.header
        assert upper.cells[1].align == "center"

    def test_their_words_need_no_more_than_all_their_columns(self):
        long = "a" * 40
        merged = one(of_cells(f"{long} |", "1 | 2", merges=(Merge(0, 0, 1, 2),)))
        alone = one(of_cells(f"{long} | b", "1 | 2"))
        assert merged.box.width < alone.box.width

    def test_a_high_cell_makes_its_last_row_higher(self):
        long = "Wort " * 60
        found = one(of_cells("a | b", f"{long} | 1", "| 2", merges=(Merge(1, 0, 2, 1),), widths=(0.3, 0.7)))
        lines = len(found.rows[1].cells[0].breaks) + 1
        assert emu_to_pt(sum(row.height for row in found.rows[1:])) >= lines * 18 * 1.2
        assert found.rows[1].height < found.rows[2].height

    def test_a_cut_goes_behind_them(self):
        body = [f"{'Amt' if n % 3 == 0 else ''} | Zeile {n}" for n in range(30)]
        merges = tuple(Merge(1 + n, 0, 3, 1) for n in range(0, 30, 3))
        parts = frames(of_cells("a | b", *body, merges=merges))
        assert len(parts) > 1
        for frame in parts:
            (found,) = tables(frame)
            assert [cell.rows for row in found.rows[1:] for cell in row.cells[:1] if not cell.below] == [3] * ((len(found.rows) - 1) // 3)

    def test_the_words_of_one_that_is_cut_go_on_with_it(self):
        """Its rows have room for some of its lines only."""
        long = " ".join(f"Wort{n}" for n in range(400))
        parts = frames(of_cells("a | b", f"{long} | 1", "| 2", "| 3", merges=(Merge(1, 0, 3, 1),), widths=(0.2, 0.8)))
        assert len(parts) > 1
        for frame in parts:
            (found,) = tables(frame)
            assert found.box.bottom <= BODY.bottom
            for cells in (row.cells for row in found.rows[1:]):
                high = sum(row.height for row in found.rows[1 : 1 + cells[0].rows])
                assert cells[0].below or emu_to_pt(high) >= (len(cells[0].breaks) + 1) * 14 * 1.2

    def test_a_header_that_leaves_hardly_any_room_is_told(self):
        report = lay_out(
            Slide(blocks=(of_cells(f"{'x ' * 1900} | b", "1 | 2", "3 | 4", widths=(0.5, 0.5)),)), THEME, BrickFonts()
        )
        assert [d.code for d in report.diagnostics] == ["F408"]

    def test_one_higher_than_a_slide_goes_on(self):
        body = ["Amt | Zeile 0", *(f"| Zeile {n}" for n in range(1, 30))]
        parts = frames(of_cells("a | b", *body, merges=(Merge(1, 0, 30, 1),)))
        firsts = [tables(frame)[0].rows[1].cells[0] for frame in parts]
        assert len(parts) > 1
        assert sum(first.rows for first in firsts) == 30
        assert [plain_text(first.runs) for first in firsts] == ["Amt"] + [""] * (len(parts) - 1)


class TestGoingOn:
    def parts(self, **fields):
        rows = [f"Zeile {n} | {n},{n}" for n in range(40)]
        return [tables(frame)[0] for frame in frames(of_cells("Kopf | Wert", *rows, **fields))]

    def test_the_total_is_the_last_part_s(self):
        parts = self.parts(total=True)
        assert [found.total for found in parts] == [False] * (len(parts) - 1) + [True]
        assert all(cell.bold for cell in parts[-1].rows[-1].cells)

    def test_a_highlighted_row_is_where_it_is(self):
        (row,) = [row for found in self.parts(highlighted_rows=(25,)) for row in found.rows if row.cells[0].highlighted]
        assert plain_text(row.cells[0].runs) == "Zeile 25"

    def test_every_part_looks_like_the_others(self):
        parts = self.parts(stub=True, highlighted_columns=(1,))
        assert len(parts) > 1
        assert {found.banded for found in parts} == {True}
        assert {found.stub for found in parts} == {True}
        assert len({row.height for found in parts for row in found.rows[1:]}) == 1
        assert all(row.cells[1].highlighted for found in parts for row in found.rows[1:])
        assert [found.continued for found in parts] == [False] + [True] * (len(parts) - 1)

    def test_their_rows_are_as_high_as_all_of_them_have_room_for(self):
        parts = self.parts()[:-1]
        assert {row.height for found in parts for row in found.rows[1:]} == {pt_to_emu(18 * 1.2 + 10)}
        few = [tables(frame)[0] for frame in frames(of_cells("a | b", "c | d", *["x " * 1500 + "| e"] * 2))]
        assert len(few) > 1
        assert len({found.rows[0].height for found in few}) == 1

    def test_a_header_of_two_rows_stands_on_each(self):
        parts = self.parts(heads=2)
        assert all([plain_text(row.cells[0].runs) for row in found.rows if row.header] == ["Kopf", "Zeile 0"] for found in parts)


def test_a_header_that_says_nothing_is_none():
    found = one(of_cells("|", "a | b"))
    assert [row.header for row in found.rows] == [False]


def test_two_tables_of_one_line_are_two():
    (frame,) = frames(table(2, ""), table(2, ""))
    assert [found.continued for found in tables(frame)] == [False, False]


CELLS = st.sampled_from(["", "a", "1", "1,5", "–", "12.345,25 €", "Zuständigkeit " * 3, "Donaudampfschifffahrtsgesellschaft"])


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(1, 5), st.integers(1, 25), st.integers(1, 3))
def test_any_table_is_a_whole_grid_on_every_slide(data, columns, rows, heads):
    """Invariants 19 and 20: as many cells a row as columns; widths and heights that add up; merges that stay inside."""
    heads = min(heads, rows)
    cells = data.draw(st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=rows + 1, max_size=rows + 1))
    row = data.draw(st.integers(heads, rows))
    column = data.draw(st.integers(0, columns - 1))
    merge = Merge(row, column, data.draw(st.integers(1, rows + 1 - row)), data.draw(st.integers(1, columns - column)))
    for y in range(merge.row, merge.row + merge.rows):
        for x in range(merge.column, merge.column + merge.columns):
            cells[y][x] = cells[y][x] if (y, x) == (row, column) else ""
    found = of_cells(
        *(" | ".join(line) for line in cells), heads=heads, merges=(merge,) if merge.rows * merge.columns > 1 else (),
        total=data.draw(st.booleans()), stub=data.draw(st.booleans()),
        highlighted_rows=tuple(data.draw(st.sets(st.integers(heads - 1, rows - 1), max_size=2))),
    )
    report = lay_out(Slide(title=runs("T"), blocks=(found,)), THEME, BrickFonts())
    assert not [d for d in report.diagnostics if d.code in ("F408", "F499")]
    for frame in report.value:
        (shape,) = tables(frame)
        assert sum(shape.widths) == shape.box.width
        assert sum(line.height for line in shape.rows) == shape.box.height
        assert all(len(line.cells) == len(shape.widths) == columns for line in shape.rows)
        for y, line in enumerate(shape.rows):
            for x, cell in enumerate(line.cells):
                if not cell.across and not cell.below:
                    assert y + cell.rows <= len(shape.rows) and x + cell.columns <= columns
