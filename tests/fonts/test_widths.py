"""The width tables, against the fonts they were made from."""

from pathlib import Path

import pytest

from foliensatz.fonts import Fonts
from foliensatz.fonts.widths import load_widths
from tests.judges import need

DATA = Path(__file__).resolve().parents[2] / "foliensatz" / "fonts" / "data"
FOLDER = Path("/usr/share/fonts/truetype")
TEXTS = [
    "Verwaltungsvorschrift", "AVATAR", "Tönning", "„Wort“", "L’été", "T. A. Voß", "10.11.2024", "Škoda", "Łódź", "Την Ώρα",
    "Город", "Straße – Weg", "2 × 3 %",
]  # fmt: skip


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*.widths")))
def test_a_table_has_all_letters_and_sensible_widths(name):
    table = load_widths(name)
    for char in "abcxyzABCXYZäöüßÄÖÜ0189.,;:!?-–„“()€§%& ":
        assert 0.1 < table.advances[char] / table.units < 1.4
    assert all(abs(value) < table.units / 2 for value in table.kerning)


def test_a_table_is_read_once():
    assert load_widths("carlito-bold") is load_widths("carlito-bold")


@pytest.mark.parametrize(
    "family, bold, file",
    [
        ("Arial", False, "liberation/LiberationSans-Regular.ttf"),
        ("Times New Roman", True, "liberation/LiberationSerif-Bold.ttf"),
        ("Calibri", False, "crosextra/Carlito-Regular.ttf"),
        ("Calibri", True, "crosextra/Carlito-Bold.ttf"),
        ("Courier New", False, "liberation/LiberationMono-Regular.ttf"),
        ("DejaVu Sans", True, "dejavu/DejaVuSans-Bold.ttf"),
    ],
)
def test_text_is_as_wide_as_harfbuzz_sets_it_without_ligatures(family, bold, file):
    path = FOLDER / file
    need(f"the font {path.name}", path.exists())
    uharfbuzz = pytest.importorskip("uharfbuzz")
    face = uharfbuzz.Face(path.read_bytes())
    font = uharfbuzz.Font(face)
    measured = Fonts().face(family, bold)
    for text in TEXTS:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, {"liga": False, "clig": False})
        units = sum(position.x_advance for position in buffer.glyph_positions)
        assert measured.width(text) == pytest.approx(units / face.upem), text
