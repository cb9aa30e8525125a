"""The theme's own icons: `icon:check` is icons/check.svg beside its theme.toml, in a colour of the brand."""

import re
from os.path import join
from typing import Mapping, NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.disk import Disk
from foliensatz.suggestion import did_you_mean, nearest

SCHEME = "icon:"
ICONS = "icons"
USUAL_COLOR = "accent1"


class IconSet(NamedTuple):
    """The icons of a theme: the folder they are in, and the theme's colours by slot, as RRGGBB."""

    folder: str
    colors: Mapping[str, str]


def read_icon(name: str, icons: IconSet | None, disk: Disk) -> Report[bytes | None]:
    """The SVG of the icon `name`, "icon:check" or "icon:check#accent2", with the colour set where the drawing leaves it
    open (currentColor)."""
    stem, _, color = name.removeprefix(SCHEME).partition("#")
    if icons is None:
        hint = "Mend the theme first"
        return Report(None, (error("F308", f"There is no icon “{stem}”, since there is no theme", hint=hint),))
    hex = icons.colors.get(color or USUAL_COLOR)
    match = re.fullmatch(r"#?([0-9A-Fa-f]{6})", color)
    if hex is None and match:
        hex = match[1].upper()
    if hex is None:
        near = nearest(color, icons.colors)
        hint = f"Did you mean “{near}”?" if near else f"Write one of {', '.join(icons.colors)}, or one such as 1A2B3C"
        return Report(None, (error("F309", f"“{color}” is no colour for an icon", hint=hint),))
    folder = join(icons.folder, ICONS)
    file = stem + ".svg"
    names = tuple(entry[:-4] for entry in disk.entries(folder) if entry.endswith(".svg"))
    if stem not in names:
        return Report(None, (_no_icon(stem, names),))
    try:
        data = disk.read(join(folder, file))
    except OSError as problem:
        from foliensatz.disk import unreadable

        return Report(None, (unreadable(problem, f"The icon “{stem}”"),))
    return Report(re.sub(rb"(?i)currentcolor", b"#" + hex.encode(), data))


def _no_icon(stem: str, names: tuple[str, ...]) -> Diagnostic:
    if not names:
        hint = f"Put {stem}.svg into the folder {ICONS} beside its theme.toml"
        return error("F308", f"The theme has no icon “{stem}”: it has none at all", hint=hint)
    return error("F308", f"The theme has no icon “{stem}”", hint=did_you_mean(stem, names, "It has " + ", ".join(names)))
