"""Names that authors give to shapes: what is called the same on two slides, PowerPoint's “Morph” turns into each other."""

from typing import Sequence

from foliensatz.diagnostic import warning
from foliensatz.frame import Autoshape, Drawing, Picture, Shape
from foliensatz.layout.setting import Setting
from foliensatz.source import Span


def named(shapes: Sequence[Shape], names: tuple[tuple[int, str], ...], setting: Setting) -> list[Shape]:
    """The shapes with names: each goes to the picture, or else the shape, that begins on its line. A name that stands for
    two shapes of one slide is told, and the second one keeps its own."""
    found = list(shapes)
    taken: set[int] = set()
    given: set[str] = set()
    for line, name in names:
        here = [n for n, shape in enumerate(found) if shape.line == line and n not in taken]
        here = [n for n in here if not isinstance(found[n], Autoshape)]
        here.sort(key=lambda n: not isinstance(found[n], (Picture, Drawing)))
        if not here:
            continue
        if name in given:
            told = warning("F482", f"Two things on this slide are called “{name}”", Span(line), "Give each a name of its own")
            if told not in setting.diagnostics:
                setting.diagnostics.append(told)
            continue
        taken.add(here[0])
        given.add(name)
        found[here[0]] = found[here[0]]._replace(name=name)
    return found
