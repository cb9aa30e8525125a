"""What is no fault though it looks like one, each a small change of the good deck: FORMS are how PowerPoint itself writes,
and verify is silent on them; ODDITIES are what PowerPoint opens without a word, and verify tells as a warning at most."""

from typing import NamedTuple

from tests.checking.good_deck import RICH, SLIDE, Parts
from tests.checking.mutants import (
    CHART,
    CONTENT_TYPES,
    LAYOUT,
    PICTURE,
    Change,
    Mutant,
    add,
    address,
    before,
    both,
    last,
    relate,
    run_properties,
    shape,
    swap,
    word,
)


class Form(NamedTuple):
    what: str
    change: Change


_SMART_ART = "application/vnd.openxmlformats-officedocument.drawingml.diagramLayout+xml"
_LAYOUT_OF_SMART_ART = (
    b'<dgm:layoutDef xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" uniqueId="urn:example:row">'
    b'<dgm:layoutNode name="row"><dgm:shape r:blip=""><dgm:adjLst/></dgm:shape></dgm:layoutNode></dgm:layoutDef>'
)
_TITLE = "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
_SOUND = (
    '<p:subTnLst><p:audio><p:cMediaNode><p:cTn display="0" masterRel="sameClick"/><p:tgtEl><p:sldTgt/></p:tgtEl>'
    "</p:cMediaNode></p:audio></p:subTnLst>"
)
_TEMPLATE = (
    '<p:tmplLst><p:tmpl><p:tnLst><p:par><p:cTn presetID="1" presetClass="entr" fill="hold"/></p:par></p:tnLst></p:tmpl>'
    "</p:tmplLst></p:bldP>"
)


def _signed(parts: Parts) -> Parts:
    """The chart with its axes' ids as PowerPoint 2007 and those for the Mac write them."""
    chart = parts[CHART].replace(b'<c:axId val="', b'<c:axId val="-').replace(b'<c:crossAx val="', b'<c:crossAx val="-')
    return {**parts, CHART: chart}


FORMS = (
    Form(
        "data of another vendor",
        both(
            add("docProps/seal.xml", b"<seal/>"),
            relate(
                "",
                "seal",
                "docProps/seal.xml",
                root="http://schemas.example.com/2016/relationships/",
            ),
        ),
    ),
    Form(
        "SmartArt's shape that is no picture",
        both(
            add("ppt/diagrams/layout1.xml", _LAYOUT_OF_SMART_ART),
            before(
                CONTENT_TYPES,
                "</Types>",
                f'<Override PartName="/ppt/diagrams/layout1.xml" ContentType="{_SMART_ART}"/>',
            ),
            relate(RICH, "diagramLayout", "../diagrams/layout1.xml"),
        ),
    ),
    Form("a link within its own part", relate(SLIDE, "hyperlink", "#_ftn1")),
    Form(
        "a file's name as Windows writes it",
        address("file:///C:\\Ablage\\Bericht%202019\\zahlen.xls"),
    ),
    Form(
        "a file's name with a place that has a space",
        address("file:///Users/a/b.pptx#-1,2,Die Lage"),
    ),
    Form("title and text without an idx", shape(50, '<p:ph type="body"/>')),
    Form(
        "placeholders without a place in the layout",
        both(
            shape(50, '<p:ph type="body" idx="4294967295"/>'),
            shape(51, '<p:ph type="body" idx="4294967295"/>'),
        ),
    ),
    Form("a tab in a run", word("Zwei\tDrei")),
    Form(
        "a newline in a chart's text",
        before(CHART, "<c:autoTitleDeleted", _TITLE.format("Zwei\nDrei")),
    ),
    Form("Spanish in its traditional order", run_properties('lang="es-ES_tradnl"')),
    Form("German in the order of telephone books", run_properties('lang="de-DE_phoneb"')),
    Form(
        "a bullet doubled, as in SmartArt",
        swap(
            SLIDE,
            "<a:r><a:t>Zwei",
            '<a:pPr><a:buChar char="••"/></a:pPr><a:r><a:t>Zwei',
        ),
    ),
    Form("a row as high as its text", swap(RICH, r'<a:tr h="\d+"', '<a:tr h="0"')),
    Form(
        "a sound that goes with an effect",
        swap(SLIDE, "</p:set></p:childTnLst>", f"</p:set></p:childTnLst>{_SOUND}"),
    ),
    Form(
        "a build with its template",
        swap(SLIDE, 'bldP spid="3" grpId="0"/>', f'bldP spid="3" grpId="0">{_TEMPLATE}'),
    ),
    Form("negative axes", _signed),
    Form(
        "a third axis that is not there",
        both(
            swap(CHART, "<c:barChart>", "<c:bar3DChart>"),
            swap(CHART, "</c:barChart>", '<c:axId val="0"/></c:bar3DChart>'),
        ),
    ),
)

ODDITIES = (
    Mutant("an entry for a folder", "F611", add("ppt/media/", b"")),
    Mutant("content types not first", "F611", last(CONTENT_TYPES)),
    Mutant(
        "a byte order mark",
        "F613",
        lambda parts: {**parts, SLIDE: b"\xef\xbb\xbf" + parts[SLIDE]},
    ),
    Mutant("a GIF that is called PNG", "F614", add(PICTURE, b"GIF89a...")),
    Mutant(
        "a type of relationship that nobody knows",
        "F615",
        relate(SLIDE, "hyperlnk", "../slides/slide2.xml"),
    ),
    Mutant(
        "a part that nothing leads to",
        "F615",
        add("ppt/media/image2.png", b"\x89PNG\r\n\x1a\n"),
    ),
    Mutant("a link that leads nowhere", "F616", swap(SLIDE, 'r:id="rId3"', 'r:id=""')),
    Mutant("an umlaut in an address", "F617", address("https://example.org/bürger")),
    Mutant(
        "no core properties",
        "F618",
        swap("_rels/.rels", r'<Relationship [^>]*core-properties"[^>]*/>', ""),
    ),
    Mutant(
        "two texts of a layout without an idx",
        "F625",
        both(
            *[
                before(
                    LAYOUT,
                    "</p:spTree>",
                    f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="N"/><p:cNvSpPr/><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>',
                )
                for id in (50, 51)
            ]
        ),
    ),
    Mutant(
        "a group without children's extent",
        "F626",
        swap(RICH, 'chExt cx="914400"', 'chExt cx="0"'),
    ),
    Mutant("a newline in a run", "F627", word("Zwei\nDrei")),
)
