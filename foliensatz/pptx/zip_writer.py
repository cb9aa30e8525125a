"""Parts to the bytes of a zip (PKWARE APPNOTE 6.3; ECMA-376 part 2, annex B says which of it a package may use).

`pack` is the dear step and depends on one part alone, `join` only strings packed parts together: whoever keeps the
packed parts pays for a further file with little more than a copy. Same parts, same bytes: all dates are 1980-01-01,
the order is the caller's. The standard library's zipfile would do, but costs 20 ms to import.
"""

import zlib
from binascii import crc32
from struct import Struct
from typing import Iterable, NamedTuple

STORED = 0
DEFLATED = 8
LEVEL = 6

_LOCAL = Struct("<4s5H3I2H")
_CENTRAL = Struct("<4s4B4H3I5H2I")
_END = Struct("<4s4H2IH")
_VERSION = 20
_UNIX = 3
_MODE = 0o100644 << 16
_TIME = 0
_DATE = (1980 - 1980) << 9 | 1 << 5 | 1
_UTF_8 = 0x800
_MAX_PARTS = 0xFFFF - 1
_MAX_SIZE = 0xFFFFFFFF - 1

# Deflating these once more costs time and gains nothing.
_COMPRESSED = (".png", ".jpg", ".jpeg", ".gif", ".xlsx", ".docx", ".pptx", ".webp", ".mp4", ".m4a", ".mp3", ".mov", ".wmv", ".wma")


class PackedPart(NamedTuple):
    """A part ready for the zip. `data` is as it will stand there, by `method`; `size` and `crc` are the original's.
    `name` has no leading slash."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes


class TooLarge(ValueError):
    """The package would pass what a zip without the 64-bit extension can hold (4 GiB, 65,534 parts)."""


def pack(name: str, data: bytes) -> PackedPart:
    """`data` compressed, or as it is where it is compressed already or deflate gains nothing.

    Raises TooLarge for a part of 4 GiB or more.
    """
    size = len(data)
    if size > _MAX_SIZE:
        raise TooLarge(f"{name} is larger than 4 GiB")
    if not name.lower().endswith(_COMPRESSED):
        # -15: a raw deflate stream, without zlib's own header and checksum.
        deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        packed = deflate.compress(data) + deflate.flush()
        if len(packed) < size:
            return PackedPart(name, DEFLATED, crc32(data), size, packed)
    return PackedPart(name, STORED, crc32(data), size, data)


def join(parts: Iterable[PackedPart]) -> bytes:
    """The zip of `parts` in their order.

    Raises TooLarge past a zip's limits and ValueError where two names differ at most in case (ECMA-376 part 2, 6.2.2.3
    forbids it).
    """
    local = []
    central = []
    names = set()
    offset = 0
    for name, method, crc, size, data in parts:
        folded = name.lower()
        if folded in names:
            raise ValueError(f"two parts are called {name}")
        names.add(folded)
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF_8
        packed = len(data)
        if offset > _MAX_SIZE:
            raise TooLarge("the file would be larger than 4 GiB")
        local += (
            _LOCAL.pack(
                b"PK\3\4", _VERSION, flags, method, _TIME, _DATE, crc, packed, size, len(encoded), 0
            ),
            encoded,
            data,
        )
        central += (
            _CENTRAL.pack(
                b"PK\1\2", _VERSION, _UNIX, _VERSION, 0, flags, method, _TIME, _DATE, crc, packed, size,
                len(encoded), 0, 0, 0, 0, _MODE, offset,
            ),
            encoded,
        )  # fmt: skip
        offset += _LOCAL.size + len(encoded) + packed
    count = len(names)
    directory = b"".join(central)
    if count > _MAX_PARTS:
        raise TooLarge("the file would have more than 65,534 parts")
    if offset + len(directory) > _MAX_SIZE:
        raise TooLarge("the file would be larger than 4 GiB")
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*local, directory, end))
