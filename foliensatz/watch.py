"""The loop behind `watch` and `serve`: build, deliver, wait for a change, build again."""

import gc
import time
from contextlib import contextmanager
from typing import Iterator, Protocol

from foliensatz.builder import Builder
from foliensatz.delivery import Delivery, Target
from foliensatz.typesetting import Typeset
from foliensatz.watcher import Watcher

__all__ = ["Delivery", "Listener", "Watcher", "keep_building"]

PATIENCE = 2.0
"""Seconds after which packaging is finished however many further changes come."""

RETRY = 1.0
"""Seconds between two attempts to put a build in a place that was taken."""

IDLE = 1.0
"""Seconds without a change after which there is time to tidy up."""

_MOST_BUILDS_UNTIDIED = 100


class Listener(Protocol):
    """Who is told of each build. Called from the thread that builds; `seconds` count from when the change was known."""

    def typeset(self, typeset: Typeset, changed: frozenset[str], seconds: float) -> None:
        """The deck is laid out, after the absolute paths `changed` (none for the first build); no PPTX is made yet."""

    def delivered(self, delivery: Delivery, typeset: Typeset, seconds: float) -> None:
        """The PPTX is in its place, or beside it, or nothing was written. Comes once more for the same typeset when a
        place that was taken has become free; and not at all where a further change came first."""


def keep_building(builder: Builder, watcher: Watcher, listener: Listener) -> None:
    """Build at once and after every change of what was read, until `watcher.stop()`."""
    with _collector_at_rest():
        _Loop(builder, watcher, listener).run()


class _Loop:
    def __init__(self, builder: Builder, watcher: Watcher, listener: Listener) -> None:
        self.builder = builder
        self.watcher = watcher
        self.listener = listener
        self.target: Target | None = None
        self.latest: Typeset | None = None
        self.signs: frozenset[str] = frozenset()
        self.unfinished_since: float | None = None
        self.builds = 0
        self.untidied = 0

    def run(self) -> None:
        changed: frozenset[str] = frozenset()
        while not self.watcher.stopped:
            begun = time.monotonic()
            typeset = self.builder.typeset()
            if self.target is None:
                self.target = Target(self.builder.output, typeset.project.disk.shown)
            self.listener.typeset(typeset, changed, time.monotonic() - begun)
            self._follow(typeset)
            delivery = self._deliver(typeset, begun)
            if delivery:
                self.listener.delivered(delivery, typeset, time.monotonic() - begun)
                self._built()
                changed = self._next_change(typeset)
            else:
                changed |= self.watcher.wait(0.0)  # what has interrupted, unless it has vanished again

    def _follow(self, typeset: Typeset) -> None:
        self.signs = frozenset(self.target.signs)
        self.watcher.follow((*typeset.project.reads, *self.signs))

    def _deliver(self, typeset: Typeset, begun: float) -> Delivery | None:
        """What became of the PPTX; None where packaging was interrupted."""
        before, self.latest = self.latest, None
        if typeset.failed:
            return self.target.standing()
        standing = self.target.standing()
        if before is not None and standing.path and before[:4] == typeset[:4]:
            self.latest = typeset
            return standing
        if self.unfinished_since is None:
            self.unfinished_since = begun
        report = self.builder.package(typeset, self._is_outdated)
        if report.value is None:
            if not report.diagnostics:
                return None
            self.unfinished_since = None
            return standing._replace(diagnostics=report.diagnostics)
        self.unfinished_since = None
        delivery = self.target.deliver(report.value, typeset.metadata.lang)
        if not delivery.diagnostics:
            self.latest = typeset
        return delivery

    def _is_outdated(self) -> bool:
        waited = time.monotonic() - (self.unfinished_since or 0.0)
        return waited < PATIENCE and self.watcher.pending()

    def _next_change(self, typeset: Typeset) -> frozenset[str]:
        """The next batch of changes; meanwhile, tidy up and see whether a place that was taken is free."""
        if self.signs != frozenset(self.target.signs):
            self._follow(typeset)
        while not self.watcher.stopped:
            changed = self.watcher.wait(self._patience())
            if self.target.waits:
                begun = time.monotonic()
                freed = self.target.retry()
                if freed:
                    self.listener.delivered(freed, typeset, time.monotonic() - begun)
            if changed - self.signs:
                return changed - self.signs
            if not changed and self.untidied:
                self._tidy()
        return frozenset()

    def _patience(self) -> float | None:
        if self.target.waits:
            return RETRY
        return IDLE if self.untidied else None

    def _built(self) -> None:
        """What one build leaves for the next is mostly kept for good after the first: the collector need not look at it
        again."""
        self.builds += 1
        self.untidied += 1
        if self.builds == 1:
            self._tidy()
            gc.freeze()
        elif self.untidied >= _MOST_BUILDS_UNTIDIED:
            self._tidy()

    def _tidy(self) -> None:
        gc.collect()
        self.untidied = 0


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """The collector runs only when nobody waits: in the middle of a rebuild it would cost more than the rebuild."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()
