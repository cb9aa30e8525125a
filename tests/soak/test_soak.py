"""A short soak and a few kills. The long ones are run by hand: see soak.py and kill.py."""

import pytest

from tests.soak.kill import Killer, kills, wrong
from tests.soak.soak import Soak


@pytest.mark.parametrize(("edits", "polling"), [(180, False), (20, True)], ids=["events", "polling"])
def test_after_many_edits_the_file_is_that_of_a_cold_build_and_nothing_leaks(tmp_path, edits, polling):
    soak = Soak(tmp_path / "deck", seed=7, polling=polling)
    assert soak.run(edits) == []
    assert soak.author.edits == edits
    assert soak.listener.builds < 2 * edits
    assert soak.listener.written > edits / 20


def test_whoever_is_killed_leaves_a_whole_file(tmp_path):
    killer = Killer(tmp_path, seed=7)
    found = kills(killer, 6)
    assert wrong(found) == []
    assert all("deck.pptx" in kill.held for kill in found)
    assert killer.tidied() == []
