"""What a build means for those who look on: news for the browsers."""

import time
from typing import TYPE_CHECKING

from foliensatz.diagnostic import Severity

if TYPE_CHECKING:
    from foliensatz.delivery import Delivery
    from foliensatz.serving.board import Board
    from foliensatz.serving.events import Events
    from foliensatz.typesetting import Typeset
    from foliensatz.watch import Listener

GIVE_WAY = 0.001
"""Seconds in which the server's threads send the news before packaging takes the processor."""

WRITING, WRITTEN, BESIDE, NOT_WRITTEN, FAILED = "writing", "written", "beside", "notWritten", "failed"


class PageListener:
    """Follows `keep_building`, and so does `terminal`, after it: browsers don't wait. `output` is the PPTX's path."""

    def __init__(self, board: "Board", events: "Events", output: str, terminal: "Listener") -> None:
        self._board = board
        self._events = events
        self._terminal = terminal
        self._file = output.replace("\\", "/").rpartition("/")[2]
        self._state: dict[str, object] = {"state": WRITING, "file": self._file}

    def state(self) -> dict[str, object]:
        """The PPTX's state, for the page: see status.js."""
        return self._state

    def typeset(self, typeset: "Typeset", changed: frozenset[str], seconds: float) -> None:
        with self._board.lock:  # nobody subscribes between an edit and its news
            self._events.publish("edit", self._board.update(typeset))
        time.sleep(GIVE_WAY)
        if not typeset.failed:
            self._tell({"state": WRITING, "file": self._file})
        self._terminal.typeset(typeset, changed, seconds)

    def delivered(self, delivery: "Delivery", typeset: "Typeset", seconds: float) -> None:
        errors = sum(d.severity == Severity.ERROR for d in typeset.diagnostics)
        warnings = len(typeset.diagnostics) - errors
        state: dict[str, object] = {"file": self._file, "errors": errors, "warnings": warnings}
        if delivery.diagnostics:
            state.update(state=FAILED, why=delivery.diagnostics[0].message)
        elif typeset.failed:
            state.update(state=NOT_WRITTEN)
        elif delivery.in_place:
            state.update(state=WRITTEN, at=round(time.time() * 1000))
        else:
            state.update(state=BESIDE, beside=delivery.path.rpartition("/")[2])
        self._tell(state)
        self._terminal.delivered(delivery, typeset, seconds)

    def _tell(self, state: dict[str, object]) -> None:
        self._state = state
        self._events.publish("file", state)
