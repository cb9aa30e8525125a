"""A formula as a tree. Reading makes it from LaTeX; OMML, the measured boxes and the words on one line are made of it.

All nodes are NamedTuples: immutable, hashable. Roles are TeX's classes of atoms (The TeXbook, chapter 17), which say how
much white space stands between neighbours.
"""

from typing import NamedTuple, Union

# Roles of a symbol.
ORD, OPERATOR, FUNCTION, BINARY, RELATION, OPEN, CLOSE, PUNCTUATION = range(8)
# Styles of a symbol: how its letters are drawn.
ITALIC, UPRIGHT, BOLD, BOLD_ITALIC, DOUBLE, SCRIPT, FRAKTUR, SANS, MONO = range(9)
# What a grid is.
MATRIX, CASES, ALIGNED, LINES, STACK = range(5)


class Symbol(NamedTuple):
    """One character, a number, or the letters of a name ("sin"). `text` has plain letters whatever the style.
    `limits` tells where a big operator's or function's scripts stand: "" as usual, "above" (and below), "beside"."""

    text: str
    role: int = ORD
    style: int = UPRIGHT
    limits: str = ""


class Words(NamedTuple):
    """Text of the sentence within a formula, with its own blanks."""

    text: str
    bold: bool = False
    italic: bool = False


class Space(NamedTuple):
    """White space, in em."""

    width: float


class Row(NamedTuple):
    items: "tuple[Node, ...]"


class Fraction(NamedTuple):
    """Without a `rule` it is what stands in a binomial coefficient."""

    above: "Node"
    below: "Node"
    rule: bool = True


class Root(NamedTuple):
    body: "Node"
    degree: "Node | None" = None


class Scripts(NamedTuple):
    """`stacked` ones stand below and above the base, others behind it. An absent one is None."""

    base: "Node"
    sub: "Node | None" = None
    sup: "Node | None" = None
    stacked: bool = False


class Accent(NamedTuple):
    """`mark` is a combining character (ECMA-376 part 1, 22.1.2.1)."""

    body: "Node"
    mark: str


class Bar(NamedTuple):
    """A rule over the body, or under it."""

    body: "Node"
    above: bool = True


class Brace(NamedTuple):
    """A brace, bracket or arrow as wide as the body, over it or under it. As an arrow with words (`labelled`) the mark is
    what is meant and the body stands small at its side."""

    body: "Node"
    mark: str
    above: bool = True
    labelled: bool = False


class Fence(NamedTuple):
    """What delimiters that grow enclose; "" is no delimiter. `marks` stand between the parts (one less than these)."""

    opening: str
    closing: str
    parts: "tuple[Node, ...]"
    marks: tuple[str, ...] = ()


class Grid(NamedTuple):
    """Rows of cells, all of one length. `alignments` has one of "l", "c", "r" a column. Delimiters are a Fence's matter.
    An ALIGNED grid's columns are right- and left-aligned in turns, as with `&` in LaTeX's align."""

    rows: "tuple[tuple[Node, ...], ...]"
    alignments: str
    kind: int = MATRIX


class Frame(NamedTuple):
    """A box around the body; "struck" and "struck-back" are diagonals through it, "struck-both" both."""

    body: "Node"
    kind: str = "box"


class Phantom(NamedTuple):
    """What takes its room and is not seen."""

    body: "Node"


Node = Union[
    Symbol, Words, Space, Row, Fraction, Root, Scripts, Accent, Bar, Brace, Fence, Grid, Frame, Phantom
]


class Formula(NamedTuple):
    """A formula with how its author typed it. `text` is it on a single line, for eyes and search."""

    body: Row
    latex: str
    text: str
    display: bool = False
