"""The talk under way: which slide all its windows show, whether the screen is dark, and the clock."""

import threading
from typing import Mapping

FIELDS = {"card": int, "part": int, "black": bool, "started": float, "elapsed": float, "by": str}
"""`card` and `part` are the slide's id and which of its frames; the clock runs since `started` (ms of the Unix epoch, 0
while it stands) and had `elapsed` ms on it then; `by` is the window that said so."""


class Talk:
    """What the windows of a talk have in common. Every window may change it; the last one counts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: dict[str, object] = {
            "card": 0, "part": 1, "black": False, "started": 0, "elapsed": 0, "by": "", "turn": 0,
        }  # fmt: skip

    def state(self) -> dict[str, object]:
        with self._lock:
            return dict(self._state)

    def change(self, wish: object) -> dict[str, object] | None:
        """Take over what a window wishes; None where that isn't a wish. `turn` counts the changes."""
        if not isinstance(wish, Mapping) or not all(_fits(name, value) for name, value in wish.items()):
            return None
        with self._lock:
            self._state.update(wish)
            self._state["turn"] += 1
            return dict(self._state)


def _fits(name: object, value: object) -> bool:
    kind = FIELDS.get(name)
    if kind is float:
        return type(value) in (int, float) and 0 <= value < 1e15
    if kind is str:
        return type(value) is str and len(value) <= 64
    return kind is not None and type(value) is kind
