"""HTML tags in running text, and classes of bracketed spans: which styles of runs they are."""

import re

from foliensatz.deck import Attributes
from foliensatz.reading.context import Context
from foliensatz.reading.typography import quotation_marks

_STYLES: dict[str, dict] = {
    **dict.fromkeys(("b", "strong"), {"bold": True}),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), {"italic": True}),
    **dict.fromkeys(("s", "del", "strike"), {"strike": True}),
    **dict.fromkeys(("u", "ins"), {"underline": True}),
    **dict.fromkeys(("code", "samp", "tt"), {"code": True}),
    "sub": {"shift": "sub"},
    "sup": {"shift": "super"},
    "mark": {"mark": "marked"},
    "kbd": {"code": True, "mark": "key"},
    "small": {"small": True},
    "q": {},
    "abbr": {},
    "bdo": {},
}
_CLASSES = {
    "mark": _STYLES["mark"], "kbd": _STYLES["kbd"], "small": _STYLES["small"], "underline": _STYLES["u"],
    "ul": _STYLES["u"], "sub": _STYLES["sub"], "sup": _STYLES["sup"],
}  # fmt: skip
# CSS Color 4, 6.1: the names that people know.
_CSS = {
    "black": "000000", "silver": "C0C0C0", "gray": "808080", "grey": "808080", "white": "FFFFFF", "maroon": "800000",
    "red": "FF0000", "purple": "800080", "fuchsia": "FF00FF", "green": "008000", "lime": "00FF00", "olive": "808000",
    "yellow": "FFFF00", "navy": "000080", "blue": "0000FF", "teal": "008080", "aqua": "00FFFF", "orange": "FFA500",
    "brown": "A52A2A", "pink": "FFC0CB",
}  # fmt: skip
_HEX = re.compile(r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$")


def style_of(name: str, attributes: dict[str, str], line: int, context: Context) -> dict | None:
    """What a tag changes of a run's style; None where it means nothing here."""
    if name in _STYLES:
        return _STYLES[name]
    if name == "span":
        return _declared(attributes.get("style", ""), attributes.get("lang", ""), line, context)
    if name == "font" and attributes.get("color"):
        return {"color": color_name(attributes["color"], line, context)}
    return None


def style_of_span(attributes: Attributes, line: int, context: Context) -> dict:
    """What the attributes of `[text]{…}` change of a run's style."""
    changes: dict = {}
    for name in attributes.classes:
        if name in _CLASSES:
            changes |= _CLASSES[name]
        else:
            hint = f"There are {', '.join('.' + known for known in _CLASSES)}, and color=…"
            context.warn("F291", f"“.{name}” means nothing for text", line, hint, context.column(line, "." + name))
    if attributes.get("color"):
        changes["color"] = color_name(attributes.get("color"), line, context)
    return changes


def _declared(style: str, lang: str, line: int, context: Context) -> dict | None:
    """The style of a span by its CSS; what has no meaning here is told."""
    changes: dict = {}
    for declaration in style.split(";"):
        key, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if key == "color":
            changes["color"] = color_name(declaration.partition(":")[2].strip(), line, context)
        elif key in ("background", "background-color"):
            changes["mark"] = "marked"
        elif (key, value) in _DECLARATIONS:
            changes |= _DECLARATIONS[key, value]
        elif key:
            hint = "Of a span’s style, color, background, font-weight, font-style and text-decoration are understood"
            context.warn("F291", f"“{key}: {value}” means nothing for text", line, hint, context.column(line, key))
    if lang:
        from foliensatz.language import full_language_tag

        changes["lang"] = full_language_tag(lang) or ""
    return changes if style or lang else None


_DECLARATIONS = {
    ("font-weight", "bold"): {"bold": True},
    ("font-style", "italic"): {"italic": True},
    ("text-decoration", "underline"): {"underline": True},
    ("text-decoration", "line-through"): {"strike": True},
    ("vertical-align", "super"): {"shift": "super"},
    ("vertical-align", "sub"): {"shift": "sub"},
    ("font-size", "small"): {"small": True},
    ("font-size", "smaller"): {"small": True},
}


def color_name(text: str, line: int, context: Context) -> str:
    """A colour as runs name it: RRGGBB, or the author's word for one of the theme's. The place is kept, since only who
    knows the theme can say whether there is such a colour and whether it can be read."""
    match = _HEX.match(text)
    numbers = _RGB.match(text.lower())
    if match:
        digits = match[1].upper()
        found = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    elif numbers:
        found = "".join(f"{min(int(number), 255):02X}" for number in numbers.groups())
    else:
        found = _CSS.get(text.lower(), text)
    context.colors.append((found, text, line, context.column(line, text)))
    return found


# Behind these, characters go the way that they say, up to the last one (Unicode, UAX #9, 2.2).
OVERRIDES = {"rtl": "\u202e", "ltr": "\u202d"}
OVERRIDE_END = "\u202c"


def quotation_mark(reader, opening: bool) -> str:
    """The quotation mark of a <q>, in the language of the text; the inner ones within another <q>."""
    outer = [name for name, _ in reader.tags].count("q") % 2
    marks = quotation_marks(reader.style().lang or reader.context.lang)
    return marks[(0 if outer else 2) + (0 if opening else 1)]
