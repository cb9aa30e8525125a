"""Whether a font file is whole: its tables lie within it, and text can be measured with each of its faces."""

from struct import error as StructError
from struct import unpack_from

from foliensatz.fonts.opentype import NoFont, OpenType, faces

_WEB = (b"wOFF", b"wOF2")


def damage(data: bytes) -> str:
    """Why a font file can't be used, in words; "" where it can."""
    if not data:
        return "it is empty"
    if data[:4] in _WEB:
        return "it is a font for web pages"
    try:
        found = faces(data)
        for face in found:
            if _end(data, face.offset) > len(data):
                return "it is cut off"
            OpenType(data, face.offset)
    except (NoFont, StructError) as problem:
        return "it is no font" if "no OpenType" in str(problem) else "it is damaged"
    return "" if found else "it holds no font"


def _end(data: bytes, offset: int) -> int:
    """Where the last table of a face ends."""
    count = unpack_from(">H", data, offset + 4)[0]
    return max((sum(unpack_from(">2I", data, offset + 12 + 16 * n + 8)) for n in range(count)), default=0)
