"""Parts in files of their own: what stands for them, where their lines come from, and what can't be followed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.diagnostic import Report, error
from foliensatz.reading.includes import expand, has_includes
from foliensatz.reading.line_ranges import chosen_lines
from foliensatz.reading.slide import read
from foliensatz.source import Excerpt, Source, origin_of
from tests.reading.fakes import FakeAssets


class FakeParts:
    def __init__(self, **texts: str):
        self.texts = {f"{name}.md": text for name, text in texts.items()}

    def part(self, asked):
        name, _ = asked
        if name in self.texts or name == "x.py":
            return Report(Source(name, self.texts.get(name, "x")))
        return Report(None, (error("F260", f"There is no file “{name}”"),))


def expanded(text: str, **parts: str):
    return expand(Source("deck.md", text), 1, FakeParts(**parts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n<!-- include: p.md -->\nb", "a\np1\np2\nb"),
        ("<!--include:p.md-->", "p1\np2"),
        ("{{< include p.md >}}", "p1\np2"),
        ('<!-- include: "p.md" lines="2-" -->', "p2"),
        ("<!-- include: p.md lines=1 -->", "p1"),
        ("- a\n\n  <!-- include: p.md -->", "- a\n\n  p1\n  p2"),
        ("```\n<!-- include: p.md -->\n```", "```\n<!-- include: p.md -->\n```"),
        ("````\n```\n<!-- include: p.md -->\n````\n<!-- include: p.md -->", "````\n```\n<!-- include: p.md -->\n````\np1\np2"),
        ("<!-- include: q.md -->", "q\np1\np2\nr"),
        ("<!-- include: front.md -->", "## A"),
    ],
)
def test_what_an_include_stands_for(text, expected):
    report = expanded(text, p="p1\np2\n", q="q\n<!-- include: p.md -->\nr", front="---\nlang: en\n---\n## A\n")
    assert report.value.text == expected
    assert [d.code for d in report.diagnostics] == (["F178"] if "front" in text else [])


def test_every_line_knows_where_it_comes_from():
    text = "a\n<!-- include: q.md -->\n\n  <!-- include: p.md -->\nz"
    parts = {"p": "p1\np2\n", "q": "q1\n<!-- include: p.md lines=2 -->\nq3\n"}
    (whole, origins), _ = expanded(text, **parts)
    files = {"deck.md": text, **{f"{name}.md": words for name, words in parts.items()}}
    for number, line in enumerate(whole.split("\n"), 1):
        begin, path, first, indent = origin_of(origins, number)
        assert files[path].split("\n")[first + number - begin - 1] == line[indent:]


@given(st.text(st.sampled_from("`~<!-include:{{ >}}\n a"), max_size=60))
def test_a_text_without_includes_stays_as_it_is(text):
    if not has_includes(text):
        assert expanded(text).value.text == text


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("a\nb <!-- include: p.md -->", "F176", 2, 3, "alone"),
        ("<!-- include: -->", "F176", 1, 1, "alone"),
        ("<!-- include: my part.md -->", "F176", 1, 1, "alone"),
        ("{{< include >}}", "F176", 1, 1, "alone"),
        ("<!-- include: x.py -->", "F176", 1, 1, "no Markdown"),
        ("<!-- include: no.md -->", "F260", 1, 1, "no.md"),
        ("<!-- include: deck.md -->", "F260", 1, 1, "deck.md"),
        ("<!-- include: p.md lines=9 -->", "F177", 1, 1, "2 lines"),
    ],
)
def test_what_cant_be_followed(text, code, line, column, words):
    (problem,) = expanded(text, p="p1\np2\n").diagnostics
    assert (problem.code, problem.path, problem.span.line, problem.span.column) == (code, "deck.md", line, column)
    assert words in problem.message


def test_circles_are_caught_and_shown():
    report = expanded("<!-- include: a.md -->\nz", a="1\n<!-- include: b.md -->", b="<!-- include: a.md -->\n2")
    (problem,) = report.diagnostics
    assert (problem.code, problem.path, problem.span.line) == ("F176", "b.md", 1)
    assert "a.md → b.md → a.md" in problem.message
    assert report.value.text == "1\n2\nz"


def test_parts_nested_deeply_come_to_an_end():
    parts = {f"p{n}": f"<!-- include: p{n + 1}.md -->\n" for n in range(2000)} | {"p2000": "x"}
    (problem,) = expanded("<!-- include: p0.md -->", **parts).diagnostics
    assert (problem.code, problem.path) == ("F176", "p49.md")


def test_parts_that_multiply_come_to_an_end():
    parts = {f"p{n}": f"x\n<!-- include: p{n + 1}.md -->\n" * 10 for n in range(12)} | {"p12": "x"}
    report = expanded("<!-- include: p0.md -->", **parts)
    assert "F176" in {d.code for d in report.diagnostics}
    assert len(report.value.text) < 10_000_000


@pytest.mark.parametrize(
    ("ranges", "stretches"),
    [
        ("", ((1, ("a", "b", "c", "d")),)),
        ("2-3", ((2, ("b", "c")),)),
        ("3-", ((3, ("c", "d")),)),
        ("-2", ((1, ("a", "b")),)),
        ("1, 3-4", ((1, ("a",)), (3, ("c", "d")))),
    ],
)
def test_line_ranges(ranges, stretches):
    assert chosen_lines("a\nb\nc\nd\n", ranges) == (stretches, ())


@pytest.mark.parametrize("ranges", ["0", "3-2", "x", "-", "1-x", "5", "2-9", "1--2"])
def test_what_names_no_lines(ranges):
    assert len(chosen_lines("a\nb\nc\nd\n", ranges).problems) == 1


APP = "import os\n\n\nclass A:\n    def eins(self):\n\treturn 1\n"


def block(info: str, body: str = ""):
    report = read(Excerpt("a.md", 1, f"```{info}\n{body}```"), FakeAssets(app=APP))
    return report.value.blocks[0], [(d.code, d.span.line, d.span.column) for d in report.diagnostics]


def test_code_from_a_file():
    code, told = block('{include="app.py"}')
    assert (code.text, code.language, code.first_number, told) == (APP[:-1].expandtabs(4), "python", 0, [])
    code, told = block('python {include="app.py" lines="5-" lineNumbers=true highlight=2 title="app.py"}')
    assert (code.text, code.first_number, code.highlighted) == ("def eins(self):\nreturn 1", 5, (2,))
    assert (code.title, told) == ("app.py", [])
    code, told = block('python {include="app.py" lines="1,4-5"}')
    assert (code.text, told) == ("import os\n…\nclass A:\n    def eins(self):", [])


@pytest.mark.parametrize(
    ("info", "body", "expected"),
    [
        ('py {include="ap.py"}', "", [("F260", 1, 17)]),
        ('py {include="app.py"}', "x\n", [("F177", 2, 0)]),
        ('py {include="app.py" lines="7"}', "", [("F177", 1, 25)]),
        ('py {include="app.py" lines="1,4" lineNumbers=true}', "", [("F177", 1, 0)]),
    ],
)
def test_what_is_wrong_with_included_code(info, body, expected):
    assert block(info, body)[1] == expected
