"""How a slide comes on the screen, as p:transition (ECMA-376 part 1, 19.5.90).

Its exact duration is an extension of PowerPoint 2010 (MS-PPTX 2.2.6.3, p14:dur), morphing one of PowerPoint 2019
(p159:morph): both stand in an alternative, and programs that don't know them take the plain form behind it.
"""

from foliensatz.deck import Transition

_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_P14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
_P159 = 'xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main"'
_SIDES = {"left": "l", "right": "r", "up": "u", "down": "d"}
# What PowerPoint takes where nothing is said, in ms.
_USUAL = {"fade": 700, "push": 1000, "wipe": 1000, "morph": 2000}
_FAST, _MEDIUM = 500, 750  # ms that "fast" and "med" (19.7.50) mean to PowerPoint


def transition_xml(transition: Transition) -> str:
    """The transition with which a slide comes, and the time after which it goes."""
    when = "" if transition.click else ' advClick="0"'
    if transition.advance >= 0:
        when += f' advTm="{transition.advance}"'
    if not transition.kind:
        return f"<p:transition{when}/>"
    duration = transition.duration or _USUAL[transition.kind]
    speed = "fast" if duration <= _FAST else "med" if duration <= _MEDIUM else "slow"
    plain = f'<p:transition spd="{speed}"{when}>{_effect(transition)}</p:transition>'
    exact = f'<p:transition spd="{speed}" {_P14} p14:dur="{duration}"{when}>'
    if transition.kind == "morph":
        choice = f'<mc:Choice {_P159} Requires="p159">{exact}<p159:morph option="byObject"/></p:transition>'
    else:
        choice = f'<mc:Choice {_P14} Requires="p14">{exact}{_effect(transition)}</p:transition>'
    return f"<mc:AlternateContent {_MC}>{choice}</mc:Choice><mc:Fallback>{plain}</mc:Fallback></mc:AlternateContent>"


def _effect(transition: Transition) -> str:
    """The effect itself; where it has a direction, the one in which it moves."""
    if transition.kind in ("push", "wipe"):
        return f'<p:{transition.kind} dir="{_SIDES[transition.direction]}"/>'
    return "<p:fade/>"
