"""Templates as agencies, offices and programs make them, each with a trouble of its own, for the tests.

    python -m tests.theming.templates FOLDER      writes them all, to be looked at
"""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.theming.made_template import (
    BODY, BODY_STYLE, DARK_GROUND, DARK_MAP, DECLARATION, FEET, GRADIENT, INHERITED, MAP, MASTER, NS, OWN_TITLE,
    PICTURE_GROUND, PLAIN, PML, PX, REL, TITLE, WHITE, LayoutSpec, MasterSpec, Place, TemplateSpec, bullets, chapter,
    content, group, halves, made, obj, opening, pic, picture, png, rect, relationships, sized, solid, tree, triangle,
    unzipped, usual, zipped,
)  # fmt: skip
from tests.theming.troubled import TROUBLED


def simple() -> bytes:
    """Office's usual four layouts in German."""
    return made(usual())


def agency() -> bytes:
    """Seventeen German layouts, a first level without a marker, typefaces by name, pictures behind titles."""
    named = '<a:latin typeface="Georgia"/>'
    title = TITLE._replace(style=sized(30, "", named))
    dark = dict(ground=DARK_GROUND, map=DARK_MAP)
    text = Place("body", 13, "Textplatzhalter 13", (64, 176, 1152, 448))
    note = Place("body", 20, "Quelle", (64, 632, 1152, 24), "", sized(9))
    kicker = Place("body", 21, "Dachzeile", (64, 36, 1000, 24), "", sized(12, "", solid("accent2")))
    opening = (
        Place("ctrTitle", 0, "Titel 1", (64, 300, 760, 150), 'anchor="b"', sized(40, "", WHITE + named)),
        Place("subTitle", 1, "Untertitel 2", (64, 460, 760, 60), "", sized(20, "", WHITE)),
        Place("body", 14, "Ort, Datum", (64, 600, 500, 32), "", sized(14, "", WHITE)),
    )
    layouts = (
        LayoutSpec("Titelfolie mit Bild", opening, "title", ground=PICTURE_GROUND, map=DARK_MAP, pictures=("ground.png",)),
        LayoutSpec("Titelfolie ohne Bild", opening, "", rect(90, (0, 0, 1280, 12), solid("accent2")), **dark),
        LayoutSpec("Kapiteltrenner", (Place("title", 0, "Titel 1", (64, 280, 900, 120), 'anchor="ctr"', sized(36, "", WHITE)),), "", **dark),
        LayoutSpec("Agenda", (OWN_TITLE, text, *INHERITED)),
        LayoutSpec("Inhalt 1-spaltig", (kicker, OWN_TITLE, text, note, *INHERITED)),
        LayoutSpec("Inhalt 2-spaltig", (kicker, OWN_TITLE, obj(15, (64, 176, 560, 448)), obj(16, (656, 176, 560, 448)), note, *INHERITED)),
        LayoutSpec("Inhalt 3-spaltig", (OWN_TITLE, *(obj(15 + n, (64 + 392 * n, 176, 368, 448)) for n in range(3)), *INHERITED)),
        LayoutSpec("Text links, Bild rechts", (OWN_TITLE._replace(box=(64, 56, 560, 88)), obj(15, (64, 176, 560, 448)), pic(16, (656, 0, 624, 660)), *INHERITED)),
        LayoutSpec("Bild links, Text rechts", (OWN_TITLE._replace(box=(656, 56, 560, 88)), pic(16, (0, 0, 624, 660)), obj(15, (656, 176, 560, 448)), *INHERITED)),
        LayoutSpec("Bild vollflächig", (Place("title", 0, "Titel 1", (64, 560, 1152, 80)), pic(16, (0, 0, 1280, 720)))),
        LayoutSpec("Drei Bilder", (OWN_TITLE, *(pic(16 + n, (64 + 392 * n, 176, 368, 300)) for n in range(3)), *INHERITED)),
        LayoutSpec("Zitat", (OWN_TITLE, Place("body", 13, "Zitat", (160, 200, 960, 380), 'anchor="ctr"', sized(28, 'algn="ctr"')), *INHERITED), ground=DARK_GROUND, map=DARK_MAP),
        LayoutSpec("Kennzahl", (OWN_TITLE, Place("body", 13, "Zahl", (64, 200, 500, 200), "", sized(96)), Place("body", 14, "Erläuterung", (600, 200, 600, 200)), *INHERITED)),
        LayoutSpec("Diagramm", (OWN_TITLE, Place("chart", 13, "Diagramm", (64, 176, 1152, 448)), *INHERITED)),
        LayoutSpec("Tabelle", (OWN_TITLE, Place("tbl", 13, "Tabelle", (64, 176, 1152, 448)), *INHERITED)),
        LayoutSpec("Nur Titel", (OWN_TITLE, *INHERITED), "titleOnly"),
        LayoutSpec("Schlussfolie", (Place("title", 0, "Titel 1", (64, 280, 900, 120), "", sized(36, "", WHITE)), Place("body", 13, "Kontakt", (64, 420, 900, 160), "", sized(16, "", WHITE))), "", **dark),
    )  # fmt: skip
    decoration = (
        rect(90, (0, 0, 1280, 8), GRADIENT) + triangle(91, (1080, 560, 200, 160), solid("accent1", '<a:alpha val="30000"/>'))
        + group(93, (1100, 24, 40, 40)) + picture(98, (1150, 20, 96, 48), "PICTURE1")
        + rect(99, (0, 704, 1280, 16), solid("accent1"), "rect", "Landesamt für Beispiele")
    )  # fmt: skip
    feet = tuple(foot._replace(box=box) for foot, box in zip(FEET, ((64, 664, 200, 28), (340, 664, 600, 28), (960, 664, 100, 28))))
    master = MasterSpec(
        (title, BODY, *feet), layouts, body_style=bullets((20, 20, 18, 16, 16), first=False), shapes=decoration, pictures=("logo.png",)
    )
    media = {
        "ppt/media/logo.png": png((192, 96), "#FFFFFF", "#D4572A"),
        "ppt/media/ground.png": png((1280, 720), "#002840", "#00466E"),
    }
    return made(TemplateSpec((master,), fonts=("Georgia", "Calibri"), media=media))


def french() -> bytes:
    """French names, titles in capitals, a kind of spacing in percent, a ground in a light colour."""
    body = bullets((22, 20, 18)).replace('<a:spcBef><a:spcPts val="600"/></a:spcBef>', '<a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPct val="20000"/></a:spcBef>')
    spec = MasterSpec(
        MASTER,
        (opening("Diapositive de titre"), content("Titre et contenu"), chapter("Titre de section"), halves("Deux contenus"),
         LayoutSpec("Image avec légende", (OWN_TITLE, pic(13, (64, 176, 640, 448)), Place("body", 14, "Texte", (728, 176, 488, 448)), *INHERITED), "picTx")),
        title_style='<a:lvl1pPr algn="ctr"><a:buNone/><a:defRPr sz="3600" cap="all" spc="100"><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:defRPr></a:lvl1pPr>',
        body_style=body,
        ground='<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>',
    )  # fmt: skip
    return made(TemplateSpec((spec,), fonts=("Trebuchet MS", "Verdana")))


def japanese() -> bytes:
    """Japanese names and typefaces, upright text beside lying one."""
    upright = Place("body", 1, "縦書きテキスト プレースホルダー 2", (64, 176, 1152, 448), 'vert="eaVert"')
    names = ("タイトル スライド", "タイトルとコンテンツ", "セクション見出し", "2 つのコンテンツ")
    layouts = [make(name) for make, name in zip((opening, content, chapter, halves), names)]
    vertical = LayoutSpec("タイトルと縦書きテキスト", (OWN_TITLE, upright, *INHERITED), "vertTx")
    return made(TemplateSpec((MasterSpec(MASTER, (vertical, *layouts)),), fonts=("游ゴシック Light", "游ゴシック")))


def no_footer() -> bytes:
    """Neither date nor footer nor number."""
    layouts = [spec._replace(places=tuple(p for p in spec.places if p not in INHERITED)) for spec in (opening(), content(), halves())]
    return made(TemplateSpec((MasterSpec((TITLE, BODY), tuple(layouts)),)))


def two_masters() -> bytes:
    """A dark master with the title slides, a light one with the rest."""
    dark = MasterSpec(MASTER, (opening(), chapter(), content("Inhalt dunkel")), map=DARK_MAP)
    return made(TemplateSpec((dark, MasterSpec(MASTER, (content(), halves())))))


def repeated_idx() -> bytes:
    """Placeholders and shapes that share their numbers, as LibreOffice writes them."""
    twins = LayoutSpec("Zwei Inhalte", (OWN_TITLE, obj(1, (64, 176, 560, 448)), obj(1, (656, 176, 560, 448)), *INHERITED))
    data = unzipped(made(TemplateSpec((MasterSpec(MASTER, (opening(), content(), twins)),))))
    name = "ppt/slideLayouts/slideLayout3.xml"
    data[name] = data[name].replace(b'<p:cNvPr id="4"', b'<p:cNvPr id="3"')
    return zipped(data)


def no_layouts() -> bytes:
    """A master alone."""
    return made(TemplateSpec((MasterSpec(MASTER, ()),)))


def no_body() -> bytes:
    """No layout has a place for text."""
    bare = LayoutSpec("Nur Titel", (OWN_TITLE, *INHERITED), "titleOnly")
    opening = LayoutSpec("Titelfolie", (Place("ctrTitle", 0, "Titel 1", (64, 240, 1000, 160), 'anchor="b"'),), "title")
    return made(TemplateSpec((MasterSpec(MASTER, (opening, bare, LayoutSpec("Leer", INHERITED, "blank"))),)))


def no_title() -> bytes:
    """Neither master nor layouts have a title."""
    layout = LayoutSpec("Text", (Place("obj", 1, "Inhalt 2"), *INHERITED))
    return made(TemplateSpec((MasterSpec((BODY, *FEET), (layout,)),)))


def only_blank() -> bytes:
    """A single layout with nothing on it."""
    return made(TemplateSpec((MasterSpec(MASTER, (LayoutSpec("Leer", (), "blank"),)),)))


def bare_master() -> bytes:
    """A master without a single placeholder; its layouts say all themselves, and one has a title alone."""
    title = OWN_TITLE._replace(box=(64, 56, 1000, 88), style=sized(32))
    layout = LayoutSpec("Titel und Inhalt", (title, obj(1, (64, 176, 1152, 448))))
    return made(TemplateSpec((MasterSpec((), (LayoutSpec("Nur Titel", (title,), "titleOnly"), layout)),)))


def only_titles() -> bytes:
    """A master without a single placeholder, and a layout with nothing but a title."""
    title = OWN_TITLE._replace(box=(64, 56, 1000, 88), style=sized(32))
    return made(TemplateSpec((MasterSpec((), (LayoutSpec("Nur Titel", (title,), "titleOnly"),)),)))


def loosely_tied() -> bytes:
    """The master has no id, lists one layout of three, and one doesn't lead back to it."""
    data = unzipped(made(usual()))
    master, presentation = "ppt/slideMasters/slideMaster1.xml", "ppt/presentation.xml"
    data[master] = re.sub(rb"(<p:sldLayoutIdLst><p:sldLayoutId [^>]*/>).*?(</p:sldLayoutIdLst>)", rb"\1\2", data[master])
    data[presentation] = re.sub(rb'<p:sldMasterId id="\d+"', b"<p:sldMasterId", data[presentation])
    data["ppt/slideLayouts/_rels/slideLayout2.xml.rels"] = relationships([])
    return zipped(data)


def from_sharepoint() -> bytes:
    """With the properties of a document library, whose namespaces are no URIs."""
    data = unzipped(made(usual()))
    data["customXml/item1.xml"] = (
        '<?xml version="1.0" encoding="utf-8"?><ct:contentTypeSchema xmlns:ct="http://schemas.microsoft.com/office/2006/metadata/'
        'contentType"><library xmlns:list="$ListId:Freigegebene Dokumente;" list:name="Vorlagen"/></ct:contentTypeSchema>'
    ).encode()
    rels = data["ppt/_rels/presentation.xml.rels"].decode()
    more = f'<Relationship Id="rId70" Type="{REL}customXml" Target="../customXml/item1.xml"/>'
    data["ppt/_rels/presentation.xml.rels"] = rels.replace("</Relationships>", more + "</Relationships>").encode()
    return zipped(data)


def samples() -> bytes:
    """Sample slides with a picture, a chart, notes, a comment; a link from a layout to a slide."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    deck = Presentation(str(PLAIN))
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Muster"
    second = deck.slides.add_slide(deck.slide_layouts[1])
    second.shapes.add_picture(io.BytesIO(png((300, 200), "#336699", "#FFFFFF")), Inches(1), Inches(2))
    data = CategoryChartData()
    data.categories = ["A", "B"]
    data.add_series("Reihe", (1, 2))
    second.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(4), Inches(2), Inches(4), Inches(3), data)
    second.notes_slide.notes_text_frame.text = "Notiz der Vorlage"
    layout = deck.slide_layouts[5]
    box = layout.shapes._spTree
    id = layout.part.relate_to(first.part, REL + "slide")
    from lxml import etree

    box.append(etree.fromstring(
        f'<p:sp {NS}><p:nvSpPr><p:cNvPr id="77" name="Zurück"><a:hlinkClick r:id="{id}" action="ppaction://hlinksldjump"/></p:cNvPr>'
        '<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="100000" y="100000"/><a:ext cx="400000" cy="200000"/></a:xfrm>'
        '<a:prstGeom prst="rightArrow"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp>'
    ))  # fmt: skip
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _sample(slide, box, name: str, texts: tuple[str, ...], fill: str = "", color: str = "", size: float = 0, **look):
    """A text box on a sample slide, in px; colours are RRGGBB."""
    from pptx.dml.color import RGBColor
    from pptx.util import Emu, Pt

    shape = slide.shapes.add_textbox(*(Emu(length * PX) for length in box))
    shape.name = name
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
    frame = shape.text_frame
    for n, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if not n else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        paragraph.alignment = look.get("align")
        run.font.bold, run.font.italic, run.font.name = look.get("bold"), look.get("italic"), look.get("font")
        if size:
            run.font.size = Pt(size)
        if color:
            run.font.color.rgb = RGBColor.from_string(color)
    return shape


def styled(cells: bool = False, known: bool = True, called: str = "Stil") -> bytes:
    """A sample slide that shows the style: light code on a dark ground, a centred quotation, a call-out with a ground, a
    source, a table in a style of PowerPoint's own, or with `cells` of its own; or in a style that nobody knows."""
    from pptx import Presentation
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Emu, Pt

    deck = Presentation(io.BytesIO(made(usual()._replace(media_type=PML + "presentation.main+xml"))))
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide._element.cSld.set("name", called)
    slide.shapes.title.text = "So soll es aussehen"
    slide.placeholders[1]._element.getparent().remove(slide.placeholders[1]._element)
    _sample(slide, (64, 180, 500, 60), "Textfeld 3", ("Code",), "1B2A3A", "E8EDF2", 16, font="Courier New")
    _sample(slide, (64, 260, 500, 90), "Zitat 4", ("Ein Satz.", "– Wer ihn sagte"), "", "5B2C83", 28, align=PP_ALIGN.CENTER, bold=True)
    hint = _sample(slide, (64, 370, 500, 80), "Textfeld 5", ("Hinweis", "Ein Text."), "FFF3D6", "1A1A1A", 18)
    hint.line.color.rgb = RGBColor.from_string("D08700")
    _sample(slide, (64, 600, 500, 30), "Textfeld 6", ("Quelle: wer weiß",), "", "CCCCCC", 12, italic=True)
    table = slide.shapes.add_table(3, 2, *(Emu(length * PX) for length in (640, 180, 560, 160))).table
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            cell.text = "Text"
            cell.text_frame.paragraphs[0].runs[0].font.size = Pt(14 if number else 15)
            cell.margin_left = Emu(20 * PX)
            if cells:
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor.from_string(("5B2C83", "FFFFFF", "F1EAF7")[number])
            if cells and not number:
                cell.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string("FFFFFF")
    if not known:
        table._tbl.tblPr.find("{*}tableStyleId").text = "{01234567-89AB-CDEF-0123-456789ABCDEF}"
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _in_size(width: int, height: int) -> bytes:
    """The plain German one in another format."""
    shape = height / width * 1280 / 720

    def shaped(place: Place) -> Place:
        if place.box is None:
            return place
        x, y, w, h = place.box
        return place._replace(box=(x, round(y * shape), w, round(h * shape)))

    layouts = tuple(
        spec._replace(places=tuple(shaped(place) for place in spec.places)) for spec in (opening(), content(), chapter(), halves())
    )
    return made(TemplateSpec((MasterSpec(tuple(shaped(place) for place in MASTER), layouts),), (width, height)))


def four_to_three() -> bytes:
    """4:3."""
    return _in_size(9144000, 6858000)


def a4() -> bytes:
    """A4, upright."""
    return _in_size(6858000, 9906000)


def sixteen_to_ten() -> bytes:
    """16:10."""
    return _in_size(10972800, 6858000)


def moved() -> bytes:
    """python-pptx's own with layouts moved, deleted and renamed."""
    from pptx import Presentation

    deck = Presentation(str(PLAIN))
    layouts = deck.slide_layouts
    for name in ("Two Content", "Section Header", "Picture with Caption"):
        layouts.remove(layouts.get_by_name(name))
    for n, layout in enumerate(layouts):
        layout._element.cSld.set("name", f"Entwurf {n}")
    entries = layouts._sldLayoutIdLst
    entries.insert(0, entries[-1])
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def odd_text() -> bytes:
    """Nine levels, numbers, picture bullets, spaces in percent, turned places, text in two columns, body type of 44 pt."""
    body = (
        '<a:lvl1pPr marL="400000" indent="-400000"><a:lnSpc><a:spcPts val="5200"/></a:lnSpc><a:spcBef><a:spcPct val="30000"/></a:spcBef>'
        '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="romanUcPeriod"/><a:defRPr sz="4400"/></a:lvl1pPr>'
        '<a:lvl2pPr marL="800000" indent="-300000"><a:buChar char="➢"/><a:defRPr sz="4000"/></a:lvl2pPr>'
        + "".join(f'<a:lvl{n}pPr marL="{n * 400000}" indent="-300000"><a:buChar char="»"/><a:defRPr sz="{(40 - 3 * n) * 100}"/></a:lvl{n}pPr>' for n in range(3, 10))
    )  # fmt: skip
    turned = LayoutSpec("Gedreht", (OWN_TITLE._replace(turn=270, box=(0, 300, 600, 80)), Place("body", 1, "Text 2", (200, 100, 900, 500)), *INHERITED))
    double = LayoutSpec("Text zweispaltig", (OWN_TITLE, Place("body", 1, "Text 2", None, 'numCol="2" spcCol="360000"'), *INHERITED))
    return made(TemplateSpec((MasterSpec(MASTER, (opening(), turned, double, content()), body_style=body),)))


def huge_insets() -> bytes:
    """Insets of two centimetres, text at the bottom, justified; a title of 60 pt that leaves no room."""
    body = BODY._replace(body='lIns="720000" tIns="360000" rIns="720000" bIns="360000" anchor="b"')
    title = TITLE._replace(style=sized(60))
    layouts = (opening(), content(), halves())
    return made(TemplateSpec((MasterSpec((title, body, *FEET), layouts, body_style=BODY_STYLE.replace('algn="l"', 'algn="just"')),)))


def tiny() -> bytes:
    """Type of 10 pt, body in a corner: made for reading, not for showing."""
    body = BODY._replace(box=(64, 176, 480, 260))
    layouts = (opening(), content())
    return made(TemplateSpec((MasterSpec((TITLE._replace(style=sized(14)), body, *FEET), layouts, body_style=bullets((10, 9, 8))),)))


def office_baggage() -> bytes:
    """Custom shows, sections, a handout master, a notes master without a place for text, a theme of its own for each, a font,
    a signature: what PowerPoint files carry with them."""
    data = unzipped(samples())
    for_handout = (
        f'{DECLARATION}<p:handoutMaster {NS}><p:cSld>{tree("")}</p:cSld><p:clrMap {MAP}/></p:handoutMaster>'.encode()
    )
    data["ppt/handoutMasters/handoutMaster1.xml"] = for_handout
    data["ppt/theme/theme9.xml"] = data["ppt/theme/theme1.xml"]
    data["ppt/handoutMasters/_rels/handoutMaster1.xml.rels"] = relationships([("theme", "../theme/theme9.xml")])
    data["ppt/fonts/font1.fntdata"] = b"\x00" * 64
    data["_xmlsignatures/origin.sigs"] = b""
    notes = next(name for name in data if name.startswith("ppt/notesMasters/notesMaster"))
    text = data[notes].decode()
    start = text.index('type="body"')
    begin, end = text.rindex("<p:sp>", 0, start), text.index("</p:sp>", start) + len("</p:sp>")
    data[notes] = (text[:begin] + text[end:]).encode()
    rels = data["ppt/_rels/presentation.xml.rels"].decode()
    more = (
        f'<Relationship Id="rId90" Type="{REL}handoutMaster" Target="handoutMasters/handoutMaster1.xml"/>'
        f'<Relationship Id="rId91" Type="{REL}font" Target="fonts/font1.fntdata"/>'
    )
    data["ppt/_rels/presentation.xml.rels"] = rels.replace("</Relationships>", more + "</Relationships>").encode()
    main = data["ppt/presentation.xml"].decode()
    slide = main.split('<p:sldId ')[1].split('r:id="')[1].split('"')[0]
    shows = f'<p:custShowLst><p:custShow name="Kurz" id="0"><p:sldLst><p:sld r:id="{slide}"/></p:sldLst></p:custShow></p:custShowLst>'
    handout = '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId90"/></p:handoutMasterIdLst>'
    fonts = '<p:embeddedFontLst><p:embeddedFont><p:font typeface="Haus Sans"/><p:regular r:id="rId91"/></p:embeddedFont></p:embeddedFontLst>'
    before, after = main.split("<p:sldIdLst")
    after = after.replace("<p:defaultTextStyle", fonts + shows + "<p:defaultTextStyle", 1)
    data["ppt/presentation.xml"] = (before + handout + "<p:sldIdLst" + after).encode()
    types = data["[Content_Types].xml"].decode()
    more = (
        '<Default Extension="fntdata" ContentType="application/x-fontdata"/><Default Extension="sigs" '
        'ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
        f'<Override PartName="/ppt/handoutMasters/handoutMaster1.xml" ContentType="{PML}handoutMaster+xml"/>'
        '<Override PartName="/ppt/theme/theme9.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    )
    data["[Content_Types].xml"] = types.replace("</Types>", more + "</Types>").encode()
    return zipped(data)


def macros() -> bytes:
    """A .potm."""
    data = unzipped(made(usual()._replace(media_type="application/vnd.ms-powerpoint.template.macroEnabled.main+xml")))
    data["ppt/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + b"\x00" * 60
    rels = data["ppt/_rels/presentation.xml.rels"].decode()
    more = '<Relationship Id="rId80" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
    data["ppt/_rels/presentation.xml.rels"] = rels.replace("</Relationships>", more + "</Relationships>").encode()
    types = data["[Content_Types].xml"].decode()
    more = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    data["[Content_Types].xml"] = types.replace("</Types>", more + "</Types>").encode()
    return zipped(data)


def dark() -> bytes:
    """Everything on black, by the master's colour map."""
    return made(usual(map=DARK_MAP, ground=DARK_GROUND))


def colored() -> bytes:
    """A strong colour as the ground of text, white type; gradients and a picture behind all."""
    white = '<a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="3200"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    body = BODY_STYLE.replace('<a:schemeClr val="tx1"/>', '<a:schemeClr val="bg1"/>')
    ground = f"<p:bg><p:bgPr>{GRADIENT}<a:effectLst/></p:bgPr></p:bg>"
    return made(usual(title_style=white, body_style=body, ground=ground))


class Made(NamedTuple):
    """A template by its file name; `codes` are the diagnostics that any deck in it may get."""

    name: str
    make: Callable[[], bytes]


TEMPLATES = (
    Made("standard.potx", simple),
    Made("python-pptx.pptx", PLAIN.read_bytes),
    Made("agentur.potx", agency),
    Made("francais.potx", french),
    Made("nihongo.potx", japanese),
    Made("ohne-fusszeile.potx", no_footer),
    Made("zwei-master.potx", two_masters),
    Made("doppelte-nummern.pptx", repeated_idx),
    Made("ohne-layouts.potx", no_layouts),
    Made("ohne-textfeld.potx", no_body),
    Made("ohne-titel.potx", no_title),
    Made("nur-leer.potx", only_blank),
    Made("nackter-master.potx", bare_master),
    Made("nur-ueberschriften.potx", only_titles),
    Made("lose-layouts.potx", loosely_tied),
    Made("sharepoint.potx", from_sharepoint),
    Made("musterfolien.pptx", samples),
    Made("vier-zu-drei.potx", four_to_three),
    Made("a4.potx", a4),
    Made("sechzehn-zu-zehn.potx", sixteen_to_ten),
    Made("umgestellt.pptx", moved),
    Made("seltsamer-text.potx", odd_text),
    Made("weite-raender.potx", huge_insets),
    Made("kleingedruckt.potx", tiny),
    Made("gepaeck.pptx", office_baggage),
    Made("makros.potm", macros),
    Made("dunkel.potx", dark),
    Made("stilfolie.pptx", styled),
    Made("farbig.potx", colored),
    *(Made(*each) for each in TROUBLED),
)


def strict() -> bytes:
    """The same in the strict form of the standard, as PowerPoint saves it on request."""
    data = unzipped(made(usual()))
    changes = (
        (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"),
        (b"http://schemas.openxmlformats.org/presentationml/2006/main", b"http://purl.oclc.org/ooxml/presentationml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )
    for name, part in data.items():
        for loose, tight in changes:
            part = part.replace(loose, tight)
        data[name] = part
    return zipped(data)


def locked() -> bytes:
    """The first bytes of a file with a password: a compound file with the stream EncryptedPackage."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 480


def old() -> bytes:
    """The first bytes of a .ppt of 1997."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "PowerPoint Document".encode("utf-16-le") + b"\x00" * 480


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for template in TEMPLATES:
        (folder / template.name).write_bytes(template.make())
