"""Code becomes lines of runs whose kinds the theme can colour; not a character is lost or added on the way."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foliensatz.layout.highlight import highlight
from foliensatz.runs import Run, RunStyle

PYTHON = '''\
# Grüße
def double(x: int) -> str:
    """Twice."""

    return "a" * 2
'''.rstrip()


def lines_of(text, language):
    report = highlight(text, language)
    assert report.diagnostics == ()
    return report.value


def text_of(lines) -> str:
    return "\n".join("".join(run.text for run in line) for line in lines)


def kinds(line) -> list[tuple[str, str]]:
    return [(run.text, run.style.token) for run in line]


def test_the_kinds_of_python():
    lines = lines_of(PYTHON, "python")
    assert kinds(lines[0]) == [("# Grüße", "comment")]
    assert ("def ", "keyword") in kinds(lines[1])
    assert ("double", "name") in kinds(lines[1])
    assert kinds(lines[2])[-1] == ('"""Twice."""', "string")
    assert lines[3] == ()
    assert ("2", "number") in kinds(lines[4])


def test_names_beyond_ascii_are_names():
    assert ("größe", "name") in kinds(lines_of("def größe(): pass", "python")[0])


def test_the_kinds_of_a_diff():
    lines = lines_of("@@ -1 +1 @@\n-old\n+new", "diff")
    assert [line[0].style.token for line in lines] == ["heading", "deleted", "inserted"]


def test_a_token_over_several_lines_is_one_run_on_each():
    assert [kinds(line) for line in lines_of("/* a\n b */", "c")] == [[("/* a", "comment")], [(" b */", "comment")]]


def test_neighbours_of_one_kind_are_one_run():
    line = lines_of("x = (y)", "python")[0]
    assert all(a.style != b.style for a, b in zip(line, line[1:]))


def test_every_run_is_code():
    assert all(run.style.code for line in lines_of(PYTHON, "python") for run in line)


@pytest.mark.parametrize("language", ["", "text", "plaintext", "TXT", "none"])
def test_no_language_means_no_colors(language):
    assert lines_of("a = 1\n\nb", language) == (
        (Run("a = 1", RunStyle(code=True)),),
        (),
        (Run("b", RunStyle(code=True)),),
    )


@pytest.mark.parametrize("language", ["py", "Python", "python3", " python "])
def test_a_language_has_many_names(language):
    assert lines_of("pass", language) == lines_of("pass", "python")


@pytest.mark.parametrize("language", ["yml", "jsonc", "svg", "cmd", "vba", "patch", "kt", "conf", "plsql"])
def test_names_that_only_authors_use(language):
    assert text_of(lines_of("a: 1", language)) == "a: 1"


def test_an_unknown_language_is_told_with_a_guess():
    report = highlight("print(1)", "pyhton")
    assert report.value == ((Run("print(1)", RunStyle(code=True)),),)
    (diagnostic,) = report.diagnostics
    assert (diagnostic.code, diagnostic.severity) == ("F250", "warning")
    assert "python" in diagnostic.hint


CODE_CHARACTERS = st.text(st.sampled_from(list("ab_1 .,:;=+-*/\\\"'`<>(){}[]#$@!%&|~^?\n") + ["ß", "„", "日", "\u2028"]))


@pytest.mark.parametrize(
    "language", ["python", "javascript", "bash", "sql", "json", "yaml", "html", "css", "diff", "console", "c", "md"]
)
@settings(max_examples=40, deadline=None)
@given(text=CODE_CHARACTERS)
def test_the_text_comes_back_exactly(language, text):
    lines = lines_of(text, language)
    assert text_of(lines) == text
    assert len(lines) == text.count("\n") + 1
    assert all("\n" not in run.text and run.text for line in lines for run in line)


def test_plain_code_never_loads_pygments():
    program = (
        "import sys; from foliensatz.layout.highlight import highlight; highlight('a = 1', '');"
        "sys.exit('pygments' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
