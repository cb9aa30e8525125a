"""The rules a PPTX must obey so that PowerPoint never wants to repair it: one rule, one file.

A rule is a function from an opened package to diagnostics; each has its code (F610 to F634), and
`foliensatz explain` tells what it is about. The rules hold for every PPTX, whoever made it.
"""

import re

from foliensatz.diagnostic import Diagnostic

SHOWN = 5
"""So many findings of one kind tell people enough."""

_PARTICULAR = re.compile(r"^[^ ]+: |“[^”]*”|[^ ]*\d[^ ]*")


def verify(data: bytes, path: str = "") -> tuple[Diagnostic, ...]:
    """What is wrong with the PPTX in `data`; `path` is the file's name for the diagnostics. Nothing: ().

    A file that is damaged is reported, never raised. The part is named at the beginning of each message.
    """
    # lxml and zipfile cost a tenth of a second to import: only a check needs them.
    from foliensatz.opc.package import open_package
    from foliensatz.checking.rules import findings

    package, diagnostics = open_package(data)
    found = list(diagnostics)
    if package is not None:
        found += findings(package)
    return tuple(diagnostic._replace(path=path) for diagnostic in found)


def condensed(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Findings for people: of those that differ only in part, name or number the first few, and how many more there
    are."""
    kinds: dict[tuple[str, str, str], list[int]] = {}
    for number, each in enumerate(diagnostics):
        kinds.setdefault((each.path, each.code, _PARTICULAR.sub("#", each.message)), []).append(number)
    kept = []
    for numbers in kinds.values():
        shown = numbers if len(numbers) <= SHOWN + 1 else numbers[:SHOWN]
        kept += [(number, diagnostics[number]) for number in shown]
        if len(shown) < len(numbers):
            more = diagnostics[shown[-1]]._replace(message=f"and {len(numbers) - SHOWN} more of these", hint="")
            kept.append((shown[-1], more))
    return tuple(each for _, each in sorted(kept, key=lambda pair: pair[0]))
