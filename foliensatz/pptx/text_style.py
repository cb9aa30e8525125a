"""Colours and levels of text as DrawingML (ECMA-376 part 1, 20.1.2.3.29 and 21.1.2.4): what master, layouts and slides
write alike."""

from foliensatz.geometry import Pt
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import Bullet, Color, FontScheme, LevelStyle

# On master, layouts and slides the first four slots go by the names that the colour map gives them (20.1.6.8).
MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
ALIGNMENTS = {"": "l", "left": "l", "center": "ctr", "right": "r", "justify": "just"}
# The theme's own fonts; a change of the font scheme then restyles the deck.
MINOR = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
MAJOR = '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/>'
MAX_LEVELS = 9


def color_xml(color: Color) -> str:
    """The a:schemeClr of a theme colour, with its luminance where that is changed."""
    slot = MAPPED.get(color.slot, color.slot)
    if color.lum_mod == 100 and not color.lum_off:
        return f'<a:schemeClr val="{slot}"/>'
    offset = f'<a:lumOff val="{color.lum_off * 1000}"/>' if color.lum_off else ""
    return f'<a:schemeClr val="{slot}"><a:lumMod val="{color.lum_mod * 1000}"/>{offset}</a:schemeClr>'


def fill_xml(color: Color) -> str:
    return f"<a:solidFill>{color_xml(color)}</a:solidFill>"


def space_before_xml(points: Pt) -> str:
    return f'<a:spcBef><a:spcPts val="{round(points * 100)}"/></a:spcBef>'


def level_xml(number: int, level: LevelStyle, fonts: FontScheme, size: Pt | None = None) -> str:
    """The whole of a level, as `a:lvl1pPr` … `a:lvl9pPr` (`number` counts from 1), set in `size` where given."""
    return _properties(f"lvl{number}pPr", level, fonts, level.size if size is None else size)


def size_xml(number: int, level: LevelStyle, size: Pt) -> str:
    """A level that is as inherited but for its size, and the space before it where that goes with the size."""
    space = space_before_xml(level.space_at(size)) if level.space_ratio else ""
    return f'<a:lvl{number}pPr>{space}<a:defRPr sz="{round(size * 100)}"/></a:lvl{number}pPr>'


def font_xml(font: str, fonts: FontScheme) -> str:
    """The typefaces of "minor", "major" or "mono"."""
    if font == "mono":
        name = attribute(fonts.mono)
        return f'<a:latin typeface="{name}"/><a:ea typeface="+mn-ea"/><a:cs typeface="{name}"/>'
    return MAJOR if font == "major" else MINOR


def _properties(tag: str, level: LevelStyle, fonts: FontScheme, size: Pt) -> str:
    return (
        f'<a:{tag} marL="{level.margin}" indent="{level.indent}" algn="{ALIGNMENTS[level.align]}" defTabSz="914400"'
        ' rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{round(level.line_spacing * 100000)}"/></a:lnSpc>'
        f'{space_before_xml(level.space_at(size))}<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet_xml(level.bullet)}'
        f"{character_properties(level, fonts, size)}</a:{tag}>"
    )


def character_properties(level: LevelStyle, fonts: FontScheme, size: Pt) -> str:
    """a:defRPr. Kerned from 12 pt on, as text is measured; what is smaller is too short to matter."""
    caps = ' cap="all"' if level.caps else ""
    tracking = f' spc="{round(level.tracking * 100)}"' if level.tracking else ""
    return (
        f'<a:defRPr sz="{round(size * 100)}" b="{level.bold:d}" i="{level.italic:d}"{caps}{tracking} kern="1200">'
        f"{fill_xml(level.color)}{font_xml(level.font, fonts)}</a:defRPr>"
    )


def bullet_xml(bullet: Bullet | None) -> str:
    """The marker of a level: its colour, its size (the text's own), its font and its character or count."""
    if bullet is None:
        return "<a:buNone/>"
    marker = '<a:buAutoNum type="arabicPeriod"/>' if bullet.numbered else f'<a:buChar char="{attribute(bullet.char)}"/>'
    return (
        f'<a:buClr>{color_xml(bullet.color)}</a:buClr><a:buSzPct val="100000"/>'
        f'<a:buFont typeface="{attribute(bullet.font) or "+mj-lt"}"/>{marker}'
    )
