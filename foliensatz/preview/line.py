"""A line of text: every word at the place where the renderer that was measured for sets it.

A browser sets a font's own widths, LibreOffice rounds them; and where a font is missing, all its words are wider or
narrower. So each word begins at a measured place, and neither adds up along the line. A line says its width, for what
has to be squeezed: a word should end where the next one begins.
"""

from bisect import bisect_left
from typing import NamedTuple

from foliensatz.deck import PLAIN, Runs, RunStyle, plain_text
from foliensatz.layout.hyphens import SOFT_HYPHEN, WORD_JOINER
from foliensatz.layout.linebreak import Measured, measure, pen_at
from foliensatz.layout.setting import Setting
from foliensatz.preview.markup import PX_PER_PT, escaped, number
from foliensatz.preview.pen import Ground, Pen
from foliensatz.theme import LevelStyle


class Piece(NamedTuple):
    """Text in one style. `x` is where it begins, in px from the line's beginning; None where it just goes on."""

    x: float | None
    text: str
    style: RunStyle
    field: str = ""


class SetLine(NamedTuple):
    """A line as set; `width` in px, without the spaces at its end. Where it is `hyphened` it ends in the hyphen of a soft
    one."""

    pieces: tuple[Piece, ...]
    width: float
    hyphened: bool = False


def set_lines(runs: Runs, breaks: tuple[int, ...], level: LevelStyle, setting: Setting) -> list[SetLine]:
    """The lines of a paragraph that is broken at `breaks` already, at the level's size."""
    size = level.size
    pieces = setting.pieces(runs, level, size)
    measured = measure([piece._replace(face=piece.face.rounded(size)) for piece in pieces])
    text = plain_text(runs)
    em = size * PX_PER_PT
    starts = (0, *breaks, len(text))
    return [_line(runs, text, start, end, measured, em) for start, end in zip(starts, starts[1:])]


def _line(runs: Runs, text: str, start: int, end: int, measured: Measured, em: float) -> SetLine:
    offsets, begins, ends, _, hyphens, _ = measured
    first = bisect_left(offsets, start)
    left = pen_at(measured, start)
    behind = bisect_left(offsets, end)
    if behind == 0 or offsets[behind - 1] < start and not text[start:end].strip():
        return SetLine((), 0.0)
    within = end < len(text) and (behind == len(offsets) or offsets[behind] != end) and text[end - 1] not in " \n"
    right = pen_at(measured, end) if within else ends[behind - 1]
    hyphen = False
    if text[end - 1] == SOFT_HYPHEN:
        right += hyphens.get(behind - 1, 0.0)
        hyphen = True
    places = {start: 0.0}
    for atom in range(first, behind):
        offset = offsets[atom]
        if offset and text[offset - 1] == " ":
            places[offset] = (begins[atom] - left) * em
    pieces = _cut(runs, start, end, places)
    return SetLine(tuple(pieces), (right - left) * em, hyphen)


def _cut(runs: Runs, start: int, end: int, places: dict[int, float]) -> list[Piece]:
    """What of the runs stands between two offsets, cut at `places`."""
    pieces = []
    at = 0
    cuts = [*places, end]
    for run in runs:
        stop = at + len(run.text)
        if stop > start and at < end:
            low, high = max(at, start), min(stop, end)
            inner = [low, *(cut for cut in cuts if low < cut < high), high]
            for begin, close in zip(inner, inner[1:]):
                shown = shown_text(run.text[begin - at : close - at])
                if shown:
                    pieces.append(Piece(places.get(begin), shown, run.style, run.field))
        at = stop
    return pieces


def shown_text(text: str) -> str:
    """The characters that are seen: no line ends, no soft hyphens, no word joiners."""
    if "\n" in text or SOFT_HYPHEN in text or WORD_JOINER in text:
        return text.replace("\n", "").replace(SOFT_HYPHEN, "").replace(WORD_JOINER, "")
    return text


def written(line: SetLine, x: float, baseline: float, ground: Ground, align: str, pen: Pen) -> str:
    """The `<text>` of a line whose column begins at `x` (where it is centred: has its middle there; right: its end)."""
    pieces = line.pieces
    if not pieces:
        return ""
    words = f' y="{number(baseline)}"'
    left: float | None = None
    if any([piece.field for piece in pieces]):
        # Nobody knows the line's width before the page fills the field in.
        words += f' x="{number(x)}"' + {"right": ' text-anchor="end"', "center": ' text-anchor="middle"'}.get(align, "")
    else:
        begin = x - line.width if align == "right" else x - line.width / 2 if align == "center" else x
        words += f' data-width="{number(line.width)}"'
        if ground.level.font == "mono":
            words += f' x="{number(begin)}"{_spacing(ground.level, pen)}'
        else:
            left = begin
    if pieces[0].text[0] == " " or any(["  " in piece.text for piece in pieces]):
        words += ' xml:space="preserve"'
    return f"<text{words}>{_runs(line, left, ground, pen)}</text>"


def _runs(line: SetLine, left: float | None, ground: Ground, pen: Pen) -> str:
    """The line's pieces in their styles; each word at its place where the line begins at `left`, else one behind the other."""
    caps = ground.level.caps
    parts = []
    opened: RunStyle = PLAIN
    close = ""
    for x, text, style, field in line.pieces:
        if style != opened:
            parts.append(close)
            head, close = _around(style, ground, pen)
            parts.append(head)
            opened = style
        words = escaped(text.upper() if caps else text)
        if field:
            parts.append(f'<tspan class="field" data-field="{field}">{words}</tspan>')
        elif x is None or left is None:
            parts.append(words)
        else:
            parts.append(f'<tspan x="{number(left + x)}">{words}</tspan>')
    if line.hyphened:
        # It is no part of the word: who copies the text doesn't want it.
        parts.append('<tspan class="hyphen">-</tspan>')
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
