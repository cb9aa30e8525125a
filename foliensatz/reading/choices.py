"""Settings that are one of a few words, in the forms in which people write them."""

import re

from foliensatz.suggestion import did_you_mean

FITS = ("shrink", "continue", "strict")
_YES = ("yes", "true", "on", "ja")
_NO = ("no", "false", "off", "nein")
_NUMBERS = ("x of y", "x", "none")
_OF = re.compile(r"\w (?:of|von|/|de|di|sur) \w|\w/\w", re.IGNORECASE)
_WORDS = {
    "fit": FITS,
    "footnotes": ("slide", "deck"),
    "numbers": _NUMBERS,
    "number-sections": ("yes", "no"),
    "agenda": ("yes", "repeat", "no"),
    "hidden": ("yes", "no"),
    "appendix": ("yes", "no"),
}


def is_choice(key: str) -> bool:
    return key in _WORDS


def choice(key: str, value: str) -> str:
    """The value of a setting in its canonical form ("total" for numbers as "x of y"); "" where it is none."""
    words = value.strip().lower()
    if key in ("fit", "footnotes"):
        return value if value in _WORDS[key] else ""
    if key == "numbers":
        if _OF.fullmatch(words):
            return "total"
        return "none" if words in (*_NO, "none") else "x" if words in ("x", *_YES) else ""
    word = "yes" if words in _YES else "no" if words in _NO else words
    return word if word in _WORDS[key] else ""


def choice_hint(key: str, value: str) -> str:
    return did_you_mean(value, _WORDS[key], f"Write one of {', '.join(_WORDS[key])}")
