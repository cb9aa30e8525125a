"""The brands that come with foliensatz: complete, legible, and good in every format they offer."""

from pathlib import Path

import pytest

from foliensatz.colors import ENOUGH, ENOUGH_LARGE, contrast, rgb
from foliensatz.geometry import EMU_PER_PX
from foliensatz.pipeline import Order, make
from foliensatz.project import Project
from foliensatz.sample_deck import sample_deck
from foliensatz.theme import Layout
from tests.theming.shipped import FORMATS, NAMES, load

# From this size on, in points, type counts as large (WCAG 2.2).
LARGE, LARGE_BOLD = 18, 14


def test_there_are_three_of_them_in_three_formats():
    assert NAMES == ["bericht", "buehne", "loesungspartner"]
    assert FORMATS == [(name, aspect) for name in NAMES for aspect in ("16:9", "4:3", "16:10")]


@pytest.mark.parametrize("name", NAMES)
def test_every_text_has_enough_contrast_with_its_ground(name):
    theme = load(name)
    hexes = dict(theme.colors)
    poor = []
    for layout in theme.layouts.values():
        for place in layout.placeholders:
            if not place.style:
                continue
            style = theme.styles[place.style]
            ground = rgb(_ground(layout, place), hexes)
            for number, level in enumerate(style.levels):
                size = style.size(place.first_step, number)
                bold = level.bold if place.bold is None else place.bold
                needed = ENOUGH_LARGE if size >= LARGE or bold and size >= LARGE_BOLD else ENOUGH
                found = contrast(rgb(place.color or level.color, hexes), ground)
                if found < needed:
                    poor.append(f"{layout.name}.{place.role}, level {number}: {found:.1f}:1 instead of {needed}:1")
    assert poor == []


def _ground(layout: Layout, place):
    """The ground a place stands on: its own, that of the decoration it lies in, or the layout's."""
    if place.fill:
        return place.fill
    within = [shape.fill for shape in layout.decorations if shape.fill and shape.box.contains(place.box)]
    return within[-1] if within else layout.ground


@pytest.mark.parametrize("name, aspect", FORMATS)
def test_a_deck_that_shows_every_layout_builds_without_a_word(name, aspect, tmp_path, judge_deck):
    for file in sample_deck(load(name, aspect), name, "de", (("aspect", f'"{aspect}"'), ("speaker", "A. Muster"))):
        path = tmp_path / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    output = tmp_path / "sheet.pptx"
    report = make(Project(str(tmp_path / "deck.md")), Order(output=str(output)))
    assert report.diagnostics == ()
    judge_deck(output.read_bytes())


@pytest.mark.parametrize("name, aspect", FORMATS)
def test_the_talk_that_shows_a_brand_builds_in_all_its_formats_without_a_word(name, aspect):
    (deck,) = (Path(__file__).parents[2] / "docs" / "contact-sheet" / "decks").glob(f"*-brand-{name}.md")
    report = make(Project(str(deck)), Order(theme=name, writes=False, said=(("aspect", aspect),)))
    assert report.diagnostics == ()


@pytest.mark.parametrize("name, aspect", FORMATS)
def test_shapes_at_the_edge_and_lines_at_texts_stay_there(name, aspect):
    usual, theme = load(name), load(name, aspect)
    for layout in usual.layouts.values():
        other = theme.layouts[layout.name]
        lefts = {place.box.x: moved.box.x for place, moved in zip(layout.placeholders, other.placeholders)}
        for shape, moved in zip((*usual.decorations, *layout.decorations), (*theme.decorations, *other.decorations)):
            assert (shape.box.x <= 0) == (moved.box.x <= 0), (layout.name, shape.name)
            assert (shape.box.right >= usual.size.width) == (moved.box.right >= theme.size.width), (layout.name, shape.name)
            assert abs(moved.box.x - lefts.get(shape.box.x, moved.box.x)) <= EMU_PER_PX, (layout.name, shape.name)


@pytest.mark.parametrize("name, aspect", FORMATS)
def test_nothing_stands_beyond_the_slide_or_on_another_place(name, aspect):
    theme = load(name, aspect)
    for layout in theme.layouts.values():
        for place in layout.placeholders:
            box = place.box
            assert box.x >= 0 and box.y >= 0, (layout.name, place.role)
            assert box.right <= theme.size.width and box.bottom <= theme.size.height, (layout.name, place.role)
        texts = [place for place in layout.placeholders if place.role not in ("picture", "number")]
        for number, place in enumerate(texts):
            for other in texts[number + 1 :]:
                assert not place.box.overlaps(other.box), (layout.name, place.role, other.role)
