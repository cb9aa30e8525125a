"""Text frames as p:sp with their body (ECMA-376 part 1, 19.3.1.43 and 21.1.2.1): in a placeholder they say only what
the placeholder doesn't; a text box says everything, once, in its list style."""

from typing import Callable

from foliensatz.frame import PlaceholderRef, TextFrame, TextParagraph
from foliensatz.geometry import Insets, Pt
from foliensatz.pptx.characters import Characters, Ground
from foliensatz.pptx.shape import fill, geometry, placeholder_xml, transform
from foliensatz.pptx.slide_part import Needs
from foliensatz.pptx.text_style import LEVELS, color_xml, levels_xml, line_spacing_xml
from foliensatz.pptx.xml_text import attribute
from foliensatz.runs import right_to_left
from foliensatz.theme import Color, Layout, LevelStyle, Placeholder, TextStyle, Theme

# The footer's three are one line of fixed wording: nothing will ever have to shrink there.
_FOOTER = frozenset(("ftr", "sldNum", "dt"))
_ALIGNMENTS = {"left": "l", "center": "ctr", "right": "r", "justify": "just"}
# Numbers are as large as their text, also where the level's own marker isn't.
_WHOLE_SIZE = '<a:buSzPct val="100000"/>'
# buAutoNum's startAt (21.1.2.4.1) goes from 1 to this; a list that begins elsewhere begins at the nearer end.
_MAX_START = 32767
# The boxes before tasks: every Office has them in this font of signs, and LibreOffice in one of its own. A little smaller
# than the text, so that they stand within the indent of lists.
_BOX = '<a:buSzPct val="80000"/><a:buFont typeface="Wingdings" pitchFamily="2" charset="2"/><a:buChar char="{}"/>'
BOXES = {"open": _BOX.format("\u00a8"), "done": _BOX.format("\u00fe")}


class TextWriter:
    """Writes the text of one slide."""

    __slots__ = ("theme", "layout", "characters", "lang", "needs", "_number_color")

    def __init__(self, theme: Theme, layout: Layout, characters: Characters, lang: str, needs: Needs) -> None:
        self.theme = theme
        self.layout = layout
        self.characters = characters
        self.lang = lang
        self.needs = needs
        self._number_color = f"<a:buClr>{color_xml(theme.number_color)}</a:buClr>"

    def shape(self, frame: TextFrame, id: int) -> str:
        """The p:sp of a text frame with the shape id `id`; where formulas stand in it, in both of their forms."""
        return self.in_both_forms(lambda: self._shape(frame, id))

    def in_both_forms(self, write: Callable[[], str]) -> str:
        """What `write` makes; where it has formulas, with native ones, and once more with text for who can't set them."""
        characters = self.characters
        characters.formulas = False
        xml = write()
        if not characters.formulas:
            return xml
        from foliensatz.pptx.formula import alternatives

        characters.native = False
        plain = write()
        characters.native = True
        return alternatives(xml, plain)

    def _shape(self, frame: TextFrame, id: int) -> str:
        ref = frame.placeholder
        if ref is not None:
            own = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            looks = transform("a", frame.box) if frame.moved else ""
        else:
            own = '<p:cNvSpPr txBox="1"/>'
            looks = transform("a", frame.box) + geometry("rect")
        looks += fill(frame.fill)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{attribute(frame.name)}"/>{own}{placeholder_xml(ref)}</p:nvSpPr>'
            f"{f'<p:spPr>{looks}</p:spPr>' if looks else '<p:spPr/>'}{self._body(frame)}</p:sp>"
        )

    def _body(self, frame: TextFrame) -> str:
        placeholder = self._placeholder(frame)
        style = self.theme.styles[frame.style] if frame.style else None
        dark = self.layout.negative or placeholder is not None and placeholder.color is not None
        list_style = self._list_style(frame, style, placeholder)
        grounds: dict[tuple[int, Color | None], Ground] = {}
        paragraphs = []
        for paragraph in frame.paragraphs:
            level, ink = paragraph.level, paragraph.ink
            ground = grounds.get((level, ink))
            if ground is None:
                ground = _ground(style.level(level), placeholder, dark) if style is not None else Ground(dark=dark)
                ground = grounds[level, ink] = _inked(ground, ink) if ink is not None else ground
                if any([run.style.small for run in paragraph.runs]):
                    ground = ground._replace(type_size=_type_size(frame, style, placeholder, level))
                    grounds.pop((level, ink))
            marker = ""
            if style is not None and not paragraph.bullet and (paragraph.start > 1 or ink is not None):
                marker = _own_marker(paragraph, style.level(level), ground)
            # LibreOffice doesn't hear a list style that says otherwise than the template.
            turned = self.theme.rtl or style is not None and style.level(level).rtl
            if turned or right_to_left(paragraph.runs):
                own = placeholder.align if placeholder is not None else ""
                align = paragraph.align or own or style is not None and style.level(level).align or "left"
                if right_to_left(paragraph.runs):
                    align = "right" if align == "left" else paragraph.align
                paragraph = paragraph._replace(align=align)
            paragraphs.append(self.paragraph(paragraph, ground, marker, turned))
        return (
            f"<p:txBody>{_body_properties(frame)}"
            f"{f'<a:lstStyle>{list_style}</a:lstStyle>' if list_style else '<a:lstStyle/>'}"
            f"{''.join(paragraphs) or self.paragraph(TextParagraph(()), Ground())}</p:txBody>"
        )

    def paragraph(self, paragraph: TextParagraph, ground: Ground, marker: str = "", turned: bool = False) -> str:
        """An a:p on `ground`; `marker` is the bullet as XML where it is neither the level's own nor a number in
        the theme's colour. `turned` is set where its level goes from right to left."""
        runs = self.characters.runs(paragraph.runs, ground, self.lang, self.needs)
        if paragraph.bullet == "number" and not marker:
            marker = (_WHOLE_SIZE if ground.small_marker else "") + auto_number(paragraph.start)
            if not ground.dark:
                marker = self._number_color + marker
        elif paragraph.bullet == "note":
            marker = auto_number(paragraph.start, "arabicPlain")
        elif paragraph.bullet in BOXES:
            marker = BOXES[paragraph.bullet]
        elif paragraph.bullet in ("line", "wrapped"):
            marker = self._code_marker(paragraph)
        return f"<a:p>{_properties(paragraph, marker, turned)}{runs or self.characters.end(ground, self.lang)}</a:p>"

    def _code_marker(self, paragraph: TextParagraph) -> str:
        """The number of a line of code, or the sign that it wraps."""
        mono = attribute(self.theme.fonts.mono)
        head = f'<a:buClr>{color_xml(self.theme.code.numbers)}</a:buClr><a:buSzPct val="100000"/><a:buFont typeface="{mono}"/>'
        if paragraph.bullet == "line":
            return head + auto_number(paragraph.start, "arabicPlain")
        return f'{head}<a:buChar char="{attribute(self.theme.code.wrapped)}"/>'

    def _placeholder(self, frame: TextFrame) -> Placeholder | None:
        if frame.placeholder is None:
            return None
        return placeholder_of(self.layout, frame.placeholder)

    def _list_style(self, frame: TextFrame, style: TextStyle | None, placeholder: Placeholder | None) -> str:
        """The levels of a:lstStyle: everything where the placeholder has another style or there is none, else the
        sizes that differ and the spaces that go with them."""
        if style is None or not (frame.sizes or frame.restyled or frame.placeholder is None):
            return ""
        deepest = max([paragraph.level for paragraph in frame.paragraphs], default=0)
        count = min(max(len(style.levels), deepest + 1), LEVELS)
        if frame.restyled or frame.placeholder is None:
            mono = self.theme.fonts.mono
            if placeholder is None:
                return levels_xml(style, mono, count=count, sizes=frame.sizes)
            color, bold, align = placeholder.color, placeholder.bold, placeholder.align
            return levels_xml(style, mono, 0, count, color, bold, align, frame.sizes)
        levels = []
        for number in range(count):
            level = style.level(number)
            size = frame.sizes[min(number, len(frame.sizes) - 1)]
            space = line_spacing_xml(level, size) if level.line_em else ""
            space += _space_before(level.space_at(size)) if level.space_ratio else ""
            space += _space_after(level.space_below(size)) if level.after_ratio else ""
            levels.append(f'<a:lvl{number + 1}pPr>{space}<a:defRPr sz="{round(size * 100)}"/></a:lvl{number + 1}pPr>')
        return "".join(levels)


def _ground(level: LevelStyle, placeholder: Placeholder | None, dark: bool) -> Ground:
    """What runs of this level stand in, in this placeholder."""
    color, bold = level.color, level.bold
    if placeholder is not None:
        color = placeholder.color or color
        bold = bold if placeholder.bold is None else placeholder.bold
    small = level.bullet is not None and level.bullet.size != 100
    return Ground(color, bold, level.italic, level.font == "mono", dark, small)


def _type_size(frame: TextFrame, style: TextStyle | None, placeholder: Placeholder | None, level: int) -> Pt:
    """What a level of a frame is set in."""
    if frame.sizes:
        return frame.sizes[min(level, len(frame.sizes) - 1)]
    return style.size(placeholder.first_step if placeholder is not None else 0, level) if style is not None else 0


def _inked(ground: Ground, ink: Color) -> Ground:
    """A ground on which letters and links have a colour of their own."""
    if ink == ground.color:
        return ground._replace(link=ink)
    return ground._replace(dark=True, ink=ink, link=ink)


def _own_marker(paragraph: TextParagraph, level: LevelStyle, ground: Ground) -> str:
    """What a paragraph says of the marker that its level has: its colour, and the number that it begins with."""
    if level.bullet is None:
        return ""
    color = f"<a:buClr>{color_xml(ground.ink)}</a:buClr>" if ground.ink is not None else ""
    if level.bullet.numbered and paragraph.start > 1:
        color += auto_number(paragraph.start, level.bullet.number_format)
    return color


def _properties(paragraph: TextParagraph, marker: str, turned: bool) -> str:
    _, level, bullet, _, margin, indent, space_before, align, _, space_after, *_ = paragraph
    words = ""
    if margin is not None:
        words += f' marL="{margin}"'
    if level:
        words += f' lvl="{min(level, LEVELS - 1)}"'
    if indent is not None:
        words += f' indent="{indent}"'
    if right_to_left(paragraph.runs) != turned:
        words += f' rtl="{int(not turned)}"'
    if align:
        words += f' algn="{_ALIGNMENTS[align]}"'
    within = ""
    if space_before is not None:
        within = _space_before(space_before)
    if space_after is not None:
        within += _space_after(space_after)
    if bullet == "none":
        within += "<a:buNone/>"
    within += marker
    if within:
        return f"<a:pPr{words}>{within}</a:pPr>"
    return f"<a:pPr{words}/>" if words else ""


def auto_number(start: int, scheme: str = "arabicPeriod") -> str:
    """The number of an item in a scheme of ST_TextAutonumberScheme (20.1.10.61), counting from `start`."""
    first = min(max(start, 1), _MAX_START)
    if first == 1:
        return f'<a:buAutoNum type="{scheme}"/>'
    return f'<a:buAutoNum type="{scheme}" startAt="{first}"/>'


def placeholder_of(layout: Layout, ref: PlaceholderRef) -> Placeholder | None:
    for placeholder in layout.placeholders:
        if placeholder.idx == ref.idx and placeholder.type == ref.type:
            return placeholder
    return None


def _space_before(points: Pt) -> str:
    return f'<a:spcBef><a:spcPts val="{round(points * 100)}"/></a:spcBef>'


def _space_after(points: Pt) -> str:
    return f'<a:spcAft><a:spcPts val="{round(points * 100)}"/></a:spcAft>'


def _body_properties(frame: TextFrame) -> str:
    ref = frame.placeholder
    words = ""
    if ref is None:
        words += ' wrap="square"'
    insets = frame.insets if ref is not None else frame.insets or Insets()
    if insets is not None:
        words += f' lIns="{insets.left}" tIns="{insets.top}" rIns="{insets.right}" bIns="{insets.bottom}"'
    if frame.columns > 1:
        words += f' numCol="{frame.columns}" spcCol="{frame.column_gap}"'
    if ref is not None and ref.type in _FOOTER:
        # A footer that says nothing of its own LibreOffice replaces by its master's, in another font and place.
        return f'<a:bodyPr wrap="square"{words}/>'
    return f"<a:bodyPr{words}><a:{'noAutofit' if frame.rigid else 'normAutofit'}/></a:bodyPr>"
