"""The package: what slides name becomes parts and relationships; the same input gives the same bytes."""

import io
import re
import zipfile

import pytest
from PIL import Image
from pptx import Presentation

from foliensatz.checking import verify
from foliensatz.deck import Asset, Metadata
from foliensatz.frame import Frame, Picture, PlaceholderRef, TextFrame
from foliensatz.geometry import Box
from foliensatz.runs import Run, RunStyle
from tests.pptx.brand import METADATA, packed, theme
from tests.pptx.setting import paragraph


def picture_bytes(color: str) -> bytes:
    stored = io.BytesIO()
    Image.new("RGB", (4, 3), color).save(stored, "PNG")
    return stored.getvalue()


MEDIA = {key * 32: (picture_bytes(color), "image/png") for key, color in (("aa", "red"), ("bb", "blue"))}


def picture(key: str, name: str = "Bild") -> Picture:
    return Picture(name, Asset(key * 32, "bild.png", "image/png", 4, 3), Box(0, 0, 400000, 300000), "Ein Bild")


def slide(title: str, *shapes, anchor: str = "", notes: tuple = (), **rest) -> Frame:
    ref = PlaceholderRef("title", 0, "title")
    box = theme().layouts["content"].placeholder("title").box
    heading = TextFrame("Titel", (paragraph(title),), box, ref, style="title")
    return Frame("content", (heading, *shapes), title, notes, anchor=anchor, **rest)


def linking(href: str, id_: str = "Text") -> TextFrame:
    ref = PlaceholderRef("body", 1, "body")
    box = theme().layouts["content"].placeholder("body").box
    return TextFrame(id_, (paragraph(Run("hier", RunStyle(href=href))),), box, ref, style="list")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def read(data: bytes):
    return Presentation(io.BytesIO(data))


@pytest.fixture(scope="module")
def everything() -> bytes:
    """A deck with a picture shown twice, notes, links of all kinds and a hidden slide."""
    return packed(
        slide("Eins", picture("aa"), linking("#drei"), anchor="eins", notes=(paragraph("Hallo", bullet="none"),)),
        slide("Zwei", picture("bb"), picture("aa", "Bild 2"), linking("https://example.org/ä")),
        slide("Drei", linking("#nirgends"), anchor="drei", notes=(paragraph("Ende"),), hidden=True),
        media=MEDIA,
    )


def test_judges_find_nothing(everything, judge_deck):
    judge_deck(everything)
    assert verify(everything) == ()


def test_python_pptx_sees_titles_layouts_notes_and_pictures(everything):
    deck = read(everything)
    assert [found.shapes.title.text for found in deck.slides] == ["Eins", "Zwei", "Drei"]
    assert {found.slide_layout.name for found in deck.slides} == {theme().layouts["content"].label}
    assert deck.slides[0].notes_slide.notes_text_frame.text == "Hallo"
    assert not deck.slides[1].has_notes_slide
    assert deck.slides[1].shapes[2].image.blob == MEDIA["aa" * 32][0]
    assert (deck.slide_width, deck.slide_height) == theme().size


def test_content_types_come_first_and_the_package_s_relationships_next(everything):
    assert list(parts(everything))[:3] == ["[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"]


def test_same_picture_is_stored_once_under_a_name_of_its_bytes(everything):
    media = [name for name in parts(everything) if name.startswith("ppt/media/")]
    assert media == [f"ppt/media/image-{'aa' * 6}.png", f"ppt/media/image-{'bb' * 6}.png"]


def test_link_to_a_slide_finds_the_slide_with_the_anchor(everything):
    assert b'/slide" Target="slide3.xml"' in parts(everything)["ppt/slides/_rels/slide1.xml.rels"]


def test_link_to_no_slide_stays_where_it_is(everything):
    assert b'/slide" Target="slide3.xml"' in parts(everything)["ppt/slides/_rels/slide3.xml.rels"]


def test_first_of_two_slides_with_one_anchor_is_meant():
    deck = packed(slide("Eins", linking("#x")), slide("Zwei", anchor="x"), slide("Drei", anchor="x"))
    assert b'Target="slide2.xml"' in parts(deck)["ppt/slides/_rels/slide1.xml.rels"]


def test_link_out_of_the_file_is_marked_as_external(everything):
    rels = parts(everything)["ppt/slides/_rels/slide2.xml.rels"]
    assert b'Target="https://example.org/%C3%A4" TargetMode="External"/>' in rels


def test_notes_master_comes_only_with_notes(everything):
    without = parts(packed(slide("Eins")))
    assert not [name for name in without if "notes" in name.lower()]
    assert b"notesMasterIdLst" not in without["ppt/presentation.xml"]
    assert re.search(
        rb'</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId\d+"/></p:notesMasterIdLst><p:sldIdLst>',
        parts(everything)["ppt/presentation.xml"],
    )


def test_slides_are_numbered_in_order(everything):
    xml = parts(everything)["ppt/presentation.xml"]
    assert re.findall(rb'<p:sldId id="(\d+)" r:id="(rId\d+)"/>', xml) == [
        (b"256", b"rId1"), (b"257", b"rId2"), (b"258", b"rId3"),
    ]  # fmt: skip


def test_properties_tell_of_the_deck(everything):
    properties = read(everything).core_properties
    assert (properties.title, properties.author, properties.language) == ("Smart City Charta", "Thomas Häufele", "de-DE")
    assert b"<Slides>3</Slides><Notes>2</Notes><HiddenSlides>1</HiddenSlides>" in parts(everything)["docProps/app.xml"]


@pytest.mark.parametrize(
    ("date", "epoch", "moment"),
    [
        ("2020-02-28", None, "2020-02-28T00:00:00Z"),
        ("2020-02-28", "86400", "1970-01-02T00:00:00Z"),
        ("im Herbst", None, "1980-01-01T00:00:00Z"),
        ("", None, "1980-01-01T00:00:00Z"),
        ("", "gestern", "1980-01-01T00:00:00Z"),
    ],
)
def test_when_the_deck_is_of(date, epoch, moment, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    core = parts(packed(slide("Eins"), metadata=METADATA._replace(date=date)))["docProps/core.xml"].decode()
    assert re.findall(r">([^<]*)</dcterms:", core) == [moment, moment]


def test_metadata_in_markup_characters():
    assert read(packed(slide("Eins"), metadata=Metadata(title="A & <B>"))).core_properties.title == "A & <B>"


def test_same_deck_same_bytes():
    def deck() -> bytes:
        return packed(slide("Eins", picture("aa"), linking("#eins"), anchor="eins"), media=MEDIA)

    assert deck() == deck()


def test_slide_part_does_not_depend_on_where_its_slide_stands():
    alone, behind = packed(slide("Eins")), packed(slide("Null"), slide("Eins"))
    assert parts(alone)["ppt/slides/slide1.xml"] == parts(behind)["ppt/slides/slide2.xml"]


def test_deck_without_slides_is_whole():
    assert verify(packed()) == ()
