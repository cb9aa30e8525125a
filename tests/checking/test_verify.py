"""The rules see each fault of a deck, one at a time, and nothing in a deck without a fault."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foliensatz.checking import condensed, verify
from foliensatz.diagnostic import error
from foliensatz.explanations import page
from tests.checking.forms import FORMS, ODDITIES, Form
from tests.checking.good_deck import good_parts, packed
from tests.checking.mutants import MUTANTS, Mutant


def test_a_deck_without_a_fault_passes(judge_deck):
    deck = packed(good_parts())
    judge_deck(deck)
    assert verify(deck, "good.pptx") == ()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.fault.replace(" ", "-"))
def test_each_fault_is_seen_by_its_rule(mutant: Mutant):
    found = verify(packed(mutant.change(good_parts())), "mutant.pptx")
    assert mutant.code in {diagnostic.code for diagnostic in found}
    assert all(diagnostic.path == "mutant.pptx" and diagnostic.hint for diagnostic in found)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.what.replace(" ", "-"))
def test_what_powerpoint_writes_is_no_fault(form: Form):
    assert verify(packed(form.change(good_parts())), "form.pptx") == ()


@pytest.mark.parametrize("oddity", ODDITIES, ids=lambda oddity: oddity.fault.replace(" ", "-"))
def test_what_powerpoint_opens_is_a_warning_at_most(oddity: Mutant):
    found = verify(packed(oddity.change(good_parts())), "oddity.pptx")
    assert oddity.code in {diagnostic.code for diagnostic in found}
    assert {diagnostic.severity for diagnostic in found} == {"warning"}
    assert all(diagnostic.hint for diagnostic in found)


def test_a_part_that_stands_twice_is_seen():
    deck = packed(good_parts())
    path = io.BytesIO(deck)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("ppt/presProps.xml", good_parts()["ppt/presProps.xml"])
    assert "F611" in {diagnostic.code for diagnostic in verify(path.getvalue())}


def test_a_wrong_checksum_is_seen():
    deck = bytearray(packed(good_parts()))
    deck[deck.index(b"ppt/slides/slide1.xml") + 60] ^= 0xFF
    assert "F610" in {diagnostic.code for diagnostic in verify(bytes(deck))}


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"<html>", packed({"a.txt": b"a"})], ids=repr)
def test_what_is_no_office_file_is_an_error(data: bytes):
    assert any(diagnostic.severity == "error" for diagnostic in verify(data))


@pytest.mark.parametrize("past", [5, 700])
def test_a_file_that_was_cut_off_is_told_as_that(past: int):
    """Also where it is cut right behind a workbook inside, which is a whole zip itself and stored as it is."""
    workbook = packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in good_parts().items():
            archive.writestr(name, data)
        archive.writestr("ppt/embeddings/book.xlsx", workbook)
        archive.writestr("ppt/media/last.bin", bytes(5000))
    whole = file.getvalue()
    for cut in (whole[: whole.index(workbook) + len(workbook) + past], whole[: len(whole) // 3]):
        assert [d.message for d in verify(cut)] == ["the file is cut off: its end is missing"]
    assert [d.message for d in verify(b"")] == ["the file is empty"]


def test_people_are_told_how_many_more_there_are_of_a_kind():
    alike = [error("F612", f"[Content_Types].xml: the part /ppt/slides/slide{n}.xml is listed twice") for n in range(222)]
    other = error("F618", "the package: there is no core-properties")
    few = [error("F616", f"ppt/slides/slide{n}.xml: the shape “Titel {n}” has no place") for n in range(6)]
    found = condensed((*alike, other, *few))
    assert found[:5] == tuple(alike[:5]) and found[6:] == (other, *few)
    assert found[5].message == "and 217 more of these"


def test_a_strict_file_is_told_apart():
    strict = good_parts() | {
        "ppt/presentation.xml": good_parts()["ppt/presentation.xml"].replace(
            b"http://schemas.openxmlformats.org/presentationml/2006/main",
            b"http://purl.oclc.org/ooxml/presentationml/main",
        )
    }
    found = verify(packed(strict))
    assert [diagnostic.severity for diagnostic in found if "Strict" in diagnostic.message] == ["warning"]
    assert {diagnostic.code for diagnostic in found} <= {f"F6{n}" for n in range(10, 18)}, "only the package is checked"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_is_reported_and_never_raised(data: st.DataObject):
    deck = bytearray(packed(good_parts()))
    for _ in range(data.draw(st.integers(1, 8))):
        deck[data.draw(st.integers(0, len(deck) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(deck)))
    verify(bytes(deck[:cut]) if data.draw(st.booleans()) else bytes(deck), "damaged.pptx")


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(good_parts())), st.integers(0, 1 << 20), st.binary(max_size=6))
def test_damage_inside_of_a_part_is_never_raised(name: str, at: int, noise: bytes):
    data = good_parts()[name]
    at %= len(data)
    verify(packed({**good_parts(), name: data[:at] + noise + data[at + len(noise) :]}), "damaged.pptx")


@pytest.mark.parametrize("code", sorted({mutant.code for mutant in MUTANTS}))
def test_every_rule_is_explained(code: str):
    assert page(code).startswith(f"# {code}: ")
