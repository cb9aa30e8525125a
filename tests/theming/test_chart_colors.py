"""Colours of charts are told apart by everybody: also by those who see no red, no green or no blue, and on their ground."""

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from foliensatz.colors import ENOUGH, contrast, rgb
from foliensatz.theme import Color, Theme
from tests.theming.shipped import NAMES, load

# What is more than this apart is told apart at a glance (CIEDE2000; just noticeable is about 1).
LEAST_DIFFERENCE = 10
# What graphics, and large text, must differ from their ground (WCAG 2.2, 1.4.11).
LEAST_CONTRAST = 3.0

# Machado, Oliveira, Fernandes 2009, full severity; on linear RGB.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}

Lab = tuple[float, float, float]


def seen(color: Color, theme: Theme, sight: str) -> Lab:
    """A colour as somebody sees it, in CIELAB (D65)."""
    channels = [channel / 255 for channel in bytes.fromhex(rgb(color, dict(theme.colors))[1:])]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear)))) for row in SIGHT[sight])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def between(one: Color, other: Color, theme: Theme) -> float:
    slots = dict(theme.colors)
    return contrast(rgb(one, slots), rgb(other, slots))


def ciede2000(one: Lab, other: Lab) -> float:
    """The colour difference of CIE 142-2001."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = (degrees(atan2(b, a)) % 360 if a or b else 0.0 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if not c1 * c2 else (h1 + h2) / 2 if abs(h1 - h2) <= 180 else (h1 + h2 + 360) / 2 % 360
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    t = 1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue)) + 0.32 * cos(radians(3 * hue + 6))
    t -= 0.2 * cos(radians(4 * hue - 63))
    sl = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    rt = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    dl, dc, dh = (l2 - l1) / sl, (c2 - c1) / sc, dh / sh
    return sqrt(dl * dl + dc * dc + dh * dh + rt * dc * dh)


@pytest.mark.parametrize(
    "one, other, wanted",
    [((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644), ((50, 2.5, 0), (73, 25, -18), 27.1492)],
)  # fmt: skip
def test_the_measure_is_that_of_the_standard(one, other, wanted):
    """Pairs of Sharma, Wu and Dalal's test data (2005)."""
    assert ciede2000(one, other) == pytest.approx(wanted, abs=5e-5)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("name", NAMES)
def test_series_are_told_apart(name, sight):
    theme = load(name)
    colors = {color: seen(color, theme, sight) for color in theme.chart.palette}
    close = {(a.slot, b.slot): ciede2000(colors[a], colors[b]) for a, b in combinations(colors, 2)}
    assert {pair: round(apart, 1) for pair, apart in close.items() if apart < LEAST_DIFFERENCE} == {}


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("name", NAMES)
def test_what_belongs_together_is_told_apart(name, sight):
    theme = load(name)
    style = theme.chart
    for one, other in ((style.highlight, style.muted), (style.rise, style.fall), (style.rise, style.total), (style.fall, style.total)):
        assert ciede2000(seen(one, theme, sight), seen(other, theme, sight)) >= LEAST_DIFFERENCE, (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_everything_stands_out_from_the_slide(name):
    theme = load(name)
    style = theme.chart
    seen_on_ground = (*style.palette, style.highlight, style.muted, style.rise, style.fall, style.total, style.target, style.axis)
    faint = {color for color in seen_on_ground if between(color, theme.ground, theme) < LEAST_CONTRAST}
    assert faint == set()


@pytest.mark.parametrize("name", NAMES)
def test_labels_can_be_read_on_every_fill(name):
    theme = load(name)
    style = theme.chart
    for fill in (*style.palette, style.highlight, style.muted):
        assert max(between(style.color, fill, theme), between(style.on_dark, fill, theme)) >= LEAST_CONTRAST
    assert between(style.color, theme.ground, theme) >= ENOUGH
