"""Pictures from a folder into a PPTX: each is stored once, as large as it is shown, and an SVG beside its PNG."""

import subprocess
import sys
import zipfile
from io import BytesIO

import pytest
from PIL import Image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40" fill="teal"/></svg>'


def photograph(width=4000, height=3000) -> bytes:
    written = BytesIO()
    Image.effect_noise((width, height), 30).convert("RGB").save(written, "JPEG", quality=90)
    return written.getvalue()


@pytest.fixture(scope="module")
def photo() -> bytes:
    return photograph()


def media(built) -> dict[str, bytes]:
    with zipfile.ZipFile(built.path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("ppt/media/")}


def sizes(built) -> list[tuple[int, int]]:
    return [Image.open(BytesIO(data)).size for name, data in media(built).items() if not name.endswith(".svg")]


def test_an_svg_stands_beside_its_png(build_deck):
    built = build_deck({"deck.md": "## Plan\n\n![Ein Plan](plan.svg){width=6in}\n", "plan.svg": SVG})
    assert built.codes == ()
    assert sorted(name.rpartition(".")[2] for name in media(built)) == ["png", "svg"]
    assert sizes(built) == [(1344, 896)]
    picture = next(shape for shape in built.presentation.slides[0].shapes if shape.shape_type == 13)
    assert picture.image.content_type == "image/png"
    assert (picture.width, picture.height) == (6 * 914400, 4 * 914400)


def test_an_svg_is_never_blurred_and_fills_its_place(build_deck):
    small = SVG.replace("0 0 60 40", "0 0 6 4")
    built = build_deck({"deck.md": "## Plan\n\n![Ein Plan](plan.svg){.fill}\n\nText daneben.\n", "plan.svg": small})
    assert built.codes == ()


def test_a_photograph_is_as_large_as_its_place(build_deck, photo):
    built = build_deck({"deck.md": "## Foto\n\n![Ein Foto](p.jpg){width=4in}\n", "p.jpg": photo})
    assert sizes(built) == [(896, 672)]


def test_the_deck_says_how_many_dots(build_deck, photo):
    built = build_deck({"deck.md": "---\npictures: 110\n---\n## Foto\n\n![Ein Foto](p.jpg){width=4in}\n", "p.jpg": photo})
    assert sizes(built) == [(448, 336)]


@pytest.mark.parametrize("text", ["---\npictures: original\n---\n## F\n\n![x](p.jpg){width=4in}\n", "## F\n\n![x](p.jpg){.original width=4in}\n"])
def test_an_original_keeps_its_bytes(build_deck, photo, text):
    built = build_deck({"deck.md": text, "p.jpg": photo})
    assert list(media(built).values()) == [photo]


def test_a_picture_is_stored_once_as_large_as_its_largest_place(build_deck, photo):
    text = "## F\n\n![x](p.jpg){width=2in}\n\n## G\n\n![x](copy.jpg){width=4in}\n\n## H\n\n![x](p.jpg){width=1in}\n"
    built = build_deck({"deck.md": text, "p.jpg": photo, "copy.jpg": photo})
    assert sizes(built) == [(896, 672)]


def test_checking_a_deck_decodes_no_pixel(tmp_path, photo):
    (tmp_path / "deck.md").write_text("## F\n\n![x](p.jpg){width=2in}\n")
    (tmp_path / "p.jpg").write_bytes(photo)
    program = (
        "import sys; from foliensatz.project import Project; from foliensatz.pipeline import Order, make\n"
        f"report = make(Project({str(tmp_path / 'deck.md')!r}), Order(writes=False))\n"
        "assert report.value; sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


@pytest.mark.parametrize(("words", "centred"), [("Käthe Müller", True), ("Ein langer Nachweis der Urheberschaft " * 2, False)])
def test_a_name_below_a_circle_stands_in_its_middle_where_it_has_room(words, centred, build_deck, photo):
    # A table keeps the picture out of the layout that has a place for captions of its own.
    text = f'## Team\n\n![x](p.jpg "{words.strip()}"){{.circle height=1.5in}}\n\n| a |\n|---|\n| b |\n'
    built = build_deck({"deck.md": text, "p.jpg": photo})
    shapes = [shape for shape in built.presentation.slides[0].shapes if shape.has_text_frame]
    (caption,) = [shape for shape in shapes if shape.text_frame.text.startswith(words[:5])]
    assert (caption.text_frame.paragraphs[0].alignment is not None) == centred


def test_a_circle_is_a_square_cut_of_the_picture_around_its_focus(build_deck, photo):
    built = build_deck({"deck.md": "## T\n\n![x](p.jpg){.circle width=3in focus=left}\n", "p.jpg": photo})
    (picture,) = [shape for shape in built.presentation.slides[0].shapes if shape.shape_type == 13]
    assert picture.width == picture.height == 3 * 914400
    assert (picture.crop_left, picture.crop_right) == (0, pytest.approx(0.25, abs=1e-4))
    assert picture._element.spPr.find(".//{*}prstGeom").get("prst") == "ellipse"


def test_round_corners_have_the_theme_s_radius_and_keep_to_the_margin(build_deck, photo):
    built = build_deck({"deck.md": "## T\n\n![x](p.jpg){.rounded}\n\nText\n", "p.jpg": photo})
    (picture,) = [shape for shape in built.presentation.slides[0].placeholders if shape.placeholder_format.type == 18]
    guide = picture._element.spPr.find(".//{*}gd").get("fmla")
    radius = int(guide.removeprefix("val ")) * min(picture.width, picture.height) / 100_000
    assert radius == pytest.approx(16 * 9525, rel=0.01)
    assert picture.left + picture.width < built.presentation.slide_width


def test_a_focus_that_can_t_be_read_and_a_slip_in_a_class_are_told(build_deck, photo):
    built = build_deck({"deck.md": "## T\n\n![x](p.jpg){.circel focus=face}\n\nText\n", "p.jpg": photo})
    assert built.codes == ("F450", "F451")
    assert {(diagnostic["line"]) for diagnostic in built.diagnostics} == {3}
