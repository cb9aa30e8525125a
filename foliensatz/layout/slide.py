"""One slide: arranged, titled, footed, and composed into frames. The stage's entry."""

from foliensatz.deck import Slide
from foliensatz.diagnostic import Report, Severity, error, warning
from foliensatz.frame import Autoshape, Frame, Reveal, TextFrame
from foliensatz.layout.accounting import account
from foliensatz.layout.arrange import arrange
from foliensatz.layout.fit import Fitted
from foliensatz.layout.footer import footer_shapes
from foliensatz.layout.notes import set_notes
from foliensatz.layout.picture import PictureGroup
from foliensatz.layout.plan import BODIES, Line, Placed, Plan
from foliensatz.layout.setting import Setting
from foliensatz.layout.table import TableGroup
from foliensatz.layout.text import Text
from foliensatz.layout.title import set_line
from foliensatz.runs import Run, spoken
from foliensatz.source import Span
from foliensatz.theme import Layout, Placeholder, Theme


def lay_out(slide: Slide, theme: Theme, fonts) -> Report[tuple[Frame, ...]]:
    """Set one slide. Pure; every line is broken, every size chosen. Diagnostics are relative to the slide."""
    if slide.fit == "shrink":
        from foliensatz.layout.shrink import shrinkable

        theme = shrinkable(theme)
    if slide.footnotes:
        setting, plans, fitted = _above_footnotes(slide, theme, fonts)
    else:
        setting = Setting(theme, fonts, slide.lang, slide.fit)
        plans, fitted = arrange(slide, setting)
    _report_fit(slide, plans, fitted, setting)
    notes = set_notes(slide.notes)
    frames = tuple(_frame(slide, plan, n, len(plans), notes, setting, theme) for n, plan in enumerate(plans, 1))
    if slide.footnotes:
        frames = _with_all_footnotes(slide, plans, frames, setting, theme)
    if slide.colors:
        from foliensatz.layout.text_colors import check_colors

        check_colors(slide, setting.theme.layouts[plans[0].layout], setting)
    setting.tell_divided()
    if not any(diagnostic.severity == Severity.ERROR for diagnostic in setting.diagnostics):
        lost = account(slide, frames, _continued(slide, 1, len(frames), setting))
        setting.diagnostics += [lost] if lost else []
    return Report(frames, tuple(setting.diagnostics))


def _above_footnotes(slide: Slide, theme: Theme, fonts) -> tuple[Setting, list[Plan], Fitted]:
    """The slide arranged with room for its footnotes: for all of them, or, where it goes on, as much as that of its parts
    needs which has most of them."""
    from foliensatz.layout.footnotes import lowered, places_on, room_for

    every = tuple(range(1, len(slide.footnotes) + 1))
    most = room = room_for(slide.footnotes, every, Setting(theme, fonts, slide.lang, slide.fit))
    for last in (False, False, True):
        setting = Setting(lowered(theme, room, slide.layout), fonts, slide.lang, slide.fit)
        plans, fitted = arrange(slide, setting)
        # Composing tells of what it finds, and is done again for what is kept.
        trial = Setting(setting.theme, fonts, slide.lang, slide.fit)
        parts = [_frame(slide, plan, n, len(plans), (), trial, theme, feet=False) for n, plan in enumerate(plans, 1)]
        needed = max([room_for(slide.footnotes, places_on(list(part.shapes)), trial) for part in parts])
        if last or needed == room:
            break
        if needed > room:
            room = most
        elif room == most:
            room = needed
        else:
            break
    return setting, plans, fitted


def _with_all_footnotes(slide: Slide, plans: list[Plan], frames: tuple[Frame, ...], setting: Setting, theme: Theme) -> tuple[Frame, ...]:
    """The frames with those footnotes on the last that have their mark where none can be seen (a chart's title)."""
    from foliensatz.layout.footnotes import places_on

    placed = {place for frame in frames for place in places_on(list(frame.shapes))}
    rest = tuple(place for place in range(1, len(slide.footnotes) + 1) if place not in placed)
    if not rest:
        return frames
    last = len(frames)
    return (*frames[:-1], _frame(slide, plans[-1], last, last, frames[-1].notes, setting, theme, rest=rest))


def _continued(slide: Slide, part: int, parts: int, setting: Setting) -> str:
    """What a continued slide's title says besides the title."""
    return setting.theme.word("continued", slide.lang).format(n=part, total=parts) if parts > 1 else ""


def _report_fit(slide: Slide, plans: list[Plan], fitted: Fitted, setting: Setting) -> None:
    span = Span(slide.line)
    tell = setting.diagnostics.append
    if not fitted.fits:
        tell(
            error(
                "F408",
                "Something on this slide can't be cut and is higher than the slide, even in the smallest type",
                span,
                "Shorten it: a table cell or a picture with a fixed size is the usual cause",
            )
        )
        return
    if len(plans) > 1:
        if slide.fit != "continue":
            tell(
                error(
                    "F409",
                    f"This slide needs {len(plans)} slides, and fit: {slide.fit} allows only one",
                    span,
                    "Shorten it, or let it go on with fit: continue",
                )
            )
            return
        if slide.layout == "agenda":
            hint = "Shorten the longest lines; a section with {agenda=no} at its title is not among them"
            tell(warning("F470", f"The agenda needs {len(plans)} slides", span, hint))
            return
        tell(
            warning(
                "F401",
                f"Too much for one slide: it goes on, {len(plans)} slides in all",
                span,
                "Split it where you like with a heading of its own, or shorten it",
            )
        )
    small = [
        (placed.group.style, placed.group.own_step(placed.step, placed.box.width))
        for plan in plans
        for placed in plan.placed
        if isinstance(placed.group, Text)
    ]
    small = [style.size(step, 0) for style, step in small if step > style.comfortable]
    if small and slide.fit == "strict":
        tell(error("F409", "The text had to shrink to fit, which fit: strict doesn’t allow", span, "Shorten it"))
    elif small and len(plans) == 1:
        tell(
            warning(
                "F410",
                f"The text was set in {min(small):g} pt to fit, which is small for a room",
                span,
                "Shorten it or divide it between two slides",
            )
        )


def _frame(
    slide: Slide,
    plan: Plan,
    part: int,
    parts: int,
    notes,
    setting: Setting,
    theme: Theme,
    feet: bool = True,
    rest: tuple[int, ...] = (),
) -> Frame:
    """`theme` is the one without room for footnotes; they are left out without `feet`. `rest` are the places of those
    that stand here though their marks don't."""
    layout = setting.theme.layouts[plan.layout]
    shapes = []
    title = spoken(slide.title)
    lines = {line.role: line for line in plan.lines}
    if slide.number and layout.placeholder("number") is not None:
        lines.setdefault("number", Line((Run(slide.number),), "number", slide.line))
    title_line = lines.pop("title", None)
    if slide.title:
        runs = slide.title
        if part > 1 and slide.footnotes:
            runs = tuple(run for run in runs if not (run.style.note and run.style.shift))
        if parts > 1:
            suffix = _continued(slide, part, parts, setting)
            runs = (*runs, Run("\u00a0" + suffix))
            title = f"{title} {suffix}"
        if slide.number and layout.placeholder("number") is None:
            runs = (Run(f"{slide.number}\u2002"), *runs)
            title = f"{slide.number} {title}"
        wished = title_line or Line((), "title")
        placeholder = layout.placeholder("title")
        shapes.append(set_line(runs, placeholder, setting, placeholder.label, slide.line, wished.style, wished.box))
    shapes += _content(plan, layout, lines, setting)
    content = len(shapes)
    if slide.footnotes and feet:
        from foliensatz.layout.footnotes import footnote_shapes, places_on

        shapes = [_moved(shape, theme.layouts[plan.layout]) for shape in shapes]
        places = tuple(sorted({*places_on(shapes), *rest}))
        if places:
            shapes += footnote_shapes(slide, places, theme.layouts[plan.layout], theme, setting)
    shapes += footer_shapes(slide, layout, setting)
    clicks: tuple[tuple[Reveal, ...], ...] = ()
    if slide.steps:
        from foliensatz.layout.clicks import clicks_of

        clicks = clicks_of(slide.steps, shapes[:content])
    return Frame(
        plan.layout,
        tuple(_numbered(_named(shapes, slide, setting) if slide.names else shapes)),
        title.replace("\n", " "),
        notes,
        slide.lang,
        slide.anchor if part == 1 else "",
        part,
        parts,
        slide.hidden,
        clicks=clicks,
        transition=slide.transition,
    )


def _moved(shape, layout: Layout):
    """The shape as it has to say where it stands: not where the layout's own place is, which nothing made lower."""
    if not isinstance(shape, TextFrame) or shape.placeholder is None:
        return shape
    own = next((each for each in layout.placeholders if each.idx == shape.placeholder.idx), None)
    return shape._replace(moved=own is None or own.cut or own.box != shape.box)


def _content(plan: Plan, layout: Layout, lines: dict[str, Line], setting: Setting) -> list:
    """The content's shapes in reading order: a column's head before its body, captions and sources last."""
    shapes = []
    free = [role for role in BODIES if _filled(layout, role) and not any(p.role == role for p in plan.placed)]
    for placed in plan.placed:
        head = lines.pop({"body": "head", "body2": "head2"}.get(placed.role, ""), None)
        if head:
            shapes.append(_line(head, layout, setting))
        if getattr(placed.group, "kind", "") == "math":
            name = setting.theme.word("formula", setting.lang)
            shapes += placed.group.place(placed.box, placed.step, name, placed.centred)
        elif getattr(placed.group, "kind", "") == "callout":
            text = _shape(placed, layout, free, setting)
            shapes += (text, placed.group.bar(text))
        else:
            shapes.append(_shape(placed, layout, free, setting))
    shapes += [_line(line, layout, setting) for line in lines.values()]
    return shapes


def _line(line: Line, layout: Layout, setting: Setting):
    placeholder = layout.placeholder(line.role)
    name = placeholder.label
    return set_line(line.runs, placeholder, setting, name, line.line, line.style, line.box, line.first_step)


def _shape(placed: Placed, layout: Layout, free: list[str], setting: Setting):
    group = placed.group
    if isinstance(group, Autoshape):
        return group
    placeholder = _filled(layout, placed.role)
    if isinstance(group, PictureGroup):
        if placed.fills:
            name = placeholder.label if placeholder else setting.theme.word("picture", setting.lang)
            return group.fill(placed.box, name, placeholder)
        return group.place(placed.box, setting.theme.word("picture", setting.lang), placed.centred)
    if group.kind == "chart":
        return group.place(placed.box, placeholder.label if placeholder else _chart_name(setting), placeholder)
    if isinstance(group, TableGroup):
        name = placeholder.label if placeholder else setting.theme.word("table", setting.lang)
        return group.place(placed.box, placed.step, placeholder, name)
    if placeholder is None and free:
        placeholder = layout.placeholder(free.pop(0))
    name = placeholder.label if placeholder else setting.theme.word("text", setting.lang)
    text = group.place(placed.box, placed.step, placeholder, name, placed.spaces)
    if placed.centred:
        return text._replace(paragraphs=tuple(paragraph._replace(align="center") for paragraph in text.paragraphs))
    return text


def _filled(layout: Layout, role: str) -> Placeholder | None:
    """The layout's placeholder for a role; None where it only has a place there (a template without one for text)."""
    placeholder = layout.placeholder(role) if role else None
    return placeholder if placeholder is not None and placeholder.type else None


def _chart_name(setting: Setting) -> str:
    """What people who hear the slide are told of a chart without a placeholder."""
    name = setting.theme.word("chart", setting.lang)
    if name != "chart":
        return name
    from foliensatz.layout.chart_words import word

    return word("chart", setting.lang)


def _named(shapes: list, slide: Slide, setting: Setting) -> list:
    """The shapes with the names that the author gave them."""
    from foliensatz.layout.shape_names import named

    return named(shapes, slide.names, setting)


def _numbered(shapes: list):
    """Names that tell shapes apart: the second "Text" is "Text 2"."""
    seen: dict[str, int] = {}
    for shape in shapes:
        count = seen[shape.name] = seen.get(shape.name, 0) + 1
        yield shape._replace(name=f"{shape.name} {count}") if count > 1 else shape
