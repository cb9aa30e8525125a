"""News for all browsers that look on, as server-sent events (HTML Living Standard, 9.2)."""

import json
import threading
from collections import deque

TOO_MANY = 100
"""A browser that has fallen so many events behind is told everything anew instead."""


class Subscription:
    """One browser's waiting line."""

    def __init__(self) -> None:
        self._waiting: deque[bytes] = deque()
        self._ready = threading.Condition()
        self._behind = False
        self.closed = False

    def put(self, event: bytes) -> None:
        with self._ready:
            if self._behind:
                return
            self._waiting.append(event)
            if len(self._waiting) > TOO_MANY:
                self._waiting.clear()
                self._behind = True
            self._ready.notify()

    def close(self) -> None:
        with self._ready:
            self.closed = True
            self._ready.notify()

    def take(self, timeout: float) -> bytes | None:
        """All events that wait, after at most `timeout` seconds; b"" where there were none, None where the browser fell
        behind and needs to know everything anew."""
        with self._ready:
            if not self._waiting and not self._behind and not self.closed:
                self._ready.wait(timeout)
            if self._behind:
                self._behind = False
                return None
            events = b"".join(self._waiting)
            self._waiting.clear()
            return events


class Events:
    """The place where news are published. All methods may be called from any thread."""

    def __init__(self) -> None:
        self._subscriptions: set[Subscription] = set()
        self._lock = threading.Lock()
        self._closed = False

    def subscribe(self) -> Subscription:
        subscription = Subscription()
        with self._lock:
            self._subscriptions.add(subscription)
            if self._closed:
                subscription.close()
        return subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        with self._lock:
            self._subscriptions.discard(subscription)

    def publish(self, name: str, data: object) -> None:
        event = encoded(name, data)
        with self._lock:
            for subscription in self._subscriptions:
                subscription.put(event)

    def close(self) -> None:
        """Tell everyone that nothing more will come."""
        with self._lock:
            self._closed = True
            for subscription in self._subscriptions:
                subscription.close()

    def __len__(self) -> int:
        """How many browsers look on."""
        with self._lock:
            return len(self._subscriptions)


def encoded(name: str, data: object) -> bytes:
    """One event. JSON has no line ends of its own, so that one data line holds it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {text}\n\n".encode("utf-8", "replace")
