"""Places of a theme: on the slide, apart from each other, and large enough; or told at the key that says otherwise."""

import pytest

from foliensatz.geometry import EMU_PER_PX
from foliensatz.project import Project
from foliensatz.source import Source, Span
from foliensatz.theme_files import BASIS, Asked
from foliensatz.theming import ShownPicture, load_theme
from foliensatz.theme import TemplatePicture
from foliensatz.theming.places import Places
from tests.theming.shipped import NAMES

BODY = "[layouts.content.placeholders.body]\n"
LOGO = {"logo.png": ShownPicture(TemplatePicture("key", "image/png", b""), 300, 100)}


def sources(name: str, text: str = "") -> tuple[Source, ...]:
    base, _ = Project("deck.md").themes.sources(name, Asked(Span(), "--theme", "."))
    return (Source("own/theme.toml", text), *base) if text else base


def told(text: str, base: str = "bericht", aspect: str = ""):
    """What is told of a theme that extends a shipped one: 16:9, 4:3 and 16:10, with its title at 48 to 136, its text at
    168 to 632 and its footers at 668 to 692."""
    report = load_theme(sources(base, f'extends = "{base}"\n{text}'), aspect, pictures=LOGO)
    assert (report.value is None) == report.failed
    assert all(found.path == "own/theme.toml" and found.hint for found in report.diagnostics)
    return report.diagnostics


@pytest.mark.parametrize("name", [*NAMES, BASIS])
@pytest.mark.parametrize("aspect", ["16:9", "4:3", "16:10"])
def test_nothing_is_told_of_what_is_shipped(name, aspect):
    assert load_theme(sources(name), aspect).diagnostics == ()


@pytest.mark.parametrize(
    "text, at, words",
    [
        (f"{BODY}box = [2000, 168, 100, 464]\n", (3, 1), "layouts.content.placeholders.body lies outside of the slide"),
        (f"{BODY}box = [72, 168, 1136, 600]\n", (3, 1), "reaches 48 px beyond the slide’s lower edge"),
        ("[master.title]\nbox = [72, -200, 1136, 88]\n", (3, 1), "master.title lies outside of the slide"),
        ("[master.title]\nbox = [-20, 48, 1136, 88]\n", (3, 1), "master.title reaches 20 px beyond the slide’s left edge"),
        ("[master]\nbody = [0, 0, 5000, 5000]\n", (3, 1), "master.body reaches 4280 px beyond the slide’s lower edge"),
        ("[master]\nbody = [72, 100, 1136, 500]\n", (3, 1), "master.body lies on master.title"),
        (f"{BODY}box = [72, 40, 1136, 500]\n", (3, 1), "layouts.content.placeholders.body lies on master.title"),
        (f"{BODY}box = [72, 168, 1136, 540]\n", (3, 1), "layouts.content.placeholders.body lies on master.footer"),
        (
            "[layouts.points.placeholders.body]\nbox = [72, 168, 1136, 464]\n", (3, 1),
            "layouts.points.placeholders.body lies on layouts.points.placeholders.body2",
        ),
        (f"{BODY}insets = [600, 0, 600, 0]\n", (3, 1), "The insets of layouts.content.placeholders.body leave no room"),
        (f"{BODY}box = [72, 168, 20, 20]\n", (3, 1), "its style’s margin is 26 px, the place 20 px wide"),
        ('[styles.list]\nlevels = [{ color = "dk1", margin = 5000 }]\n', (3, 28), "its style’s margin is 5000 px"),
    ],
)  # fmt: skip
def test_what_would_lose_or_hide_text_is_an_error_at_its_key(text, at, words):
    found = told(text)[0]
    assert (found.code, found.severity, (found.span.line, found.span.column)) == ("F507", "error", at)
    assert words in found.message


def test_the_hint_says_what_two_places_share():
    found = told("[layouts.points.placeholders.body]\nbox = [72, 168, 1136, 464]\n")[0]
    assert found.hint == "Both have [664, 176, 544, 456]: move one of them, or make it smaller"


def test_a_key_is_told_once_however_many_layouts_and_formats_suffer():
    assert len(told("[master.title]\nbox = [72, 48, 1136, 200]\n")) == 1


class TestOtherFormats:
    AT = f'{BODY}at = {{ "4:3" = [72, 168, 1136, 464] }}\n'

    def test_a_mistake_in_one_that_is_not_asked_for_is_a_warning(self):
        (found,) = told(self.AT)
        assert (found.code, found.severity, found.span.line, found.span.column) == ("F507", "warning", 3, 8)
        assert found.message.startswith("In 4:3, layouts.content.placeholders.body reaches 248 px beyond")
        assert "960 px wide" in found.hint

    def test_and_an_error_where_it_is(self):
        (found,) = told(self.AT, aspect="4:3")
        assert found.severity == "error" and found.message.startswith("layouts.content")


class TestPictures:
    def test_a_place_for_a_picture_may_bleed_with_a_warning(self):
        (found,) = told("[layouts.picture_text.placeholders.picture]\nbox = [656, 172, 700, 420]\n")
        assert (found.code, found.severity, found.span.line) == ("F507", "warning", 3)

    def test_text_may_stand_on_a_picture_but_not_half_on_it(self):
        on = "[layouts.picture_full.placeholders]\npicture = { type = 'pic', idx = 13, box = [0, 0, 1280, %s], label = 'Bild' }\n"
        assert told(on % 664) == ()
        (found,) = told(on % 600)
        assert found.severity == "warning" and "lies on" in found.message


class TestDecorations:
    @pytest.mark.parametrize(
        "shape, words",
        [
            ('box = [1400, 20, 120, 60], picture = "logo.png"', "The picture “L” lies outside of the slide"),
            ('box = [1200, 4, 120, 40], picture = "logo.png"', "The picture “L” reaches beyond the slide’s edge"),
            ('box = [72, 48, 600, 88], picture = "logo.png"', "The picture “L” lies where the title stands in layouts."),
            ('box = [1400, 20, 120, 60], fill = "accent1"', "The shape “L” lies outside of the slide"),
            ('box = [72, 60, 400, 70], style = "note", text = [{ text = "Amt" }]', "The text “L” lies where the title stands"),
            ('box = [0, 0, 50, 20], style = "note", text = [{ text = "Ein Name, der nicht in diesen Kasten passt" }]', "too long"),
        ],
    )
    def test_what_is_only_ugly_is_a_warning(self, shape, words):
        (found,) = told(f'[master]\ndecorations = [\n    {{ name = "L", {shape} }},\n]\n')
        assert (found.code, found.severity, found.span.line, found.span.column) == ("F508", "warning", 4, 19)
        assert words in found.message

    @pytest.mark.parametrize(
        "shape",
        [
            'box = [1100, 20, 120, 60], picture = "logo.png"',  # a corner of the title's place, above its words
            'box = [0, 0, 1280, 720], picture = "logo.png"',  # hardly more than a ground
            'box = [-40, -40, 200, 200], fill = "accent1"',  # shapes may bleed
            'box = [72, 20, 500, 24], style = "strapline", text = [{ text = "EIN AMT DER STADT AM FLUSS" }]',
        ],
    )
    def test_and_what_is_meant_is_not_told(self, shape):
        assert told(f'[master]\ndecorations = [{{ name = "L", {shape} }}]\n') == ()

    def test_of_several_the_one_is_named(self):
        good, bad = 'name = "a", box = [0, 0, 9, 9], fill = "dk1"', 'name = "b", box = [2000, 0, 9, 9], fill = "dk1"'
        for text, line in (
            (f"[master]\ndecorations = [\n    {{ {good} }}, # one\n    {{ {bad} }},\n]\n", 5),
            (f"[[layouts.code.decorations]]\n{good.replace(', b', chr(10) + 'b').replace(', f', chr(10) + 'f')}\n"
             f"[[layouts.code.decorations]]\n{bad.replace(', b', chr(10) + 'b').replace(', f', chr(10) + 'f')}\n", 8),
        ):  # fmt: skip
            (found,) = told(text)
            assert (found.code, found.span.line) == ("F508", line) and "“b”" in found.message


class TestSizes:
    @pytest.mark.parametrize(
        "text, line, words",
        [
            ("[styles.list]\nsteps = [[2, 2]]\n", 3, "sizes from 6 to 400 points"),
            ("[styles.list]\nsteps = [[12, 12], [24, 20]]\n", 3, "styles.list.steps grow, from 12 to 24"),
            ("[styles.list]\nsteps = [[24, 20], [22, 21]]\n", 3, "styles.list.steps grow, from 20 to 21"),
            ("[table]\nrow_heights = [40, 60]\n", 3, "table.row_heights grow, from 40 to 60"),
            ('[styles.list]\nlevels = [\n  { color = "dk1" },\n  { color = "dk1", line_spacing = 0.3 },\n]\n', 5, "from 0.7 to 10"),
            ('[styles.list]\nlevels = [{ color = "dk1", margin = 5, indent = -500 }]\n', 3, "reaches 495 px left of the text's place"),
        ],
    )
    def test_type_that_cannot_be_read_and_steps_that_grow(self, text, line, words):
        (found,) = told(text)
        assert (found.code, found.severity, found.span.line) == ("F503", "error", line)
        assert words in found.message


class TestFormats:
    def test_the_first_that_a_theme_names_is_its_usual_one(self):
        theme = load_theme(sources("bericht", 'extends = "bericht"\n[aspects]\n"4:3" = [960, 720]\n')).value
        assert (theme.aspect, theme.size.width) == ("4:3", 960 * EMU_PER_PX)
        assert theme.body_box.x == 54 * EMU_PER_PX  # px are those of the theme that extends no other

    def test_a_size_that_is_not_its_ratio(self):
        (found,) = told('[aspects]\n"16:9" = [960, 720]\n')
        assert (found.code, found.span.line) == ("F503", 3)
        assert found.message == "aspects.16:9 is 960 × 720 px, which is not 16:9"
        assert "[1280, 720]" in found.hint

    @pytest.mark.parametrize("line", ['"A4" = [1123, 794]', '"9:16" = [720, 1280]', '"16:9" = [1920, 1080]', '"16:9" = [1366, 768]'])
    def test_other_sizes_are_filled_in_both_directions(self, line):
        theme = load_theme(sources("bericht", f'extends = "bericht"\n[aspects]\n{line}\n'))
        assert theme.diagnostics == ()
        footer = theme.value.layouts["content"].placeholder("footer").box
        assert footer.bottom / theme.value.size.height == pytest.approx(692 / 720, abs=1e-4)

    def test_basis_is_a_theme_with_three_of_them_and_every_layout(self):
        theme = load_theme(sources(BASIS), "16:9").value
        assert (theme.name, theme.label) == ("basis", "Basis")
        assert set(theme.layouts) == set(load_theme(sources("bericht")).value.layouts)
        assert all(level.bullet and level.indent < 0 for level in theme.styles["list"].levels)


def test_places_know_dotted_keys_and_no_comments():
    text = '[layouts.content]\n# placeholders.body = 3, box = 4\nplaceholders.body.box = [1, 2, 3, 4] # box = 5\n'
    places = Places((Source("t", text),), ({"layouts": {"content": {"placeholders": {"body": {"box": [1, 2, 3, 4]}}}}},))
    assert places.find(("layouts", "content", "placeholders", "body", "box"))[1] == Span(3, 19)
