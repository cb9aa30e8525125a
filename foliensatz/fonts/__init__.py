"""How wide text is: the width tables of the Office fonts, made once from open fonts of the same metrics.

`Fonts().face("Calibri", bold=True).width("Stadt")` is in em. A family without a table is measured with a wide one, so
that what was planned still fits.
"""

from foliensatz.fonts.face import Face, make_face, wider_face
from foliensatz.fonts.widths import load_widths

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
_SERIFS = frozenset(("liberation-serif", "caladea"))
# The widest of the families above stands in for one we don't know.
_STAND_IN = _FAMILIES["dejavu sans"]
_STYLES = ("regular", "bold", "italic", "bold-italic")


class Fonts:
    """The faces a build measures with. Making one costs nothing; a face is loaded when it is first asked for."""

    __slots__ = ("_faces",)

    def __init__(self):
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
                face = _load(family, bold, italic)
            self._faces[key] = face
        return face


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


def _load(family: str, bold: bool, italic: bool) -> Face:
    known = _FAMILIES.get(family.strip().casefold())
    stem, measured_with, styled = known or _STAND_IN
    style = _STYLES[bold + 2 * italic]
    table = load_widths(f"{stem}-{style}" if styled else stem)
    # the table that knows most characters has those a face lacks
    rarities = "dejavu-sans-bold" if bold else "dejavu-sans-regular"
    return make_face(family, bold, italic, measured_with, known is not None, table, lambda: load_widths(rarities))


__all__ = ["Face", "Fonts", "font_stack"]
