"""Runs as DrawingML (ECMA-376 part 1, 21.1.2.3): each says its language, and of its looks only what its paragraph
doesn't say."""

from typing import TYPE_CHECKING, NamedTuple

from foliensatz.geometry import Pt
from foliensatz.language import is_language_tag
from foliensatz.pptx.slide_part import JUMP, LINK, Needs
from foliensatz.pptx.table_style import table_style_id
from foliensatz.pptx.text_style import color_xml
from foliensatz.pptx.xml_text import attribute, character_data
from foliensatz.runs import LINE_BREAK, SMALL, Runs, RunStyle
from foliensatz.theme import Color, Theme, TokenStyle

if TYPE_CHECKING:
    from foliensatz.formula.tree import Formula

SLIDE_NUMBER = "slidenum"
# A field's id tells fields of different kinds apart; this one is the same in every file.
FIELD_IDS = {SLIDE_NUMBER: "{5C9D1F2E-6B0A-5E3B-9C3A-3B1B5D7F0A11}"}
FIELD_TEXTS = {SLIDE_NUMBER: "‹#›"}
# How high the characters stand (a share of their size, 21.1.2.3.9). No lower, or LibreOffice would set the lines farther apart.
BASELINES = {"super": 30000, "sub": -10000}
_NO_LANGUAGE = "x-none"
_JUMP_ACTION = ' action="ppaction://hlinksldjump"'
_OWN_COLOUR = (
    '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext>'
)


class Ground(NamedTuple):
    """What a paragraph's runs stand in: how its level is set already, so that runs needn't say it, and what each run
    must say since its paragraph can't (in table cells, whose levels come from elsewhere): `size`, `bold` and `ink`.

    Where `dark`, only links keep a colour of their own: the theme's others are made for light grounds. Where the theme's
    colour of links would vanish too, they have that of `link`. `type_size` is what the paragraph is set in, for small print.
    `small_marker` tells that the level's marker has another size than its text.
    """

    color: Color | None = None
    level_bold: bool = False
    level_italic: bool = False
    mono: bool = False
    dark: bool = False
    small_marker: bool = False
    size: Pt = 0
    bold: bool = False
    ink: Color | None = None
    link: Color | None = None
    type_size: Pt = 0


class Characters:
    """Writes runs in one theme. What a run says of itself is worked out once for each style and then looked up; so
    are other words of the theme that never change."""

    __slots__ = ("theme", "table_style_id", "formulas", "native", "_properties", "_mono")

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.formulas = False  # whether a formula was among the runs
        self.native = True  # whether formulas are written as such, or as text on a line
        self.table_style_id = table_style_id(theme)
        self._properties: dict[tuple[RunStyle, str, Ground], tuple[str, str]] = {}
        self._mono = attribute(theme.fonts.mono)

    def runs(self, runs: Runs, ground: Ground, lang: str, needs: Needs) -> str:
        """a:r, a:br and a:fld for `runs`. Links become relationships in `needs`; an address that can be no link
        (see address.uri) leaves its text as plain text."""
        found = self._properties
        written = []
        for text, style, field, formula in runs:
            if formula is not None:
                self.formulas = True
                written.append(self._formula(formula, style, ground, lang))
                continue
            link = ""
            if style.href:
                link = hyperlink("hlinkClick", style.href, needs, style.tip, ground.link is not None)
                style = style._replace(href="#" if link else "", tip="")
            key = style, lang, ground
            properties = found.get(key)
            if properties is None:
                properties = found[key] = self._opened(*key)
            start, within = properties
            if link or within:
                properties_xml = f"{start}>{within}{link}</a:rPr>"
            else:
                properties_xml = start + "/>"
            if field in FIELD_IDS:
                written.append(
                    f'<a:fld id="{FIELD_IDS[field]}" type="{field}">{properties_xml}<a:t>{FIELD_TEXTS[field]}</a:t></a:fld>'
                )
            elif LINE_BREAK in text:
                for number, piece in enumerate(text.split(LINE_BREAK)):
                    if number:
                        written.append(f"<a:br>{properties_xml}</a:br>")
                    if piece:
                        written.append(f"<a:r>{properties_xml}<a:t>{character_data(piece)}</a:t></a:r>")
            else:
                written.append(f"<a:r>{properties_xml}<a:t>{character_data(text)}</a:t></a:r>")
        return "".join(written)

    def _formula(self, formula: "Formula", style: RunStyle, ground: Ground, lang: str) -> str:
        from foliensatz.pptx.formula import inline, on_a_line

        write = inline if self.native else on_a_line
        bold = (style.bold or ground.bold) and not ground.level_bold
        return write(formula, language_tag(style.lang or lang), ground.size, bold)

    def end(self, ground: Ground, lang: str) -> str:
        """The properties of an empty paragraph: its height and language."""
        return f'<a:endParaRPr lang="{language_tag(lang)}"{_size(ground.size)} dirty="0"/>'

    def _opened(self, style: RunStyle, lang: str, ground: Ground) -> tuple[str, str]:
        """(a:rPr's start tag without its end, its children before a link)."""
        token = self._token(style, ground)
        size = ground.size
        if style.small:
            size = round((ground.size or ground.type_size) * SMALL, 1)
        words = [f'<a:rPr lang="{language_tag(style.lang or lang)}"', _size(size)]
        if (style.bold or token is not None and token.bold or ground.bold) and not ground.level_bold:
            words.append(' b="1"')
        if (style.italic or token is not None and token.italic) and not ground.level_italic:
            words.append(' i="1"')
        if style.underline:
            words.append(' u="sng"')
        if style.strike:
            words.append(' strike="sngStrike"')
        if style.shift:
            words.append(f' baseline="{BASELINES[style.shift]}"')
        if style.code:
            words.append(' noProof="1"')
        words.append(' dirty="0"')
        within = []
        color = self._color(style, token, ground)
        if color is not None:
            within.append(f"<a:solidFill>{color_xml(color)}</a:solidFill>")
        if style.mark in self.theme.marks:
            within.append(f"<a:highlight>{color_xml(self.theme.marks[style.mark].fill)}</a:highlight>")
        elif style.mark and not ground.dark and style.mark in self.theme.code.marks:
            within.append(f"<a:highlight>{color_xml(self.theme.code.marks[style.mark])}</a:highlight>")
        if style.code and not ground.mono:
            within.append(f'<a:latin typeface="{self._mono}"/><a:cs typeface="{self._mono}"/>')
        return "".join(words), "".join(within)

    def _token(self, style: RunStyle, ground: Ground) -> TokenStyle | None:
        if style.token:
            return self.theme.code.tokens.get(style.token)
        return self.theme.inline_code if style.code and not ground.mono else None

    def _color(self, style: RunStyle, token: TokenStyle | None, ground: Ground) -> Color | None:
        """The run's own colour; None where it is its paragraph's or the theme's for links."""
        if style.mark in self.theme.marks:
            return self.theme.marks[style.mark].color
        if style.color and (own := self.theme.color(style.color)):
            return own
        if ground.dark or style.href:
            return ground.link if style.href else ground.ink
        if token is None or token.color == ground.color:
            return None
        return token.color


def language_tag(lang: str) -> str:
    """`lang` where it is a language tag (RFC 5646), else Office's own "x-none": text in no language."""
    return lang if is_language_tag(lang) else _NO_LANGUAGE


def hyperlink(tag: str, href: str, needs: Needs, tip: str = "", in_own_colour: bool = False) -> str:
    """The a:hlinkClick (or whatever `tag` is) that leads to `href`: an address, or "#anchor" of a slide; "" where
    `href` can be no link. `tip` is shown when the pointer rests on it. A link `in_own_colour` has its run's instead of
    the theme's (MS-ODRAWXML 2.38, hlinkClr; PowerPoint 2019 and later)."""
    words = f' tooltip="{attribute(tip)}"' if tip else ""
    end = f"><a:extLst>{_OWN_COLOUR}</a:extLst></a:{tag}>" if in_own_colour else "/>"
    if href.startswith("#"):
        return f'<a:{tag} r:id="{needs.id(JUMP, href[1:])}"{_JUMP_ACTION}{words}{end}'
    from foliensatz.address import uri

    target = uri(href)
    return f'<a:{tag} r:id="{needs.id(LINK, target)}"{words}{end}' if target else ""


def _size(size: Pt) -> str:
    return f' sz="{round(size * 100)}"' if size else ""
