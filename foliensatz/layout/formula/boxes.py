"""The measured boxes of a formula, after TeX's rules (The TeXbook, appendix G) with the proportions of Cambria Math.

Boxes are in em of the formula's size: width, height above the baseline, depth below it, and the ink within. What a font
for mathematics would set a little narrower is measured on the wide side.
"""

import unicodedata
from typing import NamedTuple

from foliensatz.formula.faces import GREEK, LETTERS, SIGNS, drawn, face_of, stretches
from foliensatz.formula.tree import (
    ALIGNED,
    BINARY,
    BOLD,
    BOLD_ITALIC,
    CASES,
    CLOSE,
    FUNCTION,
    ITALIC,
    LINES,
    OPEN,
    OPERATOR,
    ORD,
    PUNCTUATION,
    RELATION,
    STACK,
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
from foliensatz.layout.formula.ink import Glyphs, Ink, placed, polyline, rectangle
from foliensatz.layout.formula.shapes import PEN, accent, delimiter, delimiter_width, horizontal, radical

# TeX's styles of a formula, and how large their type is: display, running text, scripts, scripts of scripts.
DISPLAY, TEXT, SMALL, SMALLEST = range(4)
SCALES = (1.0, 1.0, 0.73, 0.6)
AXIS = 0.28
RULE = 0.06
INNER = 8
THIN, MEDIUM, THICK = 1 / 6, 2 / 9, 5 / 18
# The ink of big operators that stand on the axis: (lowest, highest) in em, and their size in display.
_BIG = {GREEK: (-0.21, 0.66), SIGNS: (-0.2, 0.74)}
_INTEGRALS = "∫∬∭∮∯"
_X_HEIGHT = frozenset("acemnorsuvwxzαικνοπστυωεγηρχμςı")
_DESCENDING = frozenset("gjpqyQβγζηξρςφχψμϕ,;fJ")
_HIGH = frozenset("()[]{}|∣‖∥⟨⟩⌊⌋⌈⌉∫/\\")


class FormulaBox(NamedTuple):
    width: float
    height: float
    depth: float
    ink: tuple[Ink, ...] = ()

    @property
    def total(self) -> float:
        return self.height + self.depth


_NOTHING = FormulaBox(0.0, 0.0, 0.0)


class Measurer:
    """Measures formulas with a build's fonts."""

    __slots__ = ("fonts",)

    def __init__(self, fonts):
        self.fonts = fonts

    def measure(self, body: Row, display: bool) -> FormulaBox:
        """The box of a formula, with neighbouring ink of one kind joined."""
        return _joined(self.row(body, DISPLAY if display else TEXT))

    def width(self, text: str, face: str, bold: bool, italic: bool) -> float:
        if face != SIGNS or max(text) < "\U0001d400":
            return self.fonts.face(face, bold, italic).width(text)
        # Mathematical letters: no table has their widths; they are wider than the plain ones.
        plain = unicodedata.normalize("NFKC", text)
        return max(0.5 * len(text), self.fonts.face(LETTERS, bold, italic).width(plain) * 1.4)

    # ---- Rows ----

    def node(self, node: Node, style: int) -> FormulaBox:
        return _MEASURES[type(node)](self, node, style)

    def row(self, row: Row, style: int) -> FormulaBox:
        items = [item for item in row.items]
        roles = _roles(items)
        x = height = depth = 0.0
        ink: list[Ink] = []
        before = -1
        scale = SCALES[style]
        for item, role in zip(items, roles):
            if isinstance(item, Space):
                x += item.width * scale
                continue
            x += _gap(before, role, style) * scale
            box = self.node(item, style)
            ink.extend(placed(box.ink, x, 0.0))
            x += box.width
            height, depth = max(height, box.height), max(depth, box.depth)
            before = role
        return FormulaBox(max(0.0, x), height, depth, tuple(ink))

    # ---- Characters ----

    def symbol(self, symbol: Symbol, style: int) -> FormulaBox:
        if symbol.role == OPERATOR:
            return self.operator(symbol, style)
        italic = symbol.style in (ITALIC, BOLD_ITALIC)
        bold = symbol.style in (BOLD, BOLD_ITALIC)
        text = symbol.text
        if symbol.style not in (ITALIC, BOLD, BOLD_ITALIC) and symbol.style:
            from foliensatz.formula.alphabets import styled

            text = styled(text, symbol.style)
        return self.text(text, style, bold, italic)

    def words(self, words: Words, style: int) -> FormulaBox:
        return self.text(words.text, style, words.bold, words.italic)

    def text(self, text: str, style: int, bold: bool, italic: bool) -> FormulaBox:
        scale = SCALES[style]
        x = 0.0
        ink = []
        for face, stretch in stretches(text):
            slanted = italic and face != SIGNS
            if slanted and stretch[0] in "fj":  # they reach under what stands before them
                x += 0.1 * scale
            width = self.width(stretch, face, bold, slanted) * scale
            ink.append(Glyphs(stretch, x, 0.0, width, scale, face, bold, slanted))
            x += width
        height = max((_height(char) for char in text), default=0.0) * scale
        depth = max((_depth(char) for char in text), default=0.0) * scale
        return FormulaBox(x, height, depth, tuple(ink))

    def operator(self, symbol: Symbol, style: int) -> FormulaBox:
        """A big operator, centred on the axis."""
        char = drawn(symbol.text)
        face = GREEK if char in "∑∏∫" else face_of(char)
        low, high = _BIG.get(face, (-0.2, 0.7))
        if char in _INTEGRALS:
            low, high = (-0.27, 0.71) if face == GREEK else (-0.21, 0.76)
        size = SCALES[style] * ((2.2 if char in _INTEGRALS else 1.45) if style == DISPLAY else 1.12)
        width = self.width(char, face, False, False) * size
        raised = AXIS * SCALES[style] - (low + high) / 2 * size
        half = (high - low) / 2 * size
        axis = AXIS * SCALES[style]
        lean = 0.06 * size if face == GREEK and char in _INTEGRALS else 0.0
        glyphs = Glyphs(char, lean, raised, width, size, face)
        return FormulaBox(width + 2 * lean, axis + half, half - axis, (glyphs,))

    def space(self, space: Space, style: int) -> FormulaBox:
        return FormulaBox(max(0.0, space.width * SCALES[style]), 0.0, 0.0)

    # ---- Structures ----

    def fraction(self, fraction: Fraction, style: int) -> FormulaBox:
        inner = min(SMALLEST, style + 1)
        scale = SCALES[style]
        above, below = self.node(fraction.above, inner), self.node(fraction.below, inner)
        pad = 0.1 * scale
        width = max(above.width, below.width) + 2 * pad
        rule = RULE * scale
        axis = AXIS * scale
        gap = (0.17 if style == DISPLAY else 0.09) * scale
        up = max(axis + rule / 2 + gap + above.depth, (0.7 if style == DISPLAY else 0.44) * scale)
        down = max(below.height + gap + rule / 2 - axis, (0.68 if style == DISPLAY else 0.4) * scale)
        ink = [*placed(above.ink, (width - above.width) / 2, up), *placed(below.ink, (width - below.width) / 2, -down)]
        if fraction.rule:
            ink.append(rectangle(pad * 0.4, axis - rule / 2, width - pad * 0.8, rule))
        return FormulaBox(width, up + above.height, down + below.depth, tuple(ink))

    def root(self, root: Root, style: int) -> FormulaBox:
        scale = SCALES[style]
        body = self.node(root.body, style)
        pen = PEN * scale
        gap = 0.1 * scale
        top = max(body.height, 0.5 * scale) + gap + pen
        bottom = max(body.depth, 0.04 * scale) + 0.03 * scale
        sign = 0.55 * scale * min(1.3, 1 + 0.1 * max(0.0, top + bottom - 1))
        left = 0.0
        ink: list[Ink] = []
        height = top
        if root.degree is not None:
            degree = self.node(root.degree, SMALLEST)
            left = max(0.0, degree.width - sign * 0.42)
            raised = (top + bottom) * 0.58 - bottom
            ink.extend(placed(degree.ink, max(0.0, sign * 0.42 - degree.width) * 0.5, raised))
            height = max(height, raised + degree.height)
        ink.extend(radical(left, -bottom, sign, top + bottom, pen))
        ink.append(rectangle(left + sign - pen * 0.4, top - pen, body.width + 0.08 * scale, pen))
        ink.extend(placed(body.ink, left + sign, 0.0))
        return FormulaBox(left + sign + body.width + 0.1 * scale, height + 0.06 * scale, bottom, tuple(ink))

    def scripts(self, scripts: Scripts, style: int) -> FormulaBox:
        if scripts.stacked:
            return self.stacked(scripts, style)
        base = self.node(scripts.base, style)
        inner = SMALL if style < SMALL else SMALLEST
        scale = SCALES[style]
        if scripts.sub is None and isinstance(scripts.sup, Symbol) and scripts.sup.text[0] == "′":
            return self.primed(base, scripts.sup, style)
        big = isinstance(scripts.base, Symbol) and scripts.base.role != OPERATOR
        sup = self.node(scripts.sup, inner) if scripts.sup is not None else None
        sub = self.node(scripts.sub, inner) if scripts.sub is not None else None
        up = max(0.36 * scale if big else base.height - 0.38 * scale, (sup.depth + 0.12 * scale) if sup else 0.0)
        down = max(0.17 * scale if big else base.depth + 0.1 * scale, (sub.height - 0.4 * scale) if sub else 0.0)
        if sup and sub:
            clash = (sub.height - down) - (up - sup.depth) + 0.14 * scale
            if clash > 0:
                up, down = up + clash / 2, down + clash / 2
        x = base.width + 0.02 * scale
        lean = 0.06 * scale if isinstance(scripts.base, Symbol) and scripts.base.style == ITALIC else 0.0
        sub_x = x
        if isinstance(scripts.base, Symbol) and scripts.base.text in _INTEGRALS:
            sub_x = max(0.0, x - 0.28 * scale)
        ink = [*base.ink]
        width, height, depth = x, base.height, base.depth
        if sup:
            ink.extend(placed(sup.ink, x + lean, up))
            width, height = max(width, x + lean + sup.width), max(height, up + sup.height)
        if sub:
            ink.extend(placed(sub.ink, sub_x, -down))
            width, depth = max(width, sub_x + sub.width), max(depth, down + sub.depth)
        return FormulaBox(width + 0.04 * scale, height, depth, tuple(ink))

    def primed(self, base: FormulaBox, primes: Symbol, style: int) -> FormulaBox:
        """Primes stand high by themselves: they are set as large as their base, and higher only behind a higher one."""
        scale = SCALES[style]
        mark = self.text(primes.text, style, False, False)
        up = max(0.0, base.height - 0.8 * scale)
        ink = (*base.ink, *placed(mark.ink, base.width + 0.04 * scale, up))
        return FormulaBox(base.width + mark.width + 0.04 * scale, max(base.height, up + 0.7 * scale), base.depth, ink)

    def stacked(self, scripts: Scripts, style: int) -> FormulaBox:
        base = self.node(scripts.base, style)
        inner = SMALL if style < SMALL else SMALLEST
        scale = SCALES[style]
        sup = self.node(scripts.sup, inner) if scripts.sup is not None else None
        sub = self.node(scripts.sub, inner) if scripts.sub is not None else None
        width = max(base.width, *(box.width for box in (sup, sub) if box))
        gap = 0.13 * scale
        ink = [*placed(base.ink, (width - base.width) / 2, 0.0)]
        height, depth = base.height, base.depth
        if sup:
            y = base.height + gap + sup.depth
            ink.extend(placed(sup.ink, (width - sup.width) / 2, y))
            height = y + sup.height
        if sub:
            y = base.depth + gap + sub.height
            ink.extend(placed(sub.ink, (width - sub.width) / 2, -y))
            depth = y + sub.depth
        return FormulaBox(width, height, depth, tuple(ink))

    def accented(self, node: Accent, style: int) -> FormulaBox:
        body = self.node(node.body, style)
        scale = SCALES[style]
        wide = not (isinstance(node.body, Symbol) and len(node.body.text) == 1)
        lean = 0.05 * scale if isinstance(node.body, Symbol) and node.body.style == ITALIC else 0.0
        y = body.height + 0.05 * scale
        ink = accent(node.mark, lean, y, body.width, wide)
        return FormulaBox(max(body.width, 0.4 * scale), y + 0.18, body.depth, (*body.ink, *ink))

    def barred(self, bar: Bar, style: int) -> FormulaBox:
        body = self.node(bar.body, style)
        scale = SCALES[style]
        pen, gap = 0.05 * scale, 0.1 * scale
        if bar.above:
            rule = rectangle(0.0, body.height + gap, body.width, pen)
            return FormulaBox(body.width, body.height + gap + 2 * pen, body.depth, (*body.ink, rule))
        rule = rectangle(0.0, -max(body.depth, 0.05) - gap - pen, body.width, pen)
        return FormulaBox(body.width, body.height, max(body.depth, 0.05) + gap + 2 * pen, (*body.ink, rule))

    def braced(self, brace: Brace, style: int) -> FormulaBox:
        scale = SCALES[style]
        if brace.labelled:
            body = self.node(brace.body, min(SMALLEST, max(SMALL, style + 1)))
            width = max(body.width + 0.5 * scale, 0.9 * scale)
            ink = [*horizontal(brace.mark, 0.0, (AXIS - 0.1) * scale, width, 0.2 * scale)]
            up = (AXIS + 0.2) * scale + body.depth
            ink.extend(placed(body.ink, (width - body.width) / 2, up))
            return FormulaBox(width, up + body.height, 0.0, tuple(ink))
        body = self.node(brace.body, style)
        high = 0.26 * scale if brace.mark in "⏞⏟" else 0.18 * scale
        gap = 0.08 * scale
        if brace.above:
            ink = horizontal(brace.mark, 0.0, body.height + gap, body.width, high, 0.045)
            return FormulaBox(body.width, body.height + gap + high, body.depth, (*body.ink, *ink))
        ink = horizontal(brace.mark, 0.0, -body.depth - gap - high, body.width, high, 0.045)
        return FormulaBox(body.width, body.height, body.depth + gap + high, (*body.ink, *ink))

    def fence(self, fence: Fence, style: int) -> FormulaBox:
        scale = SCALES[style]
        parts = [self.node(part, style) for part in fence.parts]
        axis = AXIS * scale
        half = max([0.45 * scale, *(max(part.height - axis, part.depth + axis) + 0.06 * scale for part in parts)])
        x = 0.0
        ink: list[Ink] = []
        signs = (fence.opening, *fence.marks, fence.closing)
        for number, sign in enumerate(signs):
            if sign:
                box = self.delimiter(sign, half, axis, style)
                ink.extend(placed(box.ink, x, 0.0))
                x += box.width + (0.08 * scale if sign == "{" else 0.0)
            if number < len(parts):
                ink.extend(placed(parts[number].ink, x, 0.0))
                x += parts[number].width
        return FormulaBox(x + 0.04 * scale, axis + half, half - axis, tuple(ink))

    def delimiter(self, sign: str, half: float, axis: float, style: int) -> FormulaBox:
        scale = SCALES[style]
        sign = drawn(sign)
        width = delimiter_width(sign, 2 * half) * scale
        ink = delimiter(sign, 0.0, axis - half, width, 2 * half)
        return FormulaBox(width, 0, 0, ink) if ink else self.text(sign, style, False, False)

    def grid(self, grid: Grid, style: int) -> FormulaBox:
        inner = style if grid.kind in (ALIGNED, LINES) else max(TEXT, style)
        if grid.kind == STACK:
            inner = style
        scale = SCALES[inner]
        cells = [[self.cell(grid, cell, number, inner) for number, cell in enumerate(row)] for row in grid.rows]
        widths = [max(row[n].width for row in cells) for n in range(len(cells[0]))]
        between = _between(grid, len(widths), scale)
        pitch = {ALIGNED: 0.38, LINES: 0.38, CASES: 0.28, STACK: 0.1}.get(grid.kind, 0.3) * scale
        strut = (0.7 * scale, 0.22 * scale) if grid.kind != STACK else (0.0, 0.0)
        y = 0.0
        ink: list[Ink] = []
        for number, row in enumerate(cells):
            height = max(strut[0], *(cell.height for cell in row))
            depth = max(strut[1], *(cell.depth for cell in row))
            y -= height + (pitch if number else 0.0)
            x = 0.0
            for n, cell in enumerate(row):
                spare = widths[n] - cell.width
                align = grid.alignments[n] if n < len(grid.alignments) else "c"
                ink.extend(placed(cell.ink, x + {"l": 0.0, "c": spare / 2, "r": spare}[align], y))
                x += widths[n] + (between[n] if n < len(between) else 0.0)
            y -= depth
        total = -y
        shift = total / 2 + AXIS * scale
        return FormulaBox(sum(widths) + sum(between), shift, total - shift, tuple(placed(tuple(ink), 0.0, shift)))

    def cell(self, grid: Grid, cell: Node, number: int, style: int) -> FormulaBox:
        """A cell; one that goes on with what stands left of it begins with the space its first sign would have."""
        box = self.node(cell, style)
        if grid.kind == ALIGNED and number % 2 and isinstance(cell, Row) and cell.items:
            gap = _gap(ORD, role_of(cell.items[0]), style) * SCALES[style]
            return box._replace(width=box.width + gap, ink=tuple(placed(box.ink, gap, 0.0)))
        return box

    def framed(self, frame: Frame, style: int) -> FormulaBox:
        body = self.node(frame.body, style)
        pad = 0.15 * SCALES[style] if frame.kind == "box" else 0.0
        left, right, low, high = 0.0, body.width + 2 * pad, -body.depth - pad, body.height + pad
        lines = []
        if frame.kind == "box":
            lines.append(polyline(((left, low), (right, low), (right, high), (left, high), (left, low)), 0.04))
        if frame.kind in ("struck", "struck-both"):
            lines.append(polyline(((left, low), (right, high)), 0.04))
        if frame.kind in ("struck-back", "struck-both"):
            lines.append(polyline(((left, high), (right, low)), 0.04))
        return FormulaBox(right, high, -low, (*placed(body.ink, pad, 0.0), *lines))

    def phantom(self, phantom: Phantom, style: int) -> FormulaBox:
        return self.node(phantom.body, style)._replace(ink=())


_MEASURES = {
    Row: Measurer.row,
    Symbol: Measurer.symbol,
    Words: Measurer.words,
    Space: Measurer.space,
    Fraction: Measurer.fraction,
    Root: Measurer.root,
    Scripts: Measurer.scripts,
    Accent: Measurer.accented,
    Bar: Measurer.barred,
    Brace: Measurer.braced,
    Fence: Measurer.fence,
    Grid: Measurer.grid,
    Frame: Measurer.framed,
    Phantom: Measurer.phantom,
}


def _between(grid: Grid, columns: int, scale: float) -> list[float]:
    """White space between the columns."""
    if grid.kind == ALIGNED:
        return [(0.0 if n % 2 == 0 else 2.0) * scale for n in range(columns - 1)]
    return [(1.0 if grid.kind == CASES else 0.85) * scale] * (columns - 1)


def _height(char: str) -> float:
    if char in _X_HEIGHT:
        return 0.48
    if char.isspace():
        return 0.0
    return 0.78 if char in _HIGH else 0.74 if face_of(char) == SIGNS else 0.7


def _depth(char: str) -> float:
    if char in _DESCENDING:
        return 0.22
    return 0.24 if char in "‖∥" else 0.17 if char in _HIGH else 0.1 if face_of(char) == SIGNS else 0.02


# ---- Spacing (The TeXbook, chapter 18) ----


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


def _roles(items: list[Node]) -> list[int]:
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


def _gap(left: int, right: int, style: int) -> float:
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


def _joined(box: FormulaBox) -> FormulaBox:
    """Neighbouring letters that follow each other without space as one stretch of text."""
    ink: list[Ink] = []
    for mark in box.ink:
        last = ink[-1] if ink else None
        if (
            isinstance(mark, Glyphs)
            and isinstance(last, Glyphs)
            and (last.y, last.scale, *last[5:]) == (mark.y, mark.scale, *mark[5:])
            and abs(last.x + last.width - mark.x) < 0.002
        ):
            ink[-1] = last._replace(text=last.text + mark.text, width=last.width + mark.width)
        else:
            ink.append(mark)
    return box._replace(ink=tuple(ink))
