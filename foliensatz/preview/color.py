"""Colours of a theme as RGB, the way PowerPoint works them out."""

from colorsys import hls_to_rgb, rgb_to_hls

from foliensatz.theme import Color


def rgb(color: Color, hex_by_slot: dict[str, str]) -> str:
    """`color` as "#RRGGBB": the slot's own, with its luminance (the L of HSL) modulated and shifted (ECMA-376 part 1,
    20.1.2.3.20 and 20.1.2.3.21). `hex_by_slot` has RRGGBB.

    Raises KeyError for a slot that the theme hasn't: a checked theme names none."""
    plain = hex_by_slot[color.slot]
    if color.lum_mod == 100 and not color.lum_off:
        return "#" + plain
    red, green, blue = bytes.fromhex(plain)
    hue, lightness, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    lightness = min(max(lightness * color.lum_mod / 100 + color.lum_off / 100, 0.0), 1.0)
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in hls_to_rgb(hue, lightness, saturation))
