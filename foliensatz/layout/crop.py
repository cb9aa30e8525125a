"""Which part of a picture is shown where it is cut: around its focus, in the form that the author asks for."""

import re
from typing import NamedTuple

from foliensatz.deck import Attributes, Image
from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.geometry import Box
from foliensatz.source import Span
from foliensatz.suggestion import nearest

Focus = tuple[float, float]
"""The point of a picture that matters most, as fractions of its width and height from its top left corner."""

MIDDLE: Focus = (0.5, 0.5)
WORDS = {
    "left": (0.0, None), "right": (1.0, None), "top": (None, 0.0), "bottom": (None, 1.0),
    "center": (None, None), "centre": (None, None), "middle": (None, None),
}  # fmt: skip
CLASSES = ("rounded", "circle", "original", "fill", "fit", "shapes", "bg", "qr")
KEYS = ("width", "height", "focus", "color", "side", "share", "size", "direction")
# What the same is called in German, and in other programs.
OTHER_WORDS = {
    "kreis": "circle", "rund": "circle", "abgerundet": "rounded", "füllen": "fill", "füllend": "fill", "einpassen": "fit",
    "hintergrund": "bg", "background": "bg", "breite": "width", "höhe": "height", "fokus": "focus", "farbe": "color",
    "größe": "size", "seite": "side",
}  # fmt: skip
# What is none of ours may be the theme's or another program's: only a slip of the finger is told.
SLIP = 0.78


class Form(NamedTuple):
    """`preset` is the OOXML geometry ("ellipse", "roundRect", "" for a plain rectangle), `square` where the picture is
    a square or cut to one, `focus` what stays in sight."""

    preset: str = ""
    square: bool = False
    focus: Focus = MIDDLE


def form_of(image: Image) -> Form:
    """What the image's classes and its `focus` ask for."""
    classes = image.attributes.classes
    focus = parse_focus(image.attributes.get("focus")) or MIDDLE
    if "circle" in classes:
        return Form("ellipse", True, focus)
    if "qr" in classes:
        return Form("", True)
    return Form("roundRect" if "rounded" in classes else "", False, focus)


def parse_focus(text: str) -> Focus | None:
    """`30% 20%`, `top`, `bottom right` …; None where it is none. One share alone is the horizontal one."""
    words = text.lower().replace(",", " ").split()
    if not 1 <= len(words) <= 2:
        return None
    x = y = None
    for number, word in enumerate(words):
        share = re.fullmatch(r"(\d+(?:\.\d+)?)%", word)
        if share:
            value = float(share[1]) / 100
            if value > 1:
                return None
            if number == 0 and x is None:
                x = value
            else:
                y = value
        elif word in WORDS:
            across, down = WORDS[word]
            if across is not None and x is not None or down is not None and y is not None:
                return None
            x, y = (x if across is None else across), (y if down is None else down)
        else:
            return None
    return (0.5 if x is None else x, 0.5 if y is None else y)


def crop_to(width: float, height: float, box: Box, focus: Focus = MIDDLE) -> tuple[float, float, float, float]:
    """What to cut away of a picture `width` x `height` on each side, as fractions, so that the rest has the box's
    proportions. The focus comes as near to the middle as the picture's edges allow."""
    ratio, target = width / height, box.width / box.height
    if ratio > target:
        left, right = _cut(1 - target / ratio, focus[0])
        return left, 0.0, right, 0.0
    top, bottom = _cut(1 - ratio / target, focus[1])
    return 0.0, top, 0.0, bottom


def _cut(away: float, focus: float) -> tuple[float, float]:
    """How much of `away` is cut before and behind."""
    before = min(max(focus - (1 - away) / 2, 0.0), away)
    return before, away - before


def wrong_attributes(attributes: Attributes, line: int) -> list[Diagnostic]:
    """What can't be read of a picture's attributes."""
    told = []
    focus = attributes.get("focus")
    if focus and parse_focus(focus) is None:
        hint = 'Write focus="30% 20%" (from the left, from the top), or focus=top, left, "bottom right" and the like'
        told.append(warning("F450", f"“{focus}” is no focus for a picture", Span(line), hint))
    for key, _ in attributes.pairs:
        near = _meant(key, KEYS)
        if near:
            told.append(warning("F451", f"Nothing is done for “{key}”", Span(line), f"Did you mean “{near}”?"))
    for name in attributes.classes:
        near = _meant(name, CLASSES)
        if near:
            told.append(warning("F451", f"Nothing is done for the class “{name}”", Span(line), f"Did you mean “.{near}”?"))
    return told


def _meant(word: str, known: tuple[str, ...]) -> str:
    """The word that an unknown one stands for; "" for a known one, and where none is near."""
    other = OTHER_WORDS.get(word.lower(), "")
    return "" if word in known else other if other in known else nearest(word, known, SLIP)
