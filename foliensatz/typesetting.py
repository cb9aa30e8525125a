"""Project → Typeset: every slide read and laid out, whatever is wrong with the others."""

from datetime import date
from os.path import basename, splitext
from typing import TYPE_CHECKING, Callable, NamedTuple

from foliensatz.anchors import tell_named_twice, unique_anchors
from foliensatz.cross_references import CrossReferences, ReadSlide
from foliensatz.deck import Metadata
from foliensatz.diagnostic import Diagnostic, Report, Severity, error, warning
from foliensatz.filling import Filling, Said
from foliensatz.frame import Frame
from foliensatz.inclusion import Inclusion, split_parts
from foliensatz.memo import Recall, Same
from foliensatz.project import Project
from foliensatz.source import Excerpt, Source, Span, span_of
from foliensatz.theme import Theme
from foliensatz.theme_files import Asked, is_template

if TYPE_CHECKING:
    from foliensatz.font_embedding import Embedded
    from foliensatz.fonts import Fonts
    from foliensatz.reading.front_matter import DeckFile
    from foliensatz.reading.variables import Names

Progress = Callable[[str, int, int], None]
"""(what is being done, how many slides are done, how many there are)"""


class SetSlide(NamedTuple):
    """A slide of the source as set. It begins on `line` of the file `path` (as shown; the deck's own file for a title
    slide that its front matter makes, whose `excerpt` is ""). `frames` are several where it goes on, and none where the
    deck has no theme. `diagnostics` are the slide's own, with their absolute place. `ids` are those of the frames' slides, and
    `section` is the name of the section that begins with it, "" where none does."""

    path: str
    line: int
    excerpt: str
    frames: tuple[Frame, ...]
    diagnostics: tuple[Diagnostic, ...]
    ids: tuple[int, ...] = ()
    section: str = ""


class Typeset(NamedTuple):
    """A deck read and laid out. `theme` is None where it can't be read. `diagnostics` are all there are, the slides'
    included, in the order of the deck's text. `project` is what the deck was read from, for its media and the lines
    that diagnostics show. `template` are the bytes of the PowerPoint file that is the theme, where one is. `fonts` is what
    the slides were measured with, None without a theme; `embedded` are those whose files go into the deck."""

    slides: tuple[SetSlide, ...]
    theme: Theme | None
    metadata: Metadata
    diagnostics: tuple[Diagnostic, ...]
    project: Project
    template: bytes = b""
    fonts: "Fonts | None" = None
    embedded: "Embedded" = ()

    @property
    def failed(self) -> bool:
        """Whether an error keeps the deck from being written."""
        return self.theme is None or any(d.severity == Severity.ERROR for d in self.diagnostics)

    @property
    def frames(self) -> tuple[Frame, ...]:
        return tuple(frame for slide in self.slides for frame in slide.frames)


def typeset(
    project: Project, theme: str, strict: bool, memo: Recall, progress: Progress | None = None, said: Said = ()
) -> Typeset:
    """Read and lay out the deck of `project`. `theme` "" is the deck's own choice; `strict` makes errors of warnings;
    `said` are names with values that overrule the deck's.

    What `memo` knows is not made again: unchanged slides have the same Frame objects as before.
    """
    return _Typesetting(project, theme, strict, memo, progress or _silent, said).run()


class _Typesetting:
    """One run: the steps in their order, and what they have to say."""

    def __init__(
        self, project: Project, theme: str, strict: bool, memo: Recall, progress: Progress, said: Said = ()
    ) -> None:
        self.project = project
        self.asked_theme = theme
        self.strict = strict
        self.memo = memo
        self.progress = progress
        self.said = said
        self.filling = Filling(project, memo, said)
        self.references = CrossReferences(project, memo)
        self.names: list["Names"] = []  # of each excerpt's file
        self.template = b""
        self.embedded: "Embedded" = ()
        self.diagnostics: list[Diagnostic] = []

    def run(self) -> Typeset:
        from foliensatz.reading.front_matter import read_deck_file

        source = self._told(self.project.deck_source())
        if source is None:
            return Typeset((), None, Metadata(), self._finished(self.diagnostics), self.project)
        today = date.today()
        deck = self._told(self.memo.recall("deck file", (source, today, self.said), lambda: read_deck_file(source, today, said=self.said)))
        deck = self._told(self.filling.deck(deck))
        theme = self._theme(deck)
        self.project.assets.use_icons_of(theme)
        excerpts = self._excerpts(deck, today)
        read = self._told(self.references.given(self._read(excerpts, deck), deck, theme))
        if not read:
            self.diagnostics.append(_no_slides(source.path))
        fonts = self._fonts() if theme is not None else None
        slides = self._laid_out(read, theme, fonts)
        self._tell_partnerless(slides)
        diagnostics = [*self.diagnostics, *(d for slide in slides for d in slide.diagnostics)]
        return Typeset(slides, theme, deck.metadata, self._finished(diagnostics), self.project, self.template, fonts, self.embedded)

    def _told(self, report: Report):
        """A report's value; its diagnostics are kept."""
        self.diagnostics.extend(report.diagnostics)
        return report.value

    def _theme(self, deck: "DeckFile") -> Theme | None:
        from foliensatz.theme_pictures import has_pictures, theme_pictures
        from foliensatz.theming import ShownPicture, load_theme

        name = self.asked_theme or deck.metadata.theme
        asked = self._asked(name, deck)
        if is_template(name):
            over = self._told(self.project.themes.beside(name, asked))
            return self._of_format(self._template(name, asked, over), deck)
        sources = self._told(self.project.themes.sources(name, asked))
        if not sources:
            return None
        if "template" in sources[0].text:
            from foliensatz.theming.template import named_template

            template = named_template(sources[0])
            if template is not None:
                beside = Asked(template[1], sources[0].path, self.project.themes.folder)
                return self._of_format(self._template(template[0], beside, sources[0], name), deck)
        pictures = self._told(theme_pictures(sources, self.project.disk)) if has_pictures(sources) else ()
        key = (sources, deck.metadata.aspect, deck.body.path, span_of(deck.keys, "aspect"), pictures)
        shown = {name: ShownPicture(*rest) for name, *rest in pictures}
        return self._told(self.memo.recall("theme", key, lambda: load_theme(*key[:4], shown)))

    def _of_format(self, theme: Theme | None, deck: "DeckFile") -> Theme | None:
        """A template's theme, which has one format: another one that the deck asks for is a mistake."""
        wanted = deck.metadata.aspect
        if theme is None or wanted in ("", theme.aspect):
            return theme
        hint = f"It has {theme.aspect}: leave aspect out, or change the template’s slide size in PowerPoint (Design, Slide Size)"
        message = f"The template “{theme.name}” has no format “{wanted}”"
        self.diagnostics.append(error("F504", message, span_of(deck.keys, "aspect"), hint, deck.body.path))
        return None

    def _asked(self, name: str, deck: "DeckFile") -> Asked:
        """Where the theme was asked for: on the command line, or in the deck's front matter."""
        if self.asked_theme:
            return Asked(Span(), "--theme", self.project.disk.here)
        span = self.project.where(name, span_of(deck.keys, "theme").line)
        return Asked(span, deck.body.path, self.project.folder)

    def _template(self, name: str, asked: Asked, over: Source | None = None, called: str = "") -> Theme | None:
        from foliensatz.theming.template import load_template

        file = self._told(self.project.themes.template(name, asked))
        if file is None:
            return None
        self.template = file.data
        label = called or splitext(basename(name))[0]
        key = (Same(file.data), label, file.path, asked, over)
        words = (label, file.path, asked.span, asked.place, over)
        return self._told(self.memo.recall("template", key, lambda: load_template(file.data, *words)))

    def _excerpts(self, deck: "DeckFile", today: date) -> list[Excerpt]:
        """The text of each slide, of the deck's own file first, then of its slide files."""
        from foliensatz.reading.front_matter import read_slide_file

        files = [deck]
        excerpts = self._split(deck)
        patterns = deck.metadata.slides
        if patterns:
            sources = self._told(self.project.slide_sources(patterns, span_of(deck.keys, "slides").line))
        elif not excerpts:
            sources = self._told(self.project.slide_sources_beside())
        else:
            sources = ()
        for source in sources:
            key = (Same(source), deck.settings, today, self.said)
            report = self.memo.recall(
                "slide file", key, lambda: read_slide_file(source, deck.settings, today, self.said)
            )
            files.append(self._told(self.filling.slide_file(self._told(report))))
            excerpts += self._split(files[-1])
        self.files = files
        return excerpts

    def _split(self, file) -> list[Excerpt]:
        """The excerpts of a deck or slide file that is taken apart."""
        from foliensatz.reading.split import split

        body, line, settings = file.body, file.first_line, file.settings
        if "include" in body.text and (parts := Inclusion(self.project, self.memo).of(body, line)):
            expanded = self._told(parts)
            text, key = expanded.text, (Same(expanded), settings)
            report = split_parts(self.memo.recall("split", key, lambda: split(text, body.path, 1, settings)), expanded)
        else:
            report = self.memo.recall("split", Same(file), lambda: split(body.text, body.path, line, settings))
        excerpts = list(self._told(report))
        self.names += [self.filling.names(file)] * len(excerpts)
        return excerpts

    def _read(self, excerpts: list[Excerpt], deck: "DeckFile") -> list[ReadSlide]:
        """The slides, with the title slide that the front matter makes, every anchor once."""
        from foliensatz.reading.slide import read
        from foliensatz.slide_ids import identities
        from foliensatz.title_slide import ON_TITLE, ONLY_ON_TITLE, needs_title_slide, title_slide

        reports = []
        pictures = {}
        filled = [self.filling.excerpt(excerpt, names) for excerpt, names in zip(excerpts, self.names)]
        excerpts = [report.value for report in filled]
        self.diagnostics += self.filling.unasked(self.files)
        for number, excerpt in enumerate(excerpts):
            if excerpt.path not in pictures:
                pictures[excerpt.path] = self.project.pictures_of(excerpt.path)
            assets = pictures[excerpt.path]
            key = (excerpt.text, excerpt.settings, excerpt.references, excerpt.footnotes, assets.folder, excerpt.folders)
            reports.append(self.memo.recall_asked("read", key, assets, lambda asked: read(excerpt, asked)))
            self.progress("Reading", number, len(excerpts))
        slides = [report.value for report in reports]
        told = [before.diagnostics + report.diagnostics for before, report in zip(filled, reports)]
        if needs_title_slide(slides) and deck.metadata.title:
            lines = tuple((name, span.line) for name, span in deck.keys if name in ON_TITLE)
            key = (deck.metadata, deck.settings, lines)
            slides.insert(0, self.memo.recall("title slide", key, lambda: title_slide(*key)))
            excerpts = [Excerpt(self.project.disk.shown(self.project.deck), 1, ""), *excerpts]
            told.insert(0, ())
        else:
            self.diagnostics += [_on_no_slide(key, deck) for key in ONLY_ON_TITLE if getattr(deck.metadata, key)]
        twice = tell_named_twice(slides)
        names = identities([(slide, excerpt.text) for slide, excerpt in zip(slides, excerpts)])
        return [
            ReadSlide(self.references.named(slide, anchored.anchor), excerpt, (*said, twice[n]) if n in twice else said, name)
            for n, (slide, anchored, excerpt, said, name) in enumerate(
                zip(slides, unique_anchors(slides), excerpts, told, names)
            )
        ]

    def _fonts(self) -> "Fonts":
        from foliensatz.fonts import Fonts

        return self.memo.recall("fonts", self.project.themes.fonts(), lambda: Fonts(self.project.themes.font))

    def _laid_out(self, read: list[ReadSlide], theme: Theme | None, fonts: "Fonts | None") -> tuple[SetSlide, ...]:
        if theme is None or fonts is None:
            return tuple(self._set(slide, ()) for slide in read)
        from foliensatz.font_trouble import fonts_beside
        from foliensatz.layout import lay_out
        from foliensatz.layout.unmeasured import unmeasured_fonts
        from foliensatz.slide_ids import slide_ids

        key = (Same(theme), Same(fonts))
        themes = self.project.themes
        beside = (themes.fonts_file, themes.fonts())
        held = self._told(self.memo.recall("font files", beside, lambda: fonts_beside(themes)))
        told = (*key, held)
        self.diagnostics += self.memo.recall("unmeasured", told, lambda: unmeasured_fonts(theme, fonts, held.families))
        if theme.fonts.embed:
            from foliensatz.font_embedding import fonts_to_embed

            report = self.memo.recall("embedded fonts", key, lambda: fonts_to_embed(theme, self.project.themes))
            self.embedded = self._told(report)
        laid_out = []
        for number, slide in enumerate(read):
            own = (Same(slide.slide), *key)
            laid_out.append(self.memo.recall("lay out", own, lambda: lay_out(slide.slide, theme, fonts)))
            self.progress("Laying out", number, len(read))
        frames = [report.value for report in laid_out]
        if any([each.copy for each in read]):
            frames = [self._marked(own, theme) if each.copy else own for each, own in zip(read, frames)]
        frames = self._with_numbers(read, frames, theme)
        ids = slide_ids([each.identity for each in read], [len(each) for each in frames])
        return tuple(
            self._set(each, own, () if each.copy else report.diagnostics, numbers)
            for each, own, report, numbers in zip(read, frames, laid_out, ids)
        )

    def _tell_partnerless(self, slides: tuple[SetSlide, ...]) -> None:
        """Tell of named shapes that have nothing to morph from."""
        if not any(frame.transition and frame.transition.kind == "morph" for slide in slides for frame in slide.frames):
            return
        from foliensatz.morphs import partnerless

        placed = [(slide, frame) for slide in slides for frame in slide.frames]
        for number, told in partnerless([frame for _, frame in placed]):
            slide = placed[number][0]
            self.diagnostics.append(told.placed(slide.path, slide.line))

    def _marked(self, frames: tuple[Frame, ...], theme: Theme) -> tuple[Frame, ...]:
        """Of a repeated agenda what is shown of it."""
        from foliensatz.structure import marked

        return self.memo.recall("marked", (Same(frames), Same(theme)), lambda: marked(frames, theme))

    def _with_numbers(self, read: list[ReadSlide], frames: list[tuple[Frame, ...]], theme: Theme) -> list[tuple[Frame, ...]]:
        """The frames of each slide with their numbers, where these are more than a field."""
        totals = "{total}" in theme.footer.slide_number or any([each.slide.numbers == "total" for each in read])
        if not totals and not any([each.slide.hidden or each.slide.appendix for each in read]):
            return frames
        from foliensatz.slide_numbers import Page, pages, with_numbers

        found = pages([(own, each.slide.appendix) for own, each in zip(frames, read)], totals)
        result = []
        for own, numbers in zip(frames, found):
            if any([number != Page() for number in numbers]):
                own = self.memo.recall("numbers", (Same(own), numbers), lambda: with_numbers(own, numbers))
            result.append(own)
        return result

    def _set(
        self,
        read: ReadSlide,
        frames: tuple[Frame, ...],
        problems: tuple[Diagnostic, ...] = (),
        ids: tuple[int, ...] = (),
    ) -> SetSlide:
        excerpt, told = read.excerpt, read.diagnostics
        if told or problems:
            told = tuple(d.placed_in(excerpt) for d in (*told, *problems))
            told = self._finished(list(told))
        return SetSlide(excerpt.path, excerpt.first_line, excerpt.text, frames, told, ids, read.begins)

    def _finished(self, diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The diagnostics in the order of the deck's text; with `strict`, all of them errors."""
        order = {path: number for number, path in enumerate(self.project.sources)}
        diagnostics.sort(key=lambda d: (order.get(d.path, -1), d.span.line, d.span.column))
        if self.strict:
            diagnostics = [d._replace(severity=Severity.ERROR) for d in diagnostics]
        return tuple(diagnostics)


def _on_no_slide(key: str, deck: "DeckFile") -> Diagnostic:
    hint = "Give the deck a title; if it begins with a title slide of yours, write it there"
    return warning("F108", f"The deck's {key} is on no slide", span_of(deck.keys, key), hint, deck.body.path)


def _no_slides(path: str) -> Diagnostic:
    hint = "Begin a slide with “## Title”, or put slide files into the folder slides beside the deck"
    return error("F155", "The deck has no slides", hint=hint, path=path)


def _silent(stage: str, done: int, total: int) -> None:
    pass
