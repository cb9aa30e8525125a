"""What is drawn of a formula: stretches of text and paths. Lengths are em of the formula's size; x goes right from the
formula's left edge, y up from its baseline."""

from typing import Iterator, NamedTuple, Union

Point = tuple[float, float]
Command = tuple  # ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",)


class Glyphs(NamedTuple):
    """Text from `x` on with its baseline at `y`, `scale` x the formula's size."""

    text: str
    x: float
    y: float
    width: float
    scale: float
    face: str
    bold: bool = False
    italic: bool = False

    def moved(self, dx: float, dy: float) -> "Glyphs":
        return self._replace(x=self.x + dx, y=self.y + dy)


class Path(NamedTuple):
    """A path: filled, or drawn with a pen `pen` wide where that is not 0."""

    commands: tuple[Command, ...]
    pen: float = 0.0

    def moved(self, dx: float, dy: float) -> "Path":
        return self._replace(commands=tuple(_moved(command, dx, dy) for command in self.commands))


Ink = Union[Glyphs, Path]


def _moved(command: Command, dx: float, dy: float) -> Command:
    points = command[1:]
    return (command[0], *[value + (dy if n % 2 else dx) for n, value in enumerate(points)])


def rectangle(x: float, y: float, width: float, height: float) -> Path:
    """A filled rectangle; (x, y) is its lower left corner."""
    right, top = x + width, y + height
    return Path((("M", x, y), ("L", right, y), ("L", right, top), ("L", x, top), ("Z",)))


def polyline(points: tuple[Point, ...], pen: float) -> Path:
    first, *others = points
    return Path((("M", *first), *(("L", *point) for point in others)), pen)


def placed(ink: tuple[Ink, ...], dx: float, dy: float) -> Iterator[Ink]:
    for mark in ink:
        yield mark.moved(dx, dy)
