"""A folder of odd picture files, made by a script, and what must become of each.

    python -m tests.pictures.odd_files FOLDER      makes the files, to look at them

`ODD_FILES` is the table: the file's name, what makes it, and what must happen: the codes of the diagnostics, and how the
picture is stored (its format, size and mode), or "error" where no deck may be written.
"""

import gzip
import io
import os
import struct
import sys
import zlib
from pathlib import Path
from typing import Callable, NamedTuple

from PIL import Image, ImageCms

Make = Callable[[], bytes]


class Stored(NamedTuple):
    """How a picture is stored. `same` where its bytes are the file's own."""

    format: str
    size: tuple[int, int] = (64, 32)
    same: bool = False


class Odd(NamedTuple):
    """`place` puts the file where it belongs, for what is no file with bytes. `name` is how the author writes it."""

    file: str
    make: Make
    codes: tuple[str, ...] = ()
    stored: Stored | None = None
    place: Callable[[Path], None] | None = None
    name: str = ""
    said: str = ""


def quarters(mode: str = "RGB") -> Image.Image:
    """Red, green, blue and white quarters; wider than high, so that a turn shows."""
    image = Image.new("RGB", (64, 32), "white")
    image.paste("red", (0, 0, 32, 16))
    image.paste("green", (32, 0, 64, 16))
    image.paste("blue", (0, 16, 32, 32))
    return image.convert(mode)


def saved(image: Image.Image, format: str, **options) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format, **options)
    return stream.getvalue()


def plain(format: str, mode: str = "RGB", **options) -> Make:
    return lambda: saved(quarters(mode), format, **options)


def moving(format: str) -> Make:
    return lambda: saved(
        quarters(), format, save_all=True, append_images=[Image.new("RGB", (64, 32), "teal"), quarters()], duration=200
    )


def turned(format: str, orientation: int) -> Make:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return lambda: saved(quarters(), format, exif=exif)


def cut(make: Make, share: float) -> Make:
    return lambda: make()[: int(len(make()) * share)]


def noise() -> Image.Image:
    return Image.effect_noise((200, 100), 60).convert("RGB")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, depth: int, color: int, rows: bytes, interlace: int = 0) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlace)
    packed = zlib.compress(rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def sixteen_bit_colors() -> bytes:
    row = b"\0" + struct.pack(">3H", 0xFFFF, 0x8000, 0) * 64
    return png(64, 32, 16, 2, row * 32)


def bomb_jpeg() -> bytes:
    data = bytearray(plain("JPEG")())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 60000, 60000)
    return bytes(data)


def bomb_gif() -> bytes:
    data = bytearray(plain("GIF")())
    data[6:10] = struct.pack("<HH", 65535, 65535)
    return bytes(data)


def other_jpeg(marker: int) -> Make:
    """A JPEG of a kind that PowerPoint doesn't know: lossless (C3), arithmetic (C9)."""
    return lambda: plain("JPEG")().replace(b"\xff\xc0", bytes((0xFF, marker)), 1)


def svg(content: str = '<rect width="64" height="32" fill="red"/>', root: str = 'viewBox="0 0 64 32"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{content}</svg>'.encode()


def heic(image: Image.Image) -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return saved(image, "HEIF")


def bytes_(data: bytes) -> Make:
    return lambda: data


def nothing() -> bytes:
    return b""


def in_circle(path: Path) -> None:
    other = path.with_name("other-" + path.name)
    other.symlink_to(path)
    path.symlink_to(other)


def linked(path: Path) -> None:
    target = path.with_name("target-" + path.name)
    target.write_bytes(plain("PNG")())
    path.symlink_to(target)


def sparse(path: Path) -> None:
    with open(path, "wb") as file:
        file.truncate(2_000_000_000)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
PNG, JPEG, GIF = Stored("PNG", same=True), Stored("JPEG", same=True), Stored("GIF", same=True)
TO_PNG, TO_JPEG = Stored("PNG"), Stored("JPEG")
DRAWN = Stored("SVG", (0, 0))

ODD_FILES: tuple[Odd, ...] = (
    # Ordinary kinds: their bytes are kept.
    Odd("plain.png", plain("PNG"), stored=PNG),
    Odd("grey.png", plain("PNG", "L"), stored=PNG),
    Odd("palette.png", plain("PNG", "P"), stored=PNG),
    Odd("black-and-white.png", plain("PNG", "1"), stored=PNG),
    Odd("transparent.png", plain("PNG", "RGBA"), stored=PNG),
    Odd("grey-transparent.png", plain("PNG", "LA"), stored=PNG),
    Odd("with-profile.png", plain("PNG", icc_profile=SRGB), stored=PNG),
    Odd("interlaced.png", lambda: png(1, 1, 8, 2, b"\0\xff\0\0", 1), stored=Stored("PNG", (1, 1), True)),
    Odd("one-pixel.png", lambda: saved(Image.new("RGB", (1, 1)), "PNG"), stored=Stored("PNG", (1, 1), True)),
    Odd("tail-behind.png", lambda: plain("PNG")() + b"tail", stored=PNG),
    Odd("very-wide.png", lambda: saved(Image.new("RGB", (8000, 2)), "PNG"), stored=Stored("PNG", (8000, 2), True)),
    Odd("very-high.png", lambda: saved(Image.new("RGB", (2, 8000)), "PNG"), stored=Stored("PNG", (2, 8000), True)),
    Odd("plain.jpg", plain("JPEG"), stored=JPEG),
    Odd("progressive.jpg", plain("JPEG", progressive=True), stored=JPEG),
    Odd("grey.jpg", plain("JPEG", "L"), stored=JPEG),
    Odd("upright.jpg", turned("JPEG", 1), stored=JPEG),
    Odd("print-resolution.jpg", plain("JPEG", dpi=(600, 600)), stored=JPEG),
    Odd("still.gif", plain("GIF", "P"), stored=GIF),
    Odd("moving.gif", moving("GIF"), stored=GIF),
    # Converted to what PowerPoint shows.
    Odd("sixteen-bits.png", lambda: saved(Image.new("I;16", (64, 32), 32768), "PNG"), stored=TO_PNG),
    Odd("sixteen-bit-colours.png", sixteen_bit_colors, stored=TO_PNG),
    Odd("turned.png", turned("PNG", 6), stored=Stored("PNG", (32, 64))),
    Odd("upside-down.jpg", turned("JPEG", 3), stored=TO_JPEG),
    Odd("turned-right.jpg", turned("JPEG", 6), stored=Stored("JPEG", (32, 64))),
    Odd("turned-left.jpg", turned("JPEG", 8), stored=Stored("JPEG", (32, 64))),
    Odd("mirrored.jpg", turned("JPEG", 2), stored=TO_JPEG),
    Odd("cmyk.jpg", plain("JPEG", "CMYK"), stored=TO_JPEG),
    Odd("cmyk-broken-profile.jpg", plain("JPEG", "CMYK", icc_profile=b"x"), stored=TO_JPEG),
    Odd("photo.webp", plain("WEBP"), stored=TO_JPEG),
    Odd("lossless.webp", plain("WEBP", lossless=True), stored=TO_PNG),
    Odd("transparent.webp", lambda: saved(_half_transparent(), "WEBP"), stored=TO_PNG),
    Odd("photo.avif", plain("AVIF"), stored=TO_JPEG),
    Odd("transparent.avif", lambda: saved(_half_transparent(), "AVIF"), stored=TO_PNG),
    Odd("drawing.bmp", plain("BMP"), stored=TO_PNG),
    Odd("scan.tiff", plain("TIFF"), stored=TO_PNG),
    Odd("cmyk.tiff", plain("TIFF", "CMYK"), stored=TO_PNG),
    Odd("heights.tiff", lambda: saved(Image.linear_gradient("L").resize((64, 32)).convert("F"), "TIFF"), stored=TO_PNG),
    Odd("turned.tiff", turned("TIFF", 8), stored=Stored("PNG", (32, 64))),
    Odd("photo.heic", lambda: heic(quarters()), stored=TO_JPEG),
    Odd("half.heic", cut(lambda: heic(noise()), 0.6), ("F312",)),
    Odd("photo.jp2", plain("JPEG2000"), stored=TO_JPEG),
    # Only the first of several can be shown.
    Odd("moving.png", moving("PNG"), ("F315",), TO_PNG),
    Odd("moving.webp", moving("WEBP"), ("F315",), TO_JPEG),
    Odd("pages.tiff", moving("TIFF"), ("F315",), TO_PNG),
    # The name says something else.
    Odd("jpeg-called.png", plain("JPEG"), ("F316",), JPEG),
    Odd("png-called.jpg", plain("PNG"), ("F316",), PNG),
    Odd("gif-called.png", moving("GIF"), ("F316",), GIF),
    Odd("webp-called.jpg", plain("WEBP"), ("F316",), TO_JPEG),
    Odd("svg-called.png", svg, ("F316",), DRAWN),
    Odd("no-ending", plain("PNG"), stored=PNG),
    # Drawings.
    Odd("plain.svg", svg, stored=DRAWN),
    Odd("compressed.svgz", lambda: gzip.compress(svg(), mtime=0), stored=DRAWN),
    Odd("utf-16.svg", lambda: svg().decode().encode("utf-16"), stored=DRAWN),
    Odd("with-mark.svg", lambda: b"\xef\xbb\xbf" + svg(), stored=DRAWN),
    Odd("blank-before.svg", lambda: b"\n  " + svg(), stored=DRAWN),
    Odd("no-namespace.svg", bytes_(b'<svg viewBox="0 0 64 32"><rect width="9" height="9"/></svg>'), stored=DRAWN),
    Odd("millimetres.svg", lambda: svg(root='width="64mm" height="32mm"'), stored=DRAWN),
    Odd("without-size.svg", lambda: svg(root=""), ("F306",), DRAWN),
    Odd("with-script.svg", lambda: svg("<script>alert(1)</script><circle r='9'/>"), ("F304",), DRAWN),
    Odd("with-photo.svg", lambda: svg('<image href="photo.jpg" width="9" height="9"/>'), ("F304",), DRAWN),
    Odd("with-page.svg", lambda: svg("<foreignObject/>"), ("F304",), DRAWN),
    Odd("laughs.svg", lambda: b'<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>' + svg("&b;"), ("F305",)),
    Odd("reads-files.svg", lambda: b'<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>' + svg("&a;"), ("F305",)),
    Odd("half.svg", cut(svg, 0.7), ("F312",)),
    # No pictures, or no whole ones.
    Odd("empty.png", nothing, ("F310",)),
    Odd("web-page.png", bytes_(b"<!DOCTYPE html><html><body>404</body></html>"), ("F311",), said="a web page"),
    Odd("git-lfs.png", bytes_(b"version https://git-lfs.github.com/spec/v1\noid sha256:0"), ("F311",), said="git lfs pull"),
    Odd("words.jpg", bytes_(b"just words"), ("F311",)),
    Odd("any-bytes.png", bytes_(bytes(range(256))), ("F311",)),
    Odd("icon.ico", plain("ICO"), ("F311",)),
    Odd("half.png", cut(lambda: saved(noise(), "PNG"), 0.5), ("F312",)),
    Odd("half.jpg", cut(lambda: saved(noise(), "JPEG"), 0.5), ("F312",)),
    Odd("half.gif", cut(lambda: saved(noise(), "GIF"), 0.5), ("F312",)),
    Odd("half.webp", cut(lambda: saved(noise(), "WEBP"), 0.5), ("F312",)),
    Odd("half.tiff", cut(lambda: saved(noise(), "TIFF"), 0.5), ("F312",)),
    Odd("half-avif.avif", cut(lambda: saved(noise(), "AVIF"), 0.6), ("F312",)),
    Odd("line-ends.png", lambda: saved(noise(), "PNG").replace(b"\r\n", b"\n"), ("F312",), said="line ends"),
    Odd("changed-byte.png", lambda: saved(noise(), "PNG").replace(b"IDAT", b"IDAT\1", 1), ("F312",)),
    Odd("no-size.png", lambda: png(0, 0, 8, 2, b""), ("F312",)),
    Odd("lossless.jpg", other_jpeg(0xC3), ("F312",), said="a kind of JPEG"),
    Odd("arithmetic.jpg", other_jpeg(0xC9), ("F312",), said="a kind of JPEG"),
    Odd("bomb.png", lambda: png(60000, 60000, 8, 2, b"\0"), ("F314",)),
    Odd("bomb.jpg", bomb_jpeg, ("F314",)),
    Odd("bomb.gif", bomb_gif, ("F314",)),
    # Kinds that no slide shows.
    Odd("plan.pdf", bytes_(b"%PDF-1.7\n"), ("F313",), said="PDF"),
    Odd("layers.psd", bytes_(b"8BPS\0\1"), ("F313",), said="Photoshop"),
    Odd("old.emf", bytes_(b"\1\0\0\0" + b"\0" * 36 + b" EMF"), ("F313",), said="EMF"),
    Odd("old.wmf", bytes_(b"\xd7\xcd\xc6\x9a\0\0"), ("F313",), said="WMF"),
    # A film is a recording: one with nothing in it is told as such.
    Odd("film.mp4", bytes_(b"\0\0\0\x18ftypisom" + b"\0" * 20), ("F335",), said="damaged"),
    Odd("film.png", bytes_(b"\0\0\0\x18ftypisom" + b"\0" * 20), ("F313",), said="video"),
    # Places.
    Odd("folder.png", nothing, ("F153",), place=Path.mkdir, said="a folder"),
    Odd("circle.png", nothing, ("F153",), place=in_circle),
    Odd("linked.png", nothing, stored=PNG, place=linked),
    Odd("pipe.png", nothing, ("F153",), place=os.mkfifo, said="a pipe"),
    Odd("device.png", nothing, ("F153",), place=lambda path: path.symlink_to("/dev/zero"), said="a device"),
    Odd("enormous.png", nothing, ("F153",), place=sparse, said="2,000 MB"),
    Odd("there.png", plain("PNG"), ("F301",), name="theer.png", said="“there.png”"),
    Odd("Case.png", plain("PNG"), ("F301",), name="case.png", said="“Case.png”"),
    Odd("two words.png", plain("PNG"), stored=PNG, name="<two words.png>"),
    Odd("blanks in it.png", plain("PNG"), stored=PNG, name="blanks%20in%20it.png"),
    Odd("U\u0308bersicht.png", plain("PNG"), stored=PNG, name="Übersicht.png"),
    Odd("100%.png", plain("PNG"), stored=PNG, name="100%.png"),
    Odd("in/a/folder.png", plain("PNG"), stored=PNG, name="in\\a\\folder.png"),
    Odd("far.png", plain("PNG"), ("F303",), name="https://example.org/far.png"),
)


def _half_transparent() -> Image.Image:
    image = quarters("RGBA")
    image.putalpha(128)
    return image


def put(odd: Odd, folder: Path) -> bytes:
    """Write the file into the folder; its bytes come back."""
    path = folder / odd.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if odd.place:
        odd.place(path)
        return plain("PNG")() if odd.stored else b""
    data = odd.make()
    path.write_bytes(data)
    return data


if __name__ == "__main__":
    target = Path(sys.argv[1])
    for entry in ODD_FILES:
        put(entry, target)
    print(f"{len(ODD_FILES)} files in {target}")
