"""Replacing the PPTX, and leaving it alone where that fails."""

import os

import pytest

from foliensatz import output


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("deck", "path"),
    [("deck.md", "build/deck.pptx"), ("talks/my.talk.md", "talks/build/my.talk.pptx")],
)
def test_the_default_is_in_build_beside_the_deck(deck, path):
    assert output.default_output(deck).replace(os.sep, "/") == path


@pytest.mark.parametrize("name", ["deck.md", "deck", "out/", "deck.pptx.zip"])
def test_only_a_pptx_can_be_written(name):
    assert output.refusal(name, name).code == "F603"


def test_a_folder_is_refused_even_with_the_right_ending(tmp_path):
    (tmp_path / "x.pptx").mkdir()
    assert output.refusal("x.pptx", "x.pptx").code == "F603"


def test_capital_letters_in_the_ending_are_fine():
    assert output.refusal("X.PPTX", "X.PPTX") is None


def test_missing_folders_are_made_and_nothing_else_is_left(tmp_path):
    assert output.replace("a/b/x.pptx", b"new", "a/b/x.pptx") is None
    assert (tmp_path / "a" / "b" / "x.pptx").read_bytes() == b"new"
    assert os.listdir("a/b") == ["x.pptx"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.pptx").write_bytes(b"old")
    os.symlink("real.pptx", "link.pptx")
    assert output.replace("link.pptx", b"new", "link.pptx") is None
    assert os.path.islink("link.pptx")
    assert (tmp_path / "real.pptx").read_bytes() == b"new"


def test_a_file_that_powerpoint_has_open_stays_as_it_was(tmp_path, monkeypatch):
    (tmp_path / "x.pptx").write_bytes(b"old")

    def locked(source, target):
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(os, "replace", locked)
    found = output.replace("x.pptx", b"new", "x.pptx")
    assert (found.code, found.severity, found.path) == ("F601", "error", "x.pptx")
    assert "open in another program" in found.message and "PowerPoint" in found.hint
    assert os.listdir() == ["x.pptx"]
    assert (tmp_path / "x.pptx").read_bytes() == b"old"


def test_a_path_through_a_file_is_an_error(tmp_path):
    (tmp_path / "deck.md").write_text("")
    found = output.replace("deck.md/x.pptx", b"new", "deck.md/x.pptx")
    assert found.code == "F602"
