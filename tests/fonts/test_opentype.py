"""Font files are measured as HarfBuzz measures them, and what is no font says so."""

import struct

import pytest
import uharfbuzz

from foliensatz.fonts.opentype import NoFont, OpenType, faces
from tests.fonts.made_fonts import CHARS, made_font


def by_harfbuzz(data: bytes, text: str) -> int:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "de"
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(data)), buffer, {"liga": False, "clig": False})
    return sum(position.x_advance for position in buffer.glyph_positions)


def by_us(data: bytes, text: str) -> int:
    font = OpenType(data)
    return sum(map(font.advance, text)) + sum(font.kerning(left, right) for left, right in zip(text, text[1:]))


@pytest.mark.parametrize("text, kern", [("AV", -80), ("VA", -70), ("Te", -60 - 40), ("To", -40), ("Vo", -40), ("oA", 0)])
def test_pairs_are_kerned_one_by_one_and_by_classes(text, kern):
    data = made_font()
    assert by_us(data, text) == CHARS[text[0]] + CHARS[text[1]] + kern == by_harfbuzz(data, text)


@pytest.mark.parametrize("kerning", ["GPOS", "kern", ""])
@pytest.mark.parametrize("text", ["AVAVA", "To Te", "VoVo A", "Aßo", "A\U0001d400V"])
def test_texts_are_as_wide_as_harfbuzz_sets_them(kerning, text):
    data = made_font(kerning=kerning)
    assert by_us(data, text) == by_harfbuzz(data, text)


def test_a_character_the_face_lacks_has_no_width():
    assert OpenType(made_font()).advance("Z") is None
    assert OpenType(made_font()).kerning("A", "Z") == 0


def test_lines_are_as_far_apart_as_the_font_asks():
    assert OpenType(made_font(ascender=1100)).line_pitch == pytest.approx(1.4)


@pytest.mark.parametrize("bold, italic", [(False, False), (True, False), (False, True), (True, True)])
def test_a_faces_names_and_style_are_read(bold, italic):
    (face,) = faces(made_font("Haus Grotesk", bold, italic))
    assert ("Haus Grotesk" in face.families, face.bold, face.italic, face.offset) == (True, bold, italic, 0)


def test_every_face_of_a_collection_is_found():
    from io import BytesIO

    from fontTools.ttLib import TTCollection, TTFont

    collection = TTCollection()
    collection.fonts = [TTFont(BytesIO(made_font("Eins"))), TTFont(BytesIO(made_font("Zwei", width=100)))]
    data = BytesIO()
    collection.save(data, shareTables=False)
    first, second = faces(data.getvalue())
    assert (first.families[0], second.families[0]) == ("Eins", "Zwei")
    assert OpenType(data.getvalue(), second.offset).advance("A") == 800


@pytest.mark.parametrize(
    "data", [b"", b"PNG", b"\0\1\0\0", made_font()[:200], b"OTTO" + struct.pack(">H", 9) + bytes(6), bytes(500)]
)
def test_what_is_no_font_says_so(data):
    with pytest.raises(NoFont):
        faces(data)
        OpenType(data)
