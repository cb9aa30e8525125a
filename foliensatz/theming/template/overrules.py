"""A small theme.toml that names a template, and says what the template doesn't: which layout serves what, sizes to shrink
to, how code, tables and charts look, what the footers say."""

from typing import Mapping, NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.source import Source, Span
from foliensatz.suggestion import did_you_mean, listed
from foliensatz.theming.check import check
from foliensatz.theming.near_names import STYLES
from foliensatz.theming.places import Places
from foliensatz.theming.toml import parsed

TEMPLATE = "template"
_ROLES = "roles"
# What may stand beside these: tables of any theme.toml. Colours, typefaces and places are the template's.
_TABLES = ("name", "label", "tints", "fonts", "styles", "table", "code", "chart", "text", "callouts", "pictures", "footer", "labels")
_FONTS = ("mono", "mono_substitute", "embed")


class Overrules(NamedTuple):
    """`values` are a whole theme's, the author's laid over the usual ones; `said` are the tables that the author names, and
    `styles` the styles.
    `own` is the author's part of the values alone, `places` finds where they are said. `roles` are our layouts' names → the template's, each with its place in the file `path`."""

    values: Mapping
    said: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    roles: tuple[tuple[str, str, Span], ...] = ()
    path: str = ""
    own: Mapping = {}
    places: Places | None = None


def named_template(source: Source) -> tuple[str, Span] | None:
    """The template that a theme.toml names, and where; None where it names none, or can't be parsed."""
    if TEMPLATE not in source.text:
        return None
    values = parsed(source).value
    name = values.get(TEMPLATE) if values is not None else None
    return (name, Places((source,), (values,)).find((TEMPLATE,))[1]) if name and isinstance(name, str) else None


def usual() -> tuple[dict, Source]:
    """What is taken where neither template nor author says anything."""
    import tomllib
    from importlib.resources import files

    text = (files("foliensatz.theming.template") / "usual.toml").read_text(encoding="utf-8")
    return tomllib.loads(text), Source("usual.toml", text)


def read_overrules(source: Source | None, known_roles: tuple[str, ...]) -> Report[Overrules | None]:
    """The author's words over the usual ones, checked against the schema; None where they have errors. Without a source
    the usual ones."""
    base, base_source = usual()
    if source is None:
        return Report(Overrules(base))
    from foliensatz.theming.load import merged

    raw, problems = parsed(source)
    if raw is None:
        return Report(None, problems)
    places = Places((source, base_source), (raw, base))
    problems = [_not_here(key, places) for key in raw if key not in (*_TABLES, TEMPLATE, _ROLES)]
    fonts = raw.get("fonts")
    if isinstance(fonts, dict):
        problems += [_not_here(key, places, "fonts") for key in fonts if key not in _FONTS]
    styles = raw.get("styles")
    if isinstance(styles, dict):
        problems += [_no_style(name, base, places) for name in styles if name not in (*base["styles"], *STYLES)]
    roles = raw.get(_ROLES, {})
    if not isinstance(roles, dict):
        span = places.find((_ROLES,))[1]
        hint = 'Write [roles] and lines like content = "Inhalt", with the names of the template’s layouts'
        problems.append(error("F565", "roles must be a table of jobs and layouts", span, hint, source.path))
    found = []
    for role, layout in roles.items() if isinstance(roles, dict) else ():
        span = places.find((_ROLES, role))[1]
        if role not in known_roles or not isinstance(layout, str):
            hint = did_you_mean(role, known_roles, "There are " + listed(known_roles, 12))
            problems.append(error("F565", f"roles.{role} is no job that a layout can have", span, hint, source.path))
        else:
            found.append((role, layout, span))
    values = merged(base, {key: value for key, value in raw.items() if key in _TABLES})
    if not problems:
        problems += check(values, places)
    if problems:
        return Report(None, tuple(problems))
    return Report(Overrules(values, frozenset(raw), frozenset(raw.get("styles", {})), tuple(found), source.path, raw, places))


def _no_style(name: str, base: Mapping, places: Places) -> Diagnostic:
    path, span = places.find(("styles", name))
    known = tuple(dict.fromkeys((*base["styles"], *STYLES)))
    hint = did_you_mean(name, known, "There are " + listed(known, 20))
    return error("F565", f"Nothing in a template is set in a style “{name}”", span, hint, path)


def _not_here(key: str, places: Places, table: str = "") -> Diagnostic:
    path, span = places.find((table, key) if table else (key,))
    known = _FONTS if table else (*_TABLES, TEMPLATE, _ROLES)
    name = f"{table}.{key}" if table else key
    hint = did_you_mean(key, known, "Colours, typefaces and layouts are the template's; there may be " + listed(known, 16))
    return error("F565", f"{name} can't be said beside a template", span, hint, path)
