"""Addresses as authors write them, and what of them may stand in a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foliensatz.checking.addresses import problem_of
from foliensatz.address import uri


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("  https://example.org ", "https://example.org"),
        ("https://example.org/Städte und Kreise", "https://example.org/St%C3%A4dte%20und%20Kreise"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/100%20", "https://example.org/100%20"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("https://example.org/[1]", "https://example.org/%5B1%5D"),
        ("https://[2001:db8::1]:8080/", "https://[2001:db8::1]:8080/"),
        ("https://user@example.org/", "https://user@example.org/"),
        ("mailto:rathaus@example.org?subject=Charta", "mailto:rathaus@example.org?subject=Charta"),
        ("mailto:a@b.example,c@d.example?subject=Charta", "mailto:a@b.example?to=c@d.example&subject=Charta"),
        ("tel:+49721123", "tel:+49721123"),
        ("file:///C:/Charta.pdf", "file:///C:/Charta.pdf"),
        ("anhang/Charta 1.pdf", "anhang/Charta%201.pdf"),
        ("../deck.pptx", "../deck.pptx"),
    ],
)
def test_address(written, stored):
    assert uri(written) == stored


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "javascript:alert(1)",
        "data:text/html,x",
        "C:\\Charta.pdf",
        "https://",
        "https:///path",
        "https:example.org",
        "https://a b/",
        "https://example.org:99999/",
        "https://exa[mple.org/",
        "https://[1]/",
        "file://rathaus:/a",
        "file:////rathaus/a",
        "https://a..example/",
        "mailto:",
        "mailto:rathaus",
        "http:",
    ],
)
def test_no_address(written):
    assert uri(written) == ""


@given(st.one_of(st.text(), st.text().map("https://example.org/".__add__), st.text().map("https://".__add__)))
def test_whatever_is_written_what_is_stored_obeys_the_rules(written):
    stored = uri(written)
    assert stored == "" or problem_of(stored) == ""
