"""Plans: tasks with their beginning, and their end or how long they take."""

from decimal import Decimal

from foliensatz.deck import Chart, Series
from foliensatz.numerals import NOTHING, parse_number
from foliensatz.reading.chart_figures import ChartMaking, exact
from foliensatz.reading.chart_source import Cell

# Spreadsheets count no days before 1900; so far ahead nobody plans, and days can be counted on from there.
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_LONGEST = 366_000
_DURATIONS = {"tag": 1, "tage": 1, "day": 1, "days": 1, "d": 1, "woche": 7, "wochen": 7, "week": 7, "weeks": 7, "w": 7}
_DURATION_HEADS = ("dauer", "duration", "tage", "days", "wochen", "weeks")


def plan_of(making: ChartMaking, kind: str, head: tuple[Cell, ...], body: tuple[tuple[Cell, ...], ...]) -> Chart | None:
    """Tasks with their beginning, and their end or how long they take."""
    if len(head) < 3:
        hint = "Write columns for the task, its beginning, and its end or duration"
        making.fail("F231", "A plan needs three columns", making.line, hint)
        return None
    if len(head) > 3:
        left = ", ".join(f"“{cell.text}”" for cell in head[3:] if cell.text) or "the columns behind the third"
        making.fail("F238", f"A plan shows three columns; {left} would be lost", head[3].line, "Leave out what is more")
        return None
    dates = any(day(row[1].text) is not None for row in body)
    lasting = head[2].text.lower() in _DURATION_HEADS
    begins, ends = [], []
    decimals = 0
    for row in body:
        begin, end = (
            (_moment(making, cell, dates) for cell in row[1:3])
            if not lasting
            else (_moment(making, row[1], dates), None)
        )
        length = _duration(making, row[2], head[2].text, dates) if lasting or dates and _days(row[2].text) else None
        if length is not None and begin is not None:
            end = begin + length - (1 if dates else 0)
        if begin is not None and end is not None and end < begin:
            making.fail("F238", f"“{row[0].text}” ends before it begins", row[2].line, "Check the two dates")
        begins.append(begin)
        ends.append(end)
        decimals = max(decimals, *(max(0, -v.as_tuple().exponent) for v in (begin, end) if v is not None), 0)
    if not dates and any(begin is not None and begin < 0 for begin in begins):
        making.fail(
            "F238", "A plan can't begin before 0", making.line, "Count from the first task's beginning, or write dates"
        )
    if not any(begin is not None and end is not None for begin, end in zip(begins, ends)):
        making.fail(
            "F231", "This plan has no task with a beginning and an end", making.line, "Write dates like 01.03.2025"
        )
        return None
    start, end = _names(making.context.lang)
    series = (
        Series(head[1].text or start, tuple(begins)),
        Series(end if lasting else head[2].text or end, tuple(ends)),
    )
    categories = tuple(row[0].text for row in body)
    corner = head[0].text
    return Chart(kind, categories, series, corner, unit=making.text("unit"), decimals=decimals, dates=dates)


def _moment(making: ChartMaking, cell: Cell, dates: bool) -> Decimal | None:
    if cell.text in NOTHING or dates and _days(cell.text):
        return None
    if not dates:
        number = making.number(cell)
        return None if number is None else exact(number)
    found = day(cell.text)
    if found is None:
        making.fail(
            "F238",
            f"“{cell.text}” is no date that can be read",
            cell.line,
            "Write 01.03.2025, 2025-03-01 or 1 March 2025",
        )
        return None
    return Decimal(found)


def _duration(making: ChartMaking, cell: Cell, head: str, dates: bool) -> Decimal | None:
    number = parse_number(cell.text, making.rows.lang)
    factor = 1
    if number is not None and dates:
        factor = _DURATIONS.get((number.unit or head).lower(), 1)
    if number is None or dates and abs(exact(number) * factor) > _LONGEST:
        if cell.text not in NOTHING:
            making.fail("F238", f"“{cell.text}” is no duration", cell.line, "Write a number of days, or 3 weeks")
        return None
    return exact(number) * factor


def _days(text: str) -> bool:
    """Whether a text is a number of days or weeks with its unit."""
    words = text.lower().split()
    return len(words) == 2 and words[1] in _DURATIONS


def day(text: str) -> int | None:
    """A date as spreadsheets count days."""
    from foliensatz.dates import parse_date

    iso = parse_date(text, "") if text else None
    if not iso:
        return None
    from datetime import date

    found = date.fromisoformat(iso)
    return (found - date(1899, 12, 30)).days if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _names(lang: str) -> tuple[str, str]:
    """The words for a task's beginning and its end."""
    return ("Beginn", "Ende") if lang.lower().startswith("de") else ("Start", "End")
