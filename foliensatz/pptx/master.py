"""The slide master and its layouts (ECMA-376 part 1, 19.3.1.42 and 19.3.1.39), with the notes master beside them."""

from typing import Sequence

from foliensatz.geometry import Insets
from foliensatz.pptx.part import DECLARATION, NAMESPACES, REL, Part, Relationship
from foliensatz.pptx.shape import DECORATIVE, free_form, geometry, transform
from foliensatz.pptx.text_style import NO_AUTOFIT, SHRINK, body_properties_xml, fill_xml, level_xml, levels_xml
from foliensatz.pptx.xml_text import attribute, character_data
from foliensatz.theme import Decoration, Layout, LevelStyle, Placeholder, TemplatePicture, Theme

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}
FOOTER_TYPES = ("ftr", "sldNum", "dt")
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6"'
)
MAP_OF_MASTER = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
MAP_ON_DARK = f'<p:clrMapOvr><a:overrideClrMapping {_MAP} hlink="lt1" folHlink="lt2"/></p:clrMapOvr>'
SLIDE_NUMBER_ID = "{5C9D1F2E-6B0A-5E3B-9C3A-3B1B5D7F0A11}"
# Ids of masters and layouts are one pool (19.7.13, 19.7.14).
FIRST_ID = 2147483648
# What PowerPoint shows for a placeholder's five levels in the master.
_LEVEL_WORDS = ("Erste Ebene", "Zweite Ebene", "Dritte Ebene", "Vierte Ebene", "Fünfte Ebene")


def color_map_xml(layout: Layout) -> str:
    """The colour map of a layout and of its slides: links take the text's colour on dark grounds."""
    if layout.color_map:
        return f"<p:clrMapOvr><a:overrideClrMapping {layout.color_map}/></p:clrMapOvr>"
    return MAP_ON_DARK if layout.negative else MAP_OF_MASTER


def layout_part_name(index: int) -> str:
    """`index` counts from 1."""
    return f"ppt/slideLayouts/slideLayout{index}.xml"


def master_part(theme: Theme) -> Part:
    layouts = list(theme.layouts.values())
    content = theme.layouts["content"]
    title, body = content.placeholder("title"), content.placeholder("body")
    feet = [content.placeholder(role) for role in ("slide_date", "footer", "slide_number")]
    first_picture = len(layouts) + 2
    shapes, pictures = _decorations(theme.decorations, theme, first_picture)
    first = len(shapes) + 2
    for n, placeholder in enumerate([title, body, *filter(None, feet)], first):
        shapes.append(_placeholder_xml(placeholder, n, theme, on_master=True))
    ids = "".join(f'<p:sldLayoutId id="{FIRST_ID + n}" r:id="rId{n}"/>' for n in range(1, len(layouts) + 1))
    styles = theme.styles
    mono = theme.fonts.mono
    other = LevelStyle(18, styles[theme.body_style].levels[0].color)
    xml = (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{_ground_xml(theme.ground)}<p:spTree>{GROUP}{''.join(shapes)}"
        f'</p:spTree></p:cSld><p:clrMap {_MAP} hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>{ids}'
        f'</p:sldLayoutIdLst><p:hf hdr="0"/><p:txStyles><p:titleStyle>{levels_xml(styles[theme.title_style], mono, count=1)}'
        f"</p:titleStyle><p:bodyStyle>{levels_xml(styles[theme.body_style], mono, count=9)}</p:bodyStyle><p:otherStyle>"
        f"{''.join(level_xml(f'lvl{n}pPr', other, mono, 18) for n in range(1, 10))}</p:otherStyle></p:txStyles></p:sldMaster>"
    )
    relationships = [
        Relationship(f"rId{n}", REL + "slideLayout", layout_part_name(n)) for n in range(1, len(layouts) + 1)
    ]
    relationships.append(Relationship(f"rId{len(layouts) + 1}", REL + "theme", THEME))
    return Part(MASTER, _TYPE + "slideMaster+xml", xml.encode(), (*relationships, *pictures))


def layout_part(layout: Layout, index: int, theme: Theme) -> Part:
    shapes, pictures = _decorations(layout.decorations, theme, 2)
    first = len(shapes) + 2
    shapes += [_placeholder_xml(p, n, theme) for n, p in enumerate(layout.placeholders, first)]
    ground = _ground_xml(layout.ground) if layout.ground != theme.ground else ""
    shows = "" if layout.shows_master else ' showMasterSp="0"'
    kind = {"title": ' type="title"', "section": ' type="secHead"', "content": ' type="obj"'}.get(layout.name, "")
    user = "" if kind else ' userDrawn="1"'
    xml = (
        f'{DECLARATION}<p:sldLayout {NAMESPACES}{shows}{kind} preserve="1"{user}><p:cSld name="{attribute(layout.label)}">'
        f"{ground}<p:spTree>{GROUP}{''.join(shapes)}</p:spTree></p:cSld>{color_map_xml(layout)}</p:sldLayout>"
    )
    relationship = Relationship("rId1", REL + "slideMaster", MASTER)
    return Part(layout_part_name(index), _TYPE + "slideLayout+xml", xml.encode(), (relationship, *pictures))


def _ground_xml(color) -> str:
    return f"<p:bg><p:bgPr>{fill_xml(color)}<a:effectLst/></p:bgPr></p:bg>"


def picture_parts(theme: Theme) -> tuple[Part, ...]:
    """The media parts of the pictures that decorations show."""
    return tuple(Part(_picture_name(shown), shown.media_type, shown.data) for shown in theme.pictures)


def _picture_name(shown: TemplatePicture) -> str:
    return f"ppt/media/theme-{shown.key[:12]}.{_ENDINGS[shown.media_type]}"


def _decorations(shapes: Sequence[Decoration], theme: Theme, first: int) -> tuple[list[str], list[Relationship]]:
    """The shapes as XML, and the relationships of their pictures, which are numbered from `first`."""
    by_key = {shown.key: shown for shown in theme.pictures}
    written, relationships = [], []
    for number, shape in enumerate(shapes, 2):
        if not shape.picture:
            written.append(_decoration_xml(shape, number, theme))
            continue
        id = f"rId{first + len(relationships)}"
        relationships.append(Relationship(id, REL + "image", _picture_name(by_key[shape.picture])))
        written.append(
            f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{attribute(shape.name)}">{DECORATIVE}</p:cNvPr><p:cNvPicPr>'
            f'<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{transform("a", shape.box)}{geometry("rect")}</p:spPr></p:pic>'
        )
    return written, relationships


def _decoration_xml(shape: Decoration, number: int, theme: Theme) -> str:
    name = attribute(shape.name)
    says = "" if shape.text else DECORATIVE
    closing = f">{says}</p:cNvPr>" if says else "/>"
    fill = fill_xml(shape.fill) if shape.fill else "<a:noFill/>"
    box = ' txBox="1"' if shape.text else ""
    head = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"{closing}<p:cNvSpPr{box}/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform("a", shape.box)}{geometry("rect")}'
        f"{fill}<a:ln><a:noFill/></a:ln></p:spPr>"
    )
    if not shape.text:
        return f'{head}<p:txBody>{body_properties_xml("ctr", Insets(), NO_AUTOFIT)}<a:lstStyle/><a:p><a:endParaRPr lang="de-DE"/></a:p></p:txBody></p:sp>'
    runs = "".join(
        f'<a:r><a:rPr lang="de-DE" b="{int(run.bold)}"/><a:t>{character_data(run.text)}</a:t></a:r>' for run in shape.text
    )
    style = levels_xml(theme.styles[shape.style or theme.body_style], theme.fonts.mono, count=1, color=shape.color)
    return (
        f"{head}<p:txBody>{body_properties_xml(shape.anchor, Insets(), NO_AUTOFIT)}<a:lstStyle>{style}</a:lstStyle>"
        f"<a:p>{runs}</a:p></p:txBody></p:sp>"
    )


def _placeholder_xml(placeholder: Placeholder, number: int, theme: Theme, on_master: bool = False) -> str:
    """A placeholder with its prompt. Its list style says what differs from the master's."""
    kind = placeholder.type
    index = "" if kind in ("title", "ctrTitle") or on_master and kind == "body" else f' idx="{placeholder.idx}"'
    if on_master and kind == "body":
        index = ' idx="1"'
    size = ' sz="quarter"' if kind in FOOTER_TYPES else ""
    label = attribute(placeholder.label)
    fill = fill_xml(placeholder.fill) if placeholder.fill else ""
    has_prompt = not on_master and kind not in FOOTER_TYPES
    custom = ' hasCustomPrompt="1"' if has_prompt and kind in ("body", "title", "ctrTitle", "subTitle") else ""
    box = placeholder.box
    outline = free_form(placeholder.outline, box.width, box.height) if placeholder.outline else geometry("rect")
    # A placeholder that stands where the master has it says nothing about its place.
    place = transform("a", box) + (outline if on_master or placeholder.outline else "")
    if on_master or placeholder.outline or not _as_on_master(placeholder, theme):
        properties = f"<p:spPr>{place}{fill}</p:spPr>"
    else:
        properties = "<p:spPr/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{label} {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="{kind}"{size}{index}{custom}/></p:nvPr></p:nvSpPr>{properties}'
        f"{_text_body_xml(placeholder, theme, on_master)}</p:sp>"
    )


def _as_on_master(placeholder: Placeholder, theme: Theme) -> bool:
    same = theme.layouts["content"].placeholder(placeholder.role)
    return placeholder.type != "body" and same is not None and same.box == placeholder.box and not placeholder.fill


def _text_body_xml(placeholder: Placeholder, theme: Theme, on_master: bool) -> str:
    kind = placeholder.type
    if kind in ("pic", "tbl", "chart"):
        prompt = f'<a:p><a:r><a:rPr lang="de-DE"/><a:t>{character_data(placeholder.label)}</a:t></a:r></a:p>'
        style = levels_xml(theme.styles["note"], theme.fonts.mono, count=1) if "note" in theme.styles else ""
        return f"<p:txBody>{body_properties_xml('ctr', Insets(), NO_AUTOFIT)}<a:lstStyle>{style}</a:lstStyle>{prompt}</p:txBody>"
    foot = kind in FOOTER_TYPES
    autofit = NO_AUTOFIT if foot else SHRINK
    properties = body_properties_xml(placeholder.anchor, placeholder.insets, autofit)
    return f"<p:txBody>{properties}<a:lstStyle>{_list_style_xml(placeholder, theme, on_master)}</a:lstStyle>{_prompt_xml(placeholder, on_master)}</p:txBody>"


def _list_style_xml(placeholder: Placeholder, theme: Theme, on_master: bool) -> str:
    style = theme.styles[placeholder.style]
    overruled = placeholder.color or placeholder.bold is not None or placeholder.align
    inherited = {"title": theme.title_style, "ctrTitle": theme.title_style, "subTitle": theme.body_style, "body": theme.body_style}
    if placeholder.type in FOOTER_TYPES:
        # A colour said twice would be modulated twice in LibreOffice, so layouts say only what differs.
        if not on_master and not placeholder.color:
            return ""
    elif inherited[placeholder.type] == placeholder.style and not placeholder.first_step and not overruled:
        return ""
    count = 5 if placeholder.type in ("body", "subTitle") else 1
    return levels_xml(
        style, theme.fonts.mono, placeholder.first_step, count, placeholder.color, placeholder.bold, placeholder.align
    )


def _prompt_xml(placeholder: Placeholder, on_master: bool) -> str:
    kind = placeholder.type
    if kind == "sldNum":
        return (
            f'<a:p><a:fld id="{SLIDE_NUMBER_ID}" type="slidenum"><a:rPr lang="de-DE"/><a:t>‹#›</a:t></a:fld>'
            '<a:endParaRPr lang="de-DE"/></a:p>'
        )
    if kind == "ftr" and not on_master:
        # LibreOffice sets a slide's footer in the style of the layout's text, so there must be some.
        return '<a:p><a:r><a:rPr lang="de-DE"/><a:t>\u00a0</a:t></a:r></a:p>'
    if kind == "dt":
        return '<a:p><a:endParaRPr lang="de-DE"/></a:p>'
    if kind == "body" and placeholder.style in ("list",) or on_master and kind == "body":
        return "".join(
            f'<a:p><a:pPr lvl="{n}"/><a:r><a:rPr lang="de-DE"/><a:t>{words}</a:t></a:r></a:p>'
            for n, words in enumerate(_LEVEL_WORDS)
        )
    # A footer says something, too: LibreOffice takes the looks of every slide's footer from the layout's run.
    return f'<a:p><a:r><a:rPr lang="de-DE"/><a:t>{character_data(placeholder.label)}</a:t></a:r></a:p>'
