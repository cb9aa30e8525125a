"""`foliensatz serve` as authors run it, without a browser."""

import http.client
import json
import socket
import sys
import urllib.request

import pytest

from foliensatz.cli import main
from tests.serving.serving_process import Serving
from tests.theming.templates import agency, simple


@pytest.fixture
def serving(tmp_path):
    running = Serving(tmp_path)
    yield running
    running.end()


def test_it_serves_builds_and_ends_with_the_interrupt_key(serving):
    with urllib.request.urlopen(serving.url, timeout=10) as answer:
        assert answer.status == 200 and b"<!doctype html>" in answer.read()
    assert "4 slides" in serving.wait_for(r"build/deck\.pptx")
    assert (serving.folder / "build" / "deck.pptx").is_file()
    serving.edit("Ein Satz.", "![x](fehlt.png)")
    serving.wait_for(r"deck\.md:\d+:1: error F301")
    assert "1 error" in serving.wait_for("nothing written")
    serving.edit("![x](fehlt.png)", "Ein Satz.")
    serving.wait_for(r"build/deck\.pptx is up to date")
    assert serving.end() == 0
    assert not [line for line in serving.said if "Traceback" in line or "defect" in line]


def test_an_edit_is_an_event_and_the_file_follows(serving):
    port = int(serving.url.rstrip("/").rpartition(":")[2])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/events")
    stream = connection.getresponse()

    def next_event(wanted):
        name = ""
        while True:
            line = stream.readline().decode()
            assert line
            if line.startswith("event: "):
                name = line.removeprefix("event: ").strip()
            elif line.startswith("data: ") and name == wanted:
                return json.loads(line.removeprefix("data: "))

    next_event("deck")
    serving.wait_for(r"build/deck\.pptx")
    serving.edit("Punkt zwei", "Punkt drei")
    while "drei" not in "".join(next_event("edit").get("drawn", {}).values()):
        pass
    while (state := next_event("file"))["state"] != "written":
        assert state["state"] == "writing"
    assert state["file"] == "deck.pptx"
    connection.close()


def test_a_templates_samples_are_served_and_follow_the_template(tmp_path):
    template = tmp_path / "haus.potx"
    template.write_bytes(simple())
    serving = Serving(tmp_path, "-o", "sheet.pptx", theme="haus.potx")
    try:
        connection = http.client.HTTPConnection("127.0.0.1", int(serving.url.rstrip("/").rpartition(":")[2]), timeout=20)
        connection.request("GET", "/events")
        stream = connection.getresponse()

        def titles_with(wanted):
            """The titles on view as soon as one of them is `wanted`."""
            while line := stream.readline().decode():
                if line.startswith("data: "):
                    frames = json.loads(line.removeprefix("data: ")).get("frames", {})
                    titles = [frame["title"] for frame in frames.values()]
                    if wanted in titles:
                        return titles

        assert "Drei Bilder" not in titles_with("Zwei Spalten")
        serving.wait_for("sheet.pptx in")
        template.write_bytes(agency())
        assert "Ein Zitat" in titles_with("Drei Bilder")
        serving.wait_for("haus.potx changed.*sheet.pptx in")
        connection.close()
        assert serving.end() == 0
    finally:
        serving.end()
    assert not [line for line in serving.said if "error" in line or "Traceback" in line]
    assert (tmp_path / "sheet.pptx").is_file()


def test_a_port_in_use_is_told_with_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--no-open", "--port", str(port)]) == 1
    told = capsys.readouterr().err
    assert f"--port: error F701 The port {port} is in use" in told and "hint: Name another with --port" in told


def test_a_port_that_the_system_refuses_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def refuse(*arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("foliensatz.serving.server.Server.server_bind", refuse)
    assert main(["serve", "--no-open", "--port", "80"]) == 1
    assert "error F702 The port 80 can't be opened: permission denied" in capsys.readouterr().err


def test_an_unknown_editor_is_told(capsys):
    assert main(["serve", "--no-open", "--editor", "vs-code"]) == 1
    told = capsys.readouterr().err
    assert "--editor: error F703" in told and "Did you mean “vscode”?" in told


@pytest.mark.parametrize("port", ["x", "-1", "65536", "٣", "8080.0"])
def test_a_port_is_a_number(port, capsys):
    with pytest.raises(SystemExit) as wrong_usage:
        main(["serve", "--no-open", "--port", port])
    assert wrong_usage.value.code == 2
    assert "a port is a number" in capsys.readouterr().err or port == "-1"


def test_where_there_is_no_deck_there_is_no_server(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["serve", "--no-open", "--port", "0"]) == 1
    assert "error F151 There is no such deck" in capsys.readouterr().err


def test_the_browser_is_opened_at_the_pages_address(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    from foliensatz.serving.command import _open_browser

    _open_browser("http://127.0.0.1:7070/")
    assert opened == ["http://127.0.0.1:7070/"]


def test_a_browser_that_does_not_open_is_told(monkeypatch, capsys):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("webbrowser.open", lambda url: False)
    from foliensatz.serving.command import _open_browser

    _open_browser("http://127.0.0.1:7070/")
    assert "open http://127.0.0.1:7070/ yourself" in capsys.readouterr().err


def test_a_changed_build_script_is_started_again_where_the_page_finds_it(tmp_path, monkeypatch):
    script = tmp_path / "build.py"
    script.write_text("pass\n")
    monkeypatch.setenv("FOLIENSATZ_STARTED_BY", json.dumps([sys.executable, str(script)]))
    running = Serving(tmp_path)
    running.wait_for(r"build/deck\.pptx")
    script.write_text("import os\nprint('again at', os.environ['FOLIENSATZ_SERVED_AT'])\n")
    port = running.url.rstrip("/").rpartition(":")[2]
    assert running.wait_for("again at") == f"again at {port}"
    assert running.process.wait(20) == 0
    monkeypatch.delenv("FOLIENSATZ_STARTED_BY")
    monkeypatch.setenv("FOLIENSATZ_SERVED_AT", port)
    again = Serving(tmp_path)
    assert again.url == running.url
    assert running.end() == again.end() == 0
