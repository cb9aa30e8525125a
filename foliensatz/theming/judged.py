"""Themes whose text was judged before: those that come with foliensatz, as they are. Their mistakes aren't looked for again in
every build, which takes longer than to load them; whoever changes one has it judged like any other."""

from foliensatz.digest import sha256

# What `digest` says of the themes in themes/ and of `basis`: tests/theming/test_judged.py judges them, and holds this list.
_DIGESTS = frozenset(("7a969de76818db9c", "9a878f2522fabcdb", "a347df56e26776f2", "d491c63fb1d33c0d"))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def is_judged(text: str) -> bool:
    """Whether this is the text of a theme as it is shipped, and what it extends."""
    return digest(text) in _DIGESTS
