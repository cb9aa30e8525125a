"""Lengths and boxes. On a slide every length is a whole number of EMU; in type every length is a number of points.

1 in = 914400 EMU = 72 pt = 96 px, so 1 pt = 12700 EMU and 1 px = 9525 EMU (ECMA-376 part 1, 20.1.10.16).
"""

from typing import NamedTuple

EMU_PER_PT = 12700
EMU_PER_PX = 9525
EMU_PER_INCH = 914400
EMU_PER_CM = 360000

Emu = int
Pt = float


class Size(NamedTuple):
    """Width and height in EMU."""

    width: Emu
    height: Emu


class Insets(NamedTuple):
    """Space between a shape's edge and its text, in EMU."""

    left: Emu = 0
    top: Emu = 0
    right: Emu = 0
    bottom: Emu = 0


class Box(NamedTuple):
    """A rectangle on the slide, in EMU; x and y are its top left corner."""

    x: Emu
    y: Emu
    width: Emu
    height: Emu

    @property
    def right(self) -> Emu:
        return self.x + self.width

    @property
    def bottom(self) -> Emu:
        return self.y + self.height

    def inside(self, insets: Insets) -> "Box":
        """The box that is left for text within `insets`."""
        return Box(
            self.x + insets.left,
            self.y + insets.top,
            self.width - insets.left - insets.right,
            self.height - insets.top - insets.bottom,
        )

    def contains(self, other: "Box") -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """True where the other lies within this one."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def turned(self) -> "Box":
        """The box on its side, about the same middle."""
        shift = (self.width - self.height) // 2
        return Box(self.x + shift, self.y - shift, self.height, self.width)

    def overlaps(self, other: "Box") -> bool:
        """True where the two share an area; a shared edge is none."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


def pt_to_emu(points: Pt) -> Emu:
    return round(points * EMU_PER_PT)


def emu_to_pt(length: Emu) -> Pt:
    return length / EMU_PER_PT
