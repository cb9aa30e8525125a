"""The server, without a browser: what it answers, whom it refuses, and that it leaves nothing behind."""

import http.client
import json
import socket
import threading
import time
from contextlib import contextmanager

import pytest

from foliensatz.serving import server as serving
from foliensatz.serving.events import TOO_MANY, Events
from foliensatz.serving.server import Exhibition, Server, open_server
from foliensatz.serving.talk import Talk
from foliensatz.serving.true_picture import TruePictures
from tests.serving.decks import Rehearsal

SESSION = "5e55"


def exhibition(rehearsal) -> Exhibition:
    events = Events()
    true_pictures = TruePictures(lambda key: None, events.publish, program="")
    return Exhibition(
        SESSION, rehearsal.board, events, Talk(), true_pictures, {"editor": ""}, lambda: {"state": "written"}
    )


@contextmanager
def running(server):
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def rehearsal(tmp_path):
    return Rehearsal(tmp_path)


@pytest.fixture
def server(rehearsal):
    with running(Server(0, exhibition(rehearsal), heartbeat=0.05)) as served:
        yield served


def ask(server, path, method="GET", headers=None, body=None):
    """The answer's status, headers and body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def post(server, path, wish, **headers):
    own = {"Origin": f"http://127.0.0.1:{server.port}", "Content-Type": "application/json"}
    return ask(server, path, "POST", {**own, **headers}, wish if isinstance(wish, bytes) else json.dumps(wish))[0]


class Looker:
    """A browser that looks on: a connection to /events."""

    def __init__(self, server):
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        self.socket.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        self.stream = self.socket.makefile("rb")
        self.head = b""
        while not self.head.endswith(b"\r\n\r\n"):
            self.head += self.stream.readline()

    def next(self):
        """The next event's name and data; heartbeats are passed over."""
        lines = []
        while True:
            line = self.stream.readline()
            assert line, "the stream has ended"
            text = line.decode().rstrip("\n")
            if text.startswith("event: "):
                lines = [text.removeprefix("event: ")]
            elif text.startswith("data: "):
                return lines[0], json.loads(text.removeprefix("data: "))

    def close(self):
        self.stream.close()
        self.socket.close()


def until(condition, patience=10.0):
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


# What can be asked for


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/talk", "text/html; charset=utf-8"),
        ("/presenter", "text/html; charset=utf-8"),
        ("/?a=1", "text/html; charset=utf-8"),
        ("/page/preview.js", "text/javascript; charset=utf-8"),
        ("/page/base.css", "text/css; charset=utf-8"),
        ("/page/icon.svg", "image/svg+xml"),
    ],
)
def test_pages(server, path, type):
    status, headers, body = ask(server, path)
    assert (status, headers["Content-Type"], len(body)) == (200, type, int(headers["Content-Length"]))
    status, headers, nothing = ask(server, path, "HEAD")
    assert (status, int(headers["Content-Length"]), nothing) == (200, len(body), b"")


def test_the_page_may_load_from_nowhere_else(server):
    policy = ask(server, "/")[1]["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe-inline" not in policy.replace("style-src-attr 'unsafe-inline'", "") and "http" not in policy


def test_drawings_are_had_by_their_keys(server, rehearsal):
    [_, [key], _] = rehearsal.board.whole()["cards"][1]
    status, headers, body = ask(server, f"/slide/{SESSION}-{key}")
    assert (status, headers["Content-Type"]) == (200, "image/svg+xml") and b"Erstens" in body
    assert "sandbox" in headers["Content-Security-Policy"]


def test_codes_are_explained(server):
    status, headers, body = ask(server, "/explain/F301")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert body.startswith(b"<h1>F301: ")


@pytest.mark.parametrize(
    "path",
    [
        "/explain/", "/explain/F000", "/explain/../cli", "/explain/f301",
        "/deck.md", "/slide/", f"/slide/{SESSION}-", f"/slide/{SESSION}-99", f"/slide/{SESSION}--1", f"/slide/{SESSION}-%D9%A3",
        "/slide/0000-1", "/media/", "/media/0000", "/media/../deck.md", "/page/", "/page/..", "/page/../draw.py",
        "/page/%2e%2e/draw.py", "/page//etc/passwd", "//etc/passwd", "/true/x.png", "/font/", "/font/0000", "/build/deck.pptx", "/favicon.ico",
        "/page/preview.js/", "/talk/", "/../deck.md", "/page/preview.html.bak",
    ],
)  # fmt: skip
def test_nothing_else_can_be_had(server, path):
    status, _, body = ask(server, path)
    assert (status, body) == (404, b"404 Not Found\n")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_not_served(server, method):
    assert ask(server, "/", method)[0] == 501


# Who may ask


def test_names_of_this_machine_are_hosts(server):
    for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert ask(server, "/", headers={"Host": f"{name}:{server.port}"})[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost:{port}.evil.example", ""]
)
@pytest.mark.parametrize("path", ["/", "/events", "/page/preview.js", "/nothing"])
def test_other_hosts_are_refused(server, host, path):
    assert ask(server, path, headers={"Host": host.format(port=server.port)})[0] == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://localhost:{port}", ""]
)
def test_other_origins_are_refused(server, origin):
    """The last but one is this server by another name: a page that came from there says that name as Host too."""
    headers = {"Origin": origin.format(port=server.port)}
    assert ask(server, "/events", headers=headers)[0] == 403
    assert post(server, "/talk", {"card": 1}, **headers) == 403


def test_what_other_pages_embed_is_refused_and_a_link_is_followed(server):
    assert (
        ask(server, "/page/icon.svg", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})[0] == 403
    )
    assert ask(server, "/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})[0] == 200


def test_a_wish_must_say_where_it_comes_from(server):
    body, headers = b'{"card":1}', {"Content-Type": "application/json"}
    assert ask(server, "/talk", "POST", headers, body)[0] == 403


@pytest.mark.parametrize(
    "wish",
    [b"", b"{", b"[]", b"1", b'{"card":"1"}', b'{"card":true}', b'{"turn":7}', b'{"elapsed":-1}', b'{"elapsed":1e400}',
     b'{"by":"' + b"x" * 65 + b'"}', b"\xff", b'{"by":"' + b"x" * 5000 + b'"}', b"[" * 4000],
)  # fmt: skip
def test_a_wish_that_cannot_be_read_is_refused(server, wish):
    before = server.exhibition.talk.state()
    assert post(server, "/talk", wish) == 400
    assert server.exhibition.talk.state() == before


def test_a_wish_is_json_and_says_so(server):
    assert post(server, "/talk", {"card": 1}, **{"Content-Type": "text/plain"}) == 400
    assert post(server, "/nothing", {}) == 404
    assert post(server, "/true", {"keys": ["1"]}) == 400
    assert post(server, "/true", {"keys": [1]}) == 204


# News


def test_who_comes_is_told_everything_and_then_what_changes(server, rehearsal):
    looker = Looker(server)
    assert b"Content-Type: text/event-stream" in looker.head and b"Content-Length" not in looker.head
    name, deck = looker.next()
    assert name == "deck" and deck["session"] == SESSION and len(deck["cards"]) == 4
    assert deck["talk"]["turn"] == 0 and deck["file"] == {"state": "written"} and deck["true"]["available"] is False
    server.exhibition.events.publish("edit", rehearsal.edit("Punkt zwei", "Grüße\N{SLIGHTLY SMILING FACE}"))
    name, edit = looker.next()
    assert name == "edit" and edit["base"] == deck["version"]
    assert "Grüße\N{SLIGHTLY SMILING FACE}" in "".join(edit["drawn"].values())
    looker.close()


def test_several_lookers_are_told_the_same(server):
    lookers = [Looker(server) for _ in range(5)]
    for looker in lookers:
        assert looker.next()[0] == "deck"
    assert post(server, "/talk", {"card": 3, "part": 1, "by": "a"}) == 204
    told = [looker.next() for looker in lookers]
    assert all(each == told[0] for each in told)
    assert told[0][0] == "talk" and (told[0][1]["card"], told[0][1]["by"], told[0][1]["turn"]) == (3, "a", 1)
    late = Looker(server)
    assert late.next()[1]["talk"]["card"] == 3
    for looker in (*lookers, late):
        looker.close()


def test_a_looker_that_leaves_leaves_no_thread(server):
    before = threading.active_count()
    lookers = [Looker(server) for _ in range(4)]
    until(lambda: len(server.exhibition.events) == 4)
    for looker in lookers:
        looker.close()
    until(lambda: len(server.exhibition.events) == 0 and threading.active_count() == before)


def test_a_looker_that_fell_behind_is_told_everything_anew(server):
    looker = Looker(server)
    looker.next()
    until(lambda: len(server.exhibition.events) == 1)
    with server.exhibition.board.lock:  # the welcome waits for it, so that the news can pile up
        [subscription] = server.exhibition.events._subscriptions
        with subscription._ready:
            for number in range(TOO_MANY + 5):
                subscription.put(b"event: file\ndata: %d\n\n" % number)
    assert looker.next()[0] == "deck"
    server.exhibition.events.publish("file", {"state": "writing"})
    assert looker.next() == ("file", {"state": "writing"})
    looker.close()


def test_the_end_lets_go_of_everyone(rehearsal):
    before = threading.active_count()
    with running(Server(0, exhibition(rehearsal), heartbeat=60)) as served:
        looker = Looker(served)
        looker.next()
        idle = socket.create_connection(("127.0.0.1", served.port))
        until(lambda: threading.active_count() >= before + 3)
    assert looker.stream.read().strip() == b""
    until(lambda: threading.active_count() == before)
    looker.close()
    idle.close()


# The port


def test_a_port_in_use_is_refused_and_without_a_wish_the_next_one_is_taken(rehearsal, monkeypatch):
    with Server(0, exhibition(rehearsal)) as first:
        with pytest.raises(OSError):
            open_server(first.port, exhibition(rehearsal))
        monkeypatch.setattr(serving, "FIRST_PORT", first.port)
        with open_server(None, exhibition(rehearsal)) as second:
            assert second.port != first.port
        monkeypatch.setattr(serving, "PORTS_TRIED", 1)
        with open_server(None, exhibition(rehearsal)) as third:
            assert third.port != first.port
