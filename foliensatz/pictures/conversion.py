"""Pictures that PowerPoint can't show as they are: decoded and encoded anew, by Pillow.

This module imports Pillow and is itself imported only when there is such a picture.
"""

import warnings
from importlib.util import find_spec
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from foliensatz.pictures.endings import begins_as_picture
from foliensatz.pictures.headers import BrokenPicture, Header
from foliensatz.pictures.impostors import HEIC

FOREIGN_FORMATS = ("WEBP", "BMP", "TIFF", "AVIF", "JPEG2000")
OWN_FORMATS = ("PNG", "JPEG")
LOSSY_FORMATS = ("AVIF", "JPEG2000", "HEIF")
JPEG_QUALITY = 92
EXIF_ORIENTATION = 0x0112
DECODING_ERRORS = (OSError, SyntaxError, ValueError, EOFError, IndexError, Image.DecompressionBombError)
"""What Pillow's decoders raise on damaged files."""


def read_foreign(data: bytes, pixel_limit: int) -> Header | None:
    """The header of a picture that is neither PNG nor JPEG nor GIF; None where it is no picture at all.

    Pixels are decoded once, so that a damaged file is found here (BrokenPicture) and not when the deck is written;
    but not beyond `pixel_limit`.
    """
    try:
        image = _open(data, FOREIGN_FORMATS)
    except UnidentifiedImageError:
        if begins_as_picture(data):
            raise BrokenPicture("it can't be decoded") from None
        return None
    except DECODING_ERRORS as problem:
        raise BrokenPicture("it can't be decoded") from problem
    width, height = image.size
    if width * height <= pixel_limit:
        _load(image)
    dpi = float(image.info.get("dpi", (0.0, 0.0))[0])
    return Header(
        "image/jpeg" if _is_photo(image, data) else "image/png",
        width,
        height,
        round(dpi, 2),
        image.getexif().get(EXIF_ORIENTATION, 1),
        convert=True,
        several=getattr(image, "n_frames", 1) > 1,
    )


def verify(data: bytes) -> None:
    """Raises BrokenPicture where a PNG or JPEG that must be converted can't be decoded. A JPEG is decoded at an
    eighth of its size, which reads all its data at a third of the cost."""
    try:
        image = _open(data, OWN_FORMATS)
    except DECODING_ERRORS as problem:
        raise BrokenPicture("it can't be decoded") from problem
    image.draft(None, (image.width // 8, image.height // 8))
    _load(image)


def convert(data: bytes, media_type: str) -> bytes:
    """The picture upright, with 8 bits a channel, as PNG or JPEG; without metadata but its colour profile."""
    image = _open(data, FOREIGN_FORMATS + OWN_FORMATS)
    image.load()
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode == "CMYK":
        image, profile = _rgb_of_cmyk(image, profile), None
    image = _eight_bits(image, opaque=media_type == "image/jpeg")
    written = BytesIO()
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    if media_type == "image/jpeg":
        bare.save(written, "JPEG", quality=JPEG_QUALITY, icc_profile=profile)
    else:
        bare.save(written, "PNG", icc_profile=profile)
    return written.getvalue()


def open_own(data: bytes) -> Image.Image:
    """A PNG or JPEG, not decoded yet."""
    return _open(data, OWN_FORMATS)


def _open(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    if data.startswith(HEIC, 4) and find_spec("pillow_heif"):
        # An extra: the library for the photographs that iPhones take is large, and under a licence of its own.
        import pillow_heif

        pillow_heif.register_heif_opener()
        formats += ("HEIF",)
    with warnings.catch_warnings():
        # Pillow warns of large pictures below our own limit, on a terminal where nobody can act on it.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data), formats=formats)


def _load(image: Image.Image) -> None:
    try:
        image.load()
    except DECODING_ERRORS as problem:
        raise BrokenPicture("it can't be decoded") from problem


def _is_photo(image: Image.Image, data: bytes) -> bool:
    """A lossy file without transparency, which as PNG would grow tenfold and gain nothing."""
    if image.has_transparency_data or image.mode not in ("RGB", "L", "YCbCr"):
        return False
    return image.format in LOSSY_FORMATS or (image.format == "WEBP" and b"VP8 " in data[:4096])


def _rgb_of_cmyk(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Printing inks as screen colours: by the file's own profile where it has one that works."""
    if profile:
        try:
            inks = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, inks, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            # A broken profile is as good as none: the plain formula serves.
            return image.convert("RGB")
    return image.convert("RGB")


def _eight_bits(image: Image.Image, opaque: bool) -> Image.Image:
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("I", "F"):
        lowest, highest = image.getextrema()
        scale = 255 / ((highest - lowest) or 1)
        image = image.point(lambda value: value * scale - lowest * scale).convert("L")
    if image.mode in ("L", "RGB") or (image.mode in ("LA", "RGBA") and not opaque):
        return image
    return image.convert("RGBA" if image.has_transparency_data and not opaque else "RGB")
