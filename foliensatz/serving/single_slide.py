"""The PPTX of one slide alone."""

from foliensatz.deck import Metadata, Run
from foliensatz.frame import Frame, TextFrame
from foliensatz.pptx.emit import emit
from foliensatz.pptx.package import Media, package
from foliensatz.pptx.skeleton import compile_theme
from foliensatz.theme import Theme


def single_slide(frame: Frame, number: int, theme: Theme, media: Media) -> bytes:
    """A PPTX with this frame as its only slide, which shows the `number` that it has in its deck."""
    shown = frame._replace(shapes=tuple(_numbered(shape, number) for shape in frame.shapes), notes=(), hidden=False)
    return package(compile_theme(theme), [(emit(shown, theme), shown)], media, Metadata(), theme)


def _numbered(shape, number: int):
    """The shape with the slide's number as text instead of as a field, which would say 1."""
    if not isinstance(shape, TextFrame) or not any(run.field for p in shape.paragraphs for run in p.runs):
        return shape
    paragraphs = tuple(
        paragraph._replace(runs=tuple(_with_number(run, number) for run in paragraph.runs))
        for paragraph in shape.paragraphs
    )
    return shape._replace(paragraphs=paragraphs)


def _with_number(run: Run, number: int) -> Run:
    return run._replace(text=str(number), field="") if run.field == "slidenum" else run
