"""A formula's LaTeX as a formula of the deck, and what is wrong with it at its line and column."""

from foliensatz.deck import Attributes, Math
from foliensatz.diagnostic import error, warning
from foliensatz.formula.linear import plain
from foliensatz.formula.tree import Formula
from foliensatz.reading.context import Context
from foliensatz.reading.dollars import unclosed
from foliensatz.reading.latex import Problem, parse
from foliensatz.source import Span


def read_formula(latex: str, line: int, display: bool, context: Context, attributes: Attributes) -> Math:
    """The formula whose LaTeX begins on `line` of the slide. What is wrong with it is told to the context."""
    parsed = parse(latex, display)
    _tell(parsed.problems, latex, line, context)
    number = attributes.get("tag") or parsed.tag
    label = attributes.id or parsed.label
    if number or label:
        context.equations.append((label, number))
    formula = Formula(parsed.body, latex.strip(), plain(parsed.body), display)
    return Math(formula, number, label, line)


def _tell(problems: tuple[Problem, ...], latex: str, line: int, context: Context) -> None:
    """The problems as diagnostics. The LaTeX's lines stand in the source without the indentation of what they are in, so
    each line with a problem is looked for in its line of the source."""
    rows = latex.split("\n")
    columns: dict[int, int] = {}
    for problem in problems:
        row = latex.count("\n", 0, problem.offset)
        if row not in columns:
            columns[row] = context.column(line + row, rows[row]) if rows[row] else 1
        within = problem.offset - (latex.rfind("\n", 0, problem.offset) + 1)
        column = columns[row] + within if columns[row] else 0
        make = error if problem.wrong else warning
        context.diagnostics.append(make(problem.code, problem.message, Span(line + row, column), problem.hint))


def tell_unclosed(text: str, line: int, context: Context) -> None:
    """Warn of a paragraph that begins like a formula by itself and never ends it."""
    opening = unclosed(text)
    if opening:
        closing = "$$" if opening == "$$" else "\\]"
        hint = f"Write {closing} where it ends; no blank line may stand before that"
        context.warn("F240", f"The formula that begins with {opening} is never closed", line, hint, context.column(line, opening))
