"""What belongs together in Office Math where LaTeX only juxtaposes: what a sum or an integral is of, a function's argument,
and the brackets that a script belongs to.

An end is the place in a row behind the last item that belongs to it.
"""

from foliensatz.formula.tree import (
    BINARY,
    CLOSE,
    FUNCTION,
    ITALIC,
    OPEN,
    OPERATOR,
    PUNCTUATION,
    RELATION,
    UPRIGHT,
    Brace,
    Fence,
    Fraction,
    Node,
    Row,
    Scripts,
    Space,
    Symbol,
    Words,
)

_PAIRS = dict(zip("([{⟨⌊⌈⟦", ")]}⟩⌋⌉⟧"))


def _role(node: Node) -> int:
    if isinstance(node, Symbol):
        return node.role
    if isinstance(node, Scripts):
        return _role(node.base)
    if isinstance(node, Brace) and node.labelled:
        return RELATION
    return 0


def summed_end(items: tuple[Node, ...], start: int, integral: bool) -> int:
    """Where what a big operator applies to ends: an integral at its differential, others before the next + or relation."""
    if integral:
        found = _behind_differential(items, start)
        if found:
            return found
    depth = 0
    for at in range(start, len(items)):
        role = _role(items[at])
        if role == OPEN:
            depth += 1
        elif role == CLOSE:
            if not depth:
                return at
            depth -= 1
        elif not depth:
            wide = isinstance(items[at], Space) and items[at].width >= 1
            added = role == BINARY and isinstance(items[at], Symbol) and items[at].text in "+−±∓" and at > start
            if role in (RELATION, PUNCTUATION) or wide or added:
                return at
    return len(items)


def _behind_differential(items: tuple[Node, ...], start: int) -> int:
    for at in range(start, len(items)):
        item = items[at]
        if _role(item) == RELATION:
            return 0
        if isinstance(item, Symbol) and item.text.startswith("d") and item.style in (ITALIC, UPRIGHT):
            if item.text == "d" and at + 1 < len(items):
                return at + 2
            if item.style == UPRIGHT and len(item.text) > 1:
                return at + 1
    return 0


def argument_end(items: tuple[Node, ...], start: int) -> int:
    """Where a function's argument ends: behind the next thing, or behind the bracket that closes."""
    at = start
    while at < len(items) and isinstance(items[at], Space):
        at += 1
    if at >= len(items):
        return start
    role = _role(items[at])
    if role in (BINARY, RELATION, CLOSE, PUNCTUATION):
        return start
    if role == OPEN:
        depth = 0
        for end in range(at, len(items)):
            depth += (_role(items[end]) == OPEN) - (_role(items[end]) == CLOSE)
            if not depth:
                return end + 1
        return len(items)
    if role == FUNCTION:
        return argument_end(items, at + 1)
    if role == OPERATOR:
        return summed_end(items, at + 1, False)
    end = at + 1
    if _text(items[at]) == "|":
        return next((n + 1 for n in range(end, len(items)) if _text(items[n]) == "|"), end)
    if end < len(items) and _role(items[end]) == OPEN and role == 0 and not isinstance(items[at], Fraction):
        return argument_end(items, end)
    # A number and its letter belong together: sin 2x.
    while end < len(items) and isinstance(items[at], Symbol) and items[at].text[:1].isdigit() and _role(items[end]) == 0 and not isinstance(items[end], (Space, Words)):
        end += 1
    return end


def bracketed(items: tuple[Node, ...]) -> tuple[Node, ...]:
    """The items with each bracket that has scripts as the end of a fence: the scripts belong to all that it encloses."""
    if not any(isinstance(item, Scripts) and _role(item) == CLOSE for item in items):
        return items
    result: list[Node] = []
    open_at: list[int] = []
    for item in items:
        role = _role(item)
        if role == OPEN:
            open_at.append(len(result))
        elif role == CLOSE and open_at and _text(item) in _PAIRS.values():
            start = open_at.pop()
            opening = result[start]
            if isinstance(item, Scripts) and isinstance(opening, Symbol):
                fence = Fence(opening.text, item.base.text, (Row(tuple(result[start + 1 :])),))
                result[start:] = [item._replace(base=fence)]
                continue
        result.append(item)
    return tuple(result)


def _text(node: Node) -> str:
    base = node.base if isinstance(node, Scripts) else node
    return base.text if isinstance(base, Symbol) else ""
