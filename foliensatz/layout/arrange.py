"""Which layout serves a slide, and what of it stands where. The author's `layout=` wins; else the slide's profile
chooses: a single quotation, points with leads, a table, code, a picture beside text, two headed halves, or plain flow.
"""

from foliensatz.deck import List, Slide
from foliensatz.diagnostic import error, warning
from foliensatz.layout.alone import plan_alone
from foliensatz.layout.beside import beside_picture
from foliensatz.layout.fit import Fitted
from foliensatz.layout.fixed import FIXED, is_statement, plan_fixed
from foliensatz.layout.groups import group_blocks
from foliensatz.layout.named import STANDARD, known_layout, plan_named
from foliensatz.layout.plan import Flow, Plan, comfortable_steps, in_one_box, plan_flow
from foliensatz.layout.points import is_points, plan_points
from foliensatz.layout.setting import Setting
from foliensatz.layout.side_by_side import beside_chart, cards, text_in_columns, two_column_flow, two_columns
from foliensatz.layout.text import Text
from foliensatz.source import Span
from foliensatz.suggestion import did_you_mean

# So many items of a list are set in two columns before the type shrinks, and so many points in the points layout.
MIN_ITEMS_FOR_COLUMNS = 6
MIN_POINTS = 4


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
        return plan_points(slide.blocks, setting)
    if name == "two_columns":
        return two_columns(slide.blocks, setting) or text_in_columns(slide.blocks, setting)
    if name == "picture_text":
        return beside_picture(slide.blocks, setting)
    if name in ("quote", "code", "table", "chart"):
        return plan_alone(slide.blocks, name, setting)
    return plan_named(name, slide, setting) if setting.theme.layouts[name].part or name not in STANDARD else None


def _automatic(slide: Slide, setting: Setting):
    blocks = slide.blocks
    columns = slide.columns or _list_columns(blocks)
    if columns > 1:
        plans = plan_points(slide.blocks, setting) if columns == 2 and is_points(blocks) else None
        return plans or text_in_columns(blocks, setting, columns) or _flow(blocks, setting)
    if is_points(blocks) and len(blocks[0].items) >= MIN_POINTS:
        return plan_points(slide.blocks, setting) or _flow(blocks, setting)
    if is_statement(slide) and "statement" in setting.theme.layouts:
        return plan_fixed("statement", slide, setting)
    return (
        plan_alone(blocks, "", setting)
        or beside_chart(blocks, setting)
        or two_columns(blocks, setting)
        or cards(blocks, setting)
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
    flow = in_one_box("content", _body_style_points(blocks, groups, setting), setting.body, "body")
    if not variants or not _is_long_list(blocks):
        return plan_flow(flow)
    plans, fitted = plan_flow(flow, shrink=False)
    if fitted.count == 1 and fitted.fits:
        return plans, fitted
    plans, fitted = plan_flow(flow)
    halved = text_in_columns(blocks, setting)
    if halved and _reads_better(halved[1], fitted, setting):
        if setting.fit == "continue" and _too_small(halved[0]):
            return _readable(flow, blocks, setting) or halved
        return halved
    return plans, fitted


def _readable(flow: Flow, blocks: tuple, setting: Setting):
    """A long list that goes on in type that reads well, in one column or two, on as few slides as that needs; None where
    nothing does."""
    found = []
    halves = two_column_flow(tuple(group_blocks(blocks, setting)), setting.theme.layouts["two_columns"])
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


def _is_long_list(blocks: tuple) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], List) and len(blocks[0].items) >= MIN_ITEMS_FOR_COLUMNS
