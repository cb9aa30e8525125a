"""A theme.toml becomes a Theme, or every mistake in it becomes a diagnostic with its place."""

import tomllib
from pathlib import Path

import pytest

from foliensatz.geometry import EMU_PER_PX
from foliensatz.source import Source
from foliensatz.theme import Color
from foliensatz.theming import load_theme
from foliensatz.theming.kinds import (
    BOX,
    CHARACTER,
    HEX,
    NUMBER,
    PERCENT,
    POINTS,
    SIZE,
    STEPS,
    WHOLE,
    fits,
)

TEXT = (Path(__file__).parents[2] / "themes" / "loesungspartner" / "theme.toml").read_text(encoding="utf-8")

# A placeholder with an idx of its own; 11 is the footer's.
COLUMN = 'body2 = { type = "body", idx = 13, box = [664, 184'


def load(text: str, aspect: str = "16:9"):
    return load_theme((Source("theme.toml", text),), aspect)


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


@pytest.fixture(scope="module")
def theme():
    report = load(TEXT)
    assert not report.diagnostics
    return report.value


def test_the_shipped_theme_is_without_mistakes(theme):
    assert (theme.name, theme.label, theme.aspect) == ("loesungspartner", "Lösungspartner", "16:9")


def test_px_become_emu(theme):
    assert theme.size == (1280 * EMU_PER_PX, 720 * EMU_PER_PX)
    assert theme.body_box == (609600, 1752600, 10972800, 4343400)


def test_tints_refer_to_their_slot(theme):
    assert theme.styles["footer"].levels[0].color == Color("dk1", 75, 25)
    assert theme.table.rule == Color("dk1", 25, 75)


def test_lists_are_styled_five_levels_deep(theme):
    margins = [level.margin for level in theme.styles["list"].levels]
    assert margins[:3] == [266700, 495300, 723900]
    assert len(margins) == 5 and margins == sorted(margins)


def test_the_agenda_counts_without_full_stops(theme):
    assert theme.styles["agenda"].levels[0].bullet.number_format == "arabicPlain"


def test_words_come_in_the_decks_language(theme):
    assert [theme.word("slide", lang) for lang in ("de-DE", "en-GB", "fr-FR")] == ["Folie", "Slide", "Slide"]


def test_every_layout_but_title_and_closing_has_the_footers_three(theme):
    for name, layout in theme.layouts.items():
        feet = [layout.placeholder(role) for role in ("footer", "slide_number", "slide_date")]
        assert all(feet) if name not in ("title", "closing") else not any(feet)


def test_the_digest_tells_aspects_and_texts_apart(theme):
    others = load(TEXT, "4:3").value, load(TEXT + "\n# more\n").value
    assert len({theme.digest, *(other.digest for other in others)}) == 3
    assert load(TEXT).value.digest == theme.digest


@pytest.mark.parametrize(
    "old, new, code, at, told",
    [
        ("[fonts]", "[fonts", "F501", "[fonts", "can't be read"),
        ("max_lines = 2", "max_line = 2", "F502", "max_line", "max_lines"),
        ('lum_mod = 75', 'lum_mod = 75.5', "F503", "lum_mod", "a whole number of percent"),
        ('hex = "18232A"', 'hex = "18232"', "F503", "hex", "RRGGBB"),
        ('ground = "accent1"', 'ground = "akzent1"', "F503", 'ground = "akzent1"', "accent1"),
        ('style = "quote"', 'style = "quot"', "F503", 'style = "quot"', "quote"),
        ('anchor = "ctr"', 'anchor = "middle"', "F503", 'anchor = "middle"', "one of"),
        (COLUMN, COLUMN.replace("idx = 13", "idx = 11"), "F503", "idx = 11", "idx of"),
        ("steps = [30, 28]", "steps = [30, nan]", "F503", "steps = [30, nan]", "sizes"),
        ('number_format = "arabicPlain"', 'number_format = "plain"', "F503", 'number_format = "plain"', "arabicPlain"),
        ('"{speaker}"', '"{title}"', "F503", 'footer = "{title}"', "no label"),
        ('"({n}/{total})"', '"({m})"', "F503", 'continued = "({m})"', "{total}"),
        ("body = [64, 184, 1152, 456]", "body = [64, 184, 0, 456]", "F503", "body = [64, 184, 0", "at least 1 px"),
        (COLUMN, COLUMN.replace("body2", "body3"), "F503", "[layouts.points", 'lacks "body2"'),
        ("box = [64, 72, 1152, 96]", "box = [64, 72, -1152, 96]", "F503", "box = [64, 72, -1152", "a box"),
    ],
)
def test_a_mistake_is_told_with_its_place(old, new, code, at, told):
    text = changed(old, new)
    report = load(text)
    assert report.value is None
    found = report.diagnostics[0]
    assert (found.code, found.path) == (code, "theme.toml")
    assert told in found.message + found.hint
    line = text.split("\n")[found.span.line - 1]
    assert at in line or code == "F501"


def test_a_format_the_theme_lacks_is_told():
    report = load(TEXT, "5:4")
    assert [found.code for found in report.diagnostics] == ["F504"]
    assert "16:9, 4:3" in report.diagnostics[0].hint


def test_without_a_format_it_is_the_themes_first(theme):
    assert load_theme((Source("theme.toml", TEXT),)).value == theme


@pytest.mark.parametrize("key", tomllib.loads(TEXT))
def test_whatever_is_missing_or_of_the_wrong_kind_is_a_diagnostic(key):
    lines = [f"{name} = 1" for name in tomllib.loads(TEXT) if name != key]
    for text in ("", f"{key} = 1", f"{key} = [nan]", "\n".join(lines)):
        report = load(text)
        assert report.value is None and report.diagnostics


@pytest.mark.parametrize(
    "kind, good, bad",
    [
        (NUMBER, [0, -3, 2.5], [float("nan"), float("inf"), 10**30, True, "1"]),
        (WHOLE, [0, 13], [-1, 1.0, True]),
        (PERCENT, [0, 75], [75.5, -1]),
        (SIZE, [10.5, 160], [0, -18, 4000]),
        (CHARACTER, ["»", "–"], ["", "--", "\x07"]),
        (HEX, ["18232A", "abcdef"], ["#18232A", "18232", "GGGGGG"]),
        (BOX, [[64, 72, 1152, 96], [-8, 0, 0, 2]], [[64, 72, 1152], [0, 0, -1, 5], [0, 0, "1", 5], []]),
        (STEPS, [[30, 28], [[24, 20], [22, 18]]], [[], [[]], [0], ["30"]]),
        (POINTS, [[[0, 0], [1, 0], [1, 1]]], [[], [[0, 0]], [[0, 0], [1], [1, 1]]]),
    ],
)
def test_kinds_take_what_drawingml_can_say(kind, good, bad):
    assert all(fits(value, kind) for value in good)
    assert not any(fits(value, kind) for value in bad)


class TestExtends:
    BASE = Source("base/theme.toml", TEXT)

    def load(self, text: str):
        return load_theme((Source("own/theme.toml", text), self.BASE))

    def test_what_a_theme_does_not_say_is_the_others(self):
        own = self.load('extends = "base"\nname = "own"\n[colors]\naccent1 = { hex = "0B6AA2" }\n').value
        base = load_theme((self.BASE,)).value
        assert own.name == "own"
        assert dict(own.colors) == dict(base.colors) | {"accent1": "0B6AA2"}
        assert own._replace(name=base.name, colors=base.colors, color_names=base.color_names, digest=base.digest) == base

    def test_lists_are_replaced_as_a_whole(self):
        own = self.load('extends = "base"\n[styles.title]\nsteps = [26]\n').value
        assert own.styles["title"].steps == ((26,),)

    def test_a_mistake_is_shown_in_the_file_that_makes_it(self):
        (found,) = self.load('extends = "base"\n[colors]\naccent1 = { hex = "blue" }\n').diagnostics
        assert (found.code, found.path, found.span.line) == ("F503", "own/theme.toml", 3)

    def test_a_change_of_either_changes_the_digest(self):
        texts = ('extends = "base"\n', 'extends = "base"\nlabel = "Haus"\n')
        assert len({self.load(text).value.digest for text in texts}) == 2


def test_a_highlight_that_can_hardly_be_read_is_told_at_its_place():
    report = load(changed('highlight_fill = "accent1"', 'highlight_fill = "accent3"'))
    (found,) = report.diagnostics
    assert report.value is not None
    assert (found.code, found.severity) == ("F420", "warning")
    line = TEXT.split("\n")[found.span.line - 1]
    assert line.startswith("highlight_color")


def test_without_colours_for_highlights_and_totals_they_are_the_header_s_and_the_last_rule():
    lines = [line for line in TEXT.split("\n") if not line.startswith(("highlight_", "total_"))]
    table = load("\n".join(lines)).value.table
    assert (table.highlight_fill, table.highlight_color) == (table.header_fill, table.header_color)
    assert (table.total_rule, table.total_rule_width) == (table.last_rule, table.last_rule_width)


def test_a_color_may_be_said_in_short():
    short = TEXT.replace('accent1 = { hex = "', 'accent1 = { hex = "#', 1)
    assert short != TEXT and load_theme((Source("theme.toml", short),)).value.colors == load_theme((Source("theme.toml", TEXT),)).value.colors
    own = Source("own.toml", 'extends = "base"\nname = "own"\n[colors]\naccent1 = "#1a6f4b"\n')
    report = load_theme((own, Source("theme.toml", TEXT)))
    assert dict(report.value.colors)["accent1"] == "1A6F4B"


def test_a_table_that_is_only_written_within_another_one_has_its_place():
    own = Source("own.toml", 'extends = "base"\nname = "own"\n\n[stylez.list]\nsteps = [[20]]\n')
    (found,) = load_theme((own, Source("theme.toml", TEXT))).diagnostics
    assert (found.code, found.span.line) == ("F502", 4)
