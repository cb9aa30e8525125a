"""Whatever stands in a table and is said of it: every word arrives, on slides that hold it, in a file that opens."""

from hypothesis import given, settings
from hypothesis import strategies as st

from foliensatz.fonts import Fonts
from foliensatz.frame import TableFrame
from foliensatz.layout import lay_out
from foliensatz.pptx.emit import emit
from foliensatz.preview import draw
from foliensatz.reading.slide import read
from foliensatz.source import Excerpt
from tests.pptx.brand import theme
from tests.reading.fakes import FakeAssets

FONTS = Fonts()
CELLS = st.sampled_from(
    ["", "a", "^", "<", "1", "1,5", "–", "12 %", "**x**", "`c`", "[l](https://example.org)", "a<br>b", "\\^", "1.250,00 €",
     "k. A.", "![](p.csv)", "Zuständigkeitsübertragung", "lang und länger " * 12]
)
SETTINGS = st.sampled_from(
    ["header=no", "header=2", ".total", "stub", 'highlight="row 1, column 2, column a"', 'widths="1 2 3"', 'widths="30% 10%"',
     'columns="1,2"', 'rows="1-3"', "decimals=1", "wrong=1", "#id"]
)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=24)
)


def with_bars(rows: list[list[str]]) -> str:
    lines = ["|" + "|".join(f" {cell} " if cell else "" for cell in row) + "|" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def with_delimiters(rows: list[list[str]]) -> str:
    return "```csv\n" + "\n".join(";".join(row) for row in rows) + "\n```"


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from([with_bars, with_delimiters]), st.lists(SETTINGS, max_size=3), st.booleans())
def test_any_table(rows, written, said, beside):
    text = written(rows) + (f"\n\n: Beschriftung {{{' '.join(said)}}}" if said else "")
    if beside:
        text = f":::: columns\n::: column\nText\n:::\n::: column\n{text}\n:::\n::::"
    slide = read(Excerpt("x.md", 1, f"## Titel\n\n{text}"), FakeAssets(p="a;b\n1;2,5")).value
    frames, diagnostics = lay_out(slide, theme(), FONTS)
    errors = {diagnostic.code for diagnostic in diagnostics if diagnostic.severity == "error"}
    assert errors <= {"F408"}  # a header of two long rows in a narrow column takes the whole slide
    for frame in frames:
        assert emit(frame, theme()) and draw(frame, theme(), FONTS)
        for shape in frame.shapes:
            if isinstance(shape, TableFrame) and not errors:
                assert shape.box.bottom <= theme().body_box.bottom + 1
                assert sum(shape.widths) == shape.box.width
