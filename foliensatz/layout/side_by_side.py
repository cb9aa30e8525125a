"""What stands side by side: columns, two headed halves, cards, a text beside a chart, and a text that flows through columns.
(A picture beside a text: beside.py.)"""

from foliensatz.deck import Chart, Columns, Heading, Image, List, Math, Paragraph, Quote
from foliensatz.deck import Column as SourceColumn
from foliensatz.geometry import Box
from foliensatz.layout.fit import Fitted, Track
from foliensatz.layout.groups import columns_group, group_blocks
from foliensatz.layout.plan import Flow, Line, plan_flow
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.theme import Layout, Placeholder

# What may stand below the rules of the two-column layout.
RULED = (Heading, Paragraph, List, Quote)
# So many parts under headings are set side by side as cards; so many columns a text flows through at most.
MAX_CARDS = (3, 4)
MAX_COLUMNS = 4
# What a text beside a chart has of the width.
TEXT_SHARE = 0.36


def beside_chart(blocks: tuple, setting: Setting):
    """One chart and one text: side by side, in the source's order, where the text fits there. Two or three charts
    likewise."""
    charts = [n for n, block in enumerate(blocks) if isinstance(block, Chart)]
    if len(charts) == len(blocks) in (2, 3):
        return _free_columns(Columns(tuple(SourceColumn((block,), 0.0, block.line) for block in blocks), blocks[0].line), setting)
    if len(charts) != 1 or charts[0] not in (0, len(blocks) - 1) or len(blocks) < 2:
        return None
    rest = tuple(block for block in blocks if not isinstance(block, Chart))
    groups = group_blocks(rest, setting)
    if len(groups) != 1 or not isinstance(groups[0], Text) or groups[0].kind != "text":
        return None
    text = SourceColumn(rest, TEXT_SHARE, rest[0].line)
    chart = SourceColumn((blocks[charts[0]],), 1 - TEXT_SHARE, blocks[charts[0]].line)
    columns = (chart, text) if charts[0] == 0 else (text, chart)
    plans, fitted = _free_columns(Columns(columns, blocks[0].line), setting)
    return (plans, fitted) if fitted.count == 1 and fitted.fits else None


def two_columns(blocks: tuple, setting: Setting):
    """Fenced columns, or two halves under headings of the same level."""
    columns = _headed_halves(blocks)
    if columns is None:
        if len(blocks) != 1 or not isinstance(blocks[0], Columns):
            return None
        columns = blocks[0]
    layout = setting.theme.layouts.get("two_columns")
    even = len(columns.columns) == 2 and len({column.width for column in columns.columns}) == 1
    if layout is None or not even:
        return _free_columns(columns, setting)
    if any(column.blocks and not isinstance(column.blocks[0], RULED) for column in columns.columns):
        # A rule right above a picture, code or a table would look like its border.
        return _free_columns(columns, setting)
    heads = [column.blocks[0] for column in columns.columns if column.blocks and isinstance(column.blocks[0], Heading)]
    lines: tuple[Line, ...] = ()
    if len(heads) == 2 and layout.placeholder("head") and layout.placeholder("head2"):
        roles = ("head", "head2")
        lines = tuple(Line(head.runs, role, head.line) for head, role in zip(heads, roles))
        columns = columns._replace(columns=tuple(c._replace(blocks=c.blocks[1:]) for c in columns.columns))
    stacks = [tuple(group_blocks(column.blocks, setting, shares=True)) for column in columns.columns]
    bodies = (layout.placeholder("body"), layout.placeholder("body2"))
    boxes = [body.box if lines else _without_head(layout, body, head) for body, head in zip(bodies, ("head", "head2"))]
    tracks = tuple(Track(stack, (box,), (box,), body.first_step) for stack, box, body in zip(stacks, boxes, bodies))
    plans, fitted = plan_flow(Flow("two_columns", tracks, (("body",), ("body2",))))
    if any(plan.layout != "two_columns" for plan in plans):
        return _free_columns(columns if not lines else _with_heads(columns, heads), setting)
    return [plan._replace(lines=_shown_heads(lines, fitted, page)) for page, plan in enumerate(plans)], fitted


def _shown_heads(lines: tuple[Line, ...], fitted: Fitted, page: int) -> tuple[Line, ...]:
    """The heads of those columns in which something stands on this page."""
    return tuple(line for line, pages in zip(lines, fitted.pages) if page < len(pages))


def _with_heads(columns: Columns, heads: list[Heading]) -> Columns:
    return columns._replace(
        columns=tuple(c._replace(blocks=(head, *c.blocks)) for c, head in zip(columns.columns, heads))
    )


def _headed_halves(blocks: tuple) -> Columns | None:
    heads = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    if len(heads) != 2 or heads[0] != 0 or heads[1] in (1, len(blocks) - 1):
        return None
    if blocks[heads[0]].level != blocks[heads[1]].level:
        return None
    halves = (blocks[: heads[1]], blocks[heads[1] :])
    if any(isinstance(block, Columns) for block in blocks):
        return None
    return Columns(tuple(SourceColumn(half, 0.0, half[0].line) for half in halves), blocks[0].line)


def _free_columns(columns: Columns, setting: Setting):
    """Three columns, unequal ones, or several blocks in one: boxes of their own in the body."""
    group = columns_group(columns, setting)
    boxes = group.boxes(setting.body)
    tracks = tuple(Track(stack, (box,), (box,), group.first_step, 3) for stack, box in zip(group.stacks, boxes))
    roles = tuple(("",) for _ in tracks)
    plans, fitted = plan_flow(Flow("mixed", tracks, roles))
    return [plan._replace(layout="mixed") for plan in plans], fitted


def cards(blocks: tuple, setting: Setting):
    """Three or four short parts under headings of one level, side by side."""
    heads = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    if len(heads) not in MAX_CARDS or heads[0] != 0 or len({blocks[n].level for n in heads}) != 1:
        return None
    parts = [blocks[start:end] for start, end in zip(heads, (*heads[1:], len(blocks)))]
    if any(len(part) < 2 or not all(isinstance(b, (Heading, Paragraph, List, Image, Math)) for b in part) for part in parts):
        return None
    columns = Columns(tuple(SourceColumn(part, 0.0, part[0].line) for part in parts), blocks[0].line)
    plans, fitted = _free_columns(columns, setting)
    # Cards are short: what has to shrink much, or to go on, reads better from top to bottom.
    return (plans, fitted) if fitted.count == 1 and fitted.step <= 1 else None


def text_in_columns(blocks: tuple, setting: Setting, columns: int = 2):
    """A single text that flows through columns, the left one first."""
    groups = tuple(group_blocks(blocks, setting))
    layout = setting.theme.layouts.get("two_columns")
    if layout is None or len(groups) != 1 or not isinstance(groups[0], Text) or groups[0].kind != "text":
        return None
    if columns > 2:
        columns = min(columns, MAX_COLUMNS)
        empty = columns_group(Columns((SourceColumn(()),) * columns), setting)
        boxes = empty.boxes(setting.body)
        return plan_flow(Flow("mixed", (Track(groups, boxes, boxes, empty.first_step),), (("",) * columns,)))
    return plan_flow(two_column_flow(groups, layout))


def two_column_flow(groups: tuple, layout: Layout) -> Flow:
    """Text that flows through the two columns of their layout."""
    left, right = layout.placeholder("body"), layout.placeholder("body2")
    boxes = tuple(_without_head(layout, body, head) for body, head in ((left, "head"), (right, "head2")))
    track = Track(groups, boxes, boxes, left.first_step)
    return Flow("two_columns", (track,), (("body", "body2"),))


def _without_head(layout: Layout, body: Placeholder, head: str) -> Box:
    """A column's box where it has no head: the text begins where that would stand."""
    above = layout.placeholder(head)
    if above is None:
        return body.box
    return body.box._replace(y=above.box.y, height=body.box.bottom - above.box.y)
