"""`foliensatz watch`: one line for each rebuild, then the diagnostics, until Ctrl-C."""

import argparse
import os
import sys
import time

from foliensatz.builder import Builder
from foliensatz.cli import DONE, MUST_ACT, show
from foliensatz.console import StoppedBySignals
from foliensatz.delivery import Delivery
from foliensatz.diagnostic import Diagnostic, Severity
from foliensatz.diagnostic_format import count
from foliensatz.pipeline import Order
from foliensatz.starter import Starter, starter
from foliensatz.typesetting import Typeset
from foliensatz.watch import Watcher, keep_building

HOPELESS = ("F151", "F603")
"""Mistakes of the command line, which no saving mends: there is no such deck, or the output can't have that name."""

_MOST_NAMES = 3


def run(options: argparse.Namespace) -> int:
    """Watch the deck that the options name. Returns the exit code: 0 when it is ended by Ctrl-C, 1 where there is nothing
    to watch."""
    builder = Builder(options.deck, Order(output=options.output, theme=options.theme, strict=options.strict, said=tuple(options.said)))
    started_by = starter()
    with Watcher(options.poll, (started_by.script,) if started_by else ()) as watcher:
        lines = Lines(options.format, watcher, started_by)
        with StoppedBySignals(watcher.stop):
            if options.format == "human":
                print(f"Watching {options.deck}; Ctrl-C ends it", file=sys.stderr)
            keep_building(builder, watcher, lines)
    if lines.starts_again and started_by:
        return started_by.start_again()
    if lines.latest and not lines.latest.in_place and lines.message and options.format != "json":
        print(lines.message, file=sys.stderr)
    return MUST_ACT if lines.is_hopeless else DONE


class Lines:
    """What is printed: a line for each rebuild to stdout, diagnostics to stderr. Programs (`form` "json") get an object
    for each rebuild. A rebuild after which everything is as before says nothing."""

    def __init__(self, form: str, watcher: Watcher, started_by: Starter | None = None) -> None:
        self.latest: Delivery | None = None
        self.message = ""
        self.is_hopeless = False
        self.starts_again = False
        self._form = form
        self._watcher = watcher
        self._started_by = started_by
        self._typeset: Typeset | None = None
        self._changed: frozenset[str] = frozenset()
        self._there_before: frozenset[str] = frozenset()
        self._there: frozenset[str] = frozenset()
        self._shown: frozenset[tuple[str, str, str]] = frozenset()
        self._noticed = False

    def typeset(self, typeset: Typeset, changed: frozenset[str], seconds: float) -> None:
        self._changed |= changed
        self._there = frozenset(path for path in typeset.project.reads if os.path.isfile(path))
        if self._watcher.notice and not self._noticed:
            self._noticed = True
            show((self._watcher.notice,), self._form, lambda path, line: None)
        if self._started_by and self._started_by.script in changed:
            self._look_at(self._started_by, typeset)

    def delivered(self, delivery: Delivery, typeset: Typeset, seconds: float) -> None:
        first, again = self._typeset is None, typeset is self._typeset
        news = not self._is_as_before(typeset) or bool(delivery.written or delivery.diagnostics)
        diagnostics = typeset.diagnostics + delivery.diagnostics
        if again:
            self._tell_free(delivery, typeset, seconds)
        elif news:
            self._tell(delivery, typeset, diagnostics, seconds)
            self._diagnose(diagnostics, typeset)
        self._typeset, self.latest = typeset, delivery
        self._changed = frozenset()
        self._there_before = self._there
        if first and any(d.code in HOPELESS for d in diagnostics):
            self.is_hopeless = True
            self._watcher.stop()

    def _is_as_before(self, typeset: Typeset) -> bool:
        return self._typeset is not None and self._typeset[:4] == typeset[:4]

    def _tell(self, delivery: Delivery, typeset: Typeset, diagnostics: tuple[Diagnostic, ...], seconds: float) -> None:
        slides = len(typeset.frames)
        if self._form == "json":
            self._print_object(delivery, [*self._what(typeset)], diagnostics, seconds, slides)
            return
        took = f"{seconds * 1000:.0f} ms"
        if delivery.written:
            result = f"{delivery.path} in {took}"
        elif typeset.failed or delivery.diagnostics:
            result = f"nothing written, {took}"
        else:
            result = f"{delivery.path} is up to date, {took}"
        what = _sentence([f"{name} {fate}" for name, fate in self._what(typeset).items()])
        counts = [f"{slides} slide{'' if slides == 1 else 's'}"] if not what else []
        if diagnostics:
            counts.append(count(diagnostics) + self._as_before(diagnostics))
        self._print_line(f"{what}{': ' if what else ''}{', '.join((result, *counts))}")
        if delivery.message and delivery.message != self.message:
            self._print_line(delivery.message)
        if delivery.message or delivery.in_place:
            self.message = delivery.message

    def _tell_free(self, delivery: Delivery, typeset: Typeset, seconds: float) -> None:
        if self._form == "json":
            self._print_object(delivery, [], typeset.diagnostics, seconds, len(typeset.frames))
        elif delivery.message:
            self._print_line(delivery.message)
        self.message = ""

    def _as_before(self, diagnostics: tuple[Diagnostic, ...]) -> str:
        """Where people read: what the warnings are that stand above already."""
        if self._form == "human" and self._shown.issuperset(map(_matter, diagnostics)):
            return " as before"
        return ""

    def _diagnose(self, diagnostics: tuple[Diagnostic, ...], typeset: Typeset) -> None:
        """People see a warning once and an error each time; editors and programs see all there is."""
        told = diagnostics
        if self._form == "human":
            told = tuple(d for d in diagnostics if d.severity == Severity.ERROR or _matter(d) not in self._shown)
        self._shown = frozenset(map(_matter, diagnostics))
        show(told, self._form, typeset.project.source_line)

    def _what(self, typeset: Typeset) -> dict[str, str]:
        """The files that set the rebuild off, as shown, and what became of each: "changed", "new" or "gone". Not the
        folders, where there are files, and not what no build reads."""
        files = self._changed & (self._there | self._there_before)
        found = {}
        for path in sorted(files or self._changed.intersection(typeset.project.reads)):
            fate = "gone" if path not in self._there else "changed" if path in self._there_before else "new"
            found[typeset.project.disk.shown(path)] = fate if files else "changed"
        return found

    def _print_line(self, text: str) -> None:
        print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)

    def _print_object(
        self, delivery: Delivery, names: list[str], diagnostics: tuple[Diagnostic, ...], seconds: float, slides: int
    ) -> None:
        import json

        errors = sum(d.severity == Severity.ERROR for d in diagnostics)
        found = {
            "changed": names,
            "path": delivery.path,
            "in_place": delivery.in_place,
            "written": delivery.written,
            "seconds": round(seconds, 3),
            "slides": slides,
            "errors": errors,
            "warnings": len(diagnostics) - errors,
            "message": delivery.message,
        }
        print(json.dumps(found, ensure_ascii=False), flush=True)

    def _look_at(self, started_by: Starter, typeset: Typeset) -> None:
        """build.py has changed: start it again, unless it is broken."""
        problem = started_by.problem(typeset.project.disk.shown(started_by.script))
        if problem:
            show((problem,), self._form, lambda path, line: None)
            return
        if self._form != "json":
            self._print_line("build.py changed: starting again")
        self.starts_again = True
        self._watcher.stop()


def _matter(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """What a diagnostic is about, wherever its line has moved to."""
    return diagnostic.code, diagnostic.path, diagnostic.message


def _sentence(words: list[str]) -> str:
    if len(words) > _MOST_NAMES + 1:
        return f"{', '.join(words[:_MOST_NAMES])} and {len(words) - _MOST_NAMES} more"
    return ", ".join(words)
