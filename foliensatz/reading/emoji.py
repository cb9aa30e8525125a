"""Emoji by their short names: `:rocket:` becomes 🚀. A name that nobody knows stays as it was typed.

The table of names (data/emoji.txt, made by scripts/make_emoji_names.py) is read where the first such code stands.
"""

import re
from pathlib import Path

from foliensatz.reading.context import Context
from foliensatz.suggestion import nearest

# Codes stand alone or behind each other, not within words, times (12:30:45) or addresses.
CODES = re.compile(r"(?<![\w:/])(?::[a-z0-9_+-]+:)+(?![\w:/])")
_CODE = re.compile(r":([a-z0-9_+-]+):")
_TABLE = Path(__file__).parent / "data" / "emoji.txt"
# Only a name this long can be a slip of the finger; a shorter one is more likely meant as it stands.
_LONG_ENOUGH = 5
_SLIP = 0.8

_names: dict[str, str] = {}


def names() -> dict[str, str]:
    """All short names, without their colons, with the characters they stand for."""
    if not _names:
        pairs = (line.partition(" ") for line in _TABLE.read_text("utf-8").splitlines())
        _names.update((name, characters) for name, _, characters in pairs)
    return _names


def with_emoji(text: str, line: int, context: Context) -> str:
    """`text`, which begins on `line`, with emoji for their codes; a slip is told."""
    return CODES.sub(lambda codes: _CODE.sub(lambda code: _emoji(code[0], code[1], line, context), codes[0]), text)


def _emoji(code: str, name: str, line: int, context: Context) -> str:
    known = names()
    if name in known:
        return known[name]
    near = nearest(name, known, _SLIP) if len(name) >= _LONG_ENOUGH and not name.isdigit() else ""
    if near:
        hint = f"Did you mean “:{near}:”? With a backslash before it (\\{code}) it is text"
        context.warn("F280", f"There is no emoji “{code}”", line, hint, context.column(line, code))
    return code
