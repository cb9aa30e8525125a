"""What a chart writes: number formats, text properties, titles (ECMA-376 part 1, 21.2 and 18.8.30)."""

from foliensatz.frame import ChartText, NumberFormat
from foliensatz.geometry import Box, Pt
from foliensatz.language import is_language_tag
from foliensatz.numerals import MINUS, Number, format_number
from foliensatz.pptx.text_style import fill_xml
from foliensatz.pptx.xml_text import attribute, character_data
from foliensatz.theme import Color

# How days are written, by language; elsewhere as ISO 8601 says. Spreadsheets know the language by its Windows number.
_DAYS = {"de": "dd\\.mm\\.yyyy", "en": "d\\ mmm\\ yyyy"}
_GENERAL_DAY = "yyyy\\-mm\\-dd"
_LOCALES = {
    "de": "407", "de-at": "C07", "de-ch": "807", "en": "809", "en-gb": "809", "en-us": "409", "fr": "40C", "it": "410",
    "es": "C0A", "nl": "413", "pl": "415", "pt": "816", "da": "406", "sv": "41D", "cs": "405", "tr": "41F",
}  # fmt: skip


def format_code(number: NumberFormat, lang: str) -> str:
    """A number's format code, with the deck's language before it. PowerPoint takes point and comma from the computer's
    settings all the same, LibreOffice from that language."""
    tag = lang.lower()
    locale = _LOCALES.get(tag) or _LOCALES.get(tag.partition("-")[0], "")
    prefix = f"[$-{locale}]" if locale else ""
    if number.date:
        return prefix + _DAYS.get(tag.partition("-")[0], _GENERAL_DAY)
    digits = "#,##0" + ("." + "0" * number.decimals if number.decimals else "")
    suffix = format_number(Number(0), lang, 0, number.unit)[1:]
    unit = _quoted(suffix) if suffix else ""
    plain, less = f"{prefix}{digits}{unit}", f'{prefix}"{MINUS}"{digits}{unit}'
    if number.signed:
        return f'{prefix}"+"{digits}{unit};{less};{plain}'
    return f"{plain};{less};{plain}"


def _quoted(text: str) -> str:
    """Letters that stand for themselves in a format code."""
    return f'"{text}"' if '"' not in text else "".join(f"\\{letter}" for letter in text)


def text_properties(
    size: Pt, color: Color, lang: str, bold: bool = False, turn: int | None = None, whole: bool = False
) -> str:
    """c:txPr: the type of everything below it. What is `whole` is not broken into lines."""
    body = f'<a:bodyPr rot="{turn * 60000}" vert="horz"/>' if turn is not None else "<a:bodyPr/>"
    body = '<a:bodyPr wrap="none"/>' if whole else body
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{run_properties('a:defRPr', size, color, bold)}</a:pPr>"
        f"<a:endParaRPr{_lang(lang)}/></a:p></c:txPr>"
    )


def run_properties(tag: str, size: Pt, color: Color, bold: bool = False, lang: str = "") -> str:
    return (
        f'<{tag}{_lang(lang)} sz="{round(size * 100)}" b="{int(bold)}">{fill_xml(color)}'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></{tag}>'
    )


def _lang(lang: str) -> str:
    return f' lang="{lang}"' if is_language_tag(lang) else ""


def title_xml(title: ChartText, frame: Box, color: Color, lang: str) -> str:
    """c:title: its lines as they were broken, at its place."""
    paragraphs = "".join(
        [
            f"<a:p><a:pPr>{run_properties('a:defRPr', title.size, color, title.bold)}</a:pPr>"
            f"<a:r>{run_properties('a:rPr', title.size, color, title.bold, lang)}<a:t>{character_data(line)}</a:t></a:r></a:p>"
            for line in title.lines
        ]
    )
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr rot="{title.turn * 60000}" vert="horz" wrap="none" lIns="0" tIns="0" rIns="0" '
        f'bIns="0"/><a:lstStyle/>{paragraphs}</c:rich></c:tx>'
        f'{manual_layout(title.box, frame, sized=False)}<c:overlay val="0"/></c:title>'
    )


def manual_layout(box: Box, frame: Box, target: str = "", sized: bool = True) -> str:
    """c:layout (21.2.2.95): `box` as shares of the chart's frame."""
    inner = f'<c:layoutTarget val="{target}"/>' if target else ""
    size = ""
    if sized:
        size = f'<c:w val="{_share(box.width, frame.width)}"/><c:h val="{_share(box.height, frame.height)}"/>'
    return (
        f'<c:layout><c:manualLayout>{inner}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{_share(box.x - frame.x, frame.width)}"/><c:y val="{_share(box.y - frame.y, frame.height)}"/>'
        f"{size}</c:manualLayout></c:layout>"
    )


def _share(length: int, whole: int) -> str:
    return f"{max(0.0, length / whole):.5f}".rstrip("0").rstrip(".")


__all__ = [
    "attribute",
    "character_data",
    "format_code",
    "manual_layout",
    "run_properties",
    "text_properties",
    "title_xml",
]
