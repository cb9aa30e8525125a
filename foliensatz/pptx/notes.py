"""Speaker notes as a notes page (ECMA-376 part 1, 13.3.5): the slide's picture and the text in the page's body."""

from foliensatz.frame import Frame, TextParagraph
from foliensatz.geometry import EMU_PER_PT, Emu
from foliensatz.pptx.characters import Characters, Ground
from foliensatz.pptx.part import DECLARATION, NAMESPACES
from foliensatz.pptx.slide_part import NOTES_MASTER, SLIDE, Need, Needs
from foliensatz.pptx.text import TextWriter, auto_number
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import Theme

# A notes page has no markers of its own: an item says its own, and hangs as far as this for each level.
_INDENT: Emu = 18 * EMU_PER_PT
_MARKERS = "•–•–•"
_GROUND = Ground(dark=True)


def notes_xml(frame: Frame, theme: Theme, characters: Characters) -> tuple[bytes, tuple[Need, ...]]:
    """The notes page of a frame that has notes, and the relationships it needs."""
    needs = Needs()
    needs.id(NOTES_MASTER)
    needs.id(SLIDE)
    writer = TextWriter(theme, theme.layouts[frame.layout], characters, frame.lang, needs)
    body = "".join([_paragraph(paragraph, writer) for paragraph in frame.notes])
    picture_name = attribute(theme.word("slide", frame.lang))
    body_name = attribute(theme.word("notes", frame.lang))
    xml = (
        f'{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>'
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{picture_name}"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr>'
        f'</p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="{body_name}"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp></p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
    return xml.encode(), needs.all()


def _paragraph(paragraph: TextParagraph, writer: TextWriter) -> str:
    level = paragraph.level
    if paragraph.bullet == "none":
        return writer.paragraph(paragraph._replace(bullet="", margin=level * _INDENT, indent=0), _GROUND)
    marker = auto_number(paragraph.start) if paragraph.bullet == "number" else f'<a:buChar char="{_MARKERS[min(level, 4)]}"/>'
    hanging = paragraph._replace(margin=(level + 1) * _INDENT, indent=-_INDENT)
    return writer.paragraph(hanging, _GROUND, marker)
