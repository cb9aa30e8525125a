"""Whether text can be read where a theme sets it: every colour on the ground that it stands on, with the key that says so."""

from math import floor
from typing import Iterable, Iterator, Mapping, NamedTuple

from foliensatz.colors import ENOUGH, ENOUGH_LARGE, contrast, rgb
from foliensatz.diagnostic import Diagnostic, error, warning
from foliensatz.geometry import EMU_PER_PX, Box
from foliensatz.theme import Backdrop, Decoration, Layout, Placeholder, Theme
from foliensatz.theming.inks import Ground, Ink, inks_of, named_color
from foliensatz.theming.places import Keys, Places

# Type that counts as large for contrast, in points (WCAG 2.2, 1.4.3).
LARGE, LARGE_BOLD = 18.0, 14.0
# Below this nobody can read a text, or tell a bar from the slide.
_INVISIBLE = 1.5
# A decoration may end so much before a place does, and is still what it stands on.
_NEARLY = 2 * EMU_PER_PX
# What lies over less of a place than this is at its edge.
_CORNER = 0.25


class _Found(NamedTuple):
    ink: Ink
    ground: Ground
    ratio: float
    needed: float


def illegible(theme: Theme, raw: Mapping, places: Places, own: bool = False) -> tuple[Diagnostic, ...]:
    """A diagnostic for each key of a theme.toml that makes text hard or impossible to read. `raw` are its values; where
    only the author's `own` file counts, nothing is told of what other files alone say."""
    hexes = dict(theme.colors)
    by_key: dict[tuple, list[_Found]] = {}
    for ink, ground in _pairs(theme, raw):
        ratio = contrast(rgb(ink.color, hexes), rgb(ground.color, hexes))
        needed = ink.needed or (ENOUGH_LARGE if ink.size >= LARGE or ink.bold and ink.size >= LARGE_BOLD else ENOUGH)
        if ratio >= needed:
            continue
        inks = [keys for keys in ink.keys if not own or _takes(theme, ink, _at(raw, keys))]
        candidates = (*inks, *ground.keys, *_defined(ink, raw), *_defined(ground, raw))
        key, file = places.nearest(candidates)
        if key is None or own and file:
            continue
        by_key.setdefault(places.find(key), []).append(_Found(ink, ground, ratio, needed))
    return tuple(_told(found, path, span, hexes) for (path, span), found in by_key.items())


def _told(found: list[_Found], path: str, span, hexes: Mapping[str, str]) -> Diagnostic:
    worst = min(found, key=lambda each: each.ratio)
    ink, ground = worst.ink, worst.ground
    others = len({(each.ink.called, each.ground.called) for each in found}) - 1
    more = f", and so have {others} more" if others > 1 else ", and so has another" if others else ""
    unseen = worst.ratio < _INVISIBLE
    message = (
        f"{ink.called} {'can’t' if unseen else 'can hardly'} be {'read' if ink.is_text else 'seen'}: "
        f"{rgb(ink.color, hexes)} on {ground.called}, {rgb(ground.color, hexes)}, "
        f"has a contrast of {floor(worst.ratio * 10) / 10} : 1{more}"
    )
    needed = max(each.needed for each in found)
    best = max(("dk1", "lt1"), key=lambda slot: contrast("#" + hexes[slot], rgb(ground.color, hexes)))
    there = contrast("#" + hexes[best], rgb(ground.color, hexes))
    hint = f"Take colours with at least {needed:g} : 1 between them"
    if there >= needed:
        hint += f"; {best} has {there:.1f} : 1 there"
    if unseen:
        return error("F421", message, span, hint, path)
    return warning("F420", message, span, hint, path)


def _takes(theme: Theme, ink: Ink, name: object) -> bool:
    """Whether a colour is the one that a key says: a template's own styles keep theirs."""
    return isinstance(name, list) or isinstance(name, str) and named_color(theme, name) == ink.color


def _defined(of: Ink | Ground, raw: Mapping) -> Iterator[Keys]:
    """Where the colour itself is said: a tint, or a slot."""
    slot = of.color.slot
    for keys in of.keys:
        name = _at(raw, keys)
        if isinstance(name, str) and name in raw.get("tints", {}):
            yield ("tints", name)
    if slot:
        yield ("colors", slot, "hex")


def _at(raw: object, keys: Keys) -> object:
    for key in keys:
        if isinstance(raw, dict) and key in raw or isinstance(raw, list) and isinstance(key, int) and key < len(raw):
            raw = raw[key]
        else:
            return None
    return raw


def _pairs(theme: Theme, raw: Mapping) -> Iterator[tuple[Ink, Ground]]:
    """Everything that is set in a colour, with what is behind it."""
    grounds = _Grounds(theme, raw)
    for name, layout in theme.layouts.items():
        for placeholder in layout.placeholders:
            ground = grounds.behind(layout, placeholder)
            if ground is not None and placeholder.style in theme.styles:
                for ink in _inks_in(placeholder, name, theme, raw):
                    yield ink, ground
        for shown, ground in grounds.decorations(layout):
            yield shown, ground
    yield from inks_of(theme, grounds.of_role)


def _inks_in(placeholder: Placeholder, layout: str, theme: Theme, raw: Mapping) -> Iterable[Ink]:
    """The text of a place, level by level."""
    own = raw.get("layouts", {}).get(layout, {})
    at: Keys = ("layouts", layout, "placeholders", placeholder.role)
    if _at(raw, at) is None:
        at = ("master", placeholder.role)
    if at[0] == "master" and placeholder.role != "title" and "footer_color" in own:
        color: Keys = ("layouts", layout, "footer_color")
    else:
        color = (*at, "color")
    style = theme.styles[placeholder.style]
    called = f"The text of {layout}.{placeholder.role}"
    for n, level in enumerate(style.levels):
        size = style.size(placeholder.first_step, n)
        bold = level.bold if placeholder.bold is None else placeholder.bold
        if placeholder.color is not None:
            yield Ink(placeholder.color, called, size, bold, (color,))
        else:
            where = f"{called} (level {n + 1} of the style {style.name})" if len(style.levels) > 1 else f"{called} (style {style.name})"
            yield Ink(level.color, where, size, bold, (("styles", style.name, "levels", n, "color"), (*at, "style")))


class _Grounds:
    """What is behind a place: the layout's ground, decorations that cover it, its own fill."""

    def __init__(self, theme: Theme, raw: Mapping):
        self.theme = theme
        self.raw = raw

    def behind(self, layout: Layout, placeholder: Placeholder) -> Ground | None:
        """None where a picture is behind it, or something of a template's that nobody can ask for its colour."""
        if placeholder.fill is not None:
            keys: Keys = ("layouts", layout.name, "placeholders", placeholder.role, "fill")
            return Ground(placeholder.fill, "the place’s own ground", (keys,))
        return self.at(layout, placeholder.box)

    def of_role(self, layout: str, role: str) -> Ground | None:
        """What is behind a place, by names; None where there is none."""
        there = self.theme.layouts.get(layout)
        placeholder = there.placeholder(role) if there is not None else None
        return self.behind(there, placeholder) if there is not None and placeholder is not None else None

    def at(self, layout: Layout, box: Box, below: int | None = None) -> Ground | None:
        """What is behind a box; of the decorations only the first `below`."""
        if layout.palette:
            return None
        own: Keys = ("layouts", layout.name, "ground")
        keys = (own,) if _at(self.raw, own) is not None else (("ground",),)
        ground: Ground | None = Ground(layout.ground, f"the ground of {layout.name}", keys)
        for drawn in layout.backdrops:
            ground = _behind(drawn, box, ground, layout)
        for decoration, at in self._drawn(layout)[:below]:
            if decoration.picture and decoration.box.overlaps(box):
                ground = None
            elif decoration.fill is not None and _covers(decoration.box, box):
                ground = Ground(decoration.fill, f"the decoration “{decoration.name}”", ((*at, "fill"),))
        return ground

    def decorations(self, layout: Layout) -> Iterator[tuple[Ink, Ground]]:
        """The texts of decorations."""
        for n, (decoration, at) in enumerate(self._drawn(layout)):
            style = self.theme.styles.get(decoration.style)
            if not decoration.text or style is None:
                continue
            own = (*at, "fill")
            ground = Ground(decoration.fill, "its own ground", (own,)) if decoration.fill is not None else self.at(layout, decoration.box, n)
            if ground is None:
                continue
            level = style.levels[0]
            keys = (*at, "color") if decoration.color is not None else ("styles", style.name, "levels", 0, "color")
            bold = level.bold or all(run.bold for run in decoration.text)
            yield Ink(decoration.color or level.color, f"The decoration “{decoration.name}”", style.size(0, 0), bold, (keys,)), ground

    def _drawn(self, layout: Layout) -> list[tuple[Decoration, Keys]]:
        """The decorations as they are drawn, lowest first, each with its keys."""
        own = self.raw.get("layouts", {}).get(layout.name, {}).get("decorations", ())
        drawn: list[tuple[Decoration, Keys]] = []
        if layout.shows_master:
            drawn += [(each, ("master", "decorations", n)) for n, each in enumerate(self.theme.decorations)]
        for n, each in enumerate(layout.decorations):
            at: Keys = ("layouts", layout.name, "decorations", n) if n < len(own) else ("master", "negative", n - len(own))
            drawn.append((each, at))
        return drawn


def _behind(drawn: Backdrop, box: Box, ground: Ground | None, layout: Layout) -> Ground | None:
    """What is behind a box once a template has drawn this too."""
    whole = not drawn.box.width
    if not (drawn.fill or drawn.picture) or not whole and _share(drawn.box, box) < _CORNER:
        return ground
    plain = len(drawn.fill) == 1 and drawn.opacity == 1.0 and not (drawn.commands or drawn.picture or drawn.turn)
    if plain and (whole or _covers(drawn.box, box)):
        return Ground(drawn.fill[0], f"the ground of {layout.name}")
    return None


def _share(over: Box, box: Box) -> float:
    """How much of a box another one lies over, from 0 to 1."""
    if not over.overlaps(box):
        return 0.0
    width = min(over.right, box.right) - max(over.x, box.x)
    height = min(over.bottom, box.bottom) - max(over.y, box.y)
    return width * height / (box.width * box.height)


def _covers(over: Box, box: Box) -> bool:
    return (
        over.x <= box.x + _NEARLY
        and over.y <= box.y + _NEARLY
        and over.x + over.width >= box.x + box.width - _NEARLY
        and over.y + over.height >= box.y + box.height - _NEARLY
    )
