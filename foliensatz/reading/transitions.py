"""How a slide comes on the screen, and when it goes: what authors say of it, as one word a setting."""

import re
from typing import Callable, Mapping

from foliensatz.deck import Transition
from foliensatz.reading.steps import switch
from foliensatz.source import Settings
from foliensatz.suggestion import did_you_mean

KINDS = ("none", "fade", "push", "wipe", "morph")
DIRECTED = ("push", "wipe")
DIRECTIONS = ("left", "right", "up", "down")
KEYS = ("transition", "duration", "advance", "click")
# As other tools call them.
_ALSO = {"slide": "push", "fade-out": "fade", "crossfade": "fade", "view-transition": "morph"}
_TIME = r"(?:(\d{1,2}):(?=\d\d))?(\d{1,5}(?:[.,]\d{1,3})?) ?(ms|s|sec|seconds?)?"
LONGEST = 59_000
"""Milliseconds; what PowerPoint lets a transition take."""
LATEST = 86_399_000

Tell = Callable[[str, str, str], None]
"""(code, message, hint)"""


def read_setting(key: str, value: str, tell: Tell) -> dict[str, str]:
    """The settings that `key: value` makes, each in its canonical form: "push-left", milliseconds, "yes" or "no". Nothing,
    and the reason told, where it can't be read."""
    if key == "transition":
        return _transition(value, tell)
    if key == "click":
        said = switch(value)
        if said is None:
            tell("F481", f"“click” can't be “{value}”", "Write yes, or no where only the time makes the slide go on")
            return {}
        return {key: "yes" if said else "no"}
    if key == "advance" and (value.lower() in ("none", "click") or switch(value) is False):
        return {key: "none"}
    time = milliseconds(value)
    most = LONGEST if key == "duration" else LATEST
    if time is None or not 0 <= time <= most or key == "duration" and not time:
        example = f"{key}=0.7, up to {most // 1000}" if key == "duration" else f"{key}=5, {key}=1:30, or {key}=none"
        tell("F481", f"“{key}” can't be “{value}”", f"Write seconds: {example}")
        return {}
    return {key: str(time)}


def _transition(value: str, tell: Tell) -> dict[str, str]:
    """A transition by its name, with its direction and, as Marp has it, its duration: push, push-left, "push left 1s"."""
    words = value.lower().split()
    found: dict[str, str] = {}
    if len(words) > 1 and (time := milliseconds(words[-1])) and time <= LONGEST:
        found["duration"] = str(time)
        words.pop()
    name = "-".join(words)
    kind, _, direction = name.rpartition("-") if name.endswith(tuple(f"-{each}" for each in DIRECTIONS)) else (name, "", "")
    kind = _ALSO.get(kind, kind)
    if switch(kind) is False:
        kind = "none"
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS, f"There are {', '.join(KINDS[:-1])} and {KINDS[-1]}")
        tell("F480", f"“{value}” is no transition", hint)
        return {}
    if direction and kind not in DIRECTED:
        tell("F480", f"The transition “{kind}” has no direction", f"Leave out “-{direction}”; push and wipe have one")
        direction = ""
    return {"transition": f"{kind}-{direction}" if direction else kind, **found}


def milliseconds(text: str) -> int | None:
    """A time as authors write it ("0.7", "5s", "700ms", "1:30"); None where it is none."""
    match = re.fullmatch(_TIME, text.strip().lower())
    if not match:
        return None
    minutes, number, unit = match.groups()
    value = float(number.replace(",", "."))
    if unit == "ms":
        return None if minutes else round(value)
    return round((int(minutes or 0) * 60 + value) * 1000)


def transition_of(settings: Settings, own: Mapping[str, str]) -> Transition | None:
    """A slide's transition: its `own` settings over those of its file. None where nothing is said, or nothing happens."""
    said = dict(settings.transition)
    said |= {key: own[key] for key in KEYS if key in own}
    if not said:
        return None
    kind, _, direction = said.get("transition", "none").partition("-")
    advance = said.get("advance", "none")
    found = Transition(
        "" if kind == "none" else kind,
        direction or ("left" if kind in DIRECTED else ""),
        int(said.get("duration", "0")) if kind != "none" else 0,
        -1 if advance == "none" else int(advance),
        said.get("click", "yes") == "yes",
    )
    return found if found != Transition() else None
