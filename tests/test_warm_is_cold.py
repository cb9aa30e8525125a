"""The law of incremental builds: whatever happened before, a build's file and diagnostics are those of a cold one."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import foliensatz
from foliensatz.builder import Builder
from foliensatz.pipeline import Order
from tests.recordings.films import film

SLIDES = (
    "## Haushalt\n\n- Einnahmen\n- Ausgaben\n  - Personal\n",
    "## Zahlen\n\n| Jahr | Wert |\n|---|---:|\n| 2019 | 1,5 |\n| 2020 | 2,5 |\n",
    "## Bild {#bild}\n\nText daneben.\n\n![Ein Bild](bild.png)\n",
    "## Verweis\n\nSiehe [dort](#bild) und [hier](#haushalt), auch [die Seite][s].\n",
    "## Lang\n\n" + "\n\n".join(f"Absatz {n} mit einigen Wörtern, die Platz brauchen." * 3 for n in range(9)) + "\n",
    "## Code\n\n```python\nprint('Hallo')\n```\n\n::: notes\nSagen, was gemeint ist.\n:::\n",
    "# Abschnitt\n",
    "## Film\n\n![Ein Film](film.mp4){autoplay}\n",
    "## Film mit Bild\n\n![Ein Film](film.mp4){poster=foto.jpg .fragment}\n",
    "# Ein anderer\n\n## Darin {.hidden}\n\nText.\n",
    "# Anhang {.appendix}\n\n## Überblick {agenda=repeat}\n",
    "## Verwandelt {transition=morph advance=3}\n\n![Ein Bild](bild.png){name=!!bild}\n",
    "## Schritt für Schritt {.incremental}\n\n- eins\n- zwei\n\n. . .\n\nDanach.\n",
    "> Zitat\n>\n> — Jemand\n",
    "## Zeichnung\n\nText daneben.\n\n![Eine Zeichnung](plan.svg)\n",
    "## Formen :rocket:\n\n![Eine Zeichnung](plan.svg){.shapes width=3cm}\n\n![](icon:check){color=accent2}\n",
    "## Foto\n\n![Ein Foto](foto.jpg){.circle width=2cm focus=top}\n",
    "## Foto, größer\n\n![Ein Foto](foto.jpg){.rounded width=6cm}\n",
    "## Fehler\n\n![](fehlt.png)\n",
    "## Mit Teil\n\nDavor.\n\n<!-- include: teil.md -->\n\nDanach.\n",
    "<!-- include: ../teile/teil.md -->\n",
    "## Code aus einer Datei\n\n```{include=\"teil.md\" lines=\"1-2\"}\n```\n",
    "## Werte für {{ kunde }}\n\n- {{ stand }}\n- {{ title }}\n",
    "| {{ kunde }} | Wert |\n|---|---:|\n| a | {{ satz }} |\n",
    "## Offen\n\n```\nnie geschlossen\n",
    "[s]: https://example.org/seite\n",
    "## Fußnote\n\nHier[^f] und im OZG.^[Gleich hier.]\n",
    "## Noch eine\n\nDort[^f].\n\n[^f]: Bericht\n\n*[OZG]: Onlinezugangsgesetz\n",
    "## Anders\n\n> [!TIP]\n> Ein Tipp[^f].\n\n[^f]: Anderer Bericht\n",
)
FRONTS = (
    "---\ntitle: Plan\nspeaker: A. Muster\ndate: 2020-02-28\n---\n",
    "---\ntitle: Plan\naspect: '4:3'\nfit: shrink\n---\n",
    "---\ntitle: Plan\nlang: en\nfooter: Our plan\n---\n",
    "---\ntitle: Plan\ntheme: nobodys\n---\n",
    "---\ntitle: Plan\npictures: 60\n---\n",
    "---\ntitle: Plan\nspeaker: A. Muster\nagenda: repeat\nnumbers: x von y\n---\n",
    "---\ntitle: Anderer Plan\nagenda: yes\nnumber-sections: no\nnumbers: x\n---\n",
    "---\ntitle: Plan\nfootnotes: deck\n---\n",
    "---\ntitle: Plan\nincremental: yes\n---\n",
    "---\ntitle: Plan für {{ kunde }}\nfooter: '{{ satz }}'\ndata: werte.yaml\n---\n",
    "---\ntitle: Plan\ndata: werte.yaml\nvariables:\n  kunde: Ulm\nproperties:\n  Kunde: '{{ kunde }}'\n---\n",
    "---\ntitle: Plan\ntransition: push-up\n---\n",
    "---\ntitle: [\n---\n",
    "",
)
FILES = ("slides/a.md", "slides/b.md", "slides/c.md")


DATA = ("kunde: Karlsruhe\nsatz: 1.5\nstand: 2020-02-28\n", "kunde: Kehl\nsatz: 2\n", "satz: [\n")


PARTS = (
    "- {{ kunde }}\n- [dort](#teil)\n",
    "## Teil\n\n![Ein Bild](bild.png)\n\n[nirgends](#nein)\n",
    "## Teil\n\n<!-- include: ../slides/teil.md -->\n",
    "<!-- include: ../teile/teil.md -->\n",
)


def picture(color: int) -> bytes:
    from io import BytesIO

    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (40 + color, 30), (color, 90, 160)).save(data, "PNG")
    return data.getvalue()


def photograph(color: int) -> bytes:
    from io import BytesIO

    from PIL import Image

    data = BytesIO()
    noise = Image.linear_gradient("L").resize((900, 600)).convert("RGB")
    noise.paste((color, 9, 9), (0, 0, 300, 300))
    noise.save(data, "JPEG", quality=100)
    return data.getvalue() + bytes(200_000)  # large enough to be worth making smaller


def drawing(color: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="{9 + color}" height="9"/></svg>'


class Edits(RuleBasedStateMachine):
    """A deck's folder, edited at random."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.before = os.getcwd()
        os.chdir(self.folder)
        self.builder = Builder("deck.md", Order(output="warm.pptx"))

    def teardown(self):
        os.chdir(self.before)
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self):
        self.write("deck.md", FRONTS[0])
        self.write("slides/a.md", SLIDES[0] + "\n" + SLIDES[2])
        self.write("slides/bild.png", picture(0))
        self.write("slides/plan.svg", drawing(0))
        self.write("slides/foto.jpg", photograph(0))
        self.write("slides/film.mp4", film())

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    @rule(front=st.sampled_from(FRONTS))
    def change_front_matter(self, front):
        self.write("deck.md", front)

    @rule(file=st.sampled_from(FILES), slides=st.lists(st.sampled_from(SLIDES), max_size=5))
    def write_slides(self, file, slides):
        self.write(file, "\n".join(slides))

    @rule(file=st.sampled_from(FILES), slide=st.sampled_from(SLIDES), at_top=st.booleans())
    def add_slide(self, file, slide, at_top):
        old = (self.folder / file).read_text() if (self.folder / file).exists() else ""
        self.write(file, f"{slide}\n{old}" if at_top else f"{old}\n\n{slide}")

    @rule(file=st.sampled_from(FILES))
    def delete(self, file):
        (self.folder / file).unlink(missing_ok=True)

    @rule(one=st.sampled_from(FILES), other=st.sampled_from(FILES))
    def rename(self, one, other):
        if (self.folder / one).exists():
            os.replace(self.folder / one, self.folder / other)

    @rule(color=st.integers(0, 3))
    def change_picture(self, color):
        self.write("slides/bild.png", picture(color * 20))

    @rule(codec=st.sampled_from((b"avc1", b"hvc1", b"vp09")), length=st.integers(0, 2))
    def change_film(self, codec, length):
        self.write("slides/film.mp4", film(codec, filler=length))

    @rule(color=st.integers(0, 2))
    def change_drawing(self, color):
        self.write("slides/plan.svg", drawing(color))

    @rule(color=st.integers(0, 1))
    def change_photograph(self, color):
        self.write("slides/foto.jpg", photograph(color * 200))

    @rule(data=st.sampled_from(DATA))
    def change_data(self, data):
        self.write("werte.yaml", data)

    @rule(part=st.sampled_from(PARTS), folder=st.sampled_from(("slides", "teile")))
    def change_part(self, part, folder):
        self.write(f"{folder}/teil.md", part)

    @rule()
    def delete_picture(self):
        (self.folder / "slides" / "bild.png").unlink(missing_ok=True)

    @invariant()
    def warm_is_cold(self):
        if not (self.folder / "deck.md").exists():
            return
        warm = self.builder.typeset()
        cold = foliensatz.build("deck.md", "cold.pptx")
        assert warm.diagnostics == cold.diagnostics
        assert warm.failed == (cold.value is None)
        if cold.value:
            assert self.builder.package(warm).value == Path("cold.pptx").read_bytes()
            assert cold.value.slides == len(warm.frames)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=30, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_an_edit_above_a_slide_leaves_its_frames_the_same_objects(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    deck = Path("deck.md")
    deck.write_text("---\ntitle: T\n---\n## A\n\nOne\n\n## B\n\nTwo\n")
    builder = Builder("deck.md", Order())
    before = builder.typeset()
    deck.write_text("---\ntitle: T\n---\n## New\n\nAbove\n\n## A\n\nOne more\n\n## B\n\nTwo\n")
    after = builder.typeset()
    assert [slide.line for slide in after.slides] == [1, 4, 8, 12]
    assert after.slides[3].frames[0] is before.slides[2].frames[0]
    assert after.slides[0].frames[0] is before.slides[0].frames[0]
    assert after.slides[2].frames[0] is not before.slides[1].frames[0]


def test_packaging_gives_way_and_keeps_what_is_done(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("deck.md").write_text("---\ntitle: T\n---\n" + "".join(f"## Slide {n}\n\nText\n\n" for n in range(20)))
    builder = Builder("deck.md", Order(output="warm.pptx"))
    deck = builder.typeset()
    asked = iter([False] * 5 + [True])
    assert builder.package(deck, lambda: next(asked)) == (None, ())
    foliensatz.build("deck.md", "cold.pptx")
    assert builder.package(deck).value == Path("cold.pptx").read_bytes()


def test_a_further_slide_changes_only_what_it_must(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    deck = Path("deck.md")
    head = "---\ntitle: T\nspeaker: A. Muster\nagenda: repeat\n---\n# A\n\n## One\n\nText\n\n# B\n\n## Two\n\nText\n\n"
    builder = Builder("deck.md", Order())
    deck.write_text(head)
    before = builder.typeset()
    deck.write_text(head + "## Three\n\nText\n")
    after = builder.typeset()
    assert [new.frames is old.frames for new, old in zip(after.slides, before.slides)] == [True] * 8
    deck.write_text(head + "# C\n")
    titles = ["T", "Agenda", "Agenda", "A", "One", "Agenda", "B", "Two"]
    found = [(new.frames[0].title, new.frames is old.frames) for new, old in zip(builder.typeset().slides, before.slides)]
    assert found == [(title, title != "Agenda") for title in titles]


def test_numbers_of_all_slides_are_set_anew_without_laying_out(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    deck = Path("deck.md")
    head = "---\ntitle: T\nspeaker: A. Muster\nnumbers: x of y\n---\n## One\n\nText\n\n"
    builder = Builder("deck.md", Order())
    deck.write_text(head)
    before = builder.typeset().slides[1].frames[0]
    deck.write_text(head + "## Two\n\nText\n")
    after = builder.typeset().slides[1].frames[0]
    assert [new is old for new, old in zip(after.shapes, before.shapes)].count(False) == 1
