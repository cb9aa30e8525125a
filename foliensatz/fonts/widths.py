"""The width table of one face, as scripts/make_font_widths.py wrote it.

A `.widths` file is zlib-compressed, all numbers little-endian 16 bit:

    units per em, number of characters, of kerned characters, of row classes, of column classes, of ligatures
                                                                                              (6 unsigned)
    the characters (unsigned)      their advances (unsigned)
    the kerned characters      the row class of each as the left one      the column class as the right one
    the matrix of kerning values, row by row (signed)
    the letters of each ligature, three or two and a space (unsigned)      their advances (unsigned)

Advances and kerning are in font units. A character that no kerned pair has is not among the kerned ones.
"""

import os.path
import sys
import zlib
from typing import Mapping, NamedTuple, Sequence

_DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
_loaded: dict[str, "Widths"] = {}


class Widths(NamedTuple):
    """Facts about one face: advances by character, and kerning as `kerning[rows[left] + columns[right]]`. `ligatures`
    are the advances of letters drawn as one.

    All in font units, of which an em has `units`."""

    units: int
    advances: Mapping[str, int]
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    kerning: Sequence[int]
    ligatures: Mapping[str, int]


def load_widths(name: str) -> Widths:
    """The table `name` (a file's stem) of the package's data; read once a process."""
    widths = _loaded.get(name)
    if widths is None:
        with open(os.path.join(_DATA, name + ".widths"), "rb") as file:
            widths = _loaded[name] = unpack(file.read())
    return widths


def unpack(packed: bytes) -> Widths:
    """Read a `.widths` file."""
    body = memoryview(zlib.decompress(packed))
    units, count, kerned, row_classes, column_classes, joined = _numbers("H", body[:12])
    ends = [12]
    for length in (count, count, kerned, kerned, kerned, row_classes * column_classes, 3 * joined, joined):
        ends.append(ends[-1] + 2 * length)
    chars, advances, kerned_chars, left, right, matrix, joined_letters, joined_advances = (
        body[a:b] for a, b in zip(ends, ends[1:])
    )
    letters = [*map(chr, _numbers("H", kerned_chars))]
    rows = [row * column_classes for row in _numbers("H", left)]
    return Widths(
        units,
        dict(zip(map(chr, _numbers("H", chars)), _numbers("H", advances))),
        dict(zip(letters, rows)),
        dict(zip(letters, _numbers("H", right))),
        _numbers("h", matrix),
        _ligatures("".join(map(chr, _numbers("H", joined_letters))), _numbers("H", joined_advances)) if joined else {},
    )


def _ligatures(letters: str, advances: Sequence[int]) -> dict[str, int]:
    return {letters[3 * n : 3 * n + 3].rstrip(): advance for n, advance in enumerate(advances)}


def _numbers(code: str, part: memoryview) -> Sequence[int]:
    if sys.byteorder == "little":
        return part.cast(code)
    from array import array

    result = array(code, bytes(part))
    result.byteswap()
    return result
