"""What charts are read from: rows of cells, and what an author says of them."""

from typing import NamedTuple

from foliensatz.source import Span


class Cell(NamedTuple):
    """A cell's text and the line of the slide on which it stands."""

    text: str
    line: int = 1


class Rows(NamedTuple):
    """Cells in rows. `lang` is the language as whose numbers they are read; `header` tells whether the first row names
    the columns (None: to be found out)."""

    rows: tuple[tuple[Cell, ...], ...]
    lang: str
    header: bool | None = None


class Option(NamedTuple):
    """What an author says of a chart: a text, or a list of them, or names with their values. `span` is where the value
    stands, `at` where its key does if that is known."""

    text: str
    items: tuple[str, ...] = ()
    span: Span = Span()
    pairs: tuple[tuple[str, str], ...] = ()
    at: Span = Span()

    def list(self) -> tuple[str, ...]:
        """The parts of the text, which a semicolon divides, or a comma where there is none."""
        if self.items:
            return self.items
        mark = ";" if ";" in self.text else ","
        return tuple(part.strip() for part in self.text.split(mark) if part.strip())

    def shifted(self, lines: int) -> "Option":
        span, at = (place._replace(line=place.line + lines) for place in (self.span, self.at))
        return self._replace(span=span, at=at)


Options = dict[str, Option]
