"""What the author is told: diagnostics, and the Report that carries them beside a stage's result."""

from typing import Generic, NamedTuple, TypeVar

from foliensatz.source import Excerpt, Span

T = TypeVar("T")


class Severity:
    """An error keeps the deck from being written; a warning does not (unless the author builds with --strict)."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(NamedTuple):
    """One thing the author should know. `code` is stable ("F301"; `foliensatz explain F301` tells more).

    `message` says what is the case, `hint` what to do about it; both are whole, short English sentences
    without a final full stop. `path` is empty and `span` relative to the slide until `placed` makes both absolute.
    """

    code: str
    severity: str
    message: str
    span: Span = Span()
    hint: str = ""
    path: str = ""

    def placed(self, path: str, first_line: int) -> "Diagnostic":
        """The same with its absolute place; one that has a path already is returned as it is."""
        if self.path:
            return self
        offset = first_line - 1
        span = self.span
        end_line = span.end_line + offset if span.end_line else 0
        return self._replace(path=path, span=Span(span.line + offset, span.column, end_line))

    def placed_in(self, excerpt: Excerpt) -> "Diagnostic":
        """The same for a place of an excerpt's text."""
        if self.path:
            return self
        path, span = excerpt.in_file(self.span)
        return self._replace(path=path, span=span)


def error(code: str, message: str, span: Span = Span(), hint: str = "", path: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, span, hint, path)


def warning(code: str, message: str, span: Span = Span(), hint: str = "", path: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, message, span, hint, path)


class Report(NamedTuple, Generic[T]):
    """A value with the diagnostics that arose while it was made."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        return any(d.severity == Severity.ERROR for d in self.diagnostics)
