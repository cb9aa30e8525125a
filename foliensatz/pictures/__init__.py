"""Bytes of a picture file -> what it is, and bytes that PowerPoint can show.

PNG, JPEG and GIF are recognised and checked by `headers` alone; Pillow, whose import takes as long as laying out
thirty slides, is loaded only for a picture that must be converted.
"""

from typing import NamedTuple

from foliensatz.deck import Sketch
from foliensatz.diagnostic import Diagnostic, Report, error, warning
from foliensatz.pictures.endings import misnamed
from foliensatz.pictures.headers import BrokenPicture, Header, read_header
from foliensatz.pictures.impostors import refusal

PIXEL_LIMIT = 100_000_000
"""More pixels than this are refused: a slide shows 8 million on the sharpest screen, and PowerPoint keeps each one
in memory four times over."""

DRAWING_WIDTH = 2560
"""So many pixels wide is an SVG's PNG where nobody says how large it is shown: twice a slide's 1280."""

SPARE = 1.3
"""A picture keeps its bytes unless it has this many times the pixels, across, that its place can show: less would save
little, and encoding a photograph anew is never free of loss."""
WORTHWHILE = 150_000
"""Files of fewer bytes than this keep them, however many pixels they have."""
NOMINAL = 120_000
"""The longer side of a drawing, in units of which its proportions are told as whole numbers."""
DRAWING_BEGINS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b", b" ", b"\t", b"\r", b"\n")
"""How a file that may be SVG begins: with a tag, a byte order mark, gzip's sign, or blanks."""
DRAWING = "image/svg+xml"
SCALABLE = ("image/png", "image/jpeg")


class PictureInfo(NamedTuple):
    """What a picture is. `media_type` is that of the bytes to be stored, `width` and `height` are in pixels as seen
    upright, `dpi` is dots per inch and 0 where the file does not say. Where `convert`, `storable` makes other
    bytes than the file's; `orientation` is EXIF's (1 to 8).

    Of an SVG, `drawing` is the file as it may be stored, and the rest speaks of the PNG beside it; `width` and `height`
    then say no more than its proportions. `has_text` where the drawing has letters in it."""

    media_type: str
    width: int
    height: int
    dpi: float = 0.0
    convert: bool = False
    orientation: int = 1
    drawing: bytes = b""
    has_text: bool = False


def inspect(data: bytes, name: str) -> Report[PictureInfo | None]:
    """What the picture file `name` with the bytes `data` is. The bytes decide, not the name's ending.

    The value is None where there is an error; the diagnostics have no place yet, the reader knows it.
    """
    if data.startswith(DRAWING_BEGINS):
        from foliensatz.pictures.svg import is_svg

        if is_svg(data):
            return _drawing(data, name)
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
    told = misnamed(data, name)
    return Report(_info(header), ((told,) if told else ()) + ((_first_only(name),) if header.several else ()))


def storable(data: bytes, info: PictureInfo, width: int = 0) -> tuple[bytes, str]:
    """The bytes that go into the file, and their media type. `info` is what `inspect` said of the same `data`; `width`
    is how many pixels across the picture's place can show, 0 where it must keep all it has.

    A picture that PowerPoint shows as it is keeps its bytes. The others are decoded, turned upright, brought to RGB
    or grey with 8 bits, and stored as PNG or JPEG without the metadata of the original (place, camera, thumbnail);
    a colour profile stays. One with many more pixels than `width` is made so wide, likewise. Of an SVG these are the
    bytes of the PNG beside it. The same bytes give the same result; only an SVG with letters in it depends on the
    fonts that are installed.
    """
    if info.drawing:
        from foliensatz.pictures.raster import rasterise, sensible_width

        wide = sensible_width(width or DRAWING_WIDTH, info.width / info.height)
        return rasterise(info.drawing, wide, info.has_text), info.media_type
    if info.convert:
        from foliensatz.pictures.conversion import convert

        data = convert(data, info.media_type)
    if width and len(data) >= WORTHWHILE and info.width > width * SPARE and info.media_type in SCALABLE:
        from foliensatz.pictures.sizing import smaller

        data = smaller(data, info.media_type, width)
    return data, info.media_type


def to_sketch(info: PictureInfo, name: str) -> Report[Sketch | None]:
    """The drawing as paths that can be edited; None, with a warning, for one that has more than paths."""
    if not info.drawing:
        hint = "Leave out {.shapes}, or use an SVG"
        return Report(None, (warning("F307", f"Only an SVG can become shapes; “{name}” stays a picture", hint=hint),))
    from foliensatz.pictures.sketch import Beyond, read_sketch

    try:
        return Report(read_sketch(info.drawing))
    except Beyond as what:
        hint = "Leave out {.shapes}; in PowerPoint, “Convert to Shape” may do more"
        return Report(None, (warning("F307", f"“{name}” has {what}, so it stays a picture", hint=hint),))


def _drawing(data: bytes, name: str) -> Report[PictureInfo | None]:
    from foliensatz.pictures.svg import Unsafe, read_svg
    from foliensatz.pictures.trial import try_to_draw

    try:
        svg = read_svg(data)
        try_to_draw(svg.data)
    except Unsafe as problem:
        hint = "Open it in a drawing program, simplify it and save it as plain SVG"
        return Report(None, (error("F305", f"The SVG “{name}” is not safe to read: {problem}", hint=hint),))
    except BrokenPicture as problem:
        return Report(None, (_broken(name, problem),))
    told = []
    if svg.removed:
        what = svg.removed[0] if len(svg.removed) == 1 else f"{', '.join(svg.removed[:-1])} and {svg.removed[-1]}"
        hint = "Look at the slide; to be rid of this, save the drawing as plain SVG with everything in it"
        told.append(warning("F304", f"The SVG “{name}” has {what}, which were left out", hint=hint))
    if not svg.sized:
        hint = 'Give its <svg> a viewBox, such as viewBox="0 0 300 150"'
        told.append(warning("F306", f"The SVG “{name}” doesn’t say how large it is: 300 × 150 px were taken", hint=hint))
    misnaming = misnamed(b"<svg", name)
    told += [misnaming] if misnaming else []
    longer = NOMINAL / max(svg.width, svg.height)
    width, height = (max(1, round(side * longer)) for side in (svg.width, svg.height))
    return Report(PictureInfo("image/png", width, height, drawing=svg.data, has_text=svg.has_text), tuple(told))


def _info(header: Header) -> PictureInfo:
    width, height = header.width, header.height
    if header.orientation > 4:
        width, height = height, width
    return PictureInfo(header.media_type, width, height, header.dpi, header.convert, header.orientation)


def _broken(name: str, problem: BrokenPicture) -> Diagnostic:
    return error("F312", f"The picture “{name}” is damaged: {problem}", hint="Export or copy the file again")


def _unknown(name: str) -> Diagnostic:
    return error("F311", f"“{name}” is not a picture", hint="Use a PNG, JPEG, GIF, WebP or SVG file")


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
