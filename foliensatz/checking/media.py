"""F614: pictures hold what their media type says; SVG stands only behind a picture every version can show."""

from collections.abc import Iterator

from foliensatz.opc.names import A, R
from foliensatz.opc.package import Package
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F614"

SVG = "image/svg+xml"
VIDEO = "video/mp4"

# Where the bytes that tell a format stand, and which they are.
_MAGIC = {
    "image/png": ((0, b"\x89PNG\r\n\x1a\n"),),
    "image/jpeg": ((0, b"\xff\xd8\xff"),),
    "image/gif": ((0, b"GIF87a"), (0, b"GIF89a")),
    "image/bmp": ((0, b"BM"),),
    "image/tiff": ((0, b"II*\0"), (0, b"MM\0*")),
    "image/x-emf": ((40, b" EMF"),),
    "image/x-wmf": ((0, b"\xd7\xcd\xc6\x9a"), (0, b"\x01\0\x09\0"), (0, b"\x02\0\x09\0")),
    VIDEO: ((4, b"ftyp"),),
}
_SAME = {"image/jpg": "image/jpeg", "image/tif": "image/tiff", "image/x-png": "image/png"}


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.parts.values():
        told, found = _SAME.get(part.media_type, part.media_type), _types(part.data)
        if told in _MAGIC and told not in found:
            # PowerPoint itself keeps pictures under another one's type.
            report = warning if told != VIDEO and found - {VIDEO} else error
            yield report(
                CODE, f"{part.name}: the bytes are no {part.media_type}", hint="Store the picture under its true type"
            )
        if part.media_type == SVG and b"<svg" not in part.data[:4096] and b":svg" not in part.data[:4096]:
            yield error(CODE, f"{part.name}: the bytes are no {SVG}", hint="Store the picture under its true type")
        if part.media_type == "image/webp":
            yield error(
                CODE, f"{part.name}: PowerPoint does not show WebP pictures", hint="Store the picture as PNG or JPEG"
            )
    for part in package.xml_parts():
        for blip in part.root.iter(A + "blip"):
            rel = package.relationship(part.name, blip.get(R + "embed", ""))
            target = package.parts.get(rel.target) if rel and not rel.external else None
            if target is not None and target.media_type == SVG:
                yield error(
                    CODE,
                    f"{part.name}: the picture {target.name} is an SVG without a PNG before it",
                    hint="Show a PNG, and name the SVG in the picture's svgBlip extension",
                )


def _types(data: bytes) -> set[str]:
    """The media types that the bytes begin like."""
    return {
        type_ for type_, magic in _MAGIC.items() if any(data[at : at + len(bytes_)] == bytes_ for at, bytes_ in magic)
    }
