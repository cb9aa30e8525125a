"""Which font files go into a deck whose theme wants its fonts embedded; and what is to be said of those that can't."""

from foliensatz.diagnostic import Diagnostic, Report, warning
from foliensatz.theme import Theme
from foliensatz.theme_files import ThemeFiles

_STYLES = (("regular", False, False), ("bold", True, False), ("italic", False, True), ("boldItalic", True, True))

Embedded = tuple[tuple[str, tuple[tuple[str, bytes], ...]], ...]
"""(family, ((style, bytes of its file), …)), each family once."""


def fonts_to_embed(theme: Theme, files: ThemeFiles) -> Report[Embedded]:
    """The files of the theme's two typefaces, where it wants them embedded and they may be."""
    if not theme.fonts.embed:
        return Report(())
    from foliensatz.fonts.embedding import refusal
    from foliensatz.fonts.opentype import NoFont, faces

    found = []
    problems: list[Diagnostic] = []
    for family in dict.fromkeys((theme.fonts.major, theme.fonts.minor)):
        named = []
        for style, bold, italic in _STYLES:
            file = files.font(family, bold, italic)
            if file is None:
                continue
            data, offset = file
            try:
                why = refusal(data)
                face = next(face for face in faces(data) if face.offset == offset)
            except NoFont as problem:
                why, face = f"its file is {problem}", None
            if why:
                problems.append(_not_embedded(family, why, theme))
                break
            if (face.bold, face.italic) == (bold, italic):
                named.append((style, data))
        if named:
            found.append((family, tuple(named)))
        elif not problems:
            problems.append(_not_embedded(family, "there is no file of it on this machine", theme))
    return Report(tuple(found), tuple(problems))


def _not_embedded(family: str, why: str, theme: Theme) -> Diagnostic:
    hint = "Whoever opens the deck needs it installed; put its .ttf files into the theme's folder fonts, or take embed away"
    return warning("F506", f"The font {family} is not embedded: {why}", hint=hint, path=f"theme {theme.name}")
