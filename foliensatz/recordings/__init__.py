"""Films and sounds: bytes → what is in them, and whether PowerPoint can play it. The file's own header decides, not its
ending; nothing is decoded."""

from typing import NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error, warning

SOUNDS = (".mp3", ".m4a", ".wav", ".aac", ".flac", ".oga", ".opus", ".wma", ".aif", ".aiff")

# What of an MP4 or MOV file PowerPoint plays on every computer (ISO/IEC 14496-12, 8.5.2: sample entries' names).
_PLAYED = frozenset(("avc1", "avc3", "mp4v", "mp4a", ".mp3", "lpcm", "sowt", "twos", "in24", "fl32", "raw ", "tx3g", "tmcd", "text"))
_NAMES = {
    "hvc1": "HEVC (H.265)", "hev1": "HEVC (H.265)", "dvh1": "Dolby Vision", "dvhe": "Dolby Vision", "av01": "AV1",
    "vp09": "VP9", "vp08": "VP8", "ap4h": "ProRes", "apcn": "ProRes", "apch": "ProRes", "apcs": "ProRes", "apco": "ProRes",
    "mjpg": "Motion JPEG", "jpeg": "Motion JPEG", "ac-3": "Dolby Digital", "ec-3": "Dolby Digital Plus", "opus": "Opus",
    "flac": "FLAC", "alac": "Apple Lossless",
}  # fmt: skip


class Recording(NamedTuple):
    """What a file holds. `film` is false for sound alone; `width` and `height` are in pixels as shown, 0 where unknown;
    `duration` in ms, likewise. `codecs` are the names of its tracks' codecs as the file has them."""

    media_type: str
    extension: str
    film: bool
    width: int = 0
    height: int = 0
    duration: int = 0
    codecs: tuple[str, ...] = ()


class Broken(ValueError):
    """The file ends too soon, or contradicts itself; the message says how."""


def inspect(data: bytes, name: str) -> Report[Recording | None]:
    """What the recording `name` with the bytes `data` is. None where PowerPoint can't play it at all, with the reason;
    a warning where it plays only on some computers. The diagnostics have no place yet."""
    kind = _kind(data)
    if kind in ("MP4", "QuickTime"):
        from foliensatz.recordings.boxes import read_boxes

        try:
            found = read_boxes(data, kind == "QuickTime")
        except Broken as problem:
            hint = "Export or copy the file again"
            return Report(None, (error("F335", f"The recording “{name}” is damaged: {problem}", hint=hint),))
        return Report(found, tuple(_unplayed(found, name)))
    if kind == "MP3":
        return Report(Recording("audio/mpeg", "mp3", False, codecs=("mp3",)))
    if kind == "WAV":
        return Report(Recording("audio/wav", "wav", False, codecs=("wav",)))
    if kind in ("AVI", "Windows Media"):
        film = not name.lower().endswith(SOUNDS)
        types = {"AVI": ("video/avi", "avi"), "Windows Media": ("video/x-ms-wmv", "wmv") if film else ("audio/x-ms-wma", "wma")}
        media_type, extension = types[kind]
        told = warning("F338", f"“{name}” ({kind}) plays in PowerPoint for Windows only", hint=_convert(name, film))
        return Report(Recording(media_type, extension, film), (told,))
    if kind:
        told = error("F332", f"PowerPoint can't play “{name}”: it is {kind}", hint=_convert(name, kind not in ("FLAC", "AAC")))
        return Report(None, (told,))
    return Report(None, (error("F335", f"“{name}” is no film and no sound", hint="Use an MP4 with H.264 and AAC, or an MP3"),))


def _kind(data: bytes) -> str:
    """What container the bytes are, "" where none that is known."""
    if data[4:8] == b"ftyp":
        return "QuickTime" if data[8:12] == b"qt  " else "MP4"
    if data[4:8] in (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"):
        return "QuickTime"
    if data[:4] == b"RIFF":
        return {b"WAVE": "WAV", b"AVI ": "AVI"}.get(data[8:12], "")
    if data[:4] == b"\x1aE\xdf\xa3":
        return "WebM" if b"webm" in data[:64] else "Matroska"
    if data[:4] == b"OggS":
        return "Ogg"
    if data[:4] == b"fLaC":
        return "FLAC"
    if data[:4] == b"\x30\x26\xb2\x75":
        return "Windows Media"
    if data[:4] in (b"\0\0\1\xba", b"\0\0\1\xb3"):
        return "MPEG-1 or MPEG-2"
    if data[:4] == b"FORM" and data[8:12] in (b"AIFF", b"AIFC"):
        return "AIFF"
    if data[:3] == b"ID3" or len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2:
        return "MP3"
    return "AAC" if len(data) > 1 and data[0] == 0xFF and data[1] & 0xF6 == 0xF0 else ""


def _unplayed(found: Recording, name: str) -> list[Diagnostic]:
    """A warning where a track is in a codec that not every PowerPoint has."""
    others = [codec for codec in found.codecs if codec not in _PLAYED]
    if not others:
        return []
    what = " and ".join(dict.fromkeys(_NAMES.get(codec.lower(), f"the codec “{codec.strip()}”") for codec in others))
    return [warning("F331", f"“{name}” is in {what}, which PowerPoint plays on few computers", hint=_convert(name, found.film))]


def _convert(name: str, film: bool) -> str:
    stem = name.rpartition("/")[2].rpartition(".")[0] or "film"
    if film:
        return f"Convert it: ffmpeg -i “{name}” -c:v libx264 -pix_fmt yuv420p -c:a aac “{stem}-h264.mp4”"
    return f"Convert it: ffmpeg -i “{name}” -c:a aac “{stem}.m4a”"
