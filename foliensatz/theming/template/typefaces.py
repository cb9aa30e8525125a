"""The typefaces of a template's several masters: each master has a theme of its own, and "+mj-lt" means another family in each."""

from foliensatz.theming.template.drawing import LevelLook
from foliensatz.theming.template.inheritance import Held, Template, TemplateMaster


def named_typefaces(template: Template, main: TemplateMaster) -> Template:
    """The template, in whose masters other than `main` the slots' typefaces are named where they differ from its."""
    masters = [
        master if (master.major, master.minor) == (main.major, main.minor) else _named(master) for master in template.masters
    ]
    layouts = {layout.part: layout for master in masters for layout in master.layouts}
    samples = tuple(layouts[layout.part] for layout in template.samples)
    return template._replace(masters=tuple(masters), samples=samples)


def _named(master: TemplateMaster) -> TemplateMaster:
    families = {None: master.minor, "+mn-lt": master.minor, "+mj-lt": master.major}

    def in_family(look: LevelLook) -> LevelLook:
        return look._replace(font=families.get(look.font, look.font))

    def in_families(held: Held) -> Held:
        return held._replace(levels=tuple(map(in_family, held.levels)))

    layouts = (layout._replace(placeholders=tuple(map(in_families, layout.placeholders))) for layout in master.layouts)
    return master._replace(
        layouts=tuple(layouts),
        placeholders=tuple(map(in_families, master.placeholders)),
        text=tuple(map(in_family, master.text)),
    )
