"""`theme` tells what a theme offers, `new` starts a deck in it; what either writes builds without a word."""

from pathlib import Path

import pptx
import pytest
from pptx import Presentation

from foliensatz.cli import main
from tests.theming.templates import agency

PLAIN = Path(pptx.__file__).parent / "templates" / "default.pptx"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("haus.potx").write_bytes(PLAIN.read_bytes())

    def run_command(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        out, err = capsys.readouterr()
        return code, out, err

    return run_command


def text_of(slides) -> str:
    return "\n".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)


class TestTheme:
    def test_without_a_name_the_themes_are_listed(self, run):
        code, out, _ = run("theme")
        assert code == 0 and {"loesungspartner", "basis"} <= set(out.split())

    def test_a_themes_layouts_are_told_with_their_places(self, run):
        code, out, err = run("theme", "loesungspartner")
        assert (code, err) == (0, "")
        assert "in 16:9, 4:3" in out and "Fonts: Arial, Consolas" in out
        rows = {line.split()[0]: line for line in out.splitlines() if line.startswith("  ")}
        assert rows["points"].endswith("title, body, body2") and "“Merkmale”" in rows["points"]

    @pytest.mark.parametrize("name, label", [("basis", "Basis"), ("bericht", "Bericht"), ("loesungspartner", "Lösungspartner")])
    def test_formats_are_those_of_the_theme_and_of_what_it_extends(self, run, name, label):
        assert run("theme", name)[1].startswith(f"Theme {name} (“{label}”), in 16:9, 4:3, 16:10\n")

    def test_a_themes_own_formats_come_first(self, run):
        Path("haus").mkdir()
        Path("haus/theme.toml").write_text('extends = "basis"\nname = "haus"\n[aspects]\n"4:3" = [960, 720]\n', "utf-8")
        assert "in 4:3, 16:9, 16:10" in run("theme", "./haus", "-o", "sheet.pptx")[1]
        sheet = Presentation("sheet.pptx")
        assert sheet.slide_width * 3 == sheet.slide_height * 4

    def test_each_layout_says_what_it_is_for(self, run):
        out = run("theme", "bericht")[1]
        rows = {line.split()[0]: line for line in out.splitlines() if line.startswith("  ")}
        assert "a picture beside text" in rows["picture_text"] and "section slides" in rows["section"]

    @pytest.mark.parametrize("name", ["bericht", "buehne", "loesungspartner"])
    def test_its_contact_sheet_fills_every_place(self, run, name):
        assert run("theme", name, "-o", "sheet.pptx")[0] == 0
        empty: dict[str, set[str]] = {}
        for slide in Presentation("sheet.pptx").slides:
            texts = {place.placeholder_format.idx: place.name for place in slide.slide_layout.placeholders if place.has_text_frame and "PICTURE" not in str(place.placeholder_format.type)}
            filled = {place.placeholder_format.idx for place in slide.placeholders}
            empty.setdefault(slide.slide_layout.name, set(texts.values())).intersection_update(
                called for idx, called in texts.items() if idx not in filled
            )
        several = max(empty, key=lambda label: len(empty[label]))  # takes as many texts as there are
        assert {label: places for label, places in empty.items() if places and label != several} == {}

    def test_a_template_is_told_what_serves_what_and_what_it_lacks(self, run):
        code, out, err = run("theme", "haus.potx")
        assert (code, err) == (0, "")
        lines = [" ".join(line.split()) for line in out.splitlines()]
        assert "section slides “Section Header” by its name and its places" in lines
        assert "a picture alone none the picture is placed on the content layout" in lines
        assert "Turned text in “Title and Vertical Text”, “Vertical Title and Text”" in lines
        assert "“Content with Caption”, Text Placeholder 3: level 3 is 10 pt" not in lines  # it serves as nothing

    def test_one_that_is_not_there(self, run):
        code, _, err = run("theme", "hous.potx")
        assert code == 1 and "F551" in err and "did you mean “haus.potx”?" in err
        assert err.startswith("--theme: error F551 There is no template “hous.potx”\n")  # an option has no lines
        assert "The path is relative to the folder you are in" in err

    def test_another_programs_template(self, run):
        Path("haus.otp").write_bytes(b"PK")
        for name in ("haus.otp", "./haus.otp"):
            code, _, err = run("theme", name)
            assert code == 1 and "F551" in err and "save it as .potx or .pptx" in err

    def test_one_sample_slide_is_one(self, run):
        with_slide = Presentation("haus.potx")
        with_slide.slides.add_slide(with_slide.slide_layouts[0])
        with_slide.save("eine.pptx")
        assert "There is a sample slide" in run("theme", "eine.pptx")[1]

    @pytest.mark.parametrize("name, slides", [("loesungspartner", 12), ("haus.potx", 9)])
    @pytest.mark.parametrize("lang", ["de", "en"])
    def test_its_contact_sheet_shows_every_layout_and_has_nothing_to_complain_of(self, run, judge_deck, name, slides, lang):
        code, out, err = run("theme", name, "-o", "sheet.pptx", "--lang", lang)
        assert (code, err) == (0, "") and out.endswith("sheet.pptx\n")
        judge_deck(Path("sheet.pptx").read_bytes())
        used = {slide.slide_layout.name for slide in Presentation("sheet.pptx").slides}
        assert len(used) >= slides - 1
        slides = Presentation("sheet.pptx").slides
        assert any(shape.has_chart for slide in slides for shape in slide.shapes) == (name == "loesungspartner")
        assert any(word in text_of(slides) for word in ("Hinweis", "Note"))
        assert any(True for slide in slides for _ in slide._element.iter("{*}oMath"))


    def test_a_templates_closing_layout_takes_text_where_it_has_a_place(self, run, judge_deck):
        Path("haus.potx").write_bytes(agency())
        code, out, err = run("theme", "haus.potx", "-o", "sheet.pptx")
        assert code == 0 and out.endswith("sheet.pptx\n") and "error" not in err
        judge_deck(Path("sheet.pptx").read_bytes())
        last = next(slide for slide in Presentation("sheet.pptx").slides if slide.slide_layout.name == "Schlussfolie")
        assert [shape.text_frame.text for shape in last.placeholders] == ["Vielen Dank", "Fragen beantworten wir gern."]


class TestNew:
    def test_a_theme_in_a_folder_that_is_named_barely(self, run):
        Path("brand").mkdir()
        Path("brand/theme.toml").write_text('extends = "bericht"\nname = "brand"\n', "utf-8")
        assert run("new", "vortrag", "--theme", "brand")[0] == 0
        assert 'theme: "../brand"' in Path("vortrag/deck.md").read_text("utf-8")
        assert run("check", "vortrag/deck.md")[0] == 0

    @pytest.mark.parametrize("theme", ["loesungspartner", "haus.potx"])
    @pytest.mark.parametrize("lang", ["de", "en"])
    def test_a_new_deck_builds_without_a_word(self, run, judge_deck, theme, lang):
        code, out, _ = run("new", "vortrag", "--theme", theme, "--lang", lang, "--speaker", "A. Muster")
        assert (code, out) == (0, "vortrag/deck.md\n")
        assert "speaker: A. Muster" in Path("vortrag/deck.md").read_text("utf-8")
        assert run("build", "vortrag/deck.md") == (0, "vortrag/build/deck.pptx\n", "")
        judge_deck(Path("vortrag/build/deck.pptx").read_bytes())

    def test_a_folder_that_is_taken_is_left_alone(self, run):
        Path("vortrag").mkdir()
        Path("vortrag/deck.md").write_text("mine")
        code, _, err = run("new", "vortrag")
        assert code == 1 and "vortrag is there already" in err
        assert [path.name for path in Path("vortrag").iterdir()] == ["deck.md"]

    @pytest.mark.parametrize("folder, words", [("", "name a folder"), ("haus.potx/vortrag", "can't be written"), ("a\0b", "can't be written")])
    def test_a_folder_that_can_not_be_is_told(self, run, folder, words):
        code, out, err = run("new", folder)
        assert (code, out) == (1, "") and words in err

    def test_an_unknown_theme_starts_nothing(self, run):
        code, _, err = run("new", "vortrag", "--theme", "nobodys")
        assert code == 1 and "F551" in err and not Path("vortrag").exists()
