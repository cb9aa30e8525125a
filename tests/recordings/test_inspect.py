"""What a film or sound is, by its header; and whether PowerPoint can play it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.recordings import inspect
from tests.recordings.films import AVI, FLAC, MP3, OGG, WAV, WEBM, film


def test_a_film_tells_its_size_its_length_and_its_codecs():
    found, told = inspect(film(), "film.mp4")
    assert told == ()
    assert found == ("video/mp4", "mp4", True, 640, 360, 2500, ("avc1", "mp4a"))


def test_a_film_taken_upright_is_as_wide_as_it_is_shown():
    found = inspect(film(turned=True), "film.mp4").value
    assert (found.width, found.height) == (360, 640)


@pytest.mark.parametrize(
    "data, media_type",
    [(film(brand=b"qt  "), "video/quicktime"), (film(video=b""), "audio/mp4"), (WAV, "audio/wav"), (MP3, "audio/mpeg"), (b"\xff\xfb\x90\0" + bytes(99), "audio/mpeg")],
)  # fmt: skip
def test_the_bytes_decide_not_the_ending(data, media_type):
    found, told = inspect(data, "x.mp4")
    assert (found.media_type, told) == (media_type, ())


@pytest.mark.parametrize(
    "data, code, words",
    [
        (film(video=b"hvc1"), "F331", "HEVC (H.265)"), (film(video=b"av01"), "F331", "AV1"), (film(video=b"vp09"), "F331", "VP9"),
        (film(audio=b"Opus"), "F331", "Opus"), (film(video=b"xyz1"), "F331", "the codec “xyz1”"),
        (WEBM, "F332", "WebM"), (OGG, "F332", "Ogg"), (FLAC, "F332", "FLAC"), (b"\xff\xf1\x50\x80" + bytes(99), "F332", "AAC"),
        (AVI, "F338", "AVI"), (b"Kein Film", "F335", "no film"), (b"", "F335", "no film"),
    ],
)  # fmt: skip
def test_what_powerpoint_can_t_play_is_told_in_plain_words(data, code, words):
    found, (told,) = inspect(data, "film.mp4")
    assert told.code == code and words in told.message
    assert (found is None) == (told.severity == "error") == (code in ("F332", "F335"))


def test_a_film_that_is_cut_off_is_damaged():
    whole = film()
    assert [told.code for told in inspect(whole[:-1], "film.mp4").diagnostics] == ["F335"]
    assert [told.code for told in inspect(whole[:40], "film.mp4").diagnostics] == ["F335"]


@given(st.data())
def test_no_bytes_make_it_stumble(data):
    damaged = bytearray(film())
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    found, told = inspect(bytes(damaged[: data.draw(st.integers(0, len(damaged)))]), "film.mp4")
    assert found is not None or told
