"""Mathematical alphabets: the code points of Unicode's block "Mathematical Alphanumeric Symbols" (U+1D400 to U+1D7FF),
and the holes in it that older characters fill."""

from foliensatz.formula.tree import BOLD, BOLD_ITALIC, DOUBLE, FRAKTUR, ITALIC, MONO, SANS, SCRIPT

# style: code points of "A", "a", capital Alpha, small alpha, "0"; 0 where there are none.
_FIRST = {
    ITALIC: (0x1D434, 0x1D44E, 0x1D6E2, 0x1D6FC, 0),
    BOLD: (0x1D400, 0x1D41A, 0x1D6A8, 0x1D6C2, 0x1D7CE),
    BOLD_ITALIC: (0x1D468, 0x1D482, 0x1D71C, 0x1D736, 0x1D7CE),
    DOUBLE: (0x1D538, 0x1D552, 0, 0, 0x1D7D8),
    SCRIPT: (0x1D49C, 0x1D4B6, 0, 0, 0),
    FRAKTUR: (0x1D504, 0x1D51E, 0, 0, 0),
    SANS: (0x1D5A0, 0x1D5BA, 0, 0, 0x1D7E2),
    MONO: (0x1D670, 0x1D68A, 0, 0, 0x1D7F6),
}
_HOLES = {
    ITALIC: {"h": "ℎ"},
    DOUBLE: dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ")),
    SCRIPT: dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ")),
    FRAKTUR: dict(zip("CHIRZ", "ℭℌℑℜℨ")),
}
# Behind small omega stand the variants, in Unicode's order.
_VARIANTS = "∂ϵϑϰϕϱϖ"


def styled(text: str, style: int) -> str:
    """`text` in the alphabet of a style; characters it lacks stay as they are."""
    first = _FIRST.get(style)
    if first is None:
        return text
    holes = _HOLES.get(style, {})
    return "".join([holes.get(char) or _styled(char, first) for char in text])


def _styled(char: str, first: tuple[int, int, int, int, int]) -> str:
    capital, small, greek_capital, greek_small, digit = first
    if "A" <= char <= "Z":
        return chr(capital + ord(char) - ord("A"))
    if "a" <= char <= "z":
        return chr(small + ord(char) - ord("a"))
    if "0" <= char <= "9" and digit:
        return chr(digit + ord(char) - ord("0"))
    if "α" <= char <= "ω" and greek_small:
        return chr(greek_small + ord(char) - ord("α"))
    if "Α" <= char <= "Ω" and greek_capital:
        return chr(greek_capital + ord(char) - ord("Α"))
    if char in _VARIANTS and greek_small:
        return chr(greek_small + 25 + _VARIANTS.index(char))
    return char
