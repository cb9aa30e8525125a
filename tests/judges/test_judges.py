"""The judges themselves: a judge that lets a known fault pass is none."""

import io
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from tests.checking.forms import FORMS, Form
from tests.checking.good_deck import RICH, SLIDE, good_parts, packed
from tests.judges import census, libreoffice, need, openxml_sdk, overflow, plain_form

LONG = "Donaudampfschifffahrtsgesellschaft und noch viel mehr Text, als in das Feld passt. " * 12


@pytest.fixture
def sdk() -> None:
    need(openxml_sdk.NAME, openxml_sdk.binary() is not None)


@pytest.fixture
def office() -> None:
    need(libreoffice.NAME, libreoffice.present())


def verdict(tmp_path: Path, data: bytes) -> tuple[str, ...]:
    file = tmp_path / "deck.pptx"
    file.write_bytes(data)
    return openxml_sdk.validate([file])[file]


def changed(name: str, old: bytes, new: bytes) -> bytes:
    parts = good_parts()
    assert old in parts[name]
    return packed({**parts, name: parts[name].replace(old, new)})


def test_a_plain_deck_takes_no_liberty():
    assert plain_form.liberties(packed(good_parts())) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.what.replace(" ", "-"))
def test_what_verify_lets_pass_of_powerpoint_is_seen_in_a_deck_of_ours(form: Form):
    assert plain_form.liberties(packed(form.change(good_parts())))


def test_the_validator_passes_a_good_deck(sdk, tmp_path):
    assert verdict(tmp_path, packed(good_parts())) == ()


def test_the_validator_sees_a_fault_of_the_schema(sdk, tmp_path):
    found = verdict(tmp_path, changed(SLIDE, b"<a:t>Zwei</a:t></a:r>", b"<a:t>Zwei</a:t></a:r><a:pPr/>"))
    assert found and all(finding.startswith("/ppt/slides/slide1.xml") for finding in found)


def test_a_file_that_the_validator_mends_is_no_good_file(sdk, tmp_path):
    found = verdict(
        tmp_path, changed("ppt/slides/_rels/slide1.xml.rels", b"https://example.org/a%20b", b"http://[half/a b")
    )
    assert any("had to change the file" in finding for finding in found)


def test_the_validator_looks_into_choices_too(sdk, tmp_path):
    parts = good_parts()
    choice = parts[RICH].replace(b'Requires="a14"><p:sp>', b'Requires="a14"><p:sp><p:wrong/>')
    assert choice != parts[RICH]
    assert any("wrong" in finding for finding in verdict(tmp_path, packed({**parts, RICH: choice})))


def test_the_validator_leaves_the_file_alone(sdk, tmp_path):
    data = changed("ppt/slides/_rels/slide1.xml.rels", b"https://example.org/a%20b", b"http://[half/a b")
    verdict(tmp_path, data)
    assert (tmp_path / "deck.pptx").read_bytes() == data


def deck(tmp_path: Path, text: str) -> Path:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Titel"
    slide.placeholders[1].text = text
    path = tmp_path / "deck.pptx"
    presentation.save(path)
    return path


def test_libreoffice_must_make_a_pdf(office, tmp_path):
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(b"PK\x03\x04")
    with pytest.raises(AssertionError, match="no PDF"):
        libreoffice.to_pdf([broken])


def test_many_decks_go_into_one_call(office, tmp_path):
    one, two = tmp_path / "a" / "deck.pptx", tmp_path / "b" / "deck.pptx"
    for path, text in ((one, "Eins"), (two, "Zwei")):
        path.parent.mkdir()
        deck(path.parent, text)
    pdfs = libreoffice.to_pdf([one, two])
    assert ["Eins" in libreoffice.texts(pdfs[one])[0], "Zwei" in libreoffice.texts(pdfs[two])[0]] == [True, True]


def test_text_that_fits_gives_no_finding(office, tmp_path):
    assert overflow.findings(deck(tmp_path, "Ein Satz.\nNoch ein Satz.")) == ()


def test_text_that_is_too_long_is_found_even_where_autofit_hides_it(office, tmp_path):
    path = deck(tmp_path, LONG)
    assert any("outside of its shape" in str(finding) for finding in overflow.findings(path))


def test_shapes_that_overlap_are_found(office, tmp_path):
    path = deck(tmp_path, "Text")
    presentation = Presentation(path)
    slide = presentation.slides[0]
    box = slide.shapes.add_textbox(slide.placeholders[1].left, slide.placeholders[1].top, Pt(200), Pt(40))
    box.text_frame.text = "Darüber"
    presentation.save(path)
    assert any("overlap" in str(finding) for finding in overflow.findings(path))


def test_a_picture_over_a_text_is_found(office, tmp_path):
    path = deck(tmp_path, "Text")
    presentation = Presentation(path)
    body = presentation.slides[0].placeholders[1]
    Image.new("RGB", (40, 40), "teal").save(tmp_path / "p.png")
    presentation.slides[0].shapes.add_picture(str(tmp_path / "p.png"), body.left, body.top)
    presentation.save(path)
    assert any("overlap" in str(finding) for finding in overflow.findings(path))


def test_a_number_belongs_to_a_list(tmp_path):
    path = deck(tmp_path, "Text")
    slide = Presentation(path).slides[0]
    (title, body) = (overflow.box_of(shape) for shape in slide.placeholders)

    def said(left: float, top: float) -> list[str]:
        number = libreoffice.Word("2.", left, top, left + 9, top + 9)
        return [str(f) for f in overflow.judge_pages([slide], [libreoffice.Page(720, 540, (number,))]) if "'2.'" in str(f)]

    assert said(body[0], body[1]) == []
    assert "outside of its shape" in said(title[0], title[1])[0]


def test_a_lost_word_is_missed(office, tmp_path):
    path = deck(tmp_path, "Eins zwei zwei")
    slides, pages = Presentation(path).slides, libreoffice.pages(libreoffice.to_pdf([path])[path])
    lost = [str(finding) for finding in census.lost_words(["## Titel\n\nEins zwei drei\nzwei zwei"], list(slides), pages)]
    assert lost == ["slide 1: 'zwei' is lost", "slide 1: 'drei' is lost"]


@pytest.mark.parametrize(("left", "said"), [(640, "is outside of the slide"), (800, "is not to be seen")])
def test_text_beyond_the_slides_edge_is_found(office, tmp_path, left: int, said: str):
    path = deck(tmp_path, "Text")
    presentation = Presentation(path)
    box = presentation.slides[0].shapes.add_textbox(Pt(left), Pt(500), Pt(200), Pt(30))
    box.text_frame.word_wrap = True
    box.text_frame.text = "Hinausgeschoben"
    presentation.save(path)
    assert any(said in str(finding) for finding in overflow.findings(path))


def test_autofit_is_taken_off_without_changing_the_rest():
    data = changed(SLIDE, b"<a:bodyPr/>", b"<a:bodyPr><a:normAutofit/></a:bodyPr>")
    presentation = Presentation(io.BytesIO(overflow.without_autofit(data)))
    assert [slide.shapes.title.text for slide in presentation.slides] == ["Erste Folie", "Zweite Folie"]
    assert b"normAutofit" not in presentation.slides[0].part.blob
