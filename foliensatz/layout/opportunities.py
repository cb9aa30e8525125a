"""Where a line may break.

The Unicode line breaking algorithm (UAX #14) as LibreOffice 7.4 was seen to apply it to German text, pair of
characters by pair: behind spaces, hyphens and dashes, "…", "!" and "?" unless something follows that must not begin a
line; around "—"; between ")" or "." and an opening bracket; between ideographs; at a soft hyphen and a zero-width
space. Never at a no-break space, a word joiner or a no-break hyphen, and not at "/" either: LibreOffice breaks there
only in the first word of a paragraph, and PowerPoint not at all.
"""

SOFT_HYPHEN = "\u00ad"
_ZERO_WIDTH_SPACE = "\u200b"

_BREAKS_BEHIND = frozenset("-–—…!?|\\\u2010\u2012\u2009\t")
_NEVER_BEGINS = frozenset("-–/.,;:!?)]}\"'“”‘’»«›‹|\\\u2010\u2011\u2012\u00a0\u202f\u2060\u2009\ufe0f。、，．ッー！？：；")
_NEVER_BEHIND_SOFT_HYPHEN = _NEVER_BEGINS - frozenset("-–!?|\\\u2010\u2012\u2009")
_NEVER_BEFORE_EM_DASH = frozenset("—/([{\"'„“”‚‘’»«›‹\u2011\u00a0\u202f\u2060")
_CLOSES = frozenset(".,;:)]}%")
_OPENS = frozenset("([{„‚…")
_IDEOGRAPHS_CLOSE = frozenset("」』）】〉》〕］｝〟々")
_IDEOGRAPHS_OPEN = frozenset("「『（【〈《〔［｛〝")
# A word that begins with one of these stays with the word before it, in spite of the space.
_CLINGS = frozenset("/.,;:!?)]}\\")
_SPECIAL = _BREAKS_BEHIND | _OPENS | frozenset((SOFT_HYPHEN, _ZERO_WIDTH_SPACE))

_REMEMBERED = 30_000


def breaks_between(left: str, right: str, first_word: bool = False) -> bool:
    """Whether a line may break between two neighbouring characters, neither of them a space. `first_word` where no
    space stands before them in the paragraph."""
    if left == _ZERO_WIDTH_SPACE:
        return right != "\u2060"
    if right in (_ZERO_WIDTH_SPACE, SOFT_HYPHEN):
        return False
    if left == SOFT_HYPHEN:
        return right not in _NEVER_BEHIND_SOFT_HYPHEN
    if left in _BREAKS_BEHIND:
        return right not in _NEVER_BEGINS and not (left == right) and not _is_mark(right)
    if left == "/" and first_word:
        return right not in _NEVER_BEGINS and not right.isdigit() and not _is_mark(right)
    if right == "—":
        return left not in _NEVER_BEFORE_EM_DASH
    if left in _CLOSES and right in _OPENS:
        return True
    if right > "\u2e7f" or left > "\u2e7f":
        return _breaks_at_ideograph(left, right)
    return False


def _is_mark(char: str) -> bool:
    if char < "\u0300":
        return False
    from unicodedata import combining

    return combining(char) > 0


def _breaks_at_ideograph(left: str, right: str) -> bool:
    if right in _NEVER_BEGINS or right in _IDEOGRAPHS_CLOSE or left in _IDEOGRAPHS_OPEN:
        return False
    if left in "([{\"'„“”‚‘’»«›‹/\u00a0\u202f\u2060€$£":
        return False
    from unicodedata import category, east_asian_width

    def ideograph(char: str) -> bool:
        return east_asian_width(char) in "WF" and category(char) != "So"

    return ideograph(left) or ideograph(right)


def breaks_in(word: str, first_word: bool = False) -> tuple[int, ...]:
    """The offsets within `word` (text without spaces) at which a line may break."""
    return tuple(
        offset
        for offset, (left, right) in enumerate(zip(word, word[1:]), start=1)
        if breaks_between(left, right, first_word)
    )


class _Words(dict):
    """Word -> None where it is a plain one, else the breaks in it, and whether it clings to the word before it."""

    __slots__ = ()

    def __missing__(self, word: str) -> tuple[tuple[int, ...], bool] | None:
        entry = None
        clings = word[0] in _CLINGS
        if clings or not _SPECIAL.isdisjoint(word) or not word.isascii() and max(word) > "\u2e7f":
            cuts = breaks_in(word)
            if cuts or clings:
                entry = cuts, clings
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = entry
        return entry


words = _Words()
