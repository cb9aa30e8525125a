"""Fonts of a theme whose widths nobody here knows: text in them is measured with a wider one, so that it still fits."""

from typing import Iterable, Sequence

from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.layout.named import STANDARD
from foliensatz.suggestion import listed
from foliensatz.theme import Theme

_SLOTS = ("major", "minor", "mono")


def unmeasured_fonts(theme: Theme, fonts, held: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """A warning for each family of the theme that is not measured with its own widths, once a deck. `held` are the families
    whose files are beside the theme."""
    own = theme.fonts
    families = dict.fromkeys(filter(None, (own.major, own.minor, own.mono, own.mono_substitute, *_named(theme))))
    hint = (
        "Lines may break elsewhere than planned, but nothing runs over; Arial, Calibri and the other Office fonts are measured exactly"
    )
    if held:
        hint = f"The theme's folder fonts holds {listed([f'“{family}”' for family in held])}: name that, or put the other's files there"
    return tuple(
        located(
            warning("F413", f"The widths of the font {family} are not known: text in it was measured with {face.measured_with}", hint=hint),
            family,
            theme,
        )
        for family in families
        if not (face := fonts.face(family)).exact
    )


def located(found: Diagnostic, family: str, theme: Theme) -> Diagnostic:
    """A diagnostic at the place where the theme names a family."""
    for name, path, span in theme.fonts.places:
        if name in (family, ""):
            return found._replace(path=path, span=span)
    return found._replace(path=f"theme {theme.name}")


def _named(theme: Theme) -> Iterable[str]:
    """The families that layouts of the usual jobs name themselves, beside the theme's own."""
    for name, layout in theme.layouts.items():
        if name in STANDARD:
            styles = (theme.styles.get(placeholder.style) for placeholder in layout.placeholders)
            fonts = (style.levels[0].font for style in styles if style is not None)
            yield from (font for font in fonts if font not in _SLOTS)
