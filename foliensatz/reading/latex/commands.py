"""The commands of LaTeX's mathematics that have a syntax of their own.

Each is a function of the parser (which stands behind the command), the command as typed and where that stands. It gives
what the command shows; None where that is nothing.
"""

import re

from foliensatz.formula.tree import (
    BINARY,
    CLOSE,
    FUNCTION,
    OPEN,
    OPERATOR,
    ORD,
    PUNCTUATION,
    RELATION,
    UPRIGHT,
    Bar,
    Fence,
    Fraction,
    Frame,
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

_LENGTH = re.compile(r"\s*(-?\d*\.?\d+)\s*(em|ex|mu|pt|cm|mm|in|px)\s*$")
_EM = {"em": 1.0, "ex": 0.45, "mu": 1 / 18, "pt": 0.1, "cm": 2.8, "mm": 0.28, "in": 7.2, "px": 0.075}
_TEXT_ESCAPES = re.compile(r"\\([%$&#_{}])|~|\\ |\\(?:quad|,|;|:)\s?")


def fraction(parser, token: str, start: int) -> Node:
    inner = token not in ("\\dfrac", "\\cfrac")
    return Fraction(parser.argument(token, inner=inner), parser.argument(token, inner=inner))


def binomial(parser, token: str, start: int) -> Node:
    return Fence("(", ")", (Fraction(parser.argument(token), parser.argument(token), False),))


def root(parser, token: str, start: int) -> Node:
    parser.skip_blanks()
    degree = None
    if parser.peek() == "[":
        at = parser.at
        parser.take()
        degree = parser.row(("]",))
        if parser.peek() != "]":
            parser.tell("F242", "This [ is never closed", at, "Write \\sqrt[3]{x}")
        parser.take()
    return Root(parser.argument(token, inner=False), degree)


def delimiter(parser, command: str) -> str:
    parser.skip_blanks()
    start = parser.at
    token = parser.take()
    if token[:1] == "\\" and token[1:] in symbols.DELIMITERS:
        return symbols.DELIMITERS[token[1:]]
    if token in symbols.TYPED_DELIMITERS:
        return symbols.TYPED_DELIMITERS[token]
    parser.at = start
    parser.tell("F242", f"{command} needs a bracket behind it", start, f"Write {command}( or {command}. for none")
    return ""


def fence(parser, token: str, start: int) -> Node:
    opening = delimiter(parser, token)
    stops = ("\\right", "\\middle", "&", "\\\\", "\\end", "}")
    parts, marks = [parser.row(stops)], []
    while parser.peek() == "\\middle":
        parser.take()
        marks.append(delimiter(parser, "\\middle"))
        parts.append(parser.row(stops))
    if parser.peek() != "\\right":
        parser.tell(
            "F242", "This \\left has no \\right", start, "Write \\right) where it ends, or \\right. for nothing"
        )
        return Fence(opening, "", tuple(parts), tuple(marks))
    parser.take()
    return Fence(opening, delimiter(parser, "\\right"), tuple(parts), tuple(marks))


def stray(parser, token: str, start: int) -> Node | None:
    partner = {"\\right": "\\left", "\\middle": "\\left", "\\end": "\\begin"}[token]
    parser.tell("F242", f"This {token} has no {partner}", start, f"Delete it, or write the {partner} it belongs to")
    if token == "\\end":
        parser.raw_argument(token)
        return None
    text = delimiter(parser, token)
    return Symbol(text, CLOSE) if text else None


def sized(parser, token: str, start: int) -> Node | None:
    text = delimiter(parser, token)
    role = {"l": OPEN, "r": CLOSE, "m": RELATION}.get(token[-1], ORD)
    if role == ORD:
        role = OPEN if text in "([{⟨⌊⌈" else CLOSE if text in ")]}⟩⌋⌉" else ORD
    return Symbol(text, role) if text else None


def rule(parser, token: str, start: int) -> Node:
    return Bar(parser.argument(token, inner=False), token == "\\overline")


def words(parser, token: str, start: int) -> Node:
    """\\text{…}: blanks count, and $…$ in it is a formula again."""
    raw, offset = parser.raw_argument(token)
    bold, italic = token == "\\textbf", token in ("\\textit", "\\emph")
    parts: list[Node] = []
    for number, part in enumerate(re.split(r"(?<!\\)\$", raw)):
        if number % 2:
            inner = type(parser)(part, False)
            parts.append(inner.row(()))
            parser.problems += [problem._replace(offset=problem.offset + offset) for problem in inner.problems]
        elif part:
            said = _TEXT_ESCAPES.sub(lambda match: match[1] or "\u00a0", part.replace("\n", " "))
            parts.append(Words(said, bold, italic))
        offset += len(part) + 1
    return parts[0] if len(parts) == 1 else Row(tuple(parts))


def operator_name(parser, token: str, start: int) -> Node:
    starred = parser.take_if("*")
    raw, _ = parser.raw_argument(token)
    text = re.sub(r"\\[,;: ]|\s+", "\u2009", raw.strip()).replace("\\", "")
    return Symbol(text, FUNCTION, UPRIGHT, ("above" if parser.display else "beside") if starred else "")


def over_or_under(parser, token: str, start: int) -> Node:
    mark = parser.argument(token)
    base = parser.argument(token, inner=False)
    if isinstance(base, Row) and len(base.items) == 1:  # \overset{!}{=} is a relation still
        base = base.items[0]
    return Scripts(base, mark, None, True) if token == "\\underset" else Scripts(base, None, mark, True)


def substack(parser, token: str, start: int) -> Node:
    from foliensatz.reading.latex.environments import substack

    return substack(parser, token)


def environment(parser, token: str, start: int) -> Node | None:
    from foliensatz.reading.latex.environments import environment

    return environment(parser, start)


def negation(parser, token: str, start: int) -> Node:
    base = parser.argument(token)
    text = base.text if isinstance(base, Symbol) else ""
    return Symbol(symbols.NEGATED.get(text) or (text + "\u0338"), RELATION)


def of_role(parser, token: str, start: int) -> Node:
    role = {"\\mathbin": BINARY, "\\mathrel": RELATION, "\\mathop": OPERATOR, "\\mathpunct": PUNCTUATION,
            "\\mathopen": OPEN, "\\mathclose": CLOSE}.get(token, ORD)  # fmt: skip
    node = parser.argument(token, inner=False)
    return node._replace(role=FUNCTION if role == OPERATOR else role) if isinstance(node, Symbol) else node


def phantom(parser, token: str, start: int) -> Node:
    return Phantom(parser.argument(token))


def framed(parser, token: str, start: int) -> Node:
    kind = {"\\cancel": "struck", "\\bcancel": "struck-back", "\\xcancel": "struck-both"}.get(token, "box")
    return Frame(parser.argument(token, inner=False), kind)


def modulo(parser, token: str, start: int) -> Node:
    if token == "\\bmod":
        return Symbol("mod", BINARY)
    body = parser.argument(token)
    inner = Row((Symbol("mod", FUNCTION), Space(1 / 6), body))
    if token == "\\mod":
        return Row((Space(1.0), inner))
    return Row((Space(1.0), Symbol("(", OPEN), inner, Symbol(")", CLOSE)))


def switch_display(parser, token: str, start: int) -> None:
    if token in ("\\displaystyle", "\\textstyle"):
        parser.display = token == "\\displaystyle"


def switch_style(parser, token: str, start: int) -> None:
    parser.style = symbols.STYLES["math" + token[1:]] if token != "\\cal" else symbols.STYLES["mathcal"]


def space(parser, token: str, start: int) -> Node | None:
    parser.take_if("*")
    if token in ("\\kern", "\\mkern", "\\mskip"):
        found = re.compile(r"\s*(-?\d*\.?\d+)\s*(em|ex|mu|pt|cm|mm|in|px)").match(parser.text, parser.at)
        if found:
            parser.at = found.end()
            return Space(float(found[1]) * _EM[found[2]])
    raw, offset = parser.raw_argument(token)
    found = _LENGTH.match(raw)
    if not found:
        parser.tell("F242", f"“{raw}” is no length", offset, "Write a length like 1em or 5mm")
        return None
    return Space(float(found[1]) * _EM[found[2]])


def numbered(parser, token: str, start: int) -> Node | None:
    if token in ("\\notag", "\\nonumber"):
        return None
    if token == "\\tag":
        parser.take_if("*")
    raw, _ = parser.raw_argument(token)
    raw = raw.strip().replace("\\text", "").strip("{}$ ")
    if token == "\\label":
        parser.label = parser.label or raw
    elif not parser.tag:
        parser.tag = raw
    else:
        return Row((Space(2.0), Words(f"({raw})")))
    return None


def left_out(parser, token: str, start: int) -> None:
    """What asks for looks that the theme decides about, or that PowerPoint's formulas haven't."""
    name = ""
    if token == "\\require":
        parser.raw_argument(token)
        return None
    if token in ("\\color", "\\textcolor", "\\colorbox"):
        name = parser.raw_argument(token)[0].strip()
    what = f"The colour {name}" if name else f"{token}"
    hint = "Colours are the theme's" if name else "Leave it out: the theme says how formulas look"
    parser.tell("F244", f"{what} is left out", start, hint, wrong=False)
    if token in ("\\textcolor", "\\colorbox"):
        return parser.argument(token, inner=False)
    return None


def _handlers() -> dict:
    table = {}
    for names, handler in (
        ("frac dfrac tfrac cfrac", fraction),
        ("binom dbinom tbinom", binomial),
        ("sqrt", root),
        ("left", fence),
        ("right middle end", stray),
        ("big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm", sized),
        ("overline underline", rule),
        ("text textrm textnormal textup textsf texttt textbf textit emph mbox hbox", words),
        ("operatorname", operator_name),
        ("overset underset stackrel", over_or_under),
        ("substack", substack),
        ("begin", environment),
        ("not", negation),
        ("mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner", of_role),
        ("phantom hphantom vphantom", phantom),
        ("boxed fbox cancel bcancel xcancel", framed),
        ("mod pmod bmod", modulo),
        ("displaystyle textstyle scriptstyle scriptscriptstyle", switch_display),
        ("rm bf it sf tt cal", switch_style),
        ("hspace kern mkern mskip", space),
        ("tag label notag nonumber", numbered),
        (
            "require color textcolor colorbox tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge",
            left_out,
        ),
    ):
        table |= dict.fromkeys(names.split(), handler)
    return table


HANDLERS = _handlers()


def known_commands() -> set[str]:
    """The names of all commands, for did-you-mean."""
    letters = {*symbols.SYMBOLS, *symbols.FUNCTIONS, *symbols.FUNCTIONS_WITH_LIMITS, *symbols.SPACES, *symbols.ACCENTS}
    letters |= {*symbols.BRACES, *symbols.STYLES, *symbols.ARROWS, *symbols.BRACKETS, *HANDLERS}
    return {name for name in letters if name.isalpha()}
