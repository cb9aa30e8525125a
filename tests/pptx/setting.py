"""Short ways to frames for these tests, and to the XML that emission makes of them."""

import re

from foliensatz.frame import Frame, PlaceholderRef, TextFrame, TextParagraph
from foliensatz.geometry import Box
from foliensatz.pptx.emit import emit
from foliensatz.runs import Run
from foliensatz.theme import Theme
from tests.layout.brick_theme import THEME

BOX = Box(10, 20, 300, 400)
BODY = PlaceholderRef("body", 1, "body")
TITLE = PlaceholderRef("title", 0, "title")
# What every slide has around its shapes.
_AROUND = re.compile(r".*?<p:grpSpPr/>(.*)</p:spTree></p:cSld><p:clrMapOvr>.*</p:clrMapOvr></p:sld>", re.DOTALL)


def paragraph(*texts: str | Run, **rest) -> TextParagraph:
    """A paragraph of plain texts and runs."""
    return TextParagraph(tuple(Run(text) if isinstance(text, str) else text for text in texts), **rest)


def body(*paragraphs: TextParagraph, name: str = "Text", **rest) -> TextFrame:
    """A text in the body placeholder."""
    return TextFrame(name, paragraphs, BOX, **{"placeholder": BODY, "style": "list"} | rest)


def slide_of(*shapes, theme: Theme = THEME, layout: str = "content", **rest):
    """The slide part with these shapes."""
    return emit(Frame(layout, shapes, **rest), theme)


def shapes_xml(*shapes, **rest) -> str:
    """The XML of these shapes, without the slide around them."""
    match = _AROUND.fullmatch(slide_of(*shapes, **rest).xml.decode())
    assert match
    return match[1]


def paragraphs_xml(*paragraphs: TextParagraph, **rest) -> str:
    """The XML of paragraphs in the body placeholder, as it stands behind the list style."""
    xml = shapes_xml(body(*paragraphs), **rest)
    return xml.partition("<a:lstStyle/>")[2].removesuffix("</p:txBody></p:sp>")
