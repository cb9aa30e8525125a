"""How much of a style slide is taken at all: type that can be read and fits, margins that leave room. What isn't taken is told."""

from typing import Iterable, Mapping, NamedTuple

from foliensatz.geometry import EMU_PER_PT
from foliensatz.theming.template.drawing import LevelLook

# Type that code, quotations, sources and tables may have, in points.
_LEAST, _MOST = 8.0, 60.0
# What a cell may keep free at most: half an inch. And how thick a rule may be: six points.
_WIDEST_MARGIN, _THICKEST = 457200, 6 * EMU_PER_PT
_INCH = 914400


class Untaken(NamedTuple):
    """What isn't taken of the sample for a job, in words."""

    job: str
    why: str


def bounded_look(look: LevelLook | None, job: str, told: list[Untaken]) -> LevelLook | None:
    """A text's look without a size that is none."""
    if look is None or look.size is None or _LEAST <= look.size <= _MOST:
        return look
    told.append(Untaken(job, _size(look.size)))
    return look._replace(size=None)


def bounded_size(size: float | None, job: str, told: list[Untaken]) -> float | None:
    """The same for a size alone."""
    if size is None or _LEAST <= size <= _MOST:
        return size
    told.append(Untaken(job, _size(size)))
    return None


def bounded_table(looks: Mapping[str, object], told: list[Untaken]) -> dict[str, object]:
    """A table's looks without margins, rules and sizes beyond all bounds."""
    found = dict(looks)
    padding = found.get("padding")
    if isinstance(padding, tuple) and not all(0 <= side <= _WIDEST_MARGIN for side in padding):
        widest = max(padding, key=abs)
        told.append(Untaken("table", f"its cells have margins of {widest / _INCH:.2g} in, and 0 to 0.5 in are taken"))
        del found["padding"]
    for name in ("rule_width", "last_rule_width"):
        width = found.get(name)
        if isinstance(width, int) and not 0 <= width <= _THICKEST:
            told.append(Untaken("table", f"its rules are {width / EMU_PER_PT:g} pt thick, and up to {_THICKEST // EMU_PER_PT} pt are taken"))
            del found[name]
    size = found.get("header_size")
    if isinstance(size, float | int) and bounded_size(size, "table", told) is None:
        del found["header_size"]
    return found


def doubled(jobs: Iterable[str]) -> list[Untaken]:
    """Jobs that several shapes show: the first of them is taken."""
    seen: set[str] = set()
    found = []
    for job in jobs:
        if job in seen:
            found.append(Untaken(job, "a further shape shows the same, and the first is taken"))
        seen.add(job)
    return list(dict.fromkeys(found))


def _size(size: float) -> str:
    return f"its type has {size:g} pt, and {_LEAST:g} to {_MOST:g} pt are taken"
