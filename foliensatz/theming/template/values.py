"""A resolved template as a Theme: its layouts under our names for their jobs and under their own, its texts' looks as
styles, and for what a template doesn't say the usual (`usual.toml`) in its colours and sizes."""

import re
from typing import Iterable, Mapping

from foliensatz.colors import ENOUGH, ENOUGH_LARGE, contrast, rgb
from foliensatz.geometry import EMU_PER_PX, Box, Emu
from foliensatz.theme import Backdrop, Color, Layout, MarkStyle, Placeholder, TableStyle, Theme, TokenStyle
from foliensatz.theming.compiled import compile_theme_values
from foliensatz.theming.template.backdrops import Backdrops
from foliensatz.theming.template.grounds import ground_of, is_plain, map_of
from foliensatz.theming.template.ink import in_ink
from foliensatz.theming.template.inheritance import FEET, Held, Template, TemplateLayout, TemplateMaster
from foliensatz.theming.template.overrules import Overrules
from foliensatz.theming.template.roles import TITLES, Places, footers, main_master
from foliensatz.theming.template.style_laid import laid_over
from foliensatz.theming.template.style_slide import style_slide
from foliensatz.theming.template.styles import Styles
from foliensatz.theming.template.usual_styles import marked, scaled, scaled_size, with_marker, with_steps
from foliensatz.opc.package import Package

# The size of text beside which the usual's sizes are meant.
_USUAL_TEXT = 24.0
# The token of a head over a column, which stands on the slide's ground.
_HEAD = "heading"
# A ground that is no plain colour is light where text on it is dark.
_PAPER = Color("lt1")
_TEXT, _SOFT = Color("dk1"), Color("accent1", 20, 80)
# What is set in these takes the size and the typeface of the template's text.
_OWN_STYLES = ("display", "title", "list", "subtitle", "footer")
# Between a title and what has no placeholder below it, and around that; in px.
_GAP, _MARGIN = 16, 64
# Content keeps so far from footers that fill the same room, in EMU.
_FOOT_GAP = 8 * EMU_PER_PX
_NUMBERED_NAME = re.compile(r"\s*\d+$")
# A template's own layout under its own name, where that is one of ours for another job.
_BODIES = ("body", "body2", "body3", "body4", "body5", "body6")


def theme_of(
    template: Template, package: Package, name: str, digest: str, roles: Mapping[str, Places], overrules: Overrules
) -> Theme:
    """The theme of a template whose layouts have these roles; `name` is what the author calls it, `digest` changes with
    its bytes and with what is overruled."""
    return _Making(template, package, name, digest, roles, overrules).theme()


class _Making:
    def __init__(
        self, template: Template, package: Package, name: str, digest: str, roles: Mapping[str, Places], overrules: Overrules
    ) -> None:
        self.overrules = overrules
        self.template = template
        self.package = package
        self.name = name
        self.digest = digest
        self.roles = roles
        self.master = main_master(template, roles)
        self.hexes = self.master.palette.hexes
        self.fonts = {self.master.minor.casefold(): "minor", self.master.major.casefold(): "major"}
        self.styles = Styles(self.fonts)
        self.backdrops = Backdrops(package)
        self._drawn: dict[str, tuple[Backdrop, ...]] = {}

    def theme(self) -> Theme:
        slide = style_slide(self.package, self.template)
        theme = self._theme()
        return laid_over(theme, slide, self.overrules.own, self.fonts) if slide is not None else theme

    def _theme(self) -> Theme:
        usual = self._usual()
        styles = self._named_styles()
        body = self._body_box()
        layouts = self._layouts(body)
        own = self.styles.all(frozenset(("title",)))
        text = own[styles["list"]]
        list_level = next((n for n, level in enumerate(text.levels[:3]) if level.bullet), -1)
        if list_level < 0:
            # A list without markers would be no list: text says its own there.
            own[f"{text.name}.unmarked"] = text._replace(name=f"{text.name}.unmarked")
            own[text.name] = marked(text)
            layouts = {each: _restyled(layout, text.name) for each, layout in layouts.items()}
        scale = text.steps[0][0] / _USUAL_TEXT
        listed = text.levels[list_level] if list_level >= 0 else None
        derived = {
            each: style if each in self.overrules.styles else with_marker(scaled(style, scale), listed)
            for each, style in usual.styles.items()
            if each not in own and each not in _OWN_STYLES
        }
        for each in self.overrules.styles & own.keys():
            own[each] = with_steps(own[each], usual.styles[each])
        found = {**derived, **own}
        for wanted, has in styles.items():
            found.setdefault(wanted, found[has]._replace(name=wanted))
        theme = usual._replace(
            name=self.name,
            label=self.name,
            size=self.template.size,
            aspect=_aspect(self.template.size),
            colors=tuple((slot, self.hexes.get(slot, "000000")) for slot, _ in usual.colors),
            fonts=usual.fonts._replace(major=self.master.major, minor=self.master.minor),
            styles=found,
            title_style=styles["title"],
            body_style=styles["list"],
            footer_style=styles["footer"],
            layouts=layouts,
            decorations=(),
            ground=layouts["content"].ground,
            body_box=layouts["content"].placeholder("body").box,
            table=usual.table if "table" in self.overrules.said else self._table(usual, scale),
            code=usual.code._replace(tokens=self._tokens(usual, text.levels[0].color)),
            inline_code=usual.inline_code if "code" in self.overrules.said else TokenStyle(text.levels[0].color),
            marks={name: self._readable_mark(mark) for name, mark in usual.marks.items()},
            list_level=max(list_level, 0),
            insets=self._content().insets if self._content() else usual.insets,
            digest=self.digest,
            template=self.digest,
            rtl=self.template.rtl,
            pictures=tuple(self.backdrops.pictures.values()),
        )
        return in_ink(theme, text.levels[0].color, self.hexes, frozenset((*own, *self.overrules.styles, *self.overrules.said)))

    def _readable_mark(self, mark: MarkStyle) -> MarkStyle:
        """A mark with the template's text or ground as its colour, whichever can be told better from it."""
        fill = rgb(mark.fill, self.hexes)
        best = max((Color("dk1"), Color("lt1")), key=lambda color: contrast(rgb(color, self.hexes), fill))
        return mark._replace(color=best)

    def _usual(self) -> Theme:
        """The usual theme in the template's size."""
        size = self.template.size
        raw = {**self.overrules.values, "aspects": {"template": [size.width / EMU_PER_PX, size.height / EMU_PER_PX]}}
        return compile_theme_values(raw, "template", self.digest)

    # Styles

    def _named_styles(self) -> dict[str, str]:
        """The styles that layout asks for by name, from the placeholders that are theirs in this template. All others
        are registered too, so that each knows all sizes it is used in."""
        found = {}
        content = self._content()
        master = {held.type: held for held in reversed(self.master.placeholders)}
        text = content or master.get("body")
        if text is not None:
            found["list"] = self.styles.style_of(text.levels, "list", "text")
        for wanted, role in (("title", "content"), ("title", "title_only"), ("display", "title")):
            places = self.roles.get(role)
            if places is not None and wanted not in found:
                found[wanted] = self.styles.style_of(places.get("title").levels, wanted, "title")
        title = self.roles.get("title")
        if title is not None and title.get("subtitle") is not None:
            found["subtitle"] = self.styles.style_of(title.get("subtitle").levels, "subtitle", "text")
        for layout in self._all_layouts():
            for held in layout.placeholders:
                kind = _kind(held)
                name = "footer" if kind == "footer" and "footer" not in found else f"{_key(layout)}.{held.idx}.{kind}"
                style = self.styles.style_of(held.levels, name, kind)
                if kind == "footer":
                    found.setdefault("footer", style)
                if kind == "title":
                    found.setdefault("title", style)
        if "list" not in found:
            found["list"] = self.styles.style_of(self.master.text, "list", "text")
        found.setdefault("title", found["list"])
        found.setdefault("display", found["title"])
        found.setdefault("subtitle", found["list"])
        found.setdefault("footer", found["list"])
        return found

    def _tokens(self, usual: Theme, ink: Color) -> dict[str, TokenStyle]:
        """The colours of code, legible on its ground; that of heads on the slide's own, or else the text's `ink`."""
        found = {kind: self._readable(token, usual.code.ground) for kind, token in usual.code.tokens.items()}
        head = usual.code.tokens.get(_HEAD)
        if head is not None and "code" not in self.overrules.said:
            ground = self._ground() or (_PAPER if ink == _TEXT else None)
            legible = ground is not None and contrast(rgb(head.color, self.hexes), rgb(ground, self.hexes)) >= ENOUGH_LARGE
            found[_HEAD] = head if legible else head._replace(color=ink)
        return found

    def _ground(self) -> Color | None:
        """What text stands on; None where that is no plain colour."""
        content = self.roles.get("content")
        if content is None or content.get("body") is None:
            return None
        layout, box = content.layout, content.get("body").box
        if not is_plain(self.package, layout.part, layout.master, layout.shows_master, box):
            return None
        return ground_of(self.package, layout.part, layout.master)

    def _readable(self, token: TokenStyle, ground: Color) -> TokenStyle:
        """A colour of code that can be read on its ground: the text's, where its own can't."""
        if contrast(rgb(token.color, self.hexes), rgb(ground, self.hexes)) >= ENOUGH:
            return token
        return token._replace(color=Color("dk1"))

    def _table(self, usual: Theme, scale: float) -> TableStyle:
        table = usual.table
        fill = rgb(table.header_fill, self.hexes)
        # Headers are bold and large enough to be read at less contrast than text needs.
        inks = (table.header_color, Color("dk1"))
        ink = next((color for color in inks if contrast(rgb(color, self.hexes), fill) >= ENOUGH_LARGE), None)
        if ink is None:
            table = table._replace(header_fill=Color("dk1"))
            ink = Color("lt1")
        sizes = tuple(dict.fromkeys(scaled_size(size * scale) for size in table.sizes))
        # A tint of the first accent with the text's colour, or else as the header.
        found = contrast(rgb(_TEXT, self.hexes), rgb(_SOFT, self.hexes)) >= ENOUGH
        fill, bright = (_SOFT, _TEXT) if found else (table.header_fill, ink)
        table = table._replace(highlight_fill=fill, highlight_color=bright)
        return table._replace(header_color=ink, header_size=scaled_size(table.header_size * scale), sizes=sizes)

    # Layouts

    def _all_layouts(self) -> Iterable[TemplateLayout]:
        return (layout for master in self.template.masters for layout in master.layouts)

    def _content(self) -> Held | None:
        places = self.roles.get("content")
        return places.get("body") if places is not None else None

    def _layouts(self, body: Box) -> dict[str, Layout]:
        """Our names first, then the template's own."""
        found: dict[str, Layout] = {}
        for role, places in self.roles.items():
            if role != "title_only":
                found[role] = self._layout(role, places.layout, dict(places.by_role))
        bare = self.roles.get("title_only") or self.roles.get("content") or self._any_titled()
        for role in ("content", "title", "section"):
            if role not in found:
                found[role] = self._layout(role, bare.layout, {"title": bare.get("title")} if bare.get("title") else {})
        content = found["content"]
        if content.placeholder("body") is None:
            found["content"] = content._replace(placeholders=(*content.placeholders, _no_placeholder(body)))
        found["mixed"] = found["content"]._replace(name="mixed")
        for layout in self._all_layouts():
            name = layout.name
            if name and name not in found:
                found[name] = self._layout(name, layout, _in_reading_order(layout))
        return found

    def _any_titled(self) -> Places:
        layouts = list(self._all_layouts())
        for layout in layouts:
            for held in layout.placeholders:
                if held.type in TITLES:
                    return Places(layout, (("title", held),))
        return Places(layouts[-1], ())

    def _layout(self, name: str, layout: TemplateLayout, places: Mapping[str, Held]) -> Layout:
        master = next(each for each in self.template.masters if each.part == layout.master)
        mapped = map_of(self.package, layout.part)
        hexes = master.palette.mapped(mapped) if mapped else master.palette.hexes
        placeholders = [self._placeholder(role, held, layout) for role, held in places.items()]
        feet = [self._placeholder(role, held, layout) for role, held in footers(layout)]
        title = next((place for place in placeholders if place.role == "title"), None)
        placeholders = [_below(_above(place, feet), title) for place in placeholders] + feet
        return Layout(
            name,
            layout.name or name,
            ground_of(self.package, layout.part, master.part),
            tuple(placeholders),
            shows_master=layout.shows_master,
            color_map=" ".join(f'{key}="{value}"' for key, value in mapped.items()),
            part=layout.part,
            backdrops=self._backdrops_of(layout, master, hexes),
            palette=() if hexes == self.hexes else tuple((slot, hexes.get(slot, "000000")) for slot in self.hexes),
        )

    def _backdrops_of(self, layout: TemplateLayout, master: TemplateMaster, hexes: Mapping[str, str]) -> tuple[Backdrop, ...]:
        found = self._drawn.get(layout.part)
        if found is None:
            found = self.backdrops.of(layout.part, master.part, master.theme, layout.shows_master, hexes)
            self._drawn[layout.part] = found
        return found

    def _placeholder(self, role: str, held: Held, layout: TemplateLayout) -> Placeholder:
        style = self.styles.style_of(held.levels, f"{_key(layout)}.{held.idx}", _kind(held))
        return Placeholder(
            role=role,
            type=held.type,
            idx=held.idx,
            box=held.box.turned() if held.turned.text in (90, 270) else held.box,
            label=_NUMBERED_NAME.sub("", held.name) or role,
            style=style,
            anchor=held.body.anchor if held.body.anchor in ("t", "ctr", "b") else "t",
            insets=held.insets,
            first_step=self.styles.first_step(style, held.levels),
            turn=held.turned.degrees,
        )

    def _body_box(self) -> Box:
        """Where content may stand: the content layout's body, or what is free below its title."""
        content = self._content()
        if content is not None:
            return content.box
        bare = self.roles.get("title_only") or self._any_titled()
        title = bare.get("title")
        width, height = self.template.size
        margin = _MARGIN * EMU_PER_PX * width // (1280 * EMU_PER_PX)
        foot = min((held.box.y for _, held in footers(bare.layout) if held.box.y > height // 2), default=height - margin)
        top = title.box.bottom if title is not None and title.box.bottom < height // 2 else margin
        left = title.box.x if title is not None else margin
        right = title.box.right if title is not None else width - margin
        gap = _GAP * EMU_PER_PX
        return Box(left, top + gap, max(right - left, width // 3), max(foot - top - 2 * gap, height // 4))


def _above(place: Placeholder, feet: list[Placeholder]) -> Placeholder:
    """A text's place without what footers take of it: they are filled on every slide."""
    box = place.box
    near = box._replace(height=box.height + _FOOT_GAP)
    tops = [foot.box.y for foot in feet if foot.box.overlaps(near) and foot.box.y > box.y + box.height // 2]
    return place._replace(box=box._replace(height=min(tops) - _FOOT_GAP - box.y)) if tops and place.type != "pic" else place


def _below(place: Placeholder, title: Placeholder | None) -> Placeholder:
    """A text's place without what its layout's title takes of its top: that is filled too."""
    box = place.box
    if title is None or place is title or place.type == "pic" or not title.box.overlaps(box):
        return place
    if title.box.y >= box.y or title.box.bottom > box.y + box.height // 2:
        return place
    return place._replace(box=Box(box.x, title.box.bottom, box.width, box.bottom - title.box.bottom), cut=True)


def _restyled(layout: Layout, name: str) -> Layout:
    return layout._replace(
        placeholders=tuple(
            place._replace(style=f"{name}.unmarked") if place.style == name else place for place in layout.placeholders
        )
    )


def _no_placeholder(box: Box) -> Placeholder:
    """Where the content layout has no place for text: text boxes stand there."""
    return Placeholder(role="body", type="", idx=0, box=box, label="", style="")


def _in_reading_order(layout: TemplateLayout) -> dict[str, Held]:
    """The places of a layout that only its author knows the meaning of, as we number them."""
    found: dict[str, Held] = {}
    texts = []
    pictures = []
    for held in layout.placeholders:
        if held.turned or held.type in FEET or not held.box.height:
            continue
        if held.type in TITLES:
            found.setdefault("title", held)
        elif held.type == "pic":
            pictures.append(held)
        elif held.type in ("body", "obj", "subTitle"):
            texts.append(held)
    texts.sort(key=lambda held: (held.box.y // (EMU_PER_PX * 48), held.box.x))
    found.update(zip(_BODIES, texts))
    if pictures:
        found["picture"] = pictures[0]
    return found


def _kind(held: Held) -> str:
    return "footer" if held.type in FEET else "title" if held.type in TITLES else "text"


def _key(layout: TemplateLayout) -> str:
    return layout.part.rpartition("/")[2].removesuffix(".xml")


def _aspect(size: tuple[Emu, Emu]) -> str:
    width, height = size
    for name, ratio in (("16:9", 16 / 9), ("16:10", 1.6), ("4:3", 4 / 3)):
        if abs(width / height - ratio) < 0.01:
            return name
    return f"{width / 360000:.4g}x{height / 360000:.4g} cm"
