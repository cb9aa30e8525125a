"""What drawing one chart has at hand: places on its plot, its type, its lines and markers."""

from foliensatz.fonts import line_rise
from foliensatz.frame import ChartAxis, ChartFrame, ChartSeries
from foliensatz.geometry import EMU_PER_PX
from foliensatz.layout.chart_words import figure
from foliensatz.preview.line import set_lines, written
from foliensatz.preview.markup import PX_PER_PT, number
from foliensatz.preview.pen import Ground, Pen
from foliensatz.runs import Run
from foliensatz.theme import Color

# A marker's size (c:size is 8 pt).
MARKER = 8 * PX_PER_PT
DASHES = {"dash": (4, 3), "sysDash": (3, 1), "sysDot": (1, 1), "lgDashDot": (8, 3, 1, 3), "lgDash": (8, 3), "sysDashDot": (3, 1, 1, 1)}


class ChartPen:
    """One chart. All lengths in px of the slide."""

    def __init__(self, frame: ChartFrame, pen: Pen, lang: str):
        self.frame = frame
        self.pen = pen
        self.lang = lang
        self.style = pen.theme.chart
        self.size = frame.size * PX_PER_PT
        self.above, self.below = (share * self.size for share in line_rise(pen.theme.fonts.minor))
        plot = frame.plot
        self.left, self.top = plot.x / EMU_PER_PX, plot.y / EMU_PER_PX
        self.width, self.height = plot.width / EMU_PER_PX, plot.height / EMU_PER_PX
        self.right, self.bottom = self.left + self.width, self.top + self.height

    def along(self, value: float, axis: ChartAxis) -> float:
        """A value as a share of its axis."""
        return (value - axis.least) / (axis.most - axis.least)

    def y(self, value: float, axis: ChartAxis) -> float:
        return self.bottom - self.along(value, axis) * self.height

    def x(self, value: float, axis: ChartAxis) -> float:
        return self.left + self.along(value, axis) * self.width

    def axis_of(self, series: ChartSeries) -> ChartAxis:
        return self.frame.second_axis if series.second else self.frame.axis

    def middle(self, n: int) -> float:
        """The middle of category `n` on the axis of categories."""
        count = max(1, len(self.frame.chart.categories))
        if self.frame.categories.at_edges:
            return self.left + self.width * (n / max(1, count - 1))
        if self.frame.across:
            return self.top + self.height * (n + 0.5) / count
        return self.left + self.width * (n + 0.5) / count

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        align: str = "left",
        color: Color | None = None,
        bold: bool = False,
        size: float = 0.0,
    ) -> str:
        level = self.pen.theme.styles["cell"].level(0)
        points = size or self.frame.size
        level = level._replace(size=points, color=color or self.style.color, bold=bold, line_spacing=1.0)
        ground = Ground(level)
        (line, *_) = set_lines((Run(text),), (), level, self.pen.setting)
        return (
            f'<g font-size="{number(points * PX_PER_PT)}"{self.pen.letters(ground)}>'
            f"{written(line, x, baseline, ground, align, self.pen)}</g>"
        )

    def centred(self, series: ChartSeries, text: str, middle: float, baseline: float, color: Color) -> str:
        """A label above or below what it belongs to, on the slide's ground where a line may run through it."""
        words = self.text(text, middle, baseline, "center", color, series.bold)
        if not series.filled:
            return words
        width = self.text_width(text, series.bold)
        ground = self.pen.color(self.pen.theme.ground)
        return box_svg(middle - width / 2, baseline - self.above, width, self.above + self.below, ground) + words

    def text_width(self, text: str, bold: bool = False) -> float:
        face = self.pen.setting.face("minor", bold, False)
        return face.rounded(self.frame.size).widths[text] * self.size

    def level_with(self, y: float) -> float:
        """The baseline of a line whose middle is at `y`."""
        return y + (self.above - self.below) / 2

    def stroke(self, series: ChartSeries) -> str:
        width = series.width * PX_PER_PT
        dash = ""
        if series.dash in DASHES:
            dash = f' stroke-dasharray="{" ".join(number(length * width) for length in DASHES[series.dash])}"'
        return f' stroke="{self.pen.color(series.color)}" stroke-width="{number(width)}" stroke-linejoin="round"{dash}'

    def marker(self, kind: str, x: float, y: float, color: Color) -> str:
        half = MARKER / 2
        fill = f' fill="{self.pen.color(color)}"'
        if kind == "circle":
            return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(half)}"{fill}/>'
        if kind == "square":
            return box_svg(x - half, y - half, MARKER, MARKER, self.pen.color(color))
        if kind in ("x", "star"):
            cross = f"M{number(x - half)} {number(y - half)}l{number(MARKER)} {number(MARKER)}m{number(-MARKER)} 0l{number(MARKER)} {number(-MARKER)}"
            if kind == "star":
                cross += f"M{number(x)} {number(y - half)}v{number(MARKER)}"
            return f'<path d="{cross}" stroke="{self.pen.color(color)}" stroke-width="1.5"/>'
        corners = {"diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)), "triangle": ((0, -1), (1, 1), (-1, 1))}[kind]
        path = "L".join(f"{number(x + dx * half)} {number(y + dy * half)}" for dx, dy in corners)
        return f'<path d="M{path}Z"{fill}/>'

    def is_labelled(self, series: ChartSeries, n: int) -> bool:
        return bool(series.label) and (series.labelled is None or n in series.labelled) and series.values[n] is not None

    def label(self, series: ChartSeries, n: int) -> tuple[str, Color]:
        words = dict(series.words).get(n)
        if words is None:
            words = series.name if series.says == "series" else figure(series.values[n], series.format, self.lang)
        return words, dict(series.label_colors).get(n, series.label_color or self.style.color)


def box_svg(x: float, y: float, width: float, height: float, color: str) -> str:
    return f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" fill="{color}"/>'
