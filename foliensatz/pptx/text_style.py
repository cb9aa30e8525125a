"""Colours and text styles as DrawingML (ECMA-376 part 1, 20.1.2.3 and 21.1.2): what master, layouts and slides share."""

from foliensatz.geometry import Insets
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import Bullet, Color, LevelStyle, TextStyle

# Theme slots as a slide's colour map names them (19.3.1.6).
_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_ALIGNMENT = {"left": "l", "center": "ctr", "right": "r"}
_FONTS = {"minor": "+mn", "major": "+mj"}
LEVELS = 9
NO_AUTOFIT = ""
SHRINK = "<a:normAutofit/>"
# From 12 pt on type is kerned, as it was measured.
_KERN = 1200


def color_xml(color: Color) -> str:
    """A colour as a reference to the theme, so that it follows a change of theme."""
    modulated = f'<a:lumMod val="{color.lum_mod * 1000}"/>' if color.lum_mod != 100 else ""
    shifted = f'<a:lumOff val="{color.lum_off * 1000}"/>' if color.lum_off else ""
    tag, value = ("srgbClr", color.hex) if color.hex else ("schemeClr", _MAPPED.get(color.slot, color.slot))
    if not modulated and not shifted:
        return f'<a:{tag} val="{value}"/>'
    return f'<a:{tag} val="{value}">{modulated}{shifted}</a:{tag}>'


def fill_xml(color: Color | None) -> str:
    return f"<a:solidFill>{color_xml(color)}</a:solidFill>" if color else "<a:noFill/>"


def font_xml(font: str, mono: str) -> str:
    """Latin, East Asian and complex typefaces; `font` is "minor", "major", "mono" or a family's name."""
    name = _FONTS.get(font)
    if font not in ("mono", *_FONTS):
        name = attribute(font)
        return f'<a:latin typeface="{name}"/><a:ea typeface="{name}"/><a:cs typeface="{name}"/>'
    if name:
        return f'<a:latin typeface="{name}-lt"/><a:ea typeface="{name}-ea"/><a:cs typeface="{name}-cs"/>'
    mono = attribute(mono)
    return f'<a:latin typeface="{mono}"/><a:cs typeface="{mono}"/>'


def bullet_xml(bullet: Bullet | None) -> str:
    if bullet is None:
        return "<a:buNone/>"
    font = attribute(bullet.font) or "+mn-lt"
    head = f'<a:buClr>{color_xml(bullet.color)}</a:buClr><a:buSzPct val="{bullet.size * 1000}"/><a:buFont typeface="{font}"/>'
    if bullet.numbered:
        return f'{head}<a:buAutoNum type="{bullet.number_format}"/>'
    return f'{head}<a:buChar char="{attribute(bullet.char)}"/>'


def line_spacing_xml(level: LevelStyle, size: float) -> str:
    """The distance of lines of a level set in `size` points (21.1.2.2.5)."""
    if level.line_em:
        return f'<a:lnSpc><a:spcPts val="{round(level.line_em * size * 100)}"/></a:lnSpc>'
    return f'<a:lnSpc><a:spcPct val="{round(level.line_spacing * 100000)}"/></a:lnSpc>'


def level_xml(
    tag: str,
    level: LevelStyle,
    mono: str,
    size: float,
    color: Color | None = None,
    bold: bool | None = None,
    align: str = "",
) -> str:
    """A whole level (`a:lvl1pPr` …, 21.1.2.4.13). `size` in points; `color`, `bold` and `align` overrule the level's."""
    place = f'marL="{level.margin}" indent="{level.indent}"'
    side = _ALIGNMENT[align or level.align]
    spacing = line_spacing_xml(level, size)
    after = f'<a:spcAft><a:spcPts val="{round(level.space_below(size) * 100)}"/></a:spcAft>'
    before = f'<a:spcBef><a:spcPts val="{round(level.space_at(size) * 100)}"/></a:spcBef>'
    caps = ' cap="all"' if level.caps else ' cap="none"'
    tracking = f' spc="{round(level.tracking * 100)}"' if level.tracking else ""
    weight = level.bold if bold is None else bold
    return (
        f'<a:{tag} {place} algn="{side}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'{spacing}{before}{after}{bullet_xml(level.bullet)}'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(weight)}" i="{int(level.italic)}" kern="{_KERN}"{caps}{tracking}>'
        f"{fill_xml(color or level.color)}{font_xml(level.font, mono)}</a:defRPr></a:{tag}>"
    )


def levels_xml(
    style: TextStyle,
    mono: str,
    step: int = 0,
    count: int = 0,
    color: Color | None = None,
    bold: bool | None = None,
    align: str = "",
    sizes: tuple[float, ...] = (),
) -> str:
    """`count` levels of a style at a step (0: as many as it has), or in `sizes` where given; the last level is
    repeated, so that text someone indents later keeps to the style."""
    return "".join(
        level_xml(
            f"lvl{n + 1}pPr",
            style.level(n),
            mono,
            sizes[min(n, len(sizes) - 1)] if sizes else style.size(step, n),
            color,
            bold,
            align,
        )
        for n in range(count or len(style.levels))
    )


def body_properties_xml(anchor: str, insets: Insets, autofit: str = SHRINK) -> str:
    """`a:bodyPr` (21.1.2.1.1) with everything said, for masters and layouts."""
    left, top, right, bottom = insets
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
        f'anchor="{anchor}">{autofit}</a:bodyPr>'
    )
