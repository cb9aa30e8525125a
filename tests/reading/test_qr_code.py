"""QR codes: of which addresses, and that their outline shows each module."""

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.deck import Image, Paragraph
from foliensatz.reading.qr_code import QUIET, outline
from foliensatz.reading.slide import read
from foliensatz.runs import plain_text
from foliensatz.source import Excerpt, Settings
from tests.reading.fakes import FakeAssets


def slide_of(text: str, lang: str = "de-DE"):
    return read(Excerpt("a.md", 1, text, Settings(lang=lang)), FakeAssets())


def code_of(text: str, lang: str = "de-DE") -> Image:
    report = slide_of(text, lang)
    assert not report.diagnostics
    (image,) = (block for block in report.value.blocks if isinstance(block, Image))
    return image


def dark_at(commands, x: float, y: float) -> bool:
    """Whether a point is within the outline, by the even-odd rule."""
    inside = False
    points: list[tuple[float, ...]] = []
    for command, values in commands:
        if command == "Z":
            for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
                if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                    inside = not inside
            points = []
        else:
            points.append(values)
    return inside


def modules_of(image: Image) -> list[list[bool]]:
    """The modules of a code without its quiet zone, read off the middle of each."""
    count = round(image.sketch.width) - 2 * QUIET
    path = image.sketch.paths[1].commands
    return [[dark_at(path, QUIET + x + 0.5, QUIET + y + 0.5) for x in range(count)] for y in range(count)]


def test_the_drawing_is_the_code_of_the_address():
    image = code_of("[Zur Seite](https://example.org/charta){qr}")
    assert modules_of(image) == [list(map(bool, row)) for row in segno.make_qr("https://example.org/charta", error="m").matrix]


@given(st.lists(st.lists(st.booleans(), min_size=7, max_size=7), min_size=7, max_size=7))
def test_an_outline_shows_what_is_dark(rows):
    path = outline(tuple(map(tuple, rows)), 0)
    assert [[dark_at(path, x + 0.5, y + 0.5) for x in range(7)] for y in range(7)] == rows


def test_a_link_is_its_caption_and_the_code_leads_there_too():
    image = code_of("[Zur **Seite**](https://example.org){qr}")
    assert plain_text(image.title) == "Zur Seite" and image.title[0].style.href == "https://example.org"
    assert (image.href, image.alt, image.width) == ("https://example.org", "QR-Code: Zur Seite", "240px")


@pytest.mark.parametrize(
    "text, alt, width",
    [
        ("![](https://example.org){qr}", "QR-Code: https://example.org", "240px"),
        ("![Zum Formular](https://example.org){qr width=8cm}", "Zum Formular", "8cm"),
        ("<https://example.org>{.qr}", "QR-Code: https://example.org", "240px"),
        ("<post@example.org>{qr}", "QR-Code: post@example.org", "240px"),
    ],
)
def test_ways_to_write_it(text, alt, width):
    image = code_of(text)
    assert (image.alt, image.width) == (alt, width)


def test_it_is_named_in_the_language_of_the_slide():
    assert code_of("![](https://example.org){qr}", "en-GB").alt == "QR code: https://example.org"


@pytest.mark.parametrize(
    "text, code",
    [
        ("[Folie](#folie){qr}", "F295"),
        ("[Datei](datei.pdf){qr}", "F295"),
        ("[Skript](javascript:x){qr}", "F295"),
        ("![](datei.pdf){qr}", "F295"),
        (f"[Lang](https://example.org/{'a' * 2400}){{qr}}", "F295"),
        (f"[Lang](https://example.org/{'a' * 400}){{qr}}", "F296"),
    ],
)
def test_what_can_be_no_code_or_is_a_fine_one_is_told(text, code):
    report = slide_of(text)
    assert [told.code for told in report.diagnostics] == [code]
    if code == "F295" and text[0] == "[":
        (paragraph,) = report.value.blocks
        assert isinstance(paragraph, Paragraph) and paragraph.runs[0].style.href


def test_other_braces_behind_a_link_are_text():
    report = slide_of("[Seite](https://example.org){x} und [Seite](https://example.org){.y}")
    assert plain_text(report.value.blocks[0].runs) == "Seite{x} und Seite{.y}"
