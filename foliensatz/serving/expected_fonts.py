"""What a browser needs to find out whether it has the fonts that a deck was measured with."""

from typing import TYPE_CHECKING

from foliensatz.fonts import Fonts, font_stack

if TYPE_CHECKING:
    from foliensatz.theme import Theme

SAMPLE = "Hamburgevons 0123456789 ÄÖÜß"


def expected_fonts(theme: "Theme", fonts: Fonts) -> list[dict[str, object]]:
    """How wide a sample must be in each of the theme's fonts, in em: several widths where more than one font will do.
    `stack` names the family and what may stand in for it, as CSS has it."""
    scheme = theme.fonts
    told = []
    for family, substitute in dict.fromkeys(((scheme.minor, ""), (scheme.major, ""), (scheme.mono, scheme.mono_substitute))):
        stack = ", ".join(f'"{name}"' if " " in name else name for name in font_stack(family, substitute))
        for bold in (False, True):
            widths = {round(fonts.face(name, bold).width(SAMPLE), 4) for name in (family, substitute) if name}
            told.append(
                {
                    "family": family,
                    "stack": stack,
                    "weight": 700 if bold else 400,
                    "sample": SAMPLE,
                    "widths": sorted(widths),
                }
            )
    return told
