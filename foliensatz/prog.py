"""What the command is called here, for usage lines and hints: `foliensatz`, or `python3 build.py` in a clone."""

import os

VARIABLE = "FOLIENSATZ_PROG"
"""build.py says here how it was called."""

INSTALLED = "foliensatz"


def prog() -> str:
    """The words that call the command as its user just did."""
    return os.environ.get(VARIABLE) or INSTALLED


def as_called(text: str) -> str:
    """A text of ours that names commands (`foliensatz build …`), with the words that call them here."""
    import re

    name = prog()
    commands = "build|watch|check|serve|new|theme|verify|explain"
    return text if name == INSTALLED else re.sub(rf"\b{INSTALLED}(?= (?:{commands})\b)", lambda _: name, text)
