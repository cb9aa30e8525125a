"""Layouts that a template's maker has named and only they know the meaning of: their places are filled in reading order."""

from foliensatz.deck import Columns, Image, Slide
from foliensatz.layout.fit import Fitted, Track
from foliensatz.layout.groups import group_blocks
from foliensatz.layout.picture import PictureGroup
from foliensatz.layout.plan import BODIES, Flow, Placed, Plan, plan_flow
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.theme import Placeholder, Theme
from foliensatz.theming.layout_names import NAMES, fold, translated


# The layouts that a deck may name in whatever theme: foliensatz's own words for what they are for.
STANDARD = (
    "title", "section", "content", "quote", "points", "two_columns", "picture_text", "picture_full", "table", "chart", "code",
    "statement", "agenda", "closing", "mixed",
)  # fmt: skip


def known_layout(name: str, theme: Theme) -> str:
    """The theme's own name for the layout that the author calls `name`: that very name, what PowerPoint shows, either of
    them in other letters, or what a layout with its job is called in another language. "" where there is none."""
    if name in theme.layouts and not theme.layouts[name].part:
        return name
    folded = fold(name)
    labels = [(layout.label, layout.name) for layout in theme.layouts.values()]
    for label, own in labels:
        if label == name or own == name:
            return own
    for label, own in labels:
        if folded in (fold(label), fold(own)):
            return own
    # A template's own layouts have parts; of ours only the names that they serve under.
    own_names = {layout.label: layout.name for layout in theme.layouts.values() if layout.part and layout.name == layout.label}
    label = translated(name, own_names)
    if label:
        return own_names[label]
    return next((role for role, names in NAMES.items() if folded in names and role in theme.layouts), "")


def plan_named(name: str, slide: Slide, setting: Setting) -> tuple[list[Plan], Fitted] | None:
    """A picture fills the layout's place for one, columns take a text's place each, all else flows from place to place.
    None where the layout has no place for what the slide has."""
    layout = setting.theme.layouts[name]
    if slide.title and layout.placeholder("title") is None:
        return None
    roles = tuple(role for role in BODIES if layout.placeholder(role) is not None)
    places = [layout.placeholder(role) for role in roles]
    blocks = slide.blocks
    placed: tuple[Placed, ...] = ()
    frame = layout.placeholder("picture")
    shown = next((block for block in blocks if isinstance(block, Image)), None)
    if frame is not None and shown is not None:
        picture = PictureGroup(shown, setting)
        if not picture.captioned:
            placed = (Placed(picture, frame.box, 0, "picture", fills=True),)
            blocks = tuple(block for block in blocks if block is not shown)
    if not blocks:
        return [Plan(name, placed)], Fitted(0, (), 1, True)
    if not places:
        return None
    columns = blocks[0].columns if len(blocks) == 1 and isinstance(blocks[0], Columns) else ()
    if 1 < len(columns) <= len(places):
        tracks = tuple(
            Track(_as_in(place, group_blocks(column.blocks, setting, shares=True), setting), (place.box,), (place.box,), place.first_step)
            for column, place in zip(columns, places)
        )
        flow = Flow(name, tracks, tuple((role,) for role in roles[: len(columns)]))
    else:
        boxes = tuple(place.box for place in places)
        track = Track(_as_in(places[0], group_blocks(blocks, setting), setting), boxes, boxes, places[0].first_step)
        flow = Flow(name, (track,), (roles,))
    plans, fitted = plan_flow(flow)
    # Several blocks in one place have boxes of their own, but on this very layout.
    plans = [plan._replace(layout=name) for plan in plans]
    plans[0] = plans[0]._replace(placed=(*placed, *plans[0].placed))
    return plans, fitted


def _as_in(place: Placeholder, groups: list, setting: Setting) -> tuple:
    """The groups with prose and lists in the style of the place that they stand in."""
    style = setting.theme.styles.get(place.style)
    if style is None:
        return tuple(groups)
    return tuple(
        Text(group.items, style, setting, insets=place.insets) if isinstance(group, Text) and group.kind == "text" else group
        for group in groups
    )
