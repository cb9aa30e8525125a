"""The deck that ships, judged as a presenter would: what is in it, where it stands, and what other programs make of it."""

import re
import unicodedata

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER

from tests.deck.shipped import EXPECTED, STRAPLINE, build_shipped
from tests.judges import libreoffice, overflow

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
SPEAKERS = ("Jens Mofina", "Thomas Häufele", "Thomas Häufele")
LEADS = (
    "Lebenswert und liebenswert",
    "Vielfältig und offen",
    "Partizipativ und inklusiv",
    "Klimaneutral und ressourceneffizient",
    "Wettbewerbsfähig und florierend",
    "Aufgeschlossen und innovativ",
    "Responsiv und sensitiv",
    "Sicher und raumgebend",
)


def folded(text: str) -> str:
    """Text for comparing: white space and case folded, "…" as "...", no-break spaces as spaces, one hyphen for all
    dashes, markers close to their text."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("\xad", "").replace("–", "-")
    return " ".join(text.split()).replace("» ", "»")


def shown(paragraph) -> str:
    return paragraph.text.replace("\xa0", " ").replace("\u202f", " ")


def text_of(shape) -> str:
    """All text of a shape, that of fields included (python-pptx leaves it out)."""
    return "".join(piece.text or "" for piece in shape._element.iter(A + "t"))


def body_paragraphs(slide) -> list:
    """Paragraphs of the placeholders that hold content, in the order of the shapes."""
    bodies = [
        shape
        for shape in slide.placeholders
        if shape.placeholder_format.type in (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
    ]
    return [paragraph for body in bodies for paragraph in body.text_frame.paragraphs]


# What was built


def test_the_deck_builds_without_a_word(shipped):
    assert shipped.diagnostics == ()
    assert shipped.stdout.strip().endswith("deck.pptx")


def test_two_builds_give_the_same_bytes(shipped, tmp_path):
    assert build_shipped(tmp_path).path.read_bytes() == shipped.path.read_bytes()


# What python-pptx sees


def test_there_are_three_slides_of_three_layouts(shipped):
    assert [slide.slide_layout.name for slide in shipped.presentation.slides] == ["Titelfolie", "Zitat", "Merkmale"]


def test_every_slide_has_its_title_in_the_title_placeholder(shipped):
    titles = [slide.shapes.title for slide in shipped.presentation.slides]
    assert [title.placeholder_format.type in TITLES for title in titles] == [True, True, True]
    assert [folded(title.text_frame.text) for title in titles] == [
        "präsentation smart city charta",
        "was ist die smart city charta",
        "nach smart city charta: eine smart city ist...",
    ]


def test_capitals_are_the_themes_doing(shipped):
    title = shipped.presentation.slides[0].shapes.title
    assert shown(title.text_frame.paragraphs[0]) == "Präsentation Smart City Charta"
    layout = shipped.presentation.slides[0].slide_layout
    ctr_title = next(shape for shape in layout.placeholders if shape.placeholder_format.type in TITLES)
    assert 'cap="all"' in ctr_title._element.xml


def test_all_text_sits_in_placeholders(shipped):
    for slide in shipped.presentation.slides:
        assert [
            shape.name
            for shape in slide.shapes
            if shape.has_text_frame and shape.text_frame.text and not shape.is_placeholder
        ] == []


def test_no_placeholder_is_left_empty(shipped):
    for slide in shipped.presentation.slides:
        assert [
            shape.name for shape in slide.placeholders if shape.has_text_frame and not shape.text_frame.text.strip()
        ] == []


def test_the_title_slide_says_who_for_whom_and_when(shipped):
    said = [
        shown(paragraph)
        for shape in shipped.presentation.slides[0].placeholders
        for paragraph in shape.text_frame.paragraphs
    ]
    assert said == [
        "Präsentation Smart City Charta",
        "BMI Smart City Förderantrag",
        "Stadt Karlsruhe",
        "Jens Mofina",
        "28.02.2020",
    ]


def test_the_quotation_is_one_paragraph_in_german_marks(shipped):
    (quotation,) = body_paragraphs(shipped.presentation.slides[1])
    assert quotation.text.startswith("„Smart Cities sind") and quotation.text.endswith("fördern.“")


def test_eight_leads_are_paragraphs_of_the_first_level_each_with_its_explanation(shipped):
    paragraphs = body_paragraphs(shipped.presentation.slides[2])
    assert [shown(paragraph) for paragraph in paragraphs if paragraph.level == 0] == list(LEADS)
    assert [paragraph.level for paragraph in paragraphs] == [0, 1] * 8


def test_the_points_fill_the_left_column_first(shipped):
    bodies = [
        shape
        for shape in shipped.presentation.slides[2].placeholders
        if shape.placeholder_format.type == PP_PLACEHOLDER.BODY
    ]
    assert [[shown(p) for p in body.text_frame.paragraphs if p.level == 0] for body in bodies] == [
        list(LEADS[:4]),
        list(LEADS[4:]),
    ]
    assert bodies[0].left < bodies[1].left


def test_markers_are_the_lists_own(shipped):
    assert not any(
        "»" in paragraph.text for slide in shipped.presentation.slides for paragraph in body_paragraphs(slide)
    )


@pytest.mark.parametrize("index", [1, 2])
def test_the_foot_names_speaker_slide_and_date(shipped, index: int):
    slide = shipped.presentation.slides[index]
    foot = {shape.placeholder_format.type: shape for shape in slide.placeholders}
    assert foot[PP_PLACEHOLDER.FOOTER].text_frame.text == SPEAKERS[index]
    assert foot[PP_PLACEHOLDER.DATE].text_frame.text == "28.02.2020"
    number = foot[PP_PLACEHOLDER.SLIDE_NUMBER]
    assert [field.get("type") for field in number._element.iter(A + "fld")] == ["slidenum"]
    assert re.fullmatch(rf"Folie (‹#›|{index + 1}) \|", text_of(number).replace("\xa0", " "))


def test_every_run_is_german(shipped):
    for slide in shipped.presentation.slides:
        properties = [element.find(A + "rPr") for element in slide._element.iter(A + "r", A + "fld")]
        assert properties and {None if rpr is None else rpr.get("lang") for rpr in properties} == {"de-DE"}


def test_the_strapline_is_the_masters(shipped):
    deck = shipped.presentation
    straplines = [
        shape.text_frame.text for shape in deck.slide_master.shapes if shape.has_text_frame and not shape.is_placeholder
    ]
    assert [folded(text) for text in straplines if text] == [folded(STRAPLINE)]
    assert not any(folded(STRAPLINE) in folded(text_of(shape)) for slide in deck.slides for shape in slide.shapes)


def test_the_file_says_what_it_is(shipped):
    properties = shipped.presentation.core_properties
    assert properties.title == "Präsentation Smart City Charta"
    assert properties.author == "Jens Mofina"


# What LibreOffice makes of it


def test_the_pdf_has_three_pages(shipped_pdf):
    assert libreoffice.page_count(shipped_pdf) == 3


@pytest.mark.parametrize(("number", "mode"), [(1, "-raw"), (2, "-raw"), (3, "-raw"), (1, ""), (2, "")])
def test_each_page_holds_the_originals_text_in_reading_order(shipped_pdf, number: int, mode: str):
    # As pdftotext would read it (""), rows that align across columns run into each other: page 3 is taken as drawn.
    page = folded(libreoffice.texts(shipped_pdf, mode)[number - 1])
    assert folded((EXPECTED / f"page{number}.txt").read_text("utf-8")) in page


def test_no_word_stands_outside_of_its_shape_and_nothing_overlaps(shipped):
    assert [str(finding) for finding in overflow.findings(shipped.path)] == []


def test_no_short_word_stands_alone_on_the_titles_second_line(shipped_pdf):
    lines = libreoffice.texts(shipped_pdf, "-raw")[0].splitlines()
    second = lines[lines.index(next(line for line in lines if re.match("präsentation", line, re.IGNORECASE))) + 1]
    assert len(second.split()) > 1
