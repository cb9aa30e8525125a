"""Blocks → groups: what is set as one text stays together, everything else stands alone, in the source's order."""

from foliensatz.deck import (
    Block,
    Callout,
    Chart,
    CodeBlock,
    Column,
    Columns,
    Heading,
    Image,
    List,
    Math,
    Paragraph,
    Quote,
    Table,
)
from foliensatz.layout.columns import ColumnsGroup
from foliensatz.layout.fit import GAP
from foliensatz.layout.gallery import Gallery
from foliensatz.layout.picture import PictureGroup
from foliensatz.layout.setting import Setting
from foliensatz.layout.table import TableGroup
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item
from foliensatz.runs import Run, RunStyle, Runs, plain_text
from foliensatz.source import Span

Group = Text | TableGroup | PictureGroup | Gallery | ColumnsGroup


def group_blocks(blocks: tuple[Block, ...], setting: Setting, shares: bool = False) -> list[Group]:
    """The groups of a slide or of a column. Several of them, or one that `shares` the slide with another column, go
    through a common scale of sizes."""
    groups: list[Group] = []
    items: list[Item] = []
    for part in _flatten(blocks, 0, "plain"):
        if isinstance(part, Item):
            items.append(part)
            continue
        if items:
            if isinstance(part, Math) and plain_text(items[-1].runs).endswith(":"):
                items[-1] = items[-1]._replace(keep=True)  # "Es gilt:" doesn't stay behind when its formula goes on
            groups.append(_prose(items, setting))
            items = []
        groups += _callout(part, setting) if isinstance(part, Callout) else (_alone(part, setting),)
    if items:
        groups.append(_prose(items, setting))
    groups = _galleries(groups)
    if shares or len(groups) > 1:
        scale = tuple(sizes[0] for sizes in setting.theme.styles["list"].steps)
        for group in groups:
            if isinstance(group, Text) or group.kind == "math":
                group.scale = scale
    return groups


def _galleries(groups: list[Group]) -> list[Group]:
    """Pictures without sizes of their own that follow each other become one gallery."""
    result: list[Group] = []
    row: list[PictureGroup] = []
    for group in (*groups, None):
        if isinstance(group, PictureGroup) and not (group.image.width or group.image.height):
            row.append(group)
            continue
        if row:
            result.append(Gallery(tuple(row)) if len(row) > 1 else row[0])
            row = []
        if group is not None:
            result.append(group)
    return result


def _prose(items: list[Item], setting: Setting) -> Text:
    items = _levelled(items, setting)
    return Text(tuple(items), setting.theme.styles["list"], setting, insets=setting.theme.insets)


def _levelled(items: list[Item], setting: Setting) -> list[Item]:
    first = setting.theme.list_level
    if first:
        # The theme's first levels have no marker: prose stands on the first, lists begin below.
        items = [
            item if item.bullet == "plain" else item._replace(
                level=item.level + first, labels=tuple((depth + first, label) for depth, label in item.labels)
            )
            for item in items
        ]  # fmt: skip
    return items


def _callout(block: Callout, setting: Setting) -> list[Group]:
    """A call-out: its text on its ground; what is no text stands on its own between the parts."""
    from foliensatz.layout.callout import callout_text

    groups: list[Group] = []
    items: list[Item] = []
    for part in _flatten(block.blocks, 0, "plain"):
        if isinstance(part, Item):
            items.append(part)
            continue
        if items or not groups:
            groups.append(callout_text(block, _levelled(items, setting), setting, not groups))
            items = []
        groups += _callout(part, setting) if isinstance(part, Callout) else (_alone(part, setting),)
    if items or not groups:
        groups.append(callout_text(block, _levelled(items, setting), setting, not groups))
    return groups


def _alone(block: Block, setting: Setting) -> Group:
    if isinstance(block, Quote):
        return quote_text(block, setting)
    if isinstance(block, CodeBlock):
        from foliensatz.layout.code import code_text

        return code_text(block, setting)
    if isinstance(block, Table):
        return TableGroup(block, setting)
    if isinstance(block, Image):
        return PictureGroup(block, setting)
    if isinstance(block, Math):
        from foliensatz.layout.formula.group import MathGroup

        return MathGroup(block, setting)
    if isinstance(block, Chart):
        from foliensatz.layout.chart import ChartGroup

        return ChartGroup(block, setting)
    return columns_group(block, setting)


def columns_group(block: Columns, setting: Setting) -> ColumnsGroup:
    """Columns as a group of their own; gutter and first size step are those of the theme's two columns."""
    stacks = tuple(tuple(group_blocks(column.blocks, setting, shares=True)) for column in block.columns)
    layout = setting.theme.layouts.get("two_columns")
    left = layout.placeholder("body") if layout else None
    right = layout.placeholder("body2") if layout else None
    if left is None or right is None:
        return ColumnsGroup(block, stacks, GAP * 2, 0, setting)
    return ColumnsGroup(block, stacks, right.box.x - left.box.right, left.first_step, setting)


def _flatten(blocks: tuple[Block, ...], depth: int, bullet: str, labels: tuple = ()):
    """Items for what is text, the block itself for what is not. `depth` is the list level of the blocks, `labels` are
    the widest numbers of the lists around them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Item(block.runs, depth, bullet, line=block.line, labels=labels)
        elif isinstance(block, Heading):
            yield Item(_emphasised(block.runs), depth, bullet, keep=True, line=block.line, labels=labels)
        elif isinstance(block, List):
            yield from _flatten_list(block, depth if bullet == "plain" else depth + 1, labels)
        elif isinstance(block, Column):
            yield from _flatten(block.blocks, depth, bullet, labels)
        elif isinstance(block, Columns) and bullet != "plain":
            for column in block.columns:
                yield from _flatten(column.blocks, depth, bullet, labels)
        else:
            yield block


def _flatten_list(block: List, depth: int, labels: tuple):
    if block.definitions:
        yield from _flatten_definitions(block, depth, labels)
        return
    if block.ordered:
        labels = (*labels, (depth, f"{block.start + len(block.items) - 1}."))
    for number, item in enumerate(block.items, block.start):
        marker = "number" if block.ordered else ""
        if item.checked is not None:
            marker = "done" if item.checked else "open"
        first = True
        lead = has_lead(item.blocks)
        explains = False
        for part in _flatten(item.blocks, depth, "none", labels):
            if first and isinstance(part, Item) and part.level == depth:
                part = part._replace(bullet=marker, number=number, keep=part.keep or lead)
                first, explains = False, lead
            elif explains and isinstance(part, Item):
                part = part._replace(tight=True)
                explains = False
            elif first:
                # An item that begins with something else than text still shows its marker.
                yield Item((), depth, marker, number, keep=True, line=item.line, labels=labels)
                first = False
            yield part
        if first:
            yield Item((), depth, marker, number, line=item.line, labels=labels)


def _flatten_definitions(block: List, depth: int, labels: tuple):
    """Terms at the left edge (in a list, where its text stands), what they mean indented as lists are."""
    for item in block.items:
        term, *meanings = item.blocks
        runs = term.runs if isinstance(term, Paragraph) else ()
        yield Item(_emphasised(runs), depth, "none" if depth else "plain", keep=True, line=item.line, labels=labels)
        for n, part in enumerate(_flatten(tuple(meanings), depth, "none", labels)):
            yield part._replace(tight=n == 0) if isinstance(part, Item) else part


def has_lead(blocks: tuple[Block, ...]) -> bool:
    """True for a list item that opens with a paragraph all in bold and goes on with another."""
    if len(blocks) < 2 or not all(isinstance(block, Paragraph) for block in blocks[:2]):
        return False
    return bool(blocks[0].runs) and all(run.style.bold or not run.text.strip() for run in blocks[0].runs)


def _emphasised(runs: Runs) -> Runs:
    return tuple(run._replace(style=run.style._replace(bold=True, token="heading")) for run in runs)


def quote_text(block: Quote, setting: Setting) -> Text:
    """A quotation: its paragraphs on level 1, where it comes from on level 2. Lists and code within it are told
    line by line, so that nothing is lost."""
    items = []
    for part in _flatten(block.blocks, 0, "plain"):
        if isinstance(part, Item):
            items.append(part._replace(level=0))
        elif isinstance(part, Quote):
            items.extend(quote_text(part, setting).items)
        elif isinstance(part, Callout):
            items.append(Item(_emphasised(part.title), line=part.line))
            items.extend(quote_text(Quote(part.blocks), setting).items)
        elif isinstance(part, CodeBlock):
            if part.title:
                items.append(Item((Run(part.title),), line=part.line))
            items.extend(Item((Run(row, RunStyle(code=True)),), line=part.line) for row in part.text.split("\n"))
        elif isinstance(part, Table):
            for row in (part.header, *part.rows):
                cells = [cell for cell in row if cell]
                runs = tuple(run for cell in cells for run in (*cell, Run("  ")))
                items.append(Item(runs[:-1], line=part.line))
            if part.caption:
                items.append(Item(part.caption, line=part.line))
        elif isinstance(part, Chart):
            from foliensatz.layout.chart_words import in_quotation, spoken

            items.extend(Item((Run(said),), line=part.line) for said in spoken(part))
            if (told := in_quotation(part)) not in setting.diagnostics:
                setting.diagnostics.append(told)
        elif isinstance(part, Columns):
            for column in part.columns:
                items.extend(quote_text(Quote(column.blocks), setting).items)
        elif isinstance(part, Math):
            items.append(Item(formula_words(part), line=part.line))
        elif isinstance(part, Image):
            items.append(Item((Run(part.alt or part.asset.name),), line=part.line))
            if part.title:
                items.append(Item(part.title, line=part.line))
            setting.diagnostics.append(picture_in_quote(part))
    if block.attribution:
        if items:
            items[-1] = items[-1]._replace(keep=True)
        items.append(Item(without_dash(block.attribution), 1, "plain", line=block.line))
    items = items or [Item((), line=block.line)]  # a quotation of nothing still is a text
    return Text(tuple(items), setting.theme.styles["quote"], setting, "quote", setting.theme.insets)


def formula_words(block: Math) -> Runs:
    """A formula as a paragraph of text: itself and its number."""
    number = (Run(f"\u2003({block.number})"),) if block.number else ()
    return (Run(block.formula.text, formula=block.formula), *number)


def without_dash(runs: Runs) -> Runs:
    """The dash that marks an attribution in the source is not set: the style marks it on the slide."""
    if not runs:
        return runs
    first = runs[0]._replace(text=runs[0].text.lstrip("—–- \u00a0"))
    return (first, *runs[1:]) if first.text else runs[1:]


def picture_in_quote(image: Image):
    from foliensatz.diagnostic import warning

    return warning(
        "F404",
        f"The picture {image.asset.name} stands inside a quotation, where only text can be set",
        Span(image.line),
        "Move it out of the quotation; its description was set in its place",
    )
