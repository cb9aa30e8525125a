"""Colours of a theme as RGB, the way PowerPoint works them out, and how well one can be told from another."""

from colorsys import hls_to_rgb, rgb_to_hls
from typing import Mapping

from foliensatz.theme import Color

# The least contrast of text with its ground, and that of large text (WCAG 2.2, 1.4.3).
ENOUGH = 4.5
ENOUGH_LARGE = 3.0


def rgb(color: Color, hex_by_slot: Mapping[str, str]) -> str:
    """`color` as "#RRGGBB": the slot's own, with its luminance (the L of HSL) modulated and shifted (ECMA-376 part 1,
    20.1.2.3.20 and 20.1.2.3.21). `hex_by_slot` has RRGGBB.

    Raises KeyError for a slot that the theme hasn't: a checked theme names none."""
    plain = color.hex or hex_by_slot[color.slot]
    if color.lum_mod == 100 and not color.lum_off:
        return "#" + plain
    red, green, blue = bytes.fromhex(plain)
    hue, lightness, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    lightness = min(max(lightness * color.lum_mod / 100 + color.lum_off / 100, 0.0), 1.0)
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in hls_to_rgb(hue, lightness, saturation))


def mixed(one: str, other: str, share: float) -> str:
    """A colour "#RRGGBB" between two of them, with so much of the other."""
    channels = zip(bytes.fromhex(one.lstrip("#")), bytes.fromhex(other.lstrip("#")))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in channels)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours "#RRGGBB", from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in bytes.fromhex(color.lstrip("#")))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
