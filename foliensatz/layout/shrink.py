"""`fit: shrink`: the theme with steps below its smallest, for authors who want one slide at any price."""

from foliensatz.theme import TextStyle, Theme

# Each further step is smaller by this factor, down to about SMALLEST points.
FACTOR = 0.92
SMALLEST = 8.0

_shrinkable: dict[str, Theme] = {}


def shrinkable(theme: Theme) -> Theme:
    """The theme whose styles and tables may shrink to SMALLEST. What is below a style's comfortable step still is."""
    found = _shrinkable.get(theme.digest)
    if found is None or found.name != theme.name:
        found = theme._replace(
            styles={name: _longer(style) for name, style in theme.styles.items()},
            table=theme.table._replace(sizes=theme.table.sizes + _sizes_below(theme.table.sizes[-1])),
        )
        _shrinkable.clear()
        _shrinkable[theme.digest] = found
    return found


def _longer(style: TextStyle) -> TextStyle:
    last = style.steps[-1]
    further = tuple(
        tuple(_rounded(max(min(SMALLEST, size), size * below / last[0])) for size in last)
        for below in _sizes_below(last[0])
    )
    return style._replace(steps=style.steps + further)


def _sizes_below(size: float) -> tuple[float, ...]:
    sizes = []
    while size * FACTOR >= SMALLEST:
        size *= FACTOR
        sizes.append(_rounded(size))
    return tuple(sizes)


def _rounded(size: float) -> float:
    return int(size * 10) / 10
