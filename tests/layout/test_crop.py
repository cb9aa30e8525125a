"""Crops: the focus stays in sight, nothing is stretched, and words for it are read as authors write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.deck import Asset, Attributes, Image
from foliensatz.geometry import Box
from foliensatz.layout.crop import crop_to, form_of, parse_focus, wrong_attributes

SQUARE = Box(0, 0, 1000, 1000)


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("30% 20%", (0.3, 0.2)),
        ("30%, 20%", (0.3, 0.2)),
        ("30%", (0.3, 0.5)),
        ("12.5% 100%", (0.125, 1.0)),
        ("top", (0.5, 0.0)),
        ("Left", (0.0, 0.5)),
        ("bottom right", (1.0, 1.0)),
        ("right bottom", (1.0, 1.0)),
        ("center", (0.5, 0.5)),
        ("left 20%", (0.0, 0.2)),
        ("30% top", (0.3, 0.0)),
    ],
)
def test_a_focus(text, focus):
    assert parse_focus(text) == focus


@pytest.mark.parametrize("text", ["", "face", "130% 20%", "20", "1px 2px", "top bottom", "left right", "1% 2% 3%", "-5%"])
def test_no_focus(text):
    assert parse_focus(text) is None


@pytest.mark.parametrize(
    ("focus", "crop"),
    [
        ((0.5, 0.5), (0.25, 0, 0.25, 0)),
        ((0.0, 0.5), (0.0, 0, 0.5, 0)),
        ((1.0, 0.5), (0.5, 0, 0.0, 0)),
        ((0.3, 0.9), (0.05, 0, 0.45, 0)),
        ((0.1, 0.5), (0.0, 0, 0.5, 0)),
    ],
)
def test_the_focus_comes_as_near_to_the_middle_as_the_edges_allow(focus, crop):
    assert crop_to(2000, 1000, SQUARE, focus) == pytest.approx(crop)


sides = st.integers(1, 20000)
shares = st.floats(0, 1)


@given(sides, sides, sides, sides, shares, shares)
def test_what_is_left_has_the_box_s_proportions_and_shows_the_focus(width, height, across, down, x, y):
    left, top, right, bottom = crop_to(width, height, Box(0, 0, across, down), (x, y))
    assert min(left, top, right, bottom) >= 0
    seen = width * (1 - left - right), height * (1 - top - bottom)
    assert seen[0] * down == pytest.approx(seen[1] * across, rel=1e-6)
    assert left - 1e-9 <= x <= 1 - right + 1e-9 and top - 1e-9 <= y <= 1 - bottom + 1e-9


def image(*classes: str, **pairs: str) -> Image:
    return Image(Asset("k", "p.jpg", "image/jpeg", 400, 300), attributes=Attributes("", classes, tuple(pairs.items())))


def test_forms():
    assert form_of(image()) == ("", False, (0.5, 0.5))
    assert form_of(image("rounded")) == ("roundRect", False, (0.5, 0.5))
    assert form_of(image("circle", focus="top")) == ("ellipse", True, (0.5, 0.0))


def test_what_can_t_be_read_is_told():
    attributes = image("circel", "brand", focus="face", widht="5cm", loading="lazy").attributes
    assert [(d.code, d.span.line, d.hint) for d in wrong_attributes(attributes, 7)] == [
        ("F450", 7, 'Write focus="30% 20%" (from the left, from the top), or focus=top, left, "bottom right" and the like'),
        ("F451", 7, "Did you mean “width”?"),
        ("F451", 7, "Did you mean “.circle”?"),
    ]
    german = image("kreis", breite="50%").attributes
    assert [d.hint for d in wrong_attributes(german, 7)] == ["Did you mean “width”?", "Did you mean “.circle”?"]
