"""Transitions in the file: exact where PowerPoint knows them, plain for other programs; named shapes morph."""

import re
from zipfile import ZipFile

import pytest

FADE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" Requires="p14"><p:transition spd="med" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" p14:dur="700"><p:fade/></p:transition>'
    '</mc:Choice><mc:Fallback><p:transition spd="med"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>'
)


def motion(built, slide: int = 0) -> str:
    """What a slide's XML says behind its colours."""
    with ZipFile(built.path) as archive:
        xml = archive.read(f"ppt/slides/slide{slide + 1}.xml").decode()
    return xml.partition("</p:clrMapOvr>")[2].removesuffix("</p:sld>")


def test_a_deck_that_says_nothing_has_none(build_deck):
    assert motion(build_deck({"deck.md": "## A\n\nx\n"})) == ""


def test_fading_is_exact_for_powerpoint_and_plain_for_others(build_deck):
    built = build_deck({"deck.md": "## A {transition=fade}\n\nx\n"})
    assert built.codes == () and motion(built) == FADE


@pytest.mark.parametrize(
    "said, effect",
    {
        "push": '<p:push dir="l"/>', "push-right": '<p:push dir="r"/>', "push-up": '<p:push dir="u"/>', "push-down": '<p:push dir="d"/>',
        "wipe": '<p:wipe dir="l"/>', "wipe-up": '<p:wipe dir="u"/>', "slide-left": '<p:push dir="l"/>',
    }.items(),
)  # fmt: skip
def test_push_and_wipe_have_directions(build_deck, said, effect):
    built = build_deck({"deck.md": f"## A {{transition={said}}}\n\nx\n"})
    assert built.codes == () and motion(built).count(effect) == 2


@pytest.mark.parametrize(
    "said, attributes",
    {
        "transition=fade duration=1.5": 'p14:dur="1500"', "transition=fade duration=300ms": 'p14:dur="300"',
        'transition="fade 2s"': 'p14:dur="2000"', "advance=5": '<p:transition advTm="5000"/>',
        "advance=1:30 click=no": '<p:transition advClick="0" advTm="90000"/>',
    }.items(),
)  # fmt: skip
def test_times_are_in_seconds(build_deck, said, attributes):
    built = build_deck({"deck.md": f"## A {{{said}}}\n\nx\n"})
    assert built.codes == () and attributes in motion(built)


def test_the_slide_overrules_its_file_and_the_file_the_deck(build_deck):
    deck = "---\ntitle: T\ntransition: fade\nadvance: 5\n---\n\n## A\n\nx\n\n## B {transition=none}\n\nx\n"
    files = {"deck.md": deck, "slides/a.md": "---\ntransition: push-up\nadvance: none\n---\n\n## C\n\nx\n"}
    built = build_deck(files | {"deck.md": deck.replace("title: T", "title: T\nslides: slides/*.md")})
    assert built.codes == ()
    title, a, b, c = (motion(built, number) for number in range(4))
    assert title == a and "<p:fade/>" in a and 'advTm="5000"' in a
    assert b == '<p:transition advTm="5000"/>'
    assert '<p:push dir="u"/>' in c and "advTm" not in c


def test_named_shapes_morph(build_deck):
    before = "## A\n\n{name=!!kasten}\n- eins\n- zwei\n"
    after = "## B {transition=morph}\n\n{name=!!kasten}\n- eins\n"
    built = build_deck({"deck.md": before + "\n" + after})
    assert built.codes == ()
    assert [slide.shapes[1].name for slide in built.presentation.slides] == ["!!kasten", "!!kasten"]
    assert motion(built) == ""
    choice, fallback = re.findall(r"<p:transition .*?</p:transition>", motion(built, 1))
    assert '<p159:morph option="byObject"/>' in choice and 'Requires="p159"' in motion(built, 1)
    assert fallback == '<p:transition spd="slow"><p:fade/></p:transition>'


def test_pictures_are_named_by_their_id(build_deck, photo):
    built = build_deck({"deck.md": "## A\n\n![x](a.png){#logo}\n\n![y](a.png){name=karte}\n", "a.png": photo})
    assert [shape.name for shape in built.presentation.slides[0].shapes if shape.shape_type == 13] == ["!!logo", "karte"]


@pytest.fixture(scope="module")
def photo() -> bytes:
    from io import BytesIO

    from PIL import Image

    written = BytesIO()
    Image.new("RGB", (400, 300), (20, 90, 160)).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    "text, code",
    {
        "## A {transition=explode}\n\nx\n": "F480", "## A {transition=fade-left}\n\nx\n": "F480",
        "---\ntransition: push-sideways\n---\n## A\n\nx\n": "F480",
        "## A {duration=slow}\n\nx\n": "F481", "## A {duration=70}\n\nx\n": "F481", "## A {click=maybe}\n\nx\n": "F481",
        "---\nadvance: soon\n---\n## A\n\nx\n": "F481",
        "## A\n\n{name=!!k}\na\n\n{name=!!k}\n\n| b |\n|---|\n| c |\n": "F482",
        "## A\n\nx\n\n## B {transition=morph}\n\n{name=!!k}\n\ny\n": "F484",
    }.items(),
)  # fmt: skip
def test_what_can_t_be_is_told(build_deck, text, code):
    assert build_deck({"deck.md": text}).codes == (code,)
