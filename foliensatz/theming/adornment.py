"""Whether decorations are where they can be seen, and not where titles are; what is told of them is never an error."""

from math import ceil
from typing import Iterator

from foliensatz.geometry import EMU_PER_PT, EMU_PER_PX, Box, Size
from foliensatz.theme import Decoration
from foliensatz.theming.compiled import Placed

_LEEWAY = EMU_PER_PX
# Widths of letters in em, and height of a line, as narrow typefaces have them: whoever sets wider type needs more than is told.
_NARROW, _SLIM, _USUAL, _CAPITAL = " .,:;!|'’iIjlft()-", 0.25, 0.47, 0.58
_LINE = 1.1

Told = tuple[tuple, str, str]
"""Key, message and hint."""


def adornment_problems(raw: dict, geometry: Placed) -> Iterator[Told]:
    """What is wrong with the decorations of a theme in one format."""
    layouts = geometry.layouts
    shown = [layout for layout in layouts.values() if layout.shows_master]
    hidden = [layouts[name] for name, layout in raw["layouts"].items() if layout.get("negative_sign", False)]
    master = raw["master"]
    lists = [
        (("master", "decorations"), master["decorations"], geometry.decorations, shown),
        (("master", "negative"), master["negative"], geometry.negative, hidden),
    ]
    for name, entry in raw["layouts"].items():
        own = entry.get("decorations", ())
        lists.append((("layouts", name, "decorations"), own, layouts[name].decorations, [layouts[name]]))
    for path, entries, shapes, within in lists:
        titles = {layout.name: layout.placeholder("title").box for layout in within}
        for number, (entry, shape) in enumerate(zip(entries, shapes)):
            kind = "picture" if shape.picture else "text" if shape.text else "shape"
            key = (*path, number, "at" if geometry.aspect in entry.get("at", {}) else "box")
            yield from _problems(raw, kind, shape, key, titles, geometry.size)


def _problems(raw: dict, kind: str, shape: Decoration, key: tuple, titles: dict[str, Box], size: Size) -> Iterator[Told]:
    name = f"The {kind} “{shape.name}”"
    seen = Box(0, 0, *size)
    if not seen.overlaps(shape.box) and shape.box.width and shape.box.height:
        yield key, f"{name} lies outside of the slide", "Take a box within the slide"
        return
    if kind == "shape":
        return
    if not _about(seen).contains(shape.box):
        yield key, f"{name} reaches beyond the slide’s edge", "Take a box within the slide"
    over = [layout for layout, box in titles.items() if _covers(shape.box, box)]
    if over:
        where = f"layouts.{over[0]}" + (f" and {len(over) - 1} more" if len(over) > 1 else "")
        yield key, f"{name} lies where the title stands in {where}", "Move it, or make the title’s box smaller"
    if shape.text:
        style = raw["styles"][shape.style or raw["master"]["body_style"]]
        first = style["steps"][0]
        points = first[0] if isinstance(first, list) else first
        level = style["levels"][0]
        words = "".join(run.text for run in shape.text)
        words = words.upper() if level.get("caps") else words
        width = _least_width(words, points) + len(words) * level.get("tracking", 0) * EMU_PER_PT
        lines = ceil(width / max(shape.box.width, 1))
        if lines * points * _LINE * min(level.get("line_spacing", 1.0), 1.0) * EMU_PER_PT > shape.box.height and lines > 1:
            yield key, f"{name} is too long for its box", "Make the box wider or higher, or the text shorter"


def _least_width(words: str, points: float) -> float:
    """How wide a text is at least, in EMU, whatever its typeface; there are no fonts on this floor."""
    em = sum(_SLIM if sign in _NARROW else _CAPITAL if sign.isupper() else _USUAL for sign in words)
    return em * points * EMU_PER_PT


def _about(box: Box) -> Box:
    return Box(box.x - _LEEWAY, box.y - _LEEWAY, box.width + 2 * _LEEWAY, box.height + 2 * _LEEWAY)


def _covers(shape: Box, title: Box) -> bool:
    """Whether a shape lies on a part of a title's place, and so far into it that words may stand there. What lies below
    all of it is its ground."""
    across = min(shape.right, title.right) - max(shape.x, title.x)
    down = min(shape.bottom, title.bottom) - max(shape.y, title.y)
    return across > _LEEWAY and down > title.height / 2 and not shape.contains(title)
