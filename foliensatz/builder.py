"""A deck built again and again: what `watch` and `serve` stand on."""

from typing import Callable

from foliensatz.contents import Contents
from foliensatz.diagnostic import Report
from foliensatz.memo import Memo
from foliensatz.output import default_output
from foliensatz.packaging import package
from foliensatz.pipeline import Order
from foliensatz.project import Project
from foliensatz.typesetting import Progress, Typeset, typeset


class Builder:
    """Builds the deck file `deck`; each build costs what has changed since the one before. `output` is where the PPTX
    belongs. Not for several threads at once."""

    def __init__(self, deck: str, order: Order) -> None:
        self.deck = deck
        self.order = order
        self.output = order.output or default_output(deck)
        self._memo = Memo()
        self._contents = Contents()
        self._is_tidy = True

    def typeset(self, progress: Progress | None = None) -> Typeset:
        """Read the disk anew and lay out the deck. What is unchanged comes as the same objects as before."""
        self._tidy()
        self._is_tidy = False
        project = Project(self.deck, self._contents, self._memo)
        project.output = self.output
        return typeset(project, self.order.theme, self.order.strict, self._memo, progress, self.order.said)

    def package(self, typeset: Typeset, interrupted: Callable[[], bool] | None = None) -> Report[bytes | None]:
        """The PPTX of a typeset deck that has no errors (see `packaging.package`)."""
        try:
            return package(typeset, typeset.project.disk.shown(self.output), self._memo, interrupted=interrupted)
        finally:
            self._tidy()

    def _tidy(self) -> None:
        """Forget what the last builds had no use for: behind a build rather than before one, where somebody waits."""
        if not self._is_tidy:
            self._is_tidy = True
            self._memo.end_build()
            self._contents.end_build()
