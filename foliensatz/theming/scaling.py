"""A theme's px in the EMU of one of its formats: what a box written for one slide is on a wider or narrower one."""

from typing import Iterable, NamedTuple, Sequence

from foliensatz.geometry import EMU_PER_PX, Box, Emu

Format = Sequence[float]
"""A slide's width and height in px."""
Edges = Sequence[tuple[float, float]]
"""Where texts begin and end, from left to right, in px as written."""


def emu(px: float) -> Emu:
    return round(px * EMU_PER_PX)


def edges_of(boxes: Iterable[Sequence[float]]) -> Edges:
    return tuple((box[0], box[0] + box[2]) for box in boxes)


class Scaling(NamedTuple):
    """From the format in whose px a theme is written to the one that is wanted."""

    written: Format
    target: Format

    @property
    def across(self) -> float:
        return self.target[0] / self.written[0]

    @property
    def down(self) -> float:
        return self.target[1] / self.written[1]

    def point(self, x: float, y: float) -> tuple[Emu, Emu]:
        return emu(x * self.across), emu(y * self.down)

    def box(self, raw: dict, edges: Edges = ()) -> Box:
        """Where an entry with a `box` stands. Both directions scale with the slide. A `square` shrinks in both as much
        as the slide's width (and keeps its foot on the ground where it `stands`), a `fixed` one keeps its size, and its
        distance from the nearest of the `edges`."""
        x, y, width, height = raw["box"]
        if raw.get("fixed"):
            left, wide = self._kept_across(x, width, edges)
            top, high = self._kept_down(y, height)
            return Box(emu(left), emu(top), emu(wide), emu(high))
        left, top = self.point(x, y)
        if raw.get("square"):
            low = (y + height) * self.down - height * self.across if raw.get("stands") else y * self.down
            return Box(left, emu(low), emu(width * self.across), emu(height * self.across))
        return Box(left, top, emu((x + width) * self.across) - left, emu((y + height) * self.down) - top)

    def _kept_across(self, x: float, width: float, edges: Edges) -> tuple[float, float]:
        """Left and width of what keeps its width: what touches the slide's edge goes on touching it (both: grows with it),
        and what is flush with a text, or beyond where one begins or ends, stays so."""
        whole, wanted = self.written[0], self.target[0]
        if x <= 0 or x + width >= whole:
            return _at_edge(x, width, whole, wanted)
        if x + width / 2 <= whole / 2:
            edge = max((left for left, _ in edges if left <= x), default=0)
        else:
            edge = min((right for _, right in edges if right >= x + width), default=whole)
        return x - edge + edge * self.across, width

    def _kept_down(self, y: float, height: float) -> tuple[float, float]:
        """Top and height of what keeps its height."""
        whole, wanted = self.written[1], self.target[1]
        return _at_edge(y, height, whole, wanted) if y <= 0 or y + height >= whole else (y * self.down, height)


def _at_edge(start: float, length: float, whole: float, wanted: float) -> tuple[float, float]:
    """Start and length of what touches one edge of the slide, or both."""
    if start <= 0 and start + length >= whole:
        return start * wanted / whole, length * wanted / whole
    return (start if start <= 0 else start + wanted - whole), length
