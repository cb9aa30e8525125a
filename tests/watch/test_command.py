"""`foliensatz watch` as a process of its own: what it prints, and how it ends."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import foliensatz
from foliensatz.pipeline import build

ROOT = Path(foliensatz.__file__).parent.parent
GOOD = "---\ntitle: Plan\n---\n\n## One\n\nText.\n"
MISSING = GOOD + "\n![Plan](plan.png)\n"
WARNED = "---\ntitle: Plan\nspaeker: A\n---\n\n## One\n\nText.\n"


class Session:
    """A running `foliensatz watch`."""

    def __init__(self, folder: Path, *words: str, **environment: str) -> None:
        self.folder = folder
        self.lines: list[str] = []
        self.errors: list[str] = []
        self._news = threading.Condition()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "foliensatz", "watch", *words],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )
        self._readers = [
            threading.Thread(target=self._read, args=pair)
            for pair in ((self.process.stdout, self.lines), (self.process.stderr, self.errors))
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, stream, lines: list[str]) -> None:
        for line in stream:
            with self._news:
                lines.append(line.rstrip("\n"))
                self._news.notify_all()

    def line(self, number: int) -> str:
        """The line with this number, from 1, of standard output, without its time."""
        with self._news:
            assert self._news.wait_for(lambda: len(self.lines) >= number, 20), (self.lines, self.errors)
        return re.sub(r"^\d\d:\d\d:\d\d  ", "", self.lines[number - 1])

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def end(self, number: int = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(20)
        for reader in self._readers:
            reader.join(20)
        self.process.stdout.close()
        self.process.stderr.close()
        return code


@pytest.fixture
def watch(tmp_path):
    sessions = []

    def start(deck: str, *words: str, **environment: str) -> Session:
        (tmp_path / "deck.md").write_text(deck, encoding="utf-8")
        time.sleep(0.05)  # a file as fresh as the session would be built twice
        sessions.append(Session(tmp_path, *words, **environment))
        return sessions[-1]

    yield start
    for session in sessions:
        session.end()


def without_time(line: str) -> str:
    return re.sub(r"\d+ ms", "N ms", line)


class TestLines:
    @pytest.mark.parametrize("words", [[], ["--poll"]], ids=["events", "polling"])
    def test_one_for_each_rebuild(self, watch, tmp_path, words):
        session = watch(GOOD, *words)
        assert without_time(session.line(1)) == "build/deck.pptx in N ms, 2 slides"
        session.write("deck.md", GOOD + "\n## Two\n\nText.\n")
        assert without_time(session.line(2)) == "deck.md changed: build/deck.pptx in N ms"
        session.write("deck.md", "---\ntitle: Plan\n---\n")
        assert without_time(session.line(3)) == "deck.md changed: build/deck.pptx in N ms"
        session.write("slides/a.md", "## A\n\nText.\n")
        assert without_time(session.line(4)) == "slides/a.md new: build/deck.pptx in N ms"
        os.rename(tmp_path / "slides" / "a.md", tmp_path / "slides" / "b.md")
        assert without_time(session.line(5)) == "slides/a.md gone, slides/b.md new: build/deck.pptx is up to date, N ms"
        assert session.end() == 0
        assert session.errors == ["Watching deck.md; Ctrl-C ends it"]
        assert len(session.lines) == 5

    def test_a_mistake_is_told_with_its_line_and_the_file_stays(self, watch, tmp_path):
        session = watch(GOOD)
        session.line(1)
        before = (tmp_path / "build" / "deck.pptx").read_bytes()
        session.write("deck.md", MISSING)
        assert without_time(session.line(2)) == "deck.md changed: nothing written, N ms, 1 error"
        session.write("deck.md", GOOD + "\n")
        session.line(3)
        session.end()
        assert session.errors[1].startswith("deck.md:9:1: error F301 ")
        assert "  9 | ![Plan](plan.png)" in session.errors
        assert (tmp_path / "build" / "deck.pptx").read_bytes() == before

    def test_people_see_a_warning_once(self, watch):
        session = watch(WARNED)
        assert without_time(session.line(1)) == "build/deck.pptx in N ms, 2 slides, 1 warning"
        session.write("deck.md", WARNED.replace("title:", "# The plan\ntitle:") + "\nMore.\n")
        assert without_time(session.line(2)) == "deck.md changed: build/deck.pptx in N ms, 1 warning as before"
        session.end()
        assert sum("F102" in line for line in session.errors) == 1

    def test_editors_see_all_each_time(self, watch):
        session = watch(WARNED, "--format", "short")
        session.line(1)
        session.write("deck.md", WARNED + "\nMore.\n")
        assert without_time(session.line(2)) == "deck.md changed: build/deck.pptx in N ms, 1 warning"
        session.end()
        assert len(session.errors) == 2 and all(" warning F102 " in line for line in session.errors)

    def test_programs_get_an_object_for_each(self, watch):
        session = watch(GOOD, "--format", "json")
        session.line(1)
        session.write("deck.md", MISSING)
        session.line(2)
        session.end()
        first, second = (json.loads(line) for line in session.lines)
        assert first.pop("seconds") > 0 and second.pop("seconds") > 0
        places = {"path": "build/deck.pptx", "in_place": True, "message": "", "slides": 2, "warnings": 0}
        assert first == {"changed": [], "written": True, "errors": 0, **places}
        assert second == {"changed": ["deck.md"], "written": False, "errors": 1, **places}
        assert [json.loads(line)["code"] for line in session.errors] == ["F301"]

    def test_what_changes_nothing_says_nothing(self, watch, tmp_path):
        session = watch(GOOD)
        session.line(1)
        os.utime(tmp_path / "deck.md")
        time.sleep(0.5)
        session.write("deck.md", GOOD + "\n## Two\n")
        session.line(2)
        session.end()
        assert len(session.lines) == 2

    def test_a_theme_of_ones_own_is_watched(self, watch, tmp_path):
        theme = (ROOT / "themes" / "loesungspartner" / "theme.toml").read_text(encoding="utf-8")
        (tmp_path / "themes" / "mine").mkdir(parents=True)
        (tmp_path / "themes" / "mine" / "theme.toml").write_text(theme, encoding="utf-8")
        session = watch(GOOD.replace("title: Plan", "title: Plan\ntheme: mine"))
        session.line(1)
        session.write("themes/mine/theme.toml", theme.replace('"006475"', '"106475"'))
        assert without_time(session.line(2)) == "themes/mine/theme.toml changed: build/deck.pptx in N ms"

    def test_a_file_that_is_open_is_told_in_the_decks_language(self, watch, tmp_path):
        session = watch(GOOD)
        session.line(1)
        sign = tmp_path / "build" / ".~lock.deck.pptx#"
        sign.write_text("")
        session.write("deck.md", GOOD + "\n## Two\n")
        assert without_time(session.line(2)) == "deck.md changed: build/deck (neu).pptx in N ms"
        assert session.line(3).startswith("build/deck.pptx ist in LibreOffice geöffnet. ")
        session.write("deck.md", GOOD + "\n## Two\n\nText.\n")
        assert without_time(session.line(4)) == "deck.md changed: build/deck (neu).pptx in N ms"
        sign.unlink()
        assert session.line(5) == "build/deck.pptx ist wieder frei und auf dem neuesten Stand."
        session.end()
        assert os.listdir(tmp_path / "build") == ["deck.pptx"]
        built = (tmp_path / "build" / "deck.pptx").read_bytes()
        cold = build(tmp_path / "deck.md", tmp_path / "cold.pptx")
        assert cold.value and (tmp_path / "cold.pptx").read_bytes() == built

    def test_ending_while_a_file_is_open_says_where_the_newest_is(self, watch, tmp_path):
        (tmp_path / "build").mkdir()
        (tmp_path / "build" / ".~lock.deck.pptx#").write_text("")
        session = watch(GOOD)
        session.line(2)
        session.write("deck.md", MISSING)
        session.line(3)
        assert session.end() == 0
        assert session.errors[-1].startswith("build/deck.pptx ist in LibreOffice geöffnet. ")

    def test_programs_hear_of_it_too(self, watch, tmp_path):
        (tmp_path / "build").mkdir()
        sign = tmp_path / "build" / ".~lock.deck.pptx#"
        sign.write_text("")
        session = watch(GOOD, "--format", "json")
        session.line(1)
        sign.unlink()
        session.line(2)
        session.end()
        beside, freed = (json.loads(line) for line in session.lines)
        assert (beside["path"], beside["in_place"], beside["written"]) == ("build/deck (neu).pptx", False, True)
        assert (freed["path"], freed["in_place"], freed["slides"]) == ("build/deck.pptx", True, 2)
        assert "LibreOffice" in beside["message"] and "wieder frei" in freed["message"]


class TestEnds:
    def test_ctrl_c_ends_it_cleanly(self, watch):
        session = watch(GOOD)
        session.line(1)
        assert session.end() == 0
        assert session.errors == ["Watching deck.md; Ctrl-C ends it"]

    @pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
    def test_being_asked_to_end_does_too(self, watch):
        session = watch(GOOD)
        session.line(1)
        assert session.end(signal.SIGTERM) == 0

    def test_a_deck_that_is_not_there_ends_it_at_once(self, tmp_path):
        session = Session(tmp_path, "tlak.md")
        assert session.process.wait(20) == 1
        session.end()
        assert any("error F151" in line for line in session.errors)

    def test_an_output_that_can_not_be_ends_it_at_once(self, tmp_path):
        (tmp_path / "deck.md").write_text(GOOD)
        session = Session(tmp_path, "-o", "deck.md")
        assert session.process.wait(20) == 1
        session.end()
        assert any("error F603" in line for line in session.errors)

    @pytest.mark.skipif(os.name == "nt", reason="Windows lets no folder be deleted in which a process runs")
    def test_a_folder_that_is_deleted_ends_it_with_a_word(self, tmp_path):
        folder = tmp_path / "deck"
        folder.mkdir()
        (folder / "deck.md").write_text(GOOD)
        session = Session(folder)
        session.line(1)
        shutil.rmtree(folder)
        assert session.process.wait(20) == 1
        session.end()
        assert session.errors[1].startswith("foliensatz: the folder in which it was started is gone. ")
        assert len(session.errors) == 2

    def test_a_deck_with_mistakes_is_watched_until_it_is_mended(self, watch, tmp_path):
        session = watch(MISSING)
        assert without_time(session.line(1)) == "nothing written, N ms, 2 slides, 1 error"
        session.write("deck.md", GOOD)
        assert without_time(session.line(2)) == "deck.md changed: build/deck.pptx in N ms"


class TestBuildScript:
    """Started through build.py, which may change meanwhile."""

    SCRIPT = (
        "import json, os, sys\n"
        "os.environ['FOLIENSATZ_STARTED_BY'] = json.dumps([sys.executable, os.path.abspath(__file__)] + sys.argv[1:])\n"
        "sys.path.insert(0, {root!r})\n"
        "print('started by the {which} one', flush=True)\n"
        "sys.argv = ['foliensatz'] + sys.argv[1:]\n"
        "from foliensatz.console import run; run()\n"
    )

    def script(self, which: str) -> str:
        return self.SCRIPT.format(root=str(ROOT), which=which)

    @pytest.fixture
    def session(self, tmp_path):
        (tmp_path / "deck.md").write_text(GOOD)
        (tmp_path / "build.py").write_text(self.script("first"))
        time.sleep(0.05)
        process = subprocess.Popen(
            [sys.executable, str(tmp_path / "build.py"), "watch"],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        yield process
        process.kill()
        process.communicate()

    def test_it_starts_again_with_the_new_one(self, session, tmp_path):
        assert session.stdout.readline() == "started by the first one\n"
        session.stdout.readline()
        (tmp_path / "build.py").write_text(self.script("second"))
        assert session.stdout.readline().endswith("  build.py changed: starting again\n")
        assert session.stdout.readline() == "started by the second one\n"
        session.stdout.readline()
        session.send_signal(signal.SIGINT)
        assert session.wait(20) == 0

    def test_a_broken_one_is_told_and_what_runs_goes_on(self, session, tmp_path):
        session.stdout.readline()
        session.stdout.readline()
        (tmp_path / "build.py").write_text("import json\nthis is no Python\n")
        assert session.stderr.readline().startswith("Watching")
        assert session.stderr.readline().startswith("build.py:2:12: warning F607 build.py has changed, and Python can't read")
        (tmp_path / "deck.md").write_text(GOOD + "\n## Two\n")
        assert "deck.md changed: build/deck.pptx" in session.stdout.readline()


def test_on_windows_it_asks_build_py_to_be_started_again(monkeypatch):
    from foliensatz.starter import START_AGAIN, Starter, starter

    monkeypatch.setenv("FOLIENSATZ_STARTED_BY", json.dumps(["python", "C:\\deck\\build.py", "watch"]))
    found = starter()
    assert found == Starter(("python", "C:\\deck\\build.py", "watch"))
    from foliensatz import starter as module

    class Windows:
        name = "nt"

    monkeypatch.setattr(module, "os", Windows)
    assert found.start_again() == START_AGAIN


@pytest.mark.parametrize("value", ["", "{", "[]", '["python"]', '["python", 1]', '"python"'])
def test_without_build_py_there_is_no_starter(monkeypatch, value):
    from foliensatz.starter import starter

    monkeypatch.setenv("FOLIENSATZ_STARTED_BY", value)
    assert starter() is None
