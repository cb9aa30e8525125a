"""A face: one family in one style, and how wide text is in it."""

from math import floor
from typing import Callable, Mapping, NamedTuple

# Each of a face's tables remembers this many entries, then starts anew: a deck's words come again and again, but a
# watching process must not grow for ever.
_REMEMBERED = 30_000

# What a character takes that no table knows, in em.
_IDEOGRAPH = 1.0
_EMOJI = 1.3
_UNKNOWN = 1.0
_TAB = 2.0  # a tab goes to the next stop, which only the paragraph knows; two em is more than most take

# The grid of a renderer that rounds: dots a point (600 an inch). A size is rounded to 1/100 mm first.
_DOTS = 600 / 72
_HUNDREDTHS = 2540 / 72


# PowerPoint's and LibreOffice's single line spacing in the Office fonts, as a factor of the type size.
LINE_PITCH = 1.2
NO_BREAK_SPACE = "\u00a0"


class Metrics(NamedTuple):
    """What a face is made from: the advance of a character (None where it is lacking) and the kerning of two, both in
    units of which an em has `units`; the advances of letters drawn as one; and the distance of two lines in em."""

    units: int
    advance: Callable[[str], int | None]
    kerning: Callable[[str, str], int]
    ligatures: Mapping[str, int]
    line_pitch: float = LINE_PITCH


class Face:
    """One family in one style.

    `measured_with` is the family whose widths are used; `exact` is False where the asked one is unknown and a wider
    one stands in. Text is measured as HarfBuzz sets it with kerning and without ligatures.

    `widths` (of a string) and `spaces` (of a space between two characters, with its kerning on both sides: what the
    words' own widths lack to the width of the whole) are in em, as is `line_pitch`, the distance of two lines set
    solid. They are worked out when first asked for, and as
    mappings cost a caller with many words least.
    """

    __slots__ = ("family", "bold", "italic", "measured_with", "exact", "widths", "spaces", "line_pitch", "_round", "_rounded")

    def __init__(
        self,
        family: str,
        bold: bool,
        italic: bool,
        measured_with: str,
        exact: bool,
        widths: Mapping[str, float],
        spaces: Mapping[tuple[str, str], float],
        round_at: "Callable[[float], Face] | None" = None,
        line_pitch: float = LINE_PITCH,
    ):
        self.family = family
        self.bold = bold
        self.italic = italic
        self.measured_with = measured_with
        self.exact = exact
        self.widths = widths
        self.spaces = spaces
        self.line_pitch = line_pitch
        self._round = round_at
        self._rounded: dict[float, Face] = {}

    def width(self, text: str) -> float:
        """The width of `text` in em, kerning included. Marks and characters without width count nothing."""
        return self.widths[text]

    def rounded(self, size: float) -> "Face":
        """The face as LibreOffice up to 7.4 sets it in `size` points, in em of that size: the size, every advance and
        every kern are whole dots of a 600 dpi grid, and ligatures are drawn. A line gets up to a percent longer or
        shorter by that in small type. PowerPoint sets the font's own widths, and no ligatures. A face made without `round_at` is the same at all sizes."""
        face = self._rounded.get(size)
        if face is None:
            face = self._rounded[size] = self._round(size) if self._round else self
        return face

    def __repr__(self) -> str:
        style = " bold" * self.bold + " italic" * self.italic
        return f"<Face {self.family}{style}, measured with {self.measured_with}>"


class _Memory(dict):
    """A mapping that works out what it lacks, and forgets all when it has grown too large."""

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable):
        self._work_out = work_out

    def __missing__(self, key):
        if len(self) >= _REMEMBERED:
            self.clear()
        value = self[key] = self._work_out(key)
        return value


def make_face(
    family: str, bold: bool, italic: bool, measured_with: str, exact: bool, metrics: Metrics, rarities: Callable[[], Metrics]
) -> Face:
    """A face that measures with `metrics`, and with `rarities` (called when needed) what those lack: programs take such
    a character from another font."""
    units, known, kern, ligatures, line_pitch = metrics

    def advance(char: str) -> int:
        width = known(char)
        if width is None and char == NO_BREAK_SPACE:  # no program looks for it in another font
            width = known(" ")
        return _guess(char, units, rarities) if width is None else width

    def rounded(size: float) -> Face:
        dots = floor(floor(size * _HUNDREDTHS + 0.5) / _HUNDREDTHS * _DOTS + 0.5)

        # HarfBuzz scales with 16 binary places, which rounds an exact half down
        scale = (dots << 16) // units

        def rounded_advance(char: str) -> int:
            return (advance(char) * scale + 0x8000) >> 16

        def rounded_kern(left: str, right: str) -> int:
            return (kern(left, right) * scale + 0x8000) >> 16

        em = size * _DOTS
        widths, spaces = _mappings(rounded_advance, rounded_kern, em)
        if ligatures:
            joined = {letters: (width * scale + 0x8000 >> 16) / em for letters, width in ligatures.items()}
            widths = _with_ligatures(widths, joined)
        return Face(family, bold, italic, measured_with, exact, widths, spaces, rounded, line_pitch)

    widths, spaces = _mappings(advance, kern, units)
    return Face(family, bold, italic, measured_with, exact, widths, spaces, rounded, line_pitch)


def _mappings(
    advance: Callable[[str], int], kern: Callable[[str, str], int], units: float
) -> tuple[Mapping[str, float], Mapping[tuple[str, str], float]]:
    """A face's `widths` and `spaces` from what characters and pairs of them take; an em is `units` of that."""

    # a character before another -> how far it moves the pen
    def pair_advance(pair: tuple[str, str]) -> int:
        return advance(pair[0]) + kern(*pair)

    pairs = _Memory(pair_advance)

    def width(text: str) -> float:
        if not text:
            return 0.0
        return (sum(map(pairs.__getitem__, zip(text, text[1:]))) + advance(text[-1])) / units

    def space(between: tuple[str, str]) -> float:
        left, right = between
        return (pairs[left, " "] - advance(left) + pairs[" ", right]) / units

    return _Memory(width), _Memory(space)


def _with_ligatures(widths: Mapping[str, float], ligatures: Mapping[str, float]) -> Mapping[str, float]:
    """A face's `widths` where it draws the letters of `ligatures` as one, as wide as that says. They keep the kerning
    of their first and last letters."""
    import re

    # the longest first: "ffi" is not "ff" and "i"
    find = re.compile("|".join(sorted(ligatures, key=len, reverse=True))).findall
    savings = {letters: width - widths[letters] for letters, width in ligatures.items()}

    def width(text: str) -> float:
        plain = widths[text]
        found = find(text)
        return plain + sum(map(savings.__getitem__, found)) if found else plain

    return _Memory(width)


def wider_face(first: Face, second: Face) -> Face:
    """Two families of which a machine shows one: as wide as the wider one, string by string."""
    return Face(
        first.family,
        first.bold,
        first.italic,
        f"{first.measured_with} or {second.measured_with}",
        first.exact and second.exact,
        _Memory(lambda text: max(first.widths[text], second.widths[text])),
        _Memory(lambda between: max(first.spaces[between], second.spaces[between])),
        lambda size: wider_face(first.rounded(size), second.rounded(size)),
        max(first.line_pitch, second.line_pitch),
    )


def _guess(char: str, units: int, rarities: Callable[[], Metrics]) -> int:
    from unicodedata import category, combining, east_asian_width

    if char == "\t":
        return round(_TAB * units)
    kind = category(char)
    if combining(char) or kind in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if kind == "So" and ord(char) >= 0x1F000:
        return round(_EMOJI * units)
    if east_asian_width(char) in "WF":
        return round(_IDEOGRAPH * units)
    others = rarities()
    width = others.advance(char)
    return round((_UNKNOWN if width is None else width / others.units) * units)
