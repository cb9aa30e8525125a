"""Text styles out of a template's levels. Sizes that the layouts' texts differ in become steps of one style, so that a
text in either inherits everything else; below the template's own sizes there are steps to shrink to."""

from foliensatz.geometry import Pt
from foliensatz.theme import Bullet, Color, LevelStyle, TextStyle
from foliensatz.theming.template.drawing import LevelLook

# What PowerPoint sets text in where nothing says its size.
_USUAL_SIZE = 18.0
_TEXT = Color("dk1")
# Levels beyond the fifth are nobody's.
LEVELS = 5
# The slot fonts of a theme, as levels name them (20.1.4.1.16 and 20.1.4.1.24).
_SLOT_FONTS = {"+mn-lt": "minor", "+mj-lt": "major"}
# The sizes that steps below the template's own take, down to the least of their kind: those that people choose from.
_SIZES = (72.0, 66.0, 60.0, 54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 9.0, 8.0)
_LEAST = {"title": 20.0, "text": 14.0, "footer": 8.0}
_LEAST_BELOW = 12.0
# Text from this size on reads well in a room.
_COMFORTABLE = 18.0
# One line's height over its size, for spaces that are given as a share of a line.
_LINE = 1.2


def level_style(look: LevelLook, fonts: dict[str, str]) -> LevelStyle:
    """One level; `fonts` are the slots by the folded names of the theme's two typefaces."""
    size = look.size or _USUAL_SIZE
    color = look.color or _TEXT
    before, after = _space(look.before, size), _space(look.after, size)
    return LevelStyle(
        size=size,
        color=color,
        bold=bool(look.bold),
        italic=bool(look.italic),
        font=_font(look.font, fonts),
        line_spacing=look.line_factor or 1.0,
        space_before=before,
        space_ratio=(look.before or (0.0, 0.0))[1] * _LINE,
        space_after=after,
        after_ratio=(look.after or (0.0, 0.0))[1] * _LINE,
        line_em=look.line_points / size if look.line_points and look.line_factor is None else 0.0,
        margin=look.margin or 0,
        indent=look.indent or 0,
        bullet=_bullet(look, color),
        caps=bool(look.caps),
        tracking=look.tracking or 0.0,
        align="left" if look.rtl and look.align == "right" else look.align or "left",
        rtl=bool(look.rtl),
    )


def _space(space: tuple[float, float] | None, size: Pt) -> Pt:
    points, factor = space or (0.0, 0.0)
    return points + factor * _LINE * size


def _font(written: str | None, fonts: dict[str, str]) -> str:
    if not written:
        return "minor"
    return _SLOT_FONTS.get(written) or fonts.get(written.casefold()) or written


def _bullet(look: LevelLook, color: Color) -> Bullet | None:
    if look.bullet is None or look.bullet.kind == "none":
        return None
    numbered = look.bullet.kind == "number"
    font = look.bullet_font or ""
    return Bullet(
        look.bullet.char, look.bullet_color or color, "" if font.startswith("+") else font, numbered,
        look.bullet.number_format or "arabicPeriod", round(look.bullet_size or 100),
    )  # fmt: skip


class Styles:
    """The styles of a template, each once. A style is told from others by its levels apart from their sizes."""

    def __init__(self, fonts: dict[str, str]) -> None:
        self._fonts = fonts
        self._named: dict[str, tuple[LevelStyle, ...]] = {}
        self._kinds: dict[str, str] = {}
        self._own_sizes: dict[str, list[tuple[Pt, ...]]] = {}

    def style_of(self, looks: tuple[LevelLook, ...], name: str, kind: str) -> str:
        """The name of the style with these levels: `name`, unless there is one like it already for the same `kind` of
        place ("title", "text" or "footer")."""
        levels = tuple(level_style(look, self._fonts) for look in looks[:LEVELS])
        sizes = tuple(level.size for level in levels)
        for known, others in self._named.items():
            # Larger type has a style of its own: a step is something to shrink to.
            if kind != self._kinds[known]:
                continue
            if sizes[0] <= self._own_sizes[known][0][0] and _without_sizes(others) == _without_sizes(levels):
                if sizes not in self._own_sizes[known]:
                    self._own_sizes[known].append(sizes)
                return known
        self._named[name] = levels
        self._kinds[name] = kind
        self._own_sizes[name] = [sizes]
        return name

    def first_step(self, name: str, looks: tuple[LevelLook, ...]) -> int:
        """Where in the style's steps a placeholder with these levels begins."""
        sizes = tuple(level_style(look, self._fonts).size for look in looks[:LEVELS])
        return self._steps(name).index(sizes)

    def all(self, titles: frozenset[str]) -> dict[str, TextStyle]:
        """The styles by name; `titles` are those that are set in few lines."""
        found = {}
        for name, levels in self._named.items():
            steps = self._steps(name)
            least = next((n for n, sizes in enumerate(steps) if sizes[0] < _COMFORTABLE), len(steps))
            own = steps.index(min(self._own_sizes[name]))
            top = tuple(level._replace(size=size) for level, size in zip(levels, steps[0]))
            found[name] = TextStyle(name, top, steps, max(least - 1, own), 2 if name in titles else 0)
        return found

    def _steps(self, name: str) -> tuple[tuple[Pt, ...], ...]:
        own = sorted(self._own_sizes[name], reverse=True)
        least = _LEAST[self._kinds[name]]
        steps = []
        for sizes, below in zip(own, (*own[1:], (0.0,))):
            steps.append(sizes)
            for first in _SIZES:
                if max(least - 1, below[0]) < first < sizes[0]:
                    others = (max(min(size, _LEAST_BELOW), float(round(size * first / sizes[0]))) for size in sizes[1:])
                    steps.append((first, *others))
        return tuple(steps)


def _without_sizes(levels: tuple[LevelStyle, ...]) -> tuple[LevelStyle, ...]:
    return tuple(
        level._replace(
            size=0.0,
            space_before=round(level.space_before / level.size, 2) if level.space_ratio else level.space_before,
            space_after=round(level.space_after / level.size, 2) if level.after_ratio else level.space_after,
        )
        for level in levels
    )
