"""Which files are read again."""

import os
import time

import pytest

from foliensatz.contents import Contents

LONG_AGO = time.time_ns() - 3600 * 10**9


@pytest.fixture
def reads(monkeypatch):
    """The paths that were opened."""
    import builtins

    opened = []
    really_open = builtins.open
    monkeypatch.setattr(builtins, "open", lambda path, *rest, **kind: opened.append(path) or really_open(path, *rest, **kind))
    return opened


@pytest.fixture
def old_file(tmp_path, monkeypatch):
    """A file written an hour ago: its time of change, which no program can set, is made to look so."""
    import foliensatz.contents

    path = tmp_path / "deck.md"
    path.write_bytes(b"one")
    monkeypatch.setattr(foliensatz.contents, "_FRESH_NS", -(10**15))
    return str(path)


def test_a_file_that_has_not_changed_is_read_once(old_file, reads):
    contents = Contents()
    assert contents.read(old_file) is contents.read(old_file)
    assert reads == [old_file]


@pytest.mark.parametrize("save", ["in place", "rename over", "same size and time"])
def test_a_file_that_has_changed_is_read_again(old_file, save, tmp_path):
    contents = Contents()
    contents.read(old_file)
    before = os.stat(old_file)
    if save == "rename over":
        (tmp_path / "new").write_bytes(b"two")
        os.replace(tmp_path / "new", old_file)
    else:
        with open(old_file, "wb") as file:
            file.write(b"two")
    if save == "same size and time":
        os.utime(old_file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert contents.read(old_file) == b"two"


def test_a_file_written_just_now_is_not_trusted_but_keeps_its_bytes_object(tmp_path, reads):
    path = str(tmp_path / "deck.md")
    with open(path, "wb") as file:
        file.write(b"one")
    contents = Contents()
    reads.clear()
    first = contents.read(path)
    assert contents.read(path) is first
    assert len(reads) == 2


def test_a_file_that_is_gone_raises(old_file):
    contents = Contents()
    contents.read(old_file)
    os.remove(old_file)
    with pytest.raises(FileNotFoundError):
        contents.read(old_file)


def test_a_file_that_no_build_reads_any_more_is_forgotten(old_file, reads):
    contents = Contents()
    contents.read(old_file)
    for _ in range(5):
        contents.end_build()
    contents.read(old_file)
    assert len(reads) == 2
