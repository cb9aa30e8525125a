"""Inline Markdown: the text of a paragraph, heading or cell as pieces, or as runs where pictures can't be."""

import re

from foliensatz.deck import NO_ATTRIBUTES, Attributes, Image
from foliensatz.language import LANGUAGE_HINT, full_language_tag
from foliensatz.reading.context import Context
from foliensatz.reading.markdown import parse_inlines
from foliensatz.reading.pieces import DISPLAY, FIXED, FORMULA, HARD, PICTURE, SOFT, TEXT, Piece, to_runs
from foliensatz.reading.pictures import file_name, mend_addresses
from foliensatz.reading.typography import typeset
from foliensatz.runs import PLAIN, Runs, RunStyle, plain_text

_MARKUP = re.compile(r"[\\`*_\[\]<&$]|~~|  \n|://|@")
_SET = frozenset((TEXT, SOFT, HARD))
_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_BARE_ADDRESS = (
    r"(?<![\w/@.])(?:https?://[^\s<>\"„“”«»|]+|[A-Za-z0-9][\w.+-]*@[A-Za-z0-9][\w-]*(?:\.[A-Za-z0-9][\w-]*)*\.[A-Za-z]{2,})"
)
_REFERENCE = r"(?<![\w@])@(eq:[\w.-]*\w)"
_STYLES = {"strong": "bold", "em": "italic", "s": "strike"}


def read_pieces(text: str, line: int, context: Context, title: bool = False) -> list[Piece]:
    """The pieces of inline Markdown that begins on `line`, typeset. Line breaks stay apart, so that the caller can
    divide at them; `to_runs` joins everything."""
    if "!(" in text or "] (" in text and "![" in text:
        from foliensatz.reading.missed_pictures import tell_missed

        tell_missed(text, line, context)
    if not _MARKUP.search(text) and not context.abbreviations:
        if "\n" in text:
            text = _SOFT_BREAK.sub(" ", text)
        if text.count(":") > 1:
            text = _with_emoji(text, line, context)
        texts = [text]
        typeset(texts, [False], context.lang, title)
        return _in_scripts([Piece(TEXT, texts[0], PLAIN, line)], context) if text else []
    if "![" in text:
        text, mended = mend_addresses(text)
        if mended:
            hint = "Put the address into angle brackets: ![…](<my picture.png>)"
            context.warn("F218", "This picture's address has blanks in it", line, hint, context.column(line, "![") or 0)
            context._found.pop((line, "!["), None)
    pieces = InlineReader(context, line).pieces(parse_inlines(text, context.environment))
    for piece in pieces:
        if piece.kind == TEXT and piece.text.count(":") > 1:
            piece.text = _with_emoji(piece.text, piece.line, context)
    texts = [piece.text for piece in pieces]
    typeset(texts, [piece.kind not in _SET for piece in pieces], context.lang, title)
    for piece, set_text in zip(pieces, texts):
        piece.text = set_text
    return _in_scripts(pieces, context)


def _in_scripts(pieces: list[Piece], context: Context) -> list[Piece]:
    """The pieces with what is written in another script in the language of that."""
    if all([piece.text.isascii() or max(piece.text) < "\u0590" for piece in pieces]):
        return pieces
    from foliensatz.reading.scripts import divided, has_scripts

    whole = "".join([piece.text for piece in pieces])
    result: list[Piece] = []
    for piece in pieces:
        if piece.kind in (TEXT, FIXED) and not piece.style.lang and has_scripts(piece.text):
            for text, lang in divided(piece.text, whole, context):
                result.append(Piece(piece.kind, text, piece.style._replace(lang=lang), piece.line))
        else:
            result.append(piece)
    return result


def _with_emoji(text: str, line: int, context: Context) -> str:
    from foliensatz.reading.emoji import CODES, with_emoji

    return with_emoji(text, line, context) if CODES.search(text) else text


def read_runs(text: str, line: int, context: Context, title: bool = False) -> Runs:
    """The runs of inline Markdown where pictures can't be; those that stand there are reported, and told in words."""
    pieces = read_pieces(text, line, context, title)
    for piece in pieces:
        if piece.kind == PICTURE:
            told = (piece.block.alt, piece.block.title) if isinstance(piece.block, Image) else ("", piece.block.caption)
            said = [words for words in (told[0], plain_text(told[1])) if words]
            piece.kind, piece.text = TEXT, " – ".join(said)
            message = "A picture can't stand within a table or a caption, so its description stands there"
            context.warn("F212", message, piece.line, "Put it into a paragraph of its own")
    return to_runs(pieces)


class InlineReader:
    """Makes pieces of markdown-it's inline tokens, which begin on `line`."""

    def __init__(self, context: Context, line: int):
        self.context = context
        self.line = line
        self.result: list[Piece] = []
        self.styles: list[RunStyle] = [PLAIN]
        self.tags: list[tuple[str, dict]] = []  # open HTML tags, and what each changes of the style
        self.abbreviated: tuple[int, str] | None = None  # where an <abbr> began, and what it stands for
        self.automatic = False  # within <https://…>
        self.left_out = False  # something without a trace stood right before
        self.link_start = 0  # how many pieces there were when the link began

    def pieces(self, tokens) -> list[Piece]:
        for token in tokens:
            kind = token.type
            if kind == "text":
                if token.content:
                    self.text(token.content)
            elif kind == "softbreak":
                self.result.append(Piece(SOFT, " ", self.style(), self.line))
                self.line += 1
            elif kind == "text_special":
                protected = token.info == "escape"
                self.result.append(Piece(FIXED if protected else TEXT, _one_line(token.content), self.style(), self.line))
            elif kind == "code_inline":
                style = self.style()._replace(code=True)
                self.result.append(Piece(FIXED, _one_line(token.content), style, self.line))
            elif kind == "hardbreak":
                self.result.append(Piece(HARD, "\n", self.style(), self.line))
                self.line += 1
            elif kind == "image":
                self.image(token)
            elif kind == "math_inline":
                self.formula(token)
            elif kind == "html_inline":
                from foliensatz.reading.html import read_html

                read_html(self, token.content)
            elif kind == "footnote_ref":
                self.footnote(token.content)
            elif kind == "footnote_inline":
                self.footnote("", token.content)
                self.line += token.content.count("\n")
            elif kind == "link_open":
                href = self.link(str(token.attrs.get("href", "")))
                tip = _one_line(str(token.attrs.get("title", "")))
                self.styles.append(self.styles[-1]._replace(href=href, tip=tip))
                self.link_start = len(self.result)
                self.automatic = token.info == "auto"
            elif kind == "span_open":
                self.styles.append(self.span_style(token.meta["attributes"]))
            elif token.nesting > 0:
                self.styles.append(self.styles[-1]._replace(**{_STYLES[token.tag]: True}))
            elif token.nesting < 0:
                if token.type == "link_close":
                    href = self.styles[-1].href
                    if href.startswith("#eq:"):
                        self.context.cites = True
                        if len(self.result) == self.link_start:
                            self.reference(href[1:])
                    if token.meta.get("attributes"):
                        self.qr_code(token.meta["attributes"])
                    self.tell_lost_tip()
                self.styles.pop()
                self.automatic = False
        return self.result

    def text(self, text: str) -> None:
        if self.left_out:
            self.left_out = False
            if text[0] == " " and (not self.result or self.result[-1].text.endswith(" ")):
                text = text[1:]
        style = self.style()
        context = self.context
        if context.abbreviations and not (context.in_notes or context.in_footnote or style.href):
            known = context.environment["footnotes"]
            end = 0
            for match in context.abbreviations.finditer(text):
                if match.start() > end:
                    self.plain(text[end : match.start()])
                said, line = known["*" + match[0]]
                self.abbreviation(match[0], said, line or self.line)
                end = match.end()
            text = text[end:]
            if not text:
                return
        self.plain(text)

    def plain(self, text: str) -> None:
        """Text with nothing but addresses and references in it."""
        style = self.style()
        if "@eq:" in text and not style.href:
            self.references(text)
            return
        if style.href or not ("://" in text or "@" in text):
            self.result.append(Piece(FIXED if self.automatic else TEXT, text, style, self.line))
            return
        end = 0
        for match in re.finditer(_BARE_ADDRESS, text):
            address = _without_punctuation(match[0])
            if match.start() > end:
                self.result.append(Piece(TEXT, text[end : match.start()], style, self.line))
            href = address if "://" in address else "mailto:" + address
            self.result.append(Piece(FIXED, address, style._replace(href=href), self.line))
            end = match.start() + len(address)
        if end < len(text):
            self.result.append(Piece(TEXT, text[end:], style, self.line))

    def footnote(self, label: str, text: str = "") -> None:
        """The mark of a footnote, close behind its word; in notes, and within a footnote, what it says in brackets."""
        from foliensatz.reading.footnotes import add_footnote

        context, line = self.context, self.line
        if label:
            known = context.environment.get("footnotes", {})
            if label not in known:
                hint = f"Say what it is in a paragraph of its own: [{label}]: …"
                context.warn("F293", f"No footnote of this file is called [{label}]", line, hint, context.column(line, f"[{label}]"))
                self.result.append(Piece(FIXED, f"[{label}]", self.style(), line))
                return
            text, own_line = known[label]
            line = own_line or line
        if context.in_notes or context.in_footnote:
            self.result.append(Piece(TEXT, f" ({text})", self.style(), self.line))
            return
        if self.result and self.result[-1].kind == TEXT:
            self.result[-1].text = self.result[-1].text.rstrip(" ")
        place = add_footnote(label, text, line, context)
        style = self.style()._replace(shift="super", note=place, href="", tip="")
        self.result.append(Piece(FIXED, str(context.footnotes[place - 1].number), style, self.line))

    def abbreviation(self, word: str, text: str, line: int) -> None:
        """A word that the slide's foot tells in full."""
        from foliensatz.reading.footnotes import add_footnote

        place = add_footnote("*" + word, text, line, self.context)
        self.result.append(Piece(TEXT, word, self.style()._replace(note=place), self.line))

    def references(self, text: str) -> None:
        """Text with references to formulas. They are resolved when all of the deck is known."""
        end = 0
        for match in re.finditer(_REFERENCE, text):
            if match.start() > end:
                self.plain(text[end : match.start()])
            self.reference(match[1])
            end = match.end()
        rest = text[end:]
        if rest and end:
            self.plain(rest)
        elif rest:
            self.result.append(Piece(TEXT, rest, self.style(), self.line))

    def reference(self, label: str) -> None:
        self.context.cites = True
        self.result.append(Piece(FIXED, "@" + label, self.style()._replace(href="#" + label), self.line))

    def link(self, address: str) -> str:
        """An address; an anchor is not percent-encoded, since slides' names aren't."""
        return file_name(address) if address.startswith("#") else address

    def span_style(self, attributes: Attributes) -> RunStyle:
        """The style within a bracketed span: its language, its colour, and the classes that have a meaning."""
        style = self.styles[-1]
        style = style._replace(lang=self.language(attributes.get("lang")) or style.lang)
        if not attributes.classes and not attributes.get("color"):
            return style
        from foliensatz.reading.html import style_of_span

        return style._replace(**style_of_span(attributes, self.line, self.context))

    def language(self, text: str) -> str:
        """A span's language as a tag; "" where none is said, or, with a warning, where it is none."""
        if not text:
            return ""
        tag = full_language_tag(text)
        if not tag:
            column = self.context.column(self.line, "lang=")
            self.context.warn("F210", f"“{text}” is not a language", self.line, LANGUAGE_HINT, column)
        return tag

    def qr_code(self, attributes: Attributes) -> None:
        """The link that ends here as a QR code, with its text as the caption below."""
        from foliensatz.reading.qr_code import qr_image

        pieces = self.result[self.link_start :]
        address = self.styles[-1].href
        image = qr_image(address, "", to_runs(pieces), self.line, self.context, attributes)
        if image:
            del self.result[self.link_start :]
            self.result.append(Piece(PICTURE, "", self.style(), self.line, image))

    def tell_lost_tip(self) -> None:
        """A link's title shows at its text; where that is only a picture, or nothing, it has no place."""
        tip = self.styles[-1].tip
        if tip and not any(piece.kind in (TEXT, FIXED) for piece in self.result[self.link_start :]):
            hint = "Give the link a text, or make a caption of it: ![…](picture.png \"caption\")"
            self.context.warn("F220", f"The link's title “{tip}” has no text to stand at, so it is left out", self.line, hint)

    def image(self, token) -> None:
        alt = "".join(_plain(token.children or []))
        title = str(token.attrs.get("title", ""))
        attributes = token.meta.get("attributes", NO_ATTRIBUTES)
        caption = read_runs(title, self.line, self.context) if title else ()
        style = self.style()
        image = self.context.image(str(token.attrs.get("src", "")), alt, caption, self.line, style.href, attributes)
        if image:
            self.result.append(Piece(PICTURE, "", style, self.line, image))
        self.left_out = not image
        self.line += sum(child.type in ("softbreak", "hardbreak") for child in token.children or [])

    def formula(self, token) -> None:
        from foliensatz.reading.formulas import read_formula

        display = token.markup in ("$$", "\\[")
        math = read_formula(token.content, self.line, display, self.context, token.meta["attributes"])
        style = self.style()
        if style.href:
            hint = "Link the words beside it"
            column = self.context.column(self.line, token.content)
            self.context.warn("F248", "A formula can't be a link in PowerPoint, so this one is none", self.line, hint, column)
            style = style._replace(href="", tip="")
        self.result.append(Piece(DISPLAY if display else FORMULA, math.formula.text, style, self.line, math))
        self.line += token.content.count("\n")

    def style(self) -> RunStyle:
        """The style here: Markdown's, with that of open HTML tags laid over it."""
        style = self.styles[-1]
        for _, changes in self.tags:
            style = style._replace(**changes)
        return style


def _plain(tokens) -> list[str]:
    """The text of an alternative text, whatever its markup."""
    parts: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "image":
            parts.extend(_plain(token.children or []))
        elif token.type != "html_inline":
            parts.append(_one_line(token.content))
    return parts


def _one_line(text: str) -> str:
    return text.replace("\n", " ") if "\n" in text else text


def _without_punctuation(address: str) -> str:
    """A bare address without the punctuation of the sentence around it."""
    while address and address[-1] in ".,;:!?'*_~)]}":
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
