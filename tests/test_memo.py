"""What is remembered from build to build, by what, and for how long."""

import pytest

from foliensatz.memo import Forgetful, Memo, Same


class Made:
    """Counts how often something is made."""

    def __init__(self):
        self.times = 0

    def __call__(self, *_):
        self.times += 1
        return ["made", self.times]


class Shelf:
    """A source of answers."""

    def __init__(self, **answers):
        self.answers = answers

    def picture(self, name):
        return self.answers[name]


def test_what_is_made_of_the_same_key_is_the_same_object():
    memo, made = Memo(), Made()
    assert memo.recall("read", ("a", 1), made) is memo.recall("read", ("a", 1), made)
    assert made.times == 1


def test_stages_have_their_own_results():
    memo, made = Memo(), Made()
    assert memo.recall("read", "a", made) is not memo.recall("split", "a", made)


def test_values_told_by_identity_are_not_mixed_up_with_equal_ones():
    memo, made = Memo(), Made()
    one, other = (1, "a"), (True, "a")
    assert one == other
    assert memo.recall("lay out", Same(one), made) is not memo.recall("lay out", Same(other), made)
    assert memo.recall("lay out", Same(one), made) is memo.recall("lay out", Same(one), made)


def test_a_result_holds_while_its_questions_have_the_same_answers():
    memo, made = Memo(), Made()

    def read(source):
        return [source.picture("logo"), made()]

    first = memo.recall_asked("read", "text", Shelf(logo=1, other=2), read)
    assert memo.recall_asked("read", "text", Shelf(logo=1, other=3), read) is first
    assert memo.recall_asked("read", "text", Shelf(logo=2, other=2), read)[0] == 2
    assert made.times == 2


def test_what_the_last_builds_did_not_use_is_forgotten_and_what_they_used_is_kept():
    memo, made = Memo(), Made()
    for build in range(10):
        memo.recall("read", "always", made)
        memo.recall("read", build, made)
        memo.end_build()
    assert len(memo) == 1 + 4
    assert memo.recall("read", "always", made) == ["made", 1]


def test_what_raises_leaves_nothing_behind():
    memo = Memo()
    with pytest.raises(ZeroDivisionError):
        memo.recall("read", "a", lambda: 1 / 0)
    assert len(memo) == 0


def test_a_single_build_remembers_nothing():
    made = Made()
    assert Forgetful().recall("read", "a", made) is not Forgetful().recall("read", "a", made)
    assert Forgetful().recall_asked("read", "a", Shelf(logo=7), lambda source: source.picture("logo")) == 7
