"""What an author may get wrong: each mistake is a diagnostic with its place and a hint, the other slides are checked all
the same, and the PPTX of the last good build stays as it was."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest

GOOD = {"deck.md": "---\ntitle: Probe\nspeaker: Jens Mofina\ndate: 28.02.2020\n---\n\n## Eins\n\nText.\n"}


class Mistake(NamedTuple):
    """`line` is where the diagnostic must point, in the file `path`; `names` must be in its message."""

    what: str
    files: Mapping[str, str | bytes]
    path: str
    line: int
    names: str


MISTAKES = (
    Mistake(
        "a missing picture", {"deck.md": "## Eins\n\nText.\n\n![Rathaus](rathaus.png)\n"}, "deck.md", 5, "rathaus.png"
    ),
    Mistake(
        "a picture that is none",
        {"deck.md": "## Eins\n\n![Rathaus](a.png)\n", "a.png": b"no picture"},
        "deck.md",
        3,
        "a.png",
    ),
    Mistake(
        "an unknown layout",
        {"deck.md": "## Eins\n\nText.\n\n## Zwei {layout=zittat}\n\nText.\n"},
        "deck.md",
        5,
        "zittat",
    ),
    Mistake("an unknown key", {"deck.md": "---\ntitel: Probe\n---\n\n## Eins\n\nText.\n"}, "deck.md", 2, "titel"),
    Mistake("broken YAML", {"deck.md": "---\ntitle: Probe: eins\n---\n\n## Eins\n\nText.\n"}, "deck.md", 2, "YAML"),
    Mistake(
        "a file that is not UTF-8",
        {"deck.md": "---\nslides: a.md\n---\n", "a.md": "## Eins\n\nGrüße\n".encode("latin-1")},
        "a.md",
        3,
        "UTF-8",
    ),
    Mistake(
        "a slide file that is not there",
        {"deck.md": "---\ntitle: Probe\nslides: gibtsnicht/*.md\n---\n"},
        "deck.md",
        3,
        "gibtsnicht",
    ),
    Mistake(
        "a theme that is not there",
        {"deck.md": "---\ntitle: Probe\ntheme: loesungspartnr\n---\n\n## Eins\n\nText.\n"},
        "deck.md",
        3,
        "loesungspartnr",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what.replace(" ", "-"))
def test_a_mistake_is_told_with_its_place_and_a_hint(build_deck, mistake: Mistake):
    built = build_deck(mistake.files, "--strict")
    assert built.exit_code == 1
    told = [d for d in built.diagnostics if d["path"] == mistake.path and d["line"] == mistake.line]
    assert told, built.stderr
    assert any(mistake.names in d["message"] and d["hint"] for d in told), told


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what.replace(" ", "-"))
def test_the_last_good_deck_stays(build_deck, mistake: Mistake):
    good = build_deck(GOOD)
    before = good.path.read_bytes()
    failed = build_deck(mistake.files, "--strict")
    assert failed.exit_code == 1 and failed.stdout == ""
    assert good.path.read_bytes() == before
    assert [path.name for path in good.path.parent.iterdir()] == [good.path.name]


def test_all_slides_are_checked(build_deck):
    built = build_deck(
        {
            "deck.md": "---\ntitle: Probe\nslides: slides/*.md\n---\n",
            "slides/1.md": "## Eins\n\n![Eins](eins.png)\n",
            "slides/2.md": "## Zwei\n\nText.\n\n## Drei\n\n![Drei](drei.png)\n",
        }
    )
    assert [(d["path"], d["line"]) for d in built.diagnostics] == [("slides/1.md", 3), ("slides/2.md", 7)]


def test_a_warning_lets_the_deck_be_built(build_deck):
    built = build_deck({"deck.md": "---\ntitle: Probe\nfarbe: blau\n---\n\n## Eins\n\nText.\n"})
    assert (built.exit_code, [d["severity"] for d in built.diagnostics]) == (0, ["warning"])
    assert built.path.is_file()
