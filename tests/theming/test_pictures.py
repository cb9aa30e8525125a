"""Pictures in a theme's decorations: a logo on master and layouts, in its proportions."""

import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

import foliensatz
from foliensatz.builder import Builder
from foliensatz.geometry import EMU_PER_PX
from foliensatz.pipeline import Order
from foliensatz.preview import draw

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#0B6AA2"/></svg>'
THEME = """extends = "bericht"
name = "stadt"
[master]
decorations = [
    { name = "Wappen", box = [1100, 20, 120, 60], picture = "%s" },
]
"""


@pytest.fixture(params=["logo.png", "logo.svg"])
def deck(request, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = Path("themes/stadt")
    folder.mkdir(parents=True)
    Image.new("RGB", (400, 100), "navy").save(folder / "logo.png")
    (folder / "logo.svg").write_text(SVG)
    (folder / "theme.toml").write_text(THEME % request.param, "utf-8")
    Path("deck.md").write_text("---\ntheme: stadt\n---\n## A\n\nText\n", "utf-8")
    return request.param


def test_a_logo_stands_on_the_master_in_its_proportions(deck, judge_deck):
    assert foliensatz.build("deck.md", "out.pptx").diagnostics == ()
    judge_deck(Path("out.pptx").read_bytes())
    (logo,) = [shape for shape in Presentation("out.pptx").slide_master.shapes if shape.name == "Wappen"]
    width, height = (120, 30) if deck == "logo.png" else (120, 60)
    assert (logo.width, logo.height) == (width * EMU_PER_PX, height * EMU_PER_PX)
    assert logo.image.content_type == "image/png"
    with zipfile.ZipFile("out.pptx") as archive:
        assert len([name for name in archive.namelist() if "media" in name]) == 1


def test_the_preview_shows_it_and_a_change_is_noticed(deck):
    builder = Builder("deck.md", Order())
    before = builder.typeset()
    (logo,) = before.theme.pictures
    assert f'href="media/{logo.key}"' in draw(before.frames[0], before.theme, before.fonts)
    if deck == "logo.png":
        Image.new("RGB", (400, 100), "red").save("themes/stadt/logo.png")
    else:
        Path("themes/stadt/logo.svg").write_text(SVG.replace("0B6AA2", "AA2222"))
    assert builder.typeset().theme.pictures[0].key != logo.key


def test_one_that_is_not_there_is_an_error_at_its_place(deck):
    (Path("themes/stadt") / deck).unlink()
    (found,) = foliensatz.build("deck.md", "out.pptx").diagnostics
    assert (found.code, found.path, found.span.line) == ("F301", "themes/stadt/theme.toml", 5)
