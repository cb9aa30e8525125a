"""Points: leads with explanations in two columns, the left one filled first, with rows that align across
(brand sheet, section 8)."""

from foliensatz.deck import List
from foliensatz.geometry import Pt, emu_to_pt
from foliensatz.layout.fit import Fitted
from foliensatz.layout.groups import has_lead
from foliensatz.layout.plan import Placed, Plan
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item
from foliensatz.theme import Layout

EPSILON = 0.01


class PointsPage:
    """Two columns of one slide: texts, and the space before each item where rows are aligned."""

    __slots__ = ("left", "right", "left_spaces", "right_spaces")

    def __init__(self, left: Text, right: Text | None, left_spaces: tuple, right_spaces: tuple):
        self.left = left
        self.right = right
        self.left_spaces = left_spaces
        self.right_spaces = right_spaces


def is_points(blocks: tuple) -> bool:
    """True for a single list whose every item has a lead and an explanation and nothing else."""
    if len(blocks) != 1 or not isinstance(blocks[0], List) or blocks[0].ordered:
        return False
    if blocks[0].tasks or blocks[0].definitions:
        return False
    return all(len(item.blocks) == 2 and has_lead(item.blocks) for item in blocks[0].items)


def point_items(block: List) -> list[tuple[Item, ...]]:
    """Each point as its lead (level 1) and its explanation (level 2). The lead's weight is the style's own."""
    points = []
    for item in block.items:
        lead, explanation = item.blocks
        runs = tuple(run._replace(style=run.style._replace(bold=False)) for run in lead.runs)
        points.append((Item(runs, 0, "", keep=True, line=lead.line), Item(explanation.runs, 1, "none", line=explanation.line)))
    return points


def plan_points(blocks: tuple, setting: Setting) -> tuple[list[Plan], Fitted] | None:
    """Plans in the layout for points, or None where the blocks are none or don't go into it."""
    layout = setting.theme.layouts.get("points")
    if layout is None or not is_points(blocks):
        return None
    found = _fit_points(blocks[0], layout, setting)
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


def _fit_points(block: List, layout: Layout, setting: Setting) -> tuple[int, list[PointsPage]] | None:
    """(step, pages): the fewest slides, then the largest step; None where a single point is too high for a slide."""
    points = point_items(block)
    style = setting.theme.styles["points"]
    left_box, right_box = layout.placeholder("body").box, layout.placeholder("body2").box
    for count in range(1, len(points) + 1):
        chunks = even_chunks(points, count)
        columns = [halves(chunk, style, setting) for chunk in chunks]
        for step in range(len(style.steps)):
            pages = [_page(left, right, left_box, right_box, step) for left, right in columns]
            if all(pages):
                return step, pages
    return None


def even_chunks(points: list, count: int) -> list[list]:
    """`count` slices whose lengths differ by one at most, the longer ones first."""
    size, longer = divmod(len(points), count)
    chunks, at = [], 0
    for n in range(count):
        end = at + size + (n < longer)
        chunks.append(points[at:end])
        at = end
    return chunks


def halves(points: list, style, setting: Setting) -> tuple[Text, Text | None]:
    cut = (len(points) + 1) // 2
    left = Text(tuple(item for point in points[:cut] for item in point), style, setting)
    rest = tuple(item for point in points[cut:] for item in point)
    return left, Text(rest, style, setting) if rest else None


def _page(left: Text, right: Text | None, left_box, right_box, step: int) -> PointsPage | None:
    """The page with aligned rows if that fits, else without, else None."""
    room = emu_to_pt(left_box.height) + EPSILON
    boxes = [(left, left_box)] + ([(right, right_box)] if right else [])
    if not all(text.words_fit(box.width, step) for text, box in boxes):
        return None
    heights = [_point_heights(text, box.width, step) for text, box in boxes]
    above = left.style.level(0).space_at(left.style.size(step, 0))
    rows = [max(column[n] for column in heights if n < len(column)) for n in range(len(heights[0]))]
    # Only what stands above another row has to be filled up: the last row keeps its own height.
    aligned = sum(rows[:-1]) + max(c[len(rows) - 1] for c in heights if len(c) == len(rows)) + above * (len(rows) - 1)
    if len(boxes) == 2 and aligned <= room:
        spaces = [_spaces(column, rows, above) for column in heights]
        return PointsPage(left, right, spaces[0], spaces[1])
    if all(text.height(box.width, step) <= room for text, box in boxes):
        return PointsPage(left, right, (), ())
    return None


def _point_heights(text: Text, width: int, step: int) -> list[Pt]:
    """Height of each point (lead and explanation), space before not counted."""
    placed = text.set(width, step)
    return [lead[1] + explanation[0] + explanation[1] for lead, explanation in zip(placed[::2], placed[1::2])]


def _spaces(column: list[Pt], rows: list[Pt], above: Pt) -> tuple[Pt | None, ...]:
    """Space before every item: what the longer neighbour above needs more, where it does."""
    spaces: list[Pt | None] = []
    for n in range(len(column)):
        extra = rows[n - 1] - column[n - 1] if n else 0.0
        spaces += [round(above + extra, 2) if extra > EPSILON else None, None]
    return tuple(spaces)
