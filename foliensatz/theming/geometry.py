"""Whether everything that a theme places has its place: on the slide, and apart from what else holds text. What would lose
or hide text in the format that is wanted is an error; in another format, or where it is only ugly, a warning."""

from itertools import combinations
from typing import Iterator, Mapping, NamedTuple

from foliensatz.diagnostic import Diagnostic, error, warning
from foliensatz.geometry import EMU_PER_PX, Box, Size
from foliensatz.theme import Layout, Placeholder
from foliensatz.theming.adornment import adornment_problems
from foliensatz.theming.compiled import NO_PICTURES, Placed, ShownPicture, placed
from foliensatz.theming.places import Places
from foliensatz.theming.scaling import Format

_FOOTERS = ("footer", "slide_number", "slide_date")
_BODIES = ("body", "body2", "body3", "body4", "body5", "body6")
_SELF_PLACED = {"at", "square"}
# What rounding may make of boxes that touch.
_LEEWAY = EMU_PER_PX


class Spots(NamedTuple):
    """Places of keys; where a box is called by its zone's name, the zone's."""

    places: Places
    zones: Mapping[tuple, str] = {}

    def named(self, path: tuple) -> tuple:
        return ("zones", self.zones[path]) if path in self.zones else path


class _Held(NamedTuple):
    """A place in a layout, and the path of the table that says it."""

    place: Placeholder
    path: tuple


class _Problem(NamedTuple):
    """What is wrong with the value of a key; whether text is lost or hidden by it."""

    key: tuple
    message: str
    hint: str
    loses: bool


def check_geometry(
    raw: dict,
    aspect: str,
    spots: Spots,
    pictures: Mapping[str, ShownPicture] = NO_PICTURES,
    written: Format | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong with the places of a theme that has passed `check`: each key once, first in the format `aspect`."""
    found: dict[tuple, Diagnostic] = {}
    others = [other for other in raw["aspects"] if other != aspect]
    rest = _not_only_scaled(raw) if others else raw
    for name, theme in ((aspect, raw), *((other, rest) for other in others if rest["layouts"])):
        geometry = placed(theme, name, pictures, written)
        for problem in _Geometry(theme, name, spots, geometry).problems():
            key = spots.named(problem.key)
            if key not in found:
                file, span = spots.places.find(key)
                within = "" if name == aspect else f"In {name}, "
                make = error if problem.loses and name == aspect else warning
                found[key] = make("F507", within + problem.message, span, problem.hint, file)
        if name == aspect:
            for key, message, hint in adornment_problems(raw, geometry):
                file, span = spots.places.find(key)
                found.setdefault(key, warning("F508", message, span, hint, file))
    return tuple(found.values())


def _not_only_scaled(raw: dict) -> dict:
    """The theme with those layouts whose places can be right in one format and wrong in another."""
    master = any(_SELF_PLACED & raw["master"][role].keys() for role in ("title", *_FOOTERS))
    layouts = {
        name: layout
        for name, layout in raw["layouts"].items()
        if master or any(_SELF_PLACED & place.keys() for place in layout.get("placeholders", {}).values())
    }
    return {**raw, "layouts": layouts}


class _Geometry:
    def __init__(self, raw: dict, aspect: str, spots: Spots, geometry: Placed):
        self.raw = raw
        self.aspect = aspect
        self.spots = spots
        self.geometry = geometry

    def problems(self) -> Iterator[_Problem]:
        body = ("master", "body")
        yield from self._off("master.body", self.geometry.body, body, body, self.geometry.size)
        for name, layout in self.geometry.layouts.items():
            held = list(self._held(name, layout))
            for each in held:
                yield from self._placed(each)
            for one, other in combinations(held, 2):
                if _shares(one.place.box, other.place.box) and not _may_overlap(name, one.place, other.place):
                    yield from self._overlap(one, other)
            if name == "content":
                for each in held:
                    if each.place.role in ("title", *_FOOTERS) and _shares(each.place.box, self.geometry.body):
                        yield self._both("master.body", body, self.geometry.body, self._name(each.path), self._key(each.path), each.place.box)

    def _held(self, name: str, layout: Layout) -> Iterator[_Held]:
        own = self.raw["layouts"][name].get("placeholders", {})
        for place in layout.placeholders:
            path = ("layouts", name, "placeholders", place.role) if place.role in own else ("master", place.role)
            yield _Held(place, path)

    def _placed(self, held: _Held) -> Iterator[_Problem]:
        place, name = held.place, self._name(held.path)
        yield from self._off(name, place.box, held.path, self._key(held.path), self.geometry.size, place.type == "pic")
        if not place.style:
            return
        insets, margin = place.insets, self.raw["styles"][place.style]["levels"][0].get("margin", 0) * EMU_PER_PX
        wide, high = place.box.width - insets.left - insets.right, place.box.height - insets.top - insets.bottom
        box = self._key(held.path)
        if wide <= 0 or high <= 0:
            key = self._nearer(box, (*held.path, "insets"))
            yield _Problem(key, f"The insets of {name} leave no room for text", "Take smaller insets, or a larger box", True)
        elif wide <= margin:
            key = self._nearer(box, ("styles", place.style, "levels", 0, "margin"))
            message = f"{name} has no room for text: its style’s margin is {_px(margin)} px, the place {_px(wide)} px wide"
            yield _Problem(key, message, "Take a smaller margin, or a wider box", True)

    def _nearer(self, one: tuple, other: tuple) -> tuple:
        """Which of two keys the theme itself says; the second where both are in one file."""
        files = self.spots.places.file
        return one if files(one) < files(other) else other

    def _off(self, name: str, box: Box, path: tuple, key: tuple, size: Size, picture: bool = False) -> Iterator[_Problem]:
        beyond = {
            "left": -box.x, "upper": -box.y, "right": box.right - size.width, "lower": box.bottom - size.height,
        }  # fmt: skip
        edge = max(beyond, key=beyond.__getitem__)
        if beyond[edge] <= _LEEWAY:
            return
        across = edge in ("left", "right")
        outside = beyond[edge] >= (box.width if across else box.height)
        scaling = self.geometry.scaling
        own = key[-1] == self.aspect  # written in px of this format
        scale = 1.0 if own else scaling.across if across else scaling.down
        slide = scaling.target if own else scaling.written
        far = "lies outside of the slide" if outside else f"reaches {_px(beyond[edge] / scale)} px beyond the slide’s {edge} edge"
        shown = self.spots.named(key)
        told = ".".join(shown) if shown != key else name
        hint = f"A slide is {slide[0]:g} px wide and {slide[1]:g} px high: take a box within it"
        yield _Problem(key, f"{told} {far}", hint, outside or not picture)

    def _overlap(self, one: _Held, other: _Held) -> Iterator[_Problem]:
        pictures = "pic" in (one.place.type, other.place.type)
        if pictures and (one.place.box.contains(other.place.box) or other.place.box.contains(one.place.box)):
            return  # text on a picture
        yield self._both(
            self._name(one.path), self._key(one.path), one.place.box, self._name(other.path), self._key(other.path),
            other.place.box, not pictures,
        )  # fmt: skip

    def _both(self, name: str, key: tuple, box: Box, other: str, other_key: tuple, other_box: Box, loses: bool = True) -> _Problem:
        """Two places on each other: told at the one that the theme itself says, or else the one that isn't the master's."""
        places = self.spots.places
        if (places.file(other_key), other_key[0] == "master") < (places.file(key), key[0] == "master"):
            name, key, box, other, other_key, other_box = other, other_key, other_box, name, key, box
        scaling = self.geometry.scaling
        left, top = max(box.x, other_box.x), max(box.y, other_box.y)
        wide, high = min(box.right, other_box.right) - left, min(box.bottom, other_box.bottom) - top
        scale = (1.0, 1.0) if key[-1] == self.aspect else (scaling.across, scaling.down)
        common = f"[{_px(left / scale[0])}, {_px(top / scale[1])}, {_px(wide / scale[0])}, {_px(high / scale[1])}]"
        return _Problem(key, f"{name} lies on {other}", f"Both have {common}: move one of them, or make it smaller", loses)

    def _key(self, path: tuple) -> tuple:
        """The key that places an entry in this format."""
        table = self.raw
        for key in path:
            table = table[key]
        return (*path, "at", self.aspect) if self.aspect in table.get("at", {}) else (*path, "box")

    def _name(self, path: tuple) -> str:
        return ".".join(path)


def _may_overlap(layout: str, one: Placeholder, other: Placeholder) -> bool:
    """The texts of `mixed` are moved on each slide, and footnotes take from what stands above them as much as they need."""
    return layout == "mixed" and one.role in _BODIES and other.role in _BODIES or "footnotes" in (one.role, other.role)


def _shares(one: Box, other: Box) -> bool:
    """Whether two boxes share an area that rounding doesn't explain."""
    across = one.x + _LEEWAY < other.x + other.width and other.x + _LEEWAY < one.x + one.width
    return across and one.y + _LEEWAY < other.y + other.height and other.y + _LEEWAY < one.y + one.height


def _px(emu: float) -> str:
    return f"{emu / EMU_PER_PX:.0f}"
