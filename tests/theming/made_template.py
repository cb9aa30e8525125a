"""Templates said in few words (Place, LayoutSpec, MasterSpec, TemplateSpec) and made into files, for the tests; and the
pieces that most of them share."""

import io
import zipfile
from pathlib import Path
from typing import NamedTuple

import pptx
from PIL import Image, ImageDraw

PLAIN = Path(pptx.__file__).parent / "templates" / "default.pptx"
PX = 9525
NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PML = "application/vnd.openxmlformats-officedocument.presentationml."
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
DARK_MAP = MAP.replace('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')
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
    map: str = MAP


class TemplateSpec(NamedTuple):
    """`size` in EMU. `parts` are further parts by name, with their media types."""

    masters: tuple[MasterSpec, ...]
    size: tuple[int, int] = (12192000, 6858000)
    fonts: tuple[str, str] = ("Arial", "Arial")
    colors: dict[str, str] = COLORS
    media_type: str = PML + "template.main+xml"
    media: dict[str, bytes] = {}
    defaults: str = ""


def bullets(sizes: tuple[int, ...], first: bool = True, before: int = 6) -> str:
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


def sized(size: int, more: str = "", inside: str = "", level: int = 1) -> str:
    return f'<a:lvl{level}pPr {more}><a:buNone/><a:defRPr sz="{size * 100}">{inside}</a:defRPr></a:lvl{level}pPr>'


_SMALL = sized(10)
_CENTRED = sized(10, 'algn="ctr"')
WHITE = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
BODY_STYLE = bullets((24, 20, 18, 16, 16, 16, 16, 16, 16))


def rect(id: int, box: tuple[int, int, int, int], fill: str, preset: str = "rect", text: str = "") -> str:
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


def solid(slot: str, more: str = "") -> str:
    return f'<a:solidFill><a:schemeClr val="{slot}">{more}</a:schemeClr></a:solidFill>'


GRADIENT = (
    '<a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0"><a:schemeClr val="accent1"/></a:gs><a:gs pos="100000">'
    '<a:schemeClr val="accent6"/></a:gs></a:gsLst><a:lin ang="2700000" scaled="0"/></a:gradFill>'
)


def triangle(id: int, box: tuple[int, int, int, int], fill: str) -> str:
    """A free form, as agencies draw them."""
    x, y, width, height = (length * PX for length in box)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Freihandform {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>'
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="100" h="100"><a:moveTo><a:pt x="100" y="0"/></a:moveTo><a:lnTo>'
        '<a:pt x="100" y="100"/></a:lnTo><a:cubicBezTo><a:pt x="60" y="100"/><a:pt x="30" y="70"/><a:pt x="0" y="100"/>'
        f"</a:cubicBezTo><a:close/></a:path></a:pathLst></a:custGeom>{fill}</p:spPr></p:sp>"
    )


def group(id: int, box: tuple[int, int, int, int]) -> str:
    """A group whose children are measured in hundredths of it, with an ellipse and a line."""
    x, y, width, height = (length * PX for length in box)
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{id}" name="Gruppe {id}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="0" y="0"/><a:chExt cx="{100 * PX}" cy="{100 * PX}"/>'
        f'</a:xfrm></p:grpSpPr>{rect(id + 1, (0, 0, 60, 60), solid("accent2"), "ellipse")}'
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{id + 2}" name="Linie {id}"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="{80 * PX}"/><a:ext cx="{100 * PX}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="28575">{solid("accent2")}</a:ln></p:spPr></p:cxnSp></p:grpSp>'
    )


def picture(id: int, box: tuple[int, int, int, int], relation: str, name: str = "Logo") -> str:
    x, y, width, height = (length * PX for length in box)
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{id}" name="{name}" descr="{name}"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


PICTURE_GROUND = (
    '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId2"/><a:srcRect/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
    "<a:effectLst/></p:bgPr></p:bg>"
)
DARK_GROUND = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def png(size: tuple[int, int], color: str, mark: str) -> bytes:
    image = Image.new("RGB", size, color)
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.ellipse((width * 0.1, height * 0.1, width * 0.5, height * 0.9), fill=mark)
    draw.rectangle((width * 0.6, height * 0.3, width * 0.9, height * 0.7), fill=mark)
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>' + shapes + "</p:spTree>"
    )


def relationships(targets: list[tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{REL}{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'.encode()


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
                f'{DECLARATION}<p:sldLayout {NS}{kind} preserve="1"><p:cSld name="{layout.name}">{layout.ground}'
                f"{tree(layout.shapes + places)}</p:cSld><p:clrMapOvr>{color_map}</p:clrMapOvr></p:sldLayout>"
            ).encode()
            parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relationships(
                [("slideMaster", f"../slideMasters/slideMaster{n}.xml"), *(("image", f"../media/{each}") for each in layout.pictures)]
            )
            types[name] = PML + "slideLayout+xml"
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
            f"{DECLARATION}<p:sldMaster {NS}><p:cSld>{ground}{tree(shapes + places)}</p:cSld><p:clrMap {master.map}/>{layouts}"
            f"<p:txStyles><p:titleStyle>{master.title_style}</p:titleStyle><p:bodyStyle>{master.body_style or BODY_STYLE}</p:bodyStyle>"
            f"<p:otherStyle/></p:txStyles></p:sldMaster>"
        ).encode()
        parts[f"ppt/slideMasters/_rels/slideMaster{n}.xml.rels"] = relationships(targets)
        parts[f"ppt/theme/theme{n}.xml"] = _theme(spec, n)
        types[name] = PML + "slideMaster+xml"
        types[f"ppt/theme/theme{n}.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
        presentation.append(("slideMaster", f"slideMasters/slideMaster{n}.xml"))
    presentation.append(("theme", "theme/theme1.xml"))
    width, height = spec.size
    parts["ppt/presentation.xml"] = (
        f'{DECLARATION}<p:presentation {NS}><p:sldMasterIdLst>{masters}</p:sldMasterIdLst><p:sldSz cx="{width}" cy="{height}"/>'
        f'<p:notesSz cx="6858000" cy="9144000"/>{spec.defaults}</p:presentation>'
    ).encode()
    parts["ppt/_rels/presentation.xml.rels"] = relationships(presentation)
    parts["_rels/.rels"] = relationships([("officeDocument", "ppt/presentation.xml")])
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    parts["[Content_Types].xml"] = (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
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
    Place("sldNum", 12, "Foliennummer 5", (1116, 668, 100, 28), "", sized(10, 'algn="r"')),
)
INHERITED = tuple(Place(foot.type, foot.idx, foot.name) for foot in FEET)
MASTER = (TITLE, BODY, *FEET)
OWN_TITLE = Place("title", 0, "Titel 1")


def obj(idx: int, box: tuple[int, int, int, int], name: str = "Inhaltsplatzhalter", style: str = "") -> Place:
    return Place("obj", idx, f"{name} {idx}", box, "", style)


def pic(idx: int, box: tuple[int, int, int, int], name: str = "Bildplatzhalter") -> Place:
    return Place("pic", idx, f"{name} {idx}", box)


def content(name: str = "Titel und Inhalt") -> LayoutSpec:
    return LayoutSpec(name, (OWN_TITLE, Place("obj", 1, "Inhaltsplatzhalter 2"), *INHERITED), "obj")


def opening(name: str = "Titelfolie") -> LayoutSpec:
    return LayoutSpec(
        name,
        (Place("ctrTitle", 0, "Titel 1", (64, 240, 1000, 160), 'anchor="b"', sized(44)),
         Place("subTitle", 1, "Untertitel 2", (64, 420, 1000, 120), "", sized(24)), *INHERITED),
        "title",
    )  # fmt: skip


def halves(name: str = "Zwei Inhalte") -> LayoutSpec:
    return LayoutSpec(
        name, (OWN_TITLE, obj(1, (64, 176, 560, 448)), obj(2, (656, 176, 560, 448)), *INHERITED), "twoObj"
    )


def chapter(name: str = "Abschnittsüberschrift") -> LayoutSpec:
    return LayoutSpec(
        name,
        (Place("title", 0, "Titel 1", (64, 260, 1000, 140), 'anchor="b"', sized(40)),
         Place("body", 1, "Textplatzhalter 2", (64, 412, 1000, 90), "", sized(20)), *INHERITED),
        "secHead",
    )  # fmt: skip


def usual(**master) -> TemplateSpec:
    return TemplateSpec((MasterSpec(MASTER, (opening(), content(), chapter(), halves()))._replace(**master),))
