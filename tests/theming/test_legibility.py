"""Text that can't be read is told at the key that makes it so; the shipped themes and the documentation's examples are quiet."""

import re
import tomllib
from pathlib import Path

import pytest

from foliensatz.source import Source
from foliensatz.theming import load_theme
from foliensatz.theming.template import load_template
from tests.theming import templates
from tests.theming.shipped import FORMATS, load

ROOT = Path(__file__).parents[2]
BERICHT = Source("bericht.toml", (ROOT / "themes" / "bericht" / "theme.toml").read_text("utf-8"))
USUAL = Source("usual.toml", (ROOT / "foliensatz" / "theming" / "template" / "usual.toml").read_text("utf-8"))
BASIS = Source("basis.toml", (ROOT / "foliensatz" / "theming" / "basis.toml").read_text("utf-8"))
DECORATION = '{ name = "B", box = [0, 0, 1280, 720], fill = "dk1" }'
NAMED = '{ name = "N", box = [64, 8, 400, 30], style = "note", color = "lt1", text = [{ text = "x" }] }'


def told(text: str) -> tuple:
    source = Source("theme.toml", 'extends = "bericht"\nname = "x"\n' + text)
    report = load_theme((source, BERICHT, BASIS, USUAL))
    assert report.value is not None
    found = report.diagnostics
    assert all(each.path == "theme.toml" and each.hint for each in found)
    return tuple((each.code, source.text.split("\n")[each.span.line - 1][each.span.column - 1 :], each.message) for each in found)


@pytest.mark.parametrize(
    "text, at, what",
    [
        ('[styles.list]\nlevels = [{ color = "dk1" }, { color = "lt1" }]\n', 'color = "lt1" }]', "level 2 of the style list"),
        ('[styles.title]\nlevels = [{ color = "lt2" }]\n', 'color = "lt2"', "content.title"),
        ('[styles.footer]\nlevels = [{ color = "lt1" }]\n', 'color = "lt1"', "content.footer"),
        ('[styles.points_wide]\nlevels = [{ color = "lt1" }]\n', 'color = "lt1"', "points_wide"),
        ('[layouts.content]\nground = "dk1"\n', "ground", "the ground of content"),
        ('ground = "dk1"\n', "ground", "the ground of title"),
        ('[layouts.content.placeholders.body]\nfill = "dk2"\n', "fill", "the place’s own ground"),
        ('[layouts.content.placeholders.body]\ncolor = "lt2"\n', "color", "content.body"),
        ('[layouts.content]\nfooter_color = "lt1"\n', "footer_color", "content.footer"),
        ('[colors]\ndk1 = { hex = "FFFFFF" }\n', "hex", "#FFFFFF on"),
        ('[tints]\nmuted = { slot = "lt1" }\n', "muted", "#FFFFFF on"),
        ('[table]\nheader_fill = "lt2"\nheader_color = "lt1"\n', "header_color", "The header of tables"),
        ('[table]\nband_fill = "dk1"\n', "band_fill", "Text in tables"),
        ('[table]\nhighlight_fill = "lt2"\nhighlight_color = "lt1"\n', "highlight_color", "highlighted rows"),
        ('[code]\nground = "dk1"\n', "ground", "Code"),
        ('[code]\ninline = { color = "lt1" }\n', "color", "Code within text"),
        ('[code.tokens]\nkeyword = { color = "lt1" }\n', "color", "Keyword in code"),
        ('[code.marks]\ninserted = "dk1"\n', "inserted", "inserted lines"),
        ('[callouts.note]\nfill = "dk1"\n', "fill", "call-outs (note)"),
        ('[chart]\npalette = ["lt1", "lt1"]\n', "palette", "Series 1 of charts can’t be seen"),
        ('[chart]\ncolor = "lt1"\n', "color", "Type in charts"),
        ('[text]\nmark = { fill = "dk1", color = "dk2" }\n', "color", "Marked text"),
        (f"[master]\ndecorations = [{DECORATION}]\n", "fill", "the decoration “B”"),
        (f"[master]\ndecorations = [{NAMED}]\n", "color", "The decoration “N”"),
    ],
)
def test_what_nobody_can_read_is_an_error_at_its_key(text, at, what):
    found = [each for each in told(text) if each[0] == "F421"]
    assert any(where.startswith(at) and what in message for _, where, message in found), found


def test_what_is_hard_to_read_is_a_warning_that_says_what_is_needed():
    source = Source("theme.toml", 'extends = "bericht"\nname = "x"\n[colors]\naccent6 = { hex = "999999" }\n[styles.note]\nlevels = [{ color = "accent6" }]\n')
    (found,) = load_theme((source, BERICHT, BASIS, USUAL)).diagnostics
    assert (found.code, found.severity) == ("F420", "warning")
    assert "2.8 : 1" in found.message and "4.5 : 1" in found.hint and "dk1 has 15.2 : 1" in found.hint


def test_large_type_may_have_less():
    faint = 'levels = [{ color = "accent6" }]\n[colors]\naccent6 = { hex = "888888" }\n'  # 3.5 : 1
    assert told("[styles.title]\n" + faint) == ()
    assert [each[0] for each in told("[styles.footer]\n" + faint)] == ["F420"]


def test_one_key_is_told_once_and_how_much_it_concerns():
    (found,) = told('[colors]\ndk1 = { hex = "FFFFFF" }\n')
    assert re.search(r"and so have \d+ more", found[2])


def test_a_dark_ground_with_light_text_is_fine():
    text = '[layouts.quote]\nground = "dk2"\nnegative = true\nfooter_color = "lt1"\n'
    text += '[layouts.quote.placeholders]\ntitle = { type = "title", idx = 0, box = [72, 48, 1136, 88], label = "T", style = "title", color = "lt1" }\n'
    text += '[layouts.quote.placeholders.body]\ncolor = "lt2"\n'
    assert told(text) == ()


def test_a_field_below_a_place_is_what_it_stands_on():
    field = '[layouts.statement]\nground = "dk1"\ndecorations = [{ name = "F", box = [0, 0, 1280, 720], fill = "lt1" }]\n'
    assert told(field) == ()


@pytest.mark.parametrize("name, aspect", FORMATS)
def test_the_shipped_themes_can_be_read(name, aspect):
    load(name, aspect)  # which holds that nothing is told


def test_nobodys_brand_can_be_read():
    assert load_theme((BASIS, USUAL)).diagnostics == ()


def test_what_the_documentation_shows_can_be_read():
    examples = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "themes.md").read_text("utf-8"), re.DOTALL)
    base = Source("base.toml", (ROOT / "themes" / "loesungspartner" / "theme.toml").read_text("utf-8"))
    for example in (each for each in examples if "extends" in tomllib.loads(each)):
        assert load_theme((Source("theme.toml", example), base)).diagnostics == ()


@pytest.mark.parametrize(
    "text, line",
    [
        ('[code]\nground = "dk1"\n', 3),
        ('[code]\ninline = { color = "lt1" }\n', 3),
        ('[table]\nheader_fill = "lt1"\nheader_color = "lt1"\n', 4),
        ('[callouts]\nnote = { bar = "accent1", fill = "dk1", title = "dk1" }\n', 3),
    ],
)
def test_what_overrules_a_template_is_judged_in_its_colours(text, line):
    over = Source("theme.toml", 'template = "haus.potx"\n' + text)
    found = load_template(templates.agency(), "haus", "haus.potx", over=over).diagnostics
    assert found and {(each.code, each.path, each.span.line) for each in found} == {("F421", "theme.toml", line)}


def test_a_template_is_told_nothing_that_its_theme_toml_does_not_say():
    over = Source("theme.toml", 'template = "haus.potx"\n[styles.list]\nsteps = [[18, 16, 14], [14, 14, 14]]\n')
    assert load_template(templates.agency(), "haus", "haus.potx", over=over).diagnostics == ()
