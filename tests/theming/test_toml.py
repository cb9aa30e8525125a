"""What no theme.toml can be is told as one mistake, at its place."""

import pytest

from foliensatz.source import Source
from foliensatz.theming import extended, load_theme
from foliensatz.theming.template import load_template, named_template
from tests.theming import templates


@pytest.mark.parametrize(
    "line, code, words, column",
    [
        ("x = " + "[" * 5000 + "]" * 5000, "F501", "deep", 0),
        ("[" + ".".join(["a"] * 3000) + "]", "F501", "deep", 0),
        ("x = " + "9" * 5000, "F501", "too many digits", 5),
        ("x = [", "F501", "can't be read", 0),
        ("extends = 5", "F503", "extends must be a theme's name, or a folder, not 5", 1),
        ('extends = ["bericht"]', "F503", "not ['bericht']", 1),
        ("template = 5", "F503", "template must be the name of a PowerPoint file, not 5", 1),
        ('template = ""', "F503", 'not ""', 1),
    ],
    ids=lambda value: str(value)[:24],
)
def test_one_mistake_is_told_once_at_its_place(line, code, words, column):
    source = Source("theme.toml", f'name = "x"\n{line}\n')
    assert extended(source) is None and named_template(source) is None
    report = load_theme((source,))
    (found,) = report.diagnostics
    assert report.value is None and found.hint
    assert (found.code, found.path) == (code, "theme.toml") and words in found.message
    assert found.span.line >= 2 and (not column or found.span.column == column)


def test_a_theme_beside_a_template_is_told_the_same():
    over = Source("theme.toml", 'template = "haus.potx"\nx = ' + "[" * 5000)
    (found,) = load_template(templates.agency(), "haus", "haus.potx", over=over).diagnostics
    assert (found.code, found.path) == ("F501", "theme.toml")
