"""Bytes of a picture file -> what it is, and bytes that PowerPoint can show.

PNG, JPEG and GIF are recognised and checked by `headers` alone; Pillow, whose import takes as long as laying out
thirty slides, is loaded only for a picture that must be converted.
"""

from typing import NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error, warning
from foliensatz.pictures.headers import BrokenPicture, Header, read_header
from foliensatz.pictures.impostors import refusal

PIXEL_LIMIT = 100_000_000
"""More pixels than this are refused: a slide shows 8 million on the sharpest screen, and PowerPoint keeps each one
in memory four times over."""


class PictureInfo(NamedTuple):
    """What a picture is. `media_type` is that of the bytes to be stored, `width` and `height` are in pixels as seen
    upright, `dpi` is dots per inch and 0 where the file does not say. Where `convert`, `storable` makes other
    bytes than the file's; `orientation` is EXIF's (1 to 8)."""

    media_type: str
    width: int
    height: int
    dpi: float = 0.0
    convert: bool = False
    orientation: int = 1


def inspect(data: bytes, name: str) -> Report[PictureInfo | None]:
    """What the picture file `name` with the bytes `data` is. The bytes decide, not the name's ending.

    The value is None where there is an error; the diagnostics have no place yet, the reader knows it.
    """
    refused = refusal(data, name)
    if refused:
        return Report(None, (refused,))
    try:
        header = read_header(data)
        if header is None:
            from foliensatz.pictures.conversion import read_foreign

            header = read_foreign(data, PIXEL_LIMIT)
        elif header.convert and header.width * header.height <= PIXEL_LIMIT:
            from foliensatz.pictures.conversion import verify

            verify(data)
    except BrokenPicture as problem:
        return Report(None, (_broken(name, problem),))
    if header is None:
        return Report(None, (_unknown(name),))
    if header.width * header.height > PIXEL_LIMIT:
        return Report(None, (_too_large(name, header),))
    return Report(_info(header), (_first_only(name),) if header.several else ())


def storable(data: bytes, info: PictureInfo) -> tuple[bytes, str]:
    """The bytes that go into the file, and their media type. `info` is what `inspect` said of the same `data`.

    A picture that PowerPoint shows as it is keeps its bytes. The others are decoded, turned upright, brought to RGB
    or grey with 8 bits, and stored as PNG or JPEG without the metadata of the original (place, camera, thumbnail);
    a colour profile stays. The same bytes give the same result.
    """
    if not info.convert:
        return data, info.media_type
    from foliensatz.pictures.conversion import convert

    return convert(data, info.media_type), info.media_type


def _info(header: Header) -> PictureInfo:
    width, height = header.width, header.height
    if header.orientation > 4:
        width, height = height, width
    return PictureInfo(header.media_type, width, height, header.dpi, header.convert, header.orientation)


def _broken(name: str, problem: BrokenPicture) -> Diagnostic:
    return error("F312", f"The picture “{name}” is damaged: {problem}", hint="Export or copy the file again")


def _unknown(name: str) -> Diagnostic:
    return error("F311", f"“{name}” is not a picture", hint="Use a PNG, JPEG, GIF or WebP file")


def _too_large(name: str, header: Header) -> Diagnostic:
    return error(
        "F314",
        f"The picture “{name}” has {header.width} × {header.height} pixels, which is too many",
        hint="Make it smaller; 3840 pixels are enough for the whole width of a slide",
    )


def _first_only(name: str) -> Diagnostic:
    return warning(
        "F315",
        f"The file “{name}” holds several images, but only the first can be shown",
        hint="Save an animation as GIF, which PowerPoint plays; save the pages of a scan one by one",
    )
