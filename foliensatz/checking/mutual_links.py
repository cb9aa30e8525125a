"""F619: what is linked both ways is linked to each other: slide and notes, master and layouts."""

from collections.abc import Iterator

from foliensatz.opc.names import NOTES_SLIDE, P, R, SLIDE, SLIDE_LAYOUT, SLIDE_MASTER
from foliensatz.opc.package import Package
from foliensatz.diagnostic import Diagnostic, error

CODE = "F619"
NOTES_HINT = "Each slide has notes of its own, and its notes lead back to it"
LAYOUT_HINT = "A master lists the layouts that lead to it, each once"


def check(package: Package) -> Iterator[Diagnostic]:
    yield from _notes(package)
    yield from _layouts(package)


def _notes(package: Package) -> Iterator[Diagnostic]:
    slide_of: dict[str, str] = {}
    for slide in package.of_kind(SLIDE):
        for rel in package.related(slide.name, "notesSlide"):
            if rel.target in slide_of:
                yield error(
                    CODE,
                    f"{slide.name}: the notes {rel.target} belong to {slide_of[rel.target]} already",
                    hint=NOTES_HINT,
                )
                continue
            slide_of[rel.target] = slide.name
    for notes in package.of_kind(NOTES_SLIDE):
        back = [rel.target for rel in package.related(notes.name, "slide")]
        if notes.name in slide_of and back and back != [slide_of[notes.name]]:
            yield error(
                CODE, f"{notes.name}: the notes of {slide_of[notes.name]} lead back to {back[0]}", hint=NOTES_HINT
            )
        elif notes.name not in slide_of:
            yield error(CODE, f"{notes.name}: no slide has these notes", hint=NOTES_HINT)


def _layouts(package: Package) -> Iterator[Diagnostic]:
    owner: dict[str, str] = {}
    for master in package.of_kind(SLIDE_MASTER):
        listed = [element.get(R + "id", "") for element in master.root.iter(P + "sldLayoutId")]
        related = {rel.id: rel.target for rel in package.related(master.name, "slideLayout")}
        for id_ in sorted(set(related) - set(listed)):
            yield error(CODE, f"{master.name}: the layout {related[id_]} is not in the master's list", hint=LAYOUT_HINT)
        for id_ in sorted({id_ for id_ in listed if listed.count(id_) > 1}):
            yield error(CODE, f"{master.name}: the layout {related.get(id_, id_)} is listed twice", hint=LAYOUT_HINT)
        for target in related.values():
            if target in owner:
                yield error(
                    CODE, f"{master.name}: the layout {target} belongs to {owner[target]} already", hint=LAYOUT_HINT
                )
            owner.setdefault(target, master.name)
    for layout in package.of_kind(SLIDE_LAYOUT):
        for rel in package.related(layout.name, "slideMaster"):
            if owner.get(layout.name) != rel.target:
                yield error(CODE, f"{layout.name}: its master {rel.target} does not know the layout", hint=LAYOUT_HINT)
