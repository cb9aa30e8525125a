"""Slides are recognised across edits."""

from hypothesis import given
from hypothesis import strategies as st

from foliensatz.serving.alignment import aligned


def test_an_edited_slide_is_the_one_at_its_place():
    assert aligned("abcde", "abXde") == [0, 1, 2, 3, 4]


def test_inserted_and_removed_slides_leave_the_others_alone():
    assert aligned("abcd", "abXcd") == [0, 1, None, 2, 3]
    assert aligned("abcd", "ad") == [0, 3]


def test_slides_that_stand_once_hold_their_place_between_two_edits():
    # Both b and e are edited, and a slide comes between: c and d are still themselves.
    assert aligned("abcdef", "aBcNdEf") == [0, 1, 2, None, 3, 4, 5]


def test_a_moved_slide_does_not_cross_the_others():
    assert aligned("abcd", "bcda") == [1, 2, 3, None]


def test_slides_that_are_alike_hold_their_place_too():
    def first(word):
        return word[0]

    assert aligned(["a1", "b1", "c1"], ["b2", "c2"], first) == [1, 2]
    assert aligned(["a1", "b1"], ["x1", "a2", "b2"], first) == [None, 0, 1]
    assert aligned(["a1", "b1"], ["b2", "a2"], first) in ([None, 0], [1, None])


@given(st.lists(st.sampled_from("abcABC")), st.lists(st.sampled_from("abcABC")))
def test_each_is_continued_once_and_in_order(before, after):
    found = aligned(before, after, str.lower)
    kept = [number for number in found if number is not None]
    assert len(found) == len(after)
    assert kept == sorted(set(kept))
    assert all(0 <= number < len(before) for number in kept)
    if before == after:
        assert found == list(range(len(after)))
