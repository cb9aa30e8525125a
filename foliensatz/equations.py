"""Numbers of formulas, counted through the deck, and the references to them: `{#eq:name}` and `@eq:name`."""

from typing import Mapping, NamedTuple

from foliensatz.deck import Math, Slide
from foliensatz.diagnostic import Diagnostic, Report, warning
from foliensatz.runs import Run
from foliensatz.source import Span

_HREF = "#eq:"


class Equation(NamedTuple):
    """What is shown in brackets beside a formula, and the anchor of the slide it stands on."""

    number: str
    anchor: str


def equations(slides: list[Slide]) -> Mapping[str, Equation]:
    """Every formula that has a name, by it. Those without a number of their own are counted from 1; of several with one
    name the first is meant."""
    found: dict[str, Equation] = {}
    count = 0
    for slide in slides:
        for label, number in slide.equations:
            if label and label not in found:
                count += not number
                found[label] = Equation(number or str(count), slide.anchor)
    return found


def numbered(slide: Slide, known: Mapping[str, Equation]) -> Report[Slide]:
    """The slide with the numbers of its formulas, and with references that lead to the slides of others. One to a formula
    that isn't there stays as it was typed, with a warning."""
    problems: dict[str, Diagnostic] = {}
    return Report(_with_numbers(slide, known, slide.line, problems), tuple(problems.values()))


def _with_numbers(value, known: Mapping[str, Equation], line: int, problems: dict[str, Diagnostic]):
    """A part of a slide, whatever its kind: deck values are tuples down to the runs."""
    line = getattr(value, "line", line)
    if isinstance(value, Math):
        if value.label and not value.number:
            return value._replace(number=known[value.label].number)
        return value
    if isinstance(value, Run):
        return _referring(value, known, line, problems) if value.style.href.startswith(_HREF) else value
    if not isinstance(value, tuple):
        return value
    parts = [_with_numbers(part, known, line, problems) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


def _referring(run: Run, known: Mapping[str, Equation], line: int, problems: dict[str, Diagnostic]) -> Run:
    label = run.style.href[1:]
    equation = known.get(label)
    if equation is None:
        problems.setdefault(label, _unknown(label, known, line))
        return run._replace(style=run.style._replace(href=""))
    text = f"({equation.number})" if run.text == "@" + label else run.text
    return run._replace(text=text, style=run.style._replace(href="#" + equation.anchor if equation.anchor else ""))


def _unknown(label: str, known: Mapping[str, Equation], line: int) -> Diagnostic:
    from foliensatz.suggestion import nearest

    near = nearest(label, sorted(known))
    hint = f"Did you mean @{near}?" if near else f"Name the formula you mean: $$ … $$ {{#{label}}}"
    return warning("F245", f"No formula of this deck is called {label}", Span(line), hint)


def named_twice(slides: list[Slide]) -> dict[int, list[str]]:
    """Names that a formula before has already, by the slide's place in the deck."""
    seen: set[str] = set()
    found: dict[int, list[str]] = {}
    for place, slide in enumerate(slides):
        for label, _ in slide.equations:
            if label and label in seen:
                found.setdefault(place, []).append(label)
            seen.add(label)
    return found


def tell_named_twice(slide: Slide, labels: list[str]) -> tuple[Diagnostic, ...]:
    hint = "Give it a name of its own; references lead to the first"
    return tuple(warning("F246", f"Two formulas are called {label}", Span(slide.line), hint) for label in labels)
