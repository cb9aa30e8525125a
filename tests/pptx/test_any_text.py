"""Whatever an author writes, the file is well formed and python-pptx reads the text back."""

import io
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from foliensatz.frame import Frame, PlaceholderRef, TextFrame, TextParagraph
from foliensatz.pptx.emit import emit
from foliensatz.pptx.xml_text import attribute, character_data
from foliensatz.runs import Run, RunStyle
from tests.pptx.brand import packed, theme

# Every code point, lone surrogates too; markup and controls more often than chance would have them.
CHARACTERS = st.one_of(st.characters(), st.sampled_from("<>&\"'\t\r\n\x00\x0b\x1f\x85\u2028\ud800\ufffe]]>­ \u00a0"))
TEXTS = st.text(CHARACTERS, max_size=30)
BODY = PlaceholderRef("body", 1, "body")


def kept(text: str) -> str:
    """The text as it must come back: what XML or PowerPoint refuse is left out, tabs and separators are spaces."""
    spaced = "".join(" " if char in "\t\u2028\u2029" else char for char in text)
    refused = ("Cc", "Cs")
    return "".join(c for c in spaced if unicodedata.category(c) not in refused and c not in "\ufffe\uffff")


def body_of(*paragraphs: TextParagraph) -> TextFrame:
    box = theme().layouts["content"].placeholder("body").box
    return TextFrame("Text", paragraphs, box, BODY, style="list")


@given(TEXTS)
def test_text_between_tags(text):
    root = etree.fromstring(f"<t>{character_data(text)}</t>".encode())
    assert (root.text or "") == kept(text)


@given(TEXTS)
def test_text_in_an_attribute_keeps_its_line_ends_and_tabs(text):
    root = etree.fromstring(f'<t x="{attribute(text)}"/>'.encode())
    separators = {0x2028: " ", 0x2029: " "}
    lines = "".join(
        char if char in "\t\n" else kept(char) for char in text.translate(separators)
    )
    assert root.get("x") == lines


@given(st.lists(st.lists(TEXTS, max_size=3), min_size=1, max_size=3), TEXTS)
def test_slide_is_well_formed_and_nothing_of_it_is_lost(paragraphs, name):
    frame = Frame("content", (body_of(*(TextParagraph(tuple(map(Run, runs))) for runs in paragraphs))._replace(name=name),))
    root = etree.fromstring(emit(frame, theme()).xml)
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    read = ["".join("\n" if e.tag == a + "br" else e.text or "" for e in p.iter(a + "t", a + "br")) for p in root.iter(a + "p")]
    assert read == ["\n".join(map(kept, "".join(runs).split("\n"))) for runs in paragraphs]


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS, TEXTS)
def test_python_pptx_reads_text_notes_and_title_back(texts, notes, href):
    runs = tuple(Run(text, RunStyle(href=href)) for text in texts)
    frame = Frame("content", (body_of(TextParagraph(runs)),), notes=(TextParagraph((Run(notes),)),))
    slide = Presentation(io.BytesIO(packed(frame))).slides[0]
    assert slide.placeholders[1].text_frame.text.split("\v") == [kept(line) for line in "".join(texts).split("\n")]
    assert slide.notes_slide.notes_text_frame.text.split("\v") == [kept(line) for line in notes.split("\n")]
