"""What is amiss with the files in a theme's folder of fonts: each one that can't be read is named, with the reason."""

from typing import NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, warning
from foliensatz.source import Span
from foliensatz.theme_files import FONTS, ThemeFiles

_READ = (".ttf", ".otf", ".ttc", ".otc")
_WEB = (".woff", ".woff2", ".eot")


class Held(NamedTuple):
    """The families that the folder holds, as a theme may call them."""

    families: tuple[str, ...] = ()


def fonts_beside(files: ThemeFiles) -> Report[Held]:
    """The families in the theme's folder of fonts; a warning for each file there that can't be used."""
    if files.fonts_file:
        hint = "Make a folder of that name, and put the .ttf or .otf files into it"
        return Report(Held(), (warning("F511", f"“{FONTS}” beside the theme is a file, not a folder", Span(), hint, files.fonts_file),))
    held = files.fonts()
    if not held:
        return Report(Held())
    from foliensatz.fonts.opentype import faces
    from foliensatz.fonts.soundness import damage

    families: dict[str, None] = {}
    problems: list[Diagnostic] = []
    for path, _, _ in held:
        if not path.lower().endswith((*_READ, *_WEB)):
            continue
        try:
            data = files.data(path)
            why = damage(data)
        except OSError:
            why = "it may not be read"
        if why:
            problems.append(_unusable(files.shown(path), why))
        else:
            families.update(dict.fromkeys(family for face in faces(data) for family in face.families))
    return Report(Held(tuple(families)), tuple(problems))


def _unusable(shown: str, why: str) -> Diagnostic:
    web = "web pages" in why
    hint = "Put the .ttf or .otf file of the same font there" if web else "Copy the file there again, or take it away"
    return warning("F511", f"The font file {shown.rpartition('/')[2]} can't be taken as it is: {why}", Span(), hint, shown)
