"""Compare planned line breaks with LibreOffice's, on German prose in several faces, sizes and widths.

    python scripts/judge_line_breaks.py [--show] [--seed N] [--pixels]

Needs python-pptx, `soffice`, `pdftotext` and the metric-compatible fonts. Every paragraph gets a slide for itself, in
a text box without insets; the words' places in LibreOffice's PDF tell where it broke. Prints, for each face, how many
lines were predicted, how many paragraphs need more lines in LibreOffice than planned (this must be 0), and fewer.

LibreOffice 7.4 rounds type sizes and the advance of every glyph to 1/600 inch, so that its lines are up to half a
percent longer or shorter than the font says. With --pixels the same rounding is done here, and no line is planned
short: what still differs then is the fault of our rules.
"""

import argparse
import math
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from foliensatz.fonts import Fonts
from foliensatz.fonts.face import Face, make_face
from foliensatz.fonts.widths import Widths, load_widths
from foliensatz.layout.linebreak import SAFETY, Piece, measure, wrap

PROSE = Path(__file__).with_name("german_prose.txt")
FAMILIES = ("Arial", "Calibri", "Times New Roman", "Cambria")
TABLES = dict(zip(FAMILIES, ("liberation-sans", "carlito", "liberation-serif", "caladea")))
DPI = 600
SIZES = (14, 16, 18, 20, 24, 28)
WIDTHS = (170, 240, 300, 380, 450, 520, 640, 800)  # pt


def add_slide(deck, text: str, family: str, bold: bool, size: int, width: int) -> None:
    box = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(0, 0, Pt(width), Pt(500))
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    run = frame.paragraphs[0].add_run()
    run.text = text
    run.font.name, run.font.size, run.font.bold = family, Pt(size), bold


def drawn_lines(folder: Path, deck) -> list[list[str]]:
    """The lines of each page without white space and soft hyphens, as LibreOffice drew them."""
    deck.save(folder / "deck.pptx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run(convert, check=True, capture_output=True)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(folder / "deck.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = []
    for page in boxes.split("<page ")[1:]:
        lines: list[str] = []
        last = None
        for top, word in re.findall(r'yMin="([\d.]+)"[^>]*>(.*?)</word>', page):
            if last is None or abs(float(top) - last) > 4:
                lines.append("")
                last = float(top)
            lines[-1] += word.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
        pages.append([squeezed(line) for line in lines])
    return pages


def pixel_face(family: str, bold: bool, pixels: int) -> Face:
    """A face as LibreOffice has it at a size of `pixels`."""
    table = load_widths(f"{TABLES[family]}-{'bold' if bold else 'regular'}")

    def rounded(units: int) -> int:
        return math.floor(units * pixels / table.units + 0.5)

    advances = {char: rounded(advance) for char, advance in table.advances.items()}
    kerning = [rounded(value) for value in table.kerning]
    pixel_table = Widths(pixels, advances, table.rows, table.columns, kerning)
    return make_face(family, bold, False, family, True, pixel_table, lambda: load_widths("dejavu-sans-regular"))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2060]", "", text)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", action="store_true", help="print paragraphs that differ")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pixels", action="store_true", help="round as LibreOffice does")
    arguments = parser.parse_args()
    pick = random.Random(arguments.seed)
    fonts = Fonts()
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(12192000), Emu(12192000)
    cases = []
    for text in PROSE.read_text("utf-8").split("\n"):
        for family in FAMILIES if text else ():
            for bold in (False, True):
                cases.append((text, family, bold, pick.choice(SIZES), pick.choice(WIDTHS)))
                add_slide(deck, *cases[-1])
    with tempfile.TemporaryDirectory() as folder:
        pages = drawn_lines(Path(folder), deck)
    assert len(pages) == len(cases), (len(pages), len(cases))
    counts: dict[tuple[str, bool], Counter] = {}
    for (text, family, bold, size, width), drawn in zip(cases, pages):
        if arguments.pixels:
            pixels = round(size * DPI / 72)
            face, room = pixel_face(family, bold, pixels), width / 72 * DPI / pixels / SAFETY
        else:
            face, room = fonts.face(family, bold), width / size
        lines = wrap(measure([Piece(text, face)]), room)
        planned = [squeezed(text[line.start : line.end]) for line in lines]
        count = counts.setdefault((family, bold), Counter())
        count["lines"] += len(drawn)
        count["same"] += len(set(planned) & set(drawn))
        count["paragraphs"] += 1
        count["more"] += len(drawn) > len(planned)
        count["fewer"] += len(drawn) < len(planned)
        count["all the same"] += planned == drawn
        if arguments.show and planned != drawn:
            print(family, "bold" * bold, size, width)
            for index in range(max(len(planned), len(drawn))):
                ours = planned[index] if index < len(planned) else ""
                theirs = drawn[index] if index < len(drawn) else ""
                if ours != theirs:
                    line = f"{lines[index].width * size:.2f}" if index < len(lines) else ""
                    print(f"    {ours}  ({line})  |  {theirs}")
                    break
    total = sum(counts.values(), Counter())
    for (family, bold), count in [*counts.items(), (("all", False), total)]:
        print(
            f"{family + ' bold' * bold:22} lines the same {count['same']}/{count['lines']} = "
            f"{100 * count['same'] / count['lines']:.2f} %   paragraphs the same {count['all the same']}/"
            f"{count['paragraphs']}, more lines than planned {count['more']}, fewer {count['fewer']}"
        )
    return 1 if total["more"] else 0


if __name__ == "__main__":
    sys.exit(main())
