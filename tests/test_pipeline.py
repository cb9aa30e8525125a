"""From files to file: what the stages make together, and what happens where one has something to say."""

import os
from pathlib import Path

import pytest

import foliensatz
from foliensatz.pipeline import Order, make
from foliensatz.project import Project
from foliensatz.source import Span


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def write(tmp_path):
    def write_files(files: dict[str, str]) -> None:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write_files


@pytest.fixture
def titles(judge_deck):
    """Build a deck without errors and give the slides' titles as python-pptx sees them."""

    def read_titles(deck: str = "deck.md") -> list[str]:
        from pptx import Presentation

        built = foliensatz.build(deck).value
        judge_deck(Path(built.path).read_bytes())
        return [slide.shapes.title.text_frame.text for slide in Presentation(built.path).slides]

    return read_titles


def problems(deck: str = "deck.md", **order) -> list[tuple[str, str, int]]:
    report = make(Project(deck), Order(**order))
    return [(d.code, d.path, d.span.line) for d in report.diagnostics]


FRONT = "---\ntitle: Our plan\n---\n"


class TestSlides:
    def test_the_decks_own_come_before_those_of_its_files(self, write, titles):
        write({"deck.md": "---\ntitle: T\nslides: s/*.md\n---\n## Own\n", "s/b.md": "## B", "s/a.md": "## A"})
        assert titles() == ["T", "Own", "A", "B"]

    def test_a_deck_with_slides_of_its_own_leaves_those_beside_alone(self, write, titles):
        write({"deck.md": FRONT + "## Own\n", "slides/a.md": "## A"})
        assert titles() == ["Our plan", "Own"]

    def test_a_deck_without_takes_those_beside(self, write, titles):
        write({"deck.md": FRONT, "slides/a.md": "## A"})
        assert titles() == ["Our plan", "A"]

    def test_without_a_title_there_is_no_title_slide(self, write, titles):
        write({"deck.md": "## Only\n"})
        assert titles() == ["Only"]

    def test_an_own_title_slide_takes_the_place_of_the_made_one(self, write, titles):
        write({"deck.md": FRONT + "# Mine {layout=title}\n\nBy me\n\n## Next\n"})
        assert titles() == ["Mine", "Next"]

    def test_an_empty_deck_is_an_error(self, write):
        write({"deck.md": "---\nspeaker: A\n---\n"})
        assert problems() == [("F155", "deck.md", 1)]

    def test_a_title_alone_is_a_deck(self, write, titles):
        write({"deck.md": FRONT})
        assert titles() == ["Our plan"]


class TestDiagnostics:
    def test_they_have_their_place_in_the_file_and_come_in_the_order_of_the_text(self, write):
        write(
            {
                "deck.md": "---\ntitle: T\nslides: s/*.md\n---\n\n## Own\n\n![](x.png)\n",
                "s/a.md": "---\nspeaker: A\n---\n\n## A\n\n## A2\n\nSee [that](#nowhere).\n\n![](y.png)\n",
            }
        )
        assert problems() == [("F301", "deck.md", 8), ("F251", "s/a.md", 9), ("F301", "s/a.md", 11)]

    def test_all_slides_are_checked_whatever_is_wrong_with_the_others(self, write):
        write({"deck.md": FRONT + "## A\n\n![](x.png)\n\n## B\n\n![](y.png)\n"})
        (write_bad := Path("slides")).mkdir()
        (write_bad / "c.md").write_bytes("## Größe\n\n![](z.png)\n".encode("cp1252"))
        Path("deck.md").write_text("---\ntitle: T\nslides: [none/*.md, slides/*.md]\n---\n## A\n\n![](x.png)\n")
        codes = [code for code, _, _ in problems()]
        assert codes == ["F154", "F301", "F152", "F301"]

    def test_what_only_a_title_slide_shows_is_told_where_there_is_none(self, write):
        write({"deck.md": "---\nclient: Stadt Karlsruhe\nsubtitle: Bericht\n---\n## A\n"})
        assert problems() == [("F108", "deck.md", 2), ("F108", "deck.md", 3)]

    def test_a_folder_instead_of_a_deck_is_one_mistake(self, write):
        write({"deck.md": FRONT})
        (found,) = make(Project("."), Order()).diagnostics
        assert (found.code, found.hint) == ("F151", "Name the file in it: deck.md")

    def test_an_unknown_theme_does_not_keep_the_slides_from_being_read(self, write):
        write({"deck.md": "---\ntitle: T\ntheme: nobodys\n---\n## A\n\n![](x.png)\n"})
        assert problems() == [("F551", "deck.md", 3), ("F301", "deck.md", 7)]

    def test_a_format_that_the_theme_lacks_is_the_decks_mistake(self, write):
        write({"deck.md": "---\ntitle: T\naspect: 5:4\n---\n## A\n"})
        (found,) = make(Project("deck.md"), Order()).diagnostics
        assert (found.code, found.path, found.span) == ("F504", "deck.md", Span(3, 9))
        assert found.hint == "It has 16:9, 4:3, 16:10"

    def test_the_last_good_file_stays_when_there_are_errors(self, write):
        write({"deck.md": FRONT})
        path = foliensatz.build("deck.md").value.path
        before = Path(path).read_bytes()
        write({"deck.md": FRONT + "## A\n\n![](x.png)\n"})
        report = foliensatz.build("deck.md")
        assert report.value is None and report.failed
        assert Path(path).read_bytes() == before

    def test_strict_makes_errors_of_warnings(self, write):
        write({"deck.md": FRONT + "## A\n\nSee [that](#nowhere).\n"})
        assert make(Project("deck.md"), Order()).value
        report = make(Project("deck.md"), Order(strict=True))
        assert report.value is None
        assert [d.severity for d in report.diagnostics] == ["error"]

    def test_an_output_that_cannot_be_is_told_together_with_the_rest(self, write):
        write({"deck.md": FRONT + "## A\n\n![](x.png)\n"})
        assert [code for code, _, _ in problems(output="deck.md")] == ["F603", "F301"]
        assert Path("deck.md").read_text().startswith("---")


class TestFile:
    DECK = FRONT + "## A {#first}\n\n- one\n- two\n\n## B\n\nBack to [the first](#first).\n"

    def test_the_same_sources_give_the_same_bytes(self, write):
        write({"deck.md": self.DECK})
        first = Path(foliensatz.build("deck.md").value.path).read_bytes()
        second = Path(foliensatz.build("deck.md", output="other.pptx").value.path).read_bytes()
        assert first == second

    def test_links_to_slides_lead_there(self, write):
        from pptx import Presentation

        write({"deck.md": self.DECK})
        slides = Presentation(foliensatz.build("deck.md").value.path).slides
        targets = [r.target_part for r in slides[2].part.rels.values() if r.reltype.endswith("/slide")]
        assert targets == [slides[1].part]

    def test_a_link_to_nothing_keeps_its_text(self, write, judge_deck):
        from pptx import Presentation

        write({"deck.md": FRONT + "## A\n\nSee [that](#nowhere).\n"})
        path = foliensatz.build("deck.md").value.path
        judge_deck(Path(path).read_bytes())
        text = [shape.text_frame.text for shape in Presentation(path).slides[1].shapes if shape.has_text_frame]
        assert "See that." in text

    def test_nothing_is_written_when_nothing_is_to_be_written(self, write):
        write({"deck.md": self.DECK})
        assert make(Project("deck.md"), Order(writes=False)).value.path == ""
        assert os.listdir() == ["deck.md"]

    def test_progress_counts_slides(self, write):
        write({"deck.md": self.DECK})
        heard = []
        make(Project("deck.md"), Order(), lambda stage, done, total: heard.append((stage, total)))
        assert ("Reading", 2) in heard and ("Laying out", 3) in heard


def test_every_source_and_whatever_was_looked_for_is_known(write, tmp_path):
    write({"deck.md": FRONT, "slides/a.md": "## A\n\n![](x.png)\n"})
    project = Project("deck.md")
    make(project, Order())
    reads = {os.path.relpath(path, tmp_path) for path in project.reads}
    assert {"deck.md", "slides", "slides/a.md", "slides/x.png"} <= reads
    assert project.source_line("slides/a.md", Span(3).line) == "![](x.png)"


def footnotes(path: str) -> list[str]:
    from pptx import Presentation

    shapes = [shape for slide in Presentation(path).slides for shape in slide.shapes if shape.name == "Footnotes 2"]
    return [shape.text_frame.text for shape in shapes]


@pytest.mark.parametrize("count, numbers", [("slide", ["1", "1"]), ("deck", ["1", "2"])])
def test_footnotes_are_counted_on_each_slide_or_through_the_deck(write, judge_deck, count, numbers):
    import re

    front = f"---\nlang: en\nfootnotes: {count}\n---\n"
    write({"deck.md": front + "## One\n\nText[^a]\n\n[^a]: first\n\n## Two\n\nText^[second]\n"})
    built = foliensatz.build("deck.md").value
    data = Path(built.path).read_bytes()
    judge_deck(data)
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as file:
        slides = [file.read(f"ppt/slides/slide{n}.xml").decode() for n in (1, 2)]
    assert [re.search(r'baseline="30000"[^>]*/><a:t>(\d+)<', xml)[1] for xml in slides] == numbers
    starts = [re.search(r'"arabicPlain"(?: startAt="(\d+)")?/>', xml)[1] or "1" for xml in slides]
    assert starts == numbers
    assert footnotes(built.path) == ["first", "second"]


def targets(path: str, slide: int) -> dict[str, str]:
    """Where the links of a slide lead, by their text: an address, or a slide's title."""
    from pptx import Presentation

    runs = [
        run
        for shape in Presentation(path).slides[slide].shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    return {run.text: run.hyperlink.address for run in runs if run.hyperlink.address}


def test_links_to_files_lead_there_from_the_pptx(write, judge_deck):
    link = "[Satzung](<../anhang/satzung alt.pdf#page=2>)\n"
    write({
        "deck.md": FRONT, "anhang/satzung alt.pdf": "x", "slides/1.md": f"## A\n\n{link}",
    })  # fmt: skip
    report = foliensatz.build("deck.md")
    assert not report.diagnostics
    judge_deck(Path(report.value.path).read_bytes())
    assert targets(report.value.path, 1) == {"Satzung": "../anhang/satzung%20alt.pdf#page=2"}
    foliensatz.build("deck.md", "elsewhere/deep/out.pptx")
    assert targets("elsewhere/deep/out.pptx", 1) == {"Satzung": "../../anhang/satzung%20alt.pdf#page=2"}


def test_links_to_slide_files_lead_to_their_slides(write):
    links = "[zwei](2.md) [drei](2.md#drei)\n"
    write({"deck.md": FRONT, "slides/1.md": f"## Eins\n\n{links}", "slides/2.md": "## Zwei\n\nx\n\n## Drei\n\nx\n"})
    report = foliensatz.build("deck.md")
    assert not report.diagnostics
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(Path(report.value.path).read_bytes())) as file:
        relations = file.read("ppt/slides/_rels/slide2.xml.rels").decode()
    assert 'Target="slide3.xml"' in relations and 'Target="slide4.xml"' in relations


@pytest.mark.parametrize(
    "href, hint",
    [
        ("satzumg.pdf", "Did you mean “satzung.pdf”?"),
        ("www.example.org", "For a page of the web, write https://www.example.org"),
        ("nichts/da.pdf", "Paths are relative to the file that names them"),
    ],
)
def test_a_link_to_no_file_is_told_and_its_text_stays(write, href, hint):
    write({"deck.md": FRONT, "slides/1.md": f"## A\n\nDie [Satzung]({href})\n", "slides/satzung.pdf": "x"})
    report = foliensatz.build("deck.md")
    assert [(d.code, d.hint, d.span) for d in report.diagnostics] == [("F294", hint, Span(3, 15))]
    assert targets(report.value.path, 1) == {}
