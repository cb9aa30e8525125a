"""The wiring: project → read → lay out → emit → package → file.

Every slide is read and laid out whatever is wrong with the others; a file is written only where there is no error.
"""

import os
from typing import TYPE_CHECKING, Callable, NamedTuple

from foliensatz.anchors import check_links, unique_anchors
from foliensatz.deck import Metadata, Slide
from foliensatz.diagnostic import Diagnostic, Report, Severity, error, warning
from foliensatz.frame import Frame
from foliensatz.project import Project
from foliensatz.source import Excerpt, Span
from foliensatz.theme import Theme

if TYPE_CHECKING:
    from datetime import date

    from foliensatz.reading.front_matter import DeckFile

Progress = Callable[[str, int, int], None]
"""(what is being done, how many slides are done, how many there are)"""


class Order(NamedTuple):
    """What is wanted of a build. `output` "" is build/NAME.pptx beside the deck; `theme` "" is the deck's own choice.
    `strict` makes errors of warnings; without `writes` the deck is only checked."""

    output: str = ""
    theme: str = ""
    strict: bool = False
    writes: bool = True


class Built(NamedTuple):
    """What was built: the file's path as shown ("" where nothing was to be written), and how many slides it has."""

    path: str
    slides: int


def build(
    deck: str | os.PathLike[str],
    output: str | os.PathLike[str] | None = None,
    theme: str | os.PathLike[str] | None = None,
) -> Report[Built | None]:
    """Build the PPTX of the deck file `deck` into `output` (default: build/NAME.pptx beside the deck).

    `theme` is a theme's name or a folder with a theme.toml; by default the deck's front matter says it. What is wrong
    with the deck is in the report's diagnostics, never raised. Where one of them is an error the value is None and a
    file that stood at `output` is untouched.
    """
    order = Order(os.fspath(output or ""), os.fspath(theme or ""))
    return make(Project(os.fspath(deck)), order)


def make(project: Project, order: Order, progress: Progress | None = None) -> Report[Built | None]:
    """As `build`, for a project that the caller keeps, since its sources are what diagnostics show.

    Diagnostics have their absolute place and come in the order of the deck's text.
    """
    making = _Making(project, order, progress or _silent)
    built = making.run()
    return Report(built, tuple(making.diagnostics))


class _Read(NamedTuple):
    """A slide as read, and the excerpt it was read from (for a title slide made from the front matter: the deck
    file's first line)."""

    slide: Slide
    excerpt: Excerpt


class _Making:
    """One build under way: the steps in their order, and what they have to say."""

    def __init__(self, project: Project, order: Order, progress: Progress) -> None:
        self.project = project
        self.order = order
        self.progress = progress
        self.diagnostics: list[Diagnostic] = []

    def run(self) -> Built | None:
        from foliensatz import output

        target = self.order.output or output.default_output(self.project.deck)
        shown = self.project.disk.shown(target)
        if self.order.writes and (self.order.output or os.path.isfile(self.project.deck)):
            refused = output.refusal(target, shown)
            if refused:
                self.diagnostics.append(refused)
        laid_out = self._frames()
        self._finish_diagnostics()
        if laid_out is None or any(d.severity == Severity.ERROR for d in self.diagnostics):
            return None
        frames, theme, metadata = laid_out
        if not self.order.writes:
            return Built("", len(frames))
        data = self._packed(frames, theme, metadata, shown)
        if data is None:
            return None
        failed = output.replace(target, data, shown)
        if failed:
            self.diagnostics.append(failed)
            return None
        return Built(shown, len(frames))

    def _told(self, report: Report):
        """A report's value; its diagnostics are kept."""
        self.diagnostics.extend(report.diagnostics)
        return report.value

    def _told_at(self, report: Report, excerpt: Excerpt):
        """The same for diagnostics that are relative to a slide."""
        if report.diagnostics:
            self.diagnostics.extend(d.placed(excerpt.path, excerpt.first_line) for d in report.diagnostics)
        return report.value

    def _frames(self) -> tuple[list[Frame], Theme, Metadata] | None:
        """Every slide read and laid out; None where the deck or its theme can't be read at all."""
        from datetime import date

        from foliensatz.reading.front_matter import read_deck_file

        source = self._told(self.project.deck_source())
        if source is None:
            return None
        today = date.today()
        deck = self._told(read_deck_file(source, today))
        theme = self._theme(deck)
        excerpts = self._excerpts(deck, today)
        read = self._linked(self._read(excerpts, deck))
        if not read:
            self.diagnostics.append(_no_slides(source.path))
        if theme is None:
            return None
        return self._laid_out(read, theme), theme, deck.metadata

    def _theme(self, deck: "DeckFile") -> Theme | None:
        from foliensatz.theming import load_theme

        asked = bool(self.order.theme)
        name = self.order.theme or deck.metadata.theme
        source = self._told(self.project.theme_source(name, asked, _span(deck, "theme").line))
        if source is None:
            return None
        return self._told(load_theme(source, deck.metadata.aspect, deck.body.path, _span(deck, "aspect")))

    def _excerpts(self, deck: "DeckFile", today: "date") -> list[Excerpt]:
        """The text of each slide, of the deck's own file first, then of its slide files."""
        from foliensatz.reading.front_matter import read_slide_file
        from foliensatz.reading.split import split

        body = deck.body
        excerpts = list(self._told(split(body.text, body.path, deck.first_line, deck.settings)))
        patterns = deck.metadata.slides
        if patterns:
            sources = self._told(self.project.slide_sources(patterns, _span(deck, "slides").line))
        elif not excerpts:
            sources = self._told(self.project.slide_sources_beside())
        else:
            sources = ()
        for source in sources:
            file = self._told(read_slide_file(source, deck.settings, today))
            excerpts += self._told(split(file.body.text, file.body.path, file.first_line, file.settings))
        return excerpts

    def _read(self, excerpts: list[Excerpt], deck: "DeckFile") -> list[_Read]:
        """The slides, with the title slide that the front matter makes, every anchor once."""
        from foliensatz.reading.slide import read
        from foliensatz.title_slide import ONLY_ON_TITLE, needs_title_slide, title_slide

        slides = []
        pictures = {}
        for number, excerpt in enumerate(excerpts):
            if excerpt.path not in pictures:
                pictures[excerpt.path] = self.project.pictures_of(excerpt.path)
            slides.append(self._told_at(read(excerpt, pictures[excerpt.path]), excerpt))
            self.progress("Reading", number, len(excerpts))
        first = title_slide(deck.metadata) if needs_title_slide(slides) else None
        if first:
            slides.insert(0, first)
            excerpts = [Excerpt(self.project.disk.shown(self.project.deck), 1, ""), *excerpts]
        else:
            self.diagnostics += [_on_no_slide(key, deck) for key in ONLY_ON_TITLE if getattr(deck.metadata, key)]
        return [_Read(slide, excerpt) for slide, excerpt in zip(unique_anchors(slides), excerpts)]

    def _linked(self, read: list[_Read]) -> list[_Read]:
        """The slides with links to each other that lead somewhere."""
        anchors = frozenset(slide.anchor for slide, _ in read if slide.anchor)
        return [_Read(self._told_at(check_links(slide, excerpt, anchors), excerpt), excerpt) for slide, excerpt in read]

    def _laid_out(self, read: list[_Read], theme: Theme) -> list[Frame]:
        from foliensatz.fonts import Fonts
        from foliensatz.layout import lay_out
        from foliensatz.layout.unmeasured import unmeasured_fonts

        fonts = Fonts()
        self.diagnostics += unmeasured_fonts(theme, fonts)
        frames: list[Frame] = []
        for number, (slide, excerpt) in enumerate(read):
            frames += self._told_at(lay_out(slide, theme, fonts), excerpt)
            self.progress("Laying out", number, len(read))
        return frames

    def _packed(self, frames: list[Frame], theme: Theme, metadata: Metadata, shown: str) -> bytes | None:
        """The PPTX; None, with a diagnostic, for a deck that no zip can hold."""
        from foliensatz.pptx.emit import emit
        from foliensatz.pptx.package import package
        from foliensatz.pptx.skeleton import compile_theme
        from foliensatz.pptx.zip_writer import TooLarge

        slides = []
        for number, frame in enumerate(frames):
            slides.append((emit(frame, theme), frame))
            self.progress("Writing", number, len(frames))
        try:
            return package(compile_theme(theme), slides, self.project.media, metadata, theme)
        except TooLarge as limit:
            hint = "Divide it into several decks, or make its pictures smaller"
            self.diagnostics.append(error("F604", f"The deck is too large for one file: {limit}", hint=hint, path=shown))
            return None

    def _finish_diagnostics(self) -> None:
        """Bring the diagnostics into the order of the deck's text; with `strict`, make errors of them all."""
        order = {path: number for number, path in enumerate(self.project.sources)}
        self.diagnostics.sort(key=lambda d: (order.get(d.path, -1), d.span.line, d.span.column))
        if self.order.strict:
            self.diagnostics = [d._replace(severity=Severity.ERROR) for d in self.diagnostics]


def _span(deck: "DeckFile", key: str) -> Span:
    """Where the deck's front matter gives `key`; the first line where it doesn't."""
    return next((span for name, span in deck.keys if name == key), Span())


def _on_no_slide(key: str, deck: "DeckFile") -> Diagnostic:
    hint = "Give the deck a title; if it begins with a title slide of yours, write it there"
    return warning("F108", f"The deck's {key} is on no slide", _span(deck, key), hint, deck.body.path)


def _no_slides(path: str) -> Diagnostic:
    hint = "Begin a slide with “## Title”, or put slide files into the folder slides beside the deck"
    return error("F155", "The deck has no slides", hint=hint, path=path)


def _silent(stage: str, done: int, total: int) -> None:
    pass
