"""Blocks of code that show a file: ```` ```python {include="app.py" lines="10-24"} ````."""

from textwrap import dedent
from typing import NamedTuple

from foliensatz.reading.context import Context
from foliensatz.reading.fences import Info
from foliensatz.reading.line_ranges import chosen_lines
from foliensatz.source import Span

# Between stretches of lines that don't follow each other.
GAP = "…"
# Endings that no lexer goes by, as far as a fence is concerned.
_LANGUAGES = {"py": "python", "js": "javascript", "ts": "typescript", "rs": "rust", "rb": "ruby", "md": "markdown", "yml": "yaml",
              "sh": "bash", "cs": "csharp", "kt": "kotlin", "ps1": "powershell", "h": "c", "hpp": "cpp"}  # fmt: skip


class IncludedCode(NamedTuple):
    """A file's lines as code. `info` is the fence's without what chose them, and has a language. `first` is the number of
    the first line; `has_gaps` where the lines don't follow each other."""

    text: str
    info: Info
    first: int = 1
    has_gaps: bool = False


def included_code(text: str, info: Info, line: int, context: Context) -> IncludedCode:
    """What a block shows whose fence says `include=`. `text` stands in the block itself."""
    written = info.attributes.get("include")
    ranges = ",".join(value for key, value in info.attributes.pairs if key == "lines")
    pairs = tuple(pair for pair in info.attributes.pairs if pair[0] not in ("include", "lines"))
    ending = written.rpartition(".")[2].lower() if "." in written else ""
    rest = Info(info.language or _LANGUAGES.get(ending, ending), info.attributes._replace(pairs=pairs), info.words)
    name = context.located(written, line)
    column = context.column(line, written)
    source, told = context.assets.text(name)
    context.tell_of_file(told, Span(line, column), name, written)
    if source is None:
        return IncludedCode(text, rest)
    if text.strip():
        hint = "Put them into a block of their own"
        context.warn("F177", f"The block has lines of its own besides those of “{written}”, which are left out", line + 1, hint)
    stretches, problems = chosen_lines(source.text, ranges)
    column = context.column(line, "lines") if problems else 0
    for message, hint in problems:
        context.warn("F177", message, line, hint, column)
    if not stretches:
        return IncludedCode("", rest)
    pieces: list[str] = []
    has_gaps = False
    end = stretches[0][0]
    for first, lines in stretches:
        if first != end:
            has_gaps = True
            pieces.append(GAP)
        pieces += lines
        end = first + len(lines)
    code = "\n".join(pieces).expandtabs(4) if ranges else "\n".join(pieces)
    return IncludedCode(dedent(code) if ranges and not has_gaps else code, rest, stretches[0][0], has_gaps)
