"""Examples on the pages in docs/: what an author types, and beside it what the slide looks like.

A page says what is an example by a comment before and behind it:

    <!-- example: totals "A table with a row of totals" -->
    ````markdown
    ## Haushalt {.total}
    …
    ````
    <!-- /example -->

`totals` names the picture, docs/pictures/PAGE/totals.webp; the words in quotation marks are read to people who can't see
it. Nothing else is written by hand: `scripts/contact_sheet.py PAGE` builds each example as a deck of its own, has
LibreOffice draw its slides, one below the other, and puts a table with source and picture between the comments.

An example is slides (front matter for speaker, date and language stands before them, unless it begins with its own). The
files it names are those of the contact sheet's decks: `pictures/stadt.jpg` is docs/contact-sheet/decks/pictures/stadt.jpg.
It must build without a diagnostic; one that is there to show a warning names the code before the quotation marks:
`<!-- example: overfull F405 "…" -->`.

Each picture keeps, as the description in its EXIF data, the digest of the source it was made from and of the files that
source names. The tests ask for it, so an example that was changed has to be drawn again: docs can't lie.
"""

import hashlib
import html
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

from foliensatz import Diagnostic
from foliensatz.pipeline import Order, make
from foliensatz.project import Project

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FILES = DOCS / "contact-sheet" / "decks"

FRONT_MATTER = "---\nlang: de\nspeaker: Thomas Häufele\ndate: 28.02.2020\n---\n\n"
SLIDE_WIDTH = 800  # px
SHOWN_WIDTH = 440  # CSS px; on a page as wide as GitHub's, source and picture then stand side by side
WIDE_WIDTH = 720
WIDE_SOURCE = 64  # characters; what is wider stands above its picture instead
GAP, GROUND = 8, "#C9D0D3"
_DESCRIPTION = 0x010E  # EXIF 2.32, table 4: ImageDescription

_EXAMPLE = re.compile(
    r'^<!-- example: (?P<name>[a-z0-9-]+)(?P<codes>(?: F\d{3})*) "(?P<alt>[^"\n]+)" -->\n(?P<body>.*?)^<!-- /example -->$',
    re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"^(?P<ticks>`{3,})markdown\n(?P<source>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """`codes` are those of the diagnostics that it is there to show; `picture` is where its picture stands."""

    name: str
    source: str
    alt: str
    codes: tuple[str, ...]
    picture: Path
    start: int


class Tried(NamedTuple):
    """An example as built: the PPTX, what was said of it, and the digest of all it was built from."""

    file: Path
    diagnostics: tuple[Diagnostic, ...]
    digest: str


def pages() -> list[Path]:
    """The pages in docs/ that have examples."""
    return [page for page in sorted(DOCS.glob("*.md")) if "<!-- example:" in page.read_text("utf-8")]


def examples(page: Path) -> Iterator[Example]:
    """The examples of a page. Raises ValueError where one is not as it should be."""
    text = page.read_text("utf-8")
    found = list(_EXAMPLE.finditer(text))
    if len(found) != text.count("<!-- example:"):
        raise ValueError(f'{page.name}: an example is written <!-- example: name "what one sees" --> … <!-- /example -->')
    for match in found:
        fence = _FENCE.search(match["body"])
        if fence is None:
            raise ValueError(f"{page.name}: the example “{match['name']}” has no source, which begins with ````markdown")
        picture = DOCS / "pictures" / page.stem / f"{match['name']}.webp"
        codes = tuple(match["codes"].split())
        yield Example(match["name"], fence["source"], match["alt"], codes, picture, match.start("body"))


def with_pictures(page: Path) -> str:
    """The text of a page with source and picture of each example side by side."""
    shown = {example.start: example for example in examples(page)}

    def renewed(match: re.Match[str]) -> str:
        body = match["body"]
        opening = match[0][: match.start("body") - match.start()]
        return f"{opening}{_table(shown[match.start('body')], _FENCE.search(body)[0])}<!-- /example -->"

    return _EXAMPLE.sub(renewed, page.read_text("utf-8"))


def _table(example: Example, fence: str) -> str:
    wide = max(map(len, example.source.splitlines())) > WIDE_SOURCE
    address = example.picture.relative_to(DOCS).as_posix()
    picture = f'<img src="{address}" alt="{html.escape(example.alt, quote=False)}" width="{WIDE_WIDTH if wide else SHOWN_WIDTH}">'
    between = '</td></tr>\n<tr><td valign="top">' if wide else '</td><td valign="top">'
    # GitHub reads Markdown within a cell only between empty lines.
    return f'<table>\n<tr><td valign="top">\n\n{fence}\n\n{between}\n\n{picture}\n\n</td></tr>\n</table>\n'


def try_out(example: Example, folder: Path) -> Tried:
    """Build an example in `folder`, which must be empty or not there yet. `file` is there only without errors."""
    shutil.copytree(FILES, folder, ignore=shutil.ignore_patterns("*.md"), dirs_exist_ok=True)
    deck = folder / f"{example.name}.md"
    own = example.source.startswith("---\n")
    deck.write_text(example.source if own else FRONT_MATTER + example.source, "utf-8", newline="\n")
    file = folder / f"{example.name}.pptx"
    project = Project(str(deck))
    diagnostics = make(project, Order(str(file))).diagnostics
    digest = hashlib.sha256()
    for path in sorted(Path(path) for path in project.reads):
        if path.is_relative_to(folder) and path.is_file() and path != file:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return Tried(file, diagnostics, digest.hexdigest()[:16])


def unexpected(example: Example, tried: Tried) -> list[str]:
    """What was said of an example that is not meant to be, and what is meant to be and was not said."""
    said = [f"{found.code} {found.message}" for found in tried.diagnostics if found.code not in example.codes]
    missing = set(example.codes) - {found.code for found in tried.diagnostics}
    return said + [f"{code} was not said" for code in sorted(missing)]


def drawn(slides: Sequence[Image.Image]) -> Image.Image:
    """The slides one below the other, on a ground that shows where they end."""
    width, height = slides[0].size
    image = Image.new("RGB", (width + 2, len(slides) * (height + 2) + (len(slides) - 1) * GAP), GROUND)
    for number, slide in enumerate(slides):
        image.paste(slide, (1, 1 + number * (height + 2 + GAP)))
    if len(slides) > 1:
        pen = ImageDraw.Draw(image)
        for number in range(1, len(slides)):
            top = number * (height + 2 + GAP) - GAP
            pen.rectangle((0, top, width + 2, top + GAP - 1), "white")
    return image


def save(image: Image.Image, example: Example, digest: str) -> None:
    """The picture, which knows its digest."""
    exif = Image.Exif()
    exif[_DESCRIPTION] = digest
    example.picture.parent.mkdir(parents=True, exist_ok=True)
    image.convert("RGB").save(example.picture, lossless=True, quality=100, method=6, exif=exif.tobytes())


def digest_of(picture: Path) -> str:
    """The digest that a picture keeps; "" where there is none."""
    if not picture.is_file():
        return ""
    with Image.open(picture) as image:
        return str(image.getexif().get(_DESCRIPTION, ""))
