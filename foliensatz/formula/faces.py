"""In which typefaces a formula's characters stand where no font for mathematics sets them.

A program that doesn't know native formulas draws them from text and lines. Latin letters, figures and the commonest signs
stand in Cambria (its open twin Caladea comes with LibreOffice), Greek in Times New Roman (Liberation Serif), all other
signs in DejaVu Sans, which comes with LibreOffice too and knows nearly all of them. So widths are known everywhere.
"""

LETTERS, GREEK, SIGNS = "Cambria", "Times New Roman", "DejaVu Sans"
MATH_FONT = "Cambria Math"

_LETTERS = frozenset("£¥§©¬°±¶·×ð÷ıȷ–†‡…′€ℓ∂∏∑−∙√∞∩∫≈≠≡≤≥\u00a0\u2009\u202f\u2060“”„‘’")
_GREEK = frozenset("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω")
# Signs that no face has, or has in a look that doesn't go with the letters, and what is drawn for them.
_DRAWN = {"ℏ": "ħ", "ϕ": "φ", "ϵ": "ε", "ϱ": "ρ", "⋅": "·", "∗": "*", "∣": "|", "∥": "‖", "∶": ":", "∖": "\\", "∘": "°", "⌢": "∩", "⌣": "∪",
          "⟮": "(", "⟯": ")", "⨄": "⊎", "⨆": "⊔", "⨿": "∐", "⎴": "", "⎵": "", "⏜": "", "⏝": "", "⏞": "", "⏟": ""}  # fmt: skip


def drawn(text: str) -> str:
    """`text` with the characters that are drawn for those no face has."""
    if text.isascii():
        return text
    return "".join([_DRAWN.get(char, char) for char in text])


def face_of(char: str) -> str:
    """The typeface of a character that is drawn."""
    if char in _GREEK:
        return GREEK
    if char < "\u0250" and (char.isascii() or char.isalnum()) or char in _LETTERS:
        return LETTERS
    return SIGNS


def stretches(text: str) -> list[tuple[str, str]]:
    """(face, text) of the longest stretches that one face draws."""
    found: list[tuple[str, str]] = []
    for char in drawn(text):
        face = face_of(char)
        if found and (found[-1][0] == face or char == "\u2060"):
            found[-1] = (found[-1][0], found[-1][1] + char)
        else:
            found.append((face, char))
    return found
