"""Call-outs stand on grounds of their own, in the outline, and go on with their looks."""

from tests.layout.brick_theme import BODY, THEME, BrickFonts
from tests.layout.test_slide import all_words, bullets, paragraph, slide, table, texts, words

from foliensatz.deck import Callout, Quote
from foliensatz.frame import Autoshape, TableFrame, TextFrame
from foliensatz.geometry import Insets, pt_to_emu
from foliensatz.layout import lay_out
from foliensatz.theme import CalloutStyle, CalloutStyles, Color

FILL, BAR = Color("lt2"), Color("accent1")
LOOK = CalloutStyle(BAR, FILL, "accent1")
STYLES = CalloutStyles({kind: LOOK for kind in ("note", "warning")}, pt_to_emu(6), Insets(*map(pt_to_emu, (18, 10, 18, 10))))
BRAND = THEME._replace(callouts=STYLES)


def note(*blocks, kind="note") -> Callout:
    return Callout(kind, words("Hinweis"), blocks)


def set_slide(*blocks, **fields):
    return lay_out(slide(*blocks, **fields), BRAND, BrickFonts())


def test_alone_it_fills_the_body_s_placeholder_as_high_as_its_text():
    report = set_slide(note(paragraph("Ein Satz")))
    (frame,) = report.value
    assert not report.diagnostics and frame.layout == "content"
    (text,) = texts(frame)
    assert text.placeholder.role == "body" and text.fill == FILL
    assert (text.box.x, text.box.y, text.box.width) == (BODY.x, BODY.y, BODY.width)
    assert text.insets.left == pt_to_emu(18 + 6)
    # Two lines of 20 pt, 24 pt high, a fifth of the size between them, and the padding.
    assert abs(text.box.height - pt_to_emu(24 + 4 + 24 + 20)) < 10
    (bar,) = (shape for shape in frame.shapes if isinstance(shape, Autoshape))
    assert bar.fill == BAR and bar.box == text.box._replace(width=pt_to_emu(6))


def test_its_title_is_bold_in_its_colour():
    (frame,) = set_slide(note(paragraph("Ein Satz"))).value
    title = texts(frame)[0].paragraphs[0].runs[0]
    assert title.text == "Hinweis" and title.style.bold and title.style.color == "accent1"


def test_in_a_mixture_every_text_is_in_the_outline():
    (frame,) = set_slide(paragraph("davor"), note(bullets("eins", "zwei")), paragraph("danach")).value
    assert frame.layout == "mixed"
    assert [text.placeholder.role for text in texts(frame)] == ["body", "body2", "body3"]


def test_what_goes_on_keeps_its_ground_and_its_title_keeps_its_text():
    blocks = [paragraph("Satz " * 60) for _ in range(8)]
    frames = set_slide(note(*blocks)).value
    assert len(frames) > 1
    assert all(text.fill == FILL for frame in frames for text in texts(frame))
    assert sum(isinstance(shape, Autoshape) for frame in frames for shape in frame.shapes) == len(frames)
    assert len(texts(frames[0])[0].paragraphs) > 1


def test_a_table_within_stands_between_its_parts():
    (frame,) = set_slide(note(paragraph("davor"), table(2), paragraph("danach"))).value
    assert [type(shape) for shape in frame.shapes if not isinstance(shape, Autoshape)][1:4] == [TextFrame, TableFrame, TextFrame]
    assert all_words([frame]).split() == ["Hinweis", "davor", "danach"]


def test_without_text_it_says_its_title():
    report = set_slide(note())
    assert not report.diagnostics
    assert all_words(report.value) == "Hinweis"


def test_in_a_quotation_and_in_notes_it_is_told():
    report = set_slide(Quote((note(paragraph("im Zitat")),)), notes=(note(paragraph("in Notizen")),))
    assert not report.diagnostics
    assert "Hinweis im Zitat" in all_words(report.value)
    assert [paragraph.runs[0].text for paragraph in report.value[0].notes] == ["Hinweis", "in Notizen"]


def test_without_a_ground_its_bar_is_as_high_as_its_text():
    bare = BRAND._replace(callouts=STYLES._replace(kinds={"note": LOOK._replace(fill=None)}))
    (frame,) = lay_out(slide(note(paragraph("Ein Satz"))), bare, BrickFonts()).value
    (bar,) = (shape for shape in frame.shapes if isinstance(shape, Autoshape))
    assert bar.box.height == texts(frame)[0].box.height < BODY.height // 3
