"""An OpenType file as a table of widths: its names, its advances, and the kerning of two characters.

Reads what measuring needs and no more, straight from the file's bytes: a pair's kerning is looked up when it is first
asked for, so that opening a font with 50,000 pairs costs a millisecond. The tables are those of the OpenType
specification 1.9: name, OS/2, head, hhea, hmtx, cmap (formats 4 and 12), GPOS (pair adjustment, lookup types 2 and 9)
and, where there is no GPOS kerning, kern (format 0).
"""

from bisect import bisect_right
from struct import error as StructError
from struct import unpack_from
from typing import NamedTuple

_COLLECTION = b"ttcf"
_FLAVOURS = (b"\0\1\0\0", b"OTTO", b"true")
# Name ids: the family and style as a menu of four styles has them, and as the type's designer means them.
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_BOLD, _ITALIC = 1 << 5, 1 << 0  # OS/2 fsSelection
# OS/2 usWeightClass of the two weights that a family of four styles has; "Inter Light" is a family of its own.
_WEIGHTS = (400, 700)


class NoFont(ValueError):
    """The bytes are no OpenType font that can be measured with."""


class FaceNames(NamedTuple):
    """One face of a file: the names of its family, its style, and where in the file it begins."""

    families: tuple[str, ...]
    bold: bool
    italic: bool
    offset: int


def faces(data: bytes) -> tuple[FaceNames, ...]:
    """The faces in a font file; a collection has several. Raises NoFont."""
    try:
        if data[:4] == _COLLECTION:
            count = unpack_from(">I", data, 8)[0]
            offsets = unpack_from(f">{count}I", data, 12)
        else:
            offsets = (0,)
        return tuple(_names(data, offset) for offset in offsets)
    except (StructError, IndexError, KeyError) as problem:
        raise NoFont(f"damaged: {problem}") from problem


def _directory(data: bytes, offset: int) -> dict[str, int]:
    """Where each table of a face begins."""
    if data[offset : offset + 4] not in _FLAVOURS:
        raise NoFont("no OpenType font")
    count = unpack_from(">H", data, offset + 4)[0]
    records = (unpack_from(">4s4xI4x", data, offset + 12 + 16 * n) for n in range(count))
    return {tag.decode("latin-1"): begin for tag, begin in records}


def tables_of(data: bytes) -> dict[str, int]:
    """Where each table of a file with one face begins. Raises NoFont."""
    try:
        return _directory(data, 0)
    except StructError as problem:
        raise NoFont(f"damaged: {problem}") from problem


def names_of(data: bytes, wanted: tuple[int, ...]) -> tuple[str, ...]:
    """The strings of the name table with these ids, each "" where it has none. Raises NoFont."""
    try:
        strings = dict(reversed(_strings(data, _directory(data, 0)["name"])))
    except (StructError, KeyError) as problem:
        raise NoFont(f"damaged: {problem}") from problem
    return tuple(strings.get(name, "") for name in wanted)


def _strings(data: bytes, begin: int) -> list[tuple[int, str]]:
    """(id, text) of a name table's Unicode strings."""
    found = []
    count, strings = unpack_from(">HH", data, begin + 2)
    for n in range(count):
        platform, _, _, name, length, at = unpack_from(">6H", data, begin + 6 + 12 * n)
        if platform in (0, 3):
            start = begin + strings + at
            found.append((name, data[start : start + length].decode("utf-16-be", "replace")))
    return found


def _names(data: bytes, offset: int) -> FaceNames:
    tables = _directory(data, offset)
    weight, selection = _WEIGHTS[0], 0
    if "OS/2" in tables:
        weight, selection = unpack_from(">4xH56xH", data, tables["OS/2"])
    wanted = (_FAMILY, _TYPOGRAPHIC_FAMILY) if weight in _WEIGHTS else (_FAMILY,)
    found = dict.fromkeys(text for name, text in _strings(data, tables["name"]) if name in wanted)
    return FaceNames(tuple(found), bool(selection & _BOLD), bool(selection & _ITALIC), offset)


class OpenType:
    """A face of a font file, which begins at `offset`. `units` an em; advances and kerning are in these.

    `line_pitch` is the distance of two lines set solid, in em: what the font asks for by whichever of its metrics asks
    for most, since programs differ in which they read.

    Raises NoFont for bytes that can't be read.
    """

    __slots__ = ("units", "line_pitch", "_data", "_glyphs", "_advances", "_pairs", "_kern")

    def __init__(self, data: bytes, offset: int = 0) -> None:
        self._data = data
        try:
            tables = _directory(data, offset)
            self.units = unpack_from(">H", data, tables["head"] + 18)[0]
            metrics = unpack_from(">H", data, tables["hhea"] + 34)[0]
            ascender, descender, gap = unpack_from(">3h", data, tables["hhea"] + 4)
            height = ascender - descender + gap
            if "OS/2" in tables:
                height = max(height, sum(unpack_from(">2H", data, tables["OS/2"] + 74)))
            self.line_pitch = height / self.units if self.units else 0.0
            self._advances = unpack_from(f">{metrics * 2}H", data, tables["hmtx"])[::2]
            self._glyphs = _Glyphs(data, tables["cmap"])
            self._pairs = _pair_lookups(data, tables["GPOS"]) if "GPOS" in tables else []
            self._kern = _kern_table(data, tables["kern"]) if "kern" in tables and not self._pairs else {}
        except (StructError, IndexError, KeyError) as problem:
            raise NoFont(f"damaged: {problem}") from problem
        if not self.units or not self._advances:
            raise NoFont("without widths")

    def advance(self, char: str) -> int | None:
        """A character's width; None where the face lacks it."""
        glyph = self._glyphs.find(ord(char))
        if not glyph:
            return None
        return self._advances[min(glyph, len(self._advances) - 1)]

    def kerning(self, left: str, right: str) -> int:
        """How much closer (negative) or wider apart two characters stand."""
        one, other = self._glyphs.find(ord(left)), self._glyphs.find(ord(right))
        if not one or not other:
            return 0
        if self._kern:
            return self._kern.get((one, other), 0)
        try:
            return sum(_adjustment(self._data, lookup, one, other) for lookup in self._pairs)
        except (StructError, IndexError):  # a pair of a damaged table: set without kerning, as programs do
            return 0


class _Glyphs:
    """A face's character map (cmap): code point → glyph, 0 where there is none."""

    __slots__ = ("_data", "_wide", "_starts", "_ends", "_deltas", "_ranges", "_ranges_at")

    def __init__(self, data: bytes, begin: int) -> None:
        self._data = data
        subtables = {}
        for n in range(unpack_from(">H", data, begin + 2)[0]):
            platform, encoding, at = unpack_from(">HHI", data, begin + 4 + 8 * n)
            if platform in (0, 3):
                subtables[unpack_from(">H", data, begin + at)[0], encoding] = begin + at
        wide = [at for (form, _), at in subtables.items() if form == 12]
        narrow = [at for (form, encoding), at in subtables.items() if form == 4 and encoding != 0] or [
            at for (form, _), at in subtables.items() if form == 4
        ]
        if wide:
            self._wide = True
            count = unpack_from(">I", data, wide[0] + 12)[0]
            groups = unpack_from(f">{3 * count}I", data, wide[0] + 16)
            self._starts, self._ends, self._deltas = groups[::3], groups[1::3], groups[2::3]
        elif narrow:
            self._wide = False
            at = narrow[0]
            count = unpack_from(">H", data, at + 6)[0] // 2
            self._ends = unpack_from(f">{count}H", data, at + 14)
            self._starts = unpack_from(f">{count}H", data, at + 16 + 2 * count)
            self._deltas = unpack_from(f">{count}H", data, at + 16 + 4 * count)
            self._ranges_at = at + 16 + 6 * count
            self._ranges = unpack_from(f">{count}H", data, self._ranges_at)
        else:
            raise NoFont("without Unicode characters")

    def find(self, code: int) -> int:
        index = bisect_right(self._starts, code) - 1
        if index < 0 or code > self._ends[index]:
            return 0
        start, delta = self._starts[index], self._deltas[index]
        if self._wide:
            return delta + code - start
        if code > 0xFFFF:
            return 0
        offset = self._ranges[index]
        if not offset:
            return (code + delta) & 0xFFFF
        glyph = unpack_from(">H", self._data, self._ranges_at + 2 * index + offset + 2 * (code - start))[0]
        return (glyph + delta) & 0xFFFF if glyph else 0


def _pair_lookups(data: bytes, begin: int) -> list[tuple[int, ...]]:
    """The subtables of each pair adjustment lookup of the feature "kern", of the script latn where there is one."""
    scripts, features, lookups = (begin + at for at in unpack_from(">3H", data, begin + 4))
    wanted = set()
    records = [
        unpack_from(">4sH", data, scripts + 2 + 6 * n) for n in range(unpack_from(">H", data, scripts)[0])
    ]
    by_tag = {tag: scripts + at for tag, at in records}
    script = by_tag.get(b"latn") or by_tag.get(b"DFLT") or next(iter(by_tag.values()), 0)
    if not script:
        return []
    language = unpack_from(">H", data, script)[0]
    if not language:
        return []
    count = unpack_from(">H", data, script + language + 4)[0]
    for feature in unpack_from(f">{count}H", data, script + language + 6):
        tag, at = unpack_from(">4sH", data, features + 2 + 6 * feature)
        if tag == b"kern":
            number = unpack_from(">H", data, features + at + 2)[0]
            wanted.update(unpack_from(f">{number}H", data, features + at + 4))
    result = []
    for lookup in sorted(wanted):
        at = lookups + unpack_from(">H", data, lookups + 2 + 2 * lookup)[0]
        kind, _, count = unpack_from(">3H", data, at)
        subtables = [at + offset for offset in unpack_from(f">{count}H", data, at + 6)]
        if kind == 9:  # an extension: the real subtable stands further away
            kinds = {unpack_from(">H", data, subtable + 2)[0] for subtable in subtables}
            subtables = [subtable + unpack_from(">I", data, subtable + 4)[0] for subtable in subtables]
            kind = kinds.pop() if len(kinds) == 1 else 0
        if kind == 2:
            result.append(tuple(subtables))
    return result


def _adjustment(data: bytes, subtables: tuple[int, ...], left: int, right: int) -> int:
    """What a lookup adds to the first glyph's advance: the first subtable that covers it and knows the pair holds."""
    for at in subtables:
        form, coverage, first, second = unpack_from(">4H", data, at)
        index = _covered(data, at + coverage, left)
        if index < 0:
            continue
        sizes = 2 * first.bit_count(), 2 * second.bit_count()
        # The horizontal advance (bit 2) stands behind the placements that a value has (bits 0 and 1).
        value = 2 * (first & 3).bit_count() if first & 4 else -1
        if form == 1:
            pairs = at + unpack_from(">H", data, at + 10 + 2 * index)[0]
            size = 2 + sum(sizes)
            found = _pair(data, pairs, size, right)
            if found:
                return unpack_from(">h", data, found + 2 + value)[0] if value >= 0 else 0
        elif form == 2:
            one, other, _, rows = unpack_from(">4H", data, at + 8)
            row, column = _class(data, at + one, left), _class(data, at + other, right)
            cell = at + 16 + (row * rows + column) * sum(sizes)
            return unpack_from(">h", data, cell + value)[0] if value >= 0 else 0
    return 0


def _pair(data: bytes, begin: int, size: int, right: int) -> int:
    """Where the record of the glyph `right` stands in a set of pairs, sorted by glyph; 0 where it doesn't."""
    low, high = 0, unpack_from(">H", data, begin)[0]
    while low < high:
        middle = (low + high) // 2
        at = begin + 2 + middle * size
        glyph = unpack_from(">H", data, at)[0]
        if glyph == right:
            return at
        low, high = (middle + 1, high) if glyph < right else (low, middle)
    return 0


def _covered(data: bytes, begin: int, glyph: int) -> int:
    """The glyph's index in a coverage table; -1 where that lacks it."""
    form, count = unpack_from(">2H", data, begin)
    if form == 1:
        glyphs = unpack_from(f">{count}H", data, begin + 4)
        index = bisect_right(glyphs, glyph) - 1
        return index if index >= 0 and glyphs[index] == glyph else -1
    ranges = unpack_from(f">{3 * count}H", data, begin + 4)
    index = bisect_right(ranges[::3], glyph) - 1
    if index < 0 or glyph > ranges[3 * index + 1]:
        return -1
    return ranges[3 * index + 2] + glyph - ranges[3 * index]


def _class(data: bytes, begin: int, glyph: int) -> int:
    form = unpack_from(">H", data, begin)[0]
    if form == 1:
        start, count = unpack_from(">2H", data, begin + 2)
        return unpack_from(">H", data, begin + 6 + 2 * (glyph - start))[0] if start <= glyph < start + count else 0
    count = unpack_from(">H", data, begin + 2)[0]
    ranges = unpack_from(f">{3 * count}H", data, begin + 4)
    index = bisect_right(ranges[::3], glyph) - 1
    return ranges[3 * index + 2] if index >= 0 and glyph <= ranges[3 * index + 1] else 0


def _kern_table(data: bytes, begin: int) -> dict[tuple[int, int], int]:
    """The pairs of a kern table's horizontal subtables of format 0."""
    found = {}
    version, count = unpack_from(">2H", data, begin)
    if version:  # Apple's own form, which Windows doesn't read either
        return {}
    at = begin + 4
    for _ in range(count):
        _, length, coverage = unpack_from(">3H", data, at)
        if coverage & 0xFF01 == 1 and not coverage & 6:
            pairs = unpack_from(">H", data, at + 6)[0]
            values = unpack_from(">" + "HHh" * pairs, data, at + 14)
            found.update(zip(zip(values[::3], values[1::3]), values[2::3]))
        at += length
    return found
