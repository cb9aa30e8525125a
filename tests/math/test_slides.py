"""Formulas on slides: alone, in text, in columns, with numbers, too wide; and both of their forms in the file."""

import re
import zipfile

import pytest
from lxml import etree

from foliensatz.checking import verify
from foliensatz.deck import Column, Columns, Math, Paragraph, Slide
from foliensatz.fonts import Fonts
from foliensatz.formula.linear import plain
from foliensatz.formula.tree import Formula, Grid
from foliensatz.frame import MathFrame, TextFrame
from foliensatz.layout import lay_out
from foliensatz.reading.latex import parse
from foliensatz.runs import Run
from tests.judges import openxml_sdk
from tests.layout.brick_theme import THEME

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WIDE = "+".join(f"a_{{{n}}}x^{{{n}}}" for n in range(10, 60))


def formula(latex: str, display: bool = True) -> Formula:
    body = parse(latex, display).body
    return Formula(body, latex, plain(body), display)


def math(latex: str, number: str = "") -> Math:
    return Math(formula(latex), number)


def text(words: str, latex: str = "") -> Paragraph:
    inline = formula(latex, False) if latex else None
    return Paragraph((Run(words), Run(inline.text, formula=inline)) if inline else (Run(words),))


def set_slide(*blocks):
    return lay_out(Slide(title=(Run("Titel"),), blocks=blocks), THEME, Fonts())


def formulas(frame) -> list[MathFrame]:
    return [shape for shape in frame.shapes if isinstance(shape, MathFrame)]


def test_alone_it_stands_in_the_middle_of_the_body():
    report = set_slide(math("a=b"))
    body = THEME.layouts["content"].placeholder("body").box
    (found,) = formulas(report.value[0])
    assert report.diagnostics == ()
    assert abs((found.box.y + found.box.bottom) - (body.y + body.bottom)) <= 2
    assert abs((found.ink_box.x + found.ink_box.right) - (body.x + body.right)) <= 2


def test_among_text_it_is_as_large_as_that():
    report = set_slide(text("Davor"), math("a=b"), text("Danach"))
    (found,) = formulas(report.value[0])
    assert found.size == THEME.styles["list"].size(0, 0)


def test_its_number_stands_at_the_right_edge_and_on_its_axis():
    report = set_slide(text("Davor"), math(r"\frac{a}{b}=c", "3"))
    (found,) = formulas(report.value[0])
    number = next(s for s in report.value[0].shapes if isinstance(s, TextFrame) and s.paragraphs[0].runs[0].text == "(3)")
    assert number.box.right == THEME.layouts["content"].placeholder("body").box.right
    assert not number.box.overlaps(found.box)
    assert found.box.y < number.box.y and number.box.bottom < found.box.bottom


def test_where_it_is_too_wide_it_is_set_smaller_and_the_author_is_told():
    report = set_slide(math(rf"\sqrt{{{WIDE}}}"))
    (found,) = formulas(report.value[0])
    assert [(d.code, d.severity) for d in report.diagnostics] == [("F440", "warning")]
    assert found.ink_box.width <= found.box.width


def test_where_it_has_no_room_in_any_size_no_file_is_written():
    report = set_slide(Columns((Column((text("Links"),)), Column((math(rf"\sqrt{{{WIDE} + {WIDE} + {WIDE}}}"),)))))
    assert [(d.code, d.severity) for d in report.diagnostics] == [("F440", "error")]


def test_in_a_column_it_keeps_to_it():
    columns = Columns((Column((text("Links"),)), Column((text("Rechts"), math(r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}")))))
    report = set_slide(columns)
    (found,) = formulas(report.value[0])
    assert found.box.x > THEME.size.width // 2 - 100_000
    assert found.box.x <= found.ink_box.x and found.ink_box.right <= found.box.right


def test_a_high_formula_makes_its_line_higher():
    low, high = (set_slide(text("Es gilt ", latex)).value[0] for latex in ("x", r"\frac{a^{b^c}}{\sqrt{\frac{1}{2}}}"))
    heights = [next(s.text_height for s in frame.shapes if isinstance(s, TextFrame) and s.style == "list") for frame in (low, high)]
    assert heights[0] < heights[1]


def test_a_formula_in_text_is_never_divided():
    words = "Wort " * 9
    report = set_slide(Paragraph(tuple(run for _ in range(12) for run in text(words, "a^2+b^2=c^2").runs)))
    frame = next(s for s in report.value[0].shapes if isinstance(s, TextFrame) and s.style == "list")
    (paragraph,) = frame.paragraphs
    at = 0
    for run in paragraph.runs:
        if run.formula:
            assert not any(at < offset < at + len(run.text) for offset in paragraph.breaks)
        at += len(run.text)
    assert paragraph.breaks


DECK = r"""---
title: Probe
---

## Ein Titel mit $\sqrt{x}$

Text mit $\frac{a}{b}$ und $\alpha_i$.

$$
\begin{aligned} a &= b \\ &= c \end{aligned}
$$ {tag=1}

| Größe | Formel |
|---|---|
| Fläche | $\pi r^2$ |

::: notes
In den Notizen $x^2$.

$$y^2$$
:::
"""


@pytest.fixture
def slide_xml(build_deck):
    built = build_deck({"deck.md": DECK})
    assert built.codes == ()
    with zipfile.ZipFile(built.path) as file:
        return etree.fromstring(file.read("ppt/slides/slide2.xml"))


def test_each_shape_with_a_formula_has_both_forms(slide_xml):
    alternatives = slide_xml.findall(f".//{MC}AlternateContent")
    assert len(alternatives) == 4  # title, text, the formula by itself, the table
    for alternative in alternatives:
        choice, fallback = alternative
        assert choice.get("Requires") == "a14 p14"
        assert choice.find(f".//{A14}m") is not None and fallback.find(f".//{A14}m") is None
        ids = [part[0].find(f".//{P}cNvPr").get("id") for part in (choice, fallback)]
        assert ids[0] == ids[1]


def test_titles_and_texts_fill_their_placeholders_in_both_forms(slide_xml):
    for title in slide_xml.findall(f".//{P}ph[@type='title']"):
        assert next(title.iterancestors(f"{P}sp"), None) is not None
    assert len(slide_xml.findall(f".//{P}ph[@type='title']")) == 2


def test_shape_ids_are_unique_in_the_form_that_is_drawn(slide_xml):
    for choice in slide_xml.findall(f".//{MC}Choice"):
        choice.getparent().remove(choice)
    ids = [element.get("id") for element in slide_xml.iter(f"{P}cNvPr")]
    assert len(ids) == len(set(ids))


def test_notes_tell_formulas_in_words(build_deck):
    notes = build_deck({"deck.md": DECK}).presentation.slides[1].notes_slide.notes_text_frame.text
    assert re.sub("\xa0", " ", notes).split("\n") == ["In den Notizen x².", "y²"]


def test_a_deck_without_formulas_imports_nothing_of_them():
    import subprocess
    import sys

    program = (
        "import sys, pathlib, tempfile; from foliensatz.cli import main; "
        "folder = pathlib.Path(tempfile.mkdtemp()); (folder / 'deck.md').write_text('## Eins\\n\\nText *und* mehr.\\n'); "
        "main(['build', str(folder / 'deck.md'), '-o', str(folder / 'deck.pptx')]); "
        "print([n for n in sys.modules if 'formula' in n or 'latex' in n or 'dollars' in n or 'omml' in n])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_long_formula_goes_on_before_a_relation():
    report = set_slide(text("Lorem ipsum dolor sit amet und so weiter: ", r"(a+b+c)^2 = a^2+b^2+c^2+2ab+2ac+2bc = (a+b)^2+2(a+b)c+c^2 \le 4(a^2+b^2+c^2)+abc+def"))
    frame = next(s for s in report.value[0].shapes if isinstance(s, TextFrame) and s.style == "list")
    (paragraph,) = frame.paragraphs
    whole = "".join(run.text for run in paragraph.runs)
    assert report.diagnostics == ()
    assert [whole[offset] for offset in paragraph.breaks] in (["="], ["≤"], ["=", "≤"])


def test_a_formula_wider_than_its_line_is_told():
    report = set_slide(text("Es gilt ", "+".join(f"a_{{{n}}}" for n in range(10, 70))))
    assert "F441" in [d.code for d in report.diagnostics]


SERIES = "f(x) = " + " + ".join(f"a_{{{n}}} x^{{{n}}}" for n in range(1, 16))


@pytest.mark.parametrize(
    "latex, rows",
    [
        ("a=b", 1),
        (SERIES, 2),
        (SERIES.removeprefix("f(x) = "), 2),
        (r"\quad a=b" + r"\quad" * 9, 1),
        (r"(a+b+c+d+e)^2 = a^2+b^2+c^2+d^2+e^2+2ab+2ac+2ad+2ae+2bc+2bd+2be+2cd+2ce = \sum_{i,j} x_i x_j + A + B + C", 3),
        (r"\text{Erste lange Aussage} = \text{ihr langes Ergebnis}, \qquad \text{zweite lange Aussage} = \text{ihr Ergebnis}", 2),
    ],
)
def test_a_wide_formula_is_set_in_lines(latex, rows):
    """As many as its column needs, in the type of its neighbours."""
    report = set_slide(Columns((Column((text("Links"),)), Column((text("Davor"), math(latex))))))
    (found,) = formulas(report.value[0])
    grid = found.formula.body.items[0]
    assert (len(grid.rows) if isinstance(grid, Grid) else 1) == rows
    assert found.size == formulas(set_slide(Columns((Column((text("Links"),)), Column((text("Davor"), math("x")))))).value[0])[0].size
    assert found.ink_box.width <= found.box.width
    assert report.diagnostics == ()


def test_what_was_typed_is_what_is_told_of_a_formula_in_lines():
    (found,) = formulas(set_slide(math(SERIES)).value[0])
    assert found.formula.text == formula(SERIES).text


def test_a_formula_is_safe_in_both_forms(build_deck):
    """Invariants look at the native form when it stands in the place of both."""
    built = build_deck({"deck.md": DECK})
    assert verify(openxml_sdk.with_choices(built.path)) == ()


def test_a_theme_without_a_style_for_formulas_lends_size_and_colour_and_nothing_else(build_deck):
    """Its lists' style has markers and indents, which a formula and its number don't take."""
    built = build_deck({"deck.md": DECK.replace("title: Probe", "title: Probe\ntheme: buehne")})
    with zipfile.ZipFile(built.path) as file:
        root = etree.fromstring(file.read("ppt/slides/slide2.xml"))
    (native,) = root.findall(f".//{MC}Choice//{A14}m/{M}oMathPara/../..")
    properties = native.find(f"{A}pPr")
    assert (properties.get("marL"), properties.get("indent")) == ("0", "0")
    assert properties.find(f"{A}buNone") is not None
    (number,) = [p for p in root.iter(f"{A}p") if "".join(p.itertext()) == "(1)"]
    assert number.find(f"{A}pPr").get("marL") == "0" and number.find(f"{A}pPr/{A}buNone") is not None
