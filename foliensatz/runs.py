"""Runs: text, each stretch in one style, as the deck means it and the frames set it.

All values are NamedTuples: immutable, hashable, and quick to make and to import.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from foliensatz.formula.tree import Formula


class RunStyle(NamedTuple):
    """How the characters of a run are marked. `href` is an address, or "#anchor" of a slide of this deck.
    `token` names the kind of a piece of code (a style key of the theme's code colours: keyword, string, comment …).
    `tip` is what the link's address says of itself: `[text](address "tip")`. `mark` names a ground of the characters' own
    (a key of the theme's marks: in code highlighted, inserted, deleted; in text marked, key). `shift` is "super", "sub"
    or "". `color` is a colour of the theme by its name, or "RRGGBB". `note` is the place of the slide's footnote
    that belongs to the run (counted from 1): the run is its mark, or an abbreviation that it tells."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    href: str = ""
    lang: str = ""
    token: str = ""
    tip: str = ""
    mark: str = ""
    shift: str = ""
    underline: bool = False
    small: bool = False
    color: str = ""
    note: int = 0


PLAIN = RunStyle()
# How large the characters of small print are, and raised and lowered ones, as shares of their paragraph's size. (Of the
# latter PowerPoint makes two thirds, LibreOffice 58 %.)
SMALL = 0.8
SHIFTED = 0.6
LINE_BREAK = "\n"


class Run(NamedTuple):
    """Text in one style. The text "\\n" alone is a hard line break; no other run holds a newline.
    `field` is "" or the name of a live field ("slidenum"). `formula` is a formula within the text, whose words on one
    line are then `text`."""

    text: str
    style: RunStyle = PLAIN
    field: str = ""
    formula: "Formula | None" = None


Runs = tuple[Run, ...]


def plain_text(runs: Runs) -> str:
    """The runs' characters without their styles; a hard break counts as a newline."""
    return "".join(run.text for run in runs)


def spoken(runs: Runs) -> str:
    """The runs' characters without the marks of footnotes."""
    return "".join([run.text for run in runs if not (run.style.note and run.style.shift)])


def right_to_left(runs: Runs) -> bool:
    """Whether a paragraph is written from right to left: as its first character is that has a direction (UAX #9, P2)."""
    for run in runs:
        if run.text.isascii() or max(run.text) < "\u0590":
            if any(map(str.isalpha, run.text)):
                return False
            continue
        from unicodedata import bidirectional

        for char in run.text:
            way = bidirectional(char)
            if way in ("L", "R", "AL"):
                return way != "L"
    return False
