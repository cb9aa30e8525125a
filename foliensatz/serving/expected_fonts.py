"""What a browser needs to set text in the fonts that a deck was measured with, and to find out whether it has them."""

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from foliensatz.fonts import Fonts, font_stack

if TYPE_CHECKING:
    from foliensatz.theme_files import ThemeFiles
    from foliensatz.theme import Theme

SAMPLE = "Hamburgevons 0123456789 ÄÖÜß"


def expected_fonts(theme: "Theme", fonts: Fonts) -> list[dict[str, object]]:
    """How wide a sample must be in each of the theme's fonts, in em: several widths where more than one font will do.
    `stack` names the family and what may stand in for it, as CSS has it."""
    scheme = theme.fonts
    told = []
    for family, substitute in dict.fromkeys(
        ((scheme.minor, ""), (scheme.major, ""), (scheme.mono, scheme.mono_substitute))
    ):
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


class FontFile(NamedTuple):
    """A face that the theme brings along, in a file of its own."""

    family: str
    weight: int
    style: str
    data: bytes

    @property
    def key(self) -> str:
        return sha256(self.data).hexdigest()


def theme_font_files(theme: "Theme", files: "ThemeFiles") -> list[FontFile]:
    """The faces of the theme's families, where the theme has a folder of fonts; a browser need not have them installed.
    Where a style is missing, the browser slants or emboldens what there is."""
    if not files.fonts():
        return []
    found: dict[tuple[str, bytes], FontFile] = {}
    scheme = theme.fonts
    for family in dict.fromkeys((scheme.minor, scheme.major, scheme.mono)):
        for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
            file = files.font(family, bold, italic)
            if file is not None and file[1] == 0:  # a collection's faces can't be told apart by a browser
                face = FontFile(family, 700 if bold else 400, "italic" if italic else "normal", file[0])
                found.setdefault((family, file[0]), face)
    return [*found.values()]
