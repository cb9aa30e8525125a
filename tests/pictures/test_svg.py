"""SVG files: what stays of them, what is left out and told, what is refused; and the PNG that stands before them."""

import gzip
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from foliensatz.pictures import inspect, storable
from foliensatz.pictures.svg_size import svg_size

SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(content: str = '<rect width="60" height="40" fill="red"/>', root: str = 'viewBox="0 0 60 40"') -> bytes:
    return f"<svg {SPACE} {root}>{content}</svg>".encode()


def told(data: bytes) -> list[str]:
    return [diagnostic.code for diagnostic in inspect(data, "plan.svg").diagnostics]


def cleaned(data: bytes) -> str:
    """The drawing as stored, which is checked to be well-formed."""
    info = inspect(data, "plan.svg").value
    ElementTree.fromstring(info.drawing)
    return info.drawing.decode()


def test_a_plain_drawing_comes_with_a_png_in_its_proportions():
    info = inspect(drawing(), "plan.svg").value
    assert info.media_type == "image/png"
    assert (info.width, info.height) == (120_000, 80_000)
    data, media_type = storable(drawing(), info, 300)
    image = Image.open(BytesIO(data))
    assert (media_type, image.format, image.size) == ("image/png", "PNG", (300, 200))
    assert image.convert("RGB").getpixel((150, 100)) == (255, 0, 0)


def test_the_same_drawing_gives_the_same_pixels():
    info = inspect(drawing(), "plan.svg").value
    assert storable(drawing(), info, 300) == storable(drawing(), info, 300)


def test_what_is_not_drawn_is_transparent():
    data, _ = storable(drawing(""), inspect(drawing(""), "plan.svg").value, 20)
    assert Image.open(BytesIO(data)).convert("RGBA").getpixel((3, 3))[3] == 0


def test_a_compressed_drawing():
    info = inspect(gzip.compress(drawing()), "plan.svgz").value
    assert info.drawing == inspect(drawing(), "plan.svg").value.drawing


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(encoding):
    text = f"<svg {SPACE} viewBox='0 0 9 9'><title>Übersicht</title></svg>"
    if encoding == "iso-8859-1":
        text = f'<?xml version="1.0" encoding="{encoding}"?>' + text
    assert "<title>Übersicht</title>" in cleaned(text.encode(encoding))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<script>alert(1)</script>", "scripts"),
        ('<rect width="9" height="9" onclick="alert(1)"/>', "scripts"),
        ('<a xlink:href="javascript:alert(1)"><rect width="9" height="9" xlink:href="javascript:alert(1)"/></a>', "scripts"),
        ('<image href="photo.png" width="9" height="9"/>', "references to other files"),
        ('<image xlink:href="https://example.org/track.png" width="9" height="9"/>', "references to other files"),
        ('<image href="data:image/svg+xml;base64,AAAA" width="9" height="9"/>', "references to other files"),
        ('<use href="icons.svg#star"/>', "references to other files"),
        ('<rect width="9" height="9" fill="url(https://example.org/g#a)"/>', "references to other files"),
        ("<style>@import url(https://example.org/x.css);</style>", "references to other files"),
        (r"<style>@\69mport 'https://example.org/x.css';</style>", "references to other files"),
        (r"""<rect width="9" height="9" style="fill:u\72l('https://example.org/x')"/>""", "references to other files"),
        ("<style>rect { fill: url('https://example.org/x') }</style>", "references to other files"),
        ('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>', "embedded web pages"),
        ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>', "embedded web pages"),
        ('<rect width="9" height="9"><animate attributeName="x" to="9" dur="1s"/></rect>', "animation"),
    ],
)
def test_what_no_picture_needs_is_left_out_and_told(content, what):
    data = drawing(content + '<circle r="5"/>')
    report = inspect(data, "plan.svg")
    stored = cleaned(data)
    for never in ("script", "alert", "example.org", "photo.png", "icons.svg", "svg+xml", "@import", "html", "animate"):
        assert never not in stored
    assert '<circle r="5"/>' in stored
    (warning,) = report.diagnostics
    assert (warning.code, warning.severity) == ("F304", "warning")
    assert what in warning.message


def test_several_kinds_are_told_in_one_sentence():
    (warning,) = inspect(drawing('<script/><image href="x.png"/><set/>'), "plan.svg").diagnostics
    assert "has scripts, references to other files and animation, which" in warning.message


@pytest.mark.parametrize(
    "content",
    [
        '<defs><linearGradient id="g"/></defs><rect width="9" height="9" fill="url(#g)"/>',
        '<style>.a{fill:url("#g")} .b{stroke:red}</style><g class="a"/>',
        '<g id="s"><rect width="9" height="9"/></g><use xlink:href="#s" x="3"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>',
        "<text>Fisch &amp; Chips &lt;3</text>",
        '<text xml:space="preserve">a  b</text>',
        "<title>Ein Plan</title>",
    ],
)
def test_what_a_picture_needs_stays(content):
    assert told(drawing(content)) == []
    assert content in cleaned(drawing(content))


def test_a_link_is_drawn_but_leads_nowhere():
    assert '<g><circle r="1"/></g>' in cleaned(drawing('<a href="https://example.org"><circle r="1"/></a>'))


def test_what_drawing_programs_keep_for_themselves_goes_without_a_word():
    data = drawing(
        '<metadata>x</metadata><i:layer xmlns:i="http://inkscape.example" name="x"><rect/></i:layer><g i:x="1" '
        'xmlns:i="http://inkscape.example"/>'
    )
    assert told(data) == []
    assert cleaned(data).endswith("<g/></svg>")


def test_a_document_type_and_illustrator_s_entities_are_read():
    data = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd" [<!ENTITY'
    data += b' ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;" viewBox="0 0 9 9"><circle r="5"/></svg>'
    assert told(data) == []
    assert "DOCTYPE" not in cleaned(data)


def uses(depth: int) -> str:
    groups = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, depth))
    return f'<g id="g0"><rect width="1" height="1"/></g>{groups}<use href="#g{depth - 1}"/>'


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + drawing("&b;"),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + drawing("&a;"),
        b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://example.org/x.dtd"> %a;]>' + drawing(),
        b'<!DOCTYPE svg [<!ENTITY a "' + b"x" * 2000 + b'">]>' + drawing("&a;" * 1000),
        drawing(uses(12)),
    ],
    ids=["entities of entities", "a file as entity", "a file as declaration", "a long entity", "uses of uses"],
)
def test_what_grows_without_end_or_reaches_outside_is_refused(data):
    report = inspect(data, "plan.svg")
    assert report.value is None
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["F305"]


def test_uses_that_go_round_in_a_circle_can_t_be_drawn():
    assert told(drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')) == ["F312"]


@pytest.mark.parametrize(
    "data",
    [
        drawing()[:-10],
        drawing("<g>"),
        drawing("&nbsp;"),
        gzip.compress(drawing())[:-20],
        b'<?xml version="1.0" encoding="klingon"?>' + drawing(),
        drawing("<g>" * 400 + "</g>" * 400),
        b"<!DOCTYPE svg><html/>",
    ],
    ids=["cut", "not closed", "unknown entity", "cut when compressed", "encoding", "deep", "another root"],
)
def test_what_is_not_whole(data):
    assert told(data) == ["F312"]


def test_one_without_a_size_is_told_and_taken_as_browsers_take_it():
    report = inspect(drawing(root=""), "plan.svg")
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["F306"]
    assert (report.value.width, report.value.height) == (120_000, 60_000)
    assert 'viewBox="0 0 300 150" width="300" height="150"' in cleaned(drawing(root=""))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ({"width": "40", "height": "30px"}, (40, 30)),
        ({"width": "25.4mm", "height": "1in"}, (96, 96)),
        ({"width": "72pt", "height": "6pc"}, (96, 96)),
        ({"width": "2.54cm", "height": "2em"}, (96, 32)),
        ({"width": "100%", "height": "100%", "viewBox": "0 0 24 12"}, (24, 12)),
        ({"width": "48", "viewBox": "0, 0, 24, 12"}, (48, 24)),
        ({"height": "48", "viewBox": "-5 -5 24 12"}, (96, 48)),
        ({"viewBox": "0 0 1e3 5e2"}, (1000, 500)),
    ],
)
def test_sizes_in_every_unit(attributes, size):
    width, height, sized = svg_size(attributes)
    assert (round(width, 3), round(height, 3), sized) == (*size, True)


@pytest.mark.parametrize(
    "attributes", [{}, {"viewBox": "0 0 0 0"}, {"viewBox": "a b c d"}, {"width": "auto"}, {"width": "-3", "height": "nan"}]
)
def test_sizes_that_are_none(attributes):
    assert svg_size(attributes) == (300, 150, False)


def test_letters_in_calibri_are_drawn_in_its_twin_where_it_is_missing():
    data = drawing('<text x="2" y="30" font-family="Calibri" font-size="20">Plan</text>')
    info = inspect(data, "plan.svg").value
    assert info.has_text
    pixels, _ = storable(data, info, 300)
    assert Image.open(BytesIO(pixels)).getbbox()


def test_a_web_page_with_a_drawing_in_it_is_a_web_page():
    report = inspect(b"<!doctype html><html><body><svg/></body></html>", "plan.svg")
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["F311"]


def nested_masks() -> str:
    content = '<rect width="9" height="9" fill="white" mask="url(#m{0})"/>' * 2
    masks = "".join(f'<mask id="m{n}">{content.format(n + 1)}</mask>' for n in range(40))
    return masks + '<rect width="60" height="40" mask="url(#m0)"/>'


@pytest.mark.parametrize(
    "content",
    [
        '<filter id="f"><feTurbulence baseFrequency=".05" numOctaves="100000000"/></filter><rect width="60" height="40"'
        ' filter="url(#f)"/>',
        nested_masks(),
    ],
    ids=["noise of many octaves", "masks of masks"],
)
def test_what_takes_too_long_to_draw_is_refused(content, monkeypatch):
    monkeypatch.setattr("foliensatz.pictures.trial.SECONDS", 1)
    (told,) = inspect(drawing(content), "plan.svg").diagnostics
    assert told.code == "F305"
    assert "drawing it takes" in told.message


def test_filters_masks_and_patterns_that_are_meant_are_drawn():
    content = (
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><mask id="m"><rect width="30" height="40" fill="white"/>'
        '</mask><g mask="url(#m)"><rect width="60" height="40" fill="red" filter="url(#f)" opacity=".5"/></g>'
    )
    assert told(drawing(content)) == []


def test_a_line_is_no_picture():
    assert told(drawing(root='viewBox="0 0 100000 1"')) == ["F312"]


def test_embedded_fonts_are_told():
    css = "<style>@font-face { font-family: x; src: url(data:font/woff2;base64,AAAA) }</style>"
    (warning,) = inspect(drawing(css), "plan.svg").diagnostics
    assert "embedded fonts" in warning.message


def test_a_web_page_with_plain_letters_behind_it_is_no_loss():
    page = '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">Ja</div></foreignObject>'
    assert told(drawing(f"<switch>{page}<text>Ja</text></switch>")) == []
    assert told(drawing(f"<switch>{page}</switch>")) == ["F304"]


@pytest.mark.parametrize(
    "content",
    [
        '<text x="2" y="30" font-family="Calibri" font-size="20">WWii</text>',
        '<text x="2" y="30" font-family="\'Calibri\', serif" font-size="20">WWii</text>',
        "<style>text { font-family: 'Calibri'; font-size: 20px }</style><text x='2' y='30'>WWii</text>",
        '<style>text { font-family: "Calibri", serif; font-size: 20px }</style><text x="2" y="30">WWii</text>',
        '<text x="2" y="30" style="font-family:Calibri;font-size:20px">WWii</text>',
    ],
)
def test_a_typeface_of_office_is_drawn_in_its_twin_however_it_is_named(content):
    from foliensatz.pictures.raster import rasterise

    twin = drawing('<text x="2" y="30" font-family="Carlito" font-size="20">WWii</text>')
    drawn, expected = (rasterise(inspect(data, "p.svg").value.drawing, 300) for data in (drawing(content), twin))
    assert drawn == expected
