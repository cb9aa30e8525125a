"""Numbers as people write them: read from German, English and Swiss forms, and worded in a deck's language.

What a German deck shows follows DIN 5008 where that leaves no choice (decimal comma, the unit behind the number after a
space). Thousands get a point: the standard would rather have a space and allows the point for money, but a space in a
table's figure looks like the gap between two of them, and Excel, PowerPoint and every municipal budget set the point. The
minus is U+2212, which is as wide and as high as a plus and can't be mistaken for a dash that means "none".

Numbers are kept exact, as whole digits and how many of them are decimals: a figure must not change on its way. (The
standard library's decimal would do that too, for 4 ms of every cold start.)
"""

import re
from functools import cache
from typing import NamedTuple

MINUS = "\u2212"
NO_BREAK = "\u00a0"
# Cells that say that there is no number.
NOTHING = frozenset(
    ("", "-", "–", "—", "\u2212", "·", ".", "x", "k. A.", "k.\u00a0A.", "k.A.", "n. v.", "n. b.", "n. a.", "n/a", "n.a.", "NA")
)

_SPACES = " \u00a0\u2009\u202f\u2007"
_APOSTROPHES = "'’"
_CURRENCIES = "€$£¥"
# (decimal mark, thousands mark) by language; the longer tag is looked up first. Others: CONVENTIONS[""].
_CONVENTIONS = {
    "de": (",", "."), "de-at": (",", NO_BREAK), "de-ch": (".", "’"), "de-li": (".", "’"),
    "en": (".", ","), "fr": (",", "\u202f"), "it": (",", "."), "it-ch": (".", "’"), "es": (",", "."),
    "nl": (",", "."), "pt": (",", "."), "da": (",", "."), "tr": (",", "."), "ja": (".", ","), "zh": (".", ","),
    "": (",", NO_BREAK),
}
# A unit that belongs to a number: a sign, or a few short words ("km", "Mio. €", "Einw./km²").
_UNIT = r"(?:%|‰|°C|°|[€$£¥]|[^\W\d_][^\W\d_./²³]{0,11}\.?(?:/[^\W\d_]{1,6}[²³]?|[²³])?)"
_NUMBER = (
    rf"(?P<before>(?:ca\.|rd\.|rund|circa|etwa|approx\.|about|[~≈<>±≤≥])?[{_SPACES}]?(?:[{_CURRENCIES}]|[A-Z]{{3}})?[{_SPACES}]?)"
    rf"(?P<sign>[+\-\u2212–]?)[{_SPACES}]?(?P<currency>[{_CURRENCIES}]?)[{_SPACES}]?"
    rf"(?P<digits>\d+(?:[.,{_APOSTROPHES}{_SPACES}]\d+)*|[.,]\d+)"
    rf"(?P<exponent>[eE][+\-]?\d{{1,2}})?"
    rf"(?P<after>(?:[{_SPACES}]?{_UNIT}(?:[{_SPACES}]{_UNIT})?)?)[{_SPACES}]?(?P<mark>\*{{0,3}}|[¹²³])"
)


class Number(NamedTuple):
    """A number as it was written. Its value is `digits` / 10 ** `decimals`; "21 %" has the value 21 and the unit "%".

    `prefix` is what stands before ("€", "ca.", "+"), `unit` what stands behind, and `point` the offset in the text behind
    the last whole digit: there figures are aligned. `explicit` is set for a "+" that the author wrote.
    """

    digits: int
    decimals: int = 0
    prefix: str = ""
    unit: str = ""
    point: int = 0
    explicit: bool = False

    @property
    def value(self) -> float:
        """The number; a whole one as int."""
        return self.digits / 10**self.decimals if self.decimals else self.digits


@cache
def _pattern():
    return re.compile(_NUMBER)


def marks(lang: str) -> tuple[str, str]:
    """The decimal mark and the thousands mark of a language ("de-CH": "." and "’")."""
    tag = lang.lower()
    return _CONVENTIONS.get(tag) or _CONVENTIONS.get(tag.partition("-")[0]) or _CONVENTIONS[""]


def is_nothing(text: str) -> bool:
    """Whether a cell's text says that there is no number, whatever spaces it is set with."""
    return text in NOTHING or " ".join(text.split()) in NOTHING


def parse_number(text: str, lang: str) -> Number | None:
    """`text` as one number with its sign and unit, or None where it is none (a date, a postcode with a leading zero,
    a range, two numbers).

    What can be read in one way only is read so whatever the language: 1.234,5 and 1,234.5 and 1'234.50 and 1 234,5 and
    12.50. Where a mark could be either ("1.234"), the language says whether it divides thousands or decimals.
    """
    stripped = text.strip(_SPACES)
    if not stripped or len(stripped) > 60 or not any(map(str.isdigit, stripped)):
        return None
    match = _pattern().fullmatch(stripped)
    if not match:
        return None
    found = _digits(match["digits"], lang)
    if found is None:
        return None
    whole, fraction = found
    exponent = int(match["exponent"][1:]) if match["exponent"] else 0
    if exponent:
        if len(whole) > 1 or "," in match["digits"]:
            return None
        moved = whole + fraction
        cut = len(whole) + exponent
        moved = "0" * max(0, -cut + 1) + moved
        cut += max(0, -cut + 1)
        moved = moved.ljust(cut, "0")
        whole, fraction = moved[:cut], moved[cut:]
    digits = int(whole + fraction)
    negative = match["sign"] not in ("", "+")
    before = " ".join((match["before"] + match["currency"]).split())
    decimals_as_written = len(fraction) + 1 if fraction and not exponent else 0
    point = match.end("digits") - decimals_as_written
    return Number(
        -digits if negative else digits,
        len(fraction),
        before,
        (match["after"].strip(_SPACES) + match["mark"]),
        point + len(text) - len(text.lstrip(_SPACES)),
        match["sign"] == "+",
    )


def _digits(text: str, lang: str) -> tuple[str, str] | None:
    """The digits before and behind the decimal mark; None where the marks don't make a number."""
    if text.isdigit():
        return (text, "") if _whole(text) else None
    used = [c for c in text if not c.isdigit()]
    decimal = marks(lang)[0]
    last = used[-1]
    kinds = {"space" if c in _SPACES else "apostrophe" if c in _APOSTROPHES else c for c in used}
    if len(kinds) > 2 or text[0] in ".,":
        return ("0", text[1:]) if text[0] in ".," and len(used) == 1 else None
    if len(kinds) == 2:
        # Two kinds of mark: the last one, which stands once, begins the decimals.
        if last not in ".," or used.count(last) > 1:
            return None
        head, _, fraction = text.rpartition(last)
        whole = _ungrouped(head)
        return (whole, fraction) if whole else None
    if len(used) > 1 or last not in ".,":
        whole = _ungrouped(text)
        return (whole, "") if whole else None
    if last != decimal:
        if whole := _ungrouped(text):
            return whole, ""
        if _looks_like_month(*text.split(last)):
            return None
    head, _, tail = text.partition(last)
    return (head, tail) if _whole(head) else None


def _whole(digits: str) -> bool:
    """Whether digits are a whole number, not a code ("0711", "00")."""
    return digits[0] != "0" or len(digits) == 1


def _ungrouped(text: str) -> str:
    """Digits without the marks that divide them into groups of three; "" where they don't."""
    groups = re.split(rf"[.,{_APOSTROPHES}{_SPACES}]", text)
    if len(groups[0]) > 3 and len(groups) > 1 or any(len(group) != 3 for group in groups[1:]):
        return ""
    if groups[0][0] == "0" and (len(groups) > 1 or len(groups[0]) > 1):
        return ""
    return "".join(groups)


def _looks_like_month(head: str, tail: str) -> bool:
    """"10.2020" is a month, not a decimal."""
    return len(tail) == 4 and tail[:2] in ("19", "20") and len(head) <= 2 and 1 <= int(head) <= 12


def format_number(
    value: "int | float | Number", lang: str, decimals: int | None = None, unit: str = "", grouped: bool = True
) -> str:
    """A number in the customary form of `lang`, rounded half away from zero to `decimals` (None: as many as it has).

    A Number keeps what stands before and behind it, unless `unit` says another. de-DE: −1.234,50 €; en: −1,234.50 €,
    de-CH: −1’234.50 €. Numbers below 10 000 in English and every other language are grouped as well, so that the figures
    of a column stand one below the other.
    """
    number = value if isinstance(value, Number) else number_of(value)
    digits, places = rounded(number, decimals)
    decimal_mark, thousands_mark = marks(lang)
    text = str(abs(digits)).rjust(places + 1, "0")
    whole, fraction = (text[:-places], text[-places:]) if places else (text, "")
    if grouped:
        whole = f"{int(whole):,}".replace(",", thousands_mark)
    sign = MINUS if digits < 0 else "+" if number.explicit and digits else ""
    body = whole + (decimal_mark + fraction if places else "")
    if not number.prefix:
        body = sign + body
    elif not _joins(number.prefix, lang):
        body = f"{number.prefix}{NO_BREAK}{sign}{body}"
    elif number.prefix[-1] in _CURRENCIES:
        body = f"{sign}{number.prefix}{body}"
    else:
        body = f"{number.prefix}{sign}{body}"
    unit = unit or number.unit
    if not unit:
        return body
    return body + ("" if _touches(unit, lang) else NO_BREAK) + unit.replace(" ", NO_BREAK)


def _joins(prefix: str, lang: str) -> bool:
    """Whether a prefix stands at the number without a space: €5 in English, € 5 in German; ~5 and <5 everywhere."""
    return prefix[-1] in "~≈<>±≤≥" or prefix[-1] in _CURRENCIES and lang.lower().startswith(("en", "ja", "zh"))


def _touches(unit: str, lang: str) -> bool:
    """Whether a unit stands at the number without a space: degrees and footnote marks everywhere, per cent in English."""
    return unit[0] in "°*¹²³" and unit != "°C" or unit[0] in "%‰" and lang.lower().startswith(("en", "ja", "zh"))


def number_of(value: "int | float") -> Number:
    """A Python number with the decimals that its shortest form has: 0.1 has one."""
    if isinstance(value, int):
        return Number(value)
    from math import isfinite

    if not isfinite(value):
        raise ValueError(f"{value} is no number that can be shown")
    mantissa, _, exponent = repr(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    shift = int(exponent or 0)
    fraction = "" if fraction == "0" and not shift else fraction
    digits, decimals = int(whole + fraction), len(fraction) - shift
    if value < 0 and digits > 0:
        digits = -digits
    return Number(digits, decimals) if decimals >= 0 else Number(digits * 10**-decimals)


def rounded(number: Number, decimals: int | None) -> tuple[int, int]:
    """Digits and decimals, rounded half away from zero (DIN 1333)."""
    if decimals is None or decimals == number.decimals:
        return number.digits, number.decimals
    if decimals > number.decimals:
        return number.digits * 10 ** (decimals - number.decimals), decimals
    step = 10 ** (number.decimals - decimals)
    quotient, rest = divmod(abs(number.digits), step)
    quotient += 2 * rest >= step
    return (-quotient if number.digits < 0 else quotient), decimals
