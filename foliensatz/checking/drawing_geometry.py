"""F626: lengths are whole EMU that PowerPoint can hold; free forms begin somewhere (ECMA-376 part 1, 20.1.7, 20.1.9)."""

import re
from collections.abc import Iterator

from foliensatz.opc.names import A, P
from foliensatz.opc.package import Package, Part
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F626"
HINT = "Write lengths as whole EMU below 2147483648, sizes not below 0"

_INTEGER = re.compile(r"-?[0-9]{1,10}")
_ADJUSTMENT = re.compile(r"val -?[0-9]{1,10}")
_LIMIT = 1 << 31
_WIDEST_LINE = 20116800


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.xml_parts():
        yield from _transforms(part)
        yield from _geometries(part)
        for line in part.root.iter(A + "ln"):
            if "w" in line.attrib and not _within(line.get("w"), 0, _WIDEST_LINE):
                yield error(CODE, f"{part.name}: a line is {line.get('w')} EMU wide", hint=HINT)


def _transforms(part: Part) -> Iterator[Diagnostic]:
    for xfrm in part.root.iter(A + "xfrm", P + "xfrm"):
        lengths = {}
        for child, attributes, least in (
            ("off", "xy", -_LIMIT),
            ("ext", ("cx", "cy"), 0),
            ("chOff", "xy", -_LIMIT),
            ("chExt", ("cx", "cy"), 0),
        ):
            element = xfrm.find(A + child)
            if element is None:
                continue
            for attribute in attributes:
                written = element.get(attribute)
                if written is None or not _within(written, least, _LIMIT - 1):
                    yield error(CODE, f"{part.name}: a shape has {child} {attribute}={written!r}", hint=HINT)
                else:
                    lengths[child, attribute] = int(written)
        for side in ("cx", "cy"):
            if lengths.get(("chExt", side)) == 0 and lengths.get(("ext", side)):
                yield warning(
                    CODE,
                    f"{part.name}: a group has an extent but its children's ({side}) is 0",
                    hint="Write the children's extent too",
                )


def _geometries(part: Part) -> Iterator[Diagnostic]:
    for path in part.root.iter(A + "path"):
        if path.getparent().tag != A + "pathLst":
            continue
        first = next((child for child in path if isinstance(child.tag, str)), None)
        if first is not None and first.tag != A + "moveTo":
            yield error(
                CODE, f"{part.name}: a free form does not begin with moveTo", hint="Begin every path with a:moveTo"
            )
    for geometry in part.root.iter(A + "prstGeom"):
        for guide in geometry.iter(A + "gd"):
            if not _ADJUSTMENT.fullmatch(guide.get("fmla", "")):
                yield error(
                    CODE,
                    f"{part.name}: the adjustment {guide.get('name')} is {guide.get('fmla')!r}",
                    hint='Write it as "val N"',
                )


def _within(text: str, least: int, most: int) -> bool:
    return bool(_INTEGER.fullmatch(text)) and least <= int(text) <= most
