"""Charts as authors write them: in a fence, in a file, as a table; what becomes of their figures, and of mistakes."""

from decimal import Decimal

import pytest

from foliensatz.deck import CHART_KINDS, Chart, CodeBlock, Table, Target
from foliensatz.reading.slide import read
from foliensatz.source import Excerpt, Settings
from tests.reading.fakes import FakeAssets

CSV = "Jahr;Online;Vor Ort\n2022;1.200,5;80\n2023;–;75\n2024;1.900;\n"


def slide(text: str, lang: str = "de-DE", **files: str):
    return read(Excerpt("x.md", 1, text, Settings(lang=lang)), FakeAssets(**files))


def chart(text: str, lang: str = "de-DE", **files: str) -> Chart:
    report = slide(text, lang, **files)
    assert report.diagnostics == ()
    (found,) = report.value.blocks
    assert isinstance(found, Chart)
    return found


def fence(attributes: str, body: str) -> str:
    return f"```csv {{{attributes}}}\n{body}\n```"


def yaml(body: str) -> str:
    return f"```chart\n{body}\n```"


def figures(found: Chart) -> dict[str, list[str | None]]:
    return {s.name: [None if v is None else str(v) for v in s.values] for s in found.series}


def told(text: str, lang: str = "de-DE") -> list[tuple[str, int]]:
    return [(d.code, d.span.line) for d in slide(text, lang).diagnostics]


class TestPlaces:
    """The same chart, however it is written."""

    FIGURES = {"Online": ["1200.5", None, "1900"], "Vor Ort": ["80", "75", None]}

    def same(self, found: Chart) -> bool:
        return (found.kind, found.categories, figures(found)) == ("line", ("2022", "2023", "2024"), self.FIGURES)

    def test_fence_of_delimited_values(self):
        assert self.same(chart(fence("chart=line", CSV)))
        assert self.same(chart(f"``` {{chart=line}}\n{CSV}```"))
        assert self.same(chart(f"```chart {{chart=line}}\n{CSV}```"))

    def test_file(self):
        found = chart('![Anträge](zahlen.csv){chart=line unit="Tsd."}', zahlen=CSV)
        assert self.same(found) and (found.title, found.unit) == ("Anträge", "Tsd.")

    def test_table_with_its_caption(self):
        rows = "| Jahr | Online | Vor Ort |\n|---|---|---|\n| 2022 | **1.200,5** | 80 |\n| 2023 | – | 75 |\n| 2024 | 1.900 | |\n"
        found = chart(rows + "\n: Anträge {chart=line}")
        assert self.same(found) and found.title == "Anträge" and found.corner == "Jahr"

    def test_delimited_values_within_yaml(self):
        rows = "".join(f"  {row}\n" for row in CSV.splitlines())
        assert self.same(chart(yaml(f"kind: line\ndata: |\n{rows}")))

    def test_lists_beside_categories(self):
        lists = "kind: line\ncategories: [2022, 2023, 2024]\nseries:\n  Online: [1200.5, null, 1900]\n  Vor Ort: [80, 75, ~]"
        found = chart(yaml(lists.replace("null", "–").replace("~", '""')))
        assert self.same(found)

    def test_series_with_names_and_values(self):
        text = "kind: line\ndata:\n  Online:\n    2022: 1.200,5\n    2023:\n    2024: 1.900\n  Vor Ort:\n    2022: 80\n    2023: 75"
        assert self.same(chart(yaml(text)))

    def test_names_with_a_value_each(self):
        found = chart(yaml("title: Umsatz\ndata:\n  2018: 3,4\n  2019: 4,1"))
        assert (found.kind, found.categories, figures(found)) == (
            "column",
            ("2018", "2019"),
            {"Umsatz": ["3.4", "4.1"]},
        )

    def test_rows(self):
        found = chart(yaml("data:\n  - [Ort, Online]\n  - [Adorf, 3]\n  - [Beheim, 4]"))
        assert (found.categories, figures(found)) == (("Adorf", "Beheim"), {"Online": ["3", "4"]})

    def test_code_about_charts_stays_code(self):
        (found,) = slide("```csv {.code chart=line}\na;b\n```").value.blocks
        assert isinstance(found, CodeBlock)

    def test_a_table_that_says_nothing_of_a_chart_stays_one(self):
        (found,) = slide("| a | b |\n|---|---|\n| c | 1 |").value.blocks
        assert isinstance(found, Table)


class TestFigures:
    def test_they_are_exact_to_the_last_digit(self):
        found = chart(fence("chart=bar", "Ort;Wert\nA;0,10\nB;12345678901234567890,123456789"))
        assert found.series[0].values == (Decimal("0.10"), Decimal("12345678901234567890.123456789"))
        assert found.decimals == 9

    def test_the_unit_that_all_figures_have_is_the_chart_s(self):
        assert chart(fence("chart=pie", "Träger;Anteil\nGas;60 %\nStrom;40 %")).unit == "%"

    def test_years_as_heads_are_a_header(self):
        found = chart(fence("chart=bar", "Bereich;2019;2020\nKultur;41;60\nSport;3;4"))
        assert [series.name for series in found.series] == ["2019", "2020"]

    def test_figures_without_a_header(self):
        found = chart(fence("chart=bar title=Anträge", "Kultur;41\nSport;3"))
        assert figures(found) == {"Anträge": ["41", "3"]}


class TestChoosing:
    def test_columns_and_rows_of_a_file(self):
        found = chart('![x](z.csv){chart=bar columns="Jahr, Vor Ort" rows="2-"}', z=CSV)
        assert (found.categories, figures(found)) == (("2023", "2024"), {"Vor Ort": ["75", None]})

    def test_a_column_that_is_not_there(self):
        report = slide('![x](z.csv){chart=bar columns="Jahr, Onlein"}', z=CSV)
        assert "F264" in [d.code for d in report.diagnostics]


class TestSettings:
    def test_all_of_them(self):
        found = chart(
            yaml(
                "kind: Säulen\ntitle: Umsatz\nunit: Mio. €\nx: Jahr\ny: Betrag\nlabels: no\nlegend: no\nhorizontal: yes\n"
                "highlight: 2019\ncolors: [Ziegel, accent1]\ndecimals: 2\nalt: Steigt\ntarget:\n  Ziel: 4,5\n  Grenze: 6\n"
                "order: reverse\ndata:\n  2018: 3,4\n  2019: 4,1"
            )
        )
        assert found._replace(series=(), line=1) == Chart(
            "column", ("2019", "2018"), (), "", "Umsatz", "Mio. €", x_title="Jahr", y_title="Betrag", labels="none",
            legend="none", highlight=("2019",), targets=(Target(Decimal("4.5"), "Ziel"), Target(Decimal(6), "Grenze")),
            colors=("Ziegel", "accent1"), decimals=2, horizontal=True, alt="Steigt",
        )  # fmt: skip

    @pytest.mark.parametrize("kind", CHART_KINDS)
    def test_every_kind(self, kind):
        rows = "A;B;C\nx;1;2\ny;3;4"
        if kind in ("pie", "waterfall"):
            rows = "A;B\nx;1\ny;3"
        assert chart(fence(f"chart={kind}", rows)).kind == kind

    @pytest.mark.parametrize(
        "order, wanted",
        [("descending", "bca"), ("ascending", "acb"), ("reverse", "cba"), ("c", "cab"), ("source", "abc")],
    )
    def test_order_of_categories(self, order, wanted):
        assert chart(fence(f"chart=bar order={order}", "N;W\na;1\nb;3\nc;2")).categories == tuple(wanted)

    def test_order_of_series(self):
        assert [s.name for s in chart(fence('chart=bar order="Z"', "N;W;Z\na;1;2")).series] == ["Z", "W"]

    def test_a_combination_s_line_has_an_axis_of_its_own_where_its_figures_are_of_another_size(self):
        found = chart(fence("chart=combo", "Jahr;Fälle;Quote\n2022;1200;12 %\n2023;1400;15 %"))
        assert [(s.line, s.second) for s in found.series] == [(False, False), (True, True)]
        assert (found.unit, found.second_unit) == ("", "%")
        alike = chart(fence("chart=combo", "Jahr;Ist;Plan\n2022;1200;1100\n2023;1400;1500"))
        assert not alike.series[1].second

    def test_totals_of_a_waterfall_are_worked_out(self):
        found = chart(fence("chart=waterfall", "Posten;Mio. €\nPlan;48\nSteuern;12,5\nPersonal;-9,75\nErgebnis;="))
        assert found.series[0].values[-1] == Decimal("50.75") and found.totals == (0, 3)

    def test_a_plan_counts_days_as_spreadsheets_do(self):
        found = chart(fence("chart=gantt", "Aufgabe;Beginn;Dauer\nA;01.03.2025;14 Tage\nB;2025-03-17;2 Wochen"))
        assert figures(found) == {"Beginn": ["45717", "45733"], "Ende": ["45730", "45746"]} and found.dates

    def test_points_have_places_and_names(self):
        found = chart(fence("chart=scatter", "Ort;Einwohner;Anträge\nAdorf;12,5;340\nBeheim;28;760"))
        assert (found.categories, found.x, figures(found)) == (
            ("Adorf", "Beheim"),
            (Decimal("12.5"), Decimal(28)),
            {"Anträge": ["340", "760"]},
        )
        assert (found.x_title, found.y_title) == ("Einwohner", "Anträge")


class TestMistakes:
    """Every one is told with its line; what can't be shown truly is shown otherwise, or not at all."""

    @pytest.mark.parametrize(
        "text, wanted",
        [
            (fence("chart=colum", "A;B\nx;1"), [("F230", 1)]),
            (yaml("kind: bar"), [("F231", 1)]),
            (yaml("kind: [bar"), [("F231", 2)]),
            (fence("chart=bar", "A;B"), [("F231", 1)]),
            (fence("chart=bar", "A;B\nx;etwa eins\ny;2"), [("F232", 3)]),
            (yaml("target: viel\ndata:\n  x: 1"), [("F232", 2)]),
            (fence("chart=bar titel=A", "A;B\nx;1"), [("F235", 1)]),
            (fence("chart=bar labels=vielleicht", "A;B\nx;1"), [("F235", 1)]),
            (yaml("kidn: bar\ndata:\n  x: 1"), [("F235", 2)]),
            (yaml("decimals: zwei\ndata:\n  x: 1"), [("F235", 2)]),
            (fence("chart=bar highlight=z", "A;B\nx;1"), [("F236", 1)]),
            (fence("chart=bar order=z", "A;B\nx;1"), [("F236", 1)]),
            (fence("chart=waterfall totals=C", "A;B\nA;1\nB;2\nC;4"), [("F237", 5)]),
            (fence("chart=gantt", "A;B;C\nx;01.02.2025;01.01.2025"), [("F238", 3)]),
            (fence("chart=gantt", "A;B;C\nx;01.02.2025;bald"), [("F238", 3)]),
            (fence("chart=gantt", "A;B;C\nx;01.02.2025;999999999 Wochen"), [("F238", 3)]),
            (fence("chart=gantt", "A;B;C\nx;01.02.2025;31.12.9999"), [("F238", 3)]),
            (fence("chart=gantt", "A;B;C;D\nx;01.02.2025;02.02.2025;Anna"), [("F238", 2)]),
            (yaml("categories: [a, b]\nseries:\n  S: [3,4, 5,1]"), [("F239", 4)]),
        ],
    )
    def test_told(self, text, wanted):
        assert sorted(told(text)) == sorted(wanted)

    @pytest.mark.parametrize(
        "kind, rows, code, drawn",
        [
            ("pie", "A;B\nx;1\ny;-2", "F233", "bar"),
            ("percent", "A;B;C\nx;1;2\ny;-2;3", "F233", "stacked"),
            ("area", "A;B\nx;1\ny;\nz;3", "F233", "line"),
            ("pie", "A;B;C\nx;1;2\ny;2;3", "F234", "percent"),
            ("waterfall", "A;B;C\nx;1;2\ny;2;3", "F234", "column"),
        ],
    )
    def test_figures_that_a_kind_cannot_show_are_drawn_as_another(self, kind, rows, code, drawn):
        report = slide(fence(f"chart={kind}", rows))
        assert [d.code for d in report.diagnostics] == [code] and report.value.blocks[0].kind == drawn

    def test_the_place_of_an_unknown_key_is_the_key(self):
        (found,) = slide(yaml("kidn: bar\ndata:\n  x: 1")).diagnostics
        assert (found.span.line, found.span.column, found.hint) == (2, 1, "Did you mean “kind”?")

    def test_a_mistake_in_a_file_s_figures_is_told_where_the_slide_names_it(self):
        report = slide("\n\n![x](z.csv){chart=bar}", z="A;B\nx;viel")
        assert [(d.code, d.span.line) for d in report.diagnostics] == [("F232", 3)]
