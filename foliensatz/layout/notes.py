"""Speaker notes: the blocks of `::: notes` and comments as plain paragraphs of the notes page."""

from foliensatz.deck import (
    Block,
    Callout,
    Chart,
    CodeBlock,
    Columns,
    Heading,
    Image,
    List,
    Math,
    Paragraph,
    Quote,
    Table,
)
from foliensatz.frame import TASKS, TextParagraph
from foliensatz.runs import Run, Runs


def set_notes(blocks: tuple[Block, ...]) -> tuple[TextParagraph, ...]:
    """Everything that can be read aloud, in order; a table row is one paragraph, a picture its description
    and its caption, a formula its words on one line."""
    return tuple(
        paragraph._replace(runs=tuple(run._replace(formula=None) for run in paragraph.runs))
        if any(run.formula is not None for run in paragraph.runs)
        else paragraph
        for paragraph in _paragraphs(blocks, 0, "none")
    )


def _paragraphs(blocks: tuple[Block, ...], level: int, bullet: str):
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield TextParagraph(block.runs, level, bullet)
        elif isinstance(block, List):
            yield from _list(block, level)
        elif isinstance(block, Quote):
            yield from _paragraphs(block.blocks, level, bullet)
            if block.attribution:
                yield TextParagraph(block.attribution, level, bullet)
        elif isinstance(block, Callout):
            yield TextParagraph(block.title, level, bullet)
            yield from _paragraphs(block.blocks, level, bullet)
        elif isinstance(block, CodeBlock):
            if block.title:
                yield TextParagraph((Run(block.title),), level, "none")
            for row in block.text.split("\n"):
                yield TextParagraph((Run(row),) if row else (), level, "none")
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield TextParagraph(joined(row), level, "none")
            if block.caption:
                yield TextParagraph(block.caption, level, "none")
        elif isinstance(block, Image):
            yield TextParagraph((Run(block.alt or block.asset.name),), level, "none")
            if block.title:
                yield TextParagraph(block.title, level, "none")
        elif isinstance(block, Chart):
            from foliensatz.layout.chart_words import spoken

            for said in spoken(block):
                yield TextParagraph((Run(said),), level, "none")
        elif isinstance(block, Math):
            number = f"\u2003({block.number})" if block.number else ""
            yield TextParagraph((Run(block.formula.text + number),), level, bullet)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _paragraphs(column.blocks, level, bullet)


def _list(block: List, level: int):
    # The notes page knows five levels; deeper items stand on the last.
    for number, item in enumerate(block.items, block.start):
        marked = False
        for paragraph in _paragraphs(item.blocks, min(level + 1, 4), "none"):
            if not marked:
                marked = True
                bullet = "number" if block.ordered else "none" if block.definitions else ""
                paragraph = paragraph._replace(level=min(level, 4), bullet=bullet, start=number)
                if item.checked is not None:
                    sign = Run(TASKS["done" if item.checked else "open"] + " ")
                    paragraph = paragraph._replace(runs=(sign, *paragraph.runs), bullet="none")
            else:
                paragraph = paragraph._replace(level=min(max(paragraph.level - 1, level), 4))
            yield paragraph


def joined(cells: tuple[Runs, ...]) -> Runs:
    """A table row's cells as one paragraph, with bars between those that have text."""
    runs: list[Run] = []
    for cell in cells:
        if runs and cell:
            runs.append(Run(" | "))
        runs.extend(cell)
    return tuple(runs)
