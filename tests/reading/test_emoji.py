"""Emoji by their short names."""

import subprocess
import sys

import pytest

from foliensatz.reading.emoji import names
from foliensatz.reading.slide import read
from foliensatz.runs import plain_text
from foliensatz.source import Excerpt, Settings
from tests.reading.fakes import FakeAssets


def said(text: str) -> tuple[str, tuple]:
    """What a paragraph says in the end, and what is told of it."""
    report = read(Excerpt("deck.md", 1, f"## T\n\n{text}\n", Settings(lang="en-GB")), FakeAssets())
    return plain_text(report.value.blocks[0].runs), report.diagnostics


@pytest.mark.parametrize(
    ("typed", "set_text"),
    [
        (":rocket:", "🚀"),
        ("Done :white_check_mark: and :tada:!", "Done ✅ and 🎉!"),
        (":+1: :-1:", "👍 👎"),
        (":heart::heart:", "❤️❤️"),
        ("(:bulb:)", "(💡)"),
        ("**bold :heavy_check_mark:**", "bold ✔️"),
        ("[a link :link:](https://example.org)", "a link 🔗"),
        (":germany: :eu:", "🇩🇪 🇪🇺"),
    ],
)
def test_names_become_emoji(typed, set_text):
    assert said(typed) == (set_text, ())


@pytest.mark.parametrize(
    "typed",
    [
        "`:rocket:`",
        "12:30:45",
        "at 10:30: done",
        "Ratio a:b:c",
        ":nothing_of_the_kind:",
        "C::rocket::x",
        "https://example.org/:rocket:/x",
        ": rocket :",
        ":Rocket:",
        ":7:",
    ],
)
def test_what_only_looks_like_it_stays(typed):
    assert said(typed) == (typed.strip("`"), ())


def test_a_backslash_keeps_the_text():
    assert said(r"\:rocket:") == (":rocket:", ())


def test_a_slip_is_told_at_its_place():
    text, (told,) = said("See :rokcet: there")
    assert text == "See :rokcet: there"
    assert (told.code, told.span.line, told.span.column) == ("F280", 3, 5)
    assert told.hint.startswith("Did you mean “:rocket:”?")


def test_titles_and_tables_too():
    report = read(Excerpt("deck.md", 1, "## Go :rocket:\n\n| a | b |\n|---|---|\n| :tada: | c |\n"), FakeAssets())
    assert plain_text(report.value.title) == "Go 🚀"
    assert plain_text(report.value.blocks[0].rows[0][0]) == "🎉"


def test_every_name_can_be_written():
    assert len(names()) > 2500
    assert all(said(f":{name}:")[0] == characters for name, characters in list(names().items())[::50])


def test_a_deck_without_codes_does_not_read_the_table():
    program = (
        "import sys; from foliensatz.reading.slide import read; from foliensatz.source import Excerpt\n"
        "read(Excerpt('d', 1, '## T: x\\n\\nOne: two: *three*\\n'), None)\n"
        "module = sys.modules.get('foliensatz.reading.emoji'); sys.exit(bool(module and module._names))"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
