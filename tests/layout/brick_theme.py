"""A brand for counting: every letter is half an em wide, bodies are 1000 pt wide or 500 in columns, 400 pt high.

With these numbers line counts and heights can be checked by hand: 20 pt type sets 100 letters to the body's line,
and a line of single spacing is 24 pt high.
"""

from foliensatz.fonts.face import Face
from foliensatz.geometry import Box, Insets, Size, pt_to_emu
from foliensatz.theme import (
    Bullet,
    ChartStyle,
    CodeStyle,
    Color,
    FontScheme,
    FooterPattern,
    Labels,
    Layout,
    LevelStyle,
    Placeholder,
    TableStyle,
    TextStyle,
    Theme,
    TokenStyle,
)

INK = Color("dk1")
MARK = Bullet("»", INK)


def pt_box(x: float, y: float, width: float, height: float) -> Box:
    return Box(pt_to_emu(x), pt_to_emu(y), pt_to_emu(width), pt_to_emu(height))


class Bricks(dict):
    """Half an em a letter, nothing a soft hyphen."""

    def __missing__(self, text: str) -> float:
        return 0.5 * (len(text) - text.count("\u00ad"))


class BrickSpaces(dict):
    def __missing__(self, neighbours: tuple[str, str]) -> float:
        return 0.5


class BrickFonts:
    def face(self, family: str, bold: bool = False, italic: bool = False, substitute: str = "") -> Face:
        return Face("Brick", bold, italic, "Brick", True, Bricks(), BrickSpaces())


def style(name: str, *sizes, levels=None, **rest) -> TextStyle:
    """`sizes`: one tuple a step, or plain numbers for styles of one level."""
    steps = tuple(size if isinstance(size, tuple) else (size,) for size in sizes)
    levels = levels or (LevelStyle(steps[0][0], INK),)
    return TextStyle(name, levels, steps, **rest)


LIST_LEVELS = (
    LevelStyle(20, INK, space_before=10, space_ratio=0.5, margin=pt_to_emu(20), indent=pt_to_emu(-20), bullet=MARK),
    LevelStyle(18, INK, space_before=6, space_ratio=0.3, margin=pt_to_emu(40), indent=pt_to_emu(-20), bullet=MARK),
    LevelStyle(16, INK, space_before=4, space_ratio=0.2, margin=pt_to_emu(60), indent=pt_to_emu(-20), bullet=MARK),
)
POINTS_LEVELS = (
    LevelStyle(20, INK, bold=True, space_before=8, margin=pt_to_emu(20), indent=pt_to_emu(-20), bullet=MARK),
    LevelStyle(18, INK, margin=pt_to_emu(20)),
)
BODY = pt_box(50, 100, 1000, 400)
LEFT = pt_box(50, 100, 480, 400)
RIGHT = pt_box(570, 100, 480, 400)
TITLE = Placeholder("title", "title", 0, pt_box(50, 20, 1000, 72), "Titel", "title")
FEET = (
    Placeholder("footer", "ftr", 11, pt_box(50, 510, 400, 20), "Fußzeile", "footer"),
    Placeholder("slide_number", "sldNum", 12, pt_box(600, 510, 380, 20), "Foliennummer", "footer", align="right"),
    Placeholder("slide_date", "dt", 10, pt_box(982, 510, 68, 20), "Datum", "footer", align="right"),
)


def body(role: str, idx: int, box: Box, style_name: str = "list", **rest) -> Placeholder:
    return Placeholder(role, "body", idx, box, "Text", style_name, **rest)


def layout(name: str, *placeholders: Placeholder) -> Layout:
    return Layout(name, name.title(), Color("lt1"), (TITLE, *placeholders, *FEET))


LAYOUTS = (
    layout(
        "title",
        body("subtitle", 1, pt_box(50, 200, 800, 60), "line"),
        body("client", 13, pt_box(50, 450, 300, 40), "line"),
        body("speaker", 14, pt_box(400, 450, 300, 40), "line"),
        body("date", 15, pt_box(750, 450, 300, 40), "line"),
    ),
    layout("section", body("body", 1, pt_box(50, 200, 800, 60), "line")),
    layout("content", body("body", 1, BODY)),
    layout("quote", body("body", 1, BODY, "quote")),
    layout("points", body("body", 1, LEFT, "points"), body("body2", 13, RIGHT, "points")),
    layout(
        "two_columns",
        body("head", 13, pt_box(50, 70, 480, 30), "line"),
        body("body", 1, LEFT, first_step=1),
        body("head2", 14, pt_box(570, 70, 480, 30), "line"),
        body("body2", 15, RIGHT, first_step=1),
    ),
    layout(
        "picture_text",
        body("body", 1, LEFT),
        Placeholder("picture", "pic", 13, RIGHT, "Bild"),
        body("caption", 14, pt_box(570, 500, 480, 20), "line"),
    ),
    layout("table", Placeholder("table", "tbl", 13, pt_box(50, 100, 1000, 360), "Tabelle"),
           body("source", 14, pt_box(50, 470, 1000, 30), "line")),
    layout("code", body("code", 1, BODY, "code", insets=Insets(12700, 12700, 12700, 12700), fill=Color("lt2"))),
    layout("statement", body("body", 1, BODY)),
    layout("picture_full", Placeholder("picture", "pic", 13, pt_box(0, 0, 1100, 400), "Bild")),
    layout("mixed", *(body(f"body{n or ''}".replace("body1", "body2"), 1 if not n else 12 + n, BODY)
                      for n in (0, 2, 3, 4, 5, 6))),
)

THEME = Theme(
    name="brick",
    label="Brick",
    size=Size(pt_to_emu(1100), pt_to_emu(540)),
    aspect="16:9",
    colors=(("dk1", "000000"), ("lt1", "FFFFFF")),
    color_names=(),
    fonts=FontScheme("Brick", "Brick", "Brick Mono"),
    styles={
        found.name: found
        for found in (
            style("title", 30, 28, max_lines=2),
            style("line", 20, 18),
            style("footer", 10),
            style("list", (20, 18, 16), (16, 16, 14), (14, 14, 14), levels=LIST_LEVELS, comfortable=1),
            style("points", (20, 18), (16, 14), levels=POINTS_LEVELS, comfortable=1),
            style("quote", (24, 18), (20, 16), (14, 14),
                  levels=(LevelStyle(24, INK), LevelStyle(18, INK, bold=True, space_before=18)), hanging_quote=True,
                  comfortable=2),
            style("code", 18, 16, 14, comfortable=2),
            style("cell", 18),
            style("note", 14),
            style("statement_text", 28, 20),
            style("statement_sentence", 44, 28, 20),
            style("big_number", 160, 96),
        )
    },
    title_style="title",
    body_style="list",
    footer_style="footer",
    layouts={found.name: found for found in LAYOUTS},
    decorations=(),
    ground=Color("lt1"),
    body_box=BODY,
    footer=FooterPattern("{speaker}", "{slide} {n} |", "{date}"),
    labels={
        "de": Labels("de", (("slide", "Folie"), ("continued", "({n}/{total})"), ("text", "Text"),
                            ("picture", "Bild"), ("table", "Tabelle"))),
        "en": Labels("en", (("slide", "Slide"), ("continued", "({n}/{total})"), ("text", "Text"),
                            ("picture", "Picture"), ("table", "Table"))),
    },
    table=TableStyle(
        header_fill=Color("dk2"), header_color=Color("lt1"), header_size=16, header_height=pt_to_emu(40), color=INK,
        sizes=(18, 14), row_heights=(pt_to_emu(48), pt_to_emu(30)), rule=INK, rule_width=9525, last_rule=INK,
        last_rule_width=19050, band_fill=Color("lt2"), band_from_rows=7,
        padding=Insets(pt_to_emu(10), pt_to_emu(5), pt_to_emu(10), pt_to_emu(5)), padding_after_number=pt_to_emu(30),
    ),
    chart=ChartStyle(
        palette=tuple(Color(f"accent{n}") for n in range(1, 7)), highlight=Color("accent2"), muted=Color("accent6"),
        rise=Color("accent1"), fall=Color("accent2"), total=Color("accent6"), target=INK, color=INK, on_dark=Color("lt1"),
        axis=INK, axis_width=1, gridline=INK, gridline_width=1, line_width=2, sizes=(20, 10), title_size=20,
    ),
    code=CodeStyle(
        Color("lt2"),
        {"keyword": TokenStyle(INK, bold=True)},
        {"highlighted": Color("lt1"), "inserted": Color("lt1"), "deleted": Color("lt1")},
        INK,
        "↓",
    ),
    inline_code=TokenStyle(INK),
    number_color=INK,
)
