"""Pictures as authors write them: pandoc's attributes and Marp's words in the alternative text."""

import re

from foliensatz.deck import Attributes

_LENGTH = r"(w|width|h|height):(\d+(?:\.\d+)?(?:px|cm|mm|in|pt|em|%)?|auto)$"
_SIDE = r"(left|right)(?::(\d+(?:\.\d+)?%))?$"
_SIZES = ("cover", "contain", "fit", "auto")
_FILTER = r"(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?$"
RECORDINGS = (
    ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".ogv", ".ogg", ".avi", ".wmv", ".mpg", ".mpeg",
    ".mp3", ".m4a", ".wav", ".aac", ".flac", ".oga", ".opus", ".wma", ".aif", ".aiff",
)  # fmt: skip
"""How the names of films and sounds end."""
PLAYED = ("autoplay", "loop", "muted")
"""What can stand behind a recording as a bare word."""
# A destination with blanks in it, which CommonMark takes for text: ![x](my picture.png)
_BLANK_IN_ADDRESS = (
    r"""(?i)(!\[[^\[\]]*\]\()([^()<>\n"'` ]+(?: [^()<>\n"'` ]+)*\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|mp4|m4v|mov|mp3|m4a|wav))([ \t]*(?:"[^"\n]*")?\))"""
)


def read_wording(alt: str, attributes: Attributes) -> tuple[str, str, str, Attributes]:
    """What the alternative text says besides being one: (alternative text, width, height, attributes).

    Marp's words taken out of `alt` and put into attributes: `bg` becomes a class, `left:33%` the pairs side and
    share, `cover`, `contain`, `fit`, `auto` and `50%` the pair size; `w:200` and `h:100` (px) become width and height,
    which the braces' own width and height overrule. Marp's filters are left out."""
    width, height = attributes.get("width"), attributes.get("height")
    pairs = [(key, value) for key, value in attributes.pairs if key not in ("width", "height")]
    classes = list(attributes.classes)
    if ":" in alt or "bg" in alt:
        words = alt.split()
        background = "bg" in words
        left: list[str] = []
        for word in words:
            if match := re.match(_LENGTH, word):
                length = match[2] if match[2] == "auto" or not match[2][-1].isdigit() else match[2] + "px"
                if match[1][0] == "w":
                    width = width or length
                else:
                    height = height or length
            elif not background:
                left.append(word)
            elif word == "bg":
                classes.append("bg")
            elif match := re.match(_SIDE, word):
                pairs.append(("side", match[1]))
                if match[2]:
                    pairs.append(("share", match[2]))
            elif word in _SIZES or re.fullmatch(r"\d+(?:\.\d+)?%", word):
                pairs.append(("size", word))
            elif word == "vertical":
                pairs.append(("direction", word))
            elif not re.match(_FILTER, word):
                left.append(word)
        if len(left) != len(words):
            alt = " ".join(left)
    found = Attributes(attributes.id, tuple(classes), tuple(pairs))
    return alt, width, height, found


def mend_addresses(text: str) -> tuple[str, bool]:
    """Text whose picture addresses with blanks stand in angle brackets, and whether there were any."""
    mended = re.sub(_BLANK_IN_ADDRESS, lambda m: f"{m[1]}<{m[2]}>{m[3]}" if " " in m[2] else m[0], text)
    return mended, mended != text


def file_name(address: str) -> str:
    """The path an author meant by a picture's address: not percent-encoded, and with / for Windows' \\."""
    if "%" in address:
        raw = re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), address.encode())
        try:
            address = raw.decode()
        except UnicodeDecodeError:
            return address  # a percent sign of the file's own name
    return address if "://" in address else address.replace("\\", "/")
