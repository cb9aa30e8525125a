"""F627: text. A run holds characters and tabs only; paragraphs, fields, languages, markers, fonts and colours are well
formed (ECMA-376 part 1, 21.1.2)."""

import re
from collections.abc import Iterator

from foliensatz.opc.names import A, CHART, P, local
from foliensatz.opc.package import Package, Part
from foliensatz.checking.presentation import GUID
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F627"

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# RFC 5646: language, script, region, variants; behind them Office names an order of sorting, as in es-ES_tradnl. "x-none"
# is its own for text without a language.
_LANGUAGE = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:_[a-z]{6})?)|x-[A-Za-z0-9]{1,8}"
)
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_LONGEST_TYPEFACE = 31
_SMALLEST_SIZE, _LARGEST_SIZE = 100, 400000


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.xml_parts():
        for element in part.root.iter(A + "*", P + "txBody"):
            name = local(element.tag)
            rule = _RULES.get(name)
            if rule is not None:
                yield from rule(part, element)


def _run_text(part: Part, element) -> Iterator[Diagnostic]:
    text = element.text or ""
    bad = _CONTROL.search(text)
    if bad:
        yield error(
            CODE,
            f"{part.name}: the text {text[:40]!r} holds the control character U+{ord(bad.group()):04X}",
            hint="Leave control characters out",
        )
    # In a chart's labels PowerPoint divides lines so itself.
    elif "\n" in text and part.kind != CHART:
        yield warning(
            CODE,
            f"{part.name}: the text {text[:40]!r} holds a newline, which is no line break",
            hint="Write it as a:br",
        )
    if len(element):
        yield error(CODE, f"{part.name}: a run's text holds elements", hint="Write each style as a run of its own")


def _body(part: Part, element) -> Iterator[Diagnostic]:
    if element.find(A + "p") is None:
        yield error(CODE, f"{part.name}: a text body has no paragraph", hint="Write an empty a:p at least")
    if element.find(A + "bodyPr") is None:
        yield error(CODE, f"{part.name}: a text body has no bodyPr", hint="Write an empty a:bodyPr at least")


def _paragraph(part: Part, element) -> Iterator[Diagnostic]:
    children = [local(child.tag) for child in element if isinstance(child.tag, str)]
    if "pPr" in children[1:] or "endParaRPr" in children[:-1]:
        yield error(
            CODE,
            f"{part.name}: a paragraph's properties are not in their place",
            hint="Write a:pPr first and a:endParaRPr last",
        )


def _field(part: Part, element) -> Iterator[Diagnostic]:
    if not GUID.fullmatch(element.get("id", "")):
        yield error(
            CODE,
            f"{part.name}: the field id {element.get('id')!r} is no upper-case {{GUID}}",
            hint="Write it in upper case and braces",
        )


def _run_properties(part: Part, element) -> Iterator[Diagnostic]:
    for attribute in ("lang", "altLang"):
        language = element.get(attribute)
        if language is not None and not _LANGUAGE.fullmatch(language):
            yield error(CODE, f"{part.name}: the language {language!r} is no language tag", hint="Write it as in de-DE")
    size = element.get("sz")
    if size is not None and not (size.isascii() and size.isdigit() and _SMALLEST_SIZE <= int(size) <= _LARGEST_SIZE):
        yield error(
            CODE,
            f"{part.name}: the type size {size!r} is out of range",
            hint="Write hundredths of a point, from 100 to 400000",
        )


def _marker(part: Part, element) -> Iterator[Diagnostic]:
    # Several characters are no fault: PowerPoint's own SmartArt doubles its bullets.
    if not element.get("char"):
        yield error(CODE, f"{part.name}: a list marker has no character", hint="Take one character as the marker")


def _typeface(part: Part, element) -> Iterator[Diagnostic]:
    typeface = element.get("typeface", "")
    if len(typeface) > _LONGEST_TYPEFACE:
        yield error(
            CODE, f"{part.name}: the font name {typeface!r} has more than 31 characters", hint="Name the font's family"
        )


def _color(part: Part, element) -> Iterator[Diagnostic]:
    if not _HEX.fullmatch(element.get("val", "")):
        yield error(
            CODE,
            f"{part.name}: the colour {element.get('val')!r} is not six hexadecimal digits",
            hint="Write it as in C43E17",
        )


_RULES = {
    "t": _run_text,
    "txBody": _body,
    "p": _paragraph,
    "fld": _field,
    "rPr": _run_properties,
    "defRPr": _run_properties,
    "endParaRPr": _run_properties,
    "buChar": _marker,
    "latin": _typeface,
    "ea": _typeface,
    "cs": _typeface,
    "sym": _typeface,
    "buFont": _typeface,
    "srgbClr": _color,
}
