"""The shipped deck as LibreOffice shows it, beside pictures that a person has looked at. After a change of looks that is
meant, renew them with `python3 build.py test tests/deck/test_looks.py --renew` and look at what came out.

Versions of LibreOffice and fonts differ by pixels, so what is compared is the mean colour of small blocks.
"""

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.deck.shipped import LOOKS
from tests.judges import libreoffice

WIDTH, HEIGHT = 1280, 720
BLOCK = 16
# Of 255. A line of text that moves by half its height changes its blocks by 30 and more.
MEAN_LIMIT = 1.5
BLOCK_LIMIT = 40.0


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Mean and largest difference of the blocks' colours, from 0 to 255."""
    blocks = [picture.convert("RGB").reduce(BLOCK) for picture in (one, other)]
    apart = ImageChops.difference(*blocks)
    return max(ImageStat.Stat(apart).mean), float(max(high for _, high in apart.getextrema()))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_slide_looks_as_it_did(shipped_pdf, renew: bool, tmp_path, number: int):
    picture = libreoffice.pictures(shipped_pdf, WIDTH)[number - 1]
    reference = LOOKS / f"slide{number}.png"
    if renew:
        LOOKS.mkdir(exist_ok=True)
        picture.save(reference, optimize=True)
    picture.save(tmp_path / f"slide{number}.png")
    assert picture.size == (WIDTH, HEIGHT)
    with Image.open(reference) as seen:
        mean, largest = difference(picture, seen)
    assert mean <= MEAN_LIMIT and largest <= BLOCK_LIMIT, f"compare {tmp_path / f'slide{number}.png'} with {reference}"


def test_another_colour_is_seen():
    one, other = (Image.new("RGB", (WIDTH, HEIGHT), "white") for _ in range(2))
    one.paste("#006475", (64, 192, 122, 250))
    other.paste("#C43E17", (64, 192, 122, 250))
    _, largest = difference(one, other)
    assert largest > BLOCK_LIMIT


def test_a_line_that_moves_is_seen():
    one = Image.new("RGB", (WIDTH, HEIGHT), "white")
    other = one.copy()
    one.paste("black", (100, 100, 600, 116))
    other.paste("black", (100, 108, 600, 124))
    _, largest = difference(one, other)
    assert largest > BLOCK_LIMIT
