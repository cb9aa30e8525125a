"""The numbers of list items, counted as PowerPoint counts buAutoNum (ECMA-376 part 1, 21.1.2.4.1)."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SMALL_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_AROUND = {"Period": ("", "."), "ParenR": ("", ")"), "ParenBoth": ("(", ")"), "Plain": ("", "")}


class Counter:
    """Counts on in each level, while its items follow each other and say the same start."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, int]] = {}

    def next(self, level: int, start: int, scheme: str) -> str:
        """The number of the next item of a level whose list begins at `start`."""
        self._close(level + 1)
        first, value = self._open.get(level, (start, start - 1))
        value = value + 1 if first == start else start
        self._open[level] = start, value
        return numeral(value, scheme)

    def interrupt(self, level: int) -> None:
        """A paragraph of a level that is no item ends its list."""
        self._close(level)

    def _close(self, level: int) -> None:
        for deeper in [each for each in self._open if each >= level]:
            del self._open[deeper]


def numeral(value: int, scheme: str) -> str:
    """`value` in one of OOXML's numbering schemes (20.1.10.61); those of other scripts are shown in arabic."""
    for ending, (before, behind) in _AROUND.items():
        if scheme.endswith(ending):
            break
    else:
        ending, before, behind = "", "", "."
    kind = scheme.removesuffix(ending)
    words = str(value)
    if kind.startswith("alpha"):
        words = _LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)
    elif kind.startswith("roman"):
        words = _roman(value)
    return before + (words.upper() if kind.endswith("Uc") else words) + behind


def _roman(value: int) -> str:
    words = ""
    for worth, letters in (*_ROMAN, *_SMALL_ROMAN):
        count, value = divmod(value, worth)
        words += letters * count
    return words
