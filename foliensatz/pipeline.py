"""The wiring of one build: project → typeset → package → file. A file is written only where there is no error."""

import os
from typing import NamedTuple

from foliensatz.diagnostic import Diagnostic, Report
from foliensatz.memo import Forgetful
from foliensatz.project import Project
from foliensatz.typesetting import Progress, typeset


class Order(NamedTuple):
    """What is wanted of a build. `output` "" is build/NAME.pptx beside the deck; `theme` "" is the deck's own choice.
    `strict` makes errors of warnings; without `writes` the deck is only checked. `said` are names with values that
    overrule the deck's: its title, speaker, date …, or variables."""

    output: str = ""
    theme: str = ""
    strict: bool = False
    writes: bool = True
    said: tuple[tuple[str, str], ...] = ()


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
    from foliensatz import output

    target = order.output or output.default_output(project.deck)
    shown = project.disk.shown(target)
    project.output = target
    refused = None
    if order.writes and (order.output or os.path.isfile(project.deck)):
        refused = output.refusal(target, shown)
    memory = Forgetful()
    deck = typeset(project, order.theme, order.strict, memory, progress, order.said)
    diagnostics: list[Diagnostic] = [*deck.diagnostics]
    if refused:
        diagnostics.insert(0, refused)
    if refused or deck.failed:
        return Report(None, tuple(diagnostics))
    slides = sum(len(slide.frames) for slide in deck.slides)
    if not order.writes:
        return Report(Built("", slides), tuple(diagnostics))
    from foliensatz.packaging import package

    data, problems = package(deck, shown, memory, progress)
    diagnostics += problems
    if data is None:
        return Report(None, tuple(diagnostics))
    failed = output.replace(target, data, shown)
    if failed:
        return Report(None, (*diagnostics, failed))
    told = output.still_shown(target, shown)
    if told:
        diagnostics.append(told)
    if os.path.exists(output.list_of_besides(os.path.realpath(target))):
        from foliensatz.delivery import clear_besides

        clear_besides(os.path.realpath(target))
    return Report(Built(shown, slides), tuple(diagnostics))
