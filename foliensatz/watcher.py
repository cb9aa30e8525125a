"""Which of the files that a build has read are no longer as it read them?

Two sources say so. The system's events (watchdog) say *when* to look: they come at once, but they also tell of reading,
come doubled, and some never come (network drives, a folder moved away from above). What stands on the disk says *what* has
changed, so that an event that changes nothing is none, and a look every now and then finds what no event told.
"""

import os
import stat
import sys
import threading
import time
from os.path import dirname, join
from types import TracebackType
from typing import Any, Callable, Iterable, NamedTuple

from foliensatz.diagnostic import Diagnostic, warning

QUIET = 0.04
"""Seconds without a further change after which a batch is whole."""

SWAP = 0.2
"""The same where a file has gone or is empty: most editors are about to put the new one there."""

BURST = 0.3
"""The longest that a batch is waited for, in seconds, while changes keep coming."""

POLL = 0.5
"""Seconds between two looks where events can't be had."""

SWEEP = 2.0
"""Seconds between two looks where there are events."""

# Windows hears of Ctrl-C only between two sleeps.
_LONGEST_SLEEP = 0.2 if sys.platform == "win32" else 3600.0
_SHARE = 20  # Looking takes at most one part in so many of the time, however slow the drive.
_MOST_FOLDERS = 100  # watchdog has a thread for each. What is beyond is looked at.
_TICK_NS = 20_000_000  # Times of change are at least this fine ...
_COARSE_TICK_NS = 2_100_000_000  # ... but on some drives (FAT) they are even seconds.
_SECOND_NS = 1_000_000_000


class _State(NamedTuple):
    """What stands at a path. `stamp` differs wherever a reader might find something else: times, size, inode and
    permissions of a file, or why there is none. `names` are a folder's entries. `newest` is the last time of change."""

    stamp: tuple[int, ...]
    names: frozenset[str] | None = None
    newest: int = 0

    def is_as(self, other: "_State") -> bool:
        return self.stamp == other.stamp and self.names == other.names

    @property
    def kind(self) -> tuple[bool, bool]:
        """Whether it is a folder, and whether there is something at all."""
        return self.names is not None, bool(self.stamp)

    @property
    def is_full(self) -> bool:
        """A file with something in it."""
        return self.names is None and len(self.stamp) > 1 and self.stamp[2] > 0


_ABSENT = _State(())


def _state(path: str) -> _State:
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            return _State((found.st_ino,), frozenset(os.listdir(path)), found.st_mtime_ns)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last for a NUL in a name
        return _ABSENT
    except OSError as problem:
        return _State((problem.errno or 0,))
    stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_mode)
    return _State(stamp, None, max(found.st_mtime_ns, found.st_ctime_ns))


def _is_after(state: _State, moment: int) -> bool:
    """Whether what stands there may have come after `moment` (nanoseconds of the epoch), by the drive's clock. Of a file
    looked at just now: whether a further change within the same tick of that clock could leave its state as it is."""
    tick = _TICK_NS if state.newest % _SECOND_NS else _COARSE_TICK_NS
    return state.newest > moment - tick


class Watcher:
    """A context manager that watches files and folders. `polling` does without the system's events from the start, for
    network drives; where events can't be had it does so by itself, and `notice` says so. `always` is watched whatever is
    followed.

    One thread follows and waits; `stop` may come from any, also from a signal's handler.
    """

    def __init__(self, polling: bool = False, always: tuple[str, ...] = ()) -> None:
        self._always = always
        self.polling = polling
        self.notice: Diagnostic | None = None
        self._condition = threading.Condition()
        self._events: _Events | None = None
        self._stopped = False
        self._known: dict[str, _State] = {}
        self._young: frozenset[str] = frozenset()
        self._told: set[str] = set()
        self._alarm = False
        self._routes = Routes({}, frozenset(), ())
        self._is_rebuilt = False
        self._since = time.time_ns()
        self._next_look = 0.0

    def __enter__(self) -> "Watcher":
        self._since = time.time_ns()
        if not self.polling:
            try:
                self._events = _Events(self._heard)
            except OSError as problem:
                self._poll_from_now_on(problem)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if self._events:
            self._events.close()
            self._events = None

    def follow(self, paths: Iterable[str]) -> None:
        """Watch exactly these absolute paths (files, folders, missing ones) from now on.

        A path that was followed before keeps the state it had when the last batch was given, so nothing that happens
        during a build is missed. Of a new path, what changed since that time counts as a change.
        """
        paths = tuple(dict.fromkeys((*paths, *self._always)))
        if paths != tuple(self._known) or self._is_rebuilt:
            self._is_rebuilt = False
            routes = find_routes(paths)
        else:
            routes = self._routes
        if self._events:
            try:
                anew = self._events.watch(routes.folders)
            except OSError as problem:
                self._poll_from_now_on(problem)
            else:
                self._alarm = self._alarm or anew
        with self._condition:
            new = [path for path in paths if path not in self._known]
            self._known = {path: self._known.get(path) or _state(path) for path in paths}
            self._routes = routes
            missed = {path for path in new if _is_after(self._known[path], self._since)}
            self._young = frozenset(self._young & self._known.keys() | missed)
            self._told = self._told & self._known.keys() | missed
            self._alarm = self._alarm or bool(missed)

    def wait(self, timeout: float | None = None) -> frozenset[str]:
        """Block until paths have changed, and give them as one batch: followed ones, and of followed folders the
        entries that came or went. Empty after `timeout` seconds, or after `stop`."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self._stopped:
            if self._must_look():
                with self._condition:
                    batch = self._settled() if self._differing(self._look()) else frozenset()
                if batch:
                    return batch
                if self._is_rebuilt:
                    self.follow(self._known)  # a folder has come on the way to a missing file
                continue
            with self._condition:
                now = time.monotonic()
                if deadline is not None and now >= deadline:
                    break
                until = self._next_look if deadline is None else min(self._next_look, deadline)
                if not self._alarm and not self._stopped:
                    self._condition.wait(min(max(until - now, 0.001), _LONGEST_SLEEP))
        return frozenset()

    def pending(self) -> bool:
        """Whether something has changed that `wait` has not given yet. Costs nothing where nothing happens."""
        if not self._must_look():
            return False
        with self._condition:
            changed = bool(self._differing(self._look()))
            self._alarm = changed
            return changed

    def stop(self) -> None:
        """Let `wait` return, now and from now on."""
        with self._condition:
            self._stopped = True
            self._condition.notify_all()

    @property
    def stopped(self) -> bool:
        return self._stopped

    def _heard(self, *places: str) -> None:
        """An event tells of these paths: both ends of a move."""
        with self._condition:
            for place in places:
                key = _key(place)
                followed = self._routes.followed.get(key)
                if followed is not None or dirname(key) in self._routes.listed:
                    self._told.update(followed or ())
                    self._is_rebuilt = self._is_rebuilt or followed == []
                    self._alarm = True
            if self._alarm:
                self._condition.notify_all()

    def _must_look(self) -> bool:
        return self._alarm or time.monotonic() >= self._next_look

    def _look(self) -> dict[str, _State]:
        """What stands at every path now."""
        begun = time.monotonic()
        self._alarm = False
        found = {path: _state(path) for path in self._known}
        now = time.monotonic()
        self._next_look = now + max(POLL if self.polling else SWEEP, (now - begun) * _SHARE)
        return found

    def _differing(self, found: dict[str, _State]) -> set[str]:
        """The paths that are not as they were known, and those an event tells of that are too young to show it."""
        changed = {path for path, state in found.items() if not state.is_as(self._known[path])}
        self._told &= self._young | changed
        return changed | self._told

    def _settled(self) -> frozenset[str]:
        """The changes when they have come to rest; what is found then is what is known from now on."""
        begun = time.monotonic()
        looked = time.time_ns()
        found = self._look()
        while not self._stopped:
            going = any(self._known[path].is_full and not state.is_full for path, state in found.items())
            left = begun + BURST - time.monotonic()
            if left <= 0:
                break
            self._condition.wait(min(SWAP if going else QUIET, left))
            disturbed = self._alarm
            looked = time.time_ns()
            before, found = found, self._look()
            if not disturbed and all(state.is_as(before[path]) for path, state in found.items()):
                break
        if self._stopped:
            return frozenset()
        changed = self._differing(found)
        entries = [
            join(path, name)
            for path in changed
            for name in (found[path].names or frozenset()) ^ (self._known[path].names or frozenset())
        ]
        self._is_rebuilt = self._is_rebuilt or any(
            found[path].kind != self._known[path].kind or os.path.islink(path) for path in changed
        )
        self._known = found
        self._young = frozenset(path for path, state in found.items() if state.names is None and _is_after(state, looked))
        self._told.clear()
        self._since = looked
        return frozenset((*changed, *entries))

    def _poll_from_now_on(self, problem: OSError) -> None:
        if self._events:
            self._events.close()
            self._events = None
        self.polling = True
        self._next_look = 0.0
        self.notice = warning(
            "F606",
            f"The system tells of no changes ({(problem.strerror or str(problem)).lower()}), so the files are looked at "
            "twice a second",
            hint="On Linux a higher fs.inotify.max_user_watches or max_user_instances helps; --poll asks for looking",
        )


class Routes(NamedTuple):
    """How the system's events lead to what is followed. `followed` are the paths that an event at a place may concern,
    by the place's key; none for a folder on the way to one. `listed` are the keys of the followed folders, whose entries
    matter. `folders` are those whose events are wanted, by their real path: files can't be watched themselves, since
    what replaces one is another file."""

    followed: dict[str, list[str]]
    listed: frozenset[str]
    folders: tuple[str, ...]


def find_routes(paths: Iterable[str]) -> Routes:
    """What to watch to hear of the changes of these absolute paths. Of what is missing, the nearest folder that is
    there; of what is reached through a link, both ends."""
    followed: dict[str, list[str]] = {}
    listed: set[str] = set()
    folders: dict[str, None] = {}
    nearest: dict[str, tuple[str, str]] = {}
    for path in paths:
        parent = dirname(path)
        if parent not in nearest:
            there = _nearest_folder(parent)
            nearest[parent] = there, os.path.realpath(there)
        there, real = nearest[parent]
        if there == parent or sys.platform != "darwin":
            # macOS tells of everything below a folder, and a missing theme is looked for up to the root.
            folders[real] = None
        places = {path, join(real, path[len(there) :].lstrip(os.sep))}
        is_folder = os.path.isdir(path)
        if is_folder or os.path.islink(path):
            end = os.path.realpath(path)
            places.add(end)
            folders[end if is_folder else _nearest_folder(dirname(end))] = None
        for place in places:
            key = _key(place)
            if is_folder:
                listed.add(key)
            followed.setdefault(key, []).append(path)
            above = dirname(key)
            while above not in followed and above != dirname(above):
                followed[above] = []
                above = dirname(above)
    return Routes(followed, frozenset(listed), tuple(folders))


def _nearest_folder(folder: str) -> str:
    while not os.path.isdir(folder) and dirname(folder) != folder:
        folder = dirname(folder)
    return folder


def _key(path: str) -> str:
    """A path as events and builds may both be sure to spell it: some systems change case or accents on the way. That
    two files come to have one key does no harm, since what is there is looked at."""
    if path.isascii():
        return path.lower()
    from unicodedata import normalize

    return normalize("NFC", path).casefold()


class _Events:
    """watchdog, a folder at a time. `heard` is called from its threads with the paths of each event."""

    def __init__(self, heard: Callable[..., None]) -> None:
        import logging

        from watchdog import events
        from watchdog.observers import Observer

        logging.getLogger("watchdog").addHandler(logging.NullHandler())  # What it loses, a look finds.
        # Not the events of opening and reading: a build would set off the next.
        kinds = [f"{what}{change}Event" for what in ("File", "Dir") for change in ("Created", "Deleted", "Moved")]
        kinds += ["FileModifiedEvent", "FileAttribEvent", "FileClosedEvent"]
        self._kinds = [getattr(events, kind) for kind in kinds if hasattr(events, kind)]
        self._heard = heard
        self._watches: dict[str, tuple[tuple[int, int], Any]] = {}
        self._observer = Observer()
        self._observer.start()

    def watch(self, folders: tuple[str, ...]) -> bool:
        """Watch exactly these folders, not what is in their folders; True where one is watched anew. Raises OSError where
        the system's limits are reached."""
        identities = {folder: _identity(folder) for folder in folders[:_MOST_FOLDERS]}
        for folder, (identity, watch) in list(self._watches.items()):
            # A folder that was deleted or moved and stands there again is another one: its watch has gone with it.
            if identities.get(folder) != identity:
                del self._watches[folder]
                self._observer.unschedule(watch)
        anew = False
        for folder, identity in identities.items():
            if identity and folder not in self._watches:
                try:
                    watch = self._observer.schedule(self, folder, event_filter=self._kinds)
                except (FileNotFoundError, NotADirectoryError, PermissionError):
                    continue  # gone meanwhile, or not to be listed: looked at now and then
                self._watches[folder] = identity, watch
                anew = True
        return anew

    def dispatch(self, event: Any) -> None:
        """What watchdog calls with each event."""
        self._heard(*(os.fsdecode(place) for place in (event.src_path, event.dest_path) if place))

    def close(self) -> None:
        self._observer.stop()
        self._observer.join()


def _identity(folder: str) -> tuple[int, int] | None:
    try:
        found = os.stat(folder)
    except OSError:
        return None
    return found.st_dev, found.st_ino
