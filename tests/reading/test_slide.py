"""One excerpt as one slide: what the case files can't show."""

from hypothesis import given, settings
from hypothesis import strategies as st

from foliensatz.deck import List, Paragraph, Slide
from foliensatz.diagnostic import Report
from foliensatz.reading.slide import read
from foliensatz.reading.split import split
from foliensatz.runs import plain_text
from foliensatz.source import Excerpt, Settings, Span
from tests.reading.fakes import FakeAssets

MARKS = st.sampled_from(
    ["# ", "## ", "- ", "  - ", "1. ", "> ", "```", "~~~", "***", "**", "*", "_", "`", "[", "](", ")", "![", "{", "}", "{.x}"]
    + ["<!--", "-->", "<b>", "</b>", "<br>", "<div>", "\n", "\n\n", "  \n", "\\", "|", "|---|", "\n---\n", "::: notes\n", ":::\n"]
    + ["::: column\n", "{columns=2}", "http://x.de", "a@b.de", "[a]: b\n", "&amp;", "\"", "'", "...", "--", "\t", "\x00", "\u00a0"]
    + ["Wort", "z. B.", "§ 12", "img.png", "missing.png"]
)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.lists(MARKS, max_size=25).map("".join)
)


def slide(text: str, settings: Settings = Settings()) -> Report[Slide]:
    return read(Excerpt("x.md", 1, text, settings), FakeAssets())


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_makes_slides(text: str) -> None:
    for excerpt in split(text, "x.md").value:
        report = read(excerpt, FakeAssets())
        hash(report.value)
        for diagnostic in report.diagnostics:
            assert 1 <= diagnostic.span.line <= excerpt.text.count("\n") + 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abcdefghijk", min_size=1, max_size=5), min_size=1, max_size=12), st.integers(0, 11))
def test_no_word_is_lost(words: list[str], break_at: int) -> None:
    lines = " ".join(words[:break_at]) + "\n" + " ".join(words[break_at:])
    (paragraph,) = slide("**Anfang**\n" + lines.strip()).value.blocks
    assert plain_text(paragraph.runs).split() == ["Anfang", *words]


def test_nothing_of_the_place_in_the_file_matters() -> None:
    here = read(Excerpt("a.md", 1, "# A\n![](missing.png)"), FakeAssets())
    there = read(Excerpt("b.md", 99, "# A\n![](missing.png)"), FakeAssets())
    assert here == there


def test_nesting_beyond_measure_is_reported() -> None:
    for text in (">" * 200 + " x", "- " * 100 + "x", "::: x\n" * 1500):
        assert "F217" in [d.code for d in slide(text).diagnostics]


def test_a_missing_picture_is_reported_where_it_stands() -> None:
    report = slide("# A\n\nText ![x](ok.png) und ![y](missing.png)\nmehr ![](missing2.png)")
    assert [(d.code, d.span) for d in report.diagnostics] == [("F301", Span(3, 23)), ("F301", Span(4, 6))]


def test_only_a_level_one_heading_alone_is_a_section() -> None:
    kinds = [slide(text).value.kind for text in ("# A", "# A\nText", "## A", "Text", "# A {layout=quote}", "# A\n<!-- note -->")]
    assert kinds == ["section", "content", "content", "content", "content", "section"]


def test_settings_of_the_file_hold_and_the_slide_overrules_them() -> None:
    chosen = slide("## A {speaker=Bob}", Settings(speaker="Ada", date="2020-01-01", classes=("x",))).value
    assert (chosen.speaker, chosen.date, chosen.classes) == ("Bob", "2020-01-01", ("x",))


def test_a_title_slide_of_the_authors_own() -> None:
    own = slide("# Charta {layout=title}\nUnter", Settings(speaker="Ada", date="2020-02-28")).value
    assert own.kind == "title" and own.blocks == ()
    assert {name: plain_text(runs) for name, runs in own.fields} == {"subtitle": "Unter", "speaker": "Ada", "date": "28.02.2020"}


def test_references_may_stand_on_another_slide() -> None:
    first, _ = split("[x]\n\n# B\n\n[x]: http://x.de\n", "x.md").value
    (paragraph,) = read(first, FakeAssets()).value.blocks
    assert paragraph.runs[0].style.href == "http://x.de"


def test_a_lead_is_a_paragraph_of_its_own() -> None:
    (block,) = slide("- **Lead**\n  text\n").value.blocks
    assert isinstance(block, List)
    assert [plain_text(p.runs) for p in block.items[0].blocks if isinstance(p, Paragraph)] == ["Lead", "text"]


def test_a_language_that_is_none_is_reported_where_it_stands() -> None:
    report = slide('# A {lang=de_DE!}\n\n[x]{lang="foo bar"} and [y]{lang=en}')
    assert [(d.code, d.span.line, d.span.column) for d in report.diagnostics] == [("F210", 1, 5), ("F210", 3, 5)]
    assert report.value.lang == "de-DE"
    (paragraph,) = report.value.blocks
    assert [(run.text, run.style.lang) for run in paragraph.runs] == [("x and ", ""), ("y", "en-GB")]


def test_a_list_that_begins_at_nought_begins_at_one() -> None:
    report = slide("# A\n\n0. x\n1. y")
    assert [(d.code, d.span.line) for d in report.diagnostics] == [("F223", 3)]
    (numbers,) = report.value.blocks
    assert isinstance(numbers, List) and numbers.start == 1
