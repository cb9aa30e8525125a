"""What can be written on the command line: the commands with their arguments, options and help."""

import argparse
import os

from foliensatz import __version__
from foliensatz.prog import prog

FORMATS = ("human", "short", "json")


def argument_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line. What it parses says the `command`, and the `parser` of that."""
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

    build = _command(
        commands,
        "build",
        help="make the PPTX of a deck",
        description="Make the PPTX of a deck. The file's path goes to stdout, what you should know to stderr. "
        "When the deck has errors, the last good PPTX stays as it is.",
        epilog="Exit codes: 0 built (warnings allowed), 1 there are errors and nothing was replaced, 2 wrong usage.",
    )
    _add_deck(build)
    _add_output(build)
    _add_common(build)

    watch = _command(
        commands,
        "watch",
        help="make the PPTX again whenever something changes",
        description="Make the PPTX, and make it again whenever a file changes that it is made of. A line for each rebuild "
        "goes to stdout, what you should know to stderr. While the PPTX is open in another program, the newest build "
        "lies beside it, and takes its place when the file is free.",
        epilog="Ctrl-C ends it. Exit codes: 0 ended, 1 there is no such deck, 2 wrong usage.",
    )
    _add_deck(watch)
    _add_output(watch)
    _add_watching(watch)
    _add_common(watch)

    check = _command(
        commands,
        "check",
        help="tell what is wrong with a deck, write nothing",
        description="Read and lay out every slide and tell what you should know, without writing a file.",
        epilog="Exit codes: 0 no errors, 1 errors, 2 wrong usage.",
    )
    _add_deck(check)
    _add_common(check)

    serve = _command(
        commands,
        "serve",
        help="show a deck in the browser while it is written",
        description="Show all slides of a deck in the browser, and each change as soon as it is saved; the PPTX is kept up "
        "to date too. The talk can be given from the page. Nothing leaves this machine. Ctrl-C ends it.",
        epilog="Exit codes: 0 ended with Ctrl-C, 1 there can be no server, 2 wrong usage.",
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
    _add_watching(serve)

    new = _command(
        commands,
        "new",
        help="start a deck",
        description="Start a deck in a new folder: it builds, and shows every layout of the theme by an example.",
        epilog="Exit codes: 0 started, 1 the folder is taken or the theme isn't there, 2 wrong usage.",
    )
    new.add_argument("folder", metavar="DIR")
    _add_theme(new)
    new.add_argument("--lang", default="de", help="the deck's language (default: de)")
    new.add_argument("--speaker", default="", metavar="NAME", help="who speaks")

    theme = _command(
        commands,
        "theme",
        help="tell what a theme or template offers",
        description="Tell what a theme or a PowerPoint template offers: which layout serves what, what is missing, and what "
        "is done instead. Without a name: list the themes that can be asked for by name.",
        epilog="Exit codes: 0 told, 1 it can't be used, 2 wrong usage.",
    )
    theme.add_argument("theme", nargs="?", default="", metavar="NAME|DIR|FILE")
    theme.add_argument(
        "-o", "--output", metavar="OUT.pptx", default="", help="build a deck that shows every layout with sample text"
    )
    theme.add_argument("--serve", action="store_true", help="show that deck in the browser, anew whenever the theme changes")
    theme.add_argument("--lang", default="de", help="the sample text's language (default: de)")
    _add_page(theme)
    _add_watching(theme)

    verify = _command(
        commands,
        "verify",
        help="is this PPTX safe to open?",
        description="Check PPTX files against the rules that PowerPoint follows when it opens or repairs a file.",
        epilog="Exit codes: 0 all are safe, 1 at least one is not, 2 wrong usage.",
    )
    verify.add_argument("files", nargs="+", metavar="FILE.pptx")
    _add_format(verify)

    explain = _command(
        commands,
        "explain",
        help="tell more about a diagnostic",
        description="Tell what a diagnostic means and what to do. Without a code: list all of them.",
    )
    explain.add_argument("codes", nargs="*", metavar="CODE", help="such as F301")
    return parser


def _command(commands, name: str, help: str, description: str, epilog: str | None = None) -> argparse.ArgumentParser:
    """The parser of one command, which says its `command` and itself with what it has parsed."""
    parser = commands.add_parser(
        name, help=help, description=description, epilog=epilog, allow_abbrev=False, formatter_class=_formatter
    )
    parser.set_defaults(command=name, parser=parser)
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


def _add_theme(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--theme", metavar="NAME|DIR|FILE", default="", help="a theme by name, a folder with a theme.toml, or a PowerPoint template")


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


def _add_page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, metavar="N", help="the port on 127.0.0.1 (default: the first free from 7070 on)")
    parser.add_argument("--no-open", action="store_true", help="open no browser")


def _add_watching(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--poll",
        action="store_true",
        help="look at the files twice a second instead of letting the system tell of changes: for network drives",
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 (any free one) to 65535, not “{text}”")
    return int(text)


def _said(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"write a name and its value, as in customer=Karlsruhe, not “{text}”")
    return name.strip(), value.strip()
