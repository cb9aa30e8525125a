"""The text of a code block -> lines of runs that know what kind of token they are; colours are the theme's affair.

Pygments does the reading. It is loaded with the first block that names a language, and only the lexer asked for.
"""

from foliensatz.deck import Run, Runs, RunStyle
from foliensatz.diagnostic import Diagnostic, Report, warning

UNCOLORED = frozenset(("", "text", "txt", "plain", "plaintext", "none", "output", "csv", "log"))
ALIASES = {
    "yml": "yaml",
    "jsonc": "json",
    "conf": "ini",
    "env": "bash",
    "htm": "html",
    "svg": "xml",
    "kt": "kotlin",
    "fs": "fsharp",
    "vb": "vb.net",
    "vba": "vb.net",
    "cmd": "batch",
    "plsql": "sql",
    "assembly": "nasm",
    "patch": "diff",
}
"""What authors write and Pygments does not know."""

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

SIMPLE_NAME = r"[^\W\d]\w*"

_kind_of_token: dict[object, str] = {}
_lexers: dict[str, object] = {}
_styles: dict[str, RunStyle] = {"": RunStyle(code=True)}


def highlight(text: str, language: str) -> Report[tuple[Runs, ...]]:
    """The lines of `text`, each as runs of one token kind (`RunStyle.token`; "" is plain). An empty line has no runs.

    The runs' texts, joined line by line, are `text`. A language that Pygments doesn't know gives plain runs and a
    warning. `language` is any name or short name of Pygments, in capitals or not.
    """
    wanted = language.strip().lower()
    wanted = ALIASES.get(wanted, wanted)
    if wanted in UNCOLORED:
        return Report(_plain(text))
    lexer = _lexer(wanted)
    if lexer is None:
        return Report(_plain(text), (_unknown(language, wanted),))
    lines = _lines(lexer, text)
    # A few lexers drop or change characters of input that they can't read. The words matter more than the colours.
    if "\n".join("".join([run.text for run in line]) for line in lines) != text:
        return Report(_plain(text))
    return Report(lines)


def _plain(text: str) -> tuple[Runs, ...]:
    style = _styles[""]
    return tuple([(Run(line, style),) if line else () for line in text.split("\n")])


def _lines(lexer, text: str) -> tuple[Runs, ...]:
    """Token texts gathered to runs: neighbours of one kind are one run, and white space joins what stands before it."""
    lines: list[Runs] = []
    runs: list[Run] = []
    gathered, kind = "", ""
    # Lexers expect a line end behind the last line; it is taken away again below.
    for _, token, value in lexer.get_tokens_unprocessed(text + "\n"):
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


def _lexer(alias: str):
    """The lexer of that name, or None. Pygments' own search would go on among installed plug-ins, which means reading
    the metadata of every package in the environment."""
    if alias not in _lexers:
        from pygments.lexers._mapping import LEXERS

        _lexers[alias] = None
        for module, name, aliases, _, _ in LEXERS.values():
            if alias in aliases or alias == name.lower():
                from pygments.lexers import find_lexer_class

                _lexers[alias] = _with_simple_names(find_lexer_class(name))()
                break
    return _lexers[alias]


def _with_simple_names(lexer_class):
    """The lexer, with names described by `\\w` instead of by a list of all of Unicode's letters.

    The two agree but for a handful of signs, and the regular expressions of Python's lexer are compiled in 14 ms
    instead of 30.
    """
    from pygments import unistring

    all_letters = f"[{unistring.xid_start}][{unistring.xid_continue}]*"
    if getattr(lexer_class, "uni_name", "") != all_letters:
        return lexer_class
    metaclass = type(lexer_class)

    def process_regex(cls, regex, flags, state):
        if isinstance(regex, str):
            regex = regex.replace(all_letters, SIMPLE_NAME)
        return metaclass._process_regex(cls, regex, flags, state)

    return metaclass(lexer_class.__name__, (lexer_class,), {"_process_regex": classmethod(process_regex)})


def _unknown(language: str, wanted: str) -> Diagnostic:
    from difflib import get_close_matches

    from pygments.lexers._mapping import LEXERS

    known = [alias for _, _, aliases, _, _ in LEXERS.values() for alias in aliases]
    close = get_close_matches(wanted, known, 1)
    hint = f"Did you mean “{close[0]}”?" if close else "Leave the language out, or use “text”, for code without colours"
    return warning("F250", f"The language “{language}” of this code is not known, so it has no colours", hint=hint)
