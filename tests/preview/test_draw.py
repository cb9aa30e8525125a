"""Frames as SVG: what stands where, and what the page is told."""

import re
from xml.etree import ElementTree

import pytest

from foliensatz.deck import Asset
from foliensatz.fonts import Fonts
from foliensatz.frame import Autoshape, Frame, Picture, PlaceholderRef, TableCell, TableFrame, TableRow, TextFrame, TextParagraph
from foliensatz.geometry import EMU_PER_PX, Box
from foliensatz.preview import draw
from foliensatz.colors import rgb
from foliensatz.preview.numbering import Counter, numeral
from foliensatz.runs import PLAIN, Run
from foliensatz.theme import Color
from tests.pptx.brand import theme

SVG = "{http://www.w3.org/2000/svg}"
FONTS = Fonts()
BODY = PlaceholderRef("body", 1, "body")
TITLE = PlaceholderRef("title", 0, "title")
NUMBER = PlaceholderRef("sldNum", 12, "slide_number")


def px_box(x: float, y: float, width: float, height: float) -> Box:
    return Box(*(round(length * EMU_PER_PX) for length in (x, y, width, height)))


def paragraph(*texts: str | Run, **rest) -> TextParagraph:
    return TextParagraph(tuple(Run(text) if isinstance(text, str) else text for text in texts), **rest)


def body(*paragraphs: TextParagraph, **rest) -> TextFrame:
    words = {"placeholder": BODY, "style": "list", "box": theme().body_box} | rest
    return TextFrame("Text", paragraphs, **words)


def drawn(*shapes, layout: str = "content", **rest) -> ElementTree.Element:
    """The SVG of a slide with these shapes. It is one of XML too, so it is well formed."""
    return ElementTree.fromstring(draw(Frame(layout, shapes, **rest), theme(), FONTS))


def lines(svg: ElementTree.Element) -> list[ElementTree.Element]:
    """The lines of the slide's own shapes: what stands on its ground comes first."""
    return [line for shape in list(svg)[1:] for line in shape.iter(SVG + "text")]


def said(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def test_a_slide_is_one_svg_in_px_with_its_title_as_its_name():
    svg = drawn(title="Ziele & <Wege>", lang="de-DE")
    assert svg.tag == SVG + "svg"
    assert svg.get("viewBox") == "0 0 1280 720"
    assert svg.get("aria-label") == "Ziele & <Wege>"
    assert svg.get("lang") == "de-DE"


def test_equal_input_gives_equal_text_and_no_ids():
    frame = Frame("quote", (body(paragraph("Eins zwei", breaks=(5,))),))
    assert draw(frame, theme(), FONTS) == draw(frame, theme(), Fonts())
    assert not re.search(r"\sid=", draw(frame, theme(), FONTS))


def test_ground_and_decorations_are_the_layouts():
    rects = list(drawn(layout="title"))[0].findall(SVG + "rect")
    assert rects[0].attrib == {"x": "0", "y": "0", "width": "1280", "height": "720", "fill": "#0A2630"}
    assert [rect.get("fill") for rect in rects[1:]] == ["#006475", "#C43E17", "#FFFFFF", "#FFFFFF"]
    assert "LÖSUNGSPARTNER FÜR DIE DIGITALE KOMMUNE" in said(list(drawn())[0])


def test_every_word_has_a_place_and_every_line_a_width():
    (line,) = lines(drawn(body(paragraph("Die Stadt", bullet="none", margin=0, indent=0))))
    first, second = line
    assert (said(first), said(second)) == ("Die ", "Stadt")
    assert first.get("x") == "64"
    wide = FONTS.face("Arial").width("Die ") * 32
    assert float(second.get("x")) == pytest.approx(64 + wide, abs=0.4)
    assert float(line.get("data-width")) == pytest.approx(FONTS.face("Arial").width("Die Stadt") * 32, abs=0.6)


def test_lines_are_broken_where_the_frame_says_so():
    first, second = lines(drawn(body(paragraph("Eins zwei drei", breaks=(5,), bullet="none", margin=0, indent=0))))
    assert (said(first), said(second)) == ("Eins ", "zwei drei")
    # 24 pt, spacing 1.15: 32 px x 1.2 x 1.15
    assert float(second.get("y")) - float(first.get("y")) == pytest.approx(44.16, abs=0.1)
    assert second[0].get("x") == "64"


def test_the_first_line_of_a_text_stands_below_its_box_by_what_a_line_has_above_its_baseline():
    (line,) = lines(drawn(body(paragraph("Eins"))))[1:]
    assert float(line.get("y")) == pytest.approx(184 + 32 * (1.2 * 1.15 - 0.2), abs=0.1)


def test_tight_lines_lose_something_on_both_sides():
    title = TextFrame("Titel", (paragraph("Ziele"),), px_box(64, 72, 1152, 96), TITLE, style="title")
    (line,) = lines(drawn(title))
    assert float(line.get("y")) == pytest.approx(72 + 40 * 1.2 * 0.95 * 0.8, abs=0.1)


def test_text_at_the_bottom_of_its_box_ends_there():
    frame = TextFrame("Titel", (paragraph("Eins"),), px_box(64, 304, 952, 160), TITLE, style="section_title")
    (line,) = lines(drawn(frame, layout="section"))
    assert float(line.get("y")) == pytest.approx(464 - 53.333 * 1.2 * 0.95 * 0.2, abs=0.1)


def test_space_before_a_paragraph_is_its_own_or_its_levels_but_none_above_the_first():
    ys = [float(line.get("y")) for line in lines(drawn(body(*(paragraph("x", space_before=b) for b in (9, None, 0)))))[1::2]]
    assert ys[1] - ys[0] == pytest.approx(44.16 + 16, abs=0.1)
    assert ys[2] - ys[1] == pytest.approx(44.16, abs=0.1)


def test_a_bullet_stands_at_the_indent_in_its_colour():
    bullet, line = lines(drawn(body(paragraph("Eins"))))
    assert (said(bullet), bullet.get("x"), bullet.get("fill")) == ("»", "64", "#C43E17")
    assert line[0].get("x") == "92"


def test_numbers_count_on_below_one_start():
    items = [paragraph("x", bullet="number", start=98) for _ in range(3)]
    marks = [said(line) for line in lines(drawn(body(*items))) if line.get("class") == "marker"]
    assert marks == ["98.", "99.", "100."]


def test_a_list_within_and_a_paragraph_between_begin_anew():
    counter = Counter()
    numbers = [counter.next(0, 1, "arabicPeriod"), counter.next(1, 1, "alphaLcParenR"), counter.next(1, 1, "alphaLcParenR")]
    numbers += [counter.next(0, 1, "arabicPeriod")]
    counter.interrupt(0)
    assert [*numbers, counter.next(0, 1, "arabicPlain")] == ["1.", "a)", "b)", "2.", "1"]


@pytest.mark.parametrize(
    ("value", "scheme", "words"),
    [(27, "alphaUcPeriod", "AA."), (1994, "romanUcParenBoth", "(MCMXCIV)"), (4, "romanLcPeriod", "iv."), (3, "ea1ChsPlain", "3")],
)
def test_numerals_of_the_standard(value: int, scheme: str, words: str):
    assert numeral(value, scheme) == words


def test_runs_say_what_differs_from_their_paragraph():
    runs = (
        Run("fett", PLAIN._replace(bold=True)),
        Run(", "),
        Run("kursiv", PLAIN._replace(italic=True, strike=True)),
        Run(" "),
        Run("code", PLAIN._replace(code=True)),
    )
    line = lines(drawn(body(TextParagraph(runs))))[1]
    assert said(line) == "fett, kursiv code"
    looks = {said(part): part for part in line.iter(SVG + "tspan")}
    bold, italic, code = (part for part in line if part.get("x") is None)
    assert bold.get("font-weight") == "bold" and looks["fett"].get("x") == "92"
    assert (italic.get("font-style"), italic.get("text-decoration")) == ("italic", "line-through")
    assert code.get("font-family") == "Consolas, 'DejaVu Sans Mono', monospace"


def test_each_piece_of_a_line_begins_where_it_was_measured():
    runs = (Run("Ja", PLAIN._replace(bold=True)), Run(", und "), Run("nein", PLAIN._replace(italic=True)), Run("."))
    line = lines(drawn(body(TextParagraph(runs, bullet="none", margin=0, indent=0))))[0]
    pieces = {said(piece): float(piece.get("x")) for piece in line.iter(SVG + "tspan") if piece.get("x")}
    assert list(pieces) == ["Ja", ", ", "und ", "nein", "."]
    bold, plain = FONTS.face("Arial", bold=True), FONTS.face("Arial")
    assert pieces[", "] == pytest.approx(64 + bold.width("Ja") * 32, abs=0.3)
    assert pieces["und "] == pytest.approx(64 + (bold.width("Ja") + plain.width(", ")) * 32, abs=0.5)


def test_code_in_a_line_takes_the_room_it_was_measured_for():
    runs = (Run("nach "), Run("build", PLAIN._replace(code=True)), Run(" und"))
    line = lines(drawn(body(TextParagraph(runs, bullet="none"))))[0]
    (code,) = [piece for piece in line.iter(SVG + "tspan") if said(piece) == "build" and piece.get("x")]
    wider = max(FONTS.face(name).width("build") for name in ("Consolas", "DejaVu Sans Mono"))
    assert float(code.get("textLength")) == pytest.approx(wider * 32, abs=0.5)


def test_a_run_in_another_language_says_so_and_looks_the_same():
    line = lines(drawn(body(paragraph("das ", Run("Open Data", PLAIN._replace(lang="en")), bullet="none"))))[0]
    (run,) = [part for part in line if part.get("lang")]
    assert (said(run), run.attrib) == ("Open Data", {"lang": "en"})


def test_a_marker_has_the_weight_of_the_first_letter():
    bullet, _ = lines(drawn(body(paragraph(Run("Lead", PLAIN._replace(bold=True, code=True)), " Text"))))
    assert (bullet.get("font-weight"), bullet.get("font-family")) == ("bold", None)


def code(*paragraphs: TextParagraph) -> ElementTree.Element:
    ref = PlaceholderRef("body", 1, "code")
    return drawn(TextFrame("Code", paragraphs, px_box(64, 184, 1152, 456), ref, style="code"), layout="code")


def test_lines_of_code_have_their_numbers_and_one_that_wraps_its_sign():
    numbered = [paragraph("x", bullet="line", start=9, margin=60 * EMU_PER_PX, indent=-40 * EMU_PER_PX) for _ in range(2)]
    sign = paragraph("x", bullet="wrapped", margin=24 * EMU_PER_PX, indent=-24 * EMU_PER_PX)
    shown = lines(code(*numbered, sign))
    assert [said(line) for line in shown] == ["9", "x", "10", "x", "↓", "x"]
    assert [line.get("x") for line in shown] == ["116", "156", "116", "156", "96", "120"]
    assert shown[0].get("fill") == rgb(theme().code.numbers, dict(theme().colors))


def test_marked_code_has_a_ground_behind_it_as_wide_as_its_letters():
    marked = PLAIN._replace(code=True, mark="highlighted")
    svg = code(TextParagraph((Run("if ", marked._replace(token="keyword")), Run("werte:", marked), Run(" x"))))
    (ground,) = [rect for rect in svg.iter(SVG + "rect") if rect.get("class") == "mark"]
    assert ground.get("fill") == rgb(theme().code.marks["highlighted"], dict(theme().colors))
    letter = FONTS.face("Consolas", substitute="DejaVu Sans Mono").rounded(18).width("x") * 24
    assert (float(ground.get("x")), float(ground.get("width"))) == (96, pytest.approx(9 * letter, abs=0.1))
    (line,) = lines(svg)
    assert float(ground.get("y")) < float(line.get("y")) < float(ground.get("y")) + float(ground.get("height"))


def test_links_lead_to_slides_or_out_and_a_bad_one_is_text():
    runs = (
        Run("Ziel", PLAIN._replace(href="#ziele")),
        Run(" ", PLAIN),
        Run("Netz", PLAIN._replace(href='https://example.org/?a="b"&c', tip="dorthin")),
        Run(" ", PLAIN),
        Run("schlecht", PLAIN._replace(href="javascript:alert(1)")),
    )
    line = lines(drawn(body(TextParagraph(runs))))[1]
    jump, out = line.findall(SVG + "a")
    assert (jump.get("data-slide"), jump.get("fill"), jump.get("text-decoration")) == ("ziele", "#00576B", "underline")
    assert (out.get("href"), out.get("rel"), out.get("target")) == ("https://example.org/?a=%22b%22&c", "noopener", "_blank")
    assert out[0].tag == SVG + "title" and out[0].text == "dorthin"
    assert said(line).endswith("schlecht")


def test_links_on_dark_grounds_take_the_texts_colour():
    runs = (Run("Netz", PLAIN._replace(href="https://example.org")),)
    (line,) = lines(drawn(body(TextParagraph(runs, bullet="none"), style="subtitle"), layout="section"))
    assert line.find(SVG + "a").get("fill") == "#FFFFFF"


def test_the_slide_number_is_a_field_and_its_line_flows():
    runs = (Run("Folie "), Run("‹#›", field="slidenum"), Run(" |"))
    frame = TextFrame("Nummer", (TextParagraph(runs),), px_box(664, 664, 475, 24), NUMBER, style="footer")
    (line,) = lines(drawn(frame))
    (field,) = line
    assert (field.get("class"), field.get("data-field"), field.text) == ("field", "slidenum", "‹#›")
    assert (line.get("x"), line.get("text-anchor"), line.get("data-width")) == ("1139", "end", None)
    assert said(line) == "Folie ‹#› |"


def test_a_soft_hyphen_is_seen_where_its_line_ends_and_nowhere_else():
    text = "Grund\u00adstücks\u00adverkehr"
    first, second = lines(drawn(body(paragraph(text, breaks=(6,), bullet="none"))))
    assert (said(first), said(second)) == ("Grund-", "stücksverkehr")


def test_a_word_wider_than_its_line_goes_on_where_the_frame_breaks_it():
    first, second = lines(drawn(body(paragraph("Wirtschaft ja", breaks=(4,), bullet="none", margin=0, indent=0))))
    assert (said(first), said(second)) == ("Wirt", "schaft ja")
    assert second[0].get("x") == "64"
    assert float(second[1].get("x")) == pytest.approx(64 + FONTS.face("Arial").width("schaft ") * 32, abs=0.5)


def test_an_empty_paragraph_and_an_empty_line_keep_their_height():
    ys = [float(line.get("y")) for line in lines(drawn(body(*(paragraph(*t, bullet="none", space_before=0) for t in ("a", (), "b")))))]
    assert ys[1] - ys[0] == pytest.approx(2 * 44.16, abs=0.1)
    (first, last) = lines(drawn(body(paragraph("a\n\nb", bullet="none", breaks=(2, 3)))))
    assert float(last.get("y")) - float(first.get("y")) == pytest.approx(2 * 44.16, abs=0.1)


def test_a_text_in_columns_goes_on_at_the_top_of_the_next():
    """Two lines of 44.16 px fit into 100 px; the second column begins where the first ends, and the gap."""
    items = [paragraph(word, bullet="none", margin=0, indent=0, space_before=0) for word in ("a", "b", "c")]
    svg = drawn(body(*items, box=px_box(0, 0, 420, 100), columns=2, column_gap=20 * EMU_PER_PX))
    assert [(line[0].get("x"), float(line.get("y"))) for line in lines(svg)] == [
        ("0", pytest.approx(37.8, abs=0.1)), ("0", pytest.approx(81.9, abs=0.1)), ("220", pytest.approx(37.8, abs=0.1))
    ]  # fmt: skip


def test_centred_and_right_lines_stand_in_their_column():
    left, right = lines(drawn(body(*(paragraph("Stadt", bullet="none", margin=0, indent=0, align=each) for each in ("center", "right")))))
    middle = float(left[0].get("x")) + float(left.get("data-width")) / 2
    assert middle == pytest.approx((64 + 1216) / 2, abs=0.1)
    assert float(right[0].get("x")) + float(right.get("data-width")) == pytest.approx(1216, abs=0.1)


def test_capitals_are_the_styles():
    title = TextFrame("Titel", (paragraph("Straße"),), px_box(64, 304, 952, 160), TITLE, style="display")
    assert said(lines(drawn(title, layout="title"))[0]) == "STRASSE"


@pytest.mark.parametrize("text", ["مرحبا بالعالم", "שלום עולם", "東京 都庁", "a\u0301\u200d👩‍👩‍👧", "\u2060-x", "  führend", " "])
def test_any_script_is_drawn(text: str):
    assert drawn(body(paragraph(text, breaks=(1,)))) is not None


def test_code_runs_on_from_one_place_and_keeps_its_spaces():
    style = PLAIN._replace(code=True)
    runs = (Run("    ", style), Run("return", style._replace(token="keyword")), Run(" {", style))
    frame = TextFrame("Code", (TextParagraph(runs),), px_box(64, 184, 1152, 456), BODY, style="code")
    svg = drawn(frame, layout="code")
    ground = svg[1]
    assert (ground.tag, ground.get("fill"), ground.get("x")) == (SVG + "rect", "#EDF2F3", "64")
    (line,) = lines(svg)
    assert said(line) == "    return {"
    assert line.get("x") == "96"
    assert [part.get("x") for part in line.iter(SVG + "tspan")] == [None]


def test_a_table_has_its_styles_fills_and_rules():
    cells = (TableCell((Run("Amt"),)), TableCell((Run("12"),), "right"))
    rows = (TableRow(cells, 56 * EMU_PER_PX, True), *(TableRow(cells, 40 * EMU_PER_PX) for _ in range(2)))
    table = TableFrame("Tabelle", px_box(64, 184, 400, 136), (300 * EMU_PER_PX, 100 * EMU_PER_PX), rows, 18, 16)
    svg = drawn(table)
    shapes = list(svg)[1:]
    assert [(r.get("y"), r.get("height"), r.get("fill")) for r in shapes if r.tag == SVG + "rect"] == [("184", "56", "#0A2630")]
    assert [path.get("d") for path in shapes if path.tag == SVG + "path"] == ["M64 240h400", "M64 280h400", "M64 320h400"]
    assert [path.get("stroke-width") for path in shapes if path.tag == SVG + "path"] == ["1", "1", "2"]
    left, right = lines(svg)[:2]
    assert left[0].get("x") == "76"
    assert float(right[0].get("x")) + float(right.get("data-width")) == pytest.approx(452, abs=0.1)
    # 16 pt in the middle of 56 px; in cells a line is as high as its font
    assert float(left.get("y")) == pytest.approx(184 + 28 + 21.333 * (0.905 - 0.212) / 2, abs=0.1)


def test_many_rows_are_banded_and_have_no_hairlines():
    rows = tuple(TableRow((TableCell((Run("x"),)),), 40 * EMU_PER_PX, n == 0) for n in range(8))
    table = TableFrame("Tabelle", px_box(0, 0, 100, 320), (100 * EMU_PER_PX,), rows, 18, 16, banded=True)
    shapes = list(drawn(table))[1:]
    assert [r.get("y") for r in shapes if r.tag == SVG + "rect"] == ["0", "80", "160", "240"]
    assert [path.get("d") for path in shapes if path.tag == SVG + "path"] == ["M0 320h100"]


def test_a_total_a_highlight_and_merged_cells():
    head = (TableCell((Run("Amt"),), columns=2), TableCell((), across=True), TableCell((Run("€"),), "right"))
    first = (TableCell((Run("Bau"),), rows=2), TableCell((Run("A"),)), TableCell((Run("1"),), "right", padding_right=40 * EMU_PER_PX))
    second = (TableCell((), below=True), TableCell((Run("B"),), bold=True, highlighted=True), TableCell((Run("2"),), "right"))
    total = tuple(TableCell((Run(text),), bold=True) for text in ("Summe", "", "3"))
    rows = tuple(TableRow(cells, 40 * EMU_PER_PX, n == 0) for n, cells in enumerate((head, first, second, total)))
    table = TableFrame("Tabelle", px_box(0, 0, 300, 160), (100 * EMU_PER_PX,) * 3, rows, 18, 16, total=True)
    svg = drawn(table)
    shapes = list(svg)[1:]
    fills = [(r.get("x"), r.get("y"), r.get("width"), r.get("fill")) for r in shapes if r.tag == SVG + "rect"]
    assert fills == [("0", "0", "300", "#0A2630"), ("100", "80", "100", "#006475")]
    # Under the header, beside the cell of two rows, over the total, under the last row.
    assert [path.get("d") for path in shapes if path.tag == SVG + "path"] == ["M0 40h300", "M100 80h200", "M0 120h300", "M0 160h300"]
    found = {said(line): line for line in lines(svg)}
    assert list(found) == ["Amt", "€", "Bau", "A", "1", "B", "2", "Summe", "3"]
    assert float(found["Bau"].get("y")) == pytest.approx(80 + 24 * (0.905 - 0.212) / 2, abs=0.1)
    assert float(found["1"][0].get("x")) + float(found["1"].get("data-width")) == pytest.approx(260, abs=0.1)
    around = {child: parent for parent in svg.iter() for child in parent}
    assert around[found["B"]].get("fill") == "#FFFFFF"
    assert around[found["Summe"]].get("font-weight") == "bold"


ASSET = Asset("abc", "bild.png", "image/png", 400, 200)


def test_a_picture_is_named_by_its_key_and_says_its_alternative_text():
    (image,) = list(drawn(Picture("Bild", ASSET, px_box(10, 20, 400, 200), "Die „Stadt“ & mehr")))[1:]
    place = {name: image.get(name) for name in ("href", "x", "y", "width", "height", "style")}
    assert place == {"href": "media/abc", "x": "10", "y": "20", "width": "400", "height": "200", "style": None}
    assert (image.get("role"), image.get("aria-label")) == ("img", "Die „Stadt“ & mehr")


def test_a_picture_without_words_is_decorative_and_a_linked_one_leads_somewhere():
    (link,) = list(drawn(Picture("Bild", ASSET, px_box(10, 20, 400, 200), href="https://example.org")))[1:]
    assert link.tag == SVG + "a" and link[0].get("aria-hidden") == "true"


def test_what_is_cut_away_of_a_picture_is_hidden():
    (image,) = list(drawn(Picture("Bild", ASSET, px_box(100, 100, 200, 200), crop=(0.25, 0, 0.25, 0))))[1:]
    assert (image.get("x"), image.get("width")) == ("0", "400")
    assert image.get("style") == "clip-path:polygon(100px 0px,300px 0px,300px 200px,100px 200px)"


def test_a_circle_and_round_corners_are_cut_out_of_the_whole_picture():
    circle = Picture("Bild", ASSET, px_box(100, 100, 200, 200), crop=(0.25, 0, 0.25, 0), preset="ellipse")
    assert list(drawn(circle))[1].get("style") == "clip-path:ellipse(100px 100px at 200px 100px)"
    rounded = Picture("Bild", ASSET, px_box(0, 0, 400, 200), preset="roundRect", radius=16 * 9525)
    assert list(drawn(rounded))[1].get("style") == "clip-path:inset(0px 0px 0px 0px round 16px)"


def test_a_drawing_is_shown_itself_and_not_its_pixels():
    drawing = Picture("Bild", ASSET._replace(drawing="def"), px_box(0, 0, 400, 200))
    assert list(drawn(drawing))[1].get("href") == "media/def"


def test_an_autoshape_is_a_rectangle_that_nobody_reads_aloud():
    (rect,) = list(drawn(Autoshape("Linie", px_box(64, 184, 552, 2), Color("accent1"))))[1:]
    assert (rect.get("fill"), rect.get("height"), rect.get("aria-hidden")) == ("#006475", "2", "true")


@pytest.mark.parametrize(
    ("color", "hex"),
    [(Color("dk1"), "#18232A"), (Color("dk1", 75, 25), "#405E71"), (Color("lt1", 85), "#D9D9D9"), (Color("dk1", 100, 100), "#FFFFFF")],
)
def test_colours_are_modulated_in_their_luminance(color: Color, hex: str):
    assert rgb(color, dict(theme().colors)) == hex


def test_a_thing_that_is_no_shape_is_refused():
    with pytest.raises(TypeError, match="str is no shape"):
        drawn("Text")
