"""A theme: everything about a brand that layout and emission need to know. `theme.toml` and (later) a corporate
template both end here. No colour, font or size stands anywhere else in the package.

Type is in points, geometry in EMU, line spacing a factor of 1.2 x size (so 1.15 is PowerPoint's 115 %).
"""

from typing import Mapping, NamedTuple

from foliensatz.geometry import Box, Emu, Insets, Pt, Size
from foliensatz.source import Span


class Color(NamedTuple):
    """A colour of the theme by slot (dk1 lt1 dk2 lt2 accent1-6 hlink folHlink), with luminance modulation and offset
    in percent (100 and 0 change nothing). The file refers to the slot, so that a change of the theme restyles. Where a
    template names a colour outright, `hex` is that (RRGGBB) and the slot is ""."""

    slot: str
    lum_mod: int = 100
    lum_off: int = 0
    hex: str = ""


class Bullet(NamedTuple):
    """A list marker: one character, or, where `numbered`, numbers in `number_format` (OOXML's names,
    ST_TextAutonumberScheme, 20.1.10.61). `size` is in percent of the text's."""

    char: str
    color: Color
    font: str = ""
    numbered: bool = False
    number_format: str = "arabicPeriod"
    size: int = 100


class LevelStyle(NamedTuple):
    """How one list level of a text style looks. `font` is "minor", "major" or "mono", or (in a template) a
    family's name.

    `rtl` is set where a paragraph is read from right to left unless it says otherwise; `align` is then that of a text
    from left to right. `space_before` is in points at the style's own size; where the text shrinks it becomes `space_ratio` x size
    (0 keeps the points); `space_after` and `after_ratio` are the same below. `line_em`, where it isn't 0, is the distance of
    lines in em, whatever the typeface's own. `margin` and `indent` are OOXML's marL and indent. `tracking` is extra space between letters.
    """

    size: Pt
    color: Color
    bold: bool = False
    italic: bool = False
    font: str = "minor"
    line_spacing: float = 1.0
    space_before: Pt = 0.0
    space_ratio: float = 0.0
    space_after: Pt = 0.0
    after_ratio: float = 0.0
    line_em: float = 0.0
    margin: Emu = 0
    indent: Emu = 0
    bullet: Bullet | None = None
    caps: bool = False
    tracking: Pt = 0.0
    align: str = "left"
    rtl: bool = False

    def space_at(self, size: Pt) -> Pt:
        """Space before a paragraph of this level set in `size`."""
        if size == self.size or not self.space_ratio:
            return self.space_before
        return self.space_ratio * size

    def space_below(self, size: Pt) -> Pt:
        """Space after a paragraph of this level set in `size`."""
        if size == self.size or not self.after_ratio:
            return self.space_after
        return self.after_ratio * size


class TextStyle(NamedTuple):
    """A named style. `steps` are the sizes it may take, largest first, one size a level; `comfortable` is the last
    step that reads well, so that the author is warned below it. `max_lines` 0 means as many as fit."""

    name: str
    levels: tuple[LevelStyle, ...]
    steps: tuple[tuple[Pt, ...], ...]
    comfortable: int = 0
    max_lines: int = 0
    hanging_quote: bool = False

    def size(self, step: int, level: int) -> Pt:
        """Type size of a level at a step; steps past the last are the last, levels past the last share its size."""
        sizes = self.steps[min(step, len(self.steps) - 1)]
        return sizes[min(level, len(sizes) - 1)]

    def level(self, level: int) -> LevelStyle:
        """The style of a level; levels past the last look like it."""
        return self.levels[min(level, len(self.levels) - 1)]


class Placeholder(NamedTuple):
    """A placeholder of a layout.

    `role` is our word for its job: title, subtitle, client, speaker, date, number, body, body2, head, head2, picture,
    caption, table, chart, source, code, contact, contact2, footer, slide_number, slide_date. `type` is OOXML's
    (title, ctrTitle, subTitle, body, pic, tbl, chart, ftr, sldNum, dt), `label` the prompt. `anchor` is "t", "ctr" or
    "b". `first_step` is where in its style's steps this placeholder begins. `outline` is a free form as points within
    the box (empty: a rectangle). `color` overrules the style's colour (on dark grounds). `cut` is set where `box` begins lower
    than the place does in the file, so that shapes have to say theirs. The place is rotated by `turn` degrees clockwise about the
    middle of `box`.
    """

    role: str
    type: str
    idx: int
    box: Box
    label: str
    style: str = ""
    anchor: str = "t"
    insets: Insets = Insets()
    first_step: int = 0
    color: Color | None = None
    bold: bool | None = None
    align: str = ""
    fill: Color | None = None
    outline: tuple[tuple[Emu, Emu], ...] = ()
    cut: bool = False
    turn: int = 0


class DecorationRun(NamedTuple):
    """A piece of a decoration's text."""

    text: str
    bold: bool = False


class Decoration(NamedTuple):
    """A fixed shape of master or layout: a rectangle, with or without text, or the picture with the key `picture` among
    the theme's. It is marked as decorative unless it has text."""

    name: str
    box: Box
    fill: Color | None = None
    text: tuple[DecorationRun, ...] = ()
    style: str = ""
    color: Color | None = None
    anchor: str = "ctr"
    picture: str = ""


class Backdrop(NamedTuple):
    """Something that a template draws behind its slides, for the preview. A `box` of no size is the whole slide.

    `commands` are ("M" "L" "C" "Q" or "Z", EMU on the slide …); without them the box itself is filled. Several colours in
    `fill` are a gradient's, at its `stops` from 0 to 1, from left to right or `down`. `picture` is the key of one, `crop`
    what is cut of it; `text` a line in `size` points, `align` as OOXML has it. `turn` is in degrees, clockwise."""

    box: Box
    commands: tuple[tuple[str, tuple[Emu, ...]], ...] = ()
    fill: tuple[Color, ...] = ()
    stops: tuple[float, ...] = ()
    opacity: float = 1.0
    down: bool = False
    stroke: Color | None = None
    stroke_width: Emu = 0
    picture: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    text: str = ""
    size: Pt = 0.0
    align: str = "l"
    turn: float = 0.0


class TemplatePicture(NamedTuple):
    """A picture of a theme's master or layout, by the key that its decorations or backdrops have."""

    key: str
    data: bytes
    media_type: str


class Layout(NamedTuple):
    """A slide layout. `name` is the machine name authors write (`layout=quote`), `label` what PowerPoint shows.

    `negative` layouts have a dark ground: links take the text's colour there (a colour-map override). Of a template's
    layout, `part` is its name in the template's package and `color_map` its own override, as attributes; the preview draws
    its `backdrops`, in the colours of `palette` where they are others than the theme's.
    """

    name: str
    label: str
    ground: Color
    placeholders: tuple[Placeholder, ...]
    decorations: tuple[Decoration, ...] = ()
    shows_master: bool = True
    negative: bool = False
    color_map: str = ""
    part: str = ""
    backdrops: tuple[Backdrop, ...] = ()
    palette: tuple[tuple[str, str], ...] = ()

    def placeholder(self, role: str) -> Placeholder | None:
        for placeholder in self.placeholders:
            if placeholder.role == role:
                return placeholder
        return None


class FontScheme(NamedTuple):
    """Typeface names. `mono_substitute` is what stands in for `mono` where it is missing; text in it is measured
    with the wider of the two. Where `embed`, major and minor go into the deck, if they have files and may. `places` are
    (family, file, place) where each is named; the last is for all others."""

    major: str
    minor: str
    mono: str
    mono_substitute: str = ""
    embed: bool = False
    places: tuple[tuple[str, str, Span], ...] = ()


class TableStyle(NamedTuple):
    """How tables look (brand sheet, section 9). Heights in EMU, the tighter ones in the order they are tried.
    `total_rule` stands above the total; a highlighted row or column has `highlight_fill` and `highlight_color`. `id` is the
    GUID of a table style of the template's or PowerPoint's own that all tables have instead of ours; the rest then tells
    what it looks like."""

    header_fill: Color
    header_color: Color
    header_size: Pt
    header_height: Emu
    color: Color
    sizes: tuple[Pt, ...]
    row_heights: tuple[Emu, ...]
    rule: Color
    rule_width: Emu
    last_rule: Color
    last_rule_width: Emu
    band_fill: Color
    band_from_rows: int
    padding: Insets
    padding_after_number: Emu
    total_rule: Color = Color("dk1")
    total_rule_width: Emu = 0
    highlight_fill: Color = Color("dk1")
    highlight_color: Color = Color("lt1")
    id: str = ""


class ChartStyle(NamedTuple):
    """How charts look (brand sheet, section 10). `palette` is the series' colours in their order; `highlight` is the
    one that is stressed, `muted` all others then; `rise`, `fall` and `total` are a waterfall's, `target` a target
    line's. `sizes` of all type in a chart, largest first; `title_size` is its title's. Widths in points."""

    palette: tuple[Color, ...]
    highlight: Color
    muted: Color
    rise: Color
    fall: Color
    total: Color
    target: Color
    color: Color
    on_dark: Color
    axis: Color
    axis_width: Pt
    gridline: Color
    gridline_width: Pt
    line_width: Pt
    sizes: tuple[Pt, ...]
    title_size: Pt


class CodeStyle(NamedTuple):
    """Colours of code on its ground: token kind -> style. Kinds: keyword, string, comment, number, name, operator,
    inserted, deleted, heading, dimmed (all of a line, where others are marked). `marks` are grounds of single lines
    (highlighted, inserted, deleted), `numbers` is the colour of line numbers, `wrapped` the sign at a line that wraps, ""
    for none."""

    ground: Color
    tokens: Mapping[str, "TokenStyle"]
    marks: Mapping[str, Color]
    numbers: Color
    wrapped: str = ""


class TokenStyle(NamedTuple):
    color: Color
    bold: bool = False
    italic: bool = False


class MarkStyle(NamedTuple):
    """Characters on a ground of their own, in a colour that can be read there."""

    fill: Color
    color: Color


class CalloutStyle(NamedTuple):
    """How one kind of call-out looks: its ground (None: the slide's), the bar at its left, and its title by the name of
    its colour ("": as its text)."""

    bar: Color
    fill: Color | None = None
    title: str = ""


class CalloutStyles(NamedTuple):
    """The looks of call-outs by kind (deck.CALLOUT_KINDS), how wide their bar is, and the space around their text."""

    kinds: Mapping[str, CalloutStyle] = {}
    bar: Emu = 0
    padding: Insets = Insets()


class FooterPattern(NamedTuple):
    """Wording of the three footer placeholders, e.g. "{speaker}", "{slide} {n} |", "{date}": {speaker} and {date} are the
    slide's; {n} is the live number, {total} how many slides there are; any other name is a label in the deck's language."""

    footer: str
    slide_number: str
    slide_date: str


class Labels(NamedTuple):
    """Words the theme sets itself, in one language (`lang` is the two-letter code)."""

    lang: str
    words: tuple[tuple[str, str], ...]


class Theme(NamedTuple):
    """A brand, complete. `colors` has all twelve slots in OOXML's order as (slot, RRGGBB). `layouts` are in the order
    of the file; the first is the title layout. `styles` by name; `body_style` is what the master's body takes,
    `title_style` what its title takes; `number_color` is that of list numbers. `picture_radius` is that of pictures with round
    corners, 0 where the theme says none. `digest` changes when anything of the theme does. `insets` are those of the content's
    text, and `list_level` the level of its style on which lists begin. `template` is "" or tells the template's bytes from
    others'; `pictures` are those of its backdrops. `tints` are the colours that have names beside the slots, `marks` the grounds
    of marked characters in text (runs.RunStyle.mark). `rtl` is set where text in no placeholder goes from right to left."""

    name: str
    label: str
    size: Size
    aspect: str
    colors: tuple[tuple[str, str], ...]
    color_names: tuple[tuple[str, str], ...]
    fonts: FontScheme
    styles: Mapping[str, TextStyle]
    title_style: str
    body_style: str
    footer_style: str
    layouts: Mapping[str, Layout]
    decorations: tuple[Decoration, ...]
    ground: Color
    body_box: Box
    footer: FooterPattern
    labels: Mapping[str, Labels]
    table: TableStyle
    chart: ChartStyle
    code: CodeStyle
    inline_code: TokenStyle
    number_color: Color
    picture_radius: Emu = 0
    digest: str = ""
    insets: Insets = Insets()
    list_level: int = 0
    template: str = ""
    pictures: tuple[TemplatePicture, ...] = ()
    tints: tuple[tuple[str, Color], ...] = ()
    marks: Mapping[str, MarkStyle] = {}
    callouts: CalloutStyles = CalloutStyles()
    rtl: bool = False

    def color(self, name: str) -> Color | None:
        """A colour by its name: a slot, a tint, a colour's label ("Petrol") or "RRGGBB"; None where there is none."""
        if len(name) == 6 and all(digit in "0123456789ABCDEF" for digit in name):
            return Color("", hex=name)
        wanted = name.casefold()
        for slot, _ in self.colors:
            if slot.casefold() == wanted:
                return Color(slot)
        for tint, color in self.tints:
            if tint.casefold() == wanted:
                return color
        for slot, label in self.color_names:
            if label and label.casefold() == wanted:
                return Color(slot)
        return None

    def word(self, key: str, lang: str) -> str:
        """The label `key` in `lang` ("de-DE" falls back to "de", then to "en")."""
        for code in (lang.split("-")[0].lower(), "en"):
            labels = self.labels.get(code)
            if labels:
                for name, text in labels.words:
                    if name == key:
                        return text
        return key
