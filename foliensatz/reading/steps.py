"""What comes with which click: incremental lists, fragments and pauses.

What authors write (`::: incremental`, `{.fragment}`, a paragraph `. . .`) is noted down while blocks are read, as lines
of the slide. When the blocks are there, their own lines say what belongs to which click.
"""

from typing import NamedTuple

from foliensatz.deck import Attributes, Block, Callout, Columns, List, Quote

INCREMENTAL = "incremental"
NONINCREMENTAL = "nonincremental"
FRAGMENT = "fragment"
PAUSE = "pause"
CLASSES = (INCREMENTAL, NONINCREMENTAL, FRAGMENT)
# Slidev's tags, by what they mean here.
TAGS = {"v-clicks": INCREMENTAL, "v-click": FRAGMENT}


class Move(NamedTuple):
    """One wish of the author: what it is, and the lines of the slide from `first` to `last` that it holds for."""

    kind: str
    first: int
    last: int


def kind_of(attributes: Attributes) -> str:
    """What the classes of a block or div say about clicks, "" where they say nothing."""
    return next((name for name in CLASSES if name in attributes.classes), "")


def switch(value: str) -> bool | None:
    """What an author's yes or no means; None where it is neither."""
    return {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}.get(value.lower())


def without_clicks(attributes: Attributes) -> Attributes:
    """The attributes that are left when clicks have been taken care of."""
    return attributes._replace(classes=tuple(name for name in attributes.classes if name not in CLASSES))


def steps_of(blocks: tuple[Block, ...], moves: list[Move], incremental: bool) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """(line, click) where the click changes, in the order of the lines: what stands on a line, up to the next one
    named, comes with that click; 0 is there from the start. `incremental` says what lists do that say nothing of their
    own. Also the lines of pauses that nothing comes after."""
    walk = _Walk(moves, incremental)
    walk.visit(blocks, 0)
    return walk.steps(), tuple(walk.pauses)


class _Walk:
    def __init__(self, moves: list[Move], incremental: bool) -> None:
        self.pauses = sorted(move.first for move in moves if move.kind == PAUSE)
        self.modes = [move for move in moves if move.kind in (INCREMENTAL, NONINCREMENTAL)]
        self.fragments = [move for move in moves if move.kind == FRAGMENT]
        self.incremental = incremental
        self.known: dict[Move, int] = {}  # a fragment's click
        self.count = 0
        self.floor = 0  # the click of the last pause
        self.lines: list[tuple[int, int]] = []

    def visit(self, blocks: tuple[Block, ...], within: int | None) -> None:
        """`within` is the click of what is around them; None for an item of an incremental list, whose parts come with
        what came last, so that nothing comes before what stands above it."""
        for block in blocks:
            if isinstance(block, Columns):
                for column in block.columns:
                    self.visit(column.blocks, within)
                continue
            if isinstance(block, List):
                self.visit_list(block, within)
                continue
            step = self.step(block.line, within)
            self.lines.append((block.line, step))
            if isinstance(block, (Quote, Callout)):
                self.visit(block.blocks, step)

    def visit_list(self, block: List, within: int | None) -> None:
        # A fragment on a list's own line is its first item.
        step = self.step(block.line, within, [move for move in self.fragments if move.first < move.last])
        if FRAGMENT in block.attributes.classes:
            self.count += 1
            step = within = self.count
        if self.is_incremental(block):
            for item in block.items:
                self.pause(item.line)
                self.count += 1
                self.lines.append((item.line, self.count))
                self.visit(item.blocks, None)
            return
        for item in block.items:
            own = self.step(item.line, within if within is None else step)
            self.lines.append((item.line, own))
            self.visit(item.blocks, None if within is None else own)

    def is_incremental(self, block: List) -> bool:
        own = kind_of(block.attributes)
        if own in (INCREMENTAL, NONINCREMENTAL):
            return own == INCREMENTAL
        around = _innermost(self.modes, block.line)
        return around.kind == INCREMENTAL if around else self.incremental

    def step(self, line: int, within: int | None, fragments: list[Move] | None = None) -> int:
        self.pause(line)
        base = max(self.floor, self.count if within is None else within)
        fragment = _innermost(self.fragments if fragments is None else fragments, line)
        if fragment is None:
            return base
        if fragment not in self.known:
            self.count += 1
            self.known[fragment] = self.count
        return max(base, self.known[fragment])

    def pause(self, line: int) -> None:
        """Take the pauses above a line."""
        while self.pauses and self.pauses[0] < line:
            self.pauses.pop(0)
            self.count += 1
            self.floor = self.count

    def steps(self) -> tuple[tuple[int, int], ...]:
        if not self.count:
            return ()
        self.lines.sort(key=lambda entry: entry[0])
        found: list[tuple[int, int]] = []
        for line, step in self.lines:
            if found and found[-1][0] == line:
                found[-1] = (line, step)
            elif step != (found[-1][1] if found else 0):
                found.append((line, step))
        return tuple(found)


def _innermost(moves: list[Move], line: int) -> Move | None:
    around = [move for move in moves if move.first <= line <= move.last]
    return max(around, key=lambda move: (move.first, -move.last)) if around else None
