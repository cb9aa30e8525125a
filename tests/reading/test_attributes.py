"""Attributes in braces, comments' settings, and slugs."""

import pytest

from foliensatz.deck import Attributes
from foliensatz.reading.attributes import parse_attributes, split_trailing
from foliensatz.reading.comments import read_comment
from foliensatz.reading.slug import slug


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("{#a .b c=d}", Attributes("a", ("b",), (("c", "d"),))),
        ('{ key="zwei Wörter" x=\'{y}\' }', Attributes("", (), (("key", "zwei Wörter"), ("x", "{y}")))),
        ("{class='a b' id=c}", Attributes("c", ("a", "b"))),
        ("{-}", Attributes()),
        ("{width=50%}", Attributes("", (), (("width", "50%"),))),
    ],
)
def test_attributes(text: str, attributes: Attributes) -> None:
    assert parse_attributes(text) == attributes


@pytest.mark.parametrize("text", ["{}", "{x}", "{a b}", "x {.a}", "{.a", "{.a} {.b}", "{{.a}}", "{.a.b c}"])
def test_what_only_looks_like_attributes(text: str) -> None:
    assert parse_attributes(text) is None


def test_attributes_at_the_end_of_a_heading() -> None:
    assert split_trailing("Titel {x} {.a}") == ("Titel {x}", Attributes("", ("a",)), 10)
    assert split_trailing("Titel {x}")[:2] == ("Titel {x}", None)


def test_a_comment_is_a_setting_a_note_or_nothing() -> None:
    assert read_comment(" layout: quote ").settings == (("layout", "quote", 0),)
    assert read_comment("\nlayout: x\n_class: lead\n").settings == (("layout", "x", 1), ("class", "lead", 2))
    assert read_comment(" Sag: das laut ").note == " Sag: das laut "
    assert read_comment("// layout: x") == read_comment("")
    assert read_comment("layuot: x").unknown == (("layuot", "layout", 0),)


@pytest.mark.parametrize(
    ("title", "anchor"),
    [("Was ist die Charta?", "was-ist-die-charta"), ("Größe & Maß", "größe--maß"), ("„A“ – B", "a--b"), ("z.\u00a0B.", "z-b"), ("?", "")],
)
def test_slugs_are_github_s(title: str, anchor: str) -> None:
    assert slug(title) == anchor
