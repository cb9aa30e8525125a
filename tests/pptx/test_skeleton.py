"""Master and layouts as PowerPoint will find them, against the numbers of the brand sheet (section 6, in EMU)."""

import io
import re

import pytest
from lxml import etree
from pptx import Presentation

from foliensatz.frame import Frame
from foliensatz.geometry import Box
from foliensatz.pptx.skeleton import compile_theme
from foliensatz.source import Source
from foliensatz.theming import load_theme
from tests.pptx.brand import _FILE, packed, skeleton, theme

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
TITLE = ("title", 0, 609600, 685800, 10972800, 914400)
FOOTERS = [
    ("dt", 10, 10877550, 6324600, 704850, 228600),
    ("ftr", 11, 609600, 6324600, 5257800, 228600),
    ("sldNum", 12, 6324600, 6324600, 4524375, 228600),
]
SHEET = {
    "title": [
        ("ctrTitle", 0, 609600, 2895600, 9067800, 1524000),
        ("subTitle", 1, 609600, 4572000, 9067800, 685800),
        ("body", 13, 609600, 6096000, 4305300, 457200),
        ("body", 14, 5372100, 6096000, 3352800, 457200),
        ("body", 15, 9182100, 6096000, 2400300, 457200),
    ],
    "section": [
        ("title", 0, 609600, 2895600, 9067800, 1524000),
        ("body", 1, 609600, 4572000, 9067800, 685800),
        ("body", 13, 5372100, 0, 2400300, 2400300),
        *FOOTERS,
    ],
    "content": [TITLE, ("body", 1, 609600, 1752600, 10972800, 4343400), *FOOTERS],
    "quote": [TITLE, ("body", 1, 2514600, 1752600, 9067800, 4343400), *FOOTERS],
    "points": [
        TITLE,
        ("body", 1, 609600, 1752600, 5257800, 4343400),
        ("body", 13, 6324600, 1752600, 5257800, 4343400),
        *FOOTERS,
    ],
    "two_columns": [
        TITLE,
        ("body", 13, 609600, 1866900, 5257800, 342900),
        ("body", 1, 609600, 2362200, 5257800, 3733800),
        ("body", 14, 6324600, 1866900, 5257800, 342900),
        ("body", 15, 6324600, 2362200, 5257800, 3733800),
        *FOOTERS,
    ],
    "picture_text": [
        TITLE,
        ("body", 1, 609600, 1752600, 5257800, 4343400),
        ("pic", 13, 6324600, 1752600, 5867400, 3810000),
        ("body", 14, 6324600, 5715000, 5257800, 228600),
        *FOOTERS,
    ],
    "picture_full": [("pic", 13, 0, 0, 12192000, 4953000), ("title", 0, 609600, 5181600, 9067800, 914400), *FOOTERS],
    "table": [
        TITLE,
        ("tbl", 13, 609600, 1752600, 10972800, 3810000),
        ("body", 14, 609600, 5715000, 10972800, 228600),
        *FOOTERS,
    ],
    "chart": [
        TITLE,
        ("chart", 13, 609600, 1752600, 10972800, 3810000),
        ("body", 14, 609600, 5715000, 10972800, 228600),
        *FOOTERS,
    ],
    "code": [TITLE, ("body", 1, 609600, 1752600, 10972800, 4343400), *FOOTERS],
    "statement": [
        ("title", 0, 533400, 1447800, 11049000, 2286000),
        ("body", 1, 609600, 3733800, 7162800, 1600200),
        *FOOTERS,
    ],
    "agenda": [TITLE, ("body", 1, 609600, 1752600, 10972800, 4343400), *FOOTERS],
    "closing": [
        ("title", 0, 609600, 1371600, 9067800, 1524000),
        ("body", 1, 609600, 3048000, 9067800, 685800),
        ("body", 13, 609600, 4419600, 4305300, 990600),
        ("body", 14, 609600, 5562600, 4305300, 990600),
    ],
}
SQUARES = {
    "title": [(5372100, 0, 2400300, 2400300), (9182100, 0, 2400300, 2400300)],
    "section": [(5372100, 0, 2400300, 2400300), (9182100, 0, 2400300, 2400300)],
    "closing": [(5372100, 4457700, 2400300, 2400300), (9182100, 4457700, 2400300, 2400300)],
    "quote": [(609600, 1828800, 552450, 552450), (1504950, 1828800, 552450, 552450)],
    "two_columns": [(609600, 1752600, 5257800, 19050), (6324600, 1752600, 5257800, 19050)],
    "picture_full": [(0, 4953000, 12192000, 1905000)],
}
SIGN = [(609600, 371475, 95250, 95250), (762000, 371475, 95250, 95250)]
STRAPLINE = (971550, 304800, 6191250, 228600)


@pytest.fixture(scope="module")
def presentation():
    return Presentation(io.BytesIO(packed(Frame("content", ()))))


@pytest.fixture(scope="module")
def layouts(presentation):
    return {name: layout for name, layout in zip(theme().layouts, presentation.slide_layouts)}


def part(name: str):
    return etree.fromstring(next(part.data for part in skeleton().parts if part.name == name))


def layout_xml(name: str):
    return part(skeleton().layout_parts[name])


def box(shape) -> tuple:
    return shape.left, shape.top, shape.width, shape.height


@pytest.mark.parametrize("name", SHEET)
def test_placeholders_stand_where_the_brand_sheet_puts_them(layouts, name):
    found = [
        (shape._element.ph.get("type"), shape.placeholder_format.idx, *box(shape)) for shape in layouts[name].placeholders
    ]
    assert sorted(found) == sorted(SHEET[name])


@pytest.mark.parametrize("name", SHEET)
def test_fixed_shapes_stand_where_the_brand_sheet_puts_them(layouts, name):
    own = [box(shape) for shape in layouts[name].shapes if not shape.is_placeholder]
    hides_master = name in ("title", "section", "closing")
    assert sorted(own) == sorted(SQUARES.get(name, []) + ([*SIGN, STRAPLINE] if hides_master else []))


def test_layouts_carry_their_german_names(presentation):
    assert [layout.name for layout in presentation.slide_layouts][:14] == [
        "Titelfolie", "Kapitel", "Inhalt", "Zitat", "Merkmale", "Zwei Spalten", "Bild und Text", "Vollbild", "Tabelle",
        "Diagramm", "Code", "Kernaussage", "Agenda", "Abschluss",
    ]  # fmt: skip


def test_the_master_carries_sign_and_strapline_as_text(presentation):
    fixed = [shape for shape in presentation.slide_master.shapes if not shape.is_placeholder]
    assert sorted(map(box, fixed)) == sorted([*SIGN, STRAPLINE])
    strapline = next(shape for shape in fixed if box(shape) == STRAPLINE)
    runs = [(run.text, run.font.bold) for run in strapline.text_frame.paragraphs[0].runs]
    assert runs == [("LÖSUNGSPARTNER", True), (" FÜR DIE DIGITALE KOMMUNE", False)]


@pytest.mark.parametrize("name", ["master", *SQUARES])
def test_shapes_without_text_are_decorative_and_others_are_not(name):
    xml = part("ppt/slideMasters/slideMaster1.xml") if name == "master" else layout_xml(name)
    for shape in xml.iterfind(".//p:sp", NS):
        if shape.find(".//p:ph", NS) is None:
            has_text = bool("".join(shape.itertext()).strip())
            assert (shape.find(".//adec:decorative", NS) is None) == has_text


@pytest.mark.parametrize("name", SHEET)
def test_only_dark_layouts_map_links_to_their_text(name):
    override = layout_xml(name).find(".//a:overrideClrMapping", NS)
    dark = name in ("title", "section", "closing")
    assert (override is not None) == dark
    if dark:
        assert (override.get("hlink"), override.get("folHlink"), override.get("accent1")) == ("lt1", "lt2", "accent1")
    assert (layout_xml(name).get("showMasterSp") == "0") == dark


def test_the_theme_part_has_the_brands_twelve_colours():
    colors = part("ppt/theme/theme1.xml").find(".//a:clrScheme", NS)
    assert [(etree.QName(slot).localname, slot[0].get("val")) for slot in colors] == [
        ("dk1", "18232A"), ("lt1", "FFFFFF"), ("dk2", "0A2630"), ("lt2", "EDF2F3"), ("accent1", "006475"),
        ("accent2", "C43E17"), ("accent3", "DE7A06"), ("accent4", "3390DE"), ("accent5", "6B2047"),
        ("accent6", "788790"), ("hlink", "00576B"), ("folHlink", "594A80"),
    ]  # fmt: skip


def test_every_list_of_the_format_scheme_has_three_entries():
    scheme = part("ppt/theme/theme1.xml").find(".//a:fmtScheme", NS)
    assert [len(entries) for entries in scheme] == [3, 3, 3, 3]


def test_the_masters_body_is_the_brands_list():
    body = part("ppt/slideMasters/slideMaster1.xml").find(".//p:bodyStyle", NS)
    assert len(body) == 9
    sheet = [("»", 266700, -266700, "2400"), ("▪", 495300, -228600, "2000"), ("–", 723900, -228600, "1800")]
    for level, (marker, margin, indent, size) in zip(body, sheet):
        assert level.find("a:buChar", NS).get("char") == marker
        assert (int(level.get("marL")), int(level.get("indent"))) == (margin, indent)
        assert level.find("a:defRPr", NS).get("sz") == size
        assert level.find("a:lnSpc/a:spcPct", NS).get("val") == "115000"


@pytest.mark.parametrize(
    "name, idx, size",
    [("two_columns", 1, "2000"), ("picture_text", 1, "2200"), ("quote", 1, "2800"), ("points", 13, "2000")],
)
def test_bodies_begin_at_the_step_of_their_layout(name, idx, size):
    shape = layout_xml(name).xpath(f".//p:sp[.//p:ph[@idx='{idx}']]", namespaces=NS)[0]
    assert shape.find(".//a:lstStyle/a:lvl1pPr/a:defRPr", NS).get("sz") == size


def test_the_full_picture_leaves_the_strapline_free():
    shape = layout_xml("picture_full").xpath(".//p:sp[.//p:ph[@type='pic']]", namespaces=NS)[0]
    points = [(int(pt.get("x")), int(pt.get("y"))) for pt in shape.iterfind(".//a:pathLst//a:pt", NS)]
    assert points == [
        (4914900, 0), (12192000, 0), (12192000, 4953000), (0, 4953000), (0, 838200), (4914900, 838200),
    ]  # fmt: skip


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_shape_ids_are_unique_and_layout_ids_are_one_pool(aspect):
    compiled = compile_theme(load_theme((Source("theme.toml", _FILE.read_text(encoding="utf-8")),), aspect).value)
    for found in compiled.parts:
        ids = re.findall(rb'<p:cNvPr id="(\d+)"', found.data)
        assert len(ids) == len(set(ids)), found.name
    master = next(found for found in compiled.parts if found.name == compiled.masters[0][1])
    pool = [compiled.masters[0][0], *map(int, re.findall(rb'<p:sldLayoutId id="(\d+)"', master.data))]
    assert len(pool) == len(set(pool)) == len(compiled.layout_parts) + 1
    assert min(pool) >= 2147483648


def test_the_same_theme_makes_the_same_bytes():
    assert compile_theme(theme()) == compile_theme(theme())


def test_a_deck_of_every_layout_satisfies_the_judges(judge_deck):
    data = packed(*(Frame(name, ()) for name in theme().layouts))
    judge_deck(data)
    assert len(Presentation(io.BytesIO(data)).slides) == len(theme().layouts)


def test_in_four_to_three_everything_stays_on_the_slide_and_apart():
    narrow = load_theme((Source("theme.toml", _FILE.read_text(encoding="utf-8")),), "4:3").value
    slide = Box(0, 0, *narrow.size)
    assert narrow.size == (9144000, 6858000)
    strapline = narrow.decorations[2].box
    set_width = 370 * 9525  # the strapline's text, in the sheet's mock-ups
    for layout in narrow.layouts.values():
        for shape in (*layout.placeholders, *layout.decorations):
            assert slide.contains(shape.box), (layout.name, shape)
        beside = [shape.box for shape in layout.decorations if shape.fill and shape.box.overlaps(strapline)]
        assert all(box.x > strapline.x + set_width for box in beside), layout.name
        feet = [p.box for p in layout.placeholders if p.role in ("footer", "slide_number", "slide_date")]
        assert not any(a.overlaps(b) for n, a in enumerate(feet) for b in feet[:n]), layout.name
    outline = narrow.layouts["picture_full"].placeholder("picture").outline
    assert outline[0][0] > strapline.x + set_width
