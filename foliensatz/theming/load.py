"""Loading a theme: parse, lay it over what it extends, check against the schema, compile. Every mistake is a diagnostic
with its place."""

import re
from typing import Iterator, Mapping, Sequence

from foliensatz.diagnostic import Diagnostic, Report, Severity, error
from foliensatz.source import Source, Span
from foliensatz.theme import Theme
from foliensatz.theming.compiled import NO_PICTURES, ShownPicture, compile_theme_values
from foliensatz.theming.judged import is_judged
from foliensatz.theming.places import Places
from foliensatz.theming.toml import parsed
from foliensatz.theming.zones import resolve_zones

EXTENDS, TEMPLATE = "extends", "template"
ASPECTS = "aspects"
# Tables whose entries are replaced as a whole.
WHOLE = ("colors", "tints")


def load_theme(
    sources: tuple[Source, ...],
    aspect: str = "",
    deck: str = "",
    asked: Span = Span(),
    pictures: Mapping[str, ShownPicture] = NO_PICTURES,
) -> Report[Theme | None]:
    """The theme that the first of `sources` (a theme.toml) describes, which extends the second, and so on, for one of
    its aspects ("": its first). None where it has errors. Where it lacks the aspect, the diagnostic points at the deck's
    file `deck` and the place `asked` in it. `pictures` are those that its decorations show, by the names they have there."""
    layers = []
    for source in sources:
        values, problems = parsed(source)
        if values is None:
            return Report(None, problems)
        layers.append(_colors_in_full(values))
    misnamed = [found for source, values in zip(sources, layers) for found in _misnamed(source, values)]
    if misnamed:
        return Report(None, tuple(misnamed))  # whatever else is missing is missing for this
    raw = joined(layers)
    places = Places(sources, layers)
    written = _written(layers)
    text = "\n".join(source.text for source in sources)
    judged = is_judged(text)
    raw, zones, problems = resolve_zones(raw, places, written)
    if not judged:
        from foliensatz.theming.check import check

        problems += check(raw, places)
    if problems:
        return Report(None, tuple(problems))
    aspects = raw["aspects"]
    if aspect and aspect not in aspects:
        hint = f"It has {', '.join(aspects)}"
        message = f"The theme “{raw['name']}” has no format “{aspect}”"
        return Report(None, (error("F504", message, asked, hint, deck or sources[0].path),))
    aspect = aspect or next(iter(aspects))
    told: tuple[Diagnostic, ...] = ()
    if not judged:
        from foliensatz.theming.geometry import Spots, check_geometry

        told = check_geometry(raw, aspect, Spots(places, zones), pictures, written)
    if any(problem.severity == Severity.ERROR for problem in told):
        return Report(None, told)
    theme = compile_theme_values(raw, aspect, text, pictures, written)
    theme = theme._replace(fonts=theme.fonts._replace(places=font_places(raw["fonts"], places)))
    if judged:
        return Report(theme)
    from foliensatz.theming.legibility import illegible
    from foliensatz.theming.near_names import near_names
    from foliensatz.theming.slips import slips

    return Report(theme, (*told, *near_names(raw, places), *slips(raw, places), *illegible(theme, raw, places)))


def joined(layers: Sequence[dict]) -> dict:
    """The theme that the first of these tables describes, laid over the second, and so on. The formats that a theme names
    come before those of what it extends, so that its first is the usual one."""
    raw: dict = {}
    for layer in reversed(layers):
        raw = merged(raw, {key: value for key, value in layer.items() if key != EXTENDS})
        own = layer.get(ASPECTS)
        if isinstance(own, dict) and isinstance(raw[ASPECTS], dict):
            raw[ASPECTS] = {**own, **{name: size for name, size in raw[ASPECTS].items() if name not in own}}
    return raw


def _written(layers: Sequence[dict]) -> list | None:
    """The format in whose px all are written: the first of the theme that extends no other."""
    sizes = next((layer[ASPECTS] for layer in reversed(layers) if ASPECTS in layer), None)
    return next(iter(sizes.values()), None) if isinstance(sizes, dict) else None


def extended(source: Source) -> tuple[str, Span] | None:
    """The theme that a theme.toml extends, and where it says so; None where it stands on its own, or can't be parsed
    (which load_theme tells)."""
    if EXTENDS not in source.text:
        return None
    head = re.split(r"^[ \t]*\[", source.text, maxsplit=1, flags=re.MULTILINE)[0]  # before the first table
    values = parsed(source._replace(text=head)).value
    if values is None:  # a list may have been cut
        values = parsed(source).value
    name = values.get(EXTENDS) if values is not None else None
    if not isinstance(name, str):
        return None
    return name, Places((source,), ({EXTENDS: name},)).find((EXTENDS,))[1]


def merged(base: dict, over: dict, within: str = "") -> dict:
    """A theme laid over the one it extends: tables are joined key by key, anything else is replaced. A colour or tint is
    one thing: half of an old one would be nobody's colour."""
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        joined = isinstance(below, dict) and isinstance(value, dict) and within not in WHOLE
        result[key] = merged(below, value, key) if joined else value
    return result


def font_places(fonts: Mapping, places: Places) -> tuple[tuple[str, str, Span], ...]:
    """Where each family is named; where `fonts` is, for any other."""
    slots = ("major", "minor", "mono", "mono_substitute")
    return (*((fonts[slot], *places.find(("fonts", slot))) for slot in slots if slot in fonts), ("", *places.find(("fonts",))))


def _colors_in_full(values: dict) -> dict:
    """A theme.toml whose colours may be said in short: `accent1 = "#1A6F4B"`."""
    colors = values.get("colors")
    if not isinstance(colors, dict):
        return values
    full = {slot: {"hex": said} if isinstance(said, str) else said for slot, said in colors.items()}
    for slot, said in full.items():
        if isinstance(said, dict) and isinstance(said.get("hex"), str):
            full[slot] = {**said, "hex": said["hex"].removeprefix("#")}
    return {**values, "colors": full}


def _misnamed(source: Source, values: dict) -> Iterator[Diagnostic]:
    """What should be the name of another theme, or of a template, and is none."""
    for key, wanted, example in ((EXTENDS, "a theme's name, or a folder", '"bericht"'), (TEMPLATE, "the name of a PowerPoint file", '"haus.potx"')):
        value = values.get(key, example)
        if isinstance(value, str) and (value or key == EXTENDS):
            continue
        shown = '""' if value == "" else str(value)
        span = Places((source,), (values,)).find((key,))[1]
        yield error("F503", f"{key} must be {wanted}, not {shown[:60]}", span, f"Write {key} = {example}", source.path)
