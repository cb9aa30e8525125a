"""List styles and body properties in full, as masters and layouts write them (ECMA-376 part 1, 21.1.2.4.12)."""

from foliensatz.geometry import Insets
from foliensatz.pptx.text_style import level_xml
from foliensatz.theme import Color, FontScheme, TextStyle

NO_AUTOFIT = ""
SHRINK = "<a:normAutofit/>"


def levels_xml(
    style: TextStyle,
    fonts: FontScheme,
    step: int = 0,
    count: int = 0,
    color: Color | None = None,
    bold: bool | None = None,
    align: str = "",
) -> str:
    """`count` levels of a style at a size step (0: as many as it has); the last level is repeated, so that text
    someone indents later keeps to the style. `color`, `bold` and `align` overrule every level's."""
    levels = []
    for n in range(count or len(style.levels)):
        level = style.level(n)
        level = level._replace(
            color=color or level.color,
            bold=level.bold if bold is None else bold,
            align=align or level.align,
        )
        levels.append(level_xml(n + 1, level, fonts, style.size(step, n)))
    return "".join(levels)


def body_properties_xml(anchor: str, insets: Insets, autofit: str = SHRINK) -> str:
    """`a:bodyPr` (21.1.2.1.1) with everything said."""
    left, top, right, bottom = insets
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
        f'anchor="{anchor}">{autofit}</a:bodyPr>'
    )
