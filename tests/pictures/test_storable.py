"""The bytes that go into the file: what the picture shows stays, its metadata goes, and the same comes out twice."""

from io import BytesIO

import pytest
from PIL import Image

from foliensatz.pictures import inspect, storable


def quarters(mode="RGB") -> Image.Image:
    """Red above left, green above right, blue below left, white below right; wider than high."""
    image = Image.new("RGB", (64, 32), "white")
    image.paste("red", (0, 0, 32, 16))
    image.paste("green", (32, 0, 64, 16))
    image.paste("blue", (0, 16, 32, 32))
    return image.convert(mode)


def written(image: Image.Image, format: str, **options) -> bytes:
    stream = BytesIO()
    image.save(stream, format, **options)
    return stream.getvalue()


def stored(data: bytes) -> Image.Image:
    """The picture as stored, checked against what `inspect` announced."""
    info = inspect(data, "p").value
    result, media_type = storable(data, info)
    image = Image.open(BytesIO(result))
    assert media_type == info.media_type == f"image/{image.format.lower()}"
    assert image.size == (info.width, info.height)
    assert not inspect(result, "p").value.convert
    return image


def close(color, other) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(color, other))


def test_a_picture_that_needs_nothing_keeps_its_bytes():
    data = written(quarters(), "PNG")
    assert storable(data, inspect(data, "p").value) == (data, "image/png")


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_turned_picture_is_stored_upright(format, orientation):
    upright = quarters()
    back = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }[orientation][0]
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = stored(written(upright.transpose(back), format, exif=exif)).convert("RGB")
    assert image.size == (64, 32)
    assert close(image.getpixel((8, 4)), (255, 0, 0))
    assert close(image.getpixel((56, 4)), (0, 128, 0))
    assert close(image.getpixel((8, 28)), (0, 0, 255))


def test_the_place_of_a_photo_is_not_passed_on():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    image = stored(written(quarters(), "JPEG", exif=exif))
    assert not image.getexif()


def test_a_color_profile_stays():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x0112] = 3
    assert stored(written(quarters(), "JPEG", exif=exif, icc_profile=profile)).info["icc_profile"] == profile


def test_printing_inks_become_screen_colors():
    image = stored(written(quarters("CMYK"), "JPEG"))
    assert image.mode == "RGB"
    assert close(image.getpixel((8, 4)), (255, 0, 0))


def test_printing_inks_with_a_broken_profile():
    image = stored(written(quarters("CMYK"), "JPEG", icc_profile=b"not a profile"))
    assert close(image.getpixel((8, 4)), (255, 0, 0))


def test_sixteen_bits_become_eight_and_keep_their_brightness():
    image = stored(written(Image.new("I;16", (9, 9), 32768), "PNG"))
    assert image.mode == "L"
    assert image.getpixel((4, 4)) == 128


@pytest.mark.parametrize("format", ["WEBP", "PNG"])
def test_transparency_stays(format):
    transparent = quarters("RGBA")
    transparent.putalpha(100)
    exif = Image.Exif()
    exif[0x0112] = 3
    assert stored(written(transparent, format, exif=exif)).getpixel((8, 4))[3] == 100


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "I;16", "F", "LAB"])
def test_every_kind_of_tiff(mode):
    image = Image.new(mode, (9, 9)) if mode in ("I;16", "F", "LAB") else quarters(mode)
    assert stored(written(image, "TIFF")).mode in ("L", "RGB")


def test_the_same_bytes_every_time():
    data = written(quarters(), "WEBP")
    info = inspect(data, "p").value
    assert storable(data, info) == storable(data, info)
