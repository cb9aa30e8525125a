"""What a template doesn't tell the looks of, in the colour of its text: on a dark ground, which may be a picture that nobody
can ask for its colour, that alone is known to be legible."""

from typing import Mapping

from foliensatz.colors import contrast, rgb
from foliensatz.theme import Color, LevelStyle, Theme

_USUAL = "dk1"
# On a dark ground what is to step back gets darker: a share of the ink's luminance, for text and for rules.
_SOFTER, _FAINT = 78, 50
# Shades of the usual ink from this offset on are rules, below it softer text.
_RULE = 60
# A band of the light slot would hide light text: from so many rows on there are some, so never.
_NEVER = 1000
# What stands on a ground of its own keeps the colours that were chosen for that.
_OWN_GROUND = ("code",)


def in_ink(theme: Theme, ink: Color, hexes: Mapping[str, str], kept: frozenset[str]) -> Theme:
    """The theme with its usual text colour replaced by `ink`, that of the template's text; `kept` are the parts (styles by
    name, "table", "chart") whose colours somebody has chosen."""
    if ink == Color(_USUAL):
        return theme
    light = contrast(rgb(ink, hexes), "#000000") > contrast(rgb(ink, hexes), "#FFFFFF")

    def mixed(color: Color) -> Color:
        if color.slot != _USUAL or color.hex:
            return color
        if color.lum_mod == 100 and not color.lum_off:
            return ink
        if light:
            share = _FAINT if color.lum_off >= _RULE else _SOFTER
            return ink._replace(lum_mod=round(ink.lum_mod * share / 100))
        return ink._replace(lum_mod=color.lum_mod, lum_off=color.lum_off)

    def inked(value):
        if isinstance(value, Color):
            return mixed(value)
        if isinstance(value, tuple):
            parts = [inked(part) for part in value]
            return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        return value

    styles = {
        name: style if name in kept or name in _OWN_GROUND else style._replace(levels=tuple(map(_level(inked), style.levels)))
        for name, style in theme.styles.items()
    }
    theme = theme._replace(styles=styles, number_color=mixed(theme.number_color))
    if "table" not in kept:
        header = theme.table.header_color
        table = inked(theme.table)._replace(header_color=header)
        theme = theme._replace(table=table._replace(band_from_rows=_NEVER) if light else table)
    return theme if "chart" in kept else theme._replace(chart=inked(theme.chart))


def _level(inked):
    def level(style: LevelStyle) -> LevelStyle:
        return style._replace(color=inked(style.color), bullet=inked(style.bullet))

    return level
