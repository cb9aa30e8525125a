"""Variables: where they are replaced, what their values are written as, and where positions lead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foliensatz.reading.data_file import read_data
from foliensatz.reading.slide import read
from foliensatz.reading.values import DATE, NUMBER, TEXT, Value, worded
from foliensatz.reading.variables import Variables, fill
from foliensatz.runs import plain_text
from foliensatz.source import Excerpt, Settings, Source, Span
from tests.reading.fakes import FakeAssets


def variables(lang: str = "de-DE", **values: str) -> Variables:
    return Variables([{name: Value(name, text) for name, text in values.items()}, {}], lang)


def filled(text: str, **values: str) -> str:
    report = fill(text, variables(**values))
    assert not report.diagnostics
    return report.value.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Für {{ k }}", r"Für A\*B"),
        ("{{k}} {{ k }}", r"A\*B A\*B"),
        ("`{{ k }}` und ``a ` {{ k }}``", "`{{ k }}` und ``a ` {{ k }}``"),
        ("$x_{{k}}$ kostet 5 $ {{ k }}", r"$x_{{k}}$ kostet 5 $ A\*B"),
        ("\\(x_{{k}}\\)", "\\(x_{{k}}\\)"),
        ("$$\nx_{{k}}\n$$", "$$\nx_{{k}}\n$$"),
        ("\\{{ k }}", "\\{{ k }}"),
        ("```\n{{ k }}\n```", "```\n{{ k }}\n```"),
        ("```python {.variables}\n{{ k }} \\{{ k }}\n```", "```python {.variables}\nA*B {{ k }}\n```"),
        ("    {{ k }}", "    {{ k }}"),
        ("- a\n\n  ```\n  {{ k }}\n  ```\n- {{ k }}", "- a\n\n  ```\n  {{ k }}\n  ```\n- A\\*B"),
        ("[hier]({{ k }})", "[hier](A*B)"),
        ('[hier](x "{{ k }}")', '[hier](x "A*B")'),
        ("## A {footer=\"{{ k }}\"}", "## A {footer=\"A*B\"}"),
        ("<!-- footer: {{ k }} -->", "<!-- footer: A*B -->"),
        ("<!-- Sage {{ k }}\n\nund {{ k }} -->", "<!-- Sage A\\*B\n\nund A\\*B -->"),
        ("<!-- // {{ k }} -->", "<!-- // {{ k }} -->"),
        ("| {{ k }} |\n|---|\n| {{ k }} |", "| A\\*B |\n|---|\n| A\\*B |"),
        ("{{< include x.md >}} {{% x %}}", "{{< include x.md >}} {{% x %}}"),
    ],
)
def test_where_variables_are_replaced(text, expected):
    assert filled(text, k="A*B") == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("[h]({{ k }})", "https://e.org/a (b)", "[h](https://e.org/a%20%28b%29)"),
        ("<{{ k }}>", "a b", "<a%20b>"),
        ("{{ k }}", "https://e.org/a_b", "<https://e.org/a_b>"),
        ("{{ k }}", "a@b.de", "<a@b.de>"),
        ("[{{ k }}](x)", "https://e.org/a_b", "[https://e.org/a\\_b](x)"),
        ("- {{ k }}", "- a", "- \\- a"),
        ("{{ k }}", "1. a", "1\\. a"),
        ("a {{ k }}", "1. a", "a 1. a"),
        ("a {{ k }}", "1\n2\n", "a 1<br>2"),
        ("```csv\na;{{ k }}\n```", "x;y", '```csv\na;"x;y"\n```'),
        ("```csv\na;{{ k }}\n```", 'x "y"', '```csv\na;"x ""y"""\n```'),
        ("```chart\ntitle: {{ k }}\n```", "a: b's", "```chart\ntitle: 'a: b''s'\n```"),
        ("```chart\nA: [{{ k }}, 2]\n```", "12", "```chart\nA: [12, 2]\n```"),
    ],
)
def test_what_values_are_written_as(text, value, expected):
    assert filled(text, k=value) == expected


LITERAL = st.text("\\`*_[]<>&$~|#{}()+=:!@^ab1 /;", min_size=1, max_size=12)


@settings(max_examples=400, deadline=None)
@given(LITERAL)
def test_a_value_means_itself(value):
    value = " ".join(value.split())
    excerpt = Excerpt("a.md", 1, "## A {{ v }}\n\n{{ v }}\n\n- {{ v }}\n\n| a | b |\n|---|---|\n| {{ v }} | x |", Settings("fr-FR"))
    text = fill(excerpt.text, variables("fr-FR", v=value)).value.text
    slide = read(excerpt._replace(text=text), FakeAssets()).value
    expected = _plain(value)
    assert _plain(plain_text(slide.title)) == _plain("A" + value)
    if expected:
        texts = [plain_text(slide.blocks[0].runs), plain_text(slide.blocks[1].items[0].blocks[0].runs)]
        table = slide.blocks[2]
        assert [_plain(text) for text in (*texts, plain_text(table.rows[0][0]))] == [expected] * 3


def _plain(text: str) -> str:
    """Without what typography does to blanks."""
    return "".join(text.replace("\u2060", "").split())


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("{}<>`$\\\n#-| ab\t"), max_size=40).filter(lambda text: "{{" not in text))
def test_a_text_without_variables_stays_as_it_is(text):
    assert fill(text, variables(a="1")) == ((text, ()), ())


PIECES = ["{{ v }}", "{{v}}", "{{ w }}", "\\", "`", "```", "```csv", "```chart", "$", "$$", "<", "<!--", "-->", "<a ", ">", "](", ")", "[",
          "{", "}", '"', "|", "- ", "    ", "\n", "\n\n", "> ", "## ", "a", " ", "footer: ", "\\(", "\\)"]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_text_can_be_filled_and_read(pieces):
    text = "".join(pieces)
    (new, edits), told = fill(text, variables(v="A {b} *c* <d> \\", w="x\ny"))
    assert not told and new.count("\n") == text.count("\n")
    read(Excerpt("a.md", 1, new, edits=edits), FakeAssets())


def test_many_tags_and_braces_take_no_time():
    for piece in ("<a {{ v }}", '{a="{{ v }} ', "`{{ v }}", "$x {{ v }}", "<!-- {{ v }}", "]({{ v }}"):
        fill(piece * 2000, variables(v="1"))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["ab ", "{{ v }}", "{{ w }}", "x", "\n", "# "]), max_size=12))
def test_every_place_leads_back_to_the_source(pieces):
    text = "".join(pieces)
    new, edits = fill(text, variables(v="länger als der Name", w="")).value
    excerpt = Excerpt("a.md", 1, new, edits=edits)
    sources = text.split("\n")
    for number, line in enumerate(new.split("\n"), 1):
        for column in range(1, len(line) + 1):
            place = excerpt.in_source(Span(number, column))
            assert place.line == number and 1 <= place.column <= len(sources[number - 1])
            behind = sources[number - 1][place.column - 1]
            inside = any(e.line == number and e.column <= column < e.column + e.length for e in edits)
            assert behind == ("{" if inside else line[column - 1])


@pytest.mark.parametrize(
    ("text", "code", "span", "words"),
    [
        ("a\n\nb {{ knude }}", "F170", Span(3, 3), "Did you mean “kunde”?"),
        ("{{ x }}", "F170", Span(1, 1), "There is kunde, circle, ort.a"),
        ("{{ kunde | upper }}", "F171", Span(1, 1), "dots for what is nested"),
        ("{{ }}", "F171", Span(1, 1), "\\{{"),
        ("{{ ort }}", "F171", Span(1, 1), "ort.a"),
        ("{{ circle }}", "F175", Span(1, 1), "Give one"),
    ],
)
def test_problems_have_their_place_and_the_text_stays(text, code, span, words):
    layer = {
        "kunde": Value("kunde", "K"), "circle": Value("circle", "{{ circle }}"),
        "ort": Value("ort", "", "group"), "ort.a": Value("ort.a", "b"),
    }  # fmt: skip
    report = fill(text, Variables([layer, {}], "de-DE"))
    (problem,) = report.diagnostics
    assert (problem.code, problem.span) == (code, span)
    assert words in problem.hint
    assert report.value.text == text


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (Value("a", "2020-02-28", DATE), "28.02.2020", "28 February 2020"),
        (Value("a", "12.5", NUMBER), "12,5", "12.5"),
        (Value("a", "1_234_567.50", NUMBER), "1.234.567,50", "1,234,567.50"),
        (Value("a", "76133", NUMBER), "76133", "76133"),
        (Value("a", "-3", NUMBER), "−3", "−3"),
        (Value("a", "1.10", TEXT), "1.10", "1.10"),
    ],
)
def test_dates_and_numbers_speak_the_decks_language(value, german, english):
    assert (worded(value, "de-DE"), worded(value, "en-GB")) == (german, english)


FILES = {
    "w.yaml": "kunde: Ulm\nsatz: 12.5\nstand: 2020-02-28\nplz: '0731'\nteam:\n  - name: A\n  - name: B\nfarben: [rot, blau]\n",
    "w.toml": "kunde = 'Ulm'\nsatz = 12.50\nstand = 2020-02-28\nfarben = ['rot', 'blau']\n[[team]]\nname = 'A'\n[[team]]\nname = 'B'\n",
    "w.json": '{"kunde": "Ulm", "satz": 12.50, "stand": null, "farben": ["rot", "blau"], "team": [{"name": "A"}, {"name": "B"}]}',
}


@pytest.mark.parametrize("name", FILES)
def test_data_files(name):
    values, told = read_data(Source(name, FILES[name]), "", "de-DE")
    assert not told
    names = {value.name: value for value in values}
    assert names["kunde"].text == "Ulm"
    assert worded(names["satz"], "de-DE") in ("12,5", "12,50")
    assert names["farben"].text == "rot, blau" and names["farben.2"].text == "blau"
    assert names["team.2.name"].text == "B" and names["team"].kind == "group"


CSV = "Ort;Leitung;Termin\nKarlsruhe;Dr. A;2020-03-01\nUlm;B;2020-04-01\nKehl;B;\n"


@pytest.mark.parametrize(("row", "ort"), [("Ulm", "Ulm"), ("Dr. A", "Karlsruhe"), ("3", "Kehl")])
def test_a_row_of_a_csv_file(row, ort):
    values, told = read_data(Source("k.csv", CSV), row, "de-DE")
    assert not told
    assert values[0].text == ort


@pytest.mark.parametrize(
    ("name", "text", "row", "code", "line", "words"),
    [
        ("w.yaml", "a: [1\nb: 2\n", "", "F172", 2, "not valid YAML"),
        ("w.yaml", "- a\n", "", "F172", 1, "names with values"),
        ("w.toml", f"b = 1\na = {'9' * 6000}\n", "", "F172", 2, "more digits"),
        ("w.yaml", "a: &a [*a]\n", "", "F172", 1, "nested too deeply"),
        ("w.yaml", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)), "", "F172", 1, "nested too deeply"),
        ("w.toml", "a = 1\nb = \n", "", "F172", 2, "not valid TOML"),
        ("w.json", '{"a": 1,\n}', "", "F172", 2, "not valid JSON"),
        ("w.json", "[1]", "", "F172", 1, "names with values"),
        ("w.ini", "a=1", "", "F172", 1, "of no kind"),
        ("k.csv", "a;b\n", "", "F172", 1, "no row"),
        ("k.csv", CSV, "", "F173", 1, "3 rows"),
        ("k.csv", CSV, "Karlsruh", "F173", 1, "Karlsruh"),
        ("k.csv", CSV, "B", "F173", 1, "lines 3, 4"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_data(name, text, row, code, line, words):
    _, told = read_data(Source(name, text), row, "de-DE")
    assert [(d.code, d.span.line) for d in told] == [(code, line)]
    assert words in told[0].message
