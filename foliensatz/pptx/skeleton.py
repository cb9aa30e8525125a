"""A theme as the parts that every deck in it shares: master, layouts, theme part, table styles, properties of show and
view. Slides, presentation.xml and the list of content types come from elsewhere."""

from typing import Mapping, NamedTuple

from foliensatz.pptx.master import FIRST_ID, MASTER, THEME, layout_part, layout_part_name, master_part, picture_parts
from foliensatz.pptx.notes_master import NOTES_MASTER, notes_master_parts
from foliensatz.pptx.part import DECLARATION, NAMESPACES, Part
from foliensatz.pptx.table_style import table_styles_part
from foliensatz.pptx.theme_part import theme_part
from foliensatz.theme import Theme

_PRESENTATION_ML = "application/vnd.openxmlformats-officedocument.presentationml."


class EmbeddedFont(NamedTuple):
    """A typeface whose files are in the deck: (style, part) with the styles "regular", "bold", "italic" and "boldItalic"
    (19.2.1.9)."""

    family: str
    parts: tuple[tuple[str, str], ...]


class Skeleton(NamedTuple):
    """`parts` in the order they stand in the package. `layout_parts` tells a layout's part by its machine name.
    presentation.xml lists the `masters` as (id, part) and relates to `related`, as (kind, part). `notes_parts` (the notes
    master first) belong only to decks that have notes. `text_defaults` is presentation.xml's p:defaultTextStyle, as
    XML; `fonts` are those embedded, whose parts are among `parts`."""

    parts: tuple[Part, ...]
    layout_parts: Mapping[str, str]
    masters: tuple[tuple[int, str], ...]
    related: tuple[tuple[str, str], ...]
    notes_parts: tuple[Part, ...]
    notes_master: str
    text_defaults: str = ""
    fonts: tuple["EmbeddedFont", ...] = ()


def compile_theme(theme: Theme) -> Skeleton:
    """The theme's fixed parts; the same theme makes the same bytes."""
    layouts = tuple(layout_part(layout, n, theme) for n, layout in enumerate(theme.layouts.values(), 1))
    properties = properties_part("presProps", "presentationPr", "")
    view = properties_part("viewProps", "viewPr", "")
    tables = table_styles_part(theme)
    return Skeleton(
        (master_part(theme), *layouts, theme_part(theme, THEME), properties, view, tables, *picture_parts(theme)),
        {name: layout_part_name(n) for n, name in enumerate(theme.layouts, 1)},
        ((FIRST_ID, MASTER),),
        (("presProps", properties.name), ("viewProps", view.name), ("theme", THEME), ("tableStyles", tables.name)),
        notes_master_parts(theme),
        NOTES_MASTER,
    )


def properties_part(name: str, root: str, content: str) -> Part:
    xml = f"{DECLARATION}<p:{root} {NAMESPACES}>{content}</p:{root}>" if content else f"{DECLARATION}<p:{root} {NAMESPACES}/>"
    return Part(f"ppt/{name}.xml", f"{_PRESENTATION_ML}{name}+xml", xml.encode())
