"""The zip: readable by anyone, the same bytes for the same parts."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.pptx.zip_writer import DEFLATED, STORED, TooLarge, join, pack

NAMES = st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?\.(xml|png)", fullmatch=True)


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


@given(st.lists(st.tuples(NAMES, st.binary(max_size=2000)), unique_by=lambda part: part[0]))
def test_what_was_packed_is_read_back_in_its_order(parts):
    archive = opened(join([pack(name, data) for name, data in parts]))
    assert archive.testzip() is None
    assert [(name, archive.read(name)) for name in archive.namelist()] == parts


def test_text_is_deflated_and_pictures_are_stored():
    assert pack("a.xml", b"a" * 1000).method == DEFLATED
    assert pack("a.png", b"a" * 1000).method == STORED
    assert pack("a.xml", b"a").method == STORED


def test_nothing_tells_of_machine_or_moment():
    archive = opened(join([pack("a.xml", b"a" * 1000), pack("b.png", b"b")]))
    for entry in archive.infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.create_system == 3
        assert entry.flag_bits == 0
        assert entry.extra == b""


def test_joining_packed_parts_again_gives_the_same_bytes():
    parts = [pack("a.xml", b"a" * 1000), pack("b.xml", b"b")]
    assert join(parts) == join(parts) == join([pack("a.xml", b"a" * 1000), pack("b.xml", b"b")])


def test_names_beyond_ascii_are_marked_as_utf_8():
    assert opened(join([pack("ä.xml", b"")])).namelist() == ["ä.xml"]


def test_two_names_that_differ_in_case_only_are_refused():
    with pytest.raises(ValueError, match="two parts are called"):
        join([pack("a.xml", b""), pack("A.xml", b"")])


def test_too_many_parts_are_refused():
    part = pack("a.xml", b"")
    assert len(opened(join(part._replace(name=str(n)) for n in range(65534))).namelist()) == 65534
    with pytest.raises(TooLarge, match="65,534"):
        join(part._replace(name=str(n)) for n in range(65535))


def test_empty_zip():
    assert opened(join([])).namelist() == []
