"""Fonts that a theme wants embedded are in the deck where their licence lets others edit with them, and only there."""

import zipfile
from io import BytesIO
from pathlib import Path
from struct import unpack_from

import pytest
from fontTools.ttLib import TTFont

import foliensatz
from foliensatz.fonts.embedding import embedded, refusal
from foliensatz.fonts.opentype import NoFont
from tests.fonts.made_fonts import made_font

INSTALLABLE, RESTRICTED, PREVIEW, EDITABLE = 0, 2, 4, 8


def with_rights(data: bytes, rights: int) -> bytes:
    font = TTFont(BytesIO(data))
    font["OS/2"].fsType = rights
    changed = BytesIO()
    font.save(changed)
    return changed.getvalue()


@pytest.fixture
def deck(tmp_path, monkeypatch):
    """A deck in a theme of its own whose fonts are beside it."""
    monkeypatch.chdir(tmp_path)
    fonts = tmp_path / "themes" / "haus" / "fonts"
    fonts.mkdir(parents=True)
    for bold in (False, True):
        (fonts / f"Hausschrift-{bold}.ttf").write_bytes(with_rights(made_font(bold=bold), EDITABLE))
    theme = 'extends = "basis"\nname = "haus"\n[fonts]\nmajor = "Hausschrift"\nminor = "Hausschrift"\nembed = true\n'
    (tmp_path / "themes" / "haus" / "theme.toml").write_text(theme, encoding="utf-8")
    Path("deck.md").write_text("---\ntheme: haus\n---\n## A\n\nText\n", encoding="utf-8")
    return fonts


def entries(path: str = "out.pptx") -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_its_files_are_parts_that_the_presentation_names(deck, judge_deck):
    assert foliensatz.build("deck.md", "out.pptx").diagnostics == ()
    judge_deck(Path("out.pptx").read_bytes())
    parts = entries()
    assert [name for name in parts if name.endswith(".fntdata")] == ["ppt/fonts/font1.fntdata", "ppt/fonts/font2.fntdata"]
    presentation = parts["ppt/presentation.xml"].decode()
    assert '<p:font typeface="Hausschrift"/><p:regular r:id="' in presentation and "<p:bold r:id=" in presentation
    assert "p:italic" not in presentation


@pytest.mark.parametrize("rights, words", [(RESTRICTED, "forbids"), (PREVIEW, "looking and printing")])
def test_a_font_whose_licence_does_not_allow_it_stays_out_and_is_told(deck, rights, words):
    for file in deck.iterdir():
        file.write_bytes(with_rights(file.read_bytes(), rights))
    (found,) = foliensatz.build("deck.md", "out.pptx").diagnostics
    assert found.code == "F506" and words in found.message
    assert (found.path, found.span.line) == ("themes/haus/theme.toml", 4)
    assert "licence" in found.hint and ".ttf" not in found.hint
    assert not [name for name in entries() if "font" in name]


def test_a_font_without_a_file_is_told(deck):
    for file in deck.iterdir():
        file.unlink()
    codes = [found.code for found in foliensatz.build("deck.md", "out.pptx").diagnostics]
    assert sorted(codes) == ["F413", "F506"]


def test_the_header_tells_what_the_font_tells():
    data = with_rights(made_font("Haus Grotesk", bold=True), INSTALLABLE)
    packed = embedded(data)
    size, length, version, flags = unpack_from("<4I", packed, 0)
    assert (size, length, version, flags) == (len(packed), len(data), 0x00020001, 0)
    italic, weight, rights, magic = unpack_from("<xBIHH", packed, 26)
    assert (italic, weight, rights, magic) == (0, 700, INSTALLABLE, 0x504C)
    assert unpack_from("<I", packed, 60)[0] == TTFont(BytesIO(data))["head"].checkSumAdjustment
    (name_length,) = unpack_from("<H", packed, 82)
    assert packed[84 : 84 + name_length].decode("utf-16-le") == "Haus Grotesk"
    assert packed.endswith(data)


@pytest.mark.parametrize("rights, may", [(INSTALLABLE, True), (EDITABLE, True), (PREVIEW | EDITABLE, True), (RESTRICTED, False), (PREVIEW, False), (0x208, False)])  # fmt: skip
def test_the_licence_bits_are_read(rights, may):
    assert (refusal(with_rights(made_font(), rights)) == "") is may


def test_what_is_no_font_says_so():
    with pytest.raises(NoFont):
        embedded(b"no font at all")
