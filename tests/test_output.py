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


class TestWhatAKilledBuildLeft:
    """A file `.x.pptx.PROCESS.new` that nobody will finish."""

    def left(self, process: int, age: float, of: str = "x.pptx") -> str:
        import time

        name = f".{of}.{process}.new"
        with open(name, "wb") as file:
            file.write(b"half")
        os.utime(name, (time.time() - age, time.time() - age))
        return name

    def gone(self) -> int:
        """The number of a process that is no more."""
        import subprocess
        import sys

        process = subprocess.Popen([sys.executable, "-c", ""])
        process.wait()
        return process.pid

    @pytest.mark.parametrize("of", ["x.pptx", "x (neu).pptx", "x (new 2).pptx", ".x.pptx.beside"])
    def test_it_is_removed_by_the_next_build(self, of):
        self.left(self.gone(), 60, of)
        assert output.replace("x.pptx", b"new", "x.pptx") is None
        assert os.listdir() == ["x.pptx"]

    def test_not_while_its_process_lives(self):
        name = self.left(os.getppid(), 60)
        output.replace("x.pptx", b"new", "x.pptx")
        assert sorted(os.listdir()) == [name, "x.pptx"]

    def test_not_while_it_may_still_be_written_on_another_machine(self):
        name = self.left(self.gone(), 0)
        output.replace("x.pptx", b"new", "x.pptx")
        assert sorted(os.listdir()) == [name, "x.pptx"]

    def test_other_files_are_never_removed(self):
        for name in (".x.pptx.new", ".x.pptx.notes.new", ".y.pptx.1.new", ".x.pptx.99999999.new.txt"):
            with open(name, "wb"):
                pass
            os.utime(name, (0, 0))
        output.replace("x.pptx", b"new", "x.pptx")
        assert len(os.listdir()) == 5


def test_an_interrupted_write_leaves_nothing(monkeypatch):
    def interrupted(source, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        output.replace("x.pptx", b"new", "x.pptx")
    assert os.listdir() == []
