"""Which layout serves a slide, and what of it stands where. The author's `layout=` wins; else the slide's profile
chooses: a single quotation, points with leads, a table, code, a picture beside text, two headed halves, or plain flow.
"""

from foliensatz.deck import Column as SourceColumn
from foliensatz.deck import Chart, Columns, Heading, Image, List, Math, Paragraph, Quote, Slide
from foliensatz.diagnostic import error, warning
from foliensatz.geometry import Box, pt_to_emu
from foliensatz.layout.beside import beside_picture
from foliensatz.layout.caption import CAPTION_GAP, caption_height, caption_text
from foliensatz.layout.fit import Fitted, Track
from foliensatz.layout.fixed import FIXED, is_statement, plan_fixed
from foliensatz.layout.groups import columns_group, group_blocks
from foliensatz.layout.named import STANDARD, known_layout, plan_named
from foliensatz.layout.picture import PictureGroup
from foliensatz.layout.plan import SLACK, Flow, Line, Placed, Plan, comfortable_steps, in_one_box, plan_flow
from foliensatz.layout.points import fit_points, is_points
from foliensatz.layout.setting import Setting
from foliensatz.layout.table import TableGroup
from foliensatz.layout.text import Text
from foliensatz.runs import Run, plain_text
from foliensatz.suggestion import did_you_mean
from foliensatz.source import Span
from foliensatz.theme import Layout, Placeholder

# So many items of a list are set in two columns before the type shrinks, and so many points in the points layout.
MIN_ITEMS_FOR_COLUMNS = 6
MIN_POINTS = 4
# What may stand below the rules of the two-column layout.
RULED = (Heading, Paragraph, List, Quote)
# So many parts under headings are set side by side as cards; so many columns a text flows through at most.
MAX_CARDS = (3, 4)
MAX_COLUMNS = 4
# A source line under a table is at most this long, in characters.
MAX_SOURCE = 120
# What a text beside a chart has of the width.
TEXT_SHARE = 0.36


def arrange(slide: Slide, setting: Setting) -> tuple[list[Plan], Fitted | None]:
    """The slide's plans, one a frame. A layout that isn't there or can't hold the content is reported and the
    automatic choice taken, so that the rest of the slide is still checked."""
    name = slide.layout or (slide.kind if slide.kind in ("title", "section") else "")
    if name:
        known = known_layout(name, setting.theme)
        if not known and setting.theme.template and name in STANDARD:
            setting.diagnostics.append(_not_in_template(name, slide))
        elif not known:
            setting.diagnostics.append(unknown_layout(name, slide, setting))
        name = known
    if name:
        plans = _as_asked(name, slide, setting)
        if plans:
            return plans
        setting.diagnostics.append(cannot_hold(name, slide, setting))
    return _automatic(slide, setting)


def unknown_layout(name: str, slide: Slide, setting: Setting):
    names = list(setting.theme.layouts)
    hint = did_you_mean(name, names, "The theme has " + ", ".join(f"“{each}”" for each in names))
    return error("F402", f"The theme has no layout “{name}”", Span(slide.line), hint)


def _not_in_template(name: str, slide: Slide):
    """One of our own layouts, which a deck keeps that is set in a template for once."""
    hint = "The command `theme` with the template's name tells which layouts it has"
    message = f"The template has no layout for “{name}”: the slide takes what fits it best"
    return warning("F402", message, Span(slide.line), hint)


def cannot_hold(name: str, slide: Slide, setting: Setting):
    kinds = ", ".join(dict.fromkeys(type(block).__name__.lower() for block in slide.blocks)) or "nothing but a title"
    trial = Setting(setting.theme, setting.fonts, setting.lang, setting.fit)
    serves = _automatic(slide, trial)[0][0].layout
    return error(
        "F403",
        f"The layout “{name}” can't hold what this slide has ({kinds})",
        Span(slide.line),
        f'Leave the layout out, or write layout={serves}, which can',
    )


def _as_asked(name: str, slide: Slide, setting: Setting):
    """Plans in the named layout, or None where it can't hold the slide's blocks."""
    if name in FIXED:
        plans = plan_fixed(name, slide, setting)
        if plans is None and name == "closing" and setting.theme.layouts[name].part:
            return plan_named(name, slide, setting)
        return plans
    if name in ("content", "mixed"):
        return _flow(slide.blocks, setting)
    if name == "points":
        return _points(slide, setting)
    if name == "two_columns":
        return _two_columns(slide.blocks, setting) or _halved(slide.blocks, setting)
    if name == "picture_text":
        return beside_picture(slide.blocks, setting)
    if name in ("quote", "code", "table", "chart"):
        return _single(slide.blocks, name, setting)
    return plan_named(name, slide, setting) if setting.theme.layouts[name].part else None


def _automatic(slide: Slide, setting: Setting):
    blocks = slide.blocks
    columns = slide.columns or _list_columns(blocks)
    if columns > 1:
        plans = _points(slide, setting) if columns == 2 and is_points(blocks) else None
        return plans or _halved(blocks, setting, columns) or _flow(blocks, setting)
    if is_points(blocks) and len(blocks[0].items) >= MIN_POINTS:
        return _points(slide, setting) or _flow(blocks, setting)
    if is_statement(slide) and "statement" in setting.theme.layouts:
        return plan_fixed("statement", slide, setting)
    return (
        _single(blocks, "", setting)
        or _beside_chart(blocks, setting)
        or _two_columns(blocks, setting)
        or _cards(blocks, setting)
        or beside_picture(blocks, setting, automatic=True)
        or _flow(blocks, setting, columns != 1)
    )


def _list_columns(blocks: tuple) -> int:
    if len(blocks) == 1 and isinstance(blocks[0], List):
        wish = blocks[0].attributes.get("columns")
        return int(wish) if wish.isdigit() else 0
    return 0


def _flow(blocks: tuple, setting: Setting, variants: bool = True):
    """Everything from top to bottom in the body; a long list in two columns before it shrinks."""
    groups = tuple(group_blocks(blocks, setting))
    flow = _body_flow(groups, setting, _body_style_points(blocks, groups, setting))
    if not variants or not _is_long_list(blocks):
        return plan_flow(flow)
    plans, fitted = plan_flow(flow, shrink=False)
    if fitted.count == 1 and fitted.fits:
        return plans, fitted
    plans, fitted = plan_flow(flow)
    halved = _halved(blocks, setting)
    if halved and _reads_better(halved[1], fitted, setting):
        if setting.fit == "continue" and _too_small(halved[0]):
            return _readable(flow, blocks, setting) or halved
        return halved
    return plans, fitted


def _readable(flow: Flow, blocks: tuple, setting: Setting):
    """A long list that goes on in type that reads well, in one column or two, on as few slides as that needs; None where
    nothing does."""
    found = []
    halves = _halves(tuple(group_blocks(blocks, setting)), setting.theme.layouts["two_columns"])
    for columns in (flow, halves):
        most = comfortable_steps(columns.tracks)
        if most > 0:
            found.append(plan_flow(columns, most=most))
    found = [each for each in found if each[1].fits and not _too_small(each[0])]
    return min(found, key=lambda each: each[1].count, default=None)


def _too_small(plans: list[Plan]) -> bool:
    """Whether any text is below the step at which its style reads well."""
    texts = [placed for plan in plans for placed in plan.placed if isinstance(placed.group, Text)]
    return any(each.group.own_step(each.step, each.box.width) > each.group.style.comfortable for each in texts)


def _reads_better(halved: Fitted, whole: Fitted, setting: Setting) -> bool:
    """Two columns instead of one: fewer slides, or as many in type that is no smaller."""
    if not halved.fits or halved.count != whole.count:
        return halved.fits and halved.count < whole.count
    first = setting.theme.layouts["two_columns"].placeholder("body").first_step
    return halved.step + first <= max(whole.step, first)


def _body_style_points(blocks: tuple, groups: tuple, setting: Setting) -> tuple:
    """A few points are set one below the other in the points' style."""
    if is_points(blocks) and isinstance(groups[0], Text):
        items = tuple(
            item._replace(level=n % 2, tight=False, bullet="" if n % 2 == 0 else "none")
            for n, item in enumerate(groups[0].items)
        )
        style = setting.theme.styles.get("points_wide") or setting.theme.styles["points"]
        return (Text(items, style, setting, insets=setting.theme.insets),)
    return groups


def _body_flow(groups: tuple, setting: Setting, styled: tuple = ()) -> Flow:
    return in_one_box("content", styled or groups, setting.body, "body")


def _is_long_list(blocks: tuple) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], List) and len(blocks[0].items) >= MIN_ITEMS_FOR_COLUMNS


def _points(slide: Slide, setting: Setting):
    layout = setting.theme.layouts.get("points")
    if layout is None or not is_points(slide.blocks):
        return None
    found = fit_points(slide.blocks[0], layout, setting)
    if found is None:
        return None
    step, pages = found
    left, right = layout.placeholder("body"), layout.placeholder("body2")
    plans = []
    for page in pages:
        placed = [Placed(page.left, left.box, step, "body", page.left_spaces)]
        if page.right:
            placed.append(Placed(page.right, right.box, step, "body2", page.right_spaces))
        plans.append(Plan("points", tuple(placed)))
    return plans, Fitted(step, (), len(plans), True)


def _single(blocks: tuple, wanted: str, setting: Setting):
    """One quotation, code block, table (with its source) or picture that has the slide to itself."""
    source = None
    if len(blocks) == 2 and isinstance(blocks[1], Paragraph) and wanted in ("", "table", "chart"):
        source = blocks[1]
        if len(plain_text(source.runs)) > MAX_SOURCE or "\n" in plain_text(source.runs):
            return None
    elif len(blocks) != 1:
        return None
    group = group_blocks(blocks[:1], setting)
    if len(group) != 1:
        return None
    name = group[0].kind
    if wanted and name != wanted or source and name not in ("table", "chart"):
        return None
    if name == "picture":
        return _picture_alone(group[0], setting)
    if name == "math":
        return plan_flow(in_one_box("content", (group[0],), setting.body))
    layout = setting.theme.layouts.get(name)
    role = {"quote": "body", "code": "code", "table": "table", "chart": "chart"}.get(name, "")
    placeholder = layout.placeholder(role) if layout and role else None
    if placeholder is None:
        return _with_source(group[0], source, setting) if source else None
    if name == "table":
        return _table_alone(group[0], source, layout, setting)
    if name == "chart":
        return _chart_alone(group[0], source, placeholder, setting)
    return plan_flow(in_one_box(name, (group[0],), placeholder.box, role))


def _with_source(group, source: Paragraph, setting: Setting):
    """A table or chart with what its figures come from below it, in a theme whose layouts have no place for that."""
    note = caption_text(source.runs, source.line, setting)
    return plan_flow(_body_flow((group, note), setting))


def _table_alone(group: TableGroup, source: Paragraph | None, layout: Layout, setting: Setting):
    """A table in its placeholder. What its figures come from stands under its last part: in its own place, or, below a
    caption, right under the table."""
    table, note = layout.placeholder("table"), layout.placeholder("source")
    caption = group.table.caption
    if not source and not caption:
        return plan_flow(in_one_box("table", (group,), setting.body, "table"))
    group.captioned = False
    box, runs = table.box, source.runs if source else ()
    if caption:
        runs = (*caption, Run("\n"), *runs) if runs else caption
        needed = pt_to_emu(caption_height(runs, note.box.width, setting)) + SLACK // 2
        box = box._replace(height=min(box.height, note.box.bottom - needed - box.y))
    plans, fitted = plan_flow(in_one_box("table", (group,), box, "table"))
    below = None
    if caption:
        below = note.box._replace(y=plans[-1].placed[-1].box.bottom + CAPTION_GAP, height=needed - CAPTION_GAP)
    line = source.line if source and not caption else group.line
    plans[-1] = plans[-1]._replace(lines=(Line(runs, "source", line, box=below),))
    return plans, fitted


def _chart_alone(group, source: Paragraph | None, placeholder: Placeholder, setting: Setting):
    """A chart in its placeholder, over the whole of the body where no source stands below it."""
    box = placeholder.box if source else setting.body
    parts = group.parts(box)
    plans = [Plan("chart", (Placed(part, box, 0, "chart"),)) for part in parts]
    if source:
        plans[-1] = plans[-1]._replace(lines=(Line(source.runs, "source", source.line),))
    return plans, Fitted(0, (), len(plans), True)


def _beside_chart(blocks: tuple, setting: Setting):
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


def _picture_alone(group: PictureGroup, setting: Setting):
    if "bg" in group.image.attributes.classes:
        plans = plan_fixed("picture_full", Slide(blocks=(group.image,)), setting)
        if plans:
            return plans
    if not group.captioned:
        return plan_flow(in_one_box("content", (group,), setting.body))
    # The caption stands where a table's source does: the same place on every slide.
    layout = setting.theme.layouts.get("table")
    note = layout.placeholder("source") if layout else None
    if note is None:
        return None
    box = layout.placeholder("table").box
    group.captioned = False
    plans, fitted = plan_flow(in_one_box("table", (group,), box))
    # The caption stands right below the picture, which stands in the middle of its box.
    width, height = group.natural(box.width, box.height)
    left, lower = (box.width - width) // 2, (box.height - height) // 2
    under = Box(note.box.x + left, note.box.y - lower, note.box.width - left, note.box.height)
    return [plans[0]._replace(lines=(Line(group.image.title, "source", group.line, box=under),))], fitted


def _two_columns(blocks: tuple, setting: Setting):
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


def _cards(blocks: tuple, setting: Setting):
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


def _halved(blocks: tuple, setting: Setting, columns: int = 2):
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
    return plan_flow(_halves(groups, layout))


def _halves(groups: tuple, layout: Layout) -> Flow:
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
