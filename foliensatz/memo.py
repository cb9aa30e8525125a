"""What stages have made, by what they made it of: a further build then costs what has changed.

Stages are pure, so a result holds as long as its input is the same. An input is a key: text and numbers by value, a
value that another stage made by identity (`Same`), which is quick and exact: a memo gives the same object for the same
input, and equal tuples of two kinds of block are not the same. A stage that asks the disk for something is remembered
with its questions and the answers (`recall_asked`).
"""

from typing import Callable, Hashable, NamedTuple, Protocol, TypeVar

T = TypeVar("T")

# What so many builds in a row had no use for is forgotten: a slide that was broken for a moment is still known.
_KEPT_BUILDS = 4


class Same:
    """A value as a part of a key, told by its identity. It is kept alive, so that no other can take its address."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


class Question(NamedTuple):
    """One thing that a stage asked for: the method and its argument, and the answer."""

    method: str
    name: str
    answer: object


class Recall(Protocol):
    """What the wiring asks for results: a Memo, or, for a single build, Forgetful."""

    def recall(self, stage: str, key: Hashable, make: Callable[[], T]) -> T: ...

    def recall_asked(self, stage: str, key: Hashable, source: object, make: Callable[[object], T]) -> T: ...


class Forgetful:
    """Remembers nothing: for a process that builds once."""

    def recall(self, stage: str, key: Hashable, make: Callable[[], T]) -> T:
        return make()

    def recall_asked(self, stage: str, key: Hashable, source: object, make: Callable[[object], T]) -> T:
        return make(source)


class Memo:
    """Results from build to build. Not for several threads at once."""

    def __init__(self) -> None:
        self._build = 0
        self._results: dict[tuple[str, Hashable], list] = {}

    def recall(self, stage: str, key: Hashable, make: Callable[[], T]) -> T:
        """What `stage` made of `key`, or makes of it now with `make`. A `make` that raises leaves nothing behind."""
        entry = self._results.get((stage, key))
        if entry is None:
            entry = self._results[stage, key] = [make(), self._build]
        else:
            entry[1] = self._build
        return entry[0]

    def recall_asked(self, stage: str, key: Hashable, source: object, make: Callable[[object], T]) -> T:
        """The same for a stage that asks `source` for more than `key` tells. A result holds only where each of its
        questions still has the same answer. `make` is given the source to ask."""
        entry = self._results.get((stage, key))
        if entry is not None:
            result, questions = entry[0]
            if all(getattr(source, method)(name) == answer for method, name, answer in questions):
                entry[1] = self._build
                return result
        asked = _Asked(source)
        result = make(asked)
        self._results[stage, key] = [(result, tuple(asked.questions)), self._build]
        return result

    def end_build(self) -> None:
        """Forget what the last builds had no use for."""
        oldest = self._build - _KEPT_BUILDS + 1
        stale = [key for key, (_, build) in self._results.items() if build < oldest]
        for key in stale:
            del self._results[key]
        self._build += 1

    def __len__(self) -> int:
        return len(self._results)


class _Asked:
    """Stands before a source and writes down what it is asked."""

    def __init__(self, source: object) -> None:
        self._source = source
        self.questions: list[Question] = []

    def __getattr__(self, method: str) -> Callable[[str], object]:
        ask = getattr(self._source, method)

        def answer(name: str) -> object:
            given = ask(name)
            self.questions.append(Question(method, name, given))
            return given

        return answer
