"""Formulas as Office Math (OMML; ECMA-376 part 1, 22.1), as PowerPoint itself writes them: letters from Unicode's
mathematical alphabets, in Cambria Math.

OMML groups where LaTeX only juxtaposes: a sum holds what is summed, a function its argument. An element without content
would show a dotted box, so nothing stays empty.
"""

from foliensatz.formula.alphabets import styled
from foliensatz.formula.faces import MATH_FONT
from foliensatz.formula.tree import (
    ALIGNED,
    BOLD,
    BOLD_ITALIC,
    CASES,
    FUNCTION,
    OPERATOR,
    PUNCTUATION,
    RELATION,
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
from foliensatz.pptx.omml_grouping import argument_end, bracketed, summed_end
from foliensatz.pptx.xml_text import attribute, character_data

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_FONT = f'<a:latin typeface="{MATH_FONT}" panose="02040503050406030204" pitchFamily="18" charset="0"/>'
_NOTHING = "\u200b"
_INTEGRALS = frozenset("∫∬∭∮∯")
# Spaces by their width in em.
_SPACES = ((2.0, "\u2003\u2003"), (1.0, "\u2003"), (0.5, "\u2002"), (1 / 3, "\u2004"), (0.25, "\u2005"), (2 / 9, "\u205f"), (1 / 6, "\u2009"))
_ALIGNED_GAP = "\u2003\u2003"
_COLUMN = {"l": "left", "c": "center", "r": "right"}


def omml(body: Row, lang: str, looks: str = "") -> str:
    """The m:oMath of a formula; the prefix a has to be declared around it. `looks` are attributes of a:rPr that each of its
    characters needs, since its paragraph doesn't say them."""
    return f'<m:oMath xmlns:m="{NAMESPACE}">{_Writer(lang, looks).content(body)}</m:oMath>'


class _Writer:
    def __init__(self, lang: str, looks: str):
        self.start = f'<a:rPr lang="{lang}"{looks}'
        self.says_bold = ' b="1"' in looks
        self.control = f'<m:ctrlPr>{self.start} i="1" dirty="0">{_FONT}</a:rPr></m:ctrlPr>'

    # ---- Rows ----

    def content(self, node: Node | None) -> str:
        """What stands in an element: never nothing."""
        if node is None:
            return self.run(_NOTHING, ("", True, False))
        return self.items(node.items if isinstance(node, Row) else (node,)) or self.run(_NOTHING, ("", True, False))

    def items(self, items: tuple[Node, ...]) -> str:
        items = bracketed(items)
        written: list[str] = []
        text, kind = "", None
        at = 0
        while at < len(items):
            item = items[at]
            plain = self.plain(item)
            if plain is not None:
                if plain[1] != kind and text:
                    written.append(self.run(text, kind))
                    text = ""
                text, kind = text + plain[0], plain[1]
                at += 1
                continue
            if text:
                written.append(self.run(text, kind))
                text = ""
            core = item.base if isinstance(item, Scripts) else item
            if isinstance(core, Symbol) and core.role == OPERATOR:
                end = summed_end(items, at + 1, core.text in _INTEGRALS)
                written.append(self.n_ary(core, item, items[at + 1 : end]))
                at = end
            elif isinstance(core, Symbol) and core.role == FUNCTION:
                limited = isinstance(item, Scripts) and item.stacked
                end = summed_end(items, at + 1, False) if limited else argument_end(items, at + 1)
                written.append(self.function(item, items[at + 1 : end]))
                at = end
            elif isinstance(item, Scripts) and core == Row(()) and at + 1 < len(items):
                written.append(self.prescripts(item, items[at + 1]))
                at += 2
            else:
                written.append(self.node(item))
                at += 1
        if text:
            written.append(self.run(text, kind))
        return "".join(written)

    def plain(self, node: Node) -> tuple[str, tuple[str, bool, bool]] | None:
        """(text, (m:sty or "nor", italic, bold)) of what is a run of its own; None for any other node."""
        if isinstance(node, Symbol) and node.role not in (OPERATOR, FUNCTION):
            text = styled(node.text, node.style)
            if node.style == BOLD:
                return text, ("b", False, True)
            if node.style == BOLD_ITALIC:
                return text, ("bi", True, True)
            if node.style == UPRIGHT and node.text.isalpha() and node.role != RELATION:
                return text, ("p", False, False)
            return text, ("", True, False)
        if isinstance(node, Words):
            text = node.text
            return text, ("nor", node.italic, node.bold)
        if isinstance(node, Space):
            return _blank(node.width), ("", True, False)
        return None

    def run(self, text: str, kind: tuple[str, bool, bool]) -> str:
        if not text:
            return ""
        sty, italic, bold = kind
        math = "<m:rPr><m:nor/></m:rPr>" if sty == "nor" else f'<m:rPr><m:sty m:val="{sty}"/></m:rPr>' if sty else ""
        words = (' b="1"' if bold and not self.says_bold else "") + (' i="1"' if italic else ' i="0"')
        shown = text.replace(" ", "\u00a0") if text[0] == " " or text[-1] == " " else text
        return (
            f'<m:r>{math}{self.start}{words} dirty="0">{_FONT}</a:rPr>'
            f"<m:t>{character_data(shown)}</m:t></m:r>"
        )

    # ---- Nodes ----

    def node(self, node: Node) -> str:
        return _WRITERS[type(node)](self, node)

    def row(self, row: Row) -> str:
        return self.items(row.items)

    def leaf(self, node: Node) -> str:
        plain = self.plain(node)
        if plain is None:  # an operator or a function's name by itself
            return self.run(node.text, ("p", False, False))
        return self.run(*plain)

    def properties(self, name: str, within: str = "") -> str:
        return f"<m:{name}>{within}{self.control}</m:{name}>"

    def n_ary(self, symbol: Symbol, item: Node, summed: tuple[Node, ...]) -> str:
        sub, sup, stacked = (item.sub, item.sup, item.stacked) if isinstance(item, Scripts) else (None, None, False)
        if not summed:
            return self.scripts(Scripts(symbol, sub, sup, stacked)) if sub is not None or sup is not None else self.leaf(symbol)
        hidden = ('<m:subHide m:val="1"/>' if sub is None else "") + ('<m:supHide m:val="1"/>' if sup is None else "")
        place = "undOvr" if stacked else "subSup"
        within = f'<m:chr m:val="{attribute(symbol.text)}"/><m:limLoc m:val="{place}"/>{hidden}'
        below = self.content(sub) if sub is not None else ""
        above = self.content(sup) if sup is not None else ""
        return (
            f"<m:nary>{self.properties('naryPr', within)}<m:sub>{below}</m:sub><m:sup>{above}</m:sup>"
            f"<m:e>{self.items(summed)}</m:e></m:nary>"
        )

    def function(self, item: Node, argument: tuple[Node, ...]) -> str:
        name = self.scripts(item) if isinstance(item, Scripts) else self.leaf(item)
        if not argument:
            return name
        return f"<m:func>{self.properties('funcPr')}<m:fName>{name}</m:fName><m:e>{self.items(argument)}</m:e></m:func>"

    def prescripts(self, scripts: Scripts, base: Node) -> str:
        return (
            f"<m:sPre>{self.properties('sPrePr')}<m:sub>{self.content(scripts.sub)}</m:sub>"
            f"<m:sup>{self.content(scripts.sup)}</m:sup><m:e>{self.content(base)}</m:e></m:sPre>"
        )

    def fraction(self, fraction: Fraction) -> str:
        kind = "" if fraction.rule else '<m:type m:val="noBar"/>'
        return (
            f"<m:f>{self.properties('fPr', kind)}<m:num>{self.content(fraction.above)}</m:num>"
            f"<m:den>{self.content(fraction.below)}</m:den></m:f>"
        )

    def root(self, root: Root) -> str:
        hidden = '<m:degHide m:val="1"/>' if root.degree is None else ""
        degree = self.content(root.degree) if root.degree is not None else ""
        return f"<m:rad>{self.properties('radPr', hidden)}<m:deg>{degree}</m:deg><m:e>{self.content(root.body)}</m:e></m:rad>"

    def scripts(self, scripts: Scripts) -> str:
        base, sub, sup, stacked = scripts
        if stacked:
            inner = self.node(base) if isinstance(base, Symbol) else self.content(base)
            if sub is not None:
                inner = f"<m:limLow>{self.properties('limLowPr')}<m:e>{inner}</m:e><m:lim>{self.content(sub)}</m:lim></m:limLow>"
            if sup is not None:
                inner = f"<m:limUpp>{self.properties('limUppPr')}<m:e>{inner}</m:e><m:lim>{self.content(sup)}</m:lim></m:limUpp>"
            return inner
        inner = self.node(base) if isinstance(base, Symbol) else self.content(base)
        name = ("sSub" if sub is not None else "s") + ("Sup" if sup is not None else "")
        parts = f"<m:e>{inner}</m:e>"
        if sub is not None:
            parts += f"<m:sub>{self.content(sub)}</m:sub>"
        if sup is not None:
            parts += f"<m:sup>{self.content(sup)}</m:sup>"
        return f"<m:{name}>{self.properties(name + 'Pr')}{parts}</m:{name}>"

    def accent(self, node: Accent) -> str:
        chosen = f'<m:chr m:val="{node.mark}"/>'
        return f"<m:acc>{self.properties('accPr', chosen)}<m:e>{self.content(node.body)}</m:e></m:acc>"

    def bar(self, bar: Bar) -> str:
        place = '<m:pos m:val="top"/>' if bar.above else '<m:pos m:val="bot"/>'
        return f"<m:bar>{self.properties('barPr', place)}<m:e>{self.content(bar.body)}</m:e></m:bar>"

    def brace(self, brace: Brace) -> str:
        if brace.labelled:  # an arrow below its words, standing on the line
            within = f'<m:chr m:val="{brace.mark}"/><m:vertJc m:val="bot"/>'
        elif brace.above:
            within = f'<m:chr m:val="{brace.mark}"/><m:pos m:val="top"/><m:vertJc m:val="bot"/>'
        else:
            within = f'<m:chr m:val="{brace.mark}"/><m:pos m:val="bot"/><m:vertJc m:val="top"/>'
        return f"<m:groupChr>{self.properties('groupChrPr', within)}<m:e>{self.content(brace.body)}</m:e></m:groupChr>"

    def fence(self, fence: Fence) -> str:
        marks = fence.marks
        if len(set(marks)) > 1:  # a m:d has one separator only
            fence = Fence(fence.opening, fence.closing, (_spread(fence),))
            marks = ()
        separator = f'<m:sepChr m:val="{attribute(marks[0])}"/>' if marks else ""
        within = f'<m:begChr m:val="{attribute(fence.opening)}"/>{separator}<m:endChr m:val="{attribute(fence.closing)}"/>'
        parts = "".join([f"<m:e>{self.content(part)}</m:e>" for part in fence.parts])
        return f"<m:d>{self.properties('dPr', within)}{parts}</m:d>"

    def grid(self, grid: Grid) -> str:
        if grid.kind == ALIGNED:
            rows = "".join([f"<m:e>{self.aligned(row)}</m:e>" for row in grid.rows])
            return f"<m:eqArr>{self.properties('eqArrPr')}{rows}</m:eqArr>"
        alignments = grid.alignments if grid.kind != CASES else "l" * len(grid.rows[0])
        columns = "".join(
            [f'<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="{_COLUMN[letter]}"/></m:mcPr></m:mc>' for letter in alignments]
        )
        rows = "".join(["<m:mr>" + "".join([f"<m:e>{self.content(cell)}</m:e>" for cell in row]) + "</m:mr>" for row in grid.rows])
        within = f'<m:plcHide m:val="1"/><m:mcs>{columns}</m:mcs>'
        return f"<m:m>{self.properties('mPr', within)}{rows}</m:m>"

    def aligned(self, row: tuple[Node, ...]) -> str:
        """Cells with & between them: the odd ones are where lines are aligned, the even ones divide columns."""
        items: list[Node] = []
        for number, cell in enumerate(row):
            if number:
                items.append(Symbol("&" if number % 2 else _ALIGNED_GAP + "&", PUNCTUATION))
            items.extend(cell.items if isinstance(cell, Row) else (cell,))
        return self.content(Row(tuple(items)))

    def frame(self, frame: Frame) -> str:
        within = ""
        if frame.kind != "box":
            within = "".join([f'<m:hide{side} m:val="1"/>' for side in ("Top", "Bot", "Left", "Right")])
            if frame.kind in ("struck", "struck-both"):
                within += '<m:strikeBLTR m:val="1"/>'
            if frame.kind in ("struck-back", "struck-both"):
                within += '<m:strikeTLBR m:val="1"/>'
        return f"<m:borderBox>{self.properties('borderBoxPr', within)}<m:e>{self.content(frame.body)}</m:e></m:borderBox>"

    def phantom(self, phantom: Phantom) -> str:
        hidden = '<m:show m:val="0"/>'
        return f"<m:phant>{self.properties('phantPr', hidden)}<m:e>{self.content(phantom.body)}</m:e></m:phant>"


_WRITERS = {
    Row: _Writer.row,
    Symbol: _Writer.leaf,
    Words: _Writer.leaf,
    Space: _Writer.leaf,
    Fraction: _Writer.fraction,
    Root: _Writer.root,
    Scripts: _Writer.scripts,
    Accent: _Writer.accent,
    Bar: _Writer.bar,
    Brace: _Writer.brace,
    Fence: _Writer.fence,
    Grid: _Writer.grid,
    Frame: _Writer.frame,
    Phantom: _Writer.phantom,
}


def _blank(width: float) -> str:
    text = ""
    while width > 0.08:
        step, char = next(((step, char) for step, char in _SPACES if step <= width + 0.03), (width, "\u200a"))
        text += char
        width -= step
    return text


def _spread(fence: Fence) -> Row:
    """The parts of a fence and the marks between them as one row."""
    items: list[Node] = []
    for number, part in enumerate(fence.parts):
        if number:
            items.append(Symbol(fence.marks[number - 1], RELATION))
        items.append(part)
    return Row(tuple(items))
