"""Fonts of a theme whose widths nobody here knows: text in them is measured with a wider one, so that it still fits."""

from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.theme import Theme


def unmeasured_fonts(theme: Theme, fonts) -> tuple[Diagnostic, ...]:
    """A warning for each family of the theme that is not measured with its own widths, once a deck."""
    scheme = theme.fonts
    families = dict.fromkeys((scheme.major, scheme.minor, scheme.mono))
    return tuple(
        warning(
            "F413",
            f"The widths of the font {family} are not known: text in it was measured with {face.measured_with}",
            hint="Lines may break elsewhere than planned, but nothing runs over; Arial, Calibri and the other Office "
            "fonts are measured exactly",
            path=f"theme {theme.name}",
        )
        for family in families
        if not (face := fonts.face(family)).exact
    )
