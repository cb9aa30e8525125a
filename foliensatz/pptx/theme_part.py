"""The theme part: twelve colours, two fonts, and the format scheme that PowerPoint insists on
(ECMA-376 part 1, 20.1.6)."""

from foliensatz.pptx.part import DECLARATION, Part
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import Theme

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = '<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">' + _FILL + '<a:prstDash val="solid"/></a:ln>'
# Fonts that every Office has, for scripts that the brand's own may lack (20.1.4.1.16).
_SCRIPTS = "".join(
    f'<a:font script="{script}" typeface="{font}"/>'
    for script, font in (
        ("Jpan", "Yu Gothic"), ("Hang", "Malgun Gothic"), ("Hans", "Microsoft YaHei"), ("Hant", "Microsoft JhengHei"),
        ("Arab", "Arial"), ("Hebr", "Arial"), ("Thai", "Tahoma"), ("Deva", "Mangal"),
    )
)  # fmt: skip
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(theme: Theme, name: str) -> Part:
    """The theme as a part called `name`. Flat fills and no effects: the brand has neither gradient nor shadow."""
    colors = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in theme.colors)
    label = attribute(theme.label)
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{attribute(family)}"/><a:ea typeface=""/><a:cs typeface=""/>{_SCRIPTS}</a:{kind}Font>'
        for kind, family in (("major", theme.fonts.major), ("minor", theme.fonts.minor))
    )
    lines = "".join(_LINE.format(width=width) for width in (9525, 19050, 28575))
    xml = (
        f'{DECLARATION}<a:theme {_NAMESPACE} name="{label}"><a:themeElements>'
        f'<a:clrScheme name="{label}">{colors}</a:clrScheme><a:fontScheme name="{label}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{label}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        f"</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
    return Part(name, CONTENT_TYPE, xml.encode())
