"""Text and numbers as SVG has them."""

from foliensatz.geometry import EMU_PER_PX, Emu, Pt

PX_PER_PT = 96 / 72


def escaped(text: str) -> str:
    """`text` between tags or between double quotes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


def px(length: Emu) -> str:
    """A length on the slide in px, to the hundredth."""
    return f"{round(length / EMU_PER_PX, 2):g}"


def number(value: float) -> str:
    """A length in px to the tenth: less than anyone sees, even on a screen of three times the size."""
    return f"{round(value, 1):g}"


def size_px(size: Pt) -> str:
    """A type size in px."""
    return f"{round(size * PX_PER_PT, 3):g}"
