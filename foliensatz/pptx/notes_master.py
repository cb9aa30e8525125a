"""The notes master: a page in upright A4 proportions with the slide's picture above and the notes below
(ECMA-376 part 1, 19.3.1.27)."""

from foliensatz.geometry import Box, Size
from foliensatz.pptx.master import GROUP
from foliensatz.pptx.part import DECLARATION, NAMESPACES, REL, Part, Relationship
from foliensatz.pptx.shape import geometry, transform
from foliensatz.pptx.theme_part import theme_part
from foliensatz.theme import Theme

NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
# A notes master must have a theme of its own (invariant 8 of the package).
_THEME = "ppt/theme/theme2.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
# The notes page, in EMU: A4 upright as PowerPoint has it.
PAGE = Size(6858000, 9144000)
_PICTURE_WIDTH = 5486400
# An upright slide's picture is no higher than this, so that the notes keep half of the page.
_PICTURE_HEIGHT = 4114800
_NOTES_SIZE = 1200


def notes_master_parts(theme: Theme, own_theme: str = _THEME) -> tuple[Part, ...]:
    """The notes master and its theme, a part called `own_theme`; for decks that have notes."""
    width = min(_PICTURE_WIDTH, round(_PICTURE_HEIGHT * theme.size.width / theme.size.height))
    height = round(width * theme.size.height / theme.size.width)
    picture = Box((PAGE.width - width) // 2, 685800, width, height)
    body = Box(685800, picture.bottom + 342900, 5486400, 8458200 - picture.bottom - 342900)
    levels = "".join(
        f'<a:lvl{n}pPr marL="{228600 * (n - 1)}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:defRPr sz="{_NOTES_SIZE}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{n}pPr>"
        for n in range(1, 10)
    )
    xml = (
        f'{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        f'<p:spTree>{GROUP}<p:sp><p:nvSpPr><p:cNvPr id="2" name="Folienbild 1"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform("a", picture)}{geometry("rect")}<a:noFill/><a:ln w="12700"><a:solidFill>'
        '<a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notizen 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" sz="quarter" idx="1"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform("a", body)}{geometry("rect")}</p:spPr><p:txBody><a:bodyPr vert="horz" '
        'lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0"/><a:lstStyle/>'
        '<a:p><a:r><a:rPr lang="de-DE"/><a:t>Notizen</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>'
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )
    master = Part(NOTES_MASTER, _TYPE, xml.encode(), (Relationship("rId1", REL + "theme", own_theme),))
    return master, theme_part(theme, own_theme)
