"""The parser: LaTeX's mathematics by recursive descent, in one pass.

Whatever is typed, a tree comes out, and every character of it that shows something is in the tree. What LaTeX would
refuse is among the problems.
"""

from typing import NamedTuple

from foliensatz.formula.tree import (
    FUNCTION,
    ITALIC,
    LINES,
    MONO,
    OPERATOR,
    ORD,
    SANS,
    UPRIGHT,
    Accent,
    Brace,
    Fence,
    Fraction,
    Grid,
    Node,
    Row,
    Scripts,
    Space,
    Symbol,
    Words,
)
from foliensatz.reading.latex import symbols
from foliensatz.reading.latex.commands import HANDLERS, known_commands
from foliensatz.reading.latex.scanner import Problem, Scanner

MAX_DEPTH = 60
_EMPTY = Row(())
_INTEGRALS = "∫∬∭∮∯"
_GATHERED = frozenset((UPRIGHT, SANS, MONO))
# What is meant most often, and so what a mistyped command is compared with first.
_COMMON = "frac sqrt sum int prod lim sin cos tan log left right begin end text mathrm overline infty cdot times quad".split()


class Parsed(NamedTuple):
    """`tag` is the formula's number as the author gave it, `label` its name."""

    body: Row
    problems: tuple[Problem, ...]
    tag: str = ""
    label: str = ""


class _TooDeep(Exception):
    pass


def parse(latex: str, display: bool = False) -> Parsed:
    """The tree of a formula. `display` decides where the limits of sums stand."""
    parser = _Parser(latex, display)
    try:
        body = parser.whole()
    except _TooDeep:
        parser.tell("F242", "This is nested too deeply", parser.at, "Divide the formula into several")
        body = Row((Words(" ".join(latex.split())),))
    return Parsed(body, tuple(sorted(parser.problems, key=lambda p: p.offset)), parser.tag, parser.label)


class _Parser(Scanner):
    def __init__(self, text: str, display: bool):
        super().__init__(text)
        self.display = display
        self.style: int | None = None
        self.tag = ""
        self.label = ""
        self.depth = 0

    # ---- Rows ----

    def whole(self) -> Row:
        """Everything; lines divided by \\\\ become the lines of a grid, as authors mean it."""
        lines = [self.row(("\\\\",))]
        while self.at < len(self.text):
            self.take()
            self.option()
            lines.append(self.row(("\\\\",)))
        if len(lines) > 1 and not lines[-1].items:
            lines.pop()
        if len(lines) == 1:
            return lines[0]
        return Row((Grid(tuple((line,) for line in lines), "c", LINES),))

    def row(self, stops: tuple[str, ...]) -> Row:
        """Up to one of the tokens in `stops`, which is not taken, or to the end."""
        items: list[Node] = []
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _TooDeep
        before = self.style, self.display
        while True:
            self.skip_blanks()
            token = self.peek()
            if not token or token in stops:
                break
            if token in ("^", "_", "'"):
                base = items.pop() if items and not isinstance(items[-1], Space) else _EMPTY
                items.append(self.scripts(base))
            elif token in ("\\over", "\\choose", "\\atop"):
                self.at += len(token)
                fraction = Fraction(Row(tuple(items)), self.row(stops), token == "\\over")
                items = [Fence("(", ")", (fraction,)) if token == "\\choose" else fraction]
                break
            elif token in ("\\limits", "\\nolimits"):
                self.limits(token, items)
            else:
                node = self.atom()
                if node is not None:
                    items.append(node)
        self.style, self.display = before
        self.depth -= 1
        return Row(tuple(items))

    def limits(self, token: str, items: list[Node]) -> None:
        if items and isinstance(items[-1], Symbol) and items[-1].role in (OPERATOR, FUNCTION):
            items[-1] = items[-1]._replace(limits="above" if token == "\\limits" else "beside")
        else:
            self.tell("F242", f"{token} stands behind no operator", self.at, "Write it right behind \\sum, \\int or \\lim")
        self.at += len(token)

    def scripts(self, base: Node) -> Node:
        """The base with all scripts that follow it."""
        sub: Node | None = None
        sup: Node | None = None
        while True:
            self.skip_blanks()
            token, start = self.peek(), self.at
            if token == "'":
                primes = ""
                while self.peek() == "'":
                    primes += "′"
                    self.take()
                node: Node = Symbol(primes)
                if self.peek() == "^":
                    self.take()
                    node = Row((node, self.argument("^", script=True)))
                sup = self.one_more(sup, node, "superscript", start)
            elif token == "^":
                self.take()
                sup = self.one_more(sup, self.argument("^", script=True), "superscript", start)
            elif token == "_":
                self.take()
                sub = self.one_more(sub, self.argument("_", script=True), "subscript", start)
            else:
                return Scripts(base, sub, sup, self.is_stacked(base))

    def one_more(self, found: Node | None, node: Node, name: str, start: int) -> Node:
        if found is None:
            return node
        self.tell("F242", f"A second {name} at the same place", start, "Put braces around what the second one belongs to")
        return Row((found, node))

    def is_stacked(self, base: Node) -> bool:
        if isinstance(base, Brace):
            return True
        if not isinstance(base, Symbol) or base.role not in (OPERATOR, FUNCTION):
            return False
        if base.limits:
            return base.limits == "above"
        if base.role == OPERATOR:
            return self.display and base.text not in _INTEGRALS
        return self.display and base.text.replace("\u2009", "") in symbols.FUNCTIONS_WITH_LIMITS

    def argument(self, command: str, script: bool = False, inner: bool = True) -> Node:
        """What a command applies to: a group in braces or the next thing. `inner` sets sums as in running text."""
        self.skip_blanks()
        token = self.peek()
        display = self.display
        self.display = display and not inner
        try:
            if token == "{":
                group = self.group()
                alone = script and isinstance(group, Row) and len(group.items) == 1
                return group.items[0] if alone else group
            if token in ("", "}", "&", "\\\\", "^", "_", "\\right", "\\end"):
                said = f"{command} lacks what it applies to"
                if script:
                    said = f"The {'superscript' if command == '^' else 'subscript'} is missing here"
                self.tell("F242", said, self.at, f"Write {command}{{…}}")
                return _EMPTY
            if token.isdigit():  # x^12 is x to the power of one, then two
                self.at += 1
                return Symbol(token, ORD, self.style or UPRIGHT)
            return self.atom(single=True) or _EMPTY
        finally:
            self.display = display

    def group(self) -> Node:
        """What stands in braces."""
        start = self.at
        self.take()
        row = self.row(("}",))
        if self.at >= len(self.text):
            self.tell("F242", "This { is never closed", start, "Write a } where it ends")
        self.take()
        if len(row.items) == 1 and not (isinstance(row.items[0], Symbol) and row.items[0].role):
            return row.items[0]
        return row

    # ---- Single things ----

    def atom(self, single: bool = False) -> Node | None:
        """The next thing without its scripts; None for what shows nothing. A `single` one is one letter at most."""
        token = self.peek()
        if token == "{":
            return self.group()
        if token[0] == "\\":
            return self.command()
        start = self.at
        if token.isdigit() and token.isascii():
            return Symbol(self.number(), ORD, UPRIGHT if self.style in (None, ITALIC) else self.style)
        self.take()
        if token.isalpha():
            return self.letters(token, single)
        if token == "}":
            self.tell("F242", "This } closes nothing", start, "Delete it, or write the { it belongs to")
            return None
        if token == "&":
            hint = "Cells stand in an environment: \\begin{aligned} … \\end{aligned}"
            self.tell("F242", "& divides nothing here", start, hint)
            return None
        if token == "%":
            self.tell("F247", "In LaTeX a lone % begins a comment; here it is shown", start, "Write \\%", wrong=False)
            return Symbol("%")
        if token == "$":
            self.tell("F242", "A $ stands within the formula", start, "Write \\$ for the sign")
            return Symbol("$")
        text, role = symbols.typed(token)
        return Symbol(text, role, UPRIGHT)

    def letters(self, token: str, single: bool) -> Symbol:
        if self.style not in (None, ITALIC) and not single:
            while self.at < len(self.text) and self.text[self.at].isalpha():
                token += self.text[self.at]
                self.at += 1
        if self.style is None:
            greek_capital = "Α" <= token <= "Ω"
            return Symbol(token, ORD, UPRIGHT if greek_capital else ITALIC)
        return Symbol(token, ORD, self.style)

    def command(self) -> Node | None:
        start = self.at
        token = self.take()
        name = token[1:]
        found = symbols.SYMBOLS.get(name)
        if found:
            text, role, style = found
            if self.style is not None and text.isalpha() and self.style not in _GATHERED:
                style = self.style
            return Symbol(text, role, style)
        if name in symbols.FUNCTIONS or name in symbols.FUNCTIONS_WITH_LIMITS:
            return Symbol(symbols.FUNCTION_TEXTS.get(name, name), FUNCTION)
        if name in symbols.SPACES:
            return Space(symbols.SPACES[name])
        if name in symbols.ACCENTS:
            return Accent(self.argument(token, inner=False), symbols.ACCENTS[name])
        if name in symbols.BRACES:
            return Brace(self.argument(token, inner=False), *symbols.BRACES[name])
        if name in symbols.STYLES:
            return self.in_style(symbols.STYLES[name], token)
        if name in symbols.BRACKETS:
            opening, closing = symbols.BRACKETS[name]
            return Fence(opening, closing, (self.argument(token, inner=False),))
        if name in symbols.ARROWS:
            return self.arrow(symbols.ARROWS[name], token)
        handler = HANDLERS.get(name)
        if handler:
            return handler(self, token, start)
        return self.unknown(token, start)

    def unknown(self, token: str, start: int) -> Node:
        if len(token) == 1:
            self.tell("F242", "A lone \\ stands here", start, "Write \\backslash for the sign")
            return Symbol("\\")
        from foliensatz.suggestion import nearest

        near = nearest(token[1:], _COMMON) or nearest(token[1:], sorted(known_commands()))
        hint = f"Did you mean \\{near}?" if near else "For words within a formula write \\text{…}"
        self.tell("F241", f"LaTeX's {token} is not known here", start, hint)
        return Words(token)

    def in_style(self, style: int, command: str) -> Node:
        before, self.style = self.style, style
        node = self.argument(command, inner=False)
        self.style = before
        return node

    def arrow(self, mark: str, command: str) -> Node:
        below = self.option()
        above = self.argument(command)
        arrow = Brace(above, mark, above=False, labelled=True)
        if below is None or not below.strip():
            return arrow
        inner = _Parser(below, False)
        return Scripts(arrow, inner.row(()), None, True)
