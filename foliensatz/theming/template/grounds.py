"""A layout's ground as a colour, for what has to be told from it, and its own colour map."""

from typing import Mapping

from foliensatz.opc.names import A, P
from foliensatz.opc.package import Package
from foliensatz.theme import Color
from foliensatz.theming.template.drawing import color_in

_GROUND = Color("lt1")


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


def map_of(package: Package, layout: str) -> Mapping[str, str]:
    """A layout's own colour map, which its slides must repeat (19.3.1.7); empty where it has none."""
    override = package.parts[layout].root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    return dict(override.attrib) if override is not None else {}
