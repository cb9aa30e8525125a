"""F628: alternatives say what they require, with prefixes that are declared, and fall back; no text between elements
(ECMA-376 part 3, 7)."""

from collections.abc import Iterator

from foliensatz.opc.names import A, C, MC, P, local
from foliensatz.opc.package import Package, Part
from foliensatz.diagnostic import Diagnostic, error

CODE = "F628"

_WITH_TEXT = frozenset(
    """t attrName text tableStyleId v f formatCode separator name oddHeader oddFooter evenHeader evenFooter firstHeader
    firstFooter""".split()
)
_PREFIX_LISTS = ("Ignorable", "MustUnderstand", "ProcessContent")


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.xml_parts():
        yield from _alternatives(part)
        yield from _prefixes(part)
        yield from _stray_text(part)


def _alternatives(part: Part) -> Iterator[Diagnostic]:
    for alternative in part.root.iter(MC + "AlternateContent"):
        choices = alternative.findall(MC + "Choice")
        if not choices:
            yield error(
                CODE, f"{part.name}: an alternative offers no choice", hint="Write a mc:Choice before the mc:Fallback"
            )
        for choice in choices:
            required = choice.get("Requires", "").split()
            if not required:
                yield error(
                    CODE, f"{part.name}: a choice does not say what it requires", hint="Write the prefixes in Requires"
                )
            for prefix in required:
                if prefix not in choice.nsmap:
                    yield error(
                        CODE,
                        f"{part.name}: a choice requires {prefix}, which is not declared",
                        hint=f"Declare the prefix: xmlns:{prefix}",
                    )
        if len(alternative.findall(MC + "Fallback")) != 1:
            yield error(
                CODE,
                f"{part.name}: an alternative has not one fallback",
                hint="Write a mc:Fallback that every version shows",
            )


def _prefixes(part: Part) -> Iterator[Diagnostic]:
    for element in part.root.iter("*"):
        for name in _PREFIX_LISTS:
            for prefix in element.get(MC + name, "").split():
                if prefix.partition(":")[0] not in element.nsmap:
                    yield error(
                        CODE,
                        f"{part.name}: {name} names {prefix}, which is not declared",
                        hint=f"Declare the prefix: xmlns:{prefix}",
                    )


def _stray_text(part: Part) -> Iterator[Diagnostic]:
    for element in part.root.iter(A + "*", P + "*", C + "*"):
        inside = element.text if local(element.tag) not in _WITH_TEXT else ""
        for text in (inside, element.tail):
            if text and not text.isspace():
                yield error(
                    CODE,
                    f"{part.name}: the text {text.strip()[:40]!r} stands between elements",
                    hint="Text belongs in a:t",
                )
