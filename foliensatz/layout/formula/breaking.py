"""A formula that is wider than its column, divided into lines as one would set it: before relations, which stand below
each other, and before + and − in what is still too wide, a little further in. Several statements with wide space between
them get a line each."""

from foliensatz.formula.tree import ALIGNED, BINARY, CLOSE, LINES, OPEN, RELATION, Grid, Node, Row, Space
from foliensatz.layout.formula.boxes import DISPLAY
from foliensatz.layout.formula.measurer import Measurer
from foliensatz.layout.formula.spacing import role_of

# A left side that takes more than this share of the room has no others below it: all lines then begin at the left.
_LONG_SIDE = 0.4
_INDENT = 1.0
_SIGNS = "+−±∓"
# Lines are evened out by narrowing their room, so many times by half.
_HALVINGS = 6


def in_lines(body: Row, room: float, measurer: Measurer) -> Row | None:
    """The formula as lines of at most `room` em where that is possible; None where it stays on one line."""
    wide = [at for at, _ in _top_level(body.items) if isinstance(body.items[at], Space) and body.items[at].width >= 1]
    if wide:
        statements = [body.items[a + 1 : b] for a, b in zip((-1, *wide), (*wide, len(body.items)))]
        filled = tuple((Row(each),) for each in statements if each)
        return Row((Grid(filled, "c", LINES),)) if len(filled) > 1 else None
    relations = [at for at, role in _top_level(body.items) if role == RELATION and at]
    if not relations:
        lines = _lines(body.items, room, measurer)
        return Row((Grid(tuple((Row(()), Row(line)) for line in lines), "rl", ALIGNED),)) if len(lines) > 1 else None
    left = body.items[: relations[0]]
    width = measurer.row(Row(left), DISPLAY).width
    if width > _LONG_SIDE * room:
        left, width = (), 0.0
        relations = [0, *relations[1:]]
    rows: list[tuple[Node, ...]] = []
    for start, end in zip(relations, (*relations[1:], len(body.items))):
        for line in _lines(body.items[start:end], room - width, measurer):
            rows.append((Row(left if not rows else ()), Row(line)))
    if len(rows) < 2:
        return None
    return Row((Grid(tuple(rows), "rl", ALIGNED),))


def _top_level(items: tuple[Node, ...]):
    """The items that stand in no brackets, with their roles."""
    depth = 0
    for at, item in enumerate(items):
        role = role_of(item)
        depth -= role == CLOSE
        if depth <= 0:
            yield at, role
        depth += role == OPEN


def _lines(items: tuple[Node, ...], room: float, measurer: Measurer) -> list[tuple[Node, ...]]:
    """One side of a relation in lines that fit, divided before + and −, and about equally long."""
    best = _filled(items, room, measurer)
    if len(best) == 1:
        return best
    low, high = room / 2, room
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        tried = _filled(items, middle, measurer)
        if len(tried) == len(best):
            best, high = tried, middle
        else:
            low = middle
    return best


def _filled(items: tuple[Node, ...], room: float, measurer: Measurer) -> list[tuple[Node, ...]]:
    """Lines that take as much as fits."""
    signs = [at for at, role in _top_level(items) if role == BINARY and at > 1 and getattr(items[at], "text", "") in _SIGNS]
    lines: list[tuple[Node, ...]] = []
    start, taken = 0, 0
    for end in (*signs, len(items)):
        line = _line(items, start, end)
        if taken and measurer.row(Row(line), DISPLAY).width > room:
            lines.append(_line(items, start, taken))
            start = taken
        taken = end
    lines.append(_line(items, start, len(items)))
    return lines


def _line(items: tuple[Node, ...], start: int, end: int) -> tuple[Node, ...]:
    """A line; one that goes on is indented, and its sign stays one between two."""
    return items[start:end] if not start else (Space(_INDENT), Row(()), *items[start:end])
