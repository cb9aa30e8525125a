"""The white space between the parts of a formula: what role each plays, and how far roles keep apart (The TeXbook,
chapter 18)."""

from foliensatz.formula.tree import (
    BINARY,
    CLOSE,
    FUNCTION,
    OPEN,
    OPERATOR,
    ORD,
    PUNCTUATION,
    RELATION,
    Brace,
    Fence,
    Fraction,
    Node,
    Row,
    Scripts,
    Space,
    Symbol,
)
from foliensatz.layout.formula.boxes import SMALL

INNER = 8
THIN, MEDIUM, THICK = 1 / 6, 2 / 9, 5 / 18


def role_of(node: Node) -> int:
    """The role that decides about the space around a node."""
    if isinstance(node, Symbol):
        return node.role
    if isinstance(node, Scripts):
        return role_of(node.base)
    if isinstance(node, Brace):
        return RELATION if node.labelled else ORD
    if isinstance(node, (Fraction, Fence)):
        return INNER
    if isinstance(node, Row) and len(node.items) == 1:
        return ORD
    return ORD


def roles_of(items: list[Node]) -> list[int]:
    """The roles of a row's items; a sign with nothing on one side, as in -1, is no operation between two."""
    roles = [role_of(item) for item in items]
    shown = [n for n, item in enumerate(items) if not isinstance(item, Space)]
    for place, n in enumerate(shown):
        if roles[n] != BINARY:
            continue
        before = roles[shown[place - 1]] if place else OPEN
        after = roles[shown[place + 1]] if place + 1 < len(shown) else CLOSE
        if before in (BINARY, OPERATOR, RELATION, OPEN, PUNCTUATION, FUNCTION) or after in (RELATION, CLOSE, PUNCTUATION):
            roles[n] = ORD
    return roles


def space_between(left: int, right: int, style: int) -> float:
    """White space between two neighbours, in em."""
    if left < 0:
        return 0.0
    if OPERATOR in (left, right) or FUNCTION in (left, right):
        pair = {left, right}
        if pair & {OPERATOR, FUNCTION} and not (right in (CLOSE, PUNCTUATION) or left == OPEN or right == OPEN):
            if RELATION in pair:
                return THICK if style < SMALL else 0.0
            if BINARY in pair:
                return MEDIUM if style < SMALL else 0.0
            return THIN
        return 0.0
    if style >= SMALL:
        return 0.0
    if BINARY in (left, right):
        return MEDIUM
    if RELATION in (left, right):
        return 0.0 if left == right or left == OPEN or right in (CLOSE, PUNCTUATION) else THICK
    if left == PUNCTUATION:
        return THIN
    if INNER in (left, right):
        return 0.0 if left == OPEN or right in (CLOSE, PUNCTUATION) or left == CLOSE and right == INNER else THIN
    return 0.0
