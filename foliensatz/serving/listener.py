"""What a build means for those who look on: news for the browsers, lines for the terminal."""

import time
from typing import TYPE_CHECKING, Callable

from foliensatz.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from foliensatz.delivery import Delivery
    from foliensatz.serving.board import Board
    from foliensatz.serving.events import Events
    from foliensatz.typesetting import Typeset

WRITING, WRITTEN, BESIDE, NOT_WRITTEN, FAILED = "writing", "written", "beside", "notWritten", "failed"


class PageListener:
    """Follows `keep_building`. `say` tells the terminal a line, `show` prints diagnostics there."""

    def __init__(
        self,
        board: "Board",
        events: "Events",
        output: str,
        say: Callable[[str], None],
        show: Callable[[tuple[Diagnostic, ...], Callable[[str, int], "str | None"]], None],
    ) -> None:
        self._board = board
        self._events = events
        self._say = say
        self._show = show
        self._file = output.replace("\\", "/").rpartition("/")[2]
        self._state: dict[str, object] = {"state": WRITING, "file": self._file}
        self._shown: tuple[Diagnostic, ...] | None = None

    def state(self) -> dict[str, object]:
        """The PPTX's state, for the page: see status.js."""
        return self._state

    def typeset(self, typeset: "Typeset", changed: frozenset[str], seconds: float) -> None:
        with self._board.lock:  # nobody subscribes between an edit and its news
            self._events.publish("edit", self._board.update(typeset))
        if typeset.failed:
            return
        self._tell({"state": WRITING, "file": self._file})

    def delivered(self, delivery: "Delivery", typeset: "Typeset", seconds: float) -> None:
        state: dict[str, object] = {"file": self._file, "at": round(time.time() * 1000), **_counts(typeset)}
        if delivery.diagnostics:
            state.update(state=FAILED, why=delivery.diagnostics[0].message)
        elif typeset.failed:
            state.update(state=NOT_WRITTEN)
        elif delivery.in_place:
            state.update(state=WRITTEN)
        else:
            state.update(state=BESIDE, beside=delivery.path.rpartition("/")[2])
        self._tell(state)
        told = (*typeset.diagnostics, *delivery.diagnostics)
        if told != self._shown:
            self._show(told, typeset.project.source_line)
            self._shown = told
        self._say(_line(delivery, typeset, seconds))
        if delivery.message:
            self._say(delivery.message)

    def _tell(self, state: dict[str, object]) -> None:
        self._state = state
        self._events.publish("file", state)


def _counts(typeset: "Typeset") -> dict[str, int]:
    errors = sum(d.severity == Severity.ERROR for d in typeset.diagnostics)
    return {"errors": errors, "warnings": len(typeset.diagnostics) - errors}


def _line(delivery: "Delivery", typeset: "Typeset", seconds: float) -> str:
    """One line for the terminal: when, what, how long."""
    from foliensatz.diagnostic_format import count

    slides = len(typeset.frames)
    found = count((*typeset.diagnostics, *delivery.diagnostics))
    what = f"{slides} slide{'' if slides == 1 else 's'}{', ' if found else ''}{found}"
    file = delivery.path if delivery.path and not typeset.failed and not delivery.diagnostics else "nothing was written"
    return f"{time.strftime('%H:%M:%S')}  {file}  {what}  {1000 * seconds:.0f} ms"
