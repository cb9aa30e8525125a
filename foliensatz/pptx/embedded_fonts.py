"""Fonts that go into the deck because the theme wants it: parts of the presentation (ECMA-376 part 1, 15.2.13)."""

from typing import Iterable

from foliensatz.fonts.embedding import CONTENT_TYPE, embedded
from foliensatz.pptx.part import Part
from foliensatz.pptx.skeleton import EmbeddedFont, Skeleton

# In the order in which an embedded font names them (19.2.1.9).
STYLES = ("regular", "bold", "italic", "boldItalic")


def with_fonts(skeleton: Skeleton, files: Iterable[tuple[str, tuple[tuple[str, bytes], ...]]]) -> Skeleton:
    """The skeleton with fonts embedded: (family, ((style, bytes of its file), …)), each family once."""
    parts: list[Part] = []
    fonts = []
    for family, faces in files:
        named = []
        for style, data in faces:
            part = Part(f"ppt/fonts/font{len(parts) + 1}.fntdata", CONTENT_TYPE, embedded(data))
            parts.append(part)
            named.append((style, part.name))
        fonts.append(EmbeddedFont(family, tuple(named)))
    return skeleton._replace(parts=(*skeleton.parts, *parts), fonts=(*skeleton.fonts, *fonts))
