"""What of a master or layout is no placeholder, as far as the preview can draw it: grounds of one colour, plain shapes and
their texts. The PPTX has all of it anyway: the parts themselves go into it."""

from lxml import etree

from foliensatz.geometry import Box
from foliensatz.opc.names import A, P
from foliensatz.opc.package import Package
from foliensatz.theme import Color, Decoration
from foliensatz.theming.template.drawing import box_of, color_in

_GROUND = Color("lt1")
_SOLID = ("rect", "roundRect", "snip1Rect", "round1Rect", "round2SameRect", "flowChartProcess")
# Lines are drawn this thick where they say nothing.
_HAIRLINE = 9525


def decorations_of(package: Package, part: str) -> tuple[Decoration, ...]:
    """The plain shapes of a part in the order in which they are drawn."""
    root = package.parts[part].root
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return ()
    found = []
    for shape in tree.iter(P + "sp", P + "cxnSp"):
        if shape.find(f"*/{P}nvPr/{P}ph") is not None or _in_group(shape, tree):
            continue
        drawn = _decoration(shape)
        if drawn is not None:
            found.append(drawn)
    return tuple(found)


def _in_group(shape: etree._Element, tree: etree._Element) -> bool:
    """Shapes of a group have the group's own scale."""
    return shape.getparent() is not tree


def _decoration(shape: etree._Element) -> Decoration | None:
    box = box_of(shape)
    properties = shape.find(P + "spPr")
    if box is None or properties is None:
        return None
    preset = properties.find(A + "prstGeom")
    fill = color_in(properties.find(A + "solidFill"))
    name = shape.find(f"*/{P}cNvPr").get("name", "")
    if preset is not None and preset.get("prst") == "line":
        line = properties.find(A + "ln")
        color = color_in(line.find(A + "solidFill")) if line is not None else None
        thick = int(line.get("w", _HAIRLINE)) if line is not None else _HAIRLINE
        return Decoration(name, Box(box.x, box.y, max(box.width, thick), max(box.height, thick)), color) if color else None
    if fill is None or preset is None or preset.get("prst") not in _SOLID:
        return None
    return Decoration(name, box, fill)


def ground_of(package: Package, layout: str, master: str) -> Color:
    """The ground's colour, of the layout or else of its master; white where it is no plain colour."""
    for part in (layout, master):
        ground = package.parts[part].root.find(f"{P}cSld/{P}bg")
        if ground is None:
            continue
        reference = ground.find(P + "bgRef")
        if reference is not None:
            return color_in(reference) or _GROUND
        return color_in(ground.find(f"{P}bgPr/{A}solidFill")) or _GROUND
    return _GROUND


def map_of(package: Package, layout: str) -> str:
    """The attributes of a layout's own colour map, which its slides must repeat (19.3.1.7); "" where it has none."""
    override = package.parts[layout].root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if override is None:
        return ""
    return " ".join(f'{name}="{value}"' for name, value in override.attrib.items())
