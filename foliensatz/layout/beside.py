"""A picture beside a text: at the right or the left, shown whole or cut to fill, with its caption below it."""

from foliensatz.deck import Attributes, Image
from foliensatz.geometry import Box
from foliensatz.layout.fit import GAP, Fitted, Track
from foliensatz.layout.groups import group_blocks
from foliensatz.layout.picture import PictureGroup
from foliensatz.layout.plan import Flow, Line, Placed, Plan, place_picture, plan_flow
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.theme import Layout

# Pictures wider than this, in proportion to their height, stand better above or below a text than beside it.
MAX_RATIO = 2.4
# The share of the slide's width that a picture at the side may have.
SHARES = (0.15, 0.7)
USUAL_SHARE = 0.5


def beside_picture(blocks: tuple, setting: Setting, automatic: bool = False) -> tuple[list[Plan], Fitted] | None:
    """Plans for one picture and one text, or None where the blocks are something else."""
    layout = setting.theme.layouts.get("picture_text")
    pictures = [block for block in blocks if isinstance(block, Image)]
    rest = tuple(block for block in blocks if not isinstance(block, Image))
    if layout is None or len(pictures) != 1 or not rest:
        return None
    image = pictures[0]
    placed_by_author = "bg" in image.attributes.classes
    if automatic and not placed_by_author and _stands_better_alone(image, blocks):
        return None
    groups = tuple(group_blocks(rest, setting))
    if len(groups) != 1 or not isinstance(groups[0], Text) or groups[0].kind != "text":
        return None
    if placed_by_author:
        return _at_side(image, groups, layout, setting)
    picture = PictureGroup(image, setting)
    body, place, caption = (layout.placeholder(role) for role in ("body", "picture", "caption"))
    track = Track(groups, (body.box,), (setting.body,), body.first_step)
    plans, fitted = plan_flow(Flow("picture_text", (track,), (("body",),), "content", (("body",),)))
    fills = picture.fills_well(place.box)
    # A picture shown whole, or with round corners, keeps to the margin; one that is cut to fill bleeds off the edge.
    bleeds = fills and not picture.form.preset
    right = caption.box.right if caption else place.box.right
    box = place.box if bleeds else Box(place.box.x, place.box.y, right - place.box.x, place.box.height)
    if image.title and caption is None:
        # A template's layout, which has no place for a caption: it stands right below the picture, shown whole.
        plans[0] = plans[0]._replace(placed=(*plans[0].placed, *place_picture(picture, box, 0)))
        return plans, fitted
    picture.captioned = False
    placed = Placed(picture, box, 0, "picture" if fills else "", fills=fills)
    lines: tuple[Line, ...] = ()
    if image.title and caption:
        # The caption stands right below the picture, also below one that is lower than its place.
        shown = box.height if fills else picture.natural(box.width, box.height)[1]
        lines = (Line(image.title, "caption", image.line, box=caption.box._replace(y=caption.box.y - box.height + shown)),)
    plans[0] = plans[0]._replace(placed=plans[0].placed + (placed,), lines=lines)
    return plans, fitted


def _stands_better_alone(image: Image, blocks: tuple) -> bool:
    """True for a picture with a size of its own in the midst of a text, and for a panorama."""
    if (image.width or image.height) and blocks[0] is not image:
        return True
    return image.asset.width / image.asset.height > MAX_RATIO


def _at_side(image: Image, groups: tuple, layout: Layout, setting: Setting):
    """`![bg left:33%](x)`: the picture from the slide's edge, as high as the body, the text in what is left."""
    attributes: Attributes = image.attributes
    theme = setting.theme
    share = _share(attributes.get("share"))
    at_left = attributes.get("side") == "left"
    body = theme.body_box
    own, beside = layout.placeholder("body").box, layout.placeholder("picture").box
    gutter = max(beside.x - own.right, own.x - beside.right, GAP)
    width = round(theme.size.width * share)
    picture = PictureGroup(image, setting)
    place = Box(0 if at_left else theme.size.width - width, body.y, width, body.height)
    if at_left:
        text = Box(width + gutter, body.y, body.right - width - gutter, body.height)
    else:
        text = Box(body.x, body.y, place.x - gutter - body.x, body.height)
    # In some templates' layouts the title stands beside the picture, where this one would cover it.
    title = layout.placeholder("title")
    name = "picture_text" if title is None or not title.box.overlaps(place) else "content"
    track = Track(groups, (text,), (setting.body,), theme.layouts[name].placeholder("body").first_step)
    plans, fitted = plan_flow(Flow(name, (track,), (("body",),), "content", (("body",),)))
    whole = attributes.get("size") in ("contain", "fit") or not {"fit", "circle"}.isdisjoint(attributes.classes)
    caption = layout.placeholder("caption")
    lines: tuple[Line, ...] = ()
    if image.title and caption:
        picture.captioned = False
        lines = (Line(image.title, "caption", image.line),)
        place = place._replace(height=caption.box.y - place.y - (caption.box.height // 2))
        lines = (lines[0]._replace(box=caption.box._replace(x=max(place.x, body.x), width=min(place.right, body.right) - max(place.x, body.x))),)
    # What bleeds off the slide's edge is cut to fill; what is shown whole keeps to the margins.
    if whole:
        left, end = max(place.x, body.x), min(place.right, body.right)
        place = Box(left, place.y, end - left, place.height)
    beside = Placed(picture, place, 0, "" if whole or name == "content" else "picture", fills=not whole)
    texts = plans[0].placed
    plans[0] = plans[0]._replace(placed=(beside, *texts) if at_left else (*texts, beside), lines=lines)
    return plans, fitted


def _share(text: str) -> float:
    """"33%" as a fraction, within what leaves room for the text."""
    try:
        share = float(text.rstrip("%")) / 100 if text else USUAL_SHARE
    except ValueError:
        share = USUAL_SHARE
    return min(max(share, SHARES[0]), SHARES[1])
