"""Charts as PowerPoint gets them: every reader finds the source's names and figures in the chart and in its workbook."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pytest
from pptx import Presentation

from foliensatz.checking import verify
from foliensatz.deck import CHART_KINDS, Chart, Series, Slide, Target
from foliensatz.fonts import Fonts
from foliensatz.frame import NumberFormat
from foliensatz.layout import lay_out
from foliensatz.pptx.chart_text import format_code
from foliensatz.pptx.emit import emit
from foliensatz.pptx.workbook import column_letters
from tests.judges import need, openxml_sdk
from tests.pptx.brand import packed, theme

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAMES = ("Kultur & Sport", "Bürger<service>", 'Kfz "Zulassung"', "Bauordnung")


def values(*numbers) -> tuple[Decimal | None, ...]:
    return tuple(None if number is None else Decimal(str(number)) for number in numbers)


ONE = (Series("2023", values("41.5", "34.25", 28, 12)),)
MANY = (*ONE, Series("2024", values(60, 55, "50.125", 38)), Series("2025", values(7, 8, 9, 10), line=True, second=True))
CASES = {
    "one": ONE,
    "many": MANY,
    "negative": (Series("2023", values("-41.5", 34, -28, 12)), Series("2024", values(6, "-5.5", 5, 3))),
    "gaps": (Series("2023", values(41, None, 28, 12)), Series("2024", values(None, 55, None, 38))),
}


def chart(kind: str, case: str = "one", **rest) -> Chart:
    series = CASES[case]
    if kind != "combo":
        series = tuple(one._replace(line=False, second=False) for one in series)
    if kind == "waterfall":
        series = series[:1]
        rest.setdefault("totals", (0, 3))
    if kind == "gantt":
        series = (
            Series("Beginn", values(45717, 45731, 45740, 45800)),
            Series("Ende", values(45730, 45760, None, 45830)),
        )
        rest.setdefault("dates", True)
    if kind == "scatter":
        rest.setdefault("x", values(1, "2.5", 4, 8))
    return Chart(kind, NAMES, series, "Bereich", title="Anträge", unit="%", decimals=2, **rest)


def frames(*charts: Chart, lang: str = "de-DE"):
    return [frame for each in charts for frame in lay_out(Slide(blocks=(each,), lang=lang), theme(), Fonts()).value]


def presentation(*charts: Chart):
    return Presentation(io.BytesIO(packed(*frames(*charts))))


def graphic(deck):
    return next(shape for shape in deck.slides[0].shapes if shape.has_chart)


def cells(workbook: bytes) -> dict[str, str]:
    """The cells of a workbook's only sheet by their names; formulas by the value that stands with them."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        assert archive.testzip() is None
        root = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    return {
        c.get("r"): "".join(c.find(MAIN + "is").itertext()) if c.get("t") else c.findtext(MAIN + "v")
        for c in root.iter(MAIN + "c")
    }


def results(workbook: bytes) -> dict[str, tuple[float, float]]:
    """What a workbook's formulas come to by what is stored with them, and by working them out."""
    formulas = openpyxl.load_workbook(io.BytesIO(workbook)).active
    stored = openpyxl.load_workbook(io.BytesIO(workbook), data_only=True).active
    words = {"MAX": max, "MIN": min, "IF": lambda condition, one, other: one if condition else other}

    def value(place: str) -> float:
        cell = formulas[place].value
        if not str(cell).startswith("="):
            return (cell - datetime(1899, 12, 30)).days if isinstance(cell, datetime) else cell or 0
        expression = re.sub(r"\b([A-Z]{1,2}\d+)\b", r'value("\1")', cell[1:])
        return eval(expression, {"value": value, **words})  # noqa: S307 - our own formulas

    places = [cell.coordinate for row in formulas.iter_rows() for cell in row if str(cell.value).startswith("=")]
    return {place: (float(stored[place].value or 0), float(value(place))) for place in places}


PLAIN = ("bar", "column", "line", "area", "stacked", "percent", "combo", "pie", "doughnut")


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize("case", ["one", "many", "gaps"])
def test_readers_find_names_and_values(kind, case):
    source = chart(kind, "one" if kind == "pie" else case)
    found = graphic(presentation(source)).chart
    series = {each.name: (list(plot.categories), list(each.values)) for plot in found.plots for each in plot.series}
    wanted = {one.name: (list(NAMES), [None if v is None else float(v) for v in one.values]) for one in source.series}
    assert series == wanted


@pytest.mark.parametrize("kind", CHART_KINDS)
@pytest.mark.parametrize("case", CASES)
def test_the_workbook_has_the_source_s_figures_to_the_last_digit(kind, case):
    source = chart(kind, case)
    book = cells(graphic(presentation(source)).chart.part.chart_workbook.xlsx_part.blob)
    assert book["A1"] == "Bereich"
    assert [book[f"A{row}"] for row in range(2, 6)] == list(NAMES)
    first = 2 if kind == "scatter" else 1
    for column, one in enumerate(source.series, first):
        letters = column_letters(column)
        assert book[f"{letters}1"] == one.name
        assert [book.get(f"{letters}{row}") for row in range(2, 6)] == [
            None if v is None else f"{v:f}" for v in one.values
        ]


@pytest.mark.parametrize("steps", [(10, -25, "8.5", 22, "15.5"), (10, 20, -5, -3, 22), (-4, -6, 30, "-20.25", "-0.25")])
def test_formulas_of_a_waterfall_come_to_what_is_drawn(steps):
    names = ("Start", "Verlust", "Erlös", "Zuschuss", "Stand")
    source = Chart("waterfall", names, (Series("Mio. €", values(*steps)),), totals=(0, 4))
    found = results(graphic(presentation(source)).chart.part.chart_workbook.xlsx_part.blob)
    assert len(found) > 20
    assert {place for place, (stored, computed) in found.items() if abs(stored - computed) > 1e-9} == set()


def test_formulas_of_a_plan_come_to_what_is_drawn():
    found = results(graphic(presentation(chart("gantt"))).chart.part.chart_workbook.xlsx_part.blob)
    assert found == {"D2": (14, 14), "D3": (30, 30), "D5": (31, 31)}


def test_every_kind_and_case_is_safe_to_open(tmp_path):
    need(openxml_sdk.NAME, openxml_sdk.binary() is not None)
    charts = [chart(kind, case) for kind in CHART_KINDS for case in CASES]
    charts += [
        chart("bar", "many", targets=(Target(Decimal(30), "Ziel"), Target(Decimal(50)))),
        chart("column", targets=(Target(Decimal(30)),)),
    ]
    file = tmp_path / "charts.pptx"
    file.write_bytes(packed(*frames(*charts)))
    assert verify(file.read_bytes()) == ()
    assert openxml_sdk.validate([file])[file] == ()


def test_it_stands_in_the_layout_s_placeholder_with_words_for_those_who_do_not_see():
    shape = graphic(presentation(chart("bar")))
    assert shape.is_placeholder and shape.placeholder_format.idx == theme().layouts["chart"].placeholder("chart").idx
    assert shape._element.nvGraphicFramePr.cNvPr.get("descr").startswith("Balkendiagramm: Anträge, Kultur & Sport bis")


def test_charts_that_are_alike_have_parts_of_their_own_with_names_that_stay():
    def names(*charts):
        with zipfile.ZipFile(io.BytesIO(packed(*frames(*charts)))) as archive:
            return [name for name in archive.namelist() if "/chart-" in name and "_rels" not in name]

    one, two = chart("bar"), chart("line")
    assert len(set(names(one, one))) == 2
    assert names(two)[0] in names(one, one, two)


def test_the_same_chart_makes_the_same_bytes():
    (frame,) = frames(chart("waterfall"))
    assert emit(frame, theme()) == emit(frame, theme())


@pytest.mark.parametrize(
    "number, lang, wanted",
    [
        (NumberFormat(1), "de-DE", '[$-407]#,##0.0;[$-407]"−"#,##0.0;[$-407]#,##0.0'),
        (NumberFormat(0, "%"), "de-DE", '[$-407]#,##0"\u00a0%";[$-407]"−"#,##0"\u00a0%";[$-407]#,##0"\u00a0%"'),
        (NumberFormat(0, "%"), "en-GB", '[$-809]#,##0"%";[$-809]"−"#,##0"%";[$-809]#,##0"%"'),
        (NumberFormat(date=True), "de-AT", "[$-C07]dd\\.mm\\.yyyy"),
    ],
)
def test_numbers_are_shown_as_the_deck_s_language_has_them(number, lang, wanted):
    assert format_code(number, lang) == wanted


def test_a_deck_without_charts_imports_nothing_of_them(tmp_path):
    (tmp_path / "deck.md").write_text("## Zahlen\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Titel\n")
    program = (
        "import sys; from foliensatz.pipeline import build\n"
        f"assert build({str(tmp_path / 'deck.md')!r}).value\n"
        "sys.exit(', '.join(name for name in sys.modules if 'chart' in name or name in ('decimal', 'pptx')) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
