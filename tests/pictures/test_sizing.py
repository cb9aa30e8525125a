"""Photographs with more pixels than their place can show: made smaller, once, and only where it is worth it."""

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from foliensatz.deck import Asset
from foliensatz.frame import Frame, Picture
from foliensatz.geometry import EMU_PER_INCH, Box
from foliensatz.pictures import inspect, storable
from foliensatz.pptx.media import seen_widths


def photograph(width=2400, height=1600, format="JPEG", mode="RGB", **options) -> bytes:
    written = BytesIO()
    Image.effect_noise((width, height), 40).convert(mode).save(written, format, **options)
    return written.getvalue()


def shown(data: bytes, width: int) -> tuple[bytes, Image.Image]:
    result, _ = storable(data, inspect(data, "p").value, width)
    return result, Image.open(BytesIO(result))


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_it_is_made_as_wide_as_its_place_can_show(format):
    data = photograph(format=format)
    smaller, image = shown(data, 600)
    assert image.size == (600, 400)
    assert image.format == format
    assert len(smaller) < len(data) / 4


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "1", "LA"])
def test_every_kind_of_png(mode):
    assert shown(photograph(format="PNG", mode=mode), 600)[1].size == (600, 400)


def test_little_more_than_is_seen_keeps_its_bytes():
    data = photograph()
    assert shown(data, 2000)[0] is data


def test_a_small_file_keeps_its_bytes_without_pillow(tmp_path):
    written = BytesIO()
    Image.new("RGB", (3000, 2000), "teal").save(written, "PNG")
    (tmp_path / "p").write_bytes(written.getvalue())
    program = (
        "import sys; from foliensatz.pictures import inspect, storable\n"
        f"data = open({str(tmp_path / 'p')!r}, 'rb').read()\n"
        "assert storable(data, inspect(data, 'p').value, 100)[0] is data; sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_all_pixels_are_kept_where_nobody_says_how_many_are_seen():
    data = photograph()
    assert shown(data, 0)[0] is data


def test_a_moving_picture_keeps_its_bytes():
    written = BytesIO()
    frames = [Image.effect_noise((900, 900), strength).convert("P") for strength in (40, 80)]
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    assert shown(written.getvalue(), 100)[0] == written.getvalue()


def test_a_color_profile_stays_and_the_camera_s_data_goes():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    _, image = shown(photograph(icc_profile=profile, exif=exif), 600)
    assert image.info["icc_profile"] == profile
    assert not image.getexif()


def test_the_same_bytes_every_time():
    data = photograph()
    assert shown(data, 600)[0] == shown(data, 600)[0]


def frame(*pictures: Picture) -> Frame:
    return Frame("content", pictures)


def picture(inches: float, crop=(0.0, 0.0, 0.0, 0.0), drawing="", original=False) -> Picture:
    box = Box(0, 0, round(inches * EMU_PER_INCH), EMU_PER_INCH)
    return Picture("Bild", Asset("k", "p.jpg", "image/jpeg", 6000, 4000, drawing=drawing), box, "", crop, original=original)


@pytest.mark.parametrize(
    ("shape", "dpi", "width"),
    [
        (picture(4), 100, 448),
        (picture(4, crop=(0.25, 0, 0.25, 0)), 100, 832),
        (picture(4), 0, 0),
        (picture(4, original=True), 100, 0),
        (picture(4, drawing="d"), 0, 896),
        (picture(4, drawing="d"), 100, 896),
        (picture(4, drawing="d"), 440, 1792),
    ],
    ids=["whole", "cut", "original deck", "original picture", "drawing", "drawing at least", "drawing at most"],
)
def test_how_many_pixels_can_be_seen(shape, dpi, width):
    assert seen_widths([frame(shape)], dpi) == {"k": width}


def test_the_largest_place_decides_and_an_original_before_all():
    places = [picture(2), picture(4), picture(1)]
    assert seen_widths([frame(*places)], 100) == {"k": 448}
    assert seen_widths([frame(place) for place in (places[0], picture(1, original=True), places[1])], 100) == {"k": 0}
