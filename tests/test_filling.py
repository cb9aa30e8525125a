"""A deck's variables from end to end: where values come from, what goes before what, and what an edit costs."""

import io
from pathlib import Path

import pytest
from pptx import Presentation

import foliensatz
from foliensatz.builder import Builder
from foliensatz.cli import main
from foliensatz.pipeline import Order, make
from foliensatz.project import Project


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def deck(front: str, body: str = "## {{ k }}\n\nText\n") -> None:
    Path("deck.md").write_text(f"---\n{front}\n---\n{body}")


def typeset(**said: str):
    return Builder("deck.md", Order(said=tuple(said.items()))).typeset()


def told(**said: str) -> list[tuple[str, str, int, int]]:
    return [(d.code, d.path, d.span.line, d.span.column) for d in typeset(**said).diagnostics]


def words(**said: str) -> list[str]:
    report = make(Project("deck.md"), Order(output="deck.pptx", said=tuple(said.items())))
    assert report.value, report.diagnostics
    slides = Presentation(io.BytesIO(Path("deck.pptx").read_bytes())).slides
    return ["|".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides]


def test_the_nearest_source_holds():
    Path("w.yaml").write_text("k: data\nd: data\n")
    Path("slides").mkdir()
    Path("slides/a.md").write_text("---\nvariables:\n  k: file\n---\n## {{ k }} {{ d }} {{ s }}\n\nText\n")
    deck("data: w.yaml\nvariables:\n  k: deck\n  s: deck\nslides: slides/*.md", "## {{ k }} {{ d }} {{ s }}\n\nText\n")
    assert [text.split("|")[0] for text in words(s="said")] == ["deck data said", "file data said"]
    assert [text.split("|")[0] for text in words(k="said", d="said")] == ["said said deck", "said said deck"]


def test_title_slide_and_footer_take_variables_and_the_decks_own_keys():
    deck(
        "title: Für {{ k }}\nspeaker: {{ wer }}\nfooter: '{{ title }}, {{ date }}'\ndate: '{{ am }}'\n"
        "variables:\n  k: Ulm\n  wer: A & B\n  am: 2020-02-28",
        "## {{ title }} – {{ author }}\n\nText\n",
    )
    first, second = words()
    assert first.split("|")[:3] == ["Für Ulm", "A & B", "28.02.2020"]
    assert second.startswith("Für Ulm – A & B|") and "Für Ulm, 28.02.2020" in second


def test_front_matter_may_begin_a_value_with_a_variable():
    deck(
        "footer: {{ k }} | 's  # a comment\nkeywords:\n  - {{ k }}\n  - b\nvariables:\n  k: Ulm\n  a: {{ k }}!\n"
        "  lines: |\n    a: {{ k }}\n    b",
        "## {{ a }}\n\n{{ lines }}\n",
    )
    (text,) = words()
    assert text.startswith("Ulm!|a: Ulm\vb|Ulm | 's")
    assert Presentation("deck.pptx").core_properties.keywords == "Ulm, b"


def test_a_slide_file_with_a_speaker_of_its_own_means_that_one():
    Path("slides").mkdir()
    Path("slides/a.md").write_text("---\nspeaker: Gast\n---\n## {{ speaker }}\n\nText\n")
    deck("speaker: Haus\nslides: slides/*.md", "## {{ speaker }}\n\nText\n")
    assert [text.split("|")[0] for text in words()] == ["Haus", "Gast"]
    assert [text.split("|")[0] for text in words(speaker="Ich")] == ["Ich", "Ich"]


def test_a_deck_for_each_row():
    Path("kunden.csv").write_text("k;ort\nAmt;Karlsruhe\nHaus;Ulm\n")
    deck("title: T\ndata: kunden.csv\nrow: Karlsruhe")
    assert words()[1].startswith("Amt|")
    assert words(row="Ulm", title="Neu")[0].startswith("Neu")
    assert words(row="Ulm")[1].startswith("Haus|")


def test_language_of_the_slides_file_words_dates():
    Path("slides").mkdir()
    Path("slides/a.md").write_text("---\nlang: en\n---\n## {{ k }}\n\nText\n")
    deck("variables:\n  k: 2020-02-28\nslides: slides/*.md")
    assert [text.split("|")[0] for text in words()] == ["28.02.2020", "28\u00a0February 2020"]


def test_link_definitions_take_variables():
    deck("variables:\n  k: https://example.org/a", "## A\n\n[hier][s] und [da][t]\n\n[s]: <{{ k }}>\n[t]: {{k}}b\n")
    words()
    (slide,) = Presentation("deck.pptx").slides
    assert {rel.target_ref for rel in slide.part.rels.values() if rel.is_external} == {
        "https://example.org/a", "https://example.org/ab",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("front", "body", "said", "expected"),
    [
        ("title: T", "## A\n\nb {{ x }}\n", {}, [("F170", "deck.md", 6, 3)]),
        ("variables:\n  k: ein langer Wert", "## A\n\n{{ k }} [x](#nichts)\n", {}, [("F251", "deck.md", 7, 13)]),
        ("title: Für {{ x }}\nvariables:\n  a: b", "## A\n\nB\n", {}, [("F170", "deck.md", 2, 8)]),
        ("title: {{ k }}\nvariables:\n  k: '{{ title }}'", "## A\n\nB\n", {}, [("F175", "deck.md", 2, 8)]),
        ("data: fehlt.yaml", "## A\n\nB\n", {}, [("F260", "deck.md", 2, 7)]),
        ("data: https://example.org/a.yaml", "## A\n\nB\n", {}, [("F303", "deck.md", 2, 7)]),
        ("data: k.csv", "## A\n\nB\n", {}, [("F173", "deck.md", 2, 7)]),
        ("data: k.csv\nrow: c", "## A\n\nB\n", {}, [("F173", "deck.md", 3, 6)]),
        ("data: k.yaml", "## A\n\nB\n", {}, [("F172", "k.yaml", 1, 0)]),
        ("variables:\n  kunde: x", "## {{ kunde }}\n\nB\n", {"knude": "y"}, [("F174", "--set", 1, 0)]),
        ("variables: x", "## A\n\nB\n", {}, [("F103", "deck.md", 2, 12)]),
        ("variables:\n  a: &a [*a]", "## A\n\nB\n", {}, [("F101", "deck.md", 3, 3)]),
    ],
)
def test_problems_have_their_place(front, body, said, expected):
    Path("k.csv").write_text("k;ort\na;b\nd;e\n")
    Path("k.yaml").write_text("a: [")
    deck(front, body)
    assert told(**said) == expected


def test_an_edit_of_one_value_changes_the_slides_that_use_it():
    Path("w.yaml").write_text("a: eins\nb: zwei\n")
    deck("data: w.yaml", "## {{ a }}\n\nText\n\n## {{ b }}\n\nText\n\n## C\n\nText\n")
    builder = Builder("deck.md", Order())
    before = builder.typeset()
    assert str(Path("w.yaml").absolute()) in before.project.reads
    Path("w.yaml").write_text("a: eins\nb: anders\n")
    after = builder.typeset()
    same = [one.frames[0] is other.frames[0] for one, other in zip(before.slides, after.slides)]
    assert same == [True, False, True]


def test_a_deck_without_variables_imports_nothing_of_them():
    import subprocess
    import sys

    deck("title: T", "## A\n\nText\n")
    names = "['foliensatz.reading.variables', 'foliensatz.reading.placeholders', 'foliensatz.reading.data_file']"
    code = f"import sys, foliensatz; foliensatz.build('deck.md'); print([n for n in {names} if n in sys.modules])"
    root = Path(foliensatz.__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": str(root)})
    assert done.stdout.strip() == "[]", done.stderr


def test_set_on_the_command_line(capsys):
    deck("title: T")
    assert main(["build", "--set", "k=Ulm = schön", "--format", "short"]) == 0
    assert Presentation("build/deck.pptx").slides[1].shapes.title.text_frame.text == "Ulm = schön"
    assert main(["check", "--format", "short"]) == 1
    assert "F170" in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        main(["build", "--set", "k"])
    assert left.value.code == 2
    assert "write a name and its value" in capsys.readouterr().err
