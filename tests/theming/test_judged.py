"""The themes that come with foliensatz are judged here, so that builds needn't."""

import pytest

from foliensatz.project import Project
from foliensatz.source import Source, Span
from foliensatz.theme_files import BASIS, Asked
from foliensatz.theming import judged, load_theme
from tests.theming.shipped import FORMATS, NAMES

ALL = [*FORMATS, *((BASIS, aspect) for aspect in ("16:9", "4:3", "16:10"))]


def sources(name: str) -> tuple[Source, ...]:
    found, problems = Project("deck.md").themes.sources(name, Asked(Span(), "--theme", "."))
    assert problems == ()
    return found


@pytest.mark.parametrize("name, aspect", ALL)
def test_nothing_is_amiss_in_them(name, aspect):
    own, *others = sources(name)
    read = (own._replace(text=own.text + "\n"), *others)
    assert not judged.is_judged("\n".join(source.text for source in read))
    assert load_theme(read, aspect).diagnostics == ()


def test_they_are_known_as_they_are():
    texts = {name: "\n".join(source.text for source in sources(name)) for name in (*NAMES, BASIS)}
    assert judged._DIGESTS == {judged.digest(text) for text in texts.values()}
