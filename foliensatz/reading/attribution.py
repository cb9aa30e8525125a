"""Whose words a quotation is: its last line, where that begins with a dash."""

import re

_DASH_START = r"(?:—|–|---?)[\s\u00a0]*(?=\S)"
_SENTENCE_END = r"[.!?…][\"'“”‘’»«)*]*$|[\"“”‘’»«]$"


def split_attribution(text: str, line: int) -> tuple[str, str, int]:
    """A quote's last paragraph as (text that is left, attribution, its line). Where the attribution is the last line of
    the paragraph, the line before must end a sentence: a dash may also just happen to begin a line."""
    if re.match(_DASH_START, text):
        return "", text, line
    head, newline, tail = text.rpartition("\n")
    if newline and re.match(_DASH_START, tail.lstrip()) and re.search(_SENTENCE_END, head.rstrip(" \\")):
        return head, tail.lstrip(), line + head.count("\n") + 1
    return text, "", line
