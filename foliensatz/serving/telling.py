"""What browsers are told, as values that become JSON."""

from typing import TYPE_CHECKING

from foliensatz.diagnostic import Diagnostic
from foliensatz.frame import Frame, TextParagraph
from foliensatz.geometry import EMU_PER_PX
from foliensatz.runs import plain_text
from foliensatz.serving.expected_fonts import FontFile

if TYPE_CHECKING:
    from foliensatz.typesetting import Typeset

Told = dict[str, object]
LONGEST_LINE = 200


def told_faces(files: list[FontFile]) -> list[Told]:
    return [{"family": each.family, "weight": each.weight, "style": each.style, "key": each.key} for each in files]


def told_frame(frame: Frame) -> Told:
    """A frame besides its drawing. Empty things are left out. Notes are paragraphs of (level, marker, text)."""
    told: Told = {"title": frame.title}
    if frame.notes:
        told["notes"] = [[each.level, _marker(each), plain_text(each.runs)] for each in frame.notes]
    if frame.parts > 1:
        told["part"] = [frame.part, frame.parts]
    if frame.anchor:
        told["anchor"] = frame.anchor
    if frame.hidden:
        told["hidden"] = True
    if frame.lang:
        told["lang"] = frame.lang
    return told


def _marker(paragraph: TextParagraph) -> str:
    return "" if paragraph.bullet == "none" else f"{paragraph.start}." if paragraph.bullet == "number" else "•"


def told_deck(typeset: "Typeset", name: str) -> Told:
    """The deck as a whole; lengths in px of the slide. `name` is its file's, for a deck without a title."""
    theme, metadata = typeset.theme, typeset.metadata
    told: Told = {"title": metadata.title or name, "name": name, "lang": metadata.lang}
    if theme is not None:
        told["width"] = theme.size.width / EMU_PER_PX
        told["height"] = theme.size.height / EMU_PER_PX
        told["accent"] = "#" + dict(theme.colors)["accent1"]
        told["theme"] = theme.label
    return told


def told_diagnostic(diagnostic: Diagnostic, path: int, card: int | None, text: str | None) -> Told:
    """A diagnostic in the file with the number `path`, of the slide with the id `card` where it is one's own; `text` is
    the line of the source."""
    span = diagnostic.span
    told: Told = {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "path": path,
        "line": max(span.line, 1),
        "column": span.column,
    }
    if card is not None:
        told["card"] = card
    if text is not None and text.strip():
        told["text"] = text[:LONGEST_LINE]
    return told
