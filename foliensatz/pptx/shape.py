"""What all shapes share: where they are, what they fill, what form they have."""

from foliensatz.frame import Autoshape, PlaceholderRef
from foliensatz.geometry import Box, Emu
from foliensatz.pptx.text_style import color_xml
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import Color

# Office's own mark for what a screen reader passes over (MS-ODRAWXML 2.31).
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def transform(prefix: str, box: Box) -> str:
    """The xfrm of a box, in EMU; `prefix` is "p" for graphic frames and "a" for all else."""
    return (
        f'<{prefix}:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></{prefix}:xfrm>'
    )


def placeholder_xml(ref: PlaceholderRef | None) -> str:
    """The p:nvPr of a shape, with its placeholder (19.3.1.36); an idx of 0 is not written."""
    if ref is None:
        return "<p:nvPr/>"
    idx = f' idx="{ref.idx}"' if ref.idx else ""
    return f'<p:nvPr><p:ph type="{ref.type}"{idx}/></p:nvPr>'


def fill(color: Color | None) -> str:
    return f"<a:solidFill>{color_xml(color)}</a:solidFill>" if color is not None else ""


def geometry(preset: str) -> str:
    return f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'


def free_form(points: tuple[tuple[Emu, Emu], ...], width: Emu, height: Emu) -> str:
    """A closed polygon within a box of `width` x `height` (20.1.9.8); `points` are relative to the box."""
    (x, y), *others = points
    lines = "".join([f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in others])
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}"><a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{lines}<a:close/></a:path>'
        "</a:pathLst></a:custGeom>"
    )


def autoshape(shape: Autoshape, id: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{attribute(shape.name)}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{transform('a', shape.box)}{geometry(shape.preset)}{fill(shape.fill)}"
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
