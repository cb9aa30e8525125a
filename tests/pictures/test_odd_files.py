"""Every odd file of the folder: what must happen, happens; whatever happens, it is a diagnostic and never a crash."""

import io
import zipfile

import pytest
from PIL import Image

from tests.pictures.odd_files import ODD_FILES, Odd, put


@pytest.mark.parametrize("odd", ODD_FILES, ids=lambda odd: odd.file)
def test_an_odd_file(odd: Odd, build_deck, tmp_path):
    data = put(odd, tmp_path)
    built = build_deck({"deck.md": f"## T\n\n![Ein Bild]({odd.name or odd.file}){{width=0.3in}}\n"})
    # That pictures of a few pixels will blur is another matter.
    told = [diagnostic for diagnostic in built.diagnostics if diagnostic["code"] != "F412"]
    assert tuple(diagnostic["code"] for diagnostic in told) == odd.codes
    assert all((diagnostic["line"], diagnostic["column"]) == (3, 1) and diagnostic["hint"] for diagnostic in told)
    assert odd.said in "".join(diagnostic["message"] + diagnostic["hint"] for diagnostic in told)
    if odd.stored is None:
        assert built.exit_code == 1
        return
    assert built.exit_code == 0
    with zipfile.ZipFile(built.path) as archive:
        media = {name: archive.read(name) for name in archive.namelist() if name.startswith("ppt/media/")}
    if odd.stored.format == "SVG":
        assert sorted(name.rpartition(".")[2] for name in media) == ["png", "svg"]
        return
    (stored,) = media.values()
    image = Image.open(io.BytesIO(stored))
    assert (image.format, image.size) == (odd.stored.format, odd.stored.size)
    assert image.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
    assert (stored == data) == odd.stored.same


def test_there_are_enough_of_them():
    assert len({odd.file for odd in ODD_FILES}) == len(ODD_FILES) >= 60
