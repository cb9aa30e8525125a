"""`foliensatz theme`: what a theme or template offers, in words and as a contact sheet; and `foliensatz new`."""

import argparse
import os
import sys
import tempfile
from datetime import date
from os.path import dirname, isdir, join, relpath
from typing import NamedTuple

from foliensatz.cli import DONE, MUST_ACT, show
from foliensatz.deck import Metadata
from foliensatz.diagnostic import Diagnostic, Report
from foliensatz.prog import prog
from foliensatz.project import Project
from foliensatz.sample_deck import sample_deck, sample_front
from foliensatz.source import Source, Span
from foliensatz.theme import Theme
from foliensatz.theme_files import BASIS, THEME_FILE, Asked, is_template

# What stands in a layout's row of the table instead of the footer's three, which nearly all have.
_FEET = ("footer", "slide_number", "slide_date")


class Loaded(NamedTuple):
    """A theme, what there is to say of it in words, and how a deck in another folder asks for it: by `path`, "" where a
    name will do there. `file` is what finds it from anywhere."""

    theme: Theme
    words: list[str]
    path: str
    file: str


def theme(options: argparse.Namespace) -> int:
    """Tell what a theme offers; with an output, build its contact sheet too."""
    project = Project("deck.md")
    if not options.theme:
        print("\n".join(project.themes.names()))
        return DONE
    loaded, problems = _load(options.theme, project)
    show(problems, "human", project.source_line)
    if loaded is None:
        return MUST_ACT
    print("\n".join(loaded.words), flush=True)
    if options.serve:
        return _served(loaded, options)
    return _contact_sheet(loaded, options) if options.output else DONE


def new(options: argparse.Namespace) -> int:
    """Start a deck in a folder that is empty or isn't there yet."""
    folder = options.folder
    if not folder.strip():
        print(f"foliensatz new: name a folder for the deck, like {prog()} new vortrag", file=sys.stderr)
        return MUST_ACT
    if os.path.exists(folder) and (not isdir(folder) or os.listdir(folder)):
        print(f"foliensatz new: {folder} is there already; name a new folder, or an empty one", file=sys.stderr)
        return MUST_ACT
    project = Project(join(folder, "deck.md"))
    name = options.theme or Metadata().theme
    loaded, problems = _load(name, Project("deck.md"))
    show(problems, "human", project.source_line)
    if loaded is None:
        return MUST_ACT
    asked = relpath(loaded.path, folder).replace(os.sep, "/") if loaded.path else name
    front = (("speaker", options.speaker), ("date", date.today().isoformat()))
    files = sample_deck(loaded.theme, asked, options.lang, tuple(line for line in front if line[1]))
    try:
        for file in files:
            path = join(folder, *file.name.split("/"))
            os.makedirs(dirname(path), exist_ok=True)
            with open(path, "wb") as out:
                out.write(file.data)
    except (OSError, ValueError) as problem:  # the latter for a name with a NUL in it
        why = problem.strerror if isinstance(problem, OSError) else "no folder can have such a name"
        print(f"foliensatz new: {folder} can't be written: {why}", file=sys.stderr)
        return MUST_ACT
    deck = join(folder, "deck.md")
    print(deck)
    print(f"Next: {prog()} build {deck}, or {prog()} serve {deck} to see it while you write", file=sys.stderr)
    return DONE


def _load(name: str, project: Project) -> Report[Loaded | None]:
    asked = Asked(Span(), "--theme", os.getcwd())
    if is_template(name):
        over, problems = project.themes.beside(name, asked)
        loaded, told = _load_template(name, asked, project, over)
        return Report(loaded, (*problems, *told))
    from foliensatz.theming import load_theme
    from foliensatz.theming.template import named_template

    sources, problems = project.themes.sources(name, asked)
    if not sources:
        return Report(None, problems)
    by_path = name not in project.themes.names()
    template = named_template(sources[0])
    if template is not None:
        beside = Asked(template[1], sources[0].path, project.themes.folder)
        loaded, told = _load_template(template[0], beside, project, sources[0])
        path = project.themes.folder if by_path else ""
        file = sources[0].path
        return Report(loaded._replace(path=path, file=os.path.abspath(file)) if loaded is not None else None, (*problems, *told))
    loaded, told = load_theme(sources)
    if loaded is None:
        return Report(None, (*problems, *told))
    words = [f"Theme {loaded.name} (“{loaded.label}”), {_formats(sources, loaded)}", _fonts(loaded, project), *_table(loaded)]
    path = project.themes.folder if by_path else ""
    file = name if name == BASIS else join(project.themes.folder, THEME_FILE)
    return Report(Loaded(loaded, words, path, file), (*problems, *told))


def _formats(sources: tuple, loaded: Theme) -> str:
    from foliensatz.theming.load import joined
    from foliensatz.theming.toml import parsed

    return "in " + ", ".join(joined([parsed(source).value or {} for source in sources])["aspects"])


def _load_template(name: str, asked: Asked, project: Project, over: Source | None = None) -> Report[Loaded | None]:
    from foliensatz.theming.template import load_template
    from foliensatz.theming.template.doctor import findings, served
    from foliensatz.theming.template.inheritance import resolve
    from foliensatz.theming.template.load import roles_as_said
    from foliensatz.theming.template.mending import open_template
    from foliensatz.theming.template.style_laid import shown
    from foliensatz.theming.template.style_slide import style_slide

    file, problems = project.themes.template(name, asked)
    if file is None:
        return Report(None, problems)
    label = os.path.splitext(os.path.basename(name))[0]
    loaded, told = load_template(file.data, label, file.path, asked.span, asked.place, over)
    if loaded is None:
        return Report(None, (*problems, *told))
    package = open_template(file.data).value
    template = resolve(package)
    roles = roles_as_said(template, over)
    layouts = sum(len(master.layouts) for master in template.masters)
    words = [f"Template {file.path}, {loaded.aspect}, {layouts} layout{'' if layouts == 1 else 's'}", _fonts(loaded, project)]
    words += ["", "What serves as what:"]
    rows = [(each.purpose, f"“{each.label}”" if each.label else "none", each.why) for each in served(template, roles)]
    words += _aligned(rows)
    words += ["", "Its layouts, each by `layout=` and its name:", *_table(loaded, own=True)]
    slide = style_slide(package, template)
    style = tuple(shown(loaded, slide)) if slide is not None else ()
    if slide is not None:
        words += ["", f"What its slide “{slide.name}” shows:", *_aligned([(each.what, each.taken) for each in style])]
    found = findings(template, package, roles, style)
    if found:
        words += ["", "To know:"]
        words += [f"  {each.what}\n      {each.advice}" for each in found]
    return Report(Loaded(loaded, words, file.path, os.path.abspath(file.path)), (*problems, *told))


def _fonts(loaded: Theme, project: Project) -> str:
    from foliensatz.fonts import Fonts

    fonts = Fonts(project.themes.font)
    told = []
    for family in dict.fromkeys((loaded.fonts.major, loaded.fonts.minor, loaded.fonts.mono)):
        face = fonts.face(family)
        told.append(family if face.exact else f"{family} (not known here, measured with {face.measured_with})")
    return "Fonts: " + ", ".join(told)


def _table(loaded: Theme, own: bool = False) -> list[str]:
    """A row for each layout: its name, what PowerPoint calls it, what it is for, its places."""
    from foliensatz.theming.purposes import OWN, PURPOSES

    rows = []
    for name, layout in loaded.layouts.items():
        if own != (bool(layout.part) and name == layout.label) and loaded.template:
            continue
        places = [place.role for place in layout.placeholders if place.role not in _FEET]
        called, purpose = ("", "") if own else (f"“{layout.label}”", PURPOSES.get(name, OWN))
        rows.append((name, called, purpose, ", ".join(places) or "no places"))
    return _aligned(rows)


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)] if rows else []
    return [
        "  " + "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths) if width), row[-1]]) for row in rows
    ]


def _contact_sheet(loaded: Loaded, options: argparse.Namespace) -> int:
    """Build the sample deck of the theme into the output."""
    from foliensatz.pipeline import Order, make

    output = os.path.abspath(options.output)
    with tempfile.TemporaryDirectory() as folder:
        _write_samples(loaded.theme, folder, options.lang)
        project = Project(join(folder, "deck.md"))
        report = make(project, Order(output=output, theme=loaded.file))
        problems: tuple[Diagnostic, ...] = report.diagnostics
        show(problems, "human", project.source_line)
    if report.value is None:
        return MUST_ACT
    print(options.output)
    return DONE


def _served(loaded: Loaded, options: argparse.Namespace) -> int:
    """Show the sample deck in the preview; its PPTX goes to the output where one is wanted."""
    from foliensatz.builder import Builder
    from foliensatz.pipeline import Order
    from foliensatz.serving.command import serve
    from foliensatz.typesetting import Progress, Typeset

    class SampleBuilder(Builder):
        """Writes the sample deck anew before each build: which slides it has depends on the theme."""

        def typeset(self, progress: Progress | None = None) -> Typeset:
            found = _load(options.theme, Project("deck.md")).value
            if found is not None:  # else the build tells why, and the deck before stays
                _write_samples(found.theme, os.path.dirname(self.deck), options.lang)
            return super().typeset(progress)

    with tempfile.TemporaryDirectory() as folder:
        _write_samples(loaded.theme, folder, options.lang)
        output = os.path.abspath(options.output) if options.output else join(folder, "build", "sample.pptx")
        builder = SampleBuilder(join(folder, "deck.md"), Order(output=output, theme=loaded.file))
        return serve(builder, options, options.theme)


def _write_samples(theme: Theme, folder: str, lang: str) -> None:
    """Write the sample deck into a folder; a file that is the same already stays."""
    for file in sample_deck(theme, theme.name, lang, sample_front(lang)):
        path = join(folder, *file.name.split("/"))
        os.makedirs(dirname(path), exist_ok=True)
        if os.path.exists(path):
            with open(path, "rb") as before:
                if before.read() == file.data:
                    continue
        with open(path, "wb") as out:
            out.write(file.data)
