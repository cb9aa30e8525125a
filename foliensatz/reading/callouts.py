"""Call-outs: a quotation whose first line is `[!NOTE]`, perhaps with a title behind it."""

import re

from foliensatz.deck import CALLOUT_KINDS
from foliensatz.reading.context import Context
from foliensatz.reading.inline import read_runs
from foliensatz.runs import Run, Runs
from foliensatz.suggestion import did_you_mean

_OPENING = re.compile(r"\[!([^\W\d_]+)\][+-]?(?:[ \t]+(\S[^\n]*))?[ \t]*(?:\n|$)")

# Other names of the five kinds: those of German authors, and of other tools.
_NAMES = {
    **{kind: kind for kind in CALLOUT_KINDS},
    "hinweis": "note", "tipp": "tip", "wichtig": "important", "warnung": "warning", "achtung": "warning",
    "vorsicht": "caution", "info": "note", "hint": "tip", "attention": "warning", "danger": "caution",
}  # fmt: skip

_TITLES = {
    "de": ("Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"),
    "en": ("Note", "Tip", "Important", "Warning", "Caution"),
    "fr": ("Remarque", "Astuce", "Important", "Avertissement", "Attention"),
    "it": ("Nota", "Suggerimento", "Importante", "Avviso", "Attenzione"),
    "es": ("Nota", "Consejo", "Importante", "Advertencia", "Precaución"),
    "nl": ("Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"),
    "pl": ("Uwaga", "Wskazówka", "Ważne", "Ostrzeżenie", "Przestroga"),
}


def opening(text: str, line: int, context: Context) -> tuple[str, Runs, str] | None:
    """(kind, title, the text below) of a call-out's first paragraph, which stands on `line`; None where it opens none."""
    match = _OPENING.match(text)
    if not match:
        return None
    name = match[1].lower()
    kind = _NAMES.get(name, "")
    if not kind:
        known = ", ".join(f"[!{kind.upper()}]" for kind in CALLOUT_KINDS)
        hint = did_you_mean(name, tuple(_NAMES), f"There are {known}")
        message = f"“[!{match[1]}]” is no kind of call-out, so it looks like a note"
        context.warn("F290", message, line, hint, context.column(line, "[!"))
    if match[2]:
        title = read_runs(match[2], line, context, title=True)
    elif kind:
        titles = _TITLES.get(context.lang.split("-")[0].lower(), _TITLES["en"])
        title = (Run(titles[CALLOUT_KINDS.index(kind)]),)
    else:
        title = (Run(match[1].capitalize()),)
    return kind or "note", title, text[match.end() :]
