"""No word of a source is lost: decks of generated blocks, each word of which is unique and so can be traced.

The generator knows which words it put in; python-pptx says which are in the file. A word may be missing only if a
diagnostic names it, and may be there twice only where a continued slide repeats it: in titles, headings of columns,
header rows, notes, and the title of a link whose text goes on.
"""

import io
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation

from foliensatz.pipeline import build

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MARKER = re.compile(r"zq[a-z]{4}(?:verordnung)*")
LETTERS = re.compile(r"[a-z]+")
PICTURE = io.BytesIO()
Image.new("RGB", (800, 400), "teal").save(PICTURE, "PNG")

FORMS = {
    "bold": "**{}**",
    "italic": "*{}*",
    "struck": "~~{}~~",
    "code": "`{}`",
    "link": "[{}](https://example.org/a?b=c)",
    "span": "[{}]{{lang=en}}",
}
ENDINGS = {"break": "{}\\\n{}", "soft": "{}\n{}", "tag": "<b>{}</b><br>{}"}

# Kinds that show any number of series with any names.
CHARTS = ("bar", "column", "line", "area", "stacked", "percent", "combo", "doughnut")

# The longest words have 56 letters.
LONGEST = 5

# A piece of inline text: its kind and how many words it has.
inline = st.tuples(
    st.sampled_from(
        ("plain", "plain", "plain", *FORMS, *ENDINGS, "titled", "broken", "long")
    ),
    st.integers(1, 12),
)
text = st.lists(inline, min_size=1, max_size=5)
short = st.lists(st.tuples(st.sampled_from(("plain", "bold", "code", "titled")), st.integers(1, 3)), min_size=1, max_size=2)
paragraph = st.tuples(st.just("paragraph"), text)
code = st.tuples(st.just("code"), st.lists(st.integers(0, 8), min_size=1, max_size=40), st.booleans())
table = st.tuples(st.just("table"), st.integers(1, 6), st.lists(st.integers(1, 5), max_size=14), st.booleans())
chart = st.tuples(st.just("chart"), st.sampled_from(CHARTS), st.integers(1, 2), st.integers(1, 30))
picture = st.tuples(st.just("picture"), st.booleans(), st.sampled_from(("", "{width=40%}", "{.fill}", "{.right}")))
odd = st.tuples(st.sampled_from(("footnote", "comment", "unused", "linked picture", "html", "heading")), st.integers(1, 4))
nested = st.recursive(
    st.one_of(paragraph, paragraph, code, table, picture, chart),
    lambda inner: st.one_of(
        st.tuples(
            st.just("list"), st.booleans(), st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=9)
        ),
        st.tuples(st.just("points"), st.integers(1, 9), text),
        st.tuples(st.just("quote"), st.lists(inner, min_size=1, max_size=2), st.booleans()),
    ),
    max_leaves=10,
)
blocks = st.lists(st.one_of(nested, nested, odd), max_size=4)
divided = st.tuples(
    st.sampled_from(("columns", "notes", "box")), st.lists(st.lists(nested, min_size=1, max_size=2), min_size=1, max_size=3)
)
slide = st.tuples(text, blocks, st.none() | divided)


class Author:
    """Writes Markdown of shapes, with words that stand nowhere else. `repeatable` are those that a continued slide
    shows again."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.repeatable: set[str] = set()

    def word(self, pieces: int = 0) -> str:
        number = len(self.words)
        letters = "".join(chr(97 + number // 26**place % 26) for place in range(4))
        self.words.append("zq" + letters + "verordnung" * pieces)
        return self.words[-1]

    def some(self, count: int) -> str:
        return " ".join(self.word() for _ in range(count))

    def inline(self, pieces) -> str:
        return " ".join(self.piece(kind, count) for kind, count in pieces)

    def piece(self, kind: str, count: int) -> str:
        said = self.some(count) if kind != "long" else self.word(min(count, LONGEST))
        if kind in FORMS:
            return FORMS[kind].format(said)
        if kind == "titled":
            tip = self.some(2)
            self.repeatable.update(tip.split())
            return f'[{said}](https://example.org "{tip}")'
        if kind == "broken":
            return f'[{said}](#nowhere "{self.some(1)}")'
        if kind in ENDINGS:
            return ENDINGS[kind].format(said, self.word())
        return said

    def blocks(self, shapes) -> str:
        return "\n\n".join(getattr(self, shape[0].replace(" ", "_"))(*shape[1:]) for shape in shapes)

    def paragraph(self, pieces) -> str:
        return self.inline(pieces)

    def code(self, lines, told: bool) -> str:
        body = "\n".join(self.some(count) for count in lines)
        return f"``` python{' ' + self.some(2) if told else ''}\n{body}\n```"

    def table(self, columns: int, rows, wide: bool) -> str:
        header = [self.some(1) for _ in range(columns)]
        self.repeatable.update(header)
        lines = [header, ["---"] * columns] + [[self.some(count) for _ in range(columns)] for count in rows]
        if wide and rows:
            lines[-1].append(self.some(2))
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def chart(self, kind: str, series: int, rows: int) -> str:
        """Names as in a table; the figures don't matter here."""
        head = [self.word() for _ in range(series + 1)]
        self.repeatable.update(head)
        lines = [head] + [[self.word(), *["1"] * series] for _ in range(rows)]
        return "```csv {chart=" + kind + "}\n" + "\n".join(";".join(cells) for cells in lines) + "\n```"

    def picture(self, captioned: bool, attributes: str) -> str:
        caption = f' "{self.some(3)}"' if captioned else ""
        return f"![{self.some(2)}](p.png{caption}){attributes}"

    def linked_picture(self, count: int) -> str:
        return f'[![{self.some(1)}](p.png)](https://example.org "{self.some(count)}")'

    def list(self, ordered: bool, items) -> str:
        marker = "1.  " if ordered else "-   "
        return "\n".join(self.within(marker, "    ", self.blocks(item)) for item in items)

    def points(self, count: int, pieces) -> str:
        return "\n".join(f"- **{self.some(2)}**\n  {self.inline(pieces).replace(chr(10), chr(10) + '  ')}" for _ in range(count))

    def quote(self, inner, attributed: bool) -> str:
        said = self.blocks(inner) + (f"\n\n— {self.some(2)}" if attributed else "")
        return self.within("> ", "> ", said)

    def within(self, first: str, rest: str, said: str) -> str:
        return first + said.replace("\n", "\n" + rest)

    def footnote(self, count: int) -> str:
        return f"[^{self.word()}]: {self.some(count)}"

    def comment(self, count: int) -> str:
        said = self.some(count)
        self.repeatable.update(said.split())
        return f"<!-- {said} -->"

    def unused(self, count: int) -> str:
        return f'[{self.word()}]: https://example.org "{self.some(count)}"'

    def html(self, count: int) -> str:
        return f"<div>{self.some(count)}</div>"

    def heading(self, count: int) -> str:
        said = self.some(count)
        self.repeatable.update(said.split())
        return f"### {said}"

    def slide(self, title, shapes, divided) -> str:
        before = len(self.words)
        parts = ["## " + self.inline(title).replace("\\\n", " ").replace("\n", " ")]
        self.repeatable.update(self.words[before:])
        parts.append(self.blocks(shapes))
        if divided:
            name, groups = divided
            before = len(self.words)
            if name == "columns":
                inner = "\n\n".join(f"::: column\n{self.blocks(group)}\n:::" for group in groups)
                parts.append(f":::: columns\n{inner}\n::::")
            else:
                parts += [f"::: {name}\n{self.blocks(group)}\n:::" for group in groups]
            if name == "notes":
                self.repeatable.update(self.words[before:])
        return "\n\n".join(parts)


def words_of_chart(shape) -> Iterator[str]:
    """Names of categories and series as a reader finds them, and the head of the names in the workbook."""
    plots = shape.chart.plots
    yield from (str(name) for name in plots[0].categories)
    yield from (series.name for plot in plots for series in plot.series)
    book = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
    yield book.active["A1"].value or ""


def words_of_file(path: Path) -> Iterator[str]:
    """Every stretch of letters in shapes, tables, notes, descriptions of pictures and tooltips of links."""
    for slide in Presentation(str(path)).slides:
        elements = [slide._element] + ([slide.notes_slide._element] if slide.has_notes_slide else [])
        for element in elements:
            told = ["".join(t.text or " " for t in p.iter(A + "t", A + "br")) for p in element.iter(A + "p")]
            # A chart's description repeats its names.
            described = (p for p in element.iter(P + "cNvPr") if p.getparent().tag != P + "nvGraphicFramePr")
            told += [properties.get("descr", "") for properties in described]
            # A link whose text has several runs has its title at each of them.
            told += dict.fromkeys(link.get("tooltip", "") for link in element.iter(A + "hlinkClick"))
            for said in told:
                yield from LETTERS.findall(said.replace("\u00ad", ""))
        for shape in slide.shapes:
            for said in words_of_chart(shape) if getattr(shape, "has_chart", False) else ():
                yield from LETTERS.findall(said)


def is_divided(word: str, arrived: Counter[str], told: bool) -> bool:
    """True where the word is there in two parts: the end of a slide may divide a word that no line can hold. A short word is
    that only where the author is `told` of words wider than their columns."""
    return (len(word) > 6 or told) and any(word[:end] in arrived and word[end:] in arrived for end in range(1, len(word)))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(slide, min_size=1, max_size=5))
def test_every_word_is_in_the_file_or_named(slides):
    author = Author()
    source = "\n\n".join(author.slide(*parts) for parts in slides)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "p.png").write_bytes(PICTURE.getvalue())
        (folder / "deck.md").write_text(source, "utf-8")
        report = build(folder / "deck.md")
        codes = [diagnostic.code for diagnostic in report.diagnostics]
        assert "F499" not in codes, [d.message for d in report.diagnostics if d.code == "F499"]
        if report.value is None:
            assert report.failed
            return
        arrived = Counter(words_of_file(folder / "build" / "deck.pptx"))
    arrived += Counter(word for word in author.words if word not in arrived and is_divided(word, arrived, "F411" in codes))
    named = {word for diagnostic in report.diagnostics for word in MARKER.findall(diagnostic.message)}
    assert [word for word in author.words if word not in arrived and word not in named] == []
    twice = [word for word, count in arrived.items() if MARKER.fullmatch(word) and count > 1 and word not in author.repeatable]
    assert twice == []
