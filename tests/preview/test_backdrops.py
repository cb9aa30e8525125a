"""What a template draws behind its slides is in the preview too."""

import re

import pytest

from foliensatz.fonts import Fonts
from foliensatz.frame import Frame
from foliensatz.preview.draw import draw
from foliensatz.theming.template import load_template
from tests.theming import templates


@pytest.fixture(scope="module")
def agency():
    theme, _ = load_template(templates.agency(), "haus", "haus.potx")
    return theme


def shown(theme, layout: str) -> str:
    return draw(Frame(layout, ()), theme, Fonts())


def test_a_picture_of_the_master_has_its_place_and_its_bytes(agency):
    svg = shown(agency, "Nur Titel")
    (key,) = re.findall(r'<image href="media/(\w+)" x="1150" y="20" width="96" height="48"', svg)
    (picture,) = [picture for picture in agency.pictures if picture.key == key]
    assert picture.media_type == "image/png" and picture.data.startswith(b"\x89PNG")


def test_a_picture_as_the_ground_covers_the_slide(agency):
    assert re.search(r'<image href="media/\w+" x="0" y="0" width="1280" height="720"', shown(agency, "title"))


def test_shapes_of_a_group_are_drawn_in_the_groups_scale(agency):
    """The ellipse has 60 hundredths of a group that is 40 px wide and stands at 1100, 24."""
    path = re.search(r'<path d="(M1100 36 C[^"]*)" fill="#D4572A"', shown(agency, "Nur Titel"))
    assert path is not None
    assert path[1] == "M1100 36 C1100 29.4 1105.4 24 1112 24 C1118.6 24 1124 29.4 1124 36 C1124 42.6 1118.6 48 1112 48 C1105.4 48 1100 42.6 1100 36 Z"


def test_a_gradient_goes_from_colour_to_colour(agency):
    bands = re.findall(r'<rect x="[\d.]+" y="0" width="[\d.]+" height="8" fill="(#\w{6})"/>', shown(agency, "Nur Titel"))
    assert len(bands) == 48 and len(set(bands)) > 40


def test_free_forms_keep_their_curves_and_how_far_one_sees_through_them(agency):
    svg = shown(agency, "Nur Titel")
    assert re.search(r'<path d="M1280 560 L1280 720 C[^"]* Z" fill="#003A5D" fill-opacity="0.3"/>', svg)


def test_words_of_the_master_stand_there(agency):
    assert ">Landesamt für Beispiele</text>" in shown(agency, "Nur Titel")


def test_a_layout_with_colours_of_its_own_is_drawn_in_them(agency):
    """The dark layouts map text to white."""
    assert dict(agency.layouts["Zitat"].palette)["dk1"] == "FFFFFF"
    assert agency.layouts["Nur Titel"].palette == ()
