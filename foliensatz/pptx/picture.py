"""Pictures as p:pic (ECMA-376 part 1, 19.3.1.37): cut by a:srcRect, never scaled or changed in their bytes. An SVG stands behind
its PNG."""

from foliensatz.frame import Picture
from foliensatz.pptx.characters import hyperlink
from foliensatz.pptx.shape import DECORATIVE, free_form, geometry, placeholder_xml, transform
from foliensatz.pptx.slide_part import PICTURE, Needs
from foliensatz.pptx.xml_text import attribute
from foliensatz.theme import Placeholder

_WHOLE = 100_000  # 100 % in a:srcRect (20.1.10.40)

# The SVG that stands behind a PNG (MS-ODRAWXML 2.3.1.7): shown by PowerPoint from 2016 on.
_DRAWING = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>'
)


def picture_xml(picture: Picture, id: int, placeholder: Placeholder | None, needs: Needs) -> str:
    """The p:pic with the shape id `id`; `placeholder` is the layout's, for what needn't be said again."""
    asset = picture.asset
    embedded = needs.id(PICTURE, asset.key, asset.media_type)
    blip = f'<a:blip r:embed="{embedded}"/>'
    if asset.drawing and not picture.recording:
        blip = f'<a:blip r:embed="{embedded}">{_DRAWING % needs.id(PICTURE, asset.drawing, "image/svg+xml")}</a:blip>'
    link = hyperlink("hlinkClick", picture.href, needs) if picture.href else ""
    own = placeholder_xml(picture.placeholder)
    if picture.recording:
        from foliensatz.pptx.recording import OPENS, recording_xml

        link, own = OPENS, recording_xml(picture.recording, picture.playback, own, needs)
    within = link + ("" if picture.descr or picture.recording else DECORATIVE)
    words = f' descr="{attribute(picture.descr)}"' if picture.descr else ""
    named = f'<p:cNvPr id="{id}" name="{attribute(picture.name)}"{words}'
    named += f">{within}</p:cNvPr>" if within else "/>"
    group = ' noGrp="1"' if picture.placeholder is not None else ""
    looks = ""
    if placeholder is None or placeholder.box != picture.box:
        looks = transform("a", picture.box)
    if picture.preset:
        looks += _form(picture)
    elif picture.outline:
        looks += free_form(picture.outline, picture.box.width, picture.box.height)
    elif placeholder is None:
        looks += geometry("rect")
    return (
        f'<p:pic><p:nvPicPr>{named}<p:cNvPicPr><a:picLocks{group} noChangeAspect="1"/></p:cNvPicPr>'
        f"{own}</p:nvPicPr><p:blipFill>{blip}"
        f"{_crop(picture.crop)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"{f'<p:spPr>{looks}</p:spPr>' if looks else '<p:spPr/>'}</p:pic>"
    )


def _form(picture: Picture) -> str:
    """The preset geometry; the radius of round corners is in 1/100000 of the shorter side (20.1.9.18)."""
    if picture.preset != "roundRect":
        return geometry(picture.preset)
    radius = round(picture.radius * _WHOLE / min(picture.box.width, picture.box.height))
    guide = f'<a:gd name="adj" fmla="val {radius}"/>'
    return f'<a:prstGeom prst="roundRect"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def _crop(crop: tuple[float, float, float, float]) -> str:
    sides = [f' {side}="{round(share * _WHOLE)}"' for side, share in zip("ltrb", crop) if round(share * _WHOLE)]
    return f"<a:srcRect{''.join(sides)}/>" if sides else ""
