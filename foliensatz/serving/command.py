"""`foliensatz serve`: build the deck whenever it changes, as `watch` does, and show it to browsers."""

import argparse
import os
import secrets
import sys
import threading

from foliensatz.builder import Builder
from foliensatz.cli import DONE, MUST_ACT, show
from foliensatz.console import StoppedBySignals
from foliensatz.diagnostic import Diagnostic, error
from foliensatz.fonts import Fonts
from foliensatz.pipeline import Order
from foliensatz.preview import draw
from foliensatz.serving.board import Board
from foliensatz.serving.editor import editor_address
from foliensatz.serving.events import Events
from foliensatz.serving.listener import PageListener
from foliensatz.serving.server import Exhibition, Server, open_server
from foliensatz.serving.talk import Talk
from foliensatz.serving.true_picture import TruePictures
from foliensatz.starter import starter
from foliensatz.watch import Watcher, keep_building
from foliensatz.watch_command import Lines

AGAIN = "FOLIENSATZ_SERVED_AT"
"""The port of the server before, where a changed build.py had to be started again: the page that is open finds it."""


def run(options: argparse.Namespace) -> int:
    """Serve the deck that the options name. Returns the exit code: 0 when it is ended by Ctrl-C, 1 where there is
    nothing to serve or no port to be had."""
    editor = editor_address(options.editor)
    if isinstance(editor, Diagnostic):
        return _refused(editor)
    order = Order(output=options.output, theme=options.theme, said=tuple(options.said))
    return serve(Builder(options.deck, order), options, options.deck, editor)


def serve(builder: Builder, options: argparse.Namespace, watched: str, editor: str = "") -> int:
    """Serve what `builder` builds; `watched` is what its author changes, `editor` the address that opens a source ("" for
    none). Of the options: the port, whether no browser is opened, and how files are watched."""
    board = Board(builder.deck, lambda frame, theme, fonts: draw(frame, theme, fonts or Fonts()))
    events = Events()
    true_pictures = TruePictures(lambda key: _packaged(board, key), events.publish)
    started_by = starter()
    with Watcher(options.poll, (started_by.script,) if started_by else ()) as watcher:
        lines = Lines("human", watcher, started_by)
        listener = PageListener(board, events, builder.output, lines)
        session = secrets.token_hex(4)
        exhibition = Exhibition(session, board, events, Talk(), true_pictures, {"editor": editor}, listener.state)
        again = os.environ.pop(AGAIN, "")
        port = int(again) if again.isdigit() else options.port
        try:
            server = open_server(port, exhibition)
        except OSError as problem:
            return _refused(_no_port(port, problem))
        with server, _Answering(server), StoppedBySignals(watcher.stop):
            print(f"The preview is at {server.url}, the presenter's view at {server.url}presenter", file=sys.stderr)
            print(f"Watching {watched}; Ctrl-C ends it", file=sys.stderr, flush=True)
            if not options.no_open and not again:
                threading.Thread(target=_open_browser, args=(server.url,), daemon=True).start()
            try:
                keep_building(builder, watcher, listener)
            finally:
                true_pictures.stop()
    if lines.starts_again and started_by:
        os.environ[AGAIN] = str(server.port)
        return started_by.start_again()
    return MUST_ACT if lines.is_hopeless else DONE


class _Answering:
    """A context in which a thread of its own takes the browsers' requests."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(0.1,), name="server", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *problem: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _refused(problem: Diagnostic) -> int:
    show((problem,), "human", lambda path, line: None)
    return MUST_ACT


def _packaged(board: Board, key: int) -> tuple[bytes, int, float] | None:
    from foliensatz.serving.single_slide import single_slide

    found = board.frame(key)
    if found is None:
        return None
    frame, number, typeset = found
    data = single_slide(frame, number, typeset, lambda name, width: board.media(name))
    size = typeset.theme.size
    return None if data is None else (data, number, size.height / size.width)


def _open_browser(url: str) -> None:
    import webbrowser

    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return  # a text browser would take over the terminal
    try:
        opened = webbrowser.open(url)
    except webbrowser.Error:
        opened = False
    if not opened:
        print(f"No browser could be opened; open {url} yourself", file=sys.stderr, flush=True)


def _no_port(port: int | None, problem: OSError) -> Diagnostic:
    import errno

    if problem.errno == errno.EADDRINUSE or getattr(problem, "winerror", 0) == 10048:
        hint = "Name another with --port, or none: then a free one is taken"
        return error(
            "F701", f"The port {port} is in use, perhaps by another preview", hint=hint, path="--port"
        )
    words = (problem.strerror or str(problem)).lower()
    hint = "Take one from 1024 to 65535, or name none: then a free one is taken"
    return error("F702", f"The port {port} can't be opened: {words}", hint=hint, path="--port")
