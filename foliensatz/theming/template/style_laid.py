"""What a template's style slide shows, laid over the usual theme and under what the author says in theme.toml; and what was
taken of it, in words. A text's colour that can't be read on its ground is not taken."""

from typing import Iterator, Mapping, NamedTuple

from foliensatz.colors import ENOUGH, ENOUGH_LARGE, contrast, rgb
from foliensatz.deck import CALLOUT_KINDS
from foliensatz.geometry import EMU_PER_PX, Insets
from foliensatz.theme import CalloutStyle, CodeStyle, Color, LevelStyle, TableStyle, TextStyle, Theme
from foliensatz.theming.template.drawing import LevelLook
from foliensatz.theming.template.style_slide import SampleTable, SampleText, StyleSlide
from foliensatz.theming.template.styles import level_style

_STYLES = {"code": "code", "quote": "quote", "source": "note"}
_CALLED = {"code": "code", "quote": "quotations", "source": "sources and captions"}
_LEAST = 12.0
_LEAST_CODE = 10.0
# Around a call-out's text on a ground.
_PADDING = Insets(20 * EMU_PER_PX, 12 * EMU_PER_PX, 20 * EMU_PER_PX, 12 * EMU_PER_PX)
# How much lighter than its dark ground a marked line of code is.
_LIGHTER = 15


class Shown(NamedTuple):
    """One thing that the style slide shows: `taken` in words, and what of it can't be read (""), with the contrast."""

    what: str
    taken: str
    unread: str = ""


def laid_over(theme: Theme, slide: StyleSlide, own: Mapping, fonts: Mapping[str, str]) -> Theme:
    """The theme as the slide shows it. `own` is what the author's theme.toml says, which wins; `fonts` are the slots by the
    folded names of the template's typefaces."""
    for text in slide.texts:
        if text.job == "code" and "ground" in own.get("code", {}):
            text = text._replace(ground=None)  # its colours are judged on the ground that the author wants
        if text.job in CALLOUT_KINDS:
            theme = _with_callout(theme, text, slide, own)
        else:
            theme = _with_text(theme, text, own, fonts)
    if slide.table is not None and "table" not in own:
        theme = theme._replace(table=_table(theme, slide.table))
    return theme


def shown(theme: Theme, slide: StyleSlide) -> Iterator[Shown]:
    """What the slide shows, in words; `theme` is the one that it was laid over."""
    hexes = dict(theme.colors)
    for text in slide.texts:
        why = [each.why for each in slide.untaken if each.job == text.job]
        ground = f"ground {_said(text.ground, hexes)}" if text.ground else ""
        if text.job in CALLOUT_KINDS:
            dark = _dark_callout(theme, text)
            words = [ground] if ground and not dark else []
            words += [f"outline {_said(text.line, hexes)}"] if text.line else []
            yield Shown(f"call-outs ({text.job})", ", ".join(words) or "nothing", "; ".join(filter(None, (dark, *why))))
            continue
        look = text.look
        words = [ground] if ground and text.job == "code" else []
        words += [look.font] if look.font and not look.font.startswith("+") else []
        words += [f"{look.size:g} pt"] if look.size else []
        words += [name for name, on in (("bold", look.bold), ("italic", look.italic)) if on]
        words += [look.align] if look.align not in (None, "left") else []
        if _reads(theme, text, look):
            words += [_said(look.color, hexes)] if look.color else []
        else:
            why.insert(0, f"its text has a contrast of {_contrast(theme, text, look):.1f}:1 to its ground")
        if ground and text.job != "code":
            why.append(f"it has a {ground}, and {_CALLED[text.job]} stand on the slide’s own")
        yield Shown(_CALLED[text.job], ", ".join(words) or "nothing", "; ".join(why))
    if slide.table is not None:
        found = _shown_table(theme, slide.table)
        why = [found.unread, *(each.why for each in slide.untaken if each.job == "table")]
        yield found._replace(unread="; ".join(filter(None, why)))


def _shown_table(theme: Theme, table: SampleTable) -> Shown:
    looks = table.looks
    words = [f"the table style {table.id}"] if table.id else []
    names = {"header_fill": "header", "band_fill": "bands", "rule": "rules"}
    hexes = dict(theme.colors)
    words += [f"{name} {_said(looks[key], hexes)}" for key, name in names.items() if key in looks and not table.id]
    words += [f"text of {table.size:g} pt"] if table.size else []
    words += ["margins of cells"] if "padding" in looks else []
    unread = "its style is nowhere defined, so that tables are set in one of our own" if table.unknown else ""
    fill, ink = looks.get("header_fill"), looks.get("header_color")
    if not unread and isinstance(fill, Color) and isinstance(ink, Color):
        ratio = contrast(rgb(ink, hexes), rgb(fill, hexes))
        unread = f"its header has a contrast of {ratio:.1f}:1" if ratio < ENOUGH_LARGE else ""
    return Shown("tables", ", ".join(words) or "nothing", unread)


def _said(color: Color, hexes: Mapping[str, str]) -> str:
    return f"{color.slot} ({rgb(color, hexes)})" if color.slot else rgb(color, hexes)


# Texts


def _ground(theme: Theme, text: SampleText) -> Color:
    """What the text is to be read on: only code has a ground of its own."""
    return (text.ground or theme.code.ground) if text.job == "code" else theme.ground


def _contrast(theme: Theme, text: SampleText, look: LevelLook) -> float:
    hexes = dict(theme.colors)
    return contrast(rgb(look.color or Color("dk1"), hexes), rgb(_ground(theme, text), hexes))


def _reads(theme: Theme, text: SampleText, look: LevelLook) -> bool:
    large = (look.size or 0) >= 18 and text.job == "quote"
    return _contrast(theme, text, look) >= (ENOUGH_LARGE if large else ENOUGH)


def _with_text(theme: Theme, text: SampleText, own: Mapping, fonts: Mapping[str, str]) -> Theme:
    name = _STYLES[text.job]
    style = theme.styles[name]
    said = own.get("styles", {}).get(name, {})
    first = style.levels[0]
    look = _level(theme, text, text.look, first, fonts)
    if text.job == "code":
        theme = _with_code(theme, text, look.color, own)
        family = text.look.font
        if family and fonts.get(family.casefold(), family) == family and not family.startswith("+") and "mono" not in own.get("fonts", {}):
            theme = theme._replace(fonts=theme.fonts._replace(mono=family))
        look = look._replace(font="mono")
    levels = list(style.levels)
    if "levels" not in said:
        levels[0] = look
        if text.job == "quote" and text.second is not None and len(levels) > 1:
            levels[1] = _level(theme, text, text.second, levels[1], fonts)
    style = style._replace(levels=tuple(levels))
    if "steps" not in said and text.look.size:
        second = text.second.size if text.job == "quote" and text.second is not None else None
        style = _sized(style, text.look.size, second, _LEAST_CODE if text.job == "code" else _LEAST)
    return theme._replace(styles={**theme.styles, name: style})


def _level(theme: Theme, text: SampleText, look: LevelLook, usual: LevelStyle, fonts: Mapping[str, str]) -> LevelStyle:
    """A level as it looks on the slide; its spaces and its marker are the usual ones."""
    found = level_style(look, dict(fonts))
    color = found.color if _reads(theme, text, look) else _readable(theme, _ground(theme, text))
    return usual._replace(
        size=look.size or usual.size, color=color, bold=found.bold, italic=found.italic, font=found.font, caps=found.caps,
        tracking=found.tracking, align=found.align, line_spacing=look.line_factor or usual.line_spacing,
    )  # fmt: skip


def _readable(theme: Theme, ground: Color) -> Color:
    hexes = dict(theme.colors)
    return max((Color("dk1"), Color("lt1")), key=lambda color: contrast(rgb(color, hexes), rgb(ground, hexes)))


def _sized(style: TextStyle, size: float, second: float | None, least: float) -> TextStyle:
    """The style beginning at this size; below, it shrinks by the same shares as before."""
    scale = size / style.steps[0][0]
    steps = []
    for step in style.steps:
        sizes = [max(min(least, size), float(round(points * scale))) for points in step]
        if second and len(sizes) > 1:
            sizes[1] = max(least, float(round(second * sizes[0] / size)))
        steps.append(tuple(sizes))
    steps[0] = (size, *steps[0][1:])
    steps = list(dict.fromkeys(steps))
    levels = tuple(level._replace(size=points) for level, points in zip(style.levels, (*steps[0], *[steps[0][-1]] * len(style.levels))))
    return style._replace(steps=tuple(steps), levels=levels, comfortable=min(style.comfortable, len(steps) - 1))


def _with_code(theme: Theme, text: SampleText, ink: Color, own: Mapping) -> Theme:
    said = own.get("code", {})
    hexes = dict(theme.colors)
    ground = theme.code.ground if "ground" in said or text.ground is None else text.ground
    on = rgb(ground, hexes)

    def reads(color: Color) -> Color:
        return color if contrast(rgb(color, hexes), on) >= ENOUGH else ink

    plain = ("number", "name", "operator")
    tokens = {
        kind: token if kind in said.get("tokens", {}) else token._replace(color=ink if kind in plain else reads(token.color))
        for kind, token in theme.code.tokens.items()
    }
    marks = {
        name: mark if name in said.get("marks", {}) or contrast(rgb(ink, hexes), rgb(mark, hexes)) >= ENOUGH else _lighter(ground, ink, hexes)
        for name, mark in theme.code.marks.items()
    }
    numbers = theme.code.numbers if "numbers" in said else reads(theme.code.numbers)
    return theme._replace(code=CodeStyle(ground, tokens, marks, numbers, theme.code.wrapped))


def _lighter(ground: Color, ink: Color, hexes: Mapping[str, str]) -> Color:
    found = ground._replace(lum_mod=round(ground.lum_mod * (100 - _LIGHTER) / 100), lum_off=ground.lum_off + _LIGHTER)
    return found if contrast(rgb(ink, hexes), rgb(found, hexes)) >= ENOUGH else ground


# Call-outs


def _dark_callout(theme: Theme, text: SampleText) -> str:
    """Why a ground can't be taken: a call-out's text is the slide's, so that its sizes go on fitting."""
    if text.ground is None:
        return ""
    hexes = dict(theme.colors)
    ratio = contrast(rgb(theme.styles["list"].levels[0].color, hexes), rgb(text.ground, hexes))
    return f"text of slides has a contrast of {ratio:.1f}:1 to its ground" if ratio < ENOUGH else ""


def _with_callout(theme: Theme, text: SampleText, slide: StyleSlide, own: Mapping) -> Theme:
    """One kind of call-out; where the slide shows only one, all others have its ground too."""
    said = own.get("callouts", {})
    shown = {each.job for each in slide.texts}
    alone = len(shown.intersection(CALLOUT_KINDS)) == 1
    fill = None if _dark_callout(theme, text) else text.ground
    hexes = dict(theme.colors)
    title = ""
    if text.look.color is not None and text.look.color != theme.styles["list"].levels[0].color:
        ink = rgb(text.look.color, hexes)
        if contrast(ink, rgb(fill or theme.ground, hexes)) >= ENOUGH:
            plain = text.look.color._replace(slot="") == Color("") and text.look.color.slot in hexes
            title = text.look.color.slot if plain else ink[1:]
    kinds = dict(theme.callouts.kinds)
    for kind in CALLOUT_KINDS:
        if kind in said or not (alone or kind == text.job):
            continue
        bar = text.line if text.line is not None and kind == text.job else kinds[kind].bar
        kinds[kind] = CalloutStyle(bar, fill or kinds[kind].fill, title if kind == text.job else "")
    padding = _PADDING if fill is not None and "padding" not in said else theme.callouts.padding
    return theme._replace(callouts=theme.callouts._replace(kinds=kinds, padding=padding))


# Tables


def _table(theme: Theme, sample: SampleTable) -> TableStyle:
    table = theme.table._replace(**sample.looks, id=sample.id)
    if sample.size:
        below = tuple(size for size in table.sizes if size < sample.size)
        table = table._replace(sizes=(sample.size, *below))
    if sample.id:
        return table
    hexes = dict(theme.colors)
    if contrast(rgb(table.header_color, hexes), rgb(table.header_fill, hexes)) < ENOUGH_LARGE:
        table = table._replace(header_color=_readable(theme, table.header_fill))
    return table
