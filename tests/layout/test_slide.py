"""What a slide's content becomes: which layout, which placeholders, which sizes, how many slides."""

import pytest
from tests.layout.brick_theme import BODY, LEFT, RIGHT, THEME, BrickFonts

from foliensatz.deck import (
    Asset,
    Attributes,
    CodeBlock,
    Column,
    Columns,
    Heading,
    Image,
    List,
    ListItem,
    Paragraph,
    Quote,
    Slide,
    Table,
)
from foliensatz.frame import Picture, TableFrame, TextFrame
from foliensatz.layout import lay_out
from foliensatz.runs import Run, RunStyle, plain_text

BOLD = RunStyle(bold=True)


def words(text: str, **style) -> tuple[Run, ...]:
    return (Run(text, RunStyle(**style)),)


def paragraph(text: str, **style) -> Paragraph:
    return Paragraph(words(text, **style))


def bullets(*texts: str, ordered: bool = False, start: int = 1) -> List:
    return List(tuple(ListItem((paragraph(text),)) for text in texts), ordered, start)


def points(count: int, explanation: str = "darum") -> List:
    return List(
        tuple(ListItem((paragraph(f"Punkt {n}", bold=True), paragraph(explanation))) for n in range(1, count + 1))
    )


def slide(*blocks, **fields) -> Slide:
    return Slide(title=words("Titel"), blocks=blocks, **fields)


def table(rows: int, cell: str = "Wert") -> Table:
    return Table(("", ""), (words("Kopf"), words("Zahl")), tuple((words(f"{cell} {n}"), words(str(n))) for n in range(rows)))


PHOTO = Asset("a" * 64, "foto.jpg", "image/jpeg", 1600, 1334)


def set_slide(*blocks, **fields):
    return lay_out(slide(*blocks, **fields), THEME, BrickFonts())


def texts(frame) -> list[TextFrame]:
    """The content's texts: neither title nor footer."""
    outside = ("title", "ftr", "sldNum", "dt")
    return [s for s in frame.shapes if isinstance(s, TextFrame) and (not s.placeholder or s.placeholder.type not in outside)]


def all_words(frames) -> str:
    return " ".join(plain_text(p.runs) for frame in frames for text in texts(frame) for p in text.paragraphs)


@pytest.mark.parametrize(
    "blocks, layout",
    [
        ((), "statement"),
        ((paragraph("Ein Satz"),), "content"),
        ((bullets("eins", "zwei"),), "content"),
        ((Quote((paragraph("Zitat"),)),), "quote"),
        ((points(4),), "points"),
        ((points(3),), "content"),
        ((CodeBlock("x = 1"),), "code"),
        ((table(3),), "table"),
        ((table(3), paragraph("Quelle: Amt für Statistik")), "table"),
        ((Image(PHOTO, "Rathaus"),), "content"),
        ((bullets("eins"), Image(PHOTO, "Rathaus")), "picture_text"),
        ((Heading(3, words("Links")), paragraph("a"), Heading(3, words("Rechts")), paragraph("b")), "two_columns"),
        ((Columns((Column((paragraph("a"),)), Column((paragraph("b"),)))),), "two_columns"),
        ((Columns(tuple(Column((paragraph(t),)) for t in "abc")),), "mixed"),
        (tuple(b for t in "abc" for b in (Heading(3, words(t)), paragraph(t))), "mixed"),
        ((bullets("eins"), Image(PHOTO, "x", attributes=Attributes(classes=("bg",), pairs=(("side", "left"),)))), "picture_text"),
        ((Image(PHOTO, "x", attributes=Attributes(classes=("bg",))),), "picture_full"),
        ((Image(PHOTO, "a"), Image(PHOTO, "b")), "content"),
        ((paragraph("davor"), table(2), paragraph("danach und dazu etwas mehr")), "mixed"),
    ],
)
def test_the_content_chooses_the_layout(blocks, layout):
    report = set_slide(*blocks)
    assert [frame.layout for frame in report.value] == [layout]
    assert report.diagnostics == ()


def test_the_authors_layout_wins():
    report = set_slide(paragraph("Ein Satz"), layout="statement")
    assert report.value[0].layout == "statement"


def test_an_unknown_layout_is_an_error_with_the_nearest_name():
    report = set_slide(paragraph("x"), layout="qoute")
    assert [(d.code, d.severity) for d in report.diagnostics] == [("F402", "error")]
    assert "quote" in report.diagnostics[0].hint
    assert report.value, "the slide is still set, so that the rest of it is checked"


def test_a_layout_that_cannot_hold_the_content_names_one_that_can():
    report = set_slide(bullets("a", "b"), layout="quote")
    assert [d.code for d in report.diagnostics] == ["F403"]
    assert "layout=content" in report.diagnostics[0].hint


def test_text_inherits_its_placeholders_place_and_size():
    (frame,) = set_slide(bullets("eins", "zwei")).value
    (body,) = texts(frame)
    assert body.placeholder.role == "body" and body.box == BODY
    assert not body.moved and not body.sizes and not body.restyled


def test_type_shrinks_by_the_themes_steps():
    # 40 letters a line at 20 pt would need 16 lines of 24 pt and more than 400 pt with the space between.
    (frame,) = set_slide(*(paragraph("wort " * 20) for _ in range(13))).value
    (body,) = texts(frame)
    assert body.sizes == (16, 16, 14)


def test_a_long_list_takes_two_columns_before_it_shrinks():
    (frame,) = set_slide(bullets(*(f"Punkt Nummer {n}" for n in range(16)))).value
    left, right = texts(frame)
    assert frame.layout == "two_columns"
    assert (left.box.x, right.box.x) == (LEFT.x, RIGHT.x)
    assert left.box.y == right.box.y == 70 * 12700, "without heads the text begins where they would stand"
    assert len(left.paragraphs) == len(right.paragraphs) == 8


def test_too_much_goes_on_with_evened_cuts_and_nothing_lost():
    items = [f"Eintrag {n} " + "wort " * 30 for n in range(30)]
    report = set_slide(bullets(*items, ordered=True))
    frames = report.value
    assert len(frames) > 1
    assert [d.code for d in report.diagnostics] == ["F401"]
    assert all_words(frames).split() == " ".join(items).split()
    counts = [sum(len(text.paragraphs) for text in texts(frame)) for frame in frames]
    assert max(counts) - min(counts) <= 2
    assert frames[1].title == f"Titel (2/{len(frames)})"
    assert texts(frames[1])[0].paragraphs[0].start == counts[0] + 1


def test_a_single_paragraph_of_many_words_is_cut_between_lines():
    report = set_slide(paragraph(" ".join(f"wort{n}" for n in range(1500))))
    assert all_words(report.value).split() == [f"wort{n}" for n in range(1500)]
    assert len(report.value) > 1


def test_points_fill_the_left_column_first_and_rows_align():
    blocks = List(
        tuple(
            ListItem((paragraph(f"P{n}", bold=True), paragraph("lang " * (30 if n == 5 else 3))))
            for n in range(1, 9)
        )
    )
    (frame,) = set_slide(blocks).value
    left, right = texts(frame)
    assert [plain_text(p.runs) for p in left.paragraphs[::2]] == ["P1", "P2", "P3", "P4"]
    assert [plain_text(p.runs) for p in right.paragraphs[::2]] == ["P5", "P6", "P7", "P8"]
    assert left.paragraphs[2].space_before > 8, "the shorter neighbour's next lead moves down"
    assert right.paragraphs[2].space_before is None


def test_a_quotation_hangs_its_opening_mark():
    (frame,) = set_slide(Quote((paragraph("„Wir schaffen das.“"),), words("A. M."))).value
    quotation, source = texts(frame)[0].paragraphs
    assert (quotation.margin, quotation.indent) == (8 * 12700, -8 * 12700)
    assert (source.level, source.margin, source.indent) == (1, 8 * 12700, 0)


def test_a_table_repeats_its_header_where_it_goes_on():
    report = set_slide(table(40))
    frames = report.value
    tables = [shape for frame in frames for shape in frame.shapes if isinstance(shape, TableFrame)]
    assert len(tables) == len(frames) > 1
    assert all(t.rows[0].header and plain_text(t.rows[0].cells[0].runs) == "Kopf" for t in tables)
    assert sum(len(t.rows) - 1 for t in tables) == 40
    assert all(sum(t.widths) == t.box.width and sum(r.height for r in t.rows) == t.box.height for t in tables)


def test_figures_stand_right_and_the_text_behind_them_keeps_away():
    block = Table(("", "", ""), (words("a"), words("b"), words("c")), ((words("x"), words("12 %"), words("y")),))
    (frame,) = set_slide(block).value
    (found,) = [s for s in frame.shapes if isinstance(s, TableFrame)]
    assert [c.align for c in found.rows[1].cells] == ["left", "right", "left"]
    assert found.rows[1].cells[2].padding_left == 30 * 12700


def test_a_picture_is_never_stretched():
    (frame,) = set_slide(Image(PHOTO, "Rathaus")).value
    (picture,) = [s for s in frame.shapes if isinstance(s, Picture)]
    assert picture.box.width / picture.box.height == pytest.approx(1600 / 1334, rel=1e-3)
    assert BODY.contains(picture.box) and picture.descr == "Rathaus"


def test_a_photograph_beside_text_is_cut_to_fill_its_placeholder():
    (frame,) = set_slide(bullets("eins"), Image(PHOTO, "Rathaus")).value
    (picture,) = [s for s in frame.shapes if isinstance(s, Picture)]
    assert picture.placeholder.type == "pic" and picture.box == RIGHT
    left, top, right, bottom = picture.crop
    shown = 1600 * (1 - left - right) / (1334 * (1 - top - bottom))
    assert shown == pytest.approx(RIGHT.width / RIGHT.height, rel=1e-3)


def test_blocks_that_share_a_slide_stand_below_each_other_without_touching():
    report = set_slide(paragraph("davor"), table(3), paragraph("dazwischen, recht lang"), CodeBlock("x = 1\ny = 2"))
    (frame,) = report.value
    boxes = [s.box for s in frame.shapes if s.box.y >= BODY.y and s.box.bottom <= BODY.bottom]
    assert len(boxes) == 4
    assert all(not a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert len({t.placeholder.idx for t in texts(frame)}) == 3, "every text in a placeholder of its own"


def test_a_heading_never_stands_alone_at_the_foot():
    blocks = []
    for n in range(12):
        blocks += [Heading(3, words(f"Abschnitt {n}")), *(paragraph("wort " * 40) for _ in range(3))]
    for frame in set_slide(*blocks).value:
        assert not plain_text(texts(frame)[-1].paragraphs[-1].runs).startswith("Abschnitt")


def test_footers_say_what_is_known():
    (frame,) = set_slide(paragraph("x"), speaker="Thomas Häufele", date="2020-02-28").value
    feet = {s.placeholder.role: s for s in frame.shapes if s.placeholder and s.placeholder.type in ("ftr", "sldNum", "dt")}
    assert plain_text(feet["footer"].paragraphs[0].runs) == "Thomas Häufele"
    assert [(r.text, r.field) for r in feet["slide_number"].paragraphs[0].runs] == [
        ("Folie ", ""),
        ("‹#›", "slidenum"),
        (" |", ""),
    ]
    assert plain_text(feet["slide_date"].paragraphs[0].runs) == "28.02.2020"


def test_without_a_date_the_slide_number_takes_its_place():
    (frame,) = set_slide(paragraph("x")).value
    (number,) = [s for s in frame.shapes if s.placeholder and s.placeholder.type == "sldNum"]
    assert plain_text(number.paragraphs[0].runs) == "Folie ‹#›"
    assert number.box.right == BODY.right


def test_a_title_of_many_words_shrinks_and_the_author_is_told():
    report = lay_out(Slide(title=words("Verwaltungsmodernisierung " * 12), line=3), THEME, BrickFonts())
    assert [(d.code, d.span.line) for d in report.diagnostics] == [("F407", 3)]
    title = report.value[0].shapes[0]
    assert title.sizes and title.sizes[0] < 28, "the size is written, since it is none of the placeholder's"


def test_a_long_client_is_told_at_its_key():
    slide = Slide(title=words("T"), kind="title", layout="title", fields=(("client", words("Verwaltung " * 60)),), field_lines=(4,))
    (told,) = [d for d in lay_out(slide, THEME, BrickFonts()).diagnostics if d.code == "F407"]
    assert (told.span.line, told.hint) == (4, "Shorten it") and told.message.startswith("The client “Verwaltung")


def test_strict_makes_a_continuation_an_error():
    report = set_slide(*(paragraph("wort " * 60) for _ in range(30)), fit="strict")
    assert [(d.code, d.severity) for d in report.diagnostics] == [("F409", "error")]


def test_notes_are_carried_to_every_part():
    blocks = [paragraph("wort " * 60) for _ in range(30)]
    frames = set_slide(*blocks, notes=(paragraph("Langsam sprechen"),)).value
    assert {plain_text(frame.notes[0].runs) for frame in frames} == {"Langsam sprechen"}


def test_a_word_wider_than_its_column_is_hyphenated_where_its_line_breaks_and_nowhere_else():
    word = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung" * 2
    report = set_slide(Columns((Column((paragraph(f"Die {word} gilt"),)), Column((paragraph("b"),)))))
    (frame,) = report.value
    (body, _) = texts(frame)
    runs, breaks = body.paragraphs[0].runs, body.paragraphs[0].breaks
    text = plain_text(runs)
    assert text.replace("\u00ad", "") == f"Die {word} gilt"
    hyphens = [at for at, character in enumerate(text) if character == "\u00ad"]
    assert hyphens and all(at + 1 in breaks for at in hyphens)
    assert [d.code for d in report.diagnostics] == ["F411"], "told once"


def test_wide_numbers_push_their_items_to_the_right():
    (frame,) = set_slide(bullets("a", "b", ordered=True, start=998)).value
    (body,) = texts(frame)
    # "999." is 2 em and 0.4 em of white space: 48 pt at 20 pt, where the marker has 20 pt.
    assert {(p.margin, p.indent) for p in body.paragraphs} == {(48 * 12700, -48 * 12700)}


def test_a_row_higher_than_a_slide_is_cut_within_its_cells():
    long = [f"wort{n}" for n in range(900)]
    block = Table(("", ""), (words("Kopf"), words("Kurz")), ((words(" ".join(long)), words("b")),))
    report = set_slide(block)
    tables = [shape for frame in report.value for shape in frame.shapes if isinstance(shape, TableFrame)]
    assert len(tables) > 1 and all(t.box.height <= BODY.height for t in tables)
    said = " ".join(plain_text(row.cells[0].runs) for t in tables for row in t.rows if not row.header)
    assert said.split() == long
    assert [plain_text(t.rows[1].cells[1].runs) for t in tables] == ["b"] + [""] * (len(tables) - 1)


def test_shrink_stays_on_one_slide_in_smaller_type_than_the_theme_has():
    report = set_slide(*(paragraph("wort " * 60) for _ in range(9)), fit="shrink")
    assert len(report.value) == 1
    assert texts(report.value[0])[0].sizes[0] < 14
    assert [d.code for d in report.diagnostics] == ["F410"]


def test_shrink_that_would_be_too_small_to_read_is_an_error():
    report = set_slide(*(paragraph("wort " * 60) for _ in range(60)), fit="shrink")
    assert [d.code for d in report.diagnostics] == ["F409"]


def feet(**slide) -> dict[str, TextFrame]:
    (frame,) = set_slide(paragraph("x"), **slide).value
    return {shape.placeholder.role: shape for shape in frame.shapes if shape.placeholder.type in ("ftr", "sldNum", "dt")}


def test_a_footer_of_several_lines_grows_about_its_middle():
    short, long = feet(speaker="Jo")["footer"].box, feet(speaker="Jo " * 40)["footer"].box
    assert long.height > short.height
    assert abs((long.y + long.bottom) - (short.y + short.bottom)) <= 1
    assert long.y >= BODY.bottom


def test_a_long_date_grows_to_the_left_and_leaves_the_number_its_room():
    found = feet(date="irgendwann im Mai")
    assert found["slide_date"].box.right == feet(date="2020-02-28")["slide_date"].box.right
    assert found["slide_number"].box.right < found["slide_date"].box.x


@pytest.mark.parametrize("setting", ["speaker", "date"])
def test_what_is_too_long_for_the_foot_is_an_error(setting):
    report = set_slide(paragraph("x"), line=4, **{setting: "irgendwann " * 60})
    assert [(d.code, d.severity, d.span.line) for d in report.diagnostics] == [("F414", "error", 4)]
    for shape in report.value[0].shapes:
        assert shape.box.width > 0 and shape.box.height > 0


def test_a_table_without_room_for_its_letters_is_an_error():
    cells = tuple(words("ab") for _ in range(60))
    report = set_slide(Table(("",) * 60, cells, (cells,), line=3))
    assert [(d.code, d.severity, d.span.line) for d in report.diagnostics if d.code != "F411"] == [("F415", "error", 3)]


def test_a_hyphen_that_begins_a_word_stays_with_it():
    # 100 letters fill a line; the break would fall between the hyphen and its word.
    before = "a" * 40 + " " + "b" * 50 + " und"
    report = set_slide(paragraph(f"{before} -verarbeitung"))
    (body,) = texts(report.value[0])
    text = plain_text(body.paragraphs[0].runs)
    assert text == f"{before} -\u2060verarbeitung"
    assert text[body.paragraphs[0].breaks[0] :] == "-\u2060verarbeitung"
    assert report.diagnostics == ()


def test_columns_of_text_are_filled_evenly():
    for columns, counts in ((3, [2, 2, 2]), (2, [3, 3])):
        (frame,) = set_slide(bullets(*"abcdef"), columns=columns).value
        assert [len(text.paragraphs) for text in texts(frame)] == counts


def test_code_takes_smaller_type_before_its_lines_wrap():
    # 1000 pt less the insets hold 110 letters at 18 pt, and 124 at 16 pt.
    (frame,) = set_slide(CodeBlock("x" * 120)).value
    (code,) = texts(frame)
    assert code.sizes == (16,) and code.paragraphs[0].breaks == ()


def test_divided_words_of_a_table_are_told_in_one_message():
    block = Table(("",) * 12, tuple(words("Zuständigkeitsübertragung" + "abcdefghijkl"[n]) for n in range(12)), ())
    report = set_slide(block)
    assert [d.code for d in report.diagnostics] == ["F411"]
    assert "words are wider" in report.diagnostics[0].message


def test_a_picture_in_a_quotation_leaves_its_description_there_and_is_told():
    report = set_slide(Quote((paragraph("Ein Bild sagt mehr"), Image(PHOTO, "Rathaus", line=4))))
    assert [(d.code, d.span.line) for d in report.diagnostics] == [("F404", 4)]
    assert "Rathaus" in all_words(report.value)


def test_a_width_that_is_none_is_told_and_the_picture_still_fits():
    report = set_slide(Image(PHOTO, "Rathaus", width="halb", line=3))
    assert [(d.code, d.span.line) for d in report.diagnostics] == [("F405", 3)]
    (picture,) = [s for s in report.value[0].shapes if isinstance(s, Picture)]
    assert BODY.contains(picture.box)


def test_a_picture_asked_to_be_larger_than_it_is_sharp_is_told():
    small = PHOTO._replace(width=200, height=100)
    assert set_slide(Image(small, "Logo")).diagnostics == ()
    report = set_slide(Image(small, "Logo", width="100%", line=5))
    assert [(d.code, d.severity, d.span.line) for d in report.diagnostics] == [("F412", "warning", 5)]


def test_what_cannot_be_cut_and_is_higher_than_a_slide_is_an_error():
    block = Table(("", ""), (words("Kopf " * 2000), words("Zahl")), ((words("a"), words("1")),), line=2)
    report = set_slide(block)
    assert [(d.code, d.severity) for d in report.diagnostics] == [("F408", "error")]
