"""A formula on a single line: as words for notes, search and alternative texts, and as pieces of text with raised and
lowered ones where a program sets no native formulas.

Blanks are no-break ones: a formula stays on its line. Only a long one may go on in the next line before a relation, as
PowerPoint breaks it; a plain blank stands there.
"""

import re
from typing import NamedTuple

from foliensatz.formula.alphabets import styled
from foliensatz.formula.tree import (
    ALIGNED,
    BINARY,
    BOLD,
    BOLD_ITALIC,
    CLOSE,
    FUNCTION,
    ITALIC,
    LINES,
    OPEN,
    OPERATOR,
    ORD,
    PUNCTUATION,
    RELATION,
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

BLANK = "\u00a0"
# How far raised and lowered pieces are moved, in em, and how large their type is then. LibreOffice takes 58 % whatever a
# file says.
RAISED, LOWERED = 0.3, -0.14
SCRIPT_SCALE = 0.58
# A formula with more characters than this may go on in the next line.
LONG = 30
_JOINER = "\u2060"
_RAISED = dict(zip("0123456789+−=()abcdefghijklmnoprstuvwxyzβγδθφχ′ABDEGHIJKLMNOPRTUVW",
                   "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿᵠᵡ′ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ"))  # fmt: skip
_LOWERED = dict(zip("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"))
# Behind these a line may break although no blank stands there.
_MAY_BREAK = re.compile(r"([-|!?…/\\,;:%)\]}–—°])(?=[^\u00a0\u2060 ])")


class LinearPiece(NamedTuple):
    """Text in one style; `shift` is 1 for raised, -1 for lowered, 0 for what stands on the line."""

    text: str
    italic: bool = False
    bold: bool = False
    shift: int = 0


def pieces(body: Row) -> tuple[LinearPiece, ...]:
    """The formula as pieces that no line break divides."""
    joined: list[LinearPiece] = []
    for piece in _line(body).pieces:
        if joined and joined[-1][1:] == piece[1:]:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    whole = "".join(piece.text for piece in joined)
    result = []
    at = 0
    for piece in joined:
        end = at + len(piece.text)
        text = _MAY_BREAK.sub("\\1" + _JOINER, whole[at : end + 1])
        result.append(piece._replace(text=text[: len(text) - len(whole[end : end + 1])]))
        at = end
    return tuple(result)


def plain(body: Row) -> str:
    """The formula as words: scripts raised and lowered where Unicode has all their characters, else behind ^ and _."""
    found: list[str] = []
    gathered, shift = "", 0
    for piece in (*_line(body).pieces, LinearPiece("")):
        if piece.shift != shift:
            found.append(_script(gathered, shift))
            gathered, shift = "", piece.shift
        gathered += piece.text
    found.append(_script(gathered, shift))
    return "".join(found).strip(BLANK + " ")


def _script(text: str, shift: int) -> str:
    if not shift or not text:
        return text
    table = _RAISED if shift > 0 else _LOWERED
    bare = text.replace(BLANK, "")
    if BLANK not in text and all(char in table for char in bare):
        return "".join(table[char] for char in bare)
    mark = "^" if shift > 0 else "_"
    return mark + text if len(text) == 1 or text.isalnum() else f"{mark}({text})"


def _line(body: Row) -> "_Line":
    line = _Line()
    line.row(body)
    if sum(len(piece.text) for piece in line.pieces) > LONG:
        line = _Line(breakable=True)
        line.row(body)
    return line


class _Line:
    """A line in the making. Where `breakable`, it may break before relations that stand in no brackets."""

    def __init__(self, breakable: bool = False) -> None:
        self.pieces: list[LinearPiece] = []
        self.shift = 0
        self.depth = 0
        self.breakable = breakable

    def add(self, text: str, italic: bool = False, bold: bool = False) -> None:
        if text in (BLANK, " ") and (not self.pieces or self.pieces[-1].text[-1:] in (BLANK, " ")):
            return
        self.pieces.append(LinearPiece(text, italic, bold, self.shift))

    def node(self, node: Node) -> None:
        _WRITERS[type(node)](self, node)

    def row(self, row: Row) -> None:
        self.depth += 1
        self.items(row)
        self.depth -= 1

    def items(self, row: Row) -> None:
        before, brackets = -1, 0
        items = [item for item in row.items if not (isinstance(item, Space) and item.width <= 0)]
        for n, item in enumerate(items):
            role = _role(item)
            if role == BINARY and (before in (-1, BINARY, RELATION, OPEN, PUNCTUATION, FUNCTION, OPERATOR) or n + 1 == len(items)):
                role = ORD
            after = _role(items[n + 1]) if n + 1 < len(items) else -1
            spaced = role in (BINARY, RELATION) and not self.shift
            fractional = n and (isinstance(item, Fraction) or isinstance(items[n - 1], Fraction))
            if fractional and ORD == role == before and _role(items[n - 1]) == ORD:
                self.add(BLANK)
            if before >= 0 and (spaced or before in (FUNCTION, OPERATOR) and role not in (OPEN, CLOSE, PUNCTUATION) or role in (FUNCTION, OPERATOR) and before in (ORD, CLOSE)):
                goes_on = self.breakable and role == RELATION and self.depth == 1 and not brackets
                self.add(" " if goes_on else BLANK)
            brackets += (role == OPEN) - (role == CLOSE)
            self.node(item)
            if after >= 0 and (spaced or role == PUNCTUATION and not self.shift):
                self.add(BLANK)
            before = role

    def symbol(self, symbol: Symbol) -> None:
        text = symbol.text
        if symbol.style not in (ITALIC, BOLD, BOLD_ITALIC):
            text = styled(text, symbol.style)
        text = text.replace("\u2009", BLANK)
        self.add(text, symbol.style in (ITALIC, BOLD_ITALIC), symbol.style in (BOLD, BOLD_ITALIC))

    def words(self, words: Words) -> None:
        self.add(words.text.replace(" ", BLANK), words.italic, words.bold)

    def space(self, space: Space) -> None:
        if space.width >= 0.15:
            self.add(BLANK)

    def grouped(self, node: Node) -> None:
        """In brackets where it is more than one thing."""
        if is_single(node):
            self.node(node)
        else:
            self.add("(")
            self.node(node)
            self.add(")")

    def fraction(self, fraction: Fraction) -> None:
        if not fraction.rule:
            self.node(fraction.above)
            self.add(";")
            self.add(BLANK)
            self.node(fraction.below)
            return
        self.grouped(fraction.above)
        self.add("/")
        self.grouped(fraction.below)

    def root(self, root: Root) -> None:
        if root.degree is not None:
            self.script(root.degree, 1)
        self.add("√")
        self.grouped(root.body)

    def script(self, node: Node, shift: int) -> None:
        """A script; one of a script is told with ^ and _ on its line."""
        if self.shift:
            self.add("^" if shift > 0 else "_")
            self.grouped(node)
            return
        self.shift = shift
        self.node(node)
        self.shift = 0

    def scripts(self, scripts: Scripts) -> None:
        base = scripts.base
        if isinstance(base, Brace) and not base.labelled:
            self.node(base.body)
            for label in (scripts.sub, scripts.sup):
                if label is not None:
                    self.add(BLANK)
                    self.add("[")
                    self.node(label)
                    self.add("]")
            return
        if isinstance(base, (Fraction, Row)) and not is_single(base):
            self.grouped(base)
        else:
            self.node(base)
        if scripts.sub is not None:
            self.script(scripts.sub, -1)
        if isinstance(scripts.sup, Symbol) and scripts.sup.text[0] in "′∘":  # these stand high by themselves
            self.add(scripts.sup.text.replace("∘", "°"))
        elif scripts.sup is not None:
            self.script(scripts.sup, 1)

    def accent(self, accent: Accent) -> None:
        start = len(self.pieces)
        self.node(accent.body)
        self.mark(start, accent.mark)

    def bar(self, bar: Bar) -> None:
        start = len(self.pieces)
        self.node(bar.body)
        self.mark(start, "\u0305" if bar.above else "\u0332")

    def mark(self, start: int, mark: str) -> None:
        """A combining mark behind the letters from piece `start` on: behind each for a bar, else behind the last."""
        for n in range(start, len(self.pieces)):
            piece = self.pieces[n]
            if mark in "\u0305\u0332":
                self.pieces[n] = piece._replace(text="".join(char + mark for char in piece.text))
            elif n == len(self.pieces) - 1:
                self.pieces[n] = piece._replace(text=piece.text + mark)

    def brace(self, brace: Brace) -> None:
        if brace.labelled:
            self.add(brace.mark)
            if not (isinstance(brace.body, Row) and not brace.body.items):
                self.add("[")
                self.node(brace.body)
                self.add("]")
            return
        self.node(brace.body)

    def fence(self, fence: Fence) -> None:
        self.add(fence.opening)
        for number, part in enumerate(fence.parts):
            if number:
                self.add(BLANK)
                self.add(fence.marks[number - 1])
                self.add(BLANK)
            self.node(part)
        self.add(fence.closing)

    def grid(self, grid: Grid) -> None:
        for number, row in enumerate(grid.rows):
            if number:
                self.add(";")
                self.add(BLANK)
            for column, cell in enumerate(row):
                if column and grid.kind not in (ALIGNED, LINES):
                    self.add(BLANK)
                elif column and column % 2 == 0:
                    self.add(BLANK)
                if column % 2 and grid.kind == ALIGNED and isinstance(cell, Row) and cell.items:
                    self.continued(cell)
                else:
                    self.node(cell)

    def continued(self, cell: Row) -> None:
        """A cell that goes on with what stands left of it: its first sign has space on both sides."""
        first, *rest = cell.items
        spaced = _role(first) in (RELATION, BINARY)
        if spaced:
            self.add(BLANK)
        self.node(first)
        if spaced:
            self.add(BLANK)
        self.row(Row(tuple(rest)))

    def frame(self, frame: Frame) -> None:
        self.node(frame.body)

    def phantom(self, phantom: Phantom) -> None:
        return


def _role(node: Node) -> int:
    if isinstance(node, Symbol):
        return node.role
    if isinstance(node, Scripts):
        return _role(node.base)
    if isinstance(node, Brace) and node.labelled:
        return RELATION
    return ORD


def is_single(node: Node) -> bool:
    """True for what needs no brackets when something is done to all of it."""
    if isinstance(node, Row):
        return len(node.items) == 0 or len(node.items) == 1 and is_single(node.items[0])
    if isinstance(node, Grid):
        return False
    if isinstance(node, Fraction):
        return False
    if isinstance(node, Scripts):
        return is_single(node.base)
    return True


_WRITERS = {
    Row: _Line.row,
    Symbol: _Line.symbol,
    Words: _Line.words,
    Space: _Line.space,
    Fraction: _Line.fraction,
    Root: _Line.root,
    Scripts: _Line.scripts,
    Accent: _Line.accent,
    Bar: _Line.bar,
    Brace: _Line.brace,
    Fence: _Line.fence,
    Grid: _Line.grid,
    Frame: _Line.frame,
    Phantom: _Line.phantom,
}

__all__ = ["BLANK", "LinearPiece", "is_single", "pieces", "plain"]
