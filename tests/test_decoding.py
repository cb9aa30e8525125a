"""Bytes of sources."""

from foliensatz.decoding import decode
from foliensatz.source import Span


def problem(data: bytes):
    (found,) = decode(data, "a.md").diagnostics
    assert (found.code, found.severity, found.path) == ("F152", "error", "a.md")
    return found


def test_utf8_with_any_line_ends_and_with_a_byte_order_mark():
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "a.md") == ("a\nb\nc\n", ())


def test_windows_1252_is_reported_where_it_first_shows_and_read_as_what_it_probably_is():
    data = "## Größe\r\nUnd Übrigens".encode("cp1252")
    found = problem(data)
    assert found.span == Span(1, 6)
    assert "“ö”" in found.hint and "Windows-1252" in found.hint
    assert decode(data, "a.md").value == "## Größe\nUnd Übrigens"


def test_the_column_counts_characters_not_bytes():
    assert problem("x\nää".encode() + b"\xff ...").span == Span(2, 3)


def test_utf16_is_recognised_by_its_mark():
    data = "## Größe".encode("utf-16")
    assert "UTF-16" in problem(data).hint
    assert decode(data, "a.md").value == "## Größe"


def test_a_binary_file_is_no_text():
    assert decode(b"\x89PNG\r\n\x1a\n\x00\x00", "a.md").value == ""
    assert "other than text" in problem(b"\x89PNG\r\n\x1a\n\x00\x00").hint


def test_a_cut_character_at_the_end_is_reported_there():
    assert problem("abc ü".encode()[:-1]).span == Span(1, 5)
