"""HTML in running text: comments, tags that stand for something, and which styles tags and bracketed spans give runs."""

import re
from html import unescape
from typing import TYPE_CHECKING

from foliensatz.deck import NO_ATTRIBUTES, Attributes
from foliensatz.reading.context import Context
from foliensatz.reading.pieces import FIXED, HARD, PICTURE, Piece
from foliensatz.reading.typography import quotation_marks
from foliensatz.runs import Run

if TYPE_CHECKING:
    from foliensatz.reading.inline import InlineReader

_TAG_NAME = r"</?([A-Za-z][\w-]*)"
_ATTRIBUTE = r"""([A-Za-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
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
_HEX = r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
_RGB = r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$"
# Behind these, characters go the way that they say, up to the last one (Unicode, UAX #9, 2.2).
_OVERRIDES = {"rtl": "\u202e", "ltr": "\u202d"}
_OVERRIDE_END = "\u202c"


def read_html(reader: "InlineReader", tag: str) -> None:
    """A comment, or a tag: a break, a picture, or what styles the text up to its end."""
    if tag.startswith("<!--"):
        reader.context.comment(tag[4:-3], reader.line)
        reader.left_out = True
    else:
        match = re.match(_TAG_NAME, tag)
        name = match[1].lower() if match else ""
        if name == "br":
            reader.result.append(Piece(HARD, "\n", reader.style(), reader.line))
        elif name == "img":
            _image(reader, tag)
        elif name == "wbr":
            reader.result.append(Piece(FIXED, "\u200b", reader.style(), reader.line))
        else:
            _tag(reader, name, tag)
    reader.line += tag.count("\n")


def _tag(reader: "InlineReader", name: str, tag: str) -> None:
    """A tag that styles text; a closing one without its opening does nothing."""
    if tag.startswith("</"):
        opened = next((n for n in range(len(reader.tags) - 1, -1, -1) if reader.tags[n][0] == name), -1)
        if opened >= 0:
            if name == "abbr" and reader.abbreviated:
                _tell_abbreviation(reader)
            if name == "bdo":
                reader.result.append(Piece(FIXED, _OVERRIDE_END, reader.style(), reader.line))
            if name == "q":
                reader.result.append(Piece(FIXED, _quotation_mark(reader, False), reader.style(), reader.line))
            del reader.tags[opened]
        return
    attributes = _attributes_of(tag)
    if name == "abbr" and (title := attributes.get("title")):
        reader.abbreviated = (len(reader.result), title)
    changes = _style_of(name, attributes, reader.line, reader.context)
    if changes is None:
        reader.context.dropped_tags.append((tag, reader.line))
    elif not tag.endswith("/>"):
        reader.tags.append((name, changes))
        if name == "bdo":
            way = _OVERRIDES.get(attributes.get("dir", "").lower(), _OVERRIDES["rtl"])
            reader.result.append(Piece(FIXED, way, reader.style(), reader.line))
        if name == "q":
            reader.result.append(Piece(FIXED, _quotation_mark(reader, True), reader.style(), reader.line))


def _tell_abbreviation(reader: "InlineReader") -> None:
    """What stands between `<abbr title="…">` and its end is told at the slide's foot."""
    from foliensatz.reading.footnotes import add_footnote

    start, title = reader.abbreviated
    reader.abbreviated = None
    word = "".join(piece.text for piece in reader.result[start:])
    if word.strip() and not (reader.context.in_notes or reader.context.in_footnote):
        place = add_footnote("*" + word, title, reader.line, reader.context)
        for piece in reader.result[start:]:
            piece.style = piece.style._replace(note=place)


def _quotation_mark(reader: "InlineReader", opening: bool) -> str:
    """The quotation mark of a <q>, in the language of the text; the inner ones within another <q>."""
    outer = [name for name, _ in reader.tags].count("q") % 2
    marks = quotation_marks(reader.style().lang or reader.context.lang)
    return marks[(0 if outer else 2) + (0 if opening else 1)]


def _image(reader: "InlineReader", tag: str) -> None:
    values = _attributes_of(tag)
    pairs = tuple((key, values[key]) for key in ("width", "height") if values.get(key))
    pairs = tuple((key, value + "px" if value.isdigit() else value) for key, value in pairs)
    attributes = NO_ATTRIBUTES._replace(pairs=pairs)
    caption = (Run(values["title"].replace("\n", " ")),) if values.get("title") else ()
    image = reader.context.image(
        values.get("src", ""), values.get("alt", ""), caption, reader.line, reader.style().href, attributes
    )
    if image:
        reader.result.append(Piece(PICTURE, "", reader.style(), reader.line, image))


def _attributes_of(tag: str) -> dict[str, str]:
    """The attributes of an HTML tag by their names."""
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in re.finditer(_ATTRIBUTE, tag)}


def _style_of(name: str, attributes: dict[str, str], line: int, context: Context) -> dict | None:
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
    match = re.match(_HEX, text)
    numbers = re.match(_RGB, text.lower())
    if match:
        digits = match[1].upper()
        found = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    elif numbers:
        found = "".join(f"{min(int(number), 255):02X}" for number in numbers.groups())
    else:
        found = _CSS.get(text.lower(), text)
    context.colors.append((found, text, line, context.column(line, text)))
    return found
