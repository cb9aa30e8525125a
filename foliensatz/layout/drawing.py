"""A sketch set in its box: its paths in EMU on the slide, its colours as the theme's where they are the theme's."""

from foliensatz.deck import Sketch, SketchPath
from foliensatz.frame import DrawnPath
from foliensatz.geometry import Box
from foliensatz.theme import Color, Theme

# Text and ground change places on dark slides; a drawing's colours must not. The accents stay what they are.
SLOTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def set_sketch(sketch: Sketch, box: Box, theme: Theme) -> tuple[DrawnPath, ...]:
    """The sketch's paths, scaled to fill `box`, which has its proportions."""
    across, down = box.width / sketch.width, box.height / sketch.height
    slots = {hex: Color(slot) for slot, hex in reversed(theme.colors) if slot in SLOTS}
    return tuple(_set(path, box, across, down, slots) for path in sketch.paths)


def _set(path: SketchPath, box: Box, across: float, down: float, slots: dict[str, Color]) -> DrawnPath:
    commands = tuple(
        (
            command,
            tuple(
                round(box.y + value * down) if n % 2 else round(box.x + value * across) for n, value in enumerate(values)
            ),
        )
        for command, values in path.commands
    )
    return DrawnPath(
        commands,
        slots.get(path.fill, path.fill) or None,
        path.fill_opacity,
        slots.get(path.stroke, path.stroke) or None,
        path.stroke_opacity,
        round(path.stroke_width * across),
        path.cap,
        path.join,
        tuple(round(length / path.stroke_width, 4) for length in path.dashes) if path.stroke_width else (),
    )
