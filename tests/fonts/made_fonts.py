"""Small fonts made for the tests, whose every width and kern is known."""

from io import BytesIO

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

CHARS = {" ": 250, "A": 700, "V": 680, "o": 500, "T": 600, "e": 450, "ß": 550, "\U0001d400": 900}

# Pairs one by one, then by classes, then behind an extension: each form that a font's kerning takes.
KERNING = """
languagesystem DFLT dflt;
languagesystem latn dflt;
feature kern {
  lookup PAIRS { pos A V -80; pos V A -70; pos T e <-10 0 -60 0>; } PAIRS;
  lookup CLASSES useExtension { @tall = [T V]; @small = [o e]; pos @tall @small -40; } CLASSES;
} kern;
"""


def made_font(
    family: str = "Hausschrift",
    bold: bool = False,
    italic: bool = False,
    kerning: str = "GPOS",
    ascender: int = 900,
    width: int = 0,
) -> bytes:
    """A font with CHARS, 1000 units an em, each `width` wider than there."""
    names = {".notdef": 500, **{f"u{ord(char):04X}": advance + width for char, advance in CHARS.items()}}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(names))
    builder.setupCharacterMap({ord(char): f"u{ord(char):04X}" for char in CHARS})
    builder.setupGlyf({name: _empty() for name in names})
    builder.setupHorizontalMetrics({name: (advance, 0) for name, advance in names.items()})
    builder.setupHorizontalHeader(ascent=ascender, descent=-300)
    style = " ".join(word for word, there in (("Bold", bold), ("Italic", italic)) if there) or "Regular"
    builder.setupNameTable({"familyName": family, "styleName": style})
    builder.setupOS2(
        usWeightClass=700 if bold else 400,
        fsSelection=(32 if bold else 0) | (1 if italic else 0) or 64,
        usWinAscent=ascender,
        usWinDescent=300,
    )
    builder.setupPost()
    if kerning == "GPOS":
        glyphs = {char: f"u{ord(char):04X}" for char in "AVoTe"}
        feature = KERNING
        for char, name in glyphs.items():
            feature = "".join(
                feature.replace(f" {char} ", f" {name} ")
                .replace(f"[{char} ", f"[{name} ")
                .replace(f" {char}]", f" {name}]")
            )
        addOpenTypeFeaturesFromString(builder.font, feature)
    elif kerning == "kern":
        table = newTable("kern")
        table.version = 0
        subtable = KernTable_format_0()
        subtable.coverage, subtable.apple = 1, False
        subtable.kernTable = {("u0041", "u0056"): -80}
        table.kernTables = [subtable]
        builder.font["kern"] = table
    data = BytesIO()
    builder.save(data)
    return data.getvalue()


def _empty():
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    return TTGlyphPen(None).glyph()
