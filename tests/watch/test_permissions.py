"""The lock by real permissions of the file system, not by a fake."""

import os
import shutil
import tempfile
import zipfile  # noqa: F401  (needed while the test is nobody, who may not be able to import)
from pathlib import Path

import pytest

from foliensatz.builder import Builder
from foliensatz.delivery import Target
from foliensatz.pipeline import Order

NOBODY = 65534


@pytest.fixture
def builds(tmp_path) -> list[bytes]:
    builder = Builder(str(tmp_path / "deck.md"), Order())
    made = []
    for number in range(3):
        (tmp_path / "deck.md").write_text(f"---\ntitle: Plan {number}\n---\n\n## One\n\nText.\n")
        made.append(builder.package(builder.typeset()).value)
    return made


@pytest.fixture
def folder():
    """A folder that every user may get to, unlike pytest's."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    for where, _, _ in os.walk(path):
        os.chmod(where, 0o755)
    shutil.rmtree(path)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_file_that_may_not_be_replaced_gets_its_build_beside_it(folder, builds):
    """Root's file in a folder that is like /tmp: others may make files there, and not touch root's. Where the tests don't
    run as root, nobody else's file can be made, and the folder itself is protected: nothing can be written then."""
    place = folder / "build" / "deck.pptx"
    place.parent.mkdir()
    place.write_bytes(builds[0])
    target = Target(str(place), str)
    if os.geteuid() == 0:
        place.parent.chmod(0o1777)
        beside = place.with_name("deck (neu).pptx")
        os.seteuid(NOBODY)
        try:
            found = target.deliver(builds[1], "de-DE")
            assert (found.path, found.in_place, found.written) == (str(beside), False, True)
            assert "schreibgeschützt" in found.message
            assert place.read_bytes() == builds[0] and beside.read_bytes() == builds[1]
            assert target.retry() is None
        finally:
            os.seteuid(0)
        os.chown(place, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            assert target.retry().in_place
        finally:
            os.seteuid(0)
    else:
        place.parent.chmod(0o555)
        found = target.deliver(builds[1], "de-DE")
        assert [d.code for d in found.diagnostics] == ["F602"] and found.in_place
        assert place.read_bytes() == builds[0]
        assert target.retry() is None
        place.parent.chmod(0o755)
        assert target.retry().in_place
    assert place.read_bytes() == builds[1]
    assert os.listdir(place.parent) == ["deck.pptx"]
