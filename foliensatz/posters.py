"""What stands for a film or sound that has no picture of its own: a ground in the theme's colours, and a play sign."""

from typing import Mapping

SOUND = (640, 96)


def poster_svg(name: str, colors: Mapping[str, str]) -> bytes:
    """The drawing "poster:1280x720" or "poster:sound"; `colors` are the theme's by slot, as RRGGBB."""
    size = name.partition(":")[2]
    width, height = SOUND if size == "sound" else tuple(map(int, size.split("x")))
    ground, sign, inner = (f"#{colors[slot]}" for slot in ("lt2", "accent1", "lt1"))
    radius = round(height * 0.34) if size == "sound" else round(min(width, height) * 0.14)
    x, y = (round(height * 0.5) if size == "sound" else width / 2), height / 2
    triangle = f"M{x - radius * 0.32:.1f} {y - radius * 0.5:.1f}L{x + radius * 0.56:.1f} {y:.1f}L{x - radius * 0.32:.1f} {y + radius * 0.5:.1f}Z"
    track = ""
    if size == "sound":
        begin, high = x + radius * 1.6, max(2, round(height * 0.06))
        track = f'<rect x="{begin:.0f}" y="{y - high / 2:.1f}" width="{width - begin - height * 0.3:.0f}" height="{high}" fill="{sign}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" '
        f'fill="{ground}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{sign}"/><path d="{triangle}" fill="{inner}"/>{track}</svg>'
    ).encode()
