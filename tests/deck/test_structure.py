"""Sections, agenda, appendix, hidden slides, numbers and ids: written in Markdown, read back from the file as PowerPoint
has it."""

import re
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

import foliensatz
from foliensatz.checking import verify
from foliensatz.deck import Slide
from foliensatz.runs import Run
from foliensatz.slide_ids import identities, section_ids, slide_ids

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HEAD = "---\ntitle: Plan\nspeaker: A. Muster\n"


class Deck(NamedTuple):
    """A built deck: its presentation, and the codes of what was told."""

    file: Presentation
    codes: tuple[str, ...]

    @property
    def ids(self) -> dict[str, int]:
        """Slides' ids by their titles; of several with one title the last."""
        return {title_of(slide): slide.slide_id for slide in self.file.slides}

    @property
    def titles(self) -> list[str]:
        return [title_of(slide) for slide in self.file.slides]

    @property
    def sections(self) -> list[tuple[str, list[str]]]:
        """(name, titles of its slides) of each section."""
        titles = {slide.slide_id: title_of(slide) for slide in self.file.slides}
        return [
            (section.get("name"), [titles[int(entry.get("id"))] for entry in section.iter(P14 + "sldId")])
            for section in self.file.element.iter(P14 + "section")
        ]

    @property
    def numbers(self) -> list[str]:
        """What each slide number says, "#" for the live field, "-" where there is none."""
        return [number_of(slide) for slide in self.file.slides]


def title_of(slide) -> str:
    return slide.shapes.title.text_frame.text if slide.shapes.title is not None else ""


def number_of(slide) -> str:
    for shape in slide.placeholders:
        if "sldNum" in etree.tostring(shape.element).decode():
            paragraph = shape.element.find(f".//{A}p")
            runs = paragraph.iter(f"{A}r", f"{A}fld")
            return "".join("#" if run.tag == A + "fld" else run.findtext(A + "t") for run in runs)
    return "-"


def jumps_of(slide) -> list[tuple[str, str]]:
    """(text, title of the slide it leads to) of each link to a slide."""
    found = []
    for run in slide.element.iter(A + "r"):
        link = run.find(f"{A}rPr/{A}hlinkClick")
        if link is not None:
            target = slide.part.related_part(link.get(R + "id")).slide
            found.append((run.findtext(A + "t"), title_of(target)))
    return found


@pytest.fixture
def build(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def build(text: str, **files: str) -> Deck:
        Path("deck.md").write_text(text, "utf-8")
        for name, content in files.items():
            Path("slides").mkdir(exist_ok=True)
            Path("slides", name + ".md").write_text(content, "utf-8")
        report = foliensatz.build("deck.md", "out.pptx")
        assert report.value, report.diagnostics
        assert not verify(Path("out.pptx").read_bytes(), "out.pptx")
        return Deck(Presentation("out.pptx"), tuple(d.code for d in report.diagnostics))

    return build


# Sections


def test_a_heading_of_level_1_begins_a_section_and_what_stands_before_is_called_after_the_deck(build):
    deck = build(HEAD + "---\n## Vorab\n\nText\n\n# Lage\n\n## Zahlen\n\nText\n\n# Ziele\n")
    assert deck.sections == [("Plan", ["Plan", "Vorab"]), ("Lage", ["Lage", "Zahlen"]), ("Ziele", ["Ziele"])]


def test_a_section_slide_with_a_text_begins_a_section_too(build):
    deck = build(HEAD + "agenda: yes\n---\n# Lage {layout=section}\n\nWie es kam\n\n## Zahlen\n\nText\n")
    assert deck.sections == [("Plan", ["Plan", "Agenda"]), ("Lage", ["Lage", "Zahlen"])]
    assert jumps_of(deck.file.slides[1]) == [("Lage", "Lage")]


def test_a_deck_without_sections_has_no_list_of_them(build):
    assert build(HEAD + "---\n## A\n\nText\n").sections == []


def test_a_slide_file_names_its_section_without_a_slide_for_it(build):
    deck = build(
        HEAD + "---\n",
        a="---\nsection: Lage\n---\n## Zahlen\n\nText\n\n## Karte\n\nText",
        b="## Mehr\n\nText",
        c="---\nsection: Ziele\n---\n# Wohin\n\n## Bis wann\n\nText",
    )
    assert deck.sections == [("Plan", ["Plan"]), ("Lage", ["Zahlen", "Karte", "Mehr"]), ("Ziele", ["Wohin", "Bis wann"])]


def test_continued_slides_stand_in_their_section(build):
    long = "".join(f"- Punkt {n} mit einigen Wörtern, die Platz brauchen und mehr als eine Zeile füllen\n" for n in range(40))
    deck = build(HEAD + f"---\n# Lage\n\n## Liste\n\n{long}\n# Ziele\n")
    assert len(deck.sections[1][1]) == len(deck.file.slides) - 2 > 2


def test_sections_have_ids_of_their_own_even_where_their_names_are_the_same():
    ids = section_ids(["Lage", "Ziele", "Lage"])
    assert len(set(ids)) == 3 and ids[:2] == section_ids(["Lage", "Ziele"])
    assert all(re.fullmatch(r"\{[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}\}", id) for id in ids)


def test_sections_are_numbered_where_the_theme_has_a_place_for_it_unless_the_deck_says_no(build):
    def numbers(head: str) -> list[str]:
        slides = build(HEAD + head + "---\n# Lage\n\n# Ziele {agenda=no}\n\n# Weg\n\n# Anhang {.appendix}\n").file.slides
        found = [p for slide in slides for p in slide.placeholders if p.name == "Nummer"]
        return [placeholder.text_frame.text for placeholder in found]

    assert numbers("") == ["1", "2"]
    assert numbers("number-sections: no\n") == []


# Agenda


def test_an_agenda_is_filled_from_the_sections_and_leads_to_them(build):
    deck = build(HEAD + "---\n## Überblick {layout=agenda}\n\n# Lage\n\n# Ziele *und* Wege\n\n# Anhang {.appendix}\n")
    assert jumps_of(deck.file.slides[1]) == [
        ("Lage", "Lage"), ("Ziele ", "Ziele und Wege"), ("und", "Ziele und Wege"), (" Wege", "Ziele und Wege"),
    ]  # fmt: skip


def test_the_front_matter_puts_an_agenda_behind_the_title(build):
    assert build(HEAD + "agenda: yes\n---\n# Lage\n\n# Ziele\n").titles == ["Plan", "Agenda", "Lage", "Ziele"]


def test_a_repeated_agenda_stands_before_each_section_and_in_it_with_its_row_marked(build):
    deck = build(HEAD + "agenda: repeat\n---\n# Lage\n\n## Zahlen\n\nText\n\n# Ziele\n\n# Anhang {.appendix}\n")
    assert deck.sections == [
        ("Plan", ["Plan", "Agenda"]),
        ("Lage", ["Agenda", "Lage", "Zahlen"]),
        ("Ziele", ["Agenda", "Ziele"]),
        ("Anhang", ["Anhang"]),
    ]
    agendas = [slide for slide in deck.file.slides if title_of(slide) == "Agenda"]
    bold = [[run.text for p in slide.placeholders[1].text_frame.paragraphs for run in p.runs if run.font.bold] for slide in agendas]
    bars = [[shape.name for shape in slide.shapes].count("Balken") for slide in agendas]
    assert (bold, bars) == ([[], ["Lage"], ["Ziele"]], [0, 1, 1])


def test_a_link_of_the_agenda_keeps_the_colour_of_its_row(build):
    deck = build(HEAD + "agenda: repeat\n---\n# Lage\n\n# Ziele\n")
    for run in deck.file.slides[2].element.iter(A + "r"):
        if run.find(f".//{A}hlinkClick") is not None:
            color = run.find(f"{A}rPr/{A}solidFill/{A}schemeClr").get("val")
            assert color == ("bg1" if run.findtext(A + "t") == "Lage" else "tx1")
            assert 'val="tx"' in etree.tostring(run.find(f".//{A}hlinkClick")).decode()


@pytest.mark.parametrize("count", (1, 5, 8, 9, 10, 11, 16, 20, 21, 45))
def test_an_agenda_loses_no_section_however_many_there_are(build, count):
    names = [f"Abschnitt mit der Zahl {n}" for n in range(count)]
    deck = build(HEAD + "agenda: yes\n---\n" + "".join(f"# {name}\n\n" for name in names))
    agendas = [slide for slide in deck.file.slides if title_of(slide).startswith("Agenda")]
    assert [text for slide in agendas for text, _ in jumps_of(slide)] == names
    starts = [int(e.get("startAt", 1)) for slide in agendas for e in slide.element.iter(A + "buAutoNum")]
    assert len(agendas) == (1 if count <= 20 else -(-count // 20))
    assert bool(starts) == (count > 10)


def test_a_repeated_agenda_of_several_slides_shows_the_one_with_the_marked_row(build):
    deck = build(HEAD + "agenda: repeat\n---\n" + "".join(f"# Abschnitt Nummer {n}\n\n" for n in range(1, 31)))
    repeated = [slide for slide, after in zip(deck.file.slides, list(deck.file.slides)[1:]) if "Nummer" in title_of(after)]
    found = [[run.text for run in _runs(slide) if run.font.bold] for slide in repeated]
    assert found == [[f"Abschnitt Nummer {n}"] for n in range(1, 31)]
    assert deck.codes == ("F470",)


def _runs(slide):
    return [run for shape in slide.placeholders for p in shape.text_frame.paragraphs for run in p.runs]


def test_long_titles_of_sections_take_two_lines_on_the_agenda(build):
    names = [f"Ein Abschnitt mit einem sehr langen Namen, der auf eine einzige Zeile der Agenda bestimmt nicht paßt, Teil {n}" for n in range(7)]
    deck = build(HEAD + "agenda: yes\n---\n" + "".join(f"# {name}\n\n" for name in names))
    agendas = [slide for slide in deck.file.slides if title_of(slide).startswith("Agenda")]
    assert [text for slide in agendas for text, _ in jumps_of(slide)] == names


def test_a_template_without_a_place_for_agenda_or_numbers_has_them_as_text(build):
    Presentation().save("haus.pptx")
    head = "agenda: repeat\ntheme: haus.pptx\nnumber-sections: yes\nnumbers: x of y\n---\n"
    deck = build(HEAD + head + "# Lage\n\n# Ziele\n")
    assert deck.titles == ["Plan", "Agenda", "Agenda", "1\u2002Lage", "Agenda", "2\u2002Ziele"]
    assert [[run.text for run in _runs(slide) if run.font.bold] for slide in list(deck.file.slides)[2:5:2]] == [["Lage"], ["Ziele"]]
    assert deck.numbers[-1] == "# von 6"


def test_sections_that_nobody_sees_or_wants_there_are_not_on_the_agenda(build):
    deck = build(HEAD + "agenda: yes\n---\n# Lage\n\n# Pause {agenda=no}\n\n# Geheim {.hidden}\n\n# Ziele\n")
    assert [text for text, _ in jumps_of(deck.file.slides[1])] == ["Lage", "Ziele"]


def test_an_agenda_with_a_text_of_its_own_is_left_alone_and_told(build):
    deck = build(HEAD + "---\n## Agenda {agenda=yes}\n\n- Selbst geschrieben\n\n# Lage\n")
    assert "F161" in deck.codes and "Selbst geschrieben" in deck.file.slides[1].placeholders[1].text_frame.text


@pytest.mark.parametrize("text", ("agenda: yes\n---\n## A\n\nText\n", "---\n## Agenda {layout=agenda}\n\n## A\n\nText\n"))
def test_an_agenda_without_sections_is_told(build, text):
    assert "F162" in build(HEAD + text).codes


# Hidden slides


def test_hidden_slides_are_hidden_and_keep_their_notes_and_links(build):
    text = "---\n## A\n\n[Dort](#b)\n\n## B {.hidden}\n\nText\n\n::: notes\nSagen\n:::\n\n## C {hidden=yes}\n\nText\n\n## D\n\nText"
    deck = build(HEAD + text)
    assert [slide.element.get("show") for slide in deck.file.slides] == [None, None, "0", "0", None]
    assert jumps_of(deck.file.slides[1]) == [("Dort", "B")]
    assert deck.file.slides[2].notes_slide.notes_text_frame.text == "Sagen"


def test_a_slide_file_can_be_hidden_as_a_whole(build):
    deck = build(HEAD + "---\n", a="---\nhidden: yes\n---\n## A\n\nText\n\n## B {hidden=no}\n\nText\n", b="## C\n\nText")
    assert [slide.element.get("show") for slide in deck.file.slides] == [None, "0", None, None]


# Numbers

NUMBERED = "---\n## A\n\nText\n\n## B {.hidden}\n\nText\n\n## C\n\nText\n\n# Anhang {.appendix}\n\n## D\n\nText\n"


def test_numbers_are_live_fields_as_long_as_these_are_right(build):
    assert build(HEAD + NUMBERED).numbers == ["-", "Folie #", "-", "Folie 3", "Folie A1", "Folie A2"]


def test_numbers_of_all_slides(build):
    numbers = build(HEAD + "numbers: x von y\n" + NUMBERED).numbers
    assert numbers == ["-", "Folie # von 3", "-", "Folie 3 von 3", "Folie A1", "Folie A2"]


def test_no_numbers(build):
    assert set(build(HEAD + "numbers: none\n" + NUMBERED).numbers) == {"-"}


@pytest.mark.parametrize(("wish", "shown"), [("", "3 / 3"), ("numbers: x\n", "3"), ("numbers: x of y\n", "3 / 3")])
def test_a_theme_may_want_the_number_of_all_slides(build, wish, shown):
    Path("theme.toml").write_text('extends = "loesungspartner"\n[footer]\nslide_number = "{n} / {total}"\n')
    deck = build(HEAD + wish + "theme: theme.toml\n---\n## A {.hidden}\n\nText\n\n## B\n\nText\n\n## C\n\nText\n")
    assert deck.numbers[-1] == shown


def test_an_appendix_by_its_file_has_a_section_of_its_own(build):
    deck = build(HEAD + "---\n", a="# Lage", b="---\nappendix: yes\n---\n## Zahlen\n\nText", c="## Karten\n\nText")
    assert deck.sections[-1] == ("Anhang", ["Zahlen", "Karten"])
    assert deck.numbers[-2:] == ["Folie A1", "Folie A2"]


# Ids


PARTS = {
    "A": "# Lage\n", "B": "## Zahlen\n\nText\n", "C": "## Gleich\n\nEins\n", "D": "## Gleich\n\nZwei\n",
    "E": "## Fest {#fest}\n\nText\n", "F": "---\n\nOhne Titel\n",
}  # fmt: skip


def test_an_id_stays_when_slides_move(build):
    def by_text(order) -> dict[str, int]:
        slides = build(HEAD + "---\n" + "\n".join(PARTS[name] for name in order)).file.slides
        return {" ".join(s.text_frame.text for s in each.placeholders if s.placeholder_format.idx < 10): each.slide_id for each in slides}

    orders = list(permutations(PARTS))[::97]
    first = by_text(PARTS)
    assert len(first) == 7 and all(256 <= id < 2**31 for id in first.values())
    assert all(by_text(order) == first for order in orders)


def test_a_slide_with_a_name_keeps_its_id_under_another_title_and_with_another_text(build):
    one = build(HEAD + "---\n## Alt {#fest}\n\nText\n").ids["Alt"]
    assert build(HEAD + "---\n## Davor\n\nText\n\n## Neu {#fest}\n\nMehr Text\n").ids["Neu"] == one


def test_a_slide_keeps_its_id_when_its_text_changes(build):
    assert build(HEAD + "---\n## A\n\nEins\n").ids["A"] == build(HEAD + "---\n## A\n\nZwei\n").ids["A"]


def test_a_repeated_agenda_keeps_its_id_by_its_section(build):
    def before(text: str) -> dict[str, int]:
        slides = list(build(HEAD + "agenda: repeat\n---\n" + text).file.slides)
        return {title_of(after): slide.slide_id for slide, after in zip(slides, slides[1:]) if title_of(slide) == "Agenda"}

    assert before("# Lage\n\n# Ziele\n")["Ziele"] == before("# Davor\n\n# Ziele\n\n# Lage\n")["Ziele"]


slides_of_any_kind = st.lists(st.tuples(st.sampled_from(("Plan", "Zahlen", "")), st.sampled_from("abc"), st.booleans()), max_size=12)


@given(slides_of_any_kind, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_ids_are_unique_and_know_no_order(kinds, random):
    slides = [(Slide(title=(Run(title),) if title else (), anchor=text, named=named), title + text) for title, text, named in kinds]
    names = identities(slides)
    ids = slide_ids(names, [2] * len(slides))
    assert len({id for own in ids for id in own}) == 2 * len(slides)
    places = list(range(len(slides)))
    random.shuffle(places)
    moved = slide_ids(identities([slides[n] for n in places]), [2] * len(slides))
    alike = {slide: sorted(own for own, other in zip(ids, slides) if other == slide) for slide in slides}
    assert alike == {slide: sorted(own for own, n in zip(moved, places) if slides[n] == slide) for slide in slides}


def test_ids_that_meet_are_told_apart_in_any_order(monkeypatch):
    monkeypatch.setattr("foliensatz.slide_ids.crc32", lambda data: len(data))
    names = ["aa", "bb", "cc", "ddd"]
    ids = dict(zip(names, slide_ids(names, [1] * 4)))
    assert len(set(ids.values())) == 4
    assert dict(zip(names[::-1], slide_ids(names[::-1], [1] * 4))) == ids


def test_two_slides_of_one_name_are_told(build):
    deck = build(HEAD + "---\n## A {#x}\n\nText\n\n## B {#x}\n\n[Dort](#x)\n\n## X\n\nText\n")
    assert deck.codes.count("F160") == 1
    assert jumps_of(deck.file.slides[2]) == [("Dort", "A")]


def test_a_given_name_goes_before_one_made_of_a_title(build):
    deck = build(HEAD + "---\n## Plan B\n\nText\n\n## C {#plan-b}\n\n[Dort](#plan-b)\n")
    assert jumps_of(deck.file.slides[2]) == [("Dort", "C")]


# What can be said wrongly


@pytest.mark.parametrize("line", ("numbers: viele", "agenda: maybe", "number-sections: roman"))
def test_a_wish_that_is_none_is_told(build, line):
    assert "F103" in build(HEAD + line + "\n---\n## A\n\nText\n").codes


@pytest.mark.parametrize("line", ("hidden: yes", "section: Lage", "appendix: yes"))
def test_what_belongs_to_some_slides_is_told_in_the_deck_file(build, line):
    assert "F102" in build(HEAD + line + "\n---\n## A\n\nText\n").codes


def test_a_note_that_begins_like_a_setting_stays_a_note(build):
    deck = build(HEAD + "---\n## A\n\nText\n\n<!-- Agenda: Punkt 2 nur streifen -->\n")
    assert deck.file.slides[1].notes_slide.notes_text_frame.text == "Agenda: Punkt 2 nur streifen"
