"""The width tables, against the fonts they were made from."""

from pathlib import Path

import pytest
import uharfbuzz

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


@pytest.mark.parametrize("size", [10.5, 12, 14, 18, 24])
@pytest.mark.parametrize("family, file", [("Calibri", "crosextra/Carlito-Regular.ttf"), ("Cambria", "crosextra/Caladea-Regular.ttf")])
def test_rounded_text_is_as_wide_as_harfbuzz_sets_it_with_ligatures(family, file, size):
    path = FOLDER / file
    need(f"the font {path.name}", path.exists())
    font = uharfbuzz.Font(uharfbuzz.Face(path.read_bytes()))
    dots = round(round(size * 2540 / 72) * 600 / 2540)
    font.scale = (dots, dots)
    measured = Fonts().face(family).rounded(size)
    for text in [*TEXTS[:7], "Mitteilung", "Gesellschaft", "Schifffahrt", "Auskünfte", "Pfiff"]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        dots_set = sum(position.x_advance for position in buffer.glyph_positions)
        # later HarfBuzzes round an exact half up, LibreOffice 7.4's rounds it down
        assert measured.width(text) * size * 600 / 72 == pytest.approx(dots_set, abs=2), text
