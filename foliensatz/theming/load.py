"""Loading a theme: parse, check against the schema, compile. Every mistake is a diagnostic with its place."""

from foliensatz.diagnostic import Report, error
from foliensatz.source import Source, Span
from foliensatz.theme import Theme
from foliensatz.theming.check import check
from foliensatz.theming.compiled import compile_theme_values
from foliensatz.theming.places import Places


def load_theme(source: Source, aspect: str = "", deck: str = "", asked: Span = Span()) -> Report[Theme | None]:
    """The theme that `source` (a theme.toml) describes, for one of its aspects ("": its first). None where it has
    errors. Where it lacks the aspect, the diagnostic points at the deck's file `deck` and the place `asked` in it."""
    import tomllib

    try:
        raw = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as found:
        return Report(None, (_not_toml(str(found), source),))
    problems = check(raw, Places(source))
    if problems:
        return Report(None, tuple(problems))
    aspects = raw["aspects"]
    if aspect and aspect not in aspects:
        hint = f"It has {', '.join(aspects)}"
        message = f"The theme “{raw['name']}” has no format “{aspect}”"
        return Report(None, (error("F504", message, asked, hint, deck or source.path),))
    return Report(compile_theme_values(raw, aspect or next(iter(aspects)), source.text))


def _not_toml(message: str, source: Source):
    """tomllib's message with its "(at line 3, column 7)" as a place."""
    text, _, place = message.partition(" (at ")
    line, column = len(source.text.split("\n")), 0
    numbers = [int(word.strip("),")) for word in place.split() if word.strip("),").isdigit()]
    if len(numbers) == 2:
        line, column = numbers
    return error("F501", f"This theme can't be read: {text[:1].lower()}{text[1:]}", Span(line, column),
                 "A theme is a TOML file; look at quotation marks, brackets and commas", source.path)
