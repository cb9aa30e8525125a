"""What a theme.toml may say but can't mean: steps that aren't there, a number that never shows, two layouts of one name."""

from typing import Iterator, Mapping

from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.theming.places import Keys, Places

# It is PowerPoint's for what others hold too, so it may be called like another.
_NO_LABEL_OF_ITS_OWN = ("mixed",)


def slips(raw: Mapping, places: Places, own: bool = False) -> Iterator[Diagnostic]:
    """A warning for each; where only the author's `own` file counts, nothing is told of other files."""
    for keys, message, hint in (*_steps(raw, places), *_bullets(raw), *_wording(raw), *(() if own else _labels(raw))):
        key, file = places.nearest((keys,))
        if key is not None and not (own and file):
            path, span = places.find(key)
            yield warning("F512", message, span, hint, path)


_Slip = tuple[Keys, str, str]


def _steps(raw: Mapping, places: Places) -> Iterator[_Slip]:
    """Steps beyond those of a style, where they were not left over from the theme that this one extends."""
    for name, style in raw["styles"].items():
        count = len(style["steps"])
        steps: Keys = ("styles", name, "steps")
        if style.get("comfortable", 0) >= count and _is_newer(("styles", name, "comfortable"), steps, places):
            yield ("styles", name, "comfortable"), f"comfortable is {style['comfortable']}, and {_counted(name, count)}", _from_zero(count)
    for at, place in _places_for_text(raw):
        style = raw["styles"].get(place.get("style", ""), {"steps": ()})
        count = len(style["steps"])
        steps = ("styles", place.get("style", ""), "steps")
        if place.get("first_step", 0) >= max(count, 1) and _is_newer((*at, "first_step"), steps, places):
            yield (*at, "first_step"), f"first_step is {place['first_step']}, and {_counted(place['style'], count)}", _from_zero(count)


def _is_newer(keys: Keys, than: Keys, places: Places) -> bool:
    """Whether a key is said in the file that says the other, or in one that is laid over it."""
    return places.nearest((keys,))[1] <= places.nearest((than,))[1]


def _counted(style: str, count: int) -> str:
    return f"the style {style} has only {count} step{'' if count == 1 else 's'}"


def _from_zero(count: int) -> str:
    return f"Steps are counted from 0, so {count - 1} is the last"


def _places_for_text(raw: Mapping) -> Iterator[tuple[Keys, Mapping]]:
    for name, layout in raw["layouts"].items():
        for role, place in layout.get("placeholders", {}).items():
            yield ("layouts", name, "placeholders", role), place


def _bullets(raw: Mapping) -> Iterator[_Slip]:
    for name, style in raw["styles"].items():
        for n, level in enumerate(style["levels"]):
            bullet = level.get("bullet", {})
            if bullet.get("numbered") and "char" in bullet:
                yield ("styles", name, "levels", n, "bullet", "char"), "A bullet is numbered and has a character too, which never shows", (
                    "Take char away, or numbered = true"
                )


def _wording(raw: Mapping) -> Iterator[_Slip]:
    pattern = raw["footer"]["slide_number"]
    if pattern.strip() and "{n}" not in pattern:
        yield ("footer", "slide_number"), "footer.slide_number doesn't show the slide's number", 'Write "{n}" where it is to stand, like "{slide} {n}"'


def _labels(raw: Mapping) -> Iterator[_Slip]:
    """Layouts that PowerPoint's menu shows by the same name."""
    seen: dict[str, str] = {}
    for name, layout in raw["layouts"].items():
        if name in _NO_LABEL_OF_ITS_OWN:
            continue
        other = seen.setdefault(layout["label"].strip().casefold(), name)
        if other != name:
            message = f"The layouts {other} and {name} have the same label, “{layout['label']}”"
            yield ("layouts", name, "label"), message, "Give each a label of its own: PowerPoint's menu and `layout=` tell them by it"
