"""Draw the pictures that the contact sheet's decks show, into docs/contact-sheet/decks/pictures/.

    python scripts/draw_contact_sheet_pictures.py

They are kept in the repository; draw them again only to change them. Each stands for a kind of picture that an author
may bring: a photograph in landscape, upright and as a panorama, a drawing, one with a transparent ground, a small icon.
"""

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "contact-sheet" / "decks" / "pictures"
NODES = [(140, 160), (140, 560), (600, 360), (1060, 160), (1060, 560)]
PETROL, BRICK, DEEP, MIST, SLATE = "#006475", "#C43E17", "#0A2630", "#EDF2F3", "#788790"


def townscape(width: int, height: int, seed: int) -> Image.Image:
    """A row of houses under an evening sky, with lit windows: what a photograph is to a layout."""
    dice = random.Random(seed)
    image = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(image)
    for y in range(height):
        share = y / height
        pen.line((0, y, width, y), fill=(round(150 + 90 * share), round(180 + 45 * share), round(200 + 5 * share)))
    for row, (tone, low, high) in enumerate([(150, 0.45, 0.7), (105, 0.3, 0.55), (62, 0.15, 0.4)]):
        x = -dice.randint(0, 60)
        while x < width:
            house = dice.randint(height // 6, height // 3)
            top = round(height * (1 - dice.uniform(low, high)))
            shade = tone + dice.randint(-12, 12)
            pen.rectangle((x, top, x + house, height), fill=(shade - 14, shade + 6, shade + 14))
            if row == 2:
                windows(pen, dice, (x, top, x + house, height), max(12, height // 26))
            x += house + 2
    return image


def windows(pen: ImageDraw.ImageDraw, dice: random.Random, house: tuple[int, int, int, int], size: int) -> None:
    left, top, right, bottom = house
    for y in range(top + size, bottom - size, size * 2):
        for x in range(left + size, right - size, size * 2):
            lit = dice.random() < 0.3
            pen.rectangle((x, y, x + size // 2, y + size), fill=(255, 214, 140) if lit else (38, 54, 66))


def plan() -> Image.Image:
    """A drawing with thin lines and flat colours: a picture that must not be cut."""
    image = Image.new("RGB", (1200, 800), "white")
    pen = ImageDraw.Draw(image)
    for x, y in NODES:
        pen.line((x, y, 600, 360), fill=SLATE, width=6)
    for n, (x, y) in enumerate(NODES):
        radius = 110 if n == 2 else 70
        colour = BRICK if n == 2 else PETROL
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
        pen.rectangle((x - radius // 3, y - 8, x + radius // 3, y + 8), fill="white")
    pen.rectangle((4, 4, 1195, 795), outline=SLATE, width=4)
    return image


def curve() -> Image.Image:
    """A wide, flat drawing with a transparent ground."""
    image = Image.new("RGBA", (1600, 400), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    pen.line((40, 360, 1560, 360), fill=DEEP, width=4)
    points = [(40 + n * 10, round(330 - n * 1.4 - 60 * math.sin(n / 11))) for n in range(153)]
    pen.line(points, fill=PETROL, width=10, joint="curve")
    for n in range(0, 153, 38):
        x, y = points[n]
        pen.ellipse((x - 16, y - 16, x + 16, y + 16), fill=BRICK)
    return image


def sign() -> Image.Image:
    """A small icon: a picture that must not be blown up."""
    image = Image.new("RGB", (96, 96), MIST)
    pen = ImageDraw.Draw(image)
    pen.rectangle((14, 30, 40, 66), fill=PETROL)
    pen.rectangle((56, 30, 82, 66), fill=BRICK)
    return image


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    townscape(1440, 960, 7).save(FOLDER / "stadt.jpg", quality=72, optimize=True)
    townscape(720, 1080, 11).save(FOLDER / "hochformat.jpg", quality=72, optimize=True)
    townscape(1800, 600, 23).save(FOLDER / "panorama.jpg", quality=72, optimize=True)
    plan().save(FOLDER / "plan.png", optimize=True)
    curve().quantize(32).save(FOLDER / "verlauf.png", optimize=True)
    sign().save(FOLDER / "zeichen.png", optimize=True)


if __name__ == "__main__":
    main()
