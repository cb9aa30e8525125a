"""Bytes of a template → Theme. Opening never fails: what is wrong is a diagnostic."""

from foliensatz.digest import sha256

from foliensatz.diagnostic import Diagnostic, Report, Severity, error, warning
from foliensatz.opc.names import PRESENTATION, STRICT
from foliensatz.opc.package import Package
from foliensatz.source import Source, Span
from foliensatz.suggestion import did_you_mean, listed
from foliensatz.theme import Theme
from foliensatz.theming.layout_names import fold, translated
from foliensatz.theming.template.doctor import unreadable
from foliensatz.theming.legibility import illegible
from foliensatz.theming.slips import slips
from foliensatz.theming.template.inheritance import Template, Unusable, resolve
from foliensatz.theming.template.made_layout import NAME as MADE_LAYOUT
from foliensatz.theming.template.mending import open_template
from foliensatz.theming.template.overrules import Overrules, read_overrules
from foliensatz.theming.template.roles import NEEDS, ROLES, Places, main_master, roles_of
from foliensatz.theming.template.typefaces import named_typefaces
from foliensatz.theming.template.values import theme_of

# How a compound file begins (MS-CFB 2.2), and the name of the stream in it that holds an encrypted file (MS-OFFCRYPTO 2.3.4.4).
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def load_template(
    data: bytes, name: str, path: str, asked: Span = Span(), place: str = "", over: Source | None = None
) -> Report[Theme | None]:
    """The theme that the template in the file `path` (as shown) makes, called `name`; None where it can't be used.
    `asked` in the file `place` is where it is asked for; `over` is the theme.toml that overrules it."""
    if data.startswith(_COMPOUND):
        return Report(None, (_no_zip(data, path, asked, place),))
    package, problems = open_template(data)
    if package is None or any(problem.severity == Severity.ERROR for problem in problems):
        return Report(None, (_unreadable(problems, path, asked, place),))
    if _is_strict(package):
        hint = "In PowerPoint, save it as “PowerPoint Presentation” or “Template”, not as “Strict Open XML”"
        message = f"The template {path} is in the strict form of Open XML, which is not read"
        return Report(None, (error("F563", message, asked, hint, place),))
    try:
        template = resolve(package)
    except Unusable as why:
        hint = "Save it once in PowerPoint, or take another template"
        return Report(None, (error("F561", f"The template {path} can't be used: {why}", asked, hint, place),))
    told: tuple[Diagnostic, ...] = ()
    if MADE_LAYOUT in package.parts:
        message = f"No layout of the template {path} has a title and a place for text, so one was made on its master"
        hint = "Give it a layout with a title and a place for text, in PowerPoint’s view Slide Master"
        told = (warning("F564", message, asked, hint, place),)
    overrules, problems = read_overrules(over, tuple(ROLES))
    if overrules is None:
        return Report(None, problems)
    template = named_typefaces(template, main_master(template, roles_of(template)))
    roles, problems = with_roles(roles_of(template), template, overrules)
    if problems:
        return Report(None, problems)
    for what, advice in unreadable(template, package, roles):
        told += (warning("F568", what, asked, advice, place),)
    digest = sha256(data + over.text.encode() if over is not None else data).hexdigest()
    theme = theme_of(template, package, name, digest, roles, overrules)
    said = overrules.own.get("fonts", {})
    found = overrules.places
    named = [(said[slot], *found.find(("fonts", slot))) for slot in ("mono", "mono_substitute") if found is not None and slot in said]
    theme = theme._replace(fonts=theme.fonts._replace(places=(*named, ("", path, Span()))))
    if overrules.places is not None:
        told += (*slips(overrules.values, overrules.places, own=True), *illegible(theme, overrules.values, overrules.places, own=True))
    return Report(theme, told)


def roles_as_said(template: Template, over: Source | None) -> dict[str, Places]:
    """The roles of a template's layouts, as its theme.toml wants them where it says something sound."""
    overrules = read_overrules(over, tuple(ROLES)).value
    roles = roles_of(template)
    return with_roles(roles, template, overrules)[0] if overrules is not None else roles


def with_roles(
    roles: dict[str, Places], template: Template, overrules: Overrules
) -> tuple[dict[str, Places], tuple[Diagnostic, ...]]:
    """The roles as the author wants them, and what is wrong with that."""
    layouts = [layout for master in template.masters for layout in master.layouts]
    problems = []
    for role, name, span in overrules.roles:
        layout = next((each for each in layouts if fold(each.name) == fold(name)), None)
        if layout is None:
            elsewhere = translated(name, [each.name for each in layouts])
            layout = next((each for each in layouts if elsewhere and each.name == elsewhere), None)
        if layout is None:
            hint = did_you_mean(name, [each.name for each in layouts], "It has " + listed([each.name for each in layouts]))
            problems.append(error("F566", f"The template has no layout “{name}”", span, hint, overrules.path))
            continue
        places = ROLES[role](layout, template)
        if not places:
            message = f"The layout “{name}” hasn't the places that {role} needs: {NEEDS[role]}"
            hint = "The command `theme` with the template's name tells which layout has which places"
            problems.append(error("F566", message, span, hint, overrules.path))
            continue
        roles = {**roles, role: Places(layout, places)}
    return roles, tuple(problems)


def _is_strict(package: Package) -> bool:
    """Whether the file is in the strict form (ECMA-376 part 1), whose namespaces are others than those everybody writes."""
    presentation = next(package.of_kind(PRESENTATION), None)
    return presentation is not None and presentation.root.tag.startswith("{" + STRICT)


def _no_zip(data: bytes, path: str, asked: Span, place: str) -> Diagnostic:
    """For a compound file (MS-CFB): what is locked by a password, and what PowerPoint wrote before 2007."""
    if _ENCRYPTED in data:
        message = f"The template {path} is locked by a password"
        hint = "Open it in PowerPoint and take the password away: File, Info, Protect Presentation"
    else:
        message = f"The template {path} is a PowerPoint file from before 2007"
        hint = "Open it in PowerPoint and save it as .potx or .pptx"
    return error("F562", message, asked, hint, place)


def _unreadable(problems: tuple[Diagnostic, ...], path: str, asked: Span, place: str) -> Diagnostic:
    why = problems[0].message if problems else "it is no PowerPoint file"
    hint = "Is it a .pptx or .potx, and whole? Save it once in PowerPoint"
    return error("F561", f"The template {path} can't be read: {why}", asked, hint, place)
