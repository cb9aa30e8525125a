"""Where a box stands in another format than the one it was written for."""

import pytest

from foliensatz.geometry import EMU_PER_PX
from foliensatz.theming.scaling import Scaling, edges_of

WIDE, NARROW, LARGE = (1280, 720), (960, 720), (1920, 1080)
# A text over the whole width, and two columns.
EDGES = edges_of([(80, 56, 1120, 96), (80, 176, 500, 400), (700, 176, 500, 400)])


@pytest.mark.parametrize(
    "entry, target, box",
    [
        ({"box": [80, 176, 1120, 456]}, NARROW, (60, 176, 840, 456)),
        ({"box": [80, 176, 1120, 456]}, LARGE, (120, 264, 1680, 684)),
        ({"box": [200, 100, 80, 80], "square": True}, NARROW, (150, 100, 60, 60)),
        ({"box": [200, 640, 80, 80], "square": True, "stands": True}, NARROW, (150, 660, 60, 60)),
        # What is fixed and touches an edge goes on touching it …
        ({"box": [0, 64, 12, 80], "fixed": True}, NARROW, (0, 64, 12, 80)),
        ({"box": [-20, 64, 32, 80], "fixed": True}, NARROW, (-20, 64, 32, 80)),
        ({"box": [1240, 0, 40, 60], "fixed": True}, NARROW, (920, 0, 40, 60)),
        ({"box": [0, 0, 40, 720], "fixed": True}, LARGE, (0, 0, 40, 1080)),
        ({"box": [0, 708, 1280, 12], "fixed": True}, NARROW, (0, 708, 960, 12)),
        ({"box": [0, 708, 1280, 12], "fixed": True}, LARGE, (0, 1068, 1920, 12)),
        # … and what isn't keeps its distance from where a text begins, or at the right from where one ends.
        ({"box": [80, 420, 160, 3], "fixed": True}, NARROW, (60, 420, 160, 3)),
        ({"box": [96, 420, 10, 10], "fixed": True}, NARROW, (76, 420, 10, 10)),
        ({"box": [1100, 20, 100, 40], "fixed": True}, NARROW, (800, 20, 100, 40)),
        ({"box": [20, 300, 10, 10], "fixed": True}, NARROW, (20, 300, 10, 10)),
    ],
)
def test_a_box_in_another_format(entry, target, box):
    found = Scaling(WIDE, target).box(entry, EDGES)
    assert tuple(length / EMU_PER_PX for length in found) == box


def test_in_the_format_it_was_written_for_a_box_is_what_it_says():
    for kind in ({}, {"fixed": True}, {"square": True}, {"square": True, "stands": True}):
        for box in ([0, 64, 12, 80], [-18, 3, 40, 720], [1240, 700, 100, 100], [102, 32, 650, 24]):
            found = Scaling(WIDE, WIDE).box({"box": box, **kind}, EDGES)
            assert [length / EMU_PER_PX for length in found] == box
