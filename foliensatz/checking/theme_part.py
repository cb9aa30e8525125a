"""F633: a theme has all twelve colours, both fonts and three of each format (ECMA-376 part 1, 20.1.6)."""

from collections.abc import Iterator

from foliensatz.opc.names import A, THEME, local
from foliensatz.opc.package import Package, Part
from foliensatz.diagnostic import Diagnostic, error

CODE = "F633"

_SLOTS = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split()
_FORMATS = ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst")


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.of_kind(THEME):
        yield from _theme(part)


def _theme(part: Part) -> Iterator[Diagnostic]:
    colors = part.root.find(f"{A}themeElements/{A}clrScheme")
    found = [local(child.tag) for child in colors if isinstance(child.tag, str)] if colors is not None else []
    if [name for name in found if name != "extLst"] != _SLOTS:
        yield error(
            CODE, f"{part.name}: the theme has not the twelve colours in their order", hint=f"Write {', '.join(_SLOTS)}"
        )
    for font in ("majorFont", "minorFont"):
        latin = part.root.find(f"{A}themeElements/{A}fontScheme/{A}{font}/{A}latin")
        if latin is None or not latin.get("typeface"):
            yield error(CODE, f"{part.name}: the theme has no {font}", hint="Name a Latin typeface for it")
    for name in _FORMATS:
        formats = part.root.find(f"{A}themeElements/{A}fmtScheme/{A}{name}")
        if formats is None or len(formats) < 3:
            yield error(
                CODE,
                f"{part.name}: the theme's {name} has fewer than three entries",
                hint="Write three; they may be alike",
            )
