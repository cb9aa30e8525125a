"""Named zones: boxes that a theme gives a name, freely or on its grid, and that its layouts then call by it."""

import re
from typing import Callable, Iterator, Mapping, Sequence

from foliensatz.diagnostic import Diagnostic, error
from foliensatz.suggestion import did_you_mean
from foliensatz.theming.kinds import BOX, LENGTH, NUMBER, fits, shown
from foliensatz.theming.places import Places

ZONES, GRID = "zones", "grid"
_GRID_KEYS = ("columns", "margin", "gutter")
_ZONE_KEYS = ("columns", "y", "height")
_MOST_COLUMNS = 48
_COUNT = f"a whole number from 1 to {_MOST_COLUMNS}"
_FORM = 'Write [x, y, width, height], or { columns = "1-6", y = 184, height = 456 } on the [grid]'

Tell = Callable[[str, tuple, str], None]
Columns = list[tuple[float, float]]
NameOf = Mapping[tuple, str]
"""Names of zones by the paths of the keys that call them."""


def resolve_zones(raw: dict, places: Places, written: object) -> tuple[dict, NameOf, list[Diagnostic]]:
    """The theme without its grid and zones, every `box = "name"` a box; where which zone was called; and what is wrong
    with them. `written` is the format in whose px the theme is written."""
    raw = dict(raw)
    zones, grid = raw.pop(ZONES, {}), raw.pop(GRID, None)
    problems: list[Diagnostic] = []

    def tell(message: str, path: tuple, hint: str, code: str = "F503") -> None:
        file, span = places.find(path)
        problems.append(error(code, message, span, hint, file))

    if not isinstance(zones, dict):
        tell("zones must be a table of boxes", (ZONES,), "Write [zones] and a line name = [x, y, width, height] for each")
        zones = {}
    columns = _columns(written, grid, tell)
    boxes = {name: _box(zone, columns, grid is not None, (ZONES, name), tell) for name, zone in zones.items()}
    called = {}
    for table, key, path in _named(raw):
        name = table[key]
        if name not in zones:
            hint = did_you_mean(name, list(zones), f"It has {', '.join(zones)}" if zones else "Write a box [x, y, width, height]")
            tell(f'The theme has no zone "{name}"', path, hint)
        called[path] = name
        table[key] = list(boxes.get(name) or (0, 0, 1, 1))  # where there is none, nothing else is told of it
    return raw, called, problems


def _columns(written: object, grid: object, tell: Tell) -> Columns:
    """(left edge, right edge) of the grid's columns in px; none without a grid, or with one that has a mistake."""
    if grid is None:
        return []
    if not isinstance(grid, dict):
        tell("grid must be a table", (GRID,), "Write [grid] with columns = 12, margin = 64 and gutter = 24")
        return []
    whole = _known(grid, _GRID_KEYS, (GRID,), tell)
    for key, value in grid.items():
        wanted = _COUNT if key == "columns" else LENGTH
        if key in _GRID_KEYS and not (_counts(value) if key == "columns" else fits(value, LENGTH)):
            tell(f"grid.{key} must be {wanted}, not {shown(value)}", (GRID, key), f"Write {wanted}")
            whole = False
    if not whole or not isinstance(written, Sequence) or not written or not fits(written[0], NUMBER):
        return []
    count, margin, gutter = (grid[key] for key in _GRID_KEYS)
    width = (written[0] - 2 * margin - (count - 1) * gutter) / count
    if width <= 0:
        tell("The grid's columns have no width", (GRID,), "Take fewer columns, or a smaller margin or gutter")
        return []
    return [(margin + n * (width + gutter), margin + n * (width + gutter) + width) for n in range(count)]


def _counts(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_COLUMNS


def _known(table: dict, keys: tuple[str, ...], path: tuple, tell) -> bool:
    """Whether a table has these keys and no others; what is missing or unknown is told."""
    name = ".".join(path)
    for key in table:
        if key not in keys:
            tell(f'{name} knows no "{key}"', (*path, key), did_you_mean(key, keys, "It may have " + ", ".join(keys)), "F502")
    for key in keys:
        if key not in table:
            tell(f'{name} lacks "{key}"', path, f"Add {key} = …")
    return set(table) == set(keys)


def _box(zone: object, columns: Columns, has_grid: bool, path: tuple, tell: Tell) -> list[float] | None:
    """A zone's box; None where it is none, which is told."""
    if fits(zone, BOX):
        return zone
    name = ".".join(path)
    if not isinstance(zone, dict):
        tell(f"{name} must be {BOX}, not {shown(zone)}", path, _FORM)
        return None
    if not _known(zone, _ZONE_KEYS, path, tell):
        return None
    for key, wanted in (("y", NUMBER), ("height", LENGTH)):
        if not fits(zone[key], wanted):
            tell(f"{name}.{key} must be {wanted}, not {shown(zone[key])}", (*path, key), f"Write {wanted}")
            return None
    said = (*path, "columns")
    match = re.fullmatch(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?", str(zone["columns"]))
    if match is None:
        tell(f"{name}.columns must be columns of the grid, not {shown(zone['columns'])}", said, 'Write "1-6", or "3" for one')
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    if not has_grid:
        tell(f"{name} stands on columns, and the theme has no grid", said, "Add [grid] with columns = 12, margin = 64, gutter = 24")
    elif not columns:
        pass  # what is wrong with the grid is told
    elif first > last:
        tell(f'{name}.columns run backwards, from {first} to {last}', said, f'Write "{last}-{first}"')
    elif first < 1 or last > len(columns):
        tell(f"The grid has no column {first if first < 1 else last}", said, f"Its columns are 1 to {len(columns)}")
    else:
        left, right = columns[first - 1][0], columns[last - 1][1]
        return [left, zone["y"], right - left, zone["height"]]
    return None


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
