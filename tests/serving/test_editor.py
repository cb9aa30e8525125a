"""Which editor links open."""

import pytest

from foliensatz.serving.editor import EDITORS, editor_address


@pytest.mark.parametrize("name", EDITORS)
def test_editors_are_known_by_name(name):
    address = editor_address(name)
    assert address == "" if name == "none" else "{path}" in address and "{line}" in address


def test_an_address_of_ones_own_is_taken_as_it_is():
    assert editor_address("my-editor://open?file={path}&line={line}") == "my-editor://open?file={path}&line={line}"


@pytest.mark.parametrize("name", ["vs-code", "", "vscode://file", "javascript:alert('{path}')", "{path}", "a b:{path}"])
def test_what_is_neither_is_told(name):
    found = editor_address(name)
    assert (found.code, found.severity, found.path) == ("F703", "error", "--editor")


def test_a_name_like_a_known_one_is_guessed():
    assert "“vscode”" in editor_address("vs-code").hint
