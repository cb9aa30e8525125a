"""What one slide's reading has gathered so far, and what it needs from outside."""

import re
from typing import TYPE_CHECKING

from foliensatz.deck import NO_ATTRIBUTES, Attributes, Block, Footnote, Image
from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.reading.assets import Assets
from foliensatz.reading.attributes import BRACES
from foliensatz.reading.comments import read_comment
from foliensatz.reading.pictures import RECORDINGS, file_name, read_wording
from foliensatz.reading.raw_table import FILES, RawTable
from foliensatz.reading.steps import FRAGMENT, Move, without_clicks
from foliensatz.runs import Run, Runs
from foliensatz.source import RECORDINGS_LIMIT, Span

if TYPE_CHECKING:
    from foliensatz.reading.merges import Marks

ICON = "icon:"
ICON_HEIGHT = "72px"
"""How high an icon is that nobody gives a size: a little higher than a title's line."""


class TooDeep(RecursionError):
    """Blocks are nested deeper than can be read; `line` is where."""

    def __init__(self, line: int):
        super().__init__(f"nested too deeply at line {line}")
        self.line = line


class Context:
    """The one mutable thing in reading; it lives for one call of `read`."""

    def __init__(
        self, lines: list[str], lang: str, assets: Assets, environment: dict, folders: tuple[tuple[int, str], ...] = ()
    ):
        self.lines = lines
        self.lang = lang
        self.assets = assets
        self.environment = environment
        self.folders = folders
        self.diagnostics: list[Diagnostic] = []
        self.settings: list[tuple[str, str, Span]] = []
        self.notes: list[Block] = []
        self.pending_notes: list[tuple[str, int]] = []
        self.equations: list[tuple[str, str]] = []
        self.cites = False
        self.footnotes: list[Footnote] = []
        self.footnote_places: dict[str, int] = {}
        self.abbreviations: re.Pattern[str] | None = None
        self.in_footnote = False
        self.in_notes = False
        self.colors: list[tuple[str, str, int, int]] = []  # of text: name, as written, line, column
        self.dropped_tags: list[tuple[str, int]] = []
        self.recordings = RECORDINGS_LIMIT  # megabytes that one may have
        self.moves: list[Move] = []  # what comes with a click
        self.names: list[tuple[int, str]] = []  # of shapes, by the line of their block
        self.marks: dict[int, list[Marks]] = {}  # of merged cells, by the line of their table
        self._found: dict[tuple[int, str], int] = {}

    def warn(self, code: str, message: str, line: int, hint: str = "", column: int = 0) -> None:
        self.diagnostics.append(warning(code, message, Span(line, column), hint))

    def column(self, line: int, needle: str) -> int:
        """Where the next `needle` stands on a line, counted from 1; 0 where it doesn't."""
        if not 1 <= line <= len(self.lines):
            return 0
        start = self._found.get((line, needle), 0)
        column = self.lines[line - 1].find(needle, start) + 1
        if column:
            self._found[line, needle] = column
        return column

    def said(self, line: int, key: str, value: str = "") -> Span:
        """Where the braces of the block at `line` say `key=` (a class: `.key`), or in it `value`: in the block, below it, or
        just above. The block's line where they don't."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(key)}=" if key[0] != "." else rf"(?<!\w){re.escape(key)}(?![\w-])")
        gaps = 0
        below = []
        for number in range(line, len(self.lines) + 1):
            gaps += not self.lines[number - 1].strip("> \t")
            if gaps > 1:
                break
            below.append(number)
        for number in (*below, *range(line - 1, max(0, line - 3), -1)):
            text = self.lines[number - 1]
            for braces in re.finditer(BRACES, text):
                found = pattern.search(text, braces.start(), braces.end())
                if found:
                    within = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)") if value else pattern
                    at = within.search(text, found.end() if value else found.start(), braces.end()) or found
                    return Span(number, at.start() + 1)
        return Span(line)

    def located(self, name: str, line: int) -> str:
        """A file's name that stands on a line, as seen from the file of the slide's first line."""
        folder = next((folder for first, folder in reversed(self.folders) if first <= line), "")
        if not folder or "://" in name or name.startswith(("/", "\\", "data:", ICON)):
            return name
        from posixpath import join, normpath

        return normpath(join(folder, name))

    def tell_of_file(self, diagnostics: tuple[Diagnostic, ...], span: Span, name: str, written: str) -> None:
        """Tell what is wrong with a file, by the name that the author wrote."""
        for told in diagnostics:
            if not told.path:
                told = told._replace(span=span, message=told.message.replace(f"“{name}”", f"“{written}”"))
            self.diagnostics.append(told)

    def comment(self, text: str, line: int) -> None:
        """Take what a comment says; its note is read as Markdown when the blocks are done."""
        comment = read_comment(text)
        for key, value, offset in comment.settings:
            self.settings.append((key, value, Span(line + offset)))
        for key, known, offset in comment.unknown:
            hint = f"Did you mean “{known}”?" if known else "Delete it; foliensatz has its themes for that"
            self.warn("F209", f"“{key}” is not a setting of a slide", line + offset, hint)
        if comment.hides_slides:
            hint = "Begin it with <!-- // to say that it is not meant as a note"
            self.warn("F215", "This comment holds slides, so they are left out", line, hint)
        if comment.note:
            self.pending_notes.append((comment.note.replace("<!--", ""), line + comment.note_line))

    def without_fragment(self, attributes: Attributes, line: int) -> Attributes:
        """The attributes without `.fragment`, by which what stands on `line` comes with a click."""
        if FRAGMENT not in attributes.classes:
            return attributes
        self.moves.append(Move(FRAGMENT, line, line))
        return without_clicks(attributes)

    def image(
        self, address: str, alt: str, title: Runs, line: int, href: str = "", attributes: Attributes = NO_ATTRIBUTES
    ) -> Image | RawTable | None:
        """The picture at `address`, or the table where that is a file of figures; None with the reason among the
        diagnostics."""
        if name := attributes.get("name") or attributes.id and f"!!{attributes.id}":
            self.names.append((line, name))
        attributes = self.without_fragment(attributes, line)
        if "qr" in attributes.classes:
            from foliensatz.reading.qr_code import qr_image

            return qr_image(address, alt, title, line, self, attributes)
        span = Span(line, self.column(line, "![") or self.column(line, "<img"))
        written = file_name(address)
        name = self.located(written, line)
        if name.lower().endswith(RECORDINGS):
            from foliensatz.reading.recordings import read_recording

            return read_recording(name, alt, title, line, href, attributes, span, self)
        if name.lower().endswith(FILES):
            return self._table_file(name, written, alt, title, line, span, attributes)
        is_icon, color = name.startswith(ICON), attributes.get("color")
        name = f"{name}#{color}" if is_icon and color else name
        report = self.assets.picture(name)
        self.tell_of_file(report.diagnostics, span, name, written)
        if report.value is None:
            return None
        alt, width, height, attributes = read_wording(alt, attributes)
        if is_icon and not (width or height):
            height = ICON_HEIGHT
        sketch = None
        if "shapes" in attributes.classes:
            sketch, told = self.assets.sketch(name)
            self.diagnostics.extend(d._replace(span=span) for d in told)
        return Image(report.value, alt, title, width, height, attributes, href, line, sketch)

    def _table_file(
        self, name: str, written: str, alt: str, title: Runs, line: int, span: Span, attributes: Attributes
    ) -> RawTable | None:
        report = self.assets.text(name)
        self.tell_of_file(report.diagnostics, span, name, written)
        if report.value is None:
            return None
        caption = title or ((Run(alt),) if alt else ())
        return RawTable(report.value.text, name, report.value.path, line, caption, attributes)
