"""What drawing has at hand in one theme: colours as RGB, fonts as CSS names them, and how runs look. All of it is worked
out when first asked for, and then looked up."""

from typing import NamedTuple

from foliensatz.fonts import font_stack
from foliensatz.layout.setting import Setting
from foliensatz.colors import rgb
from foliensatz.preview.markup import escaped, size_px
from foliensatz.runs import SHIFTED, SMALL, RunStyle
from foliensatz.theme import Color, LevelStyle, Theme

# On dark grounds links take the text's colour, and visited ones too (the colour map of such a layout).
LINK = Color("hlink")
LINK_ON_DARK = Color("lt1")


class Ground(NamedTuple):
    """What the runs of a paragraph stand in: their level as it is set here (its size, colour, weight and alignment are
    those of this very paragraph), and whether the ground is dark. There only links keep a colour of their own, which is
    `link` where that is given."""

    level: LevelStyle
    dark: bool = False
    link: Color | None = None


class Pen:
    """Draws in one theme, with one set of fonts."""

    __slots__ = ("theme", "fonts", "setting", "_hex", "_colors", "_stacks", "_looks", "remembered")

    def __init__(self, theme: Theme, fonts) -> None:
        self.theme = theme
        self.fonts = fonts
        self.setting = Setting(theme, fonts, "", "")
        self._hex = dict(theme.colors)
        self._colors: dict[Color, str] = {}
        self._stacks: dict[str, str] = {}
        self._looks: dict[tuple[RunStyle, Ground], str] = {}
        self.remembered: dict = {}

    def color(self, color: Color) -> str:
        """A colour of the theme as "#RRGGBB"."""
        found = self._colors.get(color)
        if found is None:
            found = self._colors[color] = rgb(color, self._hex)
        return found

    def family(self, font: str) -> str:
        """The `font-family` of a slot ("minor", "major", "mono"): the theme's font, what has its metrics, and a generic
        family, escaped for an attribute."""
        found = self._stacks.get(font)
        if found is None:
            scheme = self.theme.fonts
            name = {"major": scheme.major, "mono": scheme.mono}.get(font, scheme.minor)
            found = self._stacks[font] = self.named_family(name, scheme.mono_substitute if font == "mono" else "")
        return found

    def named_family(self, name: str, substitute: str = "") -> str:
        """The `font-family` of a typeface by its name."""
        *names, generic = font_stack(name, substitute)
        quoted = [f"'{each.replace(chr(39), '')}'" if " " in each else each for each in names]
        return escaped(", ".join([*quoted, generic]))

    def letters(self, ground: Ground) -> str:
        """The attributes of text in a level: what its runs need not say again."""
        level = ground.level
        words = [f' fill="{self.color(level.color)}"']
        if level.font != "minor":
            words.append(f' font-family="{self.family(level.font)}"')
        if level.bold:
            words.append(' font-weight="bold"')
        if level.italic:
            words.append(' font-style="italic"')
        return "".join(words)

    def look(self, style: RunStyle, ground: Ground) -> str:
        """The attributes by which a run differs from its paragraph; "" for a plain one."""
        # Where a link leads and what it says doesn't count: a memory of that would grow with every new address.
        if style.href or style.lang:
            style = style._replace(href="#" if style.href else "", tip="", lang="")
        key = style, ground
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._look(*key)
        return found

    def _look(self, style: RunStyle, ground: Ground) -> str:
        level, dark, link = ground
        theme = self.theme
        own_font = style.code and level.font != "mono"
        token = theme.code.tokens.get(style.token) if style.token else theme.inline_code if own_font else None
        words = []
        if (style.bold or token is not None and token.bold) and not level.bold:
            words.append(' font-weight="bold"')
        if (style.italic or token is not None and token.italic) and not level.italic:
            words.append(' font-style="italic"')
        if style.mark in theme.marks:
            words.append(f' fill="{self.color(theme.marks[style.mark].color)}"')
        elif style.color and (own := theme.color(style.color)):
            words.append(f' fill="{self.color(own)}"')
        elif style.href:
            words.append(f' fill="{self.color(link or (LINK_ON_DARK if dark else LINK))}"')
        elif token is not None and token.color != level.color and not dark:
            words.append(f' fill="{self.color(token.color)}"')
        if own_font:
            words.append(f' font-family="{self.family("mono")}"')
        if style.small or style.shift:
            scale = (SMALL if style.small else 1.0) * (SHIFTED if style.shift else 1.0)
            words.append(f' font-size="{size_px(level.size * scale)}"')
        lines = ("underline " if style.href or style.underline else "") + ("line-through" if style.strike else "")
        if lines:
            words.append(f' text-decoration="{lines.strip()}"')
        return "".join(words)
