"""CSV and TSV: delimiters, decimal marks, quotation marks, rows of unequal length."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.reading.delimited import read_delimited, sniff


def cells(text: str, **rest) -> list[tuple[str, ...]]:
    report = read_delimited(text, "de-DE", **rest)
    assert not report.diagnostics
    return [row.cells for row in report.value.rows]


def told(text: str) -> list[str]:
    return [f"{d.span.line}:{d.span.column} {d.code}" for d in read_delimited(text, "de-DE").diagnostics]


@pytest.mark.parametrize(
    ("text", "delimiter", "lang"),
    [
        ("a;b\nx;1,5\ny;2,5", ";", "de-DE"),
        ("Name;Wert\nA;1.234\nB;2.5", ";", "en"),
        ("Name,Wert\nA,1234.5\nB,2.123", ",", "en"),
        ("Jahr,Wert\n2019,5\n2020,7", ",", "en"),
        ('a,b\n"x,y","1,5"\nz,"2,5"', ",", "de-DE"),
        ("a\tb\n1\t2,5", "\t", "de-DE"),
        ("Wert\n1,5\n2,5", ";", "de-DE"),
        ("sep=|\na|b", "|", "de-DE"),
        ("", ";", "de-DE"),
        ("Ort; Land\nBonn, am Rhein; NRW\nKöln, am Rhein; NRW", ";", "de-DE"),
    ],
)
def test_dialect(text, delimiter, lang):
    assert sniff(text, "de-DE") == (delimiter, lang)


def test_a_delimiter_can_be_said():
    assert sniff("a,b;c", "de-DE", delimiter="semicolon").delimiter == ";"
    assert sniff("a\tb,c,d", "de-DE", "x.tsv").delimiter == "\t"


def test_rows_and_their_lines():
    rows = read_delimited("Ort;Wert\n\nBonn; 1,5 \n", "de-DE").value.rows
    assert [(row.cells, row.line) for row in rows] == [(("Ort", "Wert"), 1), (("Bonn", "1,5"), 3)]


def test_quotation_marks():
    assert cells('a;b\n"x;y";"er sagt ""ja"""\n5" Rohr;"zwei\nZeilen"') == [
        ("a", "b"),
        ("x;y", 'er sagt "ja"'),
        ('5" Rohr', "zwei\nZeilen"),
    ]


def test_a_row_after_a_cell_of_two_lines_has_its_own_line():
    rows = read_delimited('a;b\n"x\ny";1\nz;2', "de-DE").value.rows
    assert [row.line for row in rows] == [1, 2, 4]


def test_what_excel_leaves_at_the_end_is_no_cell():
    assert cells("sep=;\na;b;;\n1;2;;\n;;;\n") == [("a", "b"), ("1", "2")]


def test_rows_of_unequal_length():
    text = "a;b\n1\n2;3;4\n5;6"
    assert [row.cells for row in read_delimited(text, "de-DE").value.rows] == [
        ("a", "b", ""),
        ("1", "", ""),
        ("2", "3", "4"),
        ("5", "6", ""),
    ]
    assert told(text) == ["2:0 F262", "3:0 F262"]


def test_a_quotation_mark_that_is_never_closed():
    text = 'a;b\n1;"zwei\n3;4'
    assert told(text) == ["2:3 F263"]
    assert [row.cells for row in read_delimited(text, "de-DE").value.rows] == [("a", "b"), ("1", "zwei"), ("3", "4")]


def test_nothing_in_it():
    assert cells("\n \n;;\n") == []


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=8)
ROWS = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=5))


@given(ROWS, st.sampled_from([";", ",", "\t"]))
def test_what_the_standard_library_writes_is_read_back(rows, delimiter):
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    report = read_delimited(file.getvalue(), "de-DE", delimiter=delimiter)
    assert not report.diagnostics
    assert [list(row.cells) for row in report.value.rows] == rows


@given(st.text(alphabet='ab;,"\n\t 1.', max_size=40))
def test_any_text_makes_rows_of_equal_length(text):
    rows = read_delimited(text, "de-DE").value.rows
    assert len({len(row.cells) for row in rows}) <= 1
