"""The pictures that a theme.toml puts into its decorations: found beside it, and looked into."""

import re
from os.path import basename, dirname, join
from typing import NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.disk import Disk, unreadable
from foliensatz.source import Source, Span
from foliensatz.theme import TemplatePicture

# A logo is seldom wider on a slide than this; a drawing's PNG gets so many pixels.
_PIXELS = 1600
# A label may be called picture as well; a file's name has an ending.
_NAMED = re.compile(r'\bpicture\s*=\s*["\']([^"\']+\.\w{3,4})["\']')


class ThemePicture(NamedTuple):
    """A picture by the name that the theme gives it; `width` and `height` tell its proportions."""

    name: str
    picture: TemplatePicture
    width: int
    height: int


def has_pictures(sources: tuple[Source, ...]) -> bool:
    """Whether a theme names a picture at all: most don't."""
    return any("picture" in source.text and _NAMED.search(source.text) for source in sources)


def theme_pictures(sources: tuple[Source, ...], disk: Disk) -> Report[tuple[ThemePicture, ...]]:
    """The pictures that the theme's files name, each relative to the file that names it."""
    found: dict[str, ThemePicture] = {}
    problems: list[Diagnostic] = []
    for source in sources:
        for number, line in enumerate(source.text.split("\n"), 1):
            match = _NAMED.search(line.partition("#")[0])
            if match and match[1] not in found:
                picture, told = _read(match[1], source, disk)
                span = Span(number, match.start(1) + 1)
                problems += [problem._replace(path=source.path, span=span) for problem in told]
                if picture:
                    found[match[1]] = picture
    return Report(tuple(found.values()), tuple(problems))


def _read(name: str, source: Source, disk: Disk) -> Report[ThemePicture | None]:
    from foliensatz.digest import sha256

    path = disk.same_name(join(disk.here, dirname(source.path), name))
    try:
        data = disk.read(path)
    except FileNotFoundError:
        hint = "Paths are relative to the theme.toml" + disk.like(path, dirname(name))
        return Report(None, (error("F301", f"There is no picture “{name}”", hint=hint),))
    except OSError as problem:
        return Report(None, (unreadable(problem, f"The picture “{basename(name)}”"),))
    from foliensatz.pictures import inspect, storable

    info, told = inspect(data, name)
    if info is None:
        return Report(None, told)
    stored, media_type = storable(data, info, _PIXELS)
    picture = TemplatePicture(sha256(stored).hexdigest(), stored, media_type)
    return Report(ThemePicture(name, picture, info.width, info.height), told)
