"""Colours that text asks for: whether the theme has them, and whether they can be read on the slide's ground."""

from foliensatz.colors import ENOUGH_LARGE, contrast, rgb
from foliensatz.deck import Slide
from foliensatz.diagnostic import warning
from foliensatz.layout.setting import Setting
from foliensatz.source import Span
from foliensatz.suggestion import did_you_mean
from foliensatz.theme import Layout


def check_colors(slide: Slide, layout: Layout, setting: Setting) -> None:
    """Tell of colours that the theme hasn't (their text stays in its own), and of those that are hardly seen."""
    theme = setting.theme
    hexes = dict(theme.colors)
    ground = rgb(layout.ground, hexes)
    for name, written, line, column in slide.colors:
        color = theme.color(name)
        span = Span(line, column)
        if color is None:
            labels = [label for _, label in theme.color_names if label]
            known = [*(slot for slot, _ in theme.colors), *(tint for tint, _ in theme.tints), *labels]
            hint = did_you_mean(name, known, f"The theme has {', '.join(known[:10])} …; or write one like #1A2B3C")
            setting.diagnostics.append(warning("F460", f"The theme has no colour “{written}”", span, hint))
            continue
        found = contrast(rgb(color, hexes), ground)
        if found < ENOUGH_LARGE:
            said = f"{found:.1f}"
            message = f"“{written}” can hardly be read on this slide’s ground: its contrast is {said} : 1"
            hint = f"Take a colour with {ENOUGH_LARGE:g} : 1 at least; a <mark> can be read on any ground"
            setting.diagnostics.append(warning("F461", message, span, hint))
