"""A layout's ground as a colour, for what has to be told from it, and its own colour map."""

from typing import Mapping

from foliensatz.geometry import Box
from foliensatz.opc.names import A, P
from foliensatz.opc.package import Package
from foliensatz.theme import Color
from foliensatz.theming.template.drawing import box_of, color_in

_GROUND = Color("lt1")
# The first of a theme's grounds is one colour; further ones may be anything (19.3.1.3).
_FIRST_PLAIN = 1001


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


def is_plain(package: Package, layout: str, master: str, shows_master: bool, box: Box) -> bool:
    """Whether the ground behind the middle of `box` is that colour: neither a picture or gradient nor a shape of the layout
    or its master lies there."""
    for part in (layout, master):
        ground = package.parts[part].root.find(f"{P}cSld/{P}bg")
        if ground is not None:
            reference = ground.find(P + "bgRef")
            if reference is None and ground.find(f"{P}bgPr/{A}solidFill") is None:
                return False
            if reference is not None and int(reference.get("idx", "0")) > _FIRST_PLAIN:
                return False
            break
    middle = Box(box.x + box.width // 2, box.y + box.height // 2, 1, 1)
    for part in (layout, master) if shows_master else (layout,):
        tree = package.parts[part].root.find(f"{P}cSld/{P}spTree")
        for shape in tree if tree is not None else ():
            own = box_of(shape) if shape.find(f"*/{P}nvPr/{P}ph") is None else None
            if own is not None and own.overlaps(middle):
                return False
    return True


def map_of(package: Package, layout: str) -> Mapping[str, str]:
    """A layout's own colour map, which its slides must repeat (19.3.1.7); empty where it has none."""
    override = package.parts[layout].root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    return dict(override.attrib) if override is not None else {}
