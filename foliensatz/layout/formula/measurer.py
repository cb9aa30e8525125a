"""Measures a formula part by part, after TeX's rules (The TeXbook, appendix G) with the proportions of Cambria Math.

Boxes are in em of the formula's size: width, height above the baseline, depth below it, and the ink within. What a font
for mathematics would set a little narrower is measured on the wide side.
"""

import unicodedata

from foliensatz.formula.faces import GREEK, LETTERS, SIGNS, drawn, face_of, stretches
from foliensatz.formula.tree import (
    ALIGNED,
    BOLD,
    BOLD_ITALIC,
    CASES,
    ITALIC,
    LINES,
    OPERATOR,
    ORD,
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
from foliensatz.layout.formula.boxes import AXIS, DISPLAY, SCALES, SMALL, SMALLEST, TEXT, FormulaBox, joined
from foliensatz.layout.formula.ink import Glyphs, Ink, placed, polyline, rectangle
from foliensatz.layout.formula.scripts import scripts_box
from foliensatz.layout.formula.shapes import PEN, accent, delimiter, delimiter_width, horizontal, radical
from foliensatz.layout.formula.spacing import role_of, roles_of, space_between

RULE = 0.06
# The ink of big operators that stand on the axis: (lowest, highest) in em, and their size in display.
_BIG = {GREEK: (-0.21, 0.66), SIGNS: (-0.2, 0.74)}
_INTEGRALS = "∫∬∭∮∯"
_X_HEIGHT = frozenset("acemnorsuvwxzαικνοπστυωεγηρχμςı")
_DESCENDING = frozenset("gjpqyQβγζηξρςφχψμϕ,;fJ")
_HIGH = frozenset("()[]{}|∣‖∥⟨⟩⌊⌋⌈⌉∫/\\")


class Measurer:
    """Measures formulas with a build's fonts."""

    __slots__ = ("fonts",)

    def __init__(self, fonts):
        self.fonts = fonts

    def measure(self, body: Row, display: bool) -> FormulaBox:
        """The box of a formula, with neighbouring ink of one kind joined."""
        return joined(self.row(body, DISPLAY if display else TEXT))

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
        roles = roles_of(items)
        x = height = depth = 0.0
        ink: list[Ink] = []
        before = -1
        scale = SCALES[style]
        for item, role in zip(items, roles):
            if isinstance(item, Space):
                x += item.width * scale
                continue
            x += space_between(before, role, style) * scale
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
            gap = space_between(ORD, role_of(cell.items[0]), style) * SCALES[style]
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
    Scripts: scripts_box,
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
