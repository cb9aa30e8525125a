"""A line of text: every word at the place where the renderer that was measured for sets it.

A browser sets a font's own widths, LibreOffice rounds them; and where a font is missing, all its words are wider or
narrower. So each word, and each piece of a word in another style, begins at a measured place, and nothing adds up along
the line. Who has to squeeze a line gives every `tspan[x]` a `textLength` up to the x of the next one, and the last one up to
the line's `data-width` from the first one's x.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from foliensatz.layout.hyphens import SOFT_HYPHEN, WORD_JOINER
from foliensatz.layout.linebreak import Measured, measure, pen_at
from foliensatz.layout.setting import Setting
from foliensatz.preview.markup import PX_PER_PT, escaped, number
from foliensatz.preview.pen import Ground, Pen
from foliensatz.runs import PLAIN, Runs, RunStyle, plain_text
from foliensatz.theme import LevelStyle

if TYPE_CHECKING:
    from foliensatz.formula.tree import Formula

HYPHEN = "hyphen"
# How far the ground of marked characters reaches above and below their baseline, in em: as far as their font does.
MARK_ABOVE, MARK_BELOW = 0.93, 0.24
# How far raised and lowered characters stand above their line's baseline, in em of the line's size.
RISES = {"super": 0.3, "sub": -0.1}


class Piece(NamedTuple):
    """Text in one style that begins at `x`, in px from the line's beginning. `field` is the run's, or HYPHEN. Of a
    `formula` it is the words."""

    x: float
    text: str
    style: RunStyle
    field: str = ""
    formula: "Formula | None" = None


class SetLine(NamedTuple):
    """A line as set; `width` in px, without the spaces at its end. It `flows` where it has a field, and is `spaced` where
    its spaces are not to be folded."""

    pieces: tuple[Piece, ...]
    width: float
    flows: bool = False
    spaced: bool = False


def set_lines(runs: Runs, breaks: tuple[int, ...], level: LevelStyle, setting: Setting) -> list[SetLine]:
    """The lines of a paragraph that is broken at `breaks` already, at the level's size."""
    size = level.size
    pieces = setting.pieces(runs, level, size)
    measured = measure([piece._replace(face=piece.face.rounded(size * piece.scale)) for piece in pieces])
    text = plain_text(runs)
    em = size * PX_PER_PT
    starts = (0, *breaks, len(text))
    lines = [_line(runs, text, start, end, measured, em) for start, end in zip(starts, starts[1:])]
    if "  " in text or text[:1] == " ":
        lines = [line._replace(spaced=True) for line in lines]
    if any([run.field for run in runs]):
        lines = [line._replace(flows=any([piece.field not in ("", HYPHEN) for piece in line.pieces])) for line in lines]
    return lines


def _line(runs: Runs, text: str, start: int, end: int, measured: Measured, em: float) -> SetLine:
    offsets, begins, ends, _, hyphens, _ = measured
    first = bisect_left(offsets, start)
    left = pen_at(measured, start)
    behind = bisect_left(offsets, end)
    if behind == 0 or offsets[behind - 1] < start and not text[start:end].strip():
        return SetLine((), 0.0)
    within = end < len(text) and (behind == len(offsets) or offsets[behind] != end) and text[end - 1] not in " \n"
    right = pen_at(measured, end) if within else ends[behind - 1]
    places = {start: 0.0}
    for atom in range(first, behind):
        offset = offsets[atom]
        if offset and text[offset - 1] == " ":
            places[offset] = (begins[atom] - left) * em
    if len(runs) > 1:
        at = 0
        for run in runs:
            if start < at < end and at not in places:
                places[at] = (pen_at(measured, at) - left) * em
            at += len(run.text)
    pieces = _cut(runs, start, end, places)
    if text[end - 1] == SOFT_HYPHEN:
        wide = hyphens.get(behind - 1, 0.0)
        pieces.append(Piece((right - left) * em, "-", pieces[-1].style if pieces else PLAIN, HYPHEN))
        right += wide
    return SetLine(tuple(pieces), (right - left) * em)


def _cut(runs: Runs, start: int, end: int, places: dict[int, float]) -> list[Piece]:
    """What of the runs stands between two offsets, cut at `places`; every run begins at one."""
    pieces = []
    cuts = [*sorted(places), end]
    number = at = 0
    for text, style, field, formula in runs:
        stop = at + len(text)
        while number + 1 < len(cuts) and cuts[number] < stop:
            begin, close = cuts[number], cuts[number + 1]
            shown = shown_text(text[begin - at : close - at])
            if shown:
                pieces.append(Piece(places[begin], shown, style, field, formula))
            number += 1
        at = stop
    return pieces


def shown_text(text: str) -> str:
    """The characters that are seen: no line ends, no soft hyphens, no word joiners."""
    if "\n" in text or SOFT_HYPHEN in text or WORD_JOINER in text:
        return text.replace("\n", "").replace(SOFT_HYPHEN, "").replace(WORD_JOINER, "")
    return text


def written(line: SetLine, x: float, baseline: float, ground: Ground, align: str, pen: Pen, rtl: bool = False) -> str:
    """The `<text>` of a line whose column begins at `x` (where it is centred: has its middle there; right: its end). One
    that is written from right to left begins there too, and goes to the left."""
    if not line.pieces:
        return ""
    words = f' y="{number(baseline)}"'
    left: float | None = None
    marks = ""
    if rtl:
        # The browser puts the words into their order.
        words += f' direction="rtl" x="{number(x)}" data-width="{number(line.width)}"' + ' text-anchor="middle"' * (align == "center")
    elif line.flows:
        # Nobody knows the line's width before the page fills the field in.
        words += f' x="{number(x)}"' + {"right": ' text-anchor="end"', "center": ' text-anchor="middle"'}.get(align, "")
    else:
        begin = x - line.width if align == "right" else x - line.width / 2 if align == "center" else x
        words += f' data-width="{number(line.width)}"'
        if any([piece.style.mark for piece in line.pieces]):
            marks = _marks(line, begin, baseline, ground, pen)
        if ground.level.font == "mono" or any([_turns(piece.text) for piece in line.pieces]):
            words += f' x="{number(begin)}"' + (_spacing(ground.level, pen) if ground.level.font == "mono" else "")
        else:
            left = begin
    if line.spaced:
        words += ' xml:space="preserve"'
    return f"{marks}<text{words}>{_runs(line, left, baseline, ground, pen)}</text>"


def _turns(text: str) -> bool:
    """Whether some of the text is written from right to left: no place of a word is known then, only that of the line."""
    if text.isascii() or max(text) < "\u0590":
        return False
    from unicodedata import bidirectional

    return any([bidirectional(char) in ("R", "AL") for char in text])


def _marks(line: SetLine, left: float, baseline: float, ground: Ground, pen: Pen) -> str:
    """The grounds behind the pieces of a line that are marked, neighbours of one mark as one."""
    em = ground.level.size * PX_PER_PT
    spans: list[tuple[str, float, float]] = []
    ends = [piece.x for piece in line.pieces[1:]] + [line.width]
    for piece, end in zip(line.pieces, ends):
        mark, begin = piece.style.mark, piece.x
        if spans and spans[-1][0] == mark:
            begin = spans.pop()[1]
        spans.append((mark, begin, end))
    colors = {} if ground.dark else dict(pen.theme.code.marks)
    colors |= {name: mark.fill for name, mark in pen.theme.marks.items()}
    return "".join(
        f'<rect class="mark" x="{number(left + begin)}" y="{number(baseline - MARK_ABOVE * em)}" width="{number(end - begin)}" '
        f'height="{number((MARK_ABOVE + MARK_BELOW) * em)}" fill="{pen.color(colors[mark])}"/>'
        for mark, begin, end in spans
        if mark in colors
    )


def _runs(line: SetLine, left: float | None, baseline: float, ground: Ground, pen: Pen) -> str:
    """The line's pieces in their styles; each at its place where the line begins at `left`, else one behind the other.
    Where some are raised or lowered, each says its height."""
    shifted = any([piece.style.shift for piece in line.pieces])
    caps = ground.level.caps
    prose = ground.level.font != "mono"
    parts = []
    opened: RunStyle = PLAIN
    close = ""
    last = len(line.pieces) - 1
    for n, (x, text, style, field, formula) in enumerate(line.pieces):
        if style != opened:
            parts.append(close)
            head, close = _around(style, ground, pen)
            parts.append(head)
            opened = style
        if formula is not None:
            from foliensatz.preview.formula import inline_svg

            words = inline_svg(formula, pen)
        else:
            words = escaped(text.upper() if caps else text)
        attributes = f' x="{number(left + x)}"' if left is not None else ""
        if style.code and prose and attributes:
            # The line was measured for the wider of two fonts: in the narrower one a gap would stand behind the code.
            room = (line.width if n == last else line.pieces[n + 1].x) - x
            attributes += f' textLength="{number(room)}" lengthAdjust="spacingAndGlyphs"'
        if shifted:
            rise = RISES[style.shift] * ground.level.size * PX_PER_PT if style.shift else 0.0
            attributes += f' y="{number(baseline - rise)}"'
        if field:
            # A hyphen is no part of the word: who copies the text doesn't want it.
            attributes += ' class="hyphen"' if field == HYPHEN else f' class="field" data-field="{field}"'
        parts.append(f"<tspan{attributes}>{words}</tspan>" if attributes else words)
    parts.append(close)
    return "".join(parts)


def _around(style: RunStyle, ground: Ground, pen: Pen) -> tuple[str, str]:
    """What stands before and behind text in a style."""
    if style == PLAIN:
        return "", ""
    start = link(style.href, style.tip, pen.look(style, ground)) if style.href else ""
    if start:
        return start, "</a>"
    # An address that can be no link leaves its text as plain text.
    look = pen.look(style._replace(href="", tip=""), ground)
    if style.lang:
        look += f' lang="{escaped(style.lang)}"'
    return (f"<tspan{look}>", "</tspan>") if look else ("", "")


def link(href: str, tip: str = "", look: str = "") -> str:
    """The start tag of a link with the attributes `look`: to a slide of the deck by its anchor, or to an address; ""
    where `href` can be no link."""
    from foliensatz.address import uri

    title = f"<title>{escaped(tip)}</title>" if tip else ""
    if href.startswith("#"):
        return f'<a href="{escaped(href)}" data-slide="{escaped(href[1:])}"{look}>{title}'
    target = uri(href)
    return f'<a href="{escaped(target)}" target="_blank" rel="noopener"{look}>{title}' if target else ""


def _spacing(level: LevelStyle, pen: Pen) -> str:
    """What rounding adds to every letter of a line in a font of one width, or takes from it. Not a place for each word:
    where the machine has the narrower of the two fonts the line was measured for, code would fall to pieces."""
    face = pen.setting.face(level.font, level.bold, level.italic)
    added = (face.rounded(level.size).width("0") - face.width("0")) * level.size * PX_PER_PT
    return f' letter-spacing="{added:.3f}"' if abs(added) >= 0.001 else ""
