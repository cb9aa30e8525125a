"""The web server of the preview: a few pages, drawings and pictures by key, the stream of events, and two requests that
change something. It serves no folder: what can be asked for is listed here."""

import errno
import json
import socket
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Callable, NamedTuple

from foliensatz import __version__
from foliensatz.serving.board import Board
from foliensatz.serving.events import Events, encoded
from foliensatz.serving.guard import allowed
from foliensatz.serving.page_files import PAGES, explained, page_file
from foliensatz.serving.talk import Talk
from foliensatz.serving.true_picture import TruePictures

ADDRESS = "127.0.0.1"
FIRST_PORT = 7070
PORTS_TRIED = 20
LONGEST_WISH = 4096

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PICTURE_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"
"""A picture may be an SVG, which opened by itself could otherwise run scripts."""


class Exhibition(NamedTuple):
    """What the server has to show. `session` names this run: keys of an earlier one mean nothing now. `about` is told
    to every browser when it comes: the editor's address, and what else stays the same all the time; `status` is the
    PPTX's state."""

    session: str
    board: Board
    events: Events
    talk: Talk
    true_pictures: TruePictures
    about: dict[str, object]
    status: Callable[[], dict[str, object]]


class Server(ThreadingHTTPServer):
    """Serves an exhibition on a port of 127.0.0.1. Raises OSError where the port can't be had (0: any free one)."""

    daemon_threads = True
    # On Windows the option would let two servers have one port.
    allow_reuse_address = sys.platform != "win32"
    request_queue_size = 64

    def __init__(self, port: int, exhibition: Exhibition, heartbeat: float = 5.0) -> None:
        self.exhibition = exhibition
        self.heartbeat = heartbeat
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()
        super().__init__((ADDRESS, port), Handler)

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def url(self) -> str:
        return f"http://{ADDRESS}:{self.port}/"

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, as HTTPServer does: that can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) if self.allow_reuse_address else None
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address[:2]

    def process_request(self, request: socket.socket, client_address) -> None:
        with self._open_lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:
        with self._open_lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Stop listening and let go of every browser, so that no thread stays behind."""
        super().server_close()
        self.exhibition.events.close()
        with self._open_lock:
            for request in self._open:
                try:
                    request.shutdown(socket.SHUT_RDWR)
                except OSError:  # the browser was quicker
                    pass

    def handle_error(self, request, client_address) -> None:
        """A browser that leaves in the middle is no error; anything else is one of ours."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def open_server(port: int | None, exhibition: Exhibition) -> Server:
    """A server on `port`, or, where that is None, on the first free one of ours, or any. Raises OSError."""
    if port is not None:
        return Server(port, exhibition)
    for number in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        try:
            return Server(number, exhibition)
        except OSError as problem:
            if problem.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    return Server(0, exhibition)


class Handler(BaseHTTPRequestHandler):
    """One connection of a browser, with a thread of its own."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = f"foliensatz/{__version__}"
    sys_version = ""
    disable_nagle_algorithm = True
    timeout = 60
    """Seconds after which a silent connection is let go."""

    def do_GET(self) -> None:
        if not allowed(self.headers, self.server.port, changes=False):
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        path = self.path.partition("?")[0]
        if path == "/events":
            self._events()
            return
        found = self._found(path)
        if found is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._send(*found)

    do_HEAD = do_GET

    def do_POST(self) -> None:
        if not allowed(self.headers, self.server.port, changes=True):
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        wishes = {"/talk": self._change_talk, "/true": self._ask_true_pictures}
        act = wishes.get(self.path)
        if act is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        wish = self._wish()
        if wish is None or not act(wish):
            self._refuse(HTTPStatus.BAD_REQUEST)
        else:
            self._send(b"", "text/plain", HTTPStatus.NO_CONTENT)

    # What can be asked for

    def _found(self, path: str) -> tuple[bytes, str] | None:
        """The bytes and media type that a path means; None where it means nothing."""
        exhibition = self.server.exhibition
        if path in PAGES:
            return page_file(PAGES[path])
        folder, _, name = path[1:].partition("/")
        if folder == "page":
            return page_file(name)
        if folder == "slide" and name.startswith(exhibition.session + "-"):
            svg = exhibition.board.svg(_number(name.removeprefix(exhibition.session + "-")))
            return None if svg is None else (svg.encode("utf-8", "replace"), "image/svg+xml")
        if folder == "media":
            try:
                return exhibition.board.media(name)
            except KeyError:
                return None
        if folder == "explain":
            explanation = explained(name)
            return None if explanation is None else (explanation.encode(), "text/html; charset=utf-8")
        if folder == "font":
            try:
                return exhibition.board.font(name), "font/sfnt"
            except KeyError:
                return None
        if folder == "true":
            picture = exhibition.true_pictures.picture(name)
            return None if picture is None else (picture, "image/png")
        return None

    def _change_talk(self, wish: object) -> bool:
        exhibition = self.server.exhibition
        state = exhibition.talk.change(wish)
        if state is None:
            return False
        exhibition.events.publish("talk", state)
        return True

    def _ask_true_pictures(self, wish: object) -> bool:
        keys = wish.get("keys") if isinstance(wish, dict) else None
        if not isinstance(keys, list) or not all(type(key) is int for key in keys):
            return False
        self.server.exhibition.true_pictures.ask(keys)
        return True

    def _wish(self) -> object | None:
        """What a POST says: JSON. None where that can't be read."""
        length = self.headers.get("Content-Length", "")
        type = self.headers.get("Content-Type", "").partition(";")[0].strip()
        if not length.isascii() or not length.isdigit() or int(length) > LONGEST_WISH or type != "application/json":
            self.close_connection = True
            return None
        try:
            return json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):  # a thousand brackets are JSON, too
            return None

    def _events(self) -> None:
        """News, for as long as the browser stays: first everything, then what changes."""
        self.close_connection = True
        self._head(HTTPStatus.OK, "text/event-stream; charset=utf-8")
        if self.command == "HEAD":
            return
        exhibition = self.server.exhibition
        subscription = None
        try:
            while True:
                if subscription is None:
                    subscription, first = self._welcome()
                    self.wfile.write(b"retry: 1000\n\n" + first)
                news = subscription.take(self.server.heartbeat)
                if news is None:
                    exhibition.events.unsubscribe(subscription)
                    subscription = None
                elif subscription.closed:
                    return
                else:
                    self.wfile.write(news or b":\n\n")
        except OSError:  # the browser has left
            return
        finally:
            if subscription is not None:
                exhibition.events.unsubscribe(subscription)

    def _welcome(self):
        """A subscription, and everything there is to know at its beginning."""
        exhibition = self.server.exhibition
        with exhibition.board.lock:  # so that no edit is missed and none told twice
            subscription = exhibition.events.subscribe()
            first = {**exhibition.about, **exhibition.board.whole(), "session": exhibition.session}
        first["talk"] = exhibition.talk.state()
        first["file"] = exhibition.status()
        first["true"] = exhibition.true_pictures.state()
        return subscription, encoded("deck", first)

    # Answers

    def _send(self, body: bytes, type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._head(status, type, len(body))
        if self.command != "HEAD":
            self.wfile.write(body)

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._send(f"{status.value} {status.phrase}\n".encode(), "text/plain; charset=utf-8", status)

    def _head(self, status: HTTPStatus, type: str, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type)
        if status != HTTPStatus.NO_CONTENT and length is not None:
            self.send_header("Content-Length", str(length))
        if self.close_connection:
            self.send_header("Connection", "close")
        # The key of a picture or font is made of its bytes; all else may be another thing in the next run.
        lasting = self.path.startswith(("/media/", "/font/")) and status == HTTPStatus.OK
        self.send_header("Cache-Control", "private, max-age=31536000, immutable" if lasting else "no-store")
        self.send_header("Content-Security-Policy", POLICY if type.startswith("text/html") else PICTURE_POLICY)
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: the terminal belongs to what the author should know."""


def _number(text: str) -> int:
    """A key's number; -1, which none has, where the text is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1
