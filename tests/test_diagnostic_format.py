"""How diagnostics look."""

import json

import pytest

from foliensatz.diagnostic import error, warning
from foliensatz.diagnostic_format import count, human, json_line, short
from foliensatz.source import Span


def at(span: Span, hint: str = ""):
    return error("F301", "There is no picture “x.png”", span, hint, "slides/a.md")


def shown(text: str, column: int) -> list[str]:
    return human(at(Span(3, column)), lambda path, line: text).split("\n")


def test_the_short_form_is_one_line_that_editors_can_read():
    assert short(at(Span(12, 5))) == "slides/a.md:12:5: error F301 There is no picture “x.png”"


def test_a_diagnostic_of_a_whole_line_names_its_first_column():
    assert short(at(Span(12))) == "slides/a.md:12:1: error F301 There is no picture “x.png”"


def test_people_see_the_source_line_a_caret_and_the_hint():
    text = human(at(Span(3, 4), "Check the path"), lambda path, line: f"{path} {line}")
    assert text.split("\n") == [
        "slides/a.md:3:4: error F301 There is no picture “x.png”",
        "  3 | slides/a.md 3",
        "         ^",
        "  hint: Check the path",
    ]


@pytest.mark.parametrize(
    ("text", "column", "before"),
    [
        ("abc ![x](y)", 5, "abc "),
        ("\tabc", 2, "    "),
        ("ab\tc", 4, "ab  "),
        ("日本 x", 4, "12345"),
        ("u\N{COMBINING DIAERESIS}ber x", 7, "uber "),
        ("👍 x", 3, "123"),
    ],
)
def test_the_caret_stands_below_its_character_whatever_the_width_of_those_before(text, column, before):
    line, caret = shown(text, column)[1:]
    assert caret.index("^") == len("  3 | ") + len(before)


def test_without_a_column_there_is_no_caret():
    assert shown("some text", 0)[1:] == ["  3 | some text"]


def test_of_a_very_long_line_the_part_around_the_column_is_shown():
    line, caret = shown("x" * 5000 + "HERE" + "y" * 5000, 5001)[1:]
    assert line[caret.index("^") :].startswith("HERE")
    assert len(line) < 120


def test_a_column_behind_the_end_of_the_line_is_marked_at_its_end():
    line, caret = shown("short", 99)[1:]
    assert caret.index("^") == len(line)


def test_control_characters_in_a_source_do_not_reach_the_terminal():
    assert "\x1b" not in "\n".join(shown("red \x1b[31m text", 1))


def test_colours_are_only_used_when_asked_for():
    assert "\x1b[1;31m" in human(at(Span(3)), lambda path, line: None, colors=True)
    assert "\x1b" not in human(at(Span(3)), lambda path, line: None)


def test_programs_get_one_json_object_a_line():
    diagnostic = warning("F102", "A “key”\nof two lines", Span(2, 7, 4), "Do this", "deck.md")
    line = json_line(diagnostic)
    assert "\n" not in line
    assert json.loads(line) == {
        "code": "F102",
        "severity": "warning",
        "path": "deck.md",
        "line": 2,
        "column": 7,
        "end_line": 4,
        "message": "A “key”\nof two lines",
        "hint": "Do this",
    }


def test_in_json_an_unknown_column_is_null_and_the_end_is_the_line_itself():
    found = json.loads(json_line(at(Span(9))))
    assert (found["line"], found["column"], found["end_line"]) == (9, None, 9)


def test_the_count_names_what_there_is():
    one = at(Span())
    other = warning("F102", "x")
    assert count(()) == ""
    assert count((one,)) == "1 error"
    assert count((one, other, other)) == "1 error, 2 warnings"
