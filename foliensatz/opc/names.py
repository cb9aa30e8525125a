"""Names of Office Open XML: namespaces in lxml's notation, relationship types and media types."""

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ASVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
STRICT = "http://purl.oclc.org/ooxml/"

OFFICE_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/"
MICROSOFT_RELATIONSHIP = "http://schemas.microsoft.com/"

PRESENTATION = "presentation"
SLIDE = "slide"
SLIDE_LAYOUT = "slideLayout"
SLIDE_MASTER = "slideMaster"
NOTES_SLIDE = "notesSlide"
NOTES_MASTER = "notesMaster"
HANDOUT_MASTER = "handoutMaster"
THEME = "theme"
CHART = "chart"

# Media type -> the kind of part it stands for; the kind is also the last word of the relationship type that leads to
# such a part (except for the presentation itself, which is an "officeDocument").
_PML = "application/vnd.openxmlformats-officedocument.presentationml."
KIND_OF_MEDIA_TYPE = {
    _PML + "presentation.main+xml": PRESENTATION,
    _PML + "template.main+xml": PRESENTATION,
    _PML + "slideshow.main+xml": PRESENTATION,
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": PRESENTATION,
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml": PRESENTATION,
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml": PRESENTATION,
    _PML + "slide+xml": SLIDE,
    _PML + "slideLayout+xml": SLIDE_LAYOUT,
    _PML + "slideMaster+xml": SLIDE_MASTER,
    _PML + "notesSlide+xml": NOTES_SLIDE,
    _PML + "notesMaster+xml": NOTES_MASTER,
    _PML + "handoutMaster+xml": HANDOUT_MASTER,
    "application/vnd.openxmlformats-officedocument.theme+xml": THEME,
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml": CHART,
    "application/vnd.openxmlformats-package.core-properties+xml": "core-properties",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml": "extended-properties",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml": "custom-properties",
}

# Kinds of part that hold a tree of shapes.
SHAPE_TREES = (SLIDE, SLIDE_LAYOUT, SLIDE_MASTER, NOTES_SLIDE, NOTES_MASTER, HANDOUT_MASTER)


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]
