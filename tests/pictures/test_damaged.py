"""Files that are no pictures, or no whole ones: each gives one error that says what the file is, and never a crash."""

import subprocess
import sys
from io import BytesIO
from struct import pack

import pytest
from PIL import Image

from foliensatz.pictures import inspect


def noise(format: str, **options) -> bytes:
    written = BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(written, format, **options)
    return written.getvalue()


def code_of(data: bytes, name="p.png") -> str:
    report = inspect(data, name)
    assert report.value is None
    (diagnostic,) = report.diagnostics
    assert diagnostic.severity == "error"
    assert diagnostic.hint
    assert name in diagnostic.message
    return diagnostic.code


def test_an_empty_file():
    assert code_of(b"") == "F310"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html><body>404</body></html>",
        b"\xef\xbb\xbf  <html lang='de'>",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0",
        b"just words",
        bytes(range(256)),
        b"\0",
    ],
    ids=["web page", "web page with byte order mark", "git lfs", "text", "bytes", "one byte"],
)
def test_what_is_no_picture(data):
    assert code_of(data) == "F311"


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\1\0\0\0" + b"\0" * 36 + b" EMF", "EMF"),
    ],
)
def test_what_cannot_be_put_on_a_slide_yet(data, label):
    assert code_of(data) == "F313"
    assert label in inspect(data, "p").diagnostics[0].message


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP", "TIFF"])
@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9])
def test_a_file_that_ends_too_early(format, share):
    data = noise(format)
    assert code_of(data[: max(12, int(len(data) * share))]) in ("F311", "F312")


def test_a_turned_photo_that_ends_too_early():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = noise("JPEG", exif=exif)
    assert code_of(data[: len(data) // 2]) == "F312"


def test_line_ends_changed_by_a_tool():
    data = noise("PNG")
    assert code_of(data.replace(b"\n", b"\r\n")) in ("F311", "F312")


def test_a_changed_byte_is_noticed():
    data = bytearray(noise("PNG"))
    data[len(data) // 2] ^= 1
    assert code_of(bytes(data)) == "F312"


def test_too_many_pixels():
    data = bytearray(noise("JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = pack(">HH", 60000, 60000)
    report = inspect(bytes(data), "p.jpg")
    assert report.diagnostics[0].code == "F314"


@pytest.mark.parametrize("format", ["WEBP", "TIFF"])
def test_random_damage_never_crashes(format):
    data = noise(format)
    for place in range(0, len(data), max(1, len(data) // 60)):
        damaged = bytearray(data)
        damaged[place] ^= 0xFF
        report = inspect(bytes(damaged), "p")
        assert (report.value is None) == report.failed


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF"])
def test_ordinary_pictures_never_load_pillow(format, tmp_path):
    (tmp_path / "p").write_bytes(noise(format))
    program = (
        "import sys; from foliensatz.pictures import inspect, storable\n"
        f"data = open({str(tmp_path / 'p')!r}, 'rb').read(); report = inspect(data, 'p')\n"
        "assert storable(data, report.value)[0] is data; sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_an_iphone_s_photograph_needs_a_library_of_its_own(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    data = b"\0\0\0\x18ftypheic" + b"\0" * 20
    assert code_of(data) == "F313"
    assert "pip install pillow-heif" in inspect(data, "p").diagnostics[0].hint
