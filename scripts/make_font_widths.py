"""Make the width tables of foliensatz/fonts/data from the metric-compatible open fonts.

    apt-get install fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea fonts-dejavu
    python scripts/make_font_widths.py /usr/share/fonts/truetype

Needs fonttools and uharfbuzz. Advances come from `hmtx`, kerning from what HarfBuzz does with each pair of characters
(ligatures and contextual alternates off, as PowerPoint sets text). Ligatures, which LibreOffice sets, are measured
apart: those of two and three letters of LIGATURE_LETTERS. Characters whose rows of kerning values are equal
share a class, so that a face is one small matrix of classes. `foliensatz/fonts/widths.py` explains the file.
"""

import struct
import sys
import unicodedata
import zlib
from array import array
from itertools import product
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

DATA = Path(__file__).resolve().parent.parent / "foliensatz" / "fonts" / "data"
SCRIPTS = {"LATIN": "Latn", "GREEK": "Grek", "CYRILLIC": "Cyrl"}
STYLES = ("regular", "bold", "italic", "bold-italic")
FEATURES = {"liga": False, "clig": False, "calt": False}
LIGATURE_LETTERS = "bfhijklt"

# stem of the data files -> folder and the four files, in the order of STYLES (one file: all styles are as wide)
SOURCES = {
    "liberation-sans": ("liberation", [f"LiberationSans-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")]),
    "liberation-sans-narrow": (
        "liberation",
        [f"LiberationSansNarrow-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")],
    ),
    "liberation-serif": (
        "liberation",
        [f"LiberationSerif-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")],
    ),
    "liberation-mono": ("liberation", ["LiberationMono-Regular.ttf"]),
    "carlito": ("crosextra", [f"Carlito-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")]),
    "caladea": ("crosextra", [f"Caladea-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")]),
    "dejavu-sans": ("dejavu", [f"DejaVuSans{s}.ttf" for s in ("", "-Bold", "-Oblique", "-BoldOblique")]),
    "dejavu-sans-mono": ("dejavu", ["DejaVuSansMono.ttf"]),
}
CONSOLAS_ADVANCE, CONSOLAS_UNITS = 1126, 2048  # no open twin; the width of every glyph is public

KERNED = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x386, 0x3CF),
    *range(0x400, 0x460),
    0x490,
    0x491,
    *range(0x2010, 0x2027),
    *range(0x2030, 0x203B),
    0x20AC,
    0x2122,
)
KEPT = (*range(0x20, 0x2E80), *range(0xFB00, 0xFB07), 0xFFFC, 0xFFFD)


def is_zero_width(char: str) -> bool:
    """Whether a shaper gives the character no room: combining marks and default ignorables."""
    return unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc")


def script(char: str) -> str:
    """The script's four-letter tag, "" for what all scripts use."""
    return SCRIPTS.get(unicodedata.name(char, "").split(" ")[0], "")


def kerning(path: Path, chars: list[str], advances: dict[str, int]) -> dict[str, tuple[int, ...]]:
    """Row of kerning values (in font units, one for each of `chars` as the right one) by left character."""
    font = uharfbuzz.Font(uharfbuzz.Face(path.read_bytes()))
    scripts = {char: script(char) for char in chars}
    rows = {}
    for left in chars:
        row = dict.fromkeys(chars, 0)
        for tag in SCRIPTS.values():
            if scripts[left] not in ("", tag):
                continue
            rights = [c for c in chars if scripts[c] == tag or not scripts[c] and (scripts[left] == tag or tag == "Latn")]
            if not rights:
                continue
            buffer = uharfbuzz.Buffer()
            buffer.add_str("".join(left + right for right in rights))
            buffer.direction, buffer.script, buffer.language = "ltr", tag, "de"
            uharfbuzz.shape(font, buffer, FEATURES)
            positions = buffer.glyph_positions
            assert len(positions) == 2 * len(rights), (path, left)
            for index, right in enumerate(rights):
                row[right] = positions[2 * index].x_advance - advances[left]
        rows[left] = tuple(row[c] for c in chars)
    return rows


def ligatures(path: Path) -> dict[str, int]:
    """Letters that the font draws as one -> its advance in font units."""
    font = uharfbuzz.Font(uharfbuzz.Face(path.read_bytes()))
    found = {}
    for letters in (*product(LIGATURE_LETTERS, repeat=2), *product(LIGATURE_LETTERS, repeat=3)):
        buffer = uharfbuzz.Buffer()
        buffer.add_str("".join(letters))
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "de"
        uharfbuzz.shape(font, buffer)
        if len(buffer.glyph_positions) == 1:
            found["".join(letters)] = buffer.glyph_positions[0].x_advance
    return found


def little(code: str, values: list[int]) -> bytes:
    result = array(code, values)
    if sys.byteorder == "big":
        result.byteswap()
    return result.tobytes()


def pack(
    units: int, advances: dict[str, int], rows: dict[str, tuple[int, ...]], ligatures: dict[str, int] | None = None
) -> bytes:
    """The file of one face; its parts are described in foliensatz/fonts/widths.py."""
    chars = sorted(advances)
    kerned = sorted(rows)
    columns = {char: tuple(rows[left][index] for left in kerned) for index, char in enumerate(kerned)}
    row_classes = [(0,) * len(kerned)]
    column_classes = [(0,) * len(kerned)]
    left, right = [], []
    for char in kerned:
        for classes, value, indices in ((row_classes, rows[char], left), (column_classes, columns[char], right)):
            if value not in classes:
                classes.append(value)
            indices.append(classes.index(value))
    column_of = [right.index(number) if number in right else None for number in range(len(column_classes))]
    matrix = [0 if column is None else row[column] for row in row_classes for column in column_of]
    joined = sorted(ligatures or {})
    body = b"".join((
        struct.pack("<6H", units, len(chars), len(kerned), len(row_classes), len(column_classes), len(joined)),
        little("H", [*map(ord, chars)]),
        little("H", [advances[char] for char in chars]),
        little("H", [*map(ord, kerned)]),
        little("H", left),
        little("H", right),
        little("h", matrix),
        little("H", [ord(char) for letters in joined for char in letters.ljust(3)]),
        little("H", [ligatures[letters] for letters in joined]),
    ))
    return zlib.compress(body, 9)


def face(path: Path) -> bytes:
    font = TTFont(path)
    names = font.getBestCmap()
    metrics = font["hmtx"].metrics
    glyphs = {chr(code): metrics[names[code]][0] for code in KEPT if code in names}
    advances = {char: 0 if is_zero_width(char) else width for char, width in glyphs.items()}
    kerned = [chr(code) for code in KERNED if code in names and not is_zero_width(chr(code))]
    rows = kerning(path, kerned, advances)
    rows = {} if not any(any(row) for row in rows.values()) else rows
    return pack(font["head"].unitsPerEm, advances, rows, ligatures(path))


def main(folder: Path) -> None:
    DATA.mkdir(exist_ok=True)
    for stem, (place, files) in SOURCES.items():
        for style, name in zip(STYLES, files):
            target = DATA / (f"{stem}-{style}.widths" if len(files) > 1 else f"{stem}.widths")
            target.write_bytes(face(folder / place / name))
            print(f"{target.name}: {target.stat().st_size} bytes")
    mono = TTFont(folder / "liberation" / "LiberationMono-Regular.ttf").getBestCmap()
    advances = {chr(code): 0 if is_zero_width(chr(code)) else CONSOLAS_ADVANCE for code in KEPT if code in mono}
    (DATA / "consolas.widths").write_bytes(pack(CONSOLAS_UNITS, advances, {}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
