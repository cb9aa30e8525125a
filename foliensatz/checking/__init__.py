"""The rules a PPTX must obey so that PowerPoint never wants to repair it: one rule, one file.

A rule is a function from an opened package to diagnostics; each has its code (F610 to F634), and
`foliensatz explain` tells what it is about. The rules hold for every PPTX, whoever made it.
"""

from foliensatz.diagnostic import Diagnostic


def verify(data: bytes, path: str = "") -> tuple[Diagnostic, ...]:
    """What is wrong with the PPTX in `data`; `path` is the file's name for the diagnostics. Nothing: ().

    A file that is damaged is reported, never raised. The part is named at the beginning of each message.
    """
    # lxml and zipfile cost a tenth of a second to import: only a check needs them.
    from foliensatz.opc.package import open_package
    from foliensatz.checking.rules import RULES, strictness

    package, diagnostics = open_package(data)
    found = list(diagnostics)
    if package is not None:
        found += strictness(package)
        for rule in RULES:
            found += rule(package)
    return tuple(diagnostic._replace(path=path) for diagnostic in found)
