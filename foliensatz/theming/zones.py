"""Named zones: boxes that a theme gives a name, freely or on its grid, and that its layouts then call by it."""

from typing import Iterator

from foliensatz.diagnostic import Diagnostic, error
from foliensatz.suggestion import did_you_mean
from foliensatz.theming.kinds import BOX, LENGTH, fits
from foliensatz.theming.places import Places

ZONES, GRID = "zones", "grid"
_GRID_KEYS = ("columns", "margin", "gutter")
_MOST_COLUMNS = 48


def resolve_zones(raw: dict, places: Places) -> tuple[dict, list[Diagnostic]]:
    """The theme without its grid and zones, every `box = "name"` a box; and what is wrong with them."""
    raw = dict(raw)
    zones, grid = raw.pop(ZONES, {}), raw.pop(GRID, None)
    problems: list[Diagnostic] = []

    def tell(message: str, path: tuple, hint: str) -> None:
        file, span = places.find(path)
        problems.append(error("F503", message, span, hint, file))

    if not isinstance(zones, dict):
        tell("zones must be a table of boxes", (ZONES,), "Write [zones] and a line name = [x, y, width, height] for each")
        zones = {}
    lines = _columns(raw, grid, tell)
    boxes = {}
    for name, zone in zones.items():
        box = _box(zone, lines)
        if box is None:
            hint = 'Write [x, y, width, height], or { columns = "1-6", y = 184, height = 456 } on the [grid]'
            tell(f"zones.{name} is no box", (ZONES, name), hint)
        else:
            boxes[name] = box
    for table, key, path in _named(raw):
        if table[key] in boxes:
            table[key] = list(boxes[table[key]])
        elif table[key] not in zones:
            hint = did_you_mean(table[key], list(zones), f"It has {', '.join(zones)}" if zones else "Write a box [x, y, width, height]")
            tell(f'The theme has no zone "{table[key]}"', path, hint)
            table[key] = [0, 0, 1, 1]  # so that nothing else is told of it
        else:
            table[key] = [0, 0, 1, 1]
    return raw, problems


def _columns(raw: dict, grid: object, tell) -> list[tuple[float, float]]:
    """(left edge, right edge) of the grid's columns in px of the first format; none without a grid."""
    if grid is None:
        return []
    sizes = raw.get("aspects")
    first = next(iter(sizes.values()), None) if isinstance(sizes, dict) else None
    whole = isinstance(grid, dict) and all(fits(grid.get(key), LENGTH) for key in _GRID_KEYS) and set(grid) == {*_GRID_KEYS}
    count = grid["columns"] if whole else 0
    if not whole or not isinstance(count, int) or not 1 <= count <= _MOST_COLUMNS or not isinstance(first, list):
        tell("grid is incomplete", (GRID,), "Write [grid] with columns = 12, margin = 64 and gutter = 24")
        return []
    margin, gutter = grid["margin"], grid["gutter"]
    width = (first[0] - 2 * margin - (count - 1) * gutter) / count
    if width <= 0:
        tell("The grid's columns have no width", (GRID,), "Take fewer columns, or a smaller margin or gutter")
        return []
    return [(margin + n * (width + gutter), margin + n * (width + gutter) + width) for n in range(count)]


def _box(zone: object, columns: list[tuple[float, float]]) -> list[float] | None:
    """A zone's box; None where it is none."""
    if fits(zone, BOX):
        return zone
    if not isinstance(zone, dict) or set(zone) != {"columns", "y", "height"}:
        return None
    first, _, last = str(zone["columns"]).partition("-")
    last = last or first
    if not (first.isdigit() and last.isdigit() and 1 <= int(first) <= int(last) <= len(columns)):
        return None
    left, right = columns[int(first) - 1][0], columns[int(last) - 1][1]
    box = [left, zone["y"], right - left, zone["height"]]
    return box if fits(box, BOX) else None


def _named(raw: dict) -> Iterator[tuple[dict, str, tuple]]:
    """(table, key, path) of every box that is a name. The tables on the way to one are copied first."""
    master = raw.get("master")
    if isinstance(master, dict):
        raw["master"] = master = _copied(master)
        if isinstance(master.get("body"), str):
            yield master, "body", ("master", "body")
        yield from _in_shapes(master, ("master",))
    layouts = raw.get("layouts")
    if isinstance(layouts, dict):
        raw["layouts"] = layouts = {name: _copied(layout) for name, layout in layouts.items()}
        for name, layout in layouts.items():
            if isinstance(layout, dict):
                yield from _in_shapes(layout, ("layouts", name))
                if isinstance(layout.get("placeholders"), dict):
                    yield from _in_shapes(layout["placeholders"], ("layouts", name, "placeholders"))


def _in_shapes(table: dict, path: tuple) -> Iterator[tuple[dict, str, tuple]]:
    for key, value in table.items():
        entries = value if isinstance(value, list) else [value]
        for number, entry in enumerate(entries):
            if isinstance(entry, dict) and isinstance(entry.get("box"), str):
                yield entry, "box", (*path, key, *((number,) if isinstance(value, list) else ()), "box")


def _copied(value: object) -> object:
    if isinstance(value, dict):
        return {key: _copied(entry) for key, entry in value.items()}
    return [_copied(entry) for entry in value] if isinstance(value, list) else value
