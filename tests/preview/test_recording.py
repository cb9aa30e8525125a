"""Films in the preview: the author's poster has a play sign on it; a made one has its own."""

from foliensatz.deck import Asset, RecordingAsset
from foliensatz.frame import Frame, Picture
from foliensatz.geometry import Box
from foliensatz.preview import draw
from tests.layout.brick_theme import BrickFonts
from tests.pptx.brand import theme

FILM = RecordingAsset("f" * 64, "film.mp4", "video/mp4", True, 600, 640, 360, 2500)


def drawn(name: str, recording: RecordingAsset | None = FILM) -> str:
    poster = Asset("a" * 64, name, "image/png", 640, 360)
    picture = Picture("Bild", poster, Box(9525 * 100, 9525 * 100, 9525 * 640, 9525 * 360), "Ein Film", recording=recording)
    return draw(Frame("content", (picture,)), theme(), BrickFonts())


def test_a_poster_of_the_author_s_has_a_play_sign_in_its_middle():
    assert '<g class="play" aria-hidden="true"><circle cx="420" cy="280" r="50.4"' in drawn("bild.jpg")


def test_other_pictures_have_none():
    assert 'class="play"' not in drawn("poster:640x360")
    assert 'class="play"' not in drawn("bild.jpg", None)
