"""Breaking paragraphs into lines as PowerPoint and LibreOffice do.

A paragraph is measured once, in em (`measure`), and can then be wrapped at any width and size (`wrap`). What stands
between two places where a line may break (foliensatz.layout.opportunities) is an atom; a line takes as many as fit.

Lines are planned with 0.995 x the width, as programs round and their fonts are not quite ours; what that means for how
many lines to plan and which to show is foliensatz.layout.lines' matter.
"""

from bisect import bisect_right
from itertools import accumulate
from typing import Iterable, Mapping, NamedTuple

from foliensatz.fonts import Face
from foliensatz.layout.opportunities import SOFT_HYPHEN, breaks_between, breaks_in, words

SAFETY = 0.995
# Far below what anyone sees (in em): sums of floats that should be equal are not.
_ROUNDING = 1e-9
_LONG_WORD = 120


class Piece(NamedTuple):
    """Text in one face. `scale` is its size relative to the paragraph's; `tracking` is added after each character,
    in em of the paragraph's size."""

    text: str
    face: Face
    scale: float = 1.0
    tracking: float = 0.0


class Line(NamedTuple):
    """A line as offsets into the paragraph's plain text; the next line begins where this one ends. `width` is in em.
    Trailing spaces and the newline belong to the line but not to its width; the hyphen that a soft hyphen shows at
    the end of a line belongs to its width."""

    start: int
    end: int
    width: float


class Stretch(NamedTuple):
    """The text up to a hard break: its atoms (from `first`, below `last`) and its offsets, the newline included."""

    first: int
    last: int
    start: int
    end: int


class Measured(NamedTuple):
    """A paragraph's atoms, side by side on one endless line: the offset in the text at which each begins, and where
    it begins and ends in em, trailing spaces left out. `hyphens` are the widths of the hyphens that show where a line
    breaks behind an atom."""

    offsets: list[int]
    begins: list[float]
    ends: list[float]
    stretches: list[Stretch]
    hyphens: Mapping[int, float]
    pieces: tuple[Piece, ...]


def measure(pieces: Iterable[Piece]) -> Measured:
    """Measure a paragraph. "\\n" in its text is a hard break. A word may go on from one piece to the next."""
    pieces = tuple(pieces)
    if len(pieces) == 1:
        measured = _measure_plain(pieces[0])
        if measured:
            return measured
    measured = Measured([], [], [], [], {}, pieces)
    offsets, begins, ends, stretches, _, _ = measured
    position = first = start = 0
    x = 0.0  # the pen
    before = " "  # the character before the pen; " " also where a stretch begins
    first_word = True  # until a space or a newline
    for piece in pieces:
        text, face, scale, tracking = piece
        widths, spaces = face.widths, face.spaces
        for number, stretch in enumerate(text.split("\n") if "\n" in text else (text,)):
            if number:
                position += 1
                first_word = False
                stretches.append(Stretch(first, len(ends), start, position))
                first, start, before = len(ends), position, " "
            follows = False
            for word in stretch.split(" "):
                if follows:  # a space stands before every word but the first
                    x += spaces[before, word[:1] or " "] * scale + tracking
                    if len(ends) == first:  # leading spaces take room
                        offsets.append(position)
                        begins.append(x - spaces[" ", " "] * scale - tracking)
                        ends.append(x)
                    position += 1
                    before = " "
                    first_word = False
                follows = True
                if not word:
                    continue
                if before == " " and words[word] is None and not (first_word and "/" in word):
                    offsets.append(position)
                    begins.append(x)
                    x += widths[word] * scale
                    if tracking:
                        x += tracking * len(word)
                    ends.append(x)
                else:
                    x = _add_word(measured, word, piece, position, x, before, len(ends) == first, first_word)
                position += len(word)
                before = word[-1]
    stretches.append(Stretch(first, len(ends), start, position))
    return measured


def _measure_plain(piece: Piece) -> Measured | None:
    """What `measure` returns, in a third of the time, for what most paragraphs are: plain words in one face, single
    spaces between them. None for any other."""
    text, face, scale, tracking = piece
    if tracking or scale != 1.0 or "\n" in text or "/" in text or not text:
        return None
    plain = text.split(" ")
    if "" in plain or any(map(words.__getitem__, plain)):
        return None
    strides = [0.0] * (2 * len(plain))  # a word, a space, a word, …
    strides[1::2] = map(face.widths.__getitem__, plain)
    strides[2::2] = map(face.spaces.__getitem__, zip([word[-1] for word in plain], [word[0] for word in plain[1:]]))
    pen = list(accumulate(strides))
    offsets = list(accumulate([len(word) + 1 for word in plain], initial=0))
    del offsets[-1]
    return Measured(offsets, pen[0::2], pen[1::2], [Stretch(0, len(plain), 0, len(text))], {}, (piece,))


def _add_word(
    measured: Measured, word: str, piece: Piece, position: int, x: float, before: str, opens: bool, first_word: bool
) -> float:
    """Add a word that can be broken or that goes on with the atom before it (unless it `opens` the stretch); returns
    where it ends."""
    offsets, begins, ends, _, hyphens, _ = measured
    _, face, scale, tracking = piece
    cuts, clings = words[word] or ((), False)
    if first_word and "/" in word:
        cuts = breaks_in(word, first_word)
    if opens:
        clings = False
    elif before != " ":
        clings = not breaks_between(before, word[0], first_word)
        if before == SOFT_HYPHEN and not clings:
            hyphens[len(ends) - 1] = face.width("-") * scale + tracking
    begin, left = 0, x
    # The kerning across a cut counts, but in a very long "word" (a page of ideographs) it isn't worth its square cost.
    whole = len(word) <= _LONG_WORD
    for cut in (*cuts, len(word)):
        if whole:
            right = x + face.width(word[:cut]) * scale + tracking * cut
        else:
            right = left + face.width(word[begin:cut]) * scale + tracking * (cut - begin)
        if clings:
            ends[-1] = right
            clings = False
        else:
            offsets.append(position + begin)
            begins.append(left)
            ends.append(right)
        if cut < len(word) and word[cut - 1] == SOFT_HYPHEN:
            hyphens[len(ends) - 1] = face.width("-") * scale + tracking
        begin, left = cut, right
    return right


def wrap(
    measured: Measured, width: float, first_width: float | None = None, safety: float = SAFETY
) -> tuple[Line, ...]:
    """The lines of a paragraph in a column `width` em wide (the column in pt / the size in pt), its first line in
    `first_width`. Only `safety` x the width is used. The narrower the column, the more lines, never fewer. An empty paragraph is one empty line. A word wider than its line breaks where the line is full. Only
    where a word's part fits alone but not with its hyphen may that hyphen stick out, as it does in LibreOffice."""
    offsets, begins, ends, stretches, hyphens, pieces = measured
    lines = []
    room = (width if first_width is None else first_width) * safety + _ROUNDING
    width = width * safety + _ROUNDING
    for atom, last, start, stop in stretches:
        if atom == last:
            lines.append(Line(start, stop, 0.0))
            room = width
            continue
        left = begins[atom]
        while atom < last:
            after = bisect_right(ends, left + room, atom, last)
            if after == atom:
                end = offsets[atom + 1] if atom + 1 < last else stop
                characters, part = _full_line(pieces, start, end, room)
                if characters:
                    lines.append(Line(start, start + characters, part))
                    start += characters
                    left += part
                    room = width
                    continue
                after = atom + 1
            hyphen = 0.0
            if hyphens and after < last:
                while after - 1 > atom and ends[after - 1] + hyphens.get(after - 1, 0.0) > left + room:
                    after -= 1
                hyphen = hyphens.get(after - 1, 0.0)
            end = offsets[after] if after < last else stop
            lines.append(Line(start, end, ends[after - 1] - left + hyphen))
            if after < last:
                left = begins[after]
            atom, start, room = after, end, width
    return tuple(lines)


def longest_word(measured: Measured) -> float:
    """The width of the widest atom in em, with the hyphen it may show: what a column needs so that no word breaks
    where it must not. 0 for an empty paragraph."""
    hyphens = measured.hyphens
    if hyphens:
        return max(
            end - begin + hyphens.get(atom, 0.0)
            for atom, (begin, end) in enumerate(zip(measured.begins, measured.ends))
        )
    return max(map(float.__sub__, measured.ends, measured.begins), default=0.0)


def pen_at(measured: Measured, offset: int) -> float:
    """Where the pen stands before the character at `offset`, in em on the paragraph's endless line: where an atom begins,
    at its place; within one (a word wider than its line), as far along as its characters before that are wide."""
    offsets, begins, _, _, _, pieces = measured
    atom = bisect_right(offsets, offset) - 1
    if atom < 0 or offsets[atom] == offset:
        return begins[atom] if atom >= 0 else 0.0
    parts, _ = _slice(pieces, offsets[atom], offset)
    return begins[atom] + _width_of(parts, offset - offsets[atom])


def _full_line(pieces: tuple[Piece, ...], start: int, stop: int, room: float) -> tuple[int, float]:
    """How many characters of the text from `start` to `stop` fill a line, at least one, and their width in em.
    (0, 0.0) where nothing but spaces would be left."""
    parts, whole = _slice(pieces, start, stop)
    whole = whole.rstrip(" \n")
    taken = _longest_prefix(parts, room)
    while taken < len(whole) and _joins(whole[taken - 1], whole[taken]):
        taken += 1
    if taken >= len(whole):
        return 0, 0.0
    return taken, _width_of(parts, taken)


def _slice(pieces: tuple[Piece, ...], start: int, stop: int) -> tuple[list[Piece], str]:
    """What of the pieces stands between two offsets, and its text."""
    parts = []
    begin = 0
    for piece in pieces:
        text = piece.text[max(start - begin, 0) : max(stop - begin, 0)]
        if text:
            parts.append(piece._replace(text=text))
        begin += len(piece.text)
    return parts, "".join(part.text for part in parts)


def _longest_prefix(parts: list[Piece], room: float) -> int:
    """The number of characters that fit, at least 1. Widths grow with the number of characters."""
    low, high = 1, sum(len(part.text) for part in parts)
    while low < high:
        middle = (low + high + 1) // 2
        if _width_of(parts, middle) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _width_of(parts: list[Piece], characters: int) -> float:
    width = 0.0
    for text, face, scale, tracking in parts:
        text = text[:characters]
        width += face.width(text) * scale + tracking * len(text)
        characters -= len(text)
    return width


def _joins(left: str, right: str) -> bool:
    """Whether two characters are one to the reader: a letter and its accent, an emoji and its modifier."""
    if right < "\u0300":
        return False
    from unicodedata import combining

    return combining(right) > 0 or "\u200d" in (left, right) or right == "\ufe0f" or "\U0001f3fb" <= right <= "\U0001f3ff"
