"""The usual styles, which a template says nothing of, beside its own: in its sizes, with its markers."""

from foliensatz.geometry import EMU_PER_PT
from foliensatz.theme import Bullet, LevelStyle, TextStyle

# Type from this size on reads well in a room.
_COMFORTABLE = 18.0
# How far a list's marker hangs, in em, where the template has no lists.
_HANG = 1.0


def marked(style: TextStyle) -> TextStyle:
    """The style with a marker on every level that a list may take."""
    levels = []
    for number, level in enumerate(style.levels):
        hang = round(_HANG * level.size * EMU_PER_PT)
        left = max(level.margin, hang * (number + 1))
        levels.append(level._replace(margin=left, indent=-hang, bullet=Bullet("•–"[number % 2], level.color)))
    return style._replace(levels=tuple(levels))


def scaled(style: TextStyle, scale: float) -> TextStyle:
    """The style in sizes that are `scale` times its own, and below these in its own."""
    if style.levels[0].font == "mono":
        return style
    steps = tuple(dict.fromkeys(tuple(scaled_size(size * scale) for size in step) for step in style.steps))
    steps = (*steps, *(step for step in style.steps if step[0] < steps[-1][0]))
    levels = tuple(
        level._replace(size=size) for level, size in zip(style.levels, (*steps[0], *[steps[0][-1]] * len(style.levels)))
    )
    wanted = min(_COMFORTABLE, style.steps[min(style.comfortable, len(style.steps) - 1)][0])
    comfortable = max((n for n, sizes in enumerate(steps) if sizes[0] >= wanted), default=0)
    return style._replace(steps=steps, levels=levels, comfortable=comfortable)


def with_marker(style: TextStyle, level: LevelStyle | None) -> TextStyle:
    """The style with the marker of `level`, which the template's own lists have, and its room at least."""
    bullets = {each.bullet.numbered for each in style.levels if each.bullet is not None}
    if level is None or level.bullet.numbered or bullets != {False}:
        return style
    room = max(-level.indent, style.levels[0].margin)
    levels = (
        each._replace(
            bullet=each.bullet and level.bullet,
            margin=room if each.margin else 0,
            indent=-room if each.bullet else 0,
        )
        for each in style.levels
    )
    return style._replace(levels=tuple(levels))


def with_steps(own: TextStyle, said: TextStyle) -> TextStyle:
    """The template's style with the sizes that its author wants it to shrink to: those below its own first size."""
    below = tuple(sizes for sizes in said.steps if sizes[0] < own.steps[0][0])
    steps = (own.steps[0], *below)
    return own._replace(steps=steps, comfortable=min(said.comfortable, len(steps) - 1), max_lines=said.max_lines)


def scaled_size(points: float) -> float:
    """A size as people choose them, and as small as one can read."""
    return float(max(12, round(points)))
