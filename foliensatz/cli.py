"""The command line: arguments in; diagnostics, paths and an exit code out.

Exit codes: 0 done (warnings allowed), 1 the author must act and nothing was replaced, 2 wrong usage.
"""

import argparse
import sys
from typing import Callable

from foliensatz.arguments import argument_parser
from foliensatz.diagnostic import Diagnostic, Severity
from foliensatz.prog import as_called, prog

DONE, MUST_ACT, WRONG_USAGE = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code. Wrong usage leaves by SystemExit(2), as argparse does it."""
    parser = argument_parser()
    if not arguments:
        parser.print_help()
        return DONE
    if arguments[0].lower().endswith(".md"):
        parser.error(f"which command? To build this deck: {prog()} build {arguments[0]}")
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        options.parser.error(_misunderstood(unknown[0], options.parser))
    return _COMMANDS[options.command](options)


def _misunderstood(word: str, parser: argparse.ArgumentParser) -> str:
    """What to say of a word that none of the command's options and arguments takes."""
    if not word.startswith("-"):
        return f"“{word}” is one argument too many"
    from foliensatz.suggestion import nearest

    name = word.partition("=")[0]
    near = nearest(name, [option for action in parser._actions for option in action.option_strings])
    return f"there is no option {name}" + (f"; did you mean {near}?" if near else "")


def _build(options: argparse.Namespace) -> int:
    return _make(options, options.output, writes=True)


def _check(options: argparse.Namespace) -> int:
    return _make(options, "", writes=False)


def _make(options: argparse.Namespace, output: str, writes: bool) -> int:
    from foliensatz.pipeline import Order, make
    from foliensatz.project import Project

    project = Project(options.deck)
    progress = Progress(sys.stderr) if sys.stderr.isatty() and options.format == "human" else None
    order = Order(output=output, theme=options.theme, strict=options.strict, writes=writes, said=tuple(options.said))
    result = make(project, order, progress.show if progress else None)
    if progress:
        progress.clear()
    show(result.diagnostics, options.format, project.source_line)
    if result.failed:
        if options.format == "human":
            what = "Nothing was written" if writes else "The deck can't be built"
            print(f"{what}: {_count(result.diagnostics)}", file=sys.stderr)
        return MUST_ACT
    if writes:
        print(result.value.path)
    if options.format == "human" and sys.stderr.isatty():
        slides = result.value.slides
        found = _count(result.diagnostics)
        print(f"{slides} slide{'' if slides == 1 else 's'}{', ' if found else ''}{found}", file=sys.stderr)
    return DONE


def _watch(options: argparse.Namespace) -> int:
    from foliensatz.watch_command import run

    return run(options)


def _serve(options: argparse.Namespace) -> int:
    from foliensatz.serving.command import run

    return run(options)


def _new(options: argparse.Namespace) -> int:
    from foliensatz.theme_command import new

    return new(options)


def _theme(options: argparse.Namespace) -> int:
    from foliensatz.theme_command import theme

    return theme(options)


def _verify(options: argparse.Namespace) -> int:
    from foliensatz.checking import condensed, verify
    from foliensatz.disk import Disk, unreadable

    disk = Disk()
    diagnostics: list[Diagnostic] = []
    safe = []
    for path in options.files:
        shown = disk.shown(path)
        try:
            found = tuple(d.placed(shown, 1) for d in verify(disk.read(path), shown))
        except OSError as problem:
            found = (unreadable(problem, "The file", path=shown),)
        if not any(d.severity == Severity.ERROR for d in found):
            safe.append(shown)
        diagnostics += found
    found = condensed(tuple(diagnostics)) if options.format == "human" else tuple(diagnostics)
    show(found, options.format, lambda path, line: None)
    if options.format == "human" and safe:
        print(f"Safe to open: {', '.join(safe)}", file=sys.stderr)
    return DONE if len(safe) == len(options.files) else MUST_ACT


def _explain(options: argparse.Namespace) -> int:
    from foliensatz.explanations import codes, page, title

    if not options.codes:
        for code in codes():
            print(f"{code}  {title(code)}")
        return DONE
    unknown = [code for code in options.codes if page(code.upper()) is None]
    if unknown:
        from foliensatz.suggestion import nearest

        for code in unknown:
            near = nearest(code, codes(), 0.5)
            hint = f"; did you mean {near}?" if near else ""
            print(f"foliensatz explain: there is no diagnostic “{code}”{hint}", file=sys.stderr)
        print(f"`{prog()} explain` lists all of them", file=sys.stderr)
        return WRONG_USAGE
    print("\n".join(as_called(page(code.upper()) or "") for code in options.codes), end="")
    return DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "watch": _watch,
    "check": _check,
    "serve": _serve,
    "new": _new,
    "theme": _theme,
    "verify": _verify,
    "explain": _explain,
}


def show(diagnostics: tuple[Diagnostic, ...], form: str, line_of: Callable[[str, int], str | None]) -> None:
    """Print diagnostics to stderr in one of the formats; colours only for people at a terminal, and not with NO_COLOR
    (no-color.org)."""
    if not diagnostics:
        return
    import os

    from foliensatz.diagnostic_format import human, json_line, short

    colors = sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for diagnostic in diagnostics:
        if form == "json":
            print(json_line(diagnostic), file=sys.stderr)
        elif form == "short":
            print(short(diagnostic), file=sys.stderr)
        else:
            print(human(diagnostic, line_of, colors), file=sys.stderr)


def _count(diagnostics: tuple[Diagnostic, ...]) -> str:
    from foliensatz.diagnostic_format import count

    return count(diagnostics)


class Progress:
    """One line on a terminal that says how far the work is, from the second second on."""

    PATIENCE = 1.0
    PAUSE = 0.1

    def __init__(self, stream) -> None:
        from time import monotonic

        self._stream = stream
        self._clock = monotonic
        self._next = monotonic() + self.PATIENCE
        self._shown = False

    def show(self, stage: str, done: int, total: int) -> None:
        """Called by the pipeline as often as it likes; `stage` is what is being done ("Laying out")."""
        now = self._clock()
        if now < self._next:
            return
        self._next = now + self.PAUSE
        self._shown = True
        self._stream.write(f"\r\x1b[K{stage} {done}/{total}" if total else f"\r\x1b[K{stage}")
        self._stream.flush()

    def clear(self) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
