"""What a chart's plan is: where its parts stand, which labels it has, what is told where something has no room."""

from decimal import Decimal

import pytest

from foliensatz.deck import Chart, Column, Columns, Series
from foliensatz.frame import ChartFrame
from foliensatz.layout import lay_out
from foliensatz.layout.chart_scale import day_axis, ticks, value_axis
from foliensatz.frame import NumberFormat
from tests.layout.test_slide import paragraph, slide
from foliensatz.fonts import Fonts
from tests.pptx.brand import theme

NUMBER = NumberFormat()


def values(*numbers) -> tuple[Decimal | None, ...]:
    return tuple(None if number is None else Decimal(str(number)) for number in numbers)


def chart(kind: str, *series: tuple, names: str = "abc", **rest) -> Chart:
    found = tuple(Series(f"Reihe {n}", values(*one)) for n, one in enumerate(series, 1))
    return Chart(kind, tuple(names), found, **rest)


def laid_out(*blocks, **fields):
    return lay_out(slide(*blocks, **fields), theme(), Fonts())


def frame_of(*blocks) -> ChartFrame:
    report = laid_out(*blocks)
    assert report.diagnostics == ()
    (found,) = (shape for shape in report.value[0].shapes if isinstance(shape, ChartFrame))
    return found


class TestScales:
    @pytest.mark.parametrize(
        "low, high, wanted",
        [
            (0, 6, [0, 2, 4, 6]),
            (3, 97, [0, 20, 40, 60, 80, 100]),
            (-35, 49, [-40, -20, 0, 20, 40, 60]),
            (0, 0.07, [0, 0.02, 0.04, 0.06, 0.08]),
        ],
    )
    def test_round_steps_that_hold_the_values_and_zero(self, low, high, wanted):
        assert ticks(value_axis(low, high, NUMBER)) == wanted

    def test_lines_far_from_zero_begin_elsewhere(self):
        assert value_axis(95, 100, NUMBER, from_zero=False).least == 95
        assert value_axis(20, 100, NUMBER, from_zero=False).least == 0

    def test_days_are_counted_in_whole_weeks_from_a_monday(self):
        axis = day_axis(45717, 45800, 6, NumberFormat(date=True))
        assert axis.least == 45712 and axis.step == 21 and axis.most >= 45800


class TestPlaces:
    def test_alone_it_fills_the_placeholder_over_the_whole_body(self):
        found = frame_of(chart("column", (1, 2, 3)))
        body = theme().layouts["content"].placeholder("body").box
        assert found.box == body and found.placeholder.type == "chart"

    def test_with_its_source_below_it_has_the_layout_s_place(self):
        found = frame_of(chart("column", (1, 2, 3)), paragraph("Quelle: Statistik"))
        assert found.box == theme().layouts["chart"].placeholder("chart").box

    def test_in_a_column_it_stands_free(self):
        found = frame_of(Columns((Column((paragraph("Text"),)), Column((chart("column", (1, 2, 3)),)))))
        assert found.placeholder is None and found.box.x > theme().size.width // 2

    @pytest.mark.parametrize(
        "kind", ["bar", "column", "line", "area", "stacked", "percent", "combo", "waterfall", "pie", "doughnut"]
    )
    def test_the_plot_stands_within_the_chart(self, kind):
        found = frame_of(chart(kind, (1, 2, 3)))
        assert found.box.contains(found.plot)
        for _, title in found.titles:
            assert found.box.contains(title.box)

    @pytest.mark.parametrize("kind", ["line", "column", "combo", "bar"])
    def test_long_titles_are_broken_where_libreoffice_would_break_them(self, kind):
        """Over four fifths of the chart's width, an upright axis's over a fifth; the plot makes room."""
        words = "Umsatz je Kopf der Bevölkerung im Landkreis und in seinen kreisangehörigen Gemeinden "
        axes = {"x_title": words * 2, "y_title": words} if kind != "bar" else {"x_title": words, "y_title": words * 2}
        found = frame_of(chart(kind, (1, 2, 3), (40, 50, 60), title=words * 2, labels="none", **axes))
        titles = dict(found.titles)
        level, upright = ("y", "x") if kind == "bar" else ("x", "y")
        for role, share in (("title", 0.8), (level, 0.8), (upright, 0.2)):
            assert len(titles[role].lines) > 1
            assert " ".join(titles[role].lines) in (words.strip(), (words * 2).strip())
            if role != "title":
                assert titles[role].box.width <= found.box.width * share
            assert found.box.contains(titles[role].box)
        assert titles["title"].box.bottom <= titles[upright].box.y
        assert titles[upright].box.bottom <= found.plot.y and found.plot.bottom <= titles[level].box.y


class TestLabels:
    def test_a_few_values_are_written_out_and_need_no_axis(self):
        found = frame_of(chart("column", (1, 2, 3)))
        assert found.series[0].label == "outEnd" and not found.axis.shown

    def test_many_values_have_an_axis_instead(self):
        found = frame_of(chart("column", range(1, 41), names="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"))
        assert not found.series[0].label and found.axis.shown and found.axis.gridlines

    def test_the_author_has_the_last_word(self):
        assert not frame_of(chart("column", (1, 2, 3), labels="none")).series[0].label
        assert frame_of(chart("line", (1, 2, 3), (4, 5, 6), labels="all")).series[0].label == "t"

    def test_lines_that_end_apart_are_named_at_their_ends(self):
        found = frame_of(chart("line", (1, 2, 3), (9, 9, 9)))
        assert found.legend is None and [s.says for s in found.series] == ["series", "series"]
        assert frame_of(chart("line", (1, 2, 3), (9, 9, 3.1))).legend is not None

    def test_what_is_stressed_stands_out_and_the_rest_back(self):
        style = theme().chart
        (series,) = frame_of(chart("column", (1, 2, 3), highlight=("b",))).series
        assert series.color == style.muted and series.colors == ((1, style.highlight),)


class TestNoRoom:
    def test_titles_that_leave_nothing_to_the_figures(self):
        report = laid_out(chart("line", (1, 2, 3), (40, 50, 60), title="Titel " * 300))
        assert [(d.code, d.severity) for d in report.diagnostics] == [("F431", "error")]

    LONG = tuple(f"Verwaltungsleistungszugangsverbesserung {n}" for n in range(8))

    def test_columns_whose_names_are_too_long_lie_down(self):
        report = laid_out(chart("column", range(8))._replace(categories=self.LONG))
        assert [d.code for d in report.diagnostics] == ["F430"]
        (found,) = (shape for shape in report.value[0].shapes if isinstance(shape, ChartFrame))
        assert found.across

    def test_names_of_lines_are_turned(self):
        names = tuple(f"Verwaltungsleistung {n}er" for n in "abcdefgh")
        report = laid_out(chart("line", range(8))._replace(categories=names))
        assert [d.code for d in report.diagnostics] == ["F430"]

    def test_names_without_any_room_are_an_error(self):
        names = chart("waterfall", range(60), names="x" * 60)._replace(categories=self.LONG * 7 + self.LONG[:4])
        report = laid_out(names)
        assert "F431" in [d.code for d in report.diagnostics] and report.failed

    def test_a_chart_with_too_many_categories_goes_on_in_the_same_scale(self):
        many = tuple(f"Gemeinde {n}" for n in range(40))
        report = laid_out(chart("bar", range(40))._replace(categories=many, title="Anträge"))
        assert [d.code for d in report.diagnostics] == ["F401"]
        parts = [shape for frame in report.value for shape in frame.shapes if isinstance(shape, ChartFrame)]
        assert sum((part.chart.categories for part in parts), ()) == many and len(parts) > 1
        assert len({part.axis for part in parts}) == 1
        assert [part.continued for part in parts] == [False] + [True] * (len(parts) - 1)

    def test_in_a_quotation_and_in_notes_it_is_told_in_words(self):
        from foliensatz.deck import Quote

        told = chart("bar", (1, 2, 3), title="Anträge")
        report = laid_out(Quote((told,)), notes=(told,))
        assert [d.code for d in report.diagnostics] == ["F434"]
        assert "Anträge" in [run.text for paragraph in report.value[0].notes for run in paragraph.runs]

    def test_years_are_left_out_now_and_then(self):
        found = frame_of(chart("line", range(60))._replace(categories=tuple(str(1960 + n) for n in range(60))))
        assert found.categories.every > 1

    def test_values_that_a_ring_has_no_room_for(self):
        report = laid_out(chart("doughnut", (1000, 900, 1)))
        assert [d.code for d in report.diagnostics] == ["F435"] and "“c”" in report.diagnostics[0].message

    def test_more_parts_than_colours(self):
        report = laid_out(chart("pie", range(10, 18), names="abcdefgh"))
        assert [d.code for d in report.diagnostics] == ["F432"]

    def test_more_series_than_colours(self):
        report = laid_out(chart("line", *[(1, 2, n) for n in range(7)]))
        assert "F432" in [d.code for d in report.diagnostics]

    def test_a_colour_that_is_not_the_theme_s(self):
        report = laid_out(chart("column", (1, 2, 3), colors=("Ziegle",)))
        assert [(d.code, d.hint) for d in report.diagnostics] == [("F433", "Did you mean “Ziegel”?")]


class TestWords:
    def test_the_alternative_text_is_made_of_the_figures(self):
        found = frame_of(chart("column", (1, None, 3.5), title="Umsatz", unit="Mio. €", decimals=1))
        assert found.descr == "Säulendiagramm: Umsatz, a bis c in Mio. €. a 1,0, b keine Angabe, c 3,5."

    def test_of_many_values_it_tells_the_extremes(self):
        found = frame_of(chart("line", range(26), names="abcdefghijklmnopqrstuvwxyz"))
        assert found.descr == "Liniendiagramm, a bis z. höchster Wert 25 (z), niedrigster Wert 0 (a)."

    def test_the_author_s_own_words_come_first(self):
        assert frame_of(chart("column", (1, 2, 3), alt="Steigt")).descr == "Steigt"
