"""Attributes in braces: `{#id .class key=value key="two words"}`, as pandoc writes them."""

import re

from foliensatz.deck import NO_ATTRIBUTES, Attributes

# One attribute. A bare word is none: `{x}` in a text means itself. `{-}` and `{.unnumbered}` are pandoc's for headings.
_ATTRIBUTE = r"""(?:\#[^\s{}#.="']+|\.[^\s{}="']+|[A-Za-z_][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)|-)"""
# Braces that may hold attributes; what stands in them is looked at one by one.
BRACES = r"""\{(?:[^{}"'\n]|"[^"\n]*"|'[^'\n]*')*\}"""

_ONE = re.compile(rf"[ \t]*{_ATTRIBUTE}(?=[ \t]|$)")
_BRACES = re.compile(BRACES)
_WORDS = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*'|[ \t]+=[ \t]*|=[ \t]+|[^\s"'])+""")
_TRAILING = re.compile(rf"[ \t]*({BRACES})[ \t]*$")


def parse_attributes(text: str) -> Attributes | None:
    """`text` as attributes, or None where it is not one pair of braces with nothing but attributes in it."""
    match = _BRACES.fullmatch(text.strip())
    return _read(match[0]) if match else None


def with_flags(text: str, flags: tuple[str, ...]) -> str:
    """`text` with the bare words in its last braces that are `flags` written as classes: {total} as {.total}."""
    start = text.rfind("{")
    if start < 0 or not any(flag in text for flag in flags):
        return text
    bare = rf"""\"[^"]*\"|'[^']*'|(?<=[{{\s])({"|".join(flags)})(?=[\s}}])"""
    return text[:start] + re.sub(bare, lambda match: f".{match[1]}" if match[1] else match[0], text[start:])


def split_unknown(text: str, flags: tuple[str, ...]) -> tuple[Attributes, tuple[tuple[str, int], ...]] | None:
    """`text` as attributes whose bare words may be `flags`, and the words in it that are none, each with its offset; None
    where it is not one pair of braces with something in it."""
    start = len(text) - len(text.lstrip())
    match = _BRACES.fullmatch(text.strip())
    if not match or not match[0][1:-1].strip():
        return None
    kept: list[str] = []
    unknown: list[tuple[str, int]] = []
    for word in _WORDS.finditer(match[0], 1, len(match[0]) - 1):
        if word[0] in flags:
            kept.append("." + word[0])
        elif _ONE.fullmatch(word[0]):
            kept.append(word[0])
        else:
            unknown.append((word[0], start + word.start()))
    return (_read("{" + " ".join(kept) + "}") or NO_ATTRIBUTES) if kept else NO_ATTRIBUTES, tuple(unknown)


def match_attributes(text: str, start: int) -> tuple[Attributes, int] | None:
    """Attributes that begin exactly at `start`, and where they end."""
    match = _BRACES.match(text, start)
    attributes = _read(match[0]) if match else None
    return (attributes, match.end()) if match and attributes else None


def split_trailing(text: str) -> tuple[str, Attributes | None, int]:
    """Text without the attributes at its end, the attributes, and the offset of their opening brace."""
    if not text.rstrip().endswith("}"):
        return text, None, 0
    match = _TRAILING.search(text)
    attributes = _read(match[1]) if match else None
    if not match or not attributes:
        return text, None, 0
    return text[: match.start()], attributes, match.start(1)


def _read(braces: str) -> Attributes | None:
    """The attributes in braces; None where anything else stands there, or nothing."""
    inner = braces[1:-1].rstrip()
    found = _ONE.findall(inner)
    if not found or sum(map(len, found)) != len(inner):
        return None
    identifier = ""
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    for attribute in found:
        attribute = attribute.lstrip()
        if attribute[0] == "#":
            identifier = attribute[1:]
        elif attribute[0] == ".":
            classes.append(attribute[1:])
        elif attribute != "-":
            key, _, value = attribute.partition("=")
            if value[:1] in "\"'":
                value = value[1:-1]
            if key == "class":
                classes.extend(value.split())
            elif key == "id":
                identifier = value
            else:
                pairs.append((key, value))
    return Attributes(identifier, tuple(classes), tuple(pairs))
