"""Text from right to left: the browser puts its words into their order, from the line's right end."""

import re

from tests.layout.brick_theme import BODY, THEME, BrickFonts
from tests.layout.test_slide import bullets, paragraph, slide

from foliensatz.geometry import EMU_PER_PX
from foliensatz.layout import lay_out
from foliensatz.preview import draw

RIGHT = BODY.right / EMU_PER_PX


def lines(*blocks) -> list[str]:
    (frame,) = lay_out(slide(*blocks), THEME, BrickFonts()).value
    found = re.findall(r"<text[^>]*>.*?</text>", draw(frame, THEME, BrickFonts()))
    return [line for line in found if "marker" in line or re.search("[א-ת]", line)]


def x_of(line: str) -> float:
    return float(re.search(r' x="([\d.]+)"', line)[1])


def test_a_paragraph_begins_at_the_right_edge():
    (line,) = lines(paragraph("שלום עולם"))
    assert 'direction="rtl"' in line and line.endswith(">שלום עולם</text>")
    assert abs(x_of(line) - RIGHT) < 0.1


def test_markers_stand_at_the_right_and_the_text_beside_them():
    marker, line = lines(bullets("שלום"))
    assert 'direction="rtl"' in marker and 'class="marker"' in marker
    assert abs(x_of(marker) - RIGHT) < 0.1
    assert abs(x_of(line) - (RIGHT - 20 / 0.75)) < 0.1


def test_words_within_another_text_are_left_to_the_browser():
    (line,) = lines(paragraph("ein שלום עולם mitten"))
    assert "direction" not in line and line.count(" x=") == 1
