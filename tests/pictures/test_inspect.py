"""What `inspect` says of whole pictures: kind, size as seen upright, resolution, and whether they need conversion."""

from io import BytesIO

import pytest
from PIL import Image

from foliensatz.pictures import inspect


def picture(format: str, size=(40, 30), mode="RGB", **options) -> bytes:
    written = BytesIO()
    Image.new(mode, size).save(written, format, **options)
    return written.getvalue()


def turned(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def info_of(data: bytes, name="p"):
    report = inspect(data, name)
    assert report.diagnostics == ()
    return report.value


@pytest.mark.parametrize(
    ("format", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif")]
)
def test_an_ordinary_picture_is_stored_as_it_is(format, media_type):
    info = info_of(picture(format))
    assert info[:3] == (media_type, 40, 30)
    assert not info.convert


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_ordinary_kind_of_png(mode):
    assert not info_of(picture("PNG", mode=mode)).convert


@pytest.mark.parametrize("options", [{"progressive": True}, {"quality": 10}, {"comment": b"hello"}])
def test_every_ordinary_kind_of_jpeg(options):
    assert info_of(picture("JPEG", **options))[:3] == ("image/jpeg", 40, 30)


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_the_resolution_is_read(format):
    assert info_of(picture(format, dpi=(150, 150))).dpi == pytest.approx(150, abs=0.1)


def test_the_resolution_is_0_where_the_file_has_none():
    assert info_of(picture("PNG")).dpi == 0


def test_the_resolution_of_exif_serves_where_jfif_has_none():
    exif = turned(1)
    exif[0x011A], exif[0x0128] = 240.0, 2
    assert info_of(picture("JPEG", exif=exif)).dpi == 240


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_size_is_as_seen_upright(format, orientation):
    info = info_of(picture(format, exif=turned(orientation)))
    assert (info.width, info.height) == ((30, 40) if orientation > 4 else (40, 30))


def test_a_turned_photo_needs_conversion():
    assert info_of(picture("JPEG", exif=turned(6))).convert
    assert not info_of(picture("JPEG", exif=turned(1))).convert


def test_printing_inks_need_conversion():
    assert info_of(picture("JPEG", mode="CMYK")).convert


def test_sixteen_bits_need_conversion():
    assert info_of(picture("PNG", mode="I;16")).convert


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (picture("WEBP"), "image/jpeg"),
        (picture("WEBP", lossless=True), "image/png"),
        (picture("WEBP", mode="RGBA"), "image/png"),
        (picture("BMP"), "image/png"),
        (picture("TIFF"), "image/png"),
        (picture("AVIF"), "image/jpeg"),
    ],
    ids=["photo webp", "lossless webp", "transparent webp", "bmp", "tiff", "avif"],
)
def test_a_foreign_format_becomes_what_suits_its_pixels(data, media_type):
    info = info_of(data)
    assert info[:3] == (media_type, 40, 30)
    assert info.convert


def test_the_bytes_decide_not_the_name():
    report = inspect(picture("JPEG"), "photo.png")
    assert report.value.media_type == "image/jpeg"
    (told,) = report.diagnostics
    assert (told.code, told.message) == ("F316", "“photo.png” is not a PNG file but a JPEG")
    assert "rename it to end in .jpg" in told.hint


def test_bytes_behind_the_picture_do_no_harm():
    assert info_of(picture("JPEG") + b"\0" * 100).width == 40
    assert info_of(picture("PNG") + b"tail").width == 40


@pytest.mark.parametrize("format", ["PNG", "WEBP", "TIFF"])
def test_several_images_are_told(format):
    written = BytesIO()
    images = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    images[0].save(written, format, save_all=True, append_images=images[1:])
    report = inspect(written.getvalue(), "p")
    assert report.value is not None
    assert [d.code for d in report.diagnostics] == ["F315"]


def test_a_gif_may_move():
    written = BytesIO()
    images = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    images[0].save(written, "GIF", save_all=True, append_images=images[1:])
    assert not info_of(written.getvalue()).convert
