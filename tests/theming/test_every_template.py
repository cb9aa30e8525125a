"""Templates that nobody here would have made so: each is built into decks, which hold all words and are sound."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pptx import Presentation

import foliensatz
from foliensatz.checking import verify
from tests.judges import libreoffice, need, overflow, pandoc
from tests.theming import made_template, templates
from tests.theming.templates import TEMPLATES

HERE = Path(__file__).parent
SHIPPED = HERE.parent.parent
PRESENTED = Path("/usr/lib/libreoffice/share/template/common/presnt")
# None of their layouts has a title and a place for text.
WITHOUT_CONTENT = (
    "ohne-layouts.potx", "ohne-textfeld.potx", "ohne-titel.potx", "nur-leer.potx", "nur-ueberschriften.potx", "titel-im-text.potx",
    "nur-titelfolie.potx", "neben-der-folie.potx",
)  # fmt: skip
# LibreOffice doesn't hear it where a paragraph of the second level says its direction, and sets its full stop first.
UNHEARD = "rechts-nach-links.potx-charta: slide 3: 'etc.' of 'Inhaltsplatzhalter' is not to be seen"


@pytest.fixture(scope="session")
def decks(tmp_path_factory) -> dict[str, Path]:
    """The shipped deck, and one with every kind of block."""
    folder = tmp_path_factory.mktemp("decks")
    shutil.copytree(HERE / "every_block", folder / "every_block")
    for name, size in (("bild", (1600, 1000)), ("hoch", (800, 1200))):
        image = Image.new("RGB", size, "#7799AA")
        ImageDraw.Draw(image).ellipse((size[0] // 5, size[1] // 5, size[0] // 2, size[1] // 2), fill="#224455")
        image.save(folder / "every_block" / f"{name}.png")
    return {"charta": SHIPPED / "deck.md", "every_block": folder / "every_block" / "deck.md"}


def built(deck: Path, template: bytes, name: str, folder: Path) -> tuple[Path, tuple]:
    """The deck in a template that is called `name`, and its diagnostics; none of them is an error."""
    (folder / name).write_bytes(template)
    out = folder / f"{Path(name).stem}-{deck.parent.name}.pptx"
    report = foliensatz.build(deck, out, folder / name)
    assert [d for d in report.diagnostics if d.severity == foliensatz.Severity.ERROR] == []
    assert report.value is not None
    return out, report.diagnostics


def words(file: Path) -> str:
    found = []
    for slide in Presentation(str(file)).slides:
        for shape in slide.shapes:
            found += [text.text or "" for text in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")]
    return re.sub(r"[\s\u2060\xad]", "", "".join(found))


@pytest.mark.parametrize("deck", ["charta", "every_block"])
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_deck_is_built_and_sound(template, deck, decks, tmp_path, judge_deck):
    data = template.make()
    out, diagnostics = built(decks[deck], data, template.name, tmp_path)
    assert verify(out.read_bytes(), out.name) == ()
    judge_deck(out.read_bytes())
    seen = words(out)
    wanted = ("Bürgerwerkstatt", "Gewerbeanmeldung", "Kosten des Vorhabens", "Die Altstadt von Westen", "Fortschreibung")
    for word in wanted if deck == "every_block" else ("Lebenswert", "Förderantrag", "Karlsruhe"):
        assert re.sub(r"\s", "", word) in seen
    told = {d.code for d in diagnostics}
    assert ("F564" in told) == (template.name in WITHOUT_CONTENT)
    # Nothing that is the template's own and not the deck's goes into it.
    names = zipfile.ZipFile(out).namelist()
    assert not [name for name in names if re.search("vbaProject|handoutMaster|_xmlsignatures|comment|custShow", name)]
    types = zipfile.ZipFile(out).read("[Content_Types].xml").decode()
    assert "presentationml.presentation.main+xml" in types and "macroEnabled" not in types and "template.main" not in types


@pytest.mark.parametrize(
    "template, code, words",
    [
        (templates.locked, "F562", "password"),
        (templates.old, "F562", "before 2007"),
        (templates.strict, "F563", "strict"),
    ],
)
def test_what_cannot_be_read_is_told_in_plain_words(template, code, words, decks, tmp_path):
    (tmp_path / "haus.potx").write_bytes(template())
    report = foliensatz.build(decks["charta"], tmp_path / "out.pptx", tmp_path / "haus.potx")
    (found,) = report.diagnostics
    assert found.code == code and words in found.message and found.hint
    assert not (tmp_path / "out.pptx").exists()


def test_links_of_layouts_to_sample_slides_are_left_out(decks, tmp_path):
    out, _ = built(decks["charta"], templates.samples(), "haus.pptx", tmp_path)
    layout = zipfile.ZipFile(out).read("ppt/slideLayouts/slideLayout6.xml")
    assert b"hlinkClick" not in layout and "Zurück".encode() in layout


def test_looks_that_only_prompts_have_are_inherited(decks, tmp_path):
    """LibreOffice writes masters without text styles."""
    parts = made_template.unzipped(made_template.made(made_template.usual()))
    master = parts["ppt/slideMasters/slideMaster1.xml"].decode()
    master = re.sub("<p:txStyles>.*</p:txStyles>", "", master)
    master = master.replace("<a:r><a:t>Text</a:t></a:r>", '<a:pPr algn="ctr"/><a:r><a:rPr lang="de-DE" sz="2700" b="1"/><a:t>Text</a:t></a:r>')
    parts["ppt/slideMasters/slideMaster1.xml"] = master.encode()
    out, _ = built(decks["charta"], made_template.zipped(parts), "haus.potx", tmp_path)
    master = zipfile.ZipFile(out).read("ppt/slideMasters/slideMaster1.xml").decode()
    assert '<a:lvl1pPr algn="ctr"><a:defRPr sz="2700" b="1"/></a:lvl1pPr>' in master


def sticks_out(files: dict[str, Path], folder: Path) -> list[str]:
    """What LibreOffice shows outside of its place, without its autofit."""
    shown = {}
    for name, file in files.items():
        shown[name] = folder / f"shown-{name}.pptx"
        shown[name].write_bytes(overflow.without_autofit(file.read_bytes()))
    pdfs = libreoffice.to_pdf(list(shown.values()), folder)
    found = []
    for name, file in files.items():
        found += [f"{name}: {finding}" for finding in overflow.judge(file, pdfs[shown[name]])]
    return found


def test_nothing_sticks_out(decks, tmp_path):
    need(libreoffice.NAME, libreoffice.present())
    files = {}
    for template in TEMPLATES:
        for deck in decks:
            files[f"{template.name}-{deck}"], _ = built(decks[deck], template.make(), template.name, tmp_path)
    assert sticks_out(files, tmp_path) == [UNHEARD]


def test_templates_of_libreoffice(decks, tmp_path, judge_deck):
    """They come with repeated ids, without text styles, with two masters."""
    need(libreoffice.NAME, libreoffice.present() and PRESENTED.is_dir())
    sources = sorted(PRESENTED.glob("*.otp"))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pptx"]
    subprocess.run([*command, "--outdir", str(tmp_path), *map(str, sources)], check=True, capture_output=True, timeout=600)
    files = {}
    for source in sources:
        for deck in decks:
            template = (tmp_path / f"{source.stem}.pptx").read_bytes()
            out, _ = built(decks[deck], template, f"{source.stem}.potx", tmp_path)
            judge_deck(out.read_bytes())
            files[f"{source.stem}-{deck}"] = out
    assert files and "\n".join(sticks_out(files, tmp_path)) == ""


def test_the_template_of_pandoc(decks, tmp_path, judge_deck):
    need(pandoc.NAME, pandoc.present())
    need(libreoffice.NAME, libreoffice.present())
    files = {}
    for deck in decks:
        files[deck], _ = built(decks[deck], pandoc.reference_deck(), "pandoc.pptx", tmp_path)
        judge_deck(files[deck].read_bytes())
    assert "\n".join(sticks_out(files, tmp_path)) == ""
