#!/usr/bin/env python3
"""Make the contact sheet anew: every layout and every kind of block as LibreOffice shows them.

    python scripts/contact_sheet.py [NAME ...]

Builds the decks in docs/contact-sheet/decks/ and writes a picture of each, all its slides side by side, into
docs/contact-sheet/; docs/pictures/smart-city-charta.png, the README's picture of the deck that ships; and the pictures
beside the examples on the pages in docs/ (scripts/examples.py says how one is written). NAMEs (the beginning of a deck's
or a page's file name, or `charta`, or `showcase`) renew only those. Run it in the project's environment with the test extras; it needs
LibreOffice and the metric-compatible fonts.

A picture whose pixels are those of the one that is there is left alone, so that only changed looks are changed files.
"""

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont
from pptx import Presentation

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the tests, whose LibreOffice draws the pages, are in no package that is installed

import foliensatz  # noqa: E402
from scripts import examples  # noqa: E402
from tests.judges import libreoffice  # noqa: E402

SHEETS = ROOT / "docs" / "contact-sheet"
SHOWCASE = ROOT / "docs" / "showcase" / "deck.md"
CHARTA = ROOT / "docs" / "pictures" / "smart-city-charta.png"

COLUMNS = 3
SLIDE_WIDTH = 640  # px; the smallest type of a slide, 10.5 pt, is then 7 px high: legible
GAP = 16
LABEL = 22
COLOURS = 128  # a sheet of flat colours, text and a few photographs needs no more
SAME = 12  # Pillow finds a palette's nearest colour on a grid of 8: what is nearer than this would be mistaken for it
GROUND, INK = "#C9D0D3", "#18232A"


def build(deck: Path, folder: Path) -> Path:
    """The deck's PPTX, in `folder`. Exits where the deck has errors: the sources here must have none."""
    file = folder / f"{deck.stem}.pptx"
    errors = [found for found in foliensatz.build(deck, file).diagnostics if found.severity == foliensatz.Severity.ERROR]
    if errors:
        sys.exit("\n".join(f"{deck.name}:{found.span.line}: {found.code} {found.message}" for found in errors))
    return file


def labels(file: Path) -> list[str]:
    """What stands under each slide: its number and its layout. LibreOffice draws no hidden ones."""
    slides = enumerate(Presentation(str(file)).slides, 1)
    return [f"{number}  {slide.slide_layout.name}" for number, slide in slides if slide.element.get("show") != "0"]


def sheet(pages: Sequence[Image.Image], names: Sequence[str]) -> Image.Image:
    """All pages in rows of COLUMNS, each with its name below."""
    width, height = pages[0].size
    rows = -(-len(pages) // COLUMNS)
    image = Image.new("RGB", (GAP + COLUMNS * (width + GAP), GAP + rows * (height + LABEL + GAP)), GROUND)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(13)
    for number, (page, name) in enumerate(zip(pages, names)):
        x = GAP + number % COLUMNS * (width + GAP)
        y = GAP + number // COLUMNS * (height + LABEL + GAP)
        image.paste(page, (x, y))
        pen.text((x, y + height + 4), name, INK, font)
    return image


def beside(pages: Sequence[Image.Image], width: int = 1440) -> Image.Image:
    """The first page large, two more below it: what a README shows of a deck."""
    half = (width - GAP * 3) // 2
    large, *small = (
        page.resize((wide, round(wide * page.height / page.width)), Image.Resampling.LANCZOS)
        for page, wide in zip(pages, (half * 2 + GAP, half, half))
    )
    image = Image.new("RGB", (width, large.height + small[0].height + GAP * 3), GROUND)
    image.paste(large, (GAP, GAP))
    for number, page in enumerate(small):
        image.paste(page, (GAP + number * (half + GAP), large.height + GAP * 2))
    return image


def with_palette(image: Image.Image) -> Image.Image:
    """The picture in COLOURS colours. The brand's own are among them, exactly, however little of the sheet has them:
    else the markers of a list come out grey and white as nearly white."""
    theme = tomllib.loads((ROOT / "themes" / "loesungspartner" / "theme.toml").read_text("utf-8"))
    brand = [tuple(bytes.fromhex(colour["hex"])) for colour in theme["colors"].values()]
    brand.append(ImageColor.getrgb(GROUND))
    channels = image.quantize(COLOURS - len(brand), Image.Quantize.MEDIANCUT).getpalette()
    others = [tuple(channels[n : n + 3]) for n in range(0, len(channels), 3)]
    others = [other for other in others if all(distance(other, colour) > SAME for colour in brand)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in (*brand, *others) for channel in colour])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other))


def save(image: Image.Image, path: Path) -> None:
    small = with_palette(image)
    if is_same(small, path):
        print(f"unchanged  {path.relative_to(ROOT)}")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    small.save(path, optimize=True)
    print(f"written    {path.relative_to(ROOT)}")


def is_same(image: Image.Image, path: Path) -> bool:
    """Whether the picture at `path` has the pixels of this one."""
    if not path.is_file():
        return False
    with Image.open(path) as before:
        old, new = before.convert("RGB"), image.convert("RGB")
    return old.size == new.size and ImageChops.difference(old, new).getbbox() is None


def renew_page(page: Path, folder: Path) -> None:
    """Draw the examples of a page in docs/ and put them beside their sources; pictures of no example go."""
    found = list(examples.examples(page))
    tried = [examples.try_out(example, folder / example.name) for example in found]
    wrong = [
        f"{page.name}, example {example.name}: {said}"
        for example, built in zip(found, tried)
        for said in examples.unexpected(example, built)
    ]
    if wrong:
        sys.exit("\n".join(wrong))
    pdfs = libreoffice.to_pdf([built.file for built in tried], folder)
    for example, built in zip(found, tried):
        image = with_palette(examples.drawn(libreoffice.pictures(pdfs[built.file], examples.SLIDE_WIDTH)))
        done = "unchanged"
        if not is_same(image, example.picture) or examples.digest_of(example.picture) != built.digest:
            examples.save(image, example, built.digest)
            done = "written"
        print(f"{done:9}  {example.picture.relative_to(ROOT)}")
    for picture in (examples.DOCS / "pictures" / page.stem).glob("*.webp"):
        if picture not in [example.picture for example in found]:
            picture.unlink()
            print(f"removed    {picture.relative_to(ROOT)}")
    page.write_text(examples.with_pictures(page), "utf-8", newline="\n")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Make the contact sheet's pictures anew.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only decks or pages whose file name begins so, or `charta`, or `showcase`")
    wanted = parser.parse_args(arguments).names

    decks = sorted((SHEETS / "decks").glob("*.md"))
    pages = examples.pages()
    if wanted:
        decks = [deck for deck in decks if deck.stem.startswith(tuple(wanted))]
        pages = [page for page in pages if page.stem.startswith(tuple(wanted))]
    if not wanted or "charta" in wanted:
        decks.append(ROOT / "deck.md")
    if not wanted or "showcase" in wanted:
        decks.append(SHOWCASE)
    with tempfile.TemporaryDirectory() as name:
        for page in pages:
            renew_page(page, Path(name) / page.stem)
        for number in range(len(decks)):  # two of them are called deck.md
            (Path(name) / str(number)).mkdir()
        files = [build(deck, Path(name) / str(number)) for number, deck in enumerate(decks)]
        pdfs = libreoffice.to_pdf(files, Path(name)) if files else {}
        for deck, file in zip(decks, files):
            if deck.parent == ROOT:
                save(beside(libreoffice.pictures(pdfs[file], 2880)), CHARTA)
                continue
            pages = libreoffice.pictures(pdfs[file], SLIDE_WIDTH)
            target = SHOWCASE.with_name("slides.png") if deck == SHOWCASE else SHEETS / f"{deck.stem}.png"
            save(sheet(pages, labels(file)), target)


if __name__ == "__main__":
    main(sys.argv[1:])
