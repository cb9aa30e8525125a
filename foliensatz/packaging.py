"""Typeset → the bytes of a PPTX. Slides that are as they were keep their parts, and parts their compressed bytes."""

from typing import TYPE_CHECKING, Callable, Sequence

from foliensatz.diagnostic import Report, error
from foliensatz.frame import Frame
from foliensatz.memo import Recall, Same
from foliensatz.theme import Theme
from foliensatz.typesetting import Progress, Typeset

if TYPE_CHECKING:
    from foliensatz.pptx.presentation import SlideList


def _order(typeset: Typeset) -> "SlideList":
    """The slides' ids, and the sections with as many slides as stand in each."""
    from foliensatz.pptx.presentation import Section, SlideList

    ids = tuple([id for slide in typeset.slides for id in slide.ids])
    names = [slide.section for slide in typeset.slides if slide.section]
    if not names:
        return SlideList(ids)
    from foliensatz.slide_ids import section_ids

    counts: list[int] = []
    for slide in typeset.slides:
        if slide.section:
            counts.append(0)
        counts[-1] += len(slide.frames)
    return SlideList(ids, tuple([Section(*each) for each in zip(names, section_ids(names), counts)]))


class _Interrupted(Exception):
    """Something more urgent has come."""


def package(
    typeset: Typeset,
    shown: str,
    memo: Recall,
    progress: Progress | None = None,
    interrupted: Callable[[], bool] | None = None,
) -> Report[bytes | None]:
    """The PPTX of a deck without errors, which goes to the file `shown`; the value is None, with a diagnostic, for a
    deck that no zip can hold.

    `interrupted` is asked between slides: where it says True the value is None without a diagnostic, and `memo` keeps
    what was done by then. Raises ValueError for a deck with errors.
    """
    if typeset.failed:
        raise ValueError("a deck with errors is not packaged")
    from foliensatz.pptx.zip_writer import TooLarge

    try:
        return Report(_Packaging(memo, progress, interrupted).run(typeset))
    except _Interrupted:
        return Report(None)
    except TooLarge as limit:
        hint = "Divide it into several decks, or make its pictures smaller"
        return Report(None, (error("F604", f"The deck is too large for one file: {limit}", hint=hint, path=shown),))


class _Packaging:
    def __init__(self, memo: Recall, progress: Progress | None, interrupted: Callable[[], bool] | None) -> None:
        self.memo = memo
        self.progress = progress
        self.interrupted = interrupted

    def run(self, typeset: Typeset) -> bytes:
        from foliensatz.pptx.package import packed_parts, parts_of
        from foliensatz.pptx.skeleton import compile_theme
        from foliensatz.pptx.zip_writer import join

        theme = typeset.theme
        if theme.template:
            from foliensatz.pptx.template import compile_template

            skeleton = self.memo.recall("skeleton", Same(theme), lambda: compile_template(typeset.template, theme))
        else:
            skeleton = self.memo.recall("skeleton", Same(theme), lambda: compile_theme(theme))
        if typeset.embedded:
            from foliensatz.pptx.embedded_fonts import with_fonts

            key = (Same(skeleton), Same(typeset.embedded))
            skeleton = self.memo.recall("fonts", key, lambda: with_fonts(skeleton, typeset.embedded))
        slides = self._emitted(typeset.frames, theme)
        parts = parts_of(skeleton, slides, typeset.project.assets.media, typeset.metadata, theme, _order(typeset))
        return join(packed_parts(parts, self._pack))

    def _emitted(self, frames: Sequence[Frame], theme: Theme) -> list:
        from foliensatz.pptx.emit import emit

        slides = []
        for number, frame in enumerate(frames):
            self._ask()
            part = self.memo.recall("emit", (Same(frame), Same(theme)), lambda: emit(frame, theme))
            slides.append((part, frame))
            if self.progress:
                self.progress("Writing", number, len(frames))
        return slides

    def _pack(self, name: str, data: bytes):
        from foliensatz.pptx.zip_writer import pack

        self._ask()
        kind = name.rpartition(".")[2]
        packed = self.memo.recall("pack", (data, kind), lambda: pack(name, data))
        return packed if packed.name == name else packed._replace(name=name)

    def _ask(self) -> None:
        if self.interrupted and self.interrupted():
            raise _Interrupted
