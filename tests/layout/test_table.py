"""Tables on slides: captions."""

from foliensatz.deck import Column, Columns, Paragraph, Run, Slide, Table, plain_text
from foliensatz.frame import TableFrame, TextFrame
from foliensatz.layout import lay_out
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
