"""Which colours a chart's series take: the theme's in their order, or muted ones beside what is stressed."""

from foliensatz.colors import contrast, rgb
from foliensatz.deck import Chart
from foliensatz.theme import ChartStyle, Color, Theme


def on_fill(fill: Color, theme: Theme) -> Color:
    """The colour of type on a fill: the chart's own or that for dark grounds, whichever is told apart better."""
    style, slots = theme.chart, dict(theme.colors)
    ground = rgb(fill, slots)
    return max((style.color, style.on_dark), key=lambda color: contrast(rgb(color, slots), ground))


def series_colors(chart: Chart, theme: Theme, count: int) -> tuple[Color, ...]:
    """A colour for each of `count` series (or slices). Where something is stressed, the others stand back."""
    style = theme.chart
    if chart.colors:
        chosen = tuple(named(name, theme) for name in chart.colors)
        chosen = tuple(color for color in chosen if color is not None)
        rest = tuple(color for color in style.palette if color not in chosen)
        return _repeated((*chosen, *rest), count)
    if not chart.highlight:
        return _repeated(style.palette, count)
    names = [series.name for series in chart.series]
    stressed = [name in chart.highlight for name in names]
    if any(stressed) and count == len(names):
        others = _receding(style, count - sum(stressed))
        return tuple(style.highlight if hit else others.pop(0) for hit in stressed)
    if count == 1:
        return (style.muted,)
    if count == 2:
        # Before and after: what was recedes, what is stands out.
        return style.muted, next(color for color in style.palette if color not in (style.muted, style.highlight))
    return _repeated(tuple(color for color in style.palette if color != style.highlight), count)


def _receding(style: ChartStyle, count: int) -> list[Color]:
    """Colours for series beside a stressed one: muted, then the palette's others, since they must be told apart."""
    rest = [color for color in style.palette if color not in (style.muted, style.highlight)]
    return list(_repeated((style.muted, *rest), count))


def _repeated(colors: tuple[Color, ...], count: int) -> tuple[Color, ...]:
    return tuple(colors[n % len(colors)] for n in range(count))


def named(name: str, theme: Theme) -> Color | None:
    """A colour by the name of its slot, of the theme's own name for it, or "muted", "highlight" as the charts' style
    has them; None where the theme knows none of that name."""
    style = {"muted": theme.chart.muted, "highlight": theme.chart.highlight}
    if name in style:
        return style[name]
    for slot, label in theme.color_names:
        if name in (slot, label) or name.casefold() == label.casefold():
            return Color(slot)
    return None


def color_names(theme: Theme) -> list[str]:
    """The names that `named` knows, for a hint."""
    return [label or slot for slot, label in theme.color_names if slot.startswith("accent")] + ["muted", "highlight"]
