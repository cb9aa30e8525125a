"""Drawings as groups of free forms that can be edited: p:grpSp with one p:sp a path (ECMA-376 part 1, 19.3.1.22 and
20.1.9.15)."""

from foliensatz.frame import Drawing, DrawnPath
from foliensatz.geometry import Emu
from foliensatz.pptx.characters import hyperlink
from foliensatz.pptx.shape import DECORATIVE
from foliensatz.pptx.slide_part import Needs
from foliensatz.pptx.text_style import color_xml
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import Color

# A group's parts are numbered from its own id times this, so that no shape of the slide has the same.
_ROOM = 1000
_WHOLE = 100_000
_GEOMETRY = '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
_JOINS = {"miter": '<a:miter lim="400000"/>', "round": "<a:round/>", "bevel": "<a:bevel/>"}


def drawing_xml(drawing: Drawing, id: int, needs: Needs) -> str:
    """The p:grpSp with the shape id `id`. A link stands on every part, since groups have none in PowerPoint."""
    box = drawing.box
    words = f' descr="{attribute(drawing.descr)}"' if drawing.descr else ""
    within = "" if drawing.descr else DECORATIVE
    link = hyperlink("hlinkClick", drawing.href, needs) if drawing.href else ""
    place = f'x="{box.x}" y="{box.y}"/>', f'cx="{box.width}" cy="{box.height}"/>'
    parts = "".join(
        [_part(path, id * _ROOM + n, f"{drawing.name} {n}", link) for n, path in enumerate(drawing.paths, 1)]
    )
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{id}" name="{attribute(drawing.name)}"{words}>{within}</p:cNvPr>'
        f'<p:cNvGrpSpPr><a:grpSpLocks noChangeAspect="1"/></p:cNvGrpSpPr><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        f"<a:off {place[0]}<a:ext {place[1]}<a:chOff {place[0]}<a:chExt {place[1]}</a:xfrm></p:grpSpPr>{parts}</p:grpSp>"
    )


def _part(path: DrawnPath, id: int, name: str, link: str) -> str:
    points = [point for _, values in path.commands for point in zip(values[::2], values[1::2])]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    steps = "".join([_step(command, values, left, top) for command, values in path.commands])
    named = f'<p:cNvPr id="{id}" name="{attribute(name)}"' + (f">{link}</p:cNvPr>" if link else "/>")
    fill = ' fill="none"' if path.fill is None else ""
    return (
        f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'{_GEOMETRY}<a:path w="{width}" h="{height}"{fill}>{steps}</a:path></a:pathLst></a:custGeom>'
        f"{_paint(path.fill, path.fill_opacity)}{_line(path)}</p:spPr></p:sp>"
    )


def _step(command: str, values: tuple[Emu, ...], left: Emu, top: Emu) -> str:
    if command == "Z":
        return "<a:close/>"
    name = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}[command]
    points = "".join([f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in zip(values[::2], values[1::2])])
    return f"<a:{name}>{points}</a:{name}>"


def _paint(color: Color | str | None, opacity: float) -> str:
    if color is None:
        return "<a:noFill/>"
    named = f'<a:srgbClr val="{color}"/>' if isinstance(color, str) else color_xml(color)
    if opacity < 1:
        element = named[3 : named.index(" ")]
        alpha = f'<a:alpha val="{round(opacity * _WHOLE)}"/></a:{element}>'
        named = named[:-2] + ">" + alpha if named.endswith("/>") else named.replace(f"</a:{element}>", alpha)
    return f"<a:solidFill>{named}</a:solidFill>"


def _line(path: DrawnPath) -> str:
    """The a:ln (20.1.2.2.24); dashes are percent of its width (20.1.8.21)."""
    if path.stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    dashes = "".join(
        f'<a:ds d="{round(dash * _WHOLE)}" sp="{round(gap * _WHOLE)}"/>'
        for dash, gap in zip(path.dashes[::2], path.dashes[1::2])
    )
    dashed = f"<a:custDash>{dashes}</a:custDash>" if dashes else ""
    cap = f' cap="{path.cap}"'
    paint = _paint(path.stroke, path.stroke_opacity)
    return f'<a:ln w="{path.stroke_width}"{cap}>{paint}{dashed}{_JOINS[path.join]}</a:ln>'
