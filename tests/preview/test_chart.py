"""Charts in the preview: the same plot, ticks, bars and words as in the chart part."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from foliensatz.deck import CHART_KINDS, Chart, Series, Slide, Target
from foliensatz.fonts import Fonts
from foliensatz.frame import ChartFrame
from foliensatz.geometry import EMU_PER_PX
from foliensatz.layout import lay_out
from foliensatz.pptx.chart_part import chart_xml
from foliensatz.preview import draw
from tests.pptx.brand import theme
from tests.pptx.test_chart import CASES, chart

SVG = "{http://www.w3.org/2000/svg}"
FONTS = Fonts()


def values(*numbers) -> tuple[Decimal | None, ...]:
    return tuple(None if number is None else Decimal(str(number)) for number in numbers)


def drawn(source: Chart, lang: str = "de-DE"):
    """The chart's frame, and its group in the slide's drawing."""
    frame = lay_out(Slide(blocks=(source,), lang=lang), theme(), FONTS).value[0]
    shape = next(shape for shape in frame.shapes if isinstance(shape, ChartFrame))
    root = ElementTree.fromstring(draw(frame, theme(), FONTS))
    return shape, next(group for group in root.iter(SVG + "g") if group.get("role") == "img")


def words(group) -> list[str]:
    return ["".join(text.itertext()) for text in group.iter(SVG + "text")]


def rects(group, color) -> list[tuple[float, ...]]:
    fill = "#" + dict(theme().colors)[color.slot]
    return [
        tuple(float(r.get(k)) for k in ("x", "y", "width", "height"))
        for r in group.iter(SVG + "rect")
        if r.get("fill") == fill
    ]


@pytest.mark.parametrize("kind", CHART_KINDS)
@pytest.mark.parametrize("case", CASES)
def test_every_kind_tells_its_names(kind, case):
    shape, group = drawn(chart(kind, case))
    told = "".join(words(group)).replace(" ", "").replace("\u00a0", "")
    for name in shape.chart.categories if kind != "scatter" or case != "gaps" else ():
        assert name.replace(" ", "") in told
    assert group.get("aria-label") == shape.descr


def test_bars_stand_on_the_plot_of_the_file():
    source = Chart("column", ("a", "b"), (Series("S", values(10, 5)),))
    shape, group = drawn(source)
    first, second = rects(group, theme().chart.palette[0])
    plot = shape.plot
    left, width = plot.x / EMU_PER_PX, plot.width / EMU_PER_PX
    bottom = (plot.y + plot.height) / EMU_PER_PX
    assert first[1] + first[3] == pytest.approx(bottom, abs=0.2)
    assert first[3] == pytest.approx(2 * second[3], abs=0.2)
    assert first[3] == pytest.approx(plot.height / EMU_PER_PX * 10 / shape.axis.most, abs=0.2)
    assert first[0] + first[2] / 2 == pytest.approx(left + width / 4, abs=0.2)
    xml = chart_xml(shape, theme(), "de-DE").decode()
    inner = re.search(
        r'val="inner"/>.*?<c:x val="([\d.]+)"/><c:y val="([\d.]+)"/><c:w val="([\d.]+)"/><c:h val="([\d.]+)"/>', xml
    )
    shares = [float(share) for share in inner.groups()]
    box = shape.box
    assert shares == pytest.approx(
        [(plot.x - box.x) / box.width, (plot.y - box.y) / box.height, plot.width / box.width, plot.height / box.height],
        abs=1e-4,
    )


def test_a_gap_stays_one():
    _, group = drawn(Chart("column", ("a", "b", "c"), (Series("S", values(10, None, 5)),)))
    assert len(rects(group, theme().chart.palette[0])) == 2
    _, group = drawn(
        Chart("line", ("a", "b", "c", "d"), (Series("S", values(10, 8, None, 5)), Series("T", values(1, 1, 1, 1))))
    )
    path = next(p for p in group.iter(SVG + "path") if p.get("stroke") == "#" + dict(theme().colors)["accent1"])
    assert path.get("d").count("M") == 2


def test_figures_are_worded_in_the_deck_s_language():
    source = Chart("column", ("a", "b"), (Series("S", values("1234.5", "-7")),), decimals=1)
    assert {"1.234,5", "−7,0"} <= set(words(drawn(source)[1]))
    assert {"1,234.5", "−7.0"} <= set(words(drawn(source, "en-GB")[1]))


def test_target_lines_stand_where_their_value_is():
    shape, group = drawn(Chart("bar", ("a", "b"), (Series("S", values(10, 5)),), targets=(Target(Decimal(8), "Ziel"),)))
    (rule,) = shape.rules
    share = (rule.box.x - shape.plot.x) / shape.plot.width
    assert share == pytest.approx((8 - shape.axis.least) / (shape.axis.most - shape.axis.least), abs=1e-3)
    assert "Ziel 8" in words(group)
