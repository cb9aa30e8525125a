"""The command line: arguments in; diagnostics, paths and an exit code out.

Exit codes: 0 done (warnings allowed), 1 the author must act and nothing was replaced, 2 wrong usage.
"""

import argparse
import os
import sys
from typing import Callable

from foliensatz import __version__
from foliensatz.diagnostic import Diagnostic, Severity
from foliensatz.prog import as_called, prog

FORMATS = ("human", "short", "json")
DONE, MUST_ACT, WRONG_USAGE = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code. Wrong usage leaves by SystemExit(2), as argparse does it."""
    parser = _parser()
    if not arguments:
        parser.print_help()
        return DONE
    if arguments[0].lower().endswith(".md"):
        parser.error(f"which command? To build this deck: {prog()} build {arguments[0]}")
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        options.parser.error(_misunderstood(unknown[0], options.parser))
    return options.run(options)


def _misunderstood(word: str, parser: argparse.ArgumentParser) -> str:
    """What to say of a word that none of the command's options and arguments takes."""
    if not word.startswith("-"):
        return f"“{word}” is one argument too many"
    from foliensatz.suggestion import nearest

    name = word.partition("=")[0]
    near = nearest(name, [option for action in parser._actions for option in action.option_strings])
    return f"there is no option {name}" + (f"; did you mean {near}?" if near else "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=prog(),
        description="Write Markdown, get a branded, native, editable PPTX in which everything arrives, and fits.",
        epilog=f"`{prog()} COMMAND --help` tells more about a command.",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    parser.add_argument("--version", action="version", version=f"foliensatz {__version__}")
    # Without `prog` argparse would format a usage line to find it out, at 3 ms.
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=prog(), required=True)

    build = commands.add_parser(
        "build",
        help="make the PPTX of a deck",
        description="Make the PPTX of a deck. The file's path goes to stdout, what you should know to stderr. "
        "When the deck has errors, the last good PPTX stays as it is.",
        epilog="Exit codes: 0 built (warnings allowed), 1 there are errors and nothing was replaced, 2 wrong usage.",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    _add_deck(build)
    _add_output(build)
    _add_common(build)
    build.set_defaults(run=_build, parser=build)

    watch = commands.add_parser(
        "watch",
        help="make the PPTX again whenever something changes",
        description="Make the PPTX, and make it again whenever a file changes that it is made of. A line for each rebuild "
        "goes to stdout, what you should know to stderr. While the PPTX is open in another program, the newest build "
        "lies beside it, and takes its place when the file is free.",
        epilog="Ctrl-C ends it. Exit codes: 0 ended, 1 there is no such deck, 2 wrong usage.",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    _add_deck(watch)
    _add_output(watch)
    add_watching(watch)
    _add_common(watch)
    watch.set_defaults(run=_watch, parser=watch)

    check = commands.add_parser(
        "check",
        help="tell what is wrong with a deck, write nothing",
        description="Read and lay out every slide and tell what you should know, without writing a file.",
        epilog="Exit codes: 0 no errors, 1 errors, 2 wrong usage.",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    _add_deck(check)
    _add_common(check)
    check.set_defaults(run=_check, parser=check)

    serve = commands.add_parser(
        "serve",
        help="show a deck in the browser while it is written",
        description="Show all slides of a deck in the browser, and each change as soon as it is saved; the PPTX is kept up "
        "to date too. The talk can be given from the page. Nothing leaves this machine. Ctrl-C ends it.",
        epilog="Exit codes: 0 ended with Ctrl-C, 1 there can be no server, 2 wrong usage.",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    _add_deck(serve)
    _add_output(serve)
    _add_theme(serve)
    _add_said(serve)
    _add_page(serve)
    serve.add_argument(
        "--editor",
        metavar="NAME|ADDRESS",
        default=os.environ.get("FOLIENSATZ_EDITOR", "vscode"),
        help="what links to sources open: vscode (default), vscodium, cursor, windsurf, zed, idea, sublime, textmate, none, "
        "or an address with {path}, {line} and {column}",
    )
    add_watching(serve)
    serve.set_defaults(run=_serve, parser=serve)

    new = commands.add_parser(
        "new",
        help="start a deck",
        description="Start a deck in a new folder: it builds, and shows every layout of the theme by an example.",
        epilog="Exit codes: 0 started, 1 the folder is taken or the theme isn't there, 2 wrong usage.",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    new.add_argument("folder", metavar="DIR")
    _add_theme(new)
    new.add_argument("--lang", default="de", help="the deck's language (default: de)")
    new.add_argument("--speaker", default="", metavar="NAME", help="who speaks")
    new.set_defaults(run=_new, parser=new)

    theme = commands.add_parser(
        "theme",
        help="tell what a theme or template offers",
        description="Tell what a theme or a PowerPoint template offers: which layout serves what, what is missing, and what "
        "is done instead. Without a name: list the themes that can be asked for by name.",
        epilog="Exit codes: 0 told, 1 it can't be used, 2 wrong usage.",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    theme.add_argument("theme", nargs="?", default="", metavar="NAME|DIR|FILE")
    theme.add_argument(
        "-o", "--output", metavar="OUT.pptx", default="", help="build a deck that shows every layout with sample text"
    )
    theme.add_argument("--serve", action="store_true", help="show that deck in the browser, anew whenever the theme changes")
    theme.add_argument("--lang", default="de", help="the sample text's language (default: de)")
    _add_page(theme)
    add_watching(theme)
    theme.set_defaults(run=_theme, parser=theme)

    verify = commands.add_parser(
        "verify",
        help="is this PPTX safe to open?",
        description="Check PPTX files against the rules that PowerPoint follows when it opens or repairs a file.",
        epilog="Exit codes: 0 all are safe, 1 at least one is not, 2 wrong usage.",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    verify.add_argument("files", nargs="+", metavar="FILE.pptx")
    _add_format(verify)
    verify.set_defaults(run=_verify, parser=verify)

    explain = commands.add_parser(
        "explain",
        help="tell more about a diagnostic",
        description="Tell what a diagnostic means and what to do. Without a code: list all of them.",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    explain.add_argument("codes", nargs="*", metavar="CODE", help="such as F301")
    explain.set_defaults(run=_explain, parser=explain)
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    """The formatter of help texts. argparse makes one for every option, and asks shutil, a dear import, for the width
    where it isn't told."""
    import os

    try:
        width = os.get_terminal_size().columns
    except OSError:  # not a terminal
        width = 80
    return argparse.HelpFormatter(prog, width=min(width, 110) - 2)


def _add_deck(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deck", nargs="?", default="deck.md", metavar="DECK", help="the deck's file (default: deck.md)")


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT.pptx",
        default="",
        help="where the PPTX goes (default: build/DECK.pptx beside the deck)",
    )


def add_watching(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--poll",
        action="store_true",
        help="look at the files twice a second instead of letting the system tell of changes: for network drives",
    )


def _add_page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, metavar="N", help="the port on 127.0.0.1 (default: the first free from 7070 on)")
    parser.add_argument("--no-open", action="store_true", help="open no browser")


def _add_theme(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--theme", metavar="NAME|DIR|FILE", default="", help="a theme by name, a folder with a theme.toml, or a PowerPoint template")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 (any free one) to 65535, not “{text}”")
    return int(text)


def _add_said(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        dest="said",
        action="append",
        default=[],
        type=_said,
        metavar="NAME=VALUE",
        help="give a variable of the deck, or its title, speaker, date …, another value; may be given several times",
    )


def _said(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"write a name and its value, as in customer=Karlsruhe, not “{text}”")
    return name.strip(), value.strip()


def _add_common(parser: argparse.ArgumentParser) -> None:
    _add_theme(parser)
    _add_said(parser)
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")
    _add_format(parser)


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="human",
        help="diagnostics for people (default), one line each for editors, or JSON for programs",
    )


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
