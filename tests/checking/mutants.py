"""Faults, one a mutant: what to change in the good deck, and the code of the rule that must see it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from tests.checking.good_deck import PRESENTATION, RICH, SLIDE, Parts

CONTENT_TYPES = "[Content_Types].xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
THEME = "ppt/theme/theme1.xml"
CHART = "ppt/charts/chart1.xml"
WORKBOOK = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
PICTURE = "ppt/media/image1.png"
NOTES = "ppt/notesSlides/notesSlide2.xml"
CORE = "docProps/core.xml"

Change = Callable[[Parts], Parts]


class Mutant(NamedTuple):
    fault: str
    code: str
    change: Change


def rels(part: str) -> str:
    folder, _, base = part.rpartition("/")
    return f"{folder}/_rels/{base}.rels".removeprefix("/")


def swap(name: str, pattern: str, replacement: str) -> Change:
    """Replace the first match of a regular expression in a part."""

    def change(parts: Parts) -> Parts:
        text, count = re.subn(pattern, lambda _: replacement, parts[name].decode(), count=1, flags=re.DOTALL)
        assert count == 1, f"{pattern!r} is not in {name}"
        return {**parts, name: text.encode()}

    return change


def drop(name: str) -> Change:
    return lambda parts: {other: data for other, data in parts.items() if other != name}


def add(name: str, data: bytes) -> Change:
    return lambda parts: {**parts, name: data}


def rename(name: str, new: str) -> Change:
    return lambda parts: {new if other == name else other: data for other, data in parts.items()}


def last(name: str) -> Change:
    return lambda parts: {**drop(name)(parts), name: parts[name]}


def both(*changes: Change) -> Change:
    def change(parts: Parts) -> Parts:
        for one in changes:
            parts = one(parts)
        return parts

    return change


def before(name: str, mark: str, more: str) -> Change:
    return swap(name, re.escape(mark), more + mark)


_TEXT_BOX = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="N"/><p:cNvSpPr/><p:nvPr>{ph}</p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIP = '<Relationship Id="{id}" Type="{type}" Target="{target}"/>'


def shape(id: int, ph: str = "") -> Change:
    return before(SLIDE, "</p:spTree>", _TEXT_BOX.format(id=id, ph=ph))


def relate(part: str, kind: str, target: str, id: str = "rId90", root: str = _OFFICE) -> Change:
    """A relationship more; the package's own are those of the part ""."""
    return before(rels(part), "</Relationships>", _RELATIONSHIP.format(id=id, type=root + kind, target=target))


def _custom(*names: str) -> Change:
    """A part of custom properties with these names."""
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/"
    entries = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{id}" name="{name}"><vt:i4>1</vt:i4></property>'
        for id, name in enumerate(names, 2)
    )
    part = f'<Properties xmlns="{schema}custom-properties" xmlns:vt="{schema}docPropsVTypes">{entries}</Properties>'
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    return both(
        add("docProps/custom.xml", part.encode()),
        before(CONTENT_TYPES, "</Types>", f'<Override PartName="/docProps/custom.xml" ContentType="{kind}"/>'),
        relate("", "custom-properties", "docProps/custom.xml"),
    )


def address(new: str) -> Change:
    return swap(rels(SLIDE), r"https://example.org/a%20b", new)


def word(new: str) -> Change:
    return swap(SLIDE, "Zwei", new)


def run_properties(attributes: str, inner: str = "") -> Change:
    return swap(SLIDE, "<a:t>Zwei", f"<a:rPr {attributes}>{inner}</a:rPr><a:t>Zwei")


PACKAGE = (
    Mutant("a backslash in a name", "F611", add("ppt\\media\\a.png", b"\x89PNG\r\n\x1a\n")),
    Mutant("a space in a name", "F611", rename(PICTURE, "ppt/media/image 1.png")),
    Mutant("an umlaut in a name", "F611", rename(PICTURE, "ppt/media/übersicht.png")),
    Mutant("a name twice but for case", "F611", add("PPT/presentation.xml", b"<a/>")),
    Mutant("a name that climbs out", "F611", add("../evil.xml", b"<a/>")),
    Mutant("no content types", "F611", drop(CONTENT_TYPES)),
    Mutant("no package relationships", "F611", drop("_rels/.rels")),
    Mutant(
        "a part without an override",
        "F612",
        swap(CONTENT_TYPES, r'<Override PartName="/ppt/slides/slide2.xml"[^>]*/>', ""),
    ),
    Mutant(
        "an override without a part",
        "F612",
        before(CONTENT_TYPES, "</Types>", '<Override PartName="/ppt/gone.xml" ContentType="a/b"/>'),
    ),
    Mutant(
        "an override twice",
        "F612",
        before(
            CONTENT_TYPES,
            "</Types>",
            '<Override PartName="/ppt/presProps.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presProps+xml"/>',
        ),
    ),
    Mutant(
        "a default twice",
        "F612",
        before(CONTENT_TYPES, "<Override", '<Default Extension="PNG" ContentType="image/png"/>'),
    ),
    Mutant("no default for rels", "F612", swap(CONTENT_TYPES, r'<Default Extension="rels"[^>]*/>', "")),
    Mutant("no type for a picture", "F612", swap(CONTENT_TYPES, r'<Default Extension="png"[^>]*/>', "")),
    Mutant(
        "the main part is a document",
        "F612",
        swap(CONTENT_TYPES, r"presentationml\.presentation\.main", "wordprocessingml.document.main"),
    ),
    Mutant("another encoding", "F613", swap(CORE, "UTF-8", "ISO-8859-1")),
    Mutant(
        "a document type", "F613", swap(CORE, "<cp:coreProperties", "<!DOCTYPE cp:coreProperties><cp:coreProperties")
    ),
    Mutant(
        "generated prefixes",
        "F613",
        lambda parts: {
            **parts,
            rels(SLIDE): re.sub(rb"<(/?)Relationship", rb"<\1ns0:Relationship", parts[rels(SLIDE)]).replace(
                b"xmlns=", b"xmlns:ns0="
            ),
        },
    ),
    Mutant("XML that ends too early", "F613", lambda parts: {**parts, SLIDE: parts[SLIDE][:-20]}),
    Mutant("an ampersand as it is", "F613", word("Hinz & Kunz")),
    Mutant("a picture that is none", "F614", add(PICTURE, b"none...")),
    Mutant(
        "an SVG alone",
        "F614",
        both(
            swap(CONTENT_TYPES, "image/png", "image/svg+xml"),
            add(PICTURE, b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ),
    ),
    Mutant("a WebP", "F614", both(swap(CONTENT_TYPES, "image/png", "image/webp"), add(PICTURE, b"RIFF....WEBP"))),
    Mutant("a relationship id twice", "F615", relate(SLIDE, "notesSlide", "../notesSlides/notesSlide1.xml", "rId1")),
    Mutant(
        "a relationship id that is no name",
        "F615",
        both(swap(rels(RICH), '"rId4"', '"4"'), swap(RICH, 'embed="rId4"', 'embed="4"')),
    ),
    Mutant(
        "a misspelt relationship type", "F615", swap(rels(SLIDE), "relationships/hyperlink", "relationships/hyperlnk")
    ),
    Mutant("a missing target", "F615", drop(PICTURE)),
    Mutant("a target in the wrong case", "F615", swap(rels(RICH), "image1.png", "Image1.png")),
    Mutant(
        "relationships of a missing part",
        "F615",
        add(
            "ppt/slides/_rels/slide9.xml.rels",
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        ),
    ),
    Mutant("a picture without relationship", "F616", swap(RICH, 'embed="rId4"', 'embed="rId44"')),
    Mutant("a picture that names a layout", "F616", swap(RICH, 'embed="rId4"', 'embed="rId1"')),
    Mutant("a picture without a name", "F616", swap(RICH, 'embed="rId4"', 'embed=""')),
    Mutant("a jump to a picture", "F616", swap(RICH, 'r:id="rId5"', 'r:id="rId4"')),
    Mutant("a space in an address", "F617", address("https://example.org/a b")),
    Mutant("a backslash in an address", "F617", address("https://example.org\\a")),
    Mutant("a broken percent sign", "F617", address("https://example.org/100%25%zz")),
    Mutant("a scheme of scripts", "F617", address("javascript:alert(1)")),
    Mutant("a host in brackets that stay open", "F617", address("https://example.org/a[1]")),
    Mutant("no host", "F617", address("https://")),
    Mutant("a link that is not external", "F617", swap(rels(SLIDE), ' TargetMode="External"', "")),
    Mutant("a slide without layout", "F618", swap(rels(SLIDE), r'<Relationship Id="rId1"[^>]*/>', "")),
    Mutant("a slide with two layouts", "F618", relate(SLIDE, "slideLayout", "../slideLayouts/slideLayout3.xml")),
    Mutant(
        "a theme for two masters", "F618", swap(rels("ppt/notesMasters/notesMaster1.xml"), "theme2.xml", "theme1.xml")
    ),
    Mutant("notes shared by two slides", "F619", swap(rels(RICH), "notesSlide2.xml", "notesSlide1.xml")),
    Mutant("notes that lead to another slide", "F619", swap(rels(NOTES), "slides/slide2.xml", "slides/slide1.xml")),
    Mutant("a layout that its master does not list", "F619", swap(MASTER, r"<p:sldLayoutId [^>]*/>", "")),
)

PRESENTATION_PART = (
    Mutant("a slide id twice", "F620", swap(PRESENTATION, 'sldId id="257"', 'sldId id="256"')),
    Mutant("a slide id below 256", "F620", swap(PRESENTATION, 'sldId id="256"', 'sldId id="12"')),
    Mutant("a slide id of a master's range", "F620", swap(PRESENTATION, 'sldId id="256"', 'sldId id="2147483648"')),
    Mutant(
        "a slide listed twice", "F620", swap(PRESENTATION, r'r:id="rId9"/></p:sldIdLst>', 'r:id="rId7"/></p:sldIdLst>')
    ),
    Mutant("a slide that is not listed", "F620", swap(PRESENTATION, r'<p:sldId id="257"[^>]*/>', "")),
    Mutant("a layout id of the master", "F621", swap(MASTER, r'sldLayoutId id="\d+"', 'sldLayoutId id="2147483648"')),
    Mutant("a layout id below the range", "F621", swap(MASTER, r'sldLayoutId id="\d+"', 'sldLayoutId id="256"')),
    Mutant(
        "a notes master without list", "F622", swap(PRESENTATION, r"<p:notesMasterIdLst>.*</p:notesMasterIdLst>", "")
    ),
    Mutant(
        "a list of notes masters behind the slides",
        "F622",
        both(
            swap(PRESENTATION, r"<p:notesMasterIdLst>.*</p:notesMasterIdLst>", ""),
            swap(
                PRESENTATION,
                "</p:sldIdLst>",
                '</p:sldIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId8"/></p:notesMasterIdLst>',
            ),
        ),
    ),
    Mutant("sections without a slide", "F623", swap(PRESENTATION, '<p14:sldId id="257"/>', "")),
    Mutant(
        "sections in another order",
        "F623",
        both(
            swap(PRESENTATION, '<p14:sldId id="257"/>', '<p14:sldId id="0"/>'),
            swap(PRESENTATION, '<p14:sldId id="256"/>', '<p14:sldId id="257"/>'),
            swap(PRESENTATION, '<p14:sldId id="0"/>', '<p14:sldId id="256"/>'),
        ),
    ),
    Mutant("a section id in lower case", "F623", swap(PRESENTATION, r"\{0C1F6C1E", "{0c1f6c1e")),
    Mutant("a size under a wrong name", "F624", swap(PRESENTATION, 'cx="9144000"', 'cx="12192000"')),
    Mutant("a size below an inch", "F624", swap(PRESENTATION, 'cx="9144000"', 'cx="914"')),
)

DRAWING = (
    Mutant("a shape id twice", "F625", shape(2)),
    Mutant("a shape id of 0", "F625", shape(0)),
    Mutant("a placeholder idx twice", "F625", shape(50, '<p:ph idx="1"/>')),
    Mutant("a placeholder that the layout lacks", "F625", shape(50, '<p:ph type="body" idx="77"/>')),
    Mutant(
        "two backgrounds",
        "F625",
        swap(SLIDE, "<p:cSld>", '<p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:bg/>'),
    ),
    Mutant("a connector to nothing", "F625", swap(RICH, '<a:stCxn id="7"', '<a:stCxn id="77"')),
    Mutant("a negative extent", "F626", swap(RICH, 'ext cx="50800"', 'ext cx="-50800"')),
    Mutant("a fractional offset", "F626", swap(RICH, 'off x="457200"', 'off x="457200.5"')),
    Mutant("an offset beyond 32 bits", "F626", swap(RICH, 'off x="457200"', 'off x="2147483648"')),
    Mutant("a free form that begins with a line", "F626", swap(RICH, r"<a:moveTo>(.*?)</a:moveTo>", "")),
    Mutant("an adjustment that is no value", "F626", swap(RICH, "val 20000", "20000")),
    Mutant(
        "a line of negative width", "F626", swap(RICH, "<a:noFill/></p:spPr>", '<a:noFill/><a:ln w="-1"/></p:spPr>')
    ),
    Mutant("a control character in a run", "F627", word("Zwei&#x85;Drei")),
    Mutant("a carriage return in a run", "F627", word("Zwei&#13;Drei")),
    Mutant("a line separator in a run", "F627", word("Zwei\u2028Drei")),
    Mutant("a text body without paragraph", "F627", swap(SLIDE, r"<a:p><a:r><a:t>Erste Folie</a:t></a:r></a:p>", "")),
    Mutant(
        "paragraph properties behind the run",
        "F627",
        swap(SLIDE, "<a:t>Zwei</a:t></a:r>", "<a:t>Zwei</a:t></a:r><a:pPr/>"),
    ),
    Mutant("a field id in lower case", "F627", swap(RICH, r"\{B6F15528", "{b6f15528")),
    Mutant("a language with an underscore", "F627", run_properties('lang="de_DE"')),
    Mutant("a language by its name", "F627", run_properties('lang="Deutsch (Deutschland)"')),
    Mutant("a size in points", "F627", run_properties('lang="de-DE" sz="24"')),
    Mutant(
        "a marker without a character",
        "F627",
        swap(SLIDE, "<a:r><a:t>Zwei", '<a:pPr><a:buChar char=""/></a:pPr><a:r><a:t>Zwei'),
    ),
    Mutant("a font name too long", "F627", run_properties("", f'<a:latin typeface="{"A" * 32}"/>')),
    Mutant("a colour of three digits", "F627", run_properties("", '<a:solidFill><a:srgbClr val="F00"/></a:solidFill>')),
    Mutant("a choice without fallback", "F628", swap(RICH, r"<mc:Fallback>.*</mc:Fallback>", "")),
    Mutant("a choice that requires nothing", "F628", swap(RICH, ' Requires="a14"', "")),
    Mutant("a prefix that is not declared", "F628", swap(RICH, 'Requires="a14"', 'Requires="a14 p14"')),
    Mutant(
        "an ignorable prefix that is not declared",
        "F628",
        swap(
            SLIDE,
            "<p:sld ",
            '<p:sld xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="p15" ',
        ),
    ),
    Mutant("text between elements", "F628", swap(SLIDE, "<a:p><a:r>", "<a:p>verirrt<a:r>")),
)

CONTENT = (
    Mutant(
        "a row with too few cells",
        "F629",
        swap(
            RICH,
            r"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr/></a:tc></a:tr></a:tbl>",
            "</a:tr></a:tbl>",
        ),
    ),
    Mutant("a column too many in the grid", "F629", swap(RICH, "</a:tblGrid>", '<a:gridCol w="9525"/></a:tblGrid>')),
    Mutant(
        "a cell without paragraph",
        "F629",
        swap(
            RICH,
            r"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody>",
            "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/></a:txBody>",
        ),
    ),
    Mutant("a cell without text body", "F629", swap(RICH, r"<a:tc><a:txBody>.*?</a:txBody>", "<a:tc>")),
    Mutant("a row without height", "F629", swap(RICH, r'<a:tr h="\d+"', "<a:tr")),
    Mutant("a column without width", "F629", swap(RICH, 'gridCol w="1828800"', 'gridCol w="0"')),
    Mutant("a frame wider than its columns", "F629", swap(RICH, 'cx="5486400"', 'cx="8486400"')),
    Mutant("a merge beyond the table", "F630", swap(RICH, 'rowSpan="2" gridSpan="2"', 'rowSpan="2" gridSpan="4"')),
    Mutant("a covered cell without its mark", "F630", swap(RICH, ' hMerge="1" vMerge="1"', ' vMerge="1"')),
    Mutant(
        "a mark without a merge",
        "F630",
        swap(
            RICH,
            r"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr/></a:tc></a:tr></a:tbl>",
            '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr/></a:tc></a:tr></a:tbl>',
        ),
    ),
    Mutant("a span that the edge does not repeat", "F630", swap(RICH, 'rowSpan="2" hMerge="1"', 'hMerge="1"')),
    Mutant("a step without id", "F631", swap(SLIDE, 'cTn id="2" ', "cTn ")),
    Mutant("a step id twice", "F631", swap(SLIDE, 'cTn id="2"', 'cTn id="1"')),
    Mutant("an animation of no shape", "F631", swap(SLIDE, 'spTgt spid="3"', 'spTgt spid="33"')),
    Mutant("a build of another group", "F631", swap(SLIDE, 'bldP spid="3" grpId="0"', 'bldP spid="3" grpId="4"')),
    Mutant("an empty list of builds", "F631", swap(SLIDE, r"<p:bldLst>.*</p:bldLst>", "<p:bldLst/>")),
    Mutant("an axis beyond 32 bits", "F632", swap(CHART, 'crossAx val="', 'crossAx val="9')),
    Mutant("an axis that is not there", "F632", swap(CHART, 'crossAx val="2113994440"', 'crossAx val="5"')),
    Mutant("a series index twice", "F632", swap(CHART, 'c:idx val="1"', 'c:idx val="0"')),
    Mutant("a series order twice", "F632", swap(CHART, 'c:order val="1"', 'c:order val="0"')),
    Mutant("a point beyond the count", "F632", swap(CHART, 'ptCount val="2"', 'ptCount val="1"')),
    Mutant("a value that is no number", "F632", swap(CHART, "<c:v>2</c:v>", "<c:v>NaN</c:v>")),
    Mutant("a workbook that is none", "F632", add(WORKBOOK, b"PK\x03\x04 but no more")),
    Mutant("a sheet that the workbook lacks", "F632", swap(CHART, r"Sheet1!\$B\$2", "Tabelle1!$B$2")),
    Mutant("a theme without a colour", "F633", swap(THEME, r"<a:accent6>.*</a:accent6>", "")),
    Mutant(
        "a theme with one fill",
        "F633",
        swap(
            THEME,
            r"<a:fillStyleLst>.*</a:fillStyleLst>",
            '<a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst>',
        ),
    ),
    Mutant("a property twice", "F634", swap(CORE, "<dc:title/>", "<dc:title/><dc:title/>")),
    Mutant("a date in words", "F634", swap(CORE, "2013-01-27T09:14:16Z", "27.01.2013")),
    Mutant("a date without zone", "F634", swap(CORE, "2013-01-27T09:14:16Z", "2013-01-27T09:14:16")),
    Mutant("a property of the author's own twice", "F634", _custom("a", "A")),
    Mutant("a property of the author's own without name", "F634", _custom("")),
    Mutant("a stale count of slides", "F634", swap("docProps/app.xml", "<Slides>2", "<Slides>31")),
    Mutant(
        "a template's thumbnail",
        "F634",
        both(
            add("docProps/thumbnail.png", b"\x89PNG\r\n\x1a\n"),
            before(
                "_rels/.rels",
                "</Relationships>",
                '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.png"/>',
            ),
        ),
    ),
)

MUTANTS = PACKAGE + PRESENTATION_PART + DRAWING + CONTENT
