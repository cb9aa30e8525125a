"""Simple drawings as shapes: what the shapes show is what the drawing shows, and what they can't show is refused."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from foliensatz.fonts import Fonts
from foliensatz.frame import Drawing, Frame
from foliensatz.geometry import EMU_PER_PX, Box
from foliensatz.layout.drawing import set_sketch
from foliensatz.pictures.raster import rasterise
from foliensatz.pictures.sketch import Beyond, read_sketch
from foliensatz.pictures.svg import read_svg
from foliensatz.preview import draw
from tests.pptx.brand import theme

WIDTH, HEIGHT = 600, 400


def cleaned(content: str, root: str = 'viewBox="0 0 60 40"') -> bytes:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{content}</svg>'.encode()).data


def pixels(svg: bytes, width: int) -> Image.Image:
    image = Image.open(BytesIO(rasterise(svg, width, has_text=False))).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def as_shapes(drawing: bytes) -> Image.Image:
    """What the preview shows of the drawing as shapes, without the slide around it."""
    box = Box(100 * EMU_PER_PX, 200 * EMU_PER_PX, WIDTH * EMU_PER_PX, HEIGHT * EMU_PER_PX)
    frame = Frame("content", (Drawing("Bild", box, set_sketch(read_sketch(drawing), box, theme())),))
    slide = pixels(draw(frame, theme(), Fonts()).encode(), 1280)
    return slide.crop((100, 200, 100 + WIDTH, 200 + HEIGHT))


@pytest.mark.parametrize(
    "content",
    [
        '<rect x="5" y="5" width="30" height="20" fill="teal"/>',
        '<rect x="5" y="5" width="30" height="20" rx="4" fill="none" stroke="#c00" stroke-width="3"/>',
        '<circle cx="30" cy="20" r="15" fill="orange" stroke="black"/><ellipse cx="30" cy="20" rx="12" ry="4"/>',
        '<path d="M5 5h20v10l-5 5zM40 5c10 0 10 20 0 20s-10-20 0-20z" fill="navy"/>',
        '<path d="M10 10Q20 30 30 10T50 10" fill="none" stroke="green" stroke-width="2" stroke-linecap="round"/>',
        '<path d="M10 20A15 10 30 1 1 40 25" fill="none" stroke="purple" stroke-width="4" stroke-linejoin="bevel"/>',
        '<path fill-rule="evenodd" d="M5 5h40v30h-40zM15 12h20v16h-20z" fill="#345"/>',
        '<path d="M5 5h40v30h-40zM15 12v16h20v-16z" fill="#345"/>',
        '<polygon points="30,4 55,36 5,36" fill="gold" fill-opacity=".5"/>',
        '<polyline points="5,30 20,10 35,30 50,10" fill="none" stroke="#222" stroke-dasharray="6 2" stroke-width="2"/>',
        '<line x1="5" y1="5" x2="50" y2="35" stroke="red" stroke-width="2"/>',
        '<g transform="translate(10 5) rotate(20) scale(.6)" fill="teal"><rect width="40" height="20"/></g>',
        '<style>.a{fill:#0a0;stroke:#a00;stroke-width:2px}</style><rect class="a" x="9" y="9" width="30" height="20"/>',
        '<defs><g id="s"><rect width="8" height="8"/></g></defs><use href="#s" x="5" y="5" fill="red"/><use href="#s" x="40"/>',
        '<rect x="5" y="5" width="30" height="20" opacity=".4" fill="blue" stroke="black"/>',
        '<g display="none"><rect width="60" height="40"/></g><rect visibility="hidden" width="9" height="9"/><circle r="9"/>'.replace(
            'circle r', 'circle cx="30" cy="20" r'
        ),
    ],
)
def test_shapes_show_what_the_drawing_shows(content):
    drawing = cleaned(content)
    original = pixels(drawing, WIDTH)
    assert ImageStat.Stat(original).mean != [255, 255, 255]
    difference = ImageChops.difference(original, as_shapes(drawing)).convert("L")
    # Edges may be a shade off; whole parts may not.
    assert ImageStat.Stat(difference.point(lambda value: 255 if value > 90 else 0)).mean[0] < 255 * 0.002


@pytest.mark.parametrize("root", ['viewBox="100 50 60 40"', 'viewBox="100 50 60 40" width="30mm" height="20mm"'])
def test_the_viewbox_moves_and_scales(root):
    drawing = cleaned('<rect x="105" y="55" width="30" height="20" fill="teal"/>', root)
    (path,) = read_sketch(drawing).paths
    sketch = read_sketch(drawing)
    assert (path.commands[0][1][0] / sketch.width, path.commands[0][1][1] / sketch.height) == pytest.approx((5 / 60, 5 / 40), rel=1e-4)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<text y='20'>x</text>", "text"),
        ('<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/>', "gradients or patterns"),
        ('<linearGradient id="g"/><style>rect{fill:url(#g)}</style><rect width="9" height="9"/>', "gradients or patterns"),
        ('<clipPath id="c"/><rect width="9" height="9" clip-path="url(#c)"/>', "a clipping path"),
        ('<mask id="c"/><rect width="9" height="9" style="mask:url(#c)"/>', "a mask"),
        ('<filter id="c"/><rect width="9" height="9" filter="url(#c)"/>', "a filter"),
        ('<marker id="c"/><path d="M0 0L9 9" marker-end="url(#c)"/>', "arrowheads or markers"),
        ('<image href="data:image/png;base64,AAAA" width="9" height="9"/>', "an embedded picture"),
        ('<g opacity=".5"><rect width="9" height="9"/></g>', "groups that are half transparent"),
        ('<path d="M0 0h20v20h-20zM10 10h20v20h-20z"/>', "parts of one path that overlap"),
        ('<rect x="50" width="30" height="9"/>', "parts outside of its viewBox"),
        ("<g/>", "nothing to draw"),
        ('<rect width="1" height="1"/>' * 501, "too many parts"),
        ('<path d="M0 0' + " L1 1" * 200_000 + '"/>', "too many parts"),
        ('<g id="a"><use href="#a"/></g>', "parts that use themselves"),
    ],
)
def test_what_shapes_can_t_show_is_refused(content, what):
    with pytest.raises(Beyond, match=what):
        read_sketch(cleaned(content))


SIGN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40" fill="#{}"/>'
    '<circle cx="30" cy="20" r="9" fill="#123456" stroke="white" stroke-dasharray="4 2"/></svg>'
)


def test_shapes_in_a_deck_are_a_group_that_can_be_edited(build_deck):
    accent = dict(theme().colors)["accent2"]
    text = "## T\n\n![Ein Zeichen](sign.svg){.shapes width=3in}\n"
    built = build_deck({"deck.md": text, "sign.svg": SIGN.format(accent)})
    assert built.codes == ()
    group = next(shape for shape in built.presentation.slides[0].shapes if shape.shape_type == 6)
    assert (group.name, group.width, group.height) == ("Bild", 3 * 914400, 2 * 914400)
    ground, circle = group.shapes
    assert (ground.left, ground.top, ground.width, ground.height) == (group.left, group.top, group.width, group.height)
    assert ground.fill.fore_color.theme_color.name == "ACCENT_2"
    assert str(circle.fill.fore_color.rgb) == "123456"
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "Ein Zeichen"
    assert len({shape.shape_id for shape in (group, ground, circle)}) == 3


@pytest.mark.parametrize(
    ("text", "file", "code"),
    [
        ("![x](p.svg){.shapes}", SIGN.format("000000").replace("circle", "text"), "F307"),
        ("![x](p.svg){.shapes .fill}\n\nText\n", SIGN.format("000000"), "F452"),
        ("![x](p.svg){.shapes .circle}", SIGN.format("000000"), "F452"),
    ],
)
def test_what_stays_a_picture_is_told(text, file, code, build_deck):
    built = build_deck({"deck.md": f"## T\n\n{text}\n", "p.svg": file})
    assert built.codes == (code,)
    assert any(shape.shape_type in (13, 14) for shape in built.presentation.slides[0].shapes)


def test_only_drawings_become_shapes(build_deck):
    data = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(data, "PNG")
    assert build_deck({"deck.md": "## T\n\n![x](p.png){.shapes}\n", "p.png": data.getvalue()}).codes == ("F307",)


def test_shapes_with_a_link_lead_there_from_every_part(build_deck):
    text = "## T\n\n[![x](p.svg){.shapes}](https://example.org)\n"
    built = build_deck({"deck.md": text, "p.svg": SIGN.format("000000")})
    group = next(shape for shape in built.presentation.slides[0].shapes if shape.shape_type == 6)
    assert [part.click_action.hyperlink.address for part in group.shapes] == ["https://example.org"] * 2
