"""Templates as agencies, offices and programs make them, each with a trouble of its own, for the tests.

    python -m tests.theming.templates FOLDER      writes them all, to be looked at
"""

import io
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pptx
from PIL import Image, ImageDraw

PLAIN = Path(pptx.__file__).parent / "templates" / "default.pptx"
PX = 9525
_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PML = "application/vnd.openxmlformats-officedocument.presentationml."
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_DARK_MAP = _MAP.replace('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')
COLORS = {
    "dk1": "1A1A1A", "lt1": "FFFFFF", "dk2": "003A5D", "lt2": "E9EDF0", "accent1": "003A5D", "accent2": "D4572A",
    "accent3": "5B8C5A", "accent4": "B8860B", "accent5": "6B4C9A", "accent6": "00838F", "hlink": "00609C", "folHlink": "6B4C9A",
}  # fmt: skip


class Place(NamedTuple):
    """A placeholder. `box` is in px of a slide 1280 wide (None: its master's); `body` the attributes of its a:bodyPr,
    `style` the inside of its a:lstStyle, `turn` degrees."""

    type: str
    idx: int
    name: str
    box: tuple[int, int, int, int] | None = None
    body: str = ""
    style: str = ""
    turn: int = 0
    prompt: str = "Text"

    def xml(self, id: int, scale: float) -> str:
        where = ""
        if self.box:
            x, y, width, height = (round(length * PX * scale) for length in self.box)
            turned = f' rot="{self.turn * 60000}"' if self.turn else ""
            where = f'<a:xfrm{turned}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        kind = f' type="{self.type}"' if self.type != "obj" else ""
        idx = f' idx="{self.idx}"' if self.idx else ""
        field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:t>‹Nr.›</a:t></a:fld>'
        text = field if self.type == "sldNum" else f"<a:r><a:t>{self.prompt}</a:t></a:r>"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{self.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f"<p:ph{kind}{idx}/></p:nvPr></p:nvSpPr><p:spPr>{where}</p:spPr><p:txBody><a:bodyPr {self.body}/>"
            f"<a:lstStyle>{self.style}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
        )


class LayoutSpec(NamedTuple):
    """`shapes` is XML of further shapes, `ground` of its p:bg, `map` its own colour map; `pictures` are parts its
    relationships rId2, rId3 … lead to."""

    name: str
    places: tuple[Place, ...]
    kind: str = ""
    shapes: str = ""
    ground: str = ""
    map: str = ""
    pictures: tuple[str, ...] = ()


class MasterSpec(NamedTuple):
    places: tuple[Place, ...]
    layouts: tuple[LayoutSpec, ...]
    title_style: str = '<a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="3200" b="1"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
    body_style: str = ""
    shapes: str = ""
    ground: str = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    pictures: tuple[str, ...] = ()
    map: str = _MAP


class TemplateSpec(NamedTuple):
    """`size` in EMU. `parts` are further parts by name, with their media types."""

    masters: tuple[MasterSpec, ...]
    size: tuple[int, int] = (12192000, 6858000)
    fonts: tuple[str, str] = ("Arial", "Arial")
    colors: dict[str, str] = COLORS
    media_type: str = _PML + "template.main+xml"
    media: dict[str, bytes] = {}
    defaults: str = ""


def _bullets(sizes: tuple[int, ...], first: bool = True, before: int = 6) -> str:
    """The levels of a body: a bullet on each, or on the first none."""
    levels = []
    for n, size in enumerate(sizes):
        hang = 20 * PX
        marked = first or n
        margin = hang * (n + (1 if first else 0))
        bullet = f'<a:buFont typeface="Arial"/><a:buChar char="{"•–"[n % 2]}"/>' if marked else "<a:buNone/>"
        levels.append(
            f'<a:lvl{n + 1}pPr marL="{margin}" indent="{-hang if marked else 0}" algn="l"><a:spcBef><a:spcPts val="{before * 100}"/>'
            f'</a:spcBef>{bullet}<a:defRPr sz="{size * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
            f'<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{n + 1}pPr>'
        )
    return "".join(levels)


def _sized(size: int, more: str = "", inside: str = "", level: int = 1) -> str:
    return f'<a:lvl{level}pPr {more}><a:buNone/><a:defRPr sz="{size * 100}">{inside}</a:defRPr></a:lvl{level}pPr>'


_SMALL = _sized(10)
_CENTRED = _sized(10, 'algn="ctr"')
_WHITE = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
BODY_STYLE = _bullets((24, 20, 18, 16, 16, 16, 16, 16, 16))


def _rect(id: int, box: tuple[int, int, int, int], fill: str, preset: str = "rect", text: str = "") -> str:
    x, y, width, height = (length * PX for length in box)
    words = (
        '<p:txBody><a:bodyPr anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="de-DE" sz="1200">'
        f'<a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:rPr><a:t>{text}</a:t></a:r></a:p></p:txBody>' if text else ""
    )  # fmt: skip
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Form {id}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
        f"{fill}<a:ln><a:noFill/></a:ln></p:spPr>{words}</p:sp>"
    )


def _solid(slot: str, more: str = "") -> str:
    return f'<a:solidFill><a:schemeClr val="{slot}">{more}</a:schemeClr></a:solidFill>'


_GRADIENT = (
    '<a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0"><a:schemeClr val="accent1"/></a:gs><a:gs pos="100000">'
    '<a:schemeClr val="accent6"/></a:gs></a:gsLst><a:lin ang="2700000" scaled="0"/></a:gradFill>'
)


def _triangle(id: int, box: tuple[int, int, int, int], fill: str) -> str:
    """A free form, as agencies draw them."""
    x, y, width, height = (length * PX for length in box)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Freihandform {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>'
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="100" h="100"><a:moveTo><a:pt x="100" y="0"/></a:moveTo><a:lnTo>'
        '<a:pt x="100" y="100"/></a:lnTo><a:cubicBezTo><a:pt x="60" y="100"/><a:pt x="30" y="70"/><a:pt x="0" y="100"/>'
        f"</a:cubicBezTo><a:close/></a:path></a:pathLst></a:custGeom>{fill}</p:spPr></p:sp>"
    )


def _group(id: int, box: tuple[int, int, int, int]) -> str:
    """A group whose children are measured in hundredths of it, with an ellipse and a line."""
    x, y, width, height = (length * PX for length in box)
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{id}" name="Gruppe {id}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="0" y="0"/><a:chExt cx="{100 * PX}" cy="{100 * PX}"/>'
        f'</a:xfrm></p:grpSpPr>{_rect(id + 1, (0, 0, 60, 60), _solid("accent2"), "ellipse")}'
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{id + 2}" name="Linie {id}"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="{80 * PX}"/><a:ext cx="{100 * PX}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="28575">{_solid("accent2")}</a:ln></p:spPr></p:cxnSp></p:grpSp>'
    )


def _picture(id: int, box: tuple[int, int, int, int], relation: str, name: str = "Logo") -> str:
    x, y, width, height = (length * PX for length in box)
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{id}" name="{name}" descr="{name}"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


_PICTURE_GROUND = (
    '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId2"/><a:srcRect/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
    "<a:effectLst/></p:bgPr></p:bg>"
)
_DARK_GROUND = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def _png(size: tuple[int, int], color: str, mark: str) -> bytes:
    image = Image.new("RGB", size, color)
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.ellipse((width * 0.1, height * 0.1, width * 0.5, height * 0.9), fill=mark)
    draw.rectangle((width * 0.6, height * 0.3, width * 0.9, height * 0.7), fill=mark)
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>' + shapes + "</p:spTree>"
    )


def _relationships(targets: list[tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'.encode()


def _theme(spec: TemplateSpec, n: int) -> bytes:
    with zipfile.ZipFile(PLAIN) as archive:
        text = archive.read("ppt/theme/theme1.xml").decode()
    head, rest = text.split("<a:clrScheme", 1)
    _, rest = rest.split("</a:clrScheme>", 1)
    colors = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in spec.colors.items())
    _, rest = rest.split("</a:fontScheme>", 1)
    fonts = "".join(
        f'<a:{which}><a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/></a:{which}>'
        for which, family in zip(("majorFont", "minorFont"), spec.fonts)
    )
    return f'{head}<a:clrScheme name="Haus">{colors}</a:clrScheme><a:fontScheme name="Haus">{fonts}</a:fontScheme>{rest}'.encode()


def made(spec: TemplateSpec) -> bytes:
    """The template as a file."""
    scale = spec.size[0] / (1280 * PX)
    parts: dict[str, bytes] = dict(spec.media)
    types: dict[str, str] = {"ppt/presentation.xml": spec.media_type}
    presentation: list[tuple[str, str]] = []
    masters, id, number = "", 2147483648, 0
    for n, master in enumerate(spec.masters, 1):
        targets, listed = [], ""
        masters += f'<p:sldMasterId id="{id}" r:id="rId{n}"/>'
        for layout in master.layouts:
            number, id = number + 1, id + 1
            name = f"ppt/slideLayouts/slideLayout{number}.xml"
            targets.append(("slideLayout", f"../slideLayouts/slideLayout{number}.xml"))
            listed += f'<p:sldLayoutId id="{id}" r:id="rId{len(targets)}"/>'
            kind = f' type="{layout.kind}"' if layout.kind else ""
            places = "".join(place.xml(k, scale) for k, place in enumerate(layout.places, 2))
            color_map = f"<a:overrideClrMapping {layout.map}/>" if layout.map else "<a:masterClrMapping/>"
            parts[name] = (
                f'{_DECLARATION}<p:sldLayout {_NS}{kind} preserve="1"><p:cSld name="{layout.name}">{layout.ground}'
                f"{_tree(layout.shapes + places)}</p:cSld><p:clrMapOvr>{color_map}</p:clrMapOvr></p:sldLayout>"
            ).encode()
            parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relationships(
                [("slideMaster", f"../slideMasters/slideMaster{n}.xml"), *(("image", f"../media/{each}") for each in layout.pictures)]
            )
            types[name] = _PML + "slideLayout+xml"
        id += 1
        pictures = [("image", f"../media/{each}") for each in master.pictures]
        shapes = master.shapes
        for k in range(len(pictures)):
            shapes = shapes.replace(f"PICTURE{k + 1}", f"rId{len(targets) + k + 1}")
        ground = master.ground.replace("PICTURE1", f"rId{len(targets) + 1}")
        targets += [*pictures, ("theme", f"../theme/theme{n}.xml")]
        places = "".join(place.xml(k, scale) for k, place in enumerate(master.places, 2))
        layouts = f"<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>" if listed else ""
        name = f"ppt/slideMasters/slideMaster{n}.xml"
        parts[name] = (
            f"{_DECLARATION}<p:sldMaster {_NS}><p:cSld>{ground}{_tree(shapes + places)}</p:cSld><p:clrMap {master.map}/>{layouts}"
            f"<p:txStyles><p:titleStyle>{master.title_style}</p:titleStyle><p:bodyStyle>{master.body_style or BODY_STYLE}</p:bodyStyle>"
            f"<p:otherStyle/></p:txStyles></p:sldMaster>"
        ).encode()
        parts[f"ppt/slideMasters/_rels/slideMaster{n}.xml.rels"] = _relationships(targets)
        parts[f"ppt/theme/theme{n}.xml"] = _theme(spec, n)
        types[name] = _PML + "slideMaster+xml"
        types[f"ppt/theme/theme{n}.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
        presentation.append(("slideMaster", f"slideMasters/slideMaster{n}.xml"))
    presentation.append(("theme", "theme/theme1.xml"))
    width, height = spec.size
    parts["ppt/presentation.xml"] = (
        f'{_DECLARATION}<p:presentation {_NS}><p:sldMasterIdLst>{masters}</p:sldMasterIdLst><p:sldSz cx="{width}" cy="{height}"/>'
        f'<p:notesSz cx="6858000" cy="9144000"/>{spec.defaults}</p:presentation>'
    ).encode()
    parts["ppt/_rels/presentation.xml.rels"] = _relationships(presentation)
    parts["_rels/.rels"] = _relationships([("officeDocument", "ppt/presentation.xml")])
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    parts["[Content_Types].xml"] = (
        f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>'
        f'<Default Extension="emf" ContentType="image/x-emf"/>{overrides}</Types>'
    ).encode()
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != "[Content_Types].xml"):
            archive.writestr(zipfile.ZipInfo(name), parts[name], zipfile.ZIP_DEFLATED)
    return data.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# The pieces that most of them share.

TITLE = Place("title", 0, "Titel 1", (64, 56, 1000, 88), 'anchor="b"')
BODY = Place("body", 1, "Inhaltsplatzhalter 2", (64, 176, 1152, 448))
FEET = (
    Place("dt", 10, "Datum 3", (64, 668, 200, 28), "", _SMALL),
    Place("ftr", 11, "Fußzeile 4", (340, 668, 600, 28), "", _CENTRED),
    Place("sldNum", 12, "Foliennummer 5", (1116, 668, 100, 28), "", _sized(10, 'algn="r"')),
)
INHERITED = tuple(Place(foot.type, foot.idx, foot.name) for foot in FEET)
MASTER = (TITLE, BODY, *FEET)
_OWN_TITLE = Place("title", 0, "Titel 1")


def _obj(idx: int, box: tuple[int, int, int, int], name: str = "Inhaltsplatzhalter", style: str = "") -> Place:
    return Place("obj", idx, f"{name} {idx}", box, "", style)


def _pic(idx: int, box: tuple[int, int, int, int], name: str = "Bildplatzhalter") -> Place:
    return Place("pic", idx, f"{name} {idx}", box)


def _content(name: str = "Titel und Inhalt") -> LayoutSpec:
    return LayoutSpec(name, (_OWN_TITLE, Place("obj", 1, "Inhaltsplatzhalter 2"), *INHERITED), "obj")


def _opening(name: str = "Titelfolie") -> LayoutSpec:
    return LayoutSpec(
        name,
        (Place("ctrTitle", 0, "Titel 1", (64, 240, 1000, 160), 'anchor="b"', _sized(44)),
         Place("subTitle", 1, "Untertitel 2", (64, 420, 1000, 120), "", _sized(24)), *INHERITED),
        "title",
    )  # fmt: skip


def _halves(name: str = "Zwei Inhalte") -> LayoutSpec:
    return LayoutSpec(
        name, (_OWN_TITLE, _obj(1, (64, 176, 560, 448)), _obj(2, (656, 176, 560, 448)), *INHERITED), "twoObj"
    )


def _chapter(name: str = "Abschnittsüberschrift") -> LayoutSpec:
    return LayoutSpec(
        name,
        (Place("title", 0, "Titel 1", (64, 260, 1000, 140), 'anchor="b"', _sized(40)),
         Place("body", 1, "Textplatzhalter 2", (64, 412, 1000, 90), "", _sized(20)), *INHERITED),
        "secHead",
    )  # fmt: skip


def _simple(**master) -> TemplateSpec:
    return TemplateSpec((MasterSpec(MASTER, (_opening(), _content(), _chapter(), _halves()))._replace(**master),))


def simple() -> bytes:
    """Office's usual four layouts in German."""
    return made(_simple())


def agency() -> bytes:
    """Seventeen German layouts, a first level without a marker, typefaces by name, pictures behind titles."""
    named = '<a:latin typeface="Georgia"/>'
    title = TITLE._replace(style=_sized(30, "", named))
    dark = dict(ground=_DARK_GROUND, map=_DARK_MAP)
    text = Place("body", 13, "Textplatzhalter 13", (64, 176, 1152, 448))
    note = Place("body", 20, "Quelle", (64, 632, 1152, 24), "", _sized(9))
    kicker = Place("body", 21, "Dachzeile", (64, 36, 1000, 24), "", _sized(12, "", _solid("accent2")))
    opening = (
        Place("ctrTitle", 0, "Titel 1", (64, 300, 760, 150), 'anchor="b"', _sized(40, "", _WHITE + named)),
        Place("subTitle", 1, "Untertitel 2", (64, 460, 760, 60), "", _sized(20, "", _WHITE)),
        Place("body", 14, "Ort, Datum", (64, 600, 500, 32), "", _sized(14, "", _WHITE)),
    )
    layouts = (
        LayoutSpec("Titelfolie mit Bild", opening, "title", ground=_PICTURE_GROUND, map=_DARK_MAP, pictures=("ground.png",)),
        LayoutSpec("Titelfolie ohne Bild", opening, "", _rect(90, (0, 0, 1280, 12), _solid("accent2")), **dark),
        LayoutSpec("Kapiteltrenner", (Place("title", 0, "Titel 1", (64, 280, 900, 120), 'anchor="ctr"', _sized(36, "", _WHITE)),), "", **dark),
        LayoutSpec("Agenda", (_OWN_TITLE, text, *INHERITED)),
        LayoutSpec("Inhalt 1-spaltig", (kicker, _OWN_TITLE, text, note, *INHERITED)),
        LayoutSpec("Inhalt 2-spaltig", (kicker, _OWN_TITLE, _obj(15, (64, 176, 560, 448)), _obj(16, (656, 176, 560, 448)), note, *INHERITED)),
        LayoutSpec("Inhalt 3-spaltig", (_OWN_TITLE, *(_obj(15 + n, (64 + 392 * n, 176, 368, 448)) for n in range(3)), *INHERITED)),
        LayoutSpec("Text links, Bild rechts", (_OWN_TITLE._replace(box=(64, 56, 560, 88)), _obj(15, (64, 176, 560, 448)), _pic(16, (656, 0, 624, 660)), *INHERITED)),
        LayoutSpec("Bild links, Text rechts", (_OWN_TITLE._replace(box=(656, 56, 560, 88)), _pic(16, (0, 0, 624, 660)), _obj(15, (656, 176, 560, 448)), *INHERITED)),
        LayoutSpec("Bild vollflächig", (Place("title", 0, "Titel 1", (64, 560, 1152, 80)), _pic(16, (0, 0, 1280, 720)))),
        LayoutSpec("Drei Bilder", (_OWN_TITLE, *(_pic(16 + n, (64 + 392 * n, 176, 368, 300)) for n in range(3)), *INHERITED)),
        LayoutSpec("Zitat", (_OWN_TITLE, Place("body", 13, "Zitat", (160, 200, 960, 380), 'anchor="ctr"', _sized(28, 'algn="ctr"')), *INHERITED), ground=_DARK_GROUND, map=_DARK_MAP),
        LayoutSpec("Kennzahl", (_OWN_TITLE, Place("body", 13, "Zahl", (64, 200, 500, 200), "", _sized(96)), Place("body", 14, "Erläuterung", (600, 200, 600, 200)), *INHERITED)),
        LayoutSpec("Diagramm", (_OWN_TITLE, Place("chart", 13, "Diagramm", (64, 176, 1152, 448)), *INHERITED)),
        LayoutSpec("Tabelle", (_OWN_TITLE, Place("tbl", 13, "Tabelle", (64, 176, 1152, 448)), *INHERITED)),
        LayoutSpec("Nur Titel", (_OWN_TITLE, *INHERITED), "titleOnly"),
        LayoutSpec("Schlussfolie", (Place("title", 0, "Titel 1", (64, 280, 900, 120), "", _sized(36, "", _WHITE)), Place("body", 13, "Kontakt", (64, 420, 900, 160), "", _sized(16, "", _WHITE))), "", **dark),
    )  # fmt: skip
    decoration = (
        _rect(90, (0, 0, 1280, 8), _GRADIENT) + _triangle(91, (1080, 560, 200, 160), _solid("accent1", '<a:alpha val="30000"/>'))
        + _group(93, (1100, 24, 40, 40)) + _picture(98, (1150, 20, 96, 48), "PICTURE1")
        + _rect(99, (0, 704, 1280, 16), _solid("accent1"), "rect", "Landesamt für Beispiele")
    )  # fmt: skip
    feet = tuple(foot._replace(box=box) for foot, box in zip(FEET, ((64, 664, 200, 28), (340, 664, 600, 28), (960, 664, 100, 28))))
    master = MasterSpec(
        (title, BODY, *feet), layouts, body_style=_bullets((20, 20, 18, 16, 16), first=False), shapes=decoration, pictures=("logo.png",)
    )
    media = {
        "ppt/media/logo.png": _png((192, 96), "#FFFFFF", "#D4572A"),
        "ppt/media/ground.png": _png((1280, 720), "#002840", "#00466E"),
    }
    return made(TemplateSpec((master,), fonts=("Georgia", "Calibri"), media=media))


def french() -> bytes:
    """French names, titles in capitals, a kind of spacing in percent, a ground in a light colour."""
    body = _bullets((22, 20, 18)).replace('<a:spcBef><a:spcPts val="600"/></a:spcBef>', '<a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPct val="20000"/></a:spcBef>')
    spec = MasterSpec(
        MASTER,
        (_opening("Diapositive de titre"), _content("Titre et contenu"), _chapter("Titre de section"), _halves("Deux contenus"),
         LayoutSpec("Image avec légende", (_OWN_TITLE, _pic(13, (64, 176, 640, 448)), Place("body", 14, "Texte", (728, 176, 488, 448)), *INHERITED), "picTx")),
        title_style='<a:lvl1pPr algn="ctr"><a:buNone/><a:defRPr sz="3600" cap="all" spc="100"><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:defRPr></a:lvl1pPr>',
        body_style=body,
        ground='<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>',
    )  # fmt: skip
    return made(TemplateSpec((spec,), fonts=("Trebuchet MS", "Verdana")))


def japanese() -> bytes:
    """Japanese names and typefaces, upright text beside lying one."""
    upright = Place("body", 1, "縦書きテキスト プレースホルダー 2", (64, 176, 1152, 448), 'vert="eaVert"')
    names = ("タイトル スライド", "タイトルとコンテンツ", "セクション見出し", "2 つのコンテンツ")
    layouts = [make(name) for make, name in zip((_opening, _content, _chapter, _halves), names)]
    vertical = LayoutSpec("タイトルと縦書きテキスト", (_OWN_TITLE, upright, *INHERITED), "vertTx")
    return made(TemplateSpec((MasterSpec(MASTER, (vertical, *layouts)),), fonts=("游ゴシック Light", "游ゴシック")))


def no_footer() -> bytes:
    """Neither date nor footer nor number."""
    layouts = [spec._replace(places=tuple(p for p in spec.places if p not in INHERITED)) for spec in (_opening(), _content(), _halves())]
    return made(TemplateSpec((MasterSpec((TITLE, BODY), tuple(layouts)),)))


def two_masters() -> bytes:
    """A dark master with the title slides, a light one with the rest."""
    dark = MasterSpec(MASTER, (_opening(), _chapter(), _content("Inhalt dunkel")), map=_DARK_MAP)
    return made(TemplateSpec((dark, MasterSpec(MASTER, (_content(), _halves())))))


def repeated_idx() -> bytes:
    """Placeholders and shapes that share their numbers, as LibreOffice writes them."""
    twins = LayoutSpec("Zwei Inhalte", (_OWN_TITLE, _obj(1, (64, 176, 560, 448)), _obj(1, (656, 176, 560, 448)), *INHERITED))
    data = unzipped(made(TemplateSpec((MasterSpec(MASTER, (_opening(), _content(), twins)),))))
    name = "ppt/slideLayouts/slideLayout3.xml"
    data[name] = data[name].replace(b'<p:cNvPr id="4"', b'<p:cNvPr id="3"')
    return zipped(data)


def no_layouts() -> bytes:
    """A master alone."""
    return made(TemplateSpec((MasterSpec(MASTER, ()),)))


def no_body() -> bytes:
    """No layout has a place for text."""
    bare = LayoutSpec("Nur Titel", (_OWN_TITLE, *INHERITED), "titleOnly")
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
    title = _OWN_TITLE._replace(box=(64, 56, 1000, 88), style=_sized(32))
    layout = LayoutSpec("Titel und Inhalt", (title, _obj(1, (64, 176, 1152, 448))))
    return made(TemplateSpec((MasterSpec((), (LayoutSpec("Nur Titel", (title,), "titleOnly"), layout)),)))


def only_titles() -> bytes:
    """A master without a single placeholder, and a layout with nothing but a title."""
    title = _OWN_TITLE._replace(box=(64, 56, 1000, 88), style=_sized(32))
    return made(TemplateSpec((MasterSpec((), (LayoutSpec("Nur Titel", (title,), "titleOnly"),)),)))


def loosely_tied() -> bytes:
    """The master has no id, lists one layout of three, and one doesn't lead back to it."""
    data = unzipped(made(_simple()))
    master, presentation = "ppt/slideMasters/slideMaster1.xml", "ppt/presentation.xml"
    data[master] = re.sub(rb"(<p:sldLayoutIdLst><p:sldLayoutId [^>]*/>).*?(</p:sldLayoutIdLst>)", rb"\1\2", data[master])
    data[presentation] = re.sub(rb'<p:sldMasterId id="\d+"', b"<p:sldMasterId", data[presentation])
    data["ppt/slideLayouts/_rels/slideLayout2.xml.rels"] = _relationships([])
    return zipped(data)


def from_sharepoint() -> bytes:
    """With the properties of a document library, whose namespaces are no URIs."""
    data = unzipped(made(_simple()))
    data["customXml/item1.xml"] = (
        '<?xml version="1.0" encoding="utf-8"?><ct:contentTypeSchema xmlns:ct="http://schemas.microsoft.com/office/2006/metadata/'
        'contentType"><library xmlns:list="$ListId:Freigegebene Dokumente;" list:name="Vorlagen"/></ct:contentTypeSchema>'
    ).encode()
    rels = data["ppt/_rels/presentation.xml.rels"].decode()
    more = f'<Relationship Id="rId70" Type="{_REL}customXml" Target="../customXml/item1.xml"/>'
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
    second.shapes.add_picture(io.BytesIO(_png((300, 200), "#336699", "#FFFFFF")), Inches(1), Inches(2))
    data = CategoryChartData()
    data.categories = ["A", "B"]
    data.add_series("Reihe", (1, 2))
    second.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(4), Inches(2), Inches(4), Inches(3), data)
    second.notes_slide.notes_text_frame.text = "Notiz der Vorlage"
    layout = deck.slide_layouts[5]
    box = layout.shapes._spTree
    id = layout.part.relate_to(first.part, _REL + "slide")
    from lxml import etree

    box.append(etree.fromstring(
        f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="77" name="Zurück"><a:hlinkClick r:id="{id}" action="ppaction://hlinksldjump"/></p:cNvPr>'
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

    deck = Presentation(io.BytesIO(made(_simple()._replace(media_type=_PML + "presentation.main+xml"))))
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
        spec._replace(places=tuple(shaped(place) for place in spec.places)) for spec in (_opening(), _content(), _chapter(), _halves())
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
    turned = LayoutSpec("Gedreht", (_OWN_TITLE._replace(turn=270, box=(0, 300, 600, 80)), Place("body", 1, "Text 2", (200, 100, 900, 500)), *INHERITED))
    double = LayoutSpec("Text zweispaltig", (_OWN_TITLE, Place("body", 1, "Text 2", None, 'numCol="2" spcCol="360000"'), *INHERITED))
    return made(TemplateSpec((MasterSpec(MASTER, (_opening(), turned, double, _content()), body_style=body),)))


def huge_insets() -> bytes:
    """Insets of two centimetres, text at the bottom, justified; a title of 60 pt that leaves no room."""
    body = BODY._replace(body='lIns="720000" tIns="360000" rIns="720000" bIns="360000" anchor="b"')
    title = TITLE._replace(style=_sized(60))
    layouts = (_opening(), _content(), _halves())
    return made(TemplateSpec((MasterSpec((title, body, *FEET), layouts, body_style=BODY_STYLE.replace('algn="l"', 'algn="just"')),)))


def tiny() -> bytes:
    """Type of 10 pt, body in a corner: made for reading, not for showing."""
    body = BODY._replace(box=(64, 176, 480, 260))
    layouts = (_opening(), _content())
    return made(TemplateSpec((MasterSpec((TITLE._replace(style=_sized(14)), body, *FEET), layouts, body_style=_bullets((10, 9, 8))),)))


def office_baggage() -> bytes:
    """Custom shows, sections, a handout master, a notes master without a place for text, a theme of its own for each, a font,
    a signature: what PowerPoint files carry with them."""
    data = unzipped(samples())
    for_handout = (
        f'{_DECLARATION}<p:handoutMaster {_NS}><p:cSld>{_tree("")}</p:cSld><p:clrMap {_MAP}/></p:handoutMaster>'.encode()
    )
    data["ppt/handoutMasters/handoutMaster1.xml"] = for_handout
    data["ppt/theme/theme9.xml"] = data["ppt/theme/theme1.xml"]
    data["ppt/handoutMasters/_rels/handoutMaster1.xml.rels"] = _relationships([("theme", "../theme/theme9.xml")])
    data["ppt/fonts/font1.fntdata"] = b"\x00" * 64
    data["_xmlsignatures/origin.sigs"] = b""
    notes = next(name for name in data if name.startswith("ppt/notesMasters/notesMaster"))
    text = data[notes].decode()
    start = text.index('type="body"')
    begin, end = text.rindex("<p:sp>", 0, start), text.index("</p:sp>", start) + len("</p:sp>")
    data[notes] = (text[:begin] + text[end:]).encode()
    rels = data["ppt/_rels/presentation.xml.rels"].decode()
    more = (
        f'<Relationship Id="rId90" Type="{_REL}handoutMaster" Target="handoutMasters/handoutMaster1.xml"/>'
        f'<Relationship Id="rId91" Type="{_REL}font" Target="fonts/font1.fntdata"/>'
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
        f'<Override PartName="/ppt/handoutMasters/handoutMaster1.xml" ContentType="{_PML}handoutMaster+xml"/>'
        '<Override PartName="/ppt/theme/theme9.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    )
    data["[Content_Types].xml"] = types.replace("</Types>", more + "</Types>").encode()
    return zipped(data)


def macros() -> bytes:
    """A .potm."""
    data = unzipped(made(_simple()._replace(media_type="application/vnd.ms-powerpoint.template.macroEnabled.main+xml")))
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
    return made(_simple(map=_DARK_MAP, ground=_DARK_GROUND))


def colored() -> bytes:
    """A strong colour as the ground of text, white type; gradients and a picture behind all."""
    white = '<a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="3200"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    body = BODY_STYLE.replace('<a:schemeClr val="tx1"/>', '<a:schemeClr val="bg1"/>')
    ground = f"<p:bg><p:bgPr>{_GRADIENT}<a:effectLst/></p:bgPr></p:bg>"
    return made(_simple(title_style=white, body_style=body, ground=ground))


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
)


def strict() -> bytes:
    """The same in the strict form of the standard, as PowerPoint saves it on request."""
    data = unzipped(made(_simple()))
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
