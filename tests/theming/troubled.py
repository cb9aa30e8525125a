"""Templates with the troubles that other people's templates turned out to have: places that lie on each other, or beside the
slide; titles that are no headings; turned footers; languages that are read from right to left."""

from collections.abc import Callable

from tests.theming.made_template import (
    BODY, BODY_STYLE, FEET, INHERITED, MASTER, OWN_TITLE, TITLE, LayoutSpec, MasterSpec, Place, TemplateSpec, chapter, content,
    halves, made, obj, opening, pic, sized, unzipped, usual, zipped,
)  # fmt: skip

RTL_TITLE = (
    '<a:lvl1pPr algn="r" rtl="1"><a:buNone/><a:defRPr sz="3200" b="1"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    '<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
)


def _with(*layouts: LayoutSpec, **master) -> bytes:
    return made(TemplateSpec((MasterSpec(MASTER, layouts)._replace(**master),)))


def picture_with_caption() -> bytes:
    """Office's own layout: a narrow title and small type beside the picture."""
    title = Place("title", 0, "Titel 1", (88, 48, 412, 168), 'anchor="b"', sized(32))
    caption = Place("body", 2, "Textplatzhalter 3", (88, 216, 412, 400), "", sized(16))
    beside = LayoutSpec("Bild mit Beschriftung", (title, pic(1, (544, 102, 648, 512)), caption, *INHERITED), "picTx")
    return _with(opening(), content(), halves(), chapter(), beside)


def picture_beside_title() -> bytes:
    """The same in type that is large enough for a text, and without two columns: the title is below a picture at the edge."""
    title = Place("title", 0, "Titel 1", (88, 48, 412, 168), 'anchor="b"', sized(32))
    text = Place("body", 2, "Textplatzhalter 3", (88, 216, 412, 400), "", sized(20))
    beside = LayoutSpec("Bild und Text", (title, pic(1, (544, 102, 648, 512)), text, *INHERITED))
    return _with(opening(), content(), beside)


def quote_with_caption() -> bytes:
    """Office's own layout: its title is the quotation, its text a few words about it."""
    title = Place("title", 0, "Titel 1", (150, 40, 976, 312), 'anchor="ctr"', sized(44))
    who = Place("body", 13, "Textplatzhalter 2", (180, 354, 918, 58), "", sized(14))
    what = Place("body", 2, "Textplatzhalter 3", (88, 472, 1102, 156), "", sized(16))
    return _with(opening(), content(), LayoutSpec("Zitat mit Beschriftung", (title, who, what, *INHERITED)))


def title_on_text() -> bytes:
    """In every layout the title stands in the middle of the text."""
    title = Place("title", 0, "Titel 1", (72, 222, 814, 154))
    layouts = (
        LayoutSpec("Titel, Text", (title, obj(1, (48, 168, 1152, 418)), *INHERITED), "obj"),
        LayoutSpec("Zwei Texte", (title, obj(1, (48, 168, 560, 418)), obj(2, (640, 168, 560, 418)), *INHERITED), "twoObj"),
    )
    return _with(*layouts)


def title_over_text() -> bytes:
    """The title's place reaches a little into the text's."""
    low = Place("title", 0, "Titel 1", (64, 56, 1000, 132), 'anchor="b"')
    columns = (obj(1, (64, 176, 560, 448)), obj(2, (656, 176, 560, 448)))
    return _with(
        opening(),
        LayoutSpec("Titel und Inhalt", (low, Place("obj", 1, "Inhaltsplatzhalter 2"), *INHERITED), "obj"),
        LayoutSpec("Zwei Inhalte", (low, *columns, *INHERITED), "twoObj"),
    )


def subtitle_above() -> bytes:
    """On the title slide the subtitle stands above the title, in a place for one line."""
    title = Place("ctrTitle", 0, "Titel 1", (232, 468, 960, 172), "", sized(60))
    above = Place("subTitle", 1, "Untertitel 2", (232, 388, 960, 78), 'anchor="b"', sized(32))
    return _with(LayoutSpec("Titelfolie", (title, above, *INHERITED), "title"), content(), halves())


def subtitle_at_foot() -> bytes:
    """On the title slide the subtitle has a line and a half between title and footers."""
    title = Place("ctrTitle", 0, "Titel 1", (64, 520, 1088, 80), 'anchor="b"', sized(40))
    below = Place("subTitle", 1, "Untertitel 2", (64, 600, 1088, 62), "", sized(24))
    return _with(LayoutSpec("Titelfolie", (title, below, *INHERITED), "title"), content(), halves())


def only_title_slide() -> bytes:
    """A title slide alone, on a sound master."""
    return _with(opening())


def beside_the_slide() -> bytes:
    """Made for a wider slide: titles, texts and footers reach beyond this one."""
    wide = TITLE._replace(box=(64, 56, 1400, 88)), BODY._replace(box=(64, 176, 1400, 448))
    feet = (*FEET[:2], FEET[2]._replace(box=(1300, 668, 100, 28)))
    return made(TemplateSpec((MasterSpec((*wide, *feet), (opening(), content())),)))


def right_to_left() -> bytes:
    """For Arabic: everything begins at the right."""
    body = BODY_STYLE.replace('algn="l"', 'algn="r" rtl="1"')
    defaults = '<p:defaultTextStyle><a:defPPr><a:defRPr lang="ar-AE"/></a:defPPr>' + "".join(
        f'<a:lvl{n}pPr algn="r" rtl="1"><a:defRPr sz="1800"/></a:lvl{n}pPr>' for n in range(1, 10)
    )
    layouts = (opening(), content(), halves(), chapter())
    return made(TemplateSpec((MasterSpec(MASTER, layouts, RTL_TITLE, body),), defaults=defaults + "</p:defaultTextStyle>"))


def turned_footer() -> bytes:
    """Date and footer run down the slide's edge, as in Office's “Ion”; the number has a narrow place."""
    feet = (
        Place("dt", 10, "Datum 3", (1150, 216, 130, 28), "", sized(9), 90),
        Place("ftr", 11, "Fußzeile 4", (1060, 380, 280, 28), "", sized(9), 90),
        Place("sldNum", 12, "Foliennummer 5", (1196, 24, 30, 40), "", sized(14, 'algn="ctr"')),
    )
    body = BODY._replace(box=(64, 176, 1080, 448))
    two = LayoutSpec("Zwei Inhalte", (OWN_TITLE, obj(1, (64, 176, 520, 448)), obj(2, (624, 176, 520, 448)), *INHERITED), "twoObj")
    return made(TemplateSpec((MasterSpec((TITLE, body, *feet), (opening(), content(), two)),)))


def markers_without_margin() -> bytes:
    """The master's text has markers and says neither margin nor indent, as LibreOffice writes it."""
    levels = "".join(
        f'<a:lvl{n}pPr><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="{3400 - 400 * n}"/></a:lvl{n}pPr>' for n in range(1, 6)
    )
    return made(TemplateSpec((MasterSpec((TITLE, BODY._replace(style=levels), *FEET), (opening(), content(), halves())),)))


def titles_in_another_typeface() -> bytes:
    """The title slide has a master of its own, whose theme has a wider typeface."""
    first = MasterSpec(MASTER, (opening(),))
    data = unzipped(made(TemplateSpec((first, MasterSpec(MASTER, (content(), halves()))))))
    theme = "ppt/theme/theme1.xml"
    data[theme] = data[theme].replace(b'typeface="Arial"', b'typeface="DejaVu Sans"')
    return zipped(data)


def silent_styles() -> bytes:
    """The presentation's defaults are italic and tight; titles and texts say nothing of it, and don't ask them."""
    defaults = "".join(
        f'<a:lvl{n}pPr><a:lnSpc><a:spcPct val="70000"/></a:lnSpc><a:defRPr sz="1800" i="1"/></a:lvl{n}pPr>' for n in range(1, 10)
    )
    return made(usual()._replace(defaults=f"<p:defaultTextStyle>{defaults}</p:defaultTextStyle>"))


TROUBLED: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("bild-mit-beschriftung.potx", picture_with_caption),
    ("bild-neben-titel.potx", picture_beside_title),
    ("zitat-mit-beschriftung.potx", quote_with_caption),
    ("titel-im-text.potx", title_on_text),
    ("titel-am-text.potx", title_over_text),
    ("untertitel-oben.potx", subtitle_above),
    ("untertitel-unten.potx", subtitle_at_foot),
    ("nur-titelfolie.potx", only_title_slide),
    ("neben-der-folie.potx", beside_the_slide),
    ("rechts-nach-links.potx", right_to_left),
    ("gedrehter-fuss.potx", turned_footer),
    ("punkte-ohne-rand.potx", markers_without_margin),
    ("zwei-schriften.potx", titles_in_another_typeface),
    ("stille-stile.potx", silent_styles),
)
