"""Small MP4 files made by hand: all the boxes that say what is in them, and no picture."""

from struct import pack


def box(name: bytes, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return pack(">I4s", 8 + len(content), name) + content


def track(kind: bytes, codec: bytes, width: int = 0, height: int = 0, turned: bool = False) -> bytes:
    matrix = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000) if turned else (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    header = box(b"tkhd", bytes(40), pack(">9i", *matrix), pack(">II", width << 16, height << 16))
    table = box(b"stsd", pack(">II", 0, 1), box(codec, bytes(16)))
    handler = box(b"hdlr", bytes(8), kind, bytes(12))
    return box(b"trak", header, box(b"mdia", handler, box(b"minf", box(b"stbl", table))))


def film(video: bytes = b"avc1", audio: bytes = b"mp4a", brand: bytes = b"isom", size=(640, 360), turned: bool = False, filler: int = 64) -> bytes:
    """A film of 2.5 s; without `video` or `audio` it has no such track."""
    tracks = [track(b"vide", video, *size, turned)] if video else []
    tracks += [track(b"soun", audio)] if audio else []
    header = box(b"mvhd", bytes(12), pack(">II", 1000, 2500), bytes(80))
    return box(b"ftyp", brand, bytes(4), b"isom") + box(b"moov", header, *tracks) + box(b"mdat", bytes(filler))


WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm" + bytes(64)
OGG = b"OggS\0\2" + bytes(64)
FLAC = b"fLaC" + bytes(64)
WAV = b"RIFF\x44\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x44\xac\0\0\x88\x58\1\0\2\0\x10\0data" + bytes(32)
MP3 = b"ID3\4\0\0\0\0\0\0\xff\xfb\x90\0" + bytes(64)
AVI = b"RIFF\x44\0\0\0AVI LIST" + bytes(64)
