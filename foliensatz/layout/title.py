"""Titles: at most the style's lines, then smaller, then a warning; no short word alone on the last line."""

from foliensatz.diagnostic import warning
from foliensatz.frame import TextFrame
from foliensatz.geometry import Box, emu_to_pt
from foliensatz.layout.linebreak import longest_word, wrap
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item
from foliensatz.runs import Run, Runs, plain_text
from foliensatz.source import Span
from foliensatz.theme import Placeholder, TextStyle

# A last line shorter than this share of the longest one is an orphan.
ORPHAN = 0.4
NO_BREAK_SPACE = "\u00a0"
# Below the theme's steps a title shrinks by this factor at a time, down to SMALLEST points.
SHRINK = 0.92
SMALLEST = 12.0
# What is told by its name, since it is not the slide's title.
_NAMED = ("subtitle", "client", "speaker", "date", "source", "footer")


def set_line(
    runs: Runs,
    placeholder: Placeholder,
    setting: Setting,
    name: str,
    line: int,
    style_name: str = "",
    box: Box | None = None,
    first_step: int = 0,
) -> TextFrame:
    """One short text (title, subtitle, name, source …) in its placeholder, at the largest step from `first_step` on that
    fits; in `box` where it doesn't stand in the placeholder's own."""
    own = placeholder
    placeholder = placeholder._replace(box=box or own.box, first_step=max(first_step, own.first_step))
    style = setting.theme.styles[style_name or placeholder.style]
    items = tuple(Item(part, 0, "plain", line=line) for part in (runs,))
    text, step = fit_line(items, style, placeholder, setting, line)
    frame = text.place(placeholder.box, step, own, name)
    # Levels of these styles have neither marker nor indent: nothing to overrule.
    paragraphs = tuple(p._replace(bullet="", margin=None, indent=None) for p in frame.paragraphs)
    return frame._replace(paragraphs=paragraphs)


def fit_line(items, style: TextStyle, placeholder: Placeholder, setting: Setting, line: int) -> tuple[Text, int]:
    """The text with its orphan mended, and the step it takes."""
    text = Text(items, style, setting, "line", placeholder.insets)
    step = _fitting_step(text, placeholder)
    if step < len(style.steps):
        return mend_orphan(text, placeholder, step), step
    return _shrunk(text, placeholder, setting, line)


def first_fitting(runs: Runs, style: TextStyle, placeholder: Placeholder, setting: Setting) -> int:
    """The largest step at which a line fits its placeholder; the last one where none does."""
    text = Text((Item(runs, 0, "plain"),), style, setting, "line", placeholder.insets)
    return min(_fitting_step(text, placeholder), len(style.steps) - 1)


def _fitting_step(text: Text, placeholder: Placeholder) -> int:
    """The first step that fits, or how many there are."""
    style, box = text.style, placeholder.box
    room = emu_to_pt(box.height)
    for step in range(placeholder.first_step, len(style.steps)):
        lines = len(text.set(box.width, step)[0][2])
        if style.max_lines and lines > style.max_lines:
            continue
        if text.height(box.width, step) <= room + 0.01 and text.words_fit(box.width, step):
            return step
    return len(style.steps)


def _shrunk(text: Text, placeholder: Placeholder, setting: Setting, line: int) -> tuple[Text, int]:
    """Smaller than the theme likes: better than running over, but the author should know."""
    style = text.style
    sizes = style.steps[-1]
    room = emu_to_pt(placeholder.box.height)
    while sizes[0] > SMALLEST:
        sizes = tuple(max(SMALLEST, size * SHRINK) for size in sizes)
        sizes = tuple(float(int(size)) for size in sizes)
        text = Text(text.items, style._replace(steps=(sizes,)), setting, "line", placeholder.insets)
        if text.height(placeholder.box.width, 0) <= room + 0.01:
            break
    words = plain_text(text.items[0].runs)
    shown = words if len(words) <= 40 else words[:39] + "…"
    what = f"The {placeholder.role} “{shown}”" if placeholder.role in _NAMED else f"“{shown}”"
    message = f"{what} is too long for its place and was set in {sizes[0]:g} pt"
    hint = "Shorten it; a title has two lines at most" if placeholder.role == "title" else "Shorten it"
    setting.diagnostics.append(warning("F407", message, Span(line), hint))
    return text, 0


def mend_orphan(text: Text, placeholder: Placeholder, step: int) -> Text:
    """Bind the last words with no-break spaces where a short one would stand alone on the last line, so that the
    longest line gets as short as can be."""
    if len(text.items) != 1:
        return text
    lines = text.set(placeholder.box.width, step)[0][2]
    if len(lines) < 2:
        return text
    widest = max(line.width for line in lines)
    item = text.items[0]
    last = plain_text(item.runs)[lines[-1].start :]
    if " " in last.strip() or "\n" in plain_text(item.runs) or lines[-1].width >= ORPHAN * widest:
        return text
    level = text.style.level(item.level)
    size = text.style.size(step, item.level)
    room = emu_to_pt(placeholder.box.width - placeholder.insets.left - placeholder.insets.right) / size
    best, best_width = item.runs, widest
    most = max(room, longest_word(text.setting.measure(item.runs, level)))  # what is wider would be divided
    for bound in (1, 2, 3):
        runs = bind_last_words(item.runs, bound)
        measured = text.setting.measure(runs, level)
        tried = wrap(measured, room)
        width = max(line.width for line in tried)
        if len(tried) == len(lines) and width < best_width and longest_word(measured) <= most:
            best, best_width = runs, width
    return text.with_items((item._replace(runs=best),)) if best is not item.runs else text


def bind_last_words(runs: Runs, spaces: int) -> Runs:
    """The runs with their last `spaces` spaces made no-break ones."""
    result: list[Run] = []
    for run in reversed(runs):
        text = run.text
        while spaces and " " in text:
            head, _, tail = text.rpartition(" ")
            text = head + NO_BREAK_SPACE + tail
            spaces -= 1
        result.append(run._replace(text=text))
    return tuple(reversed(result))
