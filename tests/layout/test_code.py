"""Code as it is set: numbers, marks, names of files, differences, and lines that are too long."""

import pytest
from tests.layout.brick_theme import THEME, BrickFonts

from foliensatz.deck import CodeBlock, Column, Columns, Paragraph, Slide
from foliensatz.frame import TextFrame
from foliensatz.geometry import Insets
from foliensatz.layout import lay_out
from foliensatz.runs import Run, plain_text

INSETS = Insets(400_000, 200_000, 400_000, 200_000)
WITH_INSETS = tuple(
    each._replace(insets=INSETS) if each.role == "code" else each for each in THEME.layouts["code"].placeholders
)
ROOMY = THEME._replace(layouts={**THEME.layouts, "code": THEME.layouts["code"]._replace(placeholders=WITH_INSETS)})
# Of the theme's 1000 pt, less these, lines of 18 pt hold 104 letters, of 16 pt 117, of 14 pt 133.
FITS_18, FITS_16, FITS_14, TOO_LONG = "x" * 100, "x" * 112, "x" * 130, "x" * 200


def set_blocks(*blocks):
    return lay_out(Slide(title=(Run("Titel"),), blocks=blocks), ROOMY, BrickFonts())


def texts(frame) -> list[TextFrame]:
    return [shape for shape in frame.shapes if isinstance(shape, TextFrame) and shape.placeholder.type == "body"]


def code_of(*blocks) -> TextFrame:
    (code,) = texts(set_blocks(*blocks).value[0])
    return code


def lines(frame: TextFrame) -> list[str]:
    return [plain_text(paragraph.runs) for paragraph in frame.paragraphs]


def marks(frame: TextFrame) -> list[set[str]]:
    return [{run.style.mark for run in paragraph.runs} for paragraph in frame.paragraphs]


def tokens(frame: TextFrame) -> list[list[str]]:
    return [[run.style.token for run in paragraph.runs] for paragraph in frame.paragraphs]


def test_line_numbers_are_markers_and_no_text():
    code = code_of(CodeBlock("a\n\nb", first_number=9))
    assert lines(code) == ["a", " ", "b"], "PowerPoint numbers no empty paragraph"
    assert [(paragraph.bullet, paragraph.start) for paragraph in code.paragraphs] == [("line", 9)] * 3


def test_line_numbers_stand_right_in_a_column_as_wide_as_the_widest():
    code = code_of(CodeBlock("a\nb\nc", first_number=9))
    nine, ten, _ = code.paragraphs
    assert nine.margin == ten.margin == -ten.indent
    character = ten.margin / 4  # two figures and a gap of two
    assert nine.indent == pytest.approx(-3 * character, abs=2)


def test_line_numbers_go_on_on_the_next_slide():
    frames = set_blocks(CodeBlock("\n".join(f"x{n}" for n in range(60)), first_number=1)).value
    assert len(frames) > 1
    shown = 1
    for frame in frames:
        (code,) = texts(frame)
        assert code.paragraphs[0].start == shown
        assert {paragraph.margin for paragraph in code.paragraphs} == {texts(frames[0])[0].paragraphs[0].margin}
        shown += len(code.paragraphs)
    assert shown == 61


def test_highlighted_lines_are_marked_and_the_others_dimmed():
    code = code_of(CodeBlock("import a\n\nimport b\nimport c", "python", highlighted=(2, 3)))
    assert marks(code) == [{""}, set(), {"highlighted"}, {""}]
    assert tokens(code)[0] == tokens(code)[3] == ["dimmed"]
    assert "keyword" in tokens(code)[2]


def test_a_difference_has_signs_and_grounds():
    code = code_of(CodeBlock(" import a\n-import b\n+import c\n", "python", signed=True))
    assert lines(code) == [" import a", "-import b", "+import c", ""]
    assert marks(code) == [{""}, {"deleted"}, {"inserted"}, set()]
    assert tokens(code)[2][:2] == ["inserted", "keyword"]


def test_the_headlines_of_a_difference_are_no_lines_of_it():
    code = code_of(CodeBlock("--- a.py\n+++ b.py\n@@ -1 +1 @@\n-alt\n+neu\n--- kein Kopf", "diff", signed=True))
    assert marks(code) == [{""}, {""}, {""}, {"deleted"}, {"inserted"}, {"deleted"}]
    assert tokens(code)[:3] == [["heading"]] * 3


def test_the_file_s_name_stands_above_its_code_in_the_same_place():
    code = code_of(CodeBlock("a\nb", title="app.py", first_number=1))
    assert lines(code) == ["app.py", "a", "b"]
    assert [paragraph.level for paragraph in code.paragraphs] == [1, 0, 0]
    assert code.paragraphs[0].bullet == ""
    assert code.paragraphs[1].space_before > 0 == (code.paragraphs[2].space_before or 0)


@pytest.mark.parametrize(("line", "size"), [(FITS_18, 18), (FITS_16, 16), (FITS_14, 14), (TOO_LONG, 18)])
def test_a_long_line_makes_its_code_smaller_and_nothing_else(line: str, size: int):
    prose, code = texts(set_blocks(Paragraph((Run("davor"),)), CodeBlock(f"kurz\n{line}")).value[0])
    alone, _ = texts(set_blocks(Paragraph((Run("davor"),)), CodeBlock("kurz")).value[0])
    assert prose.sizes == alone.sizes
    assert code.sizes[0] == size


def test_a_line_that_has_to_wrap_has_a_sign_beside_it_and_stays_one():
    report = set_blocks(CodeBlock(f"kurz\n{TOO_LONG}"))
    (code,) = texts(report.value[0])
    short, long = code.paragraphs
    assert (short.bullet, long.bullet) == ("", "wrapped")
    assert long.breaks and plain_text(long.runs) == TOO_LONG
    assert [(d.code, d.span.line) for d in report.diagnostics] == [("F416", 3)]


def test_the_sign_stands_in_the_space_at_the_left_and_takes_no_room():
    code = code_of(CodeBlock(f"kurz\n{TOO_LONG}"))
    short, long = code.paragraphs
    assert code.insets.left + long.margin == code.insets.left + short.margin == INSETS.left
    assert (short.indent, long.indent) == (0, -long.margin)


def test_what_wraps_anyway_makes_code_no_smaller_but_what_need_not_does():
    assert code_of(CodeBlock(f"kurz\n{TOO_LONG}")).sizes == ()
    assert code_of(CodeBlock(f"{FITS_16}\n{TOO_LONG}")).sizes == (16,)


def test_a_numbered_line_that_has_to_wrap_needs_no_sign():
    report = set_blocks(CodeBlock(TOO_LONG, first_number=1))
    (code,) = texts(report.value[0])
    assert [paragraph.bullet for paragraph in code.paragraphs] == ["line"]
    assert [d.code for d in report.diagnostics] == ["F416"]


def test_code_of_one_block_has_one_size_on_all_its_slides():
    block = CodeBlock("\n".join(["kurz"] * 50 + [FITS_16]))
    frames = set_blocks(Paragraph((Run("davor"),)), block).value
    codes = [text for frame in frames for text in texts(frame) if "kurz" in lines(text)]
    assert len(codes) > 1
    assert {code.sizes for code in codes} == {codes[0].sizes}


def test_code_in_a_column_is_told_for_each_line_that_wraps_there():
    columns = Columns((Column((CodeBlock(f"{FITS_18}\n{FITS_18}"),)), Column((Paragraph((Run("daneben"),)),))))
    report = set_blocks(columns)
    assert [d.code for d in report.diagnostics] == ["F416"]
    assert report.diagnostics[0].message.startswith("2 lines")


def test_all_code_of_a_slide_has_one_size():
    half = "x" * 55  # too long for half a slide at 18 pt
    columns = Columns((Column((CodeBlock(half),)), Column((CodeBlock("kurz"),))))
    left, right = texts(set_blocks(columns).value[0])
    assert left.sizes == right.sizes != ()


def test_a_line_that_is_cut_between_slides_is_told_once():
    report = set_blocks(CodeBlock("x" * 9000))
    assert len(report.value) > 1
    assert [d.code for d in report.diagnostics].count("F416") == 1
    assert "".join(lines(frame)[0] for page in report.value for frame in texts(page)) == "x" * 9000


def test_code_that_may_shrink_to_fit_does_not_do_so_for_a_wide_line():
    code = CodeBlock(f"{TOO_LONG}\n{FITS_14}")
    report = lay_out(Slide(title=(Run("Titel"),), blocks=(code,), fit="shrink"), ROOMY, BrickFonts())
    assert texts(report.value[0])[0].sizes == (14,)
