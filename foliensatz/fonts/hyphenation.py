"""German hyphenation by Liang's algorithm, with TeX's patterns for the reformed spelling.

F. M. Liang, Word Hy-phen-a-tion by Com-put-er (1983): every pattern that occurs in the word rates the places between
its letters; the highest rating wins, and an odd one is a place to break. The patterns are read on first use.
"""

import os.path

_PATTERNS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "hyph-de-1996.patterns")
_LEFT = _RIGHT = 3  # letters that stay together at either end

_patterns: dict[str, str] = {}
_longest = 0


def hyphenate(word: str) -> tuple[int, ...]:
    """The offsets at which `word` may be broken with a hyphen, at least three letters from either end of a run of
    letters: "Verwaltungsdigitalisierung" -> (3, 6, 11, …). Breaks beside the word's own hyphens are not among them."""
    offsets: list[int] = []
    start = 0
    for end, char in enumerate(word + " "):
        if not char.isalpha():
            if end - start >= _LEFT + _RIGHT:
                offsets.extend(start + offset for offset in _breaks(word[start:end]))
            start = end + 1
    return tuple(offsets)


def _breaks(letters: str) -> list[int]:
    if not _patterns:
        _read()
    dotted = f".{letters.lower()}."
    if len(dotted) != len(letters) + 2:  # a letter whose small form is two
        return []
    ratings = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, min(start + _longest, len(dotted)) + 1):
            numbers = _patterns.get(dotted[start:end])
            if numbers is not None:
                for place, number in enumerate(numbers, start):
                    rating = int(number)
                    if rating > ratings[place]:
                        ratings[place] = rating
    # ratings[n] is the place before dotted[n], and dotted[n] is letters[n - 1]
    return [place for place in range(_LEFT, len(letters) - _RIGHT + 1) if ratings[place + 1] % 2]


def _read() -> None:
    global _longest
    import zlib

    with open(_PATTERNS, "rb") as file:
        letters, numbers = zlib.decompress(file.read()).decode().split("\n\n")
    keys = letters.split("\n")
    _patterns.update(zip(keys, numbers.split("\n")))
    _longest = max(map(len, keys))
