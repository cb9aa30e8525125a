"""Link definitions that nothing uses: what Markdown takes for `[label]: address` is not shown, so an author who meant
text by it has to be told."""

import re

_LABEL = re.compile(r"[ ]{0,3}(?:(?:>|[-+*]|\d{1,9}[.)])[ ]*)*\[((?:[^\[\]\\]|\\.)+)\]:")


def label_of(line: str) -> str:
    """The label that a line defines, as the author wrote it; "" where it defines none."""
    match = _LABEL.match(line)
    return match[1] if match else ""


def is_used(label: str, text: str) -> bool:
    """True where `text` has the label in brackets besides one definition of it. Labels are compared as CommonMark does
    (6.3): case and the amount of white space don't matter."""
    return _folded(text).count(f"[{_folded(label)}]") > 1


def _folded(text: str) -> str:
    return " ".join(text.split()).lower().upper()


def unused(label: str, title: str) -> tuple[str, str]:
    """(message, hint) for a label that nothing refers to; `title` is what stands behind its address."""
    named = f"“{label}” (“{title}”)" if title else f"“{label}”"
    message = f"This line defines the link {named}, which nothing uses, so it is not shown"
    return message, f"Write [{label}] where the link is meant; for text, put a \\ before the first bracket"
