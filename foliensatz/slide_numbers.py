"""What the slide number says where PowerPoint's own field would be wrong: x of y, behind hidden slides, and in the
appendix, which counts on its own. It is written as text there; anywhere else the field stays."""

from typing import NamedTuple, Sequence

from foliensatz.frame import Frame, TextFrame
from foliensatz.runs import Run, Runs


class Page(NamedTuple):
    """A slide's number: `text` is "" where the field says it, `total` "" where it isn't counted among all. A slide that is
    not `counted` has none."""

    text: str = ""
    total: str = ""
    counted: bool = True


def pages(slides: Sequence[tuple[tuple[Frame, ...], bool]], totals: bool) -> list[tuple[Page, ...]]:
    """The numbers of the frames of each slide, which comes with whether the appendix begins with it. Hidden ones aren't
    counted. `totals` says whether anything shows how many there are; where it doesn't, nothing depends on it."""
    place = shown = 0
    appendix = -1
    found: list[list[Page]] = []
    for frames, begins_appendix in slides:
        if begins_appendix and appendix < 0:
            appendix = 0
        own = []
        for frame in frames:
            place += 1
            if frame.hidden:
                own.append(Page(counted=False))
            elif appendix >= 0:
                appendix += 1
                own.append(Page(f"A{appendix}"))
            else:
                shown += 1
                own.append(Page("" if shown == place else str(shown), "?"))
        found.append(own)
    total = str(shown) if totals else ""
    return [tuple([page._replace(total=total) if page.total else page for page in own]) for own in found]


def with_numbers(frames: tuple[Frame, ...], own: tuple[Page, ...]) -> tuple[Frame, ...]:
    """The frames with their numbers."""
    return tuple([_numbered(frame, page) for frame, page in zip(frames, own)])


def _numbered(frame: Frame, page: Page) -> Frame:
    shapes = []
    for shape in frame.shapes:
        if isinstance(shape, TextFrame) and any([run.field for p in shape.paragraphs for run in p.runs]):
            if not page.counted:
                continue
            paragraphs = tuple([p._replace(runs=_worded(p.runs, page)) for p in shape.paragraphs])
            shape = shape._replace(paragraphs=paragraphs)
        shapes.append(shape)
    return frame._replace(shapes=tuple(shapes))


def _worded(runs: Runs, page: Page) -> Runs:
    """The number's runs; what stands between it and the total goes with that."""
    result: list[Run] = []
    fields = [run.field for run in runs]
    if not page.total and "total" in fields and "slidenum" in fields:
        first, last = sorted((fields.index("slidenum"), fields.index("total")))
        runs = (*runs[:first], runs[fields.index("slidenum")], *runs[last + 1 :])
    for run in runs:
        if run.field == "slidenum" and page.text:
            run = run._replace(text=page.text, field="")
        elif run.field == "total":
            run = run._replace(text=page.total, field="")
        if result and not run.field and not result[-1].field and result[-1].style == run.style:
            result[-1] = result[-1]._replace(text=result[-1].text + run.text)
        else:
            result.append(run)
    return tuple(result)
