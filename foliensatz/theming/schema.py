"""What may stand in a theme.toml: keys, kinds of values, and names that must exist."""

from foliensatz.deck import CALLOUT_KINDS
from foliensatz.theming.kinds import (
    BOX, CHARACTER, COLOR, COLORS, FACTOR, FLAG, FONT, FORMAT, HEX, INSETS, LENGTH, LENGTHS, NUMBER, PERCENT, PICTURE, PLACE, POINTS,
    SIZE, SIZES, STEPS, STYLE, TEXT, WHOLE, WIDTH,
)

SLOTS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
# A lighter and a darker form of each accent, as Office's palette has them: (slot, luminance modulation, offset).
VARIANTS = {
    **{f"{slot}_light": (slot, 20, 80) for slot in SLOTS if slot.startswith("accent")},
    **{f"{slot}_dark": (slot, 75, 0) for slot in SLOTS if slot.startswith("accent")},
}
ANCHORS = ("t", "ctr", "b")
ALIGNMENTS = ("", "left", "center", "right")
PLACEHOLDER_TYPES = ("title", "ctrTitle", "subTitle", "body", "pic", "tbl", "chart", "ftr", "sldNum", "dt")
# What the places of the roles must be, where they aren't for text.
TYPES = {
    "title": ("title", "ctrTitle"), "picture": ("pic",), "table": ("tbl",), "chart": ("chart",), "footer": ("ftr",),
    "slide_number": ("sldNum",), "slide_date": ("dt",),
}  # fmt: skip
TEXT_TYPES = ("body", "subTitle")
ROLES = (
    "title subtitle client speaker date number body body2 body3 body4 body5 body6 head head2 picture caption table "
    "chart source code contact contact2 footnotes"
).split()
REQUIRED_STYLES = (
    "display title list quote points column_head note code cell footer statement_sentence statement_text big_number "
    "contact agenda"
).split()

# What a footer can say besides labels.
FOOTER_FIELDS = ("speaker", "date", "n", "total")

# Key of a table whose entries have names of their own.
ANY = "*"
# Key of a table whose value names the keys that it must have.
NEEDS = "!"

FACES = ("minor", "major", "mono")
NUMBER_FORMATS = (
    "arabicPeriod", "arabicPlain", "arabicParenR", "arabicParenBoth", "alphaLcPeriod", "alphaLcParenR", "alphaUcPeriod",
    "alphaUcParenR", "romanLcPeriod", "romanLcParenR", "romanUcPeriod", "romanUcParenR",
)
BULLET = {
    NEEDS: ("color",),
    "char": CHARACTER, "color": COLOR, "font": FONT, "numbered": FLAG, "number_format": NUMBER_FORMATS,
}
LEVEL = {
    NEEDS: ("color",),
    "color": COLOR, "bold": FLAG, "italic": FLAG, "font": FACES, "line_spacing": FACTOR, "space_before": LENGTH,
    "space_ratio": LENGTH, "margin": LENGTH, "indent": NUMBER, "bullet": BULLET, "caps": FLAG, "tracking": NUMBER,
    "align": ALIGNMENTS,
}
STYLE_TABLE = {
    NEEDS: ("steps", "levels"),
    "steps": STEPS, "levels": [LEVEL], "comfortable": WHOLE, "max_lines": WHOLE, "hanging_quote": FLAG,
}
DECORATION = {
    NEEDS: ("name", "box"),
    "name": TEXT, "box": BOX, "fill": COLOR, "style": STYLE, "color": COLOR, "anchor": ANCHORS, "square": FLAG,
    "stands": FLAG, "fixed": FLAG, "at": {ANY: BOX}, "picture": PICTURE, "text": [{NEEDS: ("text",), "text": TEXT, "bold": FLAG}],
}
PLACEHOLDER = {
    NEEDS: ("type", "idx", "box", "label"),
    "type": PLACEHOLDER_TYPES, "idx": WHOLE, "box": PLACE, "label": TEXT, "style": STYLE, "anchor": ANCHORS,
    "insets": INSETS, "first_step": WHOLE, "color": COLOR, "bold": FLAG, "align": ALIGNMENTS, "fill": COLOR,
    "outline": POINTS, "square": FLAG, "at": {ANY: PLACE}, "outline_at": {ANY: POINTS},
}
LAYOUT = {
    NEEDS: ("label",),
    "label": TEXT, "ground": COLOR, "negative": FLAG, "negative_sign": FLAG, "footers": FLAG, "footer_color": COLOR,
    "decorations": [DECORATION], "placeholders": {role: PLACEHOLDER for role in ROLES},
}
TOKEN = {NEEDS: ("color",), "color": COLOR, "bold": FLAG, "italic": FLAG}
TOKENS = {kind: TOKEN for kind in "keyword string comment number name operator heading inserted deleted dimmed".split()}
MARKS = ("highlighted", "inserted", "deleted")
THEME = {
    "name": TEXT, "label": TEXT, "ground": COLOR,
    "aspects": {ANY: FORMAT},
    "colors": {slot: {NEEDS: ("hex",), "hex": HEX, "label": TEXT} for slot in SLOTS},
    "tints": {ANY: {NEEDS: ("slot",), "slot": SLOTS, "lum_mod": PERCENT, "lum_off": PERCENT}},
    "fonts": {"major": FONT, "minor": FONT, "mono": FONT, "mono_substitute": FONT, "embed": FLAG},
    "styles": {ANY: STYLE_TABLE},
    "master": {
        "title_style": STYLE, "body_style": STYLE, "footer_style": STYLE, "number_color": COLOR, "body": PLACE,
        "decorations": [DECORATION], "negative": [DECORATION],
        "title": PLACEHOLDER, "footer": PLACEHOLDER, "slide_number": PLACEHOLDER, "slide_date": PLACEHOLDER,
    },
    "layouts": {ANY: LAYOUT},
    "table": {
        "header_fill": COLOR, "header_color": COLOR, "header_size": SIZE, "header_height": LENGTH, "color": COLOR,
        "sizes": SIZES, "row_heights": LENGTHS, "rule": COLOR, "rule_width": WIDTH, "last_rule": COLOR,
        "last_rule_width": WIDTH, "band_fill": COLOR, "band_from_rows": WHOLE, "padding": INSETS,
        "padding_after_number": LENGTH, "total_rule": COLOR, "total_rule_width": WIDTH, "highlight_fill": COLOR,
        "highlight_color": COLOR,
    },
    "code": {
        "ground": COLOR, "inline": TOKEN, "tokens": TOKENS, "marks": {mark: COLOR for mark in MARKS}, "numbers": COLOR,
        "wrapped": CHARACTER,
    },
    "chart": {
        "palette": COLORS, "highlight": COLOR, "muted": COLOR, "rise": COLOR, "fall": COLOR, "total": COLOR,
        "target": COLOR, "color": COLOR, "on_dark": COLOR, "axis": COLOR, "axis_width": WIDTH, "gridline": COLOR,
        "gridline_width": WIDTH, "line_width": WIDTH, "sizes": SIZES, "title_size": SIZE,
    },
    "text": {key: {NEEDS: ("fill", "color"), "fill": COLOR, "color": COLOR} for key in ("mark", "key")},
    "callouts": {
        "bar": LENGTH, "padding": INSETS,
        **{kind: {NEEDS: ("bar",), "bar": COLOR, "fill": COLOR, "title": COLOR} for kind in CALLOUT_KINDS},
    },
    "pictures": {"radius": LENGTH},
    "footer": {"footer": TEXT, "slide_number": TEXT, "slide_date": TEXT},
    "labels": {ANY: {ANY: TEXT}},
}
OPTIONAL = frozenset(("pictures", "text", "callouts", "chart", "tints", "ground", "mono_substitute"))
OPTIONAL_OF_TABLES = frozenset(("total_rule", "total_rule_width", "highlight_fill", "highlight_color"))
NEEDED = {
    (): tuple(key for key in THEME if key not in OPTIONAL),
    ("colors",): SLOTS,
    ("styles",): tuple(REQUIRED_STYLES),
    ("layouts",): ("title", "section", "content", "mixed"),
    ("fonts",): ("major", "minor", "mono"),
    ("master",): tuple(THEME["master"]),
    ("table",): tuple(key for key in THEME["table"] if key not in OPTIONAL_OF_TABLES),
    ("code",): ("ground", "inline", "tokens", "marks", "numbers"),
    ("code", "marks"): MARKS,
    ("footer",): ("footer", "slide_number", "slide_date"),
    ("labels",): ("en",),
}
# What a layout of this name is filled with, so that it must have a place for it.
LAYOUT_ROLES = {
    "title": ("subtitle", "client", "speaker", "date"),
    "content": ("body",),
    "quote": ("body",),
    "points": ("body", "body2"),
    "two_columns": ("head", "body", "head2", "body2"),
    "picture_text": ("body", "picture", "caption"),
    "picture_full": ("picture",),
    "table": ("table", "source"),
    "chart": ("chart", "source"),
    "code": ("code",),
    "statement": ("body",),
    "agenda": ("body",),
    "closing": ("body", "contact", "contact2"),
}
