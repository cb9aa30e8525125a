"""Files and fences of delimited values as tables: what is chosen, how figures are worded, what the author is told."""

import pytest

from foliensatz.deck import CodeBlock, Paragraph, Table
from foliensatz.reading.slide import read
from foliensatz.runs import plain_text
from foliensatz.source import Excerpt, Settings
from tests.reading.dump import dump_block, dump_diagnostic
from tests.reading.fakes import FakeAssets

PLACES = "Ort;Einwohner;Anteil;PLZ;Seit\nDurlach;30998;5.25 %;76227;1938\nNeureut;19244;10 %;76149;1975\nSüd;–;;76137;\n"


def slide(text: str, lang: str = "de-DE", **files: str):
    return read(Excerpt("x.md", 1, "## T\n" + text, Settings(lang=lang)), FakeAssets(**files))


def table(text: str, lang: str = "de-DE", **files: str) -> Table:
    report = slide(text, lang, **files)
    assert not report.diagnostics
    (found,) = report.value.blocks
    assert isinstance(found, Table)
    return found


def cells(found: Table) -> list[list[str]]:
    return [[plain_text(cell).replace("\u00a0", " ") for cell in row] for row in (found.header, *found.rows)]


def told(text: str, **files: str) -> list[str]:
    return [dump_diagnostic(d) for d in slide(text, **files).diagnostics]


class TestFigures:
    def test_they_have_the_form_of_the_decks_language(self):
        assert cells(table("![](p.csv)", p=PLACES)) == [
            ["Ort", "Einwohner", "Anteil", "PLZ", "Seit"],
            ["Durlach", "30.998", "5,25 %", "76227", "1938"],
            ["Neureut", "19.244", "10 %", "76149", "1975"],
            ["Süd", "–", "", "76137", ""],
        ]
        assert cells(table("![](p.csv)", "en-GB", p=PLACES))[1] == ["Durlach", "30,998", "5.25%", "76227", "1938"]

    def test_decimals_for_columns_that_have_some_or_for_each(self):
        one = cells(table("![](p.csv){decimals=1}", p=PLACES))
        assert [row[1:3] for row in one[1:3]] == [["30.998", "5,3 %"], ["19.244", "10,0 %"]]
        each = cells(table('![](p.csv){decimals="- 1 0 - -"}', p=PLACES))
        assert [row[1:3] for row in each[1:3]] == [["30.998,0", "5 %"], ["19.244,0", "10 %"]]

    def test_names_and_codes_stay_as_they_are(self):
        found = cells(table('```csv {plain="Kennung"}\nNr.;Kennung;Wert\n1000;12345;12345\n2000;99999;7\n```'))
        assert found[1:] == [["1000", "12345", "12.345"], ["2000", "99999", "7"]]

    def test_a_column_with_a_word_in_it_stays_as_it_is(self):
        assert cells(table("```csv\na;b\nx;1234.5\ny;offen\n```"))[1] == ["x", "1234.5"]

    def test_cells_are_data_not_markdown(self):
        assert cells(table('```csv\na;b\n*x*;"zwei\nZeilen"\n```'))[1] == ["*x*", "zwei\nZeilen"]


class TestChoosing:
    def test_columns_by_heading_or_number_in_the_order_said(self):
        assert cells(table('![](p.csv){columns="anteil, 1"}', p=PLACES))[:2] == [["Anteil", "Ort"], ["5,25 %", "Durlach"]]

    def test_rows_by_number(self):
        found = cells(table('![](p.csv){columns=1 rows="3, 1-2"}', p=PLACES))
        assert found == [["Ort"], ["Süd"], ["Durlach"], ["Neureut"]]
        assert cells(table("![](p.csv){columns=1 rows=2-}", p=PLACES))[1:] == [["Neureut"], ["Süd"]]

    def test_without_a_header(self):
        found = table("```csv {header=no}\na;1\nb;2\n```")
        assert found.header == ((), ())
        assert cells(found)[1:] == [["a", "1"], ["b", "2"]]

    def test_the_delimiter(self):
        assert cells(table('```csv {delimiter=","}\na;b,c\n1,2\n```')) == [["a;b", "c"], ["1", "2"]]


def test_flags_in_one_word():
    assert table("![](p.csv){total stub}", p=PLACES)[9:11] == (True, True)
    assert table("```csv {total}\na;b\n1;2\n```").total
    report = slide("![](x.png){total}")
    assert plain_text(report.value.blocks[-1].runs) == "{total}"


class TestPlaces:
    def test_a_file_in_a_pictures_place_with_its_caption(self):
        found = table("![Orte und Werte](p.CSV){#orte}", p=PLACES)
        assert plain_text(found.caption) == "Orte und Werte"
        assert found.attributes.id == "orte"

    def test_a_title_is_the_better_caption(self):
        assert plain_text(table('![](p.tsv "Titel")', p="a\tb\n1\t2").caption) == "Titel"

    def test_a_fence_has_a_caption_and_attributes_below_it(self):
        found = table("```tsv {.x}\na\tb\nc\t1\n```\n\n: Werte {decimals=1}")
        assert plain_text(found.caption) == "Werte"
        assert dump_block(found, "")[0] == "2: table -,- {.x decimals=1}"

    def test_within_text_a_list_and_the_title(self):
        blocks = slide("- ![](p.csv)\n\ndavor ![](p.csv) danach", p="a\n1").value.blocks
        (item,) = blocks[0].items
        assert isinstance(item.blocks[0], Table)
        assert [type(block) for block in blocks[1:]] == [Paragraph, Table, Paragraph]
        title = read(Excerpt("x.md", 1, "## T ![](p.csv)"), FakeAssets(p="a\n1")).value
        assert isinstance(title.blocks[0], Table)

    def test_code_stays_code_where_it_is_said(self):
        (block,) = slide("```{.csv .code}\na,b\n```").value.blocks
        assert isinstance(block, CodeBlock)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![](q.csv)", "2:1 error F260 There is no file “q.csv”"),
        ("```csv\n```", "2:0 warning F261 This block has no rows, so there is no table"),
        ("![](leer.csv)", "2:0 warning F261 The file “leer.csv” has no rows, so there is no table"),
        ("![](p.csv){columns=Ortt}", "2:20 warning F264 The table has no column “Ortt”"),
        ("![](p.csv){rows=9}", "2:17 warning F264 The table has no row 9"),
        ("![](p.csv){rows=first}", "2:17 warning F265 rows can't be “first”"),
        ('![](p.csv){decimals="1 2"}', "2:22 warning F265 decimals can't be “1 2” for 5 columns"),
        ("![](p.csv){decimals=99}", "2:21 warning F265 decimals can't be “99” for 5 columns"),
        ("Text\n\n```csv\na;b\n1;2\n3\n```", "7:0 warning F262 This row has only 1 of the first row's 2 cells, so the rest stay empty"),
        ("```csv\na;b\n1;\x01\n```", "4:3 warning F214 An invisible character (U+0001) stands here and is left out"),
        ("|a|\n|-|\n| ![Orte](p.csv) |", "4:0 warning F212 A picture can't stand within a table or a caption, so its description stands there"),
    ],
)
def test_mistakes(text, expected):
    assert told(text, p=PLACES, leer="\n") == [f"! {expected}"]


def test_a_mistake_within_a_file_is_told_at_its_place_in_it():
    (found,) = slide("![](p.csv)", p="a;b\n\n1").diagnostics
    assert (found.path, found.span.line) == ("p.csv", 3)
    (found,) = slide("![](p.csv)", p='a;b\n1;"x').diagnostics
    assert (found.code, found.severity, found.path, found.span) == ("F263", "error", "p.csv", (2, 3, 0))
