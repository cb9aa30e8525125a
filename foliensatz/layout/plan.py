"""Plans: which group stands in which box of which slide. Arranging makes them, composing turns them into frames."""

from typing import NamedTuple

from foliensatz.geometry import EMU_PER_PX, Box, Emu, Pt, emu_to_pt, pt_to_emu
from foliensatz.layout.caption import CAPTION_GAP
from foliensatz.layout.columns import ColumnsGroup
from foliensatz.layout.fit import GAP, Column, Fitted, Track, fit
from foliensatz.layout.gallery import Gallery
from foliensatz.layout.picture import PictureGroup
from foliensatz.layout.table import TableGroup
from foliensatz.layout.text import Text

# The places for texts of the layout "mixed", in the order in which texts take them.
BODIES = ("body", "body2", "body3", "body4", "body5", "body6")
# A text that shares its slide gets a box this much higher than its lines, so that a renderer's rounding
# doesn't make it shrink.
SLACK: Emu = 6 * EMU_PER_PX
SLACK_PT = emu_to_pt(SLACK)
# Code that takes this share of the slide's body gets its ground over the whole of it.
FULL = 0.6


class Placed(NamedTuple):
    """One group in its box. `role` is the placeholder it fills, "" for none of its own (the slide finds one).
    `fills` is for a picture that is cut to fill its box; `centred` for one that stands in its middle, and for a caption
    whose lines do."""

    group: object
    box: Box
    step: int = 0
    role: str = ""
    spaces: tuple[Pt | None, ...] = ()
    fills: bool = False
    centred: bool = False


class Line(NamedTuple):
    """A short text in a placeholder of its own (head, source, name). `style` and `box` overrule the placeholder's if
    given; its sizes begin at `first_step`."""

    runs: tuple
    role: str
    line: int = 1
    style: str = ""
    box: Box | None = None
    first_step: int = 0


class Plan(NamedTuple):
    """One slide: its layout, and what stands on it from left to right, top to bottom."""

    layout: str
    placed: tuple[Placed, ...]
    lines: tuple[Line, ...] = ()


class Flow(NamedTuple):
    """How tracks meet placeholders: `roles[t][b]` is the placeholder of track t's box b on the first slide (the box
    is that placeholder's own), `later_roles` the same for the slides after it, in `later_layout`."""

    layout: str
    tracks: tuple[Track, ...]
    roles: tuple[tuple[str, ...], ...]
    later_layout: str = ""
    later_roles: tuple[tuple[str, ...], ...] = ()


def in_one_box(layout: str, groups: tuple, box: Box, role: str = "") -> Flow:
    """Groups from top to bottom in a box, that of the placeholder `role` if it is one's, and on further slides likewise."""
    return Flow(layout, (Track(groups, (box,), (box,)),), ((role,),))


def flow_steps(tracks: tuple[Track, ...]) -> int:
    """How many size steps the tracks have between them."""
    return max((group.steps - track.first_step for track in tracks for group in track.groups), default=1)


def comfortable_steps(tracks: tuple[Track, ...]) -> int:
    """How many of the tracks' size steps all their texts read well at; 0 for none."""
    return min(
        (group.style.comfortable + 1 - track.first_step for track in tracks for group in track.groups if isinstance(group, Text)),
        default=0,
    )


def plan_flow(flow: Flow, shrink: bool = True, most: int = 0) -> tuple[list[Plan], Fitted]:
    """Fit the tracks and say what stands where. Without `shrink` only the first size step is tried; with `most` only so many
    of them."""
    steps = max(1, flow_steps(flow.tracks))
    steps = min(steps, most) if most else steps
    fitted = fit(flow.tracks, steps, shrink)
    relax_parts(flow.tracks, fitted)
    plans = []
    for page in range(fitted.count):
        later = page > 0
        layout = (flow.later_layout or flow.layout) if later else flow.layout
        roles = (flow.later_roles or flow.roles) if later else flow.roles
        placed: list[Placed] = []
        alone = True
        centred = len(flow.tracks) == 1 and len(flow.tracks[0].boxes) == 1
        for track, pages, track_roles in zip(flow.tracks, fitted.pages, roles):
            if page >= len(pages):
                continue
            boxes = track.later if later else track.boxes
            for box, column, role in zip(boxes, pages[page], track_roles):
                step = fitted.step + track.first_step
                placed += place_column(column, box, step, role, centred)
                alone = alone and sum(group.texts for group in column.groups) <= 1
        if not alone:
            layout = "mixed"
            placed = [item._replace(role="") for item in placed]
        plans.append(Plan(layout, tuple(placed)))
    return plans, fitted


def relax_parts(tracks: tuple[Track, ...], fitted: Fitted) -> None:
    """Give all parts of a table the same row height: the largest for which each of them has room."""
    least: dict[TableGroup, Emu] = {}
    parts: list[TableGroup] = []
    for track, pages in zip(tracks, fitted.pages):
        step = fitted.step + track.first_step
        for number, page in enumerate(pages):
            for box, column in zip(track.later if number else track.boxes, page):
                for group in column.groups:
                    if isinstance(group, TableGroup) and group.partial:
                        others = sum(other.height(box.width, step) for other in column.groups if other is not group)
                        room = emu_to_pt(box.height - GAP * (len(column.groups) - 1)) - others
                        found = group.roomiest(box.width, step, room)
                        least[group.origin] = min(least.get(group.origin, found), found)
                        parts.append(group)
    for part in parts:
        part.row_height = least[part.origin]


def place_column(column: Column, box: Box, step: int, role: str, centred: bool = False) -> list[Placed]:
    """The groups of one box from top to bottom. A text alone has the whole box; what shares it, and code on its ground,
    has its own height, and pictures divide what is left. Where `centred`, pictures that are alone stand in the middle."""
    groups = column.groups
    centred = centred and len(groups) == 1
    if len(groups) == 1 and isinstance(groups[0], Text) and _fills_box(groups[0], box, step, role):
        return [Placed(groups[0], box, step, role)]
    heights = [group.height(box.width, step) for group in groups]
    spare = emu_to_pt(box.height - GAP * (len(groups) - 1)) - sum(heights)
    for n, group in enumerate(groups):
        if group.flexible and spare > 0:
            more = min(spare, group.wished_height(box.width) - heights[n])
            heights[n] += more
            spare -= more
    for n, group in enumerate(groups):
        if isinstance(group, TableGroup) and spare > 0:
            # What stands below keeps the little more than its lines that its box has.
            relaxed = max(heights[n], group.relaxed(box.width, step, heights[n] + spare - SLACK_PT))
            spare -= relaxed - heights[n]
            heights[n] = relaxed
    placed: list[Placed] = []
    y = box.y
    for group, height in zip(groups, heights):
        own = Box(box.x, y, box.width, min(pt_to_emu(height), max(1, box.bottom - y)))
        if isinstance(group, Gallery):
            for picture, cell in group.cells(own, centred):
                placed += place_picture(picture, cell, step)
        elif isinstance(group, PictureGroup):
            placed += place_picture(group, box if centred else own, step, role if len(groups) == 1 else "", centred)
        elif group.kind == "math":
            placed.append(Placed(group, box if centred else own, step, centred=centred))
        elif isinstance(group, ColumnsGroup):
            for stack, column_box in zip(group.stacks, group.boxes(own)):
                placed += place_column(Column(stack), column_box, step + group.first_step, "")
        elif isinstance(group, TableGroup):
            placed += place_table(group, own, step, role if len(groups) == 1 else "")
        elif isinstance(group, Text):
            high = own._replace(height=min(own.height + (SLACK if group.fill is None else 0), box.bottom - y))
            placed.append(Placed(group, high, step, role))
        else:
            placed.append(Placed(group, own, step, role if len(groups) == 1 else ""))
        y += own.height + GAP
    return placed


def _fills_box(text: Text, box: Box, step: int, role: str) -> bool:
    """True for a text that has its box to itself. A few lines of code on their ground take only what they need, and so
    does a call-out, whose bar is as high as it is."""
    if text.fill is None and text.kind != "callout":
        return True
    return role == text.kind and text.height(box.width, step) >= emu_to_pt(box.height) * FULL


def place_picture(picture: PictureGroup, box: Box, step: int, role: str = "", centred: bool = False) -> list[Placed]:
    """The picture at the top of its box, its caption right below it."""
    if not picture.captioned:
        return [Placed(picture, box, step, role, centred=centred)]
    caption = picture.caption_text()
    below = pt_to_emu(picture.caption_height(box.width))
    room = max(1, box.height - below)
    width, height = picture.natural(box.width, room)
    x = box.x + (box.width - width) // 2 if centred else box.x
    high = pt_to_emu(caption.height(box.width, 0)) + SLACK // 2
    # A picture in the middle of a box that is higher than it has its caption right below it all the same.
    y = box.y + (room - height) // 2 if centred else box.y
    under = Box(x, y + height + CAPTION_GAP, box.right - x, high)
    # A name below a portrait in a circle stands in its middle, if it has room there.
    middle = picture.form.square and caption.height(width, 0) == caption.height(box.width, 0)
    words = Placed(caption, under._replace(width=width) if middle else under, step, centred=middle)
    return [Placed(picture, box._replace(height=room), step, role, centred=centred), words]


def place_table(table: TableGroup, box: Box, step: int, role: str = "") -> list[Placed]:
    """The table at the top of its box, its caption right below it."""
    if not table.captioned:
        return [Placed(table, box, step, role)]
    caption = table.caption_text()
    below = pt_to_emu(table.caption_height(box.width))
    room = box._replace(height=max(1, box.height - below))
    under = Box(box.x, room.bottom + CAPTION_GAP, box.width, pt_to_emu(caption.height(box.width, 0)) + SLACK)
    return [Placed(table, room, step, role), Placed(caption, under, step)]
