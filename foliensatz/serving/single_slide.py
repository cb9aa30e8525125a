"""The PPTX of one slide alone."""

from typing import TYPE_CHECKING, Callable, NamedTuple

from foliensatz.deck import Metadata
from foliensatz.frame import Frame, Picture, Shape, TextFrame
from foliensatz.memo import Forgetful
from foliensatz.packaging import package
from foliensatz.runs import Run
from foliensatz.typesetting import SetSlide

if TYPE_CHECKING:
    from foliensatz.typesetting import Typeset

Media = Callable[[str, int], tuple[bytes, str]]


class _Pictures(NamedTuple):
    media: Media


class _Project(NamedTuple):
    """What packaging asks a project for."""

    assets: _Pictures


def single_slide(frame: Frame, number: int, typeset: "Typeset", media: Media) -> bytes | None:
    """A PPTX with this frame of a deck as its only slide, which shows the `number` that it has there. None for a slide
    that no file can hold."""
    shown = frame._replace(shapes=tuple(_numbered(shape, number) for shape in frame.shapes), notes=(), hidden=False)
    alone = typeset._replace(
        slides=(SetSlide("", 1, "", (shown,), ()),), diagnostics=(), metadata=Metadata(), project=_Project(_Pictures(media))
    )
    return package(alone, "", Forgetful()).value


def _numbered(shape: Shape, number: int) -> Shape:
    """The shape with the slide's number as text instead of as a field, which would say 1; films stand still."""
    if isinstance(shape, Picture) and shape.recording:
        return shape._replace(recording=None)
    if not isinstance(shape, TextFrame) or not any(run.field for p in shape.paragraphs for run in p.runs):
        return shape
    paragraphs = tuple(
        paragraph._replace(runs=tuple(_with_number(run, number) for run in paragraph.runs))
        for paragraph in shape.paragraphs
    )
    return shape._replace(paragraphs=paragraphs)


def _with_number(run: Run, number: int) -> Run:
    return run._replace(text=str(number), field="") if run.field == "slidenum" else run
