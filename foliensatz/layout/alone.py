"""One block that has its slide to itself: a quotation, code, a formula, a picture, or a table or chart with its source below.
"""

from foliensatz.deck import Paragraph, Slide
from foliensatz.geometry import Box, pt_to_emu
from foliensatz.layout.caption import CAPTION_GAP, caption_height, caption_text
from foliensatz.layout.fit import Fitted
from foliensatz.layout.fixed import plan_fixed
from foliensatz.layout.groups import group_blocks
from foliensatz.layout.picture import PictureGroup
from foliensatz.layout.plan import SLACK, Line, Placed, Plan, in_one_box, plan_flow
from foliensatz.layout.setting import Setting
from foliensatz.layout.table import TableGroup
from foliensatz.runs import Run, plain_text
from foliensatz.theme import Layout, Placeholder

# A source line under a table is at most this long, in characters.
MAX_SOURCE = 120


def plan_alone(blocks: tuple, wanted: str, setting: Setting):
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
    return plan_flow(in_one_box("content", (group, note), setting.body, "body"))


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
