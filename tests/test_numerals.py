"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.numerals import Number, format_number, number_of, parse_number, rounded

# text, its value in a German deck, in an English one
READ = [
    ("1.234,5", 1234.5, 1234.5),
    ("1,234.5", 1234.5, 1234.5),
    ("1'234.50", 1234.5, 1234.5),
    ("1’234", 1234, 1234),
    ("1 234,5", 1234.5, 1234.5),
    ("1\u00a0234\u202f567", 1234567, 1234567),
    ("12.50", 12.5, 12.5),
    ("12,5", 12.5, 12.5),
    ("1.234", 1234, 1.234),
    ("1,234", 1.234, 1234),
    ("1.000.000", 1000000, 1000000),
    ("0,5", 0.5, 0.5),
    (".5", 0.5, 0.5),
    ("-3", -3, -3),
    ("−3,5", -3.5, -3.5),
    ("– 4", -4, -4),
    ("+7", 7, 7),
    ("21 %", 21, 21),
    ("€ 5", 5, 5),
    ("-€5", -5, -5),
    ("80.500 €", 80500, 80.5),
    ("EUR 500", 500, 500),
    ("ca. 12 km", 12, 12),
    ("3,2 Mio. €", 3.2, 3.2),
    ("95 Einw./km²", 95, 95),
    ("17*", 17, 17),
    ("1.5e3", 1500, 1500),
    ("1e-05", 0.00001, 0.00001),
    ("10.2020", None, 10.202),  # a month where the point is no decimal mark
]
NO_NUMBERS = ["", "–", "k. A.", "28.02.2020", "0711", "007", "3–5", "1.2.3", "1,2,3", "1.234.56", "12.34.567", "Saal 5", "5 6 7"]


@pytest.mark.parametrize(("text", "german", "english"), READ, ids=[text for text, _, _ in READ])
def test_reading(text, german, english):
    for value, lang in ((german, "de-DE"), (english, "en-GB")):
        number = parse_number(text, lang)
        assert (None if number is None else number.value) == value


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number(text):
    assert parse_number(text, "de-DE") is None
    assert parse_number(text, "en-GB") is None


def test_what_stands_around_a_number():
    assert parse_number("ca. 1.250,00 €", "de-DE") == Number(125000, 2, "ca.", "€", 9)
    assert parse_number("+12 %", "de-DE") == Number(12, 0, "", "%", 3, True)


@pytest.mark.parametrize(
    ("text", "german", "english", "swiss"),
    [
        ("1.234,50 €", "1.234,50 €", "1,234.50 €", "1’234.50 €"),
        ("-1234", "−1.234", "−1,234", "−1’234"),
        ("€ -5", "€ −5", "−€5", "€ −5"),
        ("21 %", "21 %", "21%", "21 %"),
        ("+0,5", "+0,5", "+0.5", "+0.5"),
        ("~7", "~7", "~7", "~7"),
        ("17*", "17*", "17*", "17*"),
    ],
)
def test_wording(text, german, english, swiss):
    number = parse_number(text, "de-DE")
    shown = [format_number(number, lang).replace("\u00a0", " ") for lang in ("de-DE", "en-GB", "de-CH")]
    assert shown == [german, english, swiss]


def test_wording_with_other_decimals_and_units():
    assert format_number(2.5, "de-DE", 0) == "3"
    assert format_number(-2.5, "de-DE", 0) == "−3"
    assert format_number(-0.4, "de-DE", 0) == "0"
    assert format_number(7, "de-DE", 2, "€") == "7,00\u00a0€"
    assert format_number(1234, "de-DE", grouped=False) == "1234"
    assert format_number(1e21, "en") == "1,000,000,000,000,000,000,000"
    assert format_number(1.5e-7, "de") == "0,00000015"


def test_infinity_is_not_shown():
    with pytest.raises(ValueError):
        format_number(float("inf"), "de")


@given(
    st.integers(-(10**15), 10**15),
    st.integers(0, 6),
    st.sampled_from(["de-DE", "de-AT", "de-CH", "en-GB", "fr-FR"]),
    st.sampled_from(["", "%", "€", "Mio. €", "km"]),
)
def test_what_is_worded_reads_the_same(digits, decimals, lang, unit):
    number = Number(digits, decimals, unit=unit)
    found = parse_number(format_number(number, lang), lang)
    assert found is not None
    assert (found.digits, found.decimals, found.unit.replace("\u00a0", " ")) == (digits, decimals, unit)


@given(st.floats(-1e12, 1e12), st.integers(0, 8))
def test_a_float_is_rounded_as_its_shortest_form(value, decimals):
    digits, places = rounded(number_of(value), decimals)
    assert places == decimals
    assert abs(digits / 10**places - value) <= 0.5000001 / 10**places + abs(value) * 1e-15


@given(st.text(max_size=20), st.sampled_from(["de-DE", "en-US", "de-CH", "xx"]))
def test_any_text_is_read_or_not(text, lang):
    number = parse_number(text, lang)
    assert number is None or 0 <= number.point <= len(text)
