"""Bytes of a source file → text. Sources are UTF-8, with or without a byte order mark, with any line ends."""

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.source import Span


def decode(data: bytes, path: str) -> Report[str]:
    """The text with "\\n" line ends and without a byte order mark.

    Where the bytes are no UTF-8 the report has the error F152 at the first character that can't be read, and the text
    as well as it can be guessed, so that the rest of the file is still checked.
    """
    try:
        return Report(_normalized(data.decode("utf-8-sig")))
    except UnicodeDecodeError as problem:
        return _guess(data, path, problem.start)


def _normalized(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _guess(data: bytes, path: str, start: int) -> Report[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _normalized(data.decode("utf-16", errors="replace"))
        hint = "The file was saved as UTF-16 (“Unicode”); save it as UTF-8"
        return Report(text, (_not_utf8(path, Span(1, 1), hint),))
    span = _place(data, start)
    if b"\0" in data:
        hint = "The file looks like something other than text; is it the one you meant?"
        return Report("", (_not_utf8(path, span, hint),))
    try:
        text = data.decode("cp1252")
        hint = f"As Windows-1252 it would be “{data[start : start + 1].decode('cp1252')}”; save the file as UTF-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        hint = "Open the file in an editor and save it as UTF-8"
    return Report(_normalized(text), (_not_utf8(path, span, hint, data[start]),))


def _not_utf8(path: str, span: Span, hint: str, byte: int | None = None) -> Diagnostic:
    which = "" if byte is None else f": the byte {byte:02X} here can't be read"
    return error("F152", f"The file is not UTF-8{which}", span, hint, path)


def _place(data: bytes, start: int) -> Span:
    """Line and column, in characters, of the byte at `start`; everything before it is UTF-8."""
    before = _normalized(data[:start].decode("utf-8-sig"))
    return Span(before.count("\n") + 1, len(before) - before.rfind("\n"))
