"""What a template can hold and what it lacks, in plain words: for whoever wonders why a slide looks as it does, and for
the agency that made the template."""

from typing import Iterable, Mapping, NamedTuple

from foliensatz.colors import ENOUGH, ENOUGH_LARGE, contrast, rgb
from foliensatz.opc.names import NOTES_MASTER, P
from foliensatz.opc.package import Package
from foliensatz.theme import Color
from foliensatz.theming.purposes import PURPOSES
from foliensatz.theming.template.grounds import ground_of, is_plain
from foliensatz.theming.template.inheritance import Held, Template, TemplateLayout
from foliensatz.theming.template.style_laid import Shown
from foliensatz.theming.layout_names import fold, is_called
from foliensatz.theming.template.made_layout import NAME as MADE_LAYOUT
from foliensatz.theming.template.roles import TEXTS, TITLES, Places, footers, is_kind, roles_of

# Below this many points a text can't be read in a room.
_SMALLEST = 12.0
# Type that counts as large for contrast, in points (WCAG 2.2).
_LARGE, _LARGE_BOLD = 18.0, 14.0
_SHOWN_LEVELS = 3
_INSTEAD = "That much of it isn’t taken; what can be read takes its place"

# Our layouts: what they are for, and what is done where a template has none.
_PURPOSES = {
    "title": (PURPOSES["title"], "the layout of the other slides takes its place"),
    "section": (PURPOSES["section"], "the layout of the other slides takes its place"),
    "content": (PURPOSES["content"], "text stands in text boxes, which the outline doesn't show"),
    "two_columns": (PURPOSES["two_columns"], "columns stand in boxes side by side"),
    "picture_text": (PURPOSES["picture_text"], "picture and text stand one below the other"),
    "picture_full": (PURPOSES["picture_full"], "the picture is placed on the content layout"),
}


# Contrasts below this nobody can read, nor type below so many points.
_INVISIBLE, _TINY = 1.6, 9.0
_KEPT = "The template's look is kept: change it in PowerPoint, view Slide Master"


class Served(NamedTuple):
    """One of our layouts and the template's that serves as it: `label` is "" where none does; `why` says how it was
    told, or what is done instead."""

    role: str
    purpose: str
    label: str
    why: str


class Finding(NamedTuple):
    """Something a template lacks, or that will be hard to read; and what is done about it, or could be."""

    what: str
    advice: str


def served(template: Template, roles: Mapping[str, Places]) -> tuple[Served, ...]:
    """Which layout serves as what, in the order of our layouts."""
    own = roles_of(template)
    found = []
    for role, (purpose, instead) in _PURPOSES.items():
        places = roles.get(role)
        if places is None:
            found.append(Served(role, purpose, "", instead))
        else:
            told = places == own.get(role)
            name = places.layout.name or "(without a name)"
            found.append(Served(role, purpose, name, _reason(role, places) if told else "as theme.toml says"))
    return tuple(found)


def findings(
    template: Template, package: Package, roles: Mapping[str, Places], style: Iterable[Shown] = ()
) -> tuple[Finding, ...]:
    """What is amiss, the gravest first; `style` is what the slide shows that is called “style”."""
    layouts = [layout for master in template.masters for layout in master.layouts]
    used = list({places.layout.part: places.layout for places in roles.values()}.values())
    found = [*_without_footers(layouts)]
    for layout in used:
        found += _readability(layout, template, package)
    found += [Finding(f"The style slide’s {each.what}: {each.unread}", _INSTEAD) for each in style if each.unread]
    found += _unreachable(layouts, roles)
    found += _mended(package)
    if len(template.masters) > 1:
        found.append(
            Finding(
                f"There are {len(template.masters)} slide masters",
                "The one that the template's own slides use is taken; the others' layouts can be named",
            )
        )
    if template.samples:
        many = len(template.samples)
        there = f"There are {many} sample slides" if many > 1 else "There is a sample slide"
        whose = "They are left out, with all that only they use" if many > 1 else "It is left out, with all that only it uses"
        found.append(Finding(there, whose))
    return tuple(found)


def _reason(role: str, places: Places) -> str:
    layout = places.layout
    if is_called(role, layout.name):
        return "by its name and its places"
    if is_kind(role, layout.kind):
        return "by its type and its places"
    words = ", ".join(_described(name, held) for name, held in places.by_role)
    return f"by its places: {words}"


def _described(name: str, held: Held) -> str:
    return {"title": "a title", "subtitle": "a subtitle", "picture": "a picture"}.get(name, f"a text ({held.name})")


def _without_footers(layouts: list[TemplateLayout]) -> Iterable[Finding]:
    having = {name for layout in layouts for name, _ in footers(layout)}
    for name, words in (("footer", "a footer"), ("slide_number", "a slide number"), ("slide_date", "a date")):
        if name not in having:
            yield Finding(f"No layout has {words}", "It is left out; add the placeholder in the master to have it")


def unreadable(template: Template, package: Package, roles: Mapping[str, Places]) -> Iterable[Finding]:
    """What nobody will be able to read on the slides that most decks have."""
    for role in ("title", "content"):
        if role in roles:
            layout = roles[role].layout
            for held, ratio in _contrasts(layout, template, package):
                if ratio < _INVISIBLE:
                    yield Finding(f"“{layout.name}”, {held.name}: the contrast of text and ground is {ratio:.1f}:1", _KEPT)
    body = roles["content"].get("body") if "content" in roles else None
    size = body.levels[0].size if body is not None else None
    if body is not None and size and size < _TINY:
        yield Finding(f"“{roles['content'].layout.name}”, {body.name}: text is {size:g} pt", _KEPT)


def _contrasts(layout: TemplateLayout, template: Template, package: Package) -> Iterable[tuple[Held, float]]:
    """The contrasts of a layout's titles and texts, where what they stand on is known."""
    palette = next(master.palette for master in template.masters if master.part == layout.master)
    ground = rgb(ground_of(package, layout.part, layout.master), palette.hexes)
    for held in layout.placeholders:
        if held.type in (*TEXTS, *TITLES) and is_plain(package, layout.part, layout.master, layout.shows_master, held.box):
            yield held, contrast(rgb(held.levels[0].color or Color("dk1"), palette.hexes), ground)


def _readability(layout: TemplateLayout, template: Template, package: Package) -> Iterable[Finding]:
    for held in layout.placeholders:
        if held.type not in (*TEXTS, *TITLES):
            continue
        levels = held.levels[: 1 if held.type in TITLES else _SHOWN_LEVELS]
        small = [(n, level.size) for n, level in enumerate(levels, 1) if level.size and level.size < _SMALLEST]
        if small:
            number, size = small[0]
            yield Finding(
                f"“{layout.name}”, {held.name}: level {number} is {size:g} pt",
                "Nothing is set smaller than that; 18 pt and more can be read in a room",
            )
    for held, ratio in _contrasts(layout, template, package):
        size, bold = held.levels[0].size or 18.0, bool(held.levels[0].bold)
        needed = ENOUGH_LARGE if size >= _LARGE or bold and size >= _LARGE_BOLD else ENOUGH
        if ratio < needed:
            yield Finding(
                f"“{layout.name}”, {held.name}: the contrast of text and ground is {ratio:.1f}:1",
                f"The template's colour is kept; it should be {needed:g}:1 at least",
            )


def _unreachable(layouts: list[TemplateLayout], roles: dict[str, Places]) -> Iterable[Finding]:
    """Layouts that no content takes by itself."""
    taken = {places.layout.part for places in roles.values()}
    others = [layout for layout in layouts if layout.part not in taken and layout.name]
    turned = [layout for layout in others if any(held.turned for held in layout.placeholders)]
    if turned:
        yield Finding(
            f"Turned text in {_quoted(turned)}", "Nothing is set upright there; these layouts are left to PowerPoint"
        )
    bare = [layout for layout in others if layout not in turned and not _has_text(layout)]
    if bare:
        yield Finding(f"No place for text in {_quoted(bare)}", "Text on them stands in text boxes")
    names = [fold(layout.name) for layout in layouts]
    twice = list(dict.fromkeys(layout.name for layout in layouts if names.count(fold(layout.name)) > 1))
    if twice:
        yield Finding(
            f"Several layouts are called {', '.join(f'“{name}”' for name in twice[:4])}", "The first one is meant by the name"
        )


def _mended(package: Package) -> Iterable[Finding]:
    """What a deck gets otherwise than the template has it."""
    if MADE_LAYOUT in package.parts:
        yield Finding("No layout has a title and a place for text", "One was made on the first master, with a title and a place for text")
    notes = [{ph.get("type") for ph in master.root.iter(P + "ph")} for master in package.of_kind(NOTES_MASTER)]
    if not notes:
        yield Finding("There is no master for notes pages", "Decks with notes get a usual one")
    elif not any({"body", "sldImg"} <= kinds for kinds in notes):
        yield Finding("The master for notes pages has no place for notes", "Decks with notes get a usual one instead")


def _has_text(layout: TemplateLayout) -> bool:
    return any(held.type in TEXTS for held in layout.placeholders)


def _quoted(layouts: list[TemplateLayout]) -> str:
    names = list(dict.fromkeys(layout.name for layout in layouts))
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return ", ".join(f"“{name}”" for name in names[:4]) + more
