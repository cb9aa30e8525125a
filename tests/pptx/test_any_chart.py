"""Whatever an author writes as a chart: it is read, set, written and drawn, or told of, and never stops the build."""

from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foliensatz.deck import CHART_KINDS
from foliensatz.diagnostic import Severity
from foliensatz.fonts import Fonts
from foliensatz.frame import ChartFrame
from foliensatz.layout import lay_out
from foliensatz.pptx.emit import emit
from foliensatz.preview import draw
from foliensatz.reading.slide import read
from foliensatz.source import Excerpt, Settings
from tests.pptx.brand import theme
from tests.reading.fakes import FakeAssets

FONTS = Fonts()
NUMBERS = ["0", "1", "-1", "3,5", "−7", "12 %", "1.234", "99999999999999999999", "0,000000001", "1e9", "-0", "5 €"]
CELLS = st.sampled_from([*NUMBERS, *NUMBERS, "", "–", "=", "x", "01.03.2025", "14 Tage", "3 Wochen", "Jahr", "2024", "a & b"])
NAMES = st.sampled_from(["A", "B", "2024", "2025", "", "Sehr langer Name einer Verwaltungsleistung", "Kraftfahrzeugzulassung", '"', "<x>"])


def rows_of(cells):
    return st.lists(st.tuples(NAMES, st.lists(cells, min_size=1, max_size=7)), min_size=0, max_size=40)


# A single cell that is no number is an error, so many charts have none.
ROWS = rows_of(st.sampled_from(NUMBERS)) | rows_of(st.sampled_from([*NUMBERS, ""])) | rows_of(CELLS)
KEYS = "title unit unit2 x y y2 labels legend highlight target order colors decimals horizontal lines second totals alt header"
WORDS = ["A", "yes", "no", "last", "descending", "2024", "60", "Ziel: 3,5", "%", "Mio. €", "Ziegel", "0", "x; y", "[1", "-1e400", "accent1"]
OPTIONS = st.dictionaries(st.sampled_from([*KEYS.split(), "wrong"]), st.sampled_from(WORDS), max_size=5)
YAML = st.lists(
    st.sampled_from(["kind: bar", "kind: gantt", "data:", "  A: 1", "  B: [1, 2]", "  C: {x: 1}", "data: |", "  a;b", "- x", "series: [a]"]
                    + ["series:", "categories: [a, b]", "&a b", "*a", "data: &a [*a, 1]", "target: {a: 1}", "title: [x, [y]]", "? x", "highlight: ~", "\t"]),
    max_size=9,
).map("\n".join)  # fmt: skip


def whole_way(source: str, lang: str) -> None:
    read_ = read(Excerpt("x.md", 1, source, Settings(lang=lang)), FakeAssets())
    hash(read_.value)
    for found in read_.diagnostics:
        assert 1 <= found.span.line <= source.count("\n") + 1, found
    laid_out = lay_out(read_.value, theme(), FONTS)
    assert "F499" not in {found.code for found in laid_out.diagnostics}
    if any(found.severity == Severity.ERROR for found in laid_out.diagnostics):
        return
    for frame in laid_out.value:
        part = emit(frame, theme())
        for data in (part.xml, *(piece for chart in part.charts for piece in (chart.xml, chart.drawing) if piece)):
            ElementTree.fromstring(data)
        ElementTree.fromstring(draw(frame, theme(), FONTS))
        for shape in frame.shapes:
            if isinstance(shape, ChartFrame):
                assert shape.box.contains(shape.plot), (shape.box, shape.plot)
                assert all(shape.box.contains(title.box) for _, title in shape.titles)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(CHART_KINDS), ROWS, OPTIONS, st.sampled_from(["de-DE", "en-GB", "fr"]), st.sampled_from(["", "Text.\n\n", "- a\n- b\n\n"]))
def test_delimited_values(kind, rows, options, lang, before):
    said = " ".join(f'{key}="{value}"' for key, value in options.items())
    body = "\n".join(";".join((name, *cells)) for name, cells in rows)
    whole_way(f"## T\n\n{before}```csv {{chart={kind} {said}}}\n{body}\n```\n", lang)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(YAML | st.text(max_size=80))
def test_yaml(text):
    whole_way(f"## T\n\n````chart\n{text}\n````\n", "de-DE")
