"""Any text as XML: nothing an author writes may make a part that is not well formed, or that PowerPoint repairs.

Characters that XML 1.0 (section 2.2) or PowerPoint refuses in text are left out: controls, lone surrogates and
noncharacters. A tab becomes a space, since a run holds none (invariant 17 of the package).
"""

import re

_FORBIDDEN = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_unsafe = re.compile(f"[&<>{_FORBIDDEN}]").search
_unsafe_in_attribute = re.compile(f'[&<>"{_FORBIDDEN}]').search


def _table() -> dict[int, str | None]:
    refused = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
    table: dict[int, str | None] = dict.fromkeys(refused)
    table |= {0x09: " ", 0x2028: " ", 0x2029: " ", ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
    return table


_tables: dict[str, dict[int, str | None]] = {}


def character_data(text: str) -> str:
    """`text` between tags. Line ends are left out: a break in a paragraph is an element of its own."""
    if not _unsafe(text):
        return text
    table = _tables.get("text")
    if table is None:
        table = _tables["text"] = _table()
    return text.translate(table)


def attribute(text: str) -> str:
    """`text` between double quotes; line ends are kept, as references, so that no reader folds them to spaces."""
    if not _unsafe_in_attribute(text):
        return text
    table = _tables.get("attribute")
    if table is None:
        table = _tables["attribute"] = _table() | {ord('"'): "&quot;", 0x0A: "&#10;", 0x09: "&#9;"}
    return text.translate(table)
