"""Layouts and styles whose names are nearly those of known ones: a theme may have its own, so nothing else tells a slip."""

from typing import Iterator, Mapping

from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.suggestion import nearest
from foliensatz.theming.places import Keys, Places
from foliensatz.theming.schema import LAYOUT_ROLES, REQUIRED_STYLES

LAYOUTS = (*LAYOUT_ROLES, "section", "mixed")
STYLES = (*REQUIRED_STYLES, "points_wide", "formula")
# As like as “titel” and “title” are.
_NEAR = 0.8


def near_names(raw: Mapping, places: Places) -> Iterator[Diagnostic]:
    """A warning for each layout, and each style that nothing is set in, that is probably meant to be another."""
    for name in raw["layouts"]:
        other = _slip(name, LAYOUTS)
        if other:
            hint = f"Did you mean “{other}”? If it is a layout of your own, take a name that isn't so like it"
            yield _told(f"The layout “{name}” is nearly called like “{other}”", ("layouts", name), hint, places)
    used = set(_styles(raw))
    for name in raw["styles"]:
        other = _slip(name, (*STYLES, *sorted(used))) if name not in used else ""
        if other:
            message = f"Nothing is set in the style “{name}”, and it is nearly called like “{other}”"
            yield _told(message, ("styles", name), f"Did you mean “{other}”?", places)


def _slip(name: str, known: tuple[str, ...]) -> str:
    """The known name that this one is a slip for; "" where there is none: points2 is another one than points."""
    if name in known or name.rstrip("0123456789_-") in known:
        return ""
    return nearest(name, known, _NEAR)


def _styles(raw: Mapping) -> Iterator[str]:
    """The styles that places, decorations and the master name."""
    waiting: list = [raw["master"], raw["layouts"]]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield from (value for key, value in each.items() if isinstance(value, str) and (key == "style" or key.endswith("_style")))
        waiting += [inner for inner in (each.values() if isinstance(each, dict) else each) if isinstance(inner, (dict, list))]


def _told(message: str, keys: Keys, hint: str, places: Places) -> Diagnostic:
    path, span = places.find(keys)
    return warning("F510", message, span, hint, path)
