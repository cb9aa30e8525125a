"""What comes with which click, as authors write it: lines of the slide, and the click from there on."""

import pytest

from foliensatz.reading.slide import read
from foliensatz.source import Excerpt, Settings
from tests.reading.fakes import FakeAssets


def steps(text: str, **settings):
    report = read(Excerpt("deck.md", 1, text, Settings(**settings)), FakeAssets())
    return report.value.steps, [diagnostic.code for diagnostic in report.diagnostics]


CASES = {
    "nothing moves unless asked": ("## T\n\n- a\n- b\n", ()),
    "each item, and each within it": ("::: incremental\n- a\n  - b\n- c\n:::\n\nend\n", ((2, 1), (3, 2), (4, 3), (7, 0))),
    "a class on the list": ("{.incremental}\n- a\n- b\n", ((2, 1), (3, 2))),
    "a class behind the list": ("- a\n- b\n\n{.incremental}\n", ((1, 1), (2, 2))),
    "a class on the slide": ("## T {.incremental}\n\n- a\n", ((3, 1),)),
    "a setting of the slide": ("## T {incremental=yes}\n\n- a\n", ((3, 1),)),
    "a setting in a comment": ("## T\n\n<!-- incremental: yes -->\n\n- a\n", ((5, 1),)),
    "but not this list": ("## T {.incremental}\n\n::: nonincremental\n- a\n:::\n\n1. b\n", ((7, 1),)),
    "what follows within an item comes with what is above it": ("::: incremental\n- a\n  - b\n\n  c\n- d\n:::\n", ((2, 1), (3, 2), (6, 3))),
    "a pause": ("a\n\n. . .\n\nb\n\n. . .\n\nc\n", ((5, 1), (9, 2))),
    "a pause, then a list": ("a\n\n. . .\n\n::: incremental\n- b\n:::\n\nc\n", ((6, 2), (9, 1))),
    "a fragment of many blocks": ("a\n\n::: fragment\nb\n\nc\n:::\n\nd\n", ((4, 1), (9, 0))),
    "a paragraph": ("a\n\nb {.fragment}\n\nc\n", ((3, 1), (5, 0))),
    "a paragraph, said above it": ("a\n\n{.fragment}\nb\n", ((4, 1),)),
    "an item": ("- a {.fragment}\n- b\n", ((1, 1), (2, 0))),
    "a list at once": ("a\n\n{.fragment}\n- b\n- c\n", ((4, 1),)),
    "a picture": ("a\n\n![x](x.png){.fragment}\n", ((3, 1),)),
    "code": ("a\n\n```python {.fragment}\nx\n```\n", ((3, 1),)),
    "a table": ("a\n\n| a |\n|---|\n| b |\n\n{.fragment}\n", ((3, 1),)),
    "a formula": ("a\n\n{.fragment}\n\n$$x$$\n", ((5, 1),)),
    "a heading": ("a\n\n### b {.fragment}\n\nc\n", ((3, 1), (5, 0))),
    "a column": (":::: columns\n::: column\na\n:::\n::: {.column .fragment}\nb\n:::\n::::\n", ((6, 1),)),
    "Slidev’s tags": ("<v-clicks>\n\n- a\n- b\n\n</v-clicks>\n\n<v-click>\n\nc\n\n</v-click>\n\nd\n", ((3, 1), (4, 2), (10, 3), (14, 0))),
    "notes have no clicks": ("a\n\n::: notes\n- b\n\n. . .\n\nc\n:::\n\nd\n", ()),
}  # fmt: skip


@pytest.mark.parametrize("text, expected", CASES.values(), ids=CASES.keys())
def test_what_comes_with_which_click(text, expected):
    assert steps(text) == (expected, [])


def test_the_front_matter_says_what_lists_do():
    assert steps("- a\n- b\n", incremental=True) == (((1, 1), (2, 2)), [])
    assert steps("## T {incremental=no}\n\n- a\n", incremental=True) == ((), [])


def test_a_pause_with_nothing_behind_it_is_told():
    assert steps("a\n\n. . .\n") == ((), ["F483"])


def test_a_setting_that_is_neither_yes_nor_no_is_told():
    assert steps("## T {incremental=perhaps}\n\n- a\n") == ((), ["F210"])
