"""Kinds of values in a theme.toml. A kind is named by what an author is told to write; what fits one can be compiled
and stays within what DrawingML allows."""

NUMBER = "a number"
LENGTH = "a number, 0 or more"
SIZE = "a size from 6 to 400 points"
WIDTH = "the width of a line, from 0 to 48"
FACTOR = "a factor from 0.7 to 10"
WHOLE = "a whole number, 0 or more"
PERCENT = "a whole number of percent from 0 to 1000"
TEXT = "a text in quotation marks"
CHARACTER = "one character in quotation marks"
FONT = "the name of a font, up to 31 characters"
HEX = 'a colour "RRGGBB"'
FLAG = "true or false"
PICTURE = 'the name of a picture file, like "logo.png"'
COLOR = "a colour"
COLORS = "a list of colours"
STYLE = "a style"
BOX = "a box [x, y, width, height]"
PLACE = "a box [x, y, width, height] of at least 1 px"
INSETS = "insets [left, top, right, bottom]"
FORMAT = "a format [width, height] in px, each from 96 to 5376"
SIZES = "a list of sizes from 6 to 400 points"
LENGTHS = "a list of numbers, 0 or more"
STEPS = "a list of sizes from 6 to 400 points, or of lists with a size for each level"
POINTS = "a list of at least three points [[x, y], …]"

# px and points alike: far outside of every slide, well inside of DrawingML's lengths (20.1.10.16, 51206400 EMU).
_FARTHEST = 5376
_RANGES = {
    NUMBER: (-_FARTHEST, _FARTHEST),
    LENGTH: (0, _FARTHEST),
    SIZE: (6, 400),  # smaller type is no type
    WIDTH: (0, 48),
    FACTOR: (0.7, 10),  # closer lines lie on each other
    WHOLE: (0, 65535),
    PERCENT: (0, 1000),
}
_WHOLE = (WHOLE, PERCENT)
_LISTS = {SIZES: SIZE, LENGTHS: LENGTH}


def fits(value: object, kind: str) -> bool:
    """Is `value`, as tomllib gave it, of this kind? COLOR and STYLE are names; whether they exist is not asked here."""
    if kind in _RANGES:
        return _number(value, *_RANGES[kind], whole=kind in _WHOLE)
    if kind == FLAG:
        return isinstance(value, bool)
    if kind == PICTURE:
        return isinstance(value, str) and value.rpartition(".")[2].isalnum() and "." in value
    if kind in (TEXT, COLOR, STYLE):
        return isinstance(value, str)
    if kind == CHARACTER:
        return isinstance(value, str) and len(value) == 1 and value.isprintable()
    if kind == FONT:
        return isinstance(value, str) and 1 <= len(value) <= 31 and value.isprintable()
    if kind == HEX:
        return isinstance(value, str) and len(value) == 6 and all(c in "0123456789abcdefABCDEF" for c in value)
    if kind == COLORS:
        return isinstance(value, list) and bool(value) and all(isinstance(name, str) for name in value)
    return isinstance(value, list) and _list_fits(value, kind)


def shown(value: object) -> str:
    """A value as a message tells it."""
    return f'"{value}"'[:60] if isinstance(value, str) else str(value)[:60]


def why_not(value: object, kind: str) -> str:
    """What keeps a number, or one among others, from being of this kind, where it is too small or too large; else ""."""
    if isinstance(value, list):
        found = (why_not(each, inner) for each, inner in _with_kinds(value, kind))
        return next(filter(None, found), "")
    if kind not in _RANGES or isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    least, most = _RANGES[kind]
    said = f"{value:g}" if isinstance(value, float) else str(value)[:20]
    return f"{said} is less than {least}" if value < least else f"{said} is more than {most}" if value > most else ""


def _with_kinds(values: list, kind: str) -> list[tuple[object, str]]:
    """The entries of a list, each with the kind that it should have."""
    if kind in (BOX, PLACE):
        return list(zip(values, (NUMBER, NUMBER, LENGTH, LENGTH)))
    inner = {STEPS: SIZE, SIZES: SIZE, LENGTHS: LENGTH, INSETS: LENGTH}.get(kind, "")
    return [(each, SIZES if kind == STEPS and isinstance(each, list) else inner) for each in values]


def _list_fits(values: list, kind: str) -> bool:
    if kind in _LISTS:
        return bool(values) and all(fits(value, _LISTS[kind]) for value in values)
    if kind == STEPS:
        return bool(values) and all(fits(step, SIZE) or fits(step, SIZES) for step in values)
    if kind in (BOX, PLACE):
        x, y, *extent = values if len(values) == 4 else (None,) * 4
        least = 1 if kind == PLACE else 0
        return fits(x, NUMBER) and fits(y, NUMBER) and all(_number(length, least, _FARTHEST) for length in extent)
    if kind == INSETS:
        return len(values) == 4 and fits(values, LENGTHS)
    if kind == FORMAT:
        return len(values) == 2 and all(_number(value, 96, _FARTHEST) for value in values)
    return len(values) >= 3 and all(
        isinstance(point, list) and len(point) == 2 and fits(point, LENGTHS) for point in values
    )


def _number(value: object, least: float, most: float, whole: bool = False) -> bool:
    kinds = int if whole else (int, float)
    # A bool is an int in Python; nan is in no range.
    return isinstance(value, kinds) and not isinstance(value, bool) and least <= value <= most
