"""Files that stand where a picture should be: empty ones, web pages, pointers, formats PowerPoint gets otherwise.

Each is told apart by its first bytes, so that the author hears what the file really is.
"""

from foliensatz.diagnostic import Diagnostic, error

EXPORT_HINT = "Export it as SVG or PNG and use that file"

OTHER_FORMATS = (
    (0, b"%PDF-", "PDF"),
    (0, b"8BPS", "Photoshop"),
    (0, b"\xd7\xcd\xc6\x9a", "WMF"),
    (40, b" EMF", "EMF"),
    (4, b"ftypisom", "video"),
    (4, b"ftypmp4", "video"),
    (4, b"ftypqt", "video"),
)

HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypheim")
HEIC_HINT = "Install pillow-heif (pip install pillow-heif), or export it as JPEG and use that file"


def refusal(data: bytes, name: str) -> Diagnostic | None:
    """Why the file is no picture that can be used, or None where it may be one."""
    if not data:
        return error("F310", f"The picture “{name}” is empty", hint="Export or copy the file again")
    for offset, magic, label in OTHER_FORMATS:
        if data.startswith(magic, offset):
            return _unsupported(name, label, EXPORT_HINT)
    if data.startswith(HEIC, 4):
        from importlib.util import find_spec

        # A box that begins "mif1" may also hold AVIF, which Pillow reads by itself.
        if b"avif" not in data[8:64] and not find_spec("pillow_heif"):
            return _unsupported(name, "HEIC", HEIC_HINT)
    if data[0] in b"<\xef\xff\xfe \t\r\n" or data.startswith((b"\x1f\x8b", b"version ")):
        return _text_refusal(data, name)
    return None


def _text_refusal(data: bytes, name: str) -> Diagnostic | None:
    if data.startswith(b"\xff\xd8"):
        return None
    beginning = data[:2000].replace(b"\0", b"").lower()
    if b"<html" in beginning or b"<!doctype html" in beginning:
        return error(
            "F311",
            f"“{name}” is not a picture but a web page",
            hint="Open its address in the browser and save the picture itself",
        )
    if data.startswith(b"version https://git-lfs"):
        return error(
            "F311",
            f"“{name}” is not the picture but a Git LFS pointer to it",
            hint="Run “git lfs pull” to fetch the picture",
        )
    return None


def _unsupported(name: str, label: str, hint: str) -> Diagnostic:
    return error("F313", f"“{name}” is a file of the kind {label}, which can't be put on a slide", hint=hint)
