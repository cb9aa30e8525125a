"""How a diagnostic is shown: for people, for editors (one line), for programs (JSON).

Diagnostics that come here have their absolute place. A line of 0 or 1 with column 0 may mean the whole file.
"""

from typing import Callable

from foliensatz.diagnostic import Diagnostic, Severity

Line = Callable[[str, int], str | None]
"""(path, line) -> that line of the source without its end, or None where there is none to show."""

TAB = 4
WIDEST = 100

_BOLD = "\x1b[1m"
_QUIET = "\x1b[2m"
_RESET = "\x1b[0m"
_SEVERITY_COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}


def short(diagnostic: Diagnostic) -> str:
    """`path:line:col: error|warning CODE message`; where only the line is known the column is 1."""
    return f"{_place(diagnostic)}: {_said(diagnostic)}"


def _said(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.severity} {diagnostic.code} {_visible(diagnostic.message)}"


def human(diagnostic: Diagnostic, line_of: Line, colors: bool = False) -> str:
    """The short form, then the source line with a caret below the column, then the hint."""
    place = diagnostic.path if diagnostic.path.startswith("--") else _place(diagnostic)  # an option has no lines
    if colors:
        paint = _SEVERITY_COLORS[diagnostic.severity]
        rows = [
            f"{_BOLD}{place}:{_RESET} {paint}{diagnostic.severity} {diagnostic.code}{_RESET} "
            f"{_BOLD}{_visible(diagnostic.message)}{_RESET}"
        ]
    else:
        paint = ""
        rows = [f"{place}: {_said(diagnostic)}"]
    text = line_of(diagnostic.path, diagnostic.span.line) if diagnostic.span.line else None
    if text is not None and text.strip():
        number = str(diagnostic.span.line)
        shown, offset = _excerpt(text, diagnostic.span.column)
        rows.append(f"{_QUIET if colors else ''}  {number} | {_RESET if colors else ''}{shown}")
        if diagnostic.span.column:
            caret = f"{paint}^{_RESET}" if colors else "^"
            rows.append(" " * (len(number) + 5 + offset) + caret)
    if diagnostic.hint:
        rows.append(f"  hint: {_visible(diagnostic.hint)}")
    return "\n".join(rows)


def json_line(diagnostic: Diagnostic) -> str:
    """One JSON object on one line. `column` is null where the whole line is meant."""
    import json

    span = diagnostic.span
    line = max(span.line, 1)
    return json.dumps(
        {
            "code": diagnostic.code,
            "severity": diagnostic.severity,
            "path": diagnostic.path,
            "line": line,
            "column": span.column or None,
            "end_line": max(span.end_line, line),
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        },
        ensure_ascii=False,
    )


def count(diagnostics: tuple[Diagnostic, ...]) -> str:
    """ "2 errors, 1 warning"; "" where there is nothing to count."""
    errors = sum(d.severity == Severity.ERROR for d in diagnostics)
    return ", ".join(
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((errors, "error"), (len(diagnostics) - errors, "warning"))
        if number
    )


def _place(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.path}:{max(diagnostic.span.line, 1)}:{max(diagnostic.span.column, 1)}"


def _visible(text: str) -> str:
    """The text on one line and without control characters, which could steer a terminal."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _excerpt(text: str, column: int) -> tuple[str, int]:
    """The source line as a terminal can show it, cut to the widest around the column, and how many cells stand before
    the column."""
    text = text.rstrip()[: max(column, 1) + WIDEST]
    cells: list[str] = []
    widths: list[int] = []
    position = 0
    for character in text:
        width = TAB - position % TAB if character == "\t" else _cells(character)
        if width:
            cells.append(" " * width if character == "\t" else _visible(character))
        else:
            cells.append(character if character.isprintable() else "")
        widths.append(width)
        position += width
    marked = min(max(column, 1) - 1, len(cells))
    first, room = marked, WIDEST * 2 // 3
    while first > 0 and room >= widths[first - 1]:
        first -= 1
        room -= widths[first]
    last, room = first, WIDEST
    while last < len(cells) and room >= widths[last]:
        room -= widths[last]
        last += 1
    before = "…" if first else ""
    after = "…" if last < len(cells) else ""
    return before + "".join(cells[first:last]) + after, len(before) + sum(widths[first:marked])


def _cells(character: str) -> int:
    """How many cells of a terminal a character takes: 0 for combining ones, 2 for East Asian wide ones and emoji
    (Unicode Standard Annex 11)."""
    if character < "\x7f":
        return 1
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
