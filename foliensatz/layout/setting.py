"""What every part of layout needs at hand while one slide is set: the theme, the fonts, and the diagnostics so far."""

from foliensatz.deck import RunStyle
from foliensatz.diagnostic import Diagnostic
from foliensatz.geometry import Pt
from foliensatz.layout.linebreak import Measured, Piece, measure
from foliensatz.theme import LevelStyle, Theme

# PowerPoint's and LibreOffice's single line spacing, as a factor of the type size (brand sheet, section 4).
LINE_PITCH = 1.2


class Setting:
    """One slide in the making. Mutable only in its list of diagnostics."""

    __slots__ = ("theme", "fonts", "lang", "fit", "diagnostics", "_faces")

    def __init__(self, theme: Theme, fonts, lang: str, fit: str):
        self.theme = theme
        self.fonts = fonts
        self.lang = lang
        self.fit = fit
        self.diagnostics: list[Diagnostic] = []
        self._faces: dict[tuple, object] = {}

    def face(self, font: str, bold: bool, italic: bool):
        """The face for a style's font slot ("minor", "major", "mono")."""
        key = (font, bold, italic)
        face = self._faces.get(key)
        if face is None:
            scheme = self.theme.fonts
            if font == "mono":
                face = self.fonts.face(scheme.mono, bold, italic, scheme.mono_substitute)
            else:
                face = self.fonts.face(scheme.major if font == "major" else scheme.minor, bold, italic)
            self._faces[key] = face
        return face

    def measure(self, runs, level: LevelStyle, size: Pt = 0.0) -> Measured:
        """The paragraph's words in em. `size` matters only for tracking, which is given in points."""
        tracking = level.tracking / (size or level.size)
        pieces = []
        for run in runs:
            face = self._face_of(run.style, level)
            text = capitals(run.text) if level.caps else run.text
            pieces.append(Piece(text, face, 1.0, tracking))
        return measure(pieces)

    def _face_of(self, style: RunStyle, level: LevelStyle):
        bold, italic = level.bold or style.bold, level.italic or style.italic
        if style.token:
            token = self.theme.code.tokens.get(style.token)
            if token:
                bold, italic = bold or token.bold, italic or token.italic
        return self.face("mono" if style.code else level.font, bold, italic)


def capitals(text: str) -> str:
    """Capitals for measuring, letter by letter so that offsets stay true ("ß" is as wide as a "W" at most)."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(c.upper() if len(c.upper()) == 1 else "W" for c in text)


def line_height(level: LevelStyle, size: Pt) -> Pt:
    return size * LINE_PITCH * level.line_spacing
