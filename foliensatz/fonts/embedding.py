"""A font as PowerPoint embeds it: Embedded OpenType, uncompressed (W3C member submission, 2008, version 0x00020001); and
whether its licence lets it be embedded so that others may edit.

PowerPoint itself writes these compressed; uncompressed ones are reported to be read on Windows. No layout relies on it.
"""

from struct import error as StructError
from struct import pack, unpack_from

from foliensatz.fonts.opentype import NoFont, names_of, tables_of

CONTENT_TYPE = "application/x-fontdata"
_VERSION = 0x00020001
_MAGIC = 0x504C
_ANY_CHARSET = 1
_REGULAR_WEIGHT = 400
# OS/2 fsType (OpenType 1.9, OS/2): none of the usage bits is no restriction; editable embedding is what a deck needs.
_RESTRICTED, _PREVIEW, _EDITABLE, _USAGE = 0x2, 0x4, 0x8, 0xF
_BITMAP_ONLY = 0x200
# Name ids: family, style, version, full name.
_NAMED = (1, 2, 5, 4)


def refusal(data: bytes) -> str:
    """Why a font may not or can't be embedded, in words; "" where it may. Raises NoFont."""
    if data[:4] == b"ttcf":
        return "its file holds several fonts"
    try:
        tables = tables_of(data)
        rights = unpack_from(">H", data, tables["OS/2"] + 8)[0] if "OS/2" in tables else 0
    except StructError as problem:
        raise NoFont("damaged") from problem
    usage = rights & _USAGE
    if usage and not usage & _EDITABLE:
        return "its licence forbids it" if usage & _RESTRICTED else "its licence allows it only for looking and printing"
    return "its licence allows only its bitmaps" if rights & _BITMAP_ONLY else ""


def embedded(data: bytes) -> bytes:
    """The font as Embedded OpenType. Raises NoFont."""
    try:
        tables = tables_of(data)
        os2, head = tables["OS/2"], tables["head"]
        weight, rights = unpack_from(">H", data, os2 + 4)[0] or _REGULAR_WEIGHT, unpack_from(">H", data, os2 + 8)[0]
        version = unpack_from(">H", data, os2)[0]
        panose = data[os2 + 32 : os2 + 42]
        ranges = unpack_from(">4I", data, os2 + 42)
        italic = unpack_from(">H", data, os2 + 62)[0] & 1
        pages = unpack_from(">2I", data, os2 + 78) if version else (0, 0)
        adjustment = unpack_from(">I", data, head + 8)[0]
        names = [text.encode("utf-16-le") for text in names_of(data, _NAMED)]
    except (StructError, KeyError) as problem:
        raise NoFont("damaged") from problem
    body = b"".join(pack("<HH", 0, len(name)) + name for name in names)
    body += pack("<HH", 0, 0)  # no root string: the font is bound to no address
    fixed = pack("<III", len(data), _VERSION, 0)
    fixed += panose + pack("<BBIHH", _ANY_CHARSET, italic, weight, rights, _MAGIC)
    fixed += pack("<4I2II4I", *ranges, *pages, adjustment, 0, 0, 0, 0)
    return pack("<I", 4 + len(fixed) + len(body) + len(data)) + fixed + body + data
