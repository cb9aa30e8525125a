"""Forms that PowerPoint writes and `verify` therefore lets pass, but our decks have none of: each either breaks the schema or
another program reads it otherwise. The parts that a template brings along are its own."""

import re
from collections.abc import Iterator

from foliensatz.checking.relationships import is_foreign
from foliensatz.opc.names import A, C, MC, P, R, local
from foliensatz.opc.package import Part, open_package

_OURS = re.compile(r"ppt/(?:slides|notesSlides|charts|diagrams)/")


def liberties(data: bytes) -> list[str]:
    """What a deck writes otherwise than plainly, with the part's name."""
    package, _ = open_package(data)
    assert package is not None
    found = [f"{part.name}: {what}" for part in package.xml_parts() if _OURS.match(part.name) for what in _in(part)]
    for source, relationships in package.relationships.items():
        for rel in relationships:
            if is_foreign(rel.type):
                found.append(f"{source}: a relationship of another vendor's type {rel.type}")
            if rel.kind == "hyperlink" and (not rel.external or re.search(r"[^!-~]|\\", rel.target)):
                found.append(f"{source}: the address {rel.target!r}")
    return found


def _in(part: Part) -> Iterator[str]:
    for element in part.root.iter("*"):
        name = local(element.tag)
        for attribute, value in element.attrib.items():
            if attribute.startswith(R) and not value and not element.get("action"):
                yield f"{name} names no relationship"
            if attribute in ("lang", "altLang") and "_" in value:
                yield f"the language {value}"
        if name == "t" and re.search(r"[\t\n]", element.text or ""):
            yield f"the text {element.text!r} holds a tab or a newline"
        if element.tag == A + "buChar" and len(element.get("char", "")) != 1:
            yield f"the list marker {element.get('char')!r}"
        if element.tag == A + "tr" and not int(element.get("h", "0")):
            yield "a row without a height"
        if element.tag == P + "cTn" and "id" not in element.attrib:
            yield "a step without an id"
        if element.tag in (C + "axId", C + "crossAx") and not 0 < int(element.get("val", "0")) < 1 << 32:
            yield f"the axis id {element.get('val')}"
    # A Fallback is the same placeholder once more.
    places = (ph for ph in part.root.iter(P + "ph") if next(ph.iterancestors(MC + "Fallback"), None) is None)
    indices = [placeholder.get("idx", "0") for placeholder in places]
    if len(set(indices)) < len(indices):
        yield f"two of its placeholders have the same idx: {indices}"
