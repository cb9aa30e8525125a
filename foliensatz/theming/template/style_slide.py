"""A sample slide called “style”: how code, quotations, call-outs, sources and tables are to look, shown instead of written.
It is read and not copied. What it doesn't show stays as it is."""

import re
from typing import Iterator, Mapping, NamedTuple

from lxml import etree

from foliensatz.geometry import Insets
from foliensatz.opc.names import A, P, PRESENTATION, R, SLIDE_LAYOUT, local
from foliensatz.opc.package import Package, Part
from foliensatz.theme import Color
from foliensatz.theming.layout_names import fold
from foliensatz.theming.template.drawing import LevelLook, color_in, lay_over, levels_of, paragraph_look, whole
from foliensatz.theming.template.inheritance import Held, Template
from foliensatz.theming.template.roles import TITLES
from foliensatz.theming.template.style_bounds import Untaken, bounded_look, bounded_size, bounded_table, doubled

_NAMES = ("style", "stil", "styles", "stile")
# What a shape shows, by the folded words of its name or of its first paragraph's beginning.
_WORDS = {
    "code": ("code", "quelltext", "codebeispiel"),
    "quote": ("zitat", "quote", "quotation", "citation"),
    "source": ("quelle", "source"),
    "note": ("hinweis", "note", "info"),
    "tip": ("tipp", "tip", "hint"),
    "important": ("wichtig", "important"),
    "warning": ("warnung", "warning", "achtung", "attention"),
    "caution": ("vorsicht", "caution", "gefahr", "danger"),
}  # fmt: skip
_JOBS = {word: job for job, words in _WORDS.items() for word in words}
# What a table cell has around its text where it says nothing (21.1.3.17), in EMU.
_USUAL_MARGINS = {"marL": 91440, "marT": 45720, "marR": 91440, "marB": 45720}
# Lines are drawn this thick where they say nothing (20.1.2.2.24).
_HAIRLINE = 9525
_MEDIUM_2 = (
    "073A0DAA-6AF3-43AB-8588-CEC1D06C72B9", "5C22544A-7EE6-4342-B048-85BDC9FD1C3A", "21E4AEA4-8DFA-4A89-87EB-49C32662AFE0",
    "F5AB1C69-6EDB-4FF4-983F-18BD219EF322", "00A15C55-8517-42AA-B614-E9B94910E393", "7DF18680-E054-41AD-8BC1-D1AEF772440D",
    "93296810-A885-4BE3-A3E7-6D5BEEA58F35",
)  # fmt: skip
# Styles that PowerPoint has without a word in the file (MS-OE376, 2.1.1232): “Medium Style 2” in black and each accent.
BUILT_IN = {"{" + guid + "}": "dk1" if not n else f"accent{n}" for n, guid in enumerate(_MEDIUM_2)}


class SampleText(NamedTuple):
    """One shape: what it shows, how its first text looks (and the second one, a quotation's author), its ground, the
    colour of its outline."""

    job: str
    look: LevelLook
    second: LevelLook | None = None
    ground: Color | None = None
    line: Color | None = None


class SampleTable(NamedTuple):
    """`id` is the table style's GUID where all tables are to have that very style, "" where a style of our own is made.
    `looks` are values of TableStyle by name; `unknown` tells that the table's style is nowhere defined."""

    id: str
    looks: Mapping[str, object]
    size: float | None = None
    unknown: bool = False


class StyleSlide(NamedTuple):
    name: str
    texts: tuple[SampleText, ...]
    table: SampleTable | None
    untaken: tuple[Untaken, ...] = ()


def style_slide(package: Package, template: Template) -> StyleSlide | None:
    """The first sample slide whose name or title says that it shows the style; None where there is none."""
    presentation = next(package.of_kind(PRESENTATION), None)
    if presentation is None:
        return None
    defaults = levels_of(presentation.root.find(P + "defaultTextStyle"))
    for entry in presentation.root.iterfind(f"{P}sldIdLst/{P}sldId"):
        relationship = package.relationship(presentation.name, entry.get(R + "id", ""))
        slide = package.parts.get(relationship.target) if relationship is not None else None
        if slide is None or slide.root is None:
            continue
        name = next((each for each in _called(slide.root) if fold(each) in _NAMES), "")
        if name:
            return _read(name, slide, package, template, defaults)
    return None


def _called(root: etree._Element) -> Iterator[str]:
    shown = root.find(P + "cSld")
    yield (shown.get("name", "") if shown is not None else "").strip()
    for shape in root.iter(P + "sp"):
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is not None and ph.get("type") in TITLES:
            yield "".join(shape.itertext(A + "t")).strip()


def _read(name: str, slide: Part, package: Package, template: Template, defaults: tuple[LevelLook, ...]) -> StyleSlide:
    related = {rel.target for rel in package.related(slide.name, SLIDE_LAYOUT)}
    layouts = (layout for master in template.masters for layout in master.layouts)
    held = next((layout.placeholders for layout in layouts if layout.part in related), ())
    found = [text for text in (_text(shape, held, defaults) for shape in slide.root.iter(P + "sp")) if text is not None]
    tables = [_table(table, package) for table in slide.root.iter(A + "tbl")]
    told = doubled([*(text.job for text in found), *("table" for _ in tables)])
    texts = {text.job: text for text in reversed(found)}
    kept = [_bounded(text, told) for text in found if texts[text.job] is text]
    table = tables[0] if tables else None
    if table is not None:
        table = table._replace(looks=bounded_table(table.looks, told), size=bounded_size(table.size, "table", told))
    return StyleSlide(name, tuple(kept), table, tuple(told))


def _bounded(text: SampleText, told: list[Untaken]) -> SampleText:
    """A sample without type that is too small or too large; call-outs have the slide's own."""
    if text.job not in ("code", "quote", "source"):
        return text
    second = bounded_look(text.second, text.job, told) if text.job == "quote" else text.second
    return text._replace(look=bounded_look(text.look, text.job, told), second=second)


# Texts


def _text(shape: etree._Element, held: tuple[Held, ...], defaults: tuple[LevelLook, ...]) -> SampleText | None:
    paragraphs = [each for each in shape.iterfind(f"{P}txBody/{A}p") if "".join(each.itertext(A + "t")).strip()]
    if not paragraphs:
        return None
    named = _folded_words(shape.find(f"*/{P}cNvPr").get("name", ""))
    begins = _folded_words("".join(paragraphs[0].itertext(A + "t")))[:1]
    job = next((_JOBS[word] for word in (*named, *begins) if word in _JOBS), "")
    if not job:
        return None
    style = shape.find(P + "style")
    levels = lay_over(levels_of(shape.find(f"{P}txBody/{A}lstStyle")), _inherited(shape, style, held, defaults))
    looks = [_look(each, levels) for each in paragraphs]
    properties = shape.find(P + "spPr")
    return SampleText(
        job,
        looks[0],
        looks[-1] if len(looks) > 1 else None,
        _painted(properties, style, "fillRef"),
        _painted(properties.find(A + "ln") if properties is not None else None, style, "lnRef"),
    )


def _inherited(
    shape: etree._Element, style: etree._Element | None, held: tuple[Held, ...], defaults: tuple[LevelLook, ...]
) -> tuple[LevelLook, ...]:
    """A placeholder's levels from its layout; any other shape's from the presentation, in the colour of its own style."""
    ph = shape.find(f"*/{P}nvPr/{P}ph")
    if ph is not None:
        idx, type_ = whole(ph.get("idx")) or 0, ph.get("type", "obj")
        for each in held:
            if each.idx == idx and (idx or each.type == type_):
                return each.levels
    color = color_in(style.find(A + "fontRef")) if style is not None else None
    return tuple(LevelLook(color=color).over(level) for level in defaults)


def _look(paragraph: etree._Element, levels: tuple[LevelLook, ...]) -> LevelLook:
    properties = paragraph.find(A + "pPr")
    level = whole(properties.get("lvl")) or 0 if properties is not None else 0
    return paragraph_look(paragraph).over(levels[min(level, len(levels) - 1)])


def _painted(holder: etree._Element | None, style: etree._Element | None, reference: str) -> Color | None:
    """The colour of a fill or a line: its own, or else the one of the shape's style."""
    if holder is not None:
        if holder.find(A + "solidFill") is not None:
            return color_in(holder.find(A + "solidFill"))
        if any(isinstance(each.tag, str) and local(each.tag) in ("noFill", "gradFill", "blipFill", "pattFill") for each in holder):
            return None
    referred = style.find(A + reference) if style is not None else None
    return color_in(referred) if referred is not None and whole(referred.get("idx")) else None


def _folded_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", fold(text))


# Tables


def _table(table: etree._Element, package: Package) -> SampleTable:
    written = table.findtext(f"{A}tblPr/{A}tableStyleId", "").strip().upper()
    properties = table.find(A + "tblPr")
    defined = _defined(written, package)
    known = defined is not None or written in BUILT_IN
    looks = _style_looks(defined) if defined is not None else _medium(BUILT_IN[written]) if known else {}
    if properties is not None and properties.get("bandRow") in ("1", "true"):
        looks["band_from_rows"] = 0
    rows = [list(row.iterfind(A + "tc")) for row in table.iterfind(A + "tr")]
    rows = [row for row in rows if row]
    direct = _direct_looks(rows)
    sizes = _sizes(rows)
    id_ = written if known and not direct else ""
    return SampleTable(id_, {**looks, **direct, **_margins(rows), **sizes[0]}, sizes[1], not known and bool(written) and not direct)


def _defined(id: str, package: Package) -> etree._Element | None:
    for part in package.parts.values():
        if part.root is not None and part.root.tag == A + "tblStyleLst":
            for style in part.root.iterfind(A + "tblStyle"):
                if style.get("styleId", "").upper() == id:
                    return style
    return None


def _medium(slot: str) -> dict[str, object]:
    tint = Color(slot, 40, 60)
    return {
        "header_fill": Color(slot), "header_color": Color("lt1"), "color": Color("dk1"), "band_fill": tint,
        "rule": Color("lt1"), "rule_width": 12700, "last_rule": Color("lt1"), "last_rule_width": 12700,
    }  # fmt: skip


def _style_looks(style: etree._Element) -> dict[str, object]:
    """What a table style says (20.1.4.2.26), as values of ours."""
    header, body = style.find(A + "firstRow"), style.find(A + "wholeTbl")
    bands = [style.find(A + name) for name in ("band2H", "band1H")]
    looks: dict[str, object] = {
        "header_fill": _cell_fill(header), "header_color": _cell_color(header), "color": _cell_color(body),
        "band_fill": next((fill for fill in map(_cell_fill, bands) if fill), None),
    }  # fmt: skip
    for name, side in (("rule", "insideH"), ("last_rule", "bottom")):
        line = body.find(f"{A}tcStyle/{A}tcBdr/{A}{side}/{A}ln") if body is not None else None
        looks |= _ruled(name, line)
    return {name: value for name, value in looks.items() if value is not None}


def _cell_fill(part: etree._Element | None) -> Color | None:
    return color_in(part.find(f"{A}tcStyle/{A}fill/{A}solidFill")) if part is not None else None


def _cell_color(part: etree._Element | None) -> Color | None:
    return color_in(part.find(A + "tcTxStyle")) if part is not None else None


def _direct_looks(rows: list[list[etree._Element]]) -> dict[str, object]:
    """What the cells themselves say: these make a table style of their own."""
    if not rows:
        return {}
    body = rows[1:]
    fills = [_own_fill(row[0]) for row in body]
    looks: dict[str, object] = {
        "header_fill": _own_fill(rows[0][0]), "header_color": _run_look(rows[0]).color,
        "color": _run_look(body[0]).color if body else None,
    }  # fmt: skip
    if len(fills) > 1 and fills[0] != fills[1]:
        looks["band_fill"] = fills[1] or fills[0]
    if body:
        looks |= _ruled("rule", body[0][0].find(f"{A}tcPr/{A}lnB"))
        looks |= _ruled("last_rule", body[-1][0].find(f"{A}tcPr/{A}lnB"))
    found = {name: value for name, value in looks.items() if value is not None}
    if "band_fill" in found:
        found["band_from_rows"] = 0
    return found


def _own_fill(cell: etree._Element) -> Color | None:
    return color_in(cell.find(f"{A}tcPr/{A}solidFill"))


def _ruled(name: str, line: etree._Element | None) -> dict[str, object]:
    if line is None:
        return {}
    color = color_in(line.find(A + "solidFill"))
    if color is not None:
        width = whole(line.get("w"))
        return {name: color, f"{name}_width": _HAIRLINE if width is None else width}
    return {f"{name}_width": 0} if line.find(A + "noFill") is not None else {}


def _run_look(row: list[etree._Element]) -> LevelLook:
    paragraph = next((each for cell in row for each in cell.iter(A + "p") if each.find(A + "r") is not None), None)
    return paragraph_look(paragraph) if paragraph is not None else LevelLook()


def _sizes(rows: list[list[etree._Element]]) -> tuple[dict[str, object], float | None]:
    """The header's size among the looks, and the body's."""
    header = _run_look(rows[0]).size if rows else None
    body = _run_look(rows[1]).size if len(rows) > 1 else None
    return {"header_size": header} if header else {}, body


def _margins(rows: list[list[etree._Element]]) -> dict[str, object]:
    cell = rows[min(1, len(rows) - 1)][0].find(A + "tcPr") if rows else None
    if cell is None or not any(side in cell.attrib for side in _USUAL_MARGINS):
        return {}
    own = [whole(cell.get(side)) for side in _USUAL_MARGINS]
    return {"padding": Insets(*(usual if given is None else given for given, usual in zip(own, _USUAL_MARGINS.values())))}
