"""Films and sounds in the file: stored once, with a poster, played as PowerPoint plays its own."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from pptx.oxml.ns import qn

from tests.judges import libreoffice, need
from tests.recordings.films import MP3, WEBM, film

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
EMBEDDED = "http://schemas.microsoft.com/office/2007/relationships/media"


def photo(width: int = 640, height: int = 360) -> bytes:
    written = BytesIO()
    Image.new("RGB", (width, height), (20, 90, 60)).save(written, "JPEG")
    return written.getvalue()


def names(built) -> list[str]:
    with ZipFile(built.path) as archive:
        return [name.rpartition("/")[2] for name in archive.namelist() if name.startswith("ppt/media/")]


def xml(built, number: int = 1) -> str:
    with ZipFile(built.path) as archive:
        return archive.read(f"ppt/slides/slide{number}.xml").decode()


def poster(slide):
    return next(shape for shape in slide.shapes if shape.element.tag == qn("p:pic"))


def test_a_film_is_stored_once_and_related_twice(build_deck):
    text = "## A\n\n![Ein Film](film.mp4){poster=bild.jpg}\n\n## B\n\n![Ein Film](film.mp4){poster=bild.jpg}\n"
    built = build_deck({"deck.md": text, "film.mp4": film(), "bild.jpg": photo()})
    assert built.codes == ()
    assert [name.partition(".")[2] for name in sorted(names(built))] == ["jpg", "mp4"]
    for slide in built.presentation.slides:
        picture = poster(slide).element
        link = picture.find(".//" + qn("a:videoFile")).get(qn("r:link"))
        embed = re.search(r'p14:media [^>]*r:embed="(\w+)"', xml(built))[1]
        assert (slide.part.rels[link].reltype, slide.part.rels[embed].reltype) == (REL + "video", EMBEDDED)
        assert slide.part.rels[link].target_part is slide.part.rels[embed].target_part
        assert slide.part.rels[link].target_part.content_type == "video/mp4"
        assert 'action="ppaction://media"' in xml(built)
        assert poster(slide).poster_frame.content_type == "image/jpeg"


def test_a_click_on_the_poster_starts_and_stops(build_deck):
    built = build_deck({"deck.md": "## A\n\n![Ein Film](film.mp4)\n", "film.mp4": film()})
    assert built.codes == ()
    (slide,) = built.presentation.slides
    assert [node.get("cmd") for node in slide.element.iter(qn("p:cmd"))] == ["togglePause"]
    assert {node.get("spid") for node in slide.element.iter(qn("p:spTgt"))} == {str(poster(slide).shape_id)}
    assert not [node for node in slide.element.iter(qn("p:cTn")) if node.get("nodeType") == "mainSeq"]


def test_it_plays_by_itself_again_and_again_and_without_sound(build_deck):
    built = build_deck({"deck.md": "## A\n\n![Ein Film](film.mp4){autoplay loop muted start=1.5}\n", "film.mp4": film()})
    assert built.codes == ()
    said = xml(built)
    assert 'cmd="playFrom(0.0)"' in said and 'evt="onBegin" delay="0"><p:tn val="2"/>' in said
    assert '<p:cMediaNode vol="80000" mute="1">' in said and 'repeatCount="indefinite"' in said
    assert '<p14:trim st="1500"/>' in said and 'dur="2500"' in said


def test_a_film_that_comes_with_a_click_plays_with_it(build_deck):
    built = build_deck({"deck.md": "## A\n\nx\n\n![Ein Film](film.mp4){.fragment .autoplay}\n", "film.mp4": film()})
    (slide,) = built.presentation.slides
    triggers = [node.get("nodeType") for node in slide.element.iter(qn("p:cTn")) if "Effect" in node.get("nodeType", "")]
    assert built.codes == () and triggers == ["clickEffect", "withEffect", "clickEffect"]
    assert "onBegin" not in xml(built)


def test_without_a_picture_of_its_own_it_has_a_play_sign_in_the_theme_s_colours(build_deck):
    built = build_deck({"deck.md": "## A\n\n![Ein Film](film.mp4)\n", "film.mp4": film()})
    (slide,) = built.presentation.slides
    shown = Image.open(BytesIO(poster(slide).poster_frame.blob)).convert("RGB")
    assert abs(shown.width / shown.height - 640 / 360) < 0.01
    sign, ground = shown.getpixel((round(shown.width * 0.5 - shown.height * 0.09), shown.height // 2)), shown.getpixel((3, 3))
    assert max(abs(a - b) for a, b in zip(sign, ground)) > 60
    assert "svgBlip" not in xml(built)


def test_a_sound_is_a_sound(build_deck):
    built = build_deck({"deck.md": "## A\n\n![Ein Ton](ton.mp3){autoplay}\n", "ton.mp3": MP3})
    assert built.codes == ()
    (slide,) = built.presentation.slides
    link = poster(slide).element.find(".//" + qn("a:audioFile")).get(qn("r:link"))
    assert slide.part.rels[link].reltype == REL + "audio" and "<p:audio>" in xml(built)
    assert poster(slide).height < poster(slide).width / 4


def test_a_film_from_the_network_is_a_link_with_a_poster(build_deck):
    built = build_deck({"deck.md": "## A\n\n![Ein Film](https://example.org/film.mp4){poster=bild.jpg}\n", "bild.jpg": photo()})
    assert built.codes == ()
    (slide,) = built.presentation.slides
    assert poster(slide).click_action.hyperlink.address == "https://example.org/film.mp4"
    assert "<p:timing>" not in xml(built)


@pytest.mark.parametrize(
    "text, code",
    {
        "![x](fehlt.mp4)": "F330", "![x](hevc.mp4)": "F331", "![x](film.webm)": "F332", "![x](text.mp4)": "F335",
        "![x](film.mp4){poster=hoch.jpg}": "F336", "![x](film.mp4){start=soon}": "F337", "![x](film.mp4){loop=often}": "F337",
    }.items(),
)  # fmt: skip
def test_what_can_t_be_is_told_at_its_place(build_deck, text, code):
    files = {"film.mp4": film(), "hevc.mp4": film(b"hvc1"), "film.webm": WEBM, "text.mp4": "Text", "hoch.jpg": photo(360, 640)}
    built = build_deck(files | {"deck.md": f"## A\n\n{text}\n"})
    assert [(told["code"], told["line"], told["column"]) for told in built.diagnostics] == [(code, 3, 1)]


def test_large_files_are_told_and_larger_ones_refused(build_deck):
    files = {"film.mp4": film(filler=101_000_000), "deck.md": "---\nrecordings: 200\n---\n\n## A\n\n![x](film.mp4)\n"}
    assert build_deck(files).codes == ("F333",)
    built = build_deck({"deck.md": "---\nrecordings: 50\n---\n\n## A\n\n![x](film.mp4)\n"})
    assert built.codes == ("F334",) and built.exit_code == 1


def test_libreoffice_shows_the_poster(build_deck):
    need(libreoffice.NAME, libreoffice.present())
    built = build_deck({"deck.md": "## A\n\n![Ein Film](film.mp4){poster=bild.jpg}\n", "film.mp4": film(), "bild.jpg": photo()})
    (page,) = libreoffice.pictures(libreoffice.to_pdf([built.path])[built.path], 320)
    green = [color for _, color in page.convert("RGB").getcolors(100_000) if abs(color[0] - 20) + abs(color[1] - 90) + abs(color[2] - 60) < 20]
    assert green
