"""Tables: fills, rules and bands as the theme's table style has them, every cell's text in the middle of its height."""

from foliensatz.frame import TableCell, TableFrame
from foliensatz.geometry import EMU_PER_PX, Emu
from foliensatz.preview.autoshape import rect
from foliensatz.preview.line import set_lines, written
from foliensatz.preview.markup import px, size_px
from foliensatz.preview.pen import Ground, Pen
from foliensatz.preview.rise import cell_rise
from foliensatz.theme import Color


def table_svg(table: TableFrame, dark: bool, pen: Pen) -> str:
    style = pen.theme.table
    level = pen.theme.styles["cell"].level(0)._replace(line_spacing=1.0, color=style.color, size=table.size)
    body = Ground(level, dark)
    bold = Ground(level._replace(bold=True), dark)
    header = Ground(level._replace(bold=True, color=style.header_color, size=table.header_size), True)
    highlight = Ground(level._replace(bold=True, color=style.highlight_color), True)
    tops = _edges(table.box.y, [row.height for row in table.rows])
    lefts = _edges(table.box.x, table.widths)
    fills, rules, texts = [], [], []
    last = len(table.rows) - 1
    number = 0
    for row_number, row in enumerate(table.rows):
        banded = table.banded and number % 2 and not (table.total and row_number == last)
        fill = style.header_fill if row.header else style.band_fill if banded else None
        number += not row.header
        if fill is not None:
            fills.append(rect(table.box.x, tops[row_number], table.box.width, row.height, fill, pen))
        ground = header if row.header else body
        written_cells = []
        for column, cell in enumerate(row.cells):
            if cell.across or cell.below:
                continue
            place = (lefts[column], tops[row_number], lefts[column + cell.columns], tops[row_number + cell.rows])
            if cell.highlighted:
                fills.append(rect(place[0], place[1], place[2] - place[0], place[3] - place[1], style.highlight_fill, pen))
            own = highlight if cell.highlighted else bold if cell.bold and not row.header else ground
            text = _cell(cell, place, own, pen)
            written_cells.append(f"<g{pen.letters(own)}>{text}</g>" if text and own is not ground else text)
        texts.append(f'<g font-size="{size_px(ground.level.size)}"{pen.letters(ground)}>{"".join(written_cells)}</g>')
        rules += _rules_below(table, row_number, lefts, tops[row_number + 1], pen)
    return "".join([*fills, *rules, *texts])


def _edges(start: Emu, lengths) -> list[Emu]:
    """Where rows or columns begin, and where the last one ends."""
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length)
    return edges


def _rules_below(table: TableFrame, number: int, lefts: list[Emu], y: Emu, pen: Pen) -> list[str]:
    """The rules under a row: none through merged cells, none between bands."""
    style = pen.theme.table
    if number == len(table.rows) - 1:
        return [_rule(lefts[0], lefts[-1], y, style.last_rule, style.last_rule_width, pen)]
    following = table.rows[number + 1]
    if following.header:
        headed = [column for column, cell in enumerate(table.rows[number].cells) if cell.columns > 1 or cell.across]
        return [_rule(lefts[c], lefts[c + 1], y, style.header_color, style.rule_width, pen) for c in headed]
    if table.total and number == len(table.rows) - 2:
        return [_rule(lefts[0], lefts[-1], y, style.total_rule, style.total_rule_width, pen)]
    if table.banded:
        return []
    rules, start = [], None
    for column, cell in enumerate((*following.cells, None)):
        if cell is not None and not cell.below:
            start = column if start is None else start
        elif start is not None:
            rules.append(_rule(lefts[start], lefts[column], y, style.rule, style.rule_width, pen))
            start = None
    return rules


def _rule(start: Emu, end: Emu, y: Emu, color: Color, width: Emu, pen: Pen) -> str:
    return f'<path d="M{px(start)} {px(y)}h{px(end - start)}" stroke="{pen.color(color)}" stroke-width="{px(width)}"/>'


def _cell(cell: TableCell, place: tuple[Emu, Emu, Emu, Emu], ground: Ground, pen: Pen) -> str:
    """The text of a cell whose left, top, right and bottom edge are `place`."""
    padding = pen.theme.table.padding
    left = padding.left if cell.padding_left is None else cell.padding_left
    right = padding.right if cell.padding_right is None else cell.padding_right
    level = ground.level
    lines = set_lines(cell.runs, cell.breaks, level, pen.setting)
    rises = [cell_rise(line, level, pen.theme.fonts) for line in lines]
    room = (place[3] - place[1] - padding.top - padding.bottom) / EMU_PER_PX
    top = (place[1] + padding.top) / EMU_PER_PX + (room - sum(map(sum, rises))) / 2
    start, end = (place[0] + left) / EMU_PER_PX, (place[2] - right) / EMU_PER_PX
    at = {"right": end, "center": (start + end) / 2}.get(cell.align, start)
    parts = []
    for line, rise in zip(lines, rises):
        parts.append(written(line, at, top + rise.above, ground, cell.align, pen))
        top += sum(rise)
    return "".join(parts)
