"""The text of a code block -> lines of runs that know what kind of token they are; colours are the theme's affair.

Pygments reads the code; it is loaded with the first block that names a language.
"""

from foliensatz.diagnostic import Diagnostic, Report, warning
from foliensatz.layout.lexers import close_name, lexer
from foliensatz.runs import Run, Runs, RunStyle

UNCOLORED = frozenset(("", "text", "txt", "plain", "plaintext", "none", "output", "csv", "log"))

KINDS = {
    "Token.Keyword": "keyword",
    "Token.Operator.Word": "keyword",
    "Token.Comment.Preproc": "keyword",
    "Token.Name.Function": "name",
    "Token.Name.Class": "name",
    "Token.Name.Builtin": "name",
    "Token.Name.Decorator": "name",
    "Token.Name.Exception": "name",
    "Token.Name.Tag": "name",
    "Token.Name.Attribute": "name",
    "Token.Literal.String": "string",
    "Token.Literal.Number": "number",
    "Token.Literal.Date": "number",
    "Token.Comment": "comment",
    "Token.Operator": "operator",
    "Token.Generic.Inserted": "inserted",
    "Token.Generic.Deleted": "deleted",
    "Token.Generic.Heading": "heading",
    "Token.Generic.Subheading": "heading",
}
"""Kinds of the theme by Pygments' token; a token that is not here is of its parent's kind."""

_kind_of_token: dict[object, str] = {}
_styles: dict[str, RunStyle] = {"": RunStyle(code=True)}


def highlight(text: str, language: str) -> Report[tuple[Runs, ...]]:
    """The lines of `text`, each as runs of one token kind (`RunStyle.token`; "" is plain). An empty line has no runs.

    The runs' texts, joined line by line, are `text`. A language that Pygments doesn't know gives plain runs and a
    warning. `language` is any name or short name of Pygments, in capitals or not.
    """
    wanted = language.strip().lower()
    if wanted in UNCOLORED:
        return Report(_plain(text))
    found = lexer(wanted)
    if found is None:
        return Report(_plain(text), (_unknown(language, wanted),))
    lines = _lines(found, text)
    # A few lexers drop or change characters of input that they can't read. The words matter more than the colours.
    if "\n".join("".join([run.text for run in line]) for line in lines) != text:
        return Report(_plain(text))
    return Report(lines)


def _plain(text: str) -> tuple[Runs, ...]:
    style = _styles[""]
    return tuple([(Run(line, style),) if line else () for line in text.split("\n")])


def _lines(reader, text: str) -> tuple[Runs, ...]:
    """Token texts gathered to runs: neighbours of one kind are one run, and white space joins what stands before it."""
    lines: list[Runs] = []
    runs: list[Run] = []
    gathered, kind = "", ""
    # Lexers expect a line end behind the last line; it is taken away again below.
    for _, token, value in reader.get_tokens_unprocessed(text + "\n"):
        token_kind = _kind_of_token.get(token)
        if token_kind is None:
            token_kind = _kind_of_token[token] = _kind(token)
        pieces = value.split("\n") if "\n" in value else (value,)
        for number, piece in enumerate(pieces):
            if number:
                if gathered:
                    runs.append(Run(gathered, _style(kind)))
                lines.append(tuple(runs))
                runs, gathered = [], ""
            if not piece:
                continue
            if not gathered:
                gathered, kind = piece, token_kind
            elif token_kind == kind or piece.isspace():
                gathered += piece
            else:
                runs.append(Run(gathered, _style(kind)))
                gathered, kind = piece, token_kind
    if gathered:
        runs.append(Run(gathered, _style(kind)))
    if runs:
        lines.append(tuple(runs))
    return tuple(lines)


def _style(kind: str) -> RunStyle:
    style = _styles.get(kind)
    if style is None:
        style = _styles[kind] = RunStyle(code=True, token=kind)
    return style


def _kind(token) -> str:
    while token is not None:
        kind = KINDS.get(str(token))
        if kind:
            return kind
        token = token.parent
    return ""


def _unknown(language: str, wanted: str) -> Diagnostic:
    close = close_name(wanted)
    hint = f"Did you mean “{close}”?" if close else "Leave the language out, or use “text”, for code without colours"
    return warning("F250", f"The language “{language}” of this code is not known, so it has no colours", hint=hint)
