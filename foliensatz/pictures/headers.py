"""PNG, JPEG and GIF: size, resolution and state of the file, read from its bytes without decoding a pixel.

Each reader walks the file's own structure and raises BrokenPicture where PowerPoint would show a red cross instead of
the picture: a file that ends too early, a wrong checksum, an impossible size.
"""

from binascii import crc32
from struct import error as StructError
from struct import unpack_from
from typing import NamedTuple

CENTIMETRES_PER_INCH = 2.54
METRES_PER_INCH = 0.0254

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}

START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
SHOWN_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
STANDALONE_MARKERS = frozenset((0x01, *range(0xD0, 0xD9)))

EXIF_ORIENTATION = 0x0112
EXIF_X_RESOLUTION = 0x011A
EXIF_RESOLUTION_UNIT = 0x0128


class BrokenPicture(Exception):
    """The file begins like a picture but is damaged; the text says how, to follow a colon."""


class Header(NamedTuple):
    """What the file says of itself: `width` and `height` as stored, before `orientation` (EXIF, 1 to 8) is applied.
    `media_type` is that of the bytes to be stored; `convert` where these are not the file's. `several` where it holds
    more images than the one PowerPoint shows."""

    media_type: str
    width: int
    height: int
    dpi: float = 0.0
    orientation: int = 1
    convert: bool = False
    several: bool = False


class Exif(NamedTuple):
    orientation: int = 1
    dpi: float = 0.0


def read_header(data: bytes) -> Header | None:
    """The header of a PNG, JPEG or GIF; None for anything else. Raises BrokenPicture."""
    if data.startswith(b"\x89PNG") and not data.startswith(PNG_SIGNATURE):
        raise BrokenPicture("a tool has changed its line ends")  # which PNG's signature is made to show
    for signature, reader in ((PNG_SIGNATURE, _png), (b"\xff\xd8\xff", _jpeg), (b"GIF8", _gif)):
        if data.startswith(signature):
            try:
                header = reader(data)
            except (StructError, IndexError):
                raise BrokenPicture("it ends too early") from None
            if not header.width or not header.height:
                raise BrokenPicture("it has no size")
            return header
    return None


def _png(data: bytes) -> Header:
    """PNG, third edition, 5: chunks of length, type, data and CRC, from IHDR to IEND."""
    length, kind = unpack_from(">I4s", data, 8)
    if kind != b"IHDR" or length != 13:
        raise BrokenPicture("it has no header")
    width, height, depth, color = unpack_from(">IIBB", data, 16)
    if depth not in PNG_DEPTHS.get(color, ()):
        raise BrokenPicture("its header makes no sense")
    dpi, exif, has_pixels, several = 0.0, Exif(), False, False
    position = 8
    while kind != b"IEND":
        length, kind = unpack_from(">I4s", data, position)
        (checksum,) = unpack_from(">I", data, position + 8 + length)
        if crc32(memoryview(data)[position + 4 : position + 8 + length]) != checksum:
            raise BrokenPicture("a checksum is wrong")
        if kind == b"IDAT":
            has_pixels = True
        elif kind == b"pHYs":
            per_metre, _, unit = unpack_from(">IIB", data, position + 8)
            dpi = per_metre * METRES_PER_INCH if unit == 1 else 0.0
        elif kind == b"eXIf":
            exif = read_exif(data[position + 8 : position + 8 + length])
        elif kind == b"acTL":
            several = True
        position += 12 + length
    if not has_pixels:
        raise BrokenPicture("it has no pixels")
    # Of an animated PNG only the first image is kept: some programs would play it, PowerPoint doesn't.
    convert = depth == 16 or exif.orientation != 1 or several
    return Header("image/png", width, height, round(dpi or exif.dpi, 2), exif.orientation, convert, several)


def _jpeg(data: bytes) -> Header:
    """ITU-T T.81, annex B: marker segments up to the first scan, then the end-of-image marker somewhere behind it."""
    frame: tuple[int, int, int] | None = None
    dpi, exif = 0.0, Exif()
    position = 2
    while True:
        if data[position] != 0xFF:
            raise BrokenPicture("its segments are out of step")
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker in STANDALONE_MARKERS:
            position += 2
            continue
        (length,) = unpack_from(">H", data, position + 2)
        body = position + 4
        if marker in START_OF_FRAME:
            if marker not in SHOWN_FRAMES or data[body] != 8:
                raise BrokenPicture("it is a kind of JPEG that PowerPoint can't show")
            height, width, components = unpack_from(">HHB", data, body + 1)
            frame = width, height, components
        elif marker == 0xE0 and data.startswith(b"JFIF\0", body):
            unit, across = unpack_from(">BH", data, body + 7)
            dpi = {1: 1.0, 2: CENTIMETRES_PER_INCH}.get(unit, 0.0) * across
        elif marker == 0xE1 and data.startswith(b"Exif\0\0", body):
            exif = read_exif(data[body + 6 : position + 2 + length])
        elif marker == 0xDA:
            break
        elif marker == 0xD9:
            raise BrokenPicture("it has no pixels")
        position += 2 + length
    if frame is None:
        raise BrokenPicture("it has no header")
    if data.find(b"\xff\xd9", position + 2 + length) < 0:
        raise BrokenPicture("it ends too early")
    width, height, components = frame
    convert = components == 4 or exif.orientation != 1
    return Header("image/jpeg", width, height, round(dpi or exif.dpi, 2), exif.orientation, convert)


def _gif(data: bytes) -> Header:
    """GIF89a: screen descriptor, colour table, then blocks; the first image must be complete."""
    if data[4:6] not in (b"7a", b"9a"):
        raise BrokenPicture("its header makes no sense")
    width, height, packed = unpack_from("<HHB", data, 6)
    position = 13 + _color_table(packed)
    while True:
        introducer = data[position]
        if introducer == 0x21:
            position = _after_sub_blocks(data, position + 2)
        elif introducer == 0x2C:
            position += 10 + _color_table(data[position + 9])
            if _after_sub_blocks(data, position + 1) > len(data):
                raise BrokenPicture("it ends too early")
            return Header("image/gif", width, height)
        elif introducer == 0x3B:
            raise BrokenPicture("it has no pixels")
        else:
            raise BrokenPicture("its blocks are out of step")


def _color_table(packed: int) -> int:
    """The length of the colour table that a packed field announces."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _after_sub_blocks(data: bytes, position: int) -> int:
    while data[position]:
        position += data[position] + 1
    return position + 1


def read_exif(tiff: bytes) -> Exif:
    """Orientation and resolution from the first directory of an EXIF block (a TIFF file; TIFF 6.0, section 2).

    An EXIF block that can't be read says nothing, as in every viewer: the picture itself may still be whole.
    """
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return Exif()
    orientation, resolution, unit = 1, 0.0, 2
    try:
        (directory,) = unpack_from(order + "I", tiff, 4)
        (count,) = unpack_from(order + "H", tiff, directory)
        for entry in range(directory + 2, directory + 2 + 12 * count, 12):
            (tag,) = unpack_from(order + "H", tiff, entry)
            if tag == EXIF_ORIENTATION:
                (orientation,) = unpack_from(order + "H", tiff, entry + 8)
            elif tag == EXIF_X_RESOLUTION:
                (place,) = unpack_from(order + "I", tiff, entry + 8)
                numerator, denominator = unpack_from(order + "II", tiff, place)
                resolution = numerator / denominator if denominator else 0.0
            elif tag == EXIF_RESOLUTION_UNIT:
                (unit,) = unpack_from(order + "H", tiff, entry + 8)
    except StructError:
        pass
    if not 1 <= orientation <= 8:
        orientation = 1
    return Exif(orientation, resolution * {2: 1.0, 3: CENTIMETRES_PER_INCH}.get(unit, 0.0))
