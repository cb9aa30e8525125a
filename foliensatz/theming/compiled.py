"""A checked theme.toml as a Theme: px become EMU, names become colours, geometry is scaled to the aspect."""

from foliensatz.digest import sha256
from typing import Iterable, Mapping, NamedTuple

from foliensatz.geometry import Box, Emu, Insets, Size
from foliensatz.theme import (
    Bullet,
    CalloutStyle,
    CalloutStyles,
    ChartStyle,
    CodeStyle,
    Color,
    Decoration,
    DecorationRun,
    FontScheme,
    FooterPattern,
    Labels,
    Layout,
    LevelStyle,
    MarkStyle,
    Placeholder,
    TableStyle,
    TemplatePicture,
    TextStyle,
    Theme,
    TokenStyle,
)
from foliensatz.theming.scaling import Edges, Format, Scaling, edges_of, emu
from foliensatz.theming.schema import CALLOUT_KINDS, SLOTS, VARIANTS

FOOTER_ROLES = ("footer", "slide_number", "slide_date")


class ShownPicture(NamedTuple):
    """A picture of a decoration, and its proportions."""

    picture: TemplatePicture
    width: int
    height: int


NO_PICTURES: Mapping[str, ShownPicture] = {}


def compile_theme_values(
    raw: dict, aspect: str, text: str, pictures: Mapping[str, ShownPicture] = NO_PICTURES, written: Format | None = None
) -> Theme:
    """`raw` has passed `check`; `aspect` is one of its aspects. `pictures` are those of its decorations, by name;
    `written` is the format in whose px it is written (None: its first)."""
    theme = _Compiler(raw, aspect, pictures, written).theme(text)
    if not pictures:
        return theme
    shown = {shown.picture.key: shown.picture for shown in pictures.values()}
    digest = sha256("\n".join((theme.digest, *shown)).encode()).hexdigest()
    return theme._replace(pictures=tuple(shown.values()), digest=digest)


class Placed(NamedTuple):
    """What has a place in a theme, in one of its formats."""

    aspect: str
    scaling: Scaling
    size: Size
    body: Box
    decorations: tuple[Decoration, ...]
    negative: tuple[Decoration, ...]
    layouts: Mapping[str, Layout]


def placed(raw: dict, aspect: str, pictures: Mapping[str, ShownPicture], written: Format | None) -> Placed:
    """The places of a theme that has passed `check`."""
    compiler, master = _Compiler(raw, aspect, pictures, written), raw["master"]
    edges = compiler.master_edges()
    return Placed(
        aspect,
        compiler.scaling,
        compiler.size(),
        compiler.scaling.box({"box": master["body"]}),
        compiler.decorations(master["decorations"], edges),
        compiler.decorations(master["negative"], edges),
        {name: compiler.layout(name, layout) for name, layout in raw["layouts"].items()},
    )


class _Compiler:
    def __init__(self, raw: dict, aspect: str, pictures: Mapping[str, ShownPicture], written: Format | None):
        self.raw = raw
        self.pictures = pictures
        self.aspect = aspect
        self.target = raw["aspects"][aspect]
        self.scaling = Scaling(written or next(iter(raw["aspects"].values())), self.target)
        self.colors = {slot: Color(slot) for slot in SLOTS}
        self.colors |= {name: Color(*variant) for name, variant in VARIANTS.items()}
        for name, tint in raw.get("tints", {}).items():
            self.colors[name] = Color(tint["slot"], tint.get("lum_mod", 100), tint.get("lum_off", 0))

    def theme(self, text: str) -> Theme:
        raw, master = self.raw, self.raw["master"]
        return Theme(
            name=raw["name"],
            label=raw["label"],
            size=self.size(),
            aspect=self.aspect,
            colors=tuple((slot, raw["colors"][slot]["hex"].upper()) for slot in SLOTS),
            color_names=tuple((slot, raw["colors"][slot].get("label", "")) for slot in SLOTS),
            fonts=FontScheme(**raw["fonts"]),
            styles={name: self.style(name, style) for name, style in raw["styles"].items()},
            title_style=master["title_style"],
            body_style=master["body_style"],
            footer_style=master["footer_style"],
            layouts={name: self.layout(name, layout) for name, layout in raw["layouts"].items()},
            decorations=self.decorations(master["decorations"], self.master_edges()),
            ground=self.color(raw.get("ground", "lt1")),
            body_box=self.scaling.box({"box": master["body"]}),
            footer=FooterPattern(**raw["footer"]),
            labels={lang: Labels(lang, tuple(words.items())) for lang, words in raw["labels"].items()},
            table=self.table(raw["table"]),
            chart=self.chart(raw.get("chart", {}), raw["table"]),
            code=CodeStyle(
                self.color(raw["code"]["ground"]),
                {kind: self.token(token) for kind, token in raw["code"]["tokens"].items()},
                {mark: self.color(color) for mark, color in raw["code"]["marks"].items()},
                self.color(raw["code"]["numbers"]),
                raw["code"].get("wrapped", ""),
            ),
            inline_code=self.token(raw["code"]["inline"]),
            number_color=self.color(master["number_color"]),
            picture_radius=emu(raw.get("pictures", {}).get("radius", 0)),
            insets=self.content_insets(),
            tints=tuple((name, self.colors[name]) for name in raw.get("tints", {})),
            marks=self.marks(raw.get("text", {}), raw["code"]),
            callouts=self.callouts(raw.get("callouts", {}), raw["code"]),
            digest=sha256(f"{self.aspect}\n{text}".encode()).hexdigest(),
        )

    def size(self) -> Size:
        return Size(emu(self.target[0]), emu(self.target[1]))

    def content_insets(self) -> Insets:
        body = self.raw["layouts"]["content"]["placeholders"].get("body", {})
        return Insets(*map(emu, body.get("insets", (0, 0, 0, 0))))

    def color(self, name: str | None) -> Color | None:
        return self.colors[name] if name else None

    def token(self, raw: dict) -> TokenStyle:
        return TokenStyle(self.color(raw["color"]), raw.get("bold", False), raw.get("italic", False))

    def marks(self, raw: dict, code: dict) -> dict[str, MarkStyle]:
        """What a theme doesn't say of marked text and keys is as in its code."""
        usual = code["inline"]["color"]
        grounds = (("marked", "mark", code["marks"]["highlighted"]), ("key", "key", code["ground"]))
        found = {}
        for name, key, fill in grounds:
            own = raw.get(key, {})
            found[name] = MarkStyle(self.color(own.get("fill", fill)), self.color(own.get("color", usual)))
        return found

    def callouts(self, raw: dict, code: dict) -> CalloutStyles:
        """A kind that a theme says nothing of has the ground of its code and a bar in its first accent."""
        kinds = {}
        for kind in CALLOUT_KINDS:
            own = raw.get(kind, {"bar": "accent1", "fill": code["ground"]})
            kinds[kind] = CalloutStyle(self.color(own["bar"]), self.color(own.get("fill")), own.get("title", ""))
        return CalloutStyles(kinds, emu(raw.get("bar", 8)), Insets(*map(emu, raw.get("padding", (24, 16, 24, 16)))))

    def style(self, name: str, raw: dict) -> TextStyle:
        steps = tuple(tuple(step) if isinstance(step, list) else (step,) for step in raw["steps"])
        first = steps[0]
        levels = tuple(
            self.level(level, first[min(n, len(first) - 1)]) for n, level in enumerate(raw["levels"])
        )
        comfortable = raw.get("comfortable", len(steps) - 1)
        return TextStyle(name, levels, steps, comfortable, raw.get("max_lines", 0), raw.get("hanging_quote", False))

    def level(self, raw: dict, size: float) -> LevelStyle:
        return LevelStyle(
            size=size,
            color=self.color(raw["color"]),
            bold=raw.get("bold", False),
            italic=raw.get("italic", False),
            font=raw.get("font", "minor"),
            line_spacing=raw.get("line_spacing", 1.0),
            space_before=raw.get("space_before", 0.0),
            space_ratio=raw.get("space_ratio", 0.0),
            margin=emu(raw.get("margin", 0)),
            indent=emu(raw.get("indent", 0)),
            bullet=self.bullet(raw.get("bullet")),
            caps=raw.get("caps", False),
            tracking=raw.get("tracking", 0.0),
            align=raw.get("align", "left"),
        )

    def bullet(self, raw: dict | None) -> Bullet | None:
        if raw is None:
            return None
        return Bullet(
            raw.get("char", ""),
            self.color(raw["color"]),
            raw.get("font", ""),
            raw.get("numbered", False),
            raw.get("number_format", "arabicPeriod"),
        )

    def place(self, raw: dict, edges: Edges = ()) -> Box:
        """Where an entry stands in this format: where it says so itself (`at`), else where scaling puts it."""
        own = raw.get("at", {}).get(self.aspect)
        return Box(*map(emu, own)) if own else self.scaling.box(raw, edges)

    def outline(self, raw: dict) -> tuple[tuple[Emu, Emu], ...]:
        own = raw.get("outline_at", {}).get(self.aspect)
        if own:
            return tuple((emu(x), emu(y)) for x, y in own)
        return tuple(self.scaling.point(x, y) for x, y in raw.get("outline", ()))

    def master_edges(self) -> Edges:
        """Where text begins and ends in the master."""
        master = self.raw["master"]
        return edges_of((master["body"], *(master[role]["box"] for role in ("title", *FOOTER_ROLES))))

    def decorations(self, raw: Iterable[dict], edges: Edges) -> tuple[Decoration, ...]:
        return tuple(self.decoration(entry, edges) for entry in raw)

    def decoration(self, raw: dict, edges: Edges) -> Decoration:
        box = self.place(raw, edges)
        shown = self.pictures.get(raw.get("picture", ""))
        if shown is not None:
            box = _fitted(box, shown.width, shown.height)
        return Decoration(
            raw["name"],
            box,
            self.color(raw.get("fill")),
            tuple(DecorationRun(run["text"], run.get("bold", False)) for run in raw.get("text", ())),
            raw.get("style", ""),
            self.color(raw.get("color")),
            raw.get("anchor", "ctr"),
            shown.picture.key if shown is not None else "",
        )

    def placeholder(self, role: str, raw: dict) -> Placeholder:
        insets = raw.get("insets", (0, 0, 0, 0))
        return Placeholder(
            role=role,
            type=raw["type"],
            idx=raw["idx"],
            box=self.place(raw),
            label=raw["label"],
            style=raw.get("style", ""),
            anchor=raw.get("anchor", "t"),
            insets=Insets(*map(emu, insets)),
            first_step=raw.get("first_step", 0),
            color=self.color(raw.get("color")),
            bold=raw.get("bold"),
            align=raw.get("align", ""),
            fill=self.color(raw.get("fill")),
            outline=self.outline(raw),
        )

    def layout(self, name: str, raw: dict) -> Layout:
        master = self.raw["master"]
        own = raw.get("placeholders", {})
        placeholders = [self.placeholder(role, entry) for role, entry in own.items()]
        if "title" not in own:
            placeholders.insert(0, self.placeholder("title", master["title"]))
        if raw.get("footers", True):
            color = self.color(raw.get("footer_color"))
            for role in FOOTER_ROLES:
                footer = self.placeholder(role, master[role])
                placeholders.append(footer._replace(color=color) if color else footer)
        edges = edges_of((master["title"]["box"], *(entry["box"] for entry in own.values())))
        decorations = self.decorations(raw.get("decorations", ()), edges)
        hides_master = raw.get("negative_sign", False)
        if hides_master:
            decorations += self.decorations(master["negative"], self.master_edges())
        return Layout(
            name,
            raw["label"],
            self.color(raw.get("ground", self.raw.get("ground", "lt1"))),
            tuple(placeholders),
            decorations,
            not hides_master,
            raw.get("negative", False),
        )

    def table(self, raw: dict) -> TableStyle:
        return TableStyle(
            header_fill=self.color(raw["header_fill"]),
            header_color=self.color(raw["header_color"]),
            header_size=raw["header_size"],
            header_height=emu(raw["header_height"]),
            color=self.color(raw["color"]),
            sizes=tuple(raw["sizes"]),
            row_heights=tuple(map(emu, raw["row_heights"])),
            rule=self.color(raw["rule"]),
            rule_width=emu(raw["rule_width"]),
            last_rule=self.color(raw["last_rule"]),
            last_rule_width=emu(raw["last_rule_width"]),
            band_fill=self.color(raw["band_fill"]),
            band_from_rows=raw["band_from_rows"],
            padding=Insets(*map(emu, raw["padding"])),
            padding_after_number=emu(raw["padding_after_number"]),
            total_rule=self.color(raw.get("total_rule", raw["last_rule"])),
            total_rule_width=emu(raw.get("total_rule_width", raw["last_rule_width"])),
            highlight_fill=self.color(raw.get("highlight_fill", raw["header_fill"])),
            highlight_color=self.color(raw.get("highlight_color", raw["header_color"])),
        )

    def chart(self, raw: dict, table: dict) -> ChartStyle:
        """What a theme doesn't say of its charts is as in its tables; its accents are their colours."""
        palette = raw.get("palette", [f"accent{n}" for n in range(1, 7)])

        def color(key: str, otherwise: str) -> Color:
            return self.colors[raw.get(key, otherwise)]

        sizes = tuple(raw.get("sizes", table["sizes"]))
        return ChartStyle(
            palette=tuple(map(self.color, palette)),
            highlight=color("highlight", "accent2"),
            muted=color("muted", "accent6"),
            rise=color("rise", palette[0]),
            fall=color("fall", palette[1 % len(palette)]),
            total=color("total", "accent6"),
            target=color("target", table["color"]),
            color=color("color", table["color"]),
            on_dark=color("on_dark", "lt1"),
            axis=color("axis", table["color"]),
            axis_width=raw.get("axis_width", table["rule_width"] * PT_PER_PX),
            gridline=color("gridline", table["rule"]),
            gridline_width=raw.get("gridline_width", table["rule_width"] * PT_PER_PX),
            line_width=raw.get("line_width", 2 * table["last_rule_width"] * PT_PER_PX),
            sizes=sizes,
            title_size=raw.get("title_size", sizes[0]),
        )


# A px is 1/96 in, a point 1/72.
PT_PER_PX = 0.75


def _fitted(box: Box, width: int, height: int) -> Box:
    """The largest box of these proportions within `box`, at its left and in the middle of its height."""
    share = min(box.width / width, box.height / height)
    shown_width, shown_height = round(width * share), round(height * share)
    return Box(box.x, box.y + (box.height - shown_height) // 2, shown_width, shown_height)
