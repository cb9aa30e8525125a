#!/usr/bin/env python3
"""Show the contact sheet's slides as two renderers draw them that share no code: LibreOffice left, rpptx right.

    pip install rpptx
    python scripts/compare_renderers.py [NAME ...]

Writes a picture for each deck into build/renderers/ and prints which slides differ most, from 0 to 255 in the colour of
a block of 12 px. Where both show the same flaw it is in our file; where one does, look at what we rely on there. Not
ours: LibreOffice sets the first line of a text 1 to 2 px lower, and may break a line sooner. NAMEs (the beginning of a
deck's file name) compare only those.
"""

import io
import sys
from pathlib import Path

import rpptx
from PIL import Image, ImageChops

from contact_sheet import ROOT, SHEETS, build, libreoffice

FOLDER = ROOT / "build" / "renderers"
FONTS = ["/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/dejavu"]
WIDTH = 960
GAP = 10
BLOCK = 12


def second_pages(file: Path, first: tuple[Image.Image, ...]) -> list[Image.Image]:
    """The slides as rpptx draws them, in the size of the first renderer's."""
    deck = rpptx.Presentation(str(file))
    drawn = (bytes(deck.render_slide_to_png(number, 144, font_dirs=FONTS)) for number in range(len(first)))
    return [
        Image.open(io.BytesIO(data)).convert("RGB").resize(page.size, Image.Resampling.LANCZOS)
        for data, page in zip(drawn, first)
    ]


def difference(one: Image.Image, other: Image.Image) -> int:
    apart = ImageChops.difference(one.reduce(BLOCK), other.reduce(BLOCK))
    return max(high for _, high in apart.getextrema())


def main(names: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    decks = [deck for deck in sorted((SHEETS / "decks").glob("*.md")) if deck.stem.startswith(tuple(names) or "")]
    files = [build(deck, FOLDER) for deck in decks]
    pdfs = libreoffice.to_pdf(files)
    apart = []
    for file in files:
        first = libreoffice.pictures(pdfs[file], WIDTH)
        second = second_pages(file, first)
        height = first[0].height + GAP
        image = Image.new("RGB", (2 * WIDTH + GAP, height * len(first)), "red")
        for number, (one, other) in enumerate(zip(first, second)):
            image.paste(one, (0, number * height))
            image.paste(other, (WIDTH + GAP, number * height))
            apart.append((difference(one, other), f"{file.stem} {number + 1}"))
        image.save(FOLDER / f"{file.stem}.png")
    for much, slide in sorted(apart, reverse=True)[:20]:
        print(f"{much:4}  {slide}")


if __name__ == "__main__":
    main(sys.argv[1:])
