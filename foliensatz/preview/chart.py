"""Charts: what the PPTX's chart parts say, drawn where LibreOffice draws it. Plot, ticks and labels have the numbers that
the file has; the distances of labels from what they belong to are LibreOffice's, measured in its PDFs."""

from math import cos, pi, sin
from typing import Iterator

from foliensatz.deck import Run
from foliensatz.fonts import line_rise
from foliensatz.frame import ChartAxis, ChartFrame, ChartSeries, ChartText
from foliensatz.geometry import EMU_PER_PX
from foliensatz.layout.chart_plan import beside, tick_texts
from foliensatz.layout.chart_scale import ticks
from foliensatz.layout.chart_words import figure
from foliensatz.layout.linebreak import Piece, measure, wrap
from foliensatz.preview.line import set_lines, written
from foliensatz.preview.markup import PX_PER_PT, escaped, number
from foliensatz.preview.pen import Ground, Pen
from foliensatz.theme import Color

# Between an axis and its labels, a bar's end and its label, a point and its label; in px.
AXIS_GAP = 9.4
BELOW_AXIS = 8.8
BELOW_VALUES, BELOW_PLACES = 3.8, 7.0
SECOND_GAP = 4.0
BAR_GAP = 2.0
POINT_GAP, MOVED_GAP = 9.5, 4.0
ABOVE_POINT = 6.0
SLICE_GAP = 3.0
# A marker's size (c:size is 8 pt).
MARKER = 8 * PX_PER_PT
# A legend's swatch, from its beginning to the name's, and what stands behind the name; in ems. What is left over stands
# before, between and behind the entries.
SWATCH = 0.42
ENTRY, ENTRY_END = 0.86, 0.34
LINE_ENTRY, LINE_ENTRY_END = 1.58, 0.1
DASHED = 1.8
_DASHES = {"dash": (4, 3), "sysDot": (1, 1), "lgDashDot": (8, 3, 1, 3), "lgDash": (8, 3), "sysDashDot": (3, 1, 1, 1)}


def chart_svg(frame: ChartFrame, pen: Pen, lang: str) -> str:
    return "".join(_Drawing(frame, pen, lang).parts())


class _Drawing:
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

    def parts(self) -> Iterator[str]:
        frame = self.frame
        yield f'<g role="img" aria-label="{escaped(frame.descr)}">'
        if frame.axis is not None:
            yield from self.axes()
        labels: list[str] = []
        if frame.kind in ("pie", "doughnut"):
            yield from self.slices(labels)
        else:
            for mark in ("area", "bar", "line", "point"):
                drawn = {"area": self.areas, "bar": self.bars, "line": self.lines, "point": self.points}[mark]
                for second in (False, True):
                    series = [s for s in frame.series if s.mark == mark and s.second == second]
                    if series:
                        yield from drawn(series, labels)
        yield from labels
        yield from self.rules()
        yield from self.legend()
        for _, title in frame.titles:
            yield from self.title(title, title.box.y < frame.plot.y)
        yield "</g>"

    # Places

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

    # Type

    def text(
        self, text: str, x: float, baseline: float, align: str = "left", color: Color | None = None, bold: bool = False,
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

    def text_width(self, text: str, bold: bool = False) -> float:
        face = self.pen.setting.face("minor", bold, False)
        return face.rounded(self.frame.size).widths[text] * self.size

    def level_with(self, y: float) -> float:
        """The baseline of a line whose middle is at `y`."""
        return y + (self.above - self.below) / 2

    def title(self, title: ChartText, above_plot: bool) -> Iterator[str]:
        above, below = (share * title.size * PX_PER_PT for share in line_rise(self.pen.theme.fonts.minor))
        x, y = title.box.x / EMU_PER_PX + TITLE_INSET[0], title.box.y / EMU_PER_PX + TITLE_INSET[1 if above_plot else 2]
        for n, line in enumerate(title.lines):
            yield self.text(line, x, y + above + n * (above + below), bold=title.bold, size=title.size)

    # Axes

    def axes(self) -> Iterator[str]:
        frame, style = self.frame, self.style
        grid = f' stroke="{self.pen.color(style.gridline)}" stroke-width="{number(style.gridline_width * PX_PER_PT)}"'
        line = f' stroke="{self.pen.color(style.axis)}" stroke-width="{number(style.axis_width * PX_PER_PT)}"'
        percent = frame.grouping == "percentStacked"
        for axis, second in ((frame.axis, False), (frame.second_axis, True)):
            if axis is None:
                continue
            for value, text in zip(ticks(axis), tick_texts(axis, self.lang, percent)):
                if frame.across:
                    x = self.x(value, axis)
                    if axis.gridlines:
                        yield f'<path d="M{number(x)} {number(self.top)}V{number(self.bottom)}"{grid}/>'
                    if axis.shown:
                        yield self.text(text, x, self.bottom + BELOW_VALUES + self.above, "center")
                    continue
                y = self.y(value, axis)
                if axis.gridlines:
                    yield f'<path d="M{number(self.left)} {number(y)}H{number(self.right)}"{grid}/>'
                if axis.shown and second:
                    yield self.text(text, self.right + SECOND_GAP, self.level_with(y))
                elif axis.shown:
                    yield self.text(text, self.left - AXIS_GAP, self.level_with(y), "right")
        zero = min(max(0.0, frame.axis.least), frame.axis.most)
        if frame.across:
            x = self.x(zero, frame.axis)
            yield f'<path d="M{number(x)} {number(self.top)}V{number(self.bottom)}"{line}/>'
        else:
            y = self.y(zero, frame.axis)
            yield f'<path d="M{number(self.left)} {number(y)}H{number(self.right)}"{line}/>'
        if frame.x_axis is not None:
            for value, text in zip(ticks(frame.x_axis), tick_texts(frame.x_axis, self.lang)):
                yield self.text(text, self.x(value, frame.x_axis), self.bottom + BELOW_PLACES + self.above, "center")
        elif frame.categories.shown:
            yield from self.category_labels()

    def category_labels(self) -> Iterator[str]:
        categories = self.frame.categories
        pitch = self.above + self.below
        for n, lines in enumerate(categories.lines):
            if n % categories.every:
                continue
            at = self.middle(n)
            if self.frame.across:
                top = at - pitch * len(lines) / 2
                widest = max(map(self.text_width, lines))
                for row, text in enumerate(lines):
                    x = self.left - AXIS_GAP - widest / 2
                    yield self.text(text, x, top + self.above + row * pitch, "center")
            elif categories.turn:
                yield self.turned(lines[0], at, categories.turn)
            else:
                for row, text in enumerate(lines):
                    yield self.text(text, at, self.bottom + BELOW_AXIS + self.above + row * pitch, "center")

    def turned(self, text: str, at: float, turn: int) -> str:
        """A label that ends below its category."""
        y = self.bottom + BELOW_AXIS
        words = self.text(text, 0, self.above / 2 if turn == -90 else self.above * 0.8, "right")
        return f'<g data-turned="{turn}" transform="translate({number(at)} {number(y)}) rotate({turn})">{words}</g>'

    # Marks

    def bars(self, series: list[ChartSeries], labels: list[str]) -> Iterator[str]:
        frame = self.frame
        axis = self.axis_of(series[0])
        count = max(1, len(frame.chart.categories))
        stacked = frame.grouping != "clustered"
        parts = 1 if stacked else len(series) + (len(series) - 1) * -frame.overlap / 100
        slot = (self.height if frame.across else self.width) / count
        thick = slot / (parts + frame.gap / 100)
        step = 0.0 if stacked else thick * (1 - frame.overlap / 100)
        for n in range(count):
            first = self.middle(n) - thick * parts / 2
            above = below = 0.0
            whole = sum(abs(float(one.values[n])) for one in series if one.values[n] is not None) or 1.0
            for index, one in enumerate(series):
                if one.values[n] is None:
                    continue
                value = float(one.values[n])
                if frame.grouping == "percentStacked":
                    value /= whole
                start = 0.0
                if stacked:
                    start = above if value >= 0 else below
                    above, below = (above + value, below) if value >= 0 else (above, below + value)
                yield from self.bar(one, n, start, start + value, first + index * step, thick, axis, labels)

    def bar(
        self, series: ChartSeries, n: int, start: float, end: float, edge: float, thick: float, axis: ChartAxis,
        labels: list[str],
    ) -> Iterator[str]:
        color = dict(series.colors).get(n, series.color)
        across = self.frame.across
        place = self.x if across else self.y
        least, most = axis.least, axis.most
        low, high = (place(min(max(value, least), most), axis) for value in (start, end))
        a, b = sorted((low, high))
        if color is not None:
            box = (a, edge, b - a, thick) if across else (edge, a, thick, b - a)
            yield _rect(*box, self.pen.color(color))
        if not self.is_labelled(series, n):
            return
        text, look = self.label(series, n)
        middle = edge + thick / 2
        if series.label == "ctr":
            x, y = ((a + b) / 2, middle) if across else (middle, (a + b) / 2)
            labels.append(self.text(text, x, self.level_with(y), "center", look, series.bold))
        elif across:
            side = "left" if end >= start else "right"
            x = high + BAR_GAP if end >= start else high - BAR_GAP
            labels.append(self.text(text, x, self.level_with(middle), side, look, series.bold))
        else:
            baseline = high - BAR_GAP - self.below if end >= start else high + BAR_GAP + self.above
            if series.filled:
                width = self.text_width(text, series.bold)
                labels.append(_rect(middle - width / 2, baseline - self.above, width, self.above + self.below, self.pen.color(self.pen.theme.ground)))
            labels.append(self.text(text, middle, baseline, "center", look, series.bold))

    def is_labelled(self, series: ChartSeries, n: int) -> bool:
        return bool(series.label) and (series.labelled is None or n in series.labelled) and series.values[n] is not None

    def label(self, series: ChartSeries, n: int) -> tuple[str, Color]:
        words = dict(series.words).get(n)
        if words is None:
            words = series.name if series.says == "series" else figure(series.values[n], series.format, self.lang)
        return words, dict(series.label_colors).get(n, series.label_color or self.style.color)

    def lines(self, series: list[ChartSeries], labels: list[str]) -> Iterator[str]:
        for one in series:
            axis = self.axis_of(one)
            points = [
                (n, self.middle(n), self.y(float(value), axis)) if value is not None else None
                for n, value in enumerate(one.values)
            ]
            if one.color is not None and one.extended:
                y = next(point[2] for point in points if point)
                yield f'<path d="M{number(self.left)} {number(y)}H{number(self.right)}"{self.stroke(one)}/>'
            elif one.color is not None:
                yield f'<path d="{_path(points)}" fill="none"{self.stroke(one)}/>'
            for point in filter(None, points):
                n, x, y = point
                if one.marker != "none" and one.color is not None:
                    yield self.marker(one.marker, x, y, dict(one.colors).get(n, one.color))
                if self.is_labelled(one, n):
                    text, look = self.label(one, n)
                    if one.label == "r":
                        x += one.shift / EMU_PER_PX + MOVED_GAP if one.shift else POINT_GAP
                        labels.append(self.text(text, x, self.level_with(y), "left", look, one.bold))
                    elif n in one.below:
                        labels.append(self.text(text, x, y + ABOVE_POINT + self.above, "center", look, one.bold))
                    else:
                        labels.append(self.text(text, x, y - ABOVE_POINT - self.below, "center", look, one.bold))

    def points(self, series: list[ChartSeries], labels: list[str]) -> Iterator[str]:
        for one in series:
            for n, (place, value) in enumerate(zip(self.frame.chart.x, one.values)):
                if place is None or value is None:
                    continue
                x, y = self.x(float(place), self.frame.x_axis), self.y(float(value), self.frame.axis)
                yield self.marker(one.marker, x, y, dict(one.colors).get(n, one.color))
                if self.is_labelled(one, n):
                    text, look = self.label(one, n)
                    labels.append(self.text(text, x + POINT_GAP, self.level_with(y), "left", look, one.bold))

    def areas(self, series: list[ChartSeries], labels: list[str]) -> Iterator[str]:
        stacked = self.frame.grouping != "clustered"
        count = len(self.frame.chart.categories)
        floor = [0.0] * count
        for one in series:
            axis = self.axis_of(one)
            top = [low + float(value or 0) for low, value in zip(floor, one.values)]
            upper = [f"{number(self.middle(n))} {number(self.y(value, axis))}" for n, value in enumerate(top)]
            lower = [f"{number(self.middle(n))} {number(self.y(value, axis))}" for n, value in enumerate(floor)]
            yield f'<path d="M{"L".join([*upper, *reversed(lower)])}Z" fill="{self.pen.color(one.color)}"/>'
            if stacked:
                floor = top

    def stroke(self, series: ChartSeries) -> str:
        width = series.width * PX_PER_PT
        dash = ""
        if series.dash in _DASHES:
            dash = f' stroke-dasharray="{" ".join(number(length * width) for length in _DASHES[series.dash])}"'
        return f' stroke="{self.pen.color(series.color)}" stroke-width="{number(width)}" stroke-linejoin="round"{dash}'

    def marker(self, kind: str, x: float, y: float, color: Color) -> str:
        half = MARKER / 2
        fill = f' fill="{self.pen.color(color)}"'
        if kind == "circle":
            return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(half)}"{fill}/>'
        if kind == "square":
            return _rect(x - half, y - half, MARKER, MARKER, self.pen.color(color))
        if kind in ("x", "star"):
            cross = f"M{number(x - half)} {number(y - half)}l{number(MARKER)} {number(MARKER)}m{number(-MARKER)} 0l{number(MARKER)} {number(-MARKER)}"
            if kind == "star":
                cross += f"M{number(x)} {number(y - half)}v{number(MARKER)}"
            return f'<path d="{cross}" stroke="{self.pen.color(color)}" stroke-width="1.5"/>'
        corners = {"diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)), "triangle": ((0, -1), (1, 1), (-1, 1))}[kind]
        path = "L".join(f"{number(x + dx * half)} {number(y + dy * half)}" for dx, dy in corners)
        return f'<path d="M{path}Z"{fill}/>'

    def rules(self) -> Iterator[str]:
        for rule in self.frame.rules:
            x, y = rule.box.x / EMU_PER_PX, rule.box.y / EMU_PER_PX
            width = self.style.line_width * 2 / 3 * PX_PER_PT
            dash = " ".join(number(length * width) for length in _DASHES["dash"])
            yield (
                f'<path d="M{number(x)} {number(y)}v{number(rule.box.height / EMU_PER_PX)}" stroke-width="{number(width)}" '
                f'stroke="{self.pen.color(self.style.target)}" stroke-dasharray="{dash}"/>'
            )
            box = rule.title.box
            middle, foot = (box.x + box.width / 2) / EMU_PER_PX, box.bottom / EMU_PER_PX
            yield self.text(rule.title.lines[0], middle, foot - self.below, "center", size=rule.title.size)

    # Round

    def slices(self, labels: list[str]) -> Iterator[str]:
        frame = self.frame
        centre = self.left + self.width / 2, self.top + self.height / 2
        outer = min(self.width, self.height) / 2
        hole = outer * frame.hole / 100
        rings = len(frame.series)
        edge = self.pen.color(self.style.on_dark)
        for ring, series in enumerate(frame.series):
            low = hole + (outer - hole) * ring / rings
            high = hole + (outer - hole) * (ring + 1) / rings
            total = float(sum(value for value in series.values if value is not None)) or 1.0
            at = 0.0
            for n, value in enumerate(series.values):
                if not value:
                    continue
                share = float(value) / total
                color = self.pen.color(dict(series.colors).get(n, series.color))
                yield f'<path d="{_ring(centre, low, high, at, share)}" fill="{color}" stroke="{edge}" stroke-width="2" fill-rule="evenodd"/>'
                if self.is_labelled(series, n):
                    labels += self.slice_label(series, n, centre, low, high, 2 * pi * (at + share / 2))
                at += share

    def slice_label(self, series: ChartSeries, n: int, centre, low: float, high: float, angle: float) -> list[str]:
        text, look = self.label(series, n)
        if series.label == "ring":
            middle = (low + high) / 2
            x, y = centre[0] + sin(angle) * middle, centre[1] - cos(angle) * middle
            return [self.text(text, x, self.level_with(y), "center", look)]
        lines = [self.frame.chart.categories[n], text] if "category" in series.says else [text]
        pitch = self.above + self.below
        width, height = max(map(self.text_width, lines)), pitch * len(lines)
        x = centre[0] + sin(angle) * (high + SLICE_GAP) + beside(sin(angle)) * width / 2
        y = centre[1] - cos(angle) * (high + SLICE_GAP) - beside(cos(angle)) * height / 2
        top = y - height / 2
        return [self.text(line, x, top + self.above + row * pitch, "center", look) for row, line in enumerate(lines)]

    # Legend

    def legend(self) -> Iterator[str]:
        legend = self.frame.legend
        if legend is None:
            return
        box = legend.box
        x, y = box.x / EMU_PER_PX, box.y / EMU_PER_PX
        shown = [n for n in range(len(self.frame.series)) if n not in legend.hidden]
        round_ = self.frame.kind in ("pie", "doughnut")
        colors = self.frame.series[0].colors if round_ else ()
        pitch = self.above + self.below
        rows = []
        for row, name in enumerate(legend.names):
            series = self.frame.series[0] if round_ else self.frame.series[shown[row]]
            color = dict(colors).get(row, series.color) if round_ else series.color
            rows.append((name, series, color))
        names = [self.text_width(name) for name, _, _ in rows]
        lined = any(series.mark == "line" for _, series, _ in rows)
        before, behind = (LINE_ENTRY, LINE_ENTRY_END) if lined else (ENTRY, ENTRY_END)
        before += DASHED * any(series.dash != "solid" for _, series, _ in rows)
        before, behind = before * self.size, behind * self.size
        if legend.at == "t":
            middle = y + box.height / EMU_PER_PX / 2
            used = sum(names) + len(rows) * (before + behind) - behind
            space = max(0.0, (box.width / EMU_PER_PX - used) / (len(rows) + 1))
            for (name, series, color), width in zip(rows, names):
                x += space
                yield from self.swatch(series, color, x, middle, before)
                yield self.text(name, x + before, self.level_with(middle))
                x += before + width + behind
            return
        x += LEGEND_INSET
        lines = [self.wrapped(name, box.width / EMU_PER_PX - LEGEND_INSET - before) for name, _, _ in rows]
        space = (box.height / EMU_PER_PX - sum(map(len, lines)) * pitch) / (len(rows) + 1)
        y += space
        for (_, series, color), own in zip(rows, lines):
            yield from self.swatch(series, color, x, y + pitch / 2, before)
            for text in own:
                yield self.text(text, x + before, y + self.above)
                y += pitch
            y += space

    def swatch(self, series: ChartSeries, color: Color, x: float, middle: float, room: float) -> Iterator[str]:
        """What a name stands for, in the room before it."""
        width, high = room - 0.3 * self.size, SWATCH * self.size
        if series.mark == "line":
            yield f'<path d="M{number(x)} {number(middle)}h{number(width)}"{self.stroke(series)}/>'
            if series.marker != "none":
                yield self.marker(series.marker, x + width / 2, middle, color)
        elif series.mark == "point":
            yield self.marker(series.marker, x + width / 2, middle, color)
        else:
            yield _rect(x, middle - high / 2, max(width, high), high, self.pen.color(color))

    def wrapped(self, text: str, width: float) -> list[str]:
        measured = measure((Piece(text, self.pen.setting.face("minor", False, False)),))
        return [text[line.start : line.end].strip() for line in wrap(measured, max(width / self.size, 1.0))]


# LibreOffice sets titles so far within the place that the file says.
TITLE_INSET = (4.4, 5.8, 4.0)
LEGEND_INSET = 12.0


def _rect(x: float, y: float, width: float, height: float, color: str) -> str:
    return f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" fill="{color}"/>'


def _path(points) -> str:
    """A line through the points that there are; a gap is one."""
    parts = []
    pen_down = False
    for point in points:
        if point is None:
            pen_down = False
            continue
        parts.append(f"{'L' if pen_down else 'M'}{number(point[1])} {number(point[2])}")
        pen_down = True
    return "".join(parts) or "M0 0"


def _ring(centre, low: float, high: float, at: float, share: float) -> str:
    """A part of a ring (of a pie where `low` is 0), clockwise from the top."""
    cx, cy = centre
    if share > 0.9999:
        circle = f"M{number(cx)} {number(cy - high)}A{number(high)} {number(high)} 0 1 1 {number(cx - 0.01)} {number(cy - high)}Z"
        if low:
            circle += f"M{number(cx)} {number(cy - low)}A{number(low)} {number(low)} 0 1 1 {number(cx - 0.01)} {number(cy - low)}Z"
        return circle
    a, b = 2 * pi * at, 2 * pi * (at + share)
    large = int(share > 0.5)

    def point(angle: float, radius: float) -> str:
        return f"{number(cx + sin(angle) * radius)} {number(cy - cos(angle) * radius)}"

    outer = f"M{point(a, high)}A{number(high)} {number(high)} 0 {large} 1 {point(b, high)}"
    if not low:
        return f"{outer}L{number(cx)} {number(cy)}Z"
    return f"{outer}L{point(b, low)}A{number(low)} {number(low)} 0 {large} 0 {point(a, low)}Z"


