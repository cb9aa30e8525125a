"""The parser: LaTeX's mathematics by recursive descent, in one pass.

Whatever is typed, a tree comes out, and every character of it that shows something is in the tree. What LaTeX would
refuse is among the problems.
"""

import re
from typing import NamedTuple

from foliensatz.formula.tree import (
    BINARY,
    CLOSE,
    FUNCTION,
    ITALIC,
    LINES,
    MONO,
    OPEN,
    OPERATOR,
    ORD,
    PUNCTUATION,
    RELATION,
    SANS,
    UPRIGHT,
    Accent,
    Bar,
    Brace,
    Fence,
    Fraction,
    Frame,
    Grid,
    Node,
    Phantom,
    Root,
    Row,
    Scripts,
    Space,
    Symbol,
    Words,
)
from foliensatz.reading.latex import symbols
from foliensatz.reading.latex.scanner import Problem, Scanner

MAX_DEPTH = 60
_EMPTY = Row(())
_INTEGRALS = "∫∬∭∮∯"
_LENGTH = re.compile(r"\s*(-?\d*\.?\d+)\s*(em|ex|mu|pt|cm|mm|in|px)\s*$")
_EM = {"em": 1.0, "ex": 0.45, "mu": 1 / 18, "pt": 0.1, "cm": 2.8, "mm": 0.28, "in": 7.2, "px": 0.075}
_TEXT_ESCAPES = re.compile(r"\\([%$&#_{}])|~|\\ |\\(?:quad|,|;|:)\s?")
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
        handler = _HANDLERS.get(name)
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

    # ---- Commands with a syntax of their own ----

    def fraction(self, token: str, start: int) -> Node:
        inner = token not in ("\\dfrac", "\\cfrac")
        return Fraction(self.argument(token, inner=inner), self.argument(token, inner=inner))

    def binomial(self, token: str, start: int) -> Node:
        return Fence("(", ")", (Fraction(self.argument(token), self.argument(token), False),))

    def root(self, token: str, start: int) -> Node:
        self.skip_blanks()
        degree = None
        if self.peek() == "[":
            at = self.at
            self.take()
            degree = self.row(("]",))
            if self.peek() != "]":
                self.tell("F242", "This [ is never closed", at, "Write \\sqrt[3]{x}")
            self.take()
        return Root(self.argument(token, inner=False), degree)

    def delimiter(self, command: str) -> str:
        self.skip_blanks()
        start = self.at
        token = self.take()
        if token[:1] == "\\" and token[1:] in symbols.DELIMITERS:
            return symbols.DELIMITERS[token[1:]]
        if token in symbols.TYPED_DELIMITERS:
            return symbols.TYPED_DELIMITERS[token]
        self.at = start
        self.tell("F242", f"{command} needs a bracket behind it", start, f"Write {command}( or {command}. for none")
        return ""

    def fence(self, token: str, start: int) -> Node:
        opening = self.delimiter(token)
        stops = ("\\right", "\\middle", "&", "\\\\", "\\end", "}")
        parts, marks = [self.row(stops)], []
        while self.peek() == "\\middle":
            self.take()
            marks.append(self.delimiter("\\middle"))
            parts.append(self.row(stops))
        if self.peek() != "\\right":
            self.tell("F242", "This \\left has no \\right", start, "Write \\right) where it ends, or \\right. for nothing")
            return Fence(opening, "", tuple(parts), tuple(marks))
        self.take()
        return Fence(opening, self.delimiter("\\right"), tuple(parts), tuple(marks))

    def stray(self, token: str, start: int) -> Node | None:
        partner = {"\\right": "\\left", "\\middle": "\\left", "\\end": "\\begin"}[token]
        self.tell("F242", f"This {token} has no {partner}", start, f"Delete it, or write the {partner} it belongs to")
        if token == "\\end":
            self.raw_argument(token)
            return None
        text = self.delimiter(token)
        return Symbol(text, CLOSE) if text else None

    def sized(self, token: str, start: int) -> Node | None:
        text = self.delimiter(token)
        role = {"l": OPEN, "r": CLOSE, "m": RELATION}.get(token[-1], ORD)
        if role == ORD:
            role = OPEN if text in "([{⟨⌊⌈" else CLOSE if text in ")]}⟩⌋⌉" else ORD
        return Symbol(text, role) if text else None

    def rule(self, token: str, start: int) -> Node:
        return Bar(self.argument(token, inner=False), token == "\\overline")

    def words(self, token: str, start: int) -> Node:
        """\\text{…}: blanks count, and $…$ in it is a formula again."""
        raw, offset = self.raw_argument(token)
        bold, italic = token == "\\textbf", token in ("\\textit", "\\emph")
        parts: list[Node] = []
        for number, part in enumerate(re.split(r"(?<!\\)\$", raw)):
            if number % 2:
                inner = _Parser(part, False)
                parts.append(inner.row(()))
                self.problems += [problem._replace(offset=problem.offset + offset) for problem in inner.problems]
            elif part:
                said = _TEXT_ESCAPES.sub(lambda match: match[1] or "\u00a0", part.replace("\n", " "))
                parts.append(Words(said, bold, italic))
            offset += len(part) + 1
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def operator_name(self, token: str, start: int) -> Node:
        starred = self.take_if("*")
        raw, _ = self.raw_argument(token)
        text = re.sub(r"\\[,;: ]|\s+", "\u2009", raw.strip()).replace("\\", "")
        return Symbol(text, FUNCTION, UPRIGHT, ("above" if self.display else "beside") if starred else "")

    def over_or_under(self, token: str, start: int) -> Node:
        mark = self.argument(token)
        base = self.argument(token, inner=False)
        if isinstance(base, Row) and len(base.items) == 1:  # \overset{!}{=} is a relation still
            base = base.items[0]
        return Scripts(base, mark, None, True) if token == "\\underset" else Scripts(base, None, mark, True)

    def substack(self, token: str, start: int) -> Node:
        from foliensatz.reading.latex.environments import substack

        return substack(self, token)

    def environment(self, token: str, start: int) -> Node | None:
        from foliensatz.reading.latex.environments import environment

        return environment(self, start)

    def negation(self, token: str, start: int) -> Node:
        base = self.argument(token)
        text = base.text if isinstance(base, Symbol) else ""
        return Symbol(symbols.NEGATED.get(text) or (text + "\u0338"), RELATION)

    def of_role(self, token: str, start: int) -> Node:
        role = {"\\mathbin": BINARY, "\\mathrel": RELATION, "\\mathop": OPERATOR, "\\mathpunct": PUNCTUATION,
                "\\mathopen": OPEN, "\\mathclose": CLOSE}.get(token, ORD)  # fmt: skip
        node = self.argument(token, inner=False)
        return node._replace(role=FUNCTION if role == OPERATOR else role) if isinstance(node, Symbol) else node

    def phantom(self, token: str, start: int) -> Node:
        return Phantom(self.argument(token))

    def framed(self, token: str, start: int) -> Node:
        kind = {"\\cancel": "struck", "\\bcancel": "struck-back", "\\xcancel": "struck-both"}.get(token, "box")
        return Frame(self.argument(token, inner=False), kind)

    def modulo(self, token: str, start: int) -> Node:
        if token == "\\bmod":
            return Symbol("mod", BINARY)
        body = self.argument(token)
        inner = Row((Symbol("mod", FUNCTION), Space(1 / 6), body))
        if token == "\\mod":
            return Row((Space(1.0), inner))
        return Row((Space(1.0), Symbol("(", OPEN), inner, Symbol(")", CLOSE)))

    def switch_display(self, token: str, start: int) -> None:
        if token in ("\\displaystyle", "\\textstyle"):
            self.display = token == "\\displaystyle"

    def switch_style(self, token: str, start: int) -> None:
        self.style = symbols.STYLES["math" + token[1:]] if token != "\\cal" else symbols.STYLES["mathcal"]

    def space(self, token: str, start: int) -> Node | None:
        self.take_if("*")
        if token in ("\\kern", "\\mkern", "\\mskip"):
            found = re.compile(r"\s*(-?\d*\.?\d+)\s*(em|ex|mu|pt|cm|mm|in|px)").match(self.text, self.at)
            if found:
                self.at = found.end()
                return Space(float(found[1]) * _EM[found[2]])
        raw, offset = self.raw_argument(token)
        found = _LENGTH.match(raw)
        if not found:
            self.tell("F242", f"“{raw}” is no length", offset, "Write a length like 1em or 5mm")
            return None
        return Space(float(found[1]) * _EM[found[2]])

    def numbered(self, token: str, start: int) -> Node | None:
        if token in ("\\notag", "\\nonumber"):
            return None
        if token == "\\tag":
            self.take_if("*")
        raw, _ = self.raw_argument(token)
        raw = raw.strip().replace("\\text", "").strip("{}$ ")
        if token == "\\label":
            self.label = self.label or raw
        elif not self.tag:
            self.tag = raw
        else:
            return Row((Space(2.0), Words(f"({raw})")))
        return None

    def left_out(self, token: str, start: int) -> None:
        """What asks for looks that the theme decides about, or that PowerPoint's formulas haven't."""
        name = ""
        if token == "\\require":
            self.raw_argument(token)
            return None
        if token in ("\\color", "\\textcolor", "\\colorbox"):
            name = self.raw_argument(token)[0].strip()
        what = f"The colour {name}" if name else f"{token}"
        hint = "Colours are the theme's" if name else "Leave it out: the theme says how formulas look"
        self.tell("F244", f"{what} is left out", start, hint, wrong=False)
        if token in ("\\textcolor", "\\colorbox"):
            return self.argument(token, inner=False)
        return None


def _handlers() -> dict:
    table = {}
    for names, handler in (
        ("frac dfrac tfrac cfrac", _Parser.fraction),
        ("binom dbinom tbinom", _Parser.binomial),
        ("sqrt", _Parser.root),
        ("left", _Parser.fence),
        ("right middle end", _Parser.stray),
        ("big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm", _Parser.sized),
        ("overline underline", _Parser.rule),
        ("text textrm textnormal textup textsf texttt textbf textit emph mbox hbox", _Parser.words),
        ("operatorname", _Parser.operator_name),
        ("overset underset stackrel", _Parser.over_or_under),
        ("substack", _Parser.substack),
        ("begin", _Parser.environment),
        ("not", _Parser.negation),
        ("mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner", _Parser.of_role),
        ("phantom hphantom vphantom", _Parser.phantom),
        ("boxed fbox cancel bcancel xcancel", _Parser.framed),
        ("mod pmod bmod", _Parser.modulo),
        ("displaystyle textstyle scriptstyle scriptscriptstyle", _Parser.switch_display),
        ("rm bf it sf tt cal", _Parser.switch_style),
        ("hspace kern mkern mskip", _Parser.space),
        ("tag label notag nonumber", _Parser.numbered),
        ("require color textcolor colorbox tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge", _Parser.left_out),
    ):
        table |= dict.fromkeys(names.split(), handler)
    return table


_HANDLERS = _handlers()


def known_commands() -> set[str]:
    """The names of all commands, for did-you-mean."""
    letters = {*symbols.SYMBOLS, *symbols.FUNCTIONS, *symbols.FUNCTIONS_WITH_LIMITS, *symbols.SPACES, *symbols.ACCENTS}
    letters |= {*symbols.BRACES, *symbols.STYLES, *symbols.ARROWS, *symbols.BRACKETS, *_HANDLERS}
    return {name for name in letters if name.isalpha()}
