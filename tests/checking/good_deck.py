"""A deck without a fault that has one of everything the rules look at. It is python-pptx's work, with its known faults
mended: no list of notes masters, negative axis ids, and the leftovers of its template."""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches

Parts = Mapping[str, bytes]

SLIDE = "ppt/slides/slide1.xml"
RICH = "ppt/slides/slide2.xml"
PRESENTATION = "ppt/presentation.xml"

_SECTIONS = (
    b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
    b'<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
    b'<p14:section name="A" id="{0C1F6C1E-4F1B-4C62-9F0A-2B6C3D4E5F60}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
    b'<p14:section name="B" id="{0C1F6C1E-4F1B-4C62-9F0A-2B6C3D4E5F61}"><p14:sldIdLst><p14:sldId id="257"/></p14:sldIdLst></p14:section>'
    b"</p14:sectionLst></p:ext></p:extLst></p:presentation>"
)
_ALTERNATIVE = (
    b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    b'<mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14">%s</mc:Choice>'
    b"<mc:Fallback>%s</mc:Fallback></mc:AlternateContent></p:spTree>"
)
_TEXT_BOX = (
    b'<p:sp><p:nvSpPr><p:cNvPr id="90" name="Alternative"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
    b'<a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    b'<p:txBody><a:bodyPr/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="de-DE"/>'
    b"<a:t>2</a:t></a:fld></a:p></p:txBody></p:sp>"
)
_TIMING = (
    b'<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
    b'<p:par><p:cTn id="2" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0"><p:childTnLst>'
    b'<p:set><p:cBhvr><p:cTn id="3" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="%d"/></p:tgtEl>'
    b"<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
    b'<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:tnLst>'
    b'<p:bldLst><p:bldP spid="%d" grpId="0"/></p:bldLst></p:timing>'
)


@cache
def good_parts() -> Parts:
    """The parts of the good deck by name, in the order of the zip."""
    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = "Erste Folie"
    first.placeholders[1].text = "Eins\nZwei"
    first.notes_slide.notes_text_frame.text = "Notiz"
    run = first.placeholders[1].text_frame.paragraphs[0].runs[0]
    run.hyperlink.address = "https://example.org/a%20b"
    run.font.language_id = None
    _fill(deck, first)
    stored = io.BytesIO()
    deck.save(stored)
    with zipfile.ZipFile(stored) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    return _mended(parts, first.placeholders[1].shape_id)


def _fill(deck, first) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Zweite Folie"
    slide.notes_slide.notes_text_frame.text = "Noch eine"
    table = slide.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(6), Inches(2)).table
    table.cell(0, 0).merge(table.cell(1, 1))
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("S", (1, 2))
    data.add_series("T", (3, 4))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(3), Inches(3), data)
    picture = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(picture, "PNG")
    slide.shapes.add_picture(picture, 0, 0)
    group = slide.shapes.add_group_shape()
    one = group.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, 0, 0, Inches(1), Inches(1))
    one.adjustments[0] = 0.2
    connector = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, Inches(1), Inches(1))
    connector.begin_connect(one, 0)
    free = slide.shapes.build_freeform(0, 0)
    free.add_line_segments([(100, 0), (100, 100)])
    free.convert_to_shape()
    jump = slide.shapes.add_textbox(0, 0, Inches(1), Inches(1))
    jump.text_frame.text = "Zurück"
    jump.click_action.target_slide = first


def _mended(parts: dict[str, bytes], animated: int) -> Parts:
    del parts["docProps/thumbnail.jpeg"]
    del parts["ppt/printerSettings/printerSettings1.bin"]
    _change(parts, "_rels/.rels", rb"<Relationship [^>]*thumbnail[^>]*/>", b"")
    _change(parts, "ppt/_rels/presentation.xml.rels", rb"<Relationship [^>]*printerSettings[^>]*/>", b"")
    _change(parts, "[Content_Types].xml", rb'<Default Extension="(?:jpeg|bin)"[^>]*/>', b"")
    _change(parts, "docProps/app.xml", rb"<(Slides|Notes)>\d+</", rb"<\1>2</")
    notes = re.search(rb'Id="(rId\d+)"[^>]*notesMaster"', parts["ppt/_rels/presentation.xml.rels"]) or re.search(
        rb'notesMaster"[^>]*Id="(rId\d+)"', parts["ppt/_rels/presentation.xml.rels"]
    )
    assert notes is not None, "python-pptx has changed how it writes relationships"
    list_ = b'</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="%s"/></p:notesMasterIdLst>' % notes[1]
    _change(parts, PRESENTATION, rb"</p:sldMasterIdLst>", list_)
    _change(parts, PRESENTATION, rb"</p:presentation>", _SECTIONS)
    chart = next(name for name in parts if name.startswith("ppt/charts/chart"))
    _change(parts, chart, rb'val="-', b'val="')
    _change(parts, RICH, rb"</p:spTree>", _ALTERNATIVE % (_TEXT_BOX, _TEXT_BOX))
    _change(parts, SLIDE, rb"</p:sld>", _TIMING % (animated, animated) + b"</p:sld>")
    return parts


def _change(parts: dict[str, bytes], name: str, pattern: bytes, replacement: bytes) -> None:
    parts[name], count = re.subn(pattern, replacement, parts[name], flags=re.DOTALL)
    assert count, f"python-pptx has changed {name}: {pattern!r} is not in it"


def packed(parts: Parts) -> bytes:
    """The parts as a zip, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
