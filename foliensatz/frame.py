"""A frame: one finished slide, with every shape in its place and every line broken. The PPTX and the preview are both
drawn from it. Shapes are a closed set; many kinds of block become these few.

Positions are EMU on the slide, type is in points. A value of None means "as the placeholder says", so that the file
says only what differs and the rest stays with the master.
"""

from typing import TYPE_CHECKING, NamedTuple, Union

from foliensatz.deck import Asset, Chart, Playback, RecordingAsset, Transition
from foliensatz.geometry import Box, Emu, Insets, Pt
from foliensatz.runs import Runs
from foliensatz.theme import Color

if TYPE_CHECKING:
    from decimal import Decimal
    from foliensatz.formula.tree import Formula


class PlaceholderRef(NamedTuple):
    """Which placeholder of the layout a shape fills (ECMA-376 part 1, 19.3.1.36)."""

    type: str
    idx: int
    role: str


# The boxes before tasks, as characters.
TASKS = {"open": "☐", "done": "☑"}


class TextParagraph(NamedTuple):
    """A paragraph as set. `level` counts from 0. `bullet` is "" (the level's own), "none", "number" (then `start` is
    its number), "note" (a footnote with its number), "open" and "done" (a task), "line" (a line of code with its number) or "wrapped" (one with the sign that it
    wraps). `margin`, `indent`, `space_before` and `space_after` overrule the level's where not None.

    `ink` is the colour of its letters, its marker and its links, where these don't have their style's and the theme's.

    `breaks` are the offsets into the paragraph's plain text at which a new line begins (hard breaks included: the
    offset behind the newline). A discretionary hyphen is a U+00AD in the text before its break. `line` is where in the
    slide's source it begins, 0 where it isn't from there.
    """

    runs: Runs
    level: int = 0
    bullet: str = ""
    start: int = 1
    margin: Emu | None = None
    indent: Emu | None = None
    space_before: Pt | None = None
    align: str = ""
    breaks: tuple[int, ...] = ()
    space_after: Pt | None = None
    line: int = 0
    ink: Color | None = None


class TextFrame(NamedTuple):
    """Text in a placeholder, or (without one) in a text box.

    `style` names the text style its levels follow; `sizes` the size of each level in points where they differ from
    the placeholder's own, to be written once in `a:lstStyle`; where `restyled`, the whole style goes there, since the
    placeholder has another. `text_height` is what the lines take, in EMU, insets not counted;
    `insets` overrule the placeholder's where not None. `footnotes` are the places in the slide's of those that its paragraphs
    are. Nobody may shrink a `rigid` text: its lines belong to what is drawn.
    """

    name: str
    paragraphs: tuple[TextParagraph, ...]
    box: Box
    placeholder: PlaceholderRef | None = None
    moved: bool = False
    style: str = ""
    sizes: tuple[Pt, ...] = ()
    restyled: bool = False
    columns: int = 1
    column_gap: Emu = 0
    fill: Color | None = None
    text_height: Emu = 0
    line: int = 1
    insets: Insets | None = None
    footnotes: tuple[int, ...] = ()
    rigid: bool = False


class Picture(NamedTuple):
    """`crop` is the part cut away at left, top, right and bottom, as fractions of the picture. `outline` as in
    Placeholder. A picture without `descr` is decorative. Where it is `original`, its file's bytes are kept, however
    many more pixels it has than can be seen. `preset` is "" or an OOXML preset geometry ("ellipse", "roundRect" with
    corners of `radius`), which goes before the outline. With a `recording` it is the poster of a film or sound."""

    name: str
    asset: Asset
    box: Box
    descr: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    placeholder: PlaceholderRef | None = None
    outline: tuple[tuple[Emu, Emu], ...] = ()
    href: str = ""
    line: int = 1
    original: bool = False
    preset: str = ""
    radius: Emu = 0
    recording: RecordingAsset | None = None
    playback: Playback = Playback()


class DrawnPath(NamedTuple):
    """A free form of a Drawing. `commands` as in deck.SketchPath, in EMU on the slide; a paint is a colour of the theme,
    another one as "RRGGBB", or None. `dashes` are in multiples of the line's width."""

    commands: tuple[tuple[str, tuple[Emu, ...]], ...]
    fill: Color | str | None = None
    fill_opacity: float = 1.0
    stroke: Color | str | None = None
    stroke_opacity: float = 1.0
    stroke_width: Emu = 0
    cap: str = "flat"
    join: str = "miter"
    dashes: tuple[float, ...] = ()


class Drawing(NamedTuple):
    """Free forms in a group, painted in their order. Without `descr` it is decorative."""

    name: str
    box: Box
    paths: tuple[DrawnPath, ...]
    descr: str = ""
    href: str = ""
    line: int = 1


class TableCell(NamedTuple):
    """`align` is "left", "center" or "right"; `padding_left` and `padding_right` overrule the table style's where not
    None. A merged cell takes `rows` and `columns`; of the others that it covers, those beside its first column are
    `across` and those below its first row `below`, and they have no text. `highlighted` is in the theme's colours."""

    runs: Runs
    align: str = "left"
    bold: bool = False
    padding_left: Emu | None = None
    breaks: tuple[int, ...] = ()
    padding_right: Emu | None = None
    rows: int = 1
    columns: int = 1
    across: bool = False
    below: bool = False
    highlighted: bool = False


class TableRow(NamedTuple):
    cells: tuple[TableCell, ...]
    height: Emu
    header: bool = False


class TableFrame(NamedTuple):
    """A native table; the widths add up to the box's width and the row heights to its height. `size` is the body
    rows' type size, `header_size` the header's. `total` says what the last row is, `stub` what the first column is; a
    `continued` table is a further part of one, whose header it repeats."""

    name: str
    box: Box
    widths: tuple[Emu, ...]
    rows: tuple[TableRow, ...]
    size: Pt
    header_size: Pt
    placeholder: PlaceholderRef | None = None
    line: int = 1
    banded: bool = False
    total: bool = False
    stub: bool = False
    continued: bool = False


class Autoshape(NamedTuple):
    """A plain shape without text, marked as decorative. `preset` is an OOXML preset geometry ("rect")."""

    name: str
    box: Box
    fill: Color
    preset: str = "rect"
    line: int = 1


class MathGlyphs(NamedTuple):
    """Text of a formula from `x` on, with its baseline at `y`, in EMU on the slide; `face` is its typeface's name."""

    text: str
    x: Emu
    y: Emu
    width: Emu
    size: Pt
    face: str
    bold: bool = False
    italic: bool = False


class MathPath(NamedTuple):
    """A line of a formula. `commands` are ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",) in EMU on the
    slide; it is filled, or drawn with a pen `pen` EMU wide where that is not 0."""

    commands: tuple[tuple, ...]
    pen: Emu = 0


class MathFrame(NamedTuple):
    """A formula by itself, in the middle of its box. `ink` is all that is to be seen of it, for who can't set formulas;
    it stands in the box `ink_box`. `style` names the text style, `size` its size here."""

    name: str
    formula: "Formula"
    box: Box
    size: Pt
    color: Color
    ink: tuple[MathGlyphs | MathPath, ...]
    ink_box: Box
    style: str = ""
    align: str = "center"
    line: int = 1


class NumberFormat(NamedTuple):
    """How a number is shown: so many places behind the point, its unit behind a no-break space. `signed` shows a plus
    too. A `date` is a day as spreadsheets count them."""

    decimals: int = 0
    unit: str = ""
    signed: bool = False
    date: bool = False


class SheetColumn(NamedTuple):
    """A column of a chart's workbook. `formulas` are those that make its cells, "" where a cell is typed in."""

    head: str
    cells: "tuple[str | Decimal | None, ...]"
    format: NumberFormat | None = None
    formulas: tuple[str, ...] = ()


class ChartSeries(NamedTuple):
    """A row of figures as drawn. `mark` is "bar", "line", "area", "point" or "slice"; `column` is that of the sheet it
    comes from, counted from 0 (the categories').

    A series without `color` is not seen: others stand on it. `colors` are those of single points where they differ.
    `dash` and `marker` are OOXML's names (20.1.10.49, 21.2.3.27). `label` is where the values are written: "outEnd",
    "ctr", "t", "r" … (21.2.3.11), "" nowhere; `labelled` are the points that have one (None: all), `words` what single
    labels say instead of their value; `says` is "value", "series" (its name), "category" or "category value". Labels of the
    points `below` stand below them. `shift` moves labels to the right, in EMU; those that are `filled` stand on the
    slide's ground. `extended` draws a line to both edges of the plot.
    """

    name: str
    values: "tuple[Decimal | None, ...]"
    column: int
    mark: str
    color: Color | None
    colors: tuple[tuple[int, Color], ...] = ()
    second: bool = False
    dash: str = "solid"
    marker: str = "none"
    width: Pt = 0.0
    label: str = ""
    label_color: Color | None = None
    label_colors: tuple[tuple[int, Color], ...] = ()
    bold: bool = False
    labelled: tuple[int, ...] | None = None
    words: tuple[tuple[int, str], ...] = ()
    format: NumberFormat = NumberFormat()
    says: str = "value"
    below: tuple[int, ...] = ()
    shift: Emu = 0
    filled: bool = False
    extended: bool = False


class ChartAxis(NamedTuple):
    """An axis of values, from `least` to `most` with a tick each `step`. Where it isn't `shown`, labels tell the
    values; where it isn't `fixed`, PowerPoint may choose a larger end when the data change."""

    least: float
    most: float
    step: float
    format: NumberFormat = NumberFormat()
    shown: bool = True
    gridlines: bool = False
    fixed: bool = True


class ChartText(NamedTuple):
    """A title in a chart: its lines, in their box on the slide. `turn` is in degrees, clockwise."""

    lines: tuple[str, ...]
    box: Box
    size: Pt
    bold: bool = False
    turn: int = 0


class ChartLegend(NamedTuple):
    """`at` is "t" (entries side by side) or "r" (one below the other); `hidden` are the series without an entry.
    `names` are what it tells, in its order."""

    box: Box
    at: str
    names: tuple[str, ...]
    hidden: tuple[int, ...] = ()


class ChartRule(NamedTuple):
    """An upright line drawn over a chart, in a box without width, and the words at it."""

    box: Box
    title: ChartText


class ChartCategories(NamedTuple):
    """The axis of categories: `lines` of each label as broken, turned by `turn` degrees (0, -45 or -90), one label
    each `every` categories. `box` is where the labels stand."""

    lines: tuple[tuple[str, ...], ...]
    turn: int = 0
    every: int = 1
    shown: bool = True
    at_edges: bool = False


class ChartFrame(NamedTuple):
    """A native chart with its workbook. `plot` is the area within the axes, on the slide. `kind` is what is drawn,
    which may be another than the author's where that can't show the figures.

    A `continued` chart shows further categories of one that did not fit on a slide.

    `across` is true where bars lie; `grouping` is "clustered", "stacked", "percentStacked" or "standard"; `gap` and
    `overlap` are in percent (21.2.2.75, 21.2.2.131). `x_axis` is only a scatter chart's. `titles` are by role:
    title, x, y, second.
    """

    name: str
    box: Box
    chart: Chart
    kind: str
    sheet: tuple[SheetColumn, ...]
    series: tuple[ChartSeries, ...]
    plot: Box
    size: Pt
    descr: str = ""
    across: bool = False
    grouping: str = "clustered"
    gap: int = 60
    overlap: int = 0
    hole: int = 0
    categories: ChartCategories | None = None
    axis: ChartAxis | None = None
    second_axis: ChartAxis | None = None
    x_axis: ChartAxis | None = None
    legend: ChartLegend | None = None
    titles: tuple[tuple[str, ChartText], ...] = ()
    rules: tuple[ChartRule, ...] = ()
    placeholder: PlaceholderRef | None = None
    line: int = 1
    continued: bool = False


Shape = Union[TextFrame, Picture, TableFrame, MathFrame, Autoshape, Drawing, ChartFrame]


class Reveal(NamedTuple):
    """Something that a click makes appear: a shape of the frame (counted from 0), or its paragraphs from `first` to
    `last` where `first` is not -1. `ground` is for the ground alone of a text that has one."""

    shape: int
    first: int = -1
    last: int = -1
    ground: bool = False


class Frame(NamedTuple):
    """One slide as set. `shapes` are in reading order: title, content left to right, then the footer's three.

    `part` and `parts` tell which of how many frames of the same source slide this is; `anchor` is the slide's own on
    the first, "" on the others. `notes` are the speaker notes' paragraphs (level 0-2, no breaks). `clicks` are what
    appears with the first click, the second …; what none of them names is there from the start.
    """

    layout: str
    shapes: tuple[Shape, ...]
    title: str = ""
    notes: tuple[TextParagraph, ...] = ()
    lang: str = "de-DE"
    anchor: str = ""
    part: int = 1
    parts: int = 1
    hidden: bool = False
    clicks: tuple[tuple[Reveal, ...], ...] = ()
    transition: Transition | None = None
