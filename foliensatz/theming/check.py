"""A parsed theme.toml against its schema: every mistake with its place."""

import re
from itertools import pairwise

from foliensatz.diagnostic import Diagnostic, error
from foliensatz.suggestion import did_you_mean
from foliensatz.theming.kinds import COLOR, COLORS, STYLE, fits, shown, why_not
from foliensatz.theming.places import Places
from foliensatz.theming.schema import ANY, FOOTER_FIELDS, LAYOUT_ROLES, NEEDED, NEEDS, SLOTS, TEXT_TYPES, THEME, TYPES, VARIANTS


def check(raw: dict, places: Places) -> list[Diagnostic]:
    """Every mistake of a parsed theme.toml, with its place. What passes can be compiled."""
    return _Check(raw, places).run()


class _Check:
    def __init__(self, raw: dict, places: Places):
        self.raw = raw
        self.places = places
        self.problems: list[Diagnostic] = []
        tints = raw.get("tints")
        self.colors = (*SLOTS, *VARIANTS, *(tints if isinstance(tints, dict) else ()))
        styles = raw.get("styles")
        self.styles = tuple(styles) if isinstance(styles, dict) else ()

    def run(self) -> list[Diagnostic]:
        self._table(self.raw, THEME, ())
        for path, keys in NEEDED.items():
            table = self.raw
            for key in path:
                table = table.get(key, {}) if isinstance(table, dict) else {}
            if isinstance(table, dict):
                for key in keys:
                    if key not in table:
                        self._tell("F503", f'{self._name(path)} lacks "{key}"', path, f"Add {key} = …")
        self._complete_entries()
        return self.problems

    def _complete_entries(self) -> None:
        """What no single table can tell: names that belong together, numbers that must differ."""
        if self.problems:
            return
        if not self.raw["aspects"]:
            self._tell("F503", "aspects lacks a format", ("aspects",), 'Add "16:9" = [1280, 720]')
        for name, roles in LAYOUT_ROLES.items():
            if name in self.raw["layouts"]:
                path = ("layouts", name, "placeholders")
                self._lacks(self.raw["layouts"][name].get("placeholders", {}), roles, path)
        for name, style in self.raw["styles"].items():
            self._falling(style["steps"], ("styles", name, "steps"))
            for n, level in enumerate(style["levels"]):
                margin, indent = level.get("margin", 0), level.get("indent", 0)
                if margin + indent < 0:
                    path = ("styles", name, "levels", n, "indent")
                    hint = f"Take margin = {-indent:g}, or indent = {-margin:g}" if margin else f"Add margin = {-indent:g}"
                    self._tell("F503", f"{self._name(path)} reaches {-indent - margin:g} px left of the text's place", path, hint)
                if level.get("bullet", {"char": ""}).keys().isdisjoint(("char", "numbered")):
                    path = ("styles", name, "levels", n, "bullet")
                    self._tell("F503", f"{self._name(path)} shows nothing", path, 'Add char = "»" or numbered = true')
        for path in (("table", "sizes"), ("table", "row_heights"), ("chart", "sizes")):
            self._falling(self.raw.get(path[0], {}).get(path[1], ()), path)
        self._ratios()
        master = {role: self.raw["master"][role] for role in ("title", "footer", "slide_number", "slide_date")}
        for role, placeholder in master.items():
            self._styled(placeholder, ("master", role))
        self._wording()
        for name in self.raw.get("tints", {}):
            if name in (*SLOTS, *VARIANTS):
                message = f"The tint {name} is called like a colour that there is already"
                self._tell("F503", message, ("tints", name), "Give it a name of its own, like “muted”")
        for name, layout in self.raw["layouts"].items():
            if not layout["label"].strip():
                message = f"layouts.{name}.label is empty, and PowerPoint's menu would show nothing"
                self._tell("F503", message, ("layouts", name, "label"), 'Write what the layout is called, like label = "Merkmale"')
            self._placeholders(layout, ("layouts", name, "placeholders"), master)

    def _falling(self, steps: list, path: tuple) -> None:
        """Sizes are tried in their order, so that a larger one behind a smaller would never be taken."""
        rows = [step if isinstance(step, list) else [step] for step in steps]
        for before, after in pairwise(rows):
            for n in range(max(len(before), len(after))):
                small, large = before[min(n, len(before) - 1)], after[min(n, len(after) - 1)]
                if large > small:
                    hint = "Write the largest first"
                    self._tell("F503", f"{self._name(path)} grow, from {small:g} to {large:g}", path, hint)
                    return

    def _ratios(self) -> None:
        """A format that is called by its ratio has it."""
        for name, (width, height) in self.raw["aspects"].items():
            across, _, down = name.partition(":")
            if not (across.isdigit() and down.isdigit()) or not int(across) * int(down):
                continue
            wanted = height * int(across) / int(down)
            if abs(width - wanted) > wanted / 100:
                message = f"aspects.{name} is {width:g} × {height:g} px, which is not {name}"
                self._tell("F503", message, ("aspects", name), f"Write [{wanted:.0f}, {height:g}], or give it another name")

    def _wording(self) -> None:
        """Patterns with names in braces: only those that will be known may stand there."""
        labels = self.raw["labels"]["en"]
        for key, pattern in self.raw["footer"].items():
            for name in re.findall(r"\{(\w+)\}", pattern):
                if name not in (*FOOTER_FIELDS, *labels):
                    hint = did_you_mean(name, (*FOOTER_FIELDS, *labels), f"Add {name} to [labels.en]")
                    self._tell("F503", f"footer.{key} names {{{name}}}, which is no label", ("footer", key), hint)
            if re.search(r"[{}]", re.sub(r"\{\w+\}", "", pattern)):
                hint = "Each name stands in braces of its own, like {speaker}; take other braces away"
                self._tell("F503", f"footer.{key} has braces that enclose no name", ("footer", key), hint)
        for lang, words in self.raw["labels"].items():
            rest = re.sub(r"\{(?:n|total)\}", "", words.get("continued", ""))
            if "{" in rest or "}" in rest:
                path = ("labels", lang, "continued")
                self._tell("F503", f"{self._name(path)} has other braces than {{n}} and {{total}}", path,
                           'Write "({n}/{total})"')

    def _placeholders(self, layout: dict, path: tuple, master: dict) -> None:
        """Each has a style where it holds text, and an idx of its own (19.3.1.36)."""
        own = layout.get("placeholders", {})
        inherited = {role for role in master if role != "title" and layout.get("footers", True)}
        taken = {master[role]["idx"]: role for role in inherited}
        if "title" not in own:
            taken[master["title"]["idx"]] = "title"
        for role, placeholder in own.items():
            self._styled(placeholder, (*path, role))
            other = taken.setdefault(placeholder["idx"], role)
            if other != role:
                message = f'{self._name((*path, role))} has the idx of "{other}"'
                self._tell("F503", message, (*path, role, "idx"), "Give each placeholder of a layout an idx of its own")

    def _styled(self, placeholder: dict, path: tuple) -> None:
        types = TYPES.get(path[-1], TEXT_TYPES)
        if placeholder["type"] not in types:
            wanted = " or ".join(f'"{each}"' for each in types)
            message = f'{self._name(path)} is of type "{placeholder["type"]}", and must be of type {wanted}'
            self._tell("F503", message, (*path, "type"), f"Write type = {wanted}")
        if placeholder["type"] not in ("pic", "tbl", "chart"):
            self._lacks(placeholder, ("style",), path)

    def _lacks(self, table: dict, keys: tuple, path: tuple) -> None:
        for key in keys:
            if key not in table:
                self._tell("F503", f'{self._name(path)} lacks "{key}"', path, f"Add {key} = …")

    def _table(self, table: dict, schema: dict, path: tuple) -> None:
        self._lacks(table, schema.get(NEEDS, ()), path)
        for key, value in table.items():
            kind = schema.get(key, schema.get(ANY)) if key != NEEDS else None
            if kind is None:
                known = [name for name in schema if name != NEEDS]
                hint = did_you_mean(key, known, "It may have " + ", ".join(known))
                self._tell("F502", f'{self._name(path)} knows no "{key}"', (*path, key), hint)
            else:
                self._value(value, kind, (*path, key))

    def _value(self, value, kind, path: tuple) -> None:
        if isinstance(kind, dict):
            if isinstance(value, dict):
                self._table(value, kind, path)
            else:
                self._wrong(value, "a table { … }", path)
        elif isinstance(kind, list):
            if not isinstance(value, list) or not value and path[-1] == "levels":
                self._wrong(value, "a list of tables [{ … }]", path)
                return
            for n, entry in enumerate(value):
                self._value(entry, kind[0], (*path, n))
        elif isinstance(kind, tuple):
            if value not in kind:
                self._wrong(value, "one of " + ", ".join(f'"{word}"' for word in kind if word), path,
                            did_you_mean(str(value), kind))
        elif not fits(value, kind):
            self._wrong(value, kind, path)
        elif kind in (COLOR, STYLE):
            self._known(value, kind, path)
        elif kind == COLORS:
            for name in value:
                self._known(name, COLOR, path)

    def _known(self, value: str, kind: str, path: tuple) -> None:
        known = self.colors if kind == COLOR else self.styles
        if value not in known:
            hint = did_you_mean(value, known, "It has " + ", ".join(known))
            self._tell("F503", f'The theme has no {kind[2:]} "{value}"', path, hint)

    def _wrong(self, value, wanted: str, path: tuple, hint: str = "") -> None:
        why = why_not(value, wanted)
        message = f"{self._name(path)} must be {wanted}, not {shown(value)}" + (f": {why}" if why else "")
        self._tell("F503", message, path, hint or f"Write {wanted}")

    def _name(self, path: tuple) -> str:
        return ".".join(str(key) for key in path) or "The theme"

    def _tell(self, code: str, message: str, path: tuple, hint: str) -> None:
        file, span = self.places.find(path)
        self.problems.append(error(code, message, span, hint, file))
