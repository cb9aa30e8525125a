"""What a theme.toml can't mean is told at its key, with the reason; what is left over from the theme it extends is not."""

from pathlib import Path

import pytest

from foliensatz.source import Source
from foliensatz.theming import load_theme
from foliensatz.theming.template import load_template
from tests.theming import templates

ROOT = Path(__file__).parents[2]
BASES = tuple(
    Source(path.name, path.read_text("utf-8"))
    for path in (
        ROOT / "themes" / "bericht" / "theme.toml", ROOT / "foliensatz" / "theming" / "basis.toml",
        ROOT / "foliensatz" / "theming" / "template" / "usual.toml",
    )  # fmt: skip
)
BULLET = 'levels = [{ color = "dk1", bullet = { char = "-", numbered = true, color = "accent1" } }]\n'


def told(text: str):
    report = load_theme((Source("own.toml", 'extends = "bericht"\nname = "x"\n' + text), *BASES))
    assert all(found.path == "own.toml" and found.hint for found in report.diagnostics)
    return report


@pytest.mark.parametrize(
    "text, words",
    [
        ("[styles.list]\ncomfortable = 99\n", "only 6 steps"),
        ("[layouts.points.placeholders.body2]\nfirst_step = 77\n", "only 4 steps"),
        ("[styles.list]\n" + BULLET, "never shows"),
        ('[footer]\nslide_number = "{page}"\n', "doesn't show the slide's number"),
        ('[layouts.points]\nlabel = "Text"\n', "have the same label, “Text”"),
    ],
)
def test_what_has_no_effect_is_a_warning(text, words):
    report = told(text)
    (found,) = report.diagnostics
    assert report.value is not None and (found.code, found.severity) == ("F512", "warning")
    assert words in found.message and found.span.line == 4


def test_what_the_extended_theme_says_of_its_own_steps_is_no_slip():
    assert told("[styles.list]\nsteps = [[24, 20]]\n").diagnostics == ()


def test_a_slide_number_may_be_left_out():
    assert told('[footer]\nslide_number = ""\n').diagnostics == ()


@pytest.mark.parametrize(
    "text, words",
    [
        ('[layouts.content.placeholders.body]\ntype = "pic"\n', 'must be of type "body" or "subTitle"'),
        ('[master.title]\ntype = "body"\n', 'must be of type "title"'),
        ('[layouts.picture_full.placeholders.picture]\ntype = "body"\n', 'must be of type "pic"'),
        ("[styles.title]\nsteps = [-5]\n", "-5 is less than 6"),
        ("[styles.title]\nsteps = [32, 0]\n", "0 is less than 6"),
        ("[styles.list]\nsteps = [[24, 20], [5000, 20]]\n", "5000 is more than 400"),
        ('[styles.list]\nlevels = [{ color = "dk1", tracking = 1e6 }]\n', "1e+06 is more than 5376"),
        ("[layouts.points.placeholders.body2]\nidx = 99999999999\n", "99999999999 is more than 65535"),
        ("[layouts.content.placeholders.body]\ninsets = [8, -8, 8, 8]\n", "-8 is less than 0"),
        ("[table]\nrule_width = 5000\n", "5000 is more than 48"),
        ('[footer]\nfooter = "{speaker"\n', "braces that enclose no name"),
        ('[footer]\nfooter = "{{speaker}}"\n', "braces that enclose no name"),
        ('[footer]\nfooter = "{}"\n', "braces that enclose no name"),
        ('[tints]\naccent1 = { slot = "dk1" }\n', "called like a colour"),
        ('[layouts.points]\nlabel = " "\n', "label is empty"),
    ],
)
def test_what_can_not_be_is_an_error_with_its_reason(text, words):
    report = told(text)
    found = report.diagnostics[0]
    assert report.value is None and found.code == "F503"
    assert words in found.message and found.span.line == 4


def test_beside_a_template_only_its_own_words_count():
    def found(text: str) -> list:
        over = Source("theme.toml", 'template = "haus.potx"\n' + text)
        return [(each.code, each.span.line) for each in load_template(templates.agency(), "haus", "haus.potx", over=over).diagnostics]

    assert found("") == []
    assert found('[footer]\nslide_number = "Folie"\n') == [("F512", 3)]
