"""Code can be read on its ground: every colour it can have, on every ground it can stand on (WCAG 2.1, 1.4.3)."""

import pytest

from foliensatz.colors import ENOUGH, contrast, rgb
from tests.theming.shipped import NAMES, load


def test_black_on_white_is_the_most():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", NAMES)
def test_code_can_be_read(name):
    theme = load(name)
    slots = dict(theme.colors)
    style = theme.styles["code"]
    letters = {kind: token.color for kind, token in theme.code.tokens.items()}
    letters |= {"numbers": theme.code.numbers, **{f"level {n}": level.color for n, level in enumerate(style.levels)}}
    grounds = {"ground": theme.code.ground, **theme.code.marks}
    dull = {
        f"{kind} on {ground}": round(contrast(rgb(color, slots), rgb(on, slots)), 2)
        for kind, color in letters.items()
        for ground, on in grounds.items()
        # Only signs and whole lines of a difference have these colours, each on its own ground or, in a headline, on none.
        if not (kind in ("inserted", "deleted") and ground not in ("ground", kind))
    }
    assert {where: value for where, value in dull.items() if value < ENOUGH} == {}
