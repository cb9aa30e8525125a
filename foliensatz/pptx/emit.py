"""A frame as a slide part (ECMA-376 part 1, 13.3.8). Where in the deck the slide stands is no input: numbers are
fields, links name anchors, so that the part stays what it is when slides before it come and go."""

from foliensatz.frame import Autoshape, ChartFrame, Drawing, Frame, MathFrame, Picture, TableFrame, TextFrame
from foliensatz.pptx.characters import Characters
from foliensatz.pptx.master import color_map_xml
from foliensatz.pptx.notes import notes_xml
from foliensatz.pptx.part import DECLARATION, NAMESPACES
from foliensatz.pptx.shape import autoshape
from foliensatz.pptx.slide_part import LAYOUT, NOTES, ChartPart, Needs, SlidePart
from foliensatz.pptx.text import TextWriter, placeholder_of
from foliensatz.theme import Theme

_START = f"{DECLARATION}<p:sld {NAMESPACES}"
_TREE = (
    '><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
)
_FIRST_SHAPE = 2  # 1 is the tree itself

# The runs' properties worked out for the theme that was emitted last: a memory of a pure function, nothing more.
_last: list[Characters] = []


def emit(frame: Frame, theme: Theme) -> SlidePart:
    """The slide part of a frame, with its notes page where it has notes. The same frame and theme give the same bytes.

    Raises KeyError where the frame names a layout or a style that the theme hasn't: layout makes no such frame.
    """
    characters = _characters(theme)
    layout = theme.layouts[frame.layout]
    needs = Needs()
    needs.id(LAYOUT, frame.layout)
    writer = TextWriter(theme, layout, characters, frame.lang, needs)
    shapes = []
    charts: list[ChartPart] = []
    for id, shape in enumerate(frame.shapes, _FIRST_SHAPE):
        if isinstance(shape, TextFrame):
            shapes.append(writer.shape(shape, id))
        elif isinstance(shape, Picture):
            from foliensatz.pptx.picture import picture_xml

            ref = shape.placeholder
            placeholder = placeholder_of(layout, ref) if ref is not None else None
            shapes.append(picture_xml(shape, id, placeholder, needs))
        elif isinstance(shape, TableFrame):
            from foliensatz.pptx.table import table_xml

            shapes.append(writer.in_both_forms(lambda shape=shape, id=id: table_xml(shape, id, writer)))
        elif isinstance(shape, MathFrame):
            from foliensatz.pptx.formula import formula_xml

            shapes.append(formula_xml(shape, id, theme, frame.lang))
        elif isinstance(shape, Autoshape):
            shapes.append(autoshape(shape, id))
        elif isinstance(shape, Drawing):
            from foliensatz.pptx.drawing import drawing_xml

            shapes.append(drawing_xml(shape, id, needs))
        elif isinstance(shape, ChartFrame):
            from foliensatz.pptx.chart import chart_frame_xml

            xml, part = chart_frame_xml(shape, id, theme, frame.lang, needs)
            shapes.append(xml)
            charts.append(part)
        else:
            raise TypeError(f"{type(shape).__name__} is no shape of a frame")
    hidden = ' show="0"' if frame.hidden else ""
    moving = ""
    if frame.transition:
        from foliensatz.pptx.transition import transition_xml

        moving = transition_xml(frame.transition)
    if frame.clicks or any([isinstance(shape, Picture) and shape.recording for shape in frame.shapes]):
        from foliensatz.pptx.timing import timing_xml

        moving += timing_xml(frame, _FIRST_SHAPE)
    tree = f"{_TREE}{''.join(shapes)}</p:spTree></p:cSld>"
    xml = f"{_START}{hidden}{tree}{color_map_xml(layout)}{moving}</p:sld>".encode()
    if not frame.notes:
        return SlidePart(xml, needs.all(), charts=tuple(charts))
    needs.id(NOTES)
    notes, notes_needs = notes_xml(frame, theme, characters)
    return SlidePart(xml, needs.all(), notes, notes_needs, tuple(charts))


def _characters(theme: Theme) -> Characters:
    if not _last or _last[0].theme is not theme:
        _last[:] = [Characters(theme)]
    return _last[0]
