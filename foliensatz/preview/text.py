"""Text frames: paragraphs as lines at the heights where LibreOffice and PowerPoint set them, with their markers."""

from typing import Iterator, NamedTuple

from foliensatz.frame import TASKS, TextFrame, TextParagraph
from foliensatz.geometry import EMU_PER_PX, Insets
from foliensatz.preview.autoshape import rect
from foliensatz.preview.line import SetLine, set_lines, written
from foliensatz.preview.markup import PX_PER_PT, escaped, number, size_px
from foliensatz.preview.numbering import Counter
from foliensatz.preview.pen import Ground, Pen
from foliensatz.preview.rise import Rise, text_rise
from foliensatz.runs import PLAIN, right_to_left
from foliensatz.theme import Layout, Placeholder

_FOOTER = frozenset(("ftr", "sldNum", "dt"))
_REMEMBERED = 256
# Behind a sign that is an emoji too: the plain sign is meant (Unicode, 23.4). The boxes before tasks are so large.
AS_TEXT = "\ufe0e"
BOX_SCALE = 0.8


class Set(NamedTuple):
    """A paragraph as set: what stands in which ground, and where; all in px. `left` and `first_left` are where its
    lines begin, counted from the column's edge: the right one where it is written from right to left."""

    lines: list[SetLine]
    ground: Ground
    rise: Rise
    space: float
    left: float
    first_left: float
    align: str
    marker: str
    marker_left: float
    rtl: bool = False


def text_svg(frame: TextFrame, layout: Layout, pen: Pen) -> str:
    """A text in its placeholder or box. Most slides of a deck have the same footer, which is drawn once."""
    if frame.placeholder is None or frame.placeholder.type not in _FOOTER:
        return _text(frame, layout, pen)
    key = layout.name, frame._replace(line=1)
    found = pen.remembered.get(key)
    if found is None:
        if len(pen.remembered) >= _REMEMBERED:
            pen.remembered.clear()
        found = pen.remembered[key] = _text(frame, layout, pen)
    return found


def _text(frame: TextFrame, layout: Layout, pen: Pen) -> str:
    placeholder = placeholder_of(frame, layout)
    insets = frame.insets
    if insets is None:
        insets = placeholder.insets if placeholder is not None else Insets()
    fill = frame.fill or (placeholder.fill if placeholder is not None else None)
    box = frame.box
    parts = []
    if fill is not None:
        parts.append(rect(*box, fill, pen))
    inner = box.inside(insets)
    gap = frame.column_gap / EMU_PER_PX
    width = (inner.width / EMU_PER_PX - gap * (frame.columns - 1)) / frame.columns
    paragraphs = list(_paragraphs(frame, placeholder, layout, pen))
    anchor = placeholder.anchor if placeholder is not None else "t"
    x, top, room = inner.x / EMU_PER_PX, inner.y / EMU_PER_PX, inner.height / EMU_PER_PX
    if frame.columns == 1 and anchor != "t":
        free = room - sum([each.space + len(each.lines) * sum(each.rise) for each in paragraphs])
        top += free / 2 if anchor == "ctr" else free
    parts += _columns(paragraphs, x, top, width, width + gap, room if frame.columns > 1 else 0, pen)
    if placeholder is not None and placeholder.turn:
        middle = f"{number((box.x + box.width / 2) / EMU_PER_PX)} {number((box.y + box.height / 2) / EMU_PER_PX)}"
        return f'<g transform="rotate({placeholder.turn} {middle})">{"".join(parts)}</g>'
    return "".join(parts)


def placeholder_of(frame: TextFrame, layout: Layout) -> Placeholder | None:
    """The layout's placeholder that a text fills."""
    if frame.placeholder is None:
        return None
    idx = frame.placeholder.idx
    for placeholder in layout.placeholders:
        if placeholder.idx == idx:
            return placeholder
    return None


def _columns(
    paragraphs: list[Set], x: float, top: float, width: float, step: float, room: float, pen: Pen
) -> Iterator[str]:
    """All lines, from `top` down; where there is `room` for a column's height, on into the next one."""
    y = top
    opened = ""
    for each in paragraphs:
        letters = f'<g font-size="{size_px(each.ground.level.size)}"{pen.letters(each.ground)}>'
        if letters != opened:
            yield ("</g>" if opened else "") + letters
            opened = letters
        y += each.space
        for number_of, line in enumerate(each.lines):
            if room and y + sum(each.rise) > top + room + 0.5 and y > top:
                x, y = x + step, top
            baseline = y + each.rise.above
            if number_of == 0 and each.marker:
                if each.rtl:
                    yield f'<text x="{number(x + width - each.marker_left)}" y="{number(baseline)}" direction="rtl"{each.marker}</text>'
                else:
                    yield f'<text x="{number(x + each.marker_left)}" y="{number(baseline)}"{each.marker}</text>'
            left = each.left if number_of else each.first_left
            if each.rtl:
                left = width / 2 if each.align == "center" else width - left
                yield written(line, x + left, baseline, each.ground, each.align, pen, True)
                y += sum(each.rise)
                continue
            if each.align == "right":
                left = width
            elif each.align == "center":
                left = (left + width) / 2
            yield written(line, x + left, baseline, each.ground, each.align, pen)
            y += sum(each.rise)
    if opened:
        yield "</g>"


def _paragraphs(frame: TextFrame, placeholder: Placeholder | None, layout: Layout, pen: Pen) -> Iterator[Set]:
    theme = pen.theme
    name = frame.style or (placeholder.style if placeholder is not None else "")
    style = theme.styles[name or theme.body_style]
    dark = layout.negative or placeholder is not None and placeholder.color is not None
    grounds: dict[tuple, Ground] = {}
    counter = Counter()
    below = 0.0
    for n, paragraph in enumerate(frame.paragraphs):
        key = paragraph.level, paragraph.align, paragraph.ink
        ground = grounds.get(key)
        if ground is None:
            level = style.level(paragraph.level)
            if frame.sizes:
                size = frame.sizes[min(paragraph.level, len(frame.sizes) - 1)]
            else:
                size = style.size(placeholder.first_step if placeholder is not None else 0, paragraph.level)
            space = level.space_at(size)
            level = level._replace(
                size=size, space_before=space, space_after=level.space_below(size), align=paragraph.align or level.align
            )
            if placeholder is not None:
                level = level._replace(
                    color=placeholder.color or level.color,
                    bold=level.bold if placeholder.bold is None else placeholder.bold,
                    align=paragraph.align or placeholder.align or level.align,
                )
            ink = paragraph.ink
            inked = ink is not None and ink != level.color
            if inked:
                bullet = level.bullet and level.bullet._replace(color=ink)
                level = level._replace(color=ink, bullet=bullet)
            ground = grounds[key] = Ground(level, dark or inked, ink)
        yield _set(paragraph, ground, n == 0, below, counter, pen)
        below = ground.level.space_after if paragraph.space_after is None else paragraph.space_after


def _set(paragraph: TextParagraph, ground: Ground, first: bool, below: float, counter: Counter, pen: Pen) -> Set:
    level = ground.level
    margin = level.margin if paragraph.margin is None else paragraph.margin
    indent = level.indent if paragraph.indent is None else paragraph.indent
    space = below + (level.space_before if paragraph.space_before is None else paragraph.space_before)
    left = margin / EMU_PER_PX
    hung = (margin + indent) / EMU_PER_PX
    marker = _marker(paragraph, ground, counter, pen)
    return Set(
        set_lines(paragraph.runs, paragraph.breaks, level, pen.setting),
        ground,
        text_rise(level, pen.setting),
        0.0 if first else space * PX_PER_PT,
        left,
        left if marker else hung,
        level.align,
        marker,
        hung,
        right_to_left(paragraph.runs),
    )


def _marker(paragraph: TextParagraph, ground: Ground, counter: Counter, pen: Pen) -> str:
    """A paragraph's bullet or number: a text's attributes behind its place, and its words. "" where it has none."""
    bullet = ground.level.bullet
    numbered = paragraph.bullet == "number" or not paragraph.bullet and bullet is not None and bullet.numbered
    words = ""
    if paragraph.bullet in ("line", "note"):
        words = counter.next(paragraph.level, paragraph.start, "arabicPlain")
    elif numbered:
        own = bullet is not None and not paragraph.bullet
        words = counter.next(paragraph.level, paragraph.start, bullet.number_format if own else "arabicPeriod")
    else:
        counter.interrupt(paragraph.level)
        if paragraph.bullet in TASKS:
            words = TASKS[paragraph.bullet] + AS_TEXT
        elif paragraph.bullet == "wrapped":
            words = pen.theme.code.wrapped
        elif bullet is not None and not paragraph.bullet:
            words = bullet.char
    if not words:
        return ""
    color = bullet.color if bullet is not None else ground.level.color
    of_code = paragraph.bullet in ("line", "wrapped")
    if of_code:
        color = pen.theme.code.numbers
    elif paragraph.bullet == "number" and not ground.dark:
        color = pen.theme.number_color
    look = f' fill="{pen.color(color)}"' if color != ground.level.color else ""
    # A marker has the weight and slope of its paragraph's first letter.
    first = paragraph.runs[0].style if paragraph.runs else PLAIN
    token = pen.theme.code.tokens.get(first.token) if of_code else None
    bold, italic = (token.bold, token.italic) if token else (first.bold, first.italic)
    look += pen.look(PLAIN._replace(bold=bold, italic=italic), ground)
    if paragraph.bullet in TASKS:
        look += f' font-size="{size_px(ground.level.size * BOX_SCALE)}"'
    font = bullet.font if bullet is not None else ""
    if font and paragraph.bullet not in TASKS:
        look += f' font-family="{pen.named_family(font)}"'
    elif ground.level.font != "minor" and not of_code:
        look += f' font-family="{pen.family("minor")}"'
    return f'{look} class="marker">{escaped(words)}'
