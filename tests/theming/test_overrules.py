"""A theme.toml that names a template and overrules what was told of it."""

from pathlib import Path

import pytest
from pptx import Presentation

import foliensatz
from foliensatz.cli import main
from foliensatz.source import Source
from foliensatz.theming.template import load_template
from tests.theming import made_template, templates

DECK = """---
speaker: A. Muster
date: 2020-02-28
theme: haus
---
## Text

- Eins
- Zwei

## Vergleich {layout=two_columns}

::: {.columns}
::: column
Links
:::
::: column
Rechts
:::
:::
"""


@pytest.fixture
def haus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = Path("themes/haus")
    folder.mkdir(parents=True)
    (folder / "haus.potx").write_bytes(templates.agency())
    Path("deck.md").write_text(DECK, encoding="utf-8")

    def written(text: str):
        (folder / "theme.toml").write_text('template = "haus.potx"\n' + text, encoding="utf-8")
        return foliensatz.build("deck.md", "out.pptx")

    return written


def told(report) -> list:
    """What a report says besides that Georgia isn't measured here."""
    return [found for found in report.diagnostics if found.code != "F413"]


def test_a_template_has_a_name_and_its_layouts_the_jobs_that_are_said(haus, judge_deck):
    report = haus('[roles]\ncontent = "inhalt 1-spaltig"\n')
    assert told(report) == []
    judge_deck(Path("out.pptx").read_bytes())
    assert [slide.slide_layout.name for slide in Presentation("out.pptx").slides] == ["Inhalt 1-spaltig", "Inhalt 2-spaltig"]
    assert told(haus('[roles]\ncontent = "Agenda"\n')) == []
    assert Presentation("out.pptx").slides[0].slide_layout.name == "Agenda"


def test_footers_are_worded_anew(haus):
    assert haus('[footer]\nfooter = "{speaker}, {date}"\nslide_number = "Nr. {n}"\nslide_date = ""\n').value is not None
    texts = [shape.text_frame.text for shape in Presentation("out.pptx").slides[0].placeholders]
    assert "A.\u00a0Muster, 28.02.2020" in texts or "A. Muster, 28.02.2020" in texts
    assert any(text.startswith("Nr. ") for text in texts)


def test_sizes_to_shrink_to():
    """They follow the template's own, which stay the first."""
    over = Source("theme.toml", 'template = "haus.potx"\n[styles.list]\nsteps = [[24, 24, 24], [19, 18, 17]]\n')
    theme, problems = load_template(templates.agency(), "haus", "haus.potx", over=over)
    assert problems == () and theme is not None
    assert theme.styles["list"].steps == ((20, 20, 18, 16, 16), (19, 18, 17))


@pytest.mark.parametrize(
    "text, code, line, hint",
    [
        ('[colors]\naccent1 = { hex = "006475" }\n', "F565", 2, "the template's"),
        ('roles = "x"\n', "F565", 2, "[roles]"),
        ("[rolls]\n", "F565", 2, "roles"),
        ('[roles]\ncontents = "Agenda"\n', "F565", 3, "content"),
        ('[roles]\ncontent = "Inhalt 1-spaltg"\n', "F566", 3, "Inhalt 1-spaltig"),
        ('[roles]\ntwo_columns = "Nur Titel"\n', "F566", 3, "The command `theme`"),
        ('[fonts]\nminor = "Arial"\n', "F565", 3, "mono"),
        ("[styles.lst]\nsteps = [7]\n", "F565", 2, "list"),
        ("[styles.list]\nsteps = 7\n", "F503", 3, ""),
        ("[roles\n", "F501", 2, ""),
    ],
)
def test_mistakes_have_their_place(haus, text, code, line, hint):
    report = haus(text)
    found = told(report)[0]
    assert (found.code, found.path, found.span.line) == (code, "themes/haus/theme.toml", line)
    assert hint in found.hint and report.value is None


def test_the_doctor_tells_of_a_made_layout_and_of_notes(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("haus.potx").write_bytes(templates.no_title())
    assert main(["theme", "haus.potx"]) == 0
    out = capsys.readouterr().out
    assert "No layout has a title" in out and "There is no master for notes pages" in out


def test_the_doctor_tells_what_was_said(haus, capsys):
    haus('[roles]\ncontent = "Agenda"\n')
    assert main(["theme", "haus"]) == 0
    assert "as theme.toml says" in capsys.readouterr().out


class TestATemplateThatIsNamedItself:
    """The theme.toml beside a template counts whether the deck names the folder or the template."""

    @pytest.fixture
    def beside(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("haus.potx").write_bytes(templates.agency())
        Path("deck.md").write_text(DECK.replace("theme: haus", "theme: haus.potx"), encoding="utf-8")

        def build(text: str, front: str = ""):
            Path("theme.toml").write_text(text, encoding="utf-8")
            if front:
                Path("deck.md").write_text(DECK.replace("theme: haus", f"theme: haus.potx\n{front}"), encoding="utf-8")
            return foliensatz.build("deck.md", "out.pptx")

        return build

    def feet(self) -> set[str]:
        return {place.text_frame.text for slide in Presentation("out.pptx").slides for place in slide.placeholders}

    def test_it_overrules_the_template(self, beside):
        assert told(beside('template = "haus.potx"\n[footer]\nfooter = "{speaker}, Referat 7"\n')) == []
        assert "A. Muster, Referat 7" in self.feet()

    @pytest.mark.parametrize("text", ['template = "anderes.potx"\n[footer]\nfooter = "Referat 7"\n', 'extends = "bericht"\nname = "x"\n', "[broken\n"])
    def test_one_that_means_another_theme_is_left_alone(self, beside, text):
        assert told(beside(text)) == []
        assert "Referat 7" not in self.feet()

    @pytest.mark.parametrize("text, code, line", [('template = "haus.potx"\n[rolls]\n', "F565", 2), ('template = "haus.potx"\n[rolls\n', "F501", 2)])
    def test_its_mistakes_are_told(self, beside, text, code, line):
        (found,) = told(beside(text))
        assert (found.code, found.path, found.span.line) == (code, "theme.toml", line)

    def test_theme_says_the_same(self, beside, capsys):
        beside('template = "haus.potx"\n[roles]\ncontent = "Inhalt 2-spaltig"\n')
        assert main(["theme", "haus.potx"]) == 1
        assert "theme.toml:3" in capsys.readouterr().err

    def test_another_format_than_the_templates_is_a_mistake_of_the_deck(self, beside):
        (found,) = told(beside('template = "haus.potx"\n', 'aspect: "4:3"'))
        assert (found.code, found.severity, found.path, found.span.line) == ("F504", "error", "deck.md", 5)
        assert "16:9" in found.hint
        assert told(beside('template = "haus.potx"\n', 'aspect: "16:9"')) == []


def test_a_role_may_be_given_by_what_office_calls_the_layout_elsewhere(tmp_path):
    (tmp_path / "haus.potx").write_bytes(made_template.made(made_template.usual()))
    (tmp_path / "theme.toml").write_text('template = "haus.potx"\n[roles]\ncontent = "Title and Content"\n', encoding="utf-8")
    (tmp_path / "deck.md").write_text("---\ntheme: ./theme.toml\n---\n\n## Titel\n\nText.\n", encoding="utf-8")
    assert foliensatz.build(tmp_path / "deck.md", tmp_path / "out.pptx").diagnostics == ()
