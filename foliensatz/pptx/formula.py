"""Formulas in a slide, in two forms (mc:AlternateContent; ECMA-376 part 3, 7): native ones for PowerPoint, and text and
lines for programs that don't know them.

LibreOffice compares the string of Requires with those it knows; "a14 p14" it doesn't, and takes the Fallback, while
PowerPoint knows both. Around a whole shape is the only place where PowerPoint itself puts formulas' alternatives.
"""

from foliensatz.formula.faces import SIGNS, stretches
from foliensatz.formula.linear import LOWERED, RAISED, pieces
from foliensatz.formula.tree import Formula
from foliensatz.frame import MathFrame, MathGlyphs, MathPath
from foliensatz.geometry import EMU_PER_PT, Box, Pt
from foliensatz.pptx.characters import language_tag
from foliensatz.pptx.omml import NAMESPACE, omml
from foliensatz.pptx.shape import geometry, transform
from foliensatz.pptx.text_style import color_xml, levels_xml
from foliensatz.pptx.xml_text import attribute, character_data
from foliensatz.theme import Theme

_A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
_CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice xmlns:a14="{_A14}" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" Requires="a14 p14">'
)
# Where a text box has its first baseline, and how high its line is, in em: the same for every typeface.
_ASCENT, _LINE = 1.0, 1.2
# A formula's paragraph, whatever the text style it has its size and colour from.
_PARAGRAPH = (
    '<a:pPr marL="0" indent="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    "<a:buNone/></a:pPr>"
)
# The parts of a drawn formula count from here, so that no id of the slide's shapes is theirs.
_FIRST_PART = 1000


def alternatives(native: str, plain: str) -> str:
    """A shape in both forms."""
    return f"{_CHOICE}{native}</mc:Choice><mc:Fallback>{plain}</mc:Fallback></mc:AlternateContent>"


def inline(formula: Formula, lang: str, size: Pt, bold: bool) -> str:
    """The a14:m of a formula in a paragraph. Its size is the paragraph's where it is 0."""
    return f"<a14:m>{omml(formula.body, lang, _looks(size, bold))}</a14:m>"


def _looks(size: Pt, bold: bool) -> str:
    """Attributes of a:rPr. A paragraph in capitals leaves formulas as they are: x is not X."""
    return (f' sz="{round(size * 100)}"' if size else "") + (' b="1"' if bold else "") + ' cap="none"'


def on_a_line(formula: Formula, lang: str, size: Pt, bold: bool) -> str:
    """A formula as runs of text, raised and lowered."""
    written = []
    for piece in pieces(formula.body):
        shift = f' baseline="{round((RAISED if piece.shift > 0 else LOWERED) * 100_000)}"' if piece.shift else ""
        for face, text in stretches(piece.text):
            italic = ' i="1"' if piece.italic and face != SIGNS else ""
            written.append(
                f'<a:r><a:rPr lang="{lang}"{_looks(size, piece.bold or bold)}{italic}{shift} dirty="0">{_typeface(face)}</a:rPr>'
                f"<a:t>{character_data(text)}</a:t></a:r>"
            )
    return "".join(written)


def formula_xml(frame: MathFrame, id: int, theme: Theme, lang: str) -> str:
    """A formula by itself: a text box with native math, or a group of text and lines."""
    return alternatives(_native(frame, id, theme, lang), _drawn(frame, id, lang))


def _native(frame: MathFrame, id: int, theme: Theme, lang: str) -> str:
    style = theme.styles[frame.style]
    levels = levels_xml(style, theme.fonts.mono, count=1, sizes=(frame.size,))
    side = {"left": "left", "center": "center", "right": "right"}[frame.align]
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{attribute(frame.name)}" descr="{attribute(frame.formula.text)}"/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{transform("a", frame.box)}{geometry("rect")}</p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f'<a:lstStyle>{levels}</a:lstStyle><a:p>{_PARAGRAPH}<a14:m><m:oMathPara xmlns:m="{NAMESPACE}">'
        f'<m:oMathParaPr><m:jc m:val="{side}"/></m:oMathParaPr>{omml(frame.formula.body, language_tag(lang))}</m:oMathPara></a14:m></a:p>'
        "</p:txBody></p:sp>"
    )


def _drawn(frame: MathFrame, id: int, lang: str) -> str:
    fill = f"<a:solidFill>{color_xml(frame.color)}</a:solidFill>"
    parts = []
    for number, mark in enumerate(frame.ink, id * _FIRST_PART):
        if isinstance(mark, MathGlyphs):
            parts.append(_glyphs(mark, number, fill, lang))
        else:
            parts.append(_path(mark, number, fill))
    box = frame.ink_box
    inner = f'<a:chOff x="{box.x}" y="{box.y}"/><a:chExt cx="{box.width}" cy="{box.height}"/>'
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{id}" name="{attribute(frame.name)}" descr="{attribute(frame.formula.text)}"/>'
        f'<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/>{inner}</a:xfrm></p:grpSpPr>{"".join(parts)}</p:grpSp>'
    )


def _glyphs(mark: MathGlyphs, id: int, fill: str, lang: str) -> str:
    em = mark.size * EMU_PER_PT
    top = round(mark.y - _ASCENT * em)
    # Some room to the right: text that a program sets a little wider must not wrap.
    box = Box(mark.x, top, round(mark.width * 1.1 + em * 0.2), round(em * _LINE))
    words = (' b="1"' if mark.bold else ' b="0"') + (' i="1"' if mark.italic else ' i="0"')
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Text {id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{transform("a", box)}{geometry("rect")}</p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
        '<a:p><a:pPr algn="l" rtl="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr><a:r>'
        f'<a:rPr lang="{language_tag(lang)}" sz="{round(mark.size * 100)}"{words} dirty="0">{fill}{_typeface(mark.face)}</a:rPr>'
        f"<a:t>{character_data(mark.text)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _path(mark: MathPath, id: int, fill: str) -> str:
    """A path as a freeform of its own (20.1.9.15), with the box of its points."""
    xs = [value for command in mark.commands for value in command[1::2]]
    ys = [value for command in mark.commands for value in command[2::2]]
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top
    steps = []
    for command in mark.commands:
        points = "".join(
            [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in zip(command[1::2], command[2::2])]
        )
        tag = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}[command[0]]
        steps.append(f"<a:{tag}>{points}</a:{tag}>" if points else f"<a:{tag}/>")
    filled = "" if not mark.pen else ' fill="none"'
    looks = f"{fill}<a:ln><a:noFill/></a:ln>" if not mark.pen else f'<a:noFill/><a:ln w="{mark.pen}" cap="rnd">{fill}<a:round/></a:ln>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Line {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{transform("a", Box(left, top, width, height))}'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}"{filled}>{"".join(steps)}</a:path></a:pathLst></a:custGeom>{looks}</p:spPr></p:sp>'
    )


def _typeface(face: str) -> str:
    return f'<a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface="{face}"/>'
