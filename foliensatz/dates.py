"""Dates as people write them: read into ISO 8601, and worded again for the eye.

German ("28.02.2020", "28. Februar 2020"), English ("28 February 2020", "February 28, 2020") and ISO forms are
understood whatever the deck's language is; a date of two languages is read no differently in either. A form with
slashes is not: 3/4/2020 is in March for some and in April for others.
"""

import re

_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_NUMBERS = {name.lower(): number for names in _MONTHS.values() for number, name in enumerate(names, 1)}
_NUMBERS |= {name[:3]: number for name, number in tuple(_NUMBERS.items())}
_NUMBERS |= {"jänner": 1, "feber": 2, "sept": 9, "maerz": 3, "mrz": 3}
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
_NUMERIC = r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d\d)"
_DAY_FIRST = r"(\d{1,2})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?([^\W\d_]+)\.?,?\s+(\d{4})"
_MONTH_FIRST = r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"


def parse_date(text: str, today: str) -> str | None:
    """`text` as an ISO date ("2020-02-28"), or None where it isn't one. `today` is what "today" stands for, in ISO."""
    text = text.strip()
    if text.lower() in ("today", "heute"):
        return today
    if match := re.fullmatch(_ISO, text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(_NUMERIC, text):
        year = int(match[3])
        return _iso(year + 2000 if year < 100 else year, int(match[2]), int(match[1]))
    if match := re.fullmatch(_DAY_FIRST, text):
        return _iso(int(match[3]), _NUMBERS.get(match[2].lower(), 0), int(match[1]))
    if match := re.fullmatch(_MONTH_FIRST, text):
        return _iso(int(match[3]), _NUMBERS.get(match[1].lower(), 0), int(match[2]))
    return None


def format_date(iso: str, lang: str) -> str:
    """An ISO date in the customary form of `lang`; anything else is given back as it is.

    de: 28.02.2020, en-US: February 28, 2020, en: 28 February 2020, others: 2020-02-28.
    """
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", iso)
    if not match or not _iso(int(match[1]), int(match[2]), int(match[3])):
        return iso
    year, month, day = match.groups()
    tag = lang.lower()
    if tag.startswith("de"):
        return f"{day}.{month}.{year}"
    if tag.startswith("en"):
        name = _MONTHS["en"][int(month) - 1]
        return f"{name} {int(day)}, {year}" if tag == "en-us" else f"{int(day)} {name} {year}"
    return iso


def _iso(year: int, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and year >= 1 and day >= 1):
        return None
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day > _DAYS_IN_MONTH[month - 1] + leap:
        return None
    return f"{year:04}-{month:02}-{day:02}"
