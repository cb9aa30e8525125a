"""Where slides begin. The Markdown parser is the judge: the splitter finds its top-level headings and breaks by lines."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from foliensatz.reading.lines import top_level
from foliensatz.reading.split import split

JUDGE = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])

# Whatever begins, ends, hides or looks like a block. Lines on which markdown-it itself departs from CommonMark (an
# indented or HTML line that goes on a list's or table's paragraph) are not among them.
LINES = st.sampled_from(
    ["", "", "", "text", "more text", "# H", "## H", "### h", "  ## h", "#", "---", "***", "_ _ _", "* * *", "===", "--"]
    + ["- item", "  - nested", "  text in", "1. one", "2. two", "-", "-   wide", "- # h", "- ```", "> quote", "> ---", "> # h"]
    + ["> - ql", ">", "```", "~~~", "````", "<!-- c -->", "<!-- open", "close -->", "<div>", "</div>", "<script>", "</script>"]
    + ["| a | b |", "|---|---|", "[foo]: /url", "\\# x", "`---`"]
)


def starts(text: str) -> list[int]:
    return [excerpt.first_line for excerpt in split(text, "x.md").value]


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=9))
def test_headings_and_breaks_are_where_the_parser_sees_them(lines: list[str]) -> None:
    marks, unclosed = top_level(lines)
    if any(problem.kind != "stray" for problem in unclosed):
        return  # here the splitter helps the author, on purpose
    seen = [
        (token.map[0], token.tag)
        for token in JUDGE.parse("\n".join(lines))
        if token.level == 0 and (token.type == "hr" or token.type == "heading_open" and token.tag in ("h1", "h2"))
    ]
    found = [(m.line, f"h{m.level}" if m.level else "hr") for m in marks if m.kind in ("heading", "break")]
    assert found == seen


def test_a_single_tag_ends_no_table() -> None:
    marks, _ = top_level(["| a | b |", "|---|---|", "</script>", "# H"])
    assert [(mark.kind, mark.line) for mark in marks if mark.kind == "heading"] == [("heading", 3)]


def test_a_break_beside_a_heading_makes_no_slide_of_its_own() -> None:
    assert starts("# A\n\n---\n\n## B\n\n---\n") == [1, 5]


def test_a_break_between_texts_makes_a_slide() -> None:
    assert starts("# A\n\n---\n\ntext\n\n---\n\nmore") == [1, 5, 9]


def test_comments_stay_with_the_slide_they_stand_before_or_in() -> None:
    assert starts("<!-- layout: x -->\n# A\ntext\n<!-- note -->\n\n# B\n---\n<!-- note -->\n# C") == [1, 6, 8]


def test_a_true_comment_alone_is_no_slide() -> None:
    assert starts("<!-- // licence -->\n\n---\n\n# A") == [5]


def test_first_lines_are_those_of_the_file() -> None:
    report = split("\n# A\n\n# B\n", "x.md", first_line=7)
    assert [excerpt.first_line for excerpt in report.value] == [8, 10]


def test_headings_within_divs_begin_no_slide() -> None:
    assert starts(":::: columns\n::: column\n## A\n:::\n::::\n\n## B") == [1, 7]


def test_an_unclosed_div_hides_nothing_and_is_reported_at_its_opening() -> None:
    report = split("# A\n\n::: notes\nx\n\n# B\n\n::: notes\ny\n:::\n", "x.md")
    assert [excerpt.first_line for excerpt in report.value] == [1, 6]
    assert [(d.code, d.span.line) for d in report.diagnostics] == [("F202", 3)]


def test_an_unclosed_fence_in_a_list_is_reported() -> None:
    assert [d.code for d in split("- a\n  ```\n  # x\n", "x.md").diagnostics] == ["F201"]


def test_keys_that_are_no_front_matter_are_reported() -> None:
    within = split("# A\n\n---\nspeaker: B\n---\n\n# C\n", "x.md").diagnostics
    at_the_top = split("---\ntitle A\nlang: de\n---\n", "x.md").diagnostics
    assert [(d.code, d.span.line) for d in within + at_the_top] == [("F204", 4), ("F204", 2)]
    assert all("front matter" in d.message for d in within + at_the_top)
    assert not split("# A\n\n---\nSpeaker\n---\n", "x.md").diagnostics


def test_references_of_the_whole_file_reach_every_slide() -> None:
    first, second = split("# A\n[x]\n\n# B\n\n[X]: http://x.de 'T'\n[y]: <b c>\n[x]: /later\n", "x.md").value
    assert first.references == second.references == (("X", "http://x.de", "T"), ("Y", "b%20c", ""))


def test_nothing_makes_no_slide() -> None:
    assert starts("") == starts("\n \n") == starts("---\n\n---\n") == []
