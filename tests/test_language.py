"""Languages as authors write them, and as tags."""

import pytest

from foliensatz.language import full_language_tag, is_language_tag


@pytest.mark.parametrize(
    "written, tag",
    [("de", "de-DE"), ("en", "en-GB"), ("en_us", "en-US"), ("DE-at", "de-AT"), ("sv", "sv"), ("zh-Hans-CN", "zh-Hans-CN")],
)
def test_languages_get_their_region(written, tag):
    assert full_language_tag(written) == tag


@pytest.mark.parametrize("written", ["", "de_DE!", "foo bar", "german", "d", "de--DE", "de-DE-x-private", "e\u0301n"])
def test_what_is_no_language_is_nothing(written):
    assert full_language_tag(written) == ""
    assert not is_language_tag(written)
