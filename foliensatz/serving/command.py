"""`serve`: build the deck whenever it changes, and show it to browsers."""

import os
import secrets
import sys
import threading
from typing import Callable, NamedTuple

from foliensatz.diagnostic import Diagnostic, Report, error
from foliensatz.pipeline import Order
from foliensatz.serving.editor import editor_address

Say = Callable[[str], None]
Show = Callable[[tuple[Diagnostic, ...], Callable[[str, int], "str | None"]], None]


class Wish(NamedTuple):
    """What the command line asks of `serve`. `port` None is the first free one."""

    deck: str
    order: Order
    port: int | None = None
    opens_browser: bool = True
    editor: str = "vscode"


def serve(wish: Wish, say: Say, show: Show) -> Report[None]:
    """Serve until the interrupt key is pressed. `say` tells the terminal a line, `show` what is wrong with the deck.
    Comes back at once, with the reason, where there can be no server."""
    editor = editor_address(wish.editor)
    if isinstance(editor, Diagnostic):
        return Report(None, (editor,))
    from foliensatz.builder import Builder
    from foliensatz.fonts import Fonts
    from foliensatz.preview import draw
    from foliensatz.serving.board import Board
    from foliensatz.serving.events import Events
    from foliensatz.serving.listener import PageListener
    from foliensatz.serving.server import Exhibition, open_server
    from foliensatz.serving.talk import Talk
    from foliensatz.serving.true_picture import TruePictures
    from foliensatz.watch import Watcher, keep_building

    builder = Builder(wish.deck, wish.order)
    board = Board(wish.deck, lambda frame, theme, fonts: draw(frame, theme, fonts or Fonts()))
    events = Events()
    listener = PageListener(board, events, builder.output, say, show)
    true_pictures = TruePictures(lambda key: _packaged(board, key), events.publish)
    about = {"editor": editor}
    exhibition = Exhibition(secrets.token_hex(4), board, events, Talk(), true_pictures, about, listener.state)
    try:
        server = open_server(wish.port, exhibition)
    except OSError as problem:
        return Report(None, (_no_port(wish.port, problem),))
    with server, Watcher() as watcher:
        building = _Building(lambda: keep_building(builder, watcher, listener), server)
        say(f"The preview is at {server.url}, the presenter's view at {server.url}presenter; Ctrl-C ends it")
        building.start()
        if wish.opens_browser:
            threading.Thread(target=_open_browser, args=(server.url, say), daemon=True).start()
        try:
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            pass
        finally:
            watcher.stop()
            true_pictures.stop()
            server.server_close()
            building.join()
    if building.failure is not None:
        raise building.failure
    return Report(None)


class _Building(threading.Thread):
    """The thread that builds. When it fails, the server ends, so that the failure is seen."""

    def __init__(self, build: Callable[[], None], server) -> None:
        super().__init__(name="building", daemon=True)
        self._build = build
        self._server = server
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            self._build()
        except Exception as failure:  # raised again by the main thread
            self.failure = failure
            self._server.shutdown()


def _packaged(board, key: int) -> tuple[bytes, int, float] | None:
    from foliensatz.serving.single_slide import single_slide

    found = board.frame(key)
    if found is None:
        return None
    frame, number, theme = found
    data = single_slide(frame, number, theme, lambda name, width: board.media(name))
    return data, number, theme.size.height / theme.size.width


def _open_browser(url: str, say: Say) -> None:
    import webbrowser

    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return  # a text browser would take over the terminal
    try:
        opened = webbrowser.open(url)
    except webbrowser.Error:
        opened = False
    if not opened:
        say(f"No browser could be opened; open {url} yourself")


def _no_port(port: int | None, problem: OSError) -> Diagnostic:
    import errno

    if problem.errno == errno.EADDRINUSE or getattr(problem, "winerror", 0) == 10048:
        hint = "Name another with --port, or none: then a free one is taken"
        return error("F701", f"The port {port} is in use, perhaps by another foliensatz serve", hint=hint, path="--port")
    words = (problem.strerror or str(problem)).lower()
    hint = "Take one from 1024 to 65535, or name none: then a free one is taken"
    return error("F702", f"The port {port} can't be opened: {words}", hint=hint, path="--port")
