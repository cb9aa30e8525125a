"""Slide + Theme + Fonts → Frames: choose a layout, assign the blocks to its placeholders, break lines, fit, go on.

`lay_out` is the stage's only door.
"""


def lay_out(slide, theme, fonts):
    """Set one slide: Report[tuple[Frame, ...]], more than one frame where the slide goes on (see layout.slide)."""
    from foliensatz.layout.slide import lay_out as set_slide

    return set_slide(slide, theme, fonts)
