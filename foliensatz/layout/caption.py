"""Captions: the words below a picture or table, in the brand's style "note"."""

from foliensatz.geometry import EMU_PER_PX, Emu, Pt, emu_to_pt
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item
from foliensatz.runs import Runs

# White space between what is captioned and its caption.
CAPTION_GAP: Emu = 8 * EMU_PER_PX


def caption_text(runs: Runs, line: int, setting: Setting) -> Text:
    item = Item(runs, 0, "plain", line=line)
    return Text((item,), setting.theme.styles["note"], setting, "caption")


def caption_height(runs: Runs, width: Emu, setting: Setting) -> Pt:
    """What a caption and the space above it take below something `width` wide; 0 where there is none."""
    return caption_text(runs, 1, setting).height(width, 0) + emu_to_pt(CAPTION_GAP) if runs else 0.0
