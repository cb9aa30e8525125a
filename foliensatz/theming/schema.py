"""What may stand in a theme.toml: keys, kinds of values, and names that must exist."""

from foliensatz.diagnostic import Diagnostic, error
from foliensatz.reading.suggestion import did_you_mean
from foliensatz.theming.places import Places

SLOTS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
ANCHORS = ("t", "ctr", "b")
ALIGNMENTS = ("", "left", "center", "right")
PLACEHOLDER_TYPES = ("title", "ctrTitle", "subTitle", "body", "pic", "tbl", "chart", "ftr", "sldNum", "dt")
ROLES = (
    "title subtitle client speaker date number body body2 body3 body4 body5 body6 head head2 picture caption table "
    "chart source code contact contact2"
).split()
REQUIRED_STYLES = (
    "display title list quote points column_head note code cell footer statement_sentence statement_text big_number "
    "contact agenda"
).split()

ANY = "*"
# A kind is a function value -> what it should have been, or "" where it is right; a dict describes a table.
NUMBER = "a number"
TEXT = "a text in quotation marks"
FLAG = "true or false"
COLOR = "a colour"
STYLE = "a style"
BOX = "a box [x, y, width, height]"
INSETS = "insets [left, top, right, bottom]"
NUMBERS = "a list of numbers"
STEPS = "a list of sizes"
POINTS = "a list of points [[x, y], …]"

BULLET = {"char": TEXT, "color": COLOR, "font": TEXT, "numbered": FLAG}
LEVEL = {
    "color": COLOR, "bold": FLAG, "italic": FLAG, "font": TEXT, "line_spacing": NUMBER, "space_before": NUMBER,
    "space_ratio": NUMBER, "margin": NUMBER, "indent": NUMBER, "bullet": BULLET, "caps": FLAG, "tracking": NUMBER,
    "align": ALIGNMENTS,
}
STYLE_TABLE = {"steps": STEPS, "levels": [LEVEL], "comfortable": NUMBER, "max_lines": NUMBER, "hanging_quote": FLAG}
DECORATION = {
    "name": TEXT, "box": BOX, "fill": COLOR, "style": STYLE, "color": COLOR, "anchor": ANCHORS, "square": FLAG,
    "stands": FLAG, "fixed": FLAG, "at": {ANY: BOX}, "text": [{"text": TEXT, "bold": FLAG}],
}
PLACEHOLDER = {
    "type": PLACEHOLDER_TYPES, "idx": NUMBER, "box": BOX, "label": TEXT, "style": STYLE, "anchor": ANCHORS,
    "insets": INSETS, "first_step": NUMBER, "color": COLOR, "bold": FLAG, "align": ALIGNMENTS, "fill": COLOR,
    "outline": POINTS, "square": FLAG, "at": {ANY: BOX}, "outline_at": {ANY: POINTS},
}
LAYOUT = {
    "label": TEXT, "ground": COLOR, "negative": FLAG, "negative_sign": FLAG, "footers": FLAG, "footer_color": COLOR,
    "decorations": [DECORATION], "placeholders": {role: PLACEHOLDER for role in ROLES},
}
TOKEN = {"color": COLOR, "bold": FLAG, "italic": FLAG}
TOKENS = {kind: TOKEN for kind in "keyword string comment number name operator heading inserted deleted".split()}
THEME = {
    "name": TEXT, "label": TEXT, "ground": COLOR,
    "aspects": {ANY: NUMBERS},
    "colors": {slot: {"hex": TEXT, "label": TEXT} for slot in SLOTS},
    "tints": {ANY: {"slot": SLOTS, "lum_mod": NUMBER, "lum_off": NUMBER}},
    "fonts": {"major": TEXT, "minor": TEXT, "mono": TEXT, "mono_substitute": TEXT},
    "styles": {ANY: STYLE_TABLE},
    "master": {
        "title_style": STYLE, "body_style": STYLE, "footer_style": STYLE, "number_color": COLOR, "body": BOX,
        "decorations": [DECORATION], "negative": [DECORATION],
        "title": PLACEHOLDER, "footer": PLACEHOLDER, "slide_number": PLACEHOLDER, "slide_date": PLACEHOLDER,
    },
    "layouts": {ANY: LAYOUT},
    "table": {
        "header_fill": COLOR, "header_color": COLOR, "header_size": NUMBER, "header_height": NUMBER, "color": COLOR,
        "sizes": NUMBERS, "row_heights": NUMBERS, "rule": COLOR, "rule_width": NUMBER, "last_rule": COLOR,
        "last_rule_width": NUMBER, "band_fill": COLOR, "band_from_rows": NUMBER, "padding": INSETS,
        "padding_after_number": NUMBER,
    },
    "code": {"ground": COLOR, "inline": TOKEN, "tokens": TOKENS},
    "footer": {"footer": TEXT, "slide_number": TEXT, "slide_date": TEXT},
    "labels": {ANY: {ANY: TEXT}},
}
OPTIONAL = frozenset(("tints", "ground", "mono_substitute"))
NEEDED = {
    (): tuple(key for key in THEME if key not in OPTIONAL),
    ("colors",): SLOTS,
    ("styles",): tuple(REQUIRED_STYLES),
    ("layouts",): ("title", "content"),
    ("fonts",): ("major", "minor", "mono"),
    ("master",): tuple(THEME["master"]),
    ("table",): tuple(THEME["table"]),
    ("code",): ("ground", "inline", "tokens"),
    ("footer",): ("footer", "slide_number", "slide_date"),
    ("labels",): ("en",),
}


def check(raw: dict, places: Places) -> list[Diagnostic]:
    """Every mistake of a parsed theme.toml, with its place. What passes can be compiled."""
    return _Check(raw, places).run()


class _Check:
    def __init__(self, raw: dict, places: Places):
        self.raw = raw
        self.places = places
        self.problems: list[Diagnostic] = []
        tints = raw.get("tints")
        self.colors = (*SLOTS, *(tints if isinstance(tints, dict) else ()))
        styles = raw.get("styles")
        self.styles = tuple(styles) if isinstance(styles, dict) else ()

    def run(self) -> list[Diagnostic]:
        self._table(self.raw, THEME, ())
        for path, keys in NEEDED.items():
            table = self.raw
            for key in path:
                table = table.get(key, {}) if isinstance(table, dict) else {}
            if isinstance(table, dict):
                for key in keys:
                    if key not in table:
                        self._tell("F503", f'{self._name(path)} lacks "{key}"', path, f"Add {key} = …")
        self._complete_entries()
        return self.problems

    def _complete_entries(self) -> None:
        """Entries of open tables must have what the compiler reads."""
        if self.problems:
            return
        for name, style in self.raw["styles"].items():
            self._lacks(style, ("steps", "levels"), ("styles", name))
            for n, level in enumerate(style.get("levels", ())):
                self._lacks(level, ("color",), ("styles", name, "levels", n))
        placeholders = [(("master", role), self.raw["master"][role]) for role in ("title", "footer", "slide_number", "slide_date")]
        for name, layout in self.raw["layouts"].items():
            self._lacks(layout, ("label",), ("layouts", name))
            for role, placeholder in layout.get("placeholders", {}).items():
                placeholders.append((("layouts", name, "placeholders", role), placeholder))
        for path, placeholder in placeholders:
            self._lacks(placeholder, ("type", "idx", "box", "label"), path)
            if placeholder.get("type") not in ("pic", "tbl", "chart"):
                self._lacks(placeholder, ("style",), path)

    def _lacks(self, table: dict, keys: tuple, path: tuple) -> None:
        for key in keys:
            if key not in table:
                self._tell("F503", f'{self._name(path)} lacks "{key}"', path, f"Add {key} = …")

    def _table(self, table: dict, schema: dict, path: tuple) -> None:
        for key, value in table.items():
            kind = schema.get(key, schema.get(ANY))
            if kind is None:
                hint = did_you_mean(key, schema, "It may have " + ", ".join(schema))
                self._tell("F502", f'{self._name(path)} knows no "{key}"', (*path, key), hint)
            else:
                self._value(value, kind, (*path, key))

    def _value(self, value, kind, path: tuple) -> None:
        if isinstance(kind, dict):
            if isinstance(value, dict):
                self._table(value, kind, path)
            else:
                self._wrong(value, "a table { … }", path)
        elif isinstance(kind, list):
            if not isinstance(value, list) or not value and path[-1] == "levels":
                self._wrong(value, "a list of tables [{ … }]", path)
                return
            for n, entry in enumerate(value):
                self._value(entry, kind[0], (*path, n))
        elif isinstance(kind, tuple):
            if value not in kind:
                self._wrong(value, "one of " + ", ".join(f'"{word}"' for word in kind if word), path,
                            did_you_mean(str(value), kind))
        elif not self._is(value, kind, path):
            self._wrong(value, kind, path)

    def _is(self, value, kind: str, path: tuple) -> bool:
        if kind == NUMBER:
            return _number(value)
        if kind == TEXT:
            return isinstance(value, str) and (path[-1] != "hex" or _hex(value))
        if kind == FLAG:
            return isinstance(value, bool)
        if kind in (COLOR, STYLE):
            known = self.colors if kind == COLOR else self.styles
            if isinstance(value, str) and value not in known:
                self._tell("F503", f'The theme has no {kind[2:]} "{value}"', path, did_you_mean(value, known, "It has " + ", ".join(known)))
                return True
            return isinstance(value, str)
        if kind in (BOX, INSETS):
            return isinstance(value, list) and len(value) == 4 and all(map(_number, value))
        if kind == NUMBERS:
            return isinstance(value, list) and bool(value) and all(map(_number, value))
        if kind == STEPS:
            return isinstance(value, list) and bool(value) and all(
                _number(step) or isinstance(step, list) and step and all(map(_number, step)) for step in value
            )
        return isinstance(value, list) and all(isinstance(p, list) and len(p) == 2 and all(map(_number, p)) for p in value)

    def _wrong(self, value, wanted: str, path: tuple, hint: str = "") -> None:
        shown = f'"{value}"' if isinstance(value, str) else str(value)
        wanted = 'a colour "RRGGBB"' if path[-1] == "hex" else wanted
        self._tell("F503", f"{self._name(path)} must be {wanted}, not {shown[:60]}", path, hint or f"Write {wanted}")

    def _name(self, path: tuple) -> str:
        return ".".join(str(key) for key in path) or "The theme"

    def _tell(self, code: str, message: str, path: tuple, hint: str) -> None:
        self.problems.append(error(code, message, self.places.find(path), hint, self.places.path))


def _number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _hex(value: str) -> bool:
    return len(value) == 6 and all(c in "0123456789abcdefABCDEF" for c in value)
