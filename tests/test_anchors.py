"""Names of slides, and links to them."""

import pytest

from foliensatz.anchors import check_links, unique_anchors
from foliensatz.deck import Callout, Column, Columns, Footnote, Image, List, ListItem, Paragraph, Quote, Slide, Table
from foliensatz.runs import Run, RunStyle
from foliensatz.source import Excerpt, Span


def link(href: str) -> tuple[Run, ...]:
    return (Run("there", RunStyle(href=href)),)


def found(slide: Slide, text: str, *anchors: str):
    return checked(slide, text, *anchors).diagnostics


def checked(slide: Slide, text: str, *anchors: str):
    return check_links(slide, Excerpt("a.md", 1, text), frozenset(anchors))


def test_of_several_slides_with_one_name_the_first_keeps_it():
    slides = unique_anchors([Slide(anchor=name) for name in ("plan", "plan", "", "plan-1", "plan", "")])
    assert [slide.anchor for slide in slides] == ["plan", "plan-1", "", "plan-1-1", "plan-2", ""]


def test_a_link_to_a_slide_is_fine():
    slide = Slide(blocks=(Paragraph(link("#plan")),))
    assert found(slide, "[there](#plan)", "plan") == ()


def test_a_link_to_nothing_is_a_warning_at_its_place_with_a_did_you_mean():
    slide = Slide(blocks=(Paragraph(link("#plam"), line=3),))
    (diagnostic,) = found(slide, "## T\n\nSee [there](#plam).", "plan")
    assert (diagnostic.code, diagnostic.severity, diagnostic.span) == ("F251", "warning", Span(3, 13))
    assert diagnostic.hint == "Did you mean #plan?"


def test_a_link_to_nothing_loses_its_address_and_keeps_its_text():
    slide = Slide(
        title=link("#plan"), blocks=(List((ListItem((Paragraph(link("#gone"), line=4),)),)), Image(None, href="#gone"))
    )
    value = checked(slide, "[there](#gone)", "plan").value
    assert value.title == link("#plan")
    assert value.blocks == (List((ListItem((Paragraph(link(""), line=4),)),)), Image(None))


def test_without_a_place_in_the_text_the_block_is_named():
    slide = Slide(blocks=(Paragraph(link("#größe"), line=3),))
    (diagnostic,) = found(slide, "## T\n\n[there](#gr%C3%B6%C3%9Fe)", "plan")
    assert diagnostic.span == Span(3)


def test_links_are_found_in_every_kind_of_block():
    asset = None
    blocks = (
        List((ListItem((Paragraph(link("#a")),)),)),
        Quote((Paragraph(link("#b")),), link("#c")),
        Table(("",), (link("#d"),), ((link("#e"),),)),
        Columns((Column((Paragraph(link("#f")),)),)),
        Image(asset, href="#g"),
    )
    fields = (("subtitle", link("#j")),)
    slide = Slide(title=link("#h"), blocks=blocks, notes=(Paragraph(link("#i")),), fields=fields)
    assert {d.message.split()[-1] for d in found(slide, "[there](#a)")} == {f"#{letter}" for letter in "abcdefghij"}


@pytest.mark.parametrize(
    "address, hint",
    [
        ("javascript:alert(1)", "PowerPoint follows http, https, mailto, tel, ftp and file"),
        ("mailto:info", "Write the whole address, like mailto:name@example.org"),
        ("https://", "Write the whole address, like https://example.org/page"),
        ("c:/Plan.pdf", "Write a file's address as file:///C:/folder/file.pdf, or put the file beside the deck"),
    ],
)
def test_an_address_that_can_be_no_link_is_a_warning_at_its_place(address, hint):
    slide = Slide(blocks=(Paragraph(link(address), line=3),))
    value, (diagnostic,) = checked(slide, f"## T\n\nSee [there]({address}).")
    assert (diagnostic.code, diagnostic.severity, diagnostic.span) == ("F252", "warning", Span(3, 13))
    assert diagnostic.hint == hint
    assert value.blocks == (Paragraph(link(""), line=3),)


def test_an_address_is_shown_as_it_was_written():
    slide = Slide(blocks=(Paragraph(link("C:%5Cmein%20Plan.pdf")),))
    (diagnostic,) = found(slide, "[there](<C:\\mein Plan.pdf>)")
    assert diagnostic.message.startswith("“C:\\mein Plan.pdf” can be no link")
    assert diagnostic.span == Span(1, 10)


def test_addresses_of_the_web_are_no_business_of_a_deck():
    slide = Slide(blocks=(Paragraph(link("https://example.org/#x")),))
    assert found(slide, "<https://example.org/#x>") == ()


def test_links_in_call_outs_and_footnotes_are_checked_too():
    callout = Callout("note", link("#nowhere"), (Paragraph(link("#nothing")),))
    slide = Slide(blocks=(callout,), footnotes=(Footnote(link("#never"), 1, 5),))
    report = checked(slide, "[there](#nowhere) [there](#nothing) [there](#never)", "plan")
    assert [d.code for d in report.diagnostics] == ["F251"] * 3
    assert not any(run.style.href for runs in (report.value.blocks[0].title, report.value.footnotes[0].runs) for run in runs)
