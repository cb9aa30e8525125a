"""How wide text is: the width tables of the Office fonts, made once from open fonts of the same metrics; and the font
files of other families.

`Fonts().face("Calibri", bold=True).width("Stadt")` is in em. A family without a table and without a file is measured
with a wide one, so that what was planned still fits.
"""

from typing import Callable

from foliensatz.fonts.face import LINE_PITCH, Face, Metrics, make_face, wider_face
from foliensatz.fonts.widths import Widths, load_widths

Find = Callable[[str, bool, bool], "tuple[bytes, int] | None"]
"""(family, bold, italic) → the bytes of a font file and where in it that face begins; None where there is none."""

# family -> stem of its data files, and whether they differ by style
_FAMILIES = {
    "arial": ("liberation-sans", "Liberation Sans", True),
    "helvetica": ("liberation-sans", "Liberation Sans", True),
    "liberation sans": ("liberation-sans", "Liberation Sans", True),
    "arial narrow": ("liberation-sans-narrow", "Liberation Sans Narrow", True),
    "liberation sans narrow": ("liberation-sans-narrow", "Liberation Sans Narrow", True),
    "times new roman": ("liberation-serif", "Liberation Serif", True),
    "times": ("liberation-serif", "Liberation Serif", True),
    "liberation serif": ("liberation-serif", "Liberation Serif", True),
    "courier new": ("liberation-mono", "Liberation Mono", False),
    "courier": ("liberation-mono", "Liberation Mono", False),
    "liberation mono": ("liberation-mono", "Liberation Mono", False),
    "calibri": ("carlito", "Carlito", True),
    "carlito": ("carlito", "Carlito", True),
    "cambria": ("caladea", "Caladea", True),
    "caladea": ("caladea", "Caladea", True),
    "consolas": ("consolas", "Consolas", False),
    "dejavu sans": ("dejavu-sans", "DejaVu Sans", True),
    "dejavu sans mono": ("dejavu-sans-mono", "DejaVu Sans Mono", False),
}
# How far a line of the family reaches above and below its baseline, in em (`hhea` of the font that it is measured with).
_RISES = {
    "liberation-sans": (0.905, 0.212),
    "liberation-sans-narrow": (0.936, 0.212),
    "liberation-serif": (0.891, 0.216),
    "liberation-mono": (0.833, 0.300),
    "carlito": (0.75, 0.25),
    "caladea": (0.9, 0.25),
    "consolas": (0.743, 0.257),
    "dejavu-sans": (0.928, 0.236),
    "dejavu-sans-mono": (0.928, 0.236),
}
_SERIFS = frozenset(("liberation-serif", "caladea"))
# The widest of the families above stands in for one we don't know.
_STAND_IN = _FAMILIES["dejavu sans"]
_STYLES = ("regular", "bold", "italic", "bold-italic")


class Fonts:
    """The faces a build measures with. Making one costs nothing; a face is loaded when it is first asked for. `find` is
    asked for the files of families that have no table here."""

    __slots__ = ("_faces", "_find")

    def __init__(self, find: Find | None = None):
        self._find = find or _nowhere
        self._faces: dict[tuple[str, bool, bool, str], Face] = {}

    def face(self, family: str, bold: bool = False, italic: bool = False, substitute: str = "") -> Face:
        """The face of `family` in one style. With a `substitute`, every width is the wider of the two families', so
        that text fits whichever of them a machine has."""
        key = (family, bold, italic, substitute)
        face = self._faces.get(key)
        if face is None:
            if substitute and substitute.casefold() != family.casefold():
                face = wider_face(self.face(family, bold, italic), self.face(substitute, bold, italic))
            else:
                face = self._load(family, bold, italic)
            self._faces[key] = face
        return face

    def _load(self, family: str, bold: bool, italic: bool) -> Face:
        name = family.strip().casefold()
        style = _STYLES[bold + 2 * italic]
        # the table that knows most characters has those a face lacks
        others = "dejavu-sans-bold" if bold else "dejavu-sans-regular"
        if name not in _FAMILIES:
            metrics = self._metrics_of_file(family, bold, italic)
            if metrics:
                return make_face(family, bold, italic, family, True, metrics, lambda: _metrics(load_widths(others)))
        stem, measured_with, styled = _FAMILIES.get(name) or _STAND_IN
        table = load_widths(f"{stem}-{style}" if styled else stem)
        exact = name in _FAMILIES
        metrics = _metrics(table)
        return make_face(family, bold, italic, measured_with, exact, metrics, lambda: _metrics(load_widths(others)))

    def _metrics_of_file(self, family: str, bold: bool, italic: bool) -> Metrics | None:
        """The family's own widths, where one of its files is at hand and can be read."""
        found = self._find(family, bold, italic)
        if found is None:
            return None
        from foliensatz.fonts.opentype import NoFont, OpenType

        try:
            font = OpenType(*found)
        except NoFont:  # the stand-in measures, and the author is told so (F413)
            return None
        # No program sets lines closer than in the Office fonts because a font asks for less.
        return Metrics(font.units, font.advance, font.kerning, {}, max(font.line_pitch, LINE_PITCH))


def font_stack(family: str, substitute: str = "") -> tuple[str, ...]:
    """The families that set `family` as it is measured, for CSS: itself, its `substitute`, the open font of the same
    metrics where it has one, and a generic family."""
    known = _FAMILIES.get(family.strip().casefold())
    stem = known[0] if known else ""
    generic = "monospace" if "mono" in stem or stem == "consolas" else "serif" if stem in _SERIFS else "sans-serif"
    twin = (known[1],) if known else ()
    stack: dict[str, str] = {}
    for name in (family, *((substitute,) if substitute else ()), *twin, generic):
        stack.setdefault(name.casefold(), name)
    return tuple(stack.values())


def line_rise(family: str, substitute: str = "") -> tuple[float, float]:
    """How far a line reaches above and below its baseline where it is as high as its font says, in em: that of the
    `substitute` where one is named, since LibreOffice seldom has the other. For a family that is unknown, what lines have
    outside of tables."""
    known = _FAMILIES.get((substitute or family).strip().casefold())
    return _RISES[known[0]] if known else (LINE_PITCH - 0.2, 0.2)


def _metrics(table: Widths) -> Metrics:
    advances, rows, columns, kerning = table.advances, table.rows, table.columns, table.kerning

    def kern(left: str, right: str) -> int:
        row, column = rows.get(left), columns.get(right)
        return 0 if row is None or column is None else kerning[row + column]

    return Metrics(table.units, advances.get, kern, table.ligatures)


def _nowhere(family: str, bold: bool, italic: bool) -> None:
    return None


__all__ = ["LINE_PITCH", "Face", "Find", "Fonts", "font_stack", "line_rise"]
