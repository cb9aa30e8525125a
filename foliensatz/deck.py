"""The deck as the author means it: what reading makes and layout consumes. Nothing here knows of PowerPoint.

All values are NamedTuples: immutable, hashable, and quick to make and to import. `line` is where a block begins,
counted from 1 within the slide's excerpt.
"""

from typing import TYPE_CHECKING, NamedTuple, Union

from foliensatz.runs import Runs

if TYPE_CHECKING:
    from decimal import Decimal
    from foliensatz.formula.tree import Formula


class Attributes(NamedTuple):
    """`{#id .class key=value}` as the author wrote it behind a heading, list, table, picture or code block."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        for name, value in self.pairs:
            if name == key:
                return value
        return default

    def without(self, key: str) -> "Attributes":
        """All of them but what `key` is."""
        return self._replace(pairs=tuple(pair for pair in self.pairs if pair[0] != key))


NO_ATTRIBUTES = Attributes()


class Paragraph(NamedTuple):
    runs: Runs
    line: int = 1


class Heading(NamedTuple):
    """A heading below the slide's title (level 3 to 6)."""

    level: int
    runs: Runs
    line: int = 1


class ListItem(NamedTuple):
    """An item whose first source line is all bold, with text after it, has that line as a paragraph of its own:
    its lead. `checked` says whether a task is done; None where it is none."""

    blocks: "tuple[Block, ...]"
    line: int = 1
    checked: bool | None = None


class List(NamedTuple):
    """In a list of `definitions` each item is a term, a paragraph of its own, and what it means."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    attributes: Attributes = NO_ATTRIBUTES
    line: int = 1
    definitions: bool = False

    @property
    def tasks(self) -> bool:
        return any([item.checked is not None for item in self.items])


class Quote(NamedTuple):
    """A block quotation; `attribution` is its last paragraph where that begins with a dash ("— Name")."""

    blocks: "tuple[Block, ...]"
    attribution: Runs = ()
    line: int = 1


CALLOUT_KINDS = ("note", "tip", "important", "warning", "caution")


class Callout(NamedTuple):
    """A remark that is set apart. `kind` is one of CALLOUT_KINDS; `title` is the author's, or the kind's name in the
    slide's language."""

    kind: str
    title: Runs
    blocks: "tuple[Block, ...]"
    line: int = 1


class CodeBlock(NamedTuple):
    """`text` has no final newline and no tabs; `line` is the opening fence's. `title` names the file it is from.
    `first_number` is that of its first line, 0 where lines have no numbers; `highlighted` are lines counted from 1.
    Where it is `signed`, each line begins with a sign of what changed: "+", "-" or a space."""

    text: str
    language: str = ""
    line: int = 1
    title: str = ""
    first_number: int = 0
    highlighted: tuple[int, ...] = ()
    signed: bool = False


class Merge(NamedTuple):
    """Cells of a table that are one: their top left one and how many rows and columns they take. Rows count from the
    header's, which is 0; only the top left cell has words."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Table(NamedTuple):
    """`alignments` has one of "", "left", "center", "right" a column; every row has as many cells. A table whose header
    says nothing has none; the first `heads` - 1 of `rows` belong to the header too.

    `widths` are shares of the width there is, () where the columns are measured. The last row is a `total`; the first
    column, a `stub`, says what each row is about. `highlighted` are rows of `rows` and columns, counted from 0.
    """

    alignments: tuple[str, ...]
    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    line: int = 1
    caption: Runs = ()
    attributes: Attributes = NO_ATTRIBUTES
    heads: int = 1
    merges: tuple[Merge, ...] = ()
    widths: tuple[float, ...] = ()
    total: bool = False
    stub: bool = False
    highlighted_rows: tuple[int, ...] = ()
    highlighted_columns: tuple[int, ...] = ()


class Math(NamedTuple):
    """A formula that stands by itself. `number` is what is shown in brackets at its side, `label` what references call it;
    a label without a number gets one when the deck is put together."""

    formula: "Formula"
    number: str = ""
    label: str = ""
    line: int = 1


class Asset(NamedTuple):
    """A picture file that exists and can be read. `key` tells it from others by its content (SHA-256, in hex),
    `media_type` is that of the bytes to be stored; `width` and `height` are in pixels after its EXIF orientation was
    applied; `dpi` is 0 where unknown. `name` is the path as the author wrote it.

    Of an SVG all this speaks of the PNG that stands for it; `drawing` is the key of the SVG itself, and `width` and
    `height` say its proportions only, since it is sharp at any size."""

    key: str
    name: str
    media_type: str
    width: int
    height: int
    dpi: float = 0.0
    drawing: str = ""


class RecordingAsset(NamedTuple):
    """A film or sound that PowerPoint can play; `key`, `name` and `media_type` as an Asset's. `size` is in bytes, `duration`
    in ms; it and `width` and `height`, in pixels as shown, are 0 where unknown."""

    key: str
    name: str
    media_type: str
    film: bool
    size: int
    width: int = 0
    height: int = 0
    duration: int = 0


class Playback(NamedTuple):
    """How a recording is played: by itself when the slide comes, again and again, without sound; from `start` ms on."""

    autoplay: bool = False
    loop: bool = False
    muted: bool = False
    start: int = 0


class SketchPath(NamedTuple):
    """An outline with its paint. `commands` are ("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x, y)) and
    ("Z", ()), in the sketch's units. Colours are RRGGBB, "" for none; opacities go from 0 to 1. `cap` is "flat", "rnd"
    or "sq", `join` "miter", "round" or "bevel"; `dashes` are lengths of dashes and gaps in turn."""

    commands: tuple[tuple[str, tuple[float, ...]], ...]
    fill: str = ""
    fill_opacity: float = 1.0
    stroke: str = ""
    stroke_opacity: float = 1.0
    stroke_width: float = 0.0
    cap: str = "flat"
    join: str = "miter"
    dashes: tuple[float, ...] = ()


class Sketch(NamedTuple):
    """A drawing as paths to be edited, in the order in which they are painted."""

    width: float
    height: float
    paths: tuple[SketchPath, ...]


class Image(NamedTuple):
    """`width` and `height` as the author wrote them ("50%", "8cm", "300px"), or ""; `title` is the caption. `sketch` is
    there where the picture is to become shapes, `recording` where it stands for a film or sound that is played."""

    asset: Asset
    alt: str = ""
    title: Runs = ()
    width: str = ""
    height: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    href: str = ""
    line: int = 1
    sketch: Sketch | None = None
    recording: RecordingAsset | None = None
    playback: Playback = Playback()


class Column(NamedTuple):
    """`width` is a fraction of the columns' common width, 0 where the author gave none."""

    blocks: "tuple[Block, ...]"
    width: float = 0.0
    line: int = 1


class Columns(NamedTuple):
    columns: tuple[Column, ...]
    line: int = 1


class Series(NamedTuple):
    """One row of a chart's figures, exactly as the author gave them; None is a gap. A combination draws series as
    columns, or as a `line`, which may have an axis of its own (`second`)."""

    name: str
    values: "tuple[Decimal | None, ...]"
    line: bool = False
    second: bool = False


class Target(NamedTuple):
    """A value to be reached, drawn as a line across the chart."""

    value: "Decimal"
    name: str = ""


CHART_KINDS = (
    "bar", "column", "line", "area", "pie", "doughnut", "scatter", "stacked", "percent", "combo", "waterfall", "gantt",
)  # fmt: skip


class Chart(NamedTuple):
    """A chart as the author means it. Every series has a value (or a gap) for each of the `categories`.

    `x` are the places of a scatter chart's points along its axis; its categories name the points, or are "". A gantt
    chart's two series are when each category begins and ends; with `dates` these are days as spreadsheets count them
    (1 is 1900-01-01; ECMA-376 part 1, 18.17.4.1). `totals` are the categories of a waterfall (counted from 0) whose
    value is what has come together so far, all others add to it.

    `corner` is the head of the categories' column. `unit` and `second_unit` go with the values; `x_title`, `y_title`
    and `second_title` are the axes'. `labels` is "auto", "all", "last" or "none"; `legend` "auto" or "none".
    `highlight` names categories or series; `colors` are a theme's colours in the order of the series. `decimals` is
    how many places behind the point are shown. `alt` is the author's own alternative text. `horizontal` lays the
    columns of stacked charts down.
    """

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    corner: str = ""
    title: str = ""
    unit: str = ""
    second_unit: str = ""
    x_title: str = ""
    y_title: str = ""
    second_title: str = ""
    labels: str = "auto"
    legend: str = "auto"
    highlight: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    colors: tuple[str, ...] = ()
    decimals: int = 0
    second_decimals: int = 0
    horizontal: bool = False
    x: "tuple[Decimal | None, ...]" = ()
    dates: bool = False
    totals: tuple[int, ...] = ()
    alt: str = ""
    line: int = 1


Block = Union[Paragraph, Heading, List, Quote, CodeBlock, Table, Image, Math, Columns, Chart, Callout]


class Footnote(NamedTuple):
    """What stands at a slide's foot: a footnote with its `number`, or (0) what an abbreviation stands for."""

    runs: Runs
    number: int
    line: int = 1


class Transition(NamedTuple):
    """How a slide comes on the screen, and when it goes. `kind` is "" (at once), "fade", "push", "wipe" or "morph";
    `direction` is where push and wipe go ("left", "right", "up", "down"). `duration` is in ms, 0 as usual. It goes after
    `advance` ms where that is not -1, and with a click where `click`."""

    kind: str = ""
    direction: str = ""
    duration: int = 0
    advance: int = -1
    click: bool = True


class Slide(NamedTuple):
    """One slide of the source; it may become several frames.

    `kind` is "title", "section" or "content". `fields` are what a title slide says besides its title, by role
    (subtitle, client, speaker, date), already worded for the eye, and `field_lines` where the front matter says them (empty:
    on the slide's line). `columns` is 0 where the author said nothing.
    `equations` are (name, number) of the formulas that have one of these; `cites` is set where a formula is referred to.
    `colors` are those that text asks for: (name, as it was written, line, column). `steps` are (line, click) where the
    click changes with which what stands there appears; 0, before the first, is there from the start. `names` are
    (line, name) of blocks whose shapes the author has named.
    `named` is set where the anchor is the author's own. `hidden` ones are left out of the talk; with the first slide that
    says `appendix` the appendix begins. `section` is the name that the slide's file gives its section. `agenda` is "", "yes",
    "repeat" or "no"; of a filled one `current` is the row that is marked, counted from 1, 0 where none is. `number` is a
    section's, as shown. `numbers` says how slides are numbered: "" (as the theme does), "x", "total" (x of y) or "none".
    `layout_span` and the like are not kept: a diagnostic about the heading's line uses `line`.
    """

    title: Runs = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()
    kind: str = "content"
    layout: str = ""
    columns: int = 0
    classes: tuple[str, ...] = ()
    anchor: str = ""
    fit: str = "continue"
    lang: str = "de-DE"
    speaker: str = ""
    date: str = ""
    footer: str = ""
    fields: tuple[tuple[str, Runs], ...] = ()
    line: int = 1
    equations: tuple[tuple[str, str], ...] = ()
    cites: bool = False
    colors: tuple[tuple[str, str, int, int], ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    steps: tuple[tuple[int, int], ...] = ()
    transition: Transition | None = None
    names: tuple[tuple[int, str], ...] = ()
    named: bool = False
    hidden: bool = False
    appendix: bool = False
    section: str = ""
    agenda: str = ""
    current: int = 0
    number: str = ""
    numbers: str = ""
    field_lines: tuple[int, ...] = ()


class Metadata(NamedTuple):
    """The deck's front matter. `aspect` "" is the theme's first; `theme_keys` are the theme's own keys, as
    (key, value). `pictures` is how many dots of a picture are kept for an inch of the slide, 0 where all are. `footnotes`
    are counted on each "slide" or through the "deck". `numbers` and `agenda` as in Slide; `number_sections` is "", "yes" or
    "no". The last ones are for the file's properties only; `properties` are the author's own: (name, value, kind), the kind
    being "text", "number", "date" or "truth"."""

    title: str = ""
    subtitle: str = ""
    client: str = ""
    speaker: str = ""
    date: str = ""
    lang: str = "de-DE"
    theme: str = "loesungspartner"
    aspect: str = ""
    footer: str = ""
    fit: str = "continue"
    slides: tuple[str, ...] = ()
    pictures: int = 220
    footnotes: str = "slide"
    numbers: str = ""
    number_sections: str = ""
    agenda: str = ""
    theme_keys: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    keywords: str = ""
    description: str = ""
    category: str = ""
    properties: tuple[tuple[str, str, str], ...] = ()
