"""What a package is made of: parts and their relationships (ECMA-376 part 2, sections 6.2 and 6.5).

`Part.name` is the path inside the zip, without a leading slash ("ppt/slides/slide1.xml"). `Relationship.target` is
another part's name in the same spelling (the packaging makes it relative), or a URI where `external` is true.
`Relationship.type` is the whole type URI; `REL` has its common beginning.
"""

from typing import NamedTuple

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
"""What DrawingML, relationships and PresentationML are called in every part that has them."""
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Relationship(NamedTuple):
    """One entry of a part's .rels file; `id` ("rId1") is unique within the part."""

    id: str
    type: str
    target: str
    external: bool = False


class Part(NamedTuple):
    """One file of the package. `content_type` is what [Content_Types].xml says of it."""

    name: str
    content_type: str
    data: bytes
    relationships: tuple[Relationship, ...] = ()
