"""Call-outs: a remark on a ground of its own with a bar at its left, and what it is called above it."""

from foliensatz.deck import Callout
from foliensatz.frame import Autoshape, TextFrame
from foliensatz.geometry import EMU_PER_PX, Box, Emu, Insets, Pt
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item
from foliensatz.runs import Runs
from foliensatz.theme import CalloutStyle, Color, Placeholder, TextStyle

# Between a call-out's title and its text, in em of the theme's own size.
TITLE_GAP = 0.2
# What a text may be higher than was measured before it is too high for its ground.
SPARE: Emu = 6 * EMU_PER_PX


class CalloutText(Text):
    """The text of a call-out. Its box holds the bar too, which its left inset leaves room for."""

    __slots__ = ("look",)

    def __init__(
        self,
        items: tuple[Item, ...],
        style: TextStyle,
        setting: Setting,
        insets: Insets,
        fill: Color | None,
        scale: tuple[Pt, ...],
        look: CalloutStyle,
    ):
        super().__init__(items, style, setting, "callout", insets, fill, scale)
        self.look = look

    def with_items(self, items: tuple[Item, ...]) -> "CalloutText":
        return CalloutText(items, self.style, self.setting, self.insets, self.fill, self.scale, self.look)

    def place(
        self,
        box: Box,
        step: int,
        placeholder: Placeholder | None,
        name: str,
        spaces: tuple[Pt | None, ...] = (),
    ) -> TextFrame:
        frame = super().place(box, step, placeholder, name, spaces)
        # A renderer's rounding must not make it shrink: nothing stands below, so the padding there may be less.
        insets = self.insets._replace(bottom=max(0, self.insets.bottom - SPARE))
        return frame._replace(insets=insets)

    def bar(self, text: TextFrame) -> Autoshape:
        """The bar at the left edge of the text as placed."""
        box = text.box
        width = self.setting.theme.callouts.bar
        return Autoshape(text.name, Box(box.x, box.y, width, box.height), self.look.bar, line=self.line)


def callout_text(block: Callout, items: list[Item], setting: Setting, titled: bool = True) -> CalloutText:
    """`items` of a call-out on its ground, below its title where it is `titled` (a part behind a table or a picture is
    not)."""
    styles = setting.theme.callouts
    look = styles.kinds[block.kind]
    style = setting.theme.styles["list"]
    if titled:
        title = Item(_bold(block.title, look), 0, "plain", keep=bool(items), line=block.line)
        if items:
            items[0] = items[0]._replace(space=round(TITLE_GAP * style.steps[0][0], 1))
        items.insert(0, title)
    insets = styles.padding._replace(left=styles.padding.left + styles.bar)
    return CalloutText(tuple(items), style, setting, insets, look.fill, (), look)


def _bold(runs: Runs, look: CalloutStyle) -> Runs:
    return tuple(run._replace(style=run.style._replace(bold=True, color=run.style.color or look.title)) for run in runs)
