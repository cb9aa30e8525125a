"""The colours that a theme gives to what has no place of its own: styles of the content, tables, code, charts, call-outs."""

from typing import Callable, Iterator, NamedTuple

from foliensatz.colors import ENOUGH
from foliensatz.theme import Color, Theme
from foliensatz.theming.places import Keys

# Bars and lines need be told from the slide only: their neighbours and their labels do the rest.
_SEEN = 1.5
# Styles that no place of a layout names: (style, layout, place) where text is set in them.
_PLACELESS = (
    ("points_wide", "content", "body"), ("formula", "content", "body"), ("note", "content", "body"),
    ("statement_sentence", "statement", "title"),
)  # fmt: skip

# What a theme's charts say nothing of takes the palette's colours.
_OF_PALETTE = ("rise", "fall")


class Ground(NamedTuple):
    """What a text stands on, in words, and the keys that say it."""

    color: Color
    called: str
    keys: tuple[Keys, ...] = ()


class Ink(NamedTuple):
    """A colour that something is set in: its name in words, the keys that say it. `needed` is the contrast that is enough,
    0 where size and weight tell it."""

    color: Color
    called: str
    size: float
    bold: bool
    keys: tuple[Keys, ...]
    needed: float = 0.0
    is_text: bool = True


def inks_of(theme: Theme, behind: Callable[[str, str], Ground | None]) -> Iterator[tuple[Ink, Ground]]:
    """Each colour on each ground that it can stand on; `behind` tells what is behind a place, by the names of layout and place."""
    for name, layout, role in _PLACELESS:
        ground = behind(layout, role)
        if name in theme.styles and ground is not None:
            style = theme.styles[name]
            for n, level in enumerate(style.levels):
                keys: Keys = ("styles", name, "levels", n, "color")
                yield Ink(level.color, f"Text in the style {name}", style.size(0, n), level.bold, (keys,)), ground
    content = behind("content", "body")
    if content is not None:
        size = theme.styles["list"].size(0, 0)
        yield Ink(theme.number_color, "Numbers of lists", size, False, (("master", "number_color"),)), content
        inline = theme.inline_code
        yield Ink(inline.color, "Code within text", size, inline.bold, (("code", "inline", "color"),)), content
        if not theme.template:
            yield Ink(Color("hlink"), "Links", size, False, (("colors", "hlink", "hex"),)), content
    yield from _of_tables(theme, behind("table", "table") or content)
    yield from _of_code(theme)
    yield from _of_charts(theme, behind("chart", "chart") or content)
    yield from _of_callouts(theme, content)
    for name, key in (("marked", "mark"), ("key", "key")):
        mark = theme.marks[name]
        called = "Marked text" if key == "mark" else "A key"
        yield Ink(mark.color, called, theme.styles["list"].size(0, 0), False, (("text", key, "color"),)), _ground(
            mark.fill, "its own ground", ("text", key, "fill")
        )


def _ground(color: Color, called: str, *keys: Keys) -> Ground:
    return Ground(color, called, keys)


def _of_tables(theme: Theme, slide: Ground | None) -> Iterator[tuple[Ink, Ground]]:
    table = theme.table
    header = Ink(table.header_color, "The header of tables", table.header_size, True, (("table", "header_color"),))
    yield header, _ground(table.header_fill, "header_fill", ("table", "header_fill"))
    cells = Ink(table.color, "Text in tables", table.sizes[0], False, (("table", "color"),))
    if slide is not None and not table.id:
        yield cells, slide
    if table.band_from_rows < _NEVER:
        yield cells, _ground(table.band_fill, "band_fill", ("table", "band_fill"))
    keys = (("table", "highlight_color"), ("table", "header_color"))
    marked = Ink(table.highlight_color, "Text in highlighted rows of tables", table.sizes[0], True, keys, ENOUGH)
    yield marked, _ground(table.highlight_fill, "highlight_fill", ("table", "highlight_fill"), ("table", "header_fill"))


# A theme for dark templates has bands from so many rows on that there are none.
_NEVER = 1000


def _of_code(theme: Theme) -> Iterator[tuple[Ink, Ground]]:
    style, code = theme.styles["code"], theme.code
    ground = _ground(code.ground, "the ground of code", ("code", "ground"))
    for n, level in enumerate(style.levels):
        called = f"Code (level {n + 1} of the style code)"
        ink = Ink(level.color, called, style.size(0, n), level.bold, (("styles", "code", "levels", n, "color"),))
        yield ink, ground
        if not n:
            for mark, color in code.marks.items():
                yield ink, _ground(color, f"the ground of {mark} lines", ("code", "marks", mark))
    size = style.size(0, 0)
    for kind, token in code.tokens.items():
        yield Ink(token.color, f"{kind.capitalize()} in code", size, token.bold, (("code", "tokens", kind, "color"),)), ground
    yield Ink(code.numbers, "Line numbers of code", size, False, (("code", "numbers"),)), ground


def _of_charts(theme: Theme, slide: Ground | None) -> Iterator[tuple[Ink, Ground]]:
    if slide is None:
        return
    chart = theme.chart
    yield Ink(chart.color, "Type in charts", chart.sizes[0], False, (("chart", "color"), ("table", "color"))), slide
    for n, color in enumerate(chart.palette):
        keys = (("chart", "palette"),)
        yield Ink(color, f"Series {n + 1} of charts", 0, False, keys, _SEEN, False), slide
    for name in ("highlight", "muted", "rise", "fall", "total", "target"):
        keys = (("chart", name), ("chart", "palette")) if name in _OF_PALETTE else (("chart", name),)
        yield Ink(getattr(chart, name), f"The colour {name} of charts", 0, False, keys, _SEEN, False), slide


def _of_callouts(theme: Theme, slide: Ground | None) -> Iterator[tuple[Ink, Ground]]:
    """A call-out's text is the slide's; its title may have a colour of its own."""
    style = theme.styles["list"]
    size, color = style.size(0, 0), style.levels[0].color
    for kind, look in theme.callouts.kinds.items():
        ground = slide
        if look.fill is not None:
            ground = _ground(look.fill, "its own ground", ("callouts", kind, "fill"), ("code", "ground"))
        if ground is None:
            continue
        yield Ink(color, f"Text in call-outs ({kind})", size, False, (("styles", "list", "levels", 0, "color"),)), ground
        own = named_color(theme, look.title)
        if look.title and own is not None:
            yield Ink(own, f"The title of call-outs ({kind})", size, True, (("callouts", kind, "title"),)), ground


def named_color(theme: Theme, name: str) -> Color | None:
    """The theme's colour of this name, lighter and darker forms of accents included."""
    from foliensatz.theming.schema import VARIANTS

    return Color(*VARIANTS[name]) if name in VARIANTS else theme.color(name)
