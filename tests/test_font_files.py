"""Fonts a theme brings along, and those that are installed: found, measured with, and noticed when they change."""

from pathlib import Path

import pytest

import foliensatz.font_files
from foliensatz.builder import Builder
from foliensatz.font_files import find_font, installed_folders
from foliensatz.pipeline import Order
from tests.fonts.made_fonts import made_font

THEME = Path(__file__).parent.parent / "themes" / "loesungspartner" / "theme.toml"


@pytest.fixture
def fonts(tmp_path):
    """A folder with a family of two styles, one of one, and things that are no fonts."""
    folder = tmp_path / "fonts"
    (folder / "haus").mkdir(parents=True)
    (folder / "haus" / "Hausschrift-Regular.ttf").write_bytes(made_font())
    (folder / "haus" / "Hausschrift-Bold.ttf").write_bytes(made_font(bold=True))
    (folder / "odd name.otf").write_bytes(made_font("Amtsschrift"))
    (folder / "empty.ttf").write_bytes(b"")
    (folder / "broken.ttf").write_bytes(b"\0\1\0\0 and no more")
    (folder / "licence.txt").write_text("free")
    return str(folder)


@pytest.mark.parametrize(
    "family, bold, italic, name",
    [
        ("Hausschrift", False, False, "Hausschrift-Regular.ttf"),
        ("hausschrift ", True, False, "Hausschrift-Bold.ttf"),
        ("Hausschrift", True, True, "Hausschrift-Bold.ttf"),
        ("Amtsschrift", True, False, "odd name.otf"),
    ],
)
def test_a_face_is_found_by_its_familys_name(fonts, family, bold, italic, name):
    assert Path(find_font(family, bold, italic, [fonts]).path).name == name


def test_a_family_that_is_nowhere_is_not_found(fonts):
    assert find_font("Haus", False, False, [fonts, "nowhere"]) is None


def test_the_first_folder_that_has_the_family_holds(fonts, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "x.ttf").write_bytes(made_font())
    assert find_font("Hausschrift", True, False, [str(tmp_path / "own"), fonts]).path.endswith("x.ttf")


@pytest.mark.parametrize("platform, part", [("win32", "Windows"), ("darwin", "Library"), ("linux", "share")])
def test_every_system_has_its_folders(monkeypatch, platform, part):
    monkeypatch.setattr(foliensatz.font_files.sys, "platform", platform)
    assert any(part in folder for folder in installed_folders())


class TestADeckInTheThemesOwnFont:
    @pytest.fixture
    def builder(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        theme = Path("themes") / "haus"
        theme.mkdir(parents=True)
        text = THEME.read_text(encoding="utf-8").replace('"Arial"', '"Hausschrift"')
        assert "Hausschrift" in text
        (theme / "theme.toml").write_text(text, encoding="utf-8")
        words = "ToTo VAVA " * 20
        Path("deck.md").write_text(f"---\ntitle: ToTo\ntheme: haus\n---\n## VAVA\n\n{words}\n", encoding="utf-8")
        return Builder("deck.md", Order())

    @staticmethod
    def lines(builder) -> int:
        body = builder.typeset().frames[1].shapes[1]
        return len(body.paragraphs[0].breaks) + 1

    def test_it_is_told_that_a_font_is_not_there(self, builder):
        found = [d for d in builder.typeset().diagnostics if d.code == "F413"]
        assert found and "Hausschrift" in found[0].message

    def test_it_is_measured_with_the_fonts_own_widths(self, builder):
        folder = Path("themes/haus/fonts")
        folder.mkdir()
        lines = []
        for width in (0, 400, 2000):
            for bold in (False, True):
                path = folder / f"Hausschrift-{bold}.ttf"
                path.write_bytes(made_font(bold=bold, width=width))
            typeset = builder.typeset()
            assert not [d for d in typeset.diagnostics if d.code == "F413"]
            assert str(path.resolve()) in typeset.project.reads
            lines.append(self.lines(builder))
        assert lines[0] < lines[1] < lines[2]
