"""Which layout of a template serves what: told from its placeholders' kinds, places and order, and where these leave it
open, from its type and from its name in any of the languages that templates were seen in.

Names alone prove nothing (a “Titelfolie” may have lost its placeholders), so a role is only given to a layout that can
play it.
"""

from typing import Callable, Iterable, NamedTuple

from foliensatz.colors import ENOUGH_LARGE, contrast, rgb
from foliensatz.geometry import Box
from foliensatz.theme import Color
from foliensatz.theming.layout_names import NAMES, is_called
from foliensatz.theming.template.inheritance import FEET, Held, Template, TemplateLayout, TemplateMaster

# What holds running text, and what can (an obj takes anything).
TEXTS = ("body", "obj", "subTitle")
TITLES = ("title", "ctrTitle")

# 19.7.15: what a layout's type attribute says of its job.
_KINDS = {
    "title": "title", "secHead": "section", "obj": "content", "tx": "content", "twoObj": "two_columns",
    "twoTxTwoObj": "two_columns", "twoColTx": "two_columns", "picTx": "picture_text", "titleOnly": "title_only",
    "objTx": "", "blank": "", "vertTx": "", "vertTitleAndTx": "",
}
# A text narrower or lower than this share of the slide is a note beside something, no place for a slide's content.
_LEAST_WIDTH, _LEAST_HEIGHT = 0.3, 0.2
# A master whose text has this share of the room that the best one has will do.
_NEARLY = 0.8
# What the room on a master counts whose titles can't be seen.
_FAINT = 0.7
# A lower text holds no quotation; on a section's or title slide it is no content's.
_LEAST_QUOTE = 0.35
# What covers this share of the slide is its ground.
_GROUND = 0.8
# Larger type, in points, is a figure's or a statement's; a text beside a picture in smaller type is its caption.
_LARGEST_TEXT, _LEAST_TEXT = 36.0, 18.0
# Places that share more than this of the lower one's height lie on each other.
_APART = 0.2
# Two columns are about as wide and stand about as high.
_ALIKE = 0.15


class Places(NamedTuple):
    """A layout's placeholders that a role needs, by our words for their jobs."""

    layout: TemplateLayout
    by_role: tuple[tuple[str, Held], ...]

    def get(self, role: str) -> Held | None:
        return next((held for name, held in self.by_role if name == role), None)


def roles_of(template: Template) -> dict[str, Places]:
    """Our layouts → the layout of the template that serves as each, with its places. The first master's come first; a
    role that no layout can play is missing."""
    layouts = [layout for master in template.masters for layout in master.layouts]
    found: dict[str, Places] = {}
    for role, fits in ROLES.items():
        able = [(layout, places) for layout in layouts if (places := fits(layout, template))]
        master = _opening(template) if role == "title" else _usual(template)

        def rank(able_one: tuple) -> tuple:
            layout, places = able_one
            others = sum(held.type not in FEET for held in layout.placeholders)
            plain = sum(name.startswith("body") and _is_plain(held) for name, held in places)
            used = layout in template.samples
            return _sureness(role, layout), layout.master == master, plain, used, -others, -layouts.index(layout)

        best = max(able, key=rank, default=None)
        if best is not None and (role not in _NEEDS_A_SIGN or _sureness(role, best[0]) > 0):
            found[role] = Places(best[0], best[1])
    if "two_columns" in found and ("picture_text" not in found or _is_caption(found["picture_text"].get("body"))):
        found["picture_text"] = _picture_in_column(found["two_columns"])
    return found


def main_master(template: Template, roles: dict[str, Places]) -> TemplateMaster:
    """The master of the slides with content."""
    content = roles.get("content")
    used = content.layout.master if content is not None else ""
    return next((master for master in template.masters if master.part == used), template.masters[0])


def _picture_in_column(columns: Places) -> Places:
    """Two columns, the second of which takes a picture: what a place for anything is for."""
    roles = {"body2": "picture"}
    return Places(columns.layout, tuple((roles.get(name, name), held) for name, held in columns.by_role if "head" not in name))


def _is_caption(held: Held | None) -> bool:
    """Whether a text's place is made for a few words below or beside a picture."""
    return held is not None and 0 < (held.levels[0].size or 0) < _LEAST_TEXT


def _is_plain(held: Held) -> bool:
    """Whether a text's place is made for running text: of no display size, at the left, from the top."""
    first = held.levels[0]
    return (first.size or 0) <= _LARGEST_TEXT and first.align in (None, "left") and held.body.anchor in (None, "t")


def _sureness(role: str, layout: TemplateLayout) -> int:
    """How surely a layout is meant for a role, by its type and its name."""
    says = 2 * is_kind(role, layout.kind) + 3 * is_called(role, layout.name) + (role == "title" and _opens(layout))
    other = _KINDS.get(layout.kind, role) != role or any(is_called(name, layout.name) for name in NAMES if name != role)
    return says - other


def _opens(layout: TemplateLayout) -> bool:
    """Whether a layout has places that only title slides have."""
    return {"ctrTitle", "subTitle"} <= {held.type for held in layout.placeholders}


def _opening(template: Template) -> str:
    """The master that the template's own first slide takes; its first one where it has no slides."""
    return template.samples[0].master if template.samples else template.masters[0].part


def _usual(template: Template) -> str:
    """The master that most of the template's slides take behind the first; where they don't tell, the one whose text has
    most room that nothing else is drawn in."""
    masters = [layout.master for layout in template.samples[1:] or template.samples]
    uses = {master.part: masters.count(master.part) for master in template.masters}
    most = max(uses.values())
    if most > 1 or len(template.masters) == 1:
        return max(uses, key=lambda part: uses[part])
    room = {master.part: _room(master, template) for master in template.masters}
    best = max(room.values())
    # The first that is nearly as good as any.
    return next(part for part, found in room.items() if found >= _NEARLY * best)


def _room(master: TemplateMaster, template: Template) -> float:
    """The share of the slide that the best place for content on a master has for itself."""
    size = template.size
    found = [0.0]
    for layout in master.layouts:
        for role, held in _content(layout, template):
            if role == "body":
                drawn = (*layout.fixed, *(master.fixed if layout.shows_master else ()))
                taken = sum(_shared(held.box, box) for box in drawn if not _is_ground(box, template))
                area = held.box.width * held.box.height
                plain = 1.0 if _title_shows(layout, drawn, master, template) else _FAINT
                found.append(plain * max(area - taken, 0) / (size.width * size.height))
    return max(found)


def _title_shows(layout: TemplateLayout, drawn: tuple[Box, ...], master: TemplateMaster, template: Template) -> bool:
    """Whether a layout's title can be told from a plain ground, or has a shape of the master's behind it."""
    title = _titled(layout, template)
    if title is None or any(_shared(title.box, box) * 2 > title.box.width * title.box.height for box in drawn):
        return True
    ink = rgb(title.levels[0].color or Color("dk1"), master.palette.hexes)
    return contrast(ink, rgb(Color("lt1"), master.palette.hexes)) >= ENOUGH_LARGE


def _shared(one: Box, other: Box) -> int:
    """The area that two boxes share."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(width, 0) * max(height, 0)


def _is_ground(box: Box, template: Template) -> bool:
    """Whether a shape covers nearly all of the slide: text stands on it."""
    return box.width * box.height > _GROUND * template.size.width * template.size.height


def is_kind(role: str, kind: str) -> bool:
    """Whether a layout's type attribute says that it is meant for a role."""
    return _KINDS.get(kind) == role


# What each role needs of a layout; an empty answer: it can't play it.


def _title(layout: TemplateLayout, template: Template) -> tuple[tuple[str, Held], ...]:
    title = _titled(layout, template)
    if title is None:
        return ()
    texts = _texts(layout, template)
    below = [held for held in texts if held.type == "subTitle" and not _lie_on(title, held)] or [held for held in texts if not _lie_on(title, held)]
    if not below:
        return (("title", title),)
    others = [held for held in texts if held is not below[0] and held.box.width >= _LEAST_WIDTH * template.size.width]
    return (("title", title), ("subtitle", below[0]), *((("details", others[0]),) if others else ()))


def _section(layout: TemplateLayout, template: Template) -> tuple[tuple[str, Held], ...]:
    title = _titled(layout, template)
    texts = _texts(layout, template)
    if title is None or len(texts) > 1 or any(_lie_on(title, held) for held in texts):
        return ()
    return (("title", title), *((("body", texts[0]),) if texts else ()))


def _content(layout: TemplateLayout, template: Template) -> tuple[tuple[str, Held], ...]:
    title = _titled(layout, template)
    bodies = [held for held in _texts(layout, template) if _is_large(held.box, template) and held.type != "subTitle"]
    if any(_KINDS.get(layout.kind) == role or is_called(role, layout.name) for role in ("title", "section")):
        bodies = [held for held in bodies if held.box.height >= _LEAST_QUOTE * template.size.height]
    if title is None or len(bodies) != 1 or _lie_on(title, bodies[0]) or any(held.type == "pic" for held in layout.placeholders):
        return ()
    return (("title", title), ("body", bodies[0]))


def _quote(layout: TemplateLayout, template: Template) -> tuple[tuple[str, Held], ...]:
    """A heading, and the quotation below it. In Office's own “Quote with Caption” the title is the quotation, and its text a
    few words about it."""
    places = _content(layout, template)
    title, body = (held.box for _, held in places) if places else (None, None)
    if not places or body.height < max(title.height, _LEAST_QUOTE * template.size.height):
        return ()
    return places


def _two_columns(layout: TemplateLayout, template: Template) -> tuple[tuple[str, Held], ...]:
    title = _titled(layout, template)
    texts = sorted(_texts(layout, template), key=lambda held: held.box.x)
    bodies = [held for held in texts if held.box.height >= _LEAST_HEIGHT * template.size.height]
    if title is None or len(bodies) != 2 or not _alike(*(held.box for held in bodies), template):
        return ()
    heads = [_head_of(body, texts, template) for body in bodies]
    heads = heads if all(heads) and heads[0] is not heads[1] else []
    if any(_lie_on(title, held) for held in (*heads, *bodies)):
        return ()
    return (("title", title), *zip(("head", "head2"), heads), *zip(("body", "body2"), bodies))


def _head_of(body: Held, texts: list[Held], template: Template) -> Held | None:
    """The text right above a column, as wide as that."""
    tolerance = _ALIKE / 3 * template.size.width
    for held in texts:
        box = held.box
        above = box.y < body.box.y and box.bottom <= body.box.y + body.box.height // 4
        if held is not body and above and abs(box.x - body.box.x) < tolerance and abs(box.width - body.box.width) < tolerance:
            return held
    return None


def _picture_text(layout: TemplateLayout, template: Template) -> tuple[tuple[str, Held], ...]:
    pictures = [held for held in layout.placeholders if held.type == "pic"]
    texts = _texts(layout, template)
    title = _titled(layout, template)
    if title is None or len(pictures) != 1 or len(texts) != 1 or _lie_on(title, texts[0]):
        return ()
    left, right = sorted((texts[0].box, pictures[0].box), key=lambda box: box.x)
    if left.right > right.x or not _is_large(texts[0].box, template):
        return ()  # a caption, or text over the picture
    return (("title", title), ("body", texts[0]), ("picture", pictures[0]))


def _picture_full(layout: TemplateLayout, template: Template) -> tuple[tuple[str, Held], ...]:
    pictures = [held for held in layout.placeholders if held.type == "pic" and _is_large(held.box, template)]
    if len(pictures) != 1 or _texts(layout, template) or _titled(layout, template) is None:
        return ()
    return (("title", _titled(layout, template)), ("picture", pictures[0]))


def _title_only(layout: TemplateLayout, template: Template) -> tuple[tuple[str, Held], ...]:
    title = _titled(layout, template)
    if title is None or any(held.type not in (*FEET, *TITLES) for held in layout.placeholders):
        return ()
    return (("title", title),)


def _closing(layout: TemplateLayout, template: Template) -> tuple[tuple[str, Held], ...]:
    """A title slide's places, whose second one holds the text."""
    return tuple(("body" if role == "subtitle" else role, held) for role, held in _title(layout, template))


ROLES: dict[str, Callable[[TemplateLayout, Template], tuple[tuple[str, Held], ...]]] = {
    "title": _title,
    "section": _section,
    "content": _content,
    "two_columns": _two_columns,
    "picture_text": _picture_text,
    "picture_full": _picture_full,
    "title_only": _title_only,
    "quote": _quote,
    "agenda": _content,
    "closing": _closing,
}
# The same in words.
NEEDS = {
    "title": "a title",
    "section": "a title, and one text at most",
    "content": "a title, and one large text that it doesn't lie on",
    "two_columns": "a title, and two texts of the same width side by side",
    "picture_text": "a title, a picture, and a large text beside that",
    "picture_full": "a title and a large picture, and no text",
    "title_only": "a title, and nothing else",
    "quote": "a title, and one text that is higher than it",
    "agenda": "a title, and one large text that it doesn't lie on",
    "closing": "a title",
}
# Many layouts could play these; only one that says so is meant.
_NEEDS_A_SIGN = frozenset(("title", "section", "quote", "agenda", "closing"))


def _lie_on(one: Held, other: Held) -> bool:
    """Whether two places cover each other, so that not both can be filled."""
    beside = min(one.box.right, other.box.right) <= max(one.box.x, other.box.x)
    height = min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
    return not beside and height > _APART * min(one.box.height, other.box.height)


def _titled(layout: TemplateLayout, template: Template) -> Held | None:
    titles = (held for held in layout.placeholders if held.type in TITLES and not held.turned)
    return next((held for held in titles if _is_seen(held, template)), None)


def _texts(layout: TemplateLayout, template: Template) -> list[Held]:
    texts = (held for held in layout.placeholders if held.type in TEXTS and not held.turned and held.box.height)
    return [held for held in texts if _is_seen(held, template)]


def _is_seen(held: Held, template: Template) -> bool:
    """Whether a text in this place stands on the slide: the place's own margins may lie outside."""
    box, insets = held.box, held.insets
    left, right = box.x + insets.left, box.right - insets.right
    top, bottom = box.y + insets.top, box.bottom - insets.bottom
    return 0 <= left < right <= template.size.width and 0 <= top < bottom <= template.size.height


def _is_large(box: Box, template: Template) -> bool:
    size = template.size
    return box.width >= _LEAST_WIDTH * size.width and box.height >= _LEAST_HEIGHT * size.height


def _alike(one: Box, other: Box, template: Template) -> bool:
    tolerance = _ALIKE * template.size.width
    return abs(one.width - other.width) < tolerance and abs(one.y - other.y) < tolerance and one.right <= other.x + tolerance


def footers(layout: TemplateLayout) -> Iterable[tuple[str, Held]]:
    """The layout's footer placeholders, by our words."""
    words = {"ftr": "footer", "sldNum": "slide_number", "dt": "slide_date"}
    for held in layout.placeholders:
        if held.type in words and held.box.height:
            yield words[held.type], held
