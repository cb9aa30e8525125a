"""The box of what has scripts: beside it, as primes, or above and below it (The TeXbook, appendix G, rules 13a and 18).

The build's `Measurer` measures the base and the scripts.
"""

from foliensatz.formula.tree import ITALIC, OPERATOR, Scripts, Symbol
from foliensatz.layout.formula.boxes import SCALES, SMALL, SMALLEST, FormulaBox
from foliensatz.layout.formula.ink import placed

_INTEGRALS = "∫∬∭∮∯"


def scripts_box(measurer, scripts: Scripts, style: int) -> FormulaBox:
    if scripts.stacked:
        return _stacked(measurer, scripts, style)
    base = measurer.node(scripts.base, style)
    inner = SMALL if style < SMALL else SMALLEST
    scale = SCALES[style]
    if scripts.sub is None and isinstance(scripts.sup, Symbol) and scripts.sup.text[0] == "′":
        return _primed(measurer, base, scripts.sup, style)
    big = isinstance(scripts.base, Symbol) and scripts.base.role != OPERATOR
    sup = measurer.node(scripts.sup, inner) if scripts.sup is not None else None
    sub = measurer.node(scripts.sub, inner) if scripts.sub is not None else None
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


def _primed(measurer, base: FormulaBox, primes: Symbol, style: int) -> FormulaBox:
    """Primes stand high by themselves: they are set as large as their base, and higher only behind a higher one."""
    scale = SCALES[style]
    mark = measurer.text(primes.text, style, False, False)
    up = max(0.0, base.height - 0.8 * scale)
    ink = (*base.ink, *placed(mark.ink, base.width + 0.04 * scale, up))
    return FormulaBox(base.width + mark.width + 0.04 * scale, max(base.height, up + 0.7 * scale), base.depth, ink)


def _stacked(measurer, scripts: Scripts, style: int) -> FormulaBox:
    base = measurer.node(scripts.base, style)
    inner = SMALL if style < SMALL else SMALLEST
    scale = SCALES[style]
    sup = measurer.node(scripts.sup, inner) if scripts.sup is not None else None
    sub = measurer.node(scripts.sub, inner) if scripts.sub is not None else None
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
