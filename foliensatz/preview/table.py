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
    header = Ground(level._replace(bold=True, color=style.header_color, size=table.header_size), True)
    banded = sum(not row.header for row in table.rows) >= style.band_from_rows
    fills, rules, texts = [], [], []
    y = table.box.y
    number = 0
    for row in table.rows:
        fill = style.header_fill if row.header else style.band_fill if banded and number % 2 else None
        number += not row.header
        if fill is not None:
            fills.append(rect(table.box.x, y, table.box.width, row.height, fill, pen))
        ground = header if row.header else body
        x = table.box.x
        written_cells = []
        for cell, width in zip(row.cells, table.widths):
            written_cells.append(_cell(cell, x, y, width, row.height, ground, pen))
            x += width
        texts.append(f'<g font-size="{size_px(ground.level.size)}"{pen.letters(ground)}>{"".join(written_cells)}</g>')
        y += row.height
        if row is table.rows[-1]:
            rules.append(_rule(table, y, style.last_rule, style.last_rule_width, pen))
        elif not banded:
            rules.append(_rule(table, y, style.rule, style.rule_width, pen))
    return "".join([*fills, *rules, *texts])


def _rule(table: TableFrame, y: Emu, color: Color, width: Emu, pen: Pen) -> str:
    return (
        f'<path d="M{px(table.box.x)} {px(y)}h{px(table.box.width)}" stroke="{pen.color(color)}" '
        f'stroke-width="{px(width)}"/>'
    )


def _cell(cell: TableCell, x: Emu, y: Emu, width: Emu, height: Emu, ground: Ground, pen: Pen) -> str:
    padding = pen.theme.table.padding
    left = padding.left if cell.padding_left is None else cell.padding_left
    level = ground.level
    if cell.bold and not level.bold:
        level = level._replace(bold=True)
        ground = ground._replace(level=level)
    lines = set_lines(cell.runs, cell.breaks, level, pen.setting)
    rises = [cell_rise(line, level, pen.theme.fonts) for line in lines]
    room = (height - padding.top - padding.bottom) / EMU_PER_PX
    top = (y + padding.top) / EMU_PER_PX + (room - sum(map(sum, rises))) / 2
    start, end = (x + left) / EMU_PER_PX, (x + width - padding.right) / EMU_PER_PX
    place = {"right": end, "center": (start + end) / 2}.get(cell.align, start)
    parts = []
    for line, rise in zip(lines, rises):
        parts.append(written(line, place, top + rise.above, ground, cell.align, pen))
        top += sum(rise)
    return "".join(parts)
