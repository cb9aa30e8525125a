"""Words for hints: the nearest known word to one that is not, and lists of what there is."""

from collections.abc import Iterable, Sequence


def nearest(word: str, known: Iterable[str], cutoff: float = 0.7) -> str:
    """The known word most like `word`, or "" where none is alike enough."""
    from difflib import get_close_matches  # only authors who mistyped pay for this import

    lowered = {name.lower(): name for name in known}
    matches = get_close_matches(word.lower(), lowered, n=1, cutoff=cutoff)
    return lowered[matches[0]] if matches else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word; `otherwise` where there is none."""
    match = nearest(word, known)
    return f"Did you mean “{match}”?" if match else otherwise


def listed(words: Sequence[str], most: int = 6) -> str:
    """Words for a hint, with commas; how many more there are where they are many."""
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")
