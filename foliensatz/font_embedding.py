"""Which font files go into a deck whose theme wants its fonts embedded; and what is to be said of those that can't."""

from foliensatz.diagnostic import Diagnostic, Report, warning
from foliensatz.layout.unmeasured import located
from foliensatz.theme import Theme
from foliensatz.theme_files import ThemeFiles

_STYLES = (("regular", False, False), ("bold", True, False), ("italic", False, True), ("boldItalic", True, True))
_WORDS = {"bold": "bold", "italic": "italic", "boldItalic": "bold italic"}

Embedded = tuple[tuple[str, tuple[tuple[str, bytes], ...]], ...]
"""(family, ((style, bytes of its file), …)), each family once."""


def fonts_to_embed(theme: Theme, files: ThemeFiles) -> Report[Embedded]:
    """The files of the theme's two typefaces, where it wants them embedded and they may be."""
    if not theme.fonts.embed:
        return Report(())
    from foliensatz.fonts.embedding import refusal
    from foliensatz.fonts.opentype import NoFont, faces
    from foliensatz.fonts.soundness import damage

    found = []
    problems: list[Diagnostic] = []
    for family in dict.fromkeys((theme.fonts.major, theme.fonts.minor)):
        named = []
        told = False
        for style, bold, italic in _STYLES:
            file = files.font(family, bold, italic)
            if file is None:
                continue
            data, offset = file
            broken = damage(data)
            try:
                why = "its file is cut off or damaged" if broken else refusal(data)
                face = next(face for face in faces(data) if face.offset == offset)
            except NoFont as problem:
                why, face = f"its file is {problem}", None
            if why:
                problems.append(_not_embedded(family, why, theme))
                told = True
                break
            if (face.bold, face.italic) == (bold, italic):
                named.append((style, data))
        if named:
            found.append((family, tuple(named)))
        if named and named[0][0] != "regular" and not told:
            problems.append(_without_regular(family, named[0][0], theme))
        elif not named and not told:
            problems.append(_not_embedded(family, "there is no file of it on this machine", theme))
    return Report(tuple(found), tuple(problems))


def _not_embedded(family: str, why: str, theme: Theme) -> Diagnostic:
    if "licence" in why:
        hint = "Ask its maker for a licence that allows editable embedding, or take embed away; whoever opens the deck needs it installed"
    elif "several" in why:
        hint = "Put files with one font each (.ttf) into the theme's folder fonts, or take embed away"
    else:
        hint = "Whoever opens the deck needs it installed; put its .ttf files into the theme's folder fonts, or take embed away"
    return located(warning("F506", f"The font {family} is not embedded: {why}", hint=hint), family, theme)


def _without_regular(family: str, style: str, theme: Theme) -> Diagnostic:
    message = f"Of the font {family} only {_WORDS[style]} is embedded: there is no file of its regular style"
    hint = "Put the .ttf file of its regular style into the theme's folder fonts too"
    return located(warning("F506", message, hint=hint), family, theme)
