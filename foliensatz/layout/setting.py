"""What every part of layout needs at hand while one slide is set: the theme, the fonts, and the diagnostics so far."""

from bisect import bisect_right

from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.fonts import Face
from foliensatz.geometry import Box, Pt
from foliensatz.layout.hyphens import SOFT_HYPHEN, insert_hyphens, is_letter, word_around
from foliensatz.layout.linebreak import SAFETY, Line, Measured, Piece, measure
from foliensatz.layout.lines import ROUNDED_SAFETY, rounded, word_fits
from foliensatz.runs import SHIFTED, SMALL, Runs, RunStyle, plain_text
from foliensatz.source import Span
from foliensatz.theme import LevelStyle, Theme

# Letters of a word that a diagnostic shows.
LONGEST_SHOWN = 40


class Setting:
    """One slide in the making. Mutable only in its list of diagnostics, and in its `codes`: the blocks of code that it has
    and the texts made of them, which are set in one size."""

    __slots__ = ("theme", "fonts", "lang", "fit", "diagnostics", "codes", "_faces", "_divided", "_told")

    def __init__(self, theme: Theme, fonts, lang: str, fit: str):
        self.theme = theme
        self.fonts = fonts
        self.lang = lang
        self.fit = fit
        self.diagnostics: list[Diagnostic] = []
        self.codes: dict = {}
        self._faces: dict[tuple, object] = {}
        self._divided: set[str] = set()
        self._told: dict[int, dict[str, None]] = {}

    @property
    def body(self) -> Box:
        """The body's box on slides of the layout for content."""
        return self.theme.layouts["content"].placeholder("body").box

    def face(self, font: str, bold: bool, italic: bool):
        """The face for a style's font slot ("minor", "major", "mono"), or of a family by its name."""
        key = (font, bold, italic)
        face = self._faces.get(key)
        if face is None:
            scheme = self.theme.fonts
            if font == "mono":
                face = self.fonts.face(scheme.mono, bold, italic, scheme.mono_substitute)
            else:
                family = {"major": scheme.major, "minor": scheme.minor}.get(font, font)
                face = self.fonts.face(family, bold, italic)
            self._faces[key] = face
        return face

    def measure(self, runs, level: LevelStyle, size: Pt = 0.0) -> Measured:
        """The paragraph's words in em. `size` matters only for tracking, which is given in points."""
        return measure(self.pieces(runs, level, size))

    def pieces(self, runs: Runs, level: LevelStyle, size: Pt = 0.0) -> list[Piece]:
        """The runs as they are measured, each in its face."""
        tracking = level.tracking / (size or level.size)
        pieces = []
        for run in runs:
            face = self._face_of(run.style, level)
            text = capitals(run.text) if level.caps else run.text
            if run.formula is not None:
                from foliensatz.layout.formula.inline import FILLER, formula_face

                face = formula_face(run, self.fonts, level.bold or run.style.bold)
                text = "".join([char if char == " " else FILLER for char in text])
            style = run.style
            scale = 1.0 if not style.small and not style.shift else (SMALL if style.small else 1.0) * (SHIFTED if style.shift else 1.0)
            pieces.append(Piece(text, face, scale, tracking))
        return pieces

    def divisible(self, runs: Runs, level: LevelStyle, size: Pt, room: float) -> Runs:
        """The runs with soft hyphens in the words that, set in `size`, are wider than a column of `room` (em)."""
        measured = self.measure(runs, level)
        if word_fits(measured, size, room):
            return runs
        as_rounded = rounded(measured, size)
        text = plain_text(runs)
        offsets = (*measured.offsets, len(text))

        def too_wide(start: int, end: int) -> bool:
            atom = bisect_right(measured.offsets, start) - 1
            width = measured.ends[atom] - measured.begins[atom]
            width_as_rounded = as_rounded.ends[atom] - as_rounded.begins[atom]
            if width <= room * SAFETY and width_as_rounded <= room * ROUNDED_SAFETY:
                return False
            self._divided.add(text[start : min(end, offsets[atom + 1])])
            return True

        return insert_hyphens(runs, self.lang, too_wide)

    def note_divided(self, runs: Runs, breaks: tuple[int, ...], line: int) -> None:
        """Remember each word that a line break divides, unless its hyphens are the author's own."""
        text = plain_text(runs)
        formulas = self._divided_formulas(runs, breaks, line) if any([run.formula is not None for run in runs]) else ()
        for offset in breaks:
            if offset in formulas:
                continue
            before, after = text[offset - 1], text[offset : offset + 1]
            word = word_around(text, offset)
            if before == SOFT_HYPHEN and self._was_divided(word) or is_letter(before) and is_letter(after):
                self._told.setdefault(line, {})[word] = None

    def _divided_formulas(self, runs: Runs, breaks: tuple[int, ...], line: int) -> frozenset[int]:
        """The breaks that fall into a formula; those where none may break are told."""
        found = set()
        at = 0
        for run in runs:
            inner = [offset for offset in breaks if run.formula is not None and at < offset < at + len(run.text)]
            found.update(inner)
            if any(run.text[offset - at - 1] != " " for offset in inner):
                said = warning(
                    "F441",
                    f"The formula “{shortened(run.text)}” is wider than its line",
                    Span(line),
                    "Let it stand by itself: $$ … $$, with \\begin{aligned} … \\\\ … \\end{aligned} in lines",
                )
                if said not in self.diagnostics:
                    self.diagnostics.append(said)
            at += len(run.text)
        return frozenset(found)

    def tell_divided(self) -> None:
        """Tell the author of the divided words: one message for all that stand in one line of the source."""
        for line, words in self._told.items():
            named = " and ".join(f"“{shortened(word)}”" for word in list(words)[:2])
            if len(words) == 1:
                message = f"{named} is wider than its column and is divided"
            elif len(words) == 2:
                message = f"{named} are wider than their columns and are divided"
            else:
                message = f"{len(words)} words are wider than their columns and are divided, {named} among them"
            hint = "Give it more room, or write a hyphen where it may break"
            if len(words) > 2:
                hint = "Give them more room: fewer columns, or a slide of their own"
            self.diagnostics.append(warning("F411", message, Span(line), hint))

    def extra_height(self, measured: Measured, lines: tuple[Line, ...], level: LevelStyle, size: Pt) -> Pt:
        """By how much the lines of a paragraph are higher in all than lines of text, for the formulas in them."""
        if all([type(piece.face) is Face for piece in measured.pieces]):
            return 0.0
        from foliensatz.layout.formula.inline import extra_height

        return extra_height(measured, lines) * size * level.line_spacing

    def line_height(self, level: LevelStyle, size: Pt) -> Pt:
        """The distance of two lines set in `size`."""
        if level.line_em:
            return size * level.line_em
        return size * self.face(level.font, level.bold, level.italic).line_pitch * level.line_spacing

    def _was_divided(self, word: str) -> bool:
        """Whether the word, or the part of it that stands on this slide, got its hyphens here."""
        return any(word in divided for divided in self._divided)

    def _face_of(self, style: RunStyle, level: LevelStyle):
        bold, italic = level.bold or style.bold, level.italic or style.italic
        if style.token:
            token = self.theme.code.tokens.get(style.token)
            if token:
                bold, italic = bold or token.bold, italic or token.italic
        return self.face("mono" if style.code else level.font, bold, italic)


def shortened(word: str) -> str:
    """A word as a message shows it."""
    return word if len(word) <= LONGEST_SHOWN else word[:LONGEST_SHOWN] + "…"


def capitals(text: str) -> str:
    """Capitals for measuring, letter by letter so that offsets stay true ("ß" is as wide as a "W" at most)."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(c.upper() if len(c.upper()) == 1 else "W" for c in text)
