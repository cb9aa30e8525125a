"""LibreOffice Impress: how a deck looks in a program that isn't PowerPoint. It turns decks into PDFs; poppler's
pdftotext and pdfium read those.

soffice exits with 0 on files it can't read, so a PDF counts only when it is there. It takes seconds to start: many
files go into one call.
"""

import atexit
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from ctypes import c_double
from functools import cache
from math import hypot, sin
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw
from PIL import Image

NAME = "LibreOffice Impress and pdftotext"
PATIENCE = 300
CAPITAL = 0.7
"""How high capitals are, as a share of the type's size."""
LEVEL = 0.01  # the sine of an angle that nobody sees
WIDEST = 1.3  # no letter is wider than so many ems
RAISED = 0.35
"""How far letters are raised or lowered at most; what is further away is on another line."""


class Word(NamedTuple):
    """A word on a page: its text and where its ink is, in points from the page's top left corner. Where `turned`, it does
    not stand level (the names below a chart may be turned)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turned: bool = False


class Page(NamedTuple):
    width: float
    height: float
    words: tuple[Word, ...]


def present() -> bool:
    return bool(_soffice() and shutil.which("pdftotext"))


def _soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def _profile() -> Path:
    """A profile of this process alone: two soffices with one profile are one soffice, and the second call does nothing."""
    folder = Path(tempfile.mkdtemp(prefix="foliensatz-lo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def to_pdf(files: Sequence[Path], into: Path | None = None) -> Mapping[Path, Path]:
    """A PDF of each file, in a new folder (below `into` where given). Raises AssertionError where LibreOffice made none."""
    folder = Path(tempfile.mkdtemp(prefix="pdf-", dir=into))
    if into is None:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copies = {}
    for number, file in enumerate(files):
        copies[file] = folder / f"{number}.pptx"
        shutil.copyfile(file, copies[file])
    done = subprocess.run(
        [
            _soffice(),
            f"-env:UserInstallation={_profile().as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *copies.values(),
        ],
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    pdfs = {file: copy.with_suffix(".pdf") for file, copy in copies.items()}
    missing = [file.name for file, pdf in pdfs.items() if not pdf.is_file()]
    assert not missing, f"LibreOffice made no PDF of {missing}: {done.stderr.decode(errors='replace')[:300]}"
    return pdfs


def texts(pdf: Path, mode: str = "-raw") -> tuple[str, ...]:
    """The text of each page as pdftotext gives it: "-raw" in the order it was drawn, "" as read, "-layout" as placed."""
    flags = [mode] if mode else []
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *flags, pdf, "-"], capture_output=True, check=True, timeout=PATIENCE
    )
    return tuple(done.stdout.decode().split("\f")[:-1])


def page_count(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def pages(pdf: Path) -> tuple[Page, ...]:
    """Every page with its words and where their ink is."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_page(document[number]) for number in range(len(document)))


def pictures(pdf: Path, width: int = 1280) -> tuple[Image.Image, ...]:
    """Every page as a picture `width` pixels wide."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(page.render(scale=width / page.get_width()).to_pil().convert("RGB") for page in document)


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    words: list[Word] = []
    letters: list[str] = []
    box: list[float] = []
    x, y = c_double(), c_double()
    baseline = size_before = pen = 0.0
    turned = False

    def finish() -> None:
        if letters:
            words.append(Word("".join(letters), *box, turned))
        letters.clear()
        box.clear()

    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        # pdfium shows a hyphen at a line's end as U+0002 or U+FFFE.
        letter = re.sub("[\x02\ufffe]", "-", letter)
        if letter in ("\r", "\n"):  # pdfium's own, also before and behind raised letters
            continue
        if not letter or letter.isspace():
            finish()
            continue
        left, bottom, right, top = text.get_charbox(index)
        if right <= left and top <= bottom:
            continue
        here = (left, height - top, right, height - bottom)
        pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = pypdfium2.raw.FPDFText_GetFontSize(text, index)
        level = abs(sin(pypdfium2.raw.FPDFText_GetCharAngle(text, index))) < LEVEL
        if box and (level or not turned):
            if turned or not level or _apart(box, here, max(size, size_before), y.value - baseline):
                finish()
        elif box and hypot(x.value - pen, y.value - baseline) > size * WIDEST:
            finish()
        pen, baseline, size_before, turned = x.value, y.value, size, not level
        letters.append(letter)
        if box:
            box[:] = [min(box[0], here[0]), min(box[1], here[1]), max(box[2], here[2]), max(box[3], here[3])]
        else:
            box.extend(here)
    finish()
    return Page(width, height, tuple(words))


def _apart(box: Sequence[float], letter: Sequence[float], size: float, down: float) -> bool:
    """True where a letter can't belong to the word in `box`: on another line, `down` from the letter before, or further
    away than capitals are high. `size` is the type's, the larger of the two letters' (one may be raised)."""
    return abs(down) > size * RAISED or letter[0] > box[2] + size * CAPITAL or letter[0] < box[0] - 1
