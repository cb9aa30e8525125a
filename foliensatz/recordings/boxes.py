"""MP4 and QuickTime files: boxes in boxes (ISO/IEC 14496-12, 4.2), of which a few say what is in the file."""

from struct import unpack_from
from typing import Iterator

from foliensatz.recordings import Broken, Recording

_LONGEST = 10_000  # boxes of one level: a file with more is no film
_FILM, _SOUND = b"vide", b"soun"


def read_boxes(data: bytes, quicktime: bool) -> Recording:
    """What the file holds, by its tracks. Raises Broken for a file without them, or one that is cut off."""
    movie = None
    for name, start, end in _boxes(data, 0, len(data)):
        if end > len(data):
            raise Broken(f"it ends in the midst of its part “{name.decode('latin-1')}”")
        if name == b"moov":
            movie = start, end
    if movie is None:
        raise Broken("it has no table of contents")
    duration = width = height = 0
    film = False
    codecs: list[str] = []
    for name, start, end in _boxes(data, *movie):
        if name == b"mvhd":
            duration = _duration(data, start, end)
        elif name == b"trak":
            kind, size, track_codecs = _track(data, start, end)
            if kind == _FILM:
                film, (width, height) = True, size
            if kind in (_FILM, _SOUND):
                codecs += track_codecs
    if not codecs:
        raise Broken("it has neither a picture nor a sound")
    if not film:
        return Recording("audio/mp4", "m4a", False, 0, 0, duration, tuple(codecs))
    media_type, extension = ("video/quicktime", "mov") if quicktime else ("video/mp4", "mp4")
    return Recording(media_type, extension, True, width, height, duration, tuple(codecs))


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """(name, beginning of its content, end) of each box between two places."""
    for _ in range(_LONGEST):
        if start + 8 > end:
            return
        size, name = unpack_from(">I4s", data, start)
        head = 8
        if size == 1:
            if start + 16 > end:
                return
            size, head = unpack_from(">Q", data, start + 8)[0], 16
        elif size == 0:
            size = end - start
        if size < head:
            raise Broken("a part of it has no size")
        yield name, start + head, start + size
        start += size
    raise Broken("it has too many parts")


def _inside(data: bytes, start: int, end: int, *path: bytes) -> tuple[int, int] | None:
    """Where the content of the first box at `path` stands."""
    for wanted in path:
        found = next(((first, last) for name, first, last in _boxes(data, start, end) if name == wanted), None)
        if found is None:
            return None
        start, end = found
    return start, end


def _track(data: bytes, start: int, end: int) -> tuple[bytes, tuple[int, int], list[str]]:
    """A track's kind, its size as shown, and its codecs (8.4.3, 8.3.2, 8.5.2)."""
    handler = _inside(data, start, end, b"mdia", b"hdlr")
    kind = data[handler[0] + 8 : handler[0] + 12] if handler else b""
    size = (0, 0)
    header = _inside(data, start, end, b"tkhd")
    if header and header[1] - header[0] >= 84:
        width, height = unpack_from(">II", data, header[1] - 8)
        turned = unpack_from(">i", data, header[1] - 44)[0] == 0  # the matrix's first number (6.2.2): 0 where it is turned
        size = (height >> 16, width >> 16) if turned else (width >> 16, height >> 16)
    table = _inside(data, start, end, b"mdia", b"minf", b"stbl", b"stsd")
    codecs: list[str] = []
    if table and table[1] - table[0] >= 8:
        for name, _, _ in _boxes(data, table[0] + 8, table[1]):
            codecs.append(name.decode("latin-1"))
    return kind, size, codecs


def _duration(data: bytes, start: int, end: int) -> int:
    """The film's length in ms (8.2.2)."""
    long = end > start and data[start] == 1
    if end - start < (32 if long else 20):
        return 0
    scale, length = unpack_from(">IQ", data, start + 20) if long else unpack_from(">II", data, start + 12)
    return round(length * 1000 / scale) if scale else 0
