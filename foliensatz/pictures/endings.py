"""Files whose name says one format and whose bytes another: they work, but not in every program."""

from foliensatz.diagnostic import Diagnostic, warning

_KINDS = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"GIF8", "GIF"),
    (8, b"WEBP", "WebP"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftypavi", "AVIF"),
    (0, b"<svg", "SVG"),
)
_ENDINGS = {
    "png": "PNG", "apng": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "jpe": "JPEG", "jfif": "JPEG", "gif": "GIF",
    "webp": "WebP", "bmp": "BMP", "dib": "BMP", "tif": "TIFF", "tiff": "TIFF", "avif": "AVIF", "svg": "SVG",
    "svgz": "SVG", "heic": "HEIC", "heif": "HEIC", "pdf": "PDF",
}  # fmt: skip


def misnamed(data: bytes, name: str) -> Diagnostic | None:
    """A warning where the ending of `name` says another format than the bytes; None for an ending that says none."""
    said = _ENDINGS.get(name.rpartition(".")[2].lower())
    found = _kind(data)
    if said is None or found is None or said == found:
        return None
    article = "an" if found == "AVIF" or found == "SVG" else "a"
    hint = f"It works here; rename it to end in .{found.lower().replace('jpeg', 'jpg')}, for the programs that go by the name"
    return warning("F316", f"“{name}” is not a {said} file but {article} {found}", hint=hint)


def begins_as_picture(data: bytes) -> bool:
    """True for a file that begins like one of the formats that are known here."""
    return _kind(data) is not None


def _kind(data: bytes) -> str | None:
    return next((kind for offset, magic, kind in _KINDS if data.startswith(magic, offset)), None)
