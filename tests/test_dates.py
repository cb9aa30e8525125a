"""Dates in, dates out."""

import pytest

from foliensatz.dates import format_date, parse_date

TODAY = "2024-05-06"


@pytest.mark.parametrize(
    "text",
    ["2020-02-28", "2020-2-28", "28.02.2020", "28.2.2020", "28. 2. 2020", "28.02.20", "28. Februar 2020", "28 February 2020"]
    + ["February 28, 2020", "Feb 28th, 2020", "28. Feb. 2020", " 28th of February 2020 ", "2020-02-28T10:00:00Z"],
)
def test_forms_of_one_date(text: str) -> None:
    assert parse_date(text, TODAY) == "2020-02-28"


def test_today() -> None:
    assert parse_date("today", TODAY) == parse_date("Heute", TODAY) == TODAY


@pytest.mark.parametrize("text", ["", "31.02.2020", "29.02.2019", "2/28/2020", "Frühjahr 2020", "2020", "28. Foo 2020", "2020-13-01"])
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text, TODAY) is None


def test_leap_days() -> None:
    assert parse_date("29.02.2020", TODAY) == "2020-02-29"
    assert parse_date("29.02.1900", TODAY) is None


@pytest.mark.parametrize(
    ("lang", "worded"),
    [("de-DE", "28.02.2020"), ("en-GB", "28 February 2020"), ("en-US", "February 28, 2020"), ("fr-FR", "2020-02-28")],
)
def test_forms_for_the_eye(lang: str, worded: str) -> None:
    assert format_date("2020-02-28", lang) == worded


def test_words_stay_words() -> None:
    assert format_date("Frühjahr 2020", "de-DE") == "Frühjahr 2020"
