"""F631: animations name shapes and steps that exist (ECMA-376 part 1, 19.5)."""

from collections.abc import Iterator

from foliensatz.opc.names import P, SHAPE_TREES, local
from foliensatz.opc.package import Package, Part
from foliensatz.checking.shapes import shape_ids
from foliensatz.diagnostic import Diagnostic, error

CODE = "F631"
HINT = "Remove the animation and add it again"

# Where PowerPoint leaves steps without an id: the templates of a build, and what goes with an effect, such as its sound.
_UNNUMBERED = (P + "tmpl", P + "subTnLst")
_BUILDS = ("bldP", "bldGraphic", "bldDgm", "bldOleChart")


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.of_kind(*SHAPE_TREES):
        for timing in part.root.findall(P + "timing"):
            yield from _timing(part, timing)


def _timing(part: Part, timing) -> Iterator[Diagnostic]:
    shapes = set(shape_ids(part.root))
    seen: set[str] = set()
    for node in timing.iter(P + "cTn"):
        id_ = node.get("id")
        if id_ is None and next(node.iterancestors(*_UNNUMBERED), None) is not None:
            continue
        if id_ is None or not id_.isdigit():
            yield error(CODE, f"{part.name}: a step of an animation has no id", hint=HINT)
        elif id_ in seen:
            yield error(CODE, f"{part.name}: two steps of an animation have the id {id_}", hint=HINT)
        else:
            seen.add(id_)
    for target in timing.iter(P + "spTgt"):
        if target.get("spid", "") not in shapes:
            yield error(
                CODE, f"{part.name}: an animation moves the shape {target.get('spid')}, which is not there", hint=HINT
            )
    for list_ in timing.iter(P + "childTnLst", P + "bldLst", P + "subTnLst"):
        if not len(list_):
            yield error(CODE, f"{part.name}: an animation has an empty {local(list_.tag)}", hint=HINT)
    effects = _effects(timing)
    for build in timing.iter(*(P + name for name in _BUILDS)):
        spid, group = build.get("spid", ""), build.get("grpId", "0")
        if spid not in shapes:
            yield error(CODE, f"{part.name}: an animation builds the shape {spid}, which is not there", hint=HINT)
        elif (spid, group) not in effects:
            yield error(CODE, f"{part.name}: the build of the shape {spid} belongs to no effect", hint=HINT)


def _effects(timing) -> set[tuple[str, str]]:
    """(shape id, group id) of every effect."""
    found: set[tuple[str, str]] = set()
    for node in timing.iter(P + "cTn"):
        group = node.get("grpId")
        if group is not None:
            found.update((target.get("spid", ""), group) for target in node.iter(P + "spTgt"))
    return found
