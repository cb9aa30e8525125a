"""What was meant as a picture and is text: brackets missing, or a blank where there must be none."""

import re

from foliensatz.reading.context import Context

_NO_WORDS = r"(?<!\])!\([^\s()]+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|emf|wmf|csv|tsv)\)"
_APART = r"!\[[^\[\]\n]*\][ \t]+\(([^\s()]+\.\w{2,5}|[^\s()]+/[^\s()]+)\)"


def tell_missed(text: str, line: int, context: Context) -> None:
    """Warn of `!(x.png)` and `![Words] (x.png)` in a paragraph that begins on `line`."""
    for pattern, hint in (
        (_NO_WORDS, "Write ![what it shows](…), with words in brackets, or empty ones: ![](…)"),
        (_APART, "Write the ( directly behind the ]"),
    ):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if text.count("`", 0, match.start()) % 2:
                continue  # within code
            number = line + text.count("\n", 0, match.start())
            context.warn("F453", f"“{match[0]}” is shown as text, not as a picture", number, hint, context.column(number, match[0]))
