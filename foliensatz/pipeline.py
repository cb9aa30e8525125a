"""The wiring: project → read → lay out → emit → package → file.

Every slide is read and laid out whatever is wrong with the others; a file is written only where there is no error.
"""

import os
from typing import Callable, NamedTuple

from foliensatz.anchors import broken_links, unique_anchors
from foliensatz.deck import Metadata, Slide
from foliensatz.diagnostic import Diagnostic, Report, Severity, error
from foliensatz.frame import Frame
from foliensatz.project import Project
from foliensatz.source import Excerpt, Settings
from foliensatz.theme import Theme

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
        if self.order.writes:
            refused = output.refusal(target, shown)
            if refused:
                self.diagnostics.append(refused)
        frames = self._frames()
        self._finish_diagnostics()
        if frames is None or any(d.severity == Severity.ERROR for d in self.diagnostics):
            return None
        if not self.order.writes:
            return Built("", len(frames.value))
        data = self._packed(frames)
        failed = output.replace(target, data, shown)
        if failed:
            self.diagnostics.append(failed)
            return None
        return Built(shown, len(frames.value))

    def _told(self, report: Report):
        """A report's value; its diagnostics are kept."""
        self.diagnostics.extend(report.diagnostics)
        return report.value

    def _told_at(self, report: Report, excerpt: Excerpt):
        """The same for diagnostics that are relative to a slide."""
        if report.diagnostics:
            self.diagnostics.extend(d.placed(excerpt.path, excerpt.first_line) for d in report.diagnostics)
        return report.value
