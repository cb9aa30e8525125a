"""Bytes of a template → Theme. Opening never fails: what is wrong is a diagnostic."""

from hashlib import sha256

from foliensatz.diagnostic import Diagnostic, Report, Severity, error
from foliensatz.theming.template.mending import open_template
from foliensatz.source import Span
from foliensatz.theme import Theme
from foliensatz.theming.template.inheritance import Unusable, resolve
from foliensatz.theming.template.values import theme_of


def load_template(data: bytes, name: str, path: str, asked: Span = Span(), place: str = "") -> Report[Theme | None]:
    """The theme that the template in the file `path` (as shown) makes, called `name`; None where it can't be used.
    `asked` in the file `place` is where the deck asks for it."""
    package, problems = open_template(data)
    if package is None or any(problem.severity == Severity.ERROR for problem in problems):
        return Report(None, (_unreadable(problems, path, asked, place),))
    try:
        template = resolve(package)
    except Unusable as why:
        hint = "Save it once in PowerPoint, or take another template"
        return Report(None, (error("F561", f"The template {path} can't be used: {why}", asked, hint, place),))
    return Report(theme_of(template, package, name, sha256(data).hexdigest()))


def _unreadable(problems: tuple[Diagnostic, ...], path: str, asked: Span, place: str) -> Diagnostic:
    why = problems[0].message if problems else "it is no PowerPoint file"
    hint = "Is it a .pptx or .potx, and whole? Save it once in PowerPoint"
    return error("F561", f"The template {path} can't be read: {why}", asked, hint, place)
