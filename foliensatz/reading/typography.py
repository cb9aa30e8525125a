"""Typography: what an author types on a keyboard becomes what a typesetter would set.

Quotation marks by language („…“ ‚…‘ in German, “…” ‘…’ in English, «…» in Swiss German), apostrophes, dashes,
ellipses, and no-break spaces in "z. B.", "§ 12", "28. Februar", before units and behind "Dr.". Other languages are left
as they are. Words are never changed; code, addresses and escaped characters are not touched.

Three dots at the very end of a title stay three dots: the ellipsis character is narrower and, at a title's size, reads
as a blemish; in running text they become "…".
"""

import re

_QUOTES = {"de": "„“‚‘", "de-CH": "«»‹›", "de-LI": "«»‹›", "en": "“”‘’"}
APOSTROPHE = "’"
NBSP = "\u00a0"
MASK = "\ufffc"

_TRIGGER = re.compile(r"""["'.\-\d§]""")
_DASH = re.compile(r"(?<![-\S])(--|-)(?=\s|$)|(?<=[^-\s])--(?=[^-\s]|$)|(?<!-)---(?!-)")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_INNER_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.|$)")
# Letters with full stops, set without the blanks they should have; and a blank that may have to be no-break, with its
# neighbours: it stands behind a digit, a full stop or §, or before a digit.
_TIGHT = re.compile(r"(?<![\w.@/])(?:[^\W\d_]{1,2}\.){2,4}(?![\w@])")
_BLANK = re.compile(r"(?<=[\d.§]) (?=\S)|(?<=[^\W\d_]) (?=\d)")

_TIGHT_ABBREVIATIONS = frozenset(
    "z.B. z.T. z.Zt. d.h. u.a. u.U. u.v.m. u.v.a. i.d.R. i.S.d. i.S.v. i.A. i.V. o.ä. o.Ä. s.o. s.u. v.a. m.E. e.V. a.D."
    .split()
)
_MONTHS = frozenset(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember January February March May "
    "June July October December Jan Feb Mär Apr Aug Sep Sept Okt Nov Dez".split()
)
_UNITS = frozenset(
    "nm µm mm cm dm m km m² m³ cm² cm³ mm² km² qm ha mg g kg t ml hl l W kW MW GW TW Wh kWh MWh GWh TWh Wp kWp MWp B kB KB "
    "MB GB TB PB bit kbit Mbit Gbit Hz kHz MHz GHz V kV MV A mA ms µs ns s min h dpi px pt Std Uhr ° °C °F K % ‰ € £ $ EUR "
    "Euro CHF USD Cent ct Prozent Mio Mrd Tsd Millionen Milliarden Tausend Million million Billion billion percent".split()
)
_BEFORE_NUMBERS = frozenset(
    "§ §§ Nr. Nrn. Art. Abs. Abb. Tab. Kap. Bd. Ziff. Anl. Tel. S. Fig. No. Vol. p. pp. Seite Seiten Absatz Satz Artikel "
    "Ziffer Kapitel Tabelle Abbildung Page page Figure".split()
)
_TITLES = frozenset("Dr. Prof. Hr. Fr. St. Mr. Mrs. Ms.".split())
_MULTIPLES = frozenset("Mio. Mrd. Tsd.".split())
_CURRENCIES = frozenset("€ Euro EUR CHF $ £".split())


def quotation_marks(lang: str) -> str:
    """Opening and closing, and those within others, of a language."""
    if lang[:2].lower() == "fr":
        return "«»“”"
    return _QUOTES.get(lang) or _QUOTES.get(lang[:2].lower()) or _QUOTES["en"]


def typeset(texts: list[str], protected: list[bool], lang: str, title: bool = False) -> None:
    """Set the texts of one paragraph (its runs, in order) in place. Those that are protected stay as they are and
    count as a word for their neighbours. Text that holds nothing to set costs one search."""
    language = lang[:2].lower()
    if language not in ("de", "en"):
        return
    joined = "".join(texts)
    if not _TRIGGER.search(joined):
        return
    if "--" in joined or " -" in joined or "- " in joined or ".." in joined or language == "de" and "." in joined:
        last = len(texts) - 1
        for index, text in enumerate(texts):
            if not protected[index]:
                texts[index] = _spelled(text, language, title and index == last, index == 0)
    joined = "".join(MASK * len(text) if kept else text for text, kept in zip(texts, protected))
    set_text = joined
    if '"' in joined or "'" in joined:
        set_text = _quoted(set_text, _QUOTES.get(lang) or _QUOTES[language])
    if " " in set_text:
        set_text = _BLANK.sub(_blank, set_text)
    if set_text == joined:
        return
    start = 0
    for index, text in enumerate(texts):
        end = start + len(text)
        if not protected[index]:
            texts[index] = set_text[start:end]
        start = end


def _spelled(text: str, language: str, title_end: bool, first: bool) -> str:
    if "-" in text:
        text = _DASH.sub(lambda match: _dash(match, text, first), text)
    if "..." in text:
        text = (_INNER_ELLIPSIS if title_end else _ELLIPSIS).sub("…", text)
    if language == "de" and "." in text:
        text = _TIGHT.sub(_loosened, text)
    return text


def _dash(match: re.Match[str], text: str, first: bool) -> str:
    """An en dash for -- and for a lone - between words, an em dash for ---."""
    dashes = match[0]
    if dashes == "---":
        return "—"
    if dashes == "-":
        before, after = text[: match.start()], text[match.end() :]
        between = (before.strip() or not first) and after.strip() and before.endswith(" ") and after.startswith(" ")
        return "–" if between else "-"
    return "–"


def _loosened(match: re.Match[str]) -> str:
    """"z.B." as "z. B.", which is its spelling."""
    return match[0][:-1].replace(".", "." + NBSP) + "." if match[0] in _TIGHT_ABBREVIATIONS else match[0]


def _blank(match: re.Match[str]) -> str:
    """The blank between two words, no-break where they belong together."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 12) : start].replace(NBSP, " ")
    before = before[before.rfind(" ") + 1 :].lstrip("(„“”»«‚‘\"'")
    after = text[end : end + 12].split(None, 1)[0]
    return NBSP if before and _belong_together(before, after) else " "


def _belong_together(before: str, after: str) -> bool:
    last = before[-1:]
    if after[0].isdigit():
        return before in _BEFORE_NUMBERS
    if last == "§":
        return False
    bare = after.rstrip(".,;:!?…)“”’\"'")
    if last.isdigit():
        return bare in _UNITS or bare.partition("/")[0] in _UNITS or bare.partition("-")[0] in _UNITS or bare in _MONTHS
    if len(before) == 2 and before[0].isalpha():  # z. B., i. d. R., J. S. Bach
        abbreviated = after[1:2] == "." and after[0].isalpha() or bare in ("Chr", "Zt") and after != bare
        return abbreviated or before[0].isupper() and after[0].isupper()
    if before[:-1].isdigit():
        return bare in _MONTHS
    return before in _TITLES and after[0].isupper() or before in _MULTIPLES and bare in _CURRENCIES


def _quoted(text: str, marks: str) -> str:
    """Straight quotation marks made typographic, one character for one (after markdown-it's smartquotes). A mark
    without its partner follows its neighbours; inch and minute marks behind digits stay."""
    opening = {'"': marks[0], "'": marks[2]}
    closing = {'"': marks[1], "'": marks[3]}
    result = list(text)
    open_marks: list[tuple[str, int]] = []
    for index, mark in enumerate(text):
        if mark not in "\"'":
            continue
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        space_before, space_after = before.isspace(), after.isspace()
        punctuation_before, punctuation_after = _punctuation(before), _punctuation(after)
        can_open = not space_after and (not punctuation_after or space_before or punctuation_before)
        can_close = not space_before and (not punctuation_before or space_after or punctuation_after)
        if mark == '"' and before.isdigit() and not any(kind == '"' for kind, _ in open_marks):
            continue
        if can_open and can_close:
            can_open, can_close = punctuation_before, punctuation_after
            if not can_open and not can_close:
                if mark == "'":
                    result[index] = APOSTROPHE
                continue
        if can_close:
            partner = next((n for n in reversed(range(len(open_marks))) if open_marks[n][0] == mark), -1)
            if partner >= 0:
                result[open_marks[partner][1]] = opening[mark]
                result[index] = closing[mark]
                del open_marks[partner:]
                continue
            if not can_open:
                result[index] = APOSTROPHE if mark == "'" else closing[mark]
                continue
        if can_open:
            open_marks.append((mark, index))
    for mark, index in open_marks:
        result[index] = APOSTROPHE if mark == "'" else opening[mark]
    return "".join(result)


def _punctuation(character: str) -> bool:
    return not character.isalnum() and not character.isspace() and character != MASK and character not in "%€$£°²³"
