"""Formulas in the preview: drawn from the same ink as in the file."""

from xml.etree import ElementTree

from foliensatz.deck import Paragraph, Slide
from foliensatz.fonts import Fonts
from foliensatz.frame import MathFrame, MathGlyphs
from foliensatz.geometry import EMU_PER_PX
from foliensatz.layout import lay_out
from foliensatz.preview import draw
from foliensatz.runs import Run
from tests.math.test_slides import formula, math
from tests.pptx.brand import theme

SVG = "{http://www.w3.org/2000/svg}"
FONTS = Fonts()


def set_and_drawn(*blocks):
    (frame,) = lay_out(Slide(title=(Run("Titel"),), blocks=blocks), theme(), FONTS).value
    return frame, ElementTree.fromstring(draw(frame, theme(), FONTS))


def test_a_formula_by_itself_is_one_picture_with_a_name():
    frame, svg = set_and_drawn(math(r"x = \frac{-b \pm \sqrt{b^2}}{2a}"))
    (shape,) = (shape for shape in frame.shapes if isinstance(shape, MathFrame))
    group = svg.find(f".//{SVG}g[@class='formula']")
    assert group.get("aria-label") == shape.formula.text
    texts, paths = group.findall(f"{SVG}text"), group.findall(f"{SVG}path")
    glyphs = [mark for mark in shape.ink if isinstance(mark, MathGlyphs)]
    assert [text.text for text in texts] == [mark.text for mark in glyphs]
    assert [float(text.get("x")) for text in texts] == [round(mark.x / EMU_PER_PX, 2) for mark in glyphs]
    assert len(paths) == len(shape.ink) - len(glyphs) == 3  # the rule, and the root's sign and rule


def test_a_formula_in_text_comes_back_to_the_baseline():
    inline = formula("x_1^2 + y", display=False)
    _, svg = set_and_drawn(Paragraph((Run("Es gilt "), Run(inline.text, formula=inline), Run(" immer."))))
    line = next(line for line in svg.iter(f"{SVG}text") if "Es" in "".join(line.itertext()))
    size, shift = 1.0, 0.0
    for span in line.iter(f"{SVG}tspan"):
        size = float(span.get("font-size", "1em").removesuffix("em"))
        shift += float(span.get("dy", "0em").removesuffix("em")) * size
    assert abs(shift) < 0.01
    assert "".join(line.itertext()).replace("\u200b", "").replace("\xa0", " ") == "Es gilt x12 + y immer."
