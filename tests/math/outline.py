"""OMML as people can read it: `f(1, 2)` for a fraction, `sSup(x, 2)` for a power, texts as they are."""

import unicodedata

from lxml import etree

from foliensatz.formula.tree import Row
from foliensatz.pptx.omml import omml

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Mathematical letters as plain ones; nothing and thin spaces made visible.
_LETTERS = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (0x210E, *range(0x1D400, 0x1D6A6))}
_LETTERS |= {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x1D6A8, 0x1D800)}
_LETTERS |= {"\u200b": "∅", "\u2009": "·", "\u205f": "·_", "\u2003": "␣", "\u2002": "·.", "\u2004": "··", "\u2005": "··"}
_SETTINGS = ("chr", "begChr", "sepChr", "endChr", "pos", "limLoc", "type", "sty", "mcJc", "show")


def outline(body: Row) -> str:
    """The outline of a formula's OMML."""
    return _content(etree.fromstring(f'<x xmlns:a="a">{omml(body, "de-DE")}</x>')[0])


def _content(element) -> str:
    return " ".join(_node(child) for child in element if child.tag.startswith(_M))


def _node(element) -> str:
    name = element.tag.removeprefix(_M)
    if name == "r":
        text = "".join(_LETTERS.get(char) or char for char in element.findtext(_M + "t"))
        kinds = [*(p.get(_M + "val") for p in element.iter(_M + "sty")), *("text" for _ in element.iter(_M + "nor"))]
        return f"{'+'.join(kinds)}“{text}”" if kinds else f"“{text}”"
    properties = element.find(f"{_M}{name}Pr")
    said = []
    for setting in properties.iter() if properties is not None else ():
        key = setting.tag.removeprefix(_M)
        if key in _SETTINGS or key.startswith(("hide", "strike")):
            said.append(setting.get(_M + "val") if key not in ("show",) else "hidden")
    parts = [_part(child) for child in element if child is not properties]
    return f"{name}{'[' + ' '.join(said) + ']' if said else ''}({', '.join(part for part in parts if part)})"


def _part(element) -> str:
    name = element.tag.removeprefix(_M)
    if name == "mr":
        return "; " + ", ".join(_content(cell) for cell in element) if element.getprevious().tag == _M + "mr" else ", ".join(
            _content(cell) for cell in element
        )
    return _content(element)
