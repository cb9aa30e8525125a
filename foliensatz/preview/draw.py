"""A frame as SVG. Where in the deck the slide stands is no input, as in the file: the slide number is a field that the
page fills in, links name anchors. Nothing in it has an id, so that any number of slides stand on one page."""

from foliensatz.frame import Autoshape, ChartFrame, Drawing, Frame, MathFrame, Picture, Shape, TableFrame, TextFrame
from foliensatz.preview.autoshape import autoshape_svg
from foliensatz.preview.drawing import drawing_svg
from foliensatz.preview.ground import ground_svg
from foliensatz.preview.markup import escaped, px
from foliensatz.preview.pen import Pen
from foliensatz.preview.picture import picture_svg
from foliensatz.preview.table import table_svg
from foliensatz.preview.text import text_svg
from foliensatz.theme import Layout, Theme

# What was worked out for the theme that was drawn last: a memory of a pure function, nothing more.
_last: list[tuple] = []


def draw(frame: Frame, theme: Theme, fonts) -> str:
    """The slide as one `<svg>` in px of the slide (1 px is 9525 EMU), complete but for its pictures, which are
    `media/KEY` by their asset's key. The same input gives the same text.

    Lines of text are `<text data-width="PX">` with a `<tspan x="PX">` a word (lines of code have one x); each word ends
    where the next begins, and the last where its line does. A slide number stands in
    `<tspan class="field" data-field="slidenum">`, and its line flows. The hyphen of a divided word has the class `hyphen`,
    a list's bullet or number the class `marker`. Links to slides have `data-slide="ANCHOR"`.

    Raises KeyError where the frame names a layout or a style that the theme hasn't: layout makes no such frame.
    """
    layout = theme.layouts[frame.layout]
    pen = _pen(theme, fonts, layout.palette)
    shapes = "".join([shape_svg(shape, layout, pen, frame.lang) for shape in frame.shapes])
    label = f' aria-label="{escaped(frame.title)}"' if frame.title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {px(theme.size.width)} {px(theme.size.height)}" '
        f'class="slide" role="group"{label} lang="{escaped(frame.lang)}" font-family="{pen.family("minor")}" '
        f'text-rendering="geometricPrecision" style="font-variant-ligatures:none">'
        f"{ground_svg(layout, pen)}{shapes}</svg>"
    )


def shape_svg(shape: Shape, layout: Layout, pen: Pen, lang: str) -> str:
    """One shape of the closed set."""
    if isinstance(shape, TextFrame):
        return text_svg(shape, layout, pen)
    if isinstance(shape, Picture):
        return picture_svg(shape, pen)
    if isinstance(shape, TableFrame):
        return table_svg(shape, layout.negative, pen)
    if isinstance(shape, MathFrame):
        from foliensatz.preview.formula import formula_svg

        return formula_svg(shape, pen)
    if isinstance(shape, Autoshape):
        return autoshape_svg(shape, pen)
    if isinstance(shape, Drawing):
        return drawing_svg(shape, pen)
    if isinstance(shape, ChartFrame):
        from foliensatz.preview.chart import chart_svg

        return chart_svg(shape, pen, lang)
    raise TypeError(f"{type(shape).__name__} is no shape of a frame")


def _pen(theme: Theme, fonts, palette: tuple[tuple[str, str], ...] = ()) -> Pen:
    """The pen for a theme, in the colours of a layout that has others."""
    for own_theme, own_fonts, own_palette, pen in _last:
        if own_theme is theme and own_fonts is fonts and own_palette == palette:
            return pen
    pen = Pen(theme._replace(colors=palette) if palette else theme, fonts)
    _last[:] = [*[known for known in _last if known[0] is theme and known[1] is fonts], (theme, fonts, palette, pen)]
    return pen
