"""Accounting: every word of a slide stands in its frames exactly once, or nothing is written.

What counts are words, wherever they stand: the frames may hold them in another order, in other shapes and on other
slides than the source. Footers say what the theme says, so they don't count; neither do soft hyphens, the dash that
marks an attribution, and what a continued slide repeats (its title, the heads of its columns, header rows, notes).
"""

from foliensatz.deck import Callout, Chart, CodeBlock, Columns, Heading, Image, List, Math, Paragraph, Quote, Slide, Table
from foliensatz.diagnostic import Diagnostic, error
from foliensatz.frame import TASKS, ChartFrame, Drawing, Frame, MathFrame, Picture, TableFrame, TextFrame
from foliensatz.layout.groups import without_dash
from foliensatz.layout.hyphens import SOFT_HYPHEN, WORD_JOINER
from foliensatz.layout.notes import joined
from foliensatz.runs import Runs
from foliensatz.source import Span

FOOTERS = frozenset(("footer", "slide_number", "slide_date"))
# What stands on each part of a continued slide.
REPEATED = frozenset(("title", "head", "head2", "number"))
# So many words are named to the author.
NAMED = 8


def account(slide: Slide, frames: tuple[Frame, ...], continued: str = "") -> Diagnostic | None:
    """None where the words of `slide` and those of its `frames` are the same; else the error that names what is
    missing and what is there too often. `continued` is what the first part's title says besides the title ("(1/3)")."""
    meant = _words(_texts_of_slide(slide, continued))
    told = _words(_texts_of_frames(frames))
    # Most frames have the source's order; comparing that costs a tenth of counting.
    if meant == told or sorted(meant) == sorted(told):
        return None
    missing, surplus = _differences(meant, told)
    if not missing and not surplus:
        return None
    return _lost(missing, surplus, slide.line)


def _words(texts: list[str]) -> list[str]:
    """White space divides words, no-break spaces do too."""
    text = "\n".join(texts)
    if SOFT_HYPHEN in text or WORD_JOINER in text:
        text = text.replace(SOFT_HYPHEN, "").replace(WORD_JOINER, "")
    return text.split()


def _text(runs: Runs) -> str:
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def _texts_of_slide(slide: Slide, continued: str) -> list[str]:
    texts = [_text(slide.title)]
    if slide.title:
        texts.append(continued)
    if slide.number:
        texts.append(slide.number)
    texts += [_text(runs) for _, runs in slide.fields]
    _add_blocks(slide.blocks, texts)
    texts += [_text(note.runs) for note in slide.footnotes]
    if slide.notes:
        _add_blocks(slide.notes, texts, "notes")
    return texts


def _add_blocks(blocks: tuple, texts: list[str], place: str = "") -> None:
    """`place` is "notes" or "quote", where tables and pictures are told in words."""
    for block in blocks:
        kind = type(block)
        if kind is Paragraph or kind is Heading:
            texts.append(_text(block.runs))
        elif kind is List:
            for item in block.items:
                if place == "notes" and item.checked is not None and item.blocks:
                    texts.append(TASKS["done" if item.checked else "open"])
                _add_blocks(item.blocks, texts, place)
        elif kind is Quote:
            _add_blocks(block.blocks, texts, place or "quote")
            if block.attribution:
                texts.append(_text(block.attribution if place == "notes" else without_dash(block.attribution)))
        elif kind is Callout:
            texts.append(_text(block.title))
            _add_blocks(block.blocks, texts, place)
        elif kind is CodeBlock:
            texts += (block.title, block.text)
        elif kind is Table:
            rows = (block.header, *block.rows)
            if place == "notes":
                texts += [_text(joined(row)) for row in rows]
            else:
                texts += [_text(cell) for row in rows for cell in row]
            texts.append(_text(block.caption))
        elif kind is Image:
            texts.append(block.alt or (block.asset.name if place else ""))
            texts.append(_text(block.title))
        elif kind is Math:
            texts.append(block.formula.text)
            if block.number:
                texts.append(f"({block.number})")
        elif kind is Chart:
            texts += _spoken(block) if place else _texts_of_chart(block)
        elif kind is Columns:
            for column in block.columns:
                _add_blocks(column.blocks, texts, place)


def _texts_of_chart(chart: Chart) -> list[str]:
    """What a chart says in words; its figures go into its workbook as they are."""
    texts = [chart.title, chart.unit, chart.second_unit, chart.x_title, chart.y_title, chart.second_title, chart.corner]
    return texts + [*chart.categories] + [one.name for one in (*chart.series, *chart.targets)]


def _spoken(chart: Chart) -> tuple[str, ...]:
    """What a chart says where it is set as text."""
    from foliensatz.layout.chart_words import spoken

    return spoken(chart)


def _texts_of_frames(frames: tuple[Frame, ...]) -> list[str]:
    texts: list[str] = []
    feet: dict[int, str] = {}
    for frame in frames:
        for shape in frame.shapes:
            kind = type(shape)
            if kind is TextFrame and shape.footnotes:
                # What is referred to from several slides stands on each of them.
                feet |= zip(shape.footnotes, [_text(paragraph.runs) for paragraph in shape.paragraphs])
            elif kind is TextFrame:
                role = shape.placeholder.role if shape.placeholder else ""
                if role not in FOOTERS and (frame.part == 1 or role not in REPEATED):
                    texts += [_text(paragraph.runs) for paragraph in shape.paragraphs]
            elif kind is TableFrame:
                rows = [row for row in shape.rows if not (shape.continued and row.header)]
                texts += [_text(cell.runs) for row in rows for cell in row.cells]
            elif kind is Picture or kind is Drawing:
                texts.append(shape.descr)
            elif kind is MathFrame:
                texts.append(shape.formula.text)
            elif kind is ChartFrame:
                texts += shape.chart.categories if shape.continued else _texts_of_chart(shape.chart)
    texts += [*feet.values(), *(_text(paragraph.runs) for paragraph in frames[0].notes)]
    return texts


def _differences(meant: list[str], told: list[str]) -> tuple[list[str], list[str]]:
    """The words that only the slide has and those that only the frames have, in their order. A word that a slide's end
    divides is in the frames in pieces; those are put together again."""
    from collections import Counter

    spare = Counter(told)
    spare.subtract(meant)
    missing = []
    for word in dict.fromkeys(meant):
        while spare[word] < 0:
            spare[word] += 1
            pieces = _pieces(word, spare)
            for piece in pieces:
                spare[piece] -= 1
            if not pieces:
                missing.append(word)
    return missing, [word for word in dict.fromkeys(told) for _ in range(spare[word])]


def _pieces(word: str, spare: dict[str, int]) -> tuple[str, ...]:
    """Words that only the frames have and that make up `word`; () where there are none."""
    for end in range(len(word) - 1, 0, -1):
        head, tail = word[:end], word[end:]
        if spare.get(head, 0) > 0:
            if spare.get(tail, 0) > (head == tail):
                return head, tail
            spare[head] -= 1
            rest = _pieces(tail, spare)
            spare[head] += 1
            if rest:
                return (head, *rest)
    return ()


def _lost(missing: list[str], surplus: list[str], line: int) -> Diagnostic:
    said = []
    if missing:
        said.append(f"{_named(missing)} would be missing")
    if surplus:
        said.append(f"{_named(surplus)} would stand there too often")
    hint = "This is a defect of foliensatz, not of your text; please report it with this slide's source"
    return error("F499", f"Not every word arrives: {' and '.join(said)}", Span(line), hint)


def _named(words: list[str]) -> str:
    shown = ", ".join(f"“{word}”" for word in words[:NAMED])
    return shown + (f" and {len(words) - NAMED} more" if len(words) > NAMED else "")
